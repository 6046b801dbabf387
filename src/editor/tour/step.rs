//! The steps of the tour: what each says, and what it points at.

use crate::{
    editor::{Editor, Tool, ToolKind},
    model::{NodeId, RecordId},
};

/// What one step of the tour is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum TourStep {
    #[default]
    Place,
    Relate,
    Draw,
    Text,
    Ladder,
    Inspector,
    Lens,
    Board,
    Save,
}

/// What a step points at. Where that is on the screen, the views know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TourTarget {
    Tool(ToolKind),
    Node(NodeId),
    Ladder,
    Inspector,
    Lens,
    BoardSwitch,
    Save,
}

impl TourStep {
    pub const ALL: [Self; 9] = [
        Self::Place,
        Self::Relate,
        Self::Draw,
        Self::Text,
        Self::Ladder,
        Self::Inspector,
        Self::Lens,
        Self::Board,
        Self::Save,
    ];

    /// Returns which step it is, counted from 1.
    pub fn number(self) -> usize {
        let before = Self::ALL.into_iter().take_while(|step| *step != self);
        before.count() + 1
    }

    pub(super) fn next(self) -> Option<Self> {
        Self::ALL.get(self.number()).copied()
    }

    pub(super) fn previous(self) -> Option<Self> {
        let place = self.number().checked_sub(2)?;
        Self::ALL.get(place).copied()
    }

    pub fn title(self) -> &'static str {
        match self {
            Self::Place => "Place a team",
            Self::Relate => "Tie it to another",
            Self::Draw => "Draw the route that work takes",
            Self::Ladder => "See where the time goes",
            Self::Inspector => "Say what the room knows",
            Self::Lens => "Ask the map a question",
            Self::Board => "The same work as cards",
            Self::Text => "Or type it all, as fast as they talk",
            Self::Save => "Keep your map",
        }
    }

    /// Returns one or two sentences that say what to do.
    pub fn words(self) -> &'static str {
        match self {
            Self::Place => {
                "Press T and click on free ground, or T and Enter. Then type its name and Enter, or more \
                 of it: platform: Cloud, 9 people"
            }
            Self::Relate => {
                "Drag from the rim of a node onto another. Tab makes the next one, tied to the one \
                 that is selected"
            }
            Self::Draw => {
                "Press P, type a name and Enter, click the nodes in their order and end with Esc. \
                 Without a mouse, the arrows and Enter go from node to node"
            }
            Self::Ladder => {
                "The upper rung is waiting, the lower one is work, both to scale. Click a part of it \
                 to select its stop"
            }
            Self::Inspector => {
                "Here stands everything about what is selected. Type a time such as 3d or 2–5d; what \
                 nobody said stays unknown"
            }
            Self::Lens => {
                "L colors the nodes by load, wait and more, and the legend says what the colors mean"
            }
            Self::Board => {
                "Ctrl+2 shows the work under way by stop and by path, and Ctrl+1 comes back"
            }
            Self::Text => {
                "Ctrl+Shift+P takes teams, areas, relations and whole paths as lines of text, with people \
                 and times, shows first what will come, and lines it up"
            }
            Self::Save => {
                "Ctrl+S writes the map to one plain file. Ctrl+N begins a map of your own, and F1 \
                 lists every key"
            }
        }
    }

    /// Returns what to point at now; nothing while the hands are busy on the canvas.
    pub fn target(self, editor: &Editor) -> Option<TourTarget> {
        Some(match self {
            Self::Place => match editor.naming() {
                Some(naming) => TourTarget::Node(node_of(naming.id)?),
                None => TourTarget::Tool(ToolKind::Team),
            },
            Self::Relate => {
                let selected = editor.selection().single().and_then(node_of);
                let any = || editor.map().nodes().next().map(|node| node.id);
                TourTarget::Node(selected.or_else(any)?)
            }
            Self::Draw => match editor.tool() {
                Tool::Path(_) => return None,
                _ => TourTarget::Tool(ToolKind::Path),
            },
            Self::Ladder => TourTarget::Ladder,
            Self::Inspector => TourTarget::Inspector,
            Self::Lens => TourTarget::Lens,
            Self::Board => TourTarget::BoardSwitch,
            Self::Text => return None,
            Self::Save => TourTarget::Save,
        })
    }
}

fn node_of(id: RecordId) -> Option<NodeId> {
    match id {
        RecordId::Node(id) => Some(id),
        _ => None,
    }
}
