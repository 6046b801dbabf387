//! A curve between two boxes: straight out of a side of one and straight into a side of the other.

use crate::model::{Point, Rect};

use super::straight::bezier;

/// How many pieces a curve is drawn with.
pub const CURVE_PIECES: u32 = 16;

/// How much of each side, from its middle, a curve may begin at.
const SIDE: f64 = 0.7;
/// How much of it an end may be moved to, apart from others.
const MOVED_SIDE: f64 = 0.85;
/// How far a curve that begins and ends at the same side goes out.
const BULGE: f64 = 70.0;

/// A side of a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    Left,
    Right,
    Top,
    Bottom,
}

/// A curve from one box to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Curve {
    pub sides: [Side; 2],
    pub start: Point,
    out: Point,
    back: Point,
    pub end: Point,
    /// How much longer than the straight way it seems, in map units: of two that run over as little the
    /// lesser is taken.
    pub cost: f64,
}

impl Side {
    /// Returns the way out of a box.
    pub(super) fn outward(self) -> Point {
        match self {
            Self::Left => Point::new(-1.0, 0.0),
            Self::Right => Point::new(1.0, 0.0),
            Self::Top => Point::new(0.0, -1.0),
            Self::Bottom => Point::new(0.0, 1.0),
        }
    }

    /// Returns the way along a side, to the right or down.
    pub(super) fn along(self) -> Point {
        if self.is_level() {
            Point::new(1.0, 0.0)
        } else {
            Point::new(0.0, 1.0)
        }
    }

    pub(super) fn is_level(self) -> bool {
        matches!(self, Self::Top | Self::Bottom)
    }

    fn is_opposite(self, other: Self) -> bool {
        self != other && self.is_level() == other.is_level()
    }

    /// Returns from where to where on a side of a box a curve may begin, to the right or down.
    fn range(self, rect: &Rect) -> (f64, f64) {
        let (middle, half) = self.of(rect);
        let middle = along(middle, self.along());
        let half = half * MOVED_SIDE / SIDE;
        (middle - half, middle + half)
    }

    /// Returns the middle of a side and half of what a curve may begin at.
    pub(super) fn of(self, rect: &Rect) -> (Point, f64) {
        let half = (rect.max - rect.min) * 0.5;
        let out = self.outward();
        let middle = rect.center() + Point::new(out.x * half.x, out.y * half.y);
        let long = if self.is_level() { half.x } else { half.y };
        (middle, long * SIDE)
    }
}

impl Curve {
    pub(super) fn between(sides: [Side; 2], start: Point, end: Point) -> Self {
        let [from, to] = sides.map(Side::outward);
        let way = end - start;
        let (deep_from, deep_to) = if sides[0].is_opposite(sides[1]) {
            let deep = along(way, from).abs() * 0.5;
            (deep, deep)
        } else if sides[0] == sides[1] {
            // Both as far out as the one that is farther.
            let ahead = along(way, from);
            (BULGE + ahead.max(0.0), BULGE + (-ahead).max(0.0))
        } else {
            (along(way, from).abs() * 0.6, along(way, to).abs() * 0.6)
        };
        let mut curve = Self {
            sides,
            start,
            out: start + from * deep_from,
            back: end + to * deep_to,
            end,
            cost: 0.0,
        };
        curve.cost = curve.length();
        curve
    }

    pub(super) fn placed(sides: [Side; 2], boxes: [&Rect; 2], shares: [f64; 2]) -> Self {
        let [start, end] = ends(sides, boxes, shares);
        Self::between(sides, start, end)
    }

    /// Returns it with the bend so far from its start, 0.5 halfway.
    pub(super) fn bent(mut self, at: f64) -> Self {
        let way = self.end - self.start;
        let [from, to] = self.sides.map(Side::outward);
        self.out = self.start + from * (along(way, from).abs() * at);
        self.back = self.end + to * (along(way, to).abs() * (1.0 - at));
        self
    }

    pub(super) fn dearer(mut self, by: f64) -> Self {
        self.cost += by;
        self
    }

    /// Returns whether it has no bend.
    pub fn is_straight(&self) -> bool {
        let aside = along(self.end - self.start, self.sides[0].along());
        self.sides[0].is_opposite(self.sides[1]) && aside.abs() < 0.5
    }

    /// Returns the points that it is drawn through, its two ends if it has no bend.
    pub fn points(&self) -> Vec<Point> {
        if self.is_straight() {
            return vec![self.start, self.end];
        }
        self.samples().collect()
    }

