//! The load of a node on screen, and what is tried out in the panel of drag and debt.

use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use throughline::{
    editor::{Action, Command},
    model::{Id, Node, NodeId, RecordId},
};

use crate::window::Window;

const MAP: &str = "Users = outside; Buy: Users > Web > Pay; Fix: Pay; Buy = demand 4; Fix = demand 2; \
    buy-web = work 1, wait 2; buy-pay = work 1, wait 10; fix-pay = work 0.5; \
    Web = parallel 3; Pay = parallel 2, reactive 0.1, coordination 0.1, debt 0, drag 0.2";

fn node(window: &Window, id: &str) -> Node {
    let id = NodeId::new(id).unwrap();
    window.map().node(id).unwrap().clone()
}

fn on_node(map: &str, id: &str) -> Window {
    let mut window = Window::with(map);
    select(&mut window, id);
    window
}

fn select(window: &mut Window, id: &str) {
    let id: NodeId = Id::new(id).unwrap();
    window.perform(Action::Select(vec![id.into()]));
}

/// Clicks what may have to be scrolled to.
fn click(window: &mut Window, label: &str) {
    window.harness.get_by_label(label).scroll_to_me();
    window.settle();
    window.click(label);
}

#[test]
fn the_inspector_says_how_loaded_a_node_is_and_who_asks() {
    let mut window = on_node(MAP, "pay");
    // (4 × 1 + 2 × 0.5) ÷ 5 over 2 × 0.6.
    for label in [
        "Demand / capacity left",
        "83 %",
        "Needs 1 at once of 1.2: 2 × 60 % left",
        "4 a week",
        "2 a week",
        "1st of 2",
        "Wait in the queue",
    ] {
        assert!(window.has(label), "{label}");
    }
    let meter = window
        .harness
        .get_by_role_and_label(Role::ProgressIndicator, "Utilisation 83 %");
    assert!((meter.accesskit_node().numeric_value().unwrap() - 5.0 / 6.0).abs() < 1e-6);
    assert!(window.has_part("with ten points of load less"));
    assert!(!window.has("Nobody said yet"));
    click(&mut window, "Fix");
    let selected: Vec<RecordId> = window.editor().selection().iter().collect();
    assert_eq!(selected, [RecordId::Path(Id::new("fix").unwrap())]);
}

#[test]
fn what_nobody_said_is_listed_and_leads_to_where_it_belongs() {
    let unknown = MAP
        .replace("Web = parallel 3; ", "")
        .replace("buy-web = work 1, wait 2; ", "");
    let mut window = on_node(&unknown, "web");
    assert!(window.has("Nobody said yet"));
    assert!(window.has("Items at once"));
    assert!(!window.has("Wait in the queue"));
    click(&mut window, "Work of Buy at Web");
    let stop = RecordId::Stop(Id::new("buy-web").unwrap());
    assert_eq!(window.editor().selection().single(), Some(stop));

    let mut window = on_node("Pay Web; Buy: Web", "pay");
    assert!(window.has_part("No path stops here yet") && !window.has("how often?"));
    select(&mut window, "web");
    assert!(window.has("LOAD") && window.has("how often?"));
    assert!(!window.has_part("No path stops here yet"));
}

#[test]
fn a_queue_that_grows_without_end_is_said_so() {
    let full = MAP.replace("parallel 2", "parallel 1");
    assert_ne!(full, MAP);
    let window = on_node(&full, "pay");
    assert!(window.has("The queue grows without end"));
    assert!(window.has("167 %"));
}

#[test]
fn figures_follow_the_map_and_undo() {
    let mut window = on_node(MAP, "pay");
    window.retype("Items at once", "4");
    window.key(Key::Enter);
    assert!(window.has("42 %"));
    window.perform(Action::Run(Command::Undo));
    select(&mut window, "pay");
    assert!(window.has("83 %"));
}

