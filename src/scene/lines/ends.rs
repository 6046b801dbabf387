//! Where lines that come to one side of a node end: apart from each other, in the order that crosses least.

use std::collections::BTreeMap;

use crate::routing::{Curve, Side, spread_within};

use super::lines::Pair;

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

/// Returns how far along its side each end is to be moved, for all ends at one node.
pub(super) fn moved_apart(ends: Vec<End<'_>>) -> Vec<(Pair, usize, f64)> {
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
        let things: Vec<_> = things.collect();
        let places = spread_within(&things, APART);
        for (i, (at, end)) in ends.iter().enumerate() {
            let place = places.as_ref().and_then(|places| places.get(i));
            let by = place.map_or(0.0, |place| place - at);
            moved.push((end.pair, end.which, by));
        }
    }
    moved
}
