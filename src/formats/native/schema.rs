//! The JSON Schema of the file, made from the types that read it.

use super::file::MapFile;

/// Returns the JSON Schema of the map file, as it stands in `assets/`.
pub fn schema() -> String {
    let schema = schemars::schema_for!(MapFile);
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}
