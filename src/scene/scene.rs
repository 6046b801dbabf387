//! The scene: every shape of a map, mended by each edit's changes and never built anew for one.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, OnceLock},
};

use crate::model::{Area, AreaId, Map, NodeId, NodeKind, PathId, RecordId, Rect, RelationId};

use super::{
    area::AreaShape,
    lines::{Asked, Line, Lines},
    routes::{Land, MARKER_RADIUS, Moved, RouteShape, Routes, far_names},
    shapes::NodeShape,
    slots::Slots,
};

/// Every shape of a map: placed, measured, and found by place.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    nodes: Slots<NodeId, NodeShape>,
    areas: Slots<AreaId, AreaShape>,
    lines: Lines,
    routes: Routes,
    /// Where the names of paths stand seen from far away, once that was asked for.
    far_names: OnceLock<BTreeMap<PathId, Rect>>,
}

impl Scene {
    /// Places everything on a map.
    pub fn of(map: &Map) -> Self {
        let mut scene = Self::default().with_everything(map);
        scene.settle(map);
        scene
    }

    /// Places everything but the routes of paths, and many relations without a look at what they run over:
    /// that may take long, and is taken over from a scene that was built elsewhere.
    pub fn without_lines(map: &Map) -> Self {
        let awaiting = Self {
            routes: Routes::awaited(),
            ..Self::default()
        };
        awaiting.with_everything(map)
    }

    fn with_everything(mut self, map: &Map) -> Self {
        let areas = map.areas().map(|area| RecordId::Area(area.id));
        let nodes = map.nodes().map(|node| RecordId::Node(node.id));
        let relations = map
            .relations()
            .map(|relation| RecordId::Relation(relation.id));
        let paths = map.paths().map(|path| RecordId::Path(path.id));
        self.mend(map, areas.chain(nodes).chain(relations).chain(paths));
        self
    }

    /// Places anew what has changed, and the lines that hang on it.
    pub fn mend(&mut self, map: &Map, changed: impl IntoIterator<Item = RecordId>) {
        self.far_names.take();
        let mut areas = BTreeSet::new();
        let mut asked = Asked::default();
        let mut moved = Vec::new();
        let mut paths_changed = false;
        for id in changed {
            match id {
                RecordId::Node(id) => {
                    let from = self.rect_of(id.into());
                    // Another name moves no line.
                    if self.mend_node(map, id) {
                        asked.pairs.extend(self.lines.around(id));
                        let to = self.rect_of(id.into());
                        let node = Some(id);
                        moved.push(Moved { node, from, to });
                    }
                }
                RecordId::Relation(id) => self.lines.file(map, id, &mut asked),
                RecordId::Area(id) => {
                    areas.insert(id);
                    // The depth of what it holds may be another now.
                    areas.extend(map.held_by(id).into_iter().filter_map(|held| match held {
                        RecordId::Area(area) => Some(area),
                        _ => None,
                    }));
                }
                RecordId::Path(_) | RecordId::Stop(_) => paths_changed = true,
                RecordId::Header | RecordId::WorkItem(_) => {}
            }
        }
        for id in areas {
            let name = |scene: &Self| scene.areas.get(id).and_then(AreaShape::name_room);
            let from = name(self);
            self.mend_area(map, id);
            let (node, to) = (None, name(self));
            if from != to {
                moved.push(Moved { node, from, to });
            }
        }
        let land = Land {
            nodes: &self.nodes,
            areas: &self.areas,
        };
        self.routes.mend(map, land, &moved, paths_changed);
        asked.places = self.routes.take_changed();
        let rects = moved.iter().flat_map(|it| it.from.iter().chain(&it.to));
        asked.places.extend(rects);
        self.lines.mend(map, land, &self.routes, asked);
    }

