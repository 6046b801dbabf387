//! Text to map and back, without touching a disk.

pub mod bench;
mod clip;
pub mod csv;
mod layout_json;
pub mod lines;
pub mod native;
mod report;
pub mod sketch;
mod sketch_figures;

pub use clip::{Clip, read_clip};
pub use layout_json::{layout_json, layout_schema};
pub use report::{report_json, report_schema};
