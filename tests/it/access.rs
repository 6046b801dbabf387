//! The canvas for those who do not see it: what a screen reader is told, and what it can ask for.

use egui::{
    Event, Key, Modifiers, PointerButton,
    accesskit::{Action as Wish, ActionData, ActionRequest, Role},
    vec2,
};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use throughline::{
    edit::rename,
    editor::{Action, Command},
    formats::sketch,
    model::{Figure, Map, NodeId, PathId, RecordId, TeamShape},
};

use crate::window::Window;

fn id(name: &str) -> RecordId {
    NodeId::new(name).unwrap().into()
}

/// A shop of two paths, one of its teams with its shape and its people said.
fn shop() -> Map {
    let mut map = sketch::parse(
        "Checkout -> Bus; Checkout -> Catalog; Orders -> Checkout; \
        Wallet: Checkout > Orders; Returns: Orders > Checkout; \
        wallet-orders = work 1, wait 3; wallet-checkout = work 2",
    )
    .unwrap();
    let checkout = NodeId::new("checkout").unwrap();
    let mut node = map.node(checkout).unwrap().clone();
    node.shape = TeamShape::StreamAligned;
    node.people = Some(Figure::guess(7.0));
    map.put(checkout.into(), Some(node.into()));
    map
}

/// Asks for something as a screen reader does.
fn ask(window: &mut Window, words: &str, action: Wish, data: Option<ActionData>) {
    let (target_node, target_tree) = {
        let node = window.harness.get_by_label_contains(words);
        node.accesskit_node().locate()
    };
    window.event(Event::AccessKitActionRequest(ActionRequest {
        action,
        target_tree,
        target_node,
        data,
    }));
}

#[test]
fn a_node_is_said_with_its_kind_its_state_and_its_neighbors() {
    let window = Window::with_map(shop());
    let words = "Checkout, stream-aligned team, 7 people, on 2 paths, depends on Bus and Catalog, \
        needed by Orders";
    assert!(window.has(words), "{:?}", window.labels("Checkout, "));
    assert!(window.has("Checkout depends on Bus"));
    assert!(window.has("Wallet, delivery path, 2 stops, takes at least 6 days"));
    assert!(window.has("stop 2 of Wallet, at Orders, wait 3 days, work 1 day"));
    let node = window.harness.get_by_label(words);
    let rect = window.rect("checkout");
    assert!((node.rect().min - window.at(rect.min)).length() < 0.5);
    assert!((node.rect().max - window.at(rect.max)).length() < 0.5);
}

#[test]
fn what_is_said_follows_the_map_and_the_selection() {
    let mut window = Window::with_map(shop());
    let edit = rename(window.map(), id("bus"), "Event bus");
    window.perform(Action::Edit(edit));
    assert!(window.has_part("depends on Event bus and Catalog"));
    assert!(!window.has_part("depends on Bus"));
    let selected = |window: &Window| {
        let options = window.harness.query_all_by_role(Role::ListBoxOption);
        let selected = options.filter(|node| node.accesskit_node().is_selected() == Some(true));
        selected.count()
    };
    assert_eq!(selected(&window), 0);
    window.perform(Action::Select(vec![id("bus"), id("orders")]));
    assert_eq!(selected(&window), 2);
}

#[test]
fn a_screen_reader_selects_renames_and_then_the_keys_go_to_the_map() {
    let mut window = Window::with_map(shop());
    ask(&mut window, "Bus, team", Wish::Focus, None);
    assert_eq!(window.editor().selection().single(), Some(id("bus")));
    let name = "Bus, team, needed by Checkout";
    assert!(window.harness.get_by_label(name).is_focused());
    let before = window.rect("bus");
    window.key(Key::ArrowRight);
    assert!(window.rect("bus").min.x > before.min.x);
    ask(&mut window, "Bus, team", Wish::Click, None);
    assert!(window.editor().naming().is_some());
    window.key(Key::Escape);
    let typed = Some(ActionData::Value("Event bus".into()));
    ask(&mut window, "Bus, team", Wish::SetValue, typed);
    assert!(window.has_part("Event bus, team"));
}

