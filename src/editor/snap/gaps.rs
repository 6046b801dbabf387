//! Equal gaps: as far from one neighbor as from the next, or as neighbors are from each other.

use crate::{edit::Axis, model::Rect};

use super::{
    anchors::Beside,
    guide::Guide,
    snap::{SAME, SnapCx},
};

/// The nodes beside a rectangle along one axis: up to two before it and two after it, the nearer first.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Row {
    before: [Option<Rect>; 2],
    after: [Option<Rect>; 2],
}

impl Row {
    /// Looks at the nodes in view that lie beside a rectangle.
    pub(super) fn beside(rect: &Rect, axis: Axis, cx: &SnapCx<'_>) -> Self {
        let beside = Beside {
            rect,
            visible: &cx.visible,
        };
        let last_before = |limit| cx.anchors.last_before(axis, limit, &beside);
        let first_after = |limit| cx.anchors.first_after(axis, limit, &beside);
        let (start, end) = axis.span(rect);
        let before = last_before(start + cx.reach);
        let after = first_after(end - cx.reach);
        let further = before.and_then(|before| last_before(axis.span(before).0));
        let beyond = after.and_then(|after| first_after(axis.span(after).1));
        Self {
            before: [before.copied(), further.copied()],
            after: [after.copied(), beyond.copied()],
        }
    }

    /// Returns how far the rectangle would go, each way by which gaps become equal.
    pub(super) fn ways(&self, rect: &Rect, axis: Axis) -> impl Iterator<Item = f64> {
        let (start, end) = axis.span(rect);
        let gap = |one: &Rect, other: &Rect| axis.span(other).0 - axis.span(one).1;
        let between = match (self.before[0], self.after[0]) {
            (Some(before), Some(after)) => {
                let room = gap(&before, &after);
                let middle = axis.span(&before).1 + room / 2.0;
                (room >= end - start).then_some(middle - f64::midpoint(start, end))
            }
            _ => None,
        };
        let behind = match self.before {
            [Some(near), Some(far)] => Some(axis.span(&near).1 + gap(&far, &near) - start),
            _ => None,
        };
        let ahead = match self.after {
            [Some(near), Some(far)] => Some(axis.span(&near).0 - gap(&near, &far) - end),
            _ => None,
        };
        [between, behind, ahead].into_iter().flatten()
    }

    /// Returns the gaps that are equal where the rectangle is.
    pub(super) fn guides(&self, rect: &Rect, axis: Axis) -> Vec<Guide> {
        let gap = |one: &Rect, other: &Rect| axis.span(other).0 - axis.span(one).1;
        let mut pairs: Vec<(Rect, Rect)> = Vec::new();
        let mut equal = |one: (Rect, Rect), other: (Rect, Rect)| {
            if (gap(&one.0, &one.1) - gap(&other.0, &other.1)).abs() <= 2.0 * SAME {
                for pair in [one, other] {
                    if !pairs.contains(&pair) {
                        pairs.push(pair);
                    }
                }
            }
        };
        if let (Some(before), Some(after)) = (self.before[0], self.after[0]) {
            equal((before, *rect), (*rect, after));
        }
        if let [Some(near), Some(far)] = self.before {
            equal((far, near), (near, *rect));
        }
        if let [Some(near), Some(far)] = self.after {
            equal((*rect, near), (near, far));
        }
        let guides = pairs.iter();
        guides
            .map(|(one, other)| Guide::gap(axis, one, other))
            .collect()
    }
}
