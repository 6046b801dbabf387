//! Where each stop is on the ladder: how far along, and in which lane.

use std::collections::BTreeMap;

use crate::{
    analysis::{PathFigures, Rung, Total},
    model::{Map, StopId},
};

/// As long is a wait or work that nobody knows, if there is room.
const STUB: f64 = 26.0;

/// A stop on the ladder: where its wait begins, its work begins, and both end, from the left.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Place {
    pub(super) stop: StopId,
    pub(super) lane: usize,
    pub(super) begins: f64,
    pub(super) works: f64,
    pub(super) ends: f64,
}

/// Places the stops of a path on a width, to scale: what is known takes its share of the width, what
/// is unknown a short piece each. The longest branch is in the first lane, others below.
pub(super) fn places(map: &Map, figures: &PathFigures, width: f64) -> Vec<Place> {
    let n_unknown: usize = figures.rungs.iter().map(n_unknown).sum();
    let stub = STUB.min(width / (n_unknown + 1) as f64 * 0.6);
    let end = |scale: f64| {
        let placed = placed(map, figures, scale, stub);
        placed
            .iter()
            .fold(0.0, |end: f64, place| end.max(place.ends))
    };
    if figures.lead.value <= 0.0 || !figures.lead.value.is_finite() {
        // There is nothing to scale: what is unknown has the width for itself.
        let stub = width / end(0.0).max(stub) * stub;
        return placed(map, figures, 0.0, stub.min(width));
    }
    // The end grows with the scale, and unknown pieces may or may not lie on the longest way.
    let (mut low, mut high) = (0.0, width / figures.lead.value);
    for _ in 0..40 {
        let scale = f64::midpoint(low, high);
        if end(scale) <= width {
            low = scale;
        } else {
            high = scale;
        }
    }
    placed(map, figures, low, stub)
}

fn n_unknown(rung: &Rung) -> usize {
    usize::from(rung.wait.is_unknown()) + usize::from(rung.work.is_unknown())
}

fn placed(map: &Map, figures: &PathFigures, scale: f64, stub: f64) -> Vec<Place> {
    let length = |total: &Total| {
        if total.is_unknown() {
            stub
        } else {
            total.value * scale
        }
    };
    let mut ends: BTreeMap<StopId, (f64, usize)> = BTreeMap::new();
    let mut lanes: Vec<f64> = vec![f64::INFINITY];
    let mut places = Vec::with_capacity(figures.rungs.len());
    for rung in &figures.rungs {
        let before: Vec<(f64, usize)> = map
            .before(&rung.stop)
            .filter_map(|id| ends.get(&id).copied())
            .collect();
        let begins = before.iter().fold(0.0, |at: f64, (end, _)| at.max(*end));
        let works = begins + length(&rung.wait);
        let place_ends = works + length(&rung.work);
        let lane = if rung.on_longest {
            0
        } else {
            let own = before.iter().map(|(_, lane)| *lane).find(|lane| *lane > 0);
            lane_for(&mut lanes, own, begins, place_ends)
        };
        ends.insert(rung.stop.id, (place_ends, lane));
        places.push(Place {
            stop: rung.stop.id,
            lane,
            begins,
            works,
            ends: place_ends,
        });
    }
    places
}

/// Takes room in the lane of the stop before if it is free there, else in the first that is free.
fn lane_for(lanes: &mut Vec<f64>, own: Option<usize>, begins: f64, ends: f64) -> usize {
    let free = |lane: usize| lanes.get(lane).is_some_and(|end| *end <= begins + 0.5);
    let lane = own
        .filter(|lane| free(*lane))
        .or_else(|| (1..lanes.len()).find(|lane| free(*lane)))
        .unwrap_or(lanes.len());
    if lane == lanes.len() {
        lanes.push(0.0);
    }
    if let Some(end) = lanes.get_mut(lane) {
        *end = ends;
    }
    lane
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a panic is a failed test")]

    use super::*;
    use crate::{
        formats::sketch,
        model::{Figure, PathId, Record},
    };

    /// A stop with its wait and its work.
    type Times<'a> = (&'a str, Option<f64>, Option<f64>);

    /// Returns each stop as `node@lane begins-works-ends`, in whole points.
    fn drawn(sketch: &str, figures: &[Times<'_>], width: f64) -> String {
        let mut map = sketch::parse(sketch).unwrap();
        for (stop, wait, work) in figures {
            let id = StopId::new(stop).unwrap();
            let mut stop = map.stop(id).unwrap().clone();
            stop.wait = wait.map(Figure::guess);
            stop.work = work.map(Figure::guess);
            map.put(id.into(), Some(Record::from(stop)));
        }
        let path = PathId::new("p").unwrap();
        let figures = PathFigures::of(&map, path);
        let places = places(&map, &figures, width);
        let words = places.iter().map(|place| {
            let [begins, works, ends] =
                [place.begins, place.works, place.ends].map(|x| x.round().to_string());
            format!("{}@{} {begins}-{works}-{ends}", place.stop, place.lane)
        });
        words.collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn stops_are_placed_to_scale_and_branches_side_by_side() {
        let (zero, one, two, four) = (Some(0.0), Some(1.0), Some(2.0), Some(4.0));
        let rows: [(&str, &[Times<'_>], &str); 4] = [
            (
                "A B; p: A > B",
                &[("p-a", four, one), ("p-b", four, one)],
                "p-a@0 0-400-500, p-b@0 500-900-1000",
            ),
            (
                "A B C D; p: A > B + C > D",
                &[
                    ("p-a", zero, one),
                    ("p-b", zero, one),
                    ("p-c", one, one),
                    ("p-d", zero, two),
                ],
                "p-a@0 0-0-200, p-b@1 200-200-400, p-c@0 200-400-600, p-d@0 600-600-1000",
            ),
            // What is unknown has a short piece; the rest is to scale.
            (
                "A B; p: A > B",
                &[("p-a", None, one), ("p-b", one, None)],
                "p-a@0 0-26-500, p-b@0 500-974-1000",
            ),
            // Where nothing is known, there is room for all of it.
            (
                "A B; p: A > B",
                &[("p-a", None, None), ("p-b", None, None)],
                "p-a@0 0-250-500, p-b@0 500-750-1000",
            ),
        ];
        for (sketch, figures, expected) in rows {
            assert_eq!(drawn(sketch, figures, 1_000.0), expected, "{sketch}");
        }
        assert_eq!(drawn("A; p:", &[], 1_000.0), "");
    }
}
