//! Relations as curves: out of a side and into a side, round boxes, off paths and titles.

use throughline::{
    model::{Area, AreaId, Map, NodeKind, Point, RecordId, Rect, RelationId, Size, TeamShape},
    scene::{Line, Scene},
};

use crate::metro::{lead, node_id, pieces, put, relate, team};

const SIZE: Size = Size::new(190.0, 76.0);

/// Returns a map with teams of the usual size at these places, and a relation from the first to the second.
fn related(places: &[(f64, f64)]) -> (Map, RelationId) {
    let mut map = Map::default();
    for (i, (x, y)) in places.iter().enumerate() {
        put(&mut map, team(i, Point::new(*x, *y), SIZE));
    }
    let id = relate(&mut map, 1, (0, 1));
    (map, id)
}

fn line(map: &Map, id: RelationId) -> Line {
    Scene::of(map).line(id).unwrap().clone()
}

/// Returns whether a line comes into a rectangle.
fn runs_over(line: &Line, rect: &Rect) -> bool {
    pieces(&line.points)
        .any(|(one, other)| (0..=20).any(|i| rect.contains(one.toward(other, f64::from(i) / 20.0))))
}

/// Returns on which side of a box a point is.
fn side(map: &Map, node: usize, at: Point) -> &'static str {
    let rect = map.node(node_id(node)).unwrap().rect();
    let near = |one: f64, other: f64| (one - other).abs() < 1.0;
    match at {
        at if near(at.y, rect.min.y) => "top",
        at if near(at.y, rect.max.y) => "bottom",
        at if near(at.x, rect.min.x) => "left",
        at if near(at.x, rect.max.x) => "right",
        _ => "nowhere",
    }
}

#[test]
fn a_relation_leaves_and_enters_at_the_sides_that_face_each_other() {
    for ((x, y), sides, is_straight) in [
        ((400.0, 0.0), ("right", "left"), true),
        ((-400.0, 20.0), ("left", "right"), true),
        ((30.0, 300.0), ("bottom", "top"), true),
        ((0.0, -300.0), ("top", "bottom"), true),
        ((300.0, 400.0), ("bottom", "top"), false),
        ((-300.0, -400.0), ("top", "bottom"), false),
        ((700.0, 150.0), ("right", "left"), false),
    ] {
        let (map, id) = related(&[(0.0, 0.0), (x, y)]);
        let points = line(&map, id).points;
        let [first, .., last] = points[..] else {
            panic!("a line");
        };
        let found = (side(&map, 0, first), side(&map, 1, last));
        assert_eq!(found, sides, "{x} {y}");
        assert_eq!(points.len() == 2, is_straight, "{x} {y}: {points:?}");
        // It begins and ends across the side.
        let level = |one: Point, other: Point| (other - one).x.abs() > (other - one).y.abs() * 2.0;
        let is_level = |side: &str| side == "left" || side == "right";
        assert_eq!(level(points[0], points[1]), is_level(sides.0), "{x} {y}");
        let [.., before, _] = points[..] else {
            panic!("a line");
        };
        assert_eq!(level(before, last), is_level(sides.1), "{x} {y}");
    }
}

#[test]
fn a_relation_goes_round_the_box_between_and_straight_again_without_it() {
    let (mut map, id) = related(&[(0.0, 0.0), (0.0, 400.0)]);
    let mut scene = Scene::of(&map);
    let alone = scene.line(id).unwrap().points.clone();
    let between = team(2, Point::new(20.0, 200.0), Size::new(150.0, 60.0));
    let rect = between.rect();
    let between = put(&mut map, between);
    // While it is carried there, lines stay; once it has arrived they make way.
    scene.mend(&map, [between]);
    assert_eq!(scene.line(id).unwrap().points, alone);
    assert!(scene.n_unsettled() > 0);
    scene.settle(&map);
    assert_eq!(scene.n_unsettled(), 0);
    let round = scene.line(id).unwrap().clone();
    assert!(!runs_over(&round, &rect), "{:?}", round.points);
    map.put(between, None);
    scene.mend(&map, [between]);
    scene.settle(&map);
    assert_eq!(scene.line(id).unwrap().points, alone);
}

