//! The import from CSV: which column is which field, and what would come of it.

use egui::{Grid, RichText, ScrollArea, Ui};

use crate::{
    editor::{Action, Actions, CsvBrings, CsvChoice, CsvDates, CsvTable, PathPurpose},
    ui::{
        theme::Theme,
        widgets::{Choosing, choosing_ui, heading_ui},
    },
};

use super::{
    dialog::title_ui,
    questions::{buttons_ui, primary},
};

pub(super) fn csv_ui(ui: &mut Ui, choice: &CsvChoice, actions: &mut Actions) {
    ui.set_width(720.0_f32.min(ui.ctx().content_rect().width() - 80.0));
    let (title, heading) = match choice.brings {
        CsvBrings::Nodes => ("Import CSV", "Nodes"),
        CsvBrings::Items(_) => ("Import work items", "Work items"),
    };
    title_ui(ui, title);
    // What will come is always in sight, below the tables.
    let height = (ui.ctx().content_rect().height() - 380.0).max(140.0);
    let mut changed = choice.clone();
    ScrollArea::vertical().max_height(height).show(ui, |ui| {
        ui.push_id("nodes", |ui| table_ui(ui, heading, &mut changed.nodes));
        match (&mut changed.brings, &mut changed.edges) {
            (CsvBrings::Items(_), _) => {}
            (CsvBrings::Nodes, Some(edges)) => {
                ui.push_id("edges", |ui| table_ui(ui, "Relations", edges));
            }
            (CsvBrings::Nodes, None) => add_edges_ui(ui, actions),
        }
    });
    if let CsvBrings::Items(dates) = &mut changed.brings {
        dates_ui(ui, dates);
    }
    preview_ui(ui, choice);
    if changed != *choice {
        actions.push(Action::CsvChanged(Box::new(changed)));
    }
    ui.add_space(12.0);
    buttons_ui(ui, |ui| {
        let ready = choice.preview.error.is_none() && !choice.preview.counts.is_empty();
        let import = ui.add_enabled_ui(ready, |ui| primary(ui, "Import")).inner;
        if import.clicked() {
            actions.push(Action::ImportCsv);
        }
        if ui.button("Cancel").clicked() {
            actions.push(Action::CloseDialog);
        }
    });
}

/// Asks which number comes first in a date that does not say so.
fn dates_ui(ui: &mut Ui, dates: &mut CsvDates) {
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        ui.label("3/12/2026 is");
        ui.selectable_value(dates, CsvDates::MonthFirst, "March 12");
        ui.selectable_value(dates, CsvDates::DayFirst, "December 3");
    });
}

/// Offers to read a second table.
fn add_edges_ui(ui: &mut Ui, actions: &mut Actions) {
    heading_ui(ui, "Relations");
    ui.horizontal(|ui| {
        if ui.button("Add a table of relations…").clicked() {
            actions.push(Action::AskPath(PathPurpose::ImportEdges));
        }
        if ui.button("By path…").clicked() {
            actions.push(Action::TypePath(PathPurpose::ImportEdges));
        }
    });
}

fn table_ui(ui: &mut Ui, heading: &str, table: &mut CsvTable) {
    heading_ui(ui, heading);
    let weak = Theme::of(ui).weak;
    let path = table.path.display().to_string();
    ui.label(RichText::new(path).small().color(weak));
    Grid::new("fields")
        .num_columns(3)
        .spacing([14.0, 5.0])
        .show(ui, |ui| {
            for field in &mut table.fields {
                ui.label(field.name);
                let name = |column: Option<usize>| {
                    let name = column.and_then(|column| table.columns.get(column));
                    name.map_or("Not in the table", String::as_str)
                };
                let columns = std::iter::once(None).chain((0..table.columns.len()).map(Some));
                let choosing = Choosing {
                    label: field.name,
                    shown: name(field.column),
                    width: 200.0,
                };
                let row = choosing_ui(ui, &choosing, || {
                    let rows = columns.clone();
                    let rows = rows.map(|row| (name(row).to_owned(), row == field.column));
                    rows.collect()
                });
                if let Some(chosen) = row.and_then(|row| columns.clone().nth(row)) {
                    field.column = chosen;
                }
                let cells = table
                    .sample_rows
                    .iter()
                    .filter_map(|row| row.get(field.column?));
                let cells = cells.map(String::as_str).filter(|cell| !cell.is_empty());
                let cells: Vec<&str> = cells.take(3).collect();
                ui.label(RichText::new(cells.join(", ")).small().color(weak));
                ui.end_row();
            }
        });
}

fn preview_ui(ui: &mut Ui, choice: &CsvChoice) {
    heading_ui(ui, "What will come");
    let theme = Theme::of(ui);
    if let Some(error) = &choice.preview.error {
        ui.label(RichText::new(error).color(theme.danger));
    }
    if choice.preview.counts.is_empty() && choice.preview.error.is_none() {
        let words = "Nothing yet: choose above which column holds the names";
        ui.label(RichText::new(words).color(theme.weak));
    } else {
        ui.label(choice.preview.counts.join(" · "));
    }
    let n = choice.preview.unknown.len();
    if n > 0 {
        let words = if n == 1 { "word is" } else { "words are" };
        let sentence = format!("{n} {words} not understood");
        ui.label(RichText::new(sentence).color(theme.warning));
        sentences_ui(ui, "unknown", &choice.preview.unknown);
    }
    let n = choice.preview.rejected.len();
    if n > 0 {
        let rows = if n == 1 { "row is" } else { "rows are" };
        ui.label(RichText::new(format!("{n} {rows} left out")).color(theme.warning));
        sentences_ui(ui, "rejected", &choice.preview.rejected);
    }
}

fn sentences_ui(ui: &mut Ui, id: &str, sentences: &[String]) {
    let weak = Theme::of(ui).weak;
    let list = ScrollArea::vertical().id_salt(id).max_height(90.0);
    list.show(ui, |ui| {
        for sentence in sentences {
            ui.label(RichText::new(sentence).small().color(weak));
        }
    });
}
