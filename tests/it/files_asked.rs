//! What the editor asks of the app about files: before something is lost, while it is written, and
//! what it makes of answers that come late.

use std::path::PathBuf;

use throughline::{
    document::Document,
    editor::{
        Action, Command, Dialog, Editor, Expected, File, Level, PathPurpose, Request, Screen,
        ThemeChoice, Then, Written,
    },
    formats::sketch,
    model::{Point, Record, Size},
};

/// Puts the map of a sketch, which is in a file, on the desk.
fn desk(map: &str) -> Editor {
    let mut editor = Editor::default();
    editor.perform(Action::Canvas(Size::new(1000.0, 700.0)));
    editor.perform(opened(map, "shop.throughline.json"));
    editor.take_requests();
    editor
}

fn opened(map: &str, path: &str) -> Action {
    Action::Opened {
        document: Box::new(Document::opened(sketch::parse(map).unwrap())),
        file: File {
            path: Some(PathBuf::from(path)),
            stamp: Some(7),
        },
        mended: Vec::new(),
    }
}

fn run(editor: &mut Editor, command: Command) -> Vec<Request> {
    editor.perform(Action::Run(command));
    editor.take_requests()
}

fn perform(editor: &mut Editor, action: Action) -> Vec<Request> {
    editor.perform(action);
    editor.take_requests()
}

/// Makes a change that is in no file.
fn change(editor: &mut Editor) {
    run(editor, Command::SelectAll);
    run(editor, Command::NudgeDown);
    assert!(editor.has_unsaved_changes());
}

/// Answers the one save that was asked for.
fn saved(requests: &[Request]) -> Action {
    let [
        Request::Save {
            path,
            state,
            document,
            ..
        },
    ] = requests
    else {
        panic!("{requests:?}");
    };
    Action::Written(Written::Saved {
        path: path.clone(),
        state: *state,
        stamp: 8,
        durable: true,
        document: *document,
    })
}

fn sentences(editor: &Editor) -> Vec<(Level, &str)> {
    let notices = editor.notices().shown().iter();
    notices
        .map(|notice| (notice.level, notice.sentence.as_str()))
        .collect()
}

const ROWS: [(Command, Then); 4] = [
    (Command::New, Then::New),
    (Command::CloseMap, Then::Close),
    (Command::Quit, Then::Quit),
    (Command::Tour, Then::Tour),
];

/// Says what became of going on.
fn gone_on(editor: &Editor, then: &Then, requests: &[Request]) -> bool {
    match then {
        Then::New => editor.map().is_empty() && editor.screen() == Screen::Map,
        Then::Close => editor.screen() == Screen::Welcome,
        Then::Tour => editor.tour().is_some(),
        Then::Quit => *requests == [Request::Quit],
        Then::Open(_) | Then::OpenSample(_) => matches!(requests, [Request::Open { .. }]),
    }
}

#[test]
fn nothing_is_asked_where_nothing_would_be_lost() {
    for (command, then) in ROWS {
        let mut editor = desk("Mail Pay");
        let requests = run(&mut editor, command);
        assert!(gone_on(&editor, &then, &requests), "{command:?}");
    }
}

#[test]
fn a_change_asks_first_and_cancel_loses_nothing() {
    for (command, then) in ROWS {
        let mut editor = desk("Mail Pay");
        change(&mut editor);
        let before = editor.map().clone();
        assert_eq!(run(&mut editor, command), []);
        assert_eq!(editor.dialog(), Some(&Dialog::Unsaved { then }));
        assert_eq!(perform(&mut editor, Action::CloseDialog), []);
        assert_eq!(*editor.map(), before);
        assert!(editor.has_unsaved_changes());
    }
}

#[test]
fn opening_asks_about_changes_once_and_only_when_a_file_is_chosen() {
    let mut editor = desk("Mail Pay");
    change(&mut editor);
    let asked = run(&mut editor, Command::Open);
    assert!(matches!(*asked, [Request::AskPath { .. }]), "{asked:?}");
    assert_eq!(run(&mut editor, Command::OpenByPath), []);
    assert!(matches!(editor.dialog(), Some(Dialog::Path { .. })));
    let chosen = PathBuf::from("/maps/other.throughline.json");
    let typed = Action::PathTyped(PathPurpose::Open, chosen.clone());
    assert_eq!(perform(&mut editor, typed), []);
    let then = Then::Open(chosen.clone());
    assert_eq!(
        editor.dialog(),
        Some(&Dialog::Unsaved { then: then.clone() })
    );
    let requests = perform(&mut editor, Action::DiscardThen(then));
    assert_eq!(requests, [Request::Open(chosen)]);
}

