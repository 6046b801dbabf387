//! The select tool: pick, move, resize, connect, and draw a rectangle around.

use crate::{
    edit::{End, Places, drop_places, grab, insert_stop, place, reconnect, resize},
    editor::{Action, Actions, PathAction, Selection, snap::Guide},
    model::{NodeId, Point, RecordId, Rect, RelationId, StopId},
    scene::Hit,
};

use super::{
    aligning::{Aligning, Pull},
    handles::{Corner, Handles, handles, relation_ends},
    lead::{Lead, is_rework, led, leg_under, may_stop},
    strands::Strands,
    tool::{PointerEvent, ToolCx},
};

/// Picks records and moves them. What a state needs, the state holds; nothing outlives it.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum SelectTool {
    #[default]
    Idle,
    /// The button is down on something, not yet far enough for a drag.
    Pressed {
        hit: Hit,
        at: Point,
        shift: bool,
        was_selected: bool,
    },
    /// What was taken hold of follows the pointer from the places that it had.
    Moving {
        places: Places,
        from: Point,
        /// The rectangle around all of it, where it was.
        rect: Rect,
        aligning: Aligning,
        /// The legs of paths as they lay, if it is one node, which may be dropped on one.
        strands: Option<(NodeId, Strands)>,
    },
    /// A corner follows the pointer; the opposite one stays.
    Resizing {
        id: RecordId,
        rect: Rect,
        corner: Corner,
        from: Point,
        aligning: Aligning,
    },
    /// One end of a relation is led to another node; the other stays at its node.
    Reconnecting {
        relation: RelationId,
        end: End,
        stays: NodeId,
        to: Point,
    },
    /// A relation is led from the rim of a node.
    Connecting { from: NodeId, to: Point },
    /// A line is led from a stop, to a node or to another stop of its path.
    Leading { from: StopId, to: Point },
    /// A leg of a path is bent, to stop at one more node.
    Bending { from: StopId, to: StopId, at: Point },
    /// A rectangle is drawn around what is to be selected, beside what was.
    Marquee {
        from: Point,
        to: Point,
        before: Selection,
    },
}

impl SelectTool {
    /// Takes one pointer event and returns the next state.
    #[must_use]
    pub fn step(self, event: PointerEvent, cx: &ToolCx<'_>, actions: &mut Actions) -> Self {
        match (self, event) {
            (Self::Idle, PointerEvent::Down { at, shift }) => pressed(at, shift, cx, actions),
            (Self::Idle, PointerEvent::DoubleClick { at }) => {
                actions.push(match record_of(cx.hit(at)) {
                    Some(id) => Action::Name(id),
                    None => Action::PlaceAny(at),
                });
                Self::Idle
            }
            (pressed @ Self::Pressed { .. }, PointerEvent::Move { to, pull }) => {
                match pressed.dragged(to, cx, actions) {
                    moving @ Self::Moving { .. } => moving.moved(to, pull, cx, actions),
                    state => state,
                }
            }
            (pressed @ Self::Pressed { .. }, PointerEvent::Up { .. }) => {
                pressed.clicked(actions);
                Self::Idle
            }
            (gesture, PointerEvent::Move { to, pull }) => gesture.moved(to, pull, cx, actions),
            (gesture, PointerEvent::Up { at }) => {
                gesture.ended(at, cx, actions);
                Self::Idle
            }
            (Self::Marquee { before, .. }, PointerEvent::Cancel) => {
                actions.push(Action::Select(before.iter().collect()));
                Self::Idle
            }
            (Self::Moving { .. } | Self::Resizing { .. }, PointerEvent::Cancel) => {
                actions.push(Action::Revert);
                Self::Idle
            }
            (_, PointerEvent::Cancel) => Self::Idle,
            (state, _) => state,
        }
    }

