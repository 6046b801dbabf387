//! Speed of hand: each line of what the hands can do, in a window, by the labels that a screen reader has.
//!
//! What a window of a real screen gives in its own way is in `.ci/window` too.

use egui::{Event, Key, Modifiers, MouseWheelUnit, PointerButton, Pos2, TouchPhase, vec2};
use egui_kittest::kittest::Queryable as _;
use throughline::{
    editor::{Action, ToolKind},
    formats::sketch,
    model::{NodeId, NodeKind, Point, RecordId},
};

use crate::{growth::double_click, window::Window};

const CTRL: Modifiers = Modifiers::COMMAND;
const SHIFT: Modifiers = Modifiers::SHIFT;
const ALT: Modifiers = Modifiers::ALT;

fn id(node: &str) -> RecordId {
    NodeId::new(node).unwrap().into()
}

fn select(window: &mut Window, nodes: &[&str]) {
    let ids = nodes.iter().map(|node| id(node)).collect();
    window.perform(Action::Select(ids));
}

fn drawn(window: &Window) -> String {
    sketch::print(window.map())
}

fn selected(window: &Window) -> Vec<&'static str> {
    let selection = window.editor().selection();
    selection.iter().map(RecordId::as_str).collect()
}

fn pos(window: &Window, node: &str) -> Point {
    window.map().node(NodeId::new(node).unwrap()).unwrap().pos
}

/// Returns whether the map says, in words, that something of this name is on it.
fn is_said(window: &Window, name: &str) -> bool {
    window.has_part(name)
}

fn free_spot(window: &Window) -> Pos2 {
    window.middle("mail") + vec2(0.0, 200.0)
}

#[test]
fn a_letter_and_a_click_place_each_kind_and_its_name_is_typed_at_once() {
    for (key, kind) in [
        (Key::T, NodeKind::Team),
        (Key::I, NodeKind::Infrastructure),
        (Key::C, NodeKind::Component),
        (Key::G, NodeKind::Goal),
        (Key::O, NodeKind::Outside),
        (Key::N, NodeKind::Note),
    ] {
        let mut window = Window::with("Mail");
        window.key(key);
        let at = free_spot(&window);
        window.click_at(at);
        window.text("Depot");
        window.key(Key::Enter);
        let made = window.map().nodes().find(|node| node.title() == "Depot");
        assert_eq!(made.map(|node| &node.kind), Some(&kind));
        assert!(is_said(&window, "Depot"));
        assert_eq!(window.n_steps(), 1);
        window.key(Key::V);
        assert_eq!(window.editor().tool().kind(), ToolKind::Select);
    }
    let mut window = Window::with("Mail");
    window.key(Key::A);
    window.key(Key::Enter);
    window.text("Shop");
    window.key(Key::Enter);
    assert_eq!(window.map().areas().next().unwrap().about.name, "Shop");
}

#[test]
fn a_double_click_on_nothing_is_a_node_whose_kind_is_chosen_in_place() {
    let mut window = Window::with("Mail");
    let at = free_spot(&window);
    double_click(&mut window, at);
    window.harness.get_by_label("4 Goal").click();
    window.settle();
    window.text("Sell more");
    window.key(Key::Enter);
    let goal = window
        .map()
        .nodes()
        .find(|node| node.title() == "Sell more");
    assert_eq!(goal.unwrap().kind, NodeKind::Goal);
}

#[test]
fn a_drag_from_the_rim_ties_two_or_makes_the_other() {
    let mut window = Window::with("Mail Pay");
    let rim = |window: &Window, node: &str| {
        let rect = window.rect(node);
        window.at(Point::new(rect.center().x, rect.max.y))
    };
    let (from, to) = (rim(&window, "mail"), window.middle("pay"));
    window.drag(from, to, PointerButton::Primary);
    assert_eq!(drawn(&window), "Mail Pay; Mail -> Pay");
    let from = rim(&window, "pay");
    window.drag(from, from + vec2(60.0, 160.0), PointerButton::Primary);
    window.text("Depot");
    window.key(Key::Enter);
    assert!(drawn(&window).contains("Pay -> Depot"));
}