#[test]
fn an_import_lands_beside_what_is_there() {
    let mut editor = desk("Mail Pay");
    let there = editor.scene().bounds().unwrap();
    let new = sketch::parse("Web Shop").unwrap();
    let records = new.records();
    let records = records.filter(|record| record.id() != throughline::model::RecordId::Header);
    let action = Action::Imported {
        document: editor.document_number(),
        records: records.collect(),
        words: "2 teams".to_owned(),
        rejected: Vec::new(),
    };
    perform(&mut editor, action);
    let shapes: Vec<_> = editor.scene().nodes().map(|shape| shape.rect).collect();
    assert_eq!(shapes.len(), 4);
    let new = shapes.iter().filter(|rect| !there.contains_rect(rect));
    assert_eq!(new.filter(|rect| !rect.intersects(&there)).count(), 2);
}

#[test]
fn a_map_that_is_opened_is_shown_whole_whichever_it_is() {
    let mut editor = desk("Mail Pay");
    for map in ["Mail Pay Web Shop Cart", "Mail"] {
        perform(&mut editor, opened(map, "other.throughline.json"));
        assert!(editor.awaits_canvas());
        let view = editor.camera().view;
        perform(&mut editor, Action::Canvas(view));
        let bounds = editor.scene().bounds().unwrap();
        assert!(editor.camera().visible().contains_rect(&bounds));
    }
}

#[test]
fn discard_goes_on_at_once() {
    for (command, then) in ROWS {
        let mut editor = desk("Mail Pay");
        change(&mut editor);
        run(&mut editor, command);
        let requests = perform(&mut editor, Action::DiscardThen(then.clone()));
        assert!(gone_on(&editor, &then, &requests), "{command:?}");
    }
}

#[test]
fn save_goes_on_once_it_is_written() {
    for (command, then) in ROWS {
        let mut editor = desk("Mail Pay");
        change(&mut editor);
        run(&mut editor, command);
        let requests = perform(&mut editor, Action::SaveThen(then.clone()));
        assert!(!gone_on(&editor, &then, &[]), "{command:?}");
        let requests = perform(&mut editor, saved(&requests));
        assert!(gone_on(&editor, &then, &requests), "{command:?}");
    }
}

#[test]
fn what_changed_while_it_was_written_is_asked_about_again() {
    let mut editor = desk("Mail Pay");
    change(&mut editor);
    run(&mut editor, Command::Quit);
    let requests = perform(&mut editor, Action::SaveThen(Then::Quit));
    change(&mut editor);
    assert_eq!(perform(&mut editor, saved(&requests)), []);
    assert_eq!(editor.dialog(), Some(&Dialog::Unsaved { then: Then::Quit }));
}

#[test]
fn a_map_in_no_file_asks_for_a_path() {
    let mut editor = Editor::default();
    run(&mut editor, Command::New);
    assert!(matches!(
        run(&mut editor, Command::Save).as_slice(),
        [Request::AskPath {
            purpose: PathPurpose::SaveAs,
            ..
        }]
    ));
    run(&mut editor, Command::SaveByPath);
    // Where it may go is suggested.
    let typed = "~/map.throughline.json".to_owned();
    let purpose = PathPurpose::SaveAs;
    assert_eq!(editor.dialog(), Some(&Dialog::Path { purpose, typed }));
}

#[test]
fn a_save_after_a_given_up_one_does_not_quit() {
    let mut editor = Editor::default();
    run(&mut editor, Command::New);
    editor.perform(Action::Place {
        kind: throughline::model::NodeKind::Team,
        at: Point::default(),
    });
    editor.perform(Action::NameDone("Mail".to_owned()));
    run(&mut editor, Command::Quit);
    // Save, but then no path is chosen.
    perform(&mut editor, Action::SaveThen(Then::Quit));
    for command in [Command::Save, Command::SaveAs, Command::SaveByPath] {
        run(&mut editor, command);
        let path = PathBuf::from("later.json");
        let typed = Action::PathTyped(PathPurpose::SaveAs, path);
        let requests = perform(&mut editor, typed);
        assert_eq!(perform(&mut editor, saved(&requests)), []);
        assert_eq!(editor.screen(), Screen::Map);
    }
}

