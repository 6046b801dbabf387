//! The network view: the map on its canvas.

mod areas;
mod canvas;
mod far;
mod input;
mod lines;
mod load_bars;
mod naming;
mod nodes;
mod overlay;
mod path_card;
mod strips;
mod text;
mod view;

pub(in crate::ui) use canvas::canvas_id;
pub use canvas::{NetworkState, network_ui};
