//! Everything that the figures of a map come to, in one go.

use std::{cmp::Ordering, collections::BTreeMap};

use crate::model::{Figure, Map, NodeId, NodeKind, PathId, RecordId};

use super::{
    Bound, Missing, PathFigures, Rung,
    load::{Ask, NodeLoad, Rank},
};

/// The figures of every path, and of every node that a path asks something of.
///
/// Made in one walk over the stops; what a screen shows is kept of it per revision of the map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    paths: BTreeMap<PathId, PathFigures>,
    loads: BTreeMap<NodeId, NodeLoad>,
    /// What was read of each node that a path stops at, none of one that is gone.
    seen: BTreeMap<NodeId, Option<Seen>>,
    /// Whether a path forks or joins, so that the heights of its nodes number its stops.
    forked: bool,
}

impl Figures {
    pub fn of(map: &Map) -> Self {
        let mut seen = BTreeMap::new();
        let mut forked = false;
        let mut paths = BTreeMap::new();
        let mut claims: BTreeMap<NodeId, Claims> = BTreeMap::new();
        for path in map.paths() {
            let figures = PathFigures::of(map, path.id);
            for rung in &figures.rungs {
                let node = rung.stop.node;
                seen.entry(node).or_insert_with(|| Seen::of(map, node));
                let claims = claims.entry(rung.stop.node).or_default();
                let ask = Ask::of(path.id, path.demand.as_ref(), rung);
                if path.demand.is_none() {
                    claims.missing.push(Missing::new(path.id, "demand"));
                }
                if ask.work.is_unknown() {
                    claims.missing.push(Missing::new(rung.stop.id, "work"));
                }
                if ask.passes.bound != Bound::Exact {
                    let chances = figures.missing.iter().filter(|it| it.key == "chance");
                    claims.missing.extend(chances);
                }
                claims.asks.push(ask);
            }
            forked |= !figures.is_chain();
            paths.insert(path.id, figures);
        }
        let mut loads = BTreeMap::new();
        for (id, claims) in claims {
            let node = map.node(id).filter(|node| NodeLoad::works(node));
            if let Some(node) = node {
                loads.insert(id, NodeLoad::of(node, claims.asks, claims.missing));
            }
        }
        rank(&mut loads);
        Self {
            paths,
            loads,
            seen,
            forked,
        }
    }

    /// Returns whether these are the figures of the map after a change to these records, as they are
    /// when nodes were only moved, renamed or related.
    pub fn hold(&self, map: &Map, changed: &[RecordId]) -> bool {
        let same = |id: &RecordId| match *id {
            RecordId::Node(id) => match self.seen.get(&id) {
                Some(seen) => self.is_as_seen(seen.as_ref(), Seen::of(map, id).as_ref()),
                None => true,
            },
            RecordId::Path(_) | RecordId::Stop(_) => false,
            RecordId::Header
            | RecordId::Area(_)
            | RecordId::Relation(_)
            | RecordId::WorkItem(_) => true,
        };
        changed.iter().all(same)
    }

    fn is_as_seen(&self, seen: Option<&Seen>, now: Option<&Seen>) -> bool {
        match (seen, now) {
            (Some(seen), Some(now)) => {
                let level = !self.forked || seen.height.total_cmp(&now.height).is_eq();
                level && seen.kind == now.kind && seen.figures == now.figures
            }
            (seen, now) => seen.is_none() && now.is_none(),
        }
    }

    pub fn path(&self, id: PathId) -> Option<&PathFigures> {
        self.paths.get(&id)
    }

    pub fn load(&self, id: NodeId) -> Option<&NodeLoad> {
        self.loads.get(&id)
    }

    /// Returns the figures of every path in the order of their ids.
    pub fn paths(&self) -> impl ExactSizeIterator<Item = &PathFigures> {
        self.paths.values()
    }

    /// Returns the load of every node that a path asks something of, in the order of their ids.
    pub fn loads(&self) -> impl ExactSizeIterator<Item = &NodeLoad> {
        self.loads.values()
    }

    /// Returns so many of the stops at which work waits longest, the longest wait first; those that wait as
    /// long are in the order of their paths and numbers.
    pub fn longest_waits(&self, most: usize) -> Vec<(PathId, &Rung)> {
        let rungs = self
            .paths()
            .flat_map(|figures| figures.rungs.iter().map(|rung| (figures.path, rung)));
        let mut waits: Vec<(PathId, &Rung)> = Vec::new();
        for (path, rung) in rungs.filter(|(_, rung)| rung.wait.value > 0.0) {
            let longer = |(_, known): &(PathId, &Rung)| known.wait.value >= rung.wait.value;
            let at = waits.partition_point(longer);
            if at < most {
                waits.insert(at, (path, rung));
                waits.truncate(most);
            }
        }
        waits
    }

    /// Returns the loads by their rank, those that have none last.
    pub fn ranking(&self) -> Vec<&NodeLoad> {
        let mut loads: Vec<&NodeLoad> = self.loads.values().collect();
        loads.sort_by_key(|load| load.rank.map_or(usize::MAX, |rank| rank.place));
        loads
    }
}

/// What is asked of one node.
#[derive(Default)]
struct Claims {
    asks: Vec<Ask>,
    missing: Vec<Missing>,
}

/// What figures are made of at a node.
#[derive(Clone, Debug, PartialEq)]
struct Seen {
    kind: NodeKind,
    /// Stops that are alike otherwise are numbered from above.
    height: f64,
    figures: [Option<Figure>; 5],
}

impl Seen {
    fn of(map: &Map, node: NodeId) -> Option<Self> {
        let node = map.node(node)?;
        let figures = [
            &node.parallel,
            &node.reactive,
            &node.coordination,
            &node.debt,
            &node.drag,
        ];
        Some(Self {
            kind: node.kind.clone(),
            height: node.pos.y,
            figures: figures.map(Clone::clone),
        })
    }
}

/// Ranks the nodes by frequency × mean time, the highest first.
fn rank(loads: &mut BTreeMap<NodeId, NodeLoad>) {
    let mut known: Vec<&mut NodeLoad> = loads
        .values_mut()
        .filter(|load| !load.days_spent.is_unknown())
        .collect();
    known.sort_by(|one, other| by_days_spent(other, one));
    let of = known.len();
    let mut last: Option<(f64, usize)> = None;
    for (load, at) in known.into_iter().zip(1..) {
        let days = load.days_spent.value;
        let place = match last {
            Some((equal, place)) if equal.total_cmp(&days) == Ordering::Equal => place,
            _ => at,
        };
        last = Some((days, place));
        load.rank = Some(Rank { place, of });
    }
}

fn by_days_spent(one: &NodeLoad, other: &NodeLoad) -> Ordering {
    one.days_spent.value.total_cmp(&other.days_spent.value)
}