#[test]
fn what_is_out_of_view_is_not_said() {
    let mut window = Window::with_map(shop());
    assert!(window.has_part("Bus, team"));
    let by = throughline::model::Point::new(90_000.0, 0.0);
    window.perform(Action::Pan(by));
    assert!(!window.has_part("Bus, team"));
    assert!(window.has_part("Map: 4 nodes"));
}

/// Returns what has the focus, in words.
fn focused(window: &Window) -> String {
    let found = window
        .harness
        .query_all_by(|node| node.is_focused() && !node.is_disabled());
    let labels = found.filter_map(|node| node.accesskit_node().label().or(node.value()));
    labels.collect::<Vec<_>>().join(" ")
}

#[test]
fn f6_goes_through_the_parts_of_the_window_and_back() {
    let mut window = Window::with_map(shop());
    let path = PathId::new("wallet").unwrap();
    window.perform(Action::Select(vec![path.into()]));
    assert_eq!(focused(&window), "");
    let mut seen = Vec::new();
    window.perform(Action::Run(Command::Outline));
    for _ in 0..9 {
        window.key(Key::F6);
        seen.push(focused(&window));
    }
    let words = [
        "Wallet, delivery",
        "Wallet",
        "Name",
        "Fit all",
        "Legend",
        "Minimap",
        "File",
        "Select",
        "Close the outline",
    ];
    for (seen, word) in seen.iter().zip(words) {
        assert!(seen.starts_with(word), "{seen:?} {word}");
    }
    window.key(Key::F6);
    assert_eq!(focused(&window), seen[0]);
    for seen in seen.iter().rev() {
        window.key_with(Modifiers::SHIFT, Key::F6);
        assert_eq!(focused(&window), *seen);
    }
}

#[test]
fn f6_leaves_out_a_part_that_is_not_there() {
    let mut window = Window::with_map(shop());
    window.perform(Action::Select(vec![id("bus")]));
    // With a node selected, the keys are the canvas's already; there is no ladder.
    window.key(Key::F6);
    assert_eq!(focused(&window), "Name");
    // A field takes the key too, and what was typed is kept.
    window.text("Queue");
    window.key(Key::F6);
    assert_eq!(focused(&window), "Fit all");
    assert!(window.has_part("Queue, team"));
}

#[test]
fn the_minimap_moves_the_view_and_folds() {
    let mut window = Window::with("A B C D E F G H I J K L M N O P; A -> P; Shop[A B]; w: A > P");
    let words = "Whole map: click to go there";
    let rect = window.harness.get_by_label(words).rect();
    let bounds = window.editor().scene().bounds().unwrap();
    let center = |window: &Window| window.editor().camera().center;
    for share in [0.1, 0.9, 0.5] {
        let at = rect.left_center().lerp(rect.right_center(), share);
        window.click_at(at);
        let along = (center(&window).x - bounds.min.x) / bounds.width();
        assert!((along - f64::from(share)).abs() < 0.06, "{share} {along}");
    }
    // What is drawn in the picture follows a drag, and the canvas below has no part in it.
    let before = center(&window);
    window.drag(
        rect.center(),
        rect.center() + vec2(-40.0, 0.0),
        PointerButton::Primary,
    );
    assert!(center(&window).x < before.x - 200.0);
    assert!(window.editor().selection().is_empty());
    assert_eq!(window.n_steps(), 0);
    window.key(Key::M);
    assert!(!window.has(words));
    window
        .harness
        .get_by_role_and_label(Role::Button, "Minimap")
        .click();
    window.settle();
    assert!(window.has(words));
}

#[test]
fn an_empty_map_has_no_minimap() {
    let mut window = Window::welcome();
    window.click("New map");
    assert!(!window.has("Minimap"));
}
