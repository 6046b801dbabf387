//! Drawing delivery paths in the window, as a person does: by pointer, by keys, as text.

use egui::{Key, Modifiers, PointerButton, Pos2, accesskit::Role};
use throughline::{
    editor::{Action, Command, PathAction, ToolKind},
    formats::sketch,
    model::{
        Figure, Id, Node, NodeId, NodeKind, Point, RecordId, RelationKind, Stop, StopId, Strength,
        TeamShape,
    },
};

use crate::{editor::desk, growth::double_click, window::Window};

const CTRL: Modifiers = Modifiers::COMMAND;

fn drawn(window: &Window) -> String {
    sketch::print(window.map())
}

fn click_node(window: &mut Window, id: &str) {
    let at = window.middle(id);
    window.click_at(at);
}

fn select(window: &mut Window, id: RecordId) {
    window.perform(Action::Select(vec![id]));
}

fn stop<'a>(window: &'a Window, node: &str) -> &'a Stop {
    let node: NodeId = Id::new(node).unwrap();
    window.map().stops().find(|stop| stop.node == node).unwrap()
}

/// Types a name on the card that P brings.
fn name_path(window: &mut Window, name: &str) {
    window.key(Key::P);
    window.text(name);
    window.key(Key::Enter);
}

#[test]
fn a_path_is_named_then_clicked_and_every_stop_is_a_step() {
    let mut window = Window::with("Mail Pay Web");
    name_path(&mut window, "Order");
    assert_eq!(
        window.n_steps(),
        0,
        "nothing is on the map before its first stop"
    );
    for node in ["web", "pay", "mail"] {
        click_node(&mut window, node);
    }
    assert_eq!(drawn(&window), "Mail Pay Web; Order: Web > Pay > Mail");
    assert_eq!(window.n_steps(), 3);
    window.key_with(CTRL, Key::Z);
    assert_eq!(drawn(&window), "Mail Pay Web; Order: Web > Pay");
    // It goes on from where undo has left it.
    click_node(&mut window, "web");
    assert_eq!(drawn(&window), "Mail Pay Web; Order: Web > Pay > Web");
    window.key(Key::Enter);
    assert_eq!(window.editor().tool().kind(), ToolKind::Select);
    let path = window.map().paths().next().unwrap().id;
    assert!(window.editor().selection().contains(path.into()));
    for _ in 0..3 {
        window.key_with(CTRL, Key::Z);
    }
    assert_eq!(drawn(&window), "Mail Pay Web");
}

#[test]
fn escape_on_the_name_leaves_no_trace_and_a_second_click_ends() {
    let mut window = Window::with("Mail Pay");
    window.key(Key::P);
    window.text("Ord");
    window.key(Key::Escape);
    assert_eq!(window.editor().tool().kind(), ToolKind::Select);
    name_path(&mut window, "Order");
    window.key(Key::Escape);
    assert_eq!(window.n_steps(), 0);
    name_path(&mut window, "Order");
    click_node(&mut window, "pay");
    click_node(&mut window, "pay");
    assert_eq!(drawn(&window), "Mail Pay; Order: Pay");
    assert_eq!(window.editor().tool().kind(), ToolKind::Select);
}

#[test]
fn a_quick_second_click_ends_a_path_and_is_no_double_click() {
    let mut window = Window::with("Mail Pay");
    name_path(&mut window, "Order");
    let pay = window.middle("pay");
    double_click(&mut window, pay);
    assert_eq!(drawn(&window), "Mail Pay; Order: Pay");
    assert_eq!(window.editor().tool().kind(), ToolKind::Select);
    assert_eq!(window.editor().naming(), None);
}

#[test]
fn a_path_is_drawn_with_the_keys_alone() {
    let mut window = Window::with("Mail Pay Web");
    select(&mut window, RecordId::Node(Id::new("mail").unwrap()));
    name_path(&mut window, "Order");
    window.key(Key::Enter);
    window.key(Key::ArrowRight);
    window.key(Key::Enter);
    window.key(Key::ArrowRight);
    window.key(Key::Enter);
    window.key(Key::ArrowLeft);
    window.key(Key::ArrowLeft);
    window.key(Key::Enter);
    assert_eq!(
        drawn(&window),
        "Mail Pay Web; Order: Mail > Pay > Web > Mail"
    );
    window.key(Key::Enter);
    assert_eq!(window.editor().tool().kind(), ToolKind::Select);
}

