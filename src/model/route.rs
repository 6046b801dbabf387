//! The route of a delivery path: its stops in the order of their numbers.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, BinaryHeap},
    sync::Arc,
};

use super::{Map, NodeKind, PathId, RecordId, Stop, StopId};

/// A stop with its place in the order of its path.
#[derive(Clone, Debug, PartialEq)]
pub struct NumberedStop {
    pub stop: Arc<Stop>,
    /// Counted from 1; none for a visit to an outside or a goal, which are no handoffs.
    pub number: Option<usize>,
}

impl Map {
    /// Returns the stops of a path in the order of their numbers: what follows comes later, ties go
    /// by the height of the node and then by id.
    ///
    /// Stops that follow each other in a circle, which is a problem to show, come last.
    pub fn route(&self, path: PathId) -> Vec<NumberedStop> {
        let mut n_before = BTreeMap::new();
        let mut followers: BTreeMap<StopId, Vec<StopId>> = BTreeMap::new();
        for stop in self.stops_of(path) {
            let before: BTreeSet<StopId> = self.before(stop).collect();
            n_before.insert(stop.id, before.len());
            for before in before {
                followers.entry(before).or_default().push(stop.id);
            }
        }
        let mut ready: BinaryHeap<_> = n_before
            .iter()
            .filter(|(_, n)| **n == 0)
            .map(|(id, _)| Reverse(self.height_of(*id)))
            .collect();
        let mut order = Vec::with_capacity(n_before.len());
        while let Some(Reverse((_, id))) = ready.pop() {
            order.push(id);
            n_before.remove(&id);
            for follower in followers.get(&id).into_iter().flatten() {
                let Some(n) = n_before.get_mut(follower) else {
                    continue;
                };
                *n -= 1;
                if *n == 0 {
                    ready.push(Reverse(self.height_of(*follower)));
                }
            }
        }
        order.extend(n_before.into_keys());
        self.numbered(&order)
    }

    /// Returns the stops that a stop follows, those of other paths and those that are gone left out.
    pub fn before(&self, stop: &Stop) -> impl Iterator<Item = StopId> {
        let (id, path) = (stop.id, stop.path);
        let on_path = move |before: &StopId| {
            *before != id && self.stop(*before).is_some_and(|stop| stop.path == path)
        };
        stop.after.clone().into_iter().filter(on_path)
    }

    /// Returns the stops of the same path that follow a stop, in the order of their ids.
    pub fn following(&self, stop: StopId) -> impl Iterator<Item = &Arc<Stop>> {
        let path = self.stop(stop).map(|stop| stop.path);
        self.referrers(stop.into()).filter_map(move |id| match id {
            RecordId::Stop(id) => self.stop_record(id).filter(|follower| {
                Some(follower.path) == path && follower.after.contains(&stop) && id != stop
            }),
            _ => None,
        })
    }

    /// Returns whether one stop comes before another, directly or through others.
    pub fn comes_before(&self, early: StopId, late: StopId) -> bool {
        let mut seen = BTreeSet::new();
        let mut open = vec![late];
        while let Some(id) = open.pop() {
            for before in self.stop(id).iter().flat_map(|stop| &stop.after) {
                if *before == early {
                    return true;
                }
                if seen.insert(*before) {
                    open.push(*before);
                }
            }
        }
        false
    }

    /// Returns whether a path counts visits to a node: not to an outside or a goal.
    pub fn counts_visits(&self, stop: &Stop) -> bool {
        let kind = self.node(stop.node).map(|node| &node.kind);
        !matches!(kind, Some(NodeKind::Outside | NodeKind::Goal))
    }

    fn numbered(&self, order: &[StopId]) -> Vec<NumberedStop> {
        let mut n = 0;
        let stops = order.iter().filter_map(|id| self.stop_record(*id));
        stops
            .map(|stop| NumberedStop {
                stop: Arc::clone(stop),
                number: self.counts_visits(stop).then(|| {
                    n += 1;
                    n
                }),
            })
            .collect()
    }

    /// Returns what stops that are alike otherwise are sorted by: hundredths of a map unit, then id.
    fn height_of(&self, id: StopId) -> (i64, StopId) {
        let node = self.stop(id).and_then(|stop| self.node(stop.node));
        #[expect(
            clippy::cast_possible_truncation,
            reason = "places are far smaller, and a cast does not wrap"
        )]
        let height = node.map_or(i64::MAX, |node| (node.pos.y * 100.0) as i64);
        (height, id)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a panic is a failed test")]

    use super::*;
    use crate::model::{DeliveryPath, Node, NodeId, Point, Record};

    fn put(map: &mut Map, record: impl Into<Record>) {
        let record = record.into();
        map.put(record.id(), Some(record));
    }

    /// Puts a path of stops `name@y` that follow those after `<`.
    fn numbers(stops: &[(&str, NodeKind, f64, &[&str])]) -> String {
        let mut map = Map::default();
        let path = PathId::new("p").unwrap();
        put(&mut map, DeliveryPath::new(path, "P"));
        for (name, kind, y, after) in stops {
            let node = NodeId::new(name).unwrap();
            put(
                &mut map,
                Node::new(node, kind.clone(), name, Point::new(0.0, *y)),
            );
            let stop = Stop::new(StopId::new(name).unwrap(), path, node);
            let after = after.iter().map(|id| StopId::new(id).unwrap());
            put(&mut map, stop.following(after));
        }
        let words = map.route(path).into_iter().map(|numbered| {
            let number = numbered.number.map_or("-".to_owned(), |n| n.to_string());
            format!("{number} {}", numbered.stop.id)
        });
        words.collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn stops_are_numbered_in_their_order_and_ties_from_above() {
        use NodeKind::{Goal, Outside, Team};
        let row = numbers(&[
            ("z", Outside, 0.0, &[]),
            ("a", Team, 50.0, &["z"]),
            ("b", Team, 10.0, &["z"]),
            ("c", Team, 0.0, &["a", "b"]),
            ("g", Goal, 0.0, &["c", "gone"]),
        ]);
        assert_eq!(row, "- z, 1 b, 2 a, 3 c, - g");
    }

    #[test]
    fn stops_in_a_circle_come_last_and_none_is_lost() {
        use NodeKind::Team;
        let row = numbers(&[
            ("a", Team, 0.0, &["a"]),
            ("b", Team, 0.0, &["c"]),
            ("c", Team, 0.0, &["b", "b"]),
        ]);
        assert_eq!(row, "1 a, 2 b, 3 c");
    }
}
