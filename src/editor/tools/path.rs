//! The path tool: a name, then the nodes in their order, by pointer or by keys.

use crate::{
    editor::{Action, Actions, PathAction},
    model::{Map, NodeId, PathId, StopId},
    scene::Hit,
};

use super::tool::{PointerEvent, ToolCx};

/// Draws a delivery path. Every stop is a step of its own; the tool stays until Enter or Escape.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum PathTool {
    /// The name is typed; nothing is on the map yet.
    #[default]
    Naming,
    Drawing(Drawing),
}

/// A path that is being drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// What the path is called if it is not on the map yet, as [`crate::analysis::said_path`] reads it.
    pub name: String,
    /// The path, once its first stop has made it.
    pub path: Option<PathId>,
    /// The stops that were made, each after the one before; the next one follows the last that is there.
    pub trail: Vec<StopId>,
    /// The node that the keys are on.
    pub cursor: Option<NodeId>,
}

impl Drawing {
    /// Returns the stop that the next one follows, where undo has left it.
    pub fn last(&self, map: &Map) -> Option<StopId> {
        let path = self.path.filter(|path| map.path(*path).is_some())?;
        let mut made = self.trail.iter().rev().copied();
        made.find(|stop| map.stop(*stop).is_some())
            .or_else(|| map.route(path).last().map(|numbered| numbered.stop.id))
    }
}

impl PathTool {
    /// Takes one pointer event and returns the next state.
    #[must_use]
    pub fn step(self, event: PointerEvent, cx: &ToolCx<'_>, actions: &mut Actions) -> Self {
        if let (Self::Drawing(drawing), PointerEvent::Down { at, .. }) = (&self, event) {
            match cx.scene.hit(at, cx.reach) {
                Hit::Node(node) | Hit::Rim(node) => {
                    let here = drawing.last(cx.map).and_then(|stop| cx.map.stop(stop));
                    // Clicked again, a node ends the path rather than being visited twice in a row.
                    actions.push(Action::Path(
                        if here.is_some_and(|stop| stop.node == node) {
                            PathAction::End
                        } else {
                            PathAction::Visit(node)
                        },
                    ));
                }
                Hit::Stop(stop) => {
                    let own = cx
                        .map
                        .stop(stop)
                        .is_some_and(|stop| drawing.path == Some(stop.path));
                    if let Some(node) = cx.scene.node_at(at, cx.reach).filter(|_| !own) {
                        actions.push(Action::Path(PathAction::Visit(node)));
                    } else {
                        actions.push(Action::Path(PathAction::ContinueFrom(stop)));
                    }
                }
                _ => {}
            }
        }
        self
    }

    /// Returns the path that is being drawn.
    pub fn drawing(&self) -> Option<&Drawing> {
        match self {
            Self::Drawing(drawing) => Some(drawing),
            Self::Naming => None,
        }
    }
}
