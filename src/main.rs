//! Reads the arguments, then opens the window or runs the command line.

use std::process::ExitCode;

use clap::Parser as _;
use throughline::{
    app::{Start, open_window},
    cli::{self, Args, Request},
};

fn main() -> ExitCode {
    match Args::parse().request() {
        Request::Window { file, .. } => match open_window(Start { file }) {
            Ok(()) => ExitCode::SUCCESS,
            Err(sentence) => cli::failed(&sentence),
        },
        Request::Command(command) => cli::run(command),
    }
}
