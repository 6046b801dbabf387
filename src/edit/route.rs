//! Drawing delivery paths: stops in order, branches, joins and rework.

use std::collections::BTreeSet;

use crate::model::{
    DeliveryPath, Figure, Map, NodeId, NodeKind, PathId, Record, RecordId, Rework, Stop, StopId,
};

use super::{
    edit::{Edit, EditError},
    plan::Plan,
    remove::remove,
};

/// Plans a new path that visits some nodes, one after the other. Returns the ids of its stops too.
pub fn add_path(
    map: &Map,
    path: DeliveryPath,
    nodes: &[NodeId],
) -> Result<(Vec<StopId>, Edit), EditError> {
    if map.path(path.id).is_some() {
        return Err(EditError::Taken(path.id.into()));
    }
    let mut plan = Plan::new(map);
    let mut stops: Vec<StopId> = Vec::with_capacity(nodes.len());
    for node in nodes {
        require_node(map, *node)?;
        let stop = Stop::new(plan.fresh("s", "s"), path.id, *node);
        let before = stops.last().copied();
        stops.push(stop.id);
        plan.put(stop.following(before));
    }
    let id = path.id;
    plan.put(path);
    for node in nodes {
        serve(&mut plan, id, *node);
    }
    Ok((stops, plan.into_edit("Add path")))
}

/// Lets a path that comes to a goal serve it.
pub(super) fn serve(plan: &mut Plan<'_>, path: PathId, node: NodeId) {
    let is_goal = matches!(
        plan.get(node.into()),
        Some(Record::Node(node)) if node.kind == NodeKind::Goal
    );
    let serves = matches!(
        plan.get(path.into()),
        Some(Record::Path(path)) if path.goals.contains(&node)
    );
    if is_goal && !serves {
        plan.update_path(path, |path| path.goals.push(node));
    }
}

/// Plans a new stop that follows `after`, or a new start of the path if `None`.
///
/// What follows `after` already stays: where there is something, the path forks.
pub fn extend_path(
    map: &Map,
    path: PathId,
    after: Option<StopId>,
    node: NodeId,
) -> Result<(StopId, Edit), EditError> {
    require_node(map, node)?;
    require_path(map, path)?;
    if let Some(after) = after {
        require_on_path(map, path, after)?;
    }
    let id = map.fresh("s", "s");
    let mut plan = Plan::new(map);
    plan.put(Stop::new(id, path, node).following(after));
    serve(&mut plan, path, node);
    Ok((id, plan.into_edit("Add stop")))
}

/// Plans a new stop between two others, of which the second follows the first.
pub fn insert_stop(
    map: &Map,
    from: StopId,
    to: StopId,
    node: NodeId,
) -> Result<(StopId, Edit), EditError> {
    require_node(map, node)?;
    let path = require_stop(map, from)?.path;
    if !require_stop(map, to)?.after.contains(&from) {
        return Err(EditError::NotFollowing);
    }
    let id = map.fresh("s", "s");
    let mut plan = Plan::new(map);
    plan.put(Stop::new(id, path, node).following([from]));
    plan.update_stop(to, |stop| {
        for after in stop.after.iter_mut().filter(|after| **after == from) {
            *after = id;
        }
    });
    serve(&mut plan, path, node);
    Ok((id, plan.into_edit("Insert stop")))
}

/// Plans that a stop follows one more stop of its path: there, branches join.
pub fn join(map: &Map, from: StopId, to: StopId) -> Result<Edit, EditError> {
    let path = require_stop(map, from)?.path;
    require_on_path(map, path, to)?;
    if from == to || map.comes_before(to, from) {
        return Err(EditError::StopLoop);
    }
    let mut plan = Plan::new(map);
    plan.update_stop(to, |stop| {
        if !stop.after.contains(&from) {
            stop.after.push(from);
        }
    });
    Ok(plan.into_edit("Join branches"))
}

/// Plans which stops of its path a stop follows; with none it is a start.
pub fn set_after(map: &Map, id: StopId, after: Vec<StopId>) -> Result<Edit, EditError> {
    let path = require_stop(map, id)?.path;
    for before in &after {
        require_on_path(map, path, *before)?;
        if *before == id || map.comes_before(id, *before) {
            return Err(EditError::StopLoop);
        }
    }
    let mut plan = Plan::new(map);
    plan.update_stop(id, |stop| stop.after = after);
    drop_stray_rework(&mut plan, map, path);
    Ok(plan.into_edit("Change what it follows"))
}

/// Plans that a stop changes places with the only one before it.
pub fn move_earlier(map: &Map, id: StopId) -> Result<Edit, EditError> {
    let stop = require_stop(map, id)?;
    let before: Vec<StopId> = map.before(stop).collect();
    let [before] = before[..] else {
        return Err(EditError::NoPlaceBefore);
    };
    exchange(map, before, id)
}

/// Plans that a stop changes places with the only one after it.
pub fn move_later(map: &Map, id: StopId) -> Result<Edit, EditError> {
    require_stop(map, id)?;
    let after: Vec<StopId> = map.following(id).map(|stop| stop.id).collect();
    let [after] = after[..] else {
        return Err(EditError::NoPlaceAfter);
    };
    exchange(map, id, after)
}

