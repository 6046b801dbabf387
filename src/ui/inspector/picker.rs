//! A field to pick records in, by name, from a list that typing makes shorter.

use std::sync::Arc;

use egui::{
    ComboBox, Id, Key, Modifiers, PopupCloseBehavior, RichText, ScrollArea, TextEdit, TextStyle,
    Ui, WidgetInfo, WidgetType,
};

use crate::{
    edit::{Edit, EditError},
    model::{Day, Map, Node, NodeId, NodeKind, RecordId},
    ui::theme::Theme,
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
        Shared::Same(text) => text.as_str(),
        Shared::Mixed => "",
    };
    let shown = match current {
        Shared::Same(text) => match picker.words {
            Some(words) => words(map, text).unwrap_or_else(|| text.clone()),
            None => words_of(&(picker.options)(map, ids), text),
        },
        Shared::Mixed => "Several values".to_owned(),
    };
    let mut chosen = None;
    let filter_id = ui.make_persistent_id(("filter of", label));
    let combo = ComboBox::from_id_salt(label)
        .selected_text(&shown)
        .width(ui.available_width() - 2.0)
        .truncate()
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show_ui(ui, |ui| {
            let options = (picker.options)(map, ids);
            chosen = list_ui(ui, label, picker, named, &options, filter_id);
            if chosen.is_some() && picker.picks != Picks::Many {
                ui.close();
            }
        });
    if combo.inner.is_none() {
        // The next time the list is whole again.
        ui.data_mut(|data| data.remove::<String>(filter_id));
    }
    combo.response.widget_info(move || {
        let mut info = WidgetInfo::labeled(WidgetType::ComboBox, true, label);
        info.current_text_value = Some(shown.clone());
        info
    });
    chosen
}

fn list_ui(
    ui: &mut Ui,
    label: &str,
    picker: &Picker,
    named: &str,
    options: &[Choice],
    filter_id: Id,
) -> Option<String> {
    let (fits, finding) = filter_ui(ui, label, options, filter_id);
    // Elsewhere Enter is that of the row that has the focus, or the one that has opened the list.
    let entered = finding && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let mut chosen = None;
    let none = (String::new(), "None".to_owned());
    // With nothing typed, the first line takes away what was picked.
    let with_none = fits.len() == options.len() && picker.picks != Picks::Exactly;
    let mut rows: Vec<&Choice> = Vec::with_capacity(fits.len() + 1);
    rows.extend(with_none.then_some(&none));
    rows.extend(fits);
    if entered && let Some((key, _)) = rows.first() {
        chosen = Some(key.clone());
    }
    let height = ui.text_style_height(&TextStyle::Button) + 2.0 * ui.spacing().button_padding.y;
    let list = ScrollArea::vertical().max_height(LIST);
    list.show_rows(ui, height, rows.len(), |ui, range| {
        let shown = rows.iter().take(range.end).skip(range.start);
        for (key, words) in shown {
            let is_picked = if key.is_empty() {
                named.is_empty()
            } else {
                named.lines().any(|line| line == key)
            };
            if ui.selectable_label(is_picked, words).clicked() {
                chosen = Some(key.clone());
            }
        }
    });
    if rows.is_empty() {
        let weak = Theme::of(ui).weak;
        ui.label(RichText::new("Nothing has this name").color(weak));
    }
    let key = chosen?;
    Some(match picker.picks {
        Picks::One | Picks::Exactly => key,
        Picks::Many => toggled(named, &key),
    })
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

fn by_name<'a>(nodes: impl Iterator<Item = &'a Arc<Node>>) -> Vec<Choice> {
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

/// Draws the field above the list, and returns what fits what is typed in it, and whether something is
/// being typed.
fn filter_ui<'a>(
    ui: &mut Ui,
    label: &str,
    options: &'a [Choice],
    filter_id: Id,
) -> (Vec<&'a Choice>, bool) {
    /// A list that is seen at a glance needs no filter.
    const AT_A_GLANCE: usize = 8;
    let known = ui.data(|data| data.get_temp::<String>(filter_id));
    let just_opened = known.is_none();
    let mut filter = known.unwrap_or_default();
    let mut focused = false;
    if options.len() > AT_A_GLANCE {
        let field = TextEdit::singleline(&mut filter)
            .id(filter_id.with("field"))
            .hint_text("Type to find");
        let response = ui.add(field.desired_width(f32::INFINITY));
        response.widget_info(|| {
            WidgetInfo::labeled(WidgetType::TextEdit, true, format!("Find: {label}"))
        });
        // Enter takes the focus from a field, in the same frame.
        focused = (response.has_focus() || response.lost_focus()) && !just_opened;
        if just_opened {
            response.request_focus();
        }
    }
    ui.data_mut(|data| data.insert_temp(filter_id, filter.clone()));
    let typed = filter.trim().to_lowercase();
    let fits = options
        .iter()
        .filter(|(_, words)| words.to_lowercase().contains(&typed));
    (fits.collect(), focused && !typed.is_empty())
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
