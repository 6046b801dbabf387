//! The views through their labels, as a screen reader has them, and the canvas by pointer and keys.

use std::{path::PathBuf, time::Duration};

use egui::{
    Event, ImeEvent, Key, Modifiers, MouseWheelUnit, PointerButton, Pos2, TouchPhase, Vec2,
    accesskit::Role, vec2,
};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use throughline::{
    editor::{
        Action, Command, CsvBrings, CsvChoice, CsvField, CsvPreview, CsvTable, Dialog, PathPurpose,
        Request, Screen, ThemeChoice, ToolKind, View,
    },
    formats::sketch,
    model::{Area, Map, Node, NodeId, NodeKind, Point, RecordId, Rect, Relation, Size},
};

use crate::window::Window;

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers {
    shift: true,
    ..Modifiers::COMMAND
};

fn names(map: &Map) -> Vec<&str> {
    map.nodes().map(|node| node.about.name.as_str()).collect()
}

fn node(window: &Window, id: &str) -> Node {
    let id = NodeId::new(id).unwrap();
    window.map().node(id).unwrap().clone()
}

fn selected(window: &Window) -> String {
    let ids: Vec<&str> = window
        .editor()
        .selection()
        .iter()
        .map(RecordId::as_str)
        .collect();
    ids.join(" ")
}

/// Selects nodes, as a click on each with Shift would.
fn select(window: &mut Window, ids: &[&str]) {
    let ids = ids.iter().map(|id| NodeId::new(id).unwrap().into());
    window.perform(Action::Select(ids.collect()));
}

/// A place on the canvas where nothing is.
fn empty_place(window: &Window) -> Pos2 {
    window.at(window.editor().camera().center + Point::new(0.0, 250.0))
}

#[test]
fn the_welcome_screen_offers_what_one_can_begin_with() {
    let mut window = Window::welcome();
    for label in [
        "New map",
        "Open…",
        "Open by path…",
        "Import CSV…",
        "Corner shop",
    ] {
        assert!(window.has(label), "{label}");
    }
    assert!(!window.has("Save"));
    let role = Role::Button;
    window
        .harness
        .get_by_role_and_label(role, "Corner shop")
        .click();
    window.settle();
    assert_eq!(window.editor().screen(), Screen::Map);
    assert_eq!(window.map().nodes().len(), 2);
    let bounds = window.editor().scene().bounds().unwrap();
    assert!(window.editor().camera().visible().contains_rect(&bounds));
}

#[test]
fn a_map_begins_with_a_letter_a_click_and_a_name() {
    let mut window = Window::welcome();
    window.click("New map");
    window.key(Key::T);
    assert_eq!(window.editor().tool().kind(), ToolKind::Team);
    let place = empty_place(&window);
    window.click_at(place);
    assert!(window.editor().naming().is_some());
    window.text("Checkout");
    window.key(Key::Enter);
    assert_eq!(names(window.map()), ["Checkout"]);
    assert_eq!((window.n_steps(), window.editor().naming()), (1, None));
    assert_eq!(window.editor().dialog(), None);
    assert!(window.has_part("1 team"));
}

#[test]
fn letters_in_a_field_are_no_tools() {
    let mut window = Window::with("Mail Pay");
    select(&mut window, &["mail"]);
    window.enter("Name");
    for key in [Key::T, Key::R, Key::Delete, Key::Backspace, Key::ArrowLeft] {
        window.key(key);
    }
    assert_eq!(window.editor().tool().kind(), ToolKind::Select);
    assert_eq!((window.map().nodes().len(), window.n_steps()), (2, 0));
    // Where no field has the focus, they are.
    let place = empty_place(&window);
    window.click_at(place);
    window.key(Key::R);
    assert_eq!(window.editor().tool().kind(), ToolKind::Relation);
}

#[test]
fn escape_and_tab_on_the_canvas_end_the_name_being_typed() {
    let mut window = Window::with("Mail");
    window.key(Key::I);
    let place = empty_place(&window);
    window.click_at(place);
    window.text("Bus");
    window.key(Key::Escape);
    assert_eq!((names(window.map()), window.n_steps()), (vec!["Mail"], 0));
    window.key(Key::I);
    window.click_at(place);
    window.text("Bus");
    window.key(Key::Tab);
    assert_eq!(names(window.map()), ["Bus", "Mail"]);
    // A press elsewhere takes the name too.
    window.key(Key::Enter);
    window.key_with(CTRL, Key::A);
    window.text("Queue");
    let mail = window.middle("mail");
    window.click_at(mail);
    assert_eq!(names(window.map()), ["Queue", "Mail"]);
    assert_eq!((window.n_steps(), selected(&window).as_str()), (2, "mail"));
}

