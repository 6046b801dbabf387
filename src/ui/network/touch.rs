//! Fingers on the canvas: one moves the map or what it is on, two pan and pinch, a long press asks for
//! the menu.
//!
//! The window tells of the first finger as of a mouse too; what differs from a mouse is here.

use egui::{Event, Pos2, Rect as ScreenRect, Ui};

use crate::{
    editor::{Action, Actions, Editor, PointerEvent, Pointing, Tool},
    model::Point,
    scene::Hit,
};

use super::{
    canvas::NetworkState,
    input::{Hand, pan, view_at},
};

/// A finger that moves less than this, in points, means to tap.
const TAP: f32 = 10.0;

/// Returns what points at things, and says so if it is another hand than before: a finger from its first
/// touch on, until a mouse is moved.
pub(super) fn pointing(ui: &Ui, editor: &Editor, actions: &mut Actions) -> Pointing {
    let now = ui.input(|input| {
        let is_touch = |event: &Event| matches!(event, Event::Touch { .. });
        let is_mouse = |event: &Event| {
            matches!(
                event,
                Event::PointerMoved(_)
                    | Event::PointerButton { pressed: true, .. }
                    | Event::MouseWheel { .. }
            )
        };
        if input.any_touches() || input.events.iter().any(is_touch) {
            Pointing::Finger
        } else if input.events.iter().any(is_mouse) {
            Pointing::Mouse
        } else {
            editor.pointing()
        }
    });
    if now != editor.pointing() {
        actions.push(Action::Pointing(now));
    }
    now
}

/// Returns what the first finger on the canvas begins: on what it can move it does what a mouse does,
/// elsewhere it moves the map.
pub(super) fn finger_grip(editor: &Editor, at: Pos2, at_map: Point) -> Hand {
    let reach = Pointing::Finger.reach() / editor.camera().zoom;
    let selected = |id| editor.selection().contains(id);
    let takes = match (editor.tool(), editor.scene().hit(at_map, reach)) {
        (Tool::Place(_) | Tool::Area(_), _) | (_, Hit::Node(_) | Hit::Rim(_) | Hit::Stop(_)) => {
            true
        }
        (_, Hit::Leg { path, .. }) => selected(path.into()),
        (_, Hit::AreaEdge(area) | Hit::AreaBody(area)) => selected(area.into()),
        (_, Hit::Relation(_) | Hit::Nothing) => false,
    };
    if takes {
        Hand::Holding
    } else {
        Hand::Touching { from: at }
    }
}

/// Takes what fingers did that a mouse cannot do.
pub(super) fn fingers(
    ui: &Ui,
    state: &mut NetworkState,
    (canvas, long): (ScreenRect, bool),
    actions: &mut Actions,
) {
    if long {
        // The menu is asked for; what the finger took hold of stays.
        let_go(state, actions);
    }
    if let Some(fingers) = ui.input(egui::InputState::multi_touch) {
        let begun_here = canvas.contains(fingers.start_pos) && state.hand != Hand::Free;
        if state.hand != Hand::Pinching && begun_here {
            let_go(state, actions);
            state.hand = Hand::Pinching;
        }
        if state.hand == Hand::Pinching {
            let at = view_at(canvas, fingers.center_pos);
            let factor = f64::from(fingers.zoom_delta);
            pan(fingers.translation_delta, actions);
            actions.push(Action::Zoom { at, factor });
        }
    } else if state.hand == Hand::Pinching && !ui.input(egui::InputState::any_touches) {
        state.hand = Hand::Free;
    }
    if let Hand::Touching { from } = state.hand {
        let at = ui.input(|input| input.pointer.latest_pos());
        let way = at.map(|at| at - from);
        if let Some(way) = way.filter(|way| way.length() > TAP) {
            // From where the finger came down: what it was on stays under it.
            pan(way, actions);
            state.hand = Hand::Panning;
        }
    }
}

/// Does what a finger that came down and up again at one place means: a click.
pub(super) fn tap(at: Point, actions: &mut Actions) {
    let shift = false;
    actions.push(Action::Pointer(PointerEvent::Down { at, shift }));
    actions.push(Action::Pointer(PointerEvent::Up { at }));
}

fn let_go(state: &mut NetworkState, actions: &mut Actions) {
    if state.hand == Hand::Holding {
        actions.push(Action::Pointer(PointerEvent::Cancel));
    }
    state.hand = Hand::Free;
}
