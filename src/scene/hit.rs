//! What is at a point: the one answer for clicks, drags and the hand of the pointer.

use crate::model::{AreaId, NodeId, Point, Rect, RelationId};

use super::scene::Scene;

/// What a point of the map is on, the topmost first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hit {
    Node(NodeId),
    /// The border of a node, where relations begin.
    Rim(NodeId),
    Relation(RelationId),
    /// The title or the border of an area, by which it is taken.
    AreaEdge(AreaId),
    /// The inside of an area, where one draws as on the background.
    AreaBody(AreaId),
    #[default]
    Nothing,
}

impl Scene {
    /// Returns what is at a point. `reach` is how near is near enough, in map units.
    pub fn hit(&self, point: Point, reach: f64) -> Hit {
        let near = Rect::new(point, point).expanded(reach);
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
        let lines = self.lines_within(&near);
        let on_line = lines.iter().rev().find(|line| {
            line.distance(point) <= reach
                || (!line.label.is_empty() && line.label_rect.contains(point))
        });
        if let Some(line) = on_line {
            return Hit::Relation(line.relation.id);
        }
        self.hit_area(point, reach)
    }

    /// Returns the node at a point, the rim included.
    pub fn node_at(&self, point: Point, reach: f64) -> Option<NodeId> {
        match self.hit(point, reach) {
            Hit::Node(id) | Hit::Rim(id) => Some(id),
            _ => None,
        }
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