    /// Returns as many points along it as it has pieces, and its end.
    pub fn samples(&self) -> impl Iterator<Item = Point> + '_ {
        (0..=CURVE_PIECES).map(|i| {
            let share = f64::from(i) / f64::from(CURVE_PIECES);
            bezier(self.start, self.out, self.back, self.end, share)
        })
    }

    /// Returns the curve beside it that is so far to the right or below where it begins.
    #[must_use]
    pub fn beside(&self, by: f64) -> Self {
        let way = self.end - self.start;
        let [from, to] = self.sides;
        if from.is_opposite(to) {
            return self.shifted([by, by]);
        }
        let turn = if from == to {
            -1.0
        } else {
            -(way.x.signum() * way.y.signum())
        };
        let start = self.start + from.along() * by;
        let end = self.end + to.along() * (by * turn);
        let mut curve = Self::between(self.sides, start, end);
        if from == to {
            // Within the other it goes out less far.
            let within = from.outward() * (by * along(way, from.along()).signum());
            curve.out = curve.out - within;
            curve.back = curve.back - within;
        }
        curve
    }

    /// Returns the curve whose start and end are so far along their sides, to the right or down. One without a
    /// bend stays so: it is moved as a whole, by what is more.
    #[must_use]
    pub fn shifted(&self, by: [f64; 2]) -> Self {
        let by = match by {
            [start, end] if self.is_straight() && start.abs() >= end.abs() => [start, start],
            [_, end] if self.is_straight() => [end, end],
            by => by,
        };
        let [from, to] = self.sides.map(Side::along);
        let mut curve = *self;
        curve.start = self.start + from * by[0];
        curve.out = self.out + from * by[0];
        curve.end = self.end + to * by[1];
        curve.back = self.back + to * by[1];
        curve
    }

    /// Returns from where to where along its side an end may be, 0 the start and 1 the end; of a curve without a
    /// bend only as far as it stays so.
    pub fn range(&self, which: usize, boxes: [Rect; 2]) -> (f64, f64) {
        let [from, to] = self.sides;
        let [start, end] = [from.range(&boxes[0]), to.range(&boxes[1])];
        match which {
            _ if self.is_straight() => (start.0.max(end.0), start.1.min(end.1)),
            0 => start,
            _ => end,
        }
    }

    /// Returns where along its side each end is, to the right or down.
    pub fn places(&self) -> [f64; 2] {
        let [from, to] = self.sides.map(Side::along);
        [along(self.start, from), along(self.end, to)]
    }

    /// Returns by what the curves that come to one side are in order there, so that they do not cross: from
    /// which side an end comes (0 from ahead, before and behind it those from around a corner), and how far
    /// along. `which` is 0 for the start and 1 for the end.
    pub fn origin(&self, which: usize) -> (i8, f64) {
        let [from, to] = self.sides;
        let (side, at, far) = match which {
            0 => (from, self.start, self.end),
            _ => (to, self.end, self.start),
        };
        if from.is_opposite(to) {
            return (0, along(far, side.along()));
        }
        // The nearer it turns, the farther out it ends.
        let deep = along(far - at, side.outward());
        if along(far - at, side.along()) < 0.0 {
            (-1, deep)
        } else {
            (1, -deep)
        }
    }

    /// Returns it with its ends elsewhere on the lines that it leaves and arrives on.
    #[must_use]
    pub fn cut(self, start: Point, end: Point) -> Self {
        Self { start, end, ..self }
    }

    /// Returns whether it is level at its start, 0, or its end, 1.
    pub fn is_level_at(&self, end: usize) -> bool {
        self.sides.get(end).is_some_and(|side| !side.is_level())
    }

    /// Returns about how long it is: halfway between its chord and the line along its control points
    /// (Gravesen, "Adaptive subdivision and the length and energy of Bézier curves", 1997).
    fn length(&self) -> f64 {
        let Self {
            start,
            out,
            back,
            end,
            ..
        } = *self;
        let along = start.distance(out) + out.distance(back) + back.distance(end);
        f64::midpoint(along, start.distance(end))
    }
}

/// Returns the places at shares of half of each side, from its middle.
pub(super) fn ends(sides: [Side; 2], boxes: [&Rect; 2], shares: [f64; 2]) -> [Point; 2] {
    let at = |side: Side, rect: &Rect, share: f64| {
        let (middle, half) = side.of(rect);
        middle + side.along() * (half * share.clamp(-1.0, 1.0))
    };
    [
        at(sides[0], boxes[0], shares[0]),
        at(sides[1], boxes[1], shares[1]),
    ]
}

/// Returns how far a way goes in a direction.
pub(super) fn along(way: Point, direction: Point) -> f64 {
    way.x * direction.x + way.y * direction.y
}
