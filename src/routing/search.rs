//! The search for a way on a sparse grid: lines beside the boxes, through the middle of narrow gaps and of
//! the two ends; the shortest way wins, a bend counts as a stretch of its own.

#![expect(
    clippy::indexing_slicing,
    reason = "a numeric kernel over dense arrays of the grid's own size"
)]

use std::{cmp::Reverse, collections::BinaryHeap};

use crate::model::{Point, Rect};

use super::{
    axis::{Axis, across, between, turned},
    spacing::same,
    ways::strictly,
};

/// What a bend costs, as a length.
const BEND: f64 = 90.0;
/// What a bend on a line in the middle of a gap costs less.
const MIDDLE: f64 = 8.0;
/// What it costs more to leave a box beside the middle of its side.
const ASIDE: f64 = 16.0;
/// What it costs more to leave the left one of two boxes upward or downward.
const UPRIGHT: f64 = 6.0;
/// How far from a box the lines beside it are.
const BESIDE: f64 = 18.0;
/// A stretch nearer to a box than this, beyond the least distance, is snug.
const SNUG: f64 = 8.0;
/// How many times as much a snug stretch costs: lines keep to wide lanes where there are some.
const DEAR: f64 = 1.15;
/// How many times as much it costs to run over a text.
const WRITTEN: f64 = 2.2;
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
}

/// Right, down, left, up.
const DIRS: [(isize, isize); 4] = [(1, 0), (0, 1), (-1, 0), (0, -1)];

struct Field<'a> {
    search: &'a Search<'a>,
    xs: Axis,
    ys: Axis,
    /// What the step to the right is like, and the step down, at each crossing.
    steps: [Vec<Step>; 2],
}

/// A step from one crossing to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Free,
    /// Close by a box, where there is little room for lines side by side.
    Snug,
    /// Over a text.
    Written,
    Barred,
}

/// A way out of a box, or into it: the crossing, the direction, and what it costs to get there.
struct Gate {
    at: (usize, usize),
    dir: usize,
    port: Point,
    cost: u32,
}

/// Returns the corners of the best way from border to border, or `None` if there is none in the window.
pub(super) fn find(search: &Search<'_>) -> Option<Vec<Point>> {
    let field = Field::of(search);
    // Work goes on to the right: of two ways alike, the one that leaves the left box at its side.
    let (mut starts, mut goals) = (field.gates(search.from), field.gates(search.to));
    let left = if search.from.center().x <= search.to.center().x {
        &mut starts
    } else {
        &mut goals
    };
    for gate in left.iter_mut().filter(|gate| gate.dir % 2 == 1) {
        gate.cost += fixed(UPRIGHT);
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
            open.push(Reverse((cost + field.ahead(gate.at, gate.dir), state)));
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
            let bend = if dir == inward {
                0
            } else {
                field.bend(at, dir)
            };
            let cost = cost + bend + goal.cost;
            if found.is_none_or(|(known, ..)| cost < known) {
                found = Some((cost, state, i));
            }
        }
        for next_dir in [dir, (dir + 1) % 4, (dir + 3) % 4] {
            let Some((next, length)) = field.step(at, next_dir) else {
                continue;
            };
            let bend = if next_dir == dir {
                0
            } else {
                field.bend(at, dir)
            };
            let next_cost = cost + bend + fixed(length);
            let next_state = field.state(next, next_dir);
            if next_cost < best[next_state] {
                best[next_state] = next_cost;
                came[next_state] = u32::try_from(state).unwrap_or(u32::MAX);
                let mut ahead = field.ahead(next, next_dir);
                if n_seen > PATIENCE {
                    ahead = ahead.saturating_mul(3);
                }
                open.push(Reverse((next_cost + ahead, next_state)));
            }
        }
    }
    let (_, state, goal) = found?;
    Some(field.corners(state, &came, &starts, &goals[goal]))
}

