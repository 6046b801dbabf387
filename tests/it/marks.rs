//! What is written on lines: numbers of stops, names of paths and of relations, clear of each other.

use fastrand::Rng;
use throughline::{
    model::{
        Area, AreaId, DeliveryPath, Map, Node, NodeKind, Point, Rect, Relation, RelationId,
        RelationKind, Size,
    },
    scene::{Hit, Marker, PATH_WIDTH, RouteShape, Scene},
};

use crate::metro::{grid, lead, metro, node_id, pieces, put, team};

#[test]
fn markers_stand_on_the_rim_and_clear_of_each_other() {
    let mut map = grid(6, 3, &mut Rng::with_seed(1));
    let mut boundary = Node::new(
        node_id(6),
        NodeKind::Outside,
        "Users",
        Point::new(-300.0, 0.0),
    );
    boundary.size = Size::new(80.0, 80.0);
    put(&mut map, boundary);
    for i in 0..7 {
        lead(&mut map, &format!("p{i}"), &[6, i % 3, 4, 4 + i % 2]);
    }
    let scene = Scene::of(&map);
    let markers: Vec<_> = scene.routes().flat_map(|route| &route.markers).collect();
    for marker in &markers {
        let shape = scene.node(marker.node).unwrap();
        let counted = marker.node != node_id(6);
        assert_eq!(marker.number.is_some(), counted);
        assert!(shape.distance_to_rim(marker.at) < 70.0, "{marker:?}");
    }
    let numbered = || markers.iter().filter(|marker| marker.number.is_some());
    for (i, one) in numbered().enumerate() {
        for other in numbered().skip(i + 1) {
            assert!(one.at.distance(other.at) > 19.0, "{one:?} {other:?}");
        }
    }
}

#[test]
fn names_and_markers_cover_each_other_at_no_zoom() {
    for seed in 0..6 {
        let (map, _) = metro(24, 6, seed);
        let scene = Scene::of(&map);
        let near = taken(&scene, 1.0);
        for zoom in [0.8, 0.6, 0.5, 0.4, 0.3] {
            let far = taken(&scene, zoom);
            let mut n_larger = 0;
            for (i, one) in far.iter().enumerate() {
                n_larger += usize::from(one.height() > near[i].height() * 1.3);
                for (j, other) in far.iter().enumerate().skip(i + 1) {
                    let covered = one.expanded(-1e-6).intersects(other);
                    let before = near[i].intersects(&near[j]);
                    assert!(!covered || before, "{seed} {zoom}: {one:?} {other:?}");
                }
            }
            assert!(
                zoom > 0.6 || n_larger * 4 > far.len(),
                "{seed} {zoom}: {n_larger}"
            );
        }
    }
}

#[test]
fn the_name_of_a_path_covers_no_name_of_an_area_at_any_zoom() {
    // How far below the first line the area with the long name begins: its name is on the line, below, above.
    for top in [-30.0, -12.0, 8.0, 30.0, 52.0, 70.0] {
        let mut map = teams(&[(0.0, 0.0), (900.0, 0.0)]);
        let corner = Point::new(205.0, 38.0 + top);
        let rect = Rect::from_pos_size(corner, Size::new(480.0, 300.0));
        let name = "Customer-facing products of the shop";
        put(
            &mut map,
            Area::new(AreaId::new("area").unwrap(), name, rect),
        );
        let path = lead(&mut map, "New payment", &[0, 1]);
        let scene = Scene::of(&map);
        let name = scene.route(path).unwrap().name.clone().unwrap();
        let area = scene.areas().next().unwrap();
        for zoom in [1.0, 0.8, 0.6, 0.5, 0.44, 0.43, 0.4, 0.35] {
            let (tag, title) = (
                name.rect_at(zoom).expanded(-1e-6),
                area.name_at(zoom).unwrap().rect,
            );
            assert!(!tag.intersects(&title), "{top} {zoom}: {tag:?} {title:?}");
        }
    }
}

/// Returns what the numbered markers and the names of paths cover at a zoom.
fn taken(scene: &Scene, zoom: f64) -> Vec<Rect> {
    let of = |route: &RouteShape| {
        let markers = route.markers.iter();
        let numbered = markers.filter(|marker| marker.number.is_some());
        let around =
            |marker: &Marker| Rect::new(marker.at, marker.at).expanded(marker.radius_at(zoom));
        let names = route.name.iter().map(|name| name.rect_at(zoom));
        let mut rects: Vec<Rect> = numbered.map(around).collect();
        rects.extend(names);
        rects
    };
    scene.routes().flat_map(of).collect()
}

