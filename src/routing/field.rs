//! The sparse grid on which ways are looked for: lines beside the boxes, through the middle of narrow gaps
//! and through the ports of the two ends, and what each step on it costs.

#![expect(
    clippy::indexing_slicing,
    reason = "a numeric kernel over dense arrays of the grid's own size"
)]

use crate::model::{Point, Rect};

use super::{
    axis::{Axis, Sides, across, between, lines, turned},
    search::Search,
    spacing::same,
    ways::strictly,
};

/// What a bend costs, as a length.
const BEND: f64 = 90.0;
/// What a bend on a line in the middle of a gap costs less.
const MIDDLE: f64 = 8.0;
/// What it costs more to leave a box beside the middle of its side.
const ASIDE: f64 = 30.0;
/// What it costs more to leave the left one of two boxes upward or downward.
pub(super) const UPRIGHT: f64 = 6.0;
/// How far from a box the lines beside it are.
const BESIDE: f64 = 18.0;
/// Lines nearer to each other than this are one.
const MERGED: f64 = 4.0;
/// No grid is finer than to have so many crossings, if a coarser one will do.
const MOST_CROSSINGS: usize = 150_000;
/// No lines are farther apart than this only for a coarser grid: as far as a map reaches.
const COARSEST: f64 = 1e9;
/// A stretch nearer to a box than this, beyond the least distance, is snug.
const SNUG: f64 = 8.0;
/// How many times as much a snug stretch costs: lines keep to wide lanes where there are some.
const DEAR: f64 = 1.18;
/// How many times as much it costs to run over a text.
const WRITTEN: f64 = 2.2;

/// How far a line keeps from the boxes where it begins and ends, if there is room: a bend needs some.
const OWN: f64 = 15.0;

/// Right, down, left, up.
const DIRS: [(isize, isize); 4] = [(1, 0), (0, 1), (-1, 0), (0, -1)];

pub(super) struct Field<'a> {
    search: &'a Search<'a>,
    pub(super) xs: Axis,
    pub(super) ys: Axis,
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
pub(super) struct Gate {
    pub(super) at: (usize, usize),
    pub(super) dir: usize,
    pub(super) port: Point,
    pub(super) cost: u32,
}

impl<'a> Field<'a> {
    pub(super) fn of(search: &'a Search<'a>) -> Self {
        let everything: Vec<Rect> = search
            .boxes
            .iter()
            .chain(search.texts)
            .chain([search.from, search.to])
            .copied()
            .collect();
        let x_sides: Vec<_> = everything.iter().map(across).collect();
        let y_sides: Vec<_> = everything
            .iter()
            .map(|rect| across(&turned(rect)))
            .collect();
        let ends = [search.from, search.to].map(across);
        let upright_ends = [search.from, search.to].map(|rect| across(&turned(rect)));
        let window = (across(search.window), across(&turned(search.window)));
        let beside = BESIDE.max(search.gap + 2.0);
        let lines_of = |sides: &[Sides], window: Sides, [from, to]: [Sides; 2]| {
            let at_ports = [from, to].map(|(side, _)| ports(side.0, side.1));
            let halfway = between(from.0, to.0);
            lines(sides, beside, window.0, at_ports.as_flattened(), halfway)
        };
        let x_lines = lines_of(&x_sides, window.0, ends);
        let y_lines = lines_of(&y_sides, window.1, upright_ends);
        let axes = |merged: f64| (Axis::of(&x_lines, merged), Axis::of(&y_lines, merged));
        // On a large map the grid is coarser.
        let (mut xs, mut ys) = axes(MERGED);
        let mut merged = MERGED;
        while xs.at.len() * ys.at.len() > MOST_CROSSINGS && merged < COARSEST {
            merged *= 2.0;
            (xs, ys) = axes(merged);
        }
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
            field.mark(&rect.expanded(search.gap.min(OWN)), Step::Barred);
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

    pub(super) fn state(&self, (column, row): (usize, usize), dir: usize) -> usize {
        (row * self.xs.at.len() + column) * 4 + dir
    }

    pub(super) fn point(&self, (column, row): (usize, usize)) -> Point {
        Point::new(self.xs.at[column], self.ys.at[row])
    }

    /// Returns the next crossing in a direction and how far it is, if the step is free.
    pub(super) fn step(
        &self,
        (column, row): (usize, usize),
        dir: usize,
    ) -> Option<((usize, usize), f64)> {
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
    pub(super) fn bend(&self, (column, row): (usize, usize)) -> u32 {
        let middle = self.xs.middle[column] || self.ys.middle[row];
        fixed(if middle { BEND - MIDDLE } else { BEND })
    }

    /// Returns what is ahead at least, from a crossing to the goal.
    pub(super) fn ahead(&self, at: (usize, usize), dir: usize) -> u32 {
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
    pub(super) fn gates(&self, rect: &Rect) -> Vec<Gate> {
        let least = self.search.gap.min(OWN);
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
}

/// Returns where lines may leave a side: in the middle, or halfway to a corner.
fn ports(low: f64, high: f64) -> [f64; 3] {
    let at = |share: f64| low + (high - low) * share;
    [at(0.5), at(0.25), at(0.75)]
}

/// Returns a length in sixteenths: whole numbers compare the same on every machine.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a length on a map, and the cast saturates"
)]
pub(super) fn fixed(length: f64) -> u32 {
    (length * 16.0).round().min(1e8) as u32
}