    /// Brings the lines of paths and relations to where a scene built anew has them. While something is
    /// being dragged, only those are found anew that must be.
    pub fn settle(&mut self, map: &Map) {
        self.far_names.take();
        let land = Land {
            nodes: &self.nodes,
            areas: &self.areas,
        };
        self.routes.settle(map, land);
        let places = self.routes.take_changed();
        let asked = Asked {
            places,
            ..Asked::default()
        };
        self.lines.mend(map, land, &self.routes, asked);
        self.lines.settle(map, land, &self.routes);
    }

    /// Returns the scene with all of its lines where a scene built anew has them, also those that were left
    /// out at first. It may take long; a clone shares what has been measured.
    #[must_use]
    pub fn settled(mut self, map: &Map) -> Self {
        let land = Land {
            nodes: &self.nodes,
            areas: &self.areas,
        };
        self.routes.begin(map, land);
        self.settle(map);
        self
    }

    /// Returns how much [`Scene::settle`] would find anew: the ways of paths, and for many relations as much
    /// as takes as long.
    pub fn n_unsettled(&self) -> usize {
        self.routes.n_stale().saturating_add(self.lines.n_stale())
    }

    /// Takes over the lines of paths and relations of a scene of the same map.
    pub fn take_lines(&mut self, settled: Self) {
        self.far_names.take();
        self.routes = settled.routes;
        self.lines = settled.lines;
    }

    /// Places a node anew, and returns whether the lines that end there may run otherwise now.
    fn mend_node(&mut self, map: &Map, id: NodeId) -> bool {
        let before = self.nodes.get(id);
        let Some(node) = map.node_record(id) else {
            self.nodes.remove(id);
            return true;
        };
        let shape = NodeShape::of(node, before);
        let same = before.is_some_and(|before| {
            before.rect == shape.rect
                && before.outline == shape.outline
                && before.node.area == node.area
        });
        self.nodes.insert(id, shape);
        !same
    }

    fn mend_area(&mut self, map: &Map, id: AreaId) {
        match map.area_record(id) {
            Some(area) => {
                let depth = depth_of(map, area);
                self.areas.insert(id, AreaShape::of(area, depth));
            }
            None => self.areas.remove(id),
        }
    }

    pub fn node(&self, id: NodeId) -> Option<&NodeShape> {
        self.nodes.get(id)
    }

    pub fn area(&self, id: AreaId) -> Option<&AreaShape> {
        self.areas.get(id)
    }

    pub fn line(&self, id: RelationId) -> Option<&Line> {
        self.lines.get(id)
    }

    pub fn route(&self, id: PathId) -> Option<&RouteShape> {
        self.routes.get(id)
    }

    /// Returns where the name of a path seen from far away stands.
    pub(super) fn far_name(&self, id: PathId) -> Option<Rect> {
        let land = Land {
            nodes: &self.nodes,
            areas: &self.areas,
        };
        let names = self.far_names.get_or_init(|| far_names(land, &self.routes));
        names.get(&id).copied()
    }

    /// Returns all routes in the order of drawing.
    pub fn routes(&self) -> impl Iterator<Item = &RouteShape> {
        self.routes.all()
    }

    /// Returns the routes that touch a rectangle, in the order of drawing.
    pub fn routes_within(&self, rect: &Rect) -> Vec<&RouteShape> {
        let routes = self.routes.all();
        routes.filter(|route| route.touches(rect)).collect()
    }

    pub fn n_nodes(&self) -> usize {
        self.nodes.len()
    }

    /// Returns the nodes that touch a rectangle, in the order of drawing.
    /// Notes are above the others.
    pub fn nodes_within(&self, rect: &Rect) -> Vec<&NodeShape> {
        let mut nodes = self.nodes.within(rect);
        nodes.sort_by_key(|shape| shape.node.kind == NodeKind::Note);
        nodes
    }

    /// Returns the lines that touch a rectangle, in the order of drawing.
    pub fn lines_within(&self, rect: &Rect) -> Vec<&Line> {
        let mut lines = self.lines.within(rect);
        // The bounds of a long slanting line are nearly everywhere.
        lines.retain(|line| line.touches(rect));
        lines
    }

