//! The camera on its way, and how large everything is.

use egui::{Event, Key, Modifiers, MouseWheelUnit, PointerButton, TouchPhase, vec2};
use throughline::{
    document::Document,
    editor::{Action, Camera, Command, Editor, File, Motion, PointerEvent, Request, View},
    formats::sketch,
    model::{Map, NodeId, Point, RecordId, Size},
};

use crate::{editor::desk, window::Window};

const ALT: Modifiers = Modifiers::ALT;

fn map() -> Map {
    let mut map = sketch::parse("Mail Pay Refund; checkout: Mail > Pay > Refund").unwrap();
    let mut far = map.node(NodeId::new("refund").unwrap()).unwrap().clone();
    far.pos = Point::new(4_000.0, 2_500.0);
    map.put(far.id.into(), Some(far.into()));
    map
}

fn opened() -> Action {
    Action::Opened {
        document: Box::new(Document::opened(map())),
        file: File::default(),
        mended: Vec::new(),
    }
}

fn id(name: &str) -> RecordId {
    NodeId::new(name).unwrap().into()
}

/// Returns an editor with a map all in view, whose camera jumps or glides.
fn editor(motion: Motion) -> Editor {
    let mut editor = Editor::default();
    editor.perform(Action::Motion(motion));
    editor.perform(opened());
    editor.perform(Action::Canvas(Size::new(900.0, 700.0)));
    editor
}

/// Returns where the camera is after these wishes, if it jumps.
fn jumped(wishes: &[Action]) -> Camera {
    let mut editor = editor(Motion::Still);
    for wish in wishes {
        editor.perform(wish.clone());
        assert!(!editor.is_gliding());
    }
    *editor.camera()
}

fn run(command: Command) -> Action {
    Action::Run(command)
}

#[test]
fn a_map_that_is_opened_is_there_at_once() {
    let editor = editor(Motion::Gliding);
    assert!(!editor.is_gliding());
    let bounds = editor.scene().bounds().unwrap();
    assert!(editor.camera().visible().contains_rect(&bounds));
}

#[test]
fn what_jumps_glides_and_arrives_at_the_same_place() {
    let select = Action::Select(vec![id("pay")]);
    let ways: [(&str, Vec<Action>); 8] = [
        (
            "fit all",
            vec![Action::Pan(Point::new(70.0, 5.0)), run(Command::FitAll)],
        ),
        ("fit selection", vec![select, run(Command::FitSelection)]),
        ("look", vec![Action::Look(id("refund"))]),
        ("back", vec![Action::Look(id("refund")), run(Command::Back)]),
        ("center", vec![Action::CenterOn(Point::new(4.0, 9.0))]),
        ("zoom in", vec![run(Command::ZoomIn)]),
        ("zoom out", vec![run(Command::ZoomOut)]),
        ("actual size", vec![run(Command::ZoomActual)]),
    ];
    for (name, wishes) in ways {
        let mut editor = editor(Motion::Gliding);
        let (last, before) = wishes.split_last().unwrap();
        for wish in before {
            editor.perform(wish.clone());
            editor.perform(Action::Passed(1.0));
        }
        let from = *editor.camera();
        editor.perform(last.clone());
        assert!(editor.is_gliding(), "{name}");
        assert_eq!(*editor.camera(), from, "{name}");
        editor.perform(Action::Passed(0.05));
        assert!(editor.is_gliding(), "{name}");
        assert_ne!(*editor.camera(), from, "{name}");
        editor.perform(Action::Passed(0.15));
        assert!(!editor.is_gliding(), "{name}");
        assert_eq!(*editor.camera(), jumped(&wishes), "{name}");
    }
}

#[test]
fn the_way_goes_only_forward() {
    let mut editor = editor(Motion::Gliding);
    editor.perform(Action::Look(id("refund")));
    let mut last = *editor.camera();
    while editor.is_gliding() {
        editor.perform(Action::Passed(0.016));
        let now = *editor.camera();
        assert!(now.zoom > last.zoom);
        assert!(now.center.x > last.center.x && now.center.y > last.center.y);
        last = now;
    }
    let mut one = *editor.camera();
    editor.perform(run(Command::ZoomIn));
    editor.perform(run(Command::ZoomIn));
    editor.perform(Action::Passed(9.0));
    one.zoom_by(1.25 * 1.25);
    assert!(
        (editor.camera().zoom - one.zoom).abs() < 1e-9,
        "two steps are two steps"
    );
}

#[test]
fn a_hand_on_the_map_stops_the_camera_where_it_is() {
    let down = |at| Action::Pointer(PointerEvent::Down { at, shift: false });
    let still = Point::default();
    let hands = [
        Action::Pan(still),
        Action::Zoom {
            at: still,
            factor: 1.0,
        },
        down(Point::new(-500.0, -500.0)),
    ];
    for hand in hands {
        let mut editor = editor(Motion::Gliding);
        editor.perform(Action::Look(id("refund")));
        editor.perform(Action::Passed(0.05));
        let seen = *editor.camera();
        editor.perform(hand.clone());
        assert!(!editor.is_gliding(), "{hand:?}");
        let now = *editor.camera();
        assert!(now.center.distance(seen.center) < 1e-6, "{hand:?}");
        assert!((now.zoom - seen.zoom).abs() < 1e-9, "{hand:?}");
    }
}

