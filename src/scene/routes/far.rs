//! The names of paths where they could not be read at their usual place: from far away, and where their line has
//! little room at its start. Larger, each at a place of its own.

use std::collections::BTreeMap;

use crate::{
    model::{PathId, Point, Rect},
    routing::pieces,
};

use super::{
    rects::{Rects, lines_of, shared},
    room::grown,
    routes::Routes,
    shape::RouteShape,
    ways::Land,
};

/// Below this zoom a name of a path stands where this finds a place.
pub(in crate::scene) const FAR: f64 = 0.34;
/// So many times larger than near by it is then.
pub(in crate::scene) const FAR_LARGER: f64 = 3.0;
/// So many times larger it is where nodes and numbers can be read.
const NEARER: f64 = 1.7;

// How much a part of the name counts that is on something else.
const ON_NAME: f64 = 30.0;
const ON_MARK: f64 = 10.0;
const ON_NODE: f64 = 0.4;
const ON_LINE: f64 = 0.02;

/// So many places are tried on one piece of a line at most, this share of a name apart at least.
const MOST_PLACES: f64 = 24.0;
const STEP: f64 = 0.2;

/// Returns the places of all names, on the lines of their paths and clear of each other.
pub(in crate::scene) fn far_names(land: Land<'_>, routes: &Routes) -> BTreeMap<PathId, Rect> {
    let mut lines = Rects::default();
    for (path, shape) in routes.all().enumerate() {
        for piece in lines_of(shape) {
            lines.push(path, piece);
        }
    }
    let mut marks = Rects::default();
    for (path, shape) in routes.all().enumerate() {
        for marker in &shape.markers {
            // Those of its own path are in the way as well.
            let around = grown(&marker.around(), marker.grows.min(NEARER));
            marks.push(usize::MAX, around);
        }
        if let Some(name) = &shape.name {
            marks.push(path, grown(&name.rect, name.grows));
        }
    }
    let titles = land.far_names();
    let mut taken: Vec<Rect> = Vec::new();
    let mut names = BTreeMap::new();
    for (path, shape) in routes.all().enumerate() {
        if let Some(name) = &shape.name {
            let others = (taken.as_slice(), &lines, &marks, &titles);
            let far = best_place(land, (path, shape), &name.rect, others);
            taken.push(far);
            names.insert(shape.path.id, far);
        }
    }
    names
}

/// Returns the place where a name covers least, of those the one nearest to the start of the path.
fn best_place(
    land: Land<'_>,
    (path, shape): (usize, &RouteShape),
    near: &Rect,
    (taken, lines, marks, titles): (&[Rect], &Rects, &Rects, &Rects),
) -> Rect {
    let size = (near.max - near.min) * FAR_LARGER;
    let mut best = (f64::INFINITY, grown(near, FAR_LARGER));
    let legs = shape.legs.iter().flat_map(|leg| pieces(&leg.points));
    for piece in legs {
        let around = Rect::from_corners(piece.0, piece.1);
        let around = around.expanded(size.x.max(size.y) / 2.0);
        let taken = taken.iter().filter(|other| other.intersects(&around));
        let taken: Vec<Rect> = taken.copied().collect();
        let titles = titles.within(&around);
        let nodes = land.nodes.within(&around);
        let nodes: Vec<Rect> = nodes.iter().map(|node| node.rect).collect();
        let others = lines.of_others(path, &around);
        let marked = marks.of_others(path, &around);
        let on = |rects: &[Rect], rect: &Rect| -> f64 {
            rects.iter().map(|other| shared(other, rect)).sum()
        };
        for rect in places(piece, size) {
            // Where nodes and numbers can still be read, it is smaller.
            let nearer = grown(&rect, NEARER / FAR_LARGER);
            let covered = (on(&taken, &rect) + on(&titles, &rect)) * ON_NAME
                + on(&marked, &nearer) * ON_MARK
                + on(&nodes, &nearer) * ON_NODE
                + on(&others, &nearer) * ON_LINE;
            if covered < best.0 {
                best = (covered, rect);
            }
        }
        if best.0 == 0.0 {
            break;
        }
    }
    best.1
}

/// Returns places with their middles on a piece of a line.
fn places((one, other): (Point, Point), size: Point) -> impl Iterator<Item = Rect> {
    let length = one.distance(other);
    let level = (other.x - one.x).abs() > (other.y - one.y).abs();
    let extent = if level { size.x } else { size.y };
    let step = (extent * STEP).max(length / MOST_PLACES);
    let along = std::iter::successors(Some(0.0), move |along| Some(along + step));
    let along = along.take_while(move |along| *along <= length);
    along.map(move |along| {
        let middle = one.toward(other, along / length.max(1e-9));
        Rect::new(middle - size * 0.5, middle + size * 0.5)
    })
}
