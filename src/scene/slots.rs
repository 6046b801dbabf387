//! Shapes in slots: found by id, and kept in one order for drawing.

use std::hash::Hash;

use foldhash::HashMap;

use crate::model::Rect;

use super::grid::Grid;

/// What has bounds on the map.
pub(super) trait Placed {
    fn bounds(&self) -> Rect;
}

/// Shapes by id and by place. A later slot is drawn above an earlier one.
#[derive(Clone, Debug)]
pub(super) struct Slots<K, S> {
    shapes: Vec<Option<S>>,
    by_id: HashMap<K, u32>,
    free: Vec<u32>,
    grid: Grid<u32>,
}

impl<K, S> Default for Slots<K, S> {
    fn default() -> Self {
        Self {
            shapes: Vec::new(),
            by_id: HashMap::default(),
            free: Vec::new(),
            grid: Grid::default(),
        }
    }
}

impl<K: Copy + Eq + Hash, S: Placed> Slots<K, S> {
    pub(super) fn get(&self, id: K) -> Option<&S> {
        let slot = self.by_id.get(&id)?;
        self.shapes.get(*slot as usize)?.as_ref()
    }

    pub(super) fn len(&self) -> usize {
        self.by_id.len()
    }

    /// Returns all shapes in the order of drawing.
    pub(super) fn all(&self) -> impl Iterator<Item = &S> {
        self.shapes.iter().flatten()
    }

    pub(super) fn insert(&mut self, id: K, shape: S) {
        let bounds = shape.bounds();
        if let Some(slot) = self.by_id.get(&id).copied() {
            if let Some(old) = self.shapes.get_mut(slot as usize) {
                if let Some(old) = old {
                    self.grid.shift(slot, &old.bounds(), &bounds);
                }
                *old = Some(shape);
            }
            return;
        }
        let slot = self.free.pop().unwrap_or_else(|| {
            self.shapes.push(None);
            // Not reached: 4 billion shapes do not fit into memory.
            u32::try_from(self.shapes.len() - 1).unwrap_or(u32::MAX)
        });
        self.by_id.insert(id, slot);
        self.grid.insert(slot, &bounds);
        if let Some(free) = self.shapes.get_mut(slot as usize) {
            *free = Some(shape);
        }
    }

    pub(super) fn remove(&mut self, id: K) {
        let Some(slot) = self.by_id.remove(&id) else {
            return;
        };
        let shape = self.shapes.get_mut(slot as usize).and_then(Option::take);
        if let Some(shape) = shape {
            self.grid.remove(slot, &shape.bounds());
            self.free.push(slot);
        }
    }

    /// Returns the shapes that touch a rectangle, in the order of drawing.
    pub(super) fn within(&self, rect: &Rect) -> Vec<&S> {
        let mut slots = Vec::new();
        self.grid.visit(rect, &mut |slot| slots.push(slot));
        if slots.len() * 4 > self.shapes.len() {
            // To go through all in order is faster than to put so many in order.
            let shapes = self.all();
            return shapes
                .filter(|shape| shape.bounds().intersects(rect))
                .collect();
        }
        slots.sort_unstable();
        let shapes = slots
            .into_iter()
            .filter_map(|slot| self.shapes.get(slot as usize)?.as_ref());
        shapes
            .filter(|shape| shape.bounds().intersects(rect))
            .collect()
    }
}