#[test]
fn enter_of_an_input_method_does_not_end_the_name() {
    let mut window = Window::with("Mail");
    window.key(Key::T);
    let place = empty_place(&window);
    window.click_at(place);
    let preedit = |text: &str| {
        Event::Ime(ImeEvent::Preedit {
            text: text.to_owned(),
            active_range_chars: None,
        })
    };
    window.event(preedit("しはらい"));
    window.key(Key::Enter);
    assert!(window.editor().naming().is_some());
    window.event(Event::Ime(ImeEvent::Commit("支払い".to_owned())));
    assert!(window.editor().naming().is_some());
    window.key(Key::Enter);
    assert!(
        names(window.map()).contains(&"支払い"),
        "{:?}",
        names(window.map())
    );
    assert_eq!(window.n_steps(), 1);
}

/// A node of every kind, an area and a relation, each alone.
fn one_of_each() -> Map {
    let mut map = sketch::parse("Mail").unwrap();
    for (i, kind) in NodeKind::ALL.into_iter().enumerate() {
        let id = NodeId::new(kind.key()).unwrap();
        let at = Point::new(240.0 * i as f64, 200.0);
        let mut node = Node::new(id, kind, "", at);
        "One".clone_into(&mut node.about.name);
        map.put(node.id.into(), Some(node.into()));
    }
    let mail = NodeId::new("mail").unwrap();
    let team = NodeId::new("team").unwrap();
    let id = throughline::model::RelationId::new("r-one").unwrap();
    let kind = throughline::model::RelationKind::DependsOn;
    map.put(id.into(), Some(Relation::new(id, kind, mail, team).into()));
    let id = throughline::model::AreaId::new("area").unwrap();
    let rect = Rect::from_pos_size(Point::new(0.0, 600.0), Size::new(400.0, 200.0));
    map.put(id.into(), Some(Area::new(id, "One", rect).into()));
    map
}

fn id_of(map: &Map, id: &str) -> RecordId {
    let found = map.records().find(|record| record.id().as_str() == id);
    found.unwrap().id()
}

/// The label of a field and what is typed in it.
type Typed = (&'static str, &'static str);

#[test]
fn every_kind_has_its_fields_and_tab_commits_one_step() {
    let rows: [(&str, &str, &[Typed]); 8] = [
        (
            "team",
            "Team",
            &[("People", "7"), ("Drag", "30 %"), ("Tags", "a, b")],
        ),
        (
            "infrastructure",
            "Shared infrastructure",
            &[("Items at once", "3")],
        ),
        ("component", "Component", &[("Items at once", "3")]),
        (
            "goal",
            "Goal",
            &[("Measure", "Sales"), ("Due", "2026-12-24")],
        ),
        ("outside", "Outside party", &[("Role", "Customer")]),
        ("note", "Note", &[("Tags", "said")]),
        (
            "r-one",
            "Relation",
            &[("Label", "orders"), ("Since", "2026-01-01")],
        ),
        ("area", "About", &[("Tags", "floor")]),
    ];
    for (id, heading, fields) in rows {
        for (label, typed) in fields {
            let mut window = Window::with_map(one_of_each());
            let id = id_of(window.map(), id);
            window.perform(Action::Select(vec![id]));
            assert!(window.has(&heading.to_uppercase()), "{heading}");
            let before = window.map().get(id).unwrap();
            window.retype(label, typed);
            assert_eq!(window.map().get(id).unwrap(), before, "{id:?} {label}");
            window.key(Key::Tab);
            assert_ne!(window.map().get(id).unwrap(), before, "{id:?} {label}");
            assert_eq!(window.n_steps(), 1, "{id:?} {label}");
            assert_eq!(window.value(Role::TextInput, label), *typed);
            // Undo is that of the map once the field is left.
            let place = empty_place(&window);
            window.key(Key::Escape);
            window.hover(place);
            window.perform(Action::Run(Command::Undo));
            assert_eq!(window.map().get(id).unwrap(), before);
        }
    }
}

#[test]
fn enter_commits_and_escape_restores() {
    let mut window = Window::with("Mail Pay");
    select(&mut window, &["mail"]);
    window.retype("Name", "Letters");
    window.key(Key::Enter);
    assert_eq!(node(&window, "mail").about.name, "Letters");
    assert_eq!(window.editor().naming(), None, "Enter is the field's own");
    window.retype("Name", "Nonsense");
    window.key(Key::Escape);
    assert_eq!(node(&window, "mail").about.name, "Letters");
    assert_eq!(window.value(Role::TextInput, "Name"), "Letters");
    assert_eq!(selected(&window), "mail", "the selection stays");
    assert_eq!(window.n_steps(), 1);
}

#[test]
fn a_second_of_rest_commits_and_further_typing_is_a_step_of_its_own() {
    let mut window = Window::with("Mail Pay");
    select(&mut window, &["mail"]);
    window.retype("Name", "Lett");
    window.wait(0.4);
    window.text("ers");
    window.wait(0.7);
    assert_eq!(node(&window, "mail").about.name, "Mail");
    window.wait(0.4);
    assert_eq!(node(&window, "mail").about.name, "Letters");
    assert_eq!(window.n_steps(), 1);
    window.text("!");
    window.wait(1.1);
    assert_eq!(node(&window, "mail").about.name, "Letters!");
    assert_eq!(window.n_steps(), 2);
}

