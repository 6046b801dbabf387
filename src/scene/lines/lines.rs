//! All relations of a map as lines, mended by what changes around them.

use std::sync::Arc;

use foldhash::{HashMap, HashSet};

use crate::{
    model::{Map, NodeId, Point, Rect, Relation, RelationId, Size},
    routing::{Curve, between, loop_at},
    scene::{
        grid::Grid,
        routes::{Land, Routes},
        shapes::NodeShape,
        slots::Slots,
    },
};

use super::{
    choice::{Choice, choose, ends_on_outlines, plain},
    line::Line,
};

/// How far apart parallel relations run, in map units.
const LANE: f64 = 18.0;
/// With more pairs than this to be joined at once, it is looked later for what their lines run over.
const AT_ONCE: usize = 64;
/// Where more places than this have changed at once, all lines are looked at anew.
const MANY: usize = 200;
/// As many lines are looked at as fast as one way of a path is found.
const AS_ONE_WAY: usize = 16;

/// Two nodes, the smaller id first.
pub(in crate::scene) type Pair = (NodeId, NodeId);

/// The lines of all relations.
#[derive(Clone, Debug, Default)]
pub(in crate::scene) struct Lines {
    shapes: Slots<RelationId, Line>,
    /// The relations of each pair of nodes, which share the way between them.
    pairs: HashMap<Pair, Vec<RelationId>>,
    /// The pairs that each node is in.
    around: HashMap<NodeId, Vec<Pair>>,
    /// The pair that each relation is filed under, drawn or not.
    filed: HashMap<RelationId, Pair>,
    /// Where something else may make another line of a pair the better one.
    looked_at: HashMap<Pair, Rect>,
    by_place: Grid<Pair>,
    /// The pairs whose lines might run otherwise by now.
    stale: HashSet<Pair>,
    /// So much has changed that this is asked of all.
    all_stale: bool,
}

/// What a change asks of lines.
#[derive(Debug, Default)]
pub(in crate::scene) struct Asked {
    /// To be placed anew.
    pub(in crate::scene) pairs: Vec<Pair>,
    pub(in crate::scene) relations: HashSet<RelationId>,
    /// Where something is that was not there before, or the other way round.
    pub(in crate::scene) places: Vec<Rect>,
}

impl Lines {
    pub(in crate::scene) fn get(&self, id: RelationId) -> Option<&Line> {
        self.shapes.get(id)
    }

    /// Returns all lines in the order of drawing.
    pub(in crate::scene) fn all(&self) -> impl Iterator<Item = &Line> {
        self.shapes.all()
    }

    pub(in crate::scene) fn within(&self, rect: &Rect) -> Vec<&Line> {
        self.shapes.within(rect)
    }

    /// Returns the pairs that a node is in.
    pub(in crate::scene) fn around(&self, node: NodeId) -> impl Iterator<Item = Pair> {
        self.around.get(&node).into_iter().flatten().copied()
    }

    /// Returns how much there is to settle, in ways of paths that would take as long.
    pub(in crate::scene) fn n_stale(&self) -> usize {
        let n_stale = if self.all_stale {
            self.pairs.len()
        } else {
            self.stale.len()
        };
        n_stale.div_ceil(AS_ONE_WAY)
    }

    /// Files a relation under the pair that it has now; both the old pair and the new one are to be placed.
    pub(in crate::scene) fn file(&mut self, map: &Map, id: RelationId, asked: &mut Asked) {
        let new = map.relation(id).map(pair_of);
        let old = match new {
            Some(new) => self.filed.insert(id, new),
            None => self.filed.remove(&id),
        };
        if let Some(old) = old.filter(|old| new != Some(*old)) {
            self.take_out(id, old);
        }
        if let Some(new) = new.filter(|new| old != Some(*new)) {
            let filed = self.pairs.entry(new).or_default();
            if filed.is_empty() {
                self.around.entry(new.0).or_default().push(new);
                if new.0 != new.1 {
                    self.around.entry(new.1).or_default().push(new);
                }
            }
            let at = filed.partition_point(|other| *other < id);
            filed.insert(at, id);
        }
        if new.is_none() {
            self.shapes.remove(id);
        }
        asked.relations.insert(id);
        asked.pairs.extend(old.into_iter().chain(new));
    }

    fn take_out(&mut self, id: RelationId, pair: Pair) {
        let Some(filed) = self.pairs.get_mut(&pair) else {
            return;
        };
        filed.retain(|other| *other != id);
        if filed.is_empty() {
            self.pairs.remove(&pair);
            for end in [pair.0, pair.1] {
                if let Some(around) = self.around.get_mut(&end) {
                    around.retain(|other| *other != pair);
                }
            }
        }
    }

