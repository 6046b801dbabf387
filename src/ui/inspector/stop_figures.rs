//! The figures of a stop as fields for other places: the ladder, and the card of the path tool.

use std::sync::Arc;

use egui::Ui;

use crate::{
    analysis::figure_text,
    editor::Actions,
    model::{Figure, Map, Record, RecordId, StopId, key_of},
};

use super::{
    choices::sentence_case,
    fields::FigureField,
    path_fields::{CHANCE, USABLE, WAIT, WORK},
    row::{InspectorState, Setter, enter, text_ui},
    values::Shared,
};

/// A figure of a stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::ui) enum StopFigure {
    Wait,
    Work,
    Usable,
    Chance,
}

static WAIT_FIELD: FigureField = WAIT;
static WORK_FIELD: FigureField = WORK;
static USABLE_FIELD: FigureField = USABLE;
static CHANCE_FIELD: FigureField = CHANCE;

impl StopFigure {
    fn field(self) -> &'static FigureField {
        match self {
            Self::Wait => &WAIT_FIELD,
            Self::Work => &WORK_FIELD,
            Self::Usable => &USABLE_FIELD,
            Self::Chance => &CHANCE_FIELD,
        }
    }

    /// Returns what the figure is called in a narrow place.
    pub(in crate::ui) fn short(self) -> &'static str {
        match self {
            Self::Wait => "Wait",
            Self::Work => "Work",
            Self::Usable => "%C/A",
            Self::Chance => "Back",
        }
    }
}

/// The fields of stops between frames.
#[derive(Debug, Default)]
pub(in crate::ui) struct StopFields {
    inner: InspectorState,
}

impl StopFields {
    /// Begins a frame: no field has been drawn yet.
    pub(in crate::ui) fn begin(&mut self, ui: &Ui) {
        self.inner.begin(ui);
    }

    /// Ends a frame: a field that is no longer there commits what was typed.
    pub(in crate::ui) fn end(&mut self, map: &Map, actions: &mut Actions) {
        self.inner.end(map, actions);
    }

    /// Returns whether one of the fields has the focus.
    pub(in crate::ui) fn is_typing(&self) -> bool {
        self.inner.is_typing()
    }

    /// Commits what is being typed, as saving asks for.
    pub(in crate::ui) fn commit(&mut self, map: &Map, actions: &mut Actions) {
        self.inner.commit(map, actions);
    }

    /// Draws the field of one figure of a stop. `spoken` is its name for screen readers; if it `enters`,
    /// it takes the focus.
    pub(in crate::ui) fn figure_ui(
        &mut self,
        ui: &mut Ui,
        map: &Map,
        stop: StopId,
        figure: StopFigure,
        (spoken, enters): (&str, bool),
        actions: &mut Actions,
    ) -> egui::Response {
        let field = figure.field();
        let record = map.get(stop.into());
        let known = record.as_ref().and_then(|record| (field.get)(record));
        let text = known.map(|figure| figure_text(figure, field.unit));
        let current = Shared::Same(text.unwrap_or_default());
        let ids: Arc<[RecordId]> = Arc::from([RecordId::Stop(stop)]);
        self.inner.values.ids = ids;
        let response = ui
            .push_id((stop, figure), |ui| {
                let hint = (field.unit.hint(), 1);
                let setter = Setter::Figure(field);
                text_ui(ui, map, &mut self.inner, setter, &current, hint, actions)
            })
            .inner;
        if enters {
            enter(ui, &response, &current);
        }
        response.widget_info(|| {
            let mut info = egui::WidgetInfo::labeled(egui::WidgetType::TextEdit, true, spoken);
            info.current_text_value = match &current {
                Shared::Same(text) => Some(text.clone()),
                Shared::Mixed => None,
            };
            info
        });
        response.on_hover_text(words(field, known, record.as_ref()))
    }
}

/// Says what a figure rests on.
fn words(field: &FigureField, figure: Option<&Figure>, record: Option<&Record>) -> String {
    let Some(figure) = figure else {
        let activity = match record {
            Some(Record::Stop(stop)) => stop.activity.as_str(),
            _ => "",
        };
        return format!("{}: not said {activity}", field.label)
            .trim_end()
            .to_owned();
    };
    let mut words = format!("{}: {}", field.label, sentence_case(&key_of(&figure.basis)));
    if !figure.by.is_empty() {
        words.push_str(", by ");
        words.push_str(&figure.by);
    }
    if !figure.on.is_empty() {
        words.push_str(", on ");
        words.push_str(&figure.on);
    }
    words
}
