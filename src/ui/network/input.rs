//! Pointer and wheel on the canvas, folded into at most one move a frame, in map units.

use egui::{
    CursorIcon, Event, Key, Modifiers, MouseWheelUnit, PointerButton, Pos2, Rect as ScreenRect,
    Response, Ui, Vec2,
};

use crate::{
    editor::{
        Action, Actions, Corner, Editor, PointerEvent, Pointing, Pull, SelectTool, Tool, ToolKind,
        handles, relation_ends,
    },
    model::Point,
    scene::Hit,
};

use super::{
    canvas::NetworkState,
    touch::{finger_grip, fingers, pointing, tap},
};

/// How much one notch of a wheel zooms.
const NOTCH: f64 = 1.15;

/// What the hand is doing on the canvas.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum Hand {
    #[default]
    Free,
    /// The button is down for the tool.
    Holding,
    /// The map follows the pointer.
    Panning,
    /// A finger is down where it can move the map, and may yet mean to tap.
    Touching { from: Pos2 },
    /// Two fingers hold the map.
    Pinching,
}

/// Takes what the pointer did on the canvas in this frame.
pub(super) fn pointer(
    ui: &Ui,
    editor: &Editor,
    state: &mut NetworkState,
    response: &Response,
    naming_rect: Option<ScreenRect>,
    actions: &mut Actions,
) {
    let canvas = response.rect;
    let map_at = |at: Pos2| editor.camera().map_from_view(view_at(canvas, at));
    let over = response.contains_pointer();
    let space = ui.input(|input| input.key_down(Key::Space)) && editor.naming().is_none();
    let pointing = pointing(ui, editor, actions);
    let mut moved: Option<Pos2> = None;
    for event in ui.input(|input| input.events.clone()) {
        match event {
            Event::PointerMoved(at) => moved = Some(at),
            Event::PointerButton {
                pos,
                button,
                pressed: true,
                modifiers,
            } => {
                let in_field = naming_rect.is_some_and(|rect| rect.contains(pos));
                if !over || in_field || state.hand != Hand::Free {
                    continue;
                }
                state.press(editor.tool().kind());
                state.hand = match pointing {
                    Pointing::Finger if !space => finger_grip(editor, pos, map_at(pos)),
                    _ => grip(button, space),
                };
                if state.hand == Hand::Holding {
                    let (at, shift) = (map_at(pos), modifiers.shift || modifiers.command);
                    actions.push(Action::Pointer(PointerEvent::Down { at, shift }));
                }
            }
            Event::PointerButton {
                pos,
                button,
                pressed: false,
                modifiers,
            } => {
                let (hand, event) = (state.hand, (pos, button, modifiers));
                state.hand = released(hand, event, &map_at, actions);
                if hand == Hand::Holding && state.hand == Hand::Free {
                    moved = None;
                }
            }
            Event::MouseWheel {
                unit,
                delta,
                modifiers,
                ..
            } if over => {
                wheel(ui, canvas, unit, delta, modifiers.command, actions);
            }
            Event::Zoom(factor) if over => zoom(ui, canvas, factor.into(), actions),
            _ => {}
        }
    }
    let was_panning = state.hand == Hand::Panning;
    fingers(ui, state, (canvas, response.long_touched()), actions);
    let led = state.hand == Hand::Holding
        || (over && editor.tool().is_busy() && state.hand == Hand::Free);
    if was_panning && state.hand == Hand::Panning {
        pan(ui.input(|input| input.pointer.delta()), actions);
    } else if let Some(at) = moved.filter(|_| led) {
        let to = map_at(at);
        actions.push(move_to(to, ui.input(|input| input.modifiers)));
    }
    if let Some(at) = double_click(ui, response, state) {
        let at = map_at(at);
        actions.push(Action::Pointer(PointerEvent::DoubleClick { at }));
    }
    look_under(ui, editor, state, over, &map_at);
}

/// Returns where a double click was: not where the tool has used the clicks, nor where they chose one thing
/// more and one fewer.
fn double_click(ui: &Ui, response: &Response, state: &NetworkState) -> Option<Pos2> {
    let choosing = ui.input(|input| input.modifiers.shift || input.modifiers.command);
    let selecting = state.pressed_with == [ToolKind::Select; 2];
    let at = response.interact_pointer_pos()?;
    (response.double_clicked() && selecting && !choosing).then_some(at)
}

/// Lets the map go along.
pub(super) fn pan(by: Vec2, actions: &mut Actions) {
    if by != Vec2::ZERO {
        actions.push(Action::Pan(Point::new(by.x.into(), by.y.into())));
    }
}

/// Returns what the hand does once a button is up.
fn released(
    hand: Hand,
    (pos, button, modifiers): (Pos2, PointerButton, Modifiers),
    map_at: &dyn Fn(Pos2) -> Point,
    actions: &mut Actions,
) -> Hand {
    match hand {
        Hand::Holding if button == PointerButton::Primary => {
            let at = map_at(pos);
            actions.push(move_to(at, modifiers));
            actions.push(Action::Pointer(PointerEvent::Up { at }));
            Hand::Free
        }
        Hand::Panning if button != PointerButton::Secondary => Hand::Free,
        Hand::Touching { from } => {
            tap(map_at(from), actions);
            Hand::Free
        }
        hand => hand,
    }
}

