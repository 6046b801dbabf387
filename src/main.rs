//! Reads the arguments, then opens the window or runs the command line.

use std::process::ExitCode;

use clap::Parser as _;
use throughline::cli::{self, Args, Request};

fn main() -> ExitCode {
    match Args::parse().request() {
        Request::Window { .. } => ExitCode::SUCCESS,
        Request::Command(command) => cli::run(command),
    }
}
