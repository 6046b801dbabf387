//! Delivery paths as lines: round the boxes, side by side, and without a crossing that can be avoided.

use std::collections::BTreeMap;

use fastrand::Rng;
use proptest::prelude::*;
use throughline::{
    document::Document,
    edit::rename,
    editor::{Action, Editor, File, PointerEvent, Pull},
    formats::layout_json,
    model::{
        Area, AreaId, DeliveryPath, Figure, Map, Node, NodeId, NodeKind, PathId, Point, Record,
        RecordId, Rect, Relation, RelationId, RelationKind, Rework, Size, Stop, StopId, TeamShape,
    },
    scene::{Hit, Leg, Line, RouteShape, Scene},
};

pub(crate) fn put(map: &mut Map, record: impl Into<Record>) -> RecordId {
    let record = record.into();
    let id = record.id();
    map.put(id, Some(record));
    id
}

pub(crate) fn node_id(i: usize) -> NodeId {
    NodeId::new(&format!("n{i:03}")).unwrap()
}

pub(crate) fn team(i: usize, pos: Point, size: Size) -> Node {
    let shape = if i.is_multiple_of(3) {
        TeamShape::Platform
    } else {
        TeamShape::StreamAligned
    };
    let mut node = Node::new(node_id(i), NodeKind::Team, &format!("Team {i}"), pos).shaped(shape);
    node.size = size;
    node
}

/// Puts a path that stops at these nodes one after the other.
pub(crate) fn lead(map: &mut Map, name: &str, nodes: &[usize]) -> PathId {
    let path = PathId::new(name).unwrap();
    put(map, DeliveryPath::new(path, name));
    let mut before = None;
    for (i, node) in nodes.iter().enumerate() {
        let id = StopId::new(&format!("{name}-{i}")).unwrap();
        put(map, Stop::new(id, path, node_id(*node)).following(before));
        before = Some(id);
    }
    path
}

/// Puts a relation between two nodes, every third with something written on it.
pub(crate) fn relate(map: &mut Map, i: usize, (from, to): (usize, usize)) -> RelationId {
    let id = RelationId::new(&format!("r{i:03}")).unwrap();
    let ends = (node_id(from), node_id(to));
    let mut relation = Relation::new(id, RelationKind::DependsOn, ends.0, ends.1);
    if i.is_multiple_of(3) {
        "asks for a review".clone_into(&mut relation.label);
    }
    put(map, relation);
    id
}

/// Returns a map of nodes on a grid of so many columns, each moved a little.
pub(crate) fn grid(n_nodes: usize, columns: usize, random: &mut Rng) -> Map {
    let mut map = Map::default();
    for i in 0..n_nodes {
        let mut jitter = || random.f64() * 24.0 - 12.0;
        let pos = Point::new(
            (i % columns) as f64 * 300.0 + jitter(),
            (i / columns) as f64 * 180.0 + jitter(),
        );
        put(&mut map, team(i, pos.rounded(), Size::new(190.0, 76.0)));
    }
    map
}

fn boxes(map: &Map) -> BTreeMap<NodeId, Rect> {
    map.nodes().map(|node| (node.id, node.rect())).collect()
}

pub(crate) fn pieces(points: &[Point]) -> impl Iterator<Item = (Point, Point)> + Clone {
    points.iter().copied().zip(points.iter().copied().skip(1))
}

fn is_upright(leg: &Leg) -> bool {
    pieces(&leg.points)
        .all(|(one, other)| (one.x - other.x).abs() < 1e-6 || (one.y - other.y).abs() < 1e-6)
}