#[test]
fn a_name_is_hit_where_it_is_drawn() {
    let mut map = grid(3, 3, &mut Rng::with_seed(1));
    let path = lead(&mut map, "p", &[0, 1, 2]);
    let scene = Scene::of(&map);
    let name = scene.route(path).unwrap().name.clone().unwrap();
    for zoom in [1.0, 0.7, 0.5] {
        let drawn = name.rect_at(zoom);
        let corner = drawn.min + Point::new(0.5, drawn.height() / 2.0 - 8.0);
        let hit = scene.hit(corner, 7.0 / zoom);
        assert!(matches!(hit, Hit::Leg { .. }), "{zoom} {hit:?}");
    }
    let route = scene.route(path).unwrap();
    let far = scene.path_name_at(route, 0.3).unwrap().rect;
    let corner = far.min + Point::new(2.0, 2.0);
    for (zoom, is_hit) in [(0.3, true), (0.4, false)] {
        let hit = scene.hit_as_seen(corner, 7.0 / zoom, zoom);
        assert_eq!(matches!(hit, Hit::Leg { .. }), is_hit, "{zoom} {hit:?}");
    }
}

#[test]
fn from_far_away_names_of_paths_are_larger_and_cover_neither_each_other_nor_names_of_areas() {
    for seed in 0..6 {
        let (mut map, paths) = metro(24, 6, seed);
        let around = Scene::of(&map).bounds().unwrap();
        let rect = Rect::new(around.min - Point::new(20.0, 50.0), around.max);
        let area = Area::new(AreaId::new("area").unwrap(), "Everything", rect);
        put(&mut map, area);
        let scene = Scene::of(&map);
        let title = scene.areas().next().unwrap().name_at(0.28).unwrap().rect;
        let routes = || paths.iter().map(|path| scene.route(*path).unwrap());
        let names: Vec<Rect> = routes()
            .filter_map(|route| Some(scene.path_name_at(route, 0.3)?.rect))
            .collect();
        assert_eq!(names.len(), routes().filter(|it| it.name.is_some()).count());
        for (route, zoom) in routes().flat_map(|route| [0.55, 0.45, 0.36].map(|it| (route, it))) {
            let Some(name) = scene.path_name_at(route, zoom) else {
                continue;
            };
            assert!(name.size * zoom >= 6.0, "{seed} {zoom}: {name:?}");
        }
        for (i, one) in names.iter().enumerate() {
            let near = scene.path_name_at(routes().next().unwrap(), 1.0).unwrap();
            assert!(one.height() > near.rect.height() * 2.5);
            assert!(!one.intersects(&title), "{seed}: {one:?} {title:?}");
            for other in names.iter().skip(i + 1) {
                assert!(!one.intersects(other), "{seed}: {one:?} {other:?}");
            }
            let on_line = routes().any(|route| {
                let mut pieces = route.legs.iter().flat_map(|leg| pieces(&leg.points));
                pieces.any(|(from, to)| Rect::from_corners(from, to).contains(one.center()))
            });
            assert!(on_line, "{seed}: {one:?}");
        }
    }
}

/// Returns a map with teams of the usual size at these places.
fn teams(places: &[(f64, f64)]) -> Map {
    let mut map = Map::default();
    for (i, (x, y)) in places.iter().enumerate() {
        put(
            &mut map,
            team(i, Point::new(*x, *y), Size::new(190.0, 76.0)),
        );
    }
    map
}

#[test]
fn numbers_of_paths_that_arrive_at_one_side_stand_in_one_row_each_on_its_line() {
    let mut map = teams(&[(0.0, 0.0), (0.0, 200.0), (600.0, 420.0)]);
    let paths = [
        lead(&mut map, "a", &[0, 2]),
        lead(&mut map, "b", &[1, 2]),
        lead(&mut map, "c", &[1, 2]),
    ];
    let scene = Scene::of(&map);
    let arrivals = paths.map(|path| {
        let route = scene.route(path).unwrap();
        let end = *route.legs[0].points.last().unwrap();
        assert_eq!(route.markers[1].at, end);
        end
    });
    for pair in [(0, 1), (1, 2), (0, 2)] {
        let apart = arrivals[pair.0] - arrivals[pair.1];
        assert!(apart.x.abs() < 0.01 || apart.y.abs() < 0.01, "{arrivals:?}");
        assert!(apart.length() >= 19.0, "{arrivals:?}");
    }
}

#[test]
fn where_many_lines_come_to_one_side_some_go_to_another() {
    // All come from below on the left, up the narrow gap between boxes.
    let mut places = vec![(600.0, 0.0), (378.0, 0.0), (378.0, 108.0), (600.0, 108.0)];
    let sources = (0..8_u8).map(|i| (f64::from(i % 2) * 240.0, 300.0 + f64::from(i) * 110.0));
    places.extend(sources);
    let mut map = teams(&places);
    for i in 0..8 {
        lead(&mut map, &format!("p{i}"), &[4 + i, 0]);
    }
    let scene = Scene::of(&map);
    let rect = scene.node(node_id(0)).unwrap().rect;
    let at_left = |route: &RouteShape| route.markers[1].at.x < rect.min.x + 1.0;
    let n_left = scene.routes().filter(|route| at_left(route)).count();
    assert!((2..=4).contains(&n_left), "{n_left}");
    // Where there is room for all, none goes elsewhere.
    let mut map = teams(&places);
    for i in 0..3 {
        lead(&mut map, &format!("p{i}"), &[4 + i, 0]);
    }
    assert!(Scene::of(&map).routes().all(at_left));
}

