//! The search for a way on a sparse grid: lines beside the boxes, through the middle of narrow gaps and of
//! the two ends; the shortest way wins, a bend counts as a stretch of its own.

#![expect(
    clippy::indexing_slicing,
    reason = "a numeric kernel over dense arrays of the grid's own size"
)]

use std::{cmp::Reverse, collections::BinaryHeap};

use crate::model::{Point, Rect};

/// What a bend costs, as a length.
const BEND: f64 = 60.0;
/// What a bend on a line in the middle of a gap costs less.
const MIDDLE: f64 = 8.0;
/// How far from a box the lines beside it are.
const BESIDE: f64 = 18.0;
/// Lines nearer to each other than this are one.
const MERGED: f64 = 4.0;
/// So many places are looked at before the search takes what seems straight to the point.
const PATIENCE: usize = 60_000;

/// What a way is looked for among.
pub(super) struct Search<'a> {
    pub(super) from: &'a Rect,
    pub(super) to: &'a Rect,
    pub(super) boxes: &'a [Rect],
    pub(super) window: &'a Rect,
    /// How near a box the way may come.
    pub(super) gap: f64,
}

/// Right, down, left, up.
const DIRS: [(isize, isize); 4] = [(1, 0), (0, 1), (-1, 0), (0, -1)];

/// The lines of the grid on one axis, and which of them run through the middle of something.
struct Axis {
    at: Vec<f64>,
    middle: Vec<bool>,
}

struct Field<'a> {
    search: &'a Search<'a>,
    xs: Axis,
    ys: Axis,
    /// Whether the step to the right is barred, and the step down, at each crossing.
    barred: [Vec<bool>; 2],
}

/// A way out of a box, or into it: the crossing, the direction, and how far it is from the border.
struct Gate {
    at: (usize, usize),
    dir: usize,
    port: Point,
    length: f64,
}

