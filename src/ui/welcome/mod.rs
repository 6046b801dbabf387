//! The welcome screen.

mod samples;
#[expect(
    clippy::module_inception,
    reason = "the room is named for its main function"
)]
mod welcome;

pub(super) use welcome::welcome_ui;
