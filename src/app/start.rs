//! Opening the window.

use std::path::PathBuf;

use eframe::NativeOptions;
use egui::{IconData, ViewportBuilder, vec2};

use super::app::App;

/// What the window opens with.
#[derive(Clone, Debug, Default)]
pub struct Start {
    pub file: Option<PathBuf>,
}

/// Opens the window and stays until it is closed. The error is a sentence for the user.
pub fn open_window(start: Start) -> Result<(), String> {
    let viewport = ViewportBuilder::default()
        .with_title("Throughline")
        .with_app_id("throughline")
        .with_inner_size(vec2(1280.0, 800.0))
        .with_min_inner_size(vec2(720.0, 480.0))
        .with_icon(icon())
        .with_drag_and_drop(true);
    let options = NativeOptions {
        viewport,
        ..NativeOptions::default()
    };
    let run = eframe::run_native(
        "throughline",
        options,
        Box::new(|cx| Ok(Box::new(App::new(&cx.egui_ctx, start.file)))),
    );
    run.map_err(|error| format!("The window could not be opened, is there a display? ({error})"))
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
