//! Guides: the lines that say what something dragged is in line with.

use crate::{
    edit::Axis,
    model::{Point, Rect},
};

/// What something dragged is in line with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Guide {
    /// Edges or centers on one line.
    Line { from: Point, to: Point },
    /// One of the gaps that are equal.
    Gap { from: Point, to: Point },
}

impl Guide {
    /// Returns the line through a place of an axis that reaches over some rectangles.
    pub(super) fn line<'a>(
        axis: Axis,
        at: f64,
        rects: impl IntoIterator<Item = &'a Rect>,
    ) -> Option<Self> {
        let spans = rects.into_iter().map(|rect| axis.other().span(rect));
        let (start, end) = spans.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))?;
        Some(Self::Line {
            from: point(axis, at, start),
            to: point(axis, at, end),
        })
    }

    /// Returns the gap between two rectangles, drawn where they lie side by side.
    pub(super) fn gap(axis: Axis, one: &Rect, other: &Rect) -> Self {
        let (one_side, other_side) = (axis.other().span(one), axis.other().span(other));
        let beside = f64::midpoint(one_side.0.max(other_side.0), one_side.1.min(other_side.1));
        Self::Gap {
            from: point(axis, axis.span(one).1, beside),
            to: point(axis, axis.span(other).0, beside),
        }
    }
}

/// Returns the point at a place of an axis and one of the other axis.
fn point(axis: Axis, at: f64, beside: f64) -> Point {
    axis.way(at) + axis.other().way(beside)
}
