//! The welcome screen: new, open, what was open lately, and samples.

use std::path::Path;

use egui::{
    Align, Button, Label, Layout, Margin, RichText, ScrollArea, Stroke, Ui, WidgetType, vec2,
};
use egui_phosphor::regular as glyphs;

use crate::{
    editor::{Action, Actions, Command, Editor},
    scene::Weight,
    ui::{
        theme::{Theme, font, icon},
        visual::visual,
        widgets::{heading_ui, read_as},
    },
};

use super::samples;

/// As wide as the screen becomes.
const WIDTH: f32 = 760.0;

pub(in crate::ui) fn welcome_ui(ui: &mut Ui, editor: &Editor, actions: &mut Actions) {
    let width = WIDTH.min(ui.available_width() - 48.0);
    let left = ((ui.available_width() - width) / 2.0).max(0.0);
    let top = (ui.available_height() * 0.12).clamp(16.0, 110.0);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.add_space(left);
            ui.vertical(|ui| {
                ui.set_width(width);
                ui.add_space(top);
                head_ui(ui, editor, actions);
                samples::samples_ui(ui, editor, actions);
                recents_ui(ui, editor, actions);
                ui.add_space(24.0);
            });
        });
    });
}

fn head_ui(ui: &mut Ui, editor: &Editor, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let title = RichText::new("See how work really travels").font(font(Weight::SemiBold, 30.0));
    ui.add(Label::new(title.color(theme.text)).selectable(false));
    let words =
        "Draw the teams, what they share, the goals they serve and the routes that work takes";
    let words = RichText::new(words).size(15.0).color(theme.weak);
    ui.add(Label::new(words).selectable(false));
    ui.add_space(18.0);
    ui.horizontal_wrapped(|ui| {
        let plus = icon(glyphs::PLUS, 15.0).color(theme.on_accent);
        let label = RichText::new("New map").size(14.0).color(theme.on_accent);
        let new = Button::new((plus, label))
            .fill(theme.accent)
            .stroke(Stroke::NONE)
            .min_size(vec2(130.0, 40.0));
        let response = ui.add(new);
        name(&response, "New map");
        if response
            .on_hover_text("Begin an empty map (Ctrl+N)")
            .clicked()
        {
            actions.run(Command::New);
        }
        for (glyph, text, command) in [
            (glyphs::FOLDER_OPEN, "Open…", Command::Open),
            (glyphs::TEXTBOX, "Open by path…", Command::OpenByPath),
            (glyphs::TABLE, "Import CSV…", Command::ImportCsv),
            (glyphs::COMPASS, "60-second tour", Command::Tour),
        ] {
            let label = RichText::new(text).size(14.0);
            let mut button = Button::new((icon(glyph, 16.0), label));
            // Who has not taken it yet sees it at once.
            if command == Command::Tour && !editor.tour_taken() {
                button = button.fill(theme.accent_soft);
            }
            let response = ui.add(button.min_size(vec2(0.0, 40.0)));
            name(&response, text);
            if response.on_hover_text(command.help()).clicked() {
                actions.run(command);
            }
        }
    });
}

/// Names a button for screen readers without its icon.
fn name(response: &egui::Response, text: &'static str) {
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, text));
}

fn recents_ui(ui: &mut Ui, editor: &Editor, actions: &mut Actions) {
    ui.add_space(10.0);
    heading_ui(ui, "Open again");
    let theme = Theme::of(ui);
    if editor.recents().is_empty() {
        let words =
            "Maps that you save or open are listed here. You can also drop a file on the window";
        ui.add(Label::new(RichText::new(words).color(theme.weak)).selectable(false));
        return;
    }
    let card = theme.card_frame(10).inner_margin(Margin::symmetric(6, 6));
    card.show(ui, |ui| {
        for path in editor.recents() {
            ui.push_id(path, |ui| recent_ui(ui, path, actions));
        }
    });
}

fn recent_ui(ui: &mut Ui, path: &Path, actions: &mut Actions) {
    let theme = Theme::of(ui);
    ui.horizontal(|ui| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let button = Button::new(RichText::new(visual(&name)).font(font(Weight::Medium, 13.0)));
        let response = ui.add(button.frame_when_inactive(false));
        read_as(&response, WidgetType::Button, &name);
        if response.clicked() {
            actions.push(Action::OpenPath(path.to_owned()));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let forget = Button::new(icon(glyphs::X, 12.0)).frame_when_inactive(false);
            let response = ui.add(forget).on_hover_text("Take it off this list");
            response.widget_info(|| {
                let words = format!("Forget {name}");
                egui::WidgetInfo::labeled(egui::WidgetType::Button, true, words)
            });
            if response.clicked() {
                actions.push(Action::ForgetRecent(path.to_owned()));
            }
            let folder = path.parent().unwrap_or(path).display().to_string();
            let folder = RichText::new(folder).small().color(theme.weak);
            ui.add(Label::new(folder).truncate().selectable(false));
        });
    });
}
