//! Naming: a name being typed on the canvas.

use crate::{
    analysis::said_node,
    edit::{Edit, EditError, add_area, add_neighbor, add_node, describe, group, rename},
    model::{Area, Map, Node, NodeId, NodeKind, Point, RecordId, Size, TeamShape},
};

/// A name being typed on the canvas, for what is there or for what was just placed.
#[derive(Clone, Debug, PartialEq)]
pub struct Naming {
    pub id: RecordId,
    /// What the field begins with.
    pub text: String,
    new: Option<New>,
}

/// What was just placed. Its id is made of its name, so it is added for good only with it.
#[derive(Clone, Debug, PartialEq)]
enum New {
    Node(Box<NewNode>),
    /// An area, and what it is drawn around.
    Area(Box<Area>, Vec<RecordId>),
}

/// A node without a name yet.
#[derive(Clone, Debug, PartialEq)]
struct NewNode {
    node: Node,
    /// The node that it grew from, and is tied to.
    from: Option<NodeId>,
    /// Whether its kind is chosen beside its name.
    any_kind: bool,
}

impl Naming {
    /// Names what is on the map already.
    pub fn of(map: &Map, id: RecordId) -> Option<Self> {
        let text = match id {
            RecordId::Node(id) => map.node(id)?.title().to_owned(),
            RecordId::Relation(id) => map.relation(id)?.own_label().to_owned(),
            _ => map.get(id)?.about()?.name.clone(),
        };
        Some(Self {
            id,
            text,
            new: None,
        })
    }

    pub fn new_node(node: Node) -> Self {
        Self::begun(node, None, false)
    }

    /// Names a new node that is tied to another.
    pub fn neighbor(node: Node, from: NodeId) -> Self {
        Self::begun(node, Some(from), false)
    }

    /// Names a new node whose kind is chosen meanwhile.
    pub fn node_of_any_kind(node: Node) -> Self {
        Self::begun(node, None, true)
    }

    fn begun(node: Node, from: Option<NodeId>, any_kind: bool) -> Self {
        Self {
            id: node.id.into(),
            text: String::new(),
            new: Some(New::Node(Box::new(NewNode {
                node,
                from,
                any_kind,
            }))),
        }
    }

    pub fn new_area(area: Area) -> Self {
        Self::area_around(area, Vec::new())
    }

    /// Names a new area that is drawn around something.
    pub fn area_around(area: Area, held: Vec<RecordId>) -> Self {
        Self {
            id: area.id.into(),
            text: String::new(),
            new: Some(New::Area(Box::new(area), held)),
        }
    }

    pub fn is_new(&self) -> bool {
        self.new.is_some()
    }

    /// Returns the node that what is being named grew from.
    pub fn grown_from(&self) -> Option<NodeId> {
        match &self.new {
            Some(New::Node(new)) => new.from,
            _ => None,
        }
    }

    /// Returns the kind that is chosen beside the name, if it is to be chosen.
    pub fn chosen_kind(&self) -> Option<&NodeKind> {
        match &self.new {
            Some(New::Node(new)) if new.any_kind => Some(&new.node.kind),
            _ => None,
        }
    }

    /// Returns what sort of team it is to be, where a new team is named.
    pub fn chosen_shape(&self) -> Option<&TeamShape> {
        match &self.new {
            Some(New::Node(new)) if new.node.kind == NodeKind::Team && !new.any_kind => {
                Some(&new.node.shape)
            }
            _ => None,
        }
    }

    /// Lets the new team be of another sort, its middle where it was.
    #[must_use]
    pub fn of_shape(mut self, shape: TeamShape) -> Self {
        if let Some(New::Node(new)) = &mut self.new {
            let node = &mut new.node;
            let center = node.rect().center();
            node.size = node.kind.usual_size(&shape);
            node.pos = (center - Point::new(node.size.w, node.size.h) * 0.5).rounded();
            node.shape = shape;
        }
        self
    }

    /// Lets the new node be of another kind, its middle where it was.
    #[must_use]
    pub fn of_kind(mut self, kind: NodeKind) -> Self {
        if let Some(New::Node(new)) = &mut self.new {
            let center = new.node.rect().center();
            let size = kind.usual_size(&TeamShape::default());
            let pos = center - Point::new(size.w, size.h) * 0.5;
            new.node = Node::new(new.node.id, kind, "", pos.rounded());
        }
        self
    }

