//! What is dragged comes into line: the anchors of one drag, and the guides that say why.

use crate::{
    editor::snap::{Anchors, Guide, SnapCx, Snapped, Snapping, snapped, snapped_corner},
    model::{Point, RecordId, Rect},
};

use super::tool::ToolCx;

/// What a drag may come into line with, and what it is in line with now.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Aligning {
    /// As many as the map has edges, so not in the tool itself.
    anchors: Box<Anchors>,
    guides: Vec<Guide>,
}

/// Whether a drag comes into line by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pull {
    Snapping,
    /// A key is held that suspends it.
    Free,
}

impl Aligning {
    /// Begins a drag of some records.
    pub(super) fn begin(cx: &ToolCx<'_>, moving: impl IntoIterator<Item = RecordId>) -> Self {
        Self {
            anchors: Box::new(Anchors::without(cx.scene, moving)),
            guides: Vec::new(),
        }
    }

    /// Returns how far a rectangle that was dragged here goes on by itself.
    pub(super) fn rest(&mut self, rect: &Rect, pull: Pull, cx: &ToolCx<'_>) -> Point {
        let snapped = snapped(rect, &self.snap_cx(pull, cx));
        self.keep(snapped)
    }

    /// Returns how far a corner that was dragged goes on by itself.
    pub(super) fn rest_corner(
        &mut self,
        rect: &Rect,
        corner: Point,
        pull: Pull,
        cx: &ToolCx<'_>,
    ) -> Point {
        let snapped = snapped_corner(rect, corner, &self.snap_cx(pull, cx));
        self.keep(snapped)
    }

    pub(super) fn guides(&self) -> &[Guide] {
        &self.guides
    }

    fn keep(&mut self, snapped: Snapped) -> Point {
        self.guides = snapped.guides;
        snapped.by
    }

    fn snap_cx<'a>(&'a self, pull: Pull, cx: &'a ToolCx<'a>) -> SnapCx<'a> {
        SnapCx {
            anchors: &self.anchors,
            visible: cx.visible,
            reach: cx.reach,
            snapping: match pull {
                Pull::Snapping => cx.snapping,
                Pull::Free => Snapping::OFF,
            },
        }
    }
}