#[test]
fn a_command_finds_the_camera_where_it_was_going() {
    let there = jumped(&[Action::Look(id("refund"))]);
    for wish in [
        run(Command::SelectAll),
        Action::View(View::Board),
        run(Command::Back),
    ] {
        let mut editor = editor(Motion::Gliding);
        editor.perform(Action::Look(id("refund")));
        editor.perform(Action::Passed(0.05));
        editor.perform(wish.clone());
        if editor.is_gliding() {
            // Back again: from where it was going, not from halfway.
            editor.perform(run(Command::Forward));
            editor.perform(Action::Passed(1.0));
        }
        assert_eq!(*editor.camera(), there, "{wish:?}");
    }
}

#[test]
fn the_window_draws_until_the_camera_is_there_and_then_sleeps() {
    let mut window = Window::with_map(map());
    window.perform(Action::Motion(Motion::Gliding));
    // Settling draws frame after frame, and does not go on for longer than the way takes.
    window
        .harness
        .key_press_modifiers(Modifiers::SHIFT, Key::Num1);
    window.harness.step();
    assert!(window.editor().is_gliding());
    let mut n_frames = 0;
    while window.editor().is_gliding() {
        window.harness.step();
        n_frames += 1;
        assert!(n_frames < 30);
    }
    assert!(n_frames > 5, "{n_frames} frames");
    window.settle();
    assert!(window.sleeps_for() > std::time::Duration::from_mins(1));
    let bounds = window.editor().scene().bounds().unwrap();
    assert!(window.editor().camera().visible().contains_rect(&bounds));
}

#[test]
fn the_wheel_takes_the_map_while_it_glides() {
    let mut window = Window::with_map(map());
    window.perform(Action::Motion(Motion::Gliding));
    let middle = window.at(window.editor().camera().center);
    window.hover(middle);
    window
        .harness
        .key_press_modifiers(Modifiers::SHIFT, Key::Num1);
    window.harness.step();
    window.harness.event(Event::MouseWheel {
        unit: MouseWheelUnit::Line,
        delta: vec2(0.0, 1.0),
        phase: TouchPhase::Move,
        modifiers: Modifiers::NONE,
    });
    window.harness.step();
    assert!(!window.editor().is_gliding());
    window.press(middle, PointerButton::Primary, true);
    window.press(middle, PointerButton::Primary, false);
}

#[test]
fn motion_is_reduced_from_the_menu_and_kept() {
    let mut window = Window::with_map(map());
    window.perform(Action::Motion(Motion::Gliding));
    assert!(!window.editor().reduces_motion());
    window.click("View");
    window.click("Reduce motion");
    assert!(window.editor().reduces_motion());
    let fades = |window: &Window| window.harness.ctx.global_style().animation_time;
    assert!(fades(&window) == 0.0);
    window.key_with(Modifiers::SHIFT, Key::Num1);
    assert!(!window.editor().is_gliding());
    window.perform(run(Command::ReduceMotion));
    window.harness.run_steps(2);
    assert!(fades(&window) > 0.0);
}

#[test]
fn text_grows_by_a_key_up_to_twice_its_size_and_the_zoom_of_the_map_stays() {
    let mut window = Window::with_map(map());
    let zoom = window.editor().camera().zoom;
    let middle = window.editor().camera().center;
    let percent = |window: &Window| window.editor().looks().text_size.percent();
    for size in [115, 130, 150, 175, 200, 200] {
        window.key_with(ALT, Key::Plus);
        assert_eq!(percent(&window), size);
    }
    let factor = window.harness.ctx.zoom_factor();
    assert!((factor - 2.0).abs() < 1e-6);
    let camera = window.editor().camera();
    assert!((camera.zoom - zoom).abs() < 1e-9);
    assert!(camera.center.distance(middle) < 1e-9);
    window.key_with(ALT, Key::Minus);
    assert_eq!(percent(&window), 175);
    window.key_with(ALT, Key::Num0);
    assert_eq!(percent(&window), 100);
    // In a field the keys are the field's.
    window.perform(Action::Select(vec![id("mail")]));
    window.enter("Name");
    window.key_with(ALT, Key::Plus);
    assert_eq!(percent(&window), 100);
}

#[test]
fn looks_are_asked_to_be_kept() {
    let mut editor = editor(Motion::Gliding);
    editor.take_requests();
    for command in [
        Command::LargerText,
        Command::UsualText,
        Command::ReduceMotion,
    ] {
        editor.run(command);
        let asked = editor.take_requests();
        assert!(
            matches!(asked.as_slice(), [Request::SaveSettings]),
            "{command:?}"
        );
    }
    // At its usual size, there is nothing to make usual.
    editor.run(Command::UsualText);
    assert_eq!(editor.take_requests().len(), 0);
}

#[test]
fn a_map_that_is_shown_whole_stays_so_when_the_window_changes_its_size() {
    let mut editor = desk("Mail Pay Web Depot Bank Till");
    let whole = |editor: &Editor| {
        let bounds = editor.scene().bounds().unwrap();
        editor.camera().visible().contains_rect(&bounds)
    };
    editor.perform(Action::Run(Command::FitAll));
    editor.perform(Action::Canvas(Size::new(400.0, 300.0)));
    assert!(whole(&editor));
    let near = editor.camera().zoom;
    editor.perform(Action::Canvas(Size::new(1600.0, 900.0)));
    assert!(whole(&editor) && editor.camera().zoom > near * 1.5);
    // Who has gone elsewhere stays there.
    editor.perform(Action::Pan(Point::new(40.0, 0.0)));
    let camera = *editor.camera();
    editor.perform(Action::Canvas(Size::new(400.0, 300.0)));
    assert_eq!(editor.camera().center, camera.center);
    assert!((editor.camera().zoom - camera.zoom).abs() < 1e-9);
}
