//! Curves between two boxes: upright out of one side and upright into another.

use crate::model::{Point, Rect};

use super::straight::bezier;

/// How many pieces a curve is drawn with.
pub const CURVE_PIECES: u32 = 16;

/// Boxes nearer than this leave no room for a curve.
const LEAST_GAP: f64 = 14.0;
/// How much of each side, from its middle, a curve may begin at.
const SIDE: f64 = 0.7;
/// How far along its side a curve may begin elsewhere, in shares of half the side.
const ASIDE: f64 = 0.45;
/// How far from its best place on a side a curve around a corner may end, in shares of half the side, toward
/// the other box.
const CORNER_SHARES: [f64; 4] = [0.0, -0.6, 0.6, -1.2];
/// Where two boxes face each other: shares of what they do, and how many places each is beside the best.
const STRAIGHT: [(f64, f64); 5] = [
    (0.5, 0.0),
    (0.25, 1.0),
    (0.75, 1.0),
    (0.05, 2.0),
    (0.95, 2.0),
];
/// How far a curve that begins and ends at the same side goes out.
const BULGE: f64 = 70.0;
/// What a curve around one corner, and one that goes out and back, are worse than one that goes straight
/// across; in map units of length.
const CORNER: f64 = 80.0;
const BACK: f64 = 160.0;
/// What an S is worse that bends near one of its ends.
const EARLY: f64 = 30.0;
/// What a place beside the best on a side is worse.
const BESIDE: f64 = 8.0;

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
    fn outward(self) -> Point {
        match self {
            Self::Left => Point::new(-1.0, 0.0),
            Self::Right => Point::new(1.0, 0.0),
            Self::Top => Point::new(0.0, -1.0),
            Self::Bottom => Point::new(0.0, 1.0),
        }
    }

    /// Returns the way along a side, to the right or down.
    fn along(self) -> Point {
        if self.is_level() {
            Point::new(1.0, 0.0)
        } else {
            Point::new(0.0, 1.0)
        }
    }

    fn is_level(self) -> bool {
        matches!(self, Self::Top | Self::Bottom)
    }

    fn is_opposite(self, other: Self) -> bool {
        self != other && self.is_level() == other.is_level()
    }

    /// Returns from where to where on a side of a box a curve may begin, to the right or down.
    fn range(self, rect: &Rect) -> (f64, f64) {
        let (middle, half) = self.of(rect);
        let middle = along(middle, self.along());
        (middle - half, middle + half)
    }

    /// Returns the middle of a side and half of what a curve may begin at.
    fn of(self, rect: &Rect) -> (Point, f64) {
        let half = (rect.max - rect.min) * 0.5;
        let out = self.outward();
        let middle = rect.center() + Point::new(out.x * half.x, out.y * half.y);
        let long = if self.is_level() { half.x } else { half.y };
        (middle, long * SIDE)
    }
}

