//! Opening the window.

use std::{path::PathBuf, rc::Rc};

use eframe::NativeOptions;
use egui::{IconData, Pos2, ViewportBuilder, vec2};

use super::{
    app::App,
    bench_pipe::Pipe,
    bench_start::{BenchStart, Born, Outcome},
};

/// The size of a new window.
pub(super) const WINDOW: (u32, u32) = (1280, 800);

/// What the window opens with.
#[derive(Clone, Debug, Default)]
pub struct Start {
    pub file: Option<PathBuf>,
    pub measure: Measure,
}

/// What is measured of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Measure {
    #[default]
    Nothing,
    /// Requests on stdin are answered on stdout.
    Pipe,
    /// The window closes after its first frame.
    Start,
}

/// Opens the window and stays until it is closed. The error is a sentence for the user.
pub fn open_window(start: Start) -> Result<(), String> {
    let born = Born::ask();
    let outcome = Outcome::default();
    let told = Rc::clone(&outcome);
    let options = NativeOptions {
        viewport: viewport(start.measure),
        ..NativeOptions::default()
    };
    let run = eframe::run_native(
        "throughline",
        options,
        Box::new(move |cx| {
            let app = App::new(&cx.egui_ctx, start.file);
            let app: Box<dyn eframe::App> = match start.measure {
                Measure::Nothing => Box::new(app),
                Measure::Pipe => Box::new(Pipe::new(app, &cx.egui_ctx)),
                Measure::Start => Box::new(BenchStart::new(app, born, told)),
            };
            Ok(app)
        }),
    );
    run.map_err(|error| format!("The window could not be opened, is there a display? ({error})"))?;
    match outcome.take() {
        Some(sentence) => Err(sentence),
        None => Ok(()),
    }
}

fn viewport(measure: Measure) -> ViewportBuilder {
    let viewport = ViewportBuilder::default()
        .with_title("Throughline")
        .with_app_id("throughline")
        .with_inner_size(vec2(WINDOW.0 as f32, WINDOW.1 as f32))
        .with_min_inner_size(vec2(720.0, 480.0))
        .with_icon(icon())
        .with_drag_and_drop(true);
    match measure {
        Measure::Pipe => viewport.with_position(Pos2::ZERO),
        Measure::Nothing | Measure::Start => viewport,
    }
}

/// Draws the icon of the window: a line that goes through two boxes.
fn icon() -> IconData {
    const SIZE: u32 = 64;
    let inside = |x: u32, y: u32, from: (u32, u32), to: (u32, u32)| {
        (from.0..to.0).contains(&x) && (from.1..to.1).contains(&y)
    };
    let palette = crate::scene::palette::icon_colors();
    let mut rgba = Vec::new();
    for y in 0..SIZE {
        for x in 0..SIZE {
            let line = (28..36).contains(&y);
            let box_one = inside(x, y, (10, 18), (28, 46));
            let box_two = inside(x, y, (36, 18), (54, 46));
            let color = match (line, box_one || box_two) {
                (true, _) => Some(palette.0),
                (false, true) => Some(palette.1),
                (false, false) => None,
            };
            match color {
                Some(color) => rgba.extend([color.0, color.1, color.2, 255]),
                None => rgba.extend([0, 0, 0, 0]),
            }
        }
    }
    IconData {
        rgba,
        width: SIZE,
        height: SIZE,
    }
}
