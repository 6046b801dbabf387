//! Fewer crossings: where two ways cross, one of them may have a way as good that does not.
//!
//! Each way is found by itself; this looks at all of them together. Only ways with one bend are tried
//! instead, and only where they are not much longer.

use std::collections::BTreeMap;

use crate::{
    model::{Point, Rect},
    routing::{Ground, Way, pieces},
};

use super::{
    crowds::relieved,
    draft::Pair,
    ways::{Land, Ways},
};

/// How much longer another way may be.
const LONGER: f64 = 1.3;
const LONGER_BY: f64 = 90.0;
/// What was gained by one choice may make another one better.
const ROUNDS: usize = 2;

/// Returns the ways to go instead of those that were found by themselves.
pub(super) fn instead(
    ways: &Ways,
    lanes: &BTreeMap<Pair, usize>,
    land: Land<'_>,
) -> BTreeMap<Pair, Way> {
    let relieved = relieved(ways, lanes, land);
    let mut drawn: BTreeMap<Pair, Line> = lanes
        .iter()
        .filter_map(|(pair, n_lanes)| {
            let way = relieved.get(pair).or_else(|| ways.get(*pair))?;
            let way = Some(way).filter(|way| way.is_upright())?;
            Some((*pair, Line::of(&way.points, *n_lanes)))
        })
        .collect();
    let mut chosen = relieved.clone();
    for _ in 0..ROUNDS {
        // What has left a crowded side does not go back.
        let free = lanes
            .iter()
            .filter(|(pair, _)| !relieved.contains_key(pair));
        for (pair, n_lanes) in free {
            let Some(line) = drawn.get(pair) else {
                continue;
            };
            let others = || drawn.iter().filter(|(other, _)| *other != pair);
            let crossings =
                |line: &Line| -> usize { others().map(|(_, other)| line.crossings(other)).sum() };
            let now = crossings(line);
            if now == 0 {
                continue;
            }
            let most = ways.get(*pair).map_or(0.0, |way| most_instead(&way.points));
            let better = land.one_bend_ways(*pair, *n_lanes).into_iter();
            let better = better.filter(|points| length(points) <= most);
            let better = better.map(|points| {
                let line = Line::of(&points, *n_lanes);
                (crossings(&line), line, points)
            });
            // Of those that cross as little, the first is the shortest.
            let best = better.min_by_key(|(n, _, _)| *n);
            if let Some((_, line, points)) = best.filter(|(n, _, _)| *n < now)
                && let Some(way) = land.way_along(*pair, points)
            {
                drawn.insert(*pair, line);
                chosen.insert(*pair, way);
            }
        }
    }
    chosen
}

/// A way as it is looked at here: its corners, and how many lines go there.
struct Line {
    points: Vec<Point>,
    bounds: Rect,
    n_lanes: usize,
}

impl Line {
    fn of(points: &[Point], n_lanes: usize) -> Self {
        Self {
            points: points.to_vec(),
            bounds: Rect::around_points(points.iter().copied()).unwrap_or_default(),
            n_lanes,
        }
    }

    /// Returns how many lines cross lines of another way.
    fn crossings(&self, other: &Self) -> usize {
        if !self.bounds.intersects(&other.bounds) {
            return 0;
        }
        let crossed = pieces(&self.points)
            .flat_map(|one| pieces(&other.points).map(move |other| (one, other)))
            .filter(|(one, other)| cross(*one, *other));
        crossed.count() * self.n_lanes * other.n_lanes
    }
}

/// Returns the ways with one bend between two boxes that run through none of the others, the shortest
/// first.
pub(super) fn one_bend(from: &Rect, to: &Rect, gap: f64, ground: &Ground<'_>) -> Vec<Vec<Point>> {
    let mut ways = bends(from, to);
    let back = bends(to, from).into_iter().map(|mut way| {
        way.reverse();
        way
    });
    ways.extend(back);
    let boxes = (ground.boxes_in)(&from.union(to).expanded(gap));
    let texts = (ground.texts_in)(&from.union(to));
    ways.retain(|way| {
        let free = |rect: &Rect, gap: f64| {
            pieces(way).all(|(one, other)| {
                let piece = Rect::from_corners(one, other).expanded(gap);
                !piece.intersects(rect)
            })
        };
        boxes.iter().all(|rect| free(rect, gap)) && texts.iter().all(|rect| free(rect, 2.0))
    });
    let off_center = |way: &Vec<Point>| {
        let aside = |rect: &Rect, at: Option<&Point>| {
            at.map_or(0.0, |at| {
                let center = rect.center();
                (at.x - center.x).abs().min((at.y - center.y).abs())
            })
        };
        aside(from, way.first()) + aside(to, way.last())
    };
    let cost = |way: &Vec<Point>| length(way) + off_center(way) * 0.5;
    ways.sort_by(|one, other| cost(one).total_cmp(&cost(other)));
    ways
}

/// Returns the ways that leave one box level and come upright to the other.
fn bends(from: &Rect, to: &Rect) -> Vec<Vec<Point>> {
    /// How far from a corner a line ends, and how far a bend keeps from its boxes.
    const INSET: f64 = 14.0;
    const LEAST: f64 = 18.0;
    let places = |low: f64, high: f64| {
        let middle = f64::midpoint(low, high);
        let inset = INSET.min((high - low) / 2.0);
        [middle, low + inset, high - inset]
    };
    let mut ways = Vec::new();
    for y in places(from.min.y, from.max.y) {
        for x in places(to.min.x, to.max.x) {
            let out = if x >= from.max.x + LEAST {
                from.max.x
            } else if x <= from.min.x - LEAST {
                from.min.x
            } else {
                continue;
            };
            let into = if y <= to.min.y - LEAST {
                to.min.y
            } else if y >= to.max.y + LEAST {
                to.max.y
            } else {
                continue;
            };
            ways.push(vec![
                Point::new(out, y),
                Point::new(x, y),
                Point::new(x, into),
            ]);
        }
    }
    ways
}

/// Returns how long a way may be to be gone instead of this one.
pub(super) fn most_instead(points: &[Point]) -> f64 {
    length(points) * LONGER + LONGER_BY
}

pub(super) fn length(points: &[Point]) -> f64 {
    pieces(points).map(|(one, other)| one.distance(other)).sum()
}

/// Returns whether a level piece and an upright one cross within both.
fn cross(one: (Point, Point), other: (Point, Point)) -> bool {
    let is_level = |(from, to): (Point, Point)| from.y.total_cmp(&to.y).is_eq();
    let (level, upright) = match (is_level(one), is_level(other)) {
        (true, false) => (one, other),
        (false, true) => (other, one),
        _ => return false,
    };
    let within = |at: f64, one: f64, other: f64| one.min(other) < at && at < one.max(other);
    within(upright.0.x, level.0.x, level.1.x) && within(level.0.y, upright.0.y, upright.1.y)
}
