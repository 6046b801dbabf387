//! The map: every record by its id, in a structure whose copy costs nothing.

use std::{collections::BTreeSet, sync::Arc};

use imbl::{OrdMap, OrdSet};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    About, Area, AreaId, DeliveryPath, Extra, Id, Node, NodeId, PathId, Record, RecordId, Relation,
    RelationId, Stop, StopId, WorkItem, WorkItemId,
};

/// Every record of a map by its id.
///
/// A persistent structure: a clone is a snapshot in constant time for a background job, and an edit
/// beside it costs as much as without. References may dangle; [`Map::problems`] reports them.
#[derive(Clone, Debug, Default)]
pub struct Map {
    header: Arc<Header>,
    areas: OrdMap<AreaId, Arc<Area>>,
    nodes: OrdMap<NodeId, Arc<Node>>,
    relations: OrdMap<RelationId, Arc<Relation>>,
    paths: OrdMap<PathId, Arc<DeliveryPath>>,
    stops: OrdMap<StopId, Arc<Stop>>,
    work_items: OrdMap<WorkItemId, Arc<WorkItem>>,
    /// Who names whom, as (named, naming); kept by [`Map::put`].
    references: OrdSet<(RecordId, RecordId)>,
}

/// What is said of the map as a whole. Its name is the title.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Header {
    pub about: About,
    pub extra: Extra,
}

impl Map {
    /// How the name of a map's file ends.
    pub const EXTENSION: &str = "throughline.json";

    pub fn header(&self) -> &Header {
        &self.header
    }

    pub fn title(&self) -> &str {
        &self.header.about.name
    }

    pub fn area(&self, id: AreaId) -> Option<&Area> {
        self.areas.get(&id).map(AsRef::as_ref)
    }

