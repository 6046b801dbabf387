//! One row of the inspector: a label and a field that commits when its typing is done.

use std::sync::Arc;

use egui::{
    EventFilter, Id, Key, Margin, Modifiers, Response, TextEdit, Ui, WidgetInfo, WidgetType,
};

use crate::{
    edit::{Edit, EditError, update},
    editor::{Action, Actions, Command},
    model::{Basis, Day, Figure, Map, Record, RecordId, from_key},
    ui::{
        visual::runs_left,
        widgets::{Choosing, choosing_ui, in_order_seen, select_all, track_composing, typing_keys},
    },
};

use super::{
    choices::Choice,
    competing::CompetingState,
    fields::{Field, FigureField, Input, set_figure},
    values::{Shared, Values},
};

/// After this much rest, what was typed is taken, in seconds.
const REST: f64 = 1.0;

/// The inspector between frames: the one field that is being typed in, and what was read last.
#[derive(Default)]
pub struct InspectorState {
    open: Option<Open>,
    /// Whether an input method is composing, and whether it has a hand in this frame.
    composing: (bool, bool),
    pub(super) values: Values,
    /// Whether Tab has just left a figure, for the next one to take the focus.
    pub(super) tabbed: bool,
    pub(super) competing: CompetingState,
    pub(super) today: Option<Day>,
}

impl std::fmt::Debug for InspectorState {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("InspectorState").finish_non_exhaustive()
    }
}

/// A field being typed in. It commits to the records that it was opened for, whatever is selected by
/// then.
struct Open {
    id: Id,
    ids: Arc<[RecordId]>,
    setter: Setter,
    text: String,
    committed: String,
    /// What it said when it was opened.
    opened: String,
    typed_at: f64,
    /// Whether the field was drawn in this frame; one that is gone is done.
    drawn: bool,
}

