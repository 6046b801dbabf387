//! Moves things on one axis apart: as little as possible, in their order, each within its range.
//!
//! Blocks of things that push each other are merged until nothing pushes any more (after Dwyer, Marriott
//! and Stuckey 2006), each block at the mean of what its members want.

#![expect(
    clippy::indexing_slicing,
    reason = "a numeric kernel over dense arrays of its own making"
)]

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
    let things: Vec<Thing> = wanted.map(|wanted| Thing { wanted, range }).collect();
    let apart: Vec<(usize, usize)> = (1..things.len()).map(|thing| (thing - 1, thing)).collect();
    separated(&things, &apart, distance).unwrap_or_default()
}

/// Returns places that keep every pair of `apart`, whose first must come before its second, at least
/// `distance` from each other; or `None` if the ranges leave no room for that. Things are in an order in
/// which no pair points backward.
pub(super) fn separated(
    things: &[Thing],
    apart: &[(usize, usize)],
    distance: f64,
) -> Option<Vec<f64>> {
    let mut pairs_of: Vec<Vec<usize>> = vec![Vec::new(); things.len()];
    for (pair, (one, other)) in apart.iter().enumerate() {
        pairs_of[*one].push(pair);
        pairs_of[*other].push(pair);
    }
    let mut blocks: Vec<Option<Block>> = Vec::with_capacity(things.len());
    // The block of each thing, and how far behind the block's place it stands.
    let mut home: Vec<(usize, f64)> = Vec::with_capacity(things.len());
    for (thing, it) in things.iter().enumerate() {
        home.push((thing, 0.0));
        blocks.push(Some(Block {
            members: vec![(thing, 0.0)],
            at: it.wanted.clamp(it.range.0, it.range.1.max(it.range.0)),
        }));
        let mut block = thing;
        while let Some((one, other)) =
            worst(&blocks, &home, apart, &pairs_of, distance, block, thing)
        {
            // The other block joins so that the pair stands just far enough apart.
            let gap = distance;
            let (into, joins) = if home[other].0 == block {
                (home[one].0, block)
            } else {
                (block, home[other].0)
            };
            let shift = home[one].1 + gap - home[other].1;
            let joined = blocks[joins].take()?;
            for (member, behind) in joined.members {
                home[member] = (into, behind + shift);
                blocks[into]
                    .as_mut()?
                    .members
                    .push((member, behind + shift));
            }
            let merged = blocks[into].as_mut()?;
            merged.at = place(merged, things)?;
            block = into;
        }
    }
    let at = |(block, behind): &(usize, f64)| Some(blocks[*block].as_ref()?.at + behind);
    home.iter().map(at).collect()
}

/// Returns the pair with a member in `block` that is least far apart, if it is not far enough. Only
/// things up to `last` have a place yet.
fn worst(
    blocks: &[Option<Block>],
    home: &[(usize, f64)],
    apart: &[(usize, usize)],
    pairs_of: &[Vec<usize>],
    distance: f64,
    block: usize,
    last: usize,
) -> Option<(usize, usize)> {
    let at = |thing: usize| Some(blocks[home[thing].0].as_ref()?.at + home[thing].1);
    let mut worst = None;
    let mut least = -1e-6;
    for (member, _) in &blocks[block].as_ref()?.members {
        for pair in &pairs_of[*member] {
            let (one, other) = apart[*pair];
            if one > last || other > last || home[one].0 == home[other].0 {
                continue;
            }
            let slack = at(other)? - at(one)? - distance;
            if slack < least {
                least = slack;
                worst = Some((one, other));
            }
        }
    }
    worst
}

/// Returns where a block stands best, or `None` if its members' ranges have nothing in common.
fn place(block: &Block, things: &[Thing]) -> Option<f64> {
    let (mut low, mut high, mut sum) = (f64::NEG_INFINITY, f64::INFINITY, 0.0);
    for (member, behind) in &block.members {
        let thing = &things[*member];
        low = low.max(thing.range.0 - behind);
        high = high.min(thing.range.1 - behind);
        sum += thing.wanted - behind;
    }
    let mean = sum / block.members.len() as f64;
    (low <= high + 1e-9).then(|| mean.clamp(low, high.max(low)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a panic is a failed test")]

    use super::*;

    fn free(wanted: f64) -> Thing {
        let range = (-1e3, 1e3);
        Thing { wanted, range }
    }

    fn placed(things: &[Thing], apart: &[(usize, usize)]) -> Vec<f64> {
        let places = separated(things, apart, 10.0).unwrap();
        places.iter().map(|at| (at * 10.0).round() / 10.0).collect()
    }

    #[test]
    fn things_in_one_place_stand_evenly_around_it() {
        let chain = [(0, 1), (1, 2)];
        let rows: [(&[f64], &[(usize, usize)], &[f64]); 5] = [
            (&[5.0, 5.0, 5.0], &chain, &[-5.0, 5.0, 15.0]),
            (&[5.0, 5.0], &[(0, 1)], &[0.0, 10.0]),
            (&[0.0, 40.0, 40.0], &chain, &[0.0, 35.0, 45.0]),
            // Those that are not side by side may stand in one place.
            (&[5.0, 5.0, 5.0], &[(0, 1)], &[0.0, 10.0, 5.0]),
            (&[0.0, 9.0, 2.0], &[(0, 1), (0, 2)], &[-1.0, 9.0, 9.0]),
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
        let things = [narrow((0.0, 9.0)), narrow((0.0, 9.0))];
        assert_eq!(separated(&things, &[(0, 1)], 10.0), None);
    }
}
