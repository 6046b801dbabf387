//! Moves things on one axis apart: as little as possible, in their order, each within its range.
//!
//! Blocks of things that push each other are merged until nothing pushes any more (after Dwyer, Marriott
//! and Stuckey 2006), each block at the mean of what its members want.

#![expect(
    clippy::indexing_slicing,
    reason = "a numeric kernel over dense arrays of its own making"
)]

use std::collections::BTreeSet;

/// A thing on an axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Thing {
    pub(super) wanted: f64,
    pub(super) range: (f64, f64),
}

/// Things that stand at a fixed distance from each other.
#[derive(Clone, Debug)]
struct Block {
    /// Each member, and how far behind the block's place it stands.
    members: Vec<(usize, f64)>,
    at: f64,
}

/// Returns places for things in a row, each as near as possible to where it is wanted and at least
/// `distance` from the next. They are given in their order.
pub fn spread(wanted: impl Iterator<Item = f64>, distance: f64) -> Vec<f64> {
    let range = (f64::NEG_INFINITY, f64::INFINITY);
    let things: Vec<_> = wanted.map(|wanted| (wanted, range, 0.0)).collect();
    spread_within(&things, distance).unwrap_or_default()
}

/// The same for things that may each be moved only within a range and reach so far to both sides; `None` if
/// there is no room.
pub fn spread_within(things: &[(f64, (f64, f64), f64)], distance: f64) -> Option<Vec<f64>> {
    let thing = |(wanted, range, _): &(f64, (f64, f64), f64)| Thing {
        wanted: *wanted,
        range: *range,
    };
    let reach = |(_, _, reach): &(f64, (f64, f64), f64)| *reach;
    let pairs = things.iter().zip(things.iter().skip(1)).enumerate();
    let apart = pairs.map(|(i, (one, other))| (i, i + 1, distance + reach(one) + reach(other)));
    let apart: Vec<Apart> = apart.collect();
    let things: Vec<Thing> = things.iter().map(thing).collect();
    separated(&things, &apart, distance)
}

/// Two things, and how far apart they are to be.
pub(super) type Apart = (usize, usize, f64);

/// Returns places that keep every pair of `apart`, whose first must come before its second, as far from
/// each other as it says. Where the ranges leave no room for that, those that push each other there
/// stand closer, evenly: first those that would be farther apart than `distance`, then all. `None` if they
/// have no room at all. Things are in an order in which no pair points backward.
pub(super) fn separated(things: &[Thing], apart: &[Apart], distance: f64) -> Option<Vec<f64>> {
    /// Each crowd that has too little room takes a few.
    const TRIES: usize = 60;
    let n_tries = TRIES + apart.len();
    let roomy: Vec<bool> = apart.iter().map(|(_, _, gap)| *gap > distance).collect();
    let mut apart = apart.to_vec();
    for _ in 0..n_tries {
        match try_apart(things, &apart) {
            Ok(places) => return Some(places),
            Err(crowd) => {
                let pairs = apart.iter_mut().zip(&roomy);
                let crowded = pairs
                    .filter(|((one, other, _), _)| crowd.contains(one) && crowd.contains(other));
                closer(crowded.map(|((_, _, gap), roomy)| (gap, *roomy)), distance);
            }
        }
    }
    None
}

/// Brings things closer that have too little room: those that have some to spare to what the closest of them
/// have, or all of them a step.
fn closer<'a>(gaps: impl Iterator<Item = (&'a mut f64, bool)>, distance: f64) {
    const STEP: f64 = 0.85;
    let mut gaps: Vec<_> = gaps.collect();
    let spare = gaps
        .iter()
        .filter(|(_, roomy)| *roomy)
        .map(|(gap, _)| **gap);
    let (least, most) = spare.fold((f64::INFINITY, distance), |(least, most), gap| {
        (least.min(gap), most.max(gap))
    });
    if most <= distance {
        for (gap, _) in &mut gaps {
            **gap *= STEP;
        }
        return;
    }
    let next = if least < most { least } else { most * STEP };
    for (gap, _) in &mut gaps {
        **gap = gap.min(next.max(distance));
    }
}

/// Returns places that keep each pair its gap apart, or those things that have too little room for it.
fn try_apart(things: &[Thing], apart: &[Apart]) -> Result<Vec<f64>, BTreeSet<usize>> {
    let mut pairs_of: Vec<Vec<usize>> = vec![Vec::new(); things.len()];
    for (pair, (one, other, _)) in apart.iter().enumerate() {
        pairs_of[*one].push(pair);
        pairs_of[*other].push(pair);
    }
    let mut row = Row {
        things,
        apart,
        pairs_of,
        blocks: Vec::with_capacity(things.len()),
        home: Vec::with_capacity(things.len()),
    };
    for (thing, it) in things.iter().enumerate() {
        row.home.push((thing, 0.0));
        row.blocks.push(Block {
            members: vec![(thing, 0.0)],
            at: it.wanted.clamp(it.range.0, it.range.1.max(it.range.0)),
        });
        let mut block = thing;
        while let Some(pair) = row.worst(block) {
            block = row.join(pair, block)?;
        }
    }
    let at = |(block, behind): &(usize, f64)| row.blocks[*block].at + behind;
    Ok(row.home.iter().map(at).collect())
}

/// The things that have a place so far.
struct Row<'a> {
    things: &'a [Thing],
    apart: &'a [Apart],
    /// The pairs that each thing is in.
    pairs_of: Vec<Vec<usize>>,
    blocks: Vec<Block>,
    /// The block of each thing, and how far behind the block's place it stands.
    home: Vec<(usize, f64)>,
}

