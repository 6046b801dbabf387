//! Drag and debt of a team: what other shares would change, tried out before anyone takes them.

mod chart;
mod panel;
mod work_down;

pub(super) use panel::{DragState, drag_ui};
