//! Delivery paths before they are placed: which stops they join, and by which pairs of nodes.

use std::{
    collections::{BTreeMap, HashSet},
    sync::Arc,
};

use crate::model::{DeliveryPath, Map, NodeId, NumberedStop, StopId};

/// Two nodes, the smaller id first: all that goes between them goes one way.
pub(super) type Pair = (NodeId, NodeId);

/// A path with its stops in their order.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) path: Arc<DeliveryPath>,
    pub(super) stops: Vec<NumberedStop>,
    /// From stop to stop, then back.
    pub(super) links: Vec<Link>,
}

/// What a line is to be drawn for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    pub(super) from: (StopId, NodeId),
    pub(super) to: (StopId, NodeId),
    /// At which of its ends the number of a stop may stand: where it arrives, or where a path begins.
    pub(super) numbered: [bool; 2],
    /// Whether it is work that goes back.
    pub(super) back: bool,
}

impl Link {
    pub(super) fn pair(&self) -> Pair {
        let (from, to) = (self.from.1, self.to.1);
        (from.min(to), from.max(to))
    }
}

/// Returns all paths of a map in the order of their ids.
pub(super) fn drafts(map: &Map) -> Vec<Draft> {
    let draft = |path: &Arc<DeliveryPath>| {
        let stops = map.route(path.id);
        let mut links = Vec::new();
        for numbered in &stops {
            let stop = &numbered.stop;
            let to = (stop.id, stop.node);
            for before in map.before(stop).filter_map(|before| map.stop(before)) {
                let from = (before.id, before.node);
                let known = links
                    .iter()
                    .any(|link: &Link| (link.from, link.to) == (from, to));
                if before.node != stop.node && !known {
                    links.push(Link {
                        from,
                        to,
                        numbered: [false; 2],
                        back: false,
                    });
                }
            }
        }
        number_ends(&mut links, &stops);
        for numbered in &stops {
            let stop = &numbered.stop;
            let target = stop.rework.as_ref().and_then(|rework| map.stop(rework.to));
            let target = target.filter(|target| target.path == path.id);
            links.extend(target.map(|target| Link {
                from: (stop.id, stop.node),
                to: (target.id, target.node),
                numbered: [false; 2],
                back: true,
            }));
        }
        Draft {
            path: Arc::clone(path),
            stops,
            links,
        }
    };
    map.paths().map(draft).collect()
}

/// Takes note of where the numbers of stops may stand.
fn number_ends(links: &mut [Link], stops: &[NumberedStop]) {
    let numbered = stops.iter().filter(|stop| stop.number.is_some());
    let numbered: HashSet<StopId> = numbered.map(|numbered| numbered.stop.id).collect();
    let reached: HashSet<StopId> = links.iter().map(|link| link.to.0).collect();
    for link in links {
        let (from, to) = (link.from.0, link.to.0);
        let begins = !reached.contains(&from);
        link.numbered = [begins && numbered.contains(&from), numbered.contains(&to)];
    }
}

/// Returns how many lines go between each two nodes.
pub(super) fn lanes(drafts: &[Draft]) -> BTreeMap<Pair, usize> {
    let mut lanes = BTreeMap::new();
    for link in drafts.iter().flat_map(|draft| &draft.links) {
        if link.from.1 != link.to.1 {
            *lanes.entry(link.pair()).or_default() += 1;
        }
    }
    lanes
}
