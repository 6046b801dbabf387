//! Moves lines that share a stretch apart, so that they run side by side, evenly spaced.

#![expect(
    clippy::indexing_slicing,
    reason = "a numeric kernel over dense arrays of its own making"
)]

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
};

use crate::model::Point;

use super::{
    bundle::{Bundle, Piece, Sides, Strand},
    separate::{Thing, separated},
    spacing::{LANE, same},
};

/// Pieces whose lines are farther apart than this do not push each other.
const FAR: f64 = 60.0;
/// How far apart a path runs from itself, where there is room.
const TURN: f64 = LANE * 1.8;

/// A piece of one strand, or the piece that strands of one path begin or end with together.
struct Lane {
    members: Vec<Piece>,
    at: f64,
    low: f64,
    high: f64,
    range: (f64, f64),
    /// The middles of the boxes where it ends with a mark, and how much room that takes.
    marks: Vec<(Point, f64)>,
    /// The path that runs here.
    line: usize,
}

/// Where a strand came to run.
#[derive(Clone, Debug, PartialEq)]
pub struct Laid {
    pub points: Vec<Point>,
    /// How far the middle of the nearest line beside it is; [`LANE`] where there is room enough.
    pub room: f64,
}

/// Returns the strands with lines that share a stretch side by side.
pub fn side_by_side(strands: &[Strand]) -> Vec<Laid> {
    let laid = |strand: &Strand| Laid {
        points: strand.points.clone(),
        room: LANE,
    };
    let mut all: Vec<Laid> = strands.iter().map(laid).collect();
    let bundle = Bundle::of(strands);
    let mut sides = Sides::new();
    for level in [true, false] {
        let lanes = lanes_of(strands, level);
        for (lane, (at, room)) in lanes.iter().zip(places(&bundle, &lanes, &mut sides)) {
            for (strand, piece) in &lane.members {
                let laid = &mut all[*strand];
                laid.room = laid.room.min(room);
                for corner in [*piece, piece + 1] {
                    let point = &mut laid.points[corner];
                    if level {
                        point.y = at;
                    } else {
                        point.x = at;
                    }
                }
            }
        }
    }
    all
}

/// Returns the lanes of all level or all upright pieces, from one side to the other.
fn lanes_of(strands: &[Strand], level: bool) -> Vec<Lane> {
    let mut lanes: Vec<Lane> = Vec::new();
    let mut lane_of: Vec<Vec<Option<usize>>> = Vec::with_capacity(strands.len());
    for (i, strand) in strands.iter().enumerate() {
        let mut own = vec![None; strand.ranges.len()];
        for (piece, range) in strand.ranges.iter().enumerate() {
            let (one, other) = (strand.points[piece], strand.points[piece + 1]);
            if same(one.y, other.y) != level {
                continue;
            }
            let (at, from, to) = if level {
                (one.y, one.x, other.x)
            } else {
                (one.x, one.y, other.y)
            };
            let lane = shared_lane(strands, &lane_of, i, piece).unwrap_or_else(|| {
                lanes.push(Lane {
                    members: Vec::new(),
                    at,
                    low: from.min(to),
                    high: from.max(to),
                    range: *range,
                    marks: Vec::new(),
                    line: strand.line,
                });
                lanes.len() - 1
            });
            own[piece] = Some(lane);
            let lane = &mut lanes[lane];
            lane.marks.extend(marks(strand, piece));
            lane.members.push((i, piece));
            lane.low = lane.low.min(from.min(to));
            lane.high = lane.high.max(from.max(to));
            lane.range.0 = lane.range.0.max(range.0).min(at);
            lane.range.1 = lane.range.1.min(range.1).max(at);
        }
        lane_of.push(own);
    }
    lanes.sort_by(|one, other| one.at.total_cmp(&other.at));
    lanes
}

/// Returns the ends of a strand that a piece leads to and that have a mark: the middle of the box there,
/// and how much room the mark takes.
fn marks(strand: &Strand, piece: usize) -> impl Iterator<Item = (Point, f64)> {
    let n_pieces = strand.points.len() - 1;
    let here = [piece == 0, piece + 1 == n_pieces];
    let ends = strand.boxes.iter().zip(strand.marks).zip(here);
    ends.filter(|((_, mark), here)| *here && *mark > 0.0)
        .map(|((rect, mark), _)| (rect.center(), mark))
}