/// Returns the corners of the best way from border to border, or `None` if there is none in the window.
pub(super) fn find(search: &Search<'_>) -> Option<Vec<Point>> {
    let field = Field::of(search);
    let starts = field.gates(search.from);
    let goals = field.gates(search.to);
    let (nx, ny) = (field.xs.at.len(), field.ys.at.len());
    let n_states = nx * ny * 4;
    let mut best = vec![u32::MAX; n_states];
    let mut came = vec![u32::MAX; n_states];
    let mut open = BinaryHeap::new();
    for gate in &starts {
        let state = field.state(gate.at, gate.dir);
        let cost = fixed(gate.length);
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
            let cost = cost + bend + fixed(goal.length);
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
        let centers = |of: fn(&Rect) -> f64| [of(search.from), of(search.to)];
        let xs = Axis::of(
            &x_sides,
            beside,
            (window.min.x, window.max.x),
            centers(|rect| rect.center().x),
            between(
                (search.from.min.x, search.from.max.x),
                (search.to.min.x, search.to.max.x),
            ),
        );
        let ys = Axis::of(
            &y_sides,
            beside,
            (window.min.y, window.max.y),
            centers(|rect| rect.center().y),
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
            barred: [vec![false; n], vec![false; n]],
        };
        for rect in search.boxes {
            field.bar(&rect.expanded(search.gap));
        }
        for rect in [search.from, search.to] {
            field.bar(&rect.expanded(search.gap.min(6.0)));
        }
        field
    }

    /// Bars every step that touches the inside of a box.
    fn bar(&mut self, rect: &Rect) {
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
                    self.barred[0][row * nx + column] = true;
                }
            }
        }
        for row in top.saturating_sub(1)..bottom {
            for column in left..right {
                self.barred[1][row * nx + column] = true;
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
        let barred = &self.barred[dir % 2];
        if barred[first.1 * self.xs.at.len() + first.0] {
            return None;
        }
        let (one, other) = (self.point((column, row)), self.point(next));
        Some((next, (one.x - other.x).abs() + (one.y - other.y).abs()))
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
        let bends = match (aside == 0.0, along >= 0.0) {
            (true, true) => 0.0,
            (false, true) => 1.0,
            _ => 2.0,
        };
        fixed(dx + dy + bends * (BEND - MIDDLE))
    }

    /// Returns the ways out of a box: from the middle of each side straight to the first line of the grid.
    fn gates(&self, rect: &Rect) -> Vec<Gate> {
        let center = rect.center();
        let column = nearest(&self.xs.at, center.x);
        let row = nearest(&self.ys.at, center.y);
        let least = self.search.gap.min(6.0);
        let mut gates = Vec::new();
        for (dir, heading) in DIRS.iter().enumerate() {
            let (at, port) = match heading {
                (1, _) => {
                    let out = self.xs.at.partition_point(|x| *x < rect.max.x + least);
                    ((out, row), Point::new(rect.max.x, center.y))
                }
                (-1, _) => {
                    let out = self.xs.at.partition_point(|x| *x <= rect.min.x - least);
                    ((out.wrapping_sub(1), row), Point::new(rect.min.x, center.y))
                }
                (_, 1) => {
                    let out = self.ys.at.partition_point(|y| *y < rect.max.y + least);
                    ((column, out), Point::new(center.x, rect.max.y))
                }
                _ => {
                    let out = self.ys.at.partition_point(|y| *y <= rect.min.y - least);
                    (
                        (column, out.wrapping_sub(1)),
                        Point::new(center.x, rect.min.y),
                    )
                }
            };
            if at.0 >= self.xs.at.len() || at.1 >= self.ys.at.len() {
                continue;
            }
            let length = self.point(at).distance(port);
            let corridor = Rect::from_corners(self.point(at), port);
            let gap = self.search.gap - 0.01;
            let barred = self.search.boxes.iter().any(|other| {
                let other = other.expanded(gap);
                corridor.min.x < other.max.x
                    && other.min.x < corridor.max.x
                    && corridor.min.y < other.max.y
                    && other.min.y < corridor.max.y
                    || other.contains(corridor.min)
                    || other.contains(corridor.max)
                    || flat_through(&corridor, &other)
            });
            if !barred {
                gates.push(Gate {
                    at,
                    dir,
                    port,
                    length,
                });
            }
        }
        gates
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

impl Axis {
    /// Chooses the lines of an axis: beside each box, through the centers of the two ends, halfway between
    /// them, and through the middle of each narrow gap.
    fn of(
        sides: &[((f64, f64), (f64, f64))],
        beside: f64,
        (low, high): (f64, f64),
        centers: [f64; 2],
        halfway: Option<f64>,
    ) -> Self {
        let mut lines: Vec<(f64, u8)> = Vec::with_capacity(sides.len() * 3);
        for ((near, far), _) in sides {
            lines.push((near - beside, 0));
            lines.push((far + beside, 0));
        }
        lines.extend(narrow_gaps(sides, beside * 2.0).map(|at| (at, 1)));
        lines.extend(halfway.map(|at| (at, 2)));
        lines.extend(centers.map(|at| (at, 3)));
        lines.retain(|(at, _)| (low..=high).contains(at));
        lines.sort_by(|one, other| one.0.total_cmp(&other.0).then(other.1.cmp(&one.1)));
        let mut kept: Vec<(f64, u8)> = Vec::with_capacity(lines.len());
        for line in lines {
            match kept.last_mut() {
                Some(last) if line.0 == last.0 => {}
                Some(last) if line.0 - last.0 < MERGED && last.1.min(line.1) == 0 => {
                    if line.1 > last.1 {
                        *last = line;
                    }
                }
                _ => kept.push(line),
            }
        }
        Self {
            at: kept.iter().map(|line| line.0).collect(),
            middle: kept.iter().map(|line| line.1 == 1 || line.1 == 2).collect(),
        }
    }
}

/// Returns the middles of the gaps between boxes that face each other and are nearer than `widest`.
fn narrow_gaps(sides: &[((f64, f64), (f64, f64))], widest: f64) -> impl Iterator<Item = f64> {
    let mut by_start: Vec<_> = sides.to_vec();
    by_start.sort_by(|one, other| one.0.0.total_cmp(&other.0.0));
    let mut middles = Vec::new();
    for ((_, far), across) in sides {
        let first = by_start.partition_point(|other| other.0.0 <= *far);
        for ((near, _), other) in &by_start[first..] {
            if near - far >= widest {
                break;
            }
            if other.0 < across.1 && across.0 < other.1 {
                middles.push(f64::midpoint(*far, *near));
            }
        }
    }
    middles.into_iter()
}

/// Returns the two sides of a box on this axis, and those on the other.
fn across(rect: &Rect) -> ((f64, f64), (f64, f64)) {
    ((rect.min.x, rect.max.x), (rect.min.y, rect.max.y))
}

fn turned(rect: &Rect) -> Rect {
    Rect::new(
        Point::new(rect.min.y, rect.min.x),
        Point::new(rect.max.y, rect.max.x),
    )
}

/// Returns the middle between two ranges that lie apart.
fn between(one: (f64, f64), other: (f64, f64)) -> Option<f64> {
    if one.1 <= other.0 {
        Some(f64::midpoint(one.1, other.0))
    } else if other.1 <= one.0 {
        Some(f64::midpoint(other.1, one.0))
    } else {
        None
    }
}

fn flat_through(line: &Rect, rect: &Rect) -> bool {
    let overlap = line.min.x < rect.max.x
        && rect.min.x < line.max.x
        && rect.min.y < line.min.y
        && line.max.y < rect.max.y;
    let upright = line.min.y < rect.max.y
        && rect.min.y < line.max.y
        && rect.min.x < line.min.x
        && line.max.x < rect.max.x;
    overlap || upright
}

fn nearest(lines: &[f64], at: f64) -> usize {
    let next = lines.partition_point(|line| *line < at);
    let before = next.saturating_sub(1);
    match (lines.get(before), lines.get(next)) {
        (Some(one), Some(other)) if at - one < other - at => before,
        (Some(_), None) => before,
        _ => next,
    }
}

/// Drops the points at which a line goes straight on.
fn without_straights(points: &[Point]) -> Vec<Point> {
    let mut corners: Vec<Point> = Vec::with_capacity(points.len());
    for point in points {
        if let [.., one, two] = corners.as_slice()
            && (one.x == two.x && two.x == point.x || one.y == two.y && two.y == point.y)
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
