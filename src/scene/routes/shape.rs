//! A delivery path as it is drawn and hit.

use std::{cmp::Ordering, sync::Arc};

use crate::{
    model::{DeliveryPath, NodeId, Point, Rect, StopId},
    routing::pieces,
};

use super::room::{MOST, grown, larger_at};

use crate::scene::{
    palette::PathInk,
    shapes::{crosses, to_segment},
};

/// The width of a path's line, where there is room for it, in map units.
pub const PATH_WIDTH: f64 = 7.0;

/// A delivery path as it is drawn and hit.
#[derive(Clone, Debug)]
pub struct RouteShape {
    pub path: Arc<DeliveryPath>,
    /// The ways between its stops.
    pub legs: Vec<Leg>,
    /// One for each stop, in their order.
    pub markers: Vec<Marker>,
    /// The ways back.
    pub rework: Vec<ReworkArc>,
    /// Its name, where there is room for it.
    pub name: Option<NameTag>,
    pub ink: PathInk,
    /// Around everything that is drawn of it.
    pub bounds: Rect,
}

/// The way of a path from one stop to the next.
#[derive(Clone, Debug, PartialEq)]
pub struct Leg {
    pub from: StopId,
    pub to: StopId,
    /// From border to border, corner after corner; drawing rounds the corners.
    pub points: Vec<Point>,
    /// How far each corner is rounded, so that lines side by side stay so in a bend.
    pub radii: Vec<f64>,
    /// Less than [`PATH_WIDTH`] where many lines have to go through a narrow gap.
    pub width: f64,
}

/// The mark of a stop on the rim of its node.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Marker {
    pub stop: StopId,
    pub node: NodeId,
    pub at: Point,
    /// None for an outside or a goal, which are no handoffs.
    pub number: Option<usize>,
    /// So many times larger it may be drawn from afar.
    pub grows: f64,
}

/// The way of work that goes back to an earlier stop.
#[derive(Clone, Debug, PartialEq)]
pub struct ReworkArc {
    /// The stop that sends it back.
    pub from: StopId,
    pub to: StopId,
    pub points: Vec<Point>,
    pub radii: Vec<f64>,
    /// How likely that is; empty if nobody said.
    pub label: String,
    pub label_rect: Rect,
}

/// The name of a path, written on its line.
#[derive(Clone, Debug, PartialEq)]
pub struct NameTag {
    pub text: String,
    pub rect: Rect,
    /// So many times larger it may be drawn from afar.
    pub grows: f64,
}

impl Marker {
    /// Returns what it covers near by; one without a number is smaller.
    pub(super) fn around(&self) -> Rect {
        let share = if self.number.is_some() { 1.0 } else { 0.6 };
        Rect::new(self.at, self.at).expanded(super::MARKER_RADIUS * share)
    }

    /// Returns its radius at a zoom, in map units.
    pub fn radius_at(&self, zoom: f64) -> f64 {
        super::MARKER_RADIUS * larger_at(zoom, self.grows)
    }
}

impl NameTag {
    /// Returns how many times larger it is drawn at a zoom.
    pub(in crate::scene) fn larger_at(&self, zoom: f64) -> f64 {
        larger_at(zoom, self.grows)
    }

    /// Returns where it is at a zoom.
    pub fn rect_at(&self, zoom: f64) -> Rect {
        grown(&self.rect, self.larger_at(zoom))
    }

    fn largest(&self) -> Rect {
        grown(&self.rect, self.grows)
    }
}

impl Leg {
    /// Returns how far a point is from the line.
    pub fn distance(&self, point: Point) -> f64 {
        let distances = pieces(&self.points).map(|(one, other)| to_segment(point, one, other));
        distances.fold(f64::INFINITY, f64::min)
    }
}

impl RouteShape {
    /// Returns whether something of it may be seen in a rectangle.
    pub fn touches(&self, rect: &Rect) -> bool {
        if !self.bounds.intersects(rect) {
            return false;
        }
        let room = rect.expanded(PATH_WIDTH * 2.0);
        let mut lines = self.lines();
        let tags = self.rework.iter().map(|arc| arc.label_rect);
        let mut tags = tags.chain(self.name.iter().map(NameTag::largest));
        lines.any(|points| pieces(points).any(|(one, other)| crosses(one, other, &room)))
            || tags.any(|tag| tag.intersects(rect))
            || self.markers.iter().any(|marker| room.contains(marker.at))
    }

