//! The distances that lines keep, in map units.

/// How far apart lines run side by side.
pub const LANE: f64 = 12.0;
/// How far a line keeps from a box that it passes, where there is room.
pub(super) const CLEARANCE: f64 = 9.0;
/// How far a line is moved aside at most, and how far one looks for what it is near.
pub(super) const REACH: f64 = 70.0;

/// Returns whether two places on an axis are the same one.
pub(super) fn same(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-6
}
