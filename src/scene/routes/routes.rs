//! The routes of all paths, placed anew from the ways between their nodes when something changes.

use std::{collections::BTreeMap, sync::Arc};

use foldhash::HashMap;

use crate::{
    model::{Map, PathId, Point, Rect, StopId},
    routing::{LANE, Strand, Way, boundary_toward, loop_at, passes_through, side_by_side},
};

use crate::scene::palette::path_inks;

use super::{
    crossings::instead,
    draft::{Draft, Link, Pair, drafts, lanes},
    markers::{Arrival, MARKS_ROOM, markers},
    room::grow,
    shape::{Leg, PATH_WIDTH, ReworkArc, RouteShape},
    tags::{TAG_REACH, chance, tags},
    ways::{Land, Moved, Nodes, Ways},
};

/// The least width of a line, where many have to go through a narrow gap.
const LEAST_WIDTH: f64 = 4.2;
/// With more ways than this, they are looked at together beside the window.
const AT_ONCE: usize = 40;
/// How far the corner of a line that runs alone is rounded.
const RADIUS: f64 = 22.0;

/// The routes of all paths.
#[derive(Clone, Debug, Default)]
pub(in crate::scene) struct Routes {
    ways: Ways,
    /// The ways to go instead of those found by themselves, for fewer crossings.
    instead: BTreeMap<Pair, Way>,
    /// Whether other ways may be better since the last look at all of them.
    unsure: bool,
    shapes: BTreeMap<PathId, RouteShape>,
    /// Where lines are that were not there before, or were and are no more.
    changed: Vec<Rect>,
    /// Whether nothing is routed yet: that is done elsewhere, and taken over.
    awaited: bool,
}

impl Routes {
    pub(in crate::scene) fn get(&self, id: PathId) -> Option<&RouteShape> {
        self.shapes.get(&id)
    }

    /// Returns all routes in the order of drawing.
    pub(in crate::scene) fn all(&self) -> impl Iterator<Item = &RouteShape> {
        self.shapes.values()
    }

    /// Returns what routes nothing: its routes come from elsewhere.
    pub(in crate::scene) fn awaited() -> Self {
        Self {
            awaited: true,
            ..Self::default()
        }
    }

    /// Routes all paths if that was left to be done elsewhere.
    pub(in crate::scene) fn begin(&mut self, map: &Map, land: Land<'_>) {
        if std::mem::take(&mut self.awaited) {
            self.mend(map, land, &[], true);
        }
    }

    pub(in crate::scene) fn n_stale(&self) -> usize {
        if self.awaited {
            usize::MAX
        } else {
            // To look at many ways together takes a while.
            let unsure = if self.ways.len() > AT_ONCE {
                usize::MAX
            } else {
                1
            };
            self.ways
                .n_stale()
                .max(if self.unsure { unsure } else { 0 })
        }
    }

    /// Routes anew what has changed: the lines of nodes that were moved, and those whose way they block.
    pub(in crate::scene) fn mend(
        &mut self,
        map: &Map,
        land: Land<'_>,
        moved: &[Moved],
        paths_changed: bool,
    ) {
        if map.paths().len() == 0 {
            self.replace(BTreeMap::new());
            *self = Self {
                changed: self.take_changed(),
                ..Self::default()
            };
        }
        if map.paths().len() == 0 || self.awaited {
            return;
        }
        // A stop may have waited for its node.
        let came_or_left = |change: &Moved| change.from.is_none() || change.to.is_none();
        let on_route = |change: &Moved| {
            let mut shapes = self.shapes.values();
            let rects = || change.from.iter().chain(&change.to);
            shapes.any(|shape| {
                let reach = shape.bounds.expanded(TAG_REACH);
                change.node.is_some_and(|node| shape.stops_at(node))
                    || rects().any(|rect| reach.intersects(rect))
            })
        };
        let seen = |change: &Moved| came_or_left(change) || on_route(change);
        let concerned = paths_changed || moved.iter().any(seen);
        if self.ways.touch(land, moved) || concerned {
            let drafts = drafts(map);
            let before = self.found_by_themselves();
            self.ways.find(&lanes(&drafts), land);
            self.keep_instead(&before, moved);
            self.replace(self.shapes_of(&drafts, land));
        }
    }

