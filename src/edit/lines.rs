//! Paths from lines of text: nodes are found by their names, those that are missing are made.

use std::collections::BTreeMap;

use crate::model::{
    DeliveryPath, Map, Node, NodeId, NodeKind, PathId, Rect, Stop, StopId, TeamShape,
};

use super::{edit::Edit, free::free_place, place::innermost_area, plan::Plan};

/// A path as a line of text says it, such as `New payment: Customers > Checkout > Orders`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PathLine {
    pub name: String,
    /// The color that the path is to have.
    pub color: String,
    /// The visits, from the start.
    pub groups: Vec<VisitGroup>,
}

/// Nodes that are visited side by side, by their names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VisitGroup {
    pub visited: Vec<String>,
    pub after: After,
}

/// What a group of visits follows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum After {
    /// The group before, or nothing if it is the first.
    #[default]
    Last,
    /// The last visits to these nodes.
    Visits(Vec<String>),
}

/// Plans the paths of some lines as one step. Returns the new paths too.
///
/// A node is found by its name, whatever its capitals, or by the first words of it if no other begins
/// so; one that is not there is made, a team beside
/// the node before. A path whose name is taken is another path of that name.
pub fn add_path_lines(map: &Map, lines: &[PathLine]) -> (Vec<PathId>, Edit) {
    let mut drawing = Drawing {
        map,
        plan: Plan::new(map),
        nodes: names_of(map),
        rects: map.nodes().map(|node| node.rect()).collect(),
        near: Rect::around(map.nodes().map(|node| node.rect())),
    };
    let paths = lines.iter().map(|line| drawing.path(line)).collect();
    let label = if lines.len() == 1 {
        "Add path"
    } else {
        "Add paths"
    };
    (paths, drawing.plan.into_edit(label))
}

/// Returns the names among `lines` that no node has: those that would be made, each once.
pub fn missing_nodes(map: &Map, lines: &[PathLine]) -> Vec<String> {
    let known = names_of(map);
    let mut missing: Vec<String> = Vec::new();
    let visited = lines.iter().flat_map(|line| &line.groups);
    for name in visited.flat_map(|group| &group.visited) {
        let same = |other: &String| key(other) == key(name);
        if meant(&known, name).is_none() && !missing.iter().any(same) {
            missing.push(name.clone());
        }
    }
    missing
}

/// Returns the nodes that work can stop at, by name.
fn names_of(map: &Map) -> BTreeMap<String, NodeId> {
    let nodes = map.nodes().filter(|node| node.kind != NodeKind::Note);
    nodes.map(|node| (key(node.title()), node.id)).collect()
}

/// Returns the node that a name means: the one that is called so, or the only one whose name begins
/// with these words.
fn meant(nodes: &BTreeMap<String, NodeId>, name: &str) -> Option<NodeId> {
    let key = key(name);
    if let Some(exact) = nodes.get(&key) {
        return Some(*exact);
    }
    let longer = nodes
        .range(key.clone()..)
        .map(|(known, node)| (known, *node));
    let mut longer = longer
        .take_while(|(known, _)| known.starts_with(&key))
        .filter(|(known, _)| known.as_bytes().get(key.len()) == Some(&b' '));
    let only = longer.next().map(|(_, node)| node);
    only.filter(|_| longer.next().is_none() && !key.is_empty())
}

/// Names are the same whatever their capitals and the space in them.
fn key(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

struct Drawing<'a> {
    map: &'a Map,
    plan: Plan<'a>,
    nodes: BTreeMap<String, NodeId>,
    rects: Vec<Rect>,
    /// What the next new node stands beside.
    near: Option<Rect>,
}

impl Drawing<'_> {
    fn path(&mut self, line: &PathLine) -> PathId {
        let mut path = PathId::fresh(&line.name, "path");
        while self.plan.get(path.into()).is_some() {
            path = PathId::fresh(&line.name, "path");
        }
        let mut new = DeliveryPath::new(path, &line.name);
        new.about.color.clone_from(&line.color);
        self.plan.put(new);
        let mut last: Vec<StopId> = Vec::new();
        let mut visits: BTreeMap<String, StopId> = BTreeMap::new();
        for group in &line.groups {
            let after: Vec<StopId> = match &group.after {
                After::Last => last.clone(),
                After::Visits(names) => {
                    let known = names.iter().filter_map(|name| visits.get(&key(name)));
                    known.copied().collect()
                }
            };
            last.clear();
            for name in &group.visited {
                let node = self.node(name);
                let mut id = StopId::fresh("s", "s");
                while self.plan.get(id.into()).is_some() {
                    id = StopId::fresh("s", "s");
                }
                let stop = Stop::new(id, path, node);
                self.plan.put(stop.following(after.iter().copied()));
                last.push(id);
            }
            let made = group.visited.iter().zip(&last);
            visits.extend(made.map(|(name, stop)| (key(name), *stop)));
        }
        path
    }

    /// Returns the node of that name; one that is not there is made.
    fn node(&mut self, name: &str) -> NodeId {
        if let Some(known) = meant(&self.nodes, name) {
            if let Some(crate::model::Record::Node(node)) = self.plan.get(known.into()) {
                self.near = Some(node.rect());
            }
            return known;
        }
        let mut id = NodeId::fresh(name, NodeKind::Team.key());
        while self.plan.get(id.into()).is_some() {
            id = NodeId::fresh(name, NodeKind::Team.key());
        }
        let size = NodeKind::Team.usual_size(&TeamShape::default());
        let pos = free_place(&self.rects, self.near, size);
        let node = Node::new(id, NodeKind::Team, name, pos);
        let area = innermost_area(self.map, node.rect().center(), &|_| false);
        self.rects.push(node.rect());
        self.near = Some(node.rect());
        self.plan.put(node.in_area(area));
        self.nodes.insert(key(name), id);
        id
    }
}
