//! Putting what lines of text say on a map: what is there is found by its name, what is missing is made.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    Area, AreaId, DeliveryPath, Map, Node, NodeId, NodeKind, PathId, Point, Record, RecordId, Rect,
    Relation, RelationId, Size, Stop, StopId,
};

use super::{
    edit::Edit,
    free::free_place,
    lined_up::{ABOVE, AROUND},
    lines::{After, AreaLine, PathLine, RelationLine},
    names::{Names, folded},
    place::innermost_area,
    plan::Plan,
    relate::likely_kind,
    route::serve,
    told::tell,
};

/// A map on which lines of text are being put, line by line.
pub(super) struct Drawing<'a> {
    pub(super) map: &'a Map,
    pub(super) plan: Plan<'a>,
    names: Names<NodeId>,
    /// Those that were made only because a line names them: a line of their own may say what they are.
    implied: BTreeSet<NodeId>,
    areas: BTreeMap<String, AreaId>,
    /// Those that a line puts in an area.
    pub(super) held: BTreeSet<NodeId>,
    /// Those that were put beside each other for an area.
    pub(super) gathered: BTreeSet<NodeId>,
    /// The relations that were made, which are not made twice.
    pub(super) tied: BTreeMap<(NodeId, NodeId, String), RelationId>,
    /// Where each new path stops.
    visits: Vec<(PathId, NodeId)>,
    /// The nodes and areas that were made, in their order, and from where to where paths go.
    pub(super) made: (Vec<NodeId>, Vec<AreaId>),
    pub(super) steps: Vec<(NodeId, NodeId)>,
    pub(super) rects: Vec<Rect>,
    /// What was there before, beside which what is tied to nothing stands.
    pub(super) around: Option<Rect>,
    /// What the next new node stands beside.
    near: Option<Rect>,
}

impl<'a> Drawing<'a> {
    pub(super) fn on(map: &'a Map) -> Self {
        let around = Rect::around(map.nodes().map(|node| node.rect()));
        Self {
            map,
            plan: Plan::new(map),
            names: Names::of(map, |node| node.id),
            implied: BTreeSet::new(),
            held: BTreeSet::new(),
            gathered: BTreeSet::new(),
            areas: map
                .areas()
                .map(|area| (folded(&area.about.name), area.id))
                .collect(),
            tied: BTreeMap::new(),
            made: (Vec::new(), Vec::new()),
            steps: Vec::new(),
            visits: Vec::new(),
            rects: map.nodes().map(|node| node.rect()).collect(),
            around,
            near: around,
        }
    }

    /// Returns the whole as one step, once every line has said its part: only now all kinds are known.
    pub(super) fn into_edit(mut self, label: &'static str) -> Edit {
        self.line_up();
        for (path, node) in std::mem::take(&mut self.visits) {
            serve(&mut self.plan, path, node);
        }
        self.plan.into_edit(label)
    }

    /// Returns the node that has a line of its own.
    pub(super) fn own_node(&mut self, line: &Node) -> NodeId {
        self.near = self.around;
        let node = self.node(line);
        if line.kind != NodeKind::Note {
            self.names.know_whole(line.title(), node);
        }
        node
    }

    pub(super) fn path(&mut self, line: &PathLine) -> PathId {
        let path: PathId = self.plan.fresh(&line.name, "path");
        let mut new = DeliveryPath::new(path, &line.name);
        new.about.color.clone_from(&line.color);
        new.demand.clone_from(&line.demand);
        self.plan.put(new);
        let mut last: Vec<StopId> = Vec::new();
        let mut at: BTreeMap<StopId, NodeId> = BTreeMap::new();
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
                let from = after.iter().filter_map(|id| at.get(id).copied());
                self.steps.extend(from.map(|from| (from, node)));
                at.insert(id, node);
                self.visits.push((path, node));
                self.plan.put(stop.following(after.iter().copied()));
                last.push(id);
            }
            let made = group.visited.iter().zip(&last);
            visits.extend(made.map(|(visit, stop)| (folded(&visit.name), *stop)));
        }
        path
    }

    /// Makes a relation unless it is there; returns its ends.
    pub(super) fn relation(&mut self, line: &RelationLine) -> [RecordId; 2] {
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
        let tie = (from, to, line.label.clone());
        if let Some(known) = self.tied.get(&tie) {
            if let Some(Record::Relation(known)) = self.plan.get((*known).into()) {
                self.say_strength(&known, line);
            }
            return ends;
        }
        let (Some(Record::Node(one)), Some(Record::Node(other))) =
            (self.plan.get(from.into()), self.plan.get(to.into()))
        else {
            return ends;
        };
        let id: RelationId = self.plan.fresh("r", "r");
        self.tied.insert(tie, id);
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
        if let Some(known) = self.names.meant(name) {
            return self.beside(known);
        }
        let team = NodeKind::Team;
        let id = self.node(&Node::new(NodeId::FIRST, team, name, Point::default()));
        self.implied.insert(id);
        id
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
        let known = self.names.called(title);
        if let Some(known) = known.filter(|_| !is_note) {
            let implied = self.implied.remove(&known);
            self.plan.update_node(known, |node| {
                if implied {
                    become_of(node, said);
                }
                tell(node, said);
            });
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
        self.made.0.push(id);
        if !is_note {
            self.names.know(title, id);
        }
        id
    }

    /// Returns the area of that name with these nodes in it; one that is not there is drawn around them.
    pub(super) fn area(&mut self, line: &AreaLine) -> AreaId {
        let known = self.areas.get(&folded(&line.name)).copied();
        self.near = known.and_then(|id| self.area_rect(id)).or(self.around);
        let mut nodes = Vec::new();
        for name in &line.holds {
            let node = self.end(name);
            nodes.push(node);
            // Only a whole name may be shortened.
            if self.names.called(name) == Some(node) {
                self.names.know_whole(name, node);
            }
        }
        let id = known.unwrap_or_else(|| self.plan.fresh(&line.name, "area"));
        if known.is_some() {
            self.reach_around(id, &nodes);
        } else {
            self.gather(&nodes);
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
            // What is tied to nothing in it stands outside.
            self.rects.push(rect);
            let parent = innermost_area(self.map, rect.center(), &|_| false);
            self.plan.put(area.in_parent(parent));
            self.made.1.push(id);
            self.areas.insert(folded(&line.name), id);
        }
        for node in nodes {
            self.plan.update_node(node, |node| node.area = Some(id));
            self.held.insert(node);
        }
        id
    }
}

/// Makes a node of the kind that is said, its middle where it was.
fn become_of(node: &mut Node, said: &Node) {
    let center = node.rect().center();
    node.kind.clone_from(&said.kind);
    node.shape.clone_from(&said.shape);
    node.size = said.kind.usual_size(&said.shape);
    node.pos = (center - Point::new(node.size.w, node.size.h) * 0.5).rounded();
}
