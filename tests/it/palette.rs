//! The palette: what fits a query, and the palette in the window by its labels.

use egui::{Event, ImeEvent, Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use throughline::{
    document::Document,
    edit::{add_all, rename},
    editor::{
        Action, Command, Dialog, Editor, File, Find, Finder, Target, ThemeChoice, ToolKind, View,
    },
    formats::sketch,
    model::{
        Area, AreaId, Map, Node, NodeId, NodeKind, Point, Record, RecordId, Rect, Relation,
        RelationId, RelationKind, WorkItem, WorkItemId,
    },
};

use crate::window::Window;

/// A map with something of every sort to be found.
fn map() -> Map {
    let mut map = sketch::parse("Mail Pay Platform_crew; checkout: Mail > Pay").unwrap();
    let mut records: Vec<Record> = Vec::new();
    let shop = AreaId::new("shop").unwrap();
    let rect = Rect::new(Point::new(2_000.0, 0.0), Point::new(2_600.0, 400.0));
    records.push(Area::new(shop, "Shop floor", rect).into());
    let node = |id: &str, kind, name: &str| {
        let id = NodeId::new(id).unwrap();
        let mut node = Node::new(id, kind, name, Point::new(2_050.0, 50.0));
        node.area = Some(shop);
        node
    };
    let mut till = node("till", NodeKind::Infrastructure, "Café till");
    till.about.tags = vec!["hardware".to_owned()];
    "Takes cards and coins,\nand prints a receipt".clone_into(&mut till.about.description);
    records.push(till.into());
    let mut said = node("note", NodeKind::Note, "");
    "We wait for the auditors".clone_into(&mut said.text);
    records.push(said.into());
    let ids = [NodeId::new("mail").unwrap(), NodeId::new("pay").unwrap()];
    let id = RelationId::new("approves").unwrap();
    let mut relation = Relation::new(id, RelationKind::DependsOn, ids[0], ids[1]);
    "sign-off".clone_into(&mut relation.label);
    records.push(relation.into());
    let mut item = WorkItem::new(WorkItemId::new("wallet").unwrap(), "Wallet top-up");
    item.about.tags = vec!["mobile".to_owned()];
    records.push(item.into());
    let edit = add_all(&map, "Prepare", records).unwrap();
    edit.apply(&mut map).unwrap();
    map
}

fn editor_with(map: Map) -> Editor {
    let mut editor = Editor::new(Vec::new(), &[], ThemeChoice::Light);
    editor.perform(Action::Opened {
        document: Box::new(Document::opened(map)),
        file: File::default(),
        mended: Vec::new(),
    });
    editor
}

fn places(editor: &Editor, query: &str) -> Vec<Find> {
    let mut finder = Finder::default();
    finder.keep_up_with(editor);
    finder.find(editor, query).places
}

#[test]
fn names_tags_notes_descriptions_and_labels_are_found_with_what_they_are_and_where() {
    let editor = editor_with(map());
    let rows = [
        // A name, with gaps, in any case, with or without accents.
        ("pltcrew", "Platform_crew", "Team", "", ""),
        (
            "CAFE",
            "Café till",
            "Shared infrastructure",
            "Shop floor",
            "",
        ),
        (
            "till caf",
            "Café till",
            "Shared infrastructure",
            "Shop floor",
            "",
        ),
        ("shop fl", "Shop floor", "Area", "", ""),
        (
            "hardw",
            "Café till",
            "Shared infrastructure",
            "Shop floor",
            "#hardware",
        ),
        (
            "receipt",
            "Café till",
            "Shared infrastructure",
            "Shop floor",
            "…and coins, and prints a receipt",
        ),
        (
            "auditors",
            "We wait for the auditors",
            "Note",
            "Shop floor",
            "",
        ),
        ("sign-off", "sign-off", "Relation", "Mail → Pay", ""),
        ("wallet", "Wallet top-up", "Work item", "", ""),
        ("#mob", "Wallet top-up", "Work item", "", "#mobile"),
        ("zzz", "", "", "", ""),
        ("mobile", "Wallet top-up", "Work item", "", "#mobile"),
    ];
    for (query, title, kind, place, because) in rows {
        let found = places(&editor, query);
        let Some(first) = found.first() else {
            assert_eq!(title, "", "{query} finds nothing");
            continue;
        };
        let told = (&*first.title, &*first.kind, &*first.place, &*first.because);
        assert_eq!(told, (title, kind, place, because), "{query}");
    }
}

#[test]
fn a_node_comes_before_its_stops_and_a_close_fit_before_a_loose_one() {
    let editor = editor_with(map());
    let found = places(&editor, "pay");
    let kinds: Vec<&str> = found.iter().map(|find| &*find.kind).collect();
    assert_eq!(kinds[..2], ["Team", "Stop"]);
    assert_eq!(found[1].place, "checkout");
    assert_eq!(found[0].hits, [0, 1, 2]);
    let mut map = map();
    for (i, name) in ["Planet of fans", "Who tells a better idea", "Platform"]
        .into_iter()
        .enumerate()
    {
        let id = NodeId::new(&format!("more-{i}")).unwrap();
        let node = Node::new(id, NodeKind::Team, name, Point::new(0.0, 3_000.0));
        let edit = add_all(&map, "Prepare", [Record::from(node)]).unwrap();
        edit.apply(&mut map).unwrap();
    }
    let editor = editor_with(map);
    let found = places(&editor, "platf");
    let titles: Vec<&str> = found.iter().map(|find| &*find.title).collect();
    assert_eq!(titles, ["Platform", "Platform_crew", "Planet of fans"]);
    // The letters are there, but only by chance.
    let by_chance = |find: &Find| find.title == "Who tells a better idea";
    assert!(!places(&editor, "ord").iter().any(by_chance));
    assert!(places(&editor, "idea").iter().any(by_chance));
}

#[test]
fn commands_are_found_by_name_and_by_help_and_come_first_if_they_fit_best() {
    let editor = editor_with(map());
    let mut finder = Finder::default();
    finder.keep_up_with(&editor);
    let finds = finder.find(&editor, "fit all");
    assert!(finds.commands_first);
    assert_eq!(finds.commands[0].target, Target::Command(Command::FitAll));
    let by_help = finder.find(&editor, "typing its path").commands;
    let open = Target::Command(Command::OpenByPath);
    assert!(by_help.iter().any(|find| find.target == open));
    assert!(!finder.find(&editor, "mail").commands_first);
    // The palette does not find itself.
    let this = Target::Command(Command::Palette);
    let search = finder.find(&editor, "search").commands;
    assert!(search.iter().all(|find| find.target != this));
}

#[test]
fn what_is_found_keeps_up_with_the_map_and_says_how_much_more_fits() {
    let mut editor = editor_with(map());
    let mut finder = Finder::default();
    assert!(finder.keep_up_with(&editor));
    assert!(!finder.keep_up_with(&editor));
    let mail = RecordId::Node(NodeId::new("mail").unwrap());
    let edit = rename(editor.map(), mail, "Letters");
    editor.perform(Action::Edit(edit));
    assert!(finder.keep_up_with(&editor));
    assert_eq!(
        finder.find(&editor, "letters").places[0].target,
        Target::Record(mail)
    );
    let names: Vec<String> = (0..70).map(|i| format!("crew{i}")).collect();
    let many = editor_with(sketch::parse(&names.join(" ")).unwrap());
    finder.keep_up_with(&many);
    let finds = finder.find(&many, "crew");
    assert_eq!((finds.places.len(), finds.n_more), (50, 20));
}

#[test]
fn ctrl_k_and_enter_go_to_what_was_typed() {
    let mut window = Window::with_map(map());
    let before = window.editor().camera().center;
    window.key_with(Modifiers::COMMAND, Key::K);
    assert_eq!(window.editor().dialog(), Some(&Dialog::Palette));
    window.text("till");
    assert!(window.has_part("Café till — Shared infrastructure, Shop floor"));
    window.key(Key::Enter);
    assert_eq!(window.editor().dialog(), None);
    let till = RecordId::Node(NodeId::new("till").unwrap());
    assert_eq!(window.editor().selection().single(), Some(till));
    let camera = window.editor().camera();
    assert!(camera.visible().contains_rect(&window.rect("till")));
    assert_ne!(camera.center, before);
    assert_eq!(window.n_steps(), 0);
    // The next time the field is empty again.
    window.key_with(Modifiers::COMMAND, Key::K);
    assert_eq!(window.value(Role::TextInput, "Search"), "");
}

#[test]
fn arrows_choose_and_the_mouse_clicks() {
    let mut window = Window::with("Crew_one Crew_two Crew_six");
    let current = |window: &Window| {
        let rows = window.harness.query_all_by_label_contains(" — Team");
        let is_current = |row: &egui_kittest::Node<'_>| {
            row.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True)
        };
        let mut labels = rows
            .filter(is_current)
            .filter_map(|row| row.accesskit_node().label());
        labels.next().unwrap_or_default()
    };
    window.key_with(Modifiers::COMMAND, Key::K);
    window.text("crew");
    let first = current(&window);
    window.key(Key::ArrowDown);
    let second = current(&window);
    assert_ne!(first, second);
    window.key(Key::ArrowUp);
    assert_eq!(current(&window), first);
    window.key(Key::ArrowDown);
    window.key(Key::Enter);
    let chosen = window.editor().selection().single().unwrap();
    let name = window
        .map()
        .get(chosen)
        .unwrap()
        .about()
        .unwrap()
        .name
        .clone();
    assert_eq!(format!("{name} — Team"), second);
    window.click("Search…");
    window.text("two");
    window.click("Crew_two — Team");
    assert_eq!(window.editor().dialog(), None);
    let single = window.editor().selection().single().unwrap();
    assert_eq!(single.as_str(), "crew_two");
}

