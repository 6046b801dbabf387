//! Bringing things into line: by commands, and by themselves while they are dragged.

use egui::{Event, Key, Modifiers, PointerButton, accesskit::Role};
use proptest::prelude::*;
use throughline::{
    edit::{Axis, Side, align, distribute, reconnect, same_size},
    editor::{
        Action, Anchors, Arrange, Command, Guide, SnapCx, SnapKind, Snapping, Tool, relation_ends,
        snapped,
    },
    model::{Map, Node, NodeKind, Point, RecordId, Rect, Relation, RelationId, RelationKind, Size},
    scene::Scene,
};

use crate::{
    edits::{applied, id, node, sketched},
    window::Window,
};

const CTRL: Modifiers = Modifiers::COMMAND;
const ALT: Modifiers = Modifiers::ALT;

/// Reads nodes, each as its name, where it is and how large: `A 0 0 100 50; B 30 200 60 40`.
fn placed(rows: &str) -> Map {
    let mut map = Map::default();
    for row in rows.split(';') {
        let words: Vec<&str> = row.split_whitespace().collect();
        let [name, x, y, w, h] = words[..] else {
            panic!("{row} is not a node")
        };
        let number = |text: &str| text.parse::<f64>().unwrap();
        let pos = Point::new(number(x), number(y));
        let mut node = Node::new(id(&name.to_lowercase()), NodeKind::Team, name, pos);
        node.size = Size::new(number(w), number(h));
        map.put(node.id.into(), Some(node.into()));
    }
    map
}

fn print(map: &Map) -> String {
    let rows = map.nodes().map(|node| {
        let (pos, size) = (node.pos, node.size);
        format!(
            "{} {} {} {} {}",
            node.about.name, pos.x, pos.y, size.w, size.h
        )
    });
    rows.collect::<Vec<_>>().join("; ")
}

fn nodes(map: &Map) -> Vec<RecordId> {
    map.nodes().map(|node| node.id.into()).collect()
}

type Verb = Box<dyn Fn(&Map) -> throughline::edit::Edit>;

#[test]
fn things_come_to_one_side_evenly_apart_and_of_one_size() {
    const BEFORE: &str = "A 0 0 100 50; B 30 200 60 40; C 400 110 20 20";
    let aligned = |side| move |map: &Map| align(map, nodes(map), side);
    let apart = |axis| move |map: &Map| distribute(map, nodes(map), axis);
    let rows: [(Verb, &str); 9] = [
        (
            Box::new(aligned(Side::Left)),
            "A 0 0 100 50; B 0 200 60 40; C 0 110 20 20",
        ),
        (
            Box::new(aligned(Side::Center)),
            "A 160 0 100 50; B 180 200 60 40; C 200 110 20 20",
        ),
        (
            Box::new(aligned(Side::Right)),
            "A 320 0 100 50; B 360 200 60 40; C 400 110 20 20",
        ),
        (
            Box::new(aligned(Side::Top)),
            "A 0 0 100 50; B 30 0 60 40; C 400 0 20 20",
        ),
        (
            Box::new(aligned(Side::Middle)),
            "A 0 95 100 50; B 30 100 60 40; C 400 110 20 20",
        ),
        (
            Box::new(aligned(Side::Bottom)),
            "A 0 190 100 50; B 30 200 60 40; C 400 220 20 20",
        ),
        (
            Box::new(apart(Axis::Across)),
            "A 0 0 100 50; B 220 200 60 40; C 400 110 20 20",
        ),
        (
            Box::new(apart(Axis::Down)),
            "A 0 0 100 50; B 30 200 60 40; C 400 115 20 20",
        ),
        (
            Box::new(|map: &Map| same_size(map, nodes(map)).unwrap()),
            "A 0 0 100 50; B 10 195 100 50; C 360 95 100 50",
        ),
    ];
    let map = placed(BEFORE);
    for (verb, after) in rows {
        let edit = verb(&map);
        let changed = applied(&map, &edit);
        assert_eq!(print(&changed), after, "{}", edit.label);
        assert_eq!(applied(&changed, &edit.inverted()), map, "{}", edit.label);
    }
    assert!(align(&map, [], Side::Left).is_empty());
    assert!(distribute(&map, [], Axis::Down).is_empty());
    assert!(same_size(&map, []).unwrap().is_empty());
}

