//! Running a command to its exit code.

use std::process::ExitCode;

use super::{args::Command, check::check, convert::convert, schema::schema, terminal};

/// The exit code of a command that could not do its work; clap's for a wrong command line.
const FAILED: u8 = 2;

/// Runs a command. What goes wrong is said on stderr.
pub fn run(command: Command) -> ExitCode {
    let done = match command {
        Command::Convert(args) => convert(&args),
        Command::Check(args) => check(&args),
        Command::Schema => schema(),
    };
    done.unwrap_or_else(|failure| {
        terminal::tell(&failure);
        ExitCode::from(FAILED)
    })
}
