//! Goals: where several of them want the same people.

use std::{cmp::Reverse, collections::BTreeMap};

use crate::model::{Map, Node, NodeId, NodeKind, PathId, RelationKind};

/// A node that serves more than one goal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Competing {
    pub node: NodeId,
    /// Its goals in the order of their ids.
    pub goals: Vec<Claim>,
}

/// A goal that wants something of a node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    pub goal: NodeId,
    /// Whether a relation says that the node serves the goal.
    pub direct: bool,
    /// The paths of the goal that stop at the node.
    pub paths: Vec<PathId>,
}

/// Returns the nodes where goals compete, those with the most goals first.
pub fn competing_goals(map: &Map) -> Vec<Competing> {
    let several = goal_claims(map)
        .into_iter()
        .filter(|(_, goals)| goals.len() > 1);
    let mut competing: Vec<Competing> = several
        .map(|(node, goals)| Competing { node, goals })
        .collect();
    competing.sort_by_key(|competing| Reverse(competing.goals.len()));
    competing
}

/// Returns the goals that each node serves, in the order of their ids; nodes that serve none are left out.
///
/// A node serves a goal if a relation says so, or if a path that serves the goal stops at it.
pub fn goal_claims(map: &Map) -> BTreeMap<NodeId, Vec<Claim>> {
    let mut claims: BTreeMap<NodeId, BTreeMap<NodeId, Claim>> = BTreeMap::new();
    let mut claim = |node: NodeId, goal: NodeId, path: Option<PathId>| {
        let goals = claims.entry(node).or_default();
        let claim = goals.entry(goal).or_insert_with(|| Claim {
            goal,
            direct: false,
            paths: Vec::new(),
        });
        match path {
            Some(path) if !claim.paths.contains(&path) => claim.paths.push(path),
            Some(_) => {}
            None => claim.direct = true,
        }
    };
    for relation in map.relations() {
        if relation.kind == RelationKind::Serves
            && is_goal(map, relation.to)
            && wanted(map, relation.from)
        {
            claim(relation.from, relation.to, None);
        }
    }
    for path in map.paths() {
        let goals = path.goals.iter().filter(|goal| is_goal(map, **goal));
        let goals: Vec<NodeId> = goals.copied().collect();
        if goals.is_empty() {
            continue;
        }
        for stop in map.stops_of(path.id) {
            if wanted(map, stop.node) {
                for goal in &goals {
                    claim(stop.node, *goal, Some(path.id));
                }
            }
        }
    }
    let in_order =
        |(node, goals): (NodeId, BTreeMap<NodeId, Claim>)| (node, goals.into_values().collect());
    claims.into_iter().map(in_order).collect()
}

fn is_goal(map: &Map, node: NodeId) -> bool {
    map.node(node)
        .is_some_and(|node| node.kind == NodeKind::Goal)
}

/// Returns whether there is something that goals could compete for: not with an outside, nor a goal.
fn wanted(map: &Map, node: NodeId) -> bool {
    let works = |node: &Node| {
        !matches!(
            node.kind,
            NodeKind::Goal | NodeKind::Outside | NodeKind::Note
        )
    };
    map.node(node).is_some_and(works)
}
