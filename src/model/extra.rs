//! What every record has: words about it, and the fields that this version does not know.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Fields that this version does not know, kept as they were read and written back.
///
/// The one place on this floor that knows JSON: an unknown field may hold anything.
pub type Extra = serde_json::Map<String, serde_json::Value>;

/// The words that any record may carry.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct About {
    #[serde(default, skip_serializing_if = "is_default")]
    pub name: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub description: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub tags: Vec<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub links: Vec<Link>,
    /// The name of a slot of the palette, or `#rrggbb`; empty for the color of the kind.
    #[serde(default, skip_serializing_if = "is_default")]
    pub color: String,
}

/// A link to a page outside the map.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Link {
    #[serde(default, skip_serializing_if = "is_default")]
    pub label: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub url: String,
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Extra,
}

impl About {
    pub fn named(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            ..Self::default()
        }
    }
}

/// Returns whether a field says nothing, so that the file leaves it out.
pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