/// Ctrl, held while something is dragged, keeps it from snapping.
fn move_to(to: Point, modifiers: Modifiers) -> Action {
    let pull = if modifiers.command {
        Pull::Free
    } else {
        Pull::Snapping
    };
    Action::Pointer(PointerEvent::Move { to, pull })
}

/// Returns what a pressed button does to the hand.
fn grip(button: PointerButton, space: bool) -> Hand {
    match button {
        PointerButton::Primary if !space => Hand::Holding,
        PointerButton::Primary | PointerButton::Middle => Hand::Panning,
        _ => Hand::Free,
    }
}

/// Keeps what the pointer is on, for the drawing and the status line.
fn look_under(
    ui: &Ui,
    editor: &Editor,
    state: &mut NetworkState,
    over: bool,
    map_at: &dyn Fn(Pos2) -> Point,
) {
    let at = ui
        .input(|input| input.pointer.latest_pos())
        .filter(|_| over);
    state.pointer = at.map(map_at);
    let still = state.hand == Hand::Free;
    state.hovered = match state.pointer {
        Some(point) if still => editor.tool_cx().hit(point),
        _ => Hit::Nothing,
    };
}

/// A wheel zooms, two fingers on a trackpad pan, and with Ctrl they zoom.
fn wheel(
    ui: &Ui,
    canvas: ScreenRect,
    unit: MouseWheelUnit,
    delta: egui::Vec2,
    ctrl: bool,
    actions: &mut Actions,
) {
    let by = f64::from(delta.y);
    match unit {
        MouseWheelUnit::Point if ctrl => zoom(ui, canvas, (by / 200.0).exp(), actions),
        MouseWheelUnit::Point => {
            actions.push(Action::Pan(Point::new(delta.x.into(), by)));
        }
        MouseWheelUnit::Line | MouseWheelUnit::Page => zoom(ui, canvas, NOTCH.powf(by), actions),
    }
}

fn zoom(ui: &Ui, canvas: ScreenRect, factor: f64, actions: &mut Actions) {
    if let Some(at) = ui.input(|input| input.pointer.latest_pos()) {
        let at = view_at(canvas, at);
        actions.push(Action::Zoom { at, factor });
    }
}

pub(super) fn view_at(canvas: ScreenRect, at: Pos2) -> Point {
    let at = at - canvas.min;
    Point::new(at.x.into(), at.y.into())
}

/// Returns the pointer's shape, which says what a press would do.
pub(super) fn hover_cursor(editor: &Editor, state: &NetworkState) -> CursorIcon {
    if !matches!(state.hand, Hand::Free | Hand::Holding) {
        return CursorIcon::Grabbing;
    }
    match editor.tool() {
        Tool::Place(_)
        | Tool::Area(_)
        | Tool::Connect(_)
        | Tool::Path(_)
        | Tool::Select(
            SelectTool::Connecting { .. }
            | SelectTool::Reconnecting { .. }
            | SelectTool::Leading { .. }
            | SelectTool::Bending { .. },
        ) => CursorIcon::Crosshair,
        Tool::Select(SelectTool::Moving { .. }) => CursorIcon::Grabbing,
        Tool::Select(SelectTool::Resizing { corner, .. }) => corner_cursor(*corner),
        Tool::Select(_) => {
            if let Some(corner) = corner_under(editor, state) {
                return corner_cursor(corner);
            }
            if on_relation_end(editor, state) {
                return CursorIcon::Crosshair;
            }
            match state.hovered {
                Hit::Rim(_) => CursorIcon::Crosshair,
                Hit::Node(_) | Hit::AreaEdge(_) => CursorIcon::Grab,
                Hit::Stop(_) | Hit::Leg { .. } | Hit::Relation(_) => CursorIcon::PointingHand,
                Hit::AreaBody(_) | Hit::Nothing => CursorIcon::Default,
            }
        }
    }
}

fn corner_under(editor: &Editor, state: &NetworkState) -> Option<Corner> {
    let cx = editor.tool_cx();
    let point = state.pointer?;
    let corners = handles(&cx)?.corners;
    let near = |(_, at): &&(Corner, Point)| at.distance(point) <= cx.reach * 1.2;
    corners.iter().find(near).map(|(corner, _)| *corner)
}

fn on_relation_end(editor: &Editor, state: &NetworkState) -> bool {
    let cx = editor.tool_cx();
    let (Some(point), Some((_, ends))) = (state.pointer, relation_ends(&cx)) else {
        return false;
    };
    ends.iter().any(|(_, at)| at.distance(point) <= cx.reach)
}

fn corner_cursor(corner: Corner) -> CursorIcon {
    match corner {
        Corner::TopLeft | Corner::BottomRight => CursorIcon::ResizeNwSe,
        Corner::TopRight | Corner::BottomLeft => CursorIcon::ResizeNeSw,
    }
}
