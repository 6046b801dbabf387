//! What is written on relations: where it stands, clear of nodes, of the lines of paths and of the names of areas.

use crate::model::Rect;

use super::{
    lines::{LABEL_SHARES, Line},
    routes::RouteShape,
    scene::Scene,
    slots::Placed as _,
};

impl Scene {
    /// Returns where the label of a relation stands: on the middle of its line, or farther along where that
    /// is clear of nodes, paths and the names of areas and the middle is not.
    pub fn label_rect(&self, line: &Line) -> Rect {
        let middle = line.label_at(0.5);
        if line.label.is_empty() {
            return middle;
        }
        let mut places = LABEL_SHARES.into_iter().map(|share| line.label_at(share));
        let reach = line.bounds();
        let routes = self.routes().filter(|it| it.bounds.intersects(&reach));
        let routes: Vec<&RouteShape> = routes.collect();
        let is_covered = |rect: &Rect| {
            let mut routes = routes.iter();
            routes.any(|route| route.covers(rect))
                || !self.nodes_within(rect).is_empty()
                || (self.areas_within(rect).iter()).any(|area| area.name_rect().intersects(rect))
        };
        let free = places.find(|rect| !is_covered(&rect.expanded(2.0)));
        free.unwrap_or(middle)
    }
}
