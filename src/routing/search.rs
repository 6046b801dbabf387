//! The search for a way on a sparse grid: the shortest one wins, a bend counts as a stretch of its own.

#![expect(
    clippy::indexing_slicing,
    reason = "a numeric kernel over dense arrays of the grid's own size"
)]

use std::{cmp::Reverse, collections::BinaryHeap};

use crate::model::{Point, Rect};

use super::{
    field::{Field, Gate, UPRIGHT, fixed},
    spacing::same,
};

/// So many places are looked at before the search takes what seems straight to the point.
const PATIENCE: usize = 60_000;

/// What a way is looked for among.
pub(super) struct Search<'a> {
    pub(super) from: &'a Rect,
    pub(super) to: &'a Rect,
    pub(super) boxes: &'a [Rect],
    /// What it should not run over, if that costs little.
    pub(super) texts: &'a [Rect],
    pub(super) window: &'a Rect,
    /// How near a box the way may come.
    pub(super) gap: f64,
    /// What it costs more to leave either box by each side: right, down, left, up.
    pub(super) dear: [[f64; 4]; 2],
}

/// Returns the corners of the best way from border to border, or `None` if there is none in the window.
pub(super) fn find(search: &Search<'_>) -> Option<Vec<Point>> {
    let field = Field::of(search);
    let (mut starts, mut goals) = (field.gates(search.from), field.gates(search.to));
    for (gates, dear) in [&mut starts, &mut goals].into_iter().zip(search.dear) {
        for gate in gates {
            gate.cost = gate.cost.saturating_add(fixed(dear[gate.dir]));
        }
    }
    // Work goes on to the right: of two ways alike, the one that leaves the left box at its side.
    let left = if search.from.center().x <= search.to.center().x {
        &mut starts
    } else {
        &mut goals
    };
    for gate in left.iter_mut().filter(|gate| gate.dir % 2 == 1) {
        gate.cost = gate.cost.saturating_add(fixed(UPRIGHT));
    }
    let (nx, ny) = (field.xs.at.len(), field.ys.at.len());
    let n_states = nx * ny * 4;
    let mut best = vec![u32::MAX; n_states];
    let mut came = vec![u32::MAX; n_states];
    let mut open = BinaryHeap::new();
    for gate in &starts {
        let state = field.state(gate.at, gate.dir);
        let cost = gate.cost;
        if cost < best[state] {
            best[state] = cost;
            open.push(Reverse((
                cost.saturating_add(field.ahead(gate.at, gate.dir)),
                state,
            )));
        }
    }
    let mut found: Option<(u32, usize, usize)> = None;
    let mut n_seen = 0;
    while let Some(Reverse((estimate, state))) = open.pop() {
        if found.is_some_and(|(cost, ..)| cost <= estimate) {
            break;
        }
        n_seen += 1;
        let (at, dir) = (((state / 4) % nx, state / 4 / nx), state % 4);
        let cost = best[state];
        if cost.saturating_add(field.ahead(at, dir)) < estimate && n_seen < PATIENCE {
            continue;
        }
        for (i, goal) in goals.iter().enumerate().filter(|(_, goal)| goal.at == at) {
            // Through the gate in the other direction, into the box.
            let inward = (goal.dir + 2) % 4;
            if dir == goal.dir {
                continue;
            }
            let bend = if dir == inward { 0 } else { field.bend(at) };
            let cost = cost.saturating_add(bend).saturating_add(goal.cost);
            if found.is_none_or(|(known, ..)| cost < known) {
                found = Some((cost, state, i));
            }
        }
        for next_dir in [dir, (dir + 1) % 4, (dir + 3) % 4] {
            let Some((next, length)) = field.step(at, next_dir) else {
                continue;
            };
            let bend = if next_dir == dir { 0 } else { field.bend(at) };
            let next_cost = cost.saturating_add(bend).saturating_add(fixed(length));
            let next_state = field.state(next, next_dir);
            if next_cost < best[next_state] {
                best[next_state] = next_cost;
                came[next_state] = u32::try_from(state).unwrap_or(u32::MAX);
                let mut ahead = field.ahead(next, next_dir);
                if n_seen > PATIENCE {
                    ahead = ahead.saturating_mul(3);
                }
                open.push(Reverse((next_cost.saturating_add(ahead), next_state)));
            }
        }
    }
    let (_, state, goal) = found?;
    Some(corners(&field, state, &came, &starts, &goals[goal]))
}

/// Walks back from the goal and returns the corners, from the start.
fn corners(
    field: &Field<'_>,
    state: usize,
    came: &[u32],
    starts: &[Gate],
    goal: &Gate,
) -> Vec<Point> {
    let nx = field.xs.at.len();
    let mut points = vec![goal.port];
    let mut state = state;
    loop {
        let at = ((state / 4) % nx, state / 4 / nx);
        points.push(field.point(at));
        let before = came[state];
        if before == u32::MAX {
            let gate = starts
                .iter()
                .find(|gate| gate.at == at && gate.dir == state % 4);
            points.extend(gate.map(|gate| gate.port));
            break;
        }
        state = before as usize;
    }
    points.reverse();
    without_straights(&points)
}

/// Drops the points at which a line goes straight on.
fn without_straights(points: &[Point]) -> Vec<Point> {
    let mut corners: Vec<Point> = Vec::with_capacity(points.len());
    for point in points {
        if let [.., one, two] = corners.as_slice()
            && (same(one.x, two.x) && same(two.x, point.x)
                || same(one.y, two.y) && same(two.y, point.y))
        {
            corners.pop();
        }
        if corners.last() != Some(point) {
            corners.push(*point);
        }
    }
    corners
}
