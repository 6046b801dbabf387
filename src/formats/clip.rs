//! What is on the clipboard: a part of a map in the form of our file, or lines of text.

use crate::model::Map;

use super::native::{LoadError, read};

/// What a text from the clipboard is.
#[derive(Debug)]
pub enum Clip {
    /// A map, or a part of one.
    Map(Box<Map>),
    /// Anything else that people write.
    Lines,
}

/// Tells what a text from the clipboard is. JSON that is no map is an error, not lines to be drawn.
pub fn read_clip(text: &str) -> Result<Clip, LoadError> {
    let is_json = text.trim_start().starts_with('{');
    if !is_json {
        return Ok(Clip::Lines);
    }
    let loaded = read(text.as_bytes())?;
    Ok(Clip::Map(Box::new(loaded.map)))
}