    /// Plans what is shown while the name of what was just placed is typed.
    pub fn placed(self, map: &Map) -> Option<Edit> {
        match self.new? {
            New::Node(new) => add(map, new.node, new.from).ok(),
            New::Area(area, held) => enclose(map, *area, held).ok(),
        }
    }

    /// Returns whether the field holds more than a line.
    pub fn is_note(&self, map: &Map) -> bool {
        match self.id {
            RecordId::Node(id) => map.node(id).is_some_and(|node| node.kind == NodeKind::Note),
            _ => false,
        }
    }

    /// Plans what the typed name means, and returns the record that has it. The map no longer holds
    /// what was placed for the time of typing.
    pub fn done(self, map: &Map, typed: &str) -> Result<(RecordId, Edit), EditError> {
        let typed = typed.trim();
        match self.new {
            Some(New::Node(new)) => {
                let NewNode { node, from, .. } = *new;
                let typed = if typed.is_empty() {
                    nameless(&node)
                } else {
                    typed
                };
                let mut node = named(node, typed);
                node.id = map.fresh(&node.about.name, node.kind.key());
                let id = node.id.into();
                Ok((id, add(map, node, from)?))
            }
            Some(New::Area(mut area, held)) => {
                let name = if typed.is_empty() { "New area" } else { typed };
                area.id = map.fresh(name, "area");
                name.clone_into(&mut area.about.name);
                let id = area.id.into();
                Ok((id, enclose(map, *area, held)?))
            }
            None => Ok((self.id, renamed(map, self.id, typed)?)),
        }
    }
}

/// Returns a new node with its name and what is said with it: its kind, the sort of team, figures. Its middle
/// stays where it was.
fn named(mut node: Node, typed: &str) -> Node {
    if node.kind == NodeKind::Note {
        typed.clone_into(&mut node.text);
        return node;
    }
    let mut said = said_node(typed, &node.kind);
    // What was chosen beside the name, by the arrows or by what was typed, is what was seen.
    if said.kind == node.kind && node.shape != TeamShape::Undefined {
        said.shape.clone_from(&node.shape);
    }
    let usual = |node: &Node| node.kind.usual_size(&node.shape);
    said.size = node.size;
    if usual(&said) != usual(&node) {
        said.size = usual(&said);
    }
    let half = |size: Size| Point::new(size.w, size.h) * 0.5;
    said.pos = (node.pos + half(node.size) - half(said.size)).rounded();
    said.area = node.area;
    said
}

/// Plans another name. What is said of a node with its name is known of it then; only another kind is not
/// said in this way.
fn renamed(map: &Map, id: RecordId, typed: &str) -> Result<Edit, EditError> {
    if let RecordId::Node(node_id) = id
        && let Some(node) = map.node(node_id)
        && node.kind != NodeKind::Note
        && node.title() != typed
    {
        let said = said_node(typed, &node.kind);
        if said.kind == node.kind && said.about.name != typed {
            return describe(map, node_id, &said);
        }
    }
    rename(map, id, typed)
}

/// Plans a new node, tied to the one that it grew from if that is still there.
fn add(map: &Map, node: Node, from: Option<NodeId>) -> Result<Edit, EditError> {
    match from.filter(|from| map.node(*from).is_some()) {
        Some(from) => add_neighbor(map, node, from),
        None => add_node(map, node),
    }
}

/// Plans a new area around what is still there of these, or where it was drawn.
fn enclose(map: &Map, area: Area, mut held: Vec<RecordId>) -> Result<Edit, EditError> {
    held.retain(|id| map.contains(*id));
    if held.is_empty() {
        return add_area(map, area);
    }
    group(map, area, held)
}

fn nameless(node: &Node) -> &'static str {
    match node.kind {
        NodeKind::Team => "New team",
        NodeKind::Infrastructure => "New infrastructure",
        NodeKind::Component => "New component",
        NodeKind::Goal => "New goal",
        NodeKind::Outside => "New outside party",
        NodeKind::Note | NodeKind::Other(_) => "",
    }
}