#[test]
fn what_is_typed_goes_to_the_node_that_it_was_typed_for() {
    let mut window = Window::with("Mail Pay");
    let pay = window.middle("pay");
    select(&mut window, &["mail"]);
    window.retype("Name", "Letters");
    window.click_at(pay);
    assert_eq!(selected(&window), "pay");
    assert_eq!(names(window.map()), ["Letters", "Pay"]);
    assert_eq!(window.value(Role::TextInput, "Name"), "Pay");
    assert_eq!(window.n_steps(), 1);
}

#[test]
fn what_is_typed_is_part_of_what_is_saved() {
    let mut window = Window::with("Mail Pay");
    select(&mut window, &["mail"]);
    window.retype("Name", "Letters");
    window.commit();
    assert_eq!(names(window.map()), ["Letters", "Pay"]);
    window.text("!");
    window.wait(1.1);
    assert_eq!(names(window.map()), ["Letters!", "Pay"]);
    let place = empty_place(&window);
    window.click_at(place);
    window.key(Key::T);
    window.click_at(place);
    window.text("Web");
    window.commit();
    assert_eq!(names(window.map()), ["Letters!", "Pay", "Web"]);
    assert_eq!((window.n_steps(), window.editor().naming()), (3, None));
}

#[test]
fn enter_of_an_input_method_stays_in_its_field() {
    let mut window = Window::with("Mail");
    select(&mut window, &["mail"]);
    window.retype("Name", "");
    window.event(Event::Ime(ImeEvent::Preedit {
        text: "ゆうびん".to_owned(),
        active_range_chars: None,
    }));
    window.key(Key::Enter);
    assert_eq!(names(window.map()), ["Mail"]);
    window.event(Event::Ime(ImeEvent::Commit("郵便".to_owned())));
    window.key(Key::Enter);
    assert_eq!((names(window.map()), window.n_steps()), (vec!["郵便"], 1));
}

#[test]
fn several_are_edited_together() {
    let mut window = Window::with("Mail Pay Web");
    select(&mut window, &["mail"]);
    window.retype("People", "7");
    window.key(Key::Tab);
    select(&mut window, &["mail", "pay"]);
    assert!(window.has("2 nodes"));
    assert_eq!(window.value(Role::TextInput, "People"), "");
    let people = window
        .harness
        .get_by_role_and_label(Role::TextInput, "People");
    assert_eq!(
        people.accesskit_node().placeholder(),
        Some("Several values")
    );
    window.retype("People", "5");
    window.key(Key::Tab);
    let people = |id: &str, window: &Window| node(window, id).people.map(|figure| figure.value);
    assert_eq!(people("mail", &window), Some(5.0));
    assert_eq!(people("pay", &window), Some(5.0));
    assert_eq!((people("web", &window), window.n_steps()), (None, 2));
    window.choose("Type", "Platform");
    assert_eq!(window.n_steps(), 3);
    select(&mut window, &["mail", "web"]);
    assert_eq!(window.value(Role::ComboBox, "Type"), "Several values");
}

#[test]
fn a_choice_is_one_step() {
    let mut window = Window::with_map(one_of_each());
    for (id, label, word) in [
        ("team", "Type", "Enabling"),
        ("team", "Faces customers", "Yes"),
        ("infrastructure", "Access", "Approval"),
        ("component", "Flavor", "Library"),
        ("note", "Mood", "Pain"),
        ("r-one", "Strength", "Slowing"),
        ("r-one", "Kind", "Collaborates with"),
        ("goal", "Kind", "Outside"),
    ] {
        let record = id_of(window.map(), id);
        window.perform(Action::Select(vec![record]));
        let (before, n_steps) = (window.map().get(record), window.n_steps());
        window.choose(label, word);
        assert_ne!(window.map().get(record), before, "{id} {label}");
        assert_eq!(window.n_steps(), n_steps + 1, "{id} {label}");
        assert_eq!(window.value(Role::ComboBox, label), word);
    }
}

#[test]
fn a_figure_is_typed_with_its_range_and_has_a_source() {
    let mut window = Window::with("Mail");
    select(&mut window, &["mail"]);
    window.retype("People", "5–9");
    window.key(Key::Tab);
    let people = node(&window, "mail").people.unwrap();
    assert_eq!(
        (people.value, people.low, people.high),
        (7.0, Some(5.0), Some(9.0))
    );
    assert_eq!(window.value(Role::TextInput, "People"), "7 (5–9)");
    window.choose("Basis of People", "Measured");
    let basis = node(&window, "mail").people.unwrap().basis;
    assert_eq!(basis, throughline::model::Basis::Measured);
    // What is no figure is said, and nothing is lost.
    window.retype("Drag", "a lot");
    window.key(Key::Tab);
    assert!(window.has_part("is not a figure"));
    assert_eq!(node(&window, "mail").drag, None);
    window.retype("Drag", "?");
    window.key(Key::Tab);
    assert_eq!(window.n_steps(), 2);
}

