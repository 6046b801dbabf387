//! The inspector: every field of what is selected; of several, those that they share.

mod choices;
mod competing;
mod fields;
mod figure_row;
mod in_place;
mod item_fields;
mod load;
mod node_fields;
mod overview;
mod panel;
mod path_fields;
mod picker;
mod place_fields;
mod relation_fields;
mod row;
mod stop_figures;
mod values;

pub(super) use in_place::choices_in_place_ui;
pub(super) use load::days;
pub(super) use panel::inspector_ui;
pub(super) use row::InspectorState;
pub(super) use stop_figures::{StopFields, StopFigure};
