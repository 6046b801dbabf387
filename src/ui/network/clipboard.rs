//! The clipboard on the canvas: copy, cut and paste come as events of their own, never as keys.

use egui::{Event, Ui};

use crate::{
    editor::{Action, Actions, Command, Editor},
    model::Point,
};

/// Takes what was asked of the clipboard, unless a field or a dialog has the keys.
pub(super) fn clipboard(ui: &Ui, editor: &Editor, at: Option<Point>, actions: &mut Actions) {
    let in_text = ui.ctx().text_edit_focused() || editor.naming().is_some();
    if in_text || editor.dialog().is_some() || egui::Popup::is_any_open(ui.ctx()) {
        return;
    }
    for event in ui.input(|input| input.events.clone()) {
        match event {
            Event::Copy => actions.run(Command::Copy),
            Event::Cut => actions.run(Command::Cut),
            Event::Paste(text) => actions.push(Action::Paste { text, at }),
            _ => {}
        }
    }
}
