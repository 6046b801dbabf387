//! The wiring: window, background jobs, native dialogs. No rule of the map lives here.

#[expect(
    clippy::module_inception,
    reason = "the floor is named for its main type"
)]
mod app;
mod background;
mod bench_pipe;
mod bench_start;
mod clipboard;
mod drawn;
mod files;
mod fonts;
mod import;
mod jobs;
mod kept;
mod samples;
mod settings;
mod start;
mod turns;

pub use app::App;
use start::WINDOW;
pub use start::{Measure, Start, open_window};