#[test]
fn the_figures_of_a_stop_are_typed_as_the_path_is_drawn() {
    let mut window = Window::with("Mail Pay");
    name_path(&mut window, "Order");
    click_node(&mut window, "pay");
    window.key(Key::Tab);
    window.text("3-5d");
    window.key(Key::Tab);
    window.text("4h");
    window.key(Key::Tab);
    window.text("80");
    click_node(&mut window, "mail");
    window.commit();
    let pay = stop(&window, "pay");
    let wait = pay.wait.clone().unwrap();
    assert_eq!(
        (wait.value, wait.low, wait.high),
        (4.0, Some(3.0), Some(5.0))
    );
    assert_eq!(pay.work, Some(Figure::guess(0.5)));
    assert_eq!(pay.usable, Some(Figure::guess(0.8)));
    assert!(drawn(&window).starts_with("Mail Pay; Order: Pay > Mail;"));
    // What was not said stays unknown.
    assert_eq!(stop(&window, "mail").work, None);
}

#[test]
fn shift_p_goes_on_with_the_selected_path_and_branches_from_the_selected_stop() {
    let mut window = Window::with("A B C; p: A > B");
    select(&mut window, RecordId::Path(Id::new("p").unwrap()));
    window.key_with(Modifiers::SHIFT, Key::P);
    click_node(&mut window, "c");
    window.key(Key::Enter);
    assert_eq!(drawn(&window), "A B C; p: A > B > C");
    select(&mut window, RecordId::Stop(Id::new("p-a").unwrap()));
    window.key_with(Modifiers::SHIFT, Key::P);
    click_node(&mut window, "c");
    // Undone, the branch still begins at the stop that was selected.
    window.key_with(CTRL, Key::Z);
    click_node(&mut window, "c");
    window.key(Key::Escape);
    assert_eq!(drawn(&window), "A B C; p: A > B + C, C after B");
}

#[test]
fn a_whole_path_is_typed_as_a_line() {
    let mut window = Window::with("Mail Pay");
    name_path(&mut window, "Order: pay > Mail > Ship it");
    let names: Vec<&str> = window.map().nodes().map(|node| node.title()).collect();
    assert_eq!(names, ["Mail", "Pay", "Ship it"]);
    assert_eq!(window.map().stops().len(), 3);
    assert_eq!(window.n_steps(), 1);
    let path = window.map().paths().next().unwrap();
    assert_eq!(path.about.color, "magenta");
    // What is no path is said with its reason, and nothing happens.
    name_path(&mut window, "Order: pay > > Mail");
    assert!(window.has_part("no name between two signs"));
    assert_eq!(window.n_steps(), 1);
    // What was typed waits to be put right.
    let typed = window.value(Role::TextInput, "Nodes, relations and paths, one a line");
    assert_eq!(typed, "Order: pay > > Mail");
}

#[test]
fn several_paths_are_typed_with_a_preview_of_what_will_come() {
    let mut window = Window::with("Mail Pay");
    window.perform(Action::Run(Command::PathsFromText));
    assert!(window.has_part("Nothing yet: type a name"));
    window.text("Order: Pay > Mail\nReturn: Mail > Depot + Pay");
    assert!(window.has("“Order”: Pay › Mail"));
    assert!(window.has("“Return”: Mail › Depot + Pay"));
    assert!(window.has("New teams, not on the map yet: Depot"));
    window.click("Add to map");
    assert_eq!(window.map().paths().len(), 2);
    // All of it is in view, and none of it stands back.
    assert!(window.editor().selection().is_empty());
    let visible = window.editor().camera().visible();
    for node in window.map().nodes() {
        assert!(visible.contains_rect(&node.rect()), "{}", node.title());
    }
    assert_eq!(window.n_steps(), 1);
    let colors: Vec<&str> = window
        .map()
        .paths()
        .map(|path| &*path.about.color)
        .collect();
    assert_eq!(colors, ["magenta", "green"]);
    assert!(window.editor().dialog().is_none());
}

#[test]
fn removing_a_node_offers_to_end_its_paths_there() {
    let mut window = Window::with("A B C; p: A > B > C");
    select(&mut window, RecordId::Node(Id::new("b").unwrap()));
    window.key(Key::Delete);
    assert_eq!(drawn(&window), "A C; p: A > C");
    window.click("End paths there");
    assert_eq!(drawn(&window), "A C; p: A");
    window.key_with(CTRL, Key::Z);
    window.key_with(CTRL, Key::Z);
    assert_eq!(drawn(&window), "A B C; p: A > B > C");
    assert!(!Command::EndPaths.enabled(window.editor()));
    // What is back is not cut off from what comes after it.
    select(&mut window, RecordId::Node(Id::new("b").unwrap()));
    window.key(Key::Delete);
    assert!(Command::EndPaths.enabled(window.editor()));
    assert!(window.has("End paths there"));
    window.key_with(CTRL, Key::Z);
    assert!(!Command::EndPaths.enabled(window.editor()));
    assert!(!window.has("End paths there"));
}