/// Returns the nodes that a leg runs through though it does not stop there.
fn run_through(map: &Map, leg: &Leg) -> Vec<NodeId> {
    let ends = [leg.from, leg.to].map(|stop| map.stop(stop).unwrap().node);
    let hit = |rect: &Rect| {
        let inner = rect.expanded(-0.5);
        pieces(&leg.points).any(|(one, other)| Rect::from_corners(one, other).intersects(&inner))
    };
    let nodes = boxes(map).into_iter();
    let nodes = nodes.filter(|(id, rect)| !ends.contains(id) && hit(rect));
    nodes.map(|(id, _)| id).collect()
}

fn look(scene: &Scene) -> Vec<String> {
    let look = |route: &RouteShape| {
        format!(
            "{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}",
            route.path, route.legs, route.markers, route.rework, route.name, route.bounds
        )
    };
    let mut all: Vec<String> = scene.routes().map(look).collect();
    let line = |line: &Line| format!("{:?} {:?}", line.relation.id, line.points);
    let mut lines: Vec<String> = scene.lines().map(line).collect();
    lines.sort();
    all.extend(lines);
    all
}

// Crossings, counted on their own.

/// One path's way through the map: the nodes that it visits, and where its line leaves and arrives.
struct Course {
    nodes: Vec<NodeId>,
    legs: Vec<Vec<Point>>,
}

fn course(map: &Map, scene: &Scene, path: PathId) -> Course {
    let stops: Vec<StopId> = map.route(path).iter().map(|it| it.stop.id).collect();
    let route = scene.route(path).unwrap();
    let leg = |pair: &[StopId]| {
        let mut legs = route.legs.iter();
        let leg = legs.find(|leg| (leg.from, leg.to) == (pair[0], pair[1]));
        leg.unwrap().points.clone()
    };
    Course {
        nodes: stops
            .iter()
            .map(|stop| map.stop(*stop).unwrap().node)
            .collect(),
        legs: stops.windows(2).map(leg).collect(),
    }
}

/// Returns how far around a box a point on its border is, clockwise from the top left corner.
fn around(rect: &Rect, point: Point) -> f64 {
    let (x, y) = (point.x - rect.min.x, point.y - rect.min.y);
    let (w, h) = (rect.width(), rect.height());
    let sides = [
        (y, x),
        (w - x, w + y),
        (h - y, 2.0 * w + h - x),
        (x, 2.0 * (w + h) - y),
    ];
    let nearest = sides.iter().min_by(|one, other| one.0.total_cmp(&other.0));
    nearest.unwrap().1
}

/// How often two lines cross between nodes.
fn crossings(one: &[Point], other: &[Point]) -> usize {
    let same = |one: f64, other: f64| (one - other).abs() < 1e-9;
    let within = |at: f64, from: f64, to: f64| from.min(to) < at && at < from.max(to);
    let cross = |(a, b): (Point, Point), (c, d): (Point, Point)| {
        same(a.y, b.y) && same(c.x, d.x) && within(c.x, a.x, b.x) && within(a.y, c.y, d.y)
    };
    let pairs = pieces(one).flat_map(|piece| pieces(other).map(move |other| (piece, other)));
    pairs
        .filter(|(one, other)| cross(*one, *other) || cross(*other, *one))
        .count()
}

