//! What the measurement pipe reads and writes: requests and replies as lines of JSON, and the map that
//! every measured program is given.

mod map;
mod talk;

pub use map::{BenchMapError, read_map};
pub use talk::{Ask, Pan, Reply};