#[test]
fn stops_change_places_by_key_and_lines_are_led_from_stop_to_stop() {
    let mut window = Window::with("A B C D; p: A > B > C, D after A");
    let id = |text: &str| -> StopId { Id::new(text).unwrap() };
    select(&mut window, RecordId::Stop(id("p-c")));
    window.key_with(CTRL, Key::ArrowLeft);
    assert_eq!(drawn(&window), "A B C D; p: A > C + D, B after C");
    window.key_with(CTRL, Key::ArrowRight);
    assert_eq!(drawn(&window), "A B C D; p: A > B + D, C after B");
    let lead = |from: &str, to: &str| {
        let (from, to) = (id(from), id(to));
        Action::Path(PathAction::Lead { from, to })
    };
    window.perform(lead("p-d", "p-c"));
    assert_eq!(drawn(&window), "A B C D; p: A > B + D > C");
    window.perform(lead("p-c", "p-b"));
    assert_eq!(drawn(&window), "A B C D; p: A > B + D > C; p-c ~> p-b");
    let insert = PathAction::Insert {
        from: id("p-a"),
        to: id("p-d"),
        node: Id::new("b").unwrap(),
    };
    window.perform(Action::Path(insert));
    let branch = PathAction::Branch {
        from: id("p-c"),
        node: Id::new("a").unwrap(),
    };
    window.perform(Action::Path(branch));
    assert_eq!(window.map().stops().len(), 6);
    assert_eq!(window.n_steps(), 6);
}

#[test]
fn the_ladder_is_as_high_as_its_lanes_however_many_stops_are_on_one() {
    let height = |map: &str| {
        let mut window = Window::with(map);
        select(&mut window, RecordId::Path(Id::new("p").unwrap()));
        window.settle();
        window.editor().camera().covered.below
    };
    let short = height("A B; p: A > B");
    assert!(short > 100.0, "{short}");
    let long = height("A B C D E F; p: A > B > C > D > E > F");
    assert!((short - long).abs() < 1e-3, "{short} {long}");
    // It grows with a branch while it is open, to what it would be if opened then.
    let mut window = Window::with("A B C; p: A > B");
    select(&mut window, RecordId::Path(Id::new("p").unwrap()));
    window.settle();
    let branch = PathAction::Branch {
        from: Id::new("p-a").unwrap(),
        node: Id::new("c").unwrap(),
    };
    window.perform(Action::Path(branch));
    window.settle();
    let grown = window.editor().camera().covered.below;
    let branched = height("A B C; p: A > B + C");
    assert!(branched > short + 20.0, "{branched}");
    assert!((grown - branched).abs() < 1e-3, "{grown} {branched}");
}

#[test]
fn what_was_typed_before_tab_is_undone_from_the_next_field() {
    let mut window = Window::with("Mail Pay; p: Mail > Pay");
    select(&mut window, RecordId::Path(Id::new("p").unwrap()));
    window.click("Type the figures");
    window.enter("Wait at 1 Mail");
    window.text("2d");
    window.key(Key::Tab);
    let wait = |window: &Window| {
        let stop = stop(window, "mail");
        stop.wait.as_ref().map(|figure| figure.value)
    };
    assert_eq!(wait(&window), Some(2.0));
    window.key_with(CTRL, Key::Z);
    assert_eq!(wait(&window), None);
    window.key_with(CTRL, Key::Y);
    assert_eq!(wait(&window), Some(2.0));
    // What is typed in the field itself is its own to take back first.
    window.text("4h");
    window.key_with(CTRL, Key::Z);
    assert_eq!(wait(&window), Some(2.0));
}

