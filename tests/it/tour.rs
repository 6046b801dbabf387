//! The tour: on by really doing it, or by its buttons; left at any time.

use egui::{Key, Modifiers, accesskit::Role, pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use throughline::{
    editor::{
        Action, Command, Dialog, Editor, Lens, PathAction, Request, Screen, Selection, Tool,
        ToolKind, TourAction, TourStep, TourTarget, View, Written,
    },
    formats::lines,
    model::{NodeKind, Point, RecordId},
};

use crate::{editor::desk, window::Window};

fn step(editor: &Editor) -> Option<TourStep> {
    editor.tour().map(throughline::editor::Tour::step)
}

fn touring() -> Editor {
    let mut editor = desk("");
    editor.run(Command::Tour);
    editor
}

fn all(editor: &mut Editor, actions: impl IntoIterator<Item = Action>) {
    for action in actions {
        editor.perform(action);
    }
    assert_eq!(editor.map().problems(), []);
}

fn id_of(editor: &Editor, name: &str) -> RecordId {
    let node = editor.map().nodes().find(|node| node.about.name == name);
    node.unwrap().id.into()
}

#[test]
fn the_tour_goes_on_as_each_thing_is_really_done() {
    let mut editor = touring();
    assert_eq!(step(&editor), Some(TourStep::Place));
    assert!(!editor.has_unsaved_changes());
    let (kind, at) = (NodeKind::Team, Point::new(100.0, 400.0));
    all(&mut editor, [Action::Place { kind, at }]);
    // What is not named yet is not placed.
    assert_eq!(step(&editor), Some(TourStep::Place));
    all(&mut editor, [Action::NameDone("Bike".to_owned())]);
    assert_eq!(step(&editor), Some(TourStep::Relate));
    let bike = id_of(&editor, "Bike");
    assert_eq!(
        TourStep::Relate
            .target(&editor)
            .map(|it| matches!(it, TourTarget::Node(id) if bike == id.into())),
        Some(true)
    );
    all(&mut editor, [Action::Run(Command::GrowRight)]);
    assert_eq!(step(&editor), Some(TourStep::Relate));
    all(&mut editor, [Action::NameDone("Van".to_owned())]);
    assert_eq!(step(&editor), Some(TourStep::Draw));
    let van = id_of(&editor, "Van");
    draw(&mut editor, [bike, van]);
    assert_eq!(step(&editor), Some(TourStep::Text));
    // What is typed is on its way as long as it is only shown.
    all(&mut editor, [Action::Run(Command::PathsFromText)]);
    assert_eq!(step(&editor), Some(TourStep::Text));
    let edit = throughline::edit::rename(editor.map(), bike, "Bike");
    all(&mut editor, [Action::CloseDialog, Action::Edit(edit)]);
    assert_eq!(step(&editor), Some(TourStep::Text));
    let typed = PathAction::Lines {
        document: editor.document_number(),
        text: "Cellar under the shop".to_owned(),
        lines: lines::map_lines("Cellar under the shop").read,
        wrong: Vec::new(),
        add: true,
    };
    all(&mut editor, [Action::Path(typed)]);
    assert_eq!(step(&editor), Some(TourStep::Ladder));
    // The path that has figures is shown, so that there is a ladder to read.
    let Some(RecordId::Path(path)) = editor.selection().single() else {
        panic!("a path is selected");
    };
    let stop = editor.map().stops_of(path).next().unwrap().id;
    all(&mut editor, [Action::Select(vec![stop.into()])]);
    assert_eq!(step(&editor), Some(TourStep::Inspector));
    let edit = throughline::edit::rename(editor.map(), bike, "Cargo bike");
    all(&mut editor, [Action::Edit(edit)]);
    assert_eq!(step(&editor), Some(TourStep::Lens));
    all(&mut editor, [Action::Run(Command::Lens(Lens::Load))]);
    assert_eq!(step(&editor), Some(TourStep::Board));
    all(&mut editor, [Action::View(View::Board)]);
    assert_eq!(step(&editor), Some(TourStep::Save));
    let saved = Written::Saved {
        path: "/maps/bakery.throughline.json".into(),
        state: editor.document().state(),
        stamp: 1,
        durable: true,
        document: editor.document_number(),
    };
    all(&mut editor, [Action::Written(saved)]);
    assert_eq!(step(&editor), None);
    assert!(!editor.has_unsaved_changes());
}

/// Draws a path over two nodes.
fn draw(editor: &mut Editor, ids: [RecordId; 2]) {
    let visit = |id| match id {
        RecordId::Node(id) => Action::Path(PathAction::Visit(id)),
        _ => panic!("a path visits nodes"),
    };
    all(
        editor,
        [
            Action::Run(Command::Tool(ToolKind::Path)),
            Action::Path(PathAction::Named("Bread".to_owned())),
            visit(ids[0]),
            visit(ids[1]),
        ],
    );
    // The hand is on the path still.
    assert_eq!(step(editor), Some(TourStep::Draw));
    assert_eq!(TourStep::Draw.target(editor), None);
    all(editor, [Action::Path(PathAction::End)]);
}

#[test]
fn that_the_tour_was_taken_is_remembered() {
    let mut editor = desk("");
    assert!(!editor.tour_taken());
    editor.run(Command::Tour);
    assert!(editor.tour_taken());
    assert!(editor.take_requests().contains(&Request::SaveSettings));
    let mut later = Editor::default();
    later.perform(Action::Tour(TourAction::Known));
    assert!(later.tour_taken() && later.tour().is_none());
    assert_eq!(later.take_requests(), []);
}

#[test]
fn pages_are_turned_forth_and_back_and_the_last_one_ends_it() {
    let mut editor = touring();
    all(&mut editor, [Action::Tour(TourAction::Back)]);
    assert_eq!(step(&editor), Some(TourStep::Place));
    for number in 2..=9 {
        all(&mut editor, [Action::Tour(TourAction::Next)]);
        assert_eq!(step(&editor).unwrap().number(), number);
    }
    all(&mut editor, [Action::Tour(TourAction::Back)]);
    assert_eq!(step(&editor), Some(TourStep::Board));
    let next = || Action::Tour(TourAction::Next);
    all(&mut editor, [next(), next()]);
    assert_eq!((step(&editor), editor.screen()), (None, Screen::Map));
    assert_eq!(editor.document().history().log().len(), 0);
}

#[test]
fn a_step_begins_where_it_can_be_done() {
    let mut editor = touring();
    let next = || Action::Tour(TourAction::Next);
    all(&mut editor, [next(), next(), next(), next(), next()]);
    assert_eq!(step(&editor), Some(TourStep::Inspector));
    let selected = editor.selection().single();
    assert!(matches!(selected, Some(RecordId::Stop(_))), "{selected:?}");
    // On the board there is neither lens nor ladder.
    all(&mut editor, [next(), next(), Action::View(View::Board)]);
    assert_eq!(step(&editor), Some(TourStep::Save));
    all(&mut editor, [Action::Tour(TourAction::Back)]);
    assert_eq!(
        (step(&editor), editor.view()),
        (Some(TourStep::Board), View::Network)
    );
    // A tool in hand is put down with the page.
    all(
        &mut editor,
        [Action::Run(Command::Tool(ToolKind::Note)), next()],
    );
    assert_eq!(*editor.tool(), Tool::default());
}

#[test]
fn escape_gives_up_the_gesture_first_and_then_the_tour() {
    let mut editor = touring();
    all(
        &mut editor,
        [
            Action::Run(Command::Tool(ToolKind::Team)),
            Action::PlaceInView,
        ],
    );
    for on in [true, false] {
        all(&mut editor, [Action::Run(Command::Cancel)]);
        if on && editor.tool().kind() != ToolKind::Select {
            all(&mut editor, [Action::Run(Command::Cancel)]);
        }
        assert_eq!(editor.tour().is_some(), on);
    }
    assert_eq!(editor.document().history().log().len(), 0);
}

#[test]
fn the_tour_asks_before_it_takes_the_place_of_what_is_not_saved() {
    let mut editor = desk("Mail");
    editor.perform(Action::Place {
        kind: NodeKind::Team,
        at: Point::new(300.0, 300.0),
    });
    editor.perform(Action::NameDone("Pay".to_owned()));
    editor.run(Command::Tour);
    assert!(matches!(editor.dialog(), Some(Dialog::Unsaved { .. })));
    editor.perform(Action::CloseDialog);
    assert_eq!((step(&editor), editor.map().nodes().len()), (None, 2));
    // Nor does another map inherit the tour.
    let mut editor = touring();
    editor.run(Command::New);
    assert_eq!((step(&editor), editor.map().nodes().len()), (None, 0));
    assert_eq!(*editor.selection(), Selection::default());
}

/// Where the card of the tour has its words.
fn spoken(window: &Window) -> String {
    let found = window.labels("Tour, ");
    assert_eq!(found.len(), 1, "{found:?}");
    found.into_iter().next().unwrap()
}

#[test]
fn the_card_is_read_aloud_and_its_pages_turn_by_keys() {
    let mut window = Window::welcome();
    window.click("60-second tour");
    assert_eq!(window.editor().screen(), Screen::Map);
    assert!(spoken(&window).starts_with("1 of 9. Place a team: Press T"));
    let card = window.harness.get_by_label_contains("Tour, 1 of 9");
    assert_eq!(card.accesskit_node().live(), egui::accesskit::Live::Polite);
    // The card has the keys.
    window.key(Key::Enter);
    assert!(spoken(&window).starts_with("2 of 9"));
    window.key(Key::ArrowRight);
    assert!(spoken(&window).starts_with("3 of 9"));
    let next = window.harness.get_by_role_and_label(Role::Button, "Next");
    assert!(next.is_focused());
    window.key(Key::ArrowLeft);
    assert!(spoken(&window).starts_with("2 of 9"));
    window.click("Back");
    assert!(spoken(&window).starts_with("1 of 9"));
    window.key(Key::Escape);
    assert!(!window.has_part("Tour, "));
    assert_eq!(window.n_steps(), 0);
}

#[test]
fn the_first_steps_are_done_without_a_mouse() {
    let mut window = Window::welcome();
    window.perform(Action::Run(Command::Tour));
    let n_nodes = window.map().nodes().len();
    // The hands are on the map as soon as a tool is.
    window.key(Key::T);
    window.key(Key::Enter);
    window.text("Delivery");
    window.key(Key::Enter);
    assert!(spoken(&window).starts_with("2 of 9"));
    window.key(Key::Tab);
    window.text("Bike");
    window.key(Key::Enter);
    assert!(spoken(&window).starts_with("3 of 9"));
    assert_eq!(window.map().nodes().len(), n_nodes + 2);
    window.key_with(Modifiers::NONE, Key::P);
    window.text("Bread");
    window.key(Key::Enter);
    for _ in 0..2 {
        window.key(Key::ArrowLeft);
        window.key(Key::Enter);
    }
    window.key(Key::Escape);
    assert!(spoken(&window).starts_with("4 of 9"), "{}", spoken(&window));
    // F6 comes by the card.
    let focused = |window: &Window| {
        let role = Role::Button;
        let next = window.harness.query_by_role_and_label(role, "Next");
        next.is_some_and(|next| next.is_focused())
    };
    let mut keys = 0..9;
    assert!(keys.any(|_| {
        window.key(Key::F6);
        focused(&window)
    }));
    window.key(Key::Enter);
    assert!(spoken(&window).starts_with("5 of 9"));
}

#[test]
fn the_card_stands_beside_what_it_is_about_and_within_the_window() {
    for size in [(1024.0, 640.0), (1280.0, 800.0), (1920.0, 1080.0)] {
        let mut window = Window::welcome();
        window.harness.set_size(egui::vec2(size.0, size.1));
        window.perform(Action::Run(Command::Tour));
        for step in TourStep::ALL {
            assert!(spoken(&window).starts_with(&format!("{} of 9", step.number())));
            let card = window.harness.get_by_label_contains("Tour, ").rect();
            let all = egui::Rect::from_min_max(egui::Pos2::ZERO, pos2(size.0, size.1));
            assert!(all.contains_rect(card), "{step:?} at {size:?}");
            let shown = match step {
                TourStep::Place => Some((Role::Button, "Team")),
                TourStep::Draw => Some((Role::Button, "Delivery path")),
                TourStep::Board => Some((Role::RadioButton, "Board view")),
                // Without a button of its own, it is in its menu.
                TourStep::Save if size.0 < 1130.0 => Some((Role::Button, "File")),
                TourStep::Save => Some((Role::Button, "Save")),
                _ => None,
            };
            if let Some((_, label)) = shown {
                let target = window.harness.get_by_label(label).rect();
                assert!(!target.intersects(card), "{step:?} at {size:?}");
            }
            window.perform(Action::Tour(TourAction::Next));
        }
        assert!(!window.has_part("Tour, "));
    }
}