impl Row<'_> {
    /// Returns the pair with a member in a block that is least far apart, if it is not far enough.
    fn worst(&self, block: usize) -> Option<usize> {
        let mut worst = None;
        let mut least_slack = -1e-6;
        for (member, _) in &self.blocks[block].members {
            for pair in &self.pairs_of[*member] {
                let (one, other, gap) = self.apart[*pair];
                let homes = self.home.get(one).zip(self.home.get(other));
                let Some((one, other)) = homes.filter(|(one, other)| one.0 != other.0) else {
                    continue;
                };
                let at = |home: &(usize, f64)| self.blocks[home.0].at + home.1;
                let slack = at(other) - at(one) - gap;
                if slack < least_slack {
                    least_slack = slack;
                    worst = Some(*pair);
                }
            }
        }
        worst
    }

    /// Joins the blocks of a pair so that it stands just far enough apart, and returns the block.
    fn join(&mut self, pair: usize, block: usize) -> Result<usize, BTreeSet<usize>> {
        let (one, other, gap) = self.apart[pair];
        let way = self.home[one].1 + gap - self.home[other].1;
        let (into, joins, shift) = if self.home[other].0 == block {
            (self.home[one].0, block, way)
        } else {
            (block, self.home[other].0, way)
        };
        for (member, behind) in std::mem::take(&mut self.blocks[joins].members) {
            self.home[member] = (into, behind + shift);
            self.blocks[into].members.push((member, behind + shift));
        }
        let members = || self.blocks[into].members.iter();
        match place(members(), self.things) {
            Some(at) => {
                self.blocks[into].at = at;
                Ok(into)
            }
            None => Err(members().map(|(member, _)| *member).collect()),
        }
    }
}

/// Returns where a block stands best, or `None` if its members' ranges have nothing in common.
fn place<'a>(
    members: impl ExactSizeIterator<Item = &'a (usize, f64)>,
    things: &[Thing],
) -> Option<f64> {
    let (mut low, mut high, mut sum) = (f64::NEG_INFINITY, f64::INFINITY, 0.0);
    let n_members = members.len();
    for (member, behind) in members {
        let thing = &things[*member];
        low = low.max(thing.range.0 - behind);
        high = high.min(thing.range.1 - behind);
        sum += thing.wanted - behind;
    }
    let mean = sum / n_members as f64;
    (low <= high + 1e-9).then(|| mean.clamp(low, high.max(low)))
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::indexing_slicing,
        reason = "a panic is a failed test"
    )]

    use super::*;

    type Pairs<'a> = &'a [(usize, usize)];

    fn free(wanted: f64) -> Thing {
        let range = (-1e3, 1e3);
        Thing { wanted, range }
    }

    fn by_ten(apart: Pairs<'_>) -> Vec<Apart> {
        apart
            .iter()
            .map(|(one, other)| (*one, *other, 10.0))
            .collect()
    }

    fn placed(things: &[Thing], apart: Pairs<'_>) -> Vec<f64> {
        let places = separated(things, &by_ten(apart), 10.0).unwrap();
        places.iter().map(|at| (at * 10.0).round() / 10.0).collect()
    }

    #[test]
    fn things_in_one_place_stand_evenly_around_it() {
        let chain = [(0, 1), (1, 2)];
        let rows: [(&[f64], Pairs<'_>, &[f64]); 4] = [
            (&[5.0, 5.0, 5.0], &chain, &[-5.0, 5.0, 15.0]),
            (&[5.0, 5.0], &[(0, 1)], &[0.0, 10.0]),
            (&[0.0, 40.0, 40.0], &chain, &[0.0, 35.0, 45.0]),
            // Those that are not side by side may stand in one place.
            (&[5.0, 5.0, 5.0], &[(0, 1)], &[0.0, 10.0, 5.0]),
        ];
        for (wanted, apart, expected) in rows {
            let things: Vec<Thing> = wanted.iter().map(|at| free(*at)).collect();
            assert_eq!(placed(&things, apart), expected, "{wanted:?}");
        }
    }

    #[test]
    fn a_range_pushes_back_and_may_leave_no_room() {
        let narrow = |range| Thing { wanted: 5.0, range };
        let things = [free(5.0), narrow((0.0, 6.0))];
        assert_eq!(placed(&things, &[(0, 1)]), [-4.0, 6.0]);
        // Closer than asked for, and no closer than there is room.
        let things = [
            narrow((0.0, 9.0)),
            narrow((0.0, 9.0)),
            free(30.0),
            free(30.0),
        ];
        let places = separated(&things, &by_ten(&[(0, 1), (2, 3)]), 10.0).unwrap();
        assert!((7.0..=9.0).contains(&(places[1] - places[0])), "{places:?}");
        assert!((places[3] - places[2] - 10.0).abs() < 1e-9, "{places:?}");
        let things = [narrow((5.0, 6.0)), narrow((0.0, 1.0))];
        assert_eq!(separated(&things, &by_ten(&[(0, 1)]), 10.0), None);
    }

    #[test]
    fn those_that_stand_far_apart_give_way_first() {
        let within = |high| {
            let range = (0.0, high);
            let thing = Thing { wanted: 5.0, range };
            let places = separated(&[thing; 3], &[(0, 1, 20.0), (1, 2, 10.0)], 10.0).unwrap();
            [places[1] - places[0], places[2] - places[1]]
        };
        let [far, near] = within(40.0);
        assert!((far - 20.0).abs() < 1e-9 && (near - 10.0).abs() < 1e-9);
        let [far, near] = within(25.0);
        assert!((10.0..15.0).contains(&far), "{far}");
        assert!((near - 10.0).abs() < 1e-9, "{near}");
        // Both alike once there is no more room for that.
        let [far, near] = within(15.0);
        assert!(far < 7.5 && (far - near).abs() < 1e-9, "{far} {near}");
    }
}
