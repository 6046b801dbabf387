//! The name being typed where it will stand.

use egui::{
    EventFilter, FontSelection, Frame, Id, Key, Margin, Modifiers, Rect as ScreenRect, Response,
    Stroke, TextEdit, Ui, pos2, vec2,
};

use crate::{
    analysis::said_node,
    editor::{Action, Actions, Editor, Naming},
    model::{NodeKind, RecordId, TeamShape},
    scene::{NAME_SIZE, Weight, width},
    ui::{
        theme::{Theme, font},
        widgets::{select_all, track_composing, typing_keys},
    },
};

use super::{kinds::Beside, view::narrow};

/// The field between frames.
#[derive(Debug, Default)]
pub(super) struct NamingState {
    /// What is being named, and what is in the field.
    open: Option<(RecordId, String)>,
    /// Whether an input method is composing: its Enter is not ours.
    composing: bool,
    /// The sort of team that is typed with the name, and the one that was chosen before.
    said: Option<(TeamShape, TeamShape)>,
}

impl NamingState {
    /// Takes the name as it is typed so far.
    pub(super) fn commit(&mut self, actions: &mut Actions) {
        if let Some((_, typed)) = self.open.take() {
            actions.push(Action::NameDone(typed));
        }
    }
}

/// Draws the field over what is being named, and returns where it is.
pub(super) fn naming_ui(
    ui: &mut Ui,
    editor: &Editor,
    state: &mut NamingState,
    canvas: ScreenRect,
    actions: &mut Actions,
) -> Option<ScreenRect> {
    let Some(naming) = editor.naming() else {
        state.open = None;
        return None;
    };
    let just_opened = state.open.as_ref().is_none_or(|(id, _)| *id != naming.id);
    if just_opened {
        state.open = Some((naming.id, naming.text.clone()));
        state.composing = false;
        state.said = None;
    }
    let (_, text) = state.open.as_mut()?;
    let is_note = naming.is_note(editor.map());
    let rect = field_rect(editor, naming, text, canvas)?;

    let composing = track_composing(ui, &mut state.composing);
    let beside = Beside::of(naming);
    if let Some(beside) = beside.filter(|_| !composing) {
        beside.take_keys(ui, text, actions);
    }
    // The Enter of an input method is nobody's: the field would lose the focus to it.
    let done = take_enter(ui, is_note) && !composing;
    let tab = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Tab)) && !composing;
    let escape = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    let cancelled = escape && !composing;

    let id = Id::new("name on the canvas");
    if just_opened {
        // Before the field is drawn, so that it takes what is typed in this very frame.
        ui.memory_mut(|memory| memory.request_focus(id));
        select_all(ui, id, text);
    }
    let field = field(ui, text, is_note, editor.camera().zoom).id(id);
    let response = ui.put(rect, field);
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::WidgetType::TextEdit, true, "Name on the canvas")
    });
    if response.changed()
        && let Some(chosen) = naming.chosen_shape()
    {
        show_said(text, chosen, &mut state.said, actions);
    }
    let whole = match beside {
        Some(beside) => {
            let row = beside.rect(rect, canvas);
            beside.ui(ui, row, actions);
            rect.union(row)
        }
        None => rect,
    };
    let left = lost_focus(ui, &response, whole) && !just_opened;
    if cancelled {
        state.open = None;
        actions.push(Action::NameCancelled);
    } else if done || tab || left || pressed_elsewhere(ui, whole) {
        let typed = std::mem::take(text);
        state.open = None;
        actions.push(Action::NameDone(typed));
    }
    Some(whole)
}

/// Shows the sort of team that is typed with the name at once, and the one from before when it is no longer.
fn show_said(
    typed: &str,
    chosen: &TeamShape,
    said: &mut Option<(TeamShape, TeamShape)>,
    actions: &mut Actions,
) {
    let now = said_node(typed, &NodeKind::Team).shape;
    let (last, before) = match said.take() {
        Some((last, before)) => (last, before),
        None => (TeamShape::Undefined, chosen.clone()),
    };
    if now != last {
        let next = if now == TeamShape::Undefined {
            &before
        } else {
            &now
        };
        actions.push(Action::NameShape(next.clone()));
    }
    if now != TeamShape::Undefined {
        *said = Some((now, before));
    }
}