#[test]
fn the_keys_are_shown_and_go_away() {
    let mut window = Window::with("Mail");
    window.key(Key::F1);
    assert_eq!(window.editor().dialog(), Some(&Dialog::Keys));
    for name in [
        "Keys",
        "Undo",
        "Fit all",
        "Ctrl+Shift+Z",
        "Drag a corner of what is selected",
    ] {
        assert!(window.has(name), "{name}");
    }
    for command in Command::ALL {
        let name = command.name();
        assert!(window.has(name), "{name}");
    }
    // The page scrolls by keys.
    let top = |window: &Window| window.harness.get_by_label("Wheel, pinch").rect().min.y;
    let before = top(&window);
    window.key(Key::PageDown);
    let below = top(&window);
    assert!(below < before - 100.0, "{before} {below}");
    window.key(Key::ArrowUp);
    assert!(top(&window) > below);
    window.key(Key::Home);
    assert!((top(&window) - before).abs() < 1.0);
    // Behind a dialog, keys do nothing.
    window.key(Key::T);
    assert_eq!(window.editor().tool().kind(), ToolKind::Select);
    window.key(Key::Escape);
    assert_eq!(window.editor().dialog(), None);
    window.key(Key::F1);
    window.click("Close");
    assert_eq!(window.editor().dialog(), None);
}

fn unsaved(command: Command) -> Window {
    let mut window = Window::with("Mail Pay");
    select(&mut window, &["mail"]);
    window.perform(Action::Run(Command::NudgeDown));
    window.perform(Action::Run(command));
    assert!(window.has("Save the changes first?"));
    window
}

#[test]
fn the_question_about_changes_has_three_answers() {
    let mut window = unsaved(Command::Quit);
    window.click("Discard");
    assert_eq!(window.asked(), [Request::Quit]);
    let mut window = unsaved(Command::Quit);
    window.key(Key::D);
    assert_eq!(window.asked(), [Request::Quit]);
    let mut window = unsaved(Command::Quit);
    window.click("Cancel");
    assert_eq!((window.asked(), window.editor().dialog()), (vec![], None));
    let mut window = unsaved(Command::New);
    window.key(Key::Escape);
    assert_eq!((window.asked(), window.editor().dialog()), (vec![], None));
    assert_eq!(window.map().nodes().len(), 2);
    let mut window = unsaved(Command::Quit);
    let save = window
        .harness
        .get_all_by_role_and_label(Role::Button, "Save");
    // The other one is in the bar behind the question.
    save.last().unwrap().click();
    window.settle();
    let asked = window.asked();
    assert!(
        matches!(asked.as_slice(), [Request::AskPath { .. }]),
        "{asked:?}"
    );
}

#[test]
fn a_file_that_is_in_the_way_is_asked_about() {
    for (dialog, title) in [
        (
            Dialog::ChangedOnDisk {
                path: PathBuf::from("shop"),
            },
            "The file has changed on disk",
        ),
        (
            Dialog::Replace {
                path: PathBuf::from("shop"),
            },
            "Replace the file?",
        ),
    ] {
        let mut window = Window::with("Mail");
        window.perform(Action::Open(dialog.clone()));
        assert!(window.has(title));
        window.click("Cancel");
        assert_eq!((window.asked(), window.editor().dialog()), (vec![], None));
        window.perform(Action::Open(dialog));
        window.click("Replace");
        assert!(matches!(window.asked().as_slice(), [Request::Save { .. }]));
    }
}

#[test]
fn a_problem_is_a_way_to_what_it_is_about() {
    let map = sketch::parse("Mail Pay; Mail -> Pay").unwrap();
    let mut broken = map.clone();
    let pay = NodeId::new("pay").unwrap();
    broken.put(pay.into(), None);
    let problems = broken.problems();
    assert!(!problems.is_empty());
    let mut window = Window::with("Mail Pay; Mail -> Pay");
    let revision = window.editor().document().revision();
    let document = window.editor().document_number();
    window.perform(Action::Problems {
        document,
        revision,
        problems,
    });
    let mut links = window.harness.get_all_by_label("1 problem");
    links.next().unwrap().click();
    drop(links);
    window.settle();
    assert_eq!(window.editor().dialog(), Some(&Dialog::Problems));
    window.click("relation r-mail-pay");
    assert_eq!(window.editor().dialog(), None);
    assert_eq!(selected(&window), "r-mail-pay");
}

