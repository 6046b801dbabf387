//! The command line: work on map files without a window.
//!
//! Results go to stdout, everything else to stderr. A command ends with 0, with 1 if it found
//! something, and with 2 if it could not do its work.

mod args;
mod check;
mod convert;
mod export;
mod failure;
mod import;
mod maps;
mod report;
mod run;
mod schema;
mod terminal;

pub use args::{Args, Bench, Command, Request};
pub use run::{failed, run};