#[test]
fn a_relation_keeps_off_the_name_of_an_area() {
    let (mut map, id) = related(&[(0.0, 0.0), (40.0, 400.0)]);
    let rect = Rect::from_pos_size(Point::new(-20.0, 300.0), Size::new(600.0, 250.0));
    let area = Area::new(AreaId::new("a").unwrap(), "Shared foundations", rect);
    put(&mut map, area);
    let title = Rect::from_pos_size(rect.min + Point::new(14.0, 9.0), Size::new(130.0, 17.0));
    assert!(!runs_over(&line(&map, id), &title));
}

#[test]
fn a_relation_keeps_off_the_line_of_a_path_between_the_same_nodes() {
    let (mut map, id) = related(&[(0.0, 0.0), (0.0, 400.0)]);
    let path = lead(&mut map, "p", &[0, 1]);
    let scene = Scene::of(&map);
    let route = scene.route(path).unwrap();
    let near = |at: Point| route.legs.iter().any(|leg| leg.distance(at) < 12.0);
    let line = scene.line(id).unwrap();
    assert!(!line.points.iter().any(|at| near(*at)), "{:?}", line.points);
}

#[test]
fn relations_of_one_pair_run_side_by_side_and_meet_nowhere() {
    for to in [
        (500.0, 300.0),
        (-500.0, 300.0),
        (60.0, 300.0),
        (300.0, -500.0),
    ] {
        let (mut map, one) = related(&[(0.0, 0.0), to]);
        let other = relate(&mut map, 2, (1, 0));
        let scene = Scene::of(&map);
        let [one, other] = [one, other].map(|id| scene.line(id).unwrap().clone());
        for at in &one.points {
            let apart = other.distance(*at);
            assert!(apart > 5.0, "{to:?}: {apart} at {at:?}");
        }
    }
}

#[test]
fn a_relation_ends_on_the_outline_and_not_at_a_cut_corner() {
    for shape in TeamShape::ALL {
        let (mut map, id) = related(&[(0.0, 0.0), (260.0, 300.0)]);
        let shaped = map.node(node_id(0)).unwrap().clone().shaped(shape.clone());
        put(&mut map, shaped);
        let scene = Scene::of(&map);
        let start = scene.line(id).unwrap().points[0];
        let shape = scene.node(node_id(0)).unwrap();
        assert!(shape.distance_to_rim(start) < 0.01, "{:?}", shape.outline);
        let Rect { min, max } = shape.rect;
        let insets = [
            max.y - start.y,
            start.y - min.y,
            max.x - start.x,
            start.x - min.x,
        ];
        let inset = insets.into_iter().fold(f64::INFINITY, f64::min);
        assert!(inset < 6.0, "{:?} {inset}", shape.outline);
    }
}

#[test]
fn boxes_that_touch_and_boxes_far_apart_are_joined_straight() {
    for to in [(195.0, 10.0), (60.0, 30.0), (5_000.0, 900.0)] {
        let (map, id) = related(&[(0.0, 0.0), to]);
        assert_eq!(line(&map, id).points.len(), 2, "{to:?}");
    }
}

#[test]
fn notes_are_gone_round_too() {
    let (mut map, id) = related(&[(0.0, 0.0), (600.0, 0.0)]);
    let mut note = team(2, Point::new(330.0, -20.0), Size::new(140.0, 110.0));
    note.kind = NodeKind::Note;
    let rect = note.rect();
    put(&mut map, note);
    assert!(!runs_over(&line(&map, id), &rect));
}

#[test]
fn relations_that_come_to_one_side_end_apart_and_in_the_order_they_come_from() {
    let mut map = Map::default();
    put(&mut map, team(0, Point::new(0.0, 0.0), SIZE));
    for (i, x) in (1..).zip([-230.0, -110.0, 30.0, 90.0, 290.0, 400.0]) {
        put(
            &mut map,
            team(i, Point::new(x, 600.0), Size::new(50.0, 40.0)),
        );
        relate(&mut map, i, (i, 0));
    }
    let scene = Scene::of(&map);
    let mut ends: Vec<(f64, f64)> = scene
        .lines()
        .map(|line| {
            let [first, .., last] = line.points[..] else {
                panic!("a line");
            };
            (last.x, first.x)
        })
        .collect();
    ends.sort_by(|one, other| one.0.total_cmp(&other.0));
    for pair in ends.windows(2) {
        assert!(pair[1].0 - pair[0].0 > 12.0, "{ends:?}");
        assert!(pair[0].1 < pair[1].1, "{ends:?}");
    }
    // One less, and the others come as if it had never been there.
    let mut mended = scene;
    let gone = RelationId::new("r003").unwrap();
    map.put(gone.into(), None);
    mended.mend(&map, [gone.into()]);
    mended.settle(&map);
    let look = |scene: &Scene| -> Vec<_> {
        scene
            .lines()
            .map(|line| (line.relation.id, line.points.clone()))
            .collect()
    };
    let mut anew = look(&Scene::of(&map));
    let mut mended = look(&mended);
    anew.sort_by_key(|(id, _)| *id);
    mended.sort_by_key(|(id, _)| *id);
    assert_eq!(mended, anew);
}