    /// The gesture goes on to a point.
    fn moved(mut self, point: Point, pull: Pull, cx: &ToolCx<'_>, actions: &mut Actions) -> Self {
        match &mut self {
            Self::Moving {
                places,
                from,
                rect,
                aligning,
                ..
            } => {
                let by = point - *from;
                let by = by + aligning.rest(&rect.moved(by), pull, cx);
                actions.live(place(cx.map, places, by));
            }
            Self::Resizing {
                id,
                rect,
                corner,
                from,
                aligning,
            } => {
                let by = point - *from;
                let dragged = corner.moved(*rect, by);
                let by = by + aligning.rest_corner(&dragged, corner.of(dragged), pull, cx);
                if let Ok(edit) = resize(cx.map, *id, corner.moved(*rect, by)) {
                    actions.live(edit);
                }
            }
            Self::Connecting { to, .. }
            | Self::Leading { to, .. }
            | Self::Reconnecting { to, .. } => *to = point,
            Self::Bending { at, .. } => *at = point,
            Self::Marquee { from, to, before } => {
                *to = point;
                actions.push(Action::Select(around(*from, point, before, cx)));
            }
            Self::Idle | Self::Pressed { .. } => {}
        }
        self
    }

    /// The gesture ends at a point.
    fn ended(self, at: Point, cx: &ToolCx<'_>, actions: &mut Actions) {
        match self {
            Self::Moving {
                places, strands, ..
            } => {
                actions.live(drop_places(cx.map, &places));
                if let Some((node, strands)) = strands
                    && let Some(leg) = leg_under(node, &strands, cx)
                    && let Ok((_, edit)) = insert_stop(cx.map, leg.from, leg.to, node)
                {
                    actions.live(edit);
                }
                actions.push(Action::Commit);
            }
            Self::Resizing { .. } => actions.push(Action::Commit),
            Self::Connecting { from, .. } => {
                let other = cx.scene.node_at(at, cx.reach);
                actions.push(match other {
                    Some(to) => Action::Connect { from, to },
                    None => Action::Grow { from, at },
                });
            }
            Self::Reconnecting { relation, end, .. } => {
                let now = cx.map.relation(relation).map(|relation| end.of(relation));
                let node = cx.scene.node_at(at, cx.reach);
                if let Some(node) = node.filter(|node| Some(*node) != now) {
                    actions.edit(reconnect(cx.map, relation, end, node));
                }
            }
            Self::Leading { from, .. } => led(from, at, cx, actions),
            Self::Bending { from, to, .. } => {
                if let Some(node) = cx.scene.node_at(at, cx.reach) {
                    actions.push(Action::Path(PathAction::Insert { from, to, node }));
                }
            }
            Self::Marquee { .. } | Self::Idle | Self::Pressed { .. } => {}
        }
    }

    /// The pointer has moved with the button down: far enough, it is a drag.
    fn dragged(self, to: Point, cx: &ToolCx<'_>, actions: &mut Actions) -> Self {
        let Self::Pressed { hit, at, shift, .. } = self else {
            return self;
        };
        if to.distance(at) <= cx.reach * 0.6 {
            return self;
        }
        match hit {
            Hit::Rim(from) => Self::Connecting { from, to },
            Hit::Node(_) | Hit::AreaEdge(_) => {
                let places = grab(cx.map, cx.selection.placed());
                let one = match cx.selection.single() {
                    Some(RecordId::Node(node)) => Some(node).filter(|node| may_stop(*node, cx)),
                    _ => None,
                };
                let rect = cx.scene.bounds_of(places.roots());
                Self::Moving {
                    rect: rect.unwrap_or(Rect::new(at, at)),
                    aligning: Aligning::begin(cx, places.ids()),
                    places,
                    from: at,
                    strands: one.map(|node| (node, Strands::without(cx.map, cx.scene, node))),
                }
            }
            Hit::Stop(from) => Self::Leading { from, to },
            Hit::Leg {
                from, to: until, ..
            } if !is_rework(from, until, cx) => Self::Bending {
                from,
                to: until,
                at: to,
            },
            Hit::Leg { .. } | Hit::Relation(_) | Hit::AreaBody(_) | Hit::Nothing => {
                let before = if shift {
                    cx.selection.clone()
                } else {
                    Selection::default()
                };
                actions.push(Action::Select(around(at, to, &before, cx)));
                Self::Marquee {
                    from: at,
                    to,
                    before,
                }
            }
        }
    }

    /// The button went up where it went down: what was selected by going down may change once more.
    fn clicked(self, actions: &mut Actions) {
        let Self::Pressed {
            hit,
            shift,
            was_selected,
            ..
        } = self
        else {
            return;
        };
        match (record_of(hit), shift) {
            (Some(id), true) if was_selected => actions.push(Action::Toggle(id)),
            (Some(id), false) => actions.push(Action::Select(vec![id])),
            (None, false) => actions.push(Action::Select(Vec::new())),
            (_, true) => {}
        }
    }

