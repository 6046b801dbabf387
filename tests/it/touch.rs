//! Fingers on the canvas, told as a window tells them: the first one as a mouse too.

use egui::{Event, Modifiers, PointerButton, Pos2, TouchDeviceId, TouchId, TouchPhase, vec2};
use throughline::{
    editor::{Action, Pointing, ToolKind},
    model::{NodeId, Point, RecordId},
};

use crate::window::Window;

const MAP: &str = "Mail Pay; Mail -> Pay";

/// Returns a window with a map, its first node under the finger.
fn window() -> Window {
    Window::with(MAP)
}

fn finger(id: u64, phase: TouchPhase, pos: Pos2) -> Event {
    Event::Touch {
        device_id: TouchDeviceId(1),
        id: TouchId(id),
        phase,
        pos,
        force: None,
    }
}

fn button(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    }
}

/// Lets these events come in one frame.
fn frame(window: &mut Window, events: impl IntoIterator<Item = Event>) {
    for event in events {
        window.harness.event(event);
    }
    window.harness.step();
}

fn down(window: &mut Window, at: Pos2) {
    let events = [
        finger(1, TouchPhase::Start, at),
        Event::PointerMoved(at),
        button(at, true),
    ];
    frame(window, events);
}

fn slide(window: &mut Window, to: Pos2) {
    frame(
        window,
        [finger(1, TouchPhase::Move, to), Event::PointerMoved(to)],
    );
}

fn up(window: &mut Window, at: Pos2) {
    let events = [
        finger(1, TouchPhase::End, at),
        button(at, false),
        Event::PointerGone,
    ];
    frame(window, events);
    window.settle();
}

fn tap(window: &mut Window, at: Pos2) {
    down(window, at);
    up(window, at);
}

fn swipe(window: &mut Window, from: Pos2, by: egui::Vec2) {
    down(window, from);
    for share in [0.1, 0.5, 1.0] {
        slide(window, from + by * share);
    }
    up(window, from + by);
}

fn selected(window: &Window) -> Vec<RecordId> {
    window.editor().selection().iter().collect()
}

fn node(name: &str) -> RecordId {
    NodeId::new(name).unwrap().into()
}

fn ground(window: &Window) -> Pos2 {
    window.at(window.editor().camera().center + Point::new(0.0, 200.0))
}

#[test]
fn a_tap_selects_and_a_tap_on_nothing_selects_nothing() {
    let mut window = window();
    let mail = window.middle("mail");
    tap(&mut window, mail);
    assert_eq!(selected(&window), [node("mail")]);
    let ground = ground(&window);
    tap(&mut window, ground);
    assert_eq!(selected(&window), []);
    assert_eq!(window.n_steps(), 0);
}

#[test]
fn one_finger_on_the_ground_moves_the_map_under_it() {
    let mut window = window();
    window.perform(Action::Select(vec![node("mail")]));
    let (from, before) = (ground(&window), window.middle("mail"));
    swipe(&mut window, from, vec2(120.0, -40.0));
    let by = window.middle("mail") - before;
    assert!((by - vec2(120.0, -40.0)).length() < 0.5, "{by}");
    assert_eq!(
        (selected(&window), window.n_steps()),
        (vec![node("mail")], 0)
    );
}

#[test]
fn a_mouse_on_the_ground_still_draws_a_rectangle() {
    let mut window = window();
    let from = ground(&window);
    let to = window.middle("mail") - vec2(140.0, 90.0);
    tap(&mut window, from);
    let before = *window.editor().camera();
    window.drag(from, to, PointerButton::Primary);
    assert_eq!(window.editor().camera().center, before.center);
    assert!(selected(&window).contains(&node("mail")));
    assert_eq!(window.editor().pointing(), Pointing::Mouse);
}

#[test]
fn one_finger_on_a_node_moves_the_node() {
    let mut window = window();
    let (from, before) = (window.middle("mail"), *window.editor().camera());
    let was = window.rect("mail").min;
    swipe(&mut window, from, vec2(0.0, 150.0));
    let by = window.rect("mail").min - was;
    assert!(by.distance(Point::new(0.0, 150.0)) < 12.0, "{by:?}");
    assert_eq!(window.editor().camera().center, before.center);
    assert_eq!(window.n_steps(), 1);
}