#[test]
fn a_typed_path_must_be_free_and_a_chosen_one_was_asked_about() {
    let path = PathBuf::from("other.json");
    let mut editor = desk("Mail");
    let typed = Action::PathTyped(PathPurpose::SaveAs, path.clone());
    let expected_of = |requests: &[Request]| match requests {
        [Request::Save { expected, .. }] => *expected,
        other => panic!("{other:?}"),
    };
    let requests = perform(&mut editor, typed);
    assert_eq!(expected_of(&requests), Expected::Nothing);

    let mut editor = desk("Mail");
    let asked = run(&mut editor, Command::SaveAs);
    let requests = perform(&mut editor, chosen(&asked, path));
    assert_eq!(expected_of(&requests), Expected::Anything);

    let mut editor = desk("Mail");
    let own = PathBuf::from("shop.throughline.json");
    let typed = Action::PathTyped(PathPurpose::SaveAs, own.clone());
    let requests = perform(&mut editor, typed);
    assert_eq!(expected_of(&requests), Expected::Stamp(7));

    // The layout is no map: it never takes the place of the map's own file.
    let mut editor = desk("Mail");
    let typed = Action::PathTyped(PathPurpose::ExportLayout, own);
    let requests = perform(&mut editor, typed);
    assert!(matches!(
        requests.as_slice(),
        [Request::ExportLayout {
            expected: Expected::Nothing,
            ..
        }]
    ));
}

/// Answers the question for a path.
fn chosen(requests: &[Request], path: PathBuf) -> Action {
    let [Request::AskPath { purpose, document }] = requests else {
        panic!("{requests:?}");
    };
    Action::PathGiven {
        purpose: *purpose,
        path,
        document: *document,
    }
}

#[test]
fn a_late_answer_for_another_map_is_dropped() {
    let mut editor = desk("Mail Pay");
    change(&mut editor);
    let save = run(&mut editor, Command::Save);
    let other = Then::Open(PathBuf::from("other.json"));
    perform(&mut editor, Action::DiscardThen(other));
    perform(&mut editor, opened("Web", "other.json"));
    change(&mut editor);
    assert_eq!(perform(&mut editor, saved(&save)), []);
    assert!(editor.has_unsaved_changes());
    assert_eq!(editor.file().name(), "other.json");
    for answer in [
        Written::ChangedOnDisk {
            path: PathBuf::from("shop"),
            document: 1,
        },
        Written::Exists {
            path: PathBuf::from("shop"),
            document: 1,
        },
        Written::Failed {
            sentence: "The disk is full".to_owned(),
            document: 1,
        },
    ] {
        perform(&mut editor, Action::Written(answer));
        assert_eq!((editor.dialog(), sentences(&editor).len()), (None, 0));
    }
}

#[test]
fn a_path_chosen_for_another_map_is_dropped() {
    for command in [Command::SaveAs, Command::ExportLayout] {
        let mut editor = desk("Mail Pay");
        let asked = run(&mut editor, command);
        perform(&mut editor, opened("Web", "other.json"));
        let answer = chosen(&asked, PathBuf::from("chosen.json"));
        assert_eq!(perform(&mut editor, answer), [], "{command:?}");
        assert!(!editor.is_saving());
    }
}

#[test]
fn a_map_that_comes_late_asks_about_what_was_drawn_meanwhile() {
    let mut editor = desk("Mail Pay");
    let path = PathBuf::from("other.json");
    let requests = perform(&mut editor, Action::OpenPath(path.clone()));
    assert_eq!(requests, [Request::Open(path.clone())]);
    change(&mut editor);
    perform(&mut editor, opened("Web", "other.json"));
    assert_eq!(editor.map().nodes().len(), 2);
    let then = Then::Open(path.clone());
    assert_eq!(
        editor.dialog(),
        Some(&Dialog::Unsaved { then: then.clone() })
    );
    // What is given up knowingly is not asked about again.
    perform(&mut editor, Action::DiscardThen(then));
    perform(&mut editor, opened("Web", "other.json"));
    assert_eq!(editor.map().nodes().len(), 1);
    assert_eq!(editor.dialog(), None);
}

#[test]
fn only_one_save_is_under_way() {
    let mut editor = desk("Mail Pay");
    change(&mut editor);
    let first = run(&mut editor, Command::Save);
    assert!(editor.is_saving());
    assert_eq!(run(&mut editor, Command::Save), []);
    assert_eq!(sentences(&editor), [(Level::Info, "A save is under way")]);
    perform(&mut editor, saved(&first));
    assert!(!editor.is_saving() && !editor.has_unsaved_changes());
}

