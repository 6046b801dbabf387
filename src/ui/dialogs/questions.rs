//! Questions about files: before something is lost, before something is replaced, and a typed path.

use std::path::{Path, PathBuf};

use egui::{
    Align, Button, Event, Key, Layout, Margin, RichText, Stroke, TextEdit, Ui, WidgetInfo,
    WidgetType, vec2,
};

use crate::{
    editor::{Action, Actions, Command, Editor, PathPurpose, Then},
    ui::{theme::Theme, widgets::select_all},
};

use super::dialog::{DialogState, title_ui};

pub(super) fn unsaved_ui(ui: &mut Ui, editor: &Editor, then: &Then, actions: &mut Actions) {
    ui.set_width(420.0);
    title_ui(ui, "Save the changes first?");
    let name = editor.file().name();
    ui.label(format!(
        "{name} has changes that are not in the file. Without saving they are lost"
    ));
    ui.add_space(14.0);
    buttons_ui(ui, |ui| {
        if primary(ui, "Save").clicked() {
            actions.push(Action::SaveThen(then.clone()));
        }
        let discard = ui.button("Discard");
        ui.label(RichText::new("D").small().color(Theme::of(ui).weak));
        // Held down, or with another key, it means something else.
        let is_d = |event: &Event| {
            matches!(event, Event::Key { key: Key::D, pressed: true, repeat: false, modifiers, .. }
                if modifiers.is_none())
        };
        let by_key = ui.input(|input| input.events.iter().any(is_d));
        if discard.clicked() || by_key {
            actions.push(Action::DiscardThen(then.clone()));
        }
        if ui.button("Cancel").clicked() {
            actions.push(Action::CloseDialog);
        }
    });
}

pub(super) fn changed_ui(ui: &mut Ui, path: &Path, actions: &mut Actions) {
    ui.set_width(440.0);
    title_ui(ui, "The file has changed on disk");
    ui.label(
        "Somebody else has written it since it was read here. Replacing it loses what they wrote",
    );
    path_label(ui, path);
    ui.add_space(14.0);
    buttons_ui(ui, |ui| {
        if primary(ui, "Save as…").clicked() {
            actions.push(Action::CloseDialog);
            actions.run(Command::SaveAs);
        }
        if ui.button("Replace").clicked() {
            actions.push(Action::Overwrite(path.to_owned()));
        }
        if ui.button("Cancel").clicked() {
            actions.push(Action::CloseDialog);
        }
    });
}

pub(super) fn replace_ui(ui: &mut Ui, path: &Path, actions: &mut Actions) {
    ui.set_width(440.0);
    title_ui(ui, "Replace the file?");
    ui.label("There is a file of that name already. Replacing it loses what it holds");
    path_label(ui, path);
    ui.add_space(14.0);
    buttons_ui(ui, |ui| {
        if primary(ui, "Replace").clicked() {
            actions.push(Action::Overwrite(path.to_owned()));
        }
        if ui.button("Cancel").clicked() {
            actions.push(Action::CloseDialog);
        }
    });
}

fn path_label(ui: &mut Ui, path: &Path) {
    let weak = Theme::of(ui).weak;
    ui.label(
        RichText::new(path.display().to_string())
            .small()
            .color(weak),
    );
}

/// Asks for a path by hand, since there may be no native dialog at all.
pub(super) fn path_ui(
    ui: &mut Ui,
    purpose: PathPurpose,
    suggested: &str,
    state: &mut DialogState,
    actions: &mut Actions,
) {
    ui.set_width(520.0);
    let (title, verb) = match purpose {
        PathPurpose::Open => ("Open by path", "Open"),
        PathPurpose::SaveAs => ("Save by path", "Save"),
        PathPurpose::ExportLayout => ("Export layout by path", "Export"),
        PathPurpose::ImportNodes => ("Import nodes by path", "Read"),
        PathPurpose::ImportEdges => ("Import relations by path", "Read"),
        PathPurpose::ImportItems => ("Import work items by path", "Read"),
    };
    title_ui(ui, title);
    let opened = state.typed.is_none();
    let typed = state.typed.get_or_insert_with(|| suggested.to_owned());
    let field = TextEdit::singleline(typed)
        .hint_text("/home/me/maps/shop.throughline.json")
        .margin(Margin::symmetric(8, 7))
        .desired_width(f32::INFINITY);
    let response = ui.add(field);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::TextEdit, true, "Path"));
    if opened {
        response.request_focus();
        // Typing replaces what is only a suggestion.
        select_all(ui, response.id, typed);
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    ui.add_space(14.0);
    let path = expanded(typed.trim());
    buttons_ui(ui, |ui| {
        let clicked = ui
            .add_enabled_ui(path.is_some(), |ui| primary(ui, verb))
            .inner
            .clicked();
        if let Some(path) = path
            && (clicked || entered)
        {
            actions.push(Action::PathTyped(purpose, path));
        }
        if ui.button("Cancel").clicked() {
            actions.push(Action::CloseDialog);
        }
    });
}

/// Returns what was typed as a path; `~/` is the home folder.
fn expanded(typed: &str) -> Option<PathBuf> {
    if typed.is_empty() {
        return None;
    }
    let home = typed.strip_prefix("~/").zip(std::env::home_dir());
    Some(match home {
        Some((rest, home)) => home.join(rest),
        None => PathBuf::from(typed),
    })
}

/// Lays buttons out from the right, the one that goes on first.
pub(super) fn buttons_ui(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let row = vec2(ui.available_width(), ui.spacing().interact_size.y);
    ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), content);
}

/// The button that goes on.
pub(super) fn primary(ui: &mut Ui, text: &str) -> egui::Response {
    let theme = Theme::of(ui);
    let label = RichText::new(text).color(theme.on_accent);
    ui.add(Button::new(label).fill(theme.accent).stroke(Stroke::NONE))
}