/// Returns the crossings of two courses on the stretches that they share, and how many of these have to
/// be: where one comes from the left of the other and leaves to its right.
fn shared_crossings(
    one: &Course,
    other: &Course,
    rects: &BTreeMap<NodeId, Rect>,
) -> (usize, usize) {
    let (mut found, mut needed) = (0, 0);
    let (n, m) = (one.legs.len(), other.legs.len());
    for forward in [true, false] {
        // The other course, walked the same way as the first.
        let nodes: Vec<NodeId> = ordered(&other.nodes, forward);
        let legs: Vec<Vec<Point>> = ordered(&other.legs, forward)
            .into_iter()
            .map(|leg| ordered(&leg, forward))
            .collect();
        for i in 0..n {
            for j in 0..m {
                let same = |i: usize, j: usize| {
                    i < n && j < m && one.nodes[i] == nodes[j] && one.nodes[i + 1] == nodes[j + 1]
                };
                let begins = i == 0 || j == 0 || !same(i - 1, j - 1);
                if !same(i, j) || !begins {
                    continue;
                }
                let length = (0..=n).take_while(|k| same(i + k, j + k)).count();
                for k in 0..length {
                    found += crossings(&one.legs[i + k], &legs[j + k]);
                }
                // Where each line comes in and goes out at a node of the stretch, if it does.
                let ends = |legs: &[Vec<Point>], at: usize| {
                    let enters = at.checked_sub(1).and_then(|before| legs[before].last());
                    let leaves = legs.get(at).and_then(|leg| leg.first());
                    enters.copied().zip(leaves.copied())
                };
                for k in 0..=length {
                    let rect = &rects[&one.nodes[i + k]];
                    if let (Some(first), Some(second)) =
                        (ends(&one.legs, i + k), ends(&legs, j + k))
                    {
                        found += usize::from(interleave(rect, first, second));
                    }
                }
                let before = ends(&one.legs, i).zip(ends(&legs, j));
                let behind = ends(&one.legs, i + length).zip(ends(&legs, j + length));
                if let (Some((a, b)), Some((c, d))) = (before, behind) {
                    let start = &rects[&one.nodes[i]];
                    let end = &rects[&one.nodes[i + length]];
                    let order = |rect: &Rect, port: Point, one: Point, other: Point| {
                        clockwise(rect, port, one) < clockwise(rect, port, other)
                    };
                    let at_start = order(start, a.1, a.0, b.0);
                    let at_end = order(end, c.0, c.1, d.1);
                    needed += usize::from(at_start == at_end);
                }
            }
        }
    }
    (found, needed)
}

fn ordered<T: Clone>(things: &[T], forward: bool) -> Vec<T> {
    let mut things = things.to_vec();
    if !forward {
        things.reverse();
    }
    things
}

fn clockwise(rect: &Rect, from: Point, to: Point) -> f64 {
    (around(rect, to) - around(rect, from)).rem_euclid(2.0 * (rect.width() + rect.height()))
}

/// Returns whether two lines that go under a node must cross there.
fn interleave(rect: &Rect, one: (Point, Point), other: (Point, Point)) -> bool {
    let between = |point| clockwise(rect, one.0, point) < clockwise(rect, one.0, one.1);
    between(other.0) != between(other.1)
}

/// Returns a map whose paths share corridors: each goes from node to node beside it, mostly onward.
pub(crate) fn metro(n_nodes: usize, n_paths: usize, seed: u64) -> (Map, Vec<PathId>) {
    let mut random = Rng::with_seed(seed);
    let columns = n_nodes.isqrt() + 2;
    let mut map = grid(n_nodes, columns, &mut random);
    let mut paths = Vec::new();
    for path in 0..n_paths {
        let mut at = random.usize(..n_nodes);
        let mut nodes = vec![at];
        // Along the main street, with a turn now and then, never back.
        for _ in 0..random.usize(3..8) {
            let (column, row) = (at % columns, at / columns);
            let next = match random.u8(..10) {
                0..6 if column + 1 < columns => at + 1,
                6..8 if row > 0 => at - columns,
                _ => at + columns,
            };
            if next >= n_nodes || nodes.contains(&next) {
                break;
            }
            at = next;
            nodes.push(at);
        }
        paths.push(lead(&mut map, &format!("p{path:02}"), &nodes));
    }
    (map, paths)
}

