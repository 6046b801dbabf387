//! A field to pick records in, by name, from a list that typing makes shorter.

use std::sync::Arc;

use egui::{
    ComboBox, Id, PopupCloseBehavior, RichText, ScrollArea, TextEdit, TextStyle, Ui, WidgetInfo,
    WidgetType,
};

use crate::{
    edit::{Edit, EditError},
    model::{Day, Map, Node, NodeId, NodeKind, RecordId},
    ui::{
        theme::Theme,
        visual::visual,
        widgets::{
            KeyedList, ListKeys, close_list, list_field, list_is_open, list_starts_over,
            list_was_open, mark_row, read_option_as, take_list_keys,
        },
    },
};

use super::{choices::Choice, values::Shared};

/// What can be picked, and how many of it.
///
/// What is picked is written as text: the ids of the records, one a line; nothing for none.
#[derive(Clone, Copy)]
pub(super) struct Picker {
    /// Returns what the selected records can name: an id and the words on screen.
    pub(super) options: fn(&Map, &[RecordId]) -> Vec<Choice>,
    /// Returns the words for an id by itself, where there may be too many options to look through them
    /// in every frame.
    pub(super) words: Option<Words>,
    pub(super) picks: Picks,
    /// Plans what was picked, where that is more than the field says.
    pub(super) plan: Option<Plan>,
}

/// Returns the words on screen for an id, if there is something of this id.
pub(super) type Words = fn(&Map, &str) -> Option<String>;

/// Plans a choice for these records: the key that was chosen, and the day that it is.
pub(super) type Plan = fn(&Map, &[RecordId], &str, Option<Day>) -> Result<Edit, EditError>;

/// How many records may be picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Picks {
    One,
    /// One, and never none.
    Exactly,
    /// For the fields that name several.
    Many,
}

/// A list that is seen at a glance needs no filter.
const AT_A_GLANCE: usize = 8;
/// As high as the list becomes.
const LIST: f32 = 260.0;

/// Draws the field, and returns what is picked from now on.
pub(super) fn picker_ui(
    ui: &mut Ui,
    label: &'static str,
    picker: &Picker,
    current: &Shared<String>,
    map: &Map,
    ids: &[RecordId],
) -> Option<String> {
    let named = match current {
        Shared::Same(text) => Some(text.as_str()),
        Shared::Mixed => None,
    };
    let shown = words_shown(picker, current, map, ids);
    let field = list_field(ui, label);
    let filter_id = field.with("filter");
    let open = list_is_open(ui, field);
    let options = if open {
        (picker.options)(map, ids)
    } else {
        Vec::new()
    };
    let rows = rows_of(ui, picker, &options, filter_id);
    let has_filter = options.len() > AT_A_GLANCE;
    let keys = if open {
        let filter = has_filter.then(|| filter_id.with("field"));
        keys_of(ui, field, filter, &rows, named)
    } else {
        ListKeys::default()
    };
    let mut chosen = None;
    if keys.entered {
        let row = keys.at.and_then(|at| rows.get(at));
        chosen = row.map(|(key, _)| (*key).to_owned());
        if picker.picks != Picks::Many {
            close_list(ui, field);
        }
    }
    let combo = ComboBox::from_id_salt(label)
        .selected_text(visual(&shown))
        .width(ui.available_width() - 2.0)
        .truncate()
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show_ui(ui, |ui| {
            // It has just opened: from its first frame on, the list is as large as it will be.
            let fresh = (!open).then(|| (picker.options)(map, ids));
            let options = fresh.as_ref().unwrap_or(&options);
            let rows = rows_of(ui, picker, options, filter_id);
            if options.len() > AT_A_GLANCE {
                filter_ui(ui, label, field, filter_id);
            }
            let clicked = list_ui(ui, &rows, named, keys);
            if clicked.is_some() {
                chosen = clicked;
                if picker.picks != Picks::Many {
                    ui.close();
                }
            }
        });
    if combo.inner.is_none() {
        // The next time the list is whole again.
        ui.data_mut(|data| data.remove::<String>(filter_id));
    }
    if open {
        list_was_open(ui, field);
    }
    let chosen = chosen.map(|key| match picker.picks {
        Picks::One | Picks::Exactly => key,
        Picks::Many => toggled(named.unwrap_or_default(), &key),
    });
    // While the list is open, the row that the keys are at is what is said.
    let at = keys.at.and_then(|at| rows.get(at));
    let said = at.map_or(shown, |(_, words)| (*words).to_owned());
    combo.response.widget_info(move || {
        let mut info = WidgetInfo::labeled(WidgetType::ComboBox, true, label);
        info.current_text_value = Some(said.clone());
        info
    });
    chosen
}

/// Returns what the field shows.
fn words_shown(picker: &Picker, current: &Shared<String>, map: &Map, ids: &[RecordId]) -> String {
    match current {
        Shared::Same(text) => match picker.words {
            Some(words) => words(map, text).unwrap_or_else(|| text.clone()),
            None => words_of(&(picker.options)(map, ids), text),
        },
        Shared::Mixed => "Several values".to_owned(),
    }
}

fn keys_of(
    ui: &Ui,
    field: Id,
    filter: Option<Id>,
    rows: &[(&str, &str)],
    named: Option<&str>,
) -> ListKeys {
    let first = rows.iter().position(|(key, _)| Some(*key) == named);
    let words: Vec<&str> = rows.iter().map(|(_, words)| *words).collect();
    let list = KeyedList {
        field,
        filter,
        rows: &words,
        first,
    };
    take_list_keys(ui, &list)
}