    /// Finds every way anew that might be another one by now, so that the routes are those of a scene
    /// built from nothing.
    pub(in crate::scene) fn settle(&mut self, map: &Map, land: Land<'_>) {
        if self.ways.forget_stale() || self.unsure {
            self.place(map, land);
        }
    }

    /// Finds the ways that are missing, and places all lines on them.
    fn place(&mut self, map: &Map, land: Land<'_>) {
        let drafts = drafts(map);
        let lanes = lanes(&drafts);
        self.ways.find(&lanes, land);
        self.instead = instead(&self.ways, &lanes, land);
        self.unsure = false;
        self.replace(self.shapes_of(&drafts, land));
    }

    /// Returns where lines have changed since it was last asked.
    pub(in crate::scene) fn take_changed(&mut self) -> Vec<Rect> {
        std::mem::take(&mut self.changed)
    }

    /// Puts the routes where they are now, and takes note of what others may have to keep off.
    fn replace(&mut self, shapes: BTreeMap<PathId, RouteShape>) {
        let before = std::mem::replace(&mut self.shapes, shapes);
        for (id, now) in &self.shapes {
            match before.get(id) {
                Some(before) => now.changes_from(before, &mut self.changed),
                None => self.changed.push(now.bounds),
            }
        }
        let gone = before
            .iter()
            .filter(|(id, _)| !self.shapes.contains_key(id));
        self.changed.extend(gone.map(|(_, shape)| shape.bounds));
    }

    /// Returns the ways that others are gone instead of.
    fn found_by_themselves(&self) -> BTreeMap<Pair, Vec<Point>> {
        let pairs = self.instead.keys();
        pairs
            .filter_map(|pair| Some((*pair, self.ways.get(*pair)?.points.clone())))
            .collect()
    }

    /// Keeps what was chosen for fewer crossings where nothing has changed; the rest is chosen anew once
    /// the gesture is over.
    fn keep_instead(&mut self, before: &BTreeMap<Pair, Vec<Point>>, moved: &[Moved]) {
        let now = self.found_by_themselves();
        self.instead.retain(|pair, way| {
            let mut rects = moved.iter().flat_map(|it| it.from.iter().chain(&it.to));
            now.get(pair) == before.get(pair) && !rects.any(|rect| way.looked_at.intersects(rect))
        });
        self.unsure = true;
    }

    /// Returns the way between two nodes that is gone.
    fn way(&self, pair: Pair) -> Option<&Way> {
        self.instead.get(&pair).or_else(|| self.ways.get(pair))
    }

    fn shapes_of(&self, drafts: &[Draft], land: Land<'_>) -> BTreeMap<PathId, RouteShape> {
        let nodes = land.nodes;
        let mut strands = Vec::new();
        let mut links = Vec::new();
        let mut numbers: HashMap<StopId, usize> = HashMap::default();
        for (line, draft) in drafts.iter().enumerate() {
            for link in &draft.links {
                let mut number = |stop| {
                    let next = numbers.len();
                    *numbers.entry(stop).or_insert(next)
                };
                let stops = [number(link.from.0), number(link.to.0)];
                if let Some(strand) = self.strand(link, line, stops, nodes) {
                    strands.push(strand);
                    links.push((line, link));
                }
            }
        }
        let own = drafts.iter().map(|draft| draft.path.about.color.as_str());
        let mut shapes: Vec<RouteShape> = drafts
            .iter()
            .zip(path_inks(own))
            .map(|(draft, ink)| RouteShape {
                path: Arc::clone(&draft.path),
                legs: Vec::new(),
                markers: Vec::new(),
                rework: Vec::new(),
                name: None,
                ink,
                bounds: Rect::default(),
            })
            .collect();
        let placed = side_by_side(&strands);
        let mut arrivals = Vec::new();
        for ((strand, laid), (line, link)) in strands.iter().zip(placed).zip(links) {
            let points = self.unless_barred(strand, laid.points, link);
            let width = (PATH_WIDTH * laid.room / LANE).max(LEAST_WIDTH);
            let radii = radii(&strand.points, &points);
            let points = trimmed(points, link, nodes);
            let Some(shape) = shapes.get_mut(line) else {
                continue;
            };
            if link.back {
                let numbered = drafts.get(line).map(|draft| draft.stops.as_slice());
                let label = chance(numbered.unwrap_or_default(), link.from.0);
                shape.rework.push(ReworkArc {
                    from: link.from.0,
                    to: link.to.0,
                    points,
                    radii,
                    label,
                    label_rect: Rect::default(),
                });
            } else {
                arrivals.push(Arrival::of(link, &points));
                shape.legs.push(Leg {
                    from: link.from.0,
                    to: link.to.0,
                    points,
                    radii,
                    width,
                });
            }
        }
        markers(drafts, &arrivals, nodes, &mut shapes);
        let names = land.names();
        tags(land, &names, &mut shapes);
        grow(land, &names, &mut shapes);
        let shapes = shapes.into_iter().map(RouteShape::bounded);
        shapes.map(|shape| (shape.path.id, shape)).collect()
    }

