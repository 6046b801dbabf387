//! The outline at the left: areas with what they hold, paths with their stops.

mod panel;

pub(super) use panel::{OutlineState, outline_ui};