#[test]
fn a_path_is_typed() {
    let mut window = Window::with("Mail");
    window.key_with(CTRL_SHIFT, Key::O);
    assert!(window.has("Open by path"));
    window.text("/maps/shop.json");
    window.key(Key::Enter);
    assert_eq!(
        window.asked(),
        [Request::Open(PathBuf::from("/maps/shop.json"))]
    );
    assert_eq!(window.editor().dialog(), None);

    window.perform(Action::Run(Command::SaveByPath));
    window.text(" /maps/new.json ");
    window
        .harness
        .get_all_by_role_and_label(Role::Button, "Save")
        .last()
        .unwrap()
        .click();
    window.settle();
    let asked = window.asked();
    let [Request::Save { path, .. }] = asked.as_slice() else {
        panic!("{asked:?}");
    };
    assert_eq!(*path, PathBuf::from("/maps/new.json"));

    // Nothing typed is no path.
    window.perform(Action::Run(Command::OpenByPath));
    window.key(Key::Enter);
    assert_eq!(window.asked(), []);
    window.key(Key::Escape);
    assert_eq!(window.editor().dialog(), None);
}

#[test]
fn an_import_shows_its_columns_and_counts() {
    let choice = CsvChoice {
        document: None,
        brings: CsvBrings::Nodes,
        nodes: CsvTable {
            path: PathBuf::from("/data/nodes.csv"),
            columns: vec!["id".to_owned(), "name".to_owned()],
            sample_rows: vec![vec!["m".to_owned(), "Mail".to_owned()]],
            fields: vec![
                CsvField {
                    name: "Id",
                    column: Some(0),
                },
                CsvField {
                    name: "Name",
                    column: None,
                },
            ],
        },
        edges: None,
        preview: CsvPreview {
            unknown: Vec::new(),
            counts: vec!["18 teams".to_owned(), "138 components".to_owned()],
            rejected: vec!["Nodes, line 4: No name".to_owned()],
            error: None,
        },
    };
    let mut window = Window::welcome();
    window.perform(Action::CsvRead(Box::new(choice.clone())));
    for label in [
        "/data/nodes.csv",
        "Name",
        "m",
        "18 teams · 138 components",
        "1 row is left out",
        "Nodes, line 4: No name",
    ] {
        assert!(window.has(label), "{label}");
    }
    // A column is chosen by the keys, as in the inspector.
    assert_eq!(window.value(Role::ComboBox, "Name"), "Not in the table");
    let field = window.harness.get_by_role_and_label(Role::ComboBox, "Name");
    field.focus();
    window.settle();
    for key in [Key::Enter, Key::End, Key::Enter] {
        window.key(key);
    }
    let asked = window.asked();
    let Some(Request::PreviewCsv(changed)) = asked.last() else {
        panic!("{asked:?}")
    };
    assert_eq!(changed.nodes.fields[1].column, Some(1));
    window.perform(Action::CsvRead(Box::new(choice.clone())));
    window.click("By path…");
    let purpose = PathPurpose::ImportEdges;
    assert!(
        matches!(window.editor().dialog(), Some(Dialog::Path { purpose: it, .. }) if *it == purpose)
    );
    window.perform(Action::CsvRead(Box::new(choice)));
    window.click("Import");
    let asked = window.asked();
    assert!(
        matches!(asked.last(), Some(Request::ImportCsv { .. })),
        "{asked:?}"
    );
    assert_eq!(window.editor().dialog(), None);
}

#[test]
fn the_menus_hold_the_commands() {
    let mut window = Window::with("Mail Pay");
    for (menu, item) in [
        ("File", "Export layout by path…"),
        ("Edit", "Select all"),
        ("View", "Fit all"),
        ("Draw", "Relation"),
        ("Help", "About Throughline"),
    ] {
        window.click(menu);
        assert!(window.has_part(item), "{menu} {item}");
        window.key(Key::Escape);
    }
    window.click("Edit");
    window.harness.get_by_label_contains("Select all").click();
    window.settle();
    assert_eq!(selected(&window), "mail pay");
    window.perform(Action::Run(Command::Delete));
    window.click("Edit");
    assert!(window.has_part("Undo delete"), "the menu names the step");
}

#[test]
fn the_theme_changes_from_light_to_dark_to_those_for_eyes_and_rooms_and_to_the_system() {
    let mut window = Window::with("Mail");
    assert!(!window.harness.ctx.global_style().visuals.dark_mode);
    window.click("Theme");
    assert_eq!(window.editor().theme(), ThemeChoice::Dark);
    assert!(window.harness.ctx.global_style().visuals.dark_mode);
    let looks = |window: &Window| {
        let visuals = window.harness.ctx.global_style().visuals.clone();
        let stroke = visuals.widgets.noninteractive.fg_stroke;
        (
            visuals.panel_fill,
            stroke.width,
            window.harness.ctx.zoom_factor(),
        )
    };
    let dark = looks(&window);
    window.key_with(CTRL_SHIFT, Key::L);
    assert_eq!(window.editor().theme(), ThemeChoice::HighContrast);
    let contrast = looks(&window);
    assert_ne!(contrast.0, dark.0);
    assert!(contrast.1 > dark.1, "its lines are thicker");
    window.key_with(CTRL_SHIFT, Key::L);
    assert_eq!(window.editor().theme(), ThemeChoice::Projector);
    let projector = looks(&window);
    assert!(!window.harness.ctx.global_style().visuals.dark_mode);
    assert!(
        projector.1 > dark.1 && projector.2 > dark.2,
        "and its text larger"
    );
    window.key_with(CTRL_SHIFT, Key::L);
    assert_eq!(window.editor().theme(), ThemeChoice::System);
    assert!((looks(&window).2 - 1.0).abs() < f32::EPSILON);
}

