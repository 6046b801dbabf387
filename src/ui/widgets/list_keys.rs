//! The keys of a list that hangs on a field: arrows go through it, Enter takes, letters jump.
//!
//! By itself the arrows would give the focus to whatever widget lies in their direction, also beneath
//! the list.

use egui::{ComboBox, Event, EventFilter, Id, IdSalt, Key, Modifiers, Popup, Response, Stroke, Ui};

use crate::ui::theme::Theme;

use super::small::track_composing;

/// What the keys ask of an open list.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::ui) struct ListKeys {
    /// The row that Enter would take.
    pub(in crate::ui) at: Option<usize>,
    /// Whether the keys went there in this frame.
    pub(in crate::ui) moved: bool,
    pub(in crate::ui) entered: bool,
}

/// What a list is, as far as its keys go.
pub(in crate::ui) struct KeyedList<'a> {
    /// The field that it hangs on.
    pub(in crate::ui) field: Id,
    /// The field in it that shortens it; with none, letters go to the rows that begin with them.
    pub(in crate::ui) filter: Option<Id>,
    pub(in crate::ui) rows: &'a [&'a str],
    /// The row that the keys are at when the list opens.
    pub(in crate::ui) first: Option<usize>,
}

/// Returns the id of the field that a [`ComboBox`] of this label will have.
pub(in crate::ui) fn list_field(ui: &Ui, label: &str) -> Id {
    // The box salts the id by itself once more.
    ui.make_persistent_id(IdSalt::new(label))
}

/// Returns whether the list of a field is open; where it is not, nothing is remembered of it.
pub(in crate::ui) fn list_is_open(ui: &Ui, field: Id) -> bool {
    let open = ComboBox::is_open(ui.ctx(), field);
    if !open {
        ui.data_mut(|data| {
            data.remove::<usize>(place(field));
            data.remove::<bool>(opened(field));
        });
    }
    open
}

/// Puts the keys at the first row: the rows are others now.
pub(in crate::ui) fn list_starts_over(ui: &Ui, field: Id) {
    ui.data_mut(|data| data.insert_temp(place(field), 0_usize));
}

/// Closes the list of a field; the field keeps the focus.
pub(in crate::ui) fn close_list(ui: &Ui, field: Id) {
    Popup::close_id(ui.ctx(), field.with("popup"));
    ui.memory_mut(|memory| memory.request_focus(field));
}

/// Sees to what follows when an open list is closed: what is chosen is said again, and Escape gives the keys
/// back to the field.
pub(in crate::ui) fn list_was_open(ui: &Ui, field: Id) {
    if ComboBox::is_open(ui.ctx(), field) {
        return;
    }
    ui.ctx().request_repaint();
    if ui.input(|input| input.key_pressed(Key::Escape)) {
        ui.memory_mut(|memory| memory.request_focus(field));
    }
}

/// Takes the keys of an open list. To be called before its field is drawn, which Enter would press.
pub(in crate::ui) fn take_list_keys(ui: &Ui, list: &KeyedList<'_>) -> ListKeys {
    let known = ui.data(|data| data.get_temp::<usize>(place(list.field)));
    let just_opened = !ui.data(|data| data.get_temp(opened(list.field)).unwrap_or(false));
    ui.data_mut(|data| data.insert_temp(opened(list.field), true));
    keep_focus(ui, list.filter.unwrap_or(list.field), just_opened);
    if ui.input(|input| input.key_pressed(Key::Tab)) {
        Popup::close_id(ui.ctx(), list.field.with("popup"));
    }
    let n_last = list.rows.len().checked_sub(1);
    let mut at = known
        .or(list.first)
        .zip(n_last)
        .map(|(at, last)| at.min(last));
    let before = at;
    let mut entered = false;
    if is_composing(ui, list.field) {
        return ListKeys {
            at,
            ..ListKeys::default()
        };
    }
    ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        if pressed(Key::ArrowDown) {
            at = n_last.map(|last| at.map_or(0, |at| (at + 1).min(last)));
        }
        if pressed(Key::ArrowUp) {
            at = n_last.map(|last| at.map_or(last, |at| at.saturating_sub(1)));
        }
        entered = pressed(Key::Enter);
        if list.filter.is_some() {
            return;
        }
        if pressed(Key::Home) {
            at = n_last.map(|_| 0);
        }
        if pressed(Key::End) {
            at = n_last;
        }
        entered |= pressed(Key::Space);
        for event in &input.events {
            if let Event::Text(letters) = event {
                at = beginning_with(list.rows, letters, at).or(at);
            }
        }
    });
    if let Some(at) = at {
        ui.data_mut(|data| data.insert_temp(place(list.field), at));
    }
    ListKeys {
        at,
        moved: at != before || just_opened,
        entered,
    }
}

/// Draws a ring around the row that the keys are at, and brings it into view.
pub(in crate::ui) fn mark_row(ui: &Ui, row: &Response, keys: ListKeys) {
    let stroke = Stroke::new(1.5, Theme::of(ui).accent);
    let corners = ui.visuals().widgets.hovered.corner_radius;
    ui.painter()
        .rect_stroke(row.rect, corners, stroke, egui::StrokeKind::Inside);
    if keys.moved {
        row.scroll_to_me(None);
    }
}

fn place(field: Id) -> Id {
    field.with("row that the keys are at")
}

fn opened(field: Id) -> Id {
    field.with("the list is open")
}

/// Returns whether an input method has the keys.
fn is_composing(ui: &Ui, field: Id) -> bool {
    let id = field.with("an input method has the keys");
    let mut composing = ui.data(|data| data.get_temp(id).unwrap_or(false));
    let busy = track_composing(ui, &mut composing);
    ui.data_mut(|data| data.insert_temp(id, composing));
    busy
}

/// The arrows stay with the list. It takes the focus once, for whoever clicks elsewhere means it.
fn keep_focus(ui: &Ui, id: Id, just_opened: bool) {
    let filter = EventFilter {
        vertical_arrows: true,
        horizontal_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| {
        if just_opened {
            memory.request_focus(id);
        }
        memory.set_focus_lock_filter(id, filter);
    });
}

/// Returns the next row that begins with these letters, from the first again after the last.
fn beginning_with(rows: &[&str], letters: &str, at: Option<usize>) -> Option<usize> {
    let letters = letters.to_lowercase();
    let begins = |(_, row): &(usize, &&str)| row.to_lowercase().starts_with(&letters);
    let first = at.map_or(0, |at| at + 1);
    let rows = || rows.iter().enumerate();
    let found = rows()
        .skip(first)
        .find(begins)
        .or_else(|| rows().find(begins));
    found.map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_to_the_next_row_that_begins_with_them() {
        let rows = ["Team", "Goal", "Tool", "Note"];
        let cases = [
            ("t", None, Some(0)),
            ("T", Some(0), Some(2)),
            ("t", Some(2), Some(0)),
            ("no", Some(0), Some(3)),
            ("x", Some(1), None),
        ];
        for (letters, at, expected) in cases {
            assert_eq!(beginning_with(&rows, letters, at), expected, "{letters}");
        }
    }
}
