//! The board as a whole.

use egui::{ScrollArea, Ui};

use crate::editor::{Action, Actions, Editor};

/// Draws the work items of the map.
pub(in crate::ui) fn board_ui(ui: &mut Ui, editor: &Editor, actions: &mut Actions) {
    ScrollArea::vertical().show(ui, |ui| {
        for item in editor.map().work_items() {
            let selected = editor.selection().contains(item.id.into());
            if ui.selectable_label(selected, &item.about.name).clicked() {
                actions.push(Action::Select(vec![item.id.into()]));
            }
        }
    });
}
