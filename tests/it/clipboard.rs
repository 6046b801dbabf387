//! Copies: within a map, between two windows, and what comes of them.

use egui::{Event, Key, Modifiers};
use throughline::{
    document::Document,
    edit::{excerpt, paste},
    editor::{Action, Command},
    formats::{native, sketch},
    model::{Id, Map, NodeId, Point, RecordId, Strength},
};

use crate::window::Window;

const CTRL: Modifiers = Modifiers::COMMAND;

fn select(window: &mut Window, ids: &[&str]) {
    let ids = ids.iter().map(|id| NodeId::new(id).unwrap().into());
    window.perform(Action::Select(ids.collect()));
}

fn copied(window: &Window) -> String {
    window.harness.state().copied.clone()
}

fn names(map: &Map) -> Vec<&str> {
    map.nodes().map(|node| node.title()).collect()
}

/// Returns what is copied of a map, as a sketch.
fn copy_of(map: &str, ids: &[RecordId]) -> String {
    let map = sketch::parse(map).unwrap();
    sketch::print(&excerpt(&map, ids.iter().copied()).unwrap())
}

fn nodes(ids: &[&str]) -> Vec<RecordId> {
    let node = |id: &&str| NodeId::new(id).unwrap().into();
    ids.iter().map(node).collect()
}

#[test]
fn a_copy_takes_along_what_lies_wholly_within_it() {
    let rows = [
        ("A B C; A -> B; B -> C", vec!["a"], "A"),
        ("A B C; A -> B; B -> C", vec!["a", "b"], "A B; A -> B"),
        ("A B; p: A > B; q: A", vec!["a", "b"], "A B; p: A > B"),
        ("A B C; p: A > B > C", vec!["a", "b"], "A B"),
        ("A B; p: A > B; Fix @ p-a", vec!["a", "b"], "A B; p: A > B"),
    ];
    for (map, ids, copy) in rows {
        assert_eq!(copy_of(map, &nodes(&ids)), copy, "{ids:?} of {map}");
    }
    let area = [RecordId::Area(Id::new("shop").unwrap())];
    let copy = copy_of("A B C; A -> B; B -> C; Shop[A B]", &area);
    assert_eq!(copy, "A B; A -> B; Shop[A B]");
}

#[test]
fn a_paste_has_ids_of_its_own_and_is_one_step() {
    let map = sketch::parse("A B C; A -> B; p: A > B; p-b ~> p-a; Shop[A B]").unwrap();
    let area = [RecordId::Area(Id::new("shop").unwrap())];
    let copy = excerpt(&map, area).unwrap();
    let by = Point::new(0.0, 500.0);
    let (placed, edit) = paste(&map, &copy, by);
    assert!(edit.changes.iter().all(|change| change.before.is_none()));
    let mut document = Document::opened(map.clone());
    document.apply(edit).unwrap();
    let after = document.map();
    assert_eq!(after.problems(), []);
    assert_eq!(placed.len(), 3);
    assert_eq!((after.nodes().len(), after.relations().len()), (5, 2));
    assert_eq!((after.paths().len(), after.stops().len()), (2, 4));
    let of = |name: &str| {
        let all = after.nodes().filter(|node| node.title() == name);
        let mut all: Vec<_> = all.collect();
        all.sort_by(|one, other| one.pos.y.total_cmp(&other.pos.y));
        (all[0].clone(), all[1].clone())
    };
    let (old, new) = of("A");
    assert_eq!(new.pos - old.pos, by);
    assert!(new.area.is_some() && new.area != old.area);
    document.undo();
    assert_eq!(document.map(), &map);
}

#[test]
fn ctrl_c_and_ctrl_v_copy_between_two_windows() {
    let mut one = Window::with("Mail Pay Bank; Mail -> Pay; Pay -> Bank");
    select(&mut one, &["mail", "pay"]);
    one.event(Event::Copy);
    let text = copied(&one);
    // It is a map file like any other.
    let clip = native::read(text.as_bytes()).unwrap();
    assert_eq!(sketch::print(&clip.map), "Mail Pay; Mail -> Pay");

    let mut other = Window::with("Ledger");
    let at = Point::new(95.0, 300.0);
    let place = other.at(at);
    other.hover(place);
    other.event(Event::Paste(text.clone()));
    assert_eq!(names(other.map()).len(), 3);
    assert_eq!((other.map().relations().len(), other.n_steps()), (1, 1));
    let selected: Vec<RecordId> = other.editor().selection().iter().collect();
    let bounds = other.editor().scene().bounds_of(selected).unwrap();
    assert!(bounds.center().distance(at) < 2.0, "{bounds:?}");
    // Once more, and none of them shares an id.
    other.event(Event::Paste(text));
    assert_eq!((other.map().nodes().len(), other.n_steps()), (5, 2));
    other.key_with(CTRL, Key::Z);
    assert_eq!(other.map().nodes().len(), 3);
}