#[test]
fn lines_that_share_a_stretch_cross_no_more_than_they_must() {
    let mut n_shared = 0;
    for (n_nodes, n_paths) in [(12, 5), (25, 8), (40, 12)] {
        for seed in 0..20 {
            let (map, paths) = metro(n_nodes, n_paths, seed);
            let scene = Scene::of(&map);
            let rects = boxes(&map);
            let courses: Vec<Course> = paths
                .iter()
                .map(|path| course(&map, &scene, *path))
                .collect();
            for (i, one) in courses.iter().enumerate() {
                for (j, other) in courses.iter().enumerate().skip(i + 1) {
                    let (found, needed) = shared_crossings(one, other, &rects);
                    assert!(
                        found <= needed,
                        "{n_nodes} x {n_paths}, seed {seed}: {i} and {j} cross {found} times, not {needed}"
                    );
                    n_shared += 1;
                }
            }
        }
    }
    assert!(n_shared > 1_000);
}

#[test]
fn lines_side_by_side_are_evenly_spaced_and_in_one_order_all_along() {
    let mut map = grid(5, 5, &mut Rng::with_seed(3));
    let paths: Vec<PathId> = ["a", "b", "c", "d"]
        .iter()
        .map(|name| lead(&mut map, name, &[0, 1, 2, 3, 4]))
        .collect();
    let scene = Scene::of(&map);
    let mut orders = Vec::new();
    for leg in 0..4 {
        let heights: Vec<f64> = paths
            .iter()
            .map(|path| scene.route(*path).unwrap().legs[leg].points[0].y)
            .collect();
        let mut order: Vec<usize> = (0..4).collect();
        order.sort_by(|one, other| heights[*one].total_cmp(&heights[*other]));
        let apart = order
            .windows(2)
            .map(|pair| heights[pair[1]] - heights[pair[0]]);
        let apart: Vec<f64> = apart.collect();
        // At least as far as lines are wide, and as far as the numbers at their ends need if there is room.
        assert!(apart[0] >= 12.0, "{heights:?}");
        assert!(
            apart.iter().all(|it| (it - apart[0]).abs() < 0.01),
            "{heights:?}"
        );
        orders.push(order);
    }
    orders.dedup();
    assert_eq!(orders.len(), 1);
}

#[test]
fn a_line_goes_straight_where_two_boxes_face_each_other_and_else_with_few_bends() {
    let rows = [
        // Below, and a little aside: still straight.
        ((0.0, 300.0), 2),
        ((100.0, 300.0), 2),
        ((400.0, 30.0), 2),
        // Across: one bend.
        ((500.0, 300.0), 3),
        // Side by side, but with something between: round it.
        ((800.0, 0.0), 4),
    ];
    for ((x, y), n_points) in rows {
        let size = Size::new(190.0, 76.0);
        let mut map = Map::default();
        put(&mut map, team(0, Point::new(0.0, 0.0), size));
        put(&mut map, team(1, Point::new(x, y), size));
        if n_points == 4 {
            put(
                &mut map,
                team(2, Point::new(400.0, -20.0), Size::new(190.0, 200.0)),
            );
        }
        let path = lead(&mut map, "p", &[0, 1]);
        let scene = Scene::of(&map);
        let leg = &scene.route(path).unwrap().legs[0];
        assert!(is_upright(leg), "{leg:?}");
        assert!(
            leg.points.len() <= n_points + usize::from(n_points == 4) * 2,
            "{x} {y}: {leg:?}"
        );
        assert!(
            n_points == 4 || leg.points.len() == n_points,
            "{x} {y}: {leg:?}"
        );
        assert_eq!(run_through(&map, leg), []);
    }
}

#[test]
fn a_path_that_parts_goes_out_on_one_line() {
    let mut map = Map::default();
    let size = Size::new(190.0, 76.0);
    for (i, (x, y)) in [(0.0, 200.0), (500.0, 0.0), (500.0, 400.0)]
        .into_iter()
        .enumerate()
    {
        put(&mut map, team(i, Point::new(x, y), size));
    }
    let path = lead(&mut map, "p", &[0, 1]);
    let first = StopId::new("p-0").unwrap();
    let branch = Stop::new(StopId::new("p-x").unwrap(), path, node_id(2)).following([first]);
    put(&mut map, branch);
    let scene = Scene::of(&map);
    let [up, down] = scene.route(path).unwrap().legs.as_slice() else {
        panic!("two legs");
    };
    assert_eq!(up.points[..2], down.points[..2]);
    assert!(up.points[2].y < 200.0 && down.points[2].y > 276.0);
}

