//! Lines of paths that are led by hand: from a stop, bent to one more node, or hit by a node.

use crate::{
    editor::{Action, Actions, PathAction},
    model::{NodeId, NodeKind, Point, StopId},
    scene::{Hit, Leg},
};

use super::{strands::Strands, tool::ToolCx};

/// What a gesture does with a path.
#[derive(Clone, Debug, PartialEq)]
pub enum Lead {
    /// A line from a stop to a point.
    From(StopId, Point),
    /// A leg between two stops by way of a point.
    Through(StopId, Point, StopId),
    /// A node over a leg, which lay so.
    Onto(Vec<Point>),
}

/// Returns the leg that a dragged node lies on.
pub(super) fn leg_under<'a>(
    node: NodeId,
    strands: &'a Strands,
    cx: &ToolCx<'_>,
) -> Option<&'a Leg> {
    let center = cx.scene.rect_of(node.into())?.center();
    strands.at(center, cx.reach * 1.5)
}

/// Returns whether work can stop at a node.
pub(super) fn may_stop(node: NodeId, cx: &ToolCx<'_>) -> bool {
    let kind = cx.map.node(node).map(|node| &node.kind);
    kind.is_some_and(|kind| *kind != NodeKind::Note)
}

pub(super) fn is_rework(from: StopId, to: StopId, cx: &ToolCx<'_>) -> bool {
    !cx.map
        .stop(to)
        .is_some_and(|stop| stop.after.contains(&from))
}

/// Ends a line that was led from a stop: at another stop of its path, or at a node.
pub(super) fn led(from: StopId, at: Point, cx: &ToolCx<'_>, actions: &mut Actions) {
    let own = cx.map.stop(from);
    let to = match cx.scene.hit(at, cx.reach) {
        Hit::Stop(to) => cx
            .map
            .stop(to)
            .filter(|to| own.is_some_and(|own| own.path == to.path)),
        _ => None,
    };
    let action = match (to, cx.scene.node_at(at, cx.reach)) {
        (Some(to), _) if to.id == from => return,
        (Some(to), _) => PathAction::Lead { from, to: to.id },
        (None, Some(node)) if own.is_none_or(|own| own.node != node) => {
            PathAction::Branch { from, node }
        }
        _ => return,
    };
    actions.push(Action::Path(action));
}
