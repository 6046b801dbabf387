//! The network view: the map on its canvas.

mod access;
mod areas;
mod begin;
mod canvas;
mod clipboard;
mod far;
mod focus;
mod goals;
mod input;
mod kinds;
mod legend;
mod lens;
mod lines;
mod load_bars;
mod menu;
mod minimap;
mod naming;
mod nodes;
mod overlay;
mod path_card;
mod paths;
mod picture;
mod spoken;
mod strips;
mod text;
mod tokens;
mod touch;
mod view;

pub(in crate::ui) use canvas::canvas_id;
pub use canvas::{NetworkState, network_ui};
pub(in crate::ui) use legend::legend_ui;
pub(in crate::ui) use menu::listed_menu_ui;
pub(in crate::ui) use minimap::minimap_ui;
pub(in crate::ui) use picture::picture_ui;