#[test]
fn work_that_goes_back_has_a_line_of_its_own_with_its_chance() {
    let mut map = grid(3, 3, &mut Rng::with_seed(1));
    let path = lead(&mut map, "p", &[0, 1, 2]);
    let ids = ["p-0", "p-1", "p-2"].map(|id| StopId::new(id).unwrap());
    let mut last = map.stop(ids[2]).unwrap().clone();
    last.rework = Some(Rework {
        to: ids[0],
        chance: Some(Figure::guess(0.2)),
        extra: throughline::model::Extra::default(),
    });
    put(&mut map, last);
    let scene = Scene::of(&map);
    let route = scene.route(path).unwrap();
    let [arc] = route.rework.as_slice() else {
        panic!("one way back");
    };
    assert_eq!(
        (arc.from, arc.to, arc.label.as_str()),
        (ids[2], ids[0], "20 %")
    );
    let leg = Leg {
        from: arc.from,
        to: arc.to,
        points: arc.points.clone(),
        radii: arc.radii.clone(),
        width: 1.0,
    };
    assert_eq!(run_through(&map, &leg), []);
    assert!(
        boxes(&map)
            .values()
            .all(|rect| !rect.intersects(&arc.label_rect))
    );
}

#[test]
fn what_overlaps_is_still_joined() {
    let size = Size::new(190.0, 76.0);
    let mut map = Map::default();
    put(&mut map, team(0, Point::new(0.0, 0.0), size));
    put(&mut map, team(1, Point::new(60.0, 20.0), size));
    put(&mut map, team(2, Point::new(0.0, 0.0), size));
    let path = lead(&mut map, "p", &[0, 1, 2, 0, 0]);
    let scene = Scene::of(&map);
    let route = scene.route(path).unwrap();
    // The last two stops are at one node: nothing is between them.
    assert_eq!((route.legs.len(), route.markers.len()), (3, 5));
}

#[test]
fn the_routes_of_a_large_map_come_later_and_none_of_another_revision() {
    let mut map = grid(30, 6, &mut Rng::with_seed(2));
    for i in 0..20 {
        lead(&mut map, &format!("p{i}"), &[i, i + 1, i + 7, i + 8, i + 2]);
    }
    let mut editor = desk(map.clone());
    assert!(editor.scene().n_unsettled() > 0);
    assert_eq!(editor.scene().routes().count(), 0);
    // Both ways to settle them come to the same.
    let later = editor.scene().clone().settled(editor.map());
    assert_eq!(look(&later), look(&Scene::of(editor.map())));
    assert_eq!(later.n_unsettled(), 0);
    let routed = |editor: &Editor| Action::Routed {
        document: editor.document_number(),
        revision: editor.document().revision(),
        scene: Box::new(Scene::of(editor.map())),
    };
    let late = routed(&editor);
    editor.perform(Action::Edit(rename(&map, node_id(3).into(), "Three")));
    editor.perform(late);
    assert_eq!(editor.scene().routes().count(), 0);
    editor.perform(routed(&editor));
    assert_eq!(editor.scene().n_unsettled(), 0);
    assert_eq!(look(editor.scene()), look(&Scene::of(editor.map())));
}