    fn strand(&self, link: &Link, path: usize, ends: [usize; 2], nodes: &Nodes) -> Option<Strand> {
        let boxes = [nodes.get(link.from.1)?.rect, nodes.get(link.to.1)?.rect];
        let marks = link.numbered.map(|is| if is { MARKS_ROOM } else { 0.0 });
        if link.from.1 == link.to.1 {
            return Some(Strand {
                line: path,
                ends,
                boxes,
                marks,
                points: loop_at(boxes[0], 0),
                ranges: Vec::new(),
                back: link.back,
            });
        }
        let pair = link.pair();
        let way = self.way(pair)?;
        let (mut points, mut ranges) = (way.points.clone(), way.ranges.clone());
        if link.from.1 != pair.0 {
            points.reverse();
            ranges.reverse();
        }
        Some(Strand {
            line: path,
            ends,
            boxes,
            marks,
            points,
            ranges,
            back: link.back,
        })
    }

    /// Returns a line where it was moved to, or where it was found if it would run through a box there.
    fn unless_barred(&self, strand: &Strand, points: Vec<Point>, link: &Link) -> Vec<Point> {
        let way = self.way(link.pair());
        let mut near = way.into_iter().flat_map(|way| &way.near);
        if near.any(|rect| passes_through(&points, rect)) {
            return strand.points.clone();
        }
        points
    }
}

/// Returns the line with its ends on the outlines of the nodes, not only at their boxes.
fn trimmed(mut points: Vec<Point>, link: &Link, nodes: &Nodes) -> Vec<Point> {
    if link.from.1 == link.to.1 {
        return points;
    }
    let n_points = points.len();
    let ends = [
        (0, 1, link.from.1),
        (n_points - 1, n_points.wrapping_sub(2), link.to.1),
    ];
    for (end, next, node) in ends {
        let (Some(shape), Some(at), Some(before)) = (
            nodes.get(node),
            points.get(end).copied(),
            points.get(next).copied(),
        ) else {
            continue;
        };
        let center = shape.rect.center();
        // Straight on into the box as far as its middle; a line from center to center is there already.
        let same = |one: f64, other: f64| (one - other).abs() < 1e-6;
        let inside = if same(at.y, before.y) && at != center {
            Point::new(center.x, at.y)
        } else if same(at.x, before.x) && at != center {
            Point::new(at.x, center.y)
        } else {
            at
        };
        let within = Rect::new(inside, inside);
        let rim = boundary_toward(&shape.points, within, before);
        if let Some(point) = points.get_mut(end)
            && rim.distance(before) <= inside.distance(before)
        {
            *point = rim;
        }
    }
    points
}

/// Returns how far each corner is rounded: more for a line that was moved to the outside of the bend.
fn radii(found: &[Point], placed: &[Point]) -> Vec<f64> {
    let corner = |i: usize| {
        let before = found.get(i.checked_sub(1)?)?;
        let (at, behind) = (found.get(i)?, found.get(i + 1)?);
        let unit = |way: Point| way * (1.0 / way.length().max(1e-9));
        // From the corner outward.
        let outward = unit(*at - *before) - unit(*behind - *at);
        let shift = *placed.get(i)? - *at;
        let aside = f64::midpoint(shift.x * outward.x, shift.y * outward.y);
        Some((RADIUS + aside).clamp(13.0, 60.0))
    };
    (0..found.len())
        .map(|i| corner(i).unwrap_or_default())
        .collect()
}