/// What a text is put into.
#[derive(Clone, Copy)]
pub(super) enum Setter {
    Field(&'static Field),
    Figure(&'static FigureField),
    FigureBy(&'static FigureField),
    FigureOn(&'static FigureField),
}

impl Setter {
    fn label(self) -> &'static str {
        match self {
            Self::Field(field) => field.label,
            Self::Figure(figure) | Self::FigureBy(figure) | Self::FigureOn(figure) => figure.label,
        }
    }

    /// Returns the label for screen readers, which do not see what stands beside the field.
    fn spoken(self) -> String {
        match self {
            Self::Field(_) | Self::Figure(_) => self.label().to_owned(),
            Self::FigureBy(_) => format!("{}, by whom", self.label()),
            Self::FigureOn(_) => format!("{}, on which day", self.label()),
        }
    }

    fn set(self, record: &mut Record, text: &str) -> Result<(), String> {
        let figure = |record: &mut Record, field: &FigureField, set: &dyn Fn(&mut Figure)| {
            if let Some(Some(figure)) = (field.slot)(record) {
                set(figure);
            }
        };
        match self {
            Self::Field(field) => (field.set)(record, text),
            Self::Figure(field) => set_figure(record, field, text),
            Self::FigureBy(field) => {
                figure(record, field, &|figure| text.clone_into(&mut figure.by));
                Ok(())
            }
            Self::FigureOn(field) => {
                let day = super::fields::day(text)?;
                figure(record, field, &|figure| day.clone_into(&mut figure.on));
                Ok(())
            }
        }
    }

    /// Plans the change, or says what is wrong with the text.
    pub(super) fn plan(self, map: &Map, ids: &[RecordId], text: &str) -> Result<Edit, String> {
        for id in ids {
            if let Some(mut record) = map.get(*id) {
                self.set(&mut record, text)?;
            }
        }
        let existing = ids.iter().copied().filter(|id| map.contains(*id));
        let edit = update(map, "Change a field", existing, |record| {
            // Tried above: it fails for none of them.
            let _ = self.set(record, text);
        });
        edit.map_err(|error: EditError| error.to_string())
    }
}

impl InspectorState {
    /// Begins a frame: no field has been drawn yet.
    pub(super) fn begin(&mut self, ui: &Ui) {
        self.composing.1 = track_composing(ui, &mut self.composing.0);
        if let Some(open) = &mut self.open {
            open.drawn = false;
        }
    }

    /// Ends a frame: a field that is no longer there commits what was typed.
    pub(super) fn end(&mut self, map: &Map, actions: &mut Actions) {
        if self.open.as_ref().is_some_and(|open| !open.drawn)
            && let Some(open) = self.open.take()
        {
            open.commit(map, actions);
        }
    }

    /// Returns whether something is being typed.
    pub(super) fn is_typing(&self) -> bool {
        self.open.is_some()
    }

    /// Takes the last step on the map back or makes it again, where that is asked for by its keys and the field
    /// has nothing of its own to take back.
    fn step_on_map(&mut self, ui: &Ui, actions: &mut Actions) {
        if let Some(command) = step_asked(ui) {
            self.open = None;
            actions.run(command);
        }
    }

    /// Commits what is being typed, as saving asks for.
    pub fn commit(&mut self, map: &Map, actions: &mut Actions) {
        if let Some(open) = &mut self.open {
            open.commit(map, actions);
            open.committed.clone_from(&open.text);
        }
    }
}

impl Open {
    fn is_untouched(&self, text: &str) -> bool {
        text == self.opened && self.committed == self.opened
    }

    /// Commits what was typed once it has rested or the field is left.
    fn follow(&mut self, ui: &Ui, response: &Response, now: f64, map: &Map, actions: &mut Actions) {
        if response.changed() {
            self.typed_at = now;
        }
        let rested = now - self.typed_at >= REST;
        if rested || response.lost_focus() {
            self.commit(map, actions);
            self.committed.clone_from(&self.text);
        } else if self.text != self.committed {
            let left = std::time::Duration::from_secs_f64(REST - (now - self.typed_at));
            ui.request_repaint_after(left);
        }
    }

    fn commit(&self, map: &Map, actions: &mut Actions) {
        if self.text == self.committed {
            return;
        }
        match self.setter.plan(map, &self.ids, &self.text) {
            Ok(edit) if edit.is_empty() => {}
            Ok(edit) => actions.edit(Ok(edit)),
            Err(sentence) => actions.push(Action::Mistaken(sentence)),
        }
    }
}

/// A field for text, one line or several.
pub(super) fn text_ui(
    ui: &mut Ui,
    map: &Map,
    state: &mut InspectorState,
    setter: Setter,
    current: &Shared<String>,
    (hint, n_rows): (&'static str, usize),
    actions: &mut Actions,
) -> Response {
    let id = ui.make_persistent_id(("field", setter.label(), std::mem::discriminant(&setter)));
    let ids = Arc::clone(&state.values.ids);
    let (shown, hint) = match current {
        Shared::Same(text) => (text.clone(), hint),
        Shared::Mixed => (String::new(), "Several values"),
    };
    let is_open = |open: &&mut Open| open.id == id && open.ids == ids;
    let mut text = match state.open.as_mut().filter(is_open) {
        Some(open) => std::mem::take(&mut open.text),
        None => shown.clone(),
    };
    let focused = ui.memory(|memory| memory.has_focus(id));
    let own = state.open.as_mut().filter(is_open);
    if focused && own.is_none_or(|open| open.is_untouched(&text)) {
        state.step_on_map(ui, actions);
    }
    if focused && state.composing.1 {
        keep_from_field(ui);
    }
    // Its Escape gives up a word that is half composed, not what is in the field.
    let escape = focused && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    let escaped = escape && !state.composing.1;
    let as_seen = !focused && n_rows == 1 && runs_left(&text) && text.lines().count() == 1;
    let mut field = field(&mut text, n_rows).id(id).hint_text(hint);
    field = field.event_filter(EventFilter {
        tab: state.composing.0,
        ..typing_keys()
    });
    // While it is typed in, the cursor counts letters in the order of typing.
    let mut layouter = in_order_seen;
    if as_seen {
        field = field.layouter(&mut layouter);
    }
    let response = ui.add(field);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::TextEdit, true, setter.spoken()));
    if response.gained_focus() && n_rows == 1 {
        select_all(ui, id, &text);
    }
    let now = ui.input(|input| input.time);
    if let Some(open) = state.open.as_mut().filter(is_open) {
        open.text = text;
        open.drawn = true;
        if escaped {
            response.surrender_focus();
        } else {
            if state.composing.0 {
                // Half a word is no text yet.
                open.typed_at = now;
            }
            open.follow(ui, &response, now, map, actions);
        }
        if escaped || response.lost_focus() {
            state.open = None;
        }
    } else if response.has_focus() || response.changed() {
        if let Some(before) = state.open.take() {
            before.commit(map, actions);
        }
        state.open = Some(Open {
            id,
            ids,
            setter,
            text,
            opened: shown.clone(),
            committed: shown,
            typed_at: now,
            drawn: true,
        });
    }
    response
}

/// The Enter of an input method ends its own work, not that on the field.
fn keep_from_field(ui: &Ui) {
    for key in [Key::Enter, Key::Tab] {
        ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    }
}

/// Returns the step back or forward that is asked for by its keys.
fn step_asked(ui: &Ui) -> Option<Command> {
    let keys = [
        (Modifiers::COMMAND | Modifiers::SHIFT, Key::Z, Command::Redo),
        (Modifiers::COMMAND, Key::Y, Command::Redo),
        (Modifiers::COMMAND, Key::Z, Command::Undo),
    ];
    let mut asked = keys
        .into_iter()
        .filter(|(modifiers, key, _)| ui.input_mut(|input| input.consume_key(*modifiers, *key)));
    asked.next().map(|(_, _, command)| command)
}

/// Puts the focus on a field, its whole text selected, so that typing replaces it.
pub(super) fn enter(ui: &Ui, field: &Response, text: &Shared<String>) {
    field.request_focus();
    if let Shared::Same(text) = text {
        select_all(ui, field.id, text);
    }
}

/// A field as the inspector has it.
fn field(text: &mut String, n_rows: usize) -> TextEdit<'_> {
    let field = if n_rows > 1 {
        TextEdit::multiline(text).desired_rows(n_rows)
    } else {
        TextEdit::singleline(text)
    };
    field
        .margin(Margin::symmetric(8, 5))
        .desired_width(f32::INFINITY)
}

/// A field to choose a word in. The choices are asked for only while it is open.
pub(super) fn choice_ui(
    ui: &mut Ui,
    label: &str,
    current: &Shared<String>,
    shown: &str,
    choices: impl FnOnce() -> Vec<Choice>,
) -> Option<String> {
    let shown = match current {
        Shared::Mixed => "Several values",
        Shared::Same(_) => shown,
    };
    let is_current = |key: &String| matches!(current, Shared::Same(current) if current == key);
    let choosing = Choosing {
        label,
        shown,
        width: ui.available_width() - 2.0,
    };
    let mut keys = Vec::new();
    let row = choosing_ui(ui, &choosing, || {
        let rows = choices().into_iter().map(|(key, words)| {
            let current = is_current(&key);
            keys.push(key);
            (words, current)
        });
        rows.collect()
    });
    let chosen = row.and_then(|row| keys.into_iter().nth(row));
    chosen.filter(|key| !is_current(key))
}

/// Returns the word on screen for a word of the file; one of the room's own is shown as it is.
pub(super) fn words_of<'a>(choices: &'a [Choice], current: &'a Shared<String>) -> &'a str {
    let Shared::Same(key) = current else {
        return "";
    };
    let known = choices.iter().find(|(known, _)| known == key);
    known.map_or(key.as_str(), |(_, words)| words.as_str())
}

/// Plans a choice for the selected records: by a verb of its own where the field has one.
pub(super) fn choose(
    map: &Map,
    state: &InspectorState,
    field: &'static Field,
    key: &str,
    actions: &mut Actions,
) {
    let ids = &state.values.ids;
    let verb = match field.input {
        Input::Verb(_, plan) => Some(plan),
        Input::Pick(picker) => picker.plan,
        _ => None,
    };
    if let Some(plan) = verb {
        return actions.edit(plan(map, ids, key, state.today));
    }
    match Setter::Field(field).plan(map, ids, key) {
        Ok(edit) => actions.edit(Ok(edit)),
        Err(sentence) => actions.push(Action::Mistaken(sentence)),
    }
}

/// Plans another basis for a figure.
pub(super) fn choose_basis(
    map: &Map,
    ids: &[RecordId],
    field: &'static FigureField,
    key: &str,
    actions: &mut Actions,
) {
    let basis: Basis = from_key(key).unwrap_or_default();
    let edit = update(map, "Change the basis", ids.iter().copied(), |record| {
        if let Some(Some(figure)) = (field.slot)(record) {
            figure.basis = basis.clone();
        }
    });
    actions.edit(edit);
}
