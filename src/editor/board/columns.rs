//! Which columns and lanes the board has, and in which order.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    edit::{Lane, Stand},
    model::{Class, Map, NodeId, NodeKind, PathId, State, WorkItem},
};

use super::board::{BoardColumn, BoardLane, BoardOptions, Columns, Lanes, stand_of};

pub(super) fn columns(map: &Map, options: &BoardOptions, shown: &[&WorkItem]) -> Vec<BoardColumn> {
    let mut columns: Vec<BoardColumn> = match options.columns {
        Columns::Nodes => {
            let in_use: BTreeSet<NodeId> = shown
                .iter()
                .filter(|item| item.state != State::Done)
                .filter_map(|item| Some(map.stop(item.stop?)?.node))
                .collect();
            let nodes = nodes_in_order(map).into_iter();
            // Nobody works at the ends of a path; they are there where something waits for them.
            let shown = nodes.filter(|id| is_worked_at(map, *id) || in_use.contains(id));
            shown.map(|id| node_column(map, id)).collect()
        }
        Columns::Path(path) => {
            let route = map.route(path).into_iter();
            route
                .map(|numbered| {
                    let node = numbered.stop.node;
                    let name = map.node(node).map_or("?", |node| node.title());
                    BoardColumn {
                        stand: Stand::Stop(numbered.stop.id),
                        name: match numbered.number {
                            Some(number) => format!("{number} {name}"),
                            None => name.to_owned(),
                        },
                        node: Some(node),
                        n_items: 0,
                        limit: None,
                    }
                })
                .collect()
        }
    };
    let unplaced = |item: &&WorkItem| stand_of(map, options, item) == Stand::Unplaced;
    let other = |stand, name: &str| BoardColumn {
        stand,
        name: name.to_owned(),
        node: None,
        n_items: 0,
        limit: None,
    };
    if columns.is_empty() || shown.iter().any(unplaced) {
        columns.insert(0, other(Stand::Unplaced, "Not at a stop"));
    }
    let done = if options.with_older {
        "Done"
    } else {
        "Done this week"
    };
    columns.push(other(Stand::Done, done));
    columns
}

fn node_column(map: &Map, id: NodeId) -> BoardColumn {
    let node = map.node(id);
    let limit = node.and_then(|node| node.wip_limit.as_ref());
    BoardColumn {
        stand: Stand::Node(id),
        name: node.map_or("?", |node| node.title()).to_owned(),
        node: Some(id),
        n_items: 0,
        limit: limit.map(|limit| limit.value),
    }
}

fn is_worked_at(map: &Map, id: NodeId) -> bool {
    let kind = map.node(id).map(|node| &node.kind);
    !matches!(kind, Some(NodeKind::Outside | NodeKind::Goal) | None)
}

/// Returns the nodes at which paths stop, so that as few paths as possible go backwards: what a path
/// visits first stands first, and what no path orders stands as the paths come.
fn nodes_in_order(map: &Map) -> Vec<NodeId> {
    let mut seen: Vec<NodeId> = Vec::new();
    let mut before: BTreeMap<NodeId, BTreeSet<NodeId>> = BTreeMap::new();
    for path in map.paths() {
        let mut last: Option<NodeId> = None;
        for numbered in map.route(path.id) {
            let node = numbered.stop.node;
            if !before.contains_key(&node) {
                seen.push(node);
            }
            let entry = before.entry(node).or_default();
            entry.extend(last.filter(|last| *last != node));
            last = Some(node);
        }
    }
    let mut order = Vec::with_capacity(seen.len());
    let mut placed = BTreeSet::new();
    while !seen.is_empty() {
        let free = |node: &NodeId| {
            let before = before.get(node);
            before.is_none_or(|before| before.is_subset(&placed))
        };
        // Paths that go round in a circle are cut where the first of them begins.
        let next = seen.iter().position(free).unwrap_or(0);
        let node = seen.remove(next);
        placed.insert(node);
        order.push(node);
    }
    order
}

pub(super) fn lanes(map: &Map, options: &BoardOptions, shown: &[&WorkItem]) -> Vec<BoardLane> {
    let lane = |lane, name: &str| BoardLane {
        lane,
        name: name.to_owned(),
    };
    match options.lanes {
        Lanes::None => vec![lane(Lane::All, "")],
        Lanes::Classes => class_lanes(shown),
        Lanes::Paths => {
            let paths = map.paths().filter(|path| match options.columns {
                Columns::Nodes => true,
                Columns::Path(only) => path.id == only,
            });
            let mut lanes: Vec<BoardLane> = paths
                .map(|path| lane(Lane::Path(Some(path.id)), &path.about.name))
                .collect();
            let known: BTreeSet<Option<PathId>> = map.paths().map(|path| Some(path.id)).collect();
            let stray: BTreeSet<Option<PathId>> = shown
                .iter()
                .map(|item| item.path)
                .filter(|path| !known.contains(path))
                .collect();
            for path in stray {
                lanes.push(lane(Lane::Path(path), "No path"));
            }
            if lanes.is_empty() {
                lanes.push(lane(Lane::Path(None), "No path"));
            }
            lanes
        }
    }
}

/// Returns the lanes of the classes of service: the known ones, and those of the room's own that are used.
fn class_lanes(shown: &[&WorkItem]) -> Vec<BoardLane> {
    let known = [
        (Class::Expedite, "Expedite"),
        (Class::FixedDate, "Fixed date"),
        (Class::Standard, "Standard"),
        (Class::Intangible, "Intangible"),
    ];
    let own: BTreeSet<&String> = shown
        .iter()
        .filter_map(|item| match &item.class {
            Class::Other(own) => Some(own),
            _ => None,
        })
        .collect();
    let known = known.map(|(class, name)| BoardLane {
        lane: Lane::Class(class),
        name: name.to_owned(),
    });
    let own = own.into_iter().map(|own| BoardLane {
        lane: Lane::Class(Class::Other(own.clone())),
        name: own.clone(),
    });
    known.into_iter().chain(own).collect()
}
