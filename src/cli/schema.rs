//! `schema`: the JSON Schema of the map file.

use std::process::ExitCode;

use crate::formats::native;

use super::{failure::Failure, terminal};

/// Prints the schema as it stands in `assets/`.
pub(super) fn schema() -> Result<ExitCode, Failure> {
    terminal::print(native::schema().as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