#[test]
fn a_long_press_asks_for_the_menu_and_moves_nothing() {
    for (place, item) in [("mail", "Rename"), ("ground", "Add here")] {
        let mut window = window();
        let at = match place {
            "ground" => ground(&window),
            name => window.middle(name),
        };
        down(&mut window, at);
        window.harness.step();
        assert!(!window.has_part(item), "{place}");
        window.wait(0.6);
        assert!(window.has_part(item), "{place}");
        assert!(!window.editor().tool().is_busy());
        slide(&mut window, at + vec2(3.0, 2.0));
        up(&mut window, at);
        assert!(
            window.has_part(item),
            "{place}: the menu stays when the finger goes"
        );
        assert_eq!(window.n_steps(), 0);
    }
}

#[test]
fn two_fingers_pinch_and_what_is_between_them_stays() {
    let mut window = window();
    let middle = window.middle("mail");
    let zoom = window.editor().camera().zoom;
    // The first finger has taken hold of a node, and lets go of it.
    down(&mut window, middle);
    let (mut one, mut other) = (middle, middle + vec2(100.0, 0.0));
    frame(&mut window, [finger(2, TouchPhase::Start, other)]);
    window.harness.step();
    let between = window.editor().camera().map_from_view(Point::default());
    for _ in 0..5 {
        (one.x, other.x) = (one.x - 10.0, other.x + 10.0);
        frame(
            &mut window,
            [
                finger(1, TouchPhase::Move, one),
                Event::PointerMoved(one),
                finger(2, TouchPhase::Move, other),
            ],
        );
    }
    let camera = *window.editor().camera();
    assert!((camera.zoom / zoom - 2.0).abs() < 1e-3, "{}", camera.zoom);
    assert_ne!(camera.map_from_view(Point::default()), between);
    // The middle of the fingers did not move, nor has what is there.
    let held = window.middle("mail") - (middle + vec2(50.0, 0.0));
    assert!((held + vec2(100.0, 0.0)).length() < 0.5, "{held}");
    // Both move: the map goes along.
    let before = window.middle("mail");
    let way = vec2(0.0, 60.0);
    frame(
        &mut window,
        [
            finger(1, TouchPhase::Move, one + way),
            Event::PointerMoved(one + way),
            finger(2, TouchPhase::Move, other + way),
        ],
    );
    assert!((window.middle("mail") - before - way).length() < 0.5);
    frame(&mut window, [finger(2, TouchPhase::End, other + way)]);
    // What is left of the hand does nothing.
    slide(&mut window, one + way * 2.0);
    up(&mut window, one + way * 2.0);
    assert!((window.middle("mail") - before - way).length() < 0.5);
    assert_eq!(window.n_steps(), 0);
    assert!(!window.editor().tool().is_busy());
}

#[test]
fn two_taps_on_nothing_make_a_node() {
    let mut window = window();
    let at = ground(&window);
    tap(&mut window, at);
    tap(&mut window, at + vec2(4.0, 3.0));
    assert!(window.editor().naming().is_some());
}

#[test]
fn a_tool_in_hand_is_used_by_a_tap() {
    let mut window = window();
    window.perform(Action::Tool(ToolKind::Goal.tool()));
    let at = ground(&window);
    tap(&mut window, at);
    window.text("Faster");
    window.key(egui::Key::Enter);
    assert_eq!(window.map().nodes().len(), 3);
}

#[test]
fn under_a_finger_everything_is_40_points_across() {
    let mut window = window();
    let reach = |window: &Window| {
        let editor = window.editor();
        editor.tool_cx().reach * editor.camera().zoom
    };
    assert!(reach(&window) < 10.0);
    let rim = window.rect("mail").max;
    let beside = window.at(Point::new(rim.x + 16.0, rim.y - 30.0));
    // The finger takes hold of the rim from so far, and leads a relation to nothing: a new node.
    swipe(&mut window, beside, vec2(10.0, 200.0));
    assert!(reach(&window) > 19.9);
    assert!(window.editor().naming().is_some());
    window.key(egui::Key::Escape);
    let sizes = |window: &Window, label: &str| {
        egui_kittest::kittest::Queryable::get_by_label(&window.harness, label).rect()
    };
    for label in [
        "Fit all",
        "Zoom in",
        "Save",
        "Undo",
        "Export",
        "View",
        "Board view",
        "Infrastructure",
    ] {
        let size = sizes(&window, label).size();
        assert!(size.x >= 40.0 && size.y >= 40.0, "{label}: {size}");
    }
    window.hover(beside);
    window.hover(beside + vec2(1.0, 0.0));
    assert!(reach(&window) < 10.0);
    assert!(sizes(&window, "Save").height() < 40.0);
}