    /// Returns whether its line, a marker or something written on it is in a rectangle.
    pub(in crate::scene) fn covers(&self, rect: &Rect) -> bool {
        if !self.bounds.intersects(rect) {
            return false;
        }
        let room = rect.expanded(PATH_WIDTH / 2.0);
        let marked = rect.expanded(super::MARKER_RADIUS);
        let arcs = self.rework.iter().map(|arc| arc.label_rect);
        let mut tags = arcs.chain(self.name.iter().map(|name| name.rect));
        let mut pieces = self.lines().flat_map(pieces);
        pieces.any(|(one, other)| crosses(one, other, &room))
            || self.markers.iter().any(|marker| marked.contains(marker.at))
            || tags.any(|tag| tag.intersects(rect))
    }

    /// Returns the leg nearest to a point and how far it is, its ways back included.
    pub fn nearest(&self, point: Point) -> Option<(StopId, StopId, f64)> {
        let legs = self.legs.iter().map(|leg| (leg.from, leg.to, &leg.points));
        let back = self
            .rework
            .iter()
            .map(|arc| (arc.from, arc.to, &arc.points));
        let distances = legs.chain(back).map(|(from, to, points)| {
            let distances = pieces(points).map(|(one, other)| to_segment(point, one, other));
            (from, to, distances.fold(f64::INFINITY, f64::min))
        });
        distances.min_by(|one, other| one.2.total_cmp(&other.2))
    }

    /// Returns the marker of a stop.
    pub fn marker(&self, stop: StopId) -> Option<&Marker> {
        self.markers.iter().find(|marker| marker.stop == stop)
    }

    /// Returns whether the path stops at a node.
    pub fn stops_at(&self, node: NodeId) -> bool {
        self.markers.iter().any(|marker| marker.node == node)
    }

    /// Adds the places where it is not as it was before.
    pub(super) fn changes_from(&self, before: &Self, places: &mut Vec<Rect>) {
        let (now, then) = (self.reaches(), before.reaches());
        let (mut now, mut then) = (now.into_iter().peekable(), then.into_iter().peekable());
        // What is in both as often is where it was.
        while let (Some(one), Some(other)) = (now.peek(), then.peek()) {
            match in_order(one, other) {
                Ordering::Less => places.extend(now.next()),
                Ordering::Greater => places.extend(then.next()),
                Ordering::Equal => {
                    now.next();
                    then.next();
                }
            }
        }
        places.extend(now.chain(then));
    }

    /// Returns where everything of it is in a fixed order: its pieces, markers and names.
    fn reaches(&self) -> Vec<Rect> {
        let pieces = self.lines().flat_map(pieces);
        let pieces = pieces.map(|(one, other)| Rect::from_corners(one, other));
        let marks = self.markers.iter().map(|it| Rect::new(it.at, it.at));
        let names = self.name.iter().map(|name| name.rect);
        let mut reaches: Vec<Rect> = pieces.chain(marks).chain(names).collect();
        reaches.sort_by(in_order);
        reaches
    }

    /// Returns the lines that it is drawn with, its ways back among them.
    pub(in crate::scene) fn lines(&self) -> impl Iterator<Item = &[Point]> {
        let legs = self.legs.iter().map(|leg| leg.points.as_slice());
        legs.chain(self.rework.iter().map(|arc| arc.points.as_slice()))
    }

    /// Returns it with bounds around everything.
    pub(super) fn bounded(mut self) -> Self {
        let points = self.lines().flatten().copied();
        let markers = self.markers.iter().map(|marker| marker.at);
        let around = Rect::around_points(points.chain(markers));
        let tags = self.rework.iter().map(|arc| arc.label_rect);
        let tags = tags.chain(self.name.iter().map(NameTag::largest));
        let around = around.map(|around| around.expanded(super::MARKER_RADIUS * MOST + 4.0));
        self.bounds = Rect::around(around.into_iter().chain(tags)).unwrap_or_default();
        self
    }
}

/// Compares two rectangles by where they begin and end.
fn in_order(one: &Rect, other: &Rect) -> Ordering {
    let places = |rect: &Rect| [rect.min.x, rect.min.y, rect.max.x, rect.max.y];
    let pairs = places(one).into_iter().zip(places(other));
    let mut orders = pairs.map(|(one, other)| one.total_cmp(&other));
    let found = orders.find(|order| order.is_ne());
    found.unwrap_or(Ordering::Equal)
}
