//! The shell: bars and panels around the view.

mod bar;
mod notices;
mod parts;
#[expect(
    clippy::module_inception,
    reason = "the room is named for its main function"
)]
mod shell;
mod status;
mod tools;
mod views;

pub use shell::{ViewState, shell_ui};