/// Returns how far apart two lanes run where there is room: so far that their marks stand side by side.
fn gap(one: &Lane, other: &Lane) -> f64 {
    let both = one.marks.iter().flat_map(|(at, mark)| {
        let beside = other.marks.iter().filter(move |(other, _)| other == at);
        beside.map(move |(_, other)| f64::midpoint(*mark, *other))
    });
    // A path that comes back beside itself would look like one thick line.
    let beside = one.high.min(other.high) - one.low.max(other.low) > LANE;
    let least = if one.line == other.line && beside {
        TURN
    } else {
        LANE
    };
    both.fold(least, f64::max)
}

/// Returns the lane of an earlier strand of the same path that begins or ends with the same pieces.
fn shared_lane(
    strands: &[Strand],
    lane_of: &[Vec<Option<usize>>],
    i: usize,
    piece: usize,
) -> Option<usize> {
    let strand = &strands[i];
    // The strands of a path come one after the other.
    for (j, lanes) in lane_of.iter().enumerate().rev() {
        let other = &strands[j];
        if other.line != strand.line {
            return None;
        }
        if other.back || strand.back {
            continue;
        }
        if other.ends[0] == strand.ends[0] && begins_alike(&strand.points, &other.points, piece) {
            return lanes.get(piece).copied().flatten();
        }
        let (behind, n) = (strand.points.len() - piece, other.points.len());
        if other.ends[1] == strand.ends[1]
            && behind <= n
            && ends_alike(&strand.points, &other.points, behind - 2)
        {
            return lanes.get(n - behind).copied().flatten();
        }
    }
    None
}

/// Returns whether two lines are the same up to a piece, and set out on it in the same direction.
fn begins_alike(one: &[Point], other: &[Point], piece: usize) -> bool {
    one.get(..=piece) == other.get(..=piece)
        && match (one.get(piece + 1), other.get(piece + 1)) {
            (Some(end), Some(other_end)) => {
                let (way, other_way) = (*end - one[piece], *other_end - one[piece]);
                way.x * other_way.x + way.y * other_way.y > 0.0
                    && same(way.x * other_way.y, way.y * other_way.x)
            }
            _ => false,
        }
}

/// Returns whether two lines are the same behind a piece, `n_behind` pieces before the end.
fn ends_alike(one: &[Point], other: &[Point], n_behind: usize) -> bool {
    let turned = |points: &[Point]| {
        points
            .iter()
            .rev()
            .take(n_behind + 2)
            .copied()
            .collect::<Vec<_>>()
    };
    begins_alike(&turned(one), &turned(other), n_behind)
}

/// Returns where each lane comes to run, and how far the nearest lane beside it is.
fn places(bundle: &Bundle<'_>, lanes: &[Lane], sides: &mut Sides) -> Vec<(f64, f64)> {
    let mut places: Vec<(f64, f64)> = lanes.iter().map(|lane| (lane.at, LANE)).collect();
    for group in groups(bundle, lanes) {
        let (open, mut known): (Vec<Pair>, Vec<Pair>) = group
            .pairs
            .iter()
            .partition(|pair| pair.order == Ordering::Equal);
        let decided = open.iter().map(|pair| Pair {
            order: match (first(lanes, pair.one), first(lanes, pair.other)) {
                (Some(one), Some(other)) => bundle.decided(one, other, sides),
                _ => Ordering::Equal,
            },
            ..*pair
        });
        known.extend(decided);
        let order = sorted(&group.lanes, &known, lanes);
        let ranks: BTreeMap<usize, usize> = order.iter().copied().zip(0..).collect();
        let rank = |lane: usize| ranks.get(&lane).copied().unwrap_or_default();
        for pair in open {
            let order = rank(pair.one).cmp(&rank(pair.other));
            if let (Some(one), Some(other)) = (first(lanes, pair.one), first(lanes, pair.other)) {
                bundle.decide(one, other, order, sides);
            }
        }
        let things: Vec<Thing> = order
            .iter()
            .map(|lane| Thing {
                wanted: lanes[*lane].at,
                range: lanes[*lane].range,
            })
            .collect();
        let pairs = group.pairs.iter().map(|pair| {
            let (one, other) = (rank(pair.one), rank(pair.other));
            (
                one.min(other),
                one.max(other),
                gap(&lanes[pair.one], &lanes[pair.other]),
            )
        });
        let found = separated(&things, &pairs.collect::<Vec<_>>(), LANE);
        for (lane, at) in order.iter().zip(found.into_iter().flatten()) {
            places[*lane].0 = at;
        }
        for pair in &group.pairs {
            let apart = (places[pair.one].0 - places[pair.other].0).abs();
            for lane in [pair.one, pair.other] {
                places[lane].1 = places[lane].1.min(apart);
            }
        }
    }
    places
}