/// Returns the rows of the list, each an id and its words: with nothing typed, the first takes away what
/// was picked.
fn rows_of<'a>(
    ui: &Ui,
    picker: &Picker,
    options: &'a [Choice],
    filter_id: Id,
) -> Vec<(&'a str, &'a str)> {
    let typed = ui.data(|data| data.get_temp::<String>(filter_id));
    let typed = typed.unwrap_or_default().trim().to_lowercase();
    let none = (typed.is_empty() && picker.picks != Picks::Exactly).then_some(("", "None"));
    let fits = options
        .iter()
        .filter(|(_, words)| words.to_lowercase().contains(&typed));
    let fits = fits.map(|(key, words)| (key.as_str(), words.as_str()));
    none.into_iter().chain(fits).collect()
}

fn list_ui(
    ui: &mut Ui,
    rows: &[(&str, &str)],
    named: Option<&str>,
    keys: ListKeys,
) -> Option<String> {
    let mut chosen = None;
    let height = ui.text_style_height(&TextStyle::Button) + 2.0 * ui.spacing().button_padding.y;
    let mut list = ScrollArea::vertical().max_height(LIST);
    if let Some(at) = keys.at.filter(|_| keys.moved) {
        let top = at as f32 * (height + ui.spacing().item_spacing.y);
        list = list.vertical_scroll_offset((top - LIST / 2.0).max(0.0));
    }
    list.show_rows(ui, height, rows.len(), |ui, range| {
        let shown = rows.iter().enumerate();
        for (row, (key, words)) in shown.take(range.end).skip(range.start) {
            // Of several values, none is what is picked.
            let is_picked = named.is_some_and(|named| match *key {
                "" => named.is_empty(),
                key => named.lines().any(|line| line == key),
            });
            let response = ui.selectable_label(is_picked, visual(words));
            read_option_as(&response, is_picked, words);
            if keys.at == Some(row) {
                mark_row(
                    ui,
                    &response,
                    ListKeys {
                        moved: false,
                        ..keys
                    },
                );
            }
            if response.clicked() {
                chosen = Some((*key).to_owned());
            }
        }
    });
    if rows.is_empty() {
        let weak = Theme::of(ui).weak;
        ui.label(RichText::new("Nothing has this name").color(weak));
    }
    chosen
}

/// Draws the field above the list, which makes it shorter.
fn filter_ui(ui: &mut Ui, label: &str, field: Id, filter_id: Id) {
    let mut typed = ui
        .data(|data| data.get_temp::<String>(filter_id))
        .unwrap_or_default();
    let line = TextEdit::singleline(&mut typed)
        .id(filter_id.with("field"))
        .hint_text("Type to find");
    let response = ui.add(line.desired_width(f32::INFINITY));
    response
        .widget_info(|| WidgetInfo::labeled(WidgetType::TextEdit, true, format!("Find: {label}")));
    if response.changed() {
        list_starts_over(ui, field);
        ui.ctx().request_repaint();
    }
    ui.data_mut(|data| data.insert_temp(filter_id, typed));
}

/// Returns the nodes that work can be at or wait for, by name.
pub(super) fn working_nodes(map: &Map, _: &[RecordId]) -> Vec<Choice> {
    let nodes = map.nodes().filter(|node| node.kind != NodeKind::Note);
    by_name(nodes)
}

/// Returns all nodes by name.
pub(super) fn all_nodes(map: &Map, _: &[RecordId]) -> Vec<Choice> {
    by_name(map.nodes())
}

/// Returns nodes as options, by name.
pub(super) fn by_name<'a>(nodes: impl Iterator<Item = &'a Arc<Node>>) -> Vec<Choice> {
    let option = |node: &Arc<Node>| (node.id.as_str().to_owned(), node.title().to_owned());
    let mut options: Vec<Choice> = nodes.map(option).collect();
    options.sort_by(|(_, one), (_, other)| one.cmp(other));
    options
}

/// Returns the name of a node; “None” for no id.
pub(super) fn node_words(map: &Map, id: &str) -> Option<String> {
    if id.is_empty() {
        return Some("None".to_owned());
    }
    let node = map.node(NodeId::new(id).ok()?)?;
    Some(node.title().to_owned())
}

/// Returns the ids with one more, or one fewer if it is among them; none for no id.
fn toggled(named: &str, key: &str) -> String {
    if key.is_empty() {
        return String::new();
    }
    let mut ids: Vec<&str> = named.lines().collect();
    match ids.iter().position(|id| *id == key) {
        Some(place) => {
            ids.remove(place);
        }
        None => ids.push(key),
    }
    ids.join("\n")
}

/// Returns the words on screen for ids, one a line; what is gone is shown by its id.
fn words_of(options: &[Choice], named: &str) -> String {
    let words = named.lines().map(|id| {
        let known = options.iter().find(|(key, _)| key == id);
        known.map_or(id, |(_, words)| words.as_str())
    });
    let words: Vec<&str> = words.collect();
    if words.is_empty() {
        return "None".to_owned();
    }
    words.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn picking_toggles_and_none_takes_all_away() {
        let rows = [
            ("", "a", "a"),
            ("a", "b", "a\nb"),
            ("a\nb", "a", "b"),
            ("a\nb", "", ""),
        ];
        for (picked, key, expected) in rows {
            assert_eq!(toggled(picked, key), expected, "{picked:?} {key}");
        }
    }

    #[test]
    fn what_is_picked_is_shown_by_name_and_what_is_gone_by_id() {
        let options = [("a".to_owned(), "Alpha".to_owned())];
        assert_eq!(words_of(&options, ""), "None");
        assert_eq!(words_of(&options, "a\nz"), "Alpha, z");
    }
}
