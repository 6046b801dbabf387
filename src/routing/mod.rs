//! Boxes and ports in, polylines out; shared by the scene and by layouts.

mod axis;
mod bundle;
mod curve;
mod curves;
mod field;
mod nudge;
mod search;
mod separate;
mod spacing;
mod straight;
mod ways;

pub use bundle::Strand;
pub use curve::{CURVE_PIECES, Curve, Side};
pub use curves::{curve, curves};
pub use nudge::{Laid, side_by_side};
pub use separate::{spread, spread_within};
pub use spacing::LANE;
pub use straight::{between, boundary_toward, loop_at};
pub use ways::{Ground, Way, clearance, passes_through, pieces};
