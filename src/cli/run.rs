//! Running a command to its exit code.

use std::process::ExitCode;

use super::{
    args::Command, check::check, convert::convert, export::export, import::import, report::report,
    schema::schema, terminal,
};

/// The exit code of a command that could not do its work; clap's for a wrong command line.
const FAILED: u8 = 2;

/// Runs a command. What goes wrong is said on stderr.
pub fn run(command: Command) -> ExitCode {
    let done = match command {
        Command::Import(args) => import(&args),
        Command::Export(args) => export(&args),
        Command::Convert(args) => convert(&args),
        Command::Check(args) => check(&args),
        Command::Report(args) => report(&args),
        Command::Schema(args) => schema(&args),
    };
    done.unwrap_or_else(|failure| {
        terminal::tell(&failure);
        ExitCode::from(FAILED)
    })
}

/// Says why the window could not do its work, and returns the exit code for it.
pub fn failed(sentence: &str) -> ExitCode {
    terminal::tell(&sentence);
    ExitCode::from(FAILED)
}
