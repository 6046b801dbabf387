//! The legs of all paths as they lay when a drag began, for dropping a node on one.
//!
//! While a node is dragged, lines make way for it; one means the line where it was.

use crate::{
    model::{Map, NodeId, Point, StopId},
    scene::{Leg, Scene},
};

/// The legs that a node may be dropped on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Strands(Vec<Leg>);

impl Strands {
    /// Returns the legs that do not begin or end at this node.
    pub(super) fn without(map: &Map, scene: &Scene, node: NodeId) -> Self {
        let visits = |stop: StopId| map.stop(stop).is_some_and(|stop| stop.node == node);
        let legs = scene.routes().flat_map(|route| &route.legs);
        let legs = legs.filter(|leg| !visits(leg.from) && !visits(leg.to));
        Self(legs.cloned().collect())
    }

    /// Returns the leg nearest to a point, if it is within reach.
    pub(super) fn at(&self, point: Point, reach: f64) -> Option<&Leg> {
        let distances = self.0.iter().map(|leg| (leg.distance(point), leg));
        let nearest = distances.min_by(|one, other| one.0.total_cmp(&other.0));
        nearest
            .filter(|(distance, _)| *distance <= reach)
            .map(|(_, leg)| leg)
    }
}
