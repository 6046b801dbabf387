//! Naming: a name being typed on the canvas.

use crate::{
    edit::{Edit, EditError, add_area, add_node, add_note, rename},
    model::{Area, AreaId, Map, Node, NodeId, NodeKind, RecordId},
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
    Node(Box<Node>),
    Area(Area),
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
        Self {
            id: node.id.into(),
            text: String::new(),
            new: Some(New::Node(Box::new(node))),
        }
    }

    pub fn new_area(area: Area) -> Self {
        Self {
            id: area.id.into(),
            text: String::new(),
            new: Some(New::Area(area)),
        }
    }

    pub fn is_new(&self) -> bool {
        self.new.is_some()
    }

    /// Plans what is shown while the name of what was just placed is typed.
    pub fn placed(self, map: &Map) -> Option<Edit> {
        match self.new? {
            New::Node(node) => add_node(map, *node).ok(),
            New::Area(area) => add_area(map, area).ok(),
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
            Some(New::Node(mut node)) => {
                let name = if typed.is_empty() {
                    nameless(&node)
                } else {
                    typed
                };
                node.id = fresh(map, name, node.kind.key());
                let id = node.id.into();
                if node.kind == NodeKind::Note {
                    return Ok((id, add_note(map, *node, typed)?));
                }
                name.clone_into(&mut node.about.name);
                Ok((id, add_node(map, *node)?))
            }
            Some(New::Area(mut area)) => {
                let name = if typed.is_empty() { "New area" } else { typed };
                area.id = AreaId::fresh(name, "area");
                name.clone_into(&mut area.about.name);
                let id = area.id.into();
                Ok((id, add_area(map, area)?))
            }
            None => Ok((self.id, rename(map, self.id, typed)?)),
        }
    }
}

fn fresh(map: &Map, name: &str, kind: &str) -> NodeId {
    let mut id = NodeId::fresh(name, kind);
    while map.node(id).is_some() {
        id = NodeId::fresh(name, kind);
    }
    id
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
