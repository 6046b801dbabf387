//! The relation tool: drag from one node to another, or click the one and then the other.

use crate::{
    editor::{Action, Actions},
    model::{NodeId, Point},
};

use super::tool::{PointerEvent, ToolCx};

/// Ties nodes together.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum ConnectTool {
    #[default]
    Idle,
    /// The button is down on the first node, not yet anywhere else.
    Pressed { from: NodeId, at: Point },
    /// The line follows the pointer, with the button down or up.
    Leading { from: NodeId, to: Point },
}

impl ConnectTool {
    /// Takes one pointer event and returns the next state; `None` when the relation is drawn.
    pub fn step(self, event: PointerEvent, cx: &ToolCx<'_>, actions: &mut Actions) -> Option<Self> {
        match (self, event) {
            (Self::Idle, PointerEvent::Down { at, .. }) => {
                Some(match cx.scene.node_at(at, cx.reach) {
                    Some(from) => Self::Pressed { from, at },
                    None => Self::Idle,
                })
            }
            (Self::Pressed { from, at }, PointerEvent::Move { to, .. })
                if to.distance(at) > cx.reach =>
            {
                Some(Self::Leading { from, to })
            }
            // A click: the other node is clicked next.
            (Self::Pressed { from, at }, PointerEvent::Up { .. }) => {
                Some(Self::Leading { from, to: at })
            }
            (Self::Leading { from, .. }, PointerEvent::Move { to, .. }) => {
                Some(Self::Leading { from, to })
            }
            (Self::Leading { from, .. }, PointerEvent::Up { at }) => {
                match cx.scene.node_at(at, cx.reach) {
                    Some(to) => {
                        actions.push(Action::Connect { from, to });
                        None
                    }
                    None => Some(Self::Idle),
                }
            }
            (_, PointerEvent::Cancel) => Some(Self::Idle),
            (state, _) => Some(state),
        }
    }

    /// Returns the node that the line begins at, and where its end is.
    pub fn leading(&self) -> Option<(NodeId, Point)> {
        match self {
            Self::Leading { from, to } => Some((*from, *to)),
            Self::Idle | Self::Pressed { .. } => None,
        }
    }
}