    /// Returns the rectangle that is drawn around what is to be selected.
    pub fn marquee(&self) -> Option<Rect> {
        match self {
            Self::Marquee { from, to, .. } => Some(Rect::from_corners(*from, *to)),
            _ => None,
        }
    }

    /// Returns the line of a path that is led or bent, or the leg that a node would be dropped on.
    pub fn lead(&self, cx: &ToolCx<'_>) -> Option<Lead> {
        match self {
            Self::Leading { from, to } => Some(Lead::From(*from, *to)),
            Self::Bending { from, to, at } => Some(Lead::Through(*from, *at, *to)),
            Self::Moving {
                strands: Some((node, strands)),
                ..
            } => leg_under(*node, strands, cx).map(|leg| Lead::Onto(leg.points.clone())),
            _ => None,
        }
    }

    /// Returns the node that a relation is led from, and where its end is.
    pub fn leading(&self) -> Option<(NodeId, Point)> {
        match self {
            Self::Connecting { from, to } => Some((*from, *to)),
            Self::Reconnecting { stays, to, .. } => Some((*stays, *to)),
            _ => None,
        }
    }

    /// Returns the guides that say what is in line while something is dragged.
    pub fn guides(&self) -> &[Guide] {
        match self {
            Self::Moving { aligning, .. } | Self::Resizing { aligning, .. } => aligning.guides(),
            _ => &[],
        }
    }
}

fn pressed(at: Point, shift: bool, cx: &ToolCx<'_>, actions: &mut Actions) -> SelectTool {
    if let Some(Handles { id, rect, corners }) = handles(cx) {
        let near = |(_, point): &&(Corner, Point)| point.distance(at) <= cx.reach * 1.2;
        if let Some((corner, _)) = corners.iter().find(near) {
            return SelectTool::Resizing {
                id,
                rect,
                corner: *corner,
                from: at,
                aligning: Aligning::begin(cx, [id]),
            };
        }
    }
    if let Some((relation, ends)) = relation_ends(cx) {
        let taken = ends
            .iter()
            .find(|(_, point)| point.distance(at) <= cx.reach);
        let known = cx.map.relation(relation);
        if let (Some((end, to)), Some(known)) = (taken, known) {
            return SelectTool::Reconnecting {
                relation,
                end: *end,
                stays: end.other().of(known),
                to: *to,
            };
        }
    }
    let hit = cx.hit(at);
    let id = record_of(hit);
    let was_selected = id.is_some_and(|id| cx.selection.contains(id));
    // What can be dragged is selected at once, so that the drag takes it along.
    let taken = matches!(
        hit,
        Hit::Stop(_)
            | Hit::Node(_)
            | Hit::Rim(_)
            | Hit::Leg { .. }
            | Hit::Relation(_)
            | Hit::AreaEdge(_)
    );
    if let Some(id) = id.filter(|_| taken && !was_selected) {
        actions.push(if shift {
            Action::Toggle(id)
        } else {
            Action::Select(vec![id])
        });
    }
    SelectTool::Pressed {
        hit,
        at,
        shift,
        was_selected,
    }
}

fn record_of(hit: Hit) -> Option<RecordId> {
    match hit {
        Hit::Node(id) | Hit::Rim(id) => Some(id.into()),
        Hit::Stop(id) => Some(id.into()),
        Hit::Leg { path, .. } => Some(path.into()),
        Hit::Relation(id) => Some(id.into()),
        Hit::AreaEdge(id) | Hit::AreaBody(id) => Some(id.into()),
        Hit::Nothing => None,
    }
}

/// Returns what a rectangle selects: the nodes that it touches, the areas that it holds whole.
fn around(from: Point, to: Point, before: &Selection, cx: &ToolCx<'_>) -> Vec<RecordId> {
    let rect = Rect::from_corners(from, to);
    let nodes = cx.scene.nodes_within(&rect).into_iter();
    let nodes = nodes.map(|shape| RecordId::Node(shape.node.id));
    let areas = cx.scene.areas_within(&rect).into_iter();
    let areas = areas.filter(|shape| rect.contains_rect(&shape.rect));
    let areas = areas.map(|shape| RecordId::Area(shape.area.id));
    before.iter().chain(nodes).chain(areas).collect()
}
