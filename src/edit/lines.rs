//! Nodes, relations and paths from lines of text: nodes are found by their names, those that are missing are made.

use std::collections::BTreeMap;

use crate::model::{
    DeliveryPath, Map, Node, NodeId, NodeKind, PathId, Record, RecordId, Rect, Relation,
    RelationId, Stop, StopId, Strength, TeamShape,
};

use super::{edit::Edit, free::free_place, place::innermost_area, plan::Plan, relate::likely_kind};

/// What a line of text says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MapLine {
    Node { name: String, kind: NodeKind },
    Relation(RelationLine),
    Path(PathLine),
}

/// A relation as a line of text says it, such as `Checkout -> Payments: approval (blocking)`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RelationLine {
    pub from: String,
    pub to: String,
    pub label: String,
    pub strength: Option<Strength>,
}

impl MapLine {
    /// Returns the nodes that the line names, with the kinds that new ones have.
    fn named(&self) -> Vec<(&str, NodeKind)> {
        let team = |name| (name, NodeKind::Team);
        match self {
            Self::Node { name, kind } => vec![(name, kind.clone())],
            Self::Relation(line) => vec![team(line.from.as_str()), team(line.to.as_str())],
            Self::Path(line) => {
                let visited = line.groups.iter().flat_map(|group| &group.visited);
                visited.map(|name| team(name.as_str())).collect()
            }
        }
    }
}

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

/// Plans what some lines say as one step. Returns what to look at too: the paths, or else the nodes.
///
/// A node is found by its name, whatever its capitals; on the way of a path or at the end of a relation
/// its first words are enough, if no other begins so. One that is not there is made. A relation that is
/// there already is not made twice; a path whose name is taken is another path of that name.
pub fn add_lines(map: &Map, lines: &[MapLine]) -> (Vec<RecordId>, Edit) {
    let around = Rect::around(map.nodes().map(|node| node.rect()));
    let mut drawing = Drawing {
        map,
        plan: Plan::new(map),
        nodes: known_names(map).collect(),
        rects: map.nodes().map(|node| node.rect()).collect(),
        around,
        near: around,
    };
    let mut paths = Vec::new();
    let mut nodes = Vec::new();
    for line in lines {
        match line {
            MapLine::Node { name, kind } => {
                drawing.near = drawing.around;
                nodes.push(drawing.node(name, kind).into());
            }
            MapLine::Relation(line) => nodes.extend(drawing.relation(line)),
            MapLine::Path(line) => paths.push(drawing.path(line).into()),
        }
    }
    let label = match lines {
        [MapLine::Path(_)] => "Add path",
        _ if nodes.is_empty() => "Add paths",
        _ => "Add from text",
    };
    let seen = if paths.is_empty() { nodes } else { paths };
    (seen, drawing.plan.into_edit(label))
}

/// Returns the names among `lines` that no node has, each once, with the kind of what would be made.
pub fn missing_nodes<'l>(map: &Map, lines: &'l [MapLine]) -> Vec<(&'l str, NodeKind)> {
    let mut known: BTreeMap<String, Option<NodeId>> = known_names(map)
        .map(|(name, node)| (name, Some(node)))
        .collect();
    let mut missing = Vec::new();
    for line in lines {
        let is_node = matches!(line, MapLine::Node { .. });
        for (name, kind) in line.named() {
            let there = if is_node {
                known.contains_key(&folded(name))
            } else {
                meant(&known, name).is_some()
            };
            if !there {
                known.insert(folded(name), None);
                missing.push((name, kind));
            }
        }
    }
    missing
}

fn known_names(map: &Map) -> impl Iterator<Item = (String, NodeId)> {
    let nodes = map.nodes().filter(|node| node.kind != NodeKind::Note);
    nodes.map(|node| (folded(node.title()), node.id))
}

