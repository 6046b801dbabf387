//! The inspector: every field of what is selected; of several, those that they share.

mod choices;
mod competing;
mod fields;
mod figures;
mod item_fields;
mod load;
mod node_fields;
mod panel;
mod picker;
mod place_fields;
mod row;
mod stop_figures;
mod values;
mod work_fields;

pub(super) use load::days;
pub(super) use panel::inspector_ui;
pub(super) use row::InspectorState;
pub(super) use stop_figures::{StopFields, StopFigure};
