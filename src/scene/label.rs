//! What is written on a node, broken into lines that fit its shape.

use crate::model::{Figure, Node, NodeKind, RelationKind, TeamShape, key_of};

use super::{
    outline::Outline,
    text::{Weight, wrap},
};

/// The font size of a node's name, in map units.
pub const NAME_SIZE: f64 = 14.0;
/// The font size of the line below the name.
pub const CAPTION_SIZE: f64 = 11.5;
/// The font size of a note.
pub const NOTE_SIZE: f64 = 12.5;
/// The distance between lines, as a multiple of the font size.
pub const LABEL_LINE: f64 = 1.24;

/// What is written on a node.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Label {
    pub lines: Vec<String>,
    /// A quieter line below; empty where there is nothing to say or no room.
    pub caption: String,
}

impl Label {
    /// Breaks the name of a node, or the text of a note, into the lines that its box has room for.
    pub fn of(node: &Node, outline: Outline) -> Self {
        let text_box = outline.text_box(node.rect());
        let (size, weight, most) = match node.kind {
            NodeKind::Note => (NOTE_SIZE, Weight::Regular, usize::MAX),
            _ => (NAME_SIZE, Weight::SemiBold, 3),
        };
        let line_height = size * LABEL_LINE;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a height divided by a line is a small number above zero"
        )]
        let room = (text_box.height() / line_height).max(1.0) as usize;
        let width = text_box.width();
        let lines = wrap(node.title(), size, weight, width, room.min(most));

        let left = text_box.height() - lines.len() as f64 * line_height;
        let caption = if left < CAPTION_SIZE * LABEL_LINE {
            String::new()
        } else {
            let caption = caption(node);
            let fitted = wrap(&caption, CAPTION_SIZE, Weight::Regular, width, 1);
            fitted.into_iter().next().unwrap_or_default()
        };
        Self { lines, caption }
    }
}

/// Returns the quieter line below a node's name: what matters most of what was said of it.
pub fn caption(node: &Node) -> String {
    match &node.kind {
        NodeKind::Team => node.people.as_ref().map_or_else(String::new, people),
        NodeKind::Infrastructure | NodeKind::Component => match &node.flavor {
            Some(flavor) => key_of(flavor).replace('_', " "),
            None => String::new(),
        },
        NodeKind::Goal if !node.due.is_empty() => format!("by {}", node.due),
        NodeKind::Goal => node.measure.clone(),
        NodeKind::Outside => node.role.clone(),
        NodeKind::Note => String::new(),
        NodeKind::Other(kind) => kind.clone(),
    }
}

fn people(figure: &Figure) -> String {
    let number = |value: f64| format!("{}", (value * 10.0).round() / 10.0);
    match (figure.low, figure.high) {
        (Some(low), Some(high)) => format!("{}–{} people", number(low), number(high)),
        _ if (figure.value - 1.0).abs() < f64::EPSILON => "1 person".to_owned(),
        _ => format!("{} people", number(figure.value)),
    }
}

/// Returns the word on screen for what a node is.
pub fn kind_words(node: &Node) -> String {
    match (&node.kind, &node.shape) {
        (NodeKind::Team, TeamShape::StreamAligned) => "Stream-aligned team".to_owned(),
        (NodeKind::Team, TeamShape::Platform) => "Platform team".to_owned(),
        (NodeKind::Team, TeamShape::Enabling) => "Enabling team".to_owned(),
        (NodeKind::Team, TeamShape::ComplicatedSubsystem) => {
            "Complicated-subsystem team".to_owned()
        }
        (NodeKind::Team, TeamShape::Undefined) => "Team".to_owned(),
        (NodeKind::Team, TeamShape::Other(shape)) => format!("Team ({shape})"),
        (NodeKind::Infrastructure, _) => "Shared infrastructure".to_owned(),
        (NodeKind::Component, _) => "Component".to_owned(),
        (NodeKind::Goal, _) => "Goal".to_owned(),
        (NodeKind::Outside, _) => "Outside party".to_owned(),
        (NodeKind::Note, _) => "Note".to_owned(),
        (NodeKind::Other(kind), _) => kind.clone(),
    }
}

/// Returns the word on screen for a kind of relation, read from its start to its end.
pub fn relation_words(kind: &RelationKind) -> &str {
    match kind {
        RelationKind::DependsOn => "depends on",
        RelationKind::Provides => "provides as a service",
        RelationKind::Collaborates => "collaborates with",
        RelationKind::Facilitates => "facilitates",
        RelationKind::Owns => "owns",
        RelationKind::Serves => "serves",
        RelationKind::Other(kind) => kind,
    }
}
