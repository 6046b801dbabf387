//! The inspector's panel: what is selected, section by section.

use std::collections::BTreeSet;

use egui::{Align, Layout, RichText, ScrollArea, Ui, vec2};

use crate::{
    edit::move_to_area,
    editor::{Action, Actions, Command, Editor},
    model::{AreaId, Map, Record, RecordId},
    scene::{Weight, relation_words},
    ui::{
        theme::{Theme, font},
        widgets::{heading_ui, name_link_ui, pill_ui},
    },
};

use super::{
    fields::{Field, Input, NAME},
    figure_row::figure_ui,
    load::load_ui,
    overview::overview_ui,
    picker::picker_ui,
    row::{InspectorState, Setter, choice_ui, choose, text_ui, words_of},
    values::{SectionValues, Shared, Values},
};

/// How wide the labels are.
const LABELS: f32 = 114.0;

/// Draws the inspector of what is selected, or of the map itself.
pub(in crate::ui) fn inspector_ui(
    ui: &mut Ui,
    editor: &Editor,
    state: &mut InspectorState,
    actions: &mut Actions,
) {
    state.values.keep_up_with(editor);
    state.today = editor.today();
    state.begin(ui);
    let map = editor.map();
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.add_space(10.0);
        title_ui(ui, map, state, actions);
        let values = std::mem::take(&mut state.values);
        // The values stay readable while the state of the field changes.
        state.values = Values::of_ids(&values);
        for section in &values.sections {
            // What follows from the figures stands below them.
            if section.section.heading == "About"
                && let Some(Record::Node(node)) = &values.single
            {
                load_ui(ui, editor, node, actions);
            }
            section_ui(ui, map, state, section, actions);
        }
        place_ui(ui, map, &values, actions);
        neighbors_ui(ui, editor, &values, actions);
        if values.ids.first() == Some(&RecordId::Header) {
            overview_ui(ui, editor, &mut state.competing, actions);
        }
        state.values = values;
        ui.add_space(16.0);
    });
    state.end(map, actions);
}

fn title_ui(ui: &mut Ui, map: &Map, state: &mut InspectorState, actions: &mut Actions) {
    let theme = Theme::of(ui);
    ui.horizontal(|ui| {
        pill_ui(ui, &state.values.words, theme.accent_soft, theme.accent);
    });
    if let Some(names) = state.values.names.clone() {
        ui.add_space(2.0);
        ui.scope(|ui| {
            let title = font(Weight::SemiBold, 15.0);
            ui.style_mut().override_font_id = Some(title);
            text_ui(
                ui,
                map,
                state,
                Setter::Field(&NAME),
                &names,
                ("Name", 1),
                actions,
            );
        });
    }
}

fn section_ui(
    ui: &mut Ui,
    map: &Map,
    state: &mut InspectorState,
    values: &SectionValues,
    actions: &mut Actions,
) {
    ui.push_id(values.section.heading, |ui| {
        if !values.section.heading.is_empty() {
            heading_ui(ui, values.section.heading);
        }
        for (field, current) in &values.fields {
            ui.push_id(field.label, |ui| {
                field_ui(ui, map, state, field, current, actions);
            });
        }
        for (field, current) in &values.figures {
            ui.push_id(field.label, |ui| {
                figure_ui(ui, map, state, field, current, actions);
            });
        }
        state.tabbed = false;
    });
}

fn field_ui(
    ui: &mut Ui,
    map: &Map,
    state: &mut InspectorState,
    field: &'static Field,
    current: &Shared<String>,
    actions: &mut Actions,
) {
    let look = match field.input {
        Input::Line(hint) => (hint, 1),
        Input::Day => ("YYYY-MM-DD", 1),
        Input::Lines(hint) => {
            ui.label(RichText::new(field.label).color(Theme::of(ui).weak));
            text_ui(
                ui,
                map,
                state,
                Setter::Field(field),
                current,
                (hint, 3),
                actions,
            );
            return;
        }
        Input::Choice(choices) | Input::Verb(choices, _) => {
            let chosen = {
                let choices = choices();
                labeled(ui, field.label, |ui| {
                    let shown = words_of(&choices, current);
                    choice_ui(ui, field.label, current, shown, || choices.clone())
                })
            };
            if let Some(key) = chosen {
                choose(map, state, field, &key, actions);
            }
            return;
        }
        Input::Pick(picker) => {
            let ids = &state.values.ids;
            let chosen = labeled(ui, field.label, |ui| {
                picker_ui(ui, field.label, &picker, current, map, ids)
            });
            if let Some(key) = chosen {
                choose(map, state, field, &key, actions);
            }
            return;
        }
    };
    labeled(ui, field.label, |ui| {
        text_ui(ui, map, state, Setter::Field(field), current, look, actions);
    });
}