#[test]
fn an_area_is_aligned_with_what_it_holds_and_what_it_holds_stays_in_it() {
    let map = sketched("Mail Pay Web; Shop[Pay]");
    let area = map.areas().next().unwrap();
    let held: Vec<RecordId> = vec![area.id.into(), node("pay").into(), node("web").into()];
    let changed = applied(&map, &align(&map, held, Side::Left));
    let offset = |map: &Map| {
        let area = map.areas().next().unwrap().pos;
        map.node(node("pay")).unwrap().pos - area
    };
    assert_eq!(offset(&changed), offset(&map));
    let left = |point: Point| Point::new(point.x, 0.0);
    let area = changed.areas().next().unwrap().pos;
    let web = changed.node(node("web")).unwrap().pos;
    assert_eq!(left(web), left(area));
    assert_eq!(
        changed.node(node("pay")).unwrap().area,
        map.node(node("pay")).unwrap().area
    );
}

/// Drags the node named Z by this much, and returns where it comes to rest and what it is in line with.
fn rest(rows: &str, by: Point, snapping: Snapping) -> (Point, Vec<Guide>) {
    let map = placed(rows);
    let scene = Scene::of(&map);
    let moving: RecordId = node("z").into();
    let anchors = Anchors::without(&scene, [moving]);
    let cx = SnapCx {
        anchors: &anchors,
        visible: Rect::new(Point::new(-2_000.0, -2_000.0), Point::new(2_000.0, 2_000.0)),
        reach: 6.0,
        snapping,
    };
    let rect = scene.rect_of(moving).unwrap().moved(by);
    let snapped = snapped(&rect, &cx);
    (rect.min + snapped.by, snapped.guides)
}

#[test]
fn what_is_dragged_snaps_to_edges_centers_and_equal_gaps() {
    const ALONE: &str = "A 0 0 100 50; Z 300 300 60 40";
    const ROW: &str = "A 0 0 100 50; B 160 5 100 50; Z 300 300 60 40";
    const FRAME: &str = "A 0 0 100 50; B 300 7 100 50; Z 500 300 60 40";
    let all = Snapping::default();
    let [edges, centers, gaps] = SnapKind::ALL.map(|kind| {
        let mut snapping = Snapping::OFF;
        snapping.switch(kind);
        snapping
    });
    // The map, what is on, where the corner is dragged to, and where it comes to rest with so many
    // lines and gaps.
    let rows = [
        ("left edge", ALONE, all, "4 200", "0 200, 1 0"),
        ("right edge", ALONE, all, "43 200", "40 200, 1 0"),
        (
            "edge to the other edge",
            ALONE,
            all,
            "97 200",
            "100 200, 1 0",
        ),
        ("center", ALONE, all, "22 200", "20 200, 1 0"),
        ("middle", ALONE, all, "400 6", "400 5, 1 0"),
        ("too far off", ALONE, all, "10 200", "10 200, 0 0"),
        ("both ways at once", ALONE, all, "4 52", "0 50, 2 0"),
        ("as the gap before", ROW, gaps, "317 8", "320 8, 0 2"),
        ("as the gap after", ROW, gaps, "-123 8", "-120 8, 0 2"),
        ("between two", FRAME, gaps, "166 8", "170 8, 0 2"),
        ("nobody beside", ROW, gaps, "317 300", "317 300, 0 0"),
        ("centers alone", ALONE, centers, "3 200", "3 200, 0 0"),
        ("edges alone", ALONE, edges, "22 200", "22 200, 0 0"),
        ("suspended", ALONE, Snapping::OFF, "4 1", "4 1, 0 0"),
    ];
    for (what, map, snapping, to, expected) in rows {
        let (x, y) = to.split_once(' ').unwrap();
        let to = Point::new(x.parse().unwrap(), y.parse().unwrap());
        let from = placed(map).node(node("z")).unwrap().pos;
        let (at, guides) = rest(map, to - from, snapping);
        let is_gap = |guide: &&Guide| matches!(guide, Guide::Gap { .. });
        let n_gaps = guides.iter().filter(is_gap).count();
        let n_lines = guides.len() - n_gaps;
        let found = format!("{} {}, {n_lines} {n_gaps}", at.x, at.y);
        assert_eq!(found, expected, "{what}: {guides:?}");
    }
}

#[test]
fn what_is_out_of_view_pulls_nothing() {
    let map = placed("A 5000 0 100 50; Z 300 300 60 40");
    let scene = Scene::of(&map);
    let anchors = Anchors::without(&scene, [node("z").into()]);
    let cx = |visible| SnapCx {
        anchors: &anchors,
        visible,
        reach: 6.0,
        snapping: Snapping::default(),
    };
    let rect = Rect::from_pos_size(Point::new(300.0, 4.0), Size::new(60.0, 40.0));
    let far = Rect::new(Point::default(), Point::new(9_000.0, 900.0));
    let near = Rect::new(Point::default(), Point::new(900.0, 900.0));
    assert_ne!(snapped(&rect, &cx(far)).by, Point::default());
    assert_eq!(snapped(&rect, &cx(near)).by, Point::default());
}

