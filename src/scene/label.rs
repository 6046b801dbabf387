//! What is written on a node, broken into lines that fit its shape.

use std::sync::OnceLock;

use crate::model::{Figure, Node, NodeKind, RelationKind, TeamShape, key_of};

use super::{
    outline::Outline,
    text::{Weight, width, words, wrap},
};

/// The font size of a node's name, in map units.
pub const NAME_SIZE: f64 = 14.0;
/// The font size of the line below the name.
pub const CAPTION_SIZE: f64 = 11.5;
/// The font size of a note.
pub const NOTE_SIZE: f64 = 12.5;
/// The distance between lines, as a multiple of the font size.
pub const LABEL_LINE: f64 = 1.24;

/// No name of a node is smaller than this on the screen, in points, where its box has the room.
const LEAST_NAME: f64 = 9.0;
/// The font sizes of names from afar: few, so that each is broken into lines once.
const LARGER: [f64; 3] = [16.5, 20.0, 24.0];
/// What a larger name leaves free at each side, for the markers on the rim and the bar at the foot.
const ROOM: f64 = 12.0;

/// What is written on a node.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Label {
    pub lines: Vec<String>,
    /// A quieter line below; empty where there is nothing to say or no room.
    pub caption: String,
    /// The name in each of [`LARGER`], once it was asked for; none where the box has no room for it.
    larger: [OnceLock<Option<Vec<String>>>; LARGER.len()],
}

/// The name of a node as it is drawn at a zoom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NameAt<'a> {
    pub lines: &'a [String],
    /// The font size in map units.
    pub size: f64,
    /// Empty where the name needs the room.
    pub caption: &'a str,
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
        let wide = text_box.width();
        let lines = wrap(node.title(), size, weight, wide, room.min(most));

        let left = text_box.height() - lines.len() as f64 * line_height;
        let caption = if left < CAPTION_SIZE * LABEL_LINE {
            String::new()
        } else {
            let caption = caption(node);
            let fitted = wrap(&caption, CAPTION_SIZE, Weight::Regular, wide, 1);
            fitted.into_iter().next().unwrap_or_default()
        };
        Self {
            lines,
            caption,
            larger: Default::default(),
        }
    }

    /// Returns the name as it is drawn at a zoom: from afar larger, as far as the box holds all of it.
    pub fn at(&self, zoom: f64, node: &Node, outline: Outline) -> NameAt<'_> {
        let near = NameAt {
            lines: &self.lines,
            size: NAME_SIZE,
            caption: &self.caption,
        };
        if NAME_SIZE * zoom >= LEAST_NAME || node.kind == NodeKind::Note {
            return near;
        }
        let enough = LARGER.iter().position(|size| size * zoom >= LEAST_NAME);
        let n_sizes = enough.map_or(LARGER.len(), |at| at + 1);
        let sizes = LARGER.into_iter().zip(&self.larger).take(n_sizes).rev();
        let fitting = sizes.filter_map(|(size, lines)| {
            let lines = lines.get_or_init(|| whole(node, outline, size));
            Some((size, lines.as_deref()?))
        });
        let Some((size, lines)) = fitting.into_iter().next() else {
            return near;
        };
        let high = size * LABEL_LINE * lines.len() as f64 + CAPTION_SIZE * LABEL_LINE;
        let left = outline.text_box(node.rect()).height() - ROOM - high;
        let caption = if left < 0.0 { "" } else { &self.caption };
        NameAt {
            lines,
            size,
            caption,
        }
    }
}

/// Returns the lines of a name in a larger size, if the box has room for all of it and no word is broken.
fn whole(node: &Node, outline: Outline, size: f64) -> Option<Vec<String>> {
    let text_box = outline.text_box(node.rect());
    let room = text_box.width() - ROOM * 2.0;
    let name = node.title();
    let mut words = words(name).map(str::trim_end);
    if words.any(|word| width(word, size, Weight::SemiBold) > room) {
        return None;
    }
    let lines = wrap(name, size, Weight::SemiBold, room, usize::MAX);
    let high = size * LABEL_LINE * lines.len() as f64;
    (high <= text_box.height() - ROOM).then_some(lines)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::{NodeId, Point, Size},
        scene::outline_of,
    };

    #[test]
    fn a_name_from_afar_is_larger_and_whole_and_within_its_box() {
        let names = [
            "Pay",
            "Search & browse",
            "Platform engineering",
            "Sign-on service of all",
            "govuk-chat-monitoring",
        ];
        let mut n_larger = 0;
        for name in names {
            for size in [(190.0, 76.0), (110.0, 76.0), (60.0, 40.0), (250.0, 128.0)] {
                let mut node = Node::new(NodeId::FIRST, NodeKind::Team, name, Point::default());
                node.size = Size::new(size.0, size.1);
                let outline = outline_of(&node);
                let label = Label::of(&node, outline);
                let text_box = outline.text_box(node.rect());
                for zoom in [1.0, 0.6, 0.5, 0.4, 0.36] {
                    let at = label.at(zoom, &node, outline);
                    if at.size <= NAME_SIZE {
                        assert_eq!(at.lines, label.lines);
                        continue;
                    }
                    n_larger += 1;
                    assert!(zoom < 0.65 && at.size * zoom < LEAST_NAME * 1.3, "{zoom}");
                    assert_eq!(at.lines.join(" ").replace("- ", "-"), name);
                    let wide = at.lines.iter();
                    let wide = wide.map(|line| width(line, at.size, Weight::SemiBold));
                    assert!(wide.fold(0.0, f64::max) <= text_box.width());
                    let below = if at.caption.is_empty() {
                        0.0
                    } else {
                        CAPTION_SIZE
                    };
                    let high = (at.size * at.lines.len() as f64 + below) * LABEL_LINE;
                    assert!(high <= text_box.height(), "{name} {size:?} {zoom}");
                }
            }
        }
        assert!(n_larger > 20, "{n_larger}");
    }
}