#[test]
fn the_ladder_shows_the_selected_path_and_takes_its_figures_stop_by_stop() {
    let mut window = Window::with("Mail Pay; p: Mail > Pay");
    assert!(!window.has("Type the figures"));
    select(&mut window, RecordId::Path(Id::new("p").unwrap()));
    assert!(
        window.has_part("waits ? d, works ? d"),
        "nothing is known yet"
    );
    window.click("Type the figures");
    window.enter("Wait at 1 Mail");
    for typed in ["2d", "1d", "90", "3w", "4h", "50"] {
        window.text(typed);
        window.key(Key::Tab);
    }
    assert_eq!(window.value(Role::TextInput, "Wait at 2 Pay"), "15 d");
    for words in ["18.5 days", "1.5 days", "8 %", "45 %"] {
        assert!(window.has(words), "{words} is not on the ladder");
    }
    // A rung and its stop select each other.
    window.click("Stop 2 Pay: waits 15 d, works 4 h");
    let pay = stop(&window, "pay").id;
    assert!(window.editor().selection().contains(pay.into()));
    assert!(
        window.has("18.5 days"),
        "the ladder stays with the path of the stop"
    );
    window.click("Hide the figures");
    assert!(!window.has("Wait at 1 Mail"));
    assert!(window.has("18.5 days"));
}

/// Returns where the marker of a stop is on the screen.
fn marker(window: &Window, stop: &str) -> Pos2 {
    let stop: StopId = Id::new(stop).unwrap();
    let path = window.map().stop(stop).unwrap().path;
    let route = window.editor().scene().route(path).unwrap();
    window.at(route.marker(stop).unwrap().at)
}

/// Returns the middle of the leg to a stop on the screen.
fn leg_to(window: &Window, stop: &str) -> Pos2 {
    let stop: StopId = Id::new(stop).unwrap();
    let path = window.map().stop(stop).unwrap().path;
    let route = window.editor().scene().route(path).unwrap();
    let leg = route.legs.iter().find(|leg| leg.to == stop).unwrap();
    let [.., one, other] = &leg.points[..] else {
        panic!("a leg has two ends");
    };
    window.at(one.toward(*other, 0.5))
}

/// A map of nodes with room between them, and a path over the first two.
fn roomy() -> Window {
    let mut map = sketch::parse("A B C D; p: A > B").unwrap();
    let places = [
        ("a", -400.0, 0.0),
        ("b", 200.0, 0.0),
        ("c", -100.0, 130.0),
        ("d", -400.0, -220.0),
    ];
    for (id, x, y) in places {
        let mut node = map.node(Id::new(id).unwrap()).unwrap().clone();
        node.pos = Point::new(x, y);
        map.put(node.id.into(), Some(node.into()));
    }
    Window::with_map(map)
}

#[test]
fn a_branch_is_dragged_from_a_marker_and_joins_where_it_is_dropped_on_another() {
    let mut window = roomy();
    let (from, to) = (marker(&window, "p-a"), window.middle("c"));
    window.drag(from, to, PointerButton::Primary);
    assert_eq!(drawn(&window), "A B C D; p: A > B + C");
    let branch = stop(&window, "c").id;
    let (from, to) = (marker(&window, branch.as_str()), marker(&window, "p-b"));
    window.drag(from, to, PointerButton::Primary);
    assert_eq!(drawn(&window), "A B C D; p: A > C, B after A + C");
    // Back to an earlier one is rework.
    let (from, to) = (marker(&window, "p-b"), marker(&window, "p-a"));
    window.drag(from, to, PointerButton::Primary);
    assert_eq!(
        window
            .map()
            .stop(Id::new("p-b").unwrap())
            .unwrap()
            .rework
            .as_ref()
            .unwrap()
            .to
            .as_str(),
        "p-a"
    );
    assert_eq!(window.n_steps(), 3);
    // Dropped on nothing, or given up, it leaves no trace.
    let from = marker(&window, "p-a");
    let nothing = window.at(Point::new(-100.0, -280.0));
    window.drag(from, nothing, PointerButton::Primary);
    window.hover(from);
    window.press(from, PointerButton::Primary, true);
    window.hover(window.middle("d"));
    window.key(Key::Escape);
    window.press(window.middle("d"), PointerButton::Primary, false);
    assert_eq!(window.n_steps(), 3);
}

#[test]
fn a_stop_is_inserted_by_bending_the_line_or_by_dropping_a_node_on_it() {
    let mut window = roomy();
    let (from, to) = (leg_to(&window, "p-b"), window.middle("c"));
    window.drag(from, to, PointerButton::Primary);
    assert_eq!(drawn(&window), "A B C D; p: A > C > B");
    let mut window = roomy();
    let (from, to) = (window.middle("d"), leg_to(&window, "p-b"));
    window.drag(from, to, PointerButton::Primary);
    assert_eq!(drawn(&window), "A B C D; p: A > D > B");
    assert_eq!(window.n_steps(), 1);
    window.key_with(CTRL, Key::Z);
    assert_eq!(drawn(&window), "A B C D; p: A > B");
    assert_eq!(
        window.map().node(Id::new("d").unwrap()).unwrap().pos,
        Point::new(-400.0, -220.0)
    );
}