proptest! {
    #[test]
    fn a_snap_is_short_and_shows_why(
        places in proptest::collection::vec((-400..400_i32, -400..400_i32, 20..120_i32, 20..120_i32), 1..12),
        (x, y) in (-400..400_i32, -400..400_i32),
    ) {
        let rows = places.iter().enumerate().map(|(n, (x, y, w, h))| format!("N{n} {x} {y} {w} {h}"));
        let rows = rows.chain(["Z 900 900 60 40".to_owned()]).collect::<Vec<_>>().join("; ");
        let by = Point::new(f64::from(x), f64::from(y)) - Point::new(900.0, 900.0);
        let (at, guides) = rest(&rows, by, Snapping::default());
        let way = at - Point::new(f64::from(x), f64::from(y));
        prop_assert!(way.x.abs() <= 6.0 && way.y.abs() <= 6.0);
        if way != Point::default() {
            prop_assert!(!guides.is_empty(), "it went {way:?} for no reason that is shown");
        }
    }

    #[test]
    fn distributed_things_have_equal_gaps(
        places in proptest::collection::vec((-400..400_i32, 20..120_i32), 3..9),
    ) {
        let rows = places.iter().enumerate().map(|(n, (x, w))| format!("N{n} {x} 0 {w} 30"));
        let map = placed(&rows.collect::<Vec<_>>().join("; "));
        let after = applied(&map, &distribute(&map, nodes(&map), Axis::Across));
        let mut rects: Vec<Rect> = after.nodes().map(|node| node.rect()).collect();
        rects.sort_by(|one, other| one.center().x.total_cmp(&other.center().x));
        let mut spans: Vec<(f64, f64)> = rects.iter().map(|rect| (rect.min.x, rect.max.x)).collect();
        spans.sort_by(|one, other| one.0.total_cmp(&other.0));
        let gaps: Vec<f64> = spans.windows(2).map(|pair| pair[1].0 - pair[0].1).collect();
        let first = gaps[0];
        // Overlapping things may change their order by their starts; then nothing is promised of it.
        if first >= 0.0 {
            prop_assert!(gaps.iter().all(|gap| (gap - first).abs() < 0.03), "{gaps:?}");
        }
    }
}

/// Takes hold of a node and leads it on, without letting go.
fn hold(window: &mut Window, id: &str, by: egui::Vec2, modifiers: Modifiers) -> egui::Pos2 {
    let from = window.middle(id);
    window.hover(from);
    window.press(from, PointerButton::Primary, true);
    window.event(Event::ModifiersChanged(modifiers));
    window.hover(from + by * 0.5);
    window.hover(from + by);
    from + by
}

fn guides(window: &Window) -> usize {
    match window.editor().tool() {
        Tool::Select(tool) => tool.guides().len(),
        _ => 0,
    }
}

#[test]
fn a_drag_snaps_shows_guides_and_ctrl_or_the_switch_suspends_it() {
    let rows = "A 0 0 190 76; B 300 200 190 76";
    let left = |window: &Window| window.rect("b").min.x.to_string();
    let mut window = Window::with_map(placed(rows));
    let to = hold(&mut window, "b", egui::vec2(-296.0, 0.0), Modifiers::NONE);
    assert!(guides(&window) > 0);
    assert_eq!(left(&window), "0");
    window.press(to, PointerButton::Primary, false);
    assert_eq!(
        (left(&window).as_str(), guides(&window), window.n_steps()),
        ("0", 0, 1)
    );
    window.key_with(CTRL, Key::Z);
    // Held, Ctrl lets it be where the pointer is.
    let to = hold(&mut window, "b", egui::vec2(-296.0, 0.0), CTRL);
    assert_eq!((left(&window).as_str(), guides(&window)), ("4", 0));
    window.press(to, PointerButton::Primary, false);
    window.event(Event::ModifiersChanged(Modifiers::NONE));
    window.key_with(CTRL, Key::Z);
    // Each is switched by a key.
    for key in [Key::Num1, Key::Num2, Key::Num3] {
        window.key_with(ALT, key);
    }
    assert_eq!(window.editor().snapping(), Snapping::OFF);
    let to = hold(&mut window, "b", egui::vec2(-296.0, 0.0), Modifiers::NONE);
    assert_eq!(left(&window), "4");
    window.press(to, PointerButton::Primary, false);
}

