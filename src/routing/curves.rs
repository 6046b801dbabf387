//! The curves that two boxes may be joined by, the best first.

use crate::model::{Point, Rect};

use super::curve::{Curve, Side, along, ends};

/// Boxes nearer than this leave no room for a curve.
const LEAST_GAP: f64 = 14.0;
/// How far ahead the other end is to be around a corner: there the curve turns, and an arrow has room.
const TURN: f64 = 28.0;
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

// How much longer a curve seems than it is, in map units.
/// One around a corner, and one that goes out and comes back, beside one that goes straight across.
const CORNER: f64 = 80.0;
const BACK: f64 = 160.0;
/// An S that bends near one of its ends.
const EARLY: f64 = 30.0;
/// A place beside the best on a side.
const BESIDE: f64 = 8.0;

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
    let gaps = from.gaps(to);
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
    let (wide, high) = (gaps.x >= LEAST_GAP, gaps.y >= LEAST_GAP);
    if !wide && !high {
        return curves;
    }
    if wide {
        facing(across, boxes, gaps.x, asides, &mut curves);
    }
    if high {
        facing(down, boxes, gaps.y, asides, &mut curves);
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
        curves.extend([0.15, 0.85].map(|at| best.bent(at).dearer(EARLY)));
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
            if ahead >= TURN {
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