#[test]
fn while_a_path_is_drawn_a_click_on_one_of_its_markers_branches_there() {
    let mut window = roomy();
    select(&mut window, RecordId::Path(Id::new("p").unwrap()));
    window.key_with(Modifiers::SHIFT, Key::P);
    let at = marker(&window, "p-a");
    window.click_at(at);
    click_node(&mut window, "d");
    assert_eq!(drawn(&window), "A B C D; p: A > B + D");
}

#[test]
fn a_path_is_renamed_where_its_name_is_written() {
    let mut window = roomy();
    let path = Id::new("p").unwrap();
    select(&mut window, RecordId::Path(path));
    window.key(Key::Enter);
    window.text("Sale");
    window.key(Key::Enter);
    assert_eq!(window.map().path(path).unwrap().about.name, "Sale");
    assert_eq!(window.n_steps(), 1);
}

#[test]
fn what_a_stop_follows_and_where_its_work_goes_back_to_is_picked_by_name() {
    let mut window = Window::with("A B C; p: A > B, C after A");
    let c = RecordId::Stop(Id::new("p-c").unwrap());
    select(&mut window, c);
    window.choose("After", "2 B");
    assert_eq!(drawn(&window), "A B C; p: A > B, C after A + B");
    window.key(Key::Escape);
    select(&mut window, c);
    window.choose("Work goes back to", "2 B");
    window.key(Key::Escape);
    select(&mut window, c);
    window.retype("Chance of rework", "20");
    window.key(Key::Tab);
    assert!(drawn(&window).ends_with("p-c ~> p-b; p-c = chance 0.2"));
    // What would be a circle is refused with its reason.
    let b = RecordId::Stop(Id::new("p-b").unwrap());
    select(&mut window, b);
    window.choose("After", "3 C");
    assert!(window.has_part("cannot come before itself"));
    assert_eq!(window.n_steps(), 3);
}

#[test]
fn the_goals_of_a_path_are_picked_by_name() {
    let mut map = sketch::parse("A B Sooner; p: A > B").unwrap();
    let mut goal = map.node(Id::new("sooner").unwrap()).unwrap().clone();
    goal.kind = NodeKind::Goal;
    map.put(goal.id.into(), Some(goal.into()));
    let mut window = Window::with_map(map);
    let path = Id::new("p").unwrap();
    select(&mut window, RecordId::Path(path));
    window.choose("Goals", "Sooner");
    let goals = &window.map().path(path).unwrap().goals;
    assert_eq!(goals[..], [Id::new("sooner").unwrap()]);
}

#[test]
fn the_first_words_of_a_name_are_enough_if_no_other_begins_so() {
    let mut map = sketch::parse("A B C").unwrap();
    for (id, name) in [
        ("a", "Search and browse"),
        ("b", "Platform north"),
        ("c", "Platform south"),
    ] {
        let mut node = map.node(Id::new(id).unwrap()).unwrap().clone();
        name.clone_into(&mut node.about.name);
        map.put(node.id.into(), Some(node.into()));
    }
    let mut window = Window::with_map(map);
    name_path(&mut window, "Way: sea > platform south > Platform");
    let visited: Vec<&str> = window
        .map()
        .stops()
        .map(|stop| stop.node.as_str())
        .collect();
    assert!(visited.contains(&"a") && visited.contains(&"c"));
    // Two begin so: which of them is meant is not said.
    assert_eq!(window.map().nodes().len(), 4);
    assert!(window.has("New: Platform"));
}