#[test]
fn the_farthest_places_and_the_most_lines_are_routed_too() {
    let mut random = Rng::with_seed(5);
    let mut map = Map::default();
    for i in 0..600 {
        let mut far = || (random.f64() - 0.5) * 2e8;
        let pos = Point::new(far(), far());
        put(&mut map, team(i, pos.rounded(), Size::new(190.0, 76.0)));
    }
    let ends: Vec<usize> = (0..4).map(|i| i * 70).collect();
    lead(&mut map, "far", &ends);
    for i in 0..40 {
        lead(&mut map, &format!("p{i:02}"), &[1, 2, 3]);
    }
    let scene = Scene::of(&map);
    assert_eq!(scene.routes().count(), 41);
    for leg in scene.routes().flat_map(|route| &route.legs) {
        assert!(is_upright(leg), "{leg:?}");
        assert_eq!(run_through(&map, leg), []);
    }
}

fn desk(map: Map) -> Editor {
    let mut editor = Editor::default();
    editor.perform(Action::Opened {
        document: Box::new(Document::opened(map)),
        file: File::default(),
        mended: Vec::new(),
    });
    editor.perform(Action::Canvas(Size::new(1_000.0, 700.0)));
    editor
}

#[test]
fn a_click_on_a_line_selects_its_path_and_one_on_a_marker_the_stop() {
    let mut map = grid(3, 3, &mut Rng::with_seed(1));
    let path = lead(&mut map, "p", &[0, 1, 2]);
    let [first, second] = ["p-0", "p-1"].map(|id| StopId::new(id).unwrap());
    let mut editor = desk(map);
    let route = editor.scene().route(path).unwrap();
    let on_line = route.legs[1].points[0].toward(route.legs[1].points[1], 0.4);
    let on_marker = route.marker(second).unwrap().at;
    let name = route.name.as_ref().unwrap().rect.center();
    let hit = |at| editor.scene().hit(at, 5.0);
    let third = StopId::new("p-2").unwrap();
    let (from, to) = (second, third);
    assert_eq!(hit(on_line), Hit::Leg { path, from, to });
    assert_eq!(hit(on_marker), Hit::Stop(second));
    let (from, to) = (first, second);
    assert_eq!(hit(name), Hit::Leg { path, from, to });
    for (at, id) in [(on_line, path.into()), (on_marker, RecordId::Stop(second))] {
        editor.perform(Action::Pointer(PointerEvent::Down { at, shift: false }));
        editor.perform(Action::Pointer(PointerEvent::Up { at }));
        assert_eq!(editor.selection().single(), Some(id));
        assert!(editor.scene().rect_of(id).unwrap().contains(at));
    }
}

#[test]
fn a_drag_that_begins_on_a_marker_moves_no_node() {
    let mut map = grid(3, 3, &mut Rng::with_seed(1));
    let path = lead(&mut map, "p", &[0, 1, 2]);
    let stop = StopId::new("p-1").unwrap();
    let mut editor = desk(map.clone());
    let at = editor.scene().route(path).unwrap().marker(stop).unwrap().at;
    let to = at + Point::new(60.0, 40.0);
    editor.perform(Action::Pointer(PointerEvent::Down { at, shift: false }));
    editor.perform(Action::Pointer(PointerEvent::Move {
        to,
        pull: Pull::Free,
    }));
    editor.perform(Action::Pointer(PointerEvent::Up { at: to }));
    assert_eq!(boxes(editor.map()), boxes(&map));
}

#[test]
fn the_layout_export_has_the_lines_as_drawn() {
    let mut map = grid(4, 2, &mut Rng::with_seed(1));
    let path = lead(&mut map, "p", &[0, 3, 1]);
    let scene = Scene::of(&map);
    let bytes = layout_json(&map, &scene).unwrap();
    let json: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    let drawn = scene.route(path).unwrap().legs.iter().map(|leg| {
        let points: Vec<Point> = leg.points.iter().map(|point| point.rounded()).collect();
        serde_json::json!({"from": leg.from.as_str(), "to": leg.to.as_str(), "points": points})
    });
    let drawn: Vec<serde_json::Value> = drawn.collect();
    assert_eq!(json["paths"][0]["lines"], serde_json::json!(drawn));
}