/// Returns whether the focus went elsewhere. The end of the very click that placed what is being named
/// takes it too, and is not meant; a press elsewhere is seen by itself, and one on the kinds beside the
/// field changes nothing about the typing.
fn lost_focus(ui: &Ui, response: &Response, whole: ScreenRect) -> bool {
    let by_click = ui.input(|input| {
        let pressed = input.pointer.any_pressed();
        let at = input.pointer.interact_pos().filter(|_| pressed);
        input.pointer.any_click() || at.is_some_and(|at| whole.contains(at))
    });
    if response.lost_focus() && by_click {
        response.request_focus();
        return false;
    }
    response.lost_focus()
}

fn field<'t>(ui: &Ui, text: &'t mut String, is_note: bool, zoom: f64) -> TextEdit<'t> {
    let theme = Theme::of(ui);
    let size = narrow((NAME_SIZE * zoom).clamp(12.0, 40.0));
    let frame = Frame::new()
        .fill(theme.field)
        .stroke(Stroke::new(2.0, theme.accent))
        .corner_radius(6)
        .inner_margin(Margin::symmetric(6, 4));
    let field = if is_note {
        TextEdit::multiline(text).desired_rows(3)
    } else {
        TextEdit::singleline(text).horizontal_align(egui::Align::Center)
    };
    field
        .font(FontSelection::FontId(font(Weight::Medium, size)))
        .hint_text(if is_note { "What was said" } else { "Name" })
        // Tab ends the name, it does not leave the map; Escape may be meant for an input method.
        .event_filter(EventFilter {
            tab: true,
            ..typing_keys()
        })
        .frame(frame)
        .desired_width(f32::INFINITY)
}

/// Returns where the field is: over the name, and large enough to type in at any zoom. A line that is longer
/// makes it wider.
fn field_rect(
    editor: &Editor,
    naming: &Naming,
    typed: &str,
    canvas: ScreenRect,
) -> Option<ScreenRect> {
    /// Beside the text: the margins, the frame and the cursor.
    const BESIDE: f32 = 24.0;
    let is_note = naming.is_note(editor.map());
    let scene = editor.scene();
    let rect = scene.name_rect_of(naming.id)?;
    let camera = editor.camera();
    let at = |point| {
        let at = camera.view_from_map(point);
        pos2(canvas.min.x + narrow(at.x), canvas.min.y + narrow(at.y))
    };
    let shown = ScreenRect::from_min_max(at(rect.min), at(rect.max));
    let font_size = (NAME_SIZE * camera.zoom).clamp(12.0, 40.0);
    let line = narrow(font_size) * 1.3 + 12.0;
    let height = if is_note {
        shown.height().max(line * 2.5)
    } else {
        line
    };
    let mut wide = shown.width().clamp(150.0, 420.0);
    if !is_note {
        wide = wide.max(narrow(width(typed, font_size, Weight::Medium)) + BESIDE);
    }
    let size = vec2(wide, height).min(canvas.size());
    let field = ScreenRect::from_center_size(shown.center(), size);
    // Not beyond the edge, where it could not be read.
    let room = ScreenRect::from_min_max(canvas.min, canvas.max - size);
    Some(ScreenRect::from_min_size(room.clamp(field.min), size))
}

/// Takes Enter; in a note Shift and Enter begins a line.
fn take_enter(ui: &mut Ui, is_note: bool) -> bool {
    let with_shift = ui.input(|input| input.modifiers.shift);
    if is_note && with_shift {
        return false;
    }
    ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
}

fn pressed_elsewhere(ui: &Ui, rect: ScreenRect) -> bool {
    ui.input(|input| {
        let at = input.pointer.interact_pos();
        input.pointer.any_pressed() && at.is_some_and(|at| !rect.contains(at))
    })
}