/// Lanes that push each other, directly or through others.
struct Group {
    lanes: Vec<usize>,
    pairs: Vec<Pair>,
}

/// Two lanes that push each other, and which comes first if something tells.
#[derive(Clone, Copy)]
struct Pair {
    one: usize,
    other: usize,
    order: Ordering,
}

fn first(lanes: &[Lane], lane: usize) -> Option<Piece> {
    lanes[lane].members.first().copied()
}

fn groups(bundle: &Bundle<'_>, lanes: &[Lane]) -> Vec<Group> {
    let mut by_start: Vec<usize> = (0..lanes.len()).collect();
    by_start.sort_by(|one, other| {
        lanes[*one]
            .low
            .total_cmp(&lanes[*other].low)
            .then(one.cmp(other))
    });
    let mut open: BTreeSet<usize> = BTreeSet::new();
    let mut pairs = Vec::new();
    let mut group_of: Vec<usize> = (0..lanes.len()).collect();
    for i in by_start {
        open.retain(|other| lanes[*other].high > lanes[i].low);
        let near = |other: &&usize| (lanes[**other].at - lanes[i].at).abs() <= FAR;
        for other in open.iter().filter(near) {
            pairs.push(Pair {
                one: i,
                other: *other,
                order: order_of(bundle, &lanes[i], &lanes[*other]),
            });
            let (one, two) = (root(&group_of, i), root(&group_of, *other));
            group_of[one.max(two)] = one.min(two);
        }
        open.insert(i);
    }
    let mut groups: Vec<Option<Group>> = lanes.iter().map(|_| None).collect();
    for lane in 0..lanes.len() {
        let group = groups[root(&group_of, lane)].get_or_insert_with(|| Group {
            lanes: Vec::new(),
            pairs: Vec::new(),
        });
        group.lanes.push(lane);
    }
    for pair in pairs {
        if let Some(group) = &mut groups[root(&group_of, pair.one)] {
            group.pairs.push(pair);
        }
    }
    let groups = groups.into_iter().flatten();
    groups.filter(|group| group.lanes.len() > 1).collect()
}

fn root(group_of: &[usize], mut lane: usize) -> usize {
    while group_of[lane] != lane {
        lane = group_of[lane];
    }
    lane
}

/// Returns which of two lanes comes first: that of the earlier line, or on one line what crosses less.
fn order_of(bundle: &Bundle<'_>, one: &Lane, other: &Lane) -> Ordering {
    if (one.at - other.at).abs() > 0.5 {
        return one.at.total_cmp(&other.at);
    }
    match (one.members.first(), other.members.first()) {
        (Some(one), Some(other)) => bundle.compare(*one, *other),
        _ => Ordering::Equal,
    }
}

/// Returns lanes so that as few pairs as possible point backward: none unless they go round in a circle,
/// and then the lane that the fewest must come before goes next.
fn sorted(group: &[usize], pairs: &[Pair], lanes: &[Lane]) -> Vec<usize> {
    let mut n_before: Vec<(usize, usize)> = group.iter().map(|lane| (*lane, 0)).collect();
    let place = |lane: usize| group.binary_search(&lane).unwrap_or_default();
    let mut followers: Vec<Vec<usize>> = vec![Vec::new(); n_before.len()];
    for pair in pairs {
        let (one, other) = match pair.order {
            Ordering::Less => (pair.one, pair.other),
            Ordering::Greater => (pair.other, pair.one),
            Ordering::Equal => continue,
        };
        n_before[place(other)].1 += 1;
        followers[place(one)].push(place(other));
    }
    let mut left: BTreeSet<usize> = (0..n_before.len()).collect();
    let mut order = Vec::with_capacity(left.len());
    while let Some(next) = left.iter().copied().min_by(|one, other| {
        let ((one, n_one), (other, n_other)) = (n_before[*one], n_before[*other]);
        let by_place = lanes[one].at.total_cmp(&lanes[other].at);
        n_one.cmp(&n_other).then(by_place).then(one.cmp(&other))
    }) {
        left.remove(&next);
        for follower in &followers[next] {
            n_before[*follower].1 = n_before[*follower].1.saturating_sub(1);
        }
        order.push(n_before[next].0);
    }
    order
}
