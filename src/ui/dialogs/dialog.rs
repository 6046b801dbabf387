//! The frame that every dialog stands in.

use egui::{Id, Margin, Modal, RichText, Ui, Vec2};

use crate::{
    editor::{Action, Actions, Dialog, Editor},
    scene::Weight,
    ui::theme::{Theme, font},
};

use super::{csv, info, paths, questions};

/// What a dialog remembers between frames.
#[derive(Debug, Default)]
pub struct DialogState {
    /// What is typed, once the dialog is open.
    pub(super) typed: Option<String>,
    /// How large the dialog was.
    size: Vec2,
}

/// Draws the open dialog above everything; what is behind it waits.
pub(in crate::ui) fn dialog_ui(
    ui: &mut Ui,
    editor: &Editor,
    state: &mut DialogState,
    actions: &mut Actions,
) {
    let Some(dialog) = editor.dialog() else {
        state.typed = None;
        return;
    };
    // It has a place and a look of its own.
    if *dialog == Dialog::Palette {
        return;
    }
    if !matches!(dialog, Dialog::Path { .. } | Dialog::Paths(_)) {
        state.typed = None;
    }
    let theme = Theme::of(ui);
    let frame = theme
        .card_frame(14)
        .shadow(ui.visuals().window_shadow)
        .inner_margin(Margin::same(22));
    let id = Id::new(("dialog", std::mem::discriminant(dialog)));
    let modal = Modal::new(id).frame(frame);
    let response = modal.show(ui.ctx(), |ui| match dialog {
        Dialog::Unsaved { then } => questions::unsaved_ui(ui, editor, then, actions),
        Dialog::Path { purpose, typed } => {
            questions::path_ui(ui, *purpose, typed, state, actions);
        }
        Dialog::ChangedOnDisk { path } => questions::changed_ui(ui, path, actions),
        Dialog::Replace { path } => questions::replace_ui(ui, path, actions),
        Dialog::Paths(choice) => paths::paths_ui(ui, choice, state, actions),
        Dialog::Csv(choice) => csv::csv_ui(ui, choice, actions),
        Dialog::Palette => {}
        Dialog::Keys => info::keys_ui(ui, actions),
        Dialog::Problems => info::problems_ui(ui, editor, actions),
        Dialog::About => info::about_ui(ui, actions),
    });
    // It was put in the middle by the size that it had.
    let size = response.response.rect.size();
    if size != state.size {
        state.size = size;
        ui.request_repaint();
    }
    if response.backdrop_response.clicked() && dialog.is_only_shown() {
        actions.push(Action::CloseDialog);
    }
}

pub(super) fn title_ui(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).font(font(Weight::SemiBold, 17.0)));
    ui.add_space(6.0);
}