#[test]
fn escape_in_a_snapped_drag_leaves_no_trace() {
    let mut window = Window::with_map(placed("A 0 0 190 76; B 300 200 190 76"));
    let before = window.map().clone();
    hold(&mut window, "b", egui::vec2(-296.0, 0.0), Modifiers::NONE);
    window.key(Key::Escape);
    assert_eq!((window.map(), window.n_steps()), (&before, 0));
}

#[test]
fn a_corner_that_is_dragged_snaps_to_edges() {
    let mut window = Window::with_map(placed("A 0 0 190 76; B 300 200 190 76"));
    window.perform(Action::Select(vec![node("b").into()]));
    let corner = window.at(Point::new(300.0, 200.0));
    window.hover(corner);
    window.press(corner, PointerButton::Primary, true);
    let to = corner + egui::vec2(-107.0, -60.0);
    window.hover(corner.lerp(to, 0.5));
    window.hover(to);
    assert!(guides(&window) > 0);
    window.press(to, PointerButton::Primary, false);
    let rect = window.rect("b");
    assert_eq!((rect.min.x, rect.min.y), (190.0, 140.0));
    assert_eq!((rect.max.x, rect.max.y), (490.0, 276.0));
}

#[test]
fn keys_arrange_what_is_selected_each_as_one_step() {
    let mut window = Window::with_map(placed("A 0 0 100 50; B 30 200 60 40; C 400 110 20 20"));
    window.key_with(CTRL, Key::A);
    let shift = Modifiers::SHIFT;
    let rows = [
        (ALT, Key::A, "Align"),
        (ALT, Key::H, "Align"),
        (ALT, Key::D, "Align"),
        (ALT, Key::W, "Align"),
        (ALT, Key::V, "Align"),
        (ALT, Key::S, "Align"),
        (ALT | shift, Key::H, "Distribute"),
        (ALT | shift, Key::V, "Distribute"),
        (ALT, Key::E, "Same size"),
        (CTRL, Key::L, "Pin"),
    ];
    let before = window.map().clone();
    for (modifiers, key, label) in rows {
        window.key_with(modifiers, key);
        let history = window.editor().document().history();
        assert_eq!(history.undo_label(), Some(label), "{key:?}");
        window.key_with(CTRL, Key::Z);
        assert_eq!(window.map(), &before, "{key:?}");
        window.key_with(CTRL, Key::A);
    }
    // Two are not enough to be distributed, one is not enough to be aligned.
    window.perform(Action::Select(vec![node("a").into(), node("b").into()]));
    let enabled = |window: &Window, how| Command::Arrange(how).enabled(window.editor());
    assert!(!enabled(&window, Arrange::Distribute(Axis::Down)));
    assert!(enabled(&window, Arrange::SameSize));
    window.perform(Action::Select(vec![node("a").into()]));
    assert!(!enabled(&window, Arrange::Align(Side::Left)));
}

#[test]
fn pinned_nodes_are_unpinned_by_the_same_key_and_the_menu_says_so() {
    let mut window = Window::with("Mail Pay");
    window.key_with(CTRL, Key::A);
    let pin = Command::Arrange(Arrange::Pin);
    assert_eq!(window.editor().is_on(pin), Some(false));
    window.key_with(CTRL, Key::L);
    assert!(window.map().nodes().all(|node| node.pinned));
    assert_eq!(window.editor().is_on(pin), Some(true));
    window.key_with(CTRL, Key::L);
    assert!(window.map().nodes().all(|node| !node.pinned));
    assert_eq!(window.n_steps(), 2);
}

/// A window with a relation from Mail to Pay, long enough to be taken by its ends.
fn tied() -> (Window, RelationId) {
    let mut map = placed("Mail 0 0 190 76; Pay 400 0 190 76; Web 400 300 190 76");
    let relation = Relation::new(id("r"), RelationKind::DependsOn, node("mail"), node("pay"));
    let relation_id = relation.id;
    map.put(relation_id.into(), Some(relation.into()));
    (Window::with_map(map), relation_id)
}

/// The two ends of a relation, by the ids of its nodes.
fn ends(map: &Map) -> String {
    let relation = map.relations().next().unwrap();
    format!("{} -> {}", relation.from, relation.to)
}

