//! Arranges a map: records in, places out.

mod packed;

pub use packed::pack;
