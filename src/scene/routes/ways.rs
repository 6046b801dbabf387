//! The ways between the nodes of paths, which are kept while nothing stands in them.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use foldhash::HashMap;

use crate::{
    model::{AreaId, NodeId, Point, Rect},
    routing::{Ground, Way, clearance},
};

use crate::scene::{area::AreaShape, shapes::NodeShape, slots::Slots};

use super::{crossings::one_bend, draft::Pair, rects::Rects};

pub(super) type Nodes = Slots<NodeId, NodeShape>;

/// Where a node, or the name of an area, was and where it is now.
#[derive(Clone, Copy, Debug)]
pub(in crate::scene) struct Moved {
    /// None for the name of an area, which bars no way but may move it.
    pub(in crate::scene) node: Option<NodeId>,
    pub(in crate::scene) from: Option<Rect>,
    pub(in crate::scene) to: Option<Rect>,
}

/// What routes are placed on.
#[derive(Clone, Copy)]
pub(in crate::scene) struct Land<'a> {
    pub(in crate::scene) nodes: &'a Nodes,
    pub(in crate::scene) areas: &'a Slots<AreaId, AreaShape>,
}

impl Land<'_> {
    /// Finds the way between two nodes, or looks anew at what is near one that is known.
    fn way(self, pair: Pair, n_lanes: usize, known: Option<&Way>) -> Option<Way> {
        self.between(pair, |from, to, ground| match known {
            Some(way) => way.clone().surveyed(from, to, ground),
            None => Way::find(from, to, n_lanes, ground),
        })
    }

    /// Returns the ways with one bend between two nodes that run through no other, the shortest first.
    pub(super) fn one_bend_ways(self, pair: Pair, n_lanes: usize) -> Vec<Vec<Point>> {
        let ways = self.between(pair, |from, to, ground| {
            one_bend(from, to, clearance(n_lanes), ground)
        });
        ways.unwrap_or_default()
    }

    /// Returns the way between two nodes where it costs more to leave them by some sides.
    pub(super) fn way_by(self, pair: Pair, n_lanes: usize, dear: [[f64; 4]; 2]) -> Option<Way> {
        self.between(pair, |from, to, ground| {
            Way::find_by(from, to, n_lanes, ground, dear)
        })
    }

    /// Returns the way between two nodes along these corners.
    pub(super) fn way_along(self, pair: Pair, points: Vec<Point>) -> Option<Way> {
        self.between(pair, |from, to, ground| {
            Way::along(points, from, to, ground)
        })
    }

    /// Looks from one node to another, past all others.
    fn between<T>(
        self,
        pair: Pair,
        look: impl FnOnce(&Rect, &Rect, &Ground<'_>) -> T,
    ) -> Option<T> {
        let ends = self.nodes.get(pair.0).zip(self.nodes.get(pair.1));
        let (from, to) = ends.map(|(from, to)| (from.rect, to.rect))?;
        let boxes_in = |rect: &Rect| {
            let others = self.nodes.within(rect).into_iter();
            let others = others.filter(|it| it.node.id != pair.0 && it.node.id != pair.1);
            others.map(|shape| shape.rect).collect()
        };
        let texts_in = |rect: &Rect| {
            let areas = self.areas.within(rect).into_iter();
            let names = areas.map(AreaShape::name_rect);
            // An area may be here while its name is elsewhere.
            names.filter(|name| name.intersects(rect)).collect()
        };
        let ground = Ground {
            boxes_in: &boxes_in,
            texts_in: &texts_in,
        };
        Some(look(&from, &to, &ground))
    }

    /// Returns where the names of areas stand from near or from afar.
    pub(super) fn names(self) -> Rects {
        self.rooms(AreaShape::name_room)
    }

    /// Returns where the names of areas stand seen from far away.
    pub(super) fn far_names(self) -> Rects {
        self.rooms(AreaShape::far_name)
    }

    fn rooms(self, of: impl Fn(&AreaShape) -> Option<Rect>) -> Rects {
        let mut rooms = Rects::default();
        for (i, room) in self.areas.all().filter_map(of).enumerate() {
            rooms.push(i, room);
        }
        rooms
    }
}

/// The ways between nodes.
#[derive(Clone, Debug, Default)]
pub(super) struct Ways {
    /// Each way, and for how many lines it was found.
    found: HashMap<Pair, (usize, Arc<Way>)>,
    /// Ways that are free, but might be found otherwise now.
    stale: BTreeSet<Pair>,
}