#[test]
fn a_command_is_run_with_its_key_beside_it_and_one_that_cannot_run_stays() {
    let mut window = Window::with("Mail");
    window.key_with(Modifiers::COMMAND, Key::K);
    window.text("board");
    window.key(Key::Enter);
    assert_eq!(
        (window.editor().view(), window.editor().dialog()),
        (View::Board, None)
    );
    // A command that opens a dialog of its own.
    window.key_with(Modifiers::COMMAND, Key::K);
    window.text("about thr");
    window.key(Key::Enter);
    assert_eq!(window.editor().dialog(), Some(&Dialog::About));
    window.key(Key::Escape);
    window.perform(Action::View(View::Network));
    window.key_with(Modifiers::COMMAND, Key::K);
    window.text("undo");
    window.key(Key::Enter);
    assert_eq!(window.editor().dialog(), Some(&Dialog::Palette));
    window.key(Key::Escape);
    assert_eq!(window.editor().dialog(), None);
    assert_eq!(window.editor().tool().kind(), ToolKind::Select);
}

#[test]
fn with_nothing_typed_there_are_paths_areas_and_what_is_done_often() {
    let mut window = Window::with_map(map());
    window.key_with(Modifiers::COMMAND, Key::K);
    assert!(window.has("checkout — Delivery path"));
    assert!(window.has("Shop floor — Area"));
    assert!(window.has_part("Keys — Help"));
    window.text("zzz");
    assert!(window.has("Nothing has these letters: try fewer of them"));
    // Enter on nothing does nothing.
    window.key(Key::Enter);
    assert_eq!(window.editor().dialog(), Some(&Dialog::Palette));
}

#[test]
fn the_palette_helps_on_the_welcome_screen_too() {
    let mut window = Window::welcome();
    window.key_with(Modifiers::COMMAND, Key::K);
    window.text("new map");
    window.key(Key::Enter);
    assert_eq!(window.editor().screen(), throughline::editor::Screen::Map);
}

#[test]
fn enter_of_an_input_method_takes_its_word_and_not_the_find() {
    let mut window = Window::with("Mail");
    window.key_with(Modifiers::COMMAND, Key::K);
    window.event(Event::Ime(ImeEvent::Preedit {
        text: "ma".to_owned(),
        active_range_chars: None,
    }));
    window.key(Key::Enter);
    assert_eq!(window.editor().dialog(), Some(&Dialog::Palette));
    window.event(Event::Ime(ImeEvent::Commit("Mail".to_owned())));
    window.key(Key::Enter);
    assert_eq!(window.editor().dialog(), None);
    assert_eq!(
        window.editor().selection().single().unwrap().as_str(),
        "mail"
    );
}
