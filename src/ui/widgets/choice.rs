//! A field to choose one row of a list in, by the mouse or by the keys alone.

use egui::{ComboBox, Ui, WidgetInfo, WidgetType};

use crate::ui::visual::visual;

use super::{
    list_keys::{
        KeyedList, ListKeys, close_list, list_field, list_is_open, list_was_open, mark_row,
        take_list_keys,
    },
    names::read_option_as,
};

/// What a field of choice shows while its list is not open.
pub(in crate::ui) struct Choosing<'a> {
    /// What the field is called; also its id beside its neighbors.
    pub(in crate::ui) label: &'a str,
    pub(in crate::ui) shown: &'a str,
    pub(in crate::ui) width: f32,
}

/// Draws the field, and returns the row that was chosen. The rows are asked for only while the list is
/// open: their words, and whether each is what is chosen now.
pub(in crate::ui) fn choosing_ui(
    ui: &mut Ui,
    choosing: &Choosing<'_>,
    rows: impl FnOnce() -> Vec<(String, bool)>,
) -> Option<usize> {
    let field = list_field(ui, choosing.label);
    let open = list_is_open(ui, field);
    let mut ask = Some(rows);
    let rows = ask.take_if(|_| open).map(|ask| ask());
    let mut rows = rows.unwrap_or_default();
    let words: Vec<&str> = rows.iter().map(|(words, _)| words.as_str()).collect();
    let keys = if open {
        let list = KeyedList {
            field,
            filter: None,
            rows: &words,
            first: rows.iter().position(|(_, current)| *current),
        };
        take_list_keys(ui, &list)
    } else {
        ListKeys::default()
    };
    let mut chosen = None;
    if keys.entered {
        chosen = keys.at;
        close_list(ui, field);
    }
    let combo = ComboBox::from_id_salt(choosing.label)
        .selected_text(visual(choosing.shown))
        .width(choosing.width)
        .truncate()
        .show_ui(ui, |ui| {
            // It has just opened: from its first frame on, the list is as large as it will be.
            if let Some(ask) = ask.take() {
                rows = ask();
            }
            for (row, (words, current)) in rows.iter().enumerate() {
                let response = ui.selectable_label(*current, visual(words));
                read_option_as(&response, *current, words);
                if keys.at == Some(row) {
                    mark_row(ui, &response, keys);
                }
                if response.clicked() {
                    chosen = Some(row);
                }
            }
        });
    if open {
        list_was_open(ui, field);
    }
    combo.response.widget_info(|| {
        let mut info = WidgetInfo::labeled(WidgetType::ComboBox, true, choosing.label);
        // While the list is open, the row that the keys are at is what is said.
        let at = keys.at.and_then(|at| rows.get(at));
        let said = at.map_or(choosing.shown, |(words, _)| words);
        info.current_text_value = Some(said.to_owned());
        info
    });
    chosen
}
