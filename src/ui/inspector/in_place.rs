//! What the inspector lets one choose that is chosen in place too: what something is, and how it is.

use egui::Ui;

use crate::{
    editor::{Action, Actions},
    model::{Map, Record, RecordId},
};

use super::{
    fields::{Field, Input, sections_of},
    row::Setter,
};

/// The fields that are worth a place in a menu.
const LABELS: [&str; 4] = ["Kind", "Type", "Strength", "Mood"];

/// Draws a menu for each choice that all of these records have.
pub(in crate::ui) fn choices_in_place_ui(
    ui: &mut Ui,
    map: &Map,
    ids: &[RecordId],
    actions: &mut Actions,
) {
    let records: Vec<Record> = ids.iter().filter_map(|id| map.get(*id)).collect();
    let Some((first, others)) = records.split_first() else {
        return;
    };
    for field in fields_of(first) {
        let shared = |record: &Record| fields_of(record).any(|other| std::ptr::eq(field, other));
        let Input::Choice(choices) = field.input else {
            continue;
        };
        if !others.iter().all(shared) {
            continue;
        }
        ui.menu_button(field.label, |ui| {
            for (key, words) in choices() {
                let chosen = records.iter().all(|record| (field.get)(record) == key);
                if ui.selectable_label(chosen, words).clicked() {
                    ui.close();
                    if chosen {
                        continue;
                    }
                    match Setter::Field(field).plan(map, ids, &key) {
                        Ok(edit) => actions.edit(Ok(edit)),
                        Err(sentence) => actions.push(Action::Failed(sentence)),
                    }
                }
            }
        });
    }
}

fn fields_of(record: &Record) -> impl Iterator<Item = &'static Field> {
    let sections = sections_of(record).into_iter();
    let fields = sections.flat_map(|section| section.fields);
    fields.filter(|field| LABELS.contains(&field.label))
}