fn size() -> impl Strategy<Value = Size> {
    (60.0..200.0, 40.0..120.0).prop_map(|(w, h)| Size::new(w, h).rounded())
}

/// Nodes that keep at least 16 from each other, in cells of 220 by 140.
fn apart() -> impl Strategy<Value = Vec<(f64, f64, Size)>> {
    let place = (0.0..1.0, 0.0..1.0, size());
    prop::collection::vec(place, 4..20).prop_map(|places| {
        let places = places.into_iter().enumerate().map(|(i, (x, y, size))| {
            let (column, row) = ((i % 4) as f64, (i / 4) as f64);
            let x = column * 220.0 + x * (204.0 - size.w).max(0.0);
            let y = row * 140.0 + y * (124.0 - size.h).max(0.0);
            (x, y, size)
        });
        places.collect()
    })
}

fn anywhere() -> impl Strategy<Value = Vec<(f64, f64, Size)>> {
    let place = (-300.0..300.0, -300.0..300.0, size());
    prop::collection::vec(place, 2..9)
}

fn visits() -> impl Strategy<Value = Vec<Vec<usize>>> {
    prop::collection::vec(prop::collection::vec(0_usize..20, 2..7), 1..6)
}

fn map_of(places: &[(f64, f64, Size)], paths: &[Vec<usize>]) -> Map {
    let mut map = Map::default();
    for (i, (x, y, size)) in places.iter().enumerate() {
        put(&mut map, team(i, Point::new(*x, *y).rounded(), *size));
    }
    for (i, nodes) in paths.iter().enumerate() {
        let nodes: Vec<usize> = nodes.iter().map(|node| node % places.len()).collect();
        lead(&mut map, &format!("p{i}"), &nodes);
    }
    map
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn no_line_runs_through_a_node_that_it_does_not_stop_at(
        places in apart(), paths in visits()
    ) {
        let map = map_of(&places, &paths);
        let scene = Scene::of(&map);
        for leg in scene.routes().flat_map(|route| &route.legs) {
            prop_assert!(is_upright(leg), "{:?}", leg);
            prop_assert_eq!(run_through(&map, leg), vec![]);
        }
    }

    #[test]
    fn nodes_may_lie_anywhere(places in anywhere(), paths in visits()) {
        let map = map_of(&places, &paths);
        let scene = Scene::of(&map);
        for route in scene.routes() {
            for leg in &route.legs {
                prop_assert!(leg.points.len() >= 2 && leg.points.len() == leg.radii.len());
                prop_assert!(leg.points.iter().all(|point| point.x.is_finite() && point.y.is_finite()));
                if is_upright(leg) && leg.points.len() > 2 {
                    prop_assert_eq!(run_through(&map, leg), vec![]);
                }
            }
        }
    }

    #[test]
    fn a_scene_that_is_mended_and_settled_is_the_one_built_anew(
        places in apart(),
        paths in visits(),
        steps in prop::collection::vec((0_usize..20, -200.0..200.0, -150.0..150.0, 0_u8..14), 1..8),
    ) {
        let mut map = map_of(&places, &paths);
        for i in 0..places.len() {
            relate(&mut map, i, (i, (i + 1) % places.len()));
            relate(&mut map, 100 + i, (i, (i * 7 + 3) % places.len()));
        }
        let mut scene = Scene::of(&map);
        for (i, dx, dy, what) in steps {
            let id = node_id(i % places.len());
            let changed = match (what, map.node(id)) {
                (0, _) => {
                    map.put(id.into(), None);
                    vec![id.into()]
                }
                (1, _) => {
                    let stop = map.stops().nth(i).map(|stop| stop.id);
                    stop.into_iter().map(|stop| { map.put(stop.into(), None); stop.into() }).collect()
                }
                (2, _) => vec![RecordId::Path(lead(&mut map, "new", &[i % places.len(), 0]))],
                (8, _) => {
                    let id = RecordId::from(RelationId::new(&format!("r{:03}", i % places.len())).unwrap());
                    map.put(id, None);
                    vec![id]
                }
                (9, _) => vec![relate(&mut map, i, (i * 5 % places.len(), i * 3 % places.len())).into()],
                (10, _) => {
                    let corner = Point::new(dx, dy).rounded();
                    let rect = Rect::from_pos_size(corner, Size::new(300.0, 200.0));
                    let id = AreaId::new("area").unwrap();
                    vec![put(&mut map, Area::new(id, "A name of some length", rect))]
                }
                (3, _) => {
                    // Some go together, as what an area holds does.
                    let nodes = map.nodes().skip(i).step_by(2).map(|node| node.as_ref().clone());
                    let nodes: Vec<Node> = nodes.collect();
                    let moved = nodes.into_iter().map(|mut node| {
                        node.pos = (node.pos + Point::new(dx, dy)).rounded();
                        put(&mut map, node)
                    });
                    moved.collect()
                }
                (_, Some(node)) => {
                    let mut node = node.clone();
                    node.pos = (node.pos + Point::new(dx, dy)).rounded();
                    vec![put(&mut map, node)]
                }
                (_, None) => {
                    vec![put(&mut map, team(i % places.len(), Point::new(dx, dy).rounded(), Size::new(150.0, 60.0)))]
                }
            };
            scene.mend(&map, changed);
            // Also what is drawn meanwhile keeps clear.
            for leg in scene.routes().flat_map(|route| &route.legs) {
                if is_upright(leg) && leg.points.len() > 2 {
                    prop_assert_eq!(run_through(&map, leg), vec![]);
                }
            }
        }
        scene.settle(&map);
        for (mended, anew) in look(&scene).into_iter().zip(look(&Scene::of(&map))) {
            prop_assert_eq!(mended, anew);
        }
    }
}