#[test]
fn keys_mean_the_same_on_every_keyboard() {
    let mut window = Window::with("Mail Pay Web");
    window.key_with(CTRL, Key::Minus);
    window.key_with(CTRL, Key::Minus);
    let far = window.editor().camera().zoom;
    let shift_1 = |pressed| Event::Key {
        key: Key::Exclamationmark,
        physical_key: Some(Key::Num1),
        pressed,
        repeat: false,
        modifiers: Modifiers::SHIFT,
    };
    window.event(Event::ModifiersChanged(Modifiers::SHIFT));
    window.event(shift_1(true));
    window.event(shift_1(false));
    window.event(Event::ModifiersChanged(Modifiers::NONE));
    assert!(window.editor().camera().zoom > far * 1.2);

    select(&mut window, &["mail"]);
    window.key(Key::ArrowDown);
    window.key_with(Modifiers::SHIFT, Key::ArrowDown);
    let y = |window: &Window| node(window, "mail").pos.y;
    assert!((y(&window) - 11.0).abs() < 1e-9);
    window.key_with(CTRL, Key::Z);
    assert!((y(&window) - 1.0).abs() < 1e-9);
    window.key_with(CTRL_SHIFT, Key::Z);
    assert!((y(&window) - 11.0).abs() < 1e-9);
    window.key_with(CTRL, Key::Z);
    window.key_with(CTRL, Key::Z);
    window.key_with(CTRL, Key::Y);
    assert!((y(&window) - 1.0).abs() < 1e-9);
}

fn wheel(window: &mut Window, unit: MouseWheelUnit, delta: Vec2, modifiers: Modifiers) {
    window.event(Event::MouseWheel {
        unit,
        delta,
        phase: TouchPhase::Move,
        modifiers,
    });
}

#[test]
fn a_wheel_zooms_at_the_pointer_and_a_trackpad_pans() {
    let mut window = Window::with("Mail Pay Web");
    let pointer = window.middle("mail");
    window.hover(pointer);
    let under = window.rect("mail").center();
    wheel(
        &mut window,
        MouseWheelUnit::Line,
        vec2(0.0, 1.0),
        Modifiers::NONE,
    );
    let near = window.editor().camera().zoom;
    assert!((near - 1.15).abs() < 1e-6, "{near}");
    assert!(window.at(under).distance(pointer) < 0.5);
    wheel(
        &mut window,
        MouseWheelUnit::Line,
        vec2(0.0, -1.0),
        Modifiers::NONE,
    );
    assert!((window.editor().camera().zoom - 1.0).abs() < 1e-6);

    let center = window.editor().camera().center;
    wheel(
        &mut window,
        MouseWheelUnit::Point,
        vec2(10.0, -20.0),
        Modifiers::NONE,
    );
    let camera = *window.editor().camera();
    assert!((camera.zoom - 1.0).abs() < 1e-6);
    assert!(camera.center.distance(center + Point::new(-10.0, 20.0)) < 1e-6);

    let under = window.rect("mail").center();
    let pointer = window.at(under);
    window.hover(pointer);
    wheel(&mut window, MouseWheelUnit::Point, vec2(0.0, 40.0), CTRL);
    assert!(window.editor().camera().zoom > 1.1);
    assert!(window.at(under).distance(pointer) < 0.5);
    window.event(Event::Zoom(0.5));
    assert!(window.editor().camera().zoom < 0.8);
    assert!(window.at(under).distance(pointer) < 0.5);
}

#[test]
fn the_middle_button_and_the_space_bar_pan() {
    let mut window = Window::with("Mail Pay Web");
    let from = window.middle("mail");
    let center = window.editor().camera().center;
    let by = vec2(60.0, 80.0);
    window.drag(from, from + by, PointerButton::Middle);
    let after_middle = center - Point::new(60.0, 80.0);
    assert!(window.editor().camera().center.distance(after_middle) < 1e-3);

    window.harness.key_down(Key::Space);
    window.settle();
    window.drag(from, from - by, PointerButton::Primary);
    window.harness.key_up(Key::Space);
    window.settle();
    assert!(window.editor().camera().center.distance(center) < 1e-3);
    assert_eq!((window.n_steps(), selected(&window).as_str()), (0, ""));
}

