//! The view: how the map lies on the screen in this frame, and how much of it is drawn.

use egui::{CornerRadius, Painter, Pos2, Rect as ScreenRect, pos2, vec2};

use crate::{
    editor::{Camera, Lens, Readings},
    model::{Point, Rect},
    scene::{Mark, NAME_SIZE, NodeShape, mark_ink, palette::Ink},
    ui::theme::Theme,
};

/// Below this size in points, text cannot be read and is left out.
const READABLE: f64 = 5.0;
/// Below this zoom a shape is a few points wide, and becomes a dot of its color.
const DOTS: f64 = 0.12;
/// With more nodes than this in view, their shapes cannot be told apart either.
const MOST_SHAPES: usize = 4_000;

/// How much of each thing is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Detail {
    /// A rectangle of the node's color.
    Dots,
    /// The shape without its text.
    Shapes,
    /// Everything.
    Full,
}

/// How the map lies on the screen in this frame.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) painter: &'a Painter,
    pub(super) theme: Theme,
    pub(super) detail: Detail,
    pub(super) zoom: f32,
    /// What the nodes say through the lens; none through that of the kind.
    pub(super) readings: &'a Readings,
    camera: Camera,
    origin: Pos2,
}

impl<'a> View<'a> {
    pub(super) fn new(
        painter: &'a Painter,
        theme: Theme,
        camera: &Camera,
        canvas: ScreenRect,
        n_in_view: usize,
        readings: &'a Readings,
    ) -> Self {
        // Where everything is drawn larger, text can be read from farther away too.
        let name_size = NAME_SIZE * camera.zoom * f64::from(painter.ctx().zoom_factor());
        let detail = if camera.zoom < DOTS || n_in_view > MOST_SHAPES {
            Detail::Dots
        } else if name_size < READABLE {
            Detail::Shapes
        } else {
            Detail::Full
        };
        Self {
            painter,
            theme,
            detail,
            zoom: narrow(camera.zoom),
            readings,
            camera: *camera,
            origin: canvas.min,
        }
    }

    /// Returns whether nobody said what the lens asks of a node.
    pub(super) fn is_unsaid(&self, shape: &NodeShape) -> bool {
        let reading = self.readings.get(shape.node.id);
        reading.is_some_and(|reading| reading.mark == Mark::Unsaid)
    }

    /// Returns what a node is drawn with: its own colors, or those of what it says through the lens.
    pub(super) fn ink(&self, shape: &NodeShape) -> Ink {
        if self.readings.lens() == Lens::Kind {
            return shape.ink(self.theme.tone);
        }
        let ink = self.readings.ink(shape.node.id, self.theme.tone);
        ink.unwrap_or_else(|| mark_ink(Mark::Aside, self.theme.tone))
    }

    /// Returns where a point of the map is on the screen.
    pub(super) fn at(&self, point: Point) -> Pos2 {
        let at_view = self.camera.view_from_map(point);
        self.origin + vec2(narrow(at_view.x), narrow(at_view.y))
    }

    /// Returns where a rectangle of the map is on the screen.
    pub(super) fn rect(&self, rect: Rect) -> ScreenRect {
        ScreenRect::from_min_max(self.at(rect.min), self.at(rect.max))
    }

    /// Returns where a rectangle of the map is on the screen, its sides on whole pixels, so that
    /// upright lines are sharp.
    pub(super) fn crisp(&self, rect: Rect) -> ScreenRect {
        let rect = self.rect(rect);
        let pixels = self.painter.pixels_per_point();
        let round = |at: Pos2| {
            pos2(
                (at.x * pixels).round() / pixels,
                (at.y * pixels).round() / pixels,
            )
        };
        ScreenRect::from_min_max(round(rect.min), round(rect.max))
    }

    /// Returns a length of the map on the screen.
    pub(super) fn length(&self, length: f64) -> f32 {
        narrow(length * self.camera.zoom)
    }

    /// Returns the width of a line that is `width` wide at 100 %: it grows with the map, within
    /// bounds that keep it visible and quiet.
    pub(super) fn stroke(&self, width: f32) -> f32 {
        let width = width * self.theme.thick;
        (width * self.zoom).clamp((width * 0.5).max(0.8), width * 3.0)
    }
}

/// Cuts a straight line to what is within a rectangle (Liang and Barsky).
pub(super) fn cut(one: Pos2, other: Pos2, clip: ScreenRect) -> Option<[Pos2; 2]> {
    let way = other - one;
    let (mut from, mut to) = (0.0_f32, 1.0_f32);
    let sides = [
        (-way.x, one.x - clip.min.x),
        (way.x, clip.max.x - one.x),
        (-way.y, one.y - clip.min.y),
        (way.y, clip.max.y - one.y),
    ];
    for (speed, room) in sides {
        if speed == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if speed < 0.0 {
            from = from.max(room / speed);
        } else {
            to = to.min(room / speed);
        }
    }
    (from < to).then(|| [one + way * from, one + way * to])
}

/// Returns a corner of this many points.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast saturates, and so does a corner"
)]
pub(super) fn corner(points: f32) -> CornerRadius {
    CornerRadius::same(points.round() as u8)
}

/// Returns the nearest single-precision number: a place on a screen needs no more.
#[expect(clippy::cast_possible_truncation, reason = "a place on a screen")]
pub(super) fn narrow(value: f64) -> f32 {
    value as f32
}
