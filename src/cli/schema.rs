//! `schema`: the JSON Schemas of what the program writes.

use std::process::ExitCode;

use crate::formats::{layout_schema, native, report_schema};

use super::{args::Schema, failure::Failure, terminal};

/// Prints a schema as it stands in `assets/`.
pub(super) fn schema(args: &Schema) -> Result<ExitCode, Failure> {
    let schema = if args.layout {
        layout_schema()
    } else if args.report {
        report_schema()
    } else {
        native::schema()
    };
    terminal::print(schema.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