#[test]
fn lines_that_have_no_room_side_by_side_take_a_bend_instead() {
    // How far below the other box the second begins, and whether both lines go straight.
    for (lower, straight) in [(0.0, true), (40.0, true), (46.0, false)] {
        let mut map = teams(&[(0.0, 0.0), (300.0, lower)]);
        let paths = [lead(&mut map, "a", &[0, 1]), lead(&mut map, "b", &[0, 1])];
        let scene = Scene::of(&map);
        for path in paths {
            let leg = &scene.route(path).unwrap().legs[0];
            assert_eq!(leg.points.len() == 2, straight, "{lower}: {leg:?}");
            assert!((leg.width - PATH_WIDTH).abs() < 1e-9, "{lower}: {leg:?}");
        }
        // One alone needs no room.
        let mut map = teams(&[(0.0, 0.0), (300.0, lower)]);
        let path = lead(&mut map, "a", &[0, 1]);
        let legs = &Scene::of(&map).route(path).unwrap().legs.clone();
        assert_eq!(legs[0].points.len(), 2, "{lower}");
    }
}

#[test]
fn the_name_of_a_path_covers_the_line_of_no_other() {
    let mut map = teams(&[(0.0, 0.0), (60.0, 400.0), (700.0, 400.0)]);
    let paths = [
        lead(&mut map, "a", &[0, 1, 2]),
        lead(&mut map, "b", &[0, 1, 2]),
    ];
    for (path, name) in paths
        .into_iter()
        .zip(["A long name of a path", "Another long name"])
    {
        put(&mut map, DeliveryPath::new(path, name));
    }
    let scene = Scene::of(&map);
    for (path, other) in [(paths[0], paths[1]), (paths[1], paths[0])] {
        let name = scene.route(path).unwrap().name.clone().unwrap().rect;
        let legs = &scene.route(other).unwrap().legs;
        let mut lines = legs.iter().flat_map(|leg| pieces(&leg.points));
        let over = lines.find(|(one, end)| Rect::from_corners(*one, *end).intersects(&name));
        assert_eq!(over, None, "{name:?}");
    }
}

#[test]
fn what_a_relation_says_stands_clear_of_paths_and_nodes_where_it_can() {
    let relation = |label: &str| {
        let id = RelationId::new("r").unwrap();
        let mut relation = Relation::new(id, RelationKind::DependsOn, node_id(0), node_id(1));
        relation.label = label.to_owned();
        (id, relation)
    };
    let label = |map: &Map, id| {
        let scene = Scene::of(map);
        scene.label_rect(scene.line(id).unwrap())
    };
    let (id, says) = relation("asks for a review");
    let mut map = teams(&[(0.0, 0.0), (0.0, 500.0), (-400.0, 250.0), (400.0, 250.0)]);
    put(&mut map, says);
    let middle = label(&map, id);
    assert_eq!(middle.center(), Point::new(95.0, 288.0));
    // A path runs across the middle.
    lead(&mut map, "p", &[2, 3]);
    let aside = label(&map, id);
    assert!((aside.center().x - 95.0).abs() < 0.01);
    assert!((aside.center().y - 288.0).abs() > 15.0, "{aside:?}");
    let scene = Scene::of(&map);
    assert_eq!(scene.hit(aside.center(), 1.0), Hit::Relation(id));
    assert_eq!(scene.name_rect_of(id.into()), Some(aside));
    // Where there is no free place, it stands on the middle.
    let mut crowded = teams(&[(0.0, 0.0), (0.0, 500.0)]);
    put(&mut crowded, relation("asks for a review").1);
    let wide = team(2, Point::new(-400.0, 80.0), Size::new(990.0, 416.0));
    put(&mut crowded, wide);
    assert_eq!(label(&crowded, id).center(), Point::new(95.0, 288.0));
}

#[test]
fn a_path_that_comes_back_beside_itself_runs_farther_from_itself_than_from_others() {
    // Down to the third and up again to the second, all on one side of it.
    let mut map = teams(&[(0.0, 0.0), (700.0, 0.0), (350.0, 400.0)]);
    let path = lead(&mut map, "a", &[0, 2, 1]);
    put(
        &mut map,
        team(3, Point::new(0.0, 380.0), Size::new(190.0, 120.0)),
    );
    put(
        &mut map,
        team(4, Point::new(700.0, 380.0), Size::new(190.0, 120.0)),
    );
    let scene = Scene::of(&map);
    let legs = &scene.route(path).unwrap().legs;
    let upright = |leg: &[Point]| {
        let piece = pieces(leg).find(|(one, other)| (one.x - other.x).abs() < 1e-6);
        piece.map(|(one, _)| one.x)
    };
    let at: Vec<f64> = legs.iter().filter_map(|leg| upright(&leg.points)).collect();
    assert_eq!(at.len(), 2, "{legs:?}");
    assert!((at[0] - at[1]).abs() > PATH_WIDTH * 2.0, "{at:?}");
}
