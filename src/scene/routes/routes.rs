//! The routes of all paths, and the ways between their nodes, which are kept while nothing stands in them.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use crate::{
    model::{AreaId, Map, NodeId, PathId, Point, Rect, StopId},
    routing::{Ground, Strand, Way, boundary_toward, loop_at, passes_through, side_by_side},
};

use crate::scene::{
    palette::ink_of,
    shapes::{AreaShape, NodeShape},
    slots::Slots,
};

use super::{
    draft::{Draft, Link, Pair, drafts, lanes},
    markers::{Arrival, markers},
    shape::{Leg, ReworkArc, RouteShape},
    tags::{chance, tags},
};

/// How far the corner of a line that runs alone is rounded.
const RADIUS: f64 = 18.0;

/// Where a node, or the name of an area, was and where it is now.
#[derive(Clone, Copy, Debug)]
pub(in crate::scene) struct Moved {
    /// None for the name of an area, which bars no way but may move it.
    pub(in crate::scene) node: Option<NodeId>,
    pub(in crate::scene) from: Option<Rect>,
    pub(in crate::scene) to: Option<Rect>,
}

/// The routes of all paths.
#[derive(Clone, Debug, Default)]
pub(in crate::scene) struct Routes {
    /// The way between each two nodes, and for how many lines it was found.
    ways: HashMap<Pair, (usize, Arc<Way>)>,
    shapes: BTreeMap<PathId, RouteShape>,
    /// Ways that are free, but might be found otherwise now.
    stale: BTreeSet<Pair>,
}

type Nodes = Slots<NodeId, NodeShape>;

/// What routes are placed on.
#[derive(Clone, Copy)]
pub(in crate::scene) struct Land<'a> {
    pub(in crate::scene) nodes: &'a Nodes,
    pub(in crate::scene) areas: &'a Slots<AreaId, AreaShape>,
}

impl Land<'_> {
    /// Finds the way between two nodes, or looks anew at what is near one that is known.
    fn way(self, pair: Pair, n_lanes: usize, known: Option<&Way>) -> Option<Way> {
        let ends = self.nodes.get(pair.0).zip(self.nodes.get(pair.1));
        let (from, to) = ends.map(|(from, to)| (from.rect, to.rect))?;
        let boxes_in = |rect: &Rect| {
            let others = self.nodes.within(rect).into_iter();
            let others = others.filter(|it| it.node.id != pair.0 && it.node.id != pair.1);
            others.map(|shape| shape.rect).collect()
        };
        let texts_in = |rect: &Rect| {
            let areas = self.areas.within(rect).into_iter();
            areas.map(AreaShape::name_rect).collect()
        };
        let ground = Ground {
            boxes_in: &boxes_in,
            texts_in: &texts_in,
        };
        Some(match known {
            Some(way) => way.clone().surveyed(&from, &to, &ground),
            None => Way::find(&from, &to, n_lanes, &ground),
        })
    }
}

impl Routes {
    pub(in crate::scene) fn get(&self, id: PathId) -> Option<&RouteShape> {
        self.shapes.get(&id)
    }

    /// Returns all routes in the order of drawing.
    pub(in crate::scene) fn all(&self) -> impl Iterator<Item = &RouteShape> {
        self.shapes.values()
    }

