//! What is written on lines: where what is said of a relation stands, clear of nodes, of the lines of paths and
//! of the names of areas, and where the name of a path does.

use crate::model::Rect;

use super::{
    lines::{LABEL_SHARES, Line},
    routes::{FAR, FAR_LARGER, RouteShape, TAG_SIZE},
    scene::Scene,
    slots::Placed as _,
};

/// The name of a path as it is drawn at a zoom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PathNameAt {
    pub rect: Rect,
    /// The font size in map units.
    pub size: f64,
}

impl Scene {
    /// Returns where the name of a path stands at a zoom: from so far that names of nodes cannot be read on
    /// them, and else clear of them. None where its line has no room for it.
    pub fn path_name_at(&self, route: &RouteShape, zoom: f64) -> Option<PathNameAt> {
        let name = route.name.as_ref()?;
        let far = Some(route.path.id).filter(|_| zoom < FAR);
        if let Some(rect) = far.and_then(|id| self.far_name(id)) {
            let size = TAG_SIZE * FAR_LARGER;
            return Some(PathNameAt { rect, size });
        }
        Some(PathNameAt {
            rect: name.rect_at(zoom),
            size: TAG_SIZE * name.larger_at(zoom),
        })
    }

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
