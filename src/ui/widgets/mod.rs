//! Our own small widgets.

mod marks;
mod meter;
mod small;

pub(super) use marks::record_mark;
pub(super) use meter::{filled, load_color, meter_ui};
pub(super) use small::{
    heading_ui, icon_button_ui, key_ui, pill_ui, select_all, swatch_ui, track_composing,
};