#[test]
fn a_node_is_dragged_and_a_relation_led_on_the_canvas() {
    let mut window = Window::with("Mail Pay");
    let mail = window.middle("mail");
    window.drag(mail, mail + vec2(0.0, 150.0), PointerButton::Primary);
    assert_eq!(node(&window, "mail").pos, Point::new(0.0, 150.0));
    assert_eq!(window.n_steps(), 1);
    let rect = window.rect("mail");
    let rim = window.at(Point::new(rect.center().x, rect.max.y));
    let pay = window.middle("pay");
    window.drag(rim, pay, PointerButton::Primary);
    assert_eq!(window.map().relations().len(), 1);
    window.key(Key::Delete);
    assert_eq!(window.map().relations().len(), 0);
}

#[test]
fn a_double_click_on_the_canvas_renames() {
    let mut window = Window::with("Mail Pay");
    let mail = window.middle("mail");
    window.click_at(mail);
    window.click_at(mail);
    assert_eq!(window.value(Role::TextInput, "Name on the canvas"), "Mail");
    window.text("Letters");
    window.key(Key::Enter);
    assert_eq!(names(window.map()), ["Letters", "Pay"]);
    assert_eq!(node(&window, "mail").pos, Point::new(0.0, 0.0));
    assert_eq!(window.n_steps(), 1);
}

#[test]
fn the_press_that_places_may_be_as_long_as_it_likes() {
    let mut window = Window::with("Mail");
    window.key(Key::G);
    let place = empty_place(&window);
    window.hover(place);
    window.press(place, PointerButton::Primary, true);
    window.wait(0.4);
    window.press(place, PointerButton::Primary, false);
    window.wait(0.4);
    assert!(window.editor().naming().is_some());
    window.text("Grow");
    // A click within the field sets the cursor.
    window.click_at(place);
    assert!(window.editor().naming().is_some());
    window.key(Key::Enter);
    assert!(names(window.map()).contains(&"Grow"));
}

#[test]
fn an_idle_window_draws_nothing() {
    let mut windows = vec![Window::welcome(), Window::with("Mail Pay; Mail -> Pay")];
    let mut window = Window::with("Mail Pay; Mail -> Pay; Shop[Mail]");
    let mail = window.middle("mail");
    window.click_at(mail);
    windows.push(window);
    let mut window = Window::with("Mail");
    window.key(Key::F1);
    windows.push(window);
    let mut window = Window::with("Mail");
    select(&mut window, &["mail"]);
    window.retype("Name", "Letters");
    window.wait(1.1);
    windows.push(window);
    for (i, window) in windows.iter_mut().enumerate() {
        // A tooltip may still be on its way.
        window.wait(5.0);
        window.wait(5.0);
        assert_eq!(window.sleeps_for(), Duration::MAX, "window {i}");
    }
}

#[test]
fn the_map_says_itself_to_a_screen_reader() {
    let mut window = Window::with("Mail Pay; Mail -> Pay");
    select(&mut window, &["mail"]);
    assert!(window.has("Map: 2 nodes, 1 relations, 0 paths, 1 selected"));
    for label in [
        "Select", "Team", "Note", "Area", "Fit all", "Zoom in", "Undo",
    ] {
        assert!(window.has(label), "{label}");
    }
}

#[test]
fn a_drag_elsewhere_ends_the_typing_in_a_field() {
    let mut window = Window::with("Mail Pay");
    let (mail, pay) = (window.middle("mail"), window.middle("pay"));
    window.click_at(mail);
    window.retype("Name", "Post");
    window.drag(pay, pay + vec2(0.0, 120.0), PointerButton::Primary);
    window.key(Key::T);
    let names: Vec<_> = window
        .map()
        .nodes()
        .map(|node| node.about.name.clone())
        .collect();
    assert_eq!(names, ["Post", "Pay"]);
    assert_eq!(window.n_steps(), 2, "the name and the drag are a step each");
    assert_eq!(window.editor().tool().kind(), ToolKind::Team);
}

#[test]
fn enter_and_arrows_belong_to_the_button_that_has_the_focus() {
    let mut window = Window::with("Mail");
    let mail = window.middle("mail");
    window.click_at(mail);
    window.enter("Name");
    window.key(Key::Tab);
    let before = window.n_steps();
    window.key(Key::ArrowDown);
    window.key(Key::Enter);
    assert_eq!(window.editor().naming(), None);
    assert_eq!(window.n_steps(), before);
}

#[test]
fn what_has_no_place_is_not_named_on_the_canvas() {
    let mut window = Window::with("Mail Pay; checkout: Mail > Pay");
    let stop = window.map().stops().next().unwrap().id;
    window.perform(Action::Select(vec![stop.into()]));
    window.key(Key::Enter);
    assert_eq!(window.editor().naming(), None);
    window.key(Key::V);
    assert_eq!(window.editor().tool().kind(), ToolKind::Select);
}

