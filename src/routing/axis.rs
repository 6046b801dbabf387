//! One axis of the sparse grid: which lines it has.

#![expect(
    clippy::indexing_slicing,
    reason = "a numeric kernel over dense arrays of its own making"
)]

use crate::model::{Point, Rect};

use super::spacing::same;

/// A box: its two sides on this axis, and those on the other.
pub(super) type Sides = ((f64, f64), (f64, f64));

/// The lines of the grid on one axis, and which of them run through the middle of something.
pub(super) struct Axis {
    pub(super) at: Vec<f64>,
    pub(super) middle: Vec<bool>,
}

/// A line that an axis may have, and how much it matters: beside a box, in a gap, halfway, at a port.
pub(super) type Line = (f64, u8);

/// Returns the lines of an axis in a window: beside each box, through the middle of each narrow gap,
/// halfway between the two ends, and through their ports.
pub(super) fn lines(
    sides: &[Sides],
    beside: f64,
    (low, high): (f64, f64),
    ports: &[f64],
    halfway: Option<f64>,
) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::with_capacity(sides.len() * 3);
    for ((near, far), _) in sides {
        lines.push((near - beside, 0));
        lines.push((far + beside, 0));
    }
    lines.extend(narrow_gaps(sides, beside * 2.0).map(|at| (at, 1)));
    lines.extend(halfway.map(|at| (at, 2)));
    lines.extend(ports.iter().map(|at| (*at, 3)));
    lines.retain(|(at, _)| (low..=high).contains(at));
    lines.sort_by(|one, other| one.0.total_cmp(&other.0).then(other.1.cmp(&one.1)));
    lines
}

impl Axis {
    /// Takes lines nearer to each other than `merged` as one, but for those that must be there.
    pub(super) fn of(lines: &[Line], merged: f64) -> Self {
        let mut kept: Vec<Line> = Vec::with_capacity(lines.len());
        for line in lines {
            match kept.last_mut() {
                Some(last) if same(line.0, last.0) => {}
                Some(last) if line.0 - last.0 < merged && last.1.min(line.1) <= 1 => {
                    if line.1 > last.1 {
                        *last = *line;
                    }
                }
                _ => kept.push(*line),
            }
        }
        Self {
            at: kept.iter().map(|line| line.0).collect(),
            middle: kept.iter().map(|line| matches!(line.1, 1 | 2)).collect(),
        }
    }
}

/// Returns the middles of the gaps between boxes that face each other and are nearer than `widest`.
fn narrow_gaps(sides: &[Sides], widest: f64) -> impl Iterator<Item = f64> {
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
pub(super) fn across(rect: &Rect) -> Sides {
    ((rect.min.x, rect.max.x), (rect.min.y, rect.max.y))
}

pub(super) fn turned(rect: &Rect) -> Rect {
    Rect::new(
        Point::new(rect.min.y, rect.min.x),
        Point::new(rect.max.y, rect.max.x),
    )
}

/// Returns the middle between two ranges that lie apart.
pub(super) fn between(one: (f64, f64), other: (f64, f64)) -> Option<f64> {
    if one.1 <= other.0 {
        Some(f64::midpoint(one.1, other.0))
    } else if other.1 <= one.0 {
        Some(f64::midpoint(other.1, one.0))
    } else {
        None
    }
}
