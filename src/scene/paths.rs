//! The ways of delivery paths between their stops.

use crate::{
    model::{Map, PathId, Point, StopId},
    routing::between,
};

use super::scene::Scene;

/// The way of a path from one stop to the next.
#[derive(Clone, Debug, PartialEq)]
pub struct Leg {
    pub from: StopId,
    pub to: StopId,
    pub points: Vec<Point>,
}

/// Returns the ways of a path between its stops, each from border to border; none between two stops
/// at the same node.
pub fn path_lines(map: &Map, scene: &Scene, path: PathId) -> Vec<Leg> {
    let mut legs = Vec::new();
    for stop in map.stops_of(path) {
        for before in &stop.after {
            let Some(before) = map.stop(*before).filter(|before| before.node != stop.node) else {
                continue;
            };
            let ends = scene.node(before.node).zip(scene.node(stop.node));
            let Some((one, other)) = ends else { continue };
            let line = between((&one.points, one.rect), (&other.points, other.rect), 0.0);
            legs.push(Leg {
                from: before.id,
                to: stop.id,
                points: line.to_vec(),
            });
        }
    }
    legs
}
