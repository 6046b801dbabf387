//! Points, sizes and rectangles in map units, y down.

use std::ops::{Add, Mul, Sub};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize, Serializer, ser::SerializeTuple as _};

use super::figure::Number;

/// No coordinate is larger than this, so that sums of them stay exact to a hundredth.
const FARTHEST: f64 = 1e9;

/// Rounds to 1/100 of a map unit, the finest that a map holds; what is no number becomes 0.
pub fn hundredth(value: f64) -> f64 {
    if !value.is_finite() {
        return 0.0;
    }
    // The sum turns -0.0 into 0.0, which would be another text in the file.
    (value.clamp(-FARTHEST, FARTHEST) * 100.0).round() / 100.0 + 0.0
}

/// A place on the map, or the way from one place to another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(from = "[f64; 2]")]
#[schemars(with = "[f64; 2]")]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

/// A width and a height in map units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(from = "[f64; 2]")]
#[schemars(with = "[f64; 2]")]
pub struct Size {
    pub w: f64,
    pub h: f64,
}

/// A rectangle with upright sides; `min` is its top left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    pub min: Point,
    pub max: Point,
}

impl Point {
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    #[must_use]
    pub fn rounded(self) -> Self {
        Self::new(hundredth(self.x), hundredth(self.y))
    }

    pub fn distance(self, other: Self) -> f64 {
        (self.x - other.x).hypot(self.y - other.y)
    }

    pub fn length(self) -> f64 {
        self.x.hypot(self.y)
    }

    /// Returns the point `share` of the way to `other`.
    #[must_use]
    pub fn toward(self, other: Self, share: f64) -> Self {
        self + (other - self) * share
    }
}

impl Size {
    pub const fn new(w: f64, h: f64) -> Self {
        Self { w, h }
    }

    #[must_use]
    pub fn rounded(self) -> Self {
        Self::new(hundredth(self.w), hundredth(self.h))
    }

    #[must_use]
    pub fn max(self, other: Self) -> Self {
        Self::new(self.w.max(other.w), self.h.max(other.h))
    }
}

impl Rect {
    pub const fn new(min: Point, max: Point) -> Self {
        Self { min, max }
    }

    pub fn from_pos_size(pos: Point, size: Size) -> Self {
        Self::new(pos, Point::new(pos.x + size.w, pos.y + size.h))
    }

    /// Returns the rectangle with these two corners, in whatever order.
    pub fn from_corners(one: Point, other: Point) -> Self {
        Self::new(
            Point::new(one.x.min(other.x), one.y.min(other.y)),
            Point::new(one.x.max(other.x), one.y.max(other.y)),
        )
    }

    pub fn width(&self) -> f64 {
        self.max.x - self.min.x
    }

    pub fn height(&self) -> f64 {
        self.max.y - self.min.y
    }

    pub fn size(&self) -> Size {
        Size::new(self.width(), self.height())
    }

    pub fn center(&self) -> Point {
        self.min.toward(self.max, 0.5)
    }

    pub fn contains(&self, point: Point) -> bool {
        self.min.x <= point.x
            && point.x <= self.max.x
            && self.min.y <= point.y
            && point.y <= self.max.y
    }

    pub fn contains_rect(&self, other: &Self) -> bool {
        self.contains(other.min) && self.contains(other.max)
    }

    pub fn intersects(&self, other: &Self) -> bool {
        self.min.x <= other.max.x
            && other.min.x <= self.max.x
            && self.min.y <= other.max.y
            && other.min.y <= self.max.y
    }

    /// Returns the smallest rectangle around both.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        Self::new(
            Point::new(self.min.x.min(other.min.x), self.min.y.min(other.min.y)),
            Point::new(self.max.x.max(other.max.x), self.max.y.max(other.max.y)),
        )
    }

    /// Returns the rectangle with each side moved outward.
    #[must_use]
    pub fn expanded(&self, by: f64) -> Self {
        let by = Point::new(by, by);
        Self::new(self.min - by, self.max + by)
    }

    #[must_use]
    pub fn moved(&self, by: Point) -> Self {
        Self::new(self.min + by, self.max + by)
    }

    /// Returns the smallest rectangle around all of them, or `None` of none.
    pub fn around(rects: impl IntoIterator<Item = Self>) -> Option<Self> {
        rects.into_iter().reduce(|all, rect| all.union(&rect))
    }

    /// Returns the smallest rectangle that holds all of these points, or `None` of none.
    pub fn around_points(points: impl IntoIterator<Item = Point>) -> Option<Self> {
        let points = points.into_iter();
        Self::around(points.map(|point| Self::new(point, point)))
    }

    /// Returns how far apart two rectangles are across and down; below zero where they overlap.
    pub fn gaps(&self, other: &Self) -> Point {
        Point::new(
            (other.min.x - self.max.x).max(self.min.x - other.max.x),
            (other.min.y - self.max.y).max(self.min.y - other.max.y),
        )
    }
}

impl Add for Point {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }
}

impl Sub for Point {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }
}

impl Mul<f64> for Point {
    type Output = Self;

    fn mul(self, by: f64) -> Self {
        Self::new(self.x * by, self.y * by)
    }
}

impl From<[f64; 2]> for Point {
    fn from([x, y]: [f64; 2]) -> Self {
        Self::new(x, y).rounded()
    }
}

impl From<[f64; 2]> for Size {
    fn from([w, h]: [f64; 2]) -> Self {
        Self::new(w, h).rounded()
    }
}

impl Serialize for Point {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        pair(serializer, self.x, self.y)
    }
}

impl Serialize for Size {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        pair(serializer, self.w, self.h)
    }
}

fn pair<S: Serializer>(serializer: S, one: f64, other: f64) -> Result<S::Ok, S::Error> {
    let mut tuple = serializer.serialize_tuple(2)?;
    tuple.serialize_element(&Number(one))?;
    tuple.serialize_element(&Number(other))?;
    tuple.end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_coordinate_is_finer_than_a_hundredth_or_larger_than_a_billion() {
        let rows = [
            (1.234_567, 1.23),
            (-0.001, 0.0),
            (f64::NAN, 0.0),
            (f64::INFINITY, 0.0),
            (1e300, FARTHEST),
            (-7.005, -7.0),
        ];
        for (value, rounded) in rows {
            assert!((hundredth(value) - rounded).abs() < 0.011, "{value}");
            let text = serde_json::to_string(&Point::new(value, 0.0).rounded());
            assert!(!text.is_ok_and(|text| text.contains("-0,")), "{value}");
        }
    }

    #[test]
    fn a_rectangle_has_its_corners_in_order() {
        let rect = Rect::from_corners(Point::new(5.0, 1.0), Point::new(2.0, 9.0));
        assert_eq!(rect, Rect::new(Point::new(2.0, 1.0), Point::new(5.0, 9.0)));
        assert!(rect.contains(rect.center()));
        assert!(!rect.contains(Point::new(6.0, 5.0)));
    }
}
