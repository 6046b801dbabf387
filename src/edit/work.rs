//! Work items: adding them, moving them along their routes, and what holds them up.
//!
//! Days are given by the caller: an item that becomes active for the first time starts today, and one
//! that is done was finished today, unless it says otherwise.

use crate::model::{
    Blocked, Class, Day, Map, NodeId, PathId, RecordId, State, StopId, WorkItem, WorkItemId,
};

use super::{
    edit::{Edit, EditError},
    plan::Plan,
};

/// A place where a work item can be.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stand {
    /// At the stop that the item's path makes at a node.
    Node(NodeId),
    Stop(StopId),
    /// On its path, but at no stop yet.
    Unplaced,
    Done,
}

/// What the lane that a work item is moved to says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lane {
    /// Nothing.
    All,
    Path(Option<PathId>),
    Class(Class),
}

/// Plans a new work item at a place.
pub fn add_work_item(
    map: &Map,
    mut item: WorkItem,
    stand: &Stand,
    lane: &Lane,
    today: Option<Day>,
) -> Result<Edit, EditError> {
    if map.contains(item.id.into()) {
        return Err(EditError::Taken(item.id.into()));
    }
    put_at(map, &mut item, stand, lane, today)?;
    let mut plan = Plan::new(map);
    plan.put(item);
    Ok(plan.into_edit("Add work item"))
}

/// Plans each of these work items at its place; a path that does not stop there is an error.
pub fn move_work_items(
    map: &Map,
    moves: impl IntoIterator<Item = (WorkItemId, Stand, Lane)>,
    today: Option<Day>,
) -> Result<Edit, EditError> {
    let mut plan = Plan::new(map);
    let mut n_moved = 0;
    for (id, stand, lane) in moves {
        let mut item = require_item(map, id)?.clone();
        put_at(map, &mut item, &stand, &lane, today)?;
        plan.put(item);
        n_moved += 1;
    }
    Ok(plan.into_edit(if n_moved == 1 {
        "Move work item"
    } else {
        "Move work items"
    }))
}

/// Returns the stop that an item on a path makes at a node: the one it is at, else the next one on its
/// way, else the first.
pub fn stop_at(map: &Map, path: PathId, node: NodeId, current: Option<StopId>) -> Option<StopId> {
    let route = map.route(path);
    let ids: Vec<StopId> = route.iter().map(|numbered| numbered.stop.id).collect();
    let here = current.and_then(|current| ids.iter().position(|id| *id == current));
    let visits = route.iter().zip(0..);
    let mut visits = visits.filter(|(numbered, _)| numbered.stop.node == node);
    let first = visits.clone().next();
    let next = visits.find(|(_, place)| here.is_none_or(|here| here <= *place));
    next.or(first).map(|(numbered, _)| numbered.stop.id)
}

/// Plans another state. What is no longer blocked forgets by what it was.
pub fn set_state(
    map: &Map,
    ids: impl IntoIterator<Item = WorkItemId>,
    state: &State,
    today: Option<Day>,
) -> Result<Edit, EditError> {
    let label = match state {
        State::Waiting => "Set waiting",
        State::Active => "Start",
        State::Blocked => "Block",
        State::Done => "Finish",
        State::Other(_) => "Change the state",
    };
    update(map, label, ids, |item| enter(item, state.clone(), today))
}

/// Plans what blocks work items: a node, and why unless that stays as it was. They count as blocked from
/// then on; to name nothing is no reason to count as blocked.
pub fn block(
    map: &Map,
    ids: impl IntoIterator<Item = WorkItemId>,
    node: Option<NodeId>,
    why: Option<&str>,
) -> Result<Edit, EditError> {
    if let Some(node) = node
        && map.node(node).is_none()
    {
        return Err(EditError::Missing(node.into()));
    }
    update(map, "Block", ids, |item| {
        if node.is_some() || why.is_some() {
            item.state = State::Blocked;
        }
        let mut blocked = item.blocked_by.take().unwrap_or_default();
        blocked.node = node;
        if let Some(why) = why {
            why.clone_into(&mut blocked.why);
        }
        item.blocked_by = Some(blocked).filter(|blocked| *blocked != Blocked::default());
    })
}

/// Plans that work items go on: those that were started are active again, the others wait.
pub fn unblock(map: &Map, ids: impl IntoIterator<Item = WorkItemId>) -> Result<Edit, EditError> {
    update(map, "Unblock", ids, |item| {
        if item.state == State::Blocked {
            item.state = state_of_unfinished(item);
        }
        item.blocked_by = None;
    })
}