#[test]
fn a_relation_is_led_to_another_node_by_its_end_and_turns_round_at_the_other() {
    let rows = [
        ("its head to another node", 1, "web", "mail -> web"),
        ("its tail to another node", 0, "web", "web -> pay"),
        ("its head to its tail", 1, "mail", "pay -> mail"),
        ("its tail to its head", 0, "pay", "pay -> mail"),
        ("back to where it was", 1, "pay", "mail -> pay"),
    ];
    for (what, end, to, expected) in rows {
        let (mut window, relation) = tied();
        window.perform(Action::Select(vec![relation.into()]));
        let (_, places) = relation_ends(&window.editor().tool_cx()).unwrap();
        let from = window.at(places[end].1);
        let to = window.middle(to);
        window.drag(from, to, PointerButton::Primary);
        assert_eq!(ends(window.map()), expected, "{what}");
        let moved = usize::from(expected != "mail -> pay");
        assert_eq!(window.n_steps(), moved, "{what}");
    }
}

#[test]
fn an_end_that_is_dropped_on_nothing_or_given_up_stays_where_it_was() {
    let (mut window, relation) = tied();
    window.perform(Action::Select(vec![relation.into()]));
    let (_, places) = relation_ends(&window.editor().tool_cx()).unwrap();
    let from = window.at(places[1].1);
    window.drag(from, from + egui::vec2(0.0, 200.0), PointerButton::Primary);
    assert_eq!(
        (ends(window.map()).as_str(), window.n_steps()),
        ("mail -> pay", 0)
    );
    let to = window.middle("web");
    window.hover(from);
    window.press(from, PointerButton::Primary, true);
    window.hover(to);
    window.key(Key::Escape);
    window.press(to, PointerButton::Primary, false);
    assert_eq!(
        (ends(window.map()).as_str(), window.n_steps()),
        ("mail -> pay", 0)
    );
}

#[test]
fn the_inspector_leads_a_relation_elsewhere_by_name() {
    let mut window = Window::with("Mail Pay Web; Mail -> Pay");
    let relation = window.map().relations().next().unwrap().id;
    window.perform(Action::Select(vec![relation.into()]));
    assert_eq!(window.value(Role::ComboBox, "To"), "Pay");
    window.choose("To", "Web");
    assert_eq!(
        (ends(window.map()).as_str(), window.n_steps()),
        ("mail -> web", 1)
    );
    window.choose("From", "Web");
    assert_eq!(
        (ends(window.map()).as_str(), window.n_steps()),
        ("web -> mail", 2)
    );
}

#[test]
fn a_relation_of_a_node_with_itself_is_led_away_not_turned() {
    let map = sketched("Mail Pay; Mail -> Mail");
    let relation = map.relations().next().unwrap().id;
    let edit = reconnect(&map, relation, throughline::edit::End::To, node("pay")).unwrap();
    assert_eq!(ends(&applied(&map, &edit)), "mail -> pay");
    let nobody = node("nobody");
    assert!(reconnect(&map, relation, throughline::edit::End::To, nobody).is_err());
}

#[test]
fn the_arrange_menu_has_every_way_with_its_key_and_marks_what_is_on() {
    let mut window = Window::with("Mail Pay Web");
    window.key_with(CTRL, Key::A);
    window.click("Arrange");
    for how in Arrange::ALL {
        let command = Command::Arrange(how);
        assert!(window.has_part(command.name()), "{}", command.name());
    }
    for kind in SnapKind::ALL {
        assert!(window.has(Command::Snap(kind).name()));
    }
    window.click("Snap to edges");
    assert!(!window.editor().snapping().is_on(SnapKind::Edges));
    assert!(
        !window
            .asked()
            .iter()
            .any(|request| format!("{request:?}").is_empty())
    );
    window.event(Event::PointerGone);
}

#[test]
fn a_relation_is_drawn_with_the_keys_alone() {
    let mut window = Window::with("Mail Pay Web");
    window.perform(Action::Select(vec![node("mail").into()]));
    window.key(Key::R);
    window.key(Key::ArrowRight);
    window.key(Key::ArrowRight);
    window.key(Key::Enter);
    assert_eq!(ends(window.map()), "mail -> web");
    assert_eq!(window.editor().tool(), &Tool::default());
    // Given up, it leaves no trace; without a selection it begins at the nearest node.
    window.perform(Action::Select(Vec::new()));
    window.key(Key::R);
    window.key(Key::ArrowLeft);
    window.key(Key::Escape);
    window.key(Key::Escape);
    assert_eq!((window.map().relations().len(), window.n_steps()), (1, 1));
    window.key(Key::R);
    window.key(Key::ArrowLeft);
    window.key(Key::Enter);
    let last = window.map().relations().find(|it| it.to == node("mail"));
    assert_eq!(last.unwrap().from, node("pay"));
}
