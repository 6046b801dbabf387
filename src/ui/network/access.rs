//! The canvas for those who do not see it: what is in view as nodes of AccessKit, and what is asked of
//! them.
//!
//! Nothing is done while no screen reader or other such program listens.

use std::collections::HashMap;

use egui::{
    Event, Id, Rect as ScreenRect, Ui,
    accesskit::{Action as Wish, ActionData, ActionRequest, Node as Spoken, Rect as Bounds, Role},
    accesskit_root_id, pos2, vec2,
};

use crate::{
    document::Revision,
    edit::rename,
    editor::{Action, Actions, Editor},
    model::{Point, RecordId, Rect},
};

use super::{canvas::canvas_id, spoken::words_of};

/// With more nodes than this in view only the largest things are said; one comes nearer to hear more.
const MOST_NODES: usize = 600;
/// With more relations than this in view they are said with their nodes only.
const MOST_LINES: usize = 900;

/// What the canvas says, between frames.
#[derive(Debug, Default)]
pub(super) struct Access {
    /// What was said of each record, as long as the map is as it was.
    words: HashMap<RecordId, String>,
    of: Option<(u64, Revision)>,
}

/// Says what is in view, and does what is asked of it.
pub(super) fn access_ui(
    ui: &Ui,
    editor: &Editor,
    access: &mut Access,
    canvas: ScreenRect,
    actions: &mut Actions,
) {
    // Returns nothing while nobody listens.
    let said = ui.ctx().accesskit_node_builder(canvas_id(), |node| {
        node.set_role(Role::ListBox);
        node.set_multiselectable();
    });
    if said.is_none() {
        return;
    }
    let state = (editor.document_number(), editor.document().revision());
    if access.of != Some(state) {
        access.words.clear();
        access.of = Some(state);
    }
    let members = in_view(editor);
    for (id, rect) in &members {
        let words = access.words.entry(*id);
        let words = words.or_insert_with(|| words_of(editor, *id).unwrap_or_default());
        say(ui, editor, *id, on_screen(editor, canvas, rect), words);
    }
    gather(ui, editor, &members);
    answer(ui, editor, &members, actions);
}

/// Returns the id that a record on the canvas has for screen readers.
fn spoken_id(id: RecordId) -> Id {
    canvas_id().with(id)
}

/// Returns what is in view in the order of reading: areas, nodes from the top, paths with their stops,
/// relations.
fn in_view(editor: &Editor) -> Vec<(RecordId, Rect)> {
    let scene = editor.scene();
    let visible = editor.camera().visible();
    let areas = scene.areas_within(&visible).into_iter();
    let mut members: Vec<(RecordId, Rect)> = areas
        .map(|shape| (shape.area.id.into(), shape.rect))
        .collect();
    let mut nodes = scene.nodes_within(&visible);
    let near = nodes.len() <= MOST_NODES;
    if !near {
        nodes.retain(|shape| editor.selection().has_node(shape.node.id));
        nodes.truncate(MOST_NODES);
    }
    nodes.sort_by(|one, other| {
        let (one, other) = (one.rect.min, other.rect.min);
        one.y.total_cmp(&other.y).then(one.x.total_cmp(&other.x))
    });
    members.extend(nodes.iter().map(|shape| (shape.node.id.into(), shape.rect)));
    for route in scene.routes_within(&visible) {
        members.push((route.path.id.into(), route.bounds));
        if near {
            let markers = route.markers.iter();
            let markers = markers.filter(|marker| visible.contains(marker.at));
            members.extend(markers.map(|marker| {
                let place = Rect::new(marker.at, marker.at).expanded(STOP_REACH);
                (marker.stop.into(), place)
            }));
        }
    }
    if near {
        let lines = scene.lines_within(&visible);
        let lines = lines.into_iter().take(MOST_LINES);
        members.extend(lines.filter_map(|line| {
            let id = line.relation.id.into();
            Some((id, scene.rect_of(id)?))
        }));
    }
    members
}

/// How far the marker of a stop reaches, in map units.
const STOP_REACH: f64 = 11.0;

fn on_screen(editor: &Editor, canvas: ScreenRect, rect: &Rect) -> ScreenRect {
    let at = |point: Point| {
        let at = editor.camera().view_from_map(point);
        #[expect(clippy::cast_possible_truncation, reason = "a place on a screen")]
        let by = vec2(at.x as f32, at.y as f32);
        canvas.min + by
    };
    let rect = ScreenRect::from_min_max(at(rect.min), at(rect.max));
    let seen = rect.intersect(canvas);
    // A level line has no height, and what is out of view no place at all.
    if seen.is_negative() {
        ScreenRect::from_min_max(canvas.min, pos2(canvas.min.x + 1.0, canvas.min.y + 1.0))
    } else {
        seen
    }
}

fn say(ui: &Ui, editor: &Editor, id: RecordId, rect: ScreenRect, words: &str) {
    ui.ctx().accesskit_node_builder(spoken_id(id), |node| {
        node.set_role(Role::ListBoxOption);
        node.set_label(words);
        node.set_bounds(Bounds {
            x0: rect.min.x.into(),
            y0: rect.min.y.into(),
            x1: rect.max.x.into(),
            y1: rect.max.y.into(),
        });
        node.set_selected(editor.selection().contains(id));
        node.add_action(Wish::Click);
        node.add_action(Wish::Focus);
        if editor.can_name(id) {
            node.add_action(Wish::SetValue);
        }
    });
}

/// Hangs what was said under the canvas, where it would hang under the window, and says what is selected.
fn gather(ui: &Ui, editor: &Editor, members: &[(RecordId, Rect)]) {
    let spoken: Vec<_> = members
        .iter()
        .map(|(id, _)| spoken_id(*id).accesskit_id())
        .collect();
    ui.ctx()
        .accesskit_node_builder(accesskit_root_id(), |root: &mut Spoken| {
            let known = root.children().len().saturating_sub(spoken.len());
            let (known, ours) = root.children().split_at(known);
            if ours == spoken {
                let known = known.to_vec();
                root.set_children(known);
            }
        });
    let selected = editor.selection().single();
    let selected = selected.filter(|id| members.iter().any(|(member, _)| member == id));
    ui.ctx().accesskit_node_builder(canvas_id(), |node| {
        node.set_children(spoken);
        if let Some(id) = selected {
            node.set_active_descendant(spoken_id(id).accesskit_id());
        }
    });
}

/// Does what a screen reader asks of something on the canvas.
fn answer(ui: &Ui, editor: &Editor, members: &[(RecordId, Rect)], actions: &mut Actions) {
    let asked: Vec<ActionRequest> = ui.input(|input| {
        let events = input.events.iter().filter_map(|event| match event {
            Event::AccessKitActionRequest(request) => Some(request.clone()),
            _ => None,
        });
        events.collect()
    });
    for request in asked {
        let target = members
            .iter()
            .map(|(id, _)| *id)
            .find(|id| spoken_id(*id).accesskit_id() == request.target_node);
        let Some(id) = target else { continue };
        match (request.action, request.data) {
            (Wish::SetValue, Some(ActionData::Value(name))) => {
                actions.edit(rename(editor.map(), id, &name));
            }
            // What is selected already is renamed by the same press, as by a second click.
            (Wish::Click, _) if editor.selection().single() == Some(id) => {
                actions.push(Action::Name(id));
            }
            (Wish::Click | Wish::Focus, _) => {
                actions.push(Action::Select(vec![id]));
                ui.memory_mut(|memory| memory.request_focus(canvas_id()));
            }
            _ => {}
        }
    }
}
