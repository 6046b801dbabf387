//! The figures of a path's stops, to be typed one after the other with Tab.

use egui::{Align, Label, Layout, RichText, ScrollArea, Ui, vec2};

use crate::{
    analysis::PathFigures,
    editor::{Action, Actions, Editor},
    scene::Weight,
    ui::{
        inspector::{StopFields, StopFigure},
        theme::{Theme, font},
    },
};

/// How wide a stop is.
const COLUMN: f32 = 96.0;
const MOST_COLUMN: f32 = 170.0;
/// How high a field is.
const ROW: f32 = 26.0;

/// Draws a column for each stop: wait, work, what is usable, and the chance of rework where there is.
pub(super) fn figures_ui(
    ui: &mut Ui,
    editor: &Editor,
    figures: &PathFigures,
    (fields, enters): (&mut StopFields, bool),
    ink: egui::Color32,
    actions: &mut Actions,
) {
    let theme = Theme::of(ui);
    let map = editor.map();
    let reworked = figures.rungs.iter().any(|rung| rung.stop.rework.is_some());
    let mut rows = vec![StopFigure::Wait, StopFigure::Work, StopFigure::Usable];
    if reworked {
        rows.push(StopFigure::Chance);
    }
    let room = (ui.available_width() - 60.0) / figures.rungs.len().max(1) as f32;
    let column = (room - 6.0).clamp(COLUMN, MOST_COLUMN);
    let mut enters = enters;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 2.0);
        ui.vertical(|ui| {
            ui.set_width(40.0);
            ui.add_space(16.0);
            for row in &rows {
                let cell = vec2(40.0, ROW);
                ui.allocate_ui_with_layout(cell, Layout::left_to_right(Align::Center), |ui| {
                    ui.set_min_size(cell);
                    ui.label(RichText::new(row.short()).small().color(theme.weak));
                });
            }
        });
        ScrollArea::horizontal().id_salt("stops").show(ui, |ui| {
            ui.horizontal_top(|ui| {
                for rung in &figures.rungs {
                    let stop = &rung.stop;
                    let name = map.node(stop.node).map_or("?", |node| node.title());
                    let title = match rung.number {
                        Some(number) => format!("{number} {name}"),
                        None => name.to_owned(),
                    };
                    ui.push_id(stop.id, |ui| {
                        ui.vertical(|ui| {
                            ui.set_width(column);
                            let chosen = editor.selection().contains(stop.id.into());
                            let weight = if chosen {
                                Weight::SemiBold
                            } else {
                                Weight::Medium
                            };
                            let words = RichText::new(&title).font(font(weight, 11.5)).color(ink);
                            // Tab goes from figure to figure; the rung is for the keys.
                            let label = Label::new(words).truncate().sense(egui::Sense::CLICK);
                            if ui.add(label).clicked() {
                                actions.push(Action::Select(vec![stop.id.into()]));
                            }
                            for row in &rows {
                                let rework = stop.rework.is_some();
                                if *row == StopFigure::Chance && !rework {
                                    continue;
                                }
                                let spoken = format!("{} at {title}", row.short());
                                let enters = std::mem::take(&mut enters);
                                let spoken = (spoken.as_str(), enters);
                                fields.figure_ui(ui, map, stop.id, *row, spoken, actions);
                            }
                        });
                    });
                }
            });
        });
    });
}