/// Returns what a name means: what is called so, or the only thing whose name begins with these words.
fn meant<T: Copy>(named: &BTreeMap<String, T>, name: &str) -> Option<T> {
    let key = folded(name);
    if let Some(exact) = named.get(&key) {
        return Some(*exact);
    }
    let longer = named
        .range(key.clone()..)
        .map(|(known, node)| (known, *node));
    let mut longer = longer
        .take_while(|(known, _)| known.starts_with(&key))
        .filter(|(known, _)| known.as_bytes().get(key.len()) == Some(&b' '));
    let only = longer.next().map(|(_, node)| node);
    only.filter(|_| longer.next().is_none() && !key.is_empty())
}

/// Returns a name as it is compared: names are the same whatever their capitals and the space in them.
pub fn folded(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

struct Drawing<'a> {
    map: &'a Map,
    plan: Plan<'a>,
    nodes: BTreeMap<String, NodeId>,
    rects: Vec<Rect>,
    /// What was there before, beside which what is tied to nothing stands.
    around: Option<Rect>,
    /// What the next new node stands beside.
    near: Option<Rect>,
}

impl Drawing<'_> {
    fn path(&mut self, line: &PathLine) -> PathId {
        let path: PathId = self.plan.fresh(&line.name, "path");
        let mut new = DeliveryPath::new(path, &line.name);
        new.about.color.clone_from(&line.color);
        self.plan.put(new);
        let mut last: Vec<StopId> = Vec::new();
        let mut visits: BTreeMap<String, StopId> = BTreeMap::new();
        for group in &line.groups {
            let after: Vec<StopId> = match &group.after {
                After::Last => last.clone(),
                After::Visits(names) => {
                    let known = names.iter().filter_map(|name| visits.get(&folded(name)));
                    known.copied().collect()
                }
            };
            last.clear();
            for name in &group.visited {
                let node = self.end(name);
                let id: StopId = self.plan.fresh("s", "s");
                let stop = Stop::new(id, path, node);
                self.plan.put(stop.following(after.iter().copied()));
                last.push(id);
            }
            let made = group.visited.iter().zip(&last);
            visits.extend(made.map(|(name, stop)| (folded(name), *stop)));
        }
        path
    }

    /// Makes a relation unless it is there; returns its ends.
    fn relation(&mut self, line: &RelationLine) -> [RecordId; 2] {
        self.near = self.around;
        let from = self.end(&line.from);
        let to = self.end(&line.to);
        let ends = [from.into(), to.into()];
        let same = |other: &Relation| {
            (other.from, other.to) == (from, to) && other.own_label() == line.label
        };
        if self.map.relations().any(|other| same(other)) {
            return ends;
        }
        let (Some(Record::Node(one)), Some(Record::Node(other))) =
            (self.plan.get(from.into()), self.plan.get(to.into()))
        else {
            return ends;
        };
        let id: RelationId = self.plan.fresh("r", "r");
        let mut relation = Relation::new(id, likely_kind(&one, &other), from, to);
        relation.label.clone_from(&line.label);
        relation.strength.clone_from(&line.strength);
        self.plan.put(relation);
        ends
    }

    /// Returns the node that a name means; one that is not there is made, a team.
    fn end(&mut self, name: &str) -> NodeId {
        match meant(&self.nodes, name) {
            Some(known) => self.beside(known),
            None => self.node(name, &NodeKind::Team),
        }
    }

    /// The next new node stands beside this one.
    fn beside(&mut self, node: NodeId) -> NodeId {
        if let Some(Record::Node(found)) = self.plan.get(node.into()) {
            self.near = Some(found.rect());
        }
        node
    }

    /// Returns the node of that name; one that is not there is made.
    fn node(&mut self, name: &str, kind: &NodeKind) -> NodeId {
        if let Some(known) = self.nodes.get(&folded(name)).copied() {
            return self.beside(known);
        }
        let id: NodeId = self.plan.fresh(name, kind.key());
        let size = kind.usual_size(&TeamShape::default());
        let pos = free_place(&self.rects, self.near, size);
        let node = Node::new(id, kind.clone(), name, pos);
        let area = innermost_area(self.map, node.rect().center(), &|_| false);
        self.rects.push(node.rect());
        self.near = Some(node.rect());
        self.around = self.around.or(self.near);
        self.plan.put(node.in_area(area));
        self.nodes.insert(folded(name), id);
        id
    }
}