/// Two teams above each other, both with work for a platform below: each way by itself is as good to the
/// right as downward, and only together do they show which of them is to give way.
#[test]
fn of_two_ways_that_are_as_good_the_one_is_gone_that_crosses_nothing() {
    let mut map = throughline::formats::sketch::parse(
        "Shop Search Platform Catalog Orders; p: Shop > Platform > Orders; q: Search > Platform",
    )
    .unwrap();
    let places = [
        ("shop", -469.0, -332.0, 190.0, 76.0),
        ("search", -469.0, -192.0, 190.0, 76.0),
        ("platform", -219.0, 118.0, 275.0, 178.0),
        // What is in between and around leaves either way.
        ("catalog", -496.0, 150.0, 124.0, 92.0),
        ("orders", -99.0, -332.0, 190.0, 76.0),
    ];
    for (id, x, y, w, h) in places {
        let mut node = map.node(NodeId::new(id).unwrap()).unwrap().clone();
        (node.pos, node.size) = (Point::new(x, y), Size::new(w, h));
        put(&mut map, node);
    }
    let scene = Scene::of(&map);
    let legs = scene.routes().flat_map(|route| &route.legs);
    let from_platform = |leg: &&Leg| leg.from.as_str() != "p-platform";
    let legs: Vec<&Leg> = legs.filter(from_platform).collect();
    let pieces = |leg: &Leg| -> Vec<(Point, Point)> {
        leg.points
            .windows(2)
            .map(|piece| (piece[0], piece[1]))
            .collect()
    };
    let [one, other] = legs[..] else {
        panic!("two legs");
    };
    let between = |at: f64, from: f64, to: f64| from.min(to) < at && at < from.max(to);
    for level in pieces(one).into_iter().chain(pieces(other)) {
        for upright in pieces(one).into_iter().chain(pieces(other)) {
            let crosses = between(upright.0.x, level.0.x, level.1.x)
                && between(level.0.y, upright.0.y, upright.1.y);
            assert!(!crosses, "{level:?} {upright:?}");
        }
    }
}
