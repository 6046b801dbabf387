//! Delivery paths as metro lines: routed round the boxes, side by side where they share a stretch.

mod crossings;
mod crowds;
mod draft;
mod far;
mod markers;
mod rects;
mod room;
#[expect(
    clippy::module_inception,
    reason = "the folder is named for its main type"
)]
mod routes;
mod shape;
mod tags;
mod ways;

pub(super) use far::{FAR, FAR_LARGER, far_names};
pub use markers::MARKER_RADIUS;
pub(super) use room::MOST as MOST_LARGER;
pub(super) use room::grown;
pub use room::larger_at;
pub(super) use routes::Routes;
pub use shape::{Leg, Marker, NameTag, PATH_WIDTH, ReworkArc, RouteShape};
pub use tags::TAG_SIZE;
pub(super) use ways::{Land, Moved};
