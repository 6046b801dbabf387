//! Finding: one query over all that is written on a map, and over the commands.

mod finder;
mod texts;
mod words;

pub use finder::{Find, Finder, Finds, Target};
