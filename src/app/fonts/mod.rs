//! Fonts of the system for letters that the window's own do not have, looked for when they are on screen.

mod choice;
mod fallbacks;
mod system;

pub(super) use fallbacks::Fallbacks;
