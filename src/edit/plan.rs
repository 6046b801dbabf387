//! Plans: a map as it would be, from which an edit is made.

use std::{collections::BTreeMap, sync::Arc};

use crate::model::{
    Area, AreaId, DeliveryPath, Id, Map, Node, NodeId, PathId, Record, RecordId, Stop, StopId,
    WorkItem, WorkItemId,
};

use super::edit::{Change, Edit};

/// A map as it would be: the map underneath, and above it the records that are to change.
///
/// Every verb that changes more than one record writes here, so that it reads its own changes back.
#[derive(Debug)]
pub struct Plan<'a> {
    map: &'a Map,
    after: BTreeMap<RecordId, Option<Record>>,
}

impl<'a> Plan<'a> {
    pub fn new(map: &'a Map) -> Self {
        Self {
            map,
            after: BTreeMap::new(),
        }
    }

    /// Returns the record as it would be.
    pub fn get(&self, id: RecordId) -> Option<Record> {
        match self.after.get(&id) {
            Some(planned) => planned.clone(),
            None => self.map.get(id),
        }
    }

    /// Returns a new id that no record of its kind has, on the map or planned.
    pub fn fresh<T>(&self, name: &str, kind: &str) -> Id<T>
    where
        RecordId: From<Id<T>>,
    {
        loop {
            let id = self.map.fresh(name, kind);
            if !self.after.contains_key(&RecordId::from(id)) {
                return id;
            }
        }
    }

    pub fn put(&mut self, record: impl Into<Record>) {
        let record = record.into();
        self.after.insert(record.id(), Some(record));
    }

    pub fn remove(&mut self, id: RecordId) {
        self.after.insert(id, None);
    }

    pub fn update_node(&mut self, id: NodeId, change: impl FnOnce(&mut Node)) {
        if let Some(Record::Node(mut node)) = self.get(id.into()) {
            change(Arc::make_mut(&mut node));
            self.put(Record::Node(node));
        }
    }

    pub fn update_area(&mut self, id: AreaId, change: impl FnOnce(&mut Area)) {
        if let Some(Record::Area(mut area)) = self.get(id.into()) {
            change(Arc::make_mut(&mut area));
            self.put(Record::Area(area));
        }
    }

    pub fn update_path(&mut self, id: PathId, change: impl FnOnce(&mut DeliveryPath)) {
        if let Some(Record::Path(mut path)) = self.get(id.into()) {
            change(Arc::make_mut(&mut path));
            self.put(Record::Path(path));
        }
    }

    pub fn update_stop(&mut self, id: StopId, change: impl FnOnce(&mut Stop)) {
        if let Some(Record::Stop(mut stop)) = self.get(id.into()) {
            change(Arc::make_mut(&mut stop));
            self.put(Record::Stop(stop));
        }
    }

    pub fn update_work_item(&mut self, id: WorkItemId, change: impl FnOnce(&mut WorkItem)) {
        if let Some(Record::WorkItem(mut item)) = self.get(id.into()) {
            change(Arc::make_mut(&mut item));
            self.put(Record::WorkItem(item));
        }
    }

    /// Returns the edit that makes the map so; a record that ends as it began is left out.
    pub fn into_edit(self, label: &'static str) -> Edit {
        let map = self.map;
        let changes = self.after.into_iter().filter_map(|(id, after)| {
            let before = map.get(id);
            (before != after).then_some(Change { id, before, after })
        });
        Edit {
            label,
            changes: changes.collect(),
        }
    }
}