    pub(in crate::scene) fn n_stale(&self) -> usize {
        self.stale.len()
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
            *self = Self::default();
            return;
        }
        // A stop may have waited for its node.
        let came_or_left = |change: &Moved| change.from.is_none() || change.to.is_none();
        let concerned = self.touch(land, moved);
        if concerned || paths_changed || moved.iter().any(came_or_left) {
            self.place(map, land);
        }
    }

    /// Finds every way anew that might be another one by now, so that the routes are those of a scene
    /// built from nothing.
    pub(in crate::scene) fn settle(&mut self, map: &Map, land: Land<'_>) {
        if self.stale.is_empty() {
            return;
        }
        for pair in std::mem::take(&mut self.stale) {
            self.ways.remove(&pair);
        }
        self.place(map, land);
    }

    /// Forgets the ways that can no longer be gone, looks anew at what is near the others, and returns
    /// whether anything at all is concerned.
    fn touch(&mut self, land: Land<'_>, moved: &[Moved]) -> bool {
        let mut gone = Vec::new();
        let mut near = Vec::new();
        #[expect(
            clippy::iter_over_hash_type,
            reason = "each way is looked at by itself"
        )]
        for (pair, (_, way)) in &self.ways {
            let ends = |change: &Moved| change.node == Some(pair.0) || change.node == Some(pair.1);
            let bars = |change: &Moved| {
                change.node.is_some() && change.to.is_some_and(|rect| way.is_blocked_by(&rect))
            };
            let any = |test: &dyn Fn(&Rect) -> bool| {
                let mut rects = moved.iter().flat_map(|it| it.from.iter().chain(&it.to));
                rects.any(test)
            };
            if !any(&|rect| way.looked_at.intersects(rect)) {
                continue;
            }
            if moved.iter().any(|change| ends(change) || bars(change)) {
                gone.push(*pair);
                continue;
            }
            self.stale.insert(*pair);
            if any(&|rect| way.is_near(rect)) {
                near.push(*pair);
            }
        }
        for pair in &gone {
            self.stale.remove(pair);
            self.ways.remove(pair);
        }
        for pair in &near {
            if let Some((n_lanes, way)) = self.ways.get_mut(pair)
                && let Some(surveyed) = land.way(*pair, *n_lanes, Some(way))
            {
                *way = Arc::new(surveyed);
            }
        }
        let on_route = |change: &Moved| {
            let mut shapes = self.shapes.values();
            let rects = || change.from.iter().chain(&change.to);
            shapes.any(|shape| {
                change.node.is_some_and(|node| shape.stops_at(node))
                    || rects().any(|rect| shape.bounds.intersects(rect))
            })
        };
        !gone.is_empty() || !near.is_empty() || moved.iter().any(on_route)
    }

    /// Finds the ways that are missing, and places all lines on them.
    fn place(&mut self, map: &Map, land: Land<'_>) {
        let drafts = drafts(map);
        let lanes = lanes(&drafts);
        self.ways.retain(|pair, _| lanes.contains_key(pair));
        self.stale.retain(|pair| lanes.contains_key(pair));
        for (pair, n_lanes) in &lanes {
            let known = self.ways.get(pair).is_some_and(|(n, _)| n == n_lanes);
            if known {
                continue;
            }
            self.stale.remove(pair);
            match land.way(*pair, *n_lanes, None) {
                Some(way) => self.ways.insert(*pair, (*n_lanes, Arc::new(way))),
                None => self.ways.remove(pair),
            };
        }
        self.shapes = self.shapes_of(&drafts, land.nodes);
    }

    fn shapes_of(&self, drafts: &[Draft], nodes: &Nodes) -> BTreeMap<PathId, RouteShape> {
        let mut strands = Vec::new();
        let mut links = Vec::new();
        let mut numbers: HashMap<StopId, usize> = HashMap::new();
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
        let mut shapes: Vec<RouteShape> = drafts
            .iter()
            .enumerate()
            .map(|(line, draft)| RouteShape {
                path: Arc::clone(&draft.path),
                legs: Vec::new(),
                markers: Vec::new(),
                rework: Vec::new(),
                name: None,
                ink: ink_of(&draft.path.about.color, line),
                bounds: Rect::default(),
            })
            .collect();
        let placed = side_by_side(&strands);
        let mut arrivals = Vec::new();
        for ((strand, points), (line, link)) in strands.iter().zip(placed).zip(links) {
            let points = self.unless_barred(strand, points, link);
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
                });
            }
        }
        markers(drafts, &arrivals, nodes, &mut shapes);
        tags(nodes, &mut shapes);
        let shapes = shapes.into_iter().map(RouteShape::bounded);
        shapes.map(|shape| (shape.path.id, shape)).collect()
    }

    fn strand(&self, link: &Link, path: usize, ends: [usize; 2], nodes: &Nodes) -> Option<Strand> {
        let boxes = [nodes.get(link.from.1)?.rect, nodes.get(link.to.1)?.rect];
        if link.from.1 == link.to.1 {
            return Some(Strand {
                line: path,
                ends,
                boxes,
                points: loop_at(boxes[0], 0),
                ranges: Vec::new(),
                back: link.back,
            });
        }
        let pair = link.pair();
        let (_, way) = self.ways.get(&pair)?;
        let (mut points, mut ranges) = (way.points.clone(), way.ranges.clone());
        if link.from.1 != pair.0 {
            points.reverse();
            ranges.reverse();
        }
        Some(Strand {
            line: path,
            ends,
            boxes,
            points,
            ranges,
            back: link.back,
        })
    }

    /// Returns a line where it was moved to, or where it was found if it would run through a box there.
    fn unless_barred(&self, strand: &Strand, points: Vec<Point>, link: &Link) -> Vec<Point> {
        let way = self.ways.get(&link.pair());
        let mut near = way.into_iter().flat_map(|(_, way)| &way.near);
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
        Some((RADIUS + aside).clamp(5.0, 60.0))
    };
    (0..found.len())
        .map(|i| corner(i).unwrap_or_default())
        .collect()
}
