//! The marks of stops: on the rim of the node where the line arrives, clear of each other.

use std::collections::BTreeMap;

use foldhash::HashMap;

use crate::{
    model::{NodeId, Point, Rect, StopId},
    routing::spread,
};

use crate::scene::{shapes::NodeShape, slots::Slots};

use super::{
    draft::{Draft, Link},
    shape::{Marker, RouteShape},
};

/// The radius of a numbered marker, in map units.
pub const MARKER_RADIUS: f64 = 9.5;

/// How far apart markers are that stand side by side.
pub(super) const MARKS_APART: f64 = MARKER_RADIUS * 2.0 + 1.0;
/// How far apart lines arrive where there is room, so that their markers can be drawn larger from afar.
pub(super) const MARKS_ROOM: f64 = MARKER_RADIUS * 2.0 * 1.5;
/// A marker stays nearer than this to its line.
const ASTRAY: f64 = 6.0;

/// Where a leg leaves a stop, and where it arrives at the next.
#[derive(Clone, Copy, Debug)]
pub(super) struct Arrival {
    from: StopId,
    to: StopId,
    leaves: Point,
    arrives: Point,
}

impl Arrival {
    pub(super) fn of(link: &Link, points: &[Point]) -> Self {
        Self {
            from: link.from.0,
            to: link.to.0,
            leaves: points.first().copied().unwrap_or_default(),
            arrives: points.last().copied().unwrap_or_default(),
        }
    }
}

/// A marker before it is moved clear of others: the path it is of, and which marker of it.
struct Spot {
    line: usize,
    index: usize,
    at: Point,
}

/// Puts the markers of all stops on the shapes of their paths.
pub(super) fn markers(
    drafts: &[Draft],
    arrivals: &[Arrival],
    nodes: &Slots<NodeId, NodeShape>,
    shapes: &mut [RouteShape],
) {
    let mut places: HashMap<StopId, Point> = HashMap::default();
    for arrival in arrivals {
        places.entry(arrival.to).or_insert(arrival.arrives);
    }
    for arrival in arrivals {
        places.entry(arrival.from).or_insert(arrival.leaves);
    }
    let mut sides: BTreeMap<(NodeId, usize), Vec<Spot>> = BTreeMap::new();
    for (line, (draft, shape)) in drafts.iter().zip(shapes.iter_mut()).enumerate() {
        for numbered in &draft.stops {
            let node = numbered.stop.node;
            let Some(rect) = nodes.get(node).map(|shape| shape.rect) else {
                continue;
            };
            let left = Point::new(rect.min.x, rect.center().y);
            let at = places.get(&numbered.stop.id).copied().unwrap_or(left);
            if numbered.number.is_some() {
                let index = shape.markers.len();
                let side = sides.entry((node, side_of(&rect, at))).or_default();
                side.push(Spot { line, index, at });
            }
            shape.markers.push(Marker {
                stop: numbered.stop.id,
                node,
                at,
                number: numbered.number,
                grows: 1.0,
            });
        }
    }
    for ((_, side), mut spots) in sides {
        let upright = side.is_multiple_of(2);
        spots.sort_by(|one, other| {
            let (one, other) = (along(one.at, upright), along(other.at, upright));
            one.total_cmp(&other)
        });
        let moved = apart(&spots, side);
        for (spot, at) in spots.iter().zip(moved) {
            let shape = shapes.get_mut(spot.line);
            if let Some(marker) = shape.and_then(|shape| shape.markers.get_mut(spot.index)) {
                marker.at = at;
            }
        }
    }
}

/// Returns where the markers of one side stand clear of each other: side by side if that keeps each on
/// its line, else in two or more rows.
fn apart(spots: &[Spot], side: usize) -> Vec<Point> {
    let upright = side.is_multiple_of(2);
    let wanted: Vec<f64> = spots.iter().map(|spot| along(spot.at, upright)).collect();
    let outward = [
        Point::new(1.0, 0.0),
        Point::new(0.0, 1.0),
        Point::new(-1.0, 0.0),
    ];
    let outward = outward.get(side).copied().unwrap_or(Point::new(0.0, -1.0));
    let mut best: Vec<(f64, usize)> = Vec::new();
    for n_rows in 1..=4 {
        best = wanted
            .iter()
            .enumerate()
            .map(|(i, at)| (*at, i % n_rows))
            .collect();
        for row in 0..n_rows {
            let in_row = || wanted.iter().skip(row).step_by(n_rows);
            let places = spread(in_row().copied(), MARKS_APART);
            for (place, (at, _)) in places
                .into_iter()
                .zip(best.iter_mut().skip(row).step_by(n_rows))
            {
                *at = place;
            }
        }
        let astray = best
            .iter()
            .zip(&wanted)
            .any(|((at, _), wanted)| (at - wanted).abs() > ASTRAY);
        if !astray {
            break;
        }
    }
    let place = |(spot, (at, row)): (&Spot, (f64, usize))| {
        let out = outward * (row as f64 * MARKS_APART);
        if upright {
            Point::new(spot.at.x, at) + out
        } else {
            Point::new(at, spot.at.y) + out
        }
    };
    spots.iter().zip(best).map(place).collect()
}

fn along(point: Point, upright: bool) -> f64 {
    if upright { point.y } else { point.x }
}

/// Returns the side of a box that a point is at: right, bottom, left, top.
pub(super) fn side_of(rect: &Rect, point: Point) -> usize {
    let distances = [
        (rect.max.x - point.x).abs(),
        (rect.max.y - point.y).abs(),
        (point.x - rect.min.x).abs(),
        (point.y - rect.min.y).abs(),
    ];
    let nearest = distances.iter().enumerate();
    let nearest = nearest.min_by(|(_, one), (_, other)| one.total_cmp(other));
    nearest.map(|(side, _)| side).unwrap_or_default()
}
