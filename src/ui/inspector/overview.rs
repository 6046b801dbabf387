//! What the map comes to, while nothing is selected: its paths, its longest waits, its open questions.

use egui::{RichText, Ui};

use crate::{
    editor::{Action, Actions, Command, Editor},
    ui::{
        theme::Theme,
        widgets::{heading_ui, name_link_ui},
    },
};

use super::competing::{CompetingState, competing_ui};

/// As many waits are listed.
const MOST_WAITS: usize = 3;

/// What there is on the map, and its open questions.
pub(super) fn overview_ui(
    ui: &mut Ui,
    editor: &Editor,
    competing: &mut CompetingState,
    actions: &mut Actions,
) {
    paths_ui(ui, editor, actions);
    waits_ui(ui, editor, actions);
    heading_ui(ui, "Open questions");
    let theme = Theme::of(ui);
    let found = editor.found();
    match found.problems.len() {
        0 => {
            ui.label(RichText::new("No problems found").color(theme.weak));
        }
        n => {
            let plural = if n == 1 { "" } else { "s" };
            let text = RichText::new(format!("{n} problem{plural}")).color(theme.danger);
            if ui.link(text).clicked() {
                actions.run(Command::Problems);
            }
        }
    }
    competing_ui(ui, editor, competing, actions);
}

/// The delivery paths of the map, each a way to its ladder.
fn paths_ui(ui: &mut Ui, editor: &Editor, actions: &mut Actions) {
    let weak = Theme::of(ui).weak;
    if editor.map().nodes().len() == 0 {
        ui.add_space(14.0);
        let words = "What you place on the map shows its fields here while it is selected";
        ui.label(RichText::new(words).color(weak));
        return;
    }
    heading_ui(ui, "Delivery paths");
    if editor.map().paths().len() == 0 {
        let words = "None yet: P draws the route that a sort of work takes";
        ui.label(RichText::new(words).color(weak));
    }
    for path in editor.map().paths() {
        ui.push_id(path.id, |ui| {
            ui.horizontal_wrapped(|ui| {
                if name_link_ui(ui, &path.about.name).clicked() {
                    actions.push(Action::Look(path.id.into()));
                }
                if let Some(figures) = editor.figures().path(path.id) {
                    let lead = format!("lead time {}", figures.lead.in_days());
                    ui.label(RichText::new(lead).small().color(weak));
                }
            });
        });
    }
}

/// The stops where work waits longest, over all paths; a click looks at one.
fn waits_ui(ui: &mut Ui, editor: &Editor, actions: &mut Actions) {
    let waits = editor.figures().longest_waits(MOST_WAITS);
    if waits.is_empty() {
        return;
    }
    heading_ui(ui, "What waits longest");
    let weak = Theme::of(ui).weak;
    let map = editor.map();
    for (path, rung) in waits {
        let node = map.node(rung.stop.node).map_or("?", |node| node.title());
        let path = map.path(path).map_or("?", |path| path.about.name.as_str());
        ui.push_id(rung.stop.id, |ui| {
            ui.horizontal_wrapped(|ui| {
                let words = format!("{} at {node}", rung.wait.in_days());
                let link = name_link_ui(ui, &words);
                if link.on_hover_text("Look at the stop").clicked() {
                    actions.push(Action::Look(rung.stop.id.into()));
                }
                ui.label(RichText::new(path).small().color(weak));
            });
        });
    }
}