impl Curve {
    fn between(sides: [Side; 2], start: Point, end: Point) -> Self {
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

    fn placed(sides: [Side; 2], boxes: [&Rect; 2], shares: [f64; 2]) -> Self {
        let [start, end] = ends(sides, boxes, shares);
        Self::between(sides, start, end)
    }

    /// Returns it with the bend so far from its start, 0.5 halfway.
    fn bent(mut self, at: f64) -> Self {
        let way = self.end - self.start;
        let [from, to] = self.sides.map(Side::outward);
        self.out = self.start + from * (along(way, from).abs() * at);
        self.back = self.end + to * (along(way, to).abs() * (1.0 - at));
        self.cost += EARLY;
        self
    }

    fn dearer(mut self, by: f64) -> Self {
        self.cost += by;
        self
    }

    /// Returns whether it has no bend.
    pub fn is_straight(&self) -> bool {
        let across = self.end - self.start;
        let along = self.sides[0].along();
        self.sides[0].is_opposite(self.sides[1])
            && (across.x * along.x + across.y * along.y).abs() < 0.5
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
        let turn = if from.is_opposite(to) {
            1.0
        } else if from == to {
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

/// Returns the curve between two boxes that is best where nothing is in the way, none if they are too near
/// each other.
pub fn curve(from: &Rect, to: &Rect) -> Option<Curve> {
    let curves = curves_at([from, to], &[0.0], &CORNER_SHARES[..1]);
    curves
        .into_iter()
        .min_by(|one, other| one.cost.total_cmp(&other.cost))
}

/// Returns all curves between two boxes that may be drawn, the best first.
pub fn curves(from: &Rect, to: &Rect) -> Vec<Curve> {
    let mut curves = curves_at([from, to], &[0.0, ASIDE, -ASIDE], &CORNER_SHARES);
    curves.sort_by(|one, other| one.cost.total_cmp(&other.cost));
    curves
}

/// Returns curves that end at these places of the sides.
fn curves_at(boxes: [&Rect; 2], asides: &[f64], corners: &[f64]) -> Vec<Curve> {
    let [from, to] = boxes;
    let mut curves = Vec::with_capacity(asides.len() * asides.len() * 8);
    let gap_x = (to.min.x - from.max.x).max(from.min.x - to.max.x);
    let gap_y = (to.min.y - from.max.y).max(from.min.y - to.max.y);
    let way = to.center() - from.center();
    let across = if way.x < 0.0 {
        [Side::Left, Side::Right]
    } else {
        [Side::Right, Side::Left]
    };
    let down = if way.y < 0.0 {
        [Side::Top, Side::Bottom]
    } else {
        [Side::Bottom, Side::Top]
    };
    let (wide, high) = (gap_x >= LEAST_GAP, gap_y >= LEAST_GAP);
    if !wide && !high {
        return curves;
    }
    if wide {
        facing(across, boxes, gap_x, asides, &mut curves);
    }
    if high {
        facing(down, boxes, gap_y, asides, &mut curves);
    }
    for level in [Side::Top, Side::Bottom] {
        for upright in [Side::Left, Side::Right] {
            around_corner([upright, level], boxes, corners, &mut curves);
            around_corner([level, upright], boxes, corners, &mut curves);
        }
    }
    let same = if high {
        [Side::Left, Side::Right]
    } else {
        [Side::Top, Side::Bottom]
    };
    curves.extend(same.map(|side| Curve::placed([side; 2], boxes, [0.0, 0.0]).dearer(BACK)));
    curves
}

/// Adds the curves from one side to the one that faces it: straight where the boxes do face each other.
fn facing(sides: [Side; 2], boxes: [&Rect; 2], gap: f64, asides: &[f64], curves: &mut Vec<Curve>) {
    let along_sides = sides[0].along();
    let [(one, half_one), (other, half_other)] = [sides[0].of(boxes[0]), sides[1].of(boxes[1])];
    let [at_one, at_other] = [one, other].map(|middle| along(middle, along_sides));
    let low = (at_one - half_one).max(at_other - half_other);
    let high = (at_one + half_one).min(at_other + half_other);
    if high - low >= LEAST_GAP {
        for (share, beside) in STRAIGHT.into_iter().take(asides.len() * 2 - 1) {
            let at = low + (high - low) * share;
            let shares = [(at - at_one) / half_one, (at - at_other) / half_other];
            curves.push(Curve::placed(sides, boxes, shares).dearer(beside * BESIDE));
        }
        return;
    }
    let way = other - one;
    let lean = along(way, along_sides) / (way.x.abs() + way.y.abs()) * 0.8;
    // Far aside and hardly apart, the curve would be a long and narrow S.
    let narrow = (along(way, along_sides).abs() - gap).max(0.0) * 0.25;
    let best = Curve::placed(sides, boxes, [lean, -lean]).dearer(narrow);
    for (i, from) in asides.iter().enumerate() {
        for (j, to) in asides.iter().enumerate() {
            let beside = f64::from(u8::from(i > 0) + u8::from(j > 0));
            let mut curve = Curve::placed(sides, boxes, [lean + from, to - lean]);
            // Shorter or not: from the middle of what faces the other box it looks best.
            curve.cost = best.cost + beside * BESIDE;
            curves.push(curve);
        }
    }
    if asides.len() > 1 {
        curves.extend([0.15, 0.85].map(|at| best.bent(at)));
    }
}

/// Adds the curves that leave level and arrive upright, or the other way round, where each end is ahead of
/// the side of the other.
fn around_corner(sides: [Side; 2], boxes: [&Rect; 2], shares: &[f64], curves: &mut Vec<Curve>) {
    let way = boxes[1].center() - boxes[0].center();
    // The farther aside the other box is, the farther aside the end: so curves that come to one side from
    // several boxes do not meet before it, and do not cross.
    let best = |side: Side, way: Point| {
        let aside = along(way, side.along());
        let share = aside.abs() / (way.x.abs() + way.y.abs()).max(1.0);
        (
            aside.signum(),
            ((share - 0.5) * 1.6 + 0.5).clamp(-0.3, 0.95),
        )
    };
    let best = [best(sides[0], way), best(sides[1], way * -1.0)];
    let mut least = 0.0;
    for (i, one) in shares.iter().enumerate() {
        for (j, other) in shares.iter().enumerate() {
            let shares = [
                best[0].0 * (best[0].1 + one),
                best[1].0 * (best[1].1 + other),
            ];
            let [start, end] = ends(sides, boxes, shares);
            let way = end - start;
            let ahead = along(way, sides[0].outward()).min(-along(way, sides[1].outward()));
            if ahead >= LEAST_GAP {
                let mut curve = Curve::between(sides, start, end).dearer(CORNER);
                if i + j == 0 {
                    least = curve.cost;
                }
                curve.cost = curve.cost.max(least) + (i + j) as f64 * BESIDE;
                curves.push(curve);
            }
        }
    }
}

/// Returns the places at shares of half of each side, from its middle.
fn ends(sides: [Side; 2], boxes: [&Rect; 2], shares: [f64; 2]) -> [Point; 2] {
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
fn along(way: Point, direction: Point) -> f64 {
    way.x * direction.x + way.y * direction.y
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Size;

    fn at(x: f64, y: f64) -> Rect {
        Rect::from_pos_size(Point::new(x, y), Size::new(100.0, 40.0))
    }

    #[test]
    fn every_curve_leaves_one_box_and_enters_the_other_and_runs_through_neither() {
        let from = at(0.0, 0.0);
        for (x, y) in [
            (200.0, 0.0),
            (-200.0, 30.0),
            (20.0, 90.0),
            (300.0, 400.0),
            (-150.0, -80.0),
            (116.0, 300.0),
        ] {
            let to = at(x, y);
            let curves = curves(&from, &to);
            assert!(curves.len() > 4, "{x} {y}");
            for curve in &curves {
                let (mut first, mut last) = (None, None);
                for point in curve.samples() {
                    for rect in [from, to] {
                        let inner = rect.expanded(-0.01);
                        assert!(!inner.contains(point), "{x} {y} {curve:?}");
                    }
                    first = first.or(Some(point));
                    last = Some(point);
                }
                assert_eq!((first, last), (Some(curve.start), Some(curve.end)));
                for (rect, end) in [(from, curve.start), (to, curve.end)] {
                    assert!(rect.expanded(0.01).contains(end), "{x} {y} {curve:?}");
                }
            }
            let costs: Vec<f64> = curves.iter().map(|it| it.cost).collect();
            assert!(costs.is_sorted(), "{costs:?}");
            assert_eq!(curve(&from, &to).as_ref(), curves.first(), "{x} {y}");
        }
    }

    #[test]
    fn between_boxes_that_touch_there_is_no_curve() {
        for (x, y) in [(0.0, 0.0), (60.0, 20.0), (105.0, 30.0), (10.0, -50.0)] {
            assert_eq!(curves(&at(0.0, 0.0), &at(x, y)), [], "{x} {y}");
        }
    }

    #[test]
    fn a_curve_around_a_corner_stays_beside_the_one_that_it_is_shifted_from() {
        let curves = curves(&at(0.0, 0.0), &at(300.0, 300.0));
        for curve in curves {
            let beside = curve.beside(8.0);
            let mut pairs = curve.samples().zip(beside.samples());
            assert!(
                pairs.all(|(one, other)| one.distance(other) > 2.0),
                "{curve:?}"
            );
        }
    }
}
