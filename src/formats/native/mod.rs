//! Our own file, `*.throughline.json`: read, written, lifted from older versions, described by a schema.

mod file;
mod migrate;
mod read;
mod schema;
mod write;

pub use read::{LARGEST, LoadError, Loaded, read};
pub use schema::schema;
pub(super) use write::to_lines;
pub use write::{VerifyError, encode, verify};

/// The word in `"format"` by which a map file is known.
pub const FORMAT: &str = "throughline";

/// The version of the file that this program writes.
pub const VERSION: u32 = 1;
