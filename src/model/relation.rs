//! Relations: typed, directed ties between two nodes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    NodeId, RelationId,
    extra::{About, Extra, is_default},
};

/// A typed, directed tie between two nodes, which may be one and the same.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Relation {
    pub id: RelationId,
    pub from: NodeId,
    pub to: NodeId,
    pub kind: RelationKind,
    #[serde(flatten)]
    pub about: About,
    /// What is written on the line instead of the kind.
    #[serde(default, skip_serializing_if = "is_default")]
    pub label: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub strength: Option<Strength>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub purpose: String,
    /// The day it began, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub since: String,
    /// The day to look at it again, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub review_by: String,
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Extra,
}

/// What ties the two nodes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RelationKind {
    /// From the user to what is used.
    #[default]
    DependsOn,
    /// From the provider to the consumer, as a service.
    Provides,
    /// Close joint work for a set time.
    Collaborates,
    /// From the helper to the helped.
    Facilitates,
    /// From a team to a thing.
    Owns,
    /// From anyone to a goal.
    Serves,
    /// A kind of the room's own.
    #[serde(untagged)]
    Other(String),
}

/// How much a relation hurts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    Ok,
    Slowing,
    Blocking,
    #[serde(untagged)]
    Other(String),
}

impl Relation {
    pub fn new(id: RelationId, kind: RelationKind, from: NodeId, to: NodeId) -> Self {
        Self {
            id,
            from,
            to,
            kind,
            about: About::default(),
            label: String::new(),
            strength: None,
            purpose: String::new(),
            since: String::new(),
            review_by: String::new(),
            extra: Extra::default(),
        }
    }

    /// Returns what is written on the line: the label, else the name, else nothing.
    pub fn own_label(&self) -> &str {
        if self.label.is_empty() {
            &self.about.name
        } else {
            &self.label
        }
    }
}

impl RelationKind {
    /// The kinds that this version knows.
    pub const ALL: [Self; 6] = [
        Self::DependsOn,
        Self::Provides,
        Self::Collaborates,
        Self::Facilitates,
        Self::Owns,
        Self::Serves,
    ];

    /// Returns the key of the kind in the file.
    pub fn key(&self) -> &str {
        match self {
            Self::DependsOn => "depends_on",
            Self::Provides => "provides",
            Self::Collaborates => "collaborates",
            Self::Facilitates => "facilitates",
            Self::Owns => "owns",
            Self::Serves => "serves",
            Self::Other(kind) => kind,
        }
    }

    /// Returns the kind that this key of the file means.
    pub fn from_key(key: &str) -> Self {
        let known = Self::ALL.into_iter().find(|kind| kind.key() == key);
        known.unwrap_or_else(|| Self::Other(key.to_owned()))
    }
}