    /// Places lines anew. Of others it is only noted that they might run otherwise now.
    pub(in crate::scene) fn mend(
        &mut self,
        map: &Map,
        land: Land<'_>,
        routes: &Routes,
        asked: Asked,
    ) {
        self.all_stale |= asked.places.len() > MANY;
        for place in &asked.places {
            if self.all_stale {
                break;
            }
            let mut touched = Vec::new();
            self.by_place.visit(place, &mut |pair| touched.push(pair));
            for pair in touched {
                let looked_at = self.looked_at.get(&pair);
                if looked_at.is_some_and(|it| it.intersects(place)) {
                    // It will be looked anew, until when it need not be told again.
                    self.look_away(pair);
                    self.stale.insert(pair);
                }
            }
        }
        let at_once = asked.pairs.len() <= AT_ONCE;
        let mut placed = HashSet::default();
        for pair in asked.pairs {
            if placed.insert(pair) {
                let routes = at_once.then_some(routes);
                self.place(map, pair, land, routes, &asked.relations);
            }
        }
    }

    /// Looks anew for the best line wherever it might be another one by now.
    pub(in crate::scene) fn settle(&mut self, map: &Map, land: Land<'_>, routes: &Routes) {
        let mut stale = std::mem::take(&mut self.stale);
        if std::mem::take(&mut self.all_stale) {
            stale.extend(self.pairs.keys());
        }
        #[expect(clippy::iter_over_hash_type, reason = "each pair is placed by itself")]
        for pair in stale {
            self.place(map, pair, land, Some(routes), &HashSet::default());
        }
    }

    /// Draws the lines between two nodes side by side, in the order of their ids. Without routes it is not
    /// looked for what they run over.
    ///
    /// A line whose relation has not changed knows it already; on a large map that saves a look-up.
    fn place(
        &mut self,
        map: &Map,
        pair: Pair,
        land: Land<'_>,
        routes: Option<&Routes>,
        changed: &HashSet<RelationId>,
    ) {
        self.stale.remove(&pair);
        self.look_away(pair);
        let ids = self.pairs.get(&pair).cloned().unwrap_or_default();
        let (Some(one), Some(other)) = (land.nodes.get(pair.0), land.nodes.get(pair.1)) else {
            for id in ids {
                self.shapes.remove(id);
            }
            return;
        };
        let known = |id: RelationId| self.shapes.get(id).filter(|_| !changed.contains(&id));
        let relations = ids.iter().filter_map(|id| match known(*id) {
            Some(line) => Some(&line.relation),
            None => map.relation_record(*id),
        });
        let relations: Vec<Arc<Relation>> = relations.cloned().collect();
        let sizes = relations
            .iter()
            .map(|it| Line::label_size(it, known(it.id)));
        let label = sizes.fold(Size::default(), Size::max);
        let curve = self.curve((one, other), label, land, routes);
        let n_lanes = relations.len() as f64;
        let home = one.node.area;
        let same_home = home.is_some() && home == other.node.area;
        let narrowest = [one.rect, other.rect].map(|rect| rect.width().min(rect.height()));
        let room = narrowest[0].min(narrowest[1]) * 0.7;
        let gap = LANE.min(room / n_lanes.max(2.0));
        for (lane, relation) in relations.iter().enumerate() {
            let mut points = if pair.0 == pair.1 {
                loop_at(one.rect, lane)
            } else {
                let shift = (lane as f64 - (n_lanes - 1.0) / 2.0) * gap;
                points_between(one, other, curve.as_ref(), shift)
            };
            if relation.from != pair.0 {
                points.reverse();
            }
            let known = self.shapes.get(relation.id);
            let known = known.filter(|_| !changed.contains(&relation.id));
            let line = Line::of(relation, points, same_home, known);
            self.shapes.insert(relation.id, line);
        }
    }

    /// Returns the curve between two nodes, and takes note of where it was looked.
    fn curve(
        &mut self,
        (one, other): (&NodeShape, &NodeShape),
        label: Size,
        land: Land<'_>,
        routes: Option<&Routes>,
    ) -> Option<Curve> {
        let pair = (one.node.id, other.node.id);
        if pair.0 == pair.1 {
            return None;
        }
        let Some(routes) = routes else {
            self.stale.insert(pair);
            return plain(&one.rect, &other.rect);
        };
        let Choice { curve, looked_at } = choose((one, other), label, (land, routes))?;
        self.looked_at.insert(pair, looked_at);
        self.by_place.insert(pair, &looked_at);
        Some(curve)
    }

    fn look_away(&mut self, pair: Pair) {
        if let Some(looked_at) = self.looked_at.remove(&pair) {
            self.by_place.remove(pair, &looked_at);
        }
    }
}

fn pair_of(relation: &Relation) -> Pair {
    let (from, to) = (relation.from, relation.to);
    (from.min(to), from.max(to))
}

/// Returns the line between two nodes, from outline to outline.
fn points_between(
    one: &NodeShape,
    other: &NodeShape,
    curve: Option<&Curve>,
    shift: f64,
) -> Vec<Point> {
    let Some(curve) = curve else {
        let ends = ((&*one.points, one.rect), (&*other.points, other.rect));
        return between(ends.0, ends.1, shift).to_vec();
    };
    let curve = if shift == 0.0 {
        *curve
    } else {
        curve.beside(shift)
    };
    let [start, end] = ends_on_outlines(&curve, one, other);
    curve.cut(start, end).points()
}
