//! A map that grows under the hands: by Tab, from a rim, by a double click, and from the keyboard alone.

use egui::{Event, Key, Modifiers, PointerButton, Pos2};
use throughline::{
    editor::{Action, ToolKind},
    formats::sketch,
    model::{Access, Figure, Map, NodeId, NodeKind, Point, RecordId, RelationKind, TeamShape},
};

use crate::window::Window;

fn select(window: &mut Window, id: &str) {
    let id = NodeId::new(id).unwrap();
    window.perform(Action::Select(vec![id.into()]));
}

fn names(map: &Map) -> Vec<&str> {
    map.nodes().map(|node| node.title()).collect()
}

fn id_of(map: &Map, name: &str) -> NodeId {
    assert!(names(map).contains(&name), "{name} in {:?}", names(map));
    map.nodes().find(|node| node.title() == name).unwrap().id
}

/// The relations by the names of their ends, with their kinds.
fn ties(map: &Map) -> Vec<String> {
    let name = |id| map.node(id).unwrap().title();
    let mut ties: Vec<String> = map
        .relations()
        .map(|it| format!("{} {} {}", name(it.from), it.kind.key(), name(it.to)))
        .collect();
    ties.sort();
    ties
}

fn rect(window: &Window, name: &str) -> throughline::model::Rect {
    let map = window.map();
    map.node(id_of(map, name)).unwrap().rect()
}