/// Lets two stops change places of which the second follows the first.
fn exchange(map: &Map, first: StopId, second: StopId) -> Result<Edit, EditError> {
    let path = require_stop(map, first)?.path;
    let one = require_stop(map, first)?.after.clone();
    let other = require_stop(map, second)?.after.clone();
    let next = map.following(first).chain(map.following(second));
    let next: BTreeSet<StopId> = next.map(|stop| stop.id).collect();

    let mut plan = Plan::new(map);
    for follower in next.into_iter().filter(|id| *id != second) {
        plan.update_stop(follower, |stop| {
            for id in &mut stop.after {
                if *id == first {
                    *id = second;
                } else if *id == second {
                    *id = first;
                }
            }
        });
    }
    plan.update_stop(second, |stop| {
        stop.after = one;
        let others = other.iter().filter(|id| **id != first);
        stop.after.extend(others.copied());
    });
    plan.update_stop(first, |stop| stop.after = vec![second]);
    drop_stray_rework(&mut plan, map, path);
    Ok(plan.into_edit("Move stop"))
}

/// Plans that work goes back from a stop to an earlier one, or no longer does.
///
/// A chance that was said before is kept unless another is given.
pub fn set_rework(
    map: &Map,
    from: StopId,
    to: Option<StopId>,
    chance: Option<Figure>,
) -> Result<Edit, EditError> {
    let path = require_stop(map, from)?.path;
    if let Some(to) = to {
        require_on_path(map, path, to)?;
        if to != from && !map.comes_before(to, from) {
            return Err(EditError::NotEarlier);
        }
    }
    let mut plan = Plan::new(map);
    plan.update_stop(from, |stop| {
        stop.rework = to.map(|to| {
            let known = stop.rework.take();
            Rework {
                to,
                chance: chance.or_else(|| known.as_ref().and_then(|known| known.chance.clone())),
                extra: known.map(|known| known.extra).unwrap_or_default(),
            }
        });
    });
    let label = if to.is_some() {
        "Add rework"
    } else {
        "Remove rework"
    };
    Ok(plan.into_edit(label))
}

/// Returns the stops that are reached only by way of those that `gone` takes away: what is left of a
/// path behind a node that goes, where the path was on its way before.
///
/// Removing a node bridges its paths; removing these too lets the paths end there instead.
pub fn stops_behind(map: &Map, gone: impl IntoIterator<Item = RecordId>) -> Vec<StopId> {
    let gone: BTreeSet<RecordId> = gone.into_iter().collect();
    let goes =
        |stop: &Stop| gone.contains(&stop.id.into()) || gone.contains(&RecordId::Node(stop.node));
    let touched: BTreeSet<PathId> = gone
        .iter()
        .flat_map(|id| {
            let itself = std::iter::once(*id);
            itself.chain(map.referrers(*id))
        })
        .filter_map(|id| match id {
            RecordId::Stop(id) => map.stop(id).filter(|stop| goes(stop)),
            _ => None,
        })
        .map(|stop| stop.path)
        .filter(|path| !gone.contains(&RecordId::Path(*path)))
        .collect();

    let mut behind = Vec::new();
    for path in touched {
        // In the order of the route, what comes before is known.
        let mut reached = BTreeSet::new();
        let mut cut = Vec::new();
        for numbered in map.route(path) {
            let stop = numbered.stop;
            let before: Vec<StopId> = map.before(&stop).collect();
            if goes(&stop) {
                continue;
            }
            if before.is_empty() || before.iter().any(|id| reached.contains(id)) {
                reached.insert(stop.id);
            } else {
                cut.push(stop.id);
            }
        }
        // Where nothing is left before, the path does not end there, it would be gone.
        if !reached.is_empty() {
            behind.extend(cut);
        }
    }
    behind
}

/// Plans that paths end where they were bridged: these stops go.
pub fn end_paths(map: &Map, stops: impl IntoIterator<Item = StopId>) -> Edit {
    let mut edit = remove(map, stops.into_iter().map(RecordId::Stop));
    edit.label = "End path there";
    edit
}

/// Drops rework whose stop no longer comes before: work goes back only to where it has been.
fn drop_stray_rework(plan: &mut Plan<'_>, map: &Map, path: PathId) {
    let planned = |plan: &Plan<'_>, id: StopId| match plan.get(id.into()) {
        Some(Record::Stop(stop)) => Some(stop),
        _ => None,
    };
    let stops: Vec<StopId> = map.stops_of(path).map(|stop| stop.id).collect();
    for id in stops {
        let Some(back) = planned(plan, id).and_then(|stop| Some(stop.rework.as_ref()?.to)) else {
            continue;
        };
        let mut earlier = BTreeSet::from([id]);
        let mut open = vec![id];
        while let Some(stop) = open.pop().and_then(|id| planned(plan, id)) {
            open.extend(stop.after.iter().filter(|before| earlier.insert(**before)));
        }
        if !earlier.contains(&back) {
            plan.update_stop(id, |stop| stop.rework = None);
        }
    }
}

/// Requires that there is such a node and that work can stop there.
pub(super) fn require_node(map: &Map, id: NodeId) -> Result<(), EditError> {
    let node = map.node(id).ok_or(EditError::Missing(id.into()))?;
    if node.kind == NodeKind::Note {
        return Err(EditError::NoStopAtNotes);
    }
    Ok(())
}

fn require_path(map: &Map, id: PathId) -> Result<(), EditError> {
    map.path(id)
        .map(|_| ())
        .ok_or(EditError::Missing(id.into()))
}

fn require_stop(map: &Map, id: StopId) -> Result<&Stop, EditError> {
    map.stop(id).ok_or(EditError::Missing(id.into()))
}

fn require_on_path(map: &Map, path: PathId, id: StopId) -> Result<(), EditError> {
    if require_stop(map, id)?.path == path {
        Ok(())
    } else {
        Err(EditError::OtherPath)
    }
}
