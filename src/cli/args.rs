//! What may stand on the command line.

use std::path::{Path, PathBuf};

use clap::{Parser, Subcommand};

/// Maps how work really travels across teams.
#[derive(Clone, Debug, Parser)]
#[command(
    name = "throughline",
    version,
    propagate_version = true,
    args_conflicts_with_subcommands = true
)]
pub struct Args {
    /// The map to open in the window
    file: Option<PathBuf>,
    /// Runs the window as one end of a measurement.
    #[arg(long, hide = true)]
    bench_pipe: bool,
    #[command(subcommand)]
    subcommand: Option<AnyCommand>,
}

/// What the command line asks for.
#[derive(Clone, Debug)]
pub enum Request {
    /// The window, with a map in it if there is a file.
    Window { file: Option<PathBuf>, bench: Bench },
    /// Work without a window.
    Command(Command),
}

/// What is measured of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bench {
    #[default]
    Nothing,
    Pipe,
    Start,
}

#[derive(Clone, Debug, Subcommand)]
enum AnyCommand {
    #[command(flatten)]
    Plain(Command),
    /// Measures how long a map takes to show.
    #[command(hide = true)]
    BenchStart { file: PathBuf },
}

/// Work that needs no window.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// Makes a map of CSV tables: nodes, the relations between them, work items
    Import(Import),
    /// Reads a map of any version and writes it in the form in which it is saved
    Convert(Convert),
    /// Writes a map in another form
    #[command(subcommand)]
    Export(Export),
    /// Lists what cannot be right in a map
    Check(Check),
    /// Prints what the figures of a map come to: lead times, loads, queues, and what nobody said
    Report(Report),
    /// Prints the JSON Schema of the map file, of the layout export or of the report
    Schema(Schema),
}

/// What to import, and where to.
#[derive(Clone, Debug, clap::Args)]
pub struct Import {
    /// The table of nodes, with columns such as id, kind, name; or a map to add work items to
    #[arg(value_name = "NODES.csv")]
    pub(super) nodes: PathBuf,
    /// The table of relations, with columns such as from, to, relation
    #[arg(value_name = "EDGES.csv")]
    pub(super) edges: Option<PathBuf>,
    /// A table of work items, such as an export of Jira, GitHub or Azure DevOps
    #[arg(long, value_name = "ITEMS.csv")]
    pub(super) items: Option<PathBuf>,
    /// The day comes first in a date such as 3/12/2026 of the work items; else what the table says
    #[arg(long, requires = "items")]
    pub(super) day_first: bool,
    #[command(flatten)]
    pub(super) output: Output,
}

/// What to export, and where to.
#[derive(Clone, Debug, Subcommand)]
pub enum Export {
    /// Where everything is, as JSON: rectangles, lines and bounds
    Layout {
        /// The map to read
        file: PathBuf,
        #[command(flatten)]
        output: Output,
    },
}

/// Which schema to print.
#[derive(Clone, Debug, clap::Args)]
pub struct Schema {
    /// The schema of the layout export instead of that of the map file
    #[arg(long, conflicts_with = "report")]
    pub(super) layout: bool,
    /// The schema of the report instead of that of the map file
    #[arg(long)]
    pub(super) report: bool,
}

/// What to report on, and how.
///
/// The numbers are those on screen. A number says "at least" where a figure that it needs is
/// unknown; nothing that nobody said is made up. Queues are estimated with M/M/c and, for other
/// variations than 1, after Allen and Cunneen.
#[derive(Clone, Debug, clap::Args)]
pub struct Report {
    /// The map to read
    pub(super) file: PathBuf,
    /// Prints JSON for scripts, field by field as `schema --report` documents it
    #[arg(long)]
    pub(super) json: bool,
    /// How uneven arrivals are: variance over squared mean; 0 is clockwork, 1 at random
    #[arg(long, value_name = "CA2", default_value_t = 1.0, value_parser = variation)]
    pub(super) arrivals: f64,
    /// How uneven work is: variance over squared mean; 0 is always alike, 1 at random
    #[arg(long, value_name = "CS2", default_value_t = 1.0, value_parser = variation)]
    pub(super) work: f64,
}

/// What to convert, and where to.
#[derive(Clone, Debug, clap::Args)]
pub struct Convert {
    /// The map to read
    #[arg(value_name = "IN")]
    pub(super) file: PathBuf,
    #[command(flatten)]
    pub(super) output: Output,
}

/// What to check.
#[derive(Clone, Debug, clap::Args)]
pub struct Check {
    /// The map to read
    pub(super) file: PathBuf,
}

/// Where a result goes.
#[derive(Clone, Debug, clap::Args)]
pub struct Output {
    /// The file to write, or - for standard output; a file that is there is replaced
    #[arg(short, long = "output", value_name = "OUT")]
    out: PathBuf,
}

impl Args {
    /// Returns what is to be done.
    pub fn request(self) -> Request {
        match self.subcommand {
            Some(AnyCommand::Plain(command)) => Request::Command(command),
            Some(AnyCommand::BenchStart { file }) => Request::Window {
                file: Some(file),
                bench: Bench::Start,
            },
            None => Request::Window {
                file: self.file,
                bench: if self.bench_pipe {
                    Bench::Pipe
                } else {
                    Bench::Nothing
                },
            },
        }
    }
}

impl Output {
    /// Returns the file to write, `None` for standard output.
    pub(super) fn file(&self) -> Option<&Path> {
        (self.out != Path::new("-")).then_some(&*self.out)
    }
}

fn variation(text: &str) -> Result<f64, String> {
    let value = text.parse().ok();
    let value = value.filter(|value: &f64| value.is_finite() && *value >= 0.0);
    value.ok_or_else(|| "A variation is a number from 0 on".to_owned())
}
