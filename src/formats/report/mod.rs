//! The report: what the figures of a map come to, for scripts.

mod fields;
#[expect(clippy::module_inception, reason = "the report, beside its fields")]
mod report;

pub use report::{report_json, report_schema};
