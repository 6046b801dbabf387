//! The camera: which part of the map is seen, and how large.

use crate::model::{Point, Rect, Size};

/// The farthest the camera goes.
pub const ZOOM_MIN: f64 = 0.05;
/// The nearest the camera comes.
pub const ZOOM_MAX: f64 = 8.0;

/// What stays free around what is fitted, in points of the screen.
const MARGIN: f64 = 36.0;

/// How much of the canvas lies under what floats above it, in points of the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Covered {
    /// By the tools.
    pub left: f64,
    /// By the ladder.
    pub below: f64,
}

impl Default for Covered {
    fn default() -> Self {
        Self {
            left: 64.0,
            below: 0.0,
        }
    }
}

/// Which part of the map is seen: the point in the middle of the view, and points a map unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    pub center: Point,
    pub zoom: f64,
    /// The size of the canvas in points of the screen.
    pub view: Size,
    pub covered: Covered,
}

/// From here on the names of nodes are written on the map.
const LEAST_WITH_WORDS: f64 = 0.4;

impl Default for Camera {
    fn default() -> Self {
        Self {
            center: Point::default(),
            zoom: 1.0,
            view: Size::new(1000.0, 700.0),
            covered: Covered::default(),
        }
    }
}

impl Camera {
    /// Returns where a point of the map is in the view, from its top left corner.
    pub fn view_from_map(&self, point: Point) -> Point {
        (point - self.center) * self.zoom + self.middle()
    }

    /// Returns which point of the map is at a place in the view.
    pub fn map_from_view(&self, at_view: Point) -> Point {
        (at_view - self.middle()) * (1.0 / self.zoom) + self.center
    }

    /// Returns the part of the map that is seen.
    pub fn visible(&self) -> Rect {
        let corner = Point::new(self.view.w, self.view.h);
        Rect::new(
            self.map_from_view(Point::default()),
            self.map_from_view(corner),
        )
    }

    /// Moves what is seen along with the pointer, by this much on the screen.
    pub fn pan(&mut self, by_view: Point) {
        self.center = self.center - by_view * (1.0 / self.zoom);
    }

    /// Zooms so that what is under the pointer stays there.
    pub fn zoom_at(&mut self, at_view: Point, factor: f64) {
        let zoom = (self.zoom * factor).clamp(ZOOM_MIN, ZOOM_MAX);
        if !zoom.is_finite() {
            return;
        }
        let fixed = self.map_from_view(at_view);
        self.zoom = zoom;
        self.center = fixed - (at_view - self.middle()) * (1.0 / zoom);
    }

    /// Zooms around the middle of the view.
    pub fn zoom_by(&mut self, factor: f64) {
        self.zoom_at(self.middle(), factor);
    }

    /// Shows a part of the map as large as it fits, though not nearer than `zoom_max`.
    pub fn fit(&mut self, rect: &Rect, zoom_max: f64) {
        let room = |view: f64, margin: f64| (view - margin).max(view * 0.3);
        let Covered { left, below } = self.covered;
        let wide = room(self.view.w, left + 2.0 * MARGIN) / rect.width().max(1.0);
        let high = |below: f64| room(self.view.h, below + 2.0 * MARGIN) / rect.height().max(1.0);
        // Rather a part under the ladder than a map without words.
        let has_words = |below: f64| wide.min(high(below)) >= LEAST_WITH_WORDS;
        let below = if has_words(0.0) && !has_words(below) {
            0.0
        } else {
            below
        };
        self.zoom = wide
            .min(high(below))
            .clamp(ZOOM_MIN, zoom_max.min(ZOOM_MAX));
        self.center = rect.center() - Point::new(left, -below) * (0.5 / self.zoom);
    }

    /// Returns whether names are large enough to be read.
    pub fn has_words(&self) -> bool {
        self.zoom >= LEAST_WITH_WORDS
    }

    /// Moves, no farther than it must, so that a part of the map is seen.
    pub fn show(&mut self, rect: &Rect) {
        let margin = MARGIN / self.zoom;
        let (seen, rect) = (self.visible(), rect.expanded(margin));
        let left = (self.covered.left / self.zoom).min(seen.width() / 2.0);
        let below = (self.covered.below / self.zoom).min(seen.height() / 2.0);
        let by = |low: f64, high: f64, seen_low: f64, seen_high: f64| {
            if low < seen_low {
                low - seen_low
            } else {
                (high - seen_high).max(0.0).min(low - seen_low)
            }
        };
        let right = by(rect.min.x, rect.max.x, seen.min.x + left, seen.max.x);
        let down = by(rect.min.y, rect.max.y, seen.min.y, seen.max.y - below);
        self.center = self.center + Point::new(right, down);
    }