impl<'a> Field<'a> {
    fn of(search: &'a Search<'a>) -> Self {
        let everything: Vec<Rect> = search
            .boxes
            .iter()
            .chain(search.texts)
            .chain([search.from, search.to])
            .copied()
            .collect();
        let window = search.window;
        let beside = BESIDE.max(search.gap + 2.0);
        let x_sides: Vec<_> = everything.iter().map(across).collect();
        let y_sides: Vec<_> = everything
            .iter()
            .map(|rect| across(&turned(rect)))
            .collect();
        let ends = [search.from, search.to];
        let x_ports = ends.map(|rect| ports(rect.min.x, rect.max.x));
        let y_ports = ends.map(|rect| ports(rect.min.y, rect.max.y));
        let xs = Axis::of(
            &x_sides,
            beside,
            (window.min.x, window.max.x),
            x_ports.as_flattened(),
            between(
                (search.from.min.x, search.from.max.x),
                (search.to.min.x, search.to.max.x),
            ),
        );
        let ys = Axis::of(
            &y_sides,
            beside,
            (window.min.y, window.max.y),
            y_ports.as_flattened(),
            between(
                (search.from.min.y, search.from.max.y),
                (search.to.min.y, search.to.max.y),
            ),
        );
        let n = xs.at.len() * ys.at.len();
        let mut field = Self {
            search,
            xs,
            ys,
            steps: [vec![Step::Free; n], vec![Step::Free; n]],
        };
        for rect in search.boxes {
            field.mark(&rect.expanded(search.gap + SNUG), Step::Snug);
            field.mark(&rect.expanded(search.gap), Step::Barred);
        }
        for rect in search.texts {
            field.mark(&rect.expanded(4.0), Step::Written);
        }
        for rect in [search.from, search.to] {
            field.mark(&rect.expanded(search.gap.min(6.0)), Step::Barred);
        }
        field
    }

    /// Marks every step that touches the inside of a box.
    fn mark(&mut self, rect: &Rect, step: Step) {
        let nx = self.xs.at.len();
        let touched = |axis: &Axis, low: f64, high: f64| {
            let first = axis.at.partition_point(|at| *at <= low);
            let last = axis.at.partition_point(|at| *at < high);
            (first, last.max(first))
        };
        let (left, right) = touched(&self.xs, rect.min.x, rect.max.x);
        let (top, bottom) = touched(&self.ys, rect.min.y, rect.max.y);
        // A step that begins before the box may end behind it.
        for row in top..bottom {
            for column in left.saturating_sub(1)..right.min(nx) {
                if self.xs.at[column] < rect.max.x {
                    let known = &mut self.steps[0][row * nx + column];
                    *known = step.max(*known);
                }
            }
        }
        for row in top.saturating_sub(1)..bottom {
            for column in left..right {
                let known = &mut self.steps[1][row * nx + column];
                *known = step.max(*known);
            }
        }
    }

    fn state(&self, (column, row): (usize, usize), dir: usize) -> usize {
        (row * self.xs.at.len() + column) * 4 + dir
    }

    fn point(&self, (column, row): (usize, usize)) -> Point {
        Point::new(self.xs.at[column], self.ys.at[row])
    }

    /// Returns the next crossing in a direction and how far it is, if the step is free.
    fn step(&self, (column, row): (usize, usize), dir: usize) -> Option<((usize, usize), f64)> {
        let (dx, dy) = DIRS[dir];
        let next = (column.checked_add_signed(dx)?, row.checked_add_signed(dy)?);
        if next.0 >= self.xs.at.len() || next.1 >= self.ys.at.len() {
            return None;
        }
        let first = (column.min(next.0), row.min(next.1));
        let step = self.steps[dir % 2][first.1 * self.xs.at.len() + first.0];
        if step == Step::Barred {
            return None;
        }
        let (one, other) = (self.point((column, row)), self.point(next));
        let length = (one.x - other.x).abs() + (one.y - other.y).abs();
        let dear = match step {
            Step::Snug => DEAR,
            Step::Written => WRITTEN,
            Step::Free | Step::Barred => 1.0,
        };
        Some((next, length * dear))
    }

    /// Returns what a turn at a crossing costs: less in the middle of a gap.
    fn bend(&self, (column, row): (usize, usize), _dir: usize) -> u32 {
        let middle = self.xs.middle[column] || self.ys.middle[row];
        fixed(if middle { BEND - MIDDLE } else { BEND })
    }

