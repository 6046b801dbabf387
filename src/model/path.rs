//! Delivery paths: the route a piece of work takes from request to user.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    Figure, NodeId, PathId,
    extra::{About, Extra, is_default},
};

/// The route that one sort of work takes through the nodes of the map.
///
/// Its stops are records of their own that name it, the node they visit and the stops they follow.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DeliveryPath {
    pub id: PathId,
    #[serde(flatten)]
    pub about: About,
    /// The goals that it serves.
    #[serde(default, skip_serializing_if = "is_default")]
    pub goals: Vec<NodeId>,
    /// How many pieces of work ask for this route in a week of five days.
    #[serde(default, skip_serializing_if = "is_default")]
    pub demand: Option<Figure>,
    /// The event at which the lead time begins.
    #[serde(default, skip_serializing_if = "is_default")]
    pub starts_with: String,
    /// The event at which the lead time ends.
    #[serde(default, skip_serializing_if = "is_default")]
    pub ends_with: String,
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Extra,
}

impl DeliveryPath {
    pub fn new(id: PathId, name: &str) -> Self {
        Self {
            id,
            about: About::named(name),
            goals: Vec::new(),
            demand: None,
            starts_with: String::new(),
            ends_with: String::new(),
            extra: Extra::default(),
        }
    }
}
