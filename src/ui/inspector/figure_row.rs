//! A figure in the inspector: its value, what it rests on, and who has said it when.

use egui::{Key, Ui, vec2};

use crate::{
    analysis::figure_text,
    editor::Actions,
    model::{Basis, Figure, Map, key_of},
};

use super::{
    choices,
    fields::FigureField,
    panel::labeled,
    row::{InspectorState, Setter, choice_ui, choose_basis, enter, text_ui, words_of},
    values::Shared,
};

/// How wide the choice is of what a figure rests on.
const BASIS: f32 = 82.0;
/// How wide a day is.
const DAY: f32 = 90.0;

/// A figure: its value with a range, and where it has one, what it rests on, who said it and when.
pub(super) fn figure_ui(
    ui: &mut Ui,
    map: &Map,
    state: &mut InspectorState,
    field: &'static FigureField,
    current: &Shared<Option<Figure>>,
    actions: &mut Actions,
) {
    let text = match current {
        Shared::Same(Some(figure)) => Shared::Same(figure_text(figure, field.unit)),
        Shared::Same(None) => Shared::Same(String::new()),
        Shared::Mixed => Shared::Mixed,
    };
    let hint = field.unit.hint();
    let known = match current {
        Shared::Same(Some(figure)) => Some(figure),
        _ => None,
    };
    let response = labeled(ui, field.label, |ui| {
        // Beside the value stands what it rests on.
        let width = known.map_or(0.0, |_| BASIS + ui.spacing().item_spacing.x);
        let room = vec2(ui.available_width() - width, ui.spacing().interact_size.y);
        let response = ui
            .allocate_ui(room, |ui| {
                text_ui(
                    ui,
                    map,
                    state,
                    Setter::Figure(field),
                    &text,
                    (hint, 1),
                    actions,
                )
            })
            .inner;
        if let Some(figure) = known {
            basis_ui(ui, map, state, field, figure, actions);
        }
        response
    });
    // Tab goes from figure to figure, past the source of each; Shift+Tab goes back through it.
    if std::mem::take(&mut state.tabbed) {
        enter(ui, &response, &text);
    }
    let tab = ui.input(|input| input.key_pressed(Key::Tab) && !input.modifiers.any());
    state.tabbed = tab && response.lost_focus();
    if let Some(figure) = known
        && has_source(figure)
    {
        source_ui(ui, map, state, field, figure, actions);
    }
}

/// A guess is the room's own, and nobody's in particular until somebody says so.
fn has_source(figure: &Figure) -> bool {
    figure.basis != Basis::Guess || !figure.by.is_empty() || !figure.on.is_empty()
}

fn basis_ui(
    ui: &mut Ui,
    map: &Map,
    state: &mut InspectorState,
    field: &'static FigureField,
    figure: &Figure,
    actions: &mut Actions,
) {
    let basis = Shared::Same(key_of(&figure.basis));
    let words = choices::bases();
    let shown = words_of(&words, &basis);
    let name = format!("Basis of {}", field.label);
    let chosen = choice_ui(ui, &name, &basis, shown, || words.clone());
    if let Some(key) = chosen {
        choose_basis(map, &state.values.ids, field, &key, actions);
    }
}

/// Who has said a figure, and when.
fn source_ui(
    ui: &mut Ui,
    map: &Map,
    state: &mut InspectorState,
    field: &'static FigureField,
    figure: &Figure,
    actions: &mut Actions,
) {
    labeled(ui, "", |ui| {
        let by = Shared::Same(figure.by.clone());
        let by_whom = Setter::FigureBy(field);
        let height = ui.spacing().interact_size.y;
        let rest = ui.available_width() - DAY - ui.spacing().item_spacing.x;
        ui.allocate_ui(vec2(rest, height), |ui| {
            text_ui(ui, map, state, by_whom, &by, ("who", 1), actions);
        });
        let on = Shared::Same(figure.on.clone());
        let on_which = Setter::FigureOn(field);
        text_ui(ui, map, state, on_which, &on, ("day", 1), actions);
    });
}
