//! What is written on lines: where what is said of a relation stands, clear of nodes, of the lines of paths and
//! of the names of areas, and where the name of a path does.

use crate::model::Rect;

use super::{
    lines::{LABEL_SHARES, Line},
    routes::{FAR, FAR_LARGER, RouteShape, TAG_SIZE, grown, larger_at},
    scene::Scene,
    slots::Placed as _,
};

/// No name of a path is smaller than this on the screen, in points, if there is room for it elsewhere.
const LEGIBLE: f64 = 6.0;
/// So large is it there, as long as nodes can be read.
const READ: f64 = 8.0;

/// The name of a path as it is drawn at a zoom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PathNameAt {
    pub rect: Rect,
    /// The font size in map units.
    pub size: f64,
    /// Whether it is not at its usual place, and above everything.
    pub far: bool,
}

impl Scene {
    /// Returns where the name of a path stands at a zoom: near the start of its line as long as it can be read
    /// there, and else where its line has the most room. None where its line has no room for it at all.
    pub fn path_name_at(&self, route: &RouteShape, zoom: f64) -> Option<PathNameAt> {
        let name = route.name.as_ref()?;
        let near = TAG_SIZE * name.larger_at(zoom);
        let far = Some(route.path.id).filter(|_| zoom < FAR || near * zoom < LEGIBLE);
        if let Some(rect) = far.and_then(|id| self.far_name(id)) {
            // Where nodes and numbers can be read, it is just as large that it can be as well.
            let larger = if zoom < FAR {
                larger_at(zoom, FAR_LARGER)
            } else {
                (READ / (TAG_SIZE * zoom)).max(1.0)
            };
            return Some(PathNameAt {
                rect: grown(&rect, larger / FAR_LARGER),
                size: TAG_SIZE * larger,
                far: true,
            });
        }
        Some(PathNameAt {
            rect: name.rect_at(zoom),
            size: near,
            far: false,
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
