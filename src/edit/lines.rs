//! Nodes, relations and paths from lines of text: nodes are found by their names, those that are missing are made.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    Area, AreaId, DeliveryPath, Figure, Map, Node, NodeId, NodeKind, PathId, Point, Record,
    RecordId, Rect, Relation, RelationId, RelationKind, Size, Stop, StopId, Strength,
};

use super::{
    edit::Edit, free::free_place, place::innermost_area, plan::Plan, relate::likely_kind,
    told::tell,
};

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

/// Plans what some lines say as one step. Returns what to look at too: the paths, or else the nodes.
///
/// A node is found by its name, whatever its capitals; on the way of a path, at the end of a relation or in an
/// area its first words are enough, if no other begins so. One that is not there is made. A relation that is
/// there already is not made twice; a path whose name is taken is another path of that name.
pub fn add_lines(map: &Map, lines: &[MapLine]) -> (Vec<RecordId>, Edit) {
    let around = Rect::around(map.nodes().map(|node| node.rect()));
    let mut drawing = Drawing {
        map,
        plan: Plan::new(map),
        nodes: known_names(map).collect(),
        names: NodeNames::of(map),
        areas: map
            .areas()
            .map(|area| (folded(&area.about.name), area.id))
            .collect(),
        tied: BTreeSet::new(),
        rects: map.nodes().map(|node| node.rect()).collect(),
        around,
        near: around,
    };
    let mut paths = Vec::new();
    let mut nodes = Vec::new();
    for line in lines {
        match line {
            MapLine::Node(line) => {
                drawing.near = drawing.around;
                let node = drawing.node(line);
                drawing.names.named.insert(folded(line.title()), node);
                nodes.push(node.into());
            }
            MapLine::Area(line) => nodes.push(drawing.area(line).into()),
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
    // What may be shortened: what is on the map, and what has a line of its own.
    let whole = known_names(map).map(|(name, node)| (name, Some(node)));
    let mut whole: BTreeMap<String, Option<NodeId>> = whole.collect();
    let mut known: BTreeSet<String> = whole.keys().cloned().collect();
    let mut missing = Vec::new();
    for line in lines {
        let is_node = matches!(line, MapLine::Node(_));
        for (name, kind) in line.named() {
            let key = folded(name);
            let there = known.contains(&key) || (!is_node && meant(&whole, name).is_some());
            if is_node {
                whole.entry(key.clone()).or_default();
            }
            if !there {
                known.insert(key);
                missing.push((name, kind));
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

    /// Returns the node that a name on a path or at the end of a relation means.
    pub fn meant(&self, name: &str) -> Option<NodeId> {
        meant(&self.named, name)
    }
}

fn known_names(map: &Map) -> impl Iterator<Item = (String, NodeId)> {
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

struct Drawing<'a> {
    map: &'a Map,
    plan: Plan<'a>,
    nodes: BTreeMap<String, NodeId>,
    /// The names that may be shortened: of what is on the map, and of what has a line of its own. Two new
    /// names of which one begins with the other are two nodes.
    names: NodeNames,
    areas: BTreeMap<String, AreaId>,
    /// The relations that were made, which are not made twice.
    tied: BTreeSet<(NodeId, NodeId, String)>,
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
        new.demand.clone_from(&line.demand);
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
            for visit in &group.visited {
                let node = self.end(&visit.name);
                let id: StopId = self.plan.fresh("s", "s");
                let mut stop = Stop::new(id, path, node);
                stop.wait.clone_from(&visit.wait);
                stop.work.clone_from(&visit.work);
                stop.usable.clone_from(&visit.usable);
                self.plan.put(stop.following(after.iter().copied()));
                last.push(id);
            }
            let made = group.visited.iter().zip(&last);
            visits.extend(made.map(|(visit, stop)| (folded(&visit.name), *stop)));
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
        if let Some(known) = self.map.relations().find(|other| same(other)) {
            self.say_strength(known, line);
            return ends;
        }
        if !self.tied.insert((from, to, line.label.clone())) {
            return ends;
        }
        let (Some(Record::Node(one)), Some(Record::Node(other))) =
            (self.plan.get(from.into()), self.plan.get(to.into()))
        else {
            return ends;
        };
        let id: RelationId = self.plan.fresh("r", "r");
        let kind = line.kind.clone();
        let kind = kind.unwrap_or_else(|| likely_kind(&one, &other));
        let mut relation = Relation::new(id, kind, from, to);
        relation.label.clone_from(&line.label);
        relation.strength.clone_from(&line.strength);
        self.plan.put(relation);
        ends
    }

    /// Says how much a relation hurts that is there already, if nobody has said it yet.
    fn say_strength(&mut self, known: &Relation, line: &RelationLine) {
        if known.strength.is_none() && line.strength.is_some() {
            let mut known = known.clone();
            known.strength.clone_from(&line.strength);
            self.plan.put(known);
        }
    }

    /// Returns the node that a name means; one that is not there is made, a team.
    fn end(&mut self, name: &str) -> NodeId {
        let exact = self.nodes.get(&folded(name)).copied();
        if let Some(known) = exact.or_else(|| self.names.meant(name)) {
            return self.beside(known);
        }
        let team = NodeKind::Team;
        self.node(&Node::new(NodeId::FIRST, team, name, Point::default()))
    }

    /// The next new node stands beside this one.
    fn beside(&mut self, node: NodeId) -> NodeId {
        if let Some(Record::Node(found)) = self.plan.get(node.into()) {
            self.near = Some(found.rect());
        }
        node
    }

    /// Returns the node of that name; one that is not there is made.
    fn node(&mut self, said: &Node) -> NodeId {
        let title = said.title();
        let is_note = said.kind == NodeKind::Note;
        // What somebody said is no name: it may be said twice.
        let known = self.nodes.get(&folded(title)).copied();
        if let Some(known) = known.filter(|_| !is_note) {
            self.plan.update_node(known, |node| tell(node, said));
            return self.beside(known);
        }
        let name = if is_note { "" } else { title };
        let id: NodeId = self.plan.fresh(name, said.kind.key());
        let mut node = said.clone();
        node.id = id;
        node.size = said.kind.usual_size(&said.shape);
        node.pos = free_place(&self.rects, self.near, node.size);
        let area = innermost_area(self.map, node.rect().center(), &|_| false);
        self.rects.push(node.rect());
        self.near = Some(node.rect());
        self.around = self.around.or(self.near);
        self.plan.put(node.in_area(area));
        if !is_note {
            self.nodes.insert(folded(title), id);
        }
        id
    }

    /// Returns the area of that name with these nodes in it; one that is not there is drawn around them.
    fn area(&mut self, line: &AreaLine) -> AreaId {
        /// How far an area reaches beyond what it holds, and how much more above, for its name.
        const AROUND: f64 = 30.0;
        const ABOVE: f64 = 20.0;
        self.near = self.around;
        let nodes: Vec<NodeId> = line.holds.iter().map(|name| self.end(name)).collect();
        let known = self.areas.get(&folded(&line.name)).copied();
        let id = known.unwrap_or_else(|| self.plan.fresh(&line.name, "area"));
        if known.is_none() {
            let rects = nodes
                .iter()
                .filter_map(|node| self.plan.get((*node).into()));
            let rects = rects.filter_map(|record| match record {
                Record::Node(node) => Some(node.rect()),
                _ => None,
            });
            let rect = Rect::around(rects.collect::<Vec<_>>()).unwrap_or_else(|| {
                let size = Size::new(320.0, 200.0);
                Rect::from_pos_size(free_place(&self.rects, self.near, size), size)
            });
            let rect = Rect::new(rect.min - Point::new(0.0, ABOVE), rect.max).expanded(AROUND);
            let mut area = Area::new(id, &line.name, rect);
            area.about.color.clone_from(&line.color);
            let parent = innermost_area(self.map, rect.center(), &|_| false);
            self.plan.put(area.in_parent(parent));
            self.areas.insert(folded(&line.name), id);
        }
        for node in nodes {
            self.plan.update_node(node, |node| node.area = Some(id));
        }
        id
    }
}
