//! The words of the file for values such as a shape or a strength.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

/// Returns the word that the file has for a value; empty for one that is no word there.
pub fn key_of(value: &impl Serialize) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

/// Returns the value that a word of the file means; a value with room for the room's own words takes
/// any.
pub fn from_key<T: DeserializeOwned>(key: &str) -> Option<T> {
    serde_json::from_value(Value::String(key.to_owned())).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Basis, TeamShape};

    #[test]
    fn a_word_and_its_value_are_the_same_thing() {
        assert_eq!(key_of(&TeamShape::StreamAligned), "stream_aligned");
        assert_eq!(from_key("stream_aligned"), Some(TeamShape::StreamAligned));
        let own = Basis::Other("dreamt".to_owned());
        assert_eq!(key_of(&own), "dreamt");
        assert_eq!(from_key("dreamt"), Some(own));
    }
}
