//! Work items: pieces of work under way on a path.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    NodeId, PathId, StopId, WorkItemId,
    extra::{About, Extra, is_default},
};

/// A piece of work under way on a delivery path.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct WorkItem {
    pub id: WorkItemId,
    #[serde(flatten)]
    pub about: About,
    #[serde(default, skip_serializing_if = "is_default")]
    pub path: Option<PathId>,
    /// The stop it is at, or waits before.
    #[serde(default, skip_serializing_if = "is_default")]
    pub stop: Option<StopId>,
    #[serde(default)]
    pub state: State,
    #[serde(default, skip_serializing_if = "is_default")]
    pub blocked_by: Option<Blocked>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub class: Class,
    /// The day it was started, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub started: String,
    /// The day it is due, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub due: String,
    /// The day it was finished, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub finished: String,
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Extra,
}

/// What blocks a work item.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Blocked {
    #[serde(default, skip_serializing_if = "is_default")]
    pub node: Option<NodeId>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub why: String,
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Extra,
}

/// Whether a work item moves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum State {
    #[default]
    Waiting,
    Active,
    Blocked,
    Done,
    #[serde(untagged)]
    Other(String),
}

/// The class of service of a work item.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    Expedite,
    FixedDate,
    #[default]
    Standard,
    Intangible,
    #[serde(untagged)]
    Other(String),
}

impl WorkItem {
    pub fn new(id: WorkItemId, name: &str) -> Self {
        Self {
            id,
            about: About::named(name),
            path: None,
            stop: None,
            state: State::default(),
            blocked_by: None,
            class: Class::default(),
            started: String::new(),
            due: String::new(),
            finished: String::new(),
            extra: Extra::default(),
        }
    }
}
