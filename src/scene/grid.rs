//! A spatial index: rectangles in a grid whose cells are as large as they are.

use std::collections::BTreeMap;

use foldhash::HashMap;

use crate::model::{Point, Rect};

/// Things by where they are.
///
/// A hierarchical grid: each thing is in one cell of the level whose cells are just larger than it,
/// by its center. Putting in and taking out is one look-up, which is what a drag of 500 nodes asks
/// for; a query looks, level by level, at the cells around it.
#[derive(Clone, Debug)]
pub(super) struct Grid<T> {
    levels: BTreeMap<i32, HashMap<(i64, i64), Vec<T>>>,
}

/// The place of a rectangle in the grid.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Cell {
    level: i32,
    at: (i64, i64),
}

impl<T> Default for Grid<T> {
    fn default() -> Self {
        let levels = BTreeMap::new();
        Self { levels }
    }
}

impl<T: Copy + PartialEq> Grid<T> {
    pub(super) fn insert(&mut self, thing: T, bounds: &Rect) {
        let cell = cell_of(bounds);
        let level = self.levels.entry(cell.level).or_default();
        level.entry(cell.at).or_default().push(thing);
    }

    /// Takes out what was put in with these bounds.
    pub(super) fn remove(&mut self, thing: T, bounds: &Rect) {
        let cell = cell_of(bounds);
        let Some(level) = self.levels.get_mut(&cell.level) else {
            return;
        };
        let Some(things) = level.get_mut(&cell.at) else {
            return;
        };
        things.retain(|other| *other != thing);
        if things.is_empty() {
            level.remove(&cell.at);
        }
        if level.is_empty() {
            self.levels.remove(&cell.level);
        }
    }

    /// Puts a thing that has moved where it belongs.
    pub(super) fn shift(&mut self, thing: T, from: &Rect, to: &Rect) {
        if cell_of(from) != cell_of(to) {
            self.remove(thing, from);
            self.insert(thing, to);
        }
    }

    /// Visits everything that may touch the rectangle, in no order; the caller looks at each again.
    pub(super) fn visit(&self, rect: &Rect, visit: &mut impl FnMut(T)) {
        for (level, cells) in &self.levels {
            // A thing reaches at most half a cell beyond the cell of its center.
            let size = cell_size(*level);
            let around = rect.expanded(size / 2.0);
            let (min, max) = (cell_at(around.min, size), cell_at(around.max, size));
            let n_around = (max.0 - min.0 + 1).saturating_mul(max.1 - min.1 + 1);
            if usize::try_from(n_around).is_ok_and(|n_around| n_around <= cells.len()) {
                for x in min.0..=max.0 {
                    for y in min.1..=max.1 {
                        let things = cells.get(&(x, y)).into_iter().flatten();
                        things.copied().for_each(&mut *visit);
                    }
                }
            } else {
                #[expect(clippy::iter_over_hash_type, reason = "the caller sorts what it keeps")]
                for (at, things) in cells {
                    let inside = (min.0..=max.0).contains(&at.0) && (min.1..=max.1).contains(&at.1);
                    if inside {
                        things.iter().copied().for_each(&mut *visit);
                    }
                }
            }
        }
    }
}

fn cell_of(bounds: &Rect) -> Cell {
    let extent = bounds.width().max(bounds.height()).max(16.0);
    #[expect(clippy::cast_possible_truncation, reason = "a logarithm is small")]
    let level = extent.log2().ceil() as i32;
    Cell {
        level,
        at: cell_at(bounds.center(), cell_size(level)),
    }
}

fn cell_size(level: i32) -> f64 {
    2.0_f64.powi(level)
}

fn cell_at(point: Point, size: f64) -> (i64, i64) {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the model clamps coordinates"
    )]
    let index = |value: f64| (value / size).floor() as i64;
    (index(point.x), index(point.y))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Size;

    fn rects() -> Vec<Rect> {
        let mut random = fastrand::Rng::with_seed(7);
        let mut coordinate = |range: f64| (random.f64() - 0.5) * range;
        let mut rect = |range| {
            let pos = Point::new(coordinate(5_000.0), coordinate(5_000.0));
            let size = Size::new(coordinate(range).abs(), coordinate(range).abs());
            Rect::from_pos_size(pos, size)
        };
        (0..400)
            .map(|i| rect(if i % 10 == 0 { 4_000.0 } else { 300.0 }))
            .collect()
    }

    fn found(grid: &Grid<usize>, all: &[Rect], view: &Rect) -> Vec<usize> {
        let mut found = Vec::new();
        grid.visit(view, &mut |i: usize| {
            if all.get(i).is_some_and(|rect| rect.intersects(view)) {
                found.push(i);
            }
        });
        found.sort_unstable();
        found
    }

    #[test]
    fn a_query_finds_what_a_look_at_everything_finds() {
        let mut all = rects();
        let mut grid = Grid::default();
        for (i, rect) in all.iter().enumerate() {
            grid.insert(i, rect);
        }
        for (i, rect) in all.iter_mut().enumerate().step_by(3) {
            let moved = rect.moved(Point::new(777.0, -333.0));
            grid.shift(i, rect, &moved);
            *rect = moved;
        }
        for view in rects() {
            let expected = all.iter().enumerate();
            let expected = expected.filter(|(_, rect)| rect.intersects(&view));
            let expected: Vec<usize> = expected.map(|(i, _)| i).collect();
            assert_eq!(found(&grid, &all, &view), expected);
        }
        for (i, rect) in all.iter().enumerate() {
            grid.remove(i, rect);
        }
        assert!(grid.levels.is_empty());
    }
}
