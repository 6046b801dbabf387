//! Where that stands which lines of text put on a map: beside what is there, and in line if much is new.

use std::collections::BTreeSet;

use crate::model::{AreaId, NodeId, Point, Record, Rect, Size};

use super::{
    drawing::Drawing,
    free::free_place,
    lined_up::{AROUND, Piece, Places, about_square, lined_up},
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
        let n_columns = about_square(made.len());
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
        let (nodes, areas) = self.made.clone();
        let pieces: Vec<Piece> = nodes.iter().filter_map(|id| self.piece(*id)).collect();
        let ties: Vec<(NodeId, NodeId)> = self.tied.keys().map(|tie| (tie.0, tie.1)).collect();
        let made: BTreeSet<NodeId> = nodes.into_iter().collect();
        let is_new = {
            let mut ends = self.steps.iter().chain(&ties);
            ends.all(|(one, other)| made.contains(one) && made.contains(other))
        };
        let has_order = self.steps.len() + ties.len() + areas.len() > 0;
        let at_home = |piece: &Piece| piece.area.is_none_or(|area| areas.contains(&area));
        let holds_known = self
            .map
            .nodes()
            .any(|node| match self.plan.get(node.id.into()) {
                Some(Record::Node(node)) => node.area.is_some_and(|area| areas.contains(&area)),
                _ => false,
            });
        if !has_order
            || !is_new
            || pieces.len() < SEVERAL
            || !pieces.iter().all(at_home)
            || holds_known
        {
            return;
        }
        let mut places = lined_up(&pieces, &self.steps, &ties);
        // What holds nothing stands below everything.
        for area in &areas {
            if let Some(size) = self.area_rect(*area).map(|rect| rect.size())
                && !places.areas.contains_key(area)
            {
                let corner = Point::new(0.0, places.size.h + AROUND * 2.0);
                let rect = Rect::from_pos_size(corner, size);
                places.size = Size::new(places.size.w.max(size.w), rect.max.y);
                places.areas.insert(*area, rect);
            }
        }
        self.stand(&pieces, places);
    }

    /// Returns a new node as it is to be placed: in the area that a line puts it in, larger where routes meet,
    /// for there one looks first and their lines need room.
    fn piece(&self, id: NodeId) -> Option<Piece> {
        /// Where so many ways arrive, routes meet.
        const CROWD: usize = 3;
        let Some(Record::Node(node)) = self.plan.get(id.into()) else {
            return None;
        };
        let n_arrivals = self.steps.iter().filter(|(_, to)| *to == id).count();
        let Size { w, h } = node.size;
        let size = if n_arrivals < CROWD {
            node.size
        } else {
            Size::new(w * 1.3, h * 1.5).rounded()
        };
        let area = node.area.filter(|_| self.held.contains(&id));
        Some(Piece { id, size, area })
    }

    /// Puts all of that beside what is on the map.
    fn stand(&mut self, pieces: &[Piece], places: Places) {
        let there = self.map.nodes().map(|node| node.rect());
        let there = there.chain(self.map.areas().map(|area| area.rect()));
        let there: Vec<Rect> = there.collect();
        let corner = free_place(&there, Rect::around(there.iter().copied()), places.size);
        for piece in pieces {
            let Some(rect) = places.nodes.get(&piece.id) else {
                continue;
            };
            self.plan.update_node(piece.id, |node| {
                node.pos = (corner + rect.min).rounded();
                node.size = piece.size;
                node.area = piece.area;
            });
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
