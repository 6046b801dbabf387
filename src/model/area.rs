//! Areas: regions that hold nodes and other areas.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    AreaId, Point, Rect, Size,
    extra::{About, Extra, is_default},
};

/// A region such as a department, a value stream or a platform grouping.
///
/// What it holds is said by the held (`area` of a node, `parent` of an area), not by where they lie.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Area {
    pub id: AreaId,
    #[serde(flatten)]
    pub about: About,
    /// The area that holds this one.
    #[serde(default, skip_serializing_if = "is_default")]
    pub parent: Option<AreaId>,
    /// The top left corner in map units, y down.
    #[serde(default)]
    pub pos: Point,
    #[serde(default)]
    pub size: Size,
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Extra,
}

impl Area {
    /// The size of an area that was placed by a click, or that came without one.
    pub const USUAL_SIZE: Size = Size::new(480.0, 280.0);

    pub fn new(id: AreaId, name: &str, rect: Rect) -> Self {
        Self {
            id,
            about: About::named(name),
            parent: None,
            pos: rect.min.rounded(),
            size: rect.size().rounded(),
            extra: Extra::default(),
        }
    }

    #[must_use]
    pub fn in_parent(mut self, parent: Option<AreaId>) -> Self {
        self.parent = parent;
        self
    }

    pub fn rect(&self) -> Rect {
        Rect::from_pos_size(self.pos, self.size)
    }
}
