//! How long the program takes to show a map, from the start of the process to the first frame of it.
//!
//! Prints one line, `first_frame_ms=… rss_anon_kb=…`, without what the system cannot tell.

use std::{
    cell::RefCell,
    io::{self, Write as _},
    path::Path,
    rc::Rc,
    time::{Duration, Instant},
};

use eframe::Frame;
use egui::Ui;

use crate::{
    editor::{Level, Screen},
    storage,
};

use super::app::App;

/// The program, which closes as soon as it shows a map.
#[derive(Debug)]
pub(super) struct BenchStart {
    app: App,
    born: Born,
    /// Whether the last frame showed the map as it is.
    shown: bool,
    over: bool,
    outcome: Outcome,
}

/// Why there was nothing to measure, if so.
pub(super) type Outcome = Rc<RefCell<Option<String>>>;

/// When the process began.
#[derive(Clone, Copy, Debug)]
pub(super) struct Born {
    /// How old the process was when it was asked.
    age: Duration,
    asked: Instant,
}

impl BenchStart {
    pub(super) fn new(app: App, born: Born, outcome: Outcome) -> Self {
        Self {
            app,
            born,
            shown: false,
            over: false,
            outcome,
        }
    }

    fn close(&mut self, ui: &Ui) {
        self.over = true;
        self.app.leave(ui.ctx());
    }
}

impl eframe::App for BenchStart {
    /// A frame is on the screen when the next one begins.
    fn ui(&mut self, ui: &mut Ui, _frame: &mut Frame) {
        if self.shown && !self.over {
            report(self.born.age());
            self.close(ui);
        }
        let before = self.app.drawn_from();
        self.app.frame(ui);
        let complete = before == self.app.drawn_from();
        self.shown = complete && self.app.editor().screen() == Screen::Map;
        let notices = self.app.editor().notices().shown();
        let error = notices.iter().find(|notice| notice.level == Level::Error);
        if let Some(error) = error.filter(|_| !self.shown && !self.over) {
            *self.outcome.borrow_mut() = Some(error.sentence.clone());
            self.close(ui);
        }
        if self.shown {
            ui.ctx().request_repaint();
        }
    }
}

impl Born {
    /// Asks the system how old the process is; where it cannot tell, the process begins now.
    pub(super) fn ask() -> Self {
        Self {
            age: age_of_process().unwrap_or_default(),
            asked: Instant::now(),
        }
    }

    fn age(self) -> Duration {
        self.age + self.asked.elapsed()
    }
}

fn report(age: Duration) {
    let mut line = format!("first_frame_ms={:.0}", age.as_secs_f64() * 1e3);
    if let Some(memory) = own_memory() {
        line = format!("{line} rss_anon_kb={memory}");
    }
    // Nobody left to read it is no reason to fail.
    writeln!(io::stdout(), "{line}").ok();
}

/// Returns the age from what Linux says of a process, to 10 ms.
fn age_of_process() -> Option<Duration> {
    let uptime = text_of("/proc/uptime")?;
    let uptime: f64 = uptime.split_whitespace().next()?.parse().ok()?;
    let stat = text_of("/proc/self/stat")?;
    // The name of the program, in brackets, may hold anything.
    let (_, fields) = stat.rsplit_once(')')?;
    let ticks: f64 = fields.split_whitespace().nth(19)?.parse().ok()?;
    let age = uptime - ticks / 100.0;
    // In a container the two may count from different days.
    (0.0..60.0)
        .contains(&age)
        .then(|| Duration::from_secs_f64(age))
}

/// Returns the memory that is the process's own, in KB.
fn own_memory() -> Option<u64> {
    let status = text_of("/proc/self/status")?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("RssAnon:"))?;
    line.split_whitespace().next()?.parse().ok()
}

fn text_of(path: &str) -> Option<String> {
    let bytes = storage::read_bytes(Path::new(path)).ok()?;
    String::from_utf8(bytes).ok()
}
