//! Reads the arguments, then opens the window or runs the command line.

use std::process::ExitCode;

use clap::Parser as _;
use throughline::{
    app::{Measure, Start, open_window},
    cli::{self, Args, Bench, Request},
};

// Each frame fills large vectors anew: this allocator keeps their pages, where that of the system
// gives them back and fetches them again, which took half of a frame.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let (file, measure) = match Args::parse().request() {
        Request::Command(command) => return cli::run(command),
        Request::Window { file, bench } => match bench {
            Bench::Nothing => (file, Measure::Nothing),
            Bench::Pipe => (file, Measure::Pipe),
            Bench::Start => (file, Measure::Start),
        },
    };
    match open_window(Start { file, measure }) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => cli::failed(&sentence),
    }
}