#[test]
fn teams_with_their_people_and_paths_with_their_figures_are_typed_in_one_go() {
    let mut window = Window::with("Customers");
    window.perform(Action::Run(Command::PathsFromText));
    window.text(
        "platform: Cloud, 9 people\nnote: We wait two weeks\nOrder (6/w): Cust > Cloud (16d/1d)",
    );
    assert!(window.has("Cloud: platform team, 9 people"));
    assert!(window.has("“Order”, 6 a week: Customers › Cloud (16 d wait, 1 d work)"));
    assert!(window.has("New notes: We wait two weeks"));
    window.key_with(CTRL, Key::Enter);
    assert_eq!(window.n_steps(), 1);
    let cloud = window.map().nodes().find(|node| node.title() == "Cloud");
    let cloud = cloud.unwrap();
    assert_eq!(cloud.shape, TeamShape::Platform);
    assert_eq!(cloud.people, Some(Figure::guess(9.0)));
    let note = window
        .map()
        .nodes()
        .find(|node| node.kind == NodeKind::Note);
    assert_eq!(note.unwrap().text, "We wait two weeks");
    let path = window.map().paths().next().unwrap();
    assert_eq!(path.demand, Some(Figure::guess(6.0)));
    let stop = window.map().stops().find(|stop| stop.node == cloud.id);
    let stop = stop.unwrap();
    assert_eq!(stop.wait, Some(Figure::guess(16.0)));
    assert_eq!(stop.work, Some(Figure::guess(1.0)));
    assert_eq!(window.map().nodes().len(), 3);
}

#[test]
fn tab_goes_from_figure_to_figure_whether_it_is_known_or_not() {
    let mut window = Window::with("Mail");
    select(&mut window, RecordId::Node(Id::new("mail").unwrap()));
    for _ in 0..2 {
        window.enter("People");
        for typed in ["7", "3", "6"] {
            window.text(typed);
            window.key(Key::Tab);
        }
        let mail = window.map().node(Id::new("mail").unwrap()).unwrap();
        let said = [&mail.people, &mail.parallel, &mail.wip_limit];
        assert_eq!(
            said,
            [7.0, 3.0, 6.0].map(Figure::guess).map(Some).each_ref()
        );
        window.key(Key::Escape);
    }
}

#[test]
fn what_was_typed_wrong_is_told_until_something_else_is_done() {
    let mut window = Window::with("Mail");
    select(&mut window, RecordId::Node(Id::new("mail").unwrap()));
    window.retype("People", "many");
    window.key(Key::Tab);
    assert!(window.has_part("is not a figure"));
    window.retype("People", "7");
    window.key(Key::Tab);
    assert!(!window.has_part("is not a figure"));
}

#[test]
fn undo_of_a_removal_selects_the_node_and_not_what_hangs_on_it() {
    let mut window = Window::with("A B C; A -> B; p: A > B > C");
    let b = RecordId::Node(Id::new("b").unwrap());
    select(&mut window, b);
    window.key(Key::Delete);
    window.key_with(CTRL, Key::Z);
    assert_eq!(window.editor().selection().single(), Some(b));
}

#[test]
fn text_shortens_what_is_there_but_not_what_it_brings_and_makes_nothing_twice() {
    let rows = [
        // Two new names of which one begins with the other are two nodes.
        ("Orders -> Order", "Order Orders; Orders -> Order"),
        ("Shop -> Till\nShop -> Till", "Shop Till; Shop -> Till"),
        // What has a line of its own may be shortened.
        ("Payments\nShop -> pay", "Payments Shop; Shop -> Payments"),
    ];
    for (text, expected) in rows {
        let mut window = Window::with("");
        window.perform(Action::Run(Command::PathsFromText));
        window.text(text);
        window.key_with(CTRL, Key::Enter);
        assert_eq!(drawn(&window), expected, "{text}");
    }
    // Another kind is another thing: what is there stays as it is, and the preview says so.
    let mut window = Window::with("Grow; Grow = goal");
    window.perform(Action::Run(Command::PathsFromText));
    window.text("platform: Grow, 9 people");
    assert!(window.has("Grow stays what it is: goal"));
    window.key_with(CTRL, Key::Enter);
    let grow = window.map().nodes().next().unwrap();
    assert_eq!((&grow.kind, &grow.people), (&NodeKind::Goal, &None));
    // What nobody had said of a team is said now; what somebody said stays.
    let mut window = Window::with("Cloud; Cloud = people 4");
    window.perform(Action::Run(Command::PathsFromText));
    window.text("platform: Cloud, 9 people");
    assert!(window.has("Cloud: platform team (nobody had said it)"));
    window.key_with(CTRL, Key::Enter);
    let cloud = window.map().nodes().next().unwrap();
    assert_eq!(
        (&cloud.shape, &cloud.people),
        (&TeamShape::Platform, &Some(Figure::guess(4.0)))
    );
}

