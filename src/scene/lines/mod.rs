//! Relations as thin lines: curves that go round the boxes where they can, and keep off the paths.

mod choice;
mod ends;
mod line;
#[expect(
    clippy::module_inception,
    reason = "the folder is named for its main type"
)]
mod lines;

pub(super) use line::LABEL_SHARES;
pub use line::{Line, RELATION_LABEL_SIZE};
pub(super) use lines::{Asked, Lines};
