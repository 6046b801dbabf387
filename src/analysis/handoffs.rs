//! Hand-offs: how often work passes from one node to another.

use std::collections::BTreeSet;

use crate::model::{Map, NodeId, NumberedStop};

/// Returns how many times a path hands its work on to another node: each way from one counted stop to
/// the next whose node is another one.
///
/// H(p) = #{k: node(sₖ) ≠ node(sₖ₊₁)} (Reinertsen, The Principles of Product Development Flow, 2009);
/// where a path forks or joins, each way counts. A visit to an outside or a goal is no hand-off, and is looked
/// through: from a team to a vendor and back to the team there is none, on to another team there is one.
pub(super) fn handoffs(map: &Map, route: &[NumberedStop], before: &[Vec<usize>]) -> usize {
    let mut n_handoffs = 0;
    // Who last had the work when it comes out of each stop.
    let mut had: Vec<BTreeSet<NodeId>> = Vec::with_capacity(route.len());
    for (numbered, before) in route.iter().zip(before) {
        let node = numbered.stop.node;
        if map.counts_visits(&numbered.stop) {
            let sets = before.iter().filter_map(|place| had.get(*place));
            let gives = sets.map(|givers| givers.iter().filter(|giver| **giver != node).count());
            n_handoffs += gives.sum::<usize>();
            had.push(BTreeSet::from([node]));
        } else {
            let sets = before.iter().filter_map(|place| had.get(*place));
            had.push(sets.flatten().copied().collect());
        }
    }
    n_handoffs
}
