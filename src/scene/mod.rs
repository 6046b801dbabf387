//! Where everything is: the map as placed shapes, measured text and lines, with a spatial index.
//!
//! The one source for the canvas, hit testing and the layout export. It knows no window and no
//! camera: everything is in map units.

mod area;
mod field;
mod goals;
mod grid;
mod hatch;
mod hit;
mod label;
mod lines;
mod mark;
mod nearest;
mod outline;
pub mod palette;
mod routes;
mod said;
#[expect(
    clippy::module_inception,
    reason = "the floor is named for its main type"
)]
mod scene;
mod shapes;
mod slots;
mod text;

pub use area::{AREA_LABEL_SIZE, AreaNameAt, AreaShape};
pub use goals::GoalShape;
pub use hatch::hatch;
pub use hit::Hit;
pub use label::{
    CAPTION_SIZE, LABEL_LINE, Label, NAME_SIZE, NOTE_SIZE, NameAt, caption, kind_words,
    relation_words,
};
pub use lines::{Line, RELATION_LABEL_SIZE};
pub use mark::{Mark, mark_color, mark_ink};
pub use nearest::Heading;
pub use outline::{Outline, outline_of, person_square, points_of};
pub use routes::{
    Leg, MARKER_RADIUS, Marker, NameTag, PATH_WIDTH, ReworkArc, RouteShape, TAG_SIZE, larger_at,
};
pub use said::PathNameAt;
pub use scene::Scene;
pub use shapes::NodeShape;
pub use text::{Weight, font_bytes, width, wrap};
