//! What is at a point: the one answer for clicks, drags and the hand of the pointer.

use crate::model::{AreaId, NodeId, PathId, Point, Rect, RelationId, StopId};

use super::{
    routes::{MARKER_RADIUS, MOST_LARGER, RouteShape},
    scene::Scene,
};

/// What a point of the map is on, the topmost first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hit {
    /// The marker of a stop.
    Stop(StopId),
    Node(NodeId),
    /// The border of a node, where relations begin.
    Rim(NodeId),
    /// The line of a path between two of its stops.
    Leg {
        path: PathId,
        from: StopId,
        to: StopId,
    },
    Relation(RelationId),
    /// The title or the border of an area, by which it is taken.
    AreaEdge(AreaId),
    /// The inside of an area, where one draws as on the background.
    AreaBody(AreaId),
    #[default]
    Nothing,
}

/// What a mouse reaches, in points of the screen: a finger reaches more, so what it hits is drawn no larger.
const REACH: f64 = 7.0;

/// Returns the zoom at which something is this near for a mouse, in map units.
fn zoom_of(reach: f64) -> f64 {
    REACH / reach.max(1e-6)
}

impl Scene {
    /// Returns what one sees at a point: from afar the names of paths may stand on nodes.
    pub fn hit_as_seen(&self, point: Point, reach: f64, zoom: f64) -> Hit {
        let on_name = |route: &&RouteShape| {
            let name = self.path_name_at(route, zoom);
            name.is_some_and(|name| name.far && name.rect.contains(point))
        };
        // The last that is drawn is above the others.
        let named = self.routes().filter(on_name).last();
        let leg = named.and_then(|route| {
            let (from, to, _) = route.nearest(point)?;
            let path = route.path.id;
            Some(Hit::Leg { path, from, to })
        });
        leg.unwrap_or_else(|| self.hit(point, reach))
    }

    /// Returns what is at a point. `reach` is how near is near enough, in map units.
    pub fn hit(&self, point: Point, reach: f64) -> Hit {
        let near = Rect::new(point, point).expanded(reach);
        if let Some(stop) = self.stop_at(point, reach) {
            return Hit::Stop(stop);
        }
        let nodes = self.nodes_within(&near);
        let topmost = nodes.iter().rev().find(|shape| shape.contains(point));
        if let Some(shape) = topmost {
            // A small node is mostly there to be moved.
            let smaller = shape.rect.width().min(shape.rect.height());
            let rim = (reach * 0.8).min(smaller * 0.14);
            return if shape.distance_to_rim(point) <= rim {
                Hit::Rim(shape.node.id)
            } else {
                Hit::Node(shape.node.id)
            };
        }
        let beside = nodes
            .iter()
            .rev()
            .find(|shape| shape.distance_to_rim(point) <= reach);
        if let Some(shape) = beside {
            return Hit::Rim(shape.node.id);
        }
        if let Some(leg) = self.leg_at(point, reach) {
            return leg;
        }
        let lines = self.lines_within(&near);
        let on_line = lines.iter().rev().find(|line| {
            line.distance(point) <= reach
                || (!line.label.is_empty() && self.label_rect(line).contains(point))
        });
        if let Some(line) = on_line {
            return Hit::Relation(line.relation.id);
        }
        self.hit_area(point, reach)
    }

    /// Returns the stop whose marker is at a point: the nearest, for markers may be close together.
    fn stop_at(&self, point: Point, reach: f64) -> Option<StopId> {
        // From afar a marker is no larger than its node is wide.
        let least = MARKER_RADIUS.max((reach * 0.6).min(MARKER_RADIUS * 1.5));
        let around = Rect::new(point, point).expanded(MARKER_RADIUS * MOST_LARGER);
        let markers = self.routes_within(&around).into_iter();
        let markers = markers.flat_map(|route| &route.markers);
        let distances = markers.map(|marker| {
            let near = if marker.number.is_some() {
                marker.radius_at(zoom_of(reach)).max(least)
            } else {
                least * 0.6
            };
            (marker.stop, marker.at.distance(point) / near)
        });
        let nearest = distances.min_by(|one, other| one.1.total_cmp(&other.1));
        nearest
            .filter(|(_, share)| *share <= 1.0)
            .map(|(stop, _)| stop)
    }

    /// Returns the leg at a point: the nearest, for lines run side by side.
    fn leg_at(&self, point: Point, reach: f64) -> Option<Hit> {
        let around = Rect::new(point, point).expanded(reach);
        let routes = self.routes_within(&around).into_iter();
        let legs = routes.filter_map(|route| {
            let on_name = route
                .name
                .as_ref()
                .is_some_and(|name| name.rect_at(zoom_of(reach)).contains(point));
            let (from, to, distance) = route.nearest(point)?;
            let path = route.path.id;
            Some((
                Hit::Leg { path, from, to },
                if on_name { 0.0 } else { distance },
            ))
        });
        let nearest = legs.min_by(|one, other| one.1.total_cmp(&other.1));
        nearest
            .filter(|(_, distance)| *distance <= reach)
            .map(|(hit, _)| hit)
    }

    /// Returns the node at a point, the rim included.
    pub fn node_at(&self, point: Point, reach: f64) -> Option<NodeId> {
        match self.hit(point, reach) {
            Hit::Node(id) | Hit::Rim(id) => Some(id),
            Hit::Stop(id) => self.node_of(id),
            _ => None,
        }
    }

    /// Returns the node at which a stop's marker is.
    fn node_of(&self, stop: StopId) -> Option<NodeId> {
        let mut routes = self.routes();
        routes.find_map(|route| Some(route.marker(stop)?.node))
    }

    fn hit_area(&self, point: Point, reach: f64) -> Hit {
        let areas = self.areas_within(&Rect::new(point, point).expanded(reach));
        let mut body = Hit::Nothing;
        for shape in areas.iter().rev() {
            let inner = shape.rect.expanded(-reach);
            let on_border = shape.rect.expanded(reach).contains(point) && !inner.contains(point);
            if on_border || shape.title_rect().contains(point) {
                return Hit::AreaEdge(shape.area.id);
            }
            if body == Hit::Nothing && shape.rect.contains(point) {
                body = Hit::AreaBody(shape.area.id);
            }
        }
        body
    }
}
