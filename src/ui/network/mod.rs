//! The network view: the map on its canvas.

mod areas;
mod canvas;
mod far;
mod focus;
mod input;
mod lines;
mod naming;
mod nodes;
mod overlay;
mod path_card;
mod paths;
mod strips;
mod text;
mod view;

pub(in crate::ui) use canvas::canvas_id;
pub use canvas::{NetworkState, network_ui};