#[test]
fn a_file_that_changed_on_disk_or_is_there_already_is_asked_about() {
    let path = PathBuf::from("shop.throughline.json");
    for dialog in [
        Dialog::ChangedOnDisk { path: path.clone() },
        Dialog::Replace { path: path.clone() },
    ] {
        let mut editor = desk("Mail Pay");
        change(&mut editor);
        run(&mut editor, Command::Save);
        let (path, document) = (path.clone(), editor.document_number());
        let answer = match dialog {
            Dialog::Replace { .. } => Written::Exists { path, document },
            _ => Written::ChangedOnDisk { path, document },
        };
        perform(&mut editor, Action::Written(answer));
        assert_eq!(editor.dialog(), Some(&dialog));
        assert!(editor.has_unsaved_changes());
        let overwrite = Action::Overwrite(PathBuf::from("shop.throughline.json"));
        let requests = perform(&mut editor, overwrite);
        let [Request::Save { expected, .. }] = requests.as_slice() else {
            panic!("{requests:?}");
        };
        assert_eq!((*expected, editor.dialog()), (Expected::Anything, None));
        perform(&mut editor, saved(&requests));
        assert!(!editor.has_unsaved_changes());
    }
}

#[test]
fn a_save_that_failed_offers_another_path_and_keeps_the_dot() {
    let mut editor = desk("Mail Pay");
    change(&mut editor);
    perform(&mut editor, Action::SaveThen(Then::Quit));
    let document = editor.document_number();
    let sentence = "The disk is full: shop".to_owned();
    let answer = Action::Written(Written::Failed { sentence, document });
    assert_eq!(perform(&mut editor, answer), []);
    let notice = &editor.notices().shown()[0];
    assert_eq!(notice.remedy, Some(Command::SaveByPath));
    assert!(editor.has_unsaved_changes());
}

#[test]
fn a_save_takes_the_map_without_what_is_still_being_named() {
    let mut editor = desk("Mail Pay");
    editor.perform(Action::Place {
        kind: throughline::model::NodeKind::Team,
        at: Point::new(0.0, 300.0),
    });
    let requests = run(&mut editor, Command::Save);
    let [Request::Save { map, .. }] = requests.as_slice() else {
        panic!("{requests:?}");
    };
    assert_eq!(sketch::print(map), "Mail Pay");
    assert_eq!(editor.naming(), None);
}

#[test]
fn an_import_is_one_step() {
    let mut editor = desk("Mail Pay");
    let records: Vec<Record> = sketch::parse("Web Shop; Web -> Shop")
        .unwrap()
        .records()
        .filter(|record| record.id() != throughline::model::RecordId::Header)
        .collect();
    let imported = |editor: &Editor| Action::Imported {
        document: editor.document_number(),
        records: records.clone(),
        words: "2 teams, 1 relation".to_owned(),
        rejected: vec!["Relations, line 3: No node has the id".to_owned()],
    };
    let action = imported(&editor);
    perform(&mut editor, action);
    assert_eq!(
        sketch::print(editor.map()),
        "Mail Pay Shop Web; Web -> Shop"
    );
    assert_eq!(editor.map().problems(), []);
    assert_eq!(editor.document().history().log().len(), 1);
    let said = "Imported 2 teams, 1 relation; 1 row was left out";
    assert_eq!(sentences(&editor), [(Level::Warning, said)]);
    run(&mut editor, Command::Undo);
    assert_eq!(sketch::print(editor.map()), "Mail Pay");

    // On the welcome screen it begins a map of its own.
    let mut editor = Editor::default();
    let action = imported(&editor);
    perform(&mut editor, action);
    assert_eq!(editor.screen(), Screen::Map);
    assert_eq!(sketch::print(editor.map()), "Shop Web; Web -> Shop");
    assert!(editor.has_unsaved_changes());
}

#[test]
fn a_map_with_problems_opens_with_notices_and_nothing_is_dropped() {
    let mut map = sketch::parse("Mail Pay; Mail -> Pay").unwrap();
    let pay = throughline::model::NodeId::new("pay").unwrap();
    map.put(pay.into(), None);
    let mut editor = Editor::default();
    perform(
        &mut editor,
        Action::Opened {
            document: Box::new(Document::opened(map)),
            file: File::default(),
            mended: vec!["Two records are the node mail".to_owned()],
        },
    );
    assert_eq!(editor.map().relations().len(), 1);
    assert_eq!(
        sentences(&editor),
        [
            (Level::Warning, "1 thing was mended on opening"),
            (Level::Error, "1 problem on this map; nothing was dropped"),
        ]
    );
    assert_eq!(editor.found().problems.len(), 1);
    assert_eq!(editor.notices().shown()[1].remedy, Some(Command::Problems));
}

