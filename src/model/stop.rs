//! Stops: the visits of a delivery path to a node.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    Figure, NodeId, PathId, StopId,
    extra::{Extra, is_default},
};

/// One visit of a path to a node; a path may visit a node twice.
///
/// A path's stops with `after` make a graph without loops: a chain, a fork and a join are one idea.
/// Rework is the only way back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Stop {
    pub id: StopId,
    /// The path that it is on; in the file the path holds its stops.
    #[serde(skip, default = "no_path")]
    pub path: PathId,
    pub node: NodeId,
    /// What is done there.
    #[serde(default, skip_serializing_if = "is_default")]
    pub activity: String,
    /// The working days that are really worked.
    #[serde(default, skip_serializing_if = "is_default")]
    pub work: Option<Figure>,
    /// The working days that the work waits before it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub wait: Option<Figure>,
    /// The share of inputs that are usable as received (%C/A), 0 to 1.
    #[serde(default, skip_serializing_if = "is_default")]
    pub usable: Option<Figure>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub rework: Option<Rework>,
    /// The stops it follows; none for a start.
    #[serde(default, skip_serializing_if = "is_default")]
    pub after: Vec<StopId>,
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Extra,
}

/// The chance that work goes back to an earlier stop.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Rework {
    pub to: StopId,
    /// The share of the work that goes back, 0 to 1.
    #[serde(default, skip_serializing_if = "is_default")]
    pub chance: Option<Figure>,
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Extra,
}

impl Stop {
    pub fn new(id: StopId, path: PathId, node: NodeId) -> Self {
        Self {
            id,
            path,
            node,
            activity: String::new(),
            work: None,
            wait: None,
            usable: None,
            rework: None,
            after: Vec::new(),
            extra: Extra::default(),
        }
    }

    #[must_use]
    pub fn following(mut self, after: impl IntoIterator<Item = StopId>) -> Self {
        self.after = after.into_iter().collect();
        self
    }
}

/// The path of a stop between being read and being put on the path that holds it.
fn no_path() -> PathId {
    PathId::FIRST
}
