//! Nodes, relations and paths from lines of text: nodes are found by their names, those that are missing are made.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Figure, Map, Node, NodeId, NodeKind, RecordId, RelationKind, Strength};

use super::{drawing::Drawing, edit::Edit};

/// So many letters of a name may stand for it; fewer mean too much.
const LEAST_LETTERS: usize = 3;

/// What a line of text says.
#[derive(Clone, Debug, PartialEq)]
pub enum MapLine {
    /// A node as far as a line of text says it, such as `platform: Cloud, 9 people`.
    Node(Box<Node>),
    Area(AreaLine),
    Relation(RelationLine),
    Path(PathLine),
}

/// An area as a line of text says it, such as `area: Shared: Cloud, Event bus`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AreaLine {
    pub name: String,
    /// The color that the area is to have.
    pub color: String,
    /// The names of the nodes that it is to hold.
    pub holds: Vec<String>,
}

/// A relation as a line of text says it, such as `Checkout -> Payments: approval (blocking)`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RelationLine {
    pub from: String,
    pub to: String,
    pub label: String,
    /// None if the line does not say it: then it is what is usual between such nodes.
    pub kind: Option<RelationKind>,
    pub strength: Option<Strength>,
}

impl MapLine {
    /// Returns the nodes that the line names, with the kinds that new ones have.
    fn named(&self) -> Vec<(&str, NodeKind)> {
        let team = |name| (name, NodeKind::Team);
        match self {
            Self::Node(line) => vec![(line.title(), line.kind.clone())],
            Self::Area(line) => line.holds.iter().map(|name| team(name.as_str())).collect(),
            Self::Relation(line) => vec![team(line.from.as_str()), team(line.to.as_str())],
            Self::Path(line) => {
                let visited = line.groups.iter().flat_map(|group| &group.visited);
                visited.map(|visit| team(visit.name.as_str())).collect()
            }
        }
    }
}

/// A path as a line of text says it, such as `New payment: Customers > Checkout (4d/2d) > Orders`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PathLine {
    pub name: String,
    pub demand: Option<Figure>,
    /// The color that the path is to have.
    pub color: String,
    /// The visits, from the start.
    pub groups: Vec<VisitGroup>,
}

/// Visits side by side.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VisitGroup {
    pub visited: Vec<Visit>,
    pub after: After,
}

/// A visit to a node, by its name, with what is known of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Visit {
    pub name: String,
    pub wait: Option<Figure>,
    pub work: Option<Figure>,
    pub usable: Option<Figure>,
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

/// Plans what some lines say as one step. Returns what to look at too: the paths, or else the nodes and areas.
///
/// A node is found by its name, whatever its capitals; on the way of a path, at the end of a relation or in an
/// area its first words are enough, if no other begins so. One that is not there is made. A relation that is
/// there already is not made twice; a path whose name is taken is another path of that name.
pub fn add_lines(map: &Map, lines: &[MapLine]) -> (Vec<RecordId>, Edit) {
    let mut drawing = Drawing::on(map);
    let mut paths = Vec::new();
    let mut nodes = Vec::new();
    for line in lines {
        match line {
            MapLine::Node(line) => nodes.push(drawing.own_node(line).into()),
            MapLine::Area(line) => nodes.push(drawing.area(line).into()),
            MapLine::Relation(line) => nodes.extend(drawing.relation(line)),
            MapLine::Path(line) => paths.push(drawing.path(line).into()),
        }
    }
    drawing.line_up();
    let label = match lines {
        [MapLine::Path(_)] => "Add path from text",
        _ if nodes.is_empty() => "Add paths from text",
        _ => "Add from text",
    };
    let seen = if paths.is_empty() { nodes } else { paths };
    (seen, drawing.into_edit(label))
}

