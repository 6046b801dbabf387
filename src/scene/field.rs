//! Fields: how far the places of a grid are from some shapes, and the outline at a distance of nothing.

use std::collections::BTreeMap;

use crate::model::{Point, Rect};

/// No field has more cells than this: it gets coarser instead.
const MOST_CELLS: f64 = 60_000.0;
/// The finest cells, in map units.
const FINEST: f64 = 6.0;

/// How far each place of a grid is from the nearest shape; inside it is negative.
pub(super) struct Field {
    origin: Point,
    cell: f64,
    n_columns: usize,
    n_rows: usize,
    values: Vec<f64>,
}

/// A side of a cell that the outline crosses: its column, its row, and whether it is upright.
type Side = (usize, usize, bool);

impl Field {
    /// Returns a field over these bounds in which nothing is near.
    pub(super) fn over(bounds: Rect) -> Self {
        let cell = Self::cell_of(bounds);
        let n = |length: f64| {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "some hundreds"
            )]
            let n = (length / cell).ceil().clamp(1.0, MOST_CELLS) as usize + 3;
            n
        };
        let (n_columns, n_rows) = (n(bounds.width()), n(bounds.height()));
        Self {
            origin: bounds.min - Point::new(cell, cell),
            cell,
            n_columns,
            n_rows,
            values: vec![f64::INFINITY; n_columns * n_rows],
        }
    }

    /// Returns how large the cells of a field over these bounds are.
    pub(super) fn cell_of(bounds: Rect) -> f64 {
        let coarse = (bounds.width() * bounds.height() / MOST_CELLS).sqrt();
        let long = bounds.width().max(bounds.height()) / (MOST_CELLS / 4.0);
        coarse.max(long).max(FINEST)
    }

    /// Adds a shape that lies within `bounds`, by how far a point is from it.
    pub(super) fn add(&mut self, bounds: Rect, distance: impl Fn(Point) -> f64) {
        let from = bounds.min - self.origin;
        let to = bounds.max - self.origin;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a cast does not wrap"
        )]
        let index = |along: f64| (along / self.cell).max(0.0) as usize;
        let columns = index(from.x)..(index(to.x) + 2).min(self.n_columns);
        for row in index(from.y)..(index(to.y) + 2).min(self.n_rows) {
            for column in columns.clone() {
                let found = distance(self.place(column, row));
                if let Some(value) = self.values.get_mut(row * self.n_columns + column) {
                    *value = value.min(found);
                }
            }
        }
    }

    /// Returns the closed outlines of what is inside (marching squares).
    pub(super) fn outlines(&self) -> Vec<Vec<Point>> {
        let mut next: BTreeMap<Side, Side> = BTreeMap::new();
        for row in 0..self.n_rows.saturating_sub(1) {
            for column in 0..self.n_columns.saturating_sub(1) {
                self.cross(column, row, &mut next);
            }
        }
        let mut outlines = Vec::new();
        while let Some((start, mut at)) = next.pop_first() {
            let mut outline = vec![self.crossing(start)];
            while at != start {
                outline.push(self.crossing(at));
                match next.remove(&at) {
                    Some(after) => at = after,
                    // Not reached: every side that is crossed is left again.
                    None => break,
                }
            }
            outlines.push(outline);
        }
        outlines
    }

    /// Notes how the outline runs through one cell: from where a walk around it leaves the inside to
    /// where that had begun.
    fn cross(&self, column: usize, row: usize, next: &mut BTreeMap<Side, Side>) {
        let corners = [
            self.inside(column, row),
            self.inside(column + 1, row),
            self.inside(column + 1, row + 1),
            self.inside(column, row + 1),
        ];
        if corners
            .iter()
            .all(|inside| *inside == self.inside(column, row))
        {
            return;
        }
        let sides = [
            (column, row, false),
            (column + 1, row, true),
            (column, row + 1, false),
            (column, row, true),
        ];
        let after = corners.iter().cycle().skip(1);
        let walk = sides.into_iter().zip(corners.iter().zip(after));
        let mut entered = None;
        // Twice around, so that an inside that began before the first corner is closed too.
        for (side, (before, after)) in walk.clone().chain(walk) {
            match (before, after, entered) {
                (false, true, _) => entered = Some(side),
                (true, false, Some(entry)) => {
                    next.insert(side, entry);
                }
                _ => {}
            }
        }
    }

    fn value(&self, column: usize, row: usize) -> f64 {
        let value = self.values.get(row * self.n_columns + column);
        value.copied().unwrap_or(f64::INFINITY)
    }

    fn inside(&self, column: usize, row: usize) -> bool {
        self.value(column, row) < 0.0
    }

    fn place(&self, column: usize, row: usize) -> Point {
        self.origin + Point::new(column as f64, row as f64) * self.cell
    }

    /// Returns where the outline crosses a side.
    fn crossing(&self, (column, row, upright): Side) -> Point {
        let (to_column, to_row) = if upright {
            (column, row + 1)
        } else {
            (column + 1, row)
        };
        let (one, other) = (self.value(column, row), self.value(to_column, to_row));
        // A place that no shape came near is as far as a cell.
        let (one, other) = (one.min(self.cell), other.min(self.cell));
        let share = if (one - other).abs() < 1e-9 {
            0.5
        } else {
            (one / (one - other)).clamp(0.0, 1.0)
        };
        let (from, to) = (self.place(column, row), self.place(to_column, to_row));
        from.toward(to, share)
    }
}