/// Types a number into a slider's or a drag value's field.
fn put(window: &mut Window, role: Role, label: &str, text: &str) {
    window.harness.get_by_role_and_label(role, label).click();
    window.key_with(Modifiers::COMMAND, Key::A);
    window.text(text);
    window.key(Key::Enter);
}

#[test]
fn the_panel_tries_shares_and_takes_them_in_one_step() {
    let mut window = on_node(MAP, "pay");
    click(&mut window, "Drag and debt…");
    assert!(window.editor().shows_drag());
    assert!(window.has("Said: 20 %"));
    let slider = window.harness.get_by_role_and_label(Role::Slider, "Drag");
    assert!((slider.accesskit_node().numeric_value().unwrap() - 20.0).abs() < 1e-9);
    slider.focus();
    window.settle();
    for _ in 0..10 {
        window.key(Key::ArrowLeft);
    }
    // Less drag, more is left; nothing is written yet.
    assert!(window.has("70 %") && window.has("71 %"));
    assert_eq!(window.n_steps(), 0);
    window.click("Take these figures");
    assert_eq!(window.n_steps(), 1);
    let pay = node(&window, "pay");
    assert!((pay.drag.unwrap().value - 0.1).abs() < 1e-12);
    assert!(window.has("Said: 10 %"));
    assert_eq!(pay.debt.unwrap().value.to_bits(), 0.0_f64.to_bits());
    window.perform(Action::Run(Command::Undo));
    assert!((node(&window, "pay").drag.unwrap().value - 0.2).abs() < 1e-12);
}

#[test]
fn the_curve_needs_what_the_room_expects() {
    let indebted = MAP.replace("debt 0, drag 0.2", "debt 0.1, drag 0.3");
    let mut window = on_node(&indebted, "pay");
    window.key_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::D);
    assert!(window.has("Nobody said what a week on debt takes away, so there is no curve yet"));
    put(
        &mut window,
        Role::SpinButton,
        "Drag that a week on debt takes away",
        "40",
    );
    assert!(window.has_part("weeks of the whole team behind in week"));
    let stays = MAP.replace("debt 0,", "debt 0.3,");
    let mut window = on_node(&stays, "pay");
    window.key_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::D);
    put(
        &mut window,
        Role::SpinButton,
        "Drag that a week on debt takes away",
        "40",
    );
    assert!(window.has_part("Never made up"));
}

#[test]
fn the_panel_follows_the_selection_and_escape_closes_it() {
    let mut window = on_node(MAP, "pay");
    window.perform(Action::Run(Command::DragPanel));
    select(&mut window, "web");
    assert!(window.has("Nobody said"));
    window.perform(Action::Select(Vec::new()));
    assert!(window.has("Select a team to see what drag and debt do to it"));
    select(&mut window, "web");
    window.perform(Action::Run(Command::Cancel));
    assert!(!window.editor().shows_drag());
    assert!(window.editor().selection().single().is_some());
    // Without a team there is nothing to try.
    window.perform(Action::Select(Vec::new()));
    assert!(!Command::DragPanel.enabled(window.editor()));
}

#[test]
fn with_nothing_selected_the_longest_waits_are_told_and_lead_to_their_stops() {
    let window = Window::with("Mail Pay Web; go: Mail > Pay; back: Web");
    assert!(!window.has("WHAT WAITS LONGEST"));
    let mut window = Window::with(
        "Mail Pay Web; go: Mail > Pay; back: Web; go-mail = wait 1; go-pay = wait 16; back-web = wait 2",
    );
    assert!(window.has("WHAT WAITS LONGEST"));
    for row in ["16 days at Pay", "2 days at Web", "1 day at Mail"] {
        assert!(window.has(row), "{row}");
    }
    window.click("16 days at Pay");
    let stop = Id::new("go-pay").unwrap();
    assert_eq!(
        window.editor().selection().single(),
        Some(RecordId::Stop(stop))
    );
}
