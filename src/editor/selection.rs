//! The selection: which records the next command is about.

use std::collections::BTreeSet;

use crate::model::{AreaId, Map, NodeId, RecordId, RelationId};

/// The records that are selected, in the order of their ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    ids: BTreeSet<RecordId>,
}

impl Selection {
    pub fn of(ids: impl IntoIterator<Item = RecordId>) -> Self {
        let ids = ids.into_iter().collect();
        Self { ids }
    }

    pub fn contains(&self, id: RecordId) -> bool {
        self.ids.contains(&id)
    }

    pub fn len(&self) -> usize {
        self.ids.len()
    }

    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = RecordId> {
        self.ids.iter().copied()
    }

    /// Returns the one record that is selected, if it is only one.
    pub fn single(&self) -> Option<RecordId> {
        let mut ids = self.iter();
        ids.next().filter(|_| self.ids.len() == 1)
    }

    /// Adds a record, or takes it out if it is in.
    pub fn toggle(&mut self, id: RecordId) {
        if !self.ids.remove(&id) {
            self.ids.insert(id);
        }
    }

    /// Drops what is no longer on the map.
    pub fn retain_existing(&mut self, map: &Map) {
        self.ids.retain(|id| map.contains(*id));
    }

    /// Returns the selected records that have a place of their own.
    pub fn placed(&self) -> impl Iterator<Item = RecordId> {
        self.iter()
            .filter(|id| matches!(id, RecordId::Node(_) | RecordId::Area(_)))
    }

    /// Returns the selected relations.
    pub fn relations(&self) -> impl Iterator<Item = RelationId> {
        self.iter().filter_map(|id| match id {
            RecordId::Relation(id) => Some(id),
            _ => None,
        })
    }

    pub fn has_node(&self, id: NodeId) -> bool {
        self.contains(id.into())
    }

    pub fn has_area(&self, id: AreaId) -> bool {
        self.contains(id.into())
    }

    pub fn has_relation(&self, id: RelationId) -> bool {
        self.contains(id.into())
    }
}
