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
    choice::{choose, ends_on_outlines, plain, worse},
    ends::{End, gap, moved_apart, reach},
    line::Line,
};

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
    joined: HashMap<Pair, Joined>,
    /// The pairs by where something else may make another curve the better one.
    by_place: Grid<Pair>,
    /// The pairs whose lines might run otherwise by now.
    stale: HashSet<Pair>,
    /// So much has changed that this is asked of all.
    all_stale: bool,
}

/// How two nodes are joined.
#[derive(Clone, Copy, Debug, Default)]
struct Joined {
    /// None if they are too near or too far apart for one: then the way is straight.
    curve: Option<Curve>,
    /// Whether it was looked for what is in the way.
    chosen: bool,
    /// Where that was, as long as something there may change the choice.
    looked_at: Option<Rect>,
    /// How far the ends are moved along their sides, to stand apart from others.
    moved: [f64; 2],
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
                let joined = self.joined.get(&pair).and_then(|it| it.looked_at);
                if joined.is_some_and(|it| it.intersects(place)) {
                    // It will be looked anew, until when it need not be told again.
                    self.look_away(pair);
                    self.stale.insert(pair);
                }
            }
        }
        let pairs: HashSet<Pair> = asked.pairs.into_iter().collect();
        let routes = Some(routes).filter(|_| pairs.len() <= AT_ONCE);
        self.join(map, pairs, land, routes, &asked.relations);
    }

    /// Looks anew for the best line wherever it might be another one by now.
    pub(in crate::scene) fn settle(&mut self, map: &Map, land: Land<'_>, routes: &Routes) {
        let mut stale = std::mem::take(&mut self.stale);
        if std::mem::take(&mut self.all_stale) {
            stale.extend(self.pairs.keys());
        }
        self.join(map, stale, land, Some(routes), &HashSet::default());
    }

    /// Joins pairs of nodes anew. Without routes it is not looked for what their lines run over.
    fn join(
        &mut self,
        map: &Map,
        mut pairs: HashSet<Pair>,
        land: Land<'_>,
        routes: Option<&Routes>,
        changed: &HashSet<RelationId>,
    ) {
        #[expect(clippy::iter_over_hash_type, reason = "each is joined by itself")]
        for pair in &pairs {
            self.stale.remove(pair);
            self.look_away(*pair);
            let Some(n_lanes) = self.pairs.get(pair).map(Vec::len) else {
                self.joined.remove(pair);
                if routes.is_none() {
                    // Others may end where its lines have ended.
                    self.stale.insert(*pair);
                }
                continue;
            };
            let label = match routes {
                Some(_) => self.label(map, *pair, changed),
                None => Size::default(),
            };
            let joined = joined(*pair, (n_lanes, label), land, routes);
            if let Some(looked_at) = &joined.looked_at {
                self.by_place.insert(*pair, looked_at);
            } else if routes.is_none() {
                self.stale.insert(*pair);
            }
            self.joined.insert(*pair, joined);
        }
        if routes.is_some() {
            let nodes = pairs.iter().flat_map(|pair| [pair.0, pair.1]);
            let nodes: HashSet<NodeId> = nodes.collect();
            #[expect(clippy::iter_over_hash_type, reason = "each is looked at by itself")]
            for node in nodes {
                self.move_apart(node, land, &mut pairs);
            }
        }
        #[expect(clippy::iter_over_hash_type, reason = "each is drawn by itself")]
        for pair in pairs {
            self.draw(map, pair, land, changed);
        }
    }

    /// Returns how much is to stand on the lines of a pair.
    fn label(&self, map: &Map, pair: Pair, changed: &HashSet<RelationId>) -> Size {
        let known = |id: RelationId| self.shapes.get(id).filter(|_| !changed.contains(&id));
        let relations = self.relations(map, pair, changed);
        let sizes = relations.iter();
        let sizes = sizes.map(|it| Line::label_size(it, known(it.id)));
        sizes.fold(Size::default(), Size::max)
    }

    /// Moves the ends of lines at a node apart, and notes the pairs whose lines are to be drawn for that.
    fn move_apart(&mut self, node: NodeId, land: Land<'_>, pairs: &mut HashSet<Pair>) {
        let ends = self.around(node).filter_map(|pair| {
            let joined = self.joined.get(&pair).filter(|joined| joined.chosen)?;
            let boxes = [land.nodes.get(pair.0)?.rect, land.nodes.get(pair.1)?.rect];
            let n_lanes = self.pairs.get(&pair)?.len();
            let curve = joined.curve.as_ref()?;
            let which = usize::from(pair.1 == node);
            Some(End {
                pair,
                which,
                curve,
                range: curve.range(which, boxes),
                reach: reach(boxes, n_lanes),
            })
        });
        let barred = |end: &End<'_>, by| {
            let boxes = land.nodes.get(end.pair.0).zip(land.nodes.get(end.pair.1));
            let moved = end
                .curve
                .shifted(if end.which == 0 { [by, 0.0] } else { [0.0, by] });
            boxes.is_some_and(|boxes| worse(end.curve, &moved, boxes, land))
        };
        for (pair, which, by) in moved_apart(ends.collect(), barred) {
            let joined = self.joined.get_mut(&pair);
            let moved = joined.and_then(|joined| joined.moved.get_mut(which));
            if let Some(moved) = moved.filter(|moved| moved.to_bits() != by.to_bits()) {
                *moved = by;
                pairs.insert(pair);
            }
        }
    }

    /// Draws the lines between two nodes side by side, in the order of their ids.
    fn draw(&mut self, map: &Map, pair: Pair, land: Land<'_>, changed: &HashSet<RelationId>) {
        let relations = self.relations(map, pair, changed);
        let (Some(one), Some(other)) = (land.nodes.get(pair.0), land.nodes.get(pair.1)) else {
            for id in self.pairs.get(&pair).into_iter().flatten() {
                self.shapes.remove(*id);
            }
            return;
        };
        let joined = self.joined.get(&pair).copied().unwrap_or_default();
        let curve = joined.curve.map(|curve| {
            let moved = curve.shifted(joined.moved);
            if worse(&curve, &moved, (one, other), land) {
                curve
            } else {
                moved
            }
        });
        let home = one.node.area;
        let same_home = home.is_some() && home == other.node.area;
        let gap = gap([one.rect, other.rect], relations.len());
        let middle = relations.len().saturating_sub(1) as f64 / 2.0;
        for (lane, relation) in relations.iter().enumerate() {
            let mut points = if pair.0 == pair.1 {
                loop_at(one.rect, lane)
            } else {
                points_between(one, other, curve.as_ref(), (lane as f64 - middle) * gap)
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

    /// Returns the relations of a pair. A line whose relation has not changed knows it already; on a large map
    /// that saves a look-up.
    fn relations(
        &self,
        map: &Map,
        pair: Pair,
        changed: &HashSet<RelationId>,
    ) -> Vec<Arc<Relation>> {
        let ids = self.pairs.get(&pair).into_iter().flatten();
        let relations = ids.filter_map(|id| {
            let known = self.shapes.get(*id).filter(|_| !changed.contains(id));
            match known {
                Some(line) => Some(&line.relation),
                None => map.relation_record(*id),
            }
        });
        relations.cloned().collect()
    }

    fn look_away(&mut self, pair: Pair) {
        let joined = self.joined.get_mut(&pair);
        if let Some(looked_at) = joined.and_then(|joined| joined.looked_at.take()) {
            self.by_place.remove(pair, &looked_at);
        }
    }
}

/// Returns how two nodes are joined, their lines not yet moved apart from others.
fn joined(
    pair: Pair,
    (n_lanes, label): (usize, Size),
    land: Land<'_>,
    routes: Option<&Routes>,
) -> Joined {
    let ends = land.nodes.get(pair.0).zip(land.nodes.get(pair.1));
    let Some((one, other)) = ends.filter(|_| pair.0 != pair.1) else {
        return Joined::default();
    };
    let Some(routes) = routes else {
        return Joined {
            curve: plain(&one.rect, &other.rect),
            ..Joined::default()
        };
    };
    let reach = reach([one.rect, other.rect], n_lanes);
    let choice = choose((one, other), (reach, label), (land, routes));
    Joined {
        curve: choice.as_ref().map(|choice| choice.curve),
        chosen: true,
        looked_at: choice.map(|choice| choice.looked_at),
        moved: [0.0; 2],
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
