//! The ladder under the network: waits and work of the selected path, to scale.

mod chart;
mod figures;
mod panel;
mod shape;
mod words;

pub(super) use panel::{LadderState, ladder_ui};
