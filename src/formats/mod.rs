//! Text to map and back, without touching a disk.

pub mod csv;
pub mod native;
pub mod sketch;
