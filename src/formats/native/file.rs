//! The shape of the whole file; that of each record is the record's own.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::{Area, DeliveryPath, Extra, Link, Node, PathId, Relation, Stop, WorkItem};

/// A map of teams, what they share, the goals they serve and the delivery paths that work takes.
#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(title = "Throughline map")]
pub(super) struct MapFile {
    /// Always `throughline`.
    pub(super) format: String,
    /// The version of the format.
    pub(super) version: u32,
    #[serde(default)]
    pub(super) title: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) description: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) tags: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) links: Vec<Link>,
    #[serde(default)]
    pub(super) areas: Vec<Arc<Area>>,
    #[serde(default)]
    pub(super) nodes: Vec<Arc<Node>>,
    #[serde(default)]
    pub(super) relations: Vec<Arc<Relation>>,
    #[serde(default)]
    pub(super) paths: Vec<PathWithStops>,
    /// Stops whose path is not in the file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) stops: Vec<LooseStop>,
    #[serde(default)]
    pub(super) work_items: Vec<Arc<WorkItem>>,
    #[serde(flatten)]
    #[schemars(skip)]
    pub(super) extra: Extra,
}

/// A delivery path with its stops.
#[derive(Serialize, Deserialize, JsonSchema)]
pub(super) struct PathWithStops {
    #[serde(flatten)]
    pub(super) path: Arc<DeliveryPath>,
    #[serde(default)]
    pub(super) stops: Vec<Arc<Stop>>,
}

/// A stop whose path is not in the file.
#[derive(Serialize, Deserialize, JsonSchema)]
pub(super) struct LooseStop {
    pub(super) path: PathId,
    #[serde(flatten)]
    pub(super) stop: Arc<Stop>,
}
