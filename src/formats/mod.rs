//! Text to map and back, without touching a disk.

pub mod bench;
pub mod csv;
mod layout_json;
pub mod lines;
pub mod native;
pub mod sketch;

pub use layout_json::{layout_json, layout_schema};