/// Plans another class of service.
pub fn set_class(
    map: &Map,
    ids: impl IntoIterator<Item = WorkItemId>,
    class: &Class,
) -> Result<Edit, EditError> {
    update(map, "Change the class of service", ids, |item| {
        item.class = class.clone();
    })
}

/// Plans another path; at the node where it was, if the new path stops there too.
pub fn set_path(
    map: &Map,
    ids: impl IntoIterator<Item = WorkItemId>,
    path: Option<PathId>,
) -> Result<Edit, EditError> {
    if let Some(path) = path
        && map.path(path).is_none()
    {
        return Err(EditError::Missing(path.into()));
    }
    update(map, "Change the path", ids, |item| put_on(map, item, path))
}

/// Plans another stop, with the path that it is on; or none.
pub fn set_stop(
    map: &Map,
    ids: impl IntoIterator<Item = WorkItemId>,
    stop: Option<StopId>,
) -> Result<Edit, EditError> {
    let stand = stop.map_or(Stand::Unplaced, Stand::Stop);
    let mut plan = Plan::new(map);
    for id in ids {
        let mut item = require_item(map, id)?.clone();
        put_on_way(map, &mut item, &stand)?;
        plan.put(item);
    }
    Ok(plan.into_edit("Change the stop"))
}

fn update(
    map: &Map,
    label: &'static str,
    ids: impl IntoIterator<Item = WorkItemId>,
    change: impl Fn(&mut WorkItem),
) -> Result<Edit, EditError> {
    let mut plan = Plan::new(map);
    for id in ids {
        let mut item = require_item(map, id)?.clone();
        change(&mut item);
        plan.put(item);
    }
    Ok(plan.into_edit(label))
}

fn require_item(map: &Map, id: WorkItemId) -> Result<&WorkItem, EditError> {
    map.work_item(id)
        .ok_or(EditError::Missing(RecordId::WorkItem(id)))
}

/// Puts an item where a cell of the board says.
fn put_at(
    map: &Map,
    item: &mut WorkItem,
    stand: &Stand,
    lane: &Lane,
    today: Option<Day>,
) -> Result<(), EditError> {
    match lane {
        Lane::All => {}
        Lane::Path(path) => put_on(map, item, *path),
        Lane::Class(class) => item.class = class.clone(),
    }
    if *stand == Stand::Done {
        enter(item, State::Done, today);
        return Ok(());
    }
    if item.state == State::Done {
        item.finished.clear();
        item.state = state_of_unfinished(item);
    }
    if let (Stand::Node(node), Lane::All | Lane::Class(_)) = (stand, lane) {
        // Any path that stops there will do, its own first.
        let own = item.path.into_iter();
        let mut paths = own.chain(map.paths().map(|path| path.id));
        let stops = |path: &PathId| stop_at(map, *path, *node, None).is_some();
        let path = paths.find(stops).ok_or(EditError::NoStop)?;
        put_on(map, item, Some(path));
    }
    put_on_way(map, item, stand)
}

/// Puts an item on a path, at the same node if the path stops there.
fn put_on(map: &Map, item: &mut WorkItem, path: Option<PathId>) {
    if item.path == path {
        return;
    }
    let node = item.stop.and_then(|stop| map.stop(stop));
    let stop = path
        .zip(node)
        .and_then(|(path, stop)| stop_at(map, path, stop.node, None));
    item.path = path;
    item.stop = stop;
}

/// Puts an item at a place along its path.
fn put_on_way(map: &Map, item: &mut WorkItem, stand: &Stand) -> Result<(), EditError> {
    match *stand {
        Stand::Node(node) => {
            let path = item.path.ok_or(EditError::NoStop)?;
            let stop = stop_at(map, path, node, item.stop).ok_or(EditError::NoStop)?;
            item.stop = Some(stop);
        }
        Stand::Stop(id) => {
            let stop = map.stop(id).ok_or(EditError::Missing(id.into()))?;
            item.path = Some(stop.path);
            item.stop = Some(id);
        }
        Stand::Unplaced => item.stop = None,
        Stand::Done => {}
    }
    Ok(())
}

fn enter(item: &mut WorkItem, state: State, today: Option<Day>) {
    let today = today.map(|day| day.to_string()).unwrap_or_default();
    match state {
        State::Active if item.started.is_empty() => item.started.clone_from(&today),
        State::Done if item.finished.is_empty() => item.finished.clone_from(&today),
        _ => {}
    }
    if state != State::Done {
        item.finished.clear();
    }
    if state != State::Blocked {
        item.blocked_by = None;
    }
    item.state = state;
}

fn state_of_unfinished(item: &WorkItem) -> State {
    if item.started.is_empty() {
        State::Waiting
    } else {
        State::Active
    }
}