#[test]
fn a_line_that_says_nothing_is_told_beside_what_the_others_bring() {
    let mut window = Window::with("Mail");
    window.perform(Action::Run(Command::PathsFromText));
    window
        .text("Shop\nOrder: Mail > > Shop\nplatfrom: Cloud, 9 people\nMail -> Shop: as a service");
    assert!(window.has("Line 2: there is no name between two signs in “Mail > > Shop”"));
    assert!(window.has_part("Line 3: “platfrom” is no kind of node (team, stream-aligned,"));
    assert!(window.has("Mail → Shop: as a service"));
    assert!(window.has("New teams: Shop"));
    // Nothing is taken while a line is wrong, and nothing that was typed is lost.
    window.key_with(CTRL, Key::Enter);
    assert_eq!(drawn(&window), "Mail");
    assert!(window.has("Text to map"));
    window.key_with(CTRL, Key::A);
    window.text("Shop\nMail -> Shop: as a service");
    window.key_with(CTRL, Key::Enter);
    let relation = window.map().relations().next().unwrap().clone();
    assert_eq!(relation.kind, RelationKind::Provides);
    assert_eq!(relation.label, "as a service");
}

#[test]
fn an_area_is_typed_with_what_it_holds() {
    let mut window = Window::with("Mail Pay");
    window.perform(Action::Run(Command::PathsFromText));
    window.text("area: Front: mail\narea: Empty\narea: front: Shop");
    assert!(window.has("Area Front around Mail"));
    assert!(window.has("Area Empty"));
    window.key_with(CTRL, Key::Enter);
    assert_eq!((window.n_steps(), window.map().areas().len()), (1, 2));
    let front = window.map().areas().find(|area| area.about.name == "Front");
    let front = front.unwrap().clone();
    let held = window.map().nodes();
    let held: Vec<&Node> = held
        .map(|node| &**node)
        .filter(|node| node.area == Some(front.id))
        .collect();
    assert_eq!(held.len(), 2);
    assert!(front.rect().contains_rect(&held[0].rect()));
    // The next area looks different.
    let empty = window.map().areas().find(|area| area.about.name == "Empty");
    assert_ne!(empty.unwrap().about.color, front.about.color);
    // Said again, it holds more, and stays where it is.
    window.perform(Action::Run(Command::PathsFromText));
    window.text("area: front: Pay");
    window.key_with(CTRL, Key::Enter);
    assert_eq!(window.map().areas().len(), 2);
    let pay = window.map().node(Id::new("pay").unwrap()).unwrap();
    assert_eq!(pay.area, Some(front.id));
    assert_eq!(window.map().area(front.id).unwrap().rect(), front.rect());
}

#[test]
fn what_an_area_brings_stands_in_it_and_nothing_else_does() {
    let mut window = Window::with("Mail");
    window.perform(Action::Run(Command::PathsFromText));
    window.text("Shop\nOther\narea: Front: Shop, Kitchen, Bar\nLater\nOrder: Shop > Kit > Lat");
    assert!(window.has("New teams, not on the map yet: Kitchen, Bar"));
    // The preview has the names in full.
    assert!(window.has("“Order”: Shop › Kitchen › Later"));
    window.key_with(CTRL, Key::Enter);
    let map = window.map();
    assert_eq!(map.nodes().len(), 6);
    let area = map.areas().next().unwrap();
    let rects: Vec<_> = map.nodes().map(|node| node.rect()).collect();
    for (i, one) in rects.iter().enumerate() {
        for other in rects.iter().skip(i + 1) {
            assert!(!one.intersects(other), "{one:?} {other:?}");
        }
    }
    for node in map.nodes() {
        let inside = ["Shop", "Kitchen", "Bar"].contains(&node.title());
        assert_eq!(
            area.rect().contains_rect(&node.rect()),
            inside,
            "{}",
            node.title()
        );
        assert_eq!(
            area.rect().intersects(&node.rect()),
            inside,
            "{}",
            node.title()
        );
        assert_eq!(node.area == Some(area.id), inside, "{}", node.title());
    }
}

#[test]
fn how_often_a_path_is_asked_for_is_said_with_its_name() {
    for (typed, name, demand) in [
        ("Order, 6 a week", "Order", Some(6.0)),
        ("Order (2/d)", "Order", Some(10.0)),
        ("Order, the old one", "Order, the old one", None),
        ("Order (2)", "Order (2)", None),
    ] {
        let mut editor = desk("Shop Till");
        let shop = Id::new("shop").unwrap();
        for action in [
            Action::Run(Command::Tool(ToolKind::Path)),
            Action::Path(PathAction::Named(typed.to_owned())),
            Action::Path(PathAction::Visit(shop)),
        ] {
            editor.perform(action);
        }
        let path = editor.map().paths().next().unwrap();
        assert_eq!(path.about.name, name);
        assert_eq!(path.demand, demand.map(Figure::guess), "{typed}");
        // It came with the first stop, and goes with it.
        editor.run(Command::Undo);
        assert_eq!(editor.map().paths().len(), 0);
    }
}

