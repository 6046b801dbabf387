//! Where lines that come to one side of a node end: apart from each other, in the order that crosses least.

use std::collections::BTreeMap;

use crate::{
    model::Rect,
    routing::{Curve, Side, spread_within},
};

use super::lines::Pair;

/// How far apart parallel relations run, in map units.
const LANE: f64 = 18.0;
/// How far apart lines end on one side, where there is room.
const APART: f64 = 13.0;
/// How far an end is moved for that.
pub(super) const MOST_APART: f64 = 40.0;
/// With more lines than this on one side, they end where they come.
const MOST: usize = 24;

/// An end of the curve of a pair.
pub(super) struct End<'a> {
    pub(super) pair: Pair,
    /// 0 is its start, 1 its end.
    pub(super) which: usize,
    pub(super) curve: &'a Curve,
    /// From where to where along the side it may be.
    pub(super) range: (f64, f64),
    /// How far the lines of the pair reach to both sides of the curve.
    pub(super) reach: f64,
}

/// Returns how far along its side each end is to be moved, for all ends at one node. An end that is `barred`
/// from where it would be stays, and the others make room.
pub(super) fn moved_apart(
    ends: Vec<End<'_>>,
    barred: impl Fn(&End<'_>, f64) -> bool,
) -> Vec<(Pair, usize, f64)> {
    let mut sides: BTreeMap<Side, Vec<(f64, End<'_>)>> = BTreeMap::new();
    for end in ends {
        let places = end.curve.places();
        let (Some(side), Some(at)) = (end.curve.sides.get(end.which), places.get(end.which)) else {
            continue;
        };
        sides.entry(*side).or_default().push((*at, end));
    }
    let mut moved = Vec::new();
    for mut ends in sides.into_values() {
        if !(2..=MOST).contains(&ends.len()) {
            moved.extend(ends.iter().map(|(_, end)| (end.pair, end.which, 0.0)));
            continue;
        }
        ends.sort_by(|(_, one), (_, other)| {
            let [(from, at), (other_from, other_at)] =
                [one, other].map(|end| end.curve.origin(end.which));
            let by_origin = from.cmp(&other_from).then(at.total_cmp(&other_at));
            by_origin.then_with(|| one.pair.cmp(&other.pair))
        });
        let things = ends.iter().map(|(at, end)| {
            let (low, high) = end.range;
            let (low, high) = (low.max(at - MOST_APART), high.min(at + MOST_APART));
            (*at, (low.min(*at), high.max(*at)), end.reach)
        });
        let mut things: Vec<_> = things.collect();
        let mut places = spread_within(&things, APART);
        let mut stays = false;
        for ((place, (at, end)), thing) in places.iter().flatten().zip(&ends).zip(&mut things) {
            if place.to_bits() != at.to_bits() && barred(end, place - at) {
                thing.1 = (*at, *at);
                stays = true;
            }
        }
        if stays {
            places = spread_within(&things, APART);
        }
        for (i, (at, end)) in ends.iter().enumerate() {
            let place = places.as_ref().and_then(|places| places.get(i));
            let by = place.map_or(0.0, |place| place - at);
            moved.push((end.pair, end.which, by));
        }
    }
    moved
}

/// Returns how far apart so many lines between two boxes run.
pub(super) fn gap(boxes: [Rect; 2], n_lanes: usize) -> f64 {
    let narrowest = boxes.map(|rect| rect.width().min(rect.height()));
    let room = narrowest[0].min(narrowest[1]) * 0.7;
    LANE.min(room / (n_lanes as f64).max(2.0))
}

/// Returns how far the lines of a pair reach to both sides of its curve.
pub(super) fn reach(boxes: [Rect; 2], n_lanes: usize) -> f64 {
    gap(boxes, n_lanes) * n_lanes.saturating_sub(1) as f64 / 2.0
}