    /// Returns what is ahead at least, from a crossing to the goal.
    fn ahead(&self, at: (usize, usize), dir: usize) -> u32 {
        let point = self.point(at);
        let to = self.search.to;
        let beyond = |at: f64, low: f64, high: f64| (low - at).max(at - high).max(0.0);
        let dx = beyond(point.x, to.min.x, to.max.x);
        let dy = beyond(point.y, to.min.y, to.max.y);
        let center = to.center();
        let way = center - point;
        let heading = DIRS[dir];
        let along = if heading.0 == 0 {
            way.y * heading.1 as f64
        } else {
            way.x * heading.0 as f64
        };
        let aside = if heading.0 == 0 { way.x } else { way.y };
        let bends = match (same(aside, 0.0), along >= 0.0) {
            (true, true) => 0.0,
            (false, true) => 1.0,
            _ => 2.0,
        };
        fixed(dx + dy + bends * (BEND - MIDDLE))
    }

    /// Returns the ways out of a box: from the middle of each side and beside it, straight to the first
    /// line of the grid.
    fn gates(&self, rect: &Rect) -> Vec<Gate> {
        let least = self.search.gap.min(6.0);
        let columns = ports(rect.min.x, rect.max.x);
        let rows = ports(rect.min.y, rect.max.y);
        let first = |axis: &Axis, from: f64| axis.at.partition_point(|at| *at < from);
        let until = |axis: &Axis, to: f64| {
            let beyond = axis.at.partition_point(|at| *at <= to);
            beyond.checked_sub(1)
        };
        let right = first(&self.xs, rect.max.x + least);
        let below = first(&self.ys, rect.max.y + least);
        let mut gates = Vec::with_capacity(12);
        for (i, (x, y)) in columns.into_iter().zip(rows).enumerate() {
            let (column, row) = (first(&self.xs, x), first(&self.ys, y));
            let sides = [
                (0, Some((right, row)), Point::new(rect.max.x, y)),
                (1, Some((column, below)), Point::new(x, rect.max.y)),
                (
                    2,
                    until(&self.xs, rect.min.x - least).map(|left| (left, row)),
                    Point::new(rect.min.x, y),
                ),
                (
                    3,
                    until(&self.ys, rect.min.y - least).map(|above| (column, above)),
                    Point::new(x, rect.min.y),
                ),
            ];
            let gates_here = sides.into_iter().filter_map(|(dir, at, port)| {
                // A shorter way is no reason to leave beside the middle.
                let beside = rect.center() - port;
                let beside = if dir % 2 == 0 { beside.y } else { beside.x }.abs();
                let aside = if i == 0 { 0.0 } else { ASIDE + beside };
                self.gate(at?, dir, port, aside)
            });
            gates.extend(gates_here);
        }
        gates
    }

    /// Returns a way out of a box, if nothing stands right before it.
    fn gate(&self, at: (usize, usize), dir: usize, port: Point, aside: f64) -> Option<Gate> {
        if at.0 >= self.xs.at.len() || at.1 >= self.ys.at.len() {
            return None;
        }
        let point = self.point(at);
        let on_line = same(point.x, port.x) || same(point.y, port.y);
        let corridor = Rect::from_corners(point, port).expanded(self.search.gap);
        let mut boxes = self.search.boxes.iter();
        let barred = boxes.any(|other| strictly(other, &corridor));
        (on_line && !barred).then(|| Gate {
            at,
            dir,
            port,
            cost: fixed(point.distance(port) + aside),
        })
    }

    /// Walks back from the goal and returns the corners, from the start.
    fn corners(&self, state: usize, came: &[u32], starts: &[Gate], goal: &Gate) -> Vec<Point> {
        let nx = self.xs.at.len();
        let mut points = vec![goal.port];
        let mut state = state;
        loop {
            let at = ((state / 4) % nx, state / 4 / nx);
            points.push(self.point(at));
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
}

/// Returns where lines may leave a side: in the middle, or halfway to a corner.
fn ports(low: f64, high: f64) -> [f64; 3] {
    let at = |share: f64| low + (high - low) * share;
    [at(0.5), at(0.25), at(0.75)]
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

/// Returns a length in sixteenths: whole numbers compare the same on every machine.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a length on a map, and the cast saturates"
)]
fn fixed(length: f64) -> u32 {
    (length * 16.0).round().min(1e8) as u32
}
