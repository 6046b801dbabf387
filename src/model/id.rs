//! Ids: random, stable, never an index.

use std::{
    borrow::Cow,
    cmp::Ordering,
    collections::HashSet,
    fmt,
    hash::{Hash, Hasher},
    marker::PhantomData,
    sync::{LazyLock, Mutex, PoisonError},
};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// The longest id that is read, in bytes.
const LONGEST: usize = 64;

/// The name of one record, unique in its map and never used again.
///
/// The text is interned: an id is two words, copied freely, and stays in memory until the program
/// ends. The order is that of the texts, so that sorted arrays in the file are the same everywhere.
pub struct Id<T> {
    text: &'static str,
    of: PhantomData<fn() -> T>,
}

/// Why a text is no id.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("an id has 1 to {LONGEST} bytes, this one has {0}")]
pub struct IdError(usize);

impl<T> Id<T> {
    /// The id before all others; no record has it.
    pub const FIRST: Self = Self {
        text: "",
        of: PhantomData,
    };

    /// Returns the id with this text, which has 1 to 64 bytes.
    pub fn new(text: &str) -> Result<Self, IdError> {
        if text.is_empty() || text.len() > LONGEST {
            return Err(IdError(text.len()));
        }
        Ok(Self {
            text: interned(text),
            of: PhantomData,
        })
    }

    /// Returns a new id: the slug of `name`, or `kind` where the name has no ASCII, and six random
    /// letters or digits.
    pub fn fresh(name: &str, kind: &str) -> Self {
        let mut text = slug(name).unwrap_or_else(|| kind.to_owned());
        text.push('-');
        text.extend((0..6).map(|_| {
            let digit = fastrand::u32(0..36);
            char::from_digit(digit, 36).unwrap_or('0')
        }));
        Self {
            text: interned(&text),
            of: PhantomData,
        }
    }

    pub fn as_str(self) -> &'static str {
        self.text
    }
}

/// Returns the ASCII letters and digits of a name, in lower case with hyphens between the words, at
/// most 32 bytes; `None` if there are none.
pub fn slug(name: &str) -> Option<String> {
    let mut slug = String::new();
    for letter in name.chars() {
        if slug.len() == 32 {
            break;
        }
        if letter.is_ascii_alphanumeric() {
            slug.push(letter.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    (!slug.is_empty()).then(|| slug.to_owned())
}

fn interned(text: &str) -> &'static str {
    static TEXTS: LazyLock<Mutex<HashSet<&'static str>>> = LazyLock::new(Mutex::default);
    let mut texts = TEXTS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = texts.get(text) {
        return known;
    }
    let kept: &'static str = Box::leak(text.to_owned().into_boxed_str());
    texts.insert(kept);
    kept
}

// By hand, since a derive would ask the same of `T`.

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Id<T> {}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        // Interned: one text, one place.
        std::ptr::eq(self.text, other.text)
    }
}

impl<T> Eq for Id<T> {}

impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        if self == other {
            return Ordering::Equal;
        }
        self.text.cmp(other.text)
    }
}

impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.as_ptr().hash(state);
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text)
    }
}

impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text)
    }
}

impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.text)
    }
}

impl<'de, T> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        Self::new(&text).map_err(de::Error::custom)
    }
}

impl<T> JsonSchema for Id<T> {
    fn schema_name() -> Cow<'static, str> {
        "Id".into()
    }

    fn json_schema(_generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "The name of one record, unique in its map and never used again: a slug of its first name and six random letters or digits.",
            "type": "string",
            "minLength": 1,
            "maxLength": LONGEST
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a panic is a failed test")]

    use super::*;

    #[test]
    fn a_fresh_id_is_a_slug_and_six_letters_or_digits() {
        let rows = [
            ("Checkout", "checkout-"),
            ("Search & browse", "search-browse-"),
            ("#govuk-content-apis", "govuk-content-apis-"),
            ("  Ärzte 24  ", "rzte-24-"),
            ("決済", "team-"),
            ("", "team-"),
            (
                "A very long name that goes on and on and on",
                "a-very-long-name-that-goes-on-an-",
            ),
        ];
        for (name, start) in rows {
            let id = Id::<()>::fresh(name, "team");
            let random = id.as_str().strip_prefix(start).unwrap();
            assert_eq!(random.len(), 6, "{id}");
            assert!(random.chars().all(|letter| letter.is_ascii_alphanumeric()));
        }
    }

    #[test]
    fn an_id_has_1_to_64_bytes() {
        assert_eq!(Id::<()>::new(""), Err(IdError(0)));
        assert_eq!(Id::<()>::new(&"x".repeat(65)), Err(IdError(65)));
        assert!(Id::<()>::new(&"x".repeat(64)).is_ok());
        assert!(Id::<()>::new("決").is_ok());
    }

    #[test]
    fn ids_of_one_text_are_equal_and_ordered_by_text() {
        let id = |text: &str| Id::<()>::new(text).unwrap();
        assert_eq!(id("a"), id(&String::from("a")));
        assert!(id("a") < id("b"));
        assert!(Id::<()>::FIRST < id("a"));
    }
}