#[test]
fn the_title_has_a_dot_while_something_is_not_in_the_file() {
    let mut editor = Editor::default();
    assert_eq!(editor.window_title(), "Throughline");
    run(&mut editor, Command::New);
    assert_eq!(editor.window_title(), "Untitled map — Throughline");
    let mut editor = desk("Mail Pay");
    let clean = "shop.throughline.json — Throughline";
    assert_eq!(editor.window_title(), clean);
    change(&mut editor);
    assert_eq!(editor.window_title(), format!("● {clean}"));
    // Back where the file is, nothing is unsaved.
    run(&mut editor, Command::Undo);
    assert_eq!(editor.window_title(), clean);
    run(&mut editor, Command::Redo);
    let requests = run(&mut editor, Command::Save);
    perform(&mut editor, saved(&requests));
    assert_eq!(editor.window_title(), clean);
    run(&mut editor, Command::Undo);
    assert_eq!(editor.window_title(), format!("● {clean}"));
}

#[test]
fn a_recent_map_is_forgotten_on_demand() {
    let path = PathBuf::from("old.json");
    let mut editor = Editor::new(vec![path.clone()], &[], ThemeChoice::default());
    let requests = perform(&mut editor, Action::ForgetRecent(path.clone()));
    assert_eq!(requests, [Request::ForgetRecent(path)]);
    assert_eq!(editor.recents(), &[] as &[PathBuf]);
}

#[test]
fn what_would_end_a_save_waits_for_it() {
    let mut editor = desk("Mail Pay");
    change(&mut editor);
    let requests = run(&mut editor, Command::Save);
    assert_eq!(run(&mut editor, Command::Quit), []);
    assert_eq!(editor.dialog(), None);
    let answer = saved(&requests);
    assert_eq!(perform(&mut editor, answer), [Request::Quit]);
}

#[test]
fn a_replaced_file_goes_on_with_what_the_save_was_for() {
    let mut editor = desk("Mail Pay");
    change(&mut editor);
    let requests = perform(&mut editor, Action::SaveThen(Then::Quit));
    let Some(Request::Save { path, document, .. }) = requests.first() else {
        panic!("{requests:?}");
    };
    let (path, document) = (path.clone(), *document);
    let changed = Written::ChangedOnDisk {
        path: path.clone(),
        document,
    };
    assert_eq!(perform(&mut editor, Action::Written(changed)), []);
    let requests = perform(&mut editor, Action::Overwrite(path));
    let answer = saved(&requests);
    assert_eq!(perform(&mut editor, answer), [Request::Quit]);
}

#[test]
fn a_new_name_without_an_extension_gets_it_and_the_own_file_keeps_its_name() {
    let mut editor = desk("Mail");
    let given = |path: &str, editor: &Editor| Action::PathGiven {
        purpose: PathPurpose::SaveAs,
        path: PathBuf::from(path),
        document: editor.document_number(),
    };
    let action = given("/maps/shop", &editor);
    let requests = perform(&mut editor, action);
    let [Request::Save { path, expected, .. }] = &*requests else {
        panic!("{requests:?}");
    };
    assert_eq!(*path, PathBuf::from("/maps/shop.throughline.json"));
    assert_eq!(*expected, Expected::Nothing);

    perform(&mut editor, opened("Mail Pay", "/maps/old"));
    change(&mut editor);
    let requests = run(&mut editor, Command::Save);
    let [Request::Save { path, .. }] = &*requests else {
        panic!("{requests:?}");
    };
    assert_eq!(*path, PathBuf::from("/maps/old"));
}

#[test]
fn a_job_that_breaks_is_said_and_the_next_save_is_possible() {
    let mut editor = desk("Mail");
    change(&mut editor);
    run(&mut editor, Command::Save);
    perform(&mut editor, Action::JobBroke);
    assert!(!editor.is_saving());
    assert!(matches!(*sentences(&editor), [(Level::Error, _)]));
    let requests = run(&mut editor, Command::Save);
    assert!(matches!(*requests, [Request::Save { .. }]));
}

#[test]
fn of_two_dropped_tables_the_one_of_edges_is_second_and_a_map_is_opened() {
    let mut editor = desk("Mail");
    let path = |name: &str| PathBuf::from(format!("/data/{name}"));
    let dropped = Action::Dropped(vec![path("edges.csv"), path("NODES.CSV")]);
    let read = Request::ReadCsv {
        nodes: path("NODES.CSV"),
        edges: Some(path("edges.csv")),
    };
    assert_eq!(perform(&mut editor, dropped), [read]);
    let map = path("shop.throughline.json");
    let dropped = Action::Dropped(vec![map.clone()]);
    assert_eq!(perform(&mut editor, dropped), [Request::Open(map)]);
}
