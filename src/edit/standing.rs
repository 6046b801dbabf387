//! Where that stands which lines of text put on a map: beside what is there, and in line if much is new.

use std::collections::BTreeSet;

use crate::model::{AreaId, Node, NodeId, Point, Record, Rect, Size};

use super::{
    drawing::Drawing,
    free::free_place,
    lined_up::{AROUND, Piece, lined_up},
};

impl Drawing<'_> {
    /// Puts nodes that were all made just now beside each other, so that an area around them holds no other.
    pub(super) fn gather(&mut self, nodes: &[NodeId]) {
        /// How far apart they stand.
        const GAP: f64 = 40.0;
        let nodes: BTreeSet<NodeId> = nodes.iter().copied().collect();
        let made = |id: &NodeId| match self.plan.get((*id).into()) {
            Some(Record::Node(node)) if self.map.node(*id).is_none() => Some(node),
            _ => None,
        };
        let Some(made) = nodes.iter().map(made).collect::<Option<Vec<_>>>() else {
            return;
        };
        // What stands in one area already is not taken out of it.
        if !self.gathered.is_disjoint(&nodes) {
            return;
        }
        self.gathered.extend(nodes);
        let most =
            |of: fn(&Size) -> f64| made.iter().map(|node| of(&node.size)).fold(0.0, f64::max);
        let cell = Size::new(most(|size| size.w) + GAP, most(|size| size.h) + GAP);
        let n_columns = (1..=made.len()).find(|n| n * n >= made.len()).unwrap_or(1);
        let n_rows = made.len().div_ceil(n_columns);
        let size = Size::new(
            cell.w * n_columns as f64 + GAP,
            cell.h * n_rows as f64 + GAP,
        );
        self.rects
            .retain(|rect| !made.iter().any(|node| node.rect() == *rect));
        let corner = free_place(&self.rects, self.around, size) + Point::new(GAP, GAP);
        for (i, node) in made.iter().enumerate() {
            let cell_at = Point::new(
                (i % n_columns) as f64 * cell.w,
                (i / n_columns) as f64 * cell.h,
            );
            let rect = Rect::from_pos_size((corner + cell_at).rounded(), node.size);
            self.plan.update_node(node.id, |node| node.pos = rect.min);
            self.rects.push(rect);
        }
    }

    pub(super) fn area_rect(&self, id: AreaId) -> Option<Rect> {
        match self.plan.get(id.into()) {
            Some(Record::Area(area)) => Some(area.rect()),
            _ => None,
        }
    }

    /// Places everything that was made anew if it is several nodes of which nothing leads to what was there
    /// before: now it is known what comes after what.
    pub(super) fn line_up(&mut self) {
        const SEVERAL: usize = 3;
        /// Where so many ways arrive, routes meet: there one looks first, and their lines need room.
        const CROWD: usize = 3;
        let (nodes, areas) = &self.made;
        let made: BTreeSet<NodeId> = nodes.iter().copied().collect();
        let ties: Vec<(NodeId, NodeId)> = self.tied.keys().map(|tie| (tie.0, tie.1)).collect();
        let mut ends = self
            .steps
            .iter()
            .chain(&ties)
            .flat_map(|(one, other)| [one, other]);
        let has_order = ends.clone().next().is_some() || !areas.is_empty();
        let is_new = ends.all(|end| made.contains(end));
        let n_arrivals = |id: &NodeId| self.steps.iter().filter(|(_, to)| to == id).count();
        let size = |node: &Node| {
            let Size { w, h } = node.size;
            if n_arrivals(&node.id) < CROWD {
                node.size
            } else {
                Size::new(w * 1.3, h * 1.5).rounded()
            }
        };
        let pieces = nodes
            .iter()
            .filter_map(|id| match self.plan.get((*id).into()) {
                Some(Record::Node(node)) => Some(Piece {
                    id: *id,
                    size: size(&node),
                    area: node.area,
                }),
                _ => None,
            });
        let pieces: Vec<Piece> = pieces.collect();
        let holds_known = |id: &AreaId| {
            let mut known = self
                .map
                .nodes()
                .filter_map(|node| self.plan.get(node.id.into()));
            known.any(|record| matches!(record, Record::Node(node) if node.area == Some(*id)))
        };
        let at_home = |piece: &Piece| piece.area.is_none_or(|area| areas.contains(&area));
        if !has_order
            || !is_new
            || pieces.len() < SEVERAL
            || !pieces.iter().all(at_home)
            || areas.iter().any(holds_known)
        {
            return;
        }
        let places = lined_up(&pieces, &self.steps, &ties);
        let there = self.map.nodes().map(|node| node.rect());
        let there = there.chain(self.map.areas().map(|area| area.rect()));
        let there: Vec<Rect> = there.collect();
        let corner = free_place(&there, Rect::around(there.iter().copied()), places.size);
        for (id, rect) in places.nodes {
            self.plan
                .update_node(id, |node| node.pos = (corner + rect.min).rounded());
        }
        for (id, rect) in places.areas {
            self.plan.update_area(id, |area| {
                area.pos = (corner + rect.min).rounded();
                area.size = rect.size().rounded();
                area.parent = None;
            });
        }
    }

    /// Makes an area as large as it takes to hold nodes that were made just now, unless it would reach around
    /// others.
    pub(super) fn reach_around(&mut self, id: AreaId, nodes: &[NodeId]) {
        let made = nodes.iter().filter(|id| self.map.node(**id).is_none());
        let made = made.filter_map(|id| self.plan.get((*id).into()));
        let rects: Vec<Rect> = made
            .filter_map(|record| match record {
                Record::Node(node) => Some(node.rect()),
                _ => None,
            })
            .collect();
        let (Some(before), Some(added)) = (self.area_rect(id), Rect::around(rects.iter().copied()))
        else {
            return;
        };
        let rect = before.union(&added.expanded(AROUND));
        let mut others = self.rects.iter().filter(|other| !rects.contains(other));
        if !others.any(|other| rect.intersects(other) && !before.intersects(other)) {
            self.plan.update_area(id, |area| {
                area.pos = rect.min.rounded();
                area.size = Size::new(rect.width(), rect.height()).rounded();
            });
        }
    }
}
