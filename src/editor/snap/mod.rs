//! Snapping: what is dragged comes into line with what is around it.

mod anchors;
mod gaps;
mod guide;
#[expect(
    clippy::module_inception,
    reason = "the folder is named for what it does"
)]
mod snap;

pub use anchors::Anchors;
pub use guide::Guide;
pub use snap::{SnapCx, SnapKind, Snapped, Snapping, snapped, snapped_corner};
