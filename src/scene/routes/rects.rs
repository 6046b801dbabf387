//! What the names of paths may cover: rectangles of paths, found by where they are.

use crate::{model::Rect, routing::pieces, scene::grid::Grid};

use super::shape::{PATH_WIDTH, RouteShape};

/// Rectangles by where they are, each of a path.
#[derive(Default)]
pub(super) struct Rects {
    all: Vec<(usize, Rect)>,
    grid: Grid<usize>,
}

impl Rects {
    pub(super) fn push(&mut self, path: usize, rect: Rect) {
        self.grid.insert(self.all.len(), &rect);
        self.all.push((path, rect));
    }

    /// Returns those that touch a rectangle.
    pub(super) fn within(&self, rect: &Rect) -> Vec<Rect> {
        let mut found = Vec::new();
        self.visit(rect, &mut |_, other| found.push(*other));
        found
    }

    /// Returns those of other paths that touch a rectangle.
    pub(super) fn of_others(&self, path: usize, rect: &Rect) -> Vec<Rect> {
        let mut found = Vec::new();
        self.visit(rect, &mut |other, it| {
            if other != path {
                found.push(*it);
            }
        });
        found
    }

    /// Visits those that touch a rectangle, each with its path.
    pub(super) fn visit(&self, rect: &Rect, visit: &mut impl FnMut(usize, &Rect)) {
        self.grid.visit(rect, &mut |at| {
            if let Some((path, other)) = self.all.get(at)
                && other.intersects(rect)
            {
                visit(*path, other);
            }
        });
    }
}

/// Returns what the pieces of a path's lines cover.
pub(super) fn lines_of(shape: &RouteShape) -> impl Iterator<Item = Rect> {
    let pieces = shape.legs.iter().flat_map(|leg| pieces(&leg.points));
    pieces.map(|(one, other)| Rect::from_corners(one, other).expanded(PATH_WIDTH / 2.0))
}

/// Returns how much of two rectangles is in both.
pub(super) fn shared(one: &Rect, other: &Rect) -> f64 {
    let width = one.max.x.min(other.max.x) - one.min.x.max(other.min.x);
    let height = one.max.y.min(other.max.y) - one.min.y.max(other.min.y);
    width.max(0.0) * height.max(0.0)
}
