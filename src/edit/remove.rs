//! Removing records, and mending what named them.

use std::collections::BTreeSet;

use crate::model::{AreaId, Map, Record, RecordId, StopId};

use super::{edit::Edit, plan::Plan};

/// Plans the removal of these records as one step.
///
/// The relations of a removed node go with it. Its paths are bridged: what came after a stop there
/// follows what came before it, rework to it ends, and its work items move to the stop before. What
/// an area held stays, in its parent. A removed path takes its stops along and leaves its work items.
pub fn remove(map: &Map, ids: impl IntoIterator<Item = RecordId>) -> Edit {
    let gone = with_dependents(map, ids);
    let mut plan = Plan::new(map);
    for id in &gone {
        for referrer in map.referrers(*id).filter(|id| !gone.contains(id)) {
            mend(&mut plan, map, &gone, referrer);
        }
        plan.remove(*id);
    }
    let n_chosen = gone.len();
    let label = match gone.first() {
        Some(_) if n_chosen > 1 => "Delete",
        Some(RecordId::Node(_)) => "Delete node",
        Some(RecordId::Area(_)) => "Delete area",
        Some(RecordId::Relation(_)) => "Delete relation",
        Some(RecordId::Path(_)) => "Delete path",
        Some(RecordId::Stop(_)) => "Delete stop",
        Some(RecordId::WorkItem(_)) => "Delete work item",
        _ => "Delete",
    };
    plan.into_edit(label)
}

/// Returns the records with those that mean nothing without them.
fn with_dependents(map: &Map, ids: impl IntoIterator<Item = RecordId>) -> BTreeSet<RecordId> {
    let mut gone = BTreeSet::new();
    for id in ids {
        if id == RecordId::Header || !map.contains(id) {
            continue;
        }
        gone.insert(id);
        for referrer in map.referrers(id) {
            let means_nothing = match (id, map.get(referrer)) {
                (RecordId::Node(_), Some(Record::Relation(_)))
                | (RecordId::Path(_), Some(Record::Stop(_))) => true,
                (RecordId::Node(node), Some(Record::Stop(stop))) => stop.node == node,
                _ => false,
            };
            if means_nothing {
                gone.insert(referrer);
            }
        }
    }
    gone
}

/// Takes out of one record whatever names a record that goes.
fn mend(plan: &mut Plan<'_>, map: &Map, gone: &BTreeSet<RecordId>, referrer: RecordId) {
    let goes = |id: RecordId| gone.contains(&id);
    let home = |area: Option<AreaId>| {
        let around = area.map(|area| map.area_chain(area)).unwrap_or_default();
        around.into_iter().find(|area| !goes((*area).into()))
    };
    match referrer {
        RecordId::Area(id) => plan.update_area(id, |area| area.parent = home(area.parent)),
        RecordId::Node(id) => plan.update_node(id, |node| node.area = home(node.area)),
        RecordId::Path(id) => {
            plan.update_path(id, |path| path.goals.retain(|goal| !goes((*goal).into())));
        }
        RecordId::Stop(id) => plan.update_stop(id, |stop| {
            stop.after = bridged(map, gone, &stop.after);
            stop.rework.take_if(|rework| goes(rework.to.into()));
        }),
        RecordId::WorkItem(id) => plan.update_work_item(id, |item| {
            item.path.take_if(|path| goes((*path).into()));
            if let Some(stop) = item.stop.filter(|stop| goes((*stop).into())) {
                item.stop = nearest_stop(map, gone, stop);
            }
            if let Some(blocked) = &mut item.blocked_by {
                blocked.node.take_if(|node| goes((*node).into()));
            }
            let nothing = |blocked: &mut _| *blocked == crate::model::Blocked::default();
            item.blocked_by.take_if(nothing);
        }),
        RecordId::Header | RecordId::Relation(_) => {}
    }
}

/// Returns what a stop follows when some of `after` go: the stops before those, but none that would
/// be a way around another, where nobody had drawn one.
fn bridged(map: &Map, gone: &BTreeSet<RecordId>, after: &[StopId]) -> Vec<StopId> {
    let before = stops_before(map, gone, after);
    let way_around = |id: StopId| before.iter().any(|other| map.comes_before(id, *other));
    let stays = |id: &StopId| after.contains(id) || !way_around(*id);
    before.iter().copied().filter(stays).collect()
}

/// Returns the stops that stay among `after` and, for each that goes, those before it.
fn stops_before(map: &Map, gone: &BTreeSet<RecordId>, after: &[StopId]) -> Vec<StopId> {
    let mut before = Vec::new();
    let mut seen = BTreeSet::new();
    let mut open: Vec<StopId> = after.iter().rev().copied().collect();
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        if gone.contains(&id.into()) {
            let stop = map.stop(id);
            open.extend(stop.iter().flat_map(|stop| stop.after.iter().rev()));
        } else {
            before.push(id);
        }
    }
    before
}

/// Returns where the work items of a stop that goes move to: the stop before, else the one after.
fn nearest_stop(map: &Map, gone: &BTreeSet<RecordId>, id: StopId) -> Option<StopId> {
    if let Some(before) = stops_before(map, gone, &[id]).first() {
        return Some(*before);
    }
    let path = map.stop(id)?.path;
    let follows = |after: &[StopId]| {
        let mut seen = BTreeSet::new();
        let mut open = after.to_vec();
        while let Some(before) = open.pop() {
            if before == id {
                return true;
            }
            if gone.contains(&before.into()) && seen.insert(before) {
                open.extend(map.stop(before).iter().flat_map(|stop| &stop.after));
            }
        }
        false
    };
    let mut stays = map
        .stops_of(path)
        .filter(|stop| !gone.contains(&stop.id.into()));
    stays.find(|stop| follows(&stop.after)).map(|stop| stop.id)
}