/// The area of nodes and areas.
fn place_ui(ui: &mut Ui, map: &Map, values: &Values, actions: &mut Actions) {
    let home_of = |id: &RecordId| match *id {
        RecordId::Node(id) => map.node(id).map(|node| node.area),
        RecordId::Area(id) => map.area(id).map(|area| area.parent),
        _ => None,
    };
    let homes: Option<Vec<Option<AreaId>>> = values.ids.iter().map(home_of).collect();
    let Some(homes) = homes else { return };
    let key = |home: Option<AreaId>| home.map_or_else(String::new, |id| id.as_str().to_owned());
    let first = homes.first().copied().flatten();
    let current = if homes.iter().all(|home| *home == first) {
        Shared::Same(key(first))
    } else {
        Shared::Mixed
    };
    let shown = first.and_then(|home| map.area(home));
    let shown = shown.map_or("None", |area| area.about.name.as_str());
    let choices = || {
        let selected: BTreeSet<RecordId> = values.ids.iter().copied().collect();
        let areas = map
            .areas()
            .filter(|area| !selected.contains(&area.id.into()));
        let areas = areas.map(|area| (key(Some(area.id)), area.about.name.clone()));
        let none = (String::new(), "None".to_owned());
        std::iter::once(none).chain(areas).collect()
    };
    let chosen = labeled(ui, "Area", |ui| {
        choice_ui(ui, "Area", &current, shown, choices)
    });
    if let Some(chosen) = chosen {
        let home = AreaId::new(&chosen).ok();
        actions.edit(move_to_area(map, values.ids.iter().copied(), home));
    }
}

/// The relations of one node, each a way to the other end.
fn neighbors_ui(ui: &mut Ui, editor: &Editor, values: &Values, actions: &mut Actions) {
    let map = editor.map();
    match &values.single {
        Some(Record::Node(node)) => {
            let relations: Vec<_> = map.relations_of(node.id).cloned().collect();
            if relations.is_empty() {
                return;
            }
            heading_ui(ui, "Relations");
            for relation in relations {
                let out = relation.from == node.id;
                let other = if out { relation.to } else { relation.from };
                let name = map.node(other).map_or("?", |other| other.title());
                let words = relation_words(&relation.kind);
                let text = if out {
                    format!("{words} → {name}")
                } else {
                    format!("{name} → {words} this")
                };
                ui.push_id(relation.id, |ui| {
                    if name_link_ui(ui, &text).clicked() {
                        actions.push(Action::Select(vec![relation.id.into()]));
                    }
                });
            }
        }
        Some(Record::Relation(relation)) => {
            heading_ui(ui, "Ends");
            for end in [relation.from, relation.to] {
                let name = map.node(end).map_or("?", |node| node.title());
                if name_link_ui(ui, &format!("Show {name}")).clicked() {
                    actions.push(Action::Look(end.into()));
                }
            }
            ui.add_space(4.0);
            if ui.button("Reverse").clicked() {
                actions.run(Command::Reverse);
            }
        }
        _ => {}
    }
}

/// A label at the left and something at its right.
pub(super) fn labeled<R>(ui: &mut Ui, label: &str, content: impl FnOnce(&mut Ui) -> R) -> R {
    ui.horizontal(|ui| {
        let weak = Theme::of(ui).weak;
        ui.allocate_ui_with_layout(
            vec2(LABELS, ui.spacing().interact_size.y),
            Layout::left_to_right(Align::Center),
            |ui| {
                ui.set_min_width(LABELS);
                ui.label(RichText::new(label).color(weak));
            },
        );
        content(ui)
    })
    .inner
}