/// What a change makes of the ways.
#[derive(Default)]
struct Touched {
    /// Those that can no longer be gone.
    gone: Vec<Pair>,
    /// Those whose two ends moved as one.
    carried: Vec<(Pair, Point)>,
    /// Those with something else near them than before.
    near: Vec<Pair>,
}

impl Ways {
    pub(super) fn get(&self, pair: Pair) -> Option<&Way> {
        self.found.get(&pair).map(|(_, way)| way.as_ref())
    }

    pub(super) fn len(&self) -> usize {
        self.found.len()
    }

    pub(super) fn n_stale(&self) -> usize {
        self.stale.len()
    }

    /// Forgets every way that might be another one by now, and returns whether there was one.
    pub(super) fn forget_stale(&mut self) -> bool {
        let stale = std::mem::take(&mut self.stale);
        for pair in &stale {
            self.found.remove(pair);
        }
        !stale.is_empty()
    }

    /// Finds the ways that are missing for so many lines between each two nodes, and forgets all others.
    pub(super) fn find(&mut self, lanes: &BTreeMap<Pair, usize>, land: Land<'_>) {
        self.found.retain(|pair, _| lanes.contains_key(pair));
        self.stale.retain(|pair| lanes.contains_key(pair));
        for (pair, n_lanes) in lanes {
            if self.found.get(pair).is_some_and(|(n, _)| n == n_lanes) {
                continue;
            }
            self.stale.remove(pair);
            match land.way(*pair, *n_lanes, None) {
                Some(way) => self.found.insert(*pair, (*n_lanes, Arc::new(way))),
                None => self.found.remove(pair),
            };
        }
    }

    /// Forgets the ways that can no longer be gone, looks anew at what is near the others, and returns
    /// whether any lines are to be placed anew.
    pub(super) fn touch(&mut self, land: Land<'_>, moved: &[Moved]) -> bool {
        let touched = self.touched(moved);
        for (pair, by) in &touched.carried {
            if let Some((_, way)) = self.found.get_mut(pair) {
                *way = Arc::new(way.moved(*by));
            }
        }
        let carried = touched.carried.iter().map(|(pair, _)| pair);
        let mut gone = touched.gone.clone();
        for pair in carried.chain(&touched.near) {
            self.stale.insert(*pair);
            if let Some((n_lanes, way)) = self.found.get_mut(pair)
                && let Some(surveyed) = land.way(*pair, *n_lanes, Some(way))
            {
                // What was carried along may have come upon something that stays.
                if surveyed
                    .near
                    .iter()
                    .any(|rect| surveyed.is_blocked_by(rect))
                {
                    gone.push(*pair);
                }
                *way = Arc::new(surveyed);
            }
        }
        for pair in &gone {
            self.stale.remove(pair);
            self.found.remove(pair);
        }
        !gone.is_empty() || !touched.carried.is_empty() || !touched.near.is_empty()
    }

    /// Returns which ways a change concerns, and takes note of those that might be others now.
    fn touched(&mut self, moved: &[Moved]) -> Touched {
        let shifts: HashMap<NodeId, Option<Point>> = moved
            .iter()
            .filter_map(|change| Some((change.node?, change.shift())))
            .collect();
        let mut touched = Touched::default();
        #[expect(
            clippy::iter_over_hash_type,
            reason = "each way is looked at by itself"
        )]
        for (pair, (_, way)) in &self.found {
            let any = |test: &dyn Fn(&Rect) -> bool| {
                let mut rects = moved.iter().flat_map(|it| it.from.iter().chain(&it.to));
                rects.any(test)
            };
            match (shifts.get(&pair.0), shifts.get(&pair.1)) {
                (Some(Some(one)), Some(Some(other))) if one.distance(*other) < 1e-6 => {
                    touched.carried.push((*pair, *one));
                    continue;
                }
                (None, None) => {}
                _ => {
                    touched.gone.push(*pair);
                    continue;
                }
            }
            if !any(&|rect| way.looked_at.intersects(rect)) {
                continue;
            }
            let bars = |change: &Moved| {
                change.node.is_some() && change.to.is_some_and(|rect| way.is_blocked_by(&rect))
            };
            if moved.iter().any(bars) {
                touched.gone.push(*pair);
                continue;
            }
            self.stale.insert(*pair);
            if any(&|rect| way.is_near(rect)) {
                touched.near.push(*pair);
            }
        }
        touched
    }
}

impl Moved {
    /// Returns how far it was moved, if it is as large as before.
    fn shift(&self) -> Option<Point> {
        let (from, to) = self.from.zip(self.to)?;
        let by = to.min - from.min;
        let resized = (to.max - from.max).distance(by) > 1e-6;
        (!resized).then_some(by)
    }
}
