//! Memory: a map, how it came to be, and what is not yet in the file.

#[expect(
    clippy::module_inception,
    reason = "the floor is named for its main type"
)]
mod document;
mod history;

pub use document::{Document, Revision, Step};
pub use history::History;