    /// Brings a rectangle into view as [`Self::show`] does, and goes as far off as it takes to see all of it.
    pub fn show_whole(&mut self, rect: &Rect) {
        let seen = self.visible();
        if rect.width() > seen.width() * 0.9 || rect.height() > seen.height() * 0.9 {
            self.fit(rect, self.zoom);
        } else {
            self.show(rect);
        }
    }

    fn middle(&self) -> Point {
        Point::new(self.view.w / 2.0, self.view.h / 2.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_under_the_pointer_stays_there_while_zooming() {
        let mut camera = Camera::default();
        let pointer = Point::new(320.0, 80.0);
        for factor in [1.1, 3.0, 0.01, 1e9, 0.5, f64::NAN] {
            let before = camera.map_from_view(pointer);
            camera.zoom_at(pointer, factor);
            assert!(camera.map_from_view(pointer).distance(before) < 1e-6);
            assert!((ZOOM_MIN..=ZOOM_MAX).contains(&camera.zoom));
        }
    }

    #[test]
    fn what_is_fitted_is_seen_whole() {
        let mut camera = Camera::default();
        let wide = Rect::new(Point::new(-900.0, 5.0), Point::new(4_000.0, 90.0));
        camera.fit(&wide, 1.5);
        assert!(camera.visible().contains_rect(&wide));
        camera.fit(&Rect::default(), 1.5);
        assert!((camera.zoom - 1.5).abs() < 1e-9);
    }

    #[test]
    fn what_is_fitted_or_shown_lies_under_nothing() {
        let mut camera = Camera {
            covered: Covered {
                left: 110.0,
                below: 240.0,
            },
            ..Camera::default()
        };
        let high = Rect::new(Point::new(0.0, -900.0), Point::new(90.0, 900.0));
        let far = Rect::new(Point::new(-7_000.0, 5_000.0), Point::new(-6_900.0, 5_060.0));
        camera.fit(&high, 1.5);
        for rect in [high, far] {
            camera.show(&rect);
            let (min, max) = (
                camera.view_from_map(rect.min),
                camera.view_from_map(rect.max),
            );
            assert!(min.x >= 110.0 && min.y >= 0.0, "{min:?}");
            assert!(max.x <= 1_000.0 && max.y <= 460.0, "{max:?}");
        }
    }

    #[test]
    fn a_map_keeps_its_words_rather_than_out_of_the_way_of_the_ladder() {
        let with_ladder = |height: f64| {
            let mut camera = Camera {
                covered: Covered {
                    left: 0.0,
                    below: 300.0,
                },
                ..Camera::default()
            };
            camera.fit(&Rect::new(Point::default(), Point::new(100.0, height)), 1.5);
            camera.zoom
        };
        let without = |height: f64| {
            let mut camera = Camera::default();
            camera.fit(&Rect::new(Point::default(), Point::new(100.0, height)), 1.5);
            camera.zoom
        };
        // Words either way, words only without the ladder, and no words in any case.
        for (height, makes_room) in [(500.0, true), (1_200.0, false), (4_000.0, true)] {
            let smaller = with_ladder(height) < without(height);
            assert_eq!(smaller, makes_room, "{height}");
        }
    }

    #[test]
    fn what_is_to_be_seen_is_seen_and_what_is_seen_does_not_move() {
        let mut camera = Camera::default();
        let near = Rect::new(Point::new(-50.0, -50.0), Point::new(50.0, 50.0));
        camera.show(&near);
        assert_eq!(camera, Camera::default());
        for (x, y) in [
            (5_000.0, 0.0),
            (-3_000.0, 40.0),
            (0.0, -900.0),
            (7.0, 900.0),
        ] {
            let far = Rect::new(Point::new(x, y), Point::new(x + 190.0, y + 76.0));
            camera.show(&far);
            assert!(camera.visible().contains_rect(&far), "{x} {y}");
        }
    }

    #[test]
    fn map_and_view_are_inverse() {
        let camera = Camera {
            center: Point::new(12.0, -7.0),
            zoom: 0.37,
            ..Camera::default()
        };
        let point = Point::new(123.0, 456.0);
        let back = camera.map_from_view(camera.view_from_map(point));
        assert!(back.distance(point) < 1e-9);
    }
}