#[test]
fn tab_and_shift_tab_make_neighbors_without_the_mouse() {
    let mut window = Window::with("Mail");
    select(&mut window, &["mail"]);
    for (modifiers, name) in [(Modifiers::NONE, "Right"), (SHIFT, "Below")] {
        window.key_with(modifiers, Key::Tab);
        window.text(name);
        window.key(Key::Enter);
    }
    let at = |name: &str| {
        let node = window.map().nodes().find(|node| node.title() == name);
        node.unwrap().pos
    };
    assert!(at("Right").x > at("Mail").x && at("Below").y > at("Right").y);
    assert_eq!(window.map().relations().len(), 2);
}

#[test]
fn relations_and_paths_are_clicked_and_the_figures_typed_as_it_goes() {
    let mut window = Window::with("Mail Pay");
    let (mail, pay) = (window.middle("mail"), window.middle("pay"));
    window.key(Key::R);
    window.click_at(mail);
    window.click_at(pay);
    window.key(Key::P);
    window.text("Order");
    window.key(Key::Enter);
    window.click_at(mail);
    window.key(Key::Tab);
    window.text("3d");
    window.click_at(pay);
    window.key(Key::Enter);
    let drawn = drawn(&window);
    assert!(
        drawn.starts_with("Mail Pay; Mail -> Pay; Order: Mail > Pay"),
        "{drawn}"
    );
    assert!(drawn.contains("wait 3"), "{drawn}");
}

#[test]
fn arrows_nudge_and_alt_arrows_go_to_the_next_node() {
    let mut window = Window::with("Mail Pay");
    select(&mut window, &["mail"]);
    let before = pos(&window, "mail");
    window.key(Key::ArrowDown);
    assert_eq!(pos(&window, "mail") - before, Point::new(0.0, 1.0));
    window.key_with(SHIFT, Key::ArrowLeft);
    assert_eq!(pos(&window, "mail") - before, Point::new(-10.0, 1.0));
    window.key_with(ALT, Key::ArrowRight);
    assert_eq!(selected(&window), ["pay"]);
}

#[test]
fn enter_del_and_the_keys_with_ctrl_do_what_they_do_everywhere() {
    let mut window = Window::with("Mail Pay");
    select(&mut window, &["mail"]);
    window.key(Key::Enter);
    window.key_with(CTRL, Key::A);
    window.text("Post");
    window.key(Key::Enter);
    assert!(is_said(&window, "Post"));
    window.key_with(CTRL, Key::D);
    assert_eq!(window.map().nodes().len(), 3);
    window.key(Key::Delete);
    assert_eq!(window.map().nodes().len(), 2);
    window.key_with(CTRL, Key::Z);
    window.key_with(CTRL | SHIFT, Key::Z);
    assert_eq!(window.map().nodes().len(), 2);
    select(&mut window, &["pay"]);
    window.event(Event::Copy);
    let copied = window.harness.state().copied.clone();
    window.event(Event::Cut);
    assert_eq!(window.map().nodes().len(), 1);
    window.event(Event::Paste(copied));
    assert_eq!(window.map().nodes().len(), 2);
    window.key_with(CTRL, Key::A);
    window.key_with(CTRL, Key::G);
    window.text("All");
    window.key(Key::Enter);
    assert!(window.map().nodes().all(|node| node.area.is_some()));
    // The menu names the step.
    window.click("Edit");
    assert!(window.has_part("Undo "));
}

#[test]
fn lines_of_text_are_pasted_as_nodes_and_relations() {
    let mut window = Window::with("Checkout");
    let text = "Payments\nCheckout -> Payments: approval (blocking)";
    window.event(Event::Paste(text.to_owned()));
    window.key_with(CTRL, Key::Enter);
    assert_eq!(window.map().nodes().len(), 2);
    assert_eq!(window.map().relations().next().unwrap().label, "approval");
    assert_eq!(window.n_steps(), 1);
}