#[test]
fn what_is_told_of_a_new_node_is_told_once_and_a_team_without_a_sort_is_pointed_out() {
    let mut window = Window::with("Till");
    window.perform(Action::Run(Command::PathsFromText));
    window.text(
        "infra: Bus, access request\nBus, 2 at once\nstream: Shop, 5 people\nKitchen\np: Shop > Bar\noops: x > > y",
    );
    for sentence in [
        "Bus: shared infrastructure, access by request",
        "Shop: stream-aligned team, 5 people",
        "New teams: Kitchen",
        "New teams, not on the map yet: Bar",
        "Of no sort yet: Kitchen, Bar; “stream: Kitchen” says one",
    ] {
        assert!(window.has(sentence), "{sentence}");
    }
    assert!(window.has_part("Line 6"));
    assert!(!window.has_part("New infrastructure"));
}

#[test]
fn what_lines_say_of_a_name_holds_whichever_comes_first() {
    // What is there, the lines, and what the preview says is made.
    let rows: [(&str, &str, &[&str]); 4] = [
        // A line of its own says what was only named before.
        (
            "",
            "p: Shop > Bus\ninfra: Bus, 2 at once",
            &[
                "New teams, not on the map yet: Shop",
                "Bus: shared infrastructure, 2 at once",
            ],
        ),
        // A note is no name.
        (
            "",
            "note: Shop is slow\np: Shop > Till",
            &[
                "New teams, not on the map yet: Shop, Till",
                "New notes: Shop is slow",
            ],
        ),
        // A new name with which another begins is itself.
        (
            "Shopfloor",
            "Shop\np: Shop > Till",
            &[
                "New teams: Shop",
                "New teams, not on the map yet: Till",
                "“p”: Shop › Till",
            ],
        ),
        (
            "",
            "p: Kitchen > Bar\narea: Front: Kitchen\nq: Kit > Bar",
            &["New teams, not on the map yet: Kitchen, Bar"],
        ),
    ];
    for (before, text, said) in rows {
        let mut window = Window::with(before);
        let n_before = window.map().nodes().len();
        window.perform(Action::Run(Command::PathsFromText));
        window.text(text);
        for sentence in said {
            assert!(window.has(sentence), "{text}: {sentence}");
        }
        window.key_with(CTRL, Key::Enter);
        let paths = |sentence: &&&str| sentence.starts_with('“');
        let names = said.iter().filter(|sentence| !paths(sentence));
        let names = names.flat_map(|sentence| match sentence.split_once(": ").unwrap() {
            (new, names) if new.starts_with("New ") => names.split(", ").collect(),
            (name, _) => vec![name],
        });
        let names: Vec<&str> = names.collect();
        let map = window.map();
        assert_eq!(map.nodes().len() - n_before, names.len(), "{text}");
        for name in names {
            assert!(
                map.nodes().any(|node| node.title() == name),
                "{text}: {name}"
            );
        }
        for node in map.nodes().filter(|node| node.title() == "Bus") {
            assert_eq!(node.kind, NodeKind::Infrastructure);
            assert_eq!(node.parallel, Some(Figure::guess(2.0)));
            assert_eq!(node.size, node.kind.usual_size(&node.shape));
        }
    }
}

#[test]
fn an_area_that_is_there_grows_for_what_it_is_to_hold() {
    let mut window = Window::with("Mail");
    window.perform(Action::Run(Command::PathsFromText));
    window.text("area: Front: Shop, Kitchen");
    window.key_with(CTRL, Key::Enter);
    window.perform(Action::Run(Command::PathsFromText));
    window.text("area: Front: Bar\nBar -> Shop\nBar -> Shop: (slowing)");
    assert!(window.has("Area Front: also Bar"));
    window.key_with(CTRL, Key::Enter);
    let map = window.map();
    let front = map.areas().next().unwrap();
    for node in map.nodes() {
        let inside = node.title() != "Mail";
        assert_eq!(node.area == Some(front.id), inside, "{}", node.title());
        assert_eq!(
            front.rect().contains_rect(&node.rect()),
            inside,
            "{}",
            node.title()
        );
    }
    // Said twice it is one relation, and what is said later is said too.
    assert_eq!(map.relations().len(), 1);
    assert_eq!(
        map.relations().next().unwrap().strength,
        Some(Strength::Slowing)
    );
}