    /// Returns the areas that touch a rectangle, the outer ones first.
    pub fn areas_within(&self, rect: &Rect) -> Vec<&AreaShape> {
        let mut areas = self.areas.within(rect);
        areas.sort_by_key(|shape| shape.depth);
        areas
    }

    /// Returns all nodes in the order of drawing.
    pub fn nodes(&self) -> impl Iterator<Item = &NodeShape> {
        self.nodes.all()
    }

    /// Returns all areas, the outer ones first.
    pub fn areas(&self) -> impl Iterator<Item = &AreaShape> {
        self.areas.all()
    }

    /// Returns all lines in the order of drawing.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.lines.all()
    }

    /// Returns the rectangle around everything, or `None` of an empty map.
    pub fn bounds(&self) -> Option<Rect> {
        let nodes = self.nodes.all().map(|shape| shape.rect);
        Rect::around(nodes.chain(self.areas.all().map(|shape| shape.rect)))
    }

    /// Returns the rectangle around some records, or `None` if none of them has a place.
    pub fn bounds_of(&self, ids: impl IntoIterator<Item = RecordId>) -> Option<Rect> {
        Rect::around(ids.into_iter().filter_map(|id| self.rect_of(id)))
    }

    /// Returns where the name of a record stands, if it is on the map.
    pub fn name_rect_of(&self, id: RecordId) -> Option<Rect> {
        match id {
            RecordId::Area(id) => self.area(id).map(AreaShape::title_rect),
            RecordId::Relation(id) => self.line(id).map(|line| self.label_rect(line)),
            RecordId::Path(id) => {
                let route = self.route(id)?;
                let first = route
                    .markers
                    .first()
                    .map(|marker| Rect::new(marker.at, marker.at));
                route.name.as_ref().map(|name| name.rect).or(first)
            }
            RecordId::Node(_) => self.rect_of(id),
            RecordId::Header | RecordId::Stop(_) | RecordId::WorkItem(_) => None,
        }
    }

    /// Returns the rectangle of one record, if it has a place.
    pub fn rect_of(&self, id: RecordId) -> Option<Rect> {
        match id {
            RecordId::Node(id) => self.node(id).map(|shape| shape.rect),
            RecordId::Area(id) => self.area(id).map(|shape| shape.rect),
            RecordId::Relation(id) => Rect::around_points(self.line(id)?.points.iter().copied()),
            RecordId::Path(id) => self.route(id).map(|route| route.bounds),
            RecordId::Stop(id) => {
                let marker = self.routes().find_map(|route| route.marker(id))?;
                Some(Rect::new(marker.at, marker.at).expanded(MARKER_RADIUS))
            }
            RecordId::Header | RecordId::WorkItem(_) => None,
        }
    }
}

