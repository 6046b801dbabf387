//! Our own small widgets.

mod choice;
mod list_keys;
mod marks;
mod menu;
mod meter;
mod names;
mod small;

pub(super) use choice::{Choosing, choosing_ui};
pub(super) use list_keys::{
    KeyedList, ListKeys, close_list, list_field, list_is_open, list_starts_over, list_was_open,
    mark_row, take_list_keys,
};
pub(super) use marks::record_mark;
pub(super) use menu::{command_entry_ui, entry_ui, walk_menu};
pub(super) use meter::{NEAR, filled, load_color, meter_ui};
pub(super) use names::{in_order_seen, name_link_ui, name_ui, read_as, read_option_as};
pub(super) use small::{
    TOOL_SIZE, heading_ui, icon_button_ui, key_ui, pill_ui, select_all, swatch_ui, track_composing,
    typing_keys,
};
