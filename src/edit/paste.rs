//! Copies: a part of a map as a map of its own, and records put on a map under new ids.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    AreaId, Id, Map, NodeId, PathId, Point, Record, RecordId, RelationId, Stop, StopId, WorkItem,
    WorkItemId,
};

use super::{
    edit::{Edit, EditError},
    place::innermost_area,
    plan::Plan,
};

/// Returns what a copy of these records is: the nodes and areas with all that the areas hold, the
/// relations between them, and the paths of two stops or more that never leave them.
///
/// Work items are not copied: a piece of work is there once.
pub fn excerpt(map: &Map, ids: impl IntoIterator<Item = RecordId>) -> Result<Map, EditError> {
    let mut kept: BTreeSet<RecordId> = BTreeSet::new();
    for id in ids {
        match id {
            RecordId::Area(area) => {
                kept.extend(map.held_by(area));
                kept.insert(id);
            }
            RecordId::Node(_) => {
                kept.insert(id);
            }
            _ => {}
        }
    }
    let holds = |id: NodeId| kept.contains(&id.into());
    let within = |path: PathId| {
        let mut n_stops = 0;
        let all = map.stops_of(path).all(|stop| {
            n_stops += 1;
            holds(stop.node)
        });
        all && n_stops > 1
    };
    let paths: BTreeSet<PathId> = map
        .paths()
        .map(|path| path.id)
        .filter(|path| within(*path))
        .collect();
    let whole = |record: &Record| match record {
        Record::Relation(relation) => holds(relation.from) && holds(relation.to),
        Record::Path(path) => paths.contains(&path.id),
        Record::Stop(stop) => paths.contains(&stop.path),
        record => kept.contains(&record.id()),
    };
    let nothing = Map::default();
    let mut plan = Plan::new(&nothing);
    for record in map.records().filter(whole) {
        plan.put(record);
    }
    let mut copy = nothing.clone();
    plan.into_edit("Copy").apply(&mut copy)?;
    Ok(copy)
}

/// Plans the records of another map on this one, moved and under new ids, as one step. Returns the
/// nodes and areas too.
///
/// What refers to a record that does not come along does so no longer; a relation or a stop that means
/// nothing without it stays away. What is in no area is dropped into the innermost one under it.
pub fn paste(map: &Map, copy: &Map, by: Point) -> (Vec<RecordId>, Edit) {
    let names = Names::of(map, copy);
    let mut plan = Plan::new(map);
    let mut placed = Vec::new();
    for record in copy.records() {
        let Some(record) = names.renamed(record, map, by) else {
            continue;
        };
        if matches!(record.id(), RecordId::Node(_) | RecordId::Area(_)) {
            placed.push(record.id());
        }
        plan.put(record);
    }
    (placed, plan.into_edit("Paste"))
}

/// The new id of each record that is pasted.
#[derive(Default)]
struct Names {
    areas: BTreeMap<AreaId, AreaId>,
    nodes: BTreeMap<NodeId, NodeId>,
    relations: BTreeMap<RelationId, RelationId>,
    paths: BTreeMap<PathId, PathId>,
    stops: BTreeMap<StopId, StopId>,
    items: BTreeMap<WorkItemId, WorkItemId>,
}

impl Names {
    fn of(map: &Map, copy: &Map) -> Self {
        let mut taken: BTreeSet<RecordId> = BTreeSet::new();
        let mut names = Self::default();
        for record in copy.records() {
            let name = record.about().map_or("", |about| about.name.as_str());
            match record.id() {
                RecordId::Header => {}
                RecordId::Area(id) => {
                    names.areas.insert(id, fresh(map, &mut taken, name, "area"));
                }
                RecordId::Node(id) => {
                    names.nodes.insert(id, fresh(map, &mut taken, name, "node"));
                }
                RecordId::Relation(id) => {
                    names.relations.insert(id, fresh(map, &mut taken, "r", "r"));
                }
                RecordId::Path(id) => {
                    names.paths.insert(id, fresh(map, &mut taken, name, "path"));
                }
                RecordId::Stop(id) => {
                    names.stops.insert(id, fresh(map, &mut taken, "s", "s"));
                }
                RecordId::WorkItem(id) => {
                    names.items.insert(id, fresh(map, &mut taken, name, "item"));
                }
            }
        }
        names
    }

    /// Returns the record as it is pasted.
    fn renamed(&self, record: Record, map: &Map, by: Point) -> Option<Record> {
        let under = |center: Point| innermost_area(map, center, &|_| false);
        Some(match record {
            Record::Header(_) => return None,
            Record::Area(area) => {
                let mut area = (*area).clone();
                area.id = *self.areas.get(&area.id)?;
                area.pos = (area.pos + by).rounded();
                let home = area.parent.and_then(|home| self.areas.get(&home));
                area.parent = home.copied().or_else(|| under(area.rect().center()));
                area.into()
            }
            Record::Node(node) => {
                let mut node = (*node).clone();
                node.id = *self.nodes.get(&node.id)?;
                node.pos = (node.pos + by).rounded();
                let home = node.area.and_then(|home| self.areas.get(&home));
                node.area = home.copied().or_else(|| under(node.rect().center()));
                node.into()
            }
            Record::Relation(relation) => {
                let mut relation = (*relation).clone();
                relation.id = *self.relations.get(&relation.id)?;
                relation.from = *self.nodes.get(&relation.from)?;
                relation.to = *self.nodes.get(&relation.to)?;
                relation.into()
            }
            Record::Path(path) => {
                let mut path = (*path).clone();
                path.id = *self.paths.get(&path.id)?;
                let goals = path.goals.iter();
                path.goals = goals
                    .filter_map(|goal| self.nodes.get(goal))
                    .copied()
                    .collect();
                path.into()
            }
            Record::Stop(stop) => self.stop((*stop).clone())?.into(),
            Record::WorkItem(item) => self.item((*item).clone())?.into(),
        })
    }

    fn stop(&self, mut stop: Stop) -> Option<Stop> {
        stop.id = *self.stops.get(&stop.id)?;
        stop.path = *self.paths.get(&stop.path)?;
        stop.node = *self.nodes.get(&stop.node)?;
        let after = stop.after.iter();
        stop.after = after
            .filter_map(|stop| self.stops.get(stop))
            .copied()
            .collect();
        stop.rework = stop.rework.and_then(|mut rework| {
            rework.to = *self.stops.get(&rework.to)?;
            Some(rework)
        });
        Some(stop)
    }

    fn item(&self, mut item: WorkItem) -> Option<WorkItem> {
        item.id = *self.items.get(&item.id)?;
        item.path = item.path.and_then(|path| self.paths.get(&path).copied());
        item.stop = item.stop.and_then(|stop| self.stops.get(&stop).copied());
        if let Some(blocked) = &mut item.blocked_by {
            let node = blocked.node.and_then(|node| self.nodes.get(&node));
            blocked.node = node.copied();
        }
        Some(item)
    }
}

/// Returns an id that neither the map nor another pasted record has.
fn fresh<T>(map: &Map, taken: &mut BTreeSet<RecordId>, name: &str, kind: &str) -> Id<T>
where
    RecordId: From<Id<T>>,
{
    loop {
        let id = Id::fresh(name, kind);
        if !map.contains(id.into()) && taken.insert(id.into()) {
            return id;
        }
    }
}