fn depth_of(map: &Map, area: &Arc<Area>) -> usize {
    map.area_chain(area.id).len() - 1
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::indexing_slicing,
        reason = "a panic is a failed test"
    )]

    use super::*;
    use crate::{
        model::{Node, Point, Record, Relation, RelationKind, Size},
        scene::Hit,
    };

    fn node(name: &str, x: f64, y: f64) -> Node {
        let id = NodeId::new(name).unwrap();
        Node::new(id, NodeKind::Team, name, Point::new(x, y))
    }

    fn put(map: &mut Map, record: impl Into<Record>) -> RecordId {
        let record = record.into();
        let id = record.id();
        map.put(id, Some(record));
        id
    }

    fn relate(map: &mut Map, id: &str, from: &str, to: &str) -> RecordId {
        let id = RelationId::new(id).unwrap();
        let [from, to] = [from, to].map(|end| NodeId::new(end).unwrap());
        put(map, Relation::new(id, RelationKind::DependsOn, from, to))
    }

    fn picture(scene: &Scene) -> Vec<String> {
        let nodes = scene
            .nodes()
            .map(|shape| format!("{:?} {:?}", shape.node.id, shape.points));
        let lines = scene
            .lines()
            .map(|line| format!("{:?} {:?}", line.relation.id, line.points));
        let areas = scene.areas.all();
        let areas =
            areas.map(|shape| format!("{:?} {} {:?}", shape.area.id, shape.depth, shape.rect));
        let mut all: Vec<String> = nodes.chain(lines).chain(areas).collect();
        all.sort();
        all
    }

    #[test]
    fn a_mended_scene_is_the_one_built_anew() {
        let mut map = Map::default();
        let mut scene = Scene::of(&map);
        let mut mend = |map: &Map, id| {
            scene.mend(map, [id]);
            scene.settle(map);
            assert_eq!(picture(&scene), picture(&Scene::of(map)));
        };
        let id = put(&mut map, node("a", 0.0, 0.0));
        mend(&map, id);
        let id = relate(&mut map, "r1", "a", "b");
        mend(&map, id);
        let id = put(&mut map, node("b", 400.0, 0.0));
        mend(&map, id);
        let id = relate(&mut map, "r2", "b", "a");
        mend(&map, id);
        let id = relate(&mut map, "r3", "a", "a");
        mend(&map, id);
        let id = put(&mut map, node("b", 400.0, 300.0));
        mend(&map, id);
        let id = relate(&mut map, "r2", "a", "a");
        mend(&map, id);
        let rect = Rect::from_pos_size(Point::new(-50.0, -50.0), Size::new(900.0, 600.0));
        let outer = Area::new(AreaId::new("outer").unwrap(), "Outer", rect);
        let inner = Area::new(AreaId::new("inner").unwrap(), "Inner", rect.expanded(-40.0));
        let id = put(&mut map, inner.in_parent(Some(outer.id)));
        mend(&map, id);
        let id = put(&mut map, outer);
        mend(&map, id);
        for id in [RecordId::Node(NodeId::new("b").unwrap()), id] {
            map.put(id, None);
            mend(&map, id);
        }
    }

    #[test]
    fn parallel_relations_run_apart_and_a_loop_is_visible() {
        let mut map = Map::default();
        put(&mut map, node("a", 0.0, 0.0));
        put(&mut map, node("b", 600.0, 0.0));
        relate(&mut map, "r1", "a", "b");
        relate(&mut map, "r2", "b", "a");
        relate(&mut map, "r3", "a", "a");
        let scene = Scene::of(&map);
        let start = |id: &str| {
            scene
                .line(RelationId::new(id).unwrap())
                .unwrap()
                .points
                .clone()
        };
        assert!((start("r1")[0].y - start("r2")[1].y).abs() > 10.0);
        assert!(start("r3").iter().any(|point| point.y < -20.0));
    }

    #[test]
    fn a_point_hits_what_is_topmost_there() {
        let mut map = Map::default();
        put(&mut map, node("a", 0.0, 0.0));
        put(&mut map, node("b", 600.0, 0.0));
        relate(&mut map, "r", "a", "b");
        let rect = Rect::new(Point::new(-100.0, -100.0), Point::new(900.0, 300.0));
        put(
            &mut map,
            Area::new(AreaId::new("all").unwrap(), "All", rect),
        );
        let scene = Scene::of(&map);
        let a = NodeId::new("a").unwrap();
        let all = AreaId::new("all").unwrap();
        let rows = [
            ((95.0, 38.0), Hit::Node(a)),
            ((1.0, 38.0), Hit::Rim(a)),
            ((-4.0, 38.0), Hit::Rim(a)),
            ((300.0, 40.0), Hit::Relation(RelationId::new("r").unwrap())),
            ((300.0, 200.0), Hit::AreaBody(all)),
            ((300.0, -90.0), Hit::AreaEdge(all)),
            ((899.0, 200.0), Hit::AreaEdge(all)),
            ((300.0, 400.0), Hit::Nothing),
            // The cut corner of a rounded box is not the box.
            ((190.0 - 0.1, 76.0 - 0.1), Hit::Rim(a)),
        ];
        for ((x, y), hit) in rows {
            assert_eq!(scene.hit(Point::new(x, y), 6.0), hit, "at {x} {y}");
        }
    }
}