#[test]
fn views_switch_by_key_and_by_click_and_keep_the_selection() {
    let mut window = Window::with("Mail Pay; checkout: Mail > Pay; Refund @ checkout-pay");
    select(&mut window, &["mail"]);
    window.key_with(CTRL, Key::Num2);
    assert_eq!(window.editor().view(), View::Board);
    assert!(!window.has_part("Map: "), "the canvas is away");
    // Keys of the canvas mean nothing here.
    window.key(Key::T);
    assert_eq!(window.editor().tool().kind(), ToolKind::Select);
    assert_eq!((selected(&window).as_str(), window.n_steps()), ("mail", 0));
    window.click("Network view");
    assert_eq!(window.editor().view(), View::Network);
    assert!(window.has_part("Map: "));
    window.click("Board view");
    // What has no card is looked at on the network.
    window.perform(Action::Look(NodeId::new("pay").unwrap().into()));
    assert_eq!(window.editor().view(), View::Network);
    assert_eq!(selected(&window), "pay");
}

#[test]
fn the_lists_of_the_inspector_are_worked_by_the_keys_alone() {
    let mut window = Window::with("Mail Pay Web; Mail -> Pay");
    let mail = RecordId::Node(NodeId::new("mail").unwrap());
    window.perform(Action::Select(vec![mail]));
    let kind = |window: &Window| window.value(Role::ComboBox, "Kind");
    let focus = |window: &mut Window, label: &str| {
        let role = Role::ComboBox;
        window.harness.get_by_role_and_label(role, label).focus();
        window.settle();
    };
    focus(&mut window, "Kind");
    window.key(Key::Enter);
    window.key(Key::ArrowDown);
    // The row is said, but nothing is chosen before Enter, and the field beneath has not got the focus.
    assert_eq!(
        (kind(&window).as_str(), window.n_steps()),
        ("Infrastructure", 0)
    );
    window.key(Key::Enter);
    assert_eq!(kind(&window), "Infrastructure");
    assert!(!window.has("Outside"), "the list is closed");
    // A letter goes to the row that begins with it; Escape leaves all as it was.
    window.key(Key::Enter);
    window.text("g");
    window.key(Key::Escape);
    assert_eq!(kind(&window), "Infrastructure");
    window.key(Key::Enter);
    window.text("g");
    window.key(Key::Enter);
    assert_eq!(kind(&window), "Goal");
    assert_eq!(window.n_steps(), 2);
    // The same in a list of names.
    let relation = window.map().relations().next().unwrap().id;
    window.perform(Action::Select(vec![relation.into()]));
    focus(&mut window, "To");
    window.key(Key::Enter);
    window.key(Key::End);
    window.key(Key::Enter);
    assert_eq!(window.value(Role::ComboBox, "To"), "Web");
}

#[test]
fn a_list_is_open_whole_at_once_and_its_last_row_is_clicked() {
    let mut window = Window::with("Mail Pay Web; Mail -> Pay");
    let mail = RecordId::Node(NodeId::new("mail").unwrap());
    let relation = window.map().relations().next().unwrap().id;
    for (selected, label, last) in [(mail, "Access", "Approval"), (relation.into(), "To", "Web")] {
        window.perform(Action::Select(vec![selected]));
        let field = window.harness.get_by_role_and_label(Role::ComboBox, label);
        let at = field.rect().center();
        window.click_at(at);
        let row = window.harness.get_by_role_and_label(Role::Button, last);
        let at = row.rect().center();
        window.click_at(at);
        assert_eq!(window.value(Role::ComboBox, label), last);
    }
}

#[test]
fn whoever_clicks_beside_an_open_list_or_tabs_on_means_what_is_there() {
    let mut window = Window::with("Mail Pay");
    let mail = RecordId::Node(NodeId::new("mail").unwrap());
    window.perform(Action::Select(vec![mail]));
    let field = window.harness.get_by_role_and_label(Role::ComboBox, "Kind");
    let at = field.rect().center();
    window.click_at(at);
    let name = window
        .harness
        .get_by_role_and_label(Role::TextInput, "Name");
    let at = name.rect().center();
    window.click_at(at);
    window.text("Post ");
    window.key(Key::Enter);
    assert!(
        window
            .map()
            .node(NodeId::new("mail").unwrap())
            .unwrap()
            .title()
            .contains("Post")
    );
    let field = window.harness.get_by_role_and_label(Role::ComboBox, "Kind");
    field.focus();
    window.settle();
    window.key(Key::Enter);
    window.key(Key::Tab);
    assert!(!window.has("Outside"), "the list is closed");
}

#[test]
fn a_name_is_typed_where_there_is_hardly_any_room() {
    let mut window = Window::with("Mail");
    window.harness.set_size(vec2(520.0, 330.0));
    window.settle();
    let mail = NodeId::new("mail").unwrap();
    window.perform(Action::Select(vec![mail.into()]));
    for _ in 0..12 {
        window.key_with(CTRL, Key::Plus);
    }
    window.key(Key::Enter);
    window.text("Post");
    window.key(Key::Enter);
    assert_eq!(window.map().node(mail).unwrap().title(), "Post");
}