#[test]
fn wheel_pinch_space_and_the_keys_move_the_view() {
    let mut window = Window::with("Mail Pay");
    let camera = |window: &Window| *window.editor().camera();
    let at = free_spot(&window);
    window.hover(at);
    let before = camera(&window);
    window.event(Event::MouseWheel {
        unit: MouseWheelUnit::Line,
        delta: vec2(0.0, 1.0),
        phase: TouchPhase::Move,
        modifiers: Modifiers::NONE,
    });
    assert!(camera(&window).zoom > before.zoom);
    let before = camera(&window);
    window.event(Event::Zoom(0.5));
    assert!(camera(&window).zoom < before.zoom);
    let before = camera(&window);
    window.drag(at, at + vec2(50.0, 0.0), PointerButton::Middle);
    assert_ne!(camera(&window).center, before.center);
    window.key_with(SHIFT, Key::Num1);
    let whole = camera(&window);
    select(&mut window, &["mail"]);
    window.key_with(SHIFT, Key::Num2);
    assert!(camera(&window).zoom > whole.zoom);
}

#[test]
fn ctrl_k_finds_names_and_commands_and_goes_there() {
    let mut window = Window::with("Mail Pay");
    window.key_with(CTRL, Key::K);
    window.text("pay");
    window.key(Key::Enter);
    assert_eq!(selected(&window), ["pay"]);
    window.key_with(CTRL, Key::K);
    window.text("select all");
    window.key(Key::Enter);
    assert_eq!(selected(&window), ["mail", "pay"]);
}

#[test]
fn a_marquee_selects_and_shift_adds_and_takes_away() {
    let mut window = Window::with("Mail Pay Web");
    let corner = |window: &Window, node: &str, x: f64| {
        let rect = window.rect(node);
        window.at(Point::new(
            if x < 0.0 { rect.min.x } else { rect.max.x } + x,
            rect.min.y - 30.0,
        ))
    };
    let (from, to) = (corner(&window, "mail", -5.0), window.middle("pay"));
    window.drag(from, to, PointerButton::Primary);
    assert_eq!(selected(&window), ["mail", "pay"]);
    let web = window.middle("web");
    let click = |window: &mut Window, at: Pos2| {
        window.event(Event::ModifiersChanged(SHIFT));
        window.hover(at);
        for pressed in [true, false] {
            window.event(Event::PointerButton {
                pos: at,
                button: PointerButton::Primary,
                pressed,
                modifiers: SHIFT,
            });
        }
        window.event(Event::ModifiersChanged(Modifiers::NONE));
    };
    click(&mut window, web);
    assert_eq!(selected(&window), ["mail", "pay", "web"]);
    click(&mut window, web);
    assert_eq!(selected(&window), ["mail", "pay"]);
}

#[test]
fn escape_cancels_without_a_trace_and_takes_away_what_has_no_name_yet() {
    let mut window = Window::with("Mail Pay");
    let (from, to) = (window.middle("mail"), free_spot(&window));
    window.hover(from);
    window.press(from, PointerButton::Primary, true);
    window.hover(to);
    window.key(Key::Escape);
    window.press(to, PointerButton::Primary, false);
    window.key(Key::T);
    window.click_at(to);
    window.key(Key::Escape);
    assert_eq!((drawn(&window).as_str(), window.n_steps()), ("Mail Pay", 0));
}

#[test]
fn a_field_commits_on_tab_and_rest_escape_restores_and_letters_stay_in_it() {
    let mut window = Window::with("Mail");
    select(&mut window, &["mail"]);
    let people = |window: &Window| {
        let node = window.map().nodes().next().unwrap();
        node.people.as_ref().map(|figure| figure.value.to_string())
    };
    window.retype("People", "7");
    window.key(Key::Tab);
    assert_eq!(people(&window).as_deref(), Some("7"));
    window.retype("People", "9");
    window.key(Key::Escape);
    assert_eq!(people(&window).as_deref(), Some("7"));
    window.retype("People", "8");
    window.wait(1.2);
    assert_eq!(people(&window).as_deref(), Some("8"));
    // A letter in a field is no tool.
    window.enter("Description");
    window.key(Key::T);
    assert_eq!(window.editor().tool().kind(), ToolKind::Select);
}