#[test]
fn what_is_cut_comes_back_where_it_was() {
    let mut window = Window::with("Mail Pay; Mail -> Pay; Shop[Mail Pay]");
    let before = window.map().nodes().next().unwrap().pos;
    select(&mut window, &["mail"]);
    window.event(Event::Cut);
    assert_eq!(names(window.map()), ["Pay"]);
    let undo = window.editor().document().history().undo_label();
    assert_eq!(undo, Some("Cut"));
    window.perform(Action::Run(Command::Paste));
    let back = window.map().nodes().find(|node| node.title() == "Mail");
    let back = back.unwrap();
    assert_eq!(back.pos, before);
    assert!(back.area.is_some());
    assert_eq!(window.n_steps(), 2);
}

#[test]
fn ctrl_d_puts_a_copy_on_a_free_place() {
    let mut window = Window::with("Mail Pay; Mail -> Pay");
    select(&mut window, &["mail", "pay"]);
    window.key_with(CTRL, Key::D);
    assert_eq!(window.map().nodes().len(), 4);
    assert_eq!((window.map().relations().len(), window.n_steps()), (2, 1));
    let rects: Vec<_> = window.map().nodes().map(|node| node.rect()).collect();
    for (i, one) in rects.iter().enumerate() {
        assert!(!rects[i + 1..].iter().any(|other| other.intersects(one)));
    }
    // The copies are selected, so that they can be moved at once.
    assert_eq!(window.editor().selection().len(), 2);
    assert!(
        !window
            .editor()
            .selection()
            .has_node(Id::new("mail").unwrap())
    );
}

#[test]
fn a_field_keeps_the_clipboard_to_itself() {
    let mut window = Window::with("Mail");
    select(&mut window, &["mail"]);
    window.enter("Name");
    window.event(Event::Copy);
    assert_eq!(copied(&window), "");
    window.event(Event::Paste(" room".to_owned()));
    assert_eq!(
        (window.map().nodes().len(), window.editor().dialog()),
        (1, None)
    );
}

#[test]
fn pasted_lines_are_shown_before_they_come_and_are_one_step() {
    let mut window = Window::with("Mail Pay; Mail -> Pay");
    let text = "Depot\n- goal: Sell more\nmail -> Pay\nPay -> Bank: approval (blocking)\nOrder: Mail > Depot";
    window.event(Event::Paste(text.to_owned()));
    assert!(window.has("Text to map"));
    assert!(window.has("Pay → Bank: approval, blocking"));
    assert!(window.has("“Order”: Mail › Depot"));
    assert!(window.has("New teams: Depot"));
    assert!(window.has("New teams, not on the map yet: Bank"));
    assert!(window.has("New goals: Sell more"));
    assert_eq!((window.map().nodes().len(), window.n_steps()), (2, 0));
    window.key_with(CTRL, Key::Enter);
    assert_eq!(window.editor().dialog(), None);
    assert_eq!(
        names(window.map()),
        ["Bank", "Depot", "Mail", "Pay", "Sell more"]
    );
    // What ties Mail to Pay was there already.
    assert_eq!((window.map().relations().len(), window.n_steps()), (2, 1));
    let approval = window.map().relations().find(|it| it.label == "approval");
    assert_eq!(approval.unwrap().strength, Some(Strength::Blocking));
    let rects: Vec<_> = window.map().nodes().map(|node| node.rect()).collect();
    for (i, one) in rects.iter().enumerate() {
        assert!(!rects[i + 1..].iter().any(|other| other.intersects(one)));
    }
    window.key_with(CTRL, Key::Z);
    assert_eq!(names(window.map()), ["Mail", "Pay"]);
    // Given up, nothing comes.
    window.event(Event::Paste("One more".to_owned()));
    window.key(Key::Escape);
    assert_eq!(window.map().nodes().len(), 2);
    // What is there already is said.
    window.event(Event::Paste("PAY".to_owned()));
    assert!(window.has_part("Nothing new"));
}

#[test]
fn json_that_is_no_map_is_refused_with_its_reason() {
    let mut window = Window::with("Mail");
    window.event(Event::Paste(r#"{"a": 1}"#.to_owned()));
    assert!(window.has_part("This is not a map file"));
    assert_eq!(window.n_steps(), 0);
}