#[test]
fn where_a_box_keeps_one_end_from_making_room_the_others_make_it() {
    let mut map = Map::default();
    for (i, (x, y, w, h)) in [
        (530.0, 462.0, 286.0, 144.0),
        (900.0, 50.0, 190.0, 76.0),
        (1174.0, 44.0, 176.0, 88.0),
        // The second line runs close above it.
        (933.0, 488.0, 124.0, 92.0),
        (256.0, 50.0, 190.0, 76.0),
    ]
    .into_iter()
    .enumerate()
    {
        put(&mut map, team(i, Point::new(x, y), Size::new(w, h)));
    }
    // Paths keep both lines off the top, and at the upper end of the side.
    lead(&mut map, "a", &[4, 0, 3]);
    lead(&mut map, "b", &[4, 0, 1, 2]);
    lead(&mut map, "c", &[4, 0, 2]);
    let relations = [relate(&mut map, 1, (1, 0)), relate(&mut map, 2, (2, 0))];
    let [one, other] = relations.map(|id| line(&map, id));
    let [one_end, other_end] = [&one, &other].map(|line| *line.points.last().unwrap());
    assert_eq!(
        [side(&map, 0, one_end), side(&map, 0, other_end)],
        ["right"; 2]
    );
    assert!(other_end.y - one_end.y > 9.0, "{one_end:?} {other_end:?}");
    let barring = map.node(node_id(3)).unwrap().rect();
    assert!(!runs_over(&other, &barring));
}

#[test]
fn where_many_relations_go_at_once_those_that_stay_end_where_they_would_anew() {
    let mut map = Map::default();
    put(
        &mut map,
        team(0, Point::new(0.0, 0.0), Size::new(400.0, 300.0)),
    );
    for i in 1..90 {
        let angle = i as f64 / 89.0 * std::f64::consts::TAU;
        let at = Point::new(200.0 + angle.cos() * 900.0, 150.0 + angle.sin() * 800.0);
        put(&mut map, team(i, at.rounded(), Size::new(40.0, 30.0)));
        relate(&mut map, i, (i, 0));
    }
    let mut scene = Scene::of(&map);
    let gone: Vec<RecordId> = (1..90)
        .filter(|i| i % 7 > 0)
        .map(|i| RelationId::new(&format!("r{i:03}")).unwrap().into())
        .collect();
    assert!(gone.len() > 64);
    for id in &gone {
        map.put(*id, None);
    }
    scene.mend(&map, gone);
    assert!(scene.n_unsettled() > 0);
    scene.settle(&map);
    let anew = Scene::of(&map);
    for line in anew.lines() {
        let id = line.relation.id;
        assert_eq!(scene.line(id).unwrap().points, line.points, "{id}");
    }
}

#[test]
fn however_many_relations_join_two_nodes_none_runs_through_the_box_between() {
    // The way in the middle is barred: the bend is nearer to one end.
    let bar = team(2, Point::new(200.0, -180.0), Size::new(60.0, 40.0));
    let rect = bar.rect();
    for n in 1..4 {
        let (mut map, _) = related(&[(0.0, 0.0), (300.0, -300.0)]);
        put(&mut map, bar.clone());
        for i in 1..n {
            relate(&mut map, i * 10, (0, 1));
        }
        let scene = Scene::of(&map);
        assert_eq!(scene.lines().count(), n);
        for line in scene.lines() {
            assert!(!runs_over(line, &rect), "{n}: {:?}", line.points);
        }
    }
}