    pub fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(&id).map(AsRef::as_ref)
    }

    pub fn relation(&self, id: RelationId) -> Option<&Relation> {
        self.relations.get(&id).map(AsRef::as_ref)
    }

    pub fn path(&self, id: PathId) -> Option<&DeliveryPath> {
        self.paths.get(&id).map(AsRef::as_ref)
    }

    pub fn stop(&self, id: StopId) -> Option<&Stop> {
        self.stops.get(&id).map(AsRef::as_ref)
    }

    pub fn work_item(&self, id: WorkItemId) -> Option<&WorkItem> {
        self.work_items.get(&id).map(AsRef::as_ref)
    }

    // The records themselves, to be shared.

    pub fn area_record(&self, id: AreaId) -> Option<&Arc<Area>> {
        self.areas.get(&id)
    }

    pub fn node_record(&self, id: NodeId) -> Option<&Arc<Node>> {
        self.nodes.get(&id)
    }

    pub fn relation_record(&self, id: RelationId) -> Option<&Arc<Relation>> {
        self.relations.get(&id)
    }

    pub fn path_record(&self, id: PathId) -> Option<&Arc<DeliveryPath>> {
        self.paths.get(&id)
    }

    pub fn stop_record(&self, id: StopId) -> Option<&Arc<Stop>> {
        self.stops.get(&id)
    }

    pub fn work_item_record(&self, id: WorkItemId) -> Option<&Arc<WorkItem>> {
        self.work_items.get(&id)
    }

    // All of a kind, in the order of their ids.

    pub fn areas(&self) -> impl ExactSizeIterator<Item = &Arc<Area>> {
        self.areas.values()
    }

    pub fn nodes(&self) -> impl ExactSizeIterator<Item = &Arc<Node>> {
        self.nodes.values()
    }

    pub fn relations(&self) -> impl ExactSizeIterator<Item = &Arc<Relation>> {
        self.relations.values()
    }

    pub fn paths(&self) -> impl ExactSizeIterator<Item = &Arc<DeliveryPath>> {
        self.paths.values()
    }

    pub fn stops(&self) -> impl ExactSizeIterator<Item = &Arc<Stop>> {
        self.stops.values()
    }

    pub fn work_items(&self) -> impl ExactSizeIterator<Item = &Arc<WorkItem>> {
        self.work_items.values()
    }

    /// Returns every record of the map.
    pub fn records(&self) -> impl Iterator<Item = Record> {
        let header = std::iter::once(Record::Header(Arc::clone(&self.header)));
        header
            .chain(self.areas.values().cloned().map(Record::Area))
            .chain(self.nodes.values().cloned().map(Record::Node))
            .chain(self.relations.values().cloned().map(Record::Relation))
            .chain(self.paths.values().cloned().map(Record::Path))
            .chain(self.stops.values().cloned().map(Record::Stop))
            .chain(self.work_items.values().cloned().map(Record::WorkItem))
    }

    pub fn get(&self, id: RecordId) -> Option<Record> {
        match id {
            RecordId::Header => Some(Record::Header(Arc::clone(&self.header))),
            RecordId::Area(id) => self.areas.get(&id).cloned().map(Record::Area),
            RecordId::Node(id) => self.nodes.get(&id).cloned().map(Record::Node),
            RecordId::Relation(id) => self.relations.get(&id).cloned().map(Record::Relation),
            RecordId::Path(id) => self.paths.get(&id).cloned().map(Record::Path),
            RecordId::Stop(id) => self.stops.get(&id).cloned().map(Record::Stop),
            RecordId::WorkItem(id) => self.work_items.get(&id).cloned().map(Record::WorkItem),
        }
    }

    /// Returns a new id that no record of its kind has.
    pub fn fresh<T>(&self, name: &str, kind: &str) -> Id<T>
    where
        RecordId: From<Id<T>>,
    {
        loop {
            let id = Id::fresh(name, kind);
            if !self.contains(RecordId::from(id)) {
                return id;
            }
        }
    }

    pub fn contains(&self, id: RecordId) -> bool {
        match id {
            RecordId::Header => true,
            RecordId::Area(id) => self.areas.contains_key(&id),
            RecordId::Node(id) => self.nodes.contains_key(&id),
            RecordId::Relation(id) => self.relations.contains_key(&id),
            RecordId::Path(id) => self.paths.contains_key(&id),
            RecordId::Stop(id) => self.stops.contains_key(&id),
            RecordId::WorkItem(id) => self.work_items.contains_key(&id),
        }
    }

    /// Returns the records that name `id`, each once, in the order of their ids.
    pub fn referrers(&self, id: RecordId) -> impl Iterator<Item = RecordId> {
        self.references
            .range((id, RecordId::FIRST)..)
            .take_while(move |(named, _)| *named == id)
            .map(|(_, naming)| *naming)
    }

    /// Returns the relations from or to a node.
    pub fn relations_of(&self, id: NodeId) -> impl Iterator<Item = &Arc<Relation>> {
        self.referrers(id.into()).filter_map(|id| match id {
            RecordId::Relation(id) => self.relations.get(&id),
            _ => None,
        })
    }

    /// Returns the stops of a path in the order of their ids.
    pub fn stops_of(&self, id: PathId) -> impl Iterator<Item = &Arc<Stop>> {
        self.referrers(id.into()).filter_map(|id| match id {
            RecordId::Stop(id) => self.stops.get(&id),
            _ => None,
        })
    }

    /// Returns the nodes and areas that an area holds directly.
    pub fn members(&self, id: AreaId) -> impl Iterator<Item = RecordId> {
        self.referrers(id.into())
    }

    /// Returns the nodes and areas that an area holds at any depth, itself left out.
    pub fn held_by(&self, id: AreaId) -> BTreeSet<RecordId> {
        let mut held = BTreeSet::new();
        let mut open = vec![id];
        while let Some(area) = open.pop() {
            for member in self.members(area) {
                if member == id.into() || !held.insert(member) {
                    continue;
                }
                if let RecordId::Area(inner) = member {
                    open.push(inner);
                }
            }
        }
        held
    }

    /// Returns the areas around an area from the inside out, itself first; a loop is walked once.
    pub fn area_chain(&self, id: AreaId) -> Vec<AreaId> {
        let mut chain = vec![id];
        let mut next = self.area(id).and_then(|area| area.parent);
        while let Some(parent) = next {
            if chain.contains(&parent) {
                break;
            }
            chain.push(parent);
            next = self.area(parent).and_then(|area| area.parent);
        }
        chain
    }

    pub fn is_empty(&self) -> bool {
        self.areas.is_empty()
            && self.nodes.is_empty()
            && self.relations.is_empty()
            && self.paths.is_empty()
            && self.stops.is_empty()
            && self.work_items.is_empty()
    }

    /// Puts a record in the place of the one with its id, or takes that one away.
    ///
    /// Only `Edit::apply` and the readers of files call this; a test of the house sees to it.
    pub fn put(&mut self, id: RecordId, record: Option<Record>) {
        let after = record.as_ref().map(Record::references).unwrap_or_default();
        let old = match record {
            Some(record) => self.exchange(record),
            None => self.take(id),
        };
        let before = old.as_ref().map(Record::references).unwrap_or_default();
        if before != after {
            for named in before {
                self.references.remove(&(named, id));
            }
            for named in after {
                self.references.insert((named, id));
            }
        }
    }

    /// Puts a record in and returns the one that had its id.
    fn exchange(&mut self, record: Record) -> Option<Record> {
        match record {
            Record::Header(header) => {
                let old = std::mem::replace(&mut self.header, header);
                Some(Record::Header(old))
            }
            Record::Area(area) => self.areas.insert(area.id, area).map(Record::Area),
            Record::Node(node) => self.nodes.insert(node.id, node).map(Record::Node),
            Record::Relation(relation) => {
                let old = self.relations.insert(relation.id, relation);
                old.map(Record::Relation)
            }
            Record::Path(path) => self.paths.insert(path.id, path).map(Record::Path),
            Record::Stop(stop) => self.stops.insert(stop.id, stop).map(Record::Stop),
            Record::WorkItem(item) => {
                let old = self.work_items.insert(item.id, item);
                old.map(Record::WorkItem)
            }
        }
    }

    /// Takes a record away and returns it.
    fn take(&mut self, id: RecordId) -> Option<Record> {
        match id {
            RecordId::Header => {
                let old = std::mem::take(&mut self.header);
                Some(Record::Header(old))
            }
            RecordId::Area(id) => self.areas.remove(&id).map(Record::Area),
            RecordId::Node(id) => self.nodes.remove(&id).map(Record::Node),
            RecordId::Relation(id) => self.relations.remove(&id).map(Record::Relation),
            RecordId::Path(id) => self.paths.remove(&id).map(Record::Path),
            RecordId::Stop(id) => self.stops.remove(&id).map(Record::Stop),
            RecordId::WorkItem(id) => self.work_items.remove(&id).map(Record::WorkItem),
        }
    }
}

impl PartialEq for Map {
    /// Compares every record; who names whom follows from them.
    fn eq(&self, other: &Self) -> bool {
        self.header == other.header
            && self.areas == other.areas
            && self.nodes == other.nodes
            && self.relations == other.relations
            && self.paths == other.paths
            && self.stops == other.stops
            && self.work_items == other.work_items
    }
}
