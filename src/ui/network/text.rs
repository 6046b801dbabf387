//! Text on the canvas, laid out at its final size in whole pixels, so that it is sharp at every zoom.

use std::sync::Arc;

use egui::{Color32, Galley, Painter, Pos2, pos2, vec2};

use crate::{
    scene::{self, Weight},
    ui::{theme::font, visual::visual},
};

use super::view::{View, narrow};

/// No text is laid out larger than this many pixels: it would flood the glyph atlas.
const LARGEST: f32 = 160.0;

/// Lines of text that belong together.
pub(super) struct Block<'a> {
    pub(super) lines: &'a [String],
    /// The font size in map units.
    pub(super) size: f64,
    pub(super) weight: Weight,
    pub(super) color: Color32,
}

/// Returns the size in points at which text of this size is laid out: the next step down.
///
/// A font size of its own for each frame of a zoom would fill the atlas anew each time. The steps are
/// whole pixels, and above 22 pixels about 9 % apart. Down, never up, or text leaves its box.
pub(super) fn quantized(points: f32, pixels_per_point: f32) -> f32 {
    let pixels = (points * pixels_per_point).clamp(1.0, LARGEST);
    let step = if pixels < 22.0 {
        pixels.floor()
    } else {
        1.09_f32.powf(pixels.log(1.09).floor()).floor().max(22.0)
    };
    step / pixels_per_point
}

impl View<'_> {
    /// Writes lines centered around a point of the screen, `line_height` apart.
    pub(super) fn write_centered(&self, block: &Block<'_>, center: Pos2, line_height: f32) {
        let top = center.y - line_height * block.lines.len() as f32 / 2.0;
        for (i, line) in block.lines.iter().enumerate() {
            let galley = self.galley(line, block);
            let middle = top + line_height * (i as f32 + 0.5);
            self.write_line(
                pos2(center.x - galley.size().x / 2.0, middle),
                galley,
                block.color,
            );
        }
    }

    /// Writes lines from the left, the first one's top at `corner`.
    pub(super) fn write_left(&self, block: &Block<'_>, corner: Pos2, line_height: f32) {
        for (i, line) in block.lines.iter().enumerate() {
            let galley = self.galley(line, block);
            let middle = corner.y + line_height * (i as f32 + 0.5);
            self.write_line(pos2(corner.x, middle), galley, block.color);
        }
    }

    fn galley(&self, line: &str, block: &Block<'_>) -> Arc<Galley> {
        let points = self.length(block.size);
        let pixels = self.painter.pixels_per_point();
        let layout = |points: f32| {
            let font = font(block.weight, quantized(points, pixels));
            let line = visual(line).into_owned();
            self.painter.layout_no_wrap(line, font, block.color)
        };
        let galley = layout(points);
        if line.is_ascii() {
            return galley;
        }
        // Its box was measured without knowing which font of the system draws it.
        let room = narrow(scene::width(line, f64::from(points), block.weight));
        let wide = galley.size().x;
        if wide > room * 1.02 + 1.0 {
            return layout(points * room / wide);
        }
        galley
    }

    /// Puts a line with its middle at this height, its corner on a whole pixel.
    fn write_line(&self, at: Pos2, galley: Arc<Galley>, color: Color32) {
        let corner = at - vec2(0.0, galley.size().y / 2.0);
        self.painter
            .galley(on_pixel(self.painter, corner), galley, color);
    }
}

fn on_pixel(painter: &Painter, at: Pos2) -> Pos2 {
    let pixels = painter.pixels_per_point();
    pos2(
        (at.x * pixels).round() / pixels,
        (at.y * pixels).round() / pixels,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_laid_out_in_few_sizes_and_never_larger_than_asked_for() {
        let mut sizes = Vec::new();
        for i in 0_u16..2_000 {
            let asked = 5.0 + f32::from(i) * 0.1;
            let size = quantized(asked, 1.5);
            assert!(size <= asked + 1e-3, "{asked} {size}");
            assert!(
                size >= asked * 0.84 || size * 1.5 >= LARGEST * 0.9,
                "{asked} {size}"
            );
            sizes.push(size.to_bits());
        }
        sizes.dedup();
        assert!(sizes.len() < 45, "{}", sizes.len());
    }
}