pub(crate) fn double_click(window: &mut Window, at: Pos2) {
    // Clicks that follow at once would be counted on.
    window.wait(1.0);
    window.hover(at);
    for pressed in [true, false, true, false] {
        window.harness.event(Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    window.settle();
}

#[test]
fn tab_makes_the_neighbor_to_the_right_and_shift_tab_the_one_below() {
    let mut window = Window::with("Mail");
    select(&mut window, "mail");
    window.key(Key::Tab);
    window.text("Pay");
    window.key(Key::Enter);
    assert_eq!(ties(window.map()), ["Mail depends_on Pay"]);
    assert_eq!(window.n_steps(), 1);
    assert!(rect(&window, "Pay").min.x > rect(&window, "Mail").max.x);

    // The hands go on from the new node.
    window.key_with(Modifiers::SHIFT, Key::Tab);
    window.text("Bank");
    window.key(Key::Tab);
    assert_eq!(
        ties(window.map()),
        ["Mail depends_on Pay", "Pay depends_on Bank"]
    );
    assert!(rect(&window, "Bank").min.y > rect(&window, "Pay").max.y);
    let single = window.editor().selection().single();
    assert_eq!(single, Some(id_of(window.map(), "Bank").into()));

    // One step each: node and relation go together, and come together.
    window.key_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(ties(window.map()), ["Mail depends_on Pay"]);
    assert_eq!(names(window.map()), ["Mail", "Pay"]);
}

#[test]
fn escape_leaves_no_trace_of_a_neighbor_and_goes_back_to_where_it_grew() {
    let mut window = Window::with("Mail Pay; Mail -> Pay");
    let before = window.map().clone();
    select(&mut window, "mail");
    window.key(Key::Tab);
    assert_eq!(window.map().nodes().len(), 3);
    window.text("Bank");
    window.key(Key::Escape);
    assert_eq!(window.map(), &before);
    assert_eq!(window.n_steps(), 0);
    let single = window.editor().selection().single();
    assert_eq!(single, Some(NodeId::new("mail").unwrap().into()));
    // And from there Tab grows again.
    window.key(Key::Tab);
    assert!(window.editor().naming().is_some());
}

#[test]
fn neighbors_find_free_places_and_the_view_follows() {
    let mut window = Window::with("Mail");
    for n in 0..12 {
        select(&mut window, "mail");
        window.key(Key::Tab);
        window.text(&format!("N{n}"));
        window.key(Key::Enter);
        let new = rect(&window, &format!("N{n}"));
        assert!(window.editor().camera().visible().contains_rect(&new));
    }
    let rects: Vec<_> = window.map().nodes().map(|node| node.rect()).collect();
    for (i, one) in rects.iter().enumerate() {
        assert!(!rects[i + 1..].iter().any(|other| other.intersects(one)));
    }
}

#[test]
fn tab_goes_from_field_to_field_where_no_node_has_the_keys() {
    let mut window = Window::with("Mail");
    select(&mut window, "mail");
    window.enter("Name");
    window.key(Key::Tab);
    assert_eq!(window.map().nodes().len(), 1);
    assert!(window.editor().naming().is_none());
    // In the path tool it is for the figures.
    window.key(Key::Escape);
    window.perform(Action::Select(Vec::new()));
    window.key(Key::Tab);
    assert_eq!(window.map().nodes().len(), 1);
}

#[test]
fn a_line_from_the_rim_dropped_on_nothing_makes_the_node_too() {
    let mut window = Window::with("Mail = outside");
    let rect_of_mail = window.rect("mail");
    let right = Point::new(rect_of_mail.max.x, rect_of_mail.center().y);
    let (from, to) = (
        window.at(right),
        window.at(right + Point::new(200.0, -150.0)),
    );
    window.drag(from, to, PointerButton::Primary);
    window.text("Customers");
    window.key(Key::Enter);
    assert_eq!(ties(window.map()), ["Mail depends_on Customers"]);
    let new = window.map().node(id_of(window.map(), "Customers")).unwrap();
    assert_eq!(new.kind, NodeKind::Outside);
    let off = new
        .rect()
        .center()
        .distance(right + Point::new(200.0, -150.0));
    assert!(off < 2.0, "{off}");
    assert_eq!(window.n_steps(), 1);
    window.drag(from, to + egui::vec2(0.0, 280.0), PointerButton::Primary);
    window.key(Key::Escape);
    assert_eq!((window.map().nodes().len(), window.n_steps()), (2, 1));
}

#[test]
fn a_double_click_on_nothing_makes_a_node_whose_kind_is_chosen_in_place() {
    let mut window = Window::with("Mail");
    let place = window.at(Point::new(95.0, 250.0));
    double_click(&mut window, place);
    assert!(window.has("1 Team") && window.has("6 Note"));
    window.key(Key::ArrowDown);
    window.text("Queue 2");
    window.key(Key::Enter);
    let queue = window.map().node(id_of(window.map(), "Queue 2")).unwrap();
    assert_eq!(queue.kind, NodeKind::Infrastructure);
    let off = queue.rect().center().distance(Point::new(95.0, 250.0));
    assert!(off < 2.0, "{off}");

    // A number chooses as long as nothing is typed.
    let place = window.at(Point::new(95.0, -200.0));
    double_click(&mut window, place);
    window.text("4");
    window.text("Pay in 2 days");
    window.key(Key::Enter);
    let goal = window.map().node(id_of(window.map(), "Pay in 2 days"));
    assert_eq!(goal.unwrap().kind, NodeKind::Goal);

    // So does a click, and the typing goes on.
    let place = window.at(Point::new(-200.0, 150.0));
    double_click(&mut window, place);
    window.text("Tax ");
    window.click("5 Outside");
    window.text("office");
    window.key(Key::Enter);
    let office = window.map().node(id_of(window.map(), "Tax office"));
    assert_eq!(office.unwrap().kind, NodeKind::Outside);
    assert_eq!(window.n_steps(), 3);
    assert!(!window.has("1 Team"));
}

#[test]
fn the_first_map_is_drawn_by_the_keyboard_alone() {
    let mut window = Window::welcome();
    window.key_with(Modifiers::COMMAND, Key::N);
    window.key(Key::T);
    assert_eq!(window.editor().tool().kind(), ToolKind::Team);
    window.key(Key::Enter);
    window.text("Shop");
    window.key(Key::Enter);
    let middle = window.editor().camera().visible().center();
    assert!(rect(&window, "Shop").center().distance(middle) < 40.0);
    window.key(Key::Tab);
    window.text("Till");
    window.key(Key::Enter);
    // A second one from the keyboard finds its own place.
    window.key(Key::G);
    window.key(Key::Enter);
    window.text("Faster");
    window.key(Key::Enter);
    assert_eq!(ties(window.map()), ["Shop depends_on Till"]);
    let faster = window.map().node(id_of(window.map(), "Faster")).unwrap();
    assert_eq!(faster.kind, NodeKind::Goal);
    let others = window.map().nodes().filter(|node| node.id != faster.id);
    for other in others {
        assert!(!other.rect().intersects(&faster.rect()));
    }
    window.key(Key::Tab);
    window.text("Cheaper");
    window.key(Key::Enter);
    let map = window.map();
    let goals = map.relations().find(|it| it.from == id_of(map, "Faster"));
    assert_eq!(goals.unwrap().kind, RelationKind::Serves);
}

#[test]
fn ctrl_g_draws_an_area_around_the_selection_in_one_step() {
    let mut window = Window::with("Mail Pay Bank; Shop[Mail]");
    let before = window.map().clone();
    let ids = ["mail", "pay"].map(|id| NodeId::new(id).unwrap().into());
    window.perform(Action::Select(ids.to_vec()));
    window.key_with(Modifiers::COMMAND, Key::G);
    window.key(Key::Escape);
    assert_eq!((window.map(), window.n_steps()), (&before, 0));

    window.perform(Action::Select(ids.to_vec()));
    window.key_with(Modifiers::COMMAND, Key::G);
    window.text("Money");
    window.key(Key::Enter);
    let map = window.map();
    let area = map.areas().find(|area| area.about.name == "Money").unwrap();
    for name in ["Mail", "Pay"] {
        let node = map.node(id_of(map, name)).unwrap();
        assert_eq!(node.area, Some(area.id), "{name}");
        assert!(area.rect().contains_rect(&node.rect()));
    }
    assert_eq!(map.node(id_of(map, "Bank")).unwrap().area, None);
    let undo = window.editor().document().history().undo_label();
    assert_eq!((undo, window.n_steps()), (Some("Group in area"), 1));
}

#[test]
fn an_area_is_drawn_by_the_keyboard_too() {
    let mut window = Window::with_map(sketch::parse("Mail").unwrap());
    window.key(Key::A);
    window.key(Key::Enter);
    window.text("Office");
    window.key(Key::Enter);
    let area = window.map().areas().next().unwrap();
    assert_eq!(area.about.name, "Office");
    let chosen = window.editor().selection().single();
    assert_eq!(chosen, Some(RecordId::Area(area.id)));
}

#[test]
fn a_tool_serves_once_and_asked_for_twice_it_stays_until_escape() {
    let mut window = Window::with("Mail");
    let tool = |window: &Window| window.editor().tool().kind();
    let canvas = window.middle("mail");
    let below = |n: f32| canvas + egui::vec2(0.0, 110.0 * n);
    window.key(Key::T);
    window.click_at(below(1.0));
    window.text("One");
    window.key(Key::Enter);
    assert_eq!(tool(&window), ToolKind::Select);
    // A double click on the button is the tool asked for twice.
    window.key(Key::G);
    window.key(Key::G);
    assert!(window.has("Goal, stays in hand"));
    for n in [2.0, -1.0] {
        window.click_at(below(n));
        window.text("Goal");
        window.key(Key::Enter);
        assert_eq!(tool(&window), ToolKind::Goal);
    }
    let goals = window
        .map()
        .nodes()
        .filter(|node| node.kind == NodeKind::Goal);
    assert_eq!(goals.count(), 2);
    window.key(Key::Escape);
    assert_eq!(tool(&window), ToolKind::Select);
    assert!(!window.has("Goal, stays in hand"));
    // A third time puts it away; another tool serves once again.
    for _ in 0..3 {
        window.key(Key::G);
    }
    assert_eq!(tool(&window), ToolKind::Select);
}

#[test]
fn a_team_is_named_with_its_people_and_its_sort_is_chosen_by_the_arrows() {
    let mut window = Window::with("Mail");
    let at = window.middle("mail") + egui::vec2(0.0, 200.0);
    window.key(Key::T);
    window.click_at(at);
    window.key(Key::ArrowDown);
    window.key(Key::ArrowDown);
    // A number is a part of the name.
    window.text("2");
    window.text("4/7 cloud, 9 people");
    window.key(Key::Enter);
    let map = window.map();
    let team = map.node(id_of(map, "24/7 cloud")).unwrap();
    assert_eq!(team.shape, TeamShape::Platform);
    assert_eq!(
        team.people
            .as_ref()
            .map(|it| it.value.to_string())
            .as_deref(),
        Some("9")
    );
    assert_eq!(window.n_steps(), 1);
    // The same by the mouse; a comma that counts nobody belongs to the name.
    let other = window.middle("mail") + egui::vec2(0.0, -150.0);
    window.key(Key::T);
    window.click_at(other);
    window.click("Enabling");
    window.text("Coaches, the good ones");
    window.key(Key::Enter);
    let map = window.map();
    let team = map.node(id_of(map, "Coaches, the good ones")).unwrap();
    assert_eq!((&team.shape, &team.people), (&TeamShape::Enabling, &None));
}

#[test]
fn a_node_is_named_with_its_kind_and_its_figures_as_in_lines_of_text() {
    let mut window = Window::with("Mail");
    let at = window.middle("mail") + egui::vec2(0.0, 200.0);
    window.key(Key::T);
    window.click_at(at);
    window.text("platform: Cloud, 9 people, 3 at once, drag 55 %, access request");
    // It is seen before Enter.
    let shapes: Vec<_> = window
        .map()
        .nodes()
        .map(|node| node.shape.clone())
        .collect();
    assert!(shapes.contains(&TeamShape::Platform), "{shapes:?}");
    window.key(Key::Enter);
    let map = window.map();
    let cloud = map.node(id_of(map, "Cloud")).unwrap();
    assert!(cloud.id.as_str().starts_with("cloud-"), "{}", cloud.id);
    assert_eq!(cloud.shape, TeamShape::Platform);
    assert_eq!(cloud.parallel, Some(Figure::guess(3.0)));
    assert_eq!(cloud.drag, Some(Figure::guess(0.55)));
    assert_eq!(cloud.access, Some(Access::Request));
    assert_eq!(window.n_steps(), 1);
    // Said with another name it is known too; what is not said again stays.
    let cloud = cloud.id;
    window.key(Key::Enter);
    window.key_with(Modifiers::COMMAND, Key::A);
    window.text("Cloud, 8, debt 10 %");
    window.key(Key::Enter);
    let node = window.map().node(cloud).unwrap();
    assert_eq!(node.title(), "Cloud");
    assert_eq!(node.people, Some(Figure::guess(8.0)));
    assert_eq!(node.debt, Some(Figure::guess(0.1)));
    assert_eq!(node.drag, Some(Figure::guess(0.55)));
    assert_eq!(window.n_steps(), 2);
    window.key_with(Modifiers::COMMAND, Key::Z);
    let node = window.map().node(cloud).unwrap();
    assert_eq!(
        (&node.people, &node.debt),
        (&Some(Figure::guess(9.0)), &None)
    );
    // Another kind, where the tool would make a team: its middle stays where it was clicked.
    window.key(Key::T);
    window.click_at(at + egui::vec2(250.0, 0.0));
    window.text("goal: Sell more, 3 people");
    window.key(Key::Enter);
    let map = window.map();
    let goal = map.node(id_of(map, "Sell more, 3 people")).unwrap();
    assert_eq!(goal.kind, NodeKind::Goal);
    assert_eq!(goal.size, NodeKind::Goal.usual_size(&TeamShape::default()));
    let apart = goal.rect().center() - map.node(cloud).unwrap().rect().center();
    assert!(apart.x > 100.0 && apart.y.abs() < 1.0, "{apart:?}");
    // A kind alone names nothing else, and a rename makes no other kind.
    window.key(Key::Enter);
    window.key_with(Modifiers::COMMAND, Key::A);
    window.text("team: Sell");
    window.key(Key::Enter);
    let map = window.map();
    assert_eq!(
        map.node(id_of(map, "team: Sell")).unwrap().kind,
        NodeKind::Goal
    );
}

#[test]
fn the_sort_of_a_team_follows_what_is_typed_and_then_what_is_chosen() {
    // What is typed key by key, what is pressed then, the name and the sort that come of it.
    let down = Some(Key::ArrowDown);
    for (typed, pressed, name, shape) in [
        ("platform: Cloud", None, "Cloud", TeamShape::Platform),
        ("platform: Cloud", down, "Cloud", TeamShape::Enabling),
        (
            "Coaches, enabling the others",
            None,
            "Coaches, enabling the others",
            TeamShape::Undefined,
        ),
    ] {
        let mut window = Window::with("Mail");
        let at = window.middle("mail") + egui::vec2(0.0, 200.0);
        window.key(Key::T);
        window.click_at(at);
        for letter in typed.chars() {
            window.text(&letter.to_string());
        }
        if let Some(key) = pressed {
            window.key(key);
        }
        window.key(Key::Enter);
        let map = window.map();
        assert_eq!(map.node(id_of(map, name)).unwrap().shape, shape, "{typed}");
    }
}
