//! The nearest node, all around or one way: how keys walk over the map.

use crate::model::{NodeId, Point};

use super::scene::Scene;

/// A way to walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Heading {
    Left,
    Right,
    Up,
    Down,
}

impl Heading {
    /// Returns how far a way goes along this heading, and how far aside.
    fn split(self, way: Point) -> (f64, f64) {
        match self {
            Self::Left => (-way.x, way.y.abs()),
            Self::Right => (way.x, way.y.abs()),
            Self::Up => (-way.y, way.x.abs()),
            Self::Down => (way.y, way.x.abs()),
        }
    }
}

impl Scene {
    /// Returns the node that one comes to from a point that way: near, and not far aside.
    pub fn nearest_toward(&self, from: Point, heading: Heading) -> Option<NodeId> {
        let candidates = self.nodes().filter_map(|shape| {
            let (along, aside) = heading.split(shape.rect.center() - from);
            // What lies more aside than ahead is on another way.
            (along > 1.0 && aside <= along * 2.0).then_some((along + aside * 2.0, shape.node.id))
        });
        nearest(candidates)
    }

    /// Returns the node nearest to a point.
    pub fn nearest(&self, from: Point) -> Option<NodeId> {
        let candidates = self
            .nodes()
            .map(|shape| (shape.rect.center().distance(from), shape.node.id));
        nearest(candidates)
    }
}

fn nearest(candidates: impl Iterator<Item = (f64, NodeId)>) -> Option<NodeId> {
    let first = |one: &(f64, NodeId), other: &(f64, NodeId)| {
        one.0.total_cmp(&other.0).then(one.1.cmp(&other.1))
    };
    candidates.min_by(first).map(|(_, id)| id)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a panic is a failed test")]

    use super::*;
    use crate::model::{Map, Node, NodeKind, Record};

    #[test]
    fn keys_walk_to_the_nearest_node_that_way() {
        let mut map = Map::default();
        for (name, x, y) in [
            ("mid", 0.0, 0.0),
            ("near", 300.0, 100.0),
            ("far", 900.0, 0.0),
            ("low", 50.0, 400.0),
        ] {
            let id = NodeId::new(name).unwrap();
            let node = Node::new(id, NodeKind::Team, name, Point::new(x, y));
            map.put(id.into(), Some(Record::from(node)));
        }
        let scene = Scene::of(&map);
        let rows = [
            ("mid", Heading::Right, Some("near")),
            ("near", Heading::Right, Some("far")),
            ("far", Heading::Left, Some("near")),
            ("mid", Heading::Down, Some("low")),
            ("low", Heading::Up, Some("mid")),
            ("mid", Heading::Left, None),
        ];
        for (from, heading, expected) in rows {
            let at = scene
                .node(NodeId::new(from).unwrap())
                .unwrap()
                .rect
                .center();
            let found = scene.nearest_toward(at, heading).map(NodeId::as_str);
            assert_eq!(found, expected, "{heading:?} from {from}");
        }
        assert_eq!(
            scene.nearest(Point::new(800.0, 0.0)).map(NodeId::as_str),
            Some("far")
        );
    }
}
