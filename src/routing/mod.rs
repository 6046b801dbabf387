//! Boxes and ports in, polylines out; shared by the scene and by layouts.

mod straight;

pub use straight::{between, boundary_toward, loop_at};