/// Returns the names among `lines` that no node has, each once, with the kind of what would be made.
pub fn missing_nodes<'l>(map: &Map, lines: &'l [MapLine]) -> Vec<(&'l str, NodeKind)> {
    // What may be shortened: what is on the map, and what has a line of its own.
    let whole = known_names(map).map(|(name, node)| (name, Some(node)));
    let mut whole: BTreeMap<String, Option<NodeId>> = whole.collect();
    let mut known: BTreeSet<String> = whole.keys().cloned().collect();
    let mut missing = Vec::new();
    for line in lines {
        let is_node = matches!(line, MapLine::Node(_));
        let is_area = matches!(line, MapLine::Area(_));
        for (name, kind) in line.named() {
            // What somebody said is no name.
            if kind == NodeKind::Note {
                missing.push((name, kind));
                continue;
            }
            let key = folded(name);
            let exact = known.contains(&key);
            let there = exact || (!is_node && meant(&whole, name).is_some());
            if is_node || (is_area && (exact || !there)) {
                whole.entry(key.clone()).or_default();
            }
            if !there {
                known.insert(key);
                missing.push((name, kind));
            } else if is_node {
                // What was only named before is of the kind that its own line says.
                let mut same = missing.iter_mut().filter(|(it, _)| folded(it) == key);
                if let Some((_, known)) = same.find(|(_, known)| *known != NodeKind::Note) {
                    *known = kind;
                }
            }
        }
    }
    missing
}

/// The nodes of a map by their names, as lines of text mean them.
#[derive(Clone, Debug, Default)]
pub struct NodeNames {
    named: BTreeMap<String, NodeId>,
}

impl NodeNames {
    pub fn of(map: &Map) -> Self {
        Self {
            named: known_names(map).collect(),
        }
    }

    /// Takes note of a name that may be shortened from now on; one that is known stays with its node.
    pub(super) fn know(&mut self, name: &str, node: NodeId) {
        self.named.entry(folded(name)).or_insert(node);
    }

    /// Returns the node that a name on a path or at the end of a relation means.
    pub fn meant(&self, name: &str) -> Option<NodeId> {
        meant(&self.named, name)
    }
}

/// The names of nodes in full, as lines of text mean them one after the other.
#[derive(Clone, Debug, Default)]
pub struct FullNames<'a> {
    named: BTreeMap<String, &'a str>,
}

impl<'a> FullNames<'a> {
    pub fn of(map: &'a Map) -> Self {
        let nodes = map.nodes().filter(|node| node.kind != NodeKind::Note);
        Self {
            named: nodes
                .map(|node| (folded(node.title()), node.title()))
                .collect(),
        }
    }

    /// Takes note of the names that a line says whole.
    pub fn know(&mut self, line: &'a MapLine) {
        let is_area = match line {
            MapLine::Node(node) if node.kind == NodeKind::Note => return,
            MapLine::Node(_) => false,
            MapLine::Area(_) => true,
            MapLine::Relation(_) | MapLine::Path(_) => return,
        };
        for (name, _) in line.named() {
            if !is_area || self.full(name) == name {
                self.named.entry(folded(name)).or_insert(name);
            }
        }
    }

    /// Returns the name that is meant, or the same one if no node is called so.
    pub fn full<'n>(&self, name: &'n str) -> &'n str
    where
        'a: 'n,
    {
        meant(&self.named, name).unwrap_or(name)
    }
}

pub(super) fn known_names(map: &Map) -> impl Iterator<Item = (String, NodeId)> {
    let nodes = map.nodes().filter(|node| node.kind != NodeKind::Note);
    nodes.map(|node| (folded(node.title()), node.id))
}

/// Returns what a name means: what is called so, or the only thing whose name begins with these words, or
/// else with these letters, if there are a few.
fn meant<T: Copy>(named: &BTreeMap<String, T>, name: &str) -> Option<T> {
    let key = folded(name);
    if let Some(exact) = named.get(&key) {
        return Some(*exact);
    }
    let longer = || {
        let longer = named.range(key.clone()..);
        longer.take_while(|(known, _)| known.starts_with(&key))
    };
    let words = longer().filter(|(known, _)| known.as_bytes().get(key.len()) == Some(&b' '));
    let letters = longer().filter(|_| key.chars().count() >= LEAST_LETTERS);
    let words: Vec<T> = words.map(|(_, node)| *node).take(2).collect();
    let letters: Vec<T> = letters.map(|(_, node)| *node).take(2).collect();
    match (words.as_slice(), letters.as_slice()) {
        _ if key.is_empty() => None,
        ([only], _) | ([], [only]) => Some(*only),
        _ => None,
    }
}

/// Returns a name as it is compared: names are the same whatever their capitals and the space in them.
pub fn folded(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").to_lowercase()
}
