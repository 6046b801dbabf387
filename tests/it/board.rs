//! The board without a screen: its verbs, its cells, and how keys go from card to card.

use throughline::{
    document::Document,
    edit::{
        EditError, Lane, Stand, add_work_item, block, move_work_items, set_class, set_path,
        set_state, set_stop, stop_at, unblock,
    },
    editor::{
        Action, Board, BoardAction, BoardCommand, BoardOptions, CellPlace, Columns, Command,
        Editor, File, Lanes, Step, View,
    },
    formats::sketch,
    model::{Class, Day, Id, Map, RecordId, State, WorkItem, WorkItemId},
};

/// Two paths that share a team; one of them comes by it twice.
const SHOP: &str = "Web Pay Mail; buy: Web > Pay > Mail; help: Mail > Pay; \
                    Card @ buy-web; Gift @ buy-pay ! Mail; Bug @ help-mail; Idea @ buy";

fn id<T>(text: &str) -> Id<T> {
    Id::new(text).unwrap()
}

fn today() -> Option<Day> {
    Day::parse("2026-11-20")
}

fn item<'a>(map: &'a Map, name: &str) -> &'a WorkItem {
    map.work_item(id(name)).unwrap()
}

/// Makes an edit, looks for problems, and sees to it that it can be taken back.
fn made(map: &Map, edit: Result<throughline::edit::Edit, EditError>) -> Map {
    let edit = edit.unwrap();
    let mut after = map.clone();
    edit.apply(&mut after).unwrap();
    assert_eq!(after.problems(), []);
    let mut back = after.clone();
    edit.inverted().apply(&mut back).unwrap();
    assert_eq!(back, *map);
    after
}

#[test]
fn a_card_goes_where_its_cell_says() {
    let rows = [
        (
            "card",
            Stand::Node(id("mail")),
            Lane::Path(Some(id("buy"))),
            Ok("Card @ buy-mail"),
        ),
        // Across paths nothing is asked, it changes.
        (
            "card",
            Stand::Node(id("pay")),
            Lane::Path(Some(id("help"))),
            Ok("Card @ help-pay"),
        ),
        (
            "card",
            Stand::Node(id("web")),
            Lane::Path(Some(id("help"))),
            Err(EditError::NoStop),
        ),
        // Without a lane for each path, the own path is kept where it stops there.
        (
            "bug",
            Stand::Node(id("pay")),
            Lane::All,
            Ok("Bug @ help-pay"),
        ),
        (
            "bug",
            Stand::Node(id("web")),
            Lane::Class(Class::Expedite),
            Ok("Bug @ buy-web"),
        ),
        (
            "bug",
            Stand::Stop(id("buy-pay")),
            Lane::All,
            Ok("Bug @ buy-pay"),
        ),
        ("card", Stand::Unplaced, Lane::All, Ok("Card @ buy")),
        (
            "card",
            Stand::Unplaced,
            Lane::Path(Some(id("help"))),
            Ok("Card @ help"),
        ),
        ("card", Stand::Unplaced, Lane::Path(None), Ok("Card @")),
        (
            "card",
            Stand::Node(id("nobody")),
            Lane::All,
            Err(EditError::NoStop),
        ),
    ];
    let map = sketch::parse(SHOP).unwrap();
    for (name, stand, lane, expected) in rows {
        let edit = move_work_items(&map, [(id(name), stand.clone(), lane)], today());
        match expected {
            Ok(part) => {
                let after = sketch::print(&made(&map, edit));
                let found = after.split("; ").any(|found| found == part);
                assert!(found, "{part} is not in {after}");
            }
            Err(error) => assert_eq!(edit, Err(error), "{name} {stand:?}"),
        }
    }
}

#[test]
fn a_path_that_comes_by_twice_goes_on_and_not_back() {
    let map = sketch::parse("A B C").unwrap();
    let mut map = map;
    let path = throughline::model::DeliveryPath::new(id("p"), "p");
    let mut records: Vec<throughline::model::Record> = vec![path.into()];
    let mut before = None;
    for (stop, node) in [("one", "a"), ("two", "b"), ("three", "a"), ("four", "c")] {
        let stop = throughline::model::Stop::new(id(stop), id("p"), id(node)).following(before);
        before = Some(stop.id);
        records.push(stop.into());
    }
    let edit = throughline::edit::add_all(&map, "Add", records).unwrap();
    edit.apply(&mut map).unwrap();
    let stop = |from: Option<&str>, node| {
        let stop = stop_at(&map, id("p"), id(node), from.map(id));
        stop.map(|stop| stop.as_str().to_owned())
    };
    assert_eq!(stop(None, "a").as_deref(), Some("one"));
    assert_eq!(stop(Some("one"), "a").as_deref(), Some("one"));
    assert_eq!(stop(Some("two"), "a").as_deref(), Some("three"));
    // Behind the last visit it is the first one again.
    assert_eq!(stop(Some("four"), "a").as_deref(), Some("one"));
    assert_eq!(stop(None, "nobody"), None);
}

#[test]
fn states_bring_their_days_and_forget_what_no_longer_holds() {
    let map = sketch::parse(SHOP).unwrap();
    let gift = || [id("gift")];
    let active = made(&map, set_state(&map, gift(), &State::Active, today()));
    let it = item(&active, "gift");
    assert_eq!((it.started.as_str(), &it.blocked_by), ("2026-11-20", &None));
    // The day it was started on stays.
    let later = Day::parse("2026-11-25");
    let again = made(&active, set_state(&active, gift(), &State::Waiting, later));
    let again = made(&again, set_state(&again, gift(), &State::Active, later));
    assert_eq!(item(&again, "gift").started, "2026-11-20");
    let done = made(&again, set_state(&again, gift(), &State::Done, later));
    assert_eq!(item(&done, "gift").finished, "2026-11-25");
    // Taken back to a stop it is no longer finished.
    let moves = [(id("gift"), Stand::Node(id("web")), Lane::All)];
    let back = made(&done, move_work_items(&done, moves, later));
    let it = item(&back, "gift");
    assert_eq!((it.finished.as_str(), &it.state), ("", &State::Active));

    let blocked = made(
        &back,
        block(&back, gift(), Some(id("pay")), Some("no slot")),
    );
    let it = item(&blocked, "gift");
    let by = it.blocked_by.clone().unwrap();
    assert_eq!((&it.state, by.why.as_str()), (&State::Blocked, "no slot"));
    let free = made(&blocked, unblock(&blocked, gift()));
    let it = item(&free, "gift");
    assert_eq!((&it.state, &it.blocked_by), (&State::Active, &None));
    let free = made(&map, unblock(&map, [id("card")]));
    assert_eq!(item(&free, "card").state, State::Waiting);

    let classed = made(&map, set_class(&map, gift(), &Class::Expedite));
    assert_eq!(item(&classed, "gift").class, Class::Expedite);
    let nobody = block(&map, gift(), Some(id("nobody")), None);
    assert!(matches!(nobody, Err(EditError::Missing(RecordId::Node(_)))));
}

#[test]
fn another_path_keeps_the_node_and_another_stop_brings_its_path() {
    let map = sketch::parse(SHOP).unwrap();
    let rows = [("gift", "help", Some("help-pay")), ("card", "help", None)];
    for (name, path, stop) in rows {
        let after = made(&map, set_path(&map, [id(name)], Some(id(path))));
        let stop = stop.map(id);
        assert_eq!(item(&after, name).stop, stop, "{name}");
    }
    let after = made(&map, set_stop(&map, [id("card")], Some(id("help-pay"))));
    assert_eq!(item(&after, "card").path, Some(id("help")));
    let after = made(&map, set_stop(&map, [id("card")], None));
    let card = item(&after, "card");
    assert_eq!((card.path, card.stop), (Some(id("buy")), None));
}

#[test]
fn a_new_item_begins_in_its_cell() {
    let map = sketch::parse(SHOP).unwrap();
    let lane = Lane::Path(Some(id("buy")));
    let new = WorkItem::new(id("new"), "New");
    let edit = add_work_item(&map, new.clone(), &Stand::Node(id("pay")), &lane, today());
    let after = made(&map, edit);
    assert_eq!(item(&after, "new").stop, Some(id("buy-pay")));
    let taken = WorkItem::new(id("gift"), "Gift");
    let taken = add_work_item(&map, taken, &Stand::Unplaced, &Lane::All, today());
    assert!(matches!(taken, Err(EditError::Taken(_))));
    let done = add_work_item(&map, new, &Stand::Done, &lane, today());
    assert_eq!(item(&made(&map, done), "new").finished, "2026-11-20");
}

/// Writes a board as one line a lane: `name: column=items …`.
fn written(map: &Map, options: &BoardOptions) -> String {
    let board = Board::of(map, options, today());
    let lanes = board.lanes.iter().zip(0..).map(|(lane, row)| {
        let cells = board.columns.iter().zip(0..).map(|(column, n)| {
            let place = CellPlace {
                lane: row,
                column: n,
            };
            let items: Vec<&str> = board.cell(place).iter().map(|id| id.as_str()).collect();
            format!("{}={}", column.name, items.join("+"))
        });
        format!("{}: {}", lane.name, cells.collect::<Vec<_>>().join(" "))
    });
    lanes.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_board_is_cut_by_stops_paths_and_classes() {
    let map = sketch::parse(SHOP).unwrap();
    let done = set_state(&map, [id("bug")], &State::Done, today());
    let map = made(&map, done);
    let urgent = set_class(&map, [id("card")], &Class::Expedite);
    let map = made(&map, urgent);
    let options = BoardOptions::default();
    assert_eq!(
        written(&map, &options),
        "buy: Not at a stop=idea Web=card Pay=gift Mail= Done this week=\n\
         help: Not at a stop= Web= Pay= Mail= Done this week=bug"
    );
    let one_path = BoardOptions {
        columns: Columns::Path(id("buy")),
        lanes: Lanes::None,
        ..options.clone()
    };
    assert_eq!(
        written(&map, &one_path),
        ": Not at a stop=idea 1 Web=card 2 Pay=gift 3 Mail= Done this week="
    );
    assert_eq!(Board::of(&map, &one_path, today()).counts.n_elsewhere, 1);
    let classes = BoardOptions {
        lanes: Lanes::Classes,
        ..options.clone()
    };
    let by_class = written(&map, &classes);
    assert!(by_class.starts_with("Expedite: Not at a stop= Web=card"));
    // A map without anything has a column to begin in, and one to end in.
    assert_eq!(
        written(&Map::default(), &options),
        "No path: Not at a stop= Done this week="
    );
}

#[test]
fn what_was_finished_long_ago_is_counted_and_shown_on_request() {
    let map = sketch::parse(SHOP).unwrap();
    let week_ago = Day::parse("2026-11-13");
    let map = made(&map, set_state(&map, [id("bug")], &State::Done, week_ago));
    let day_later = Day::parse("2026-11-14");
    let map = made(&map, set_state(&map, [id("card")], &State::Done, day_later));
    let map = made(&map, set_state(&map, [id("gift")], &State::Done, None));
    let mut options = BoardOptions {
        lanes: Lanes::None,
        ..BoardOptions::default()
    };
    assert!(written(&map, &options).ends_with("Done this week=card"));
    assert_eq!(Board::of(&map, &options, today()).counts.n_older, 2);
    options.with_older = true;
    assert!(written(&map, &options).ends_with("Done=bug+card+gift"));
}

#[test]
fn columns_follow_the_routes_even_where_they_go_in_a_circle() {
    let columns = |sketch: &str| {
        let map = sketch::parse(sketch).unwrap();
        let board = Board::of(&map, &BoardOptions::default(), None);
        let names = board.columns.iter().map(|column| column.name.as_str());
        names.collect::<Vec<_>>().join(" ")
    };
    let rows = [
        ("A B C; p: A > B > C", "A B C"),
        // The second path puts D between.
        ("A B C D; p: A > B > C; q: B > D > C", "A B D C"),
        ("A B; p: A > B; q: B > A", "A B"),
    ];
    for (sketch, expected) in rows {
        let expected = format!("Not at a stop {expected} Done this week");
        let with_item = format!("{sketch}; X @");
        assert_eq!(columns(&with_item), expected, "{sketch}");
    }
}

#[test]
fn the_filter_asks_for_names_states_classes_and_blockers() {
    let map = sketch::parse(SHOP).unwrap();
    let map = made(&map, set_class(&map, [id("card")], &Class::FixedDate));
    let map = made(
        &map,
        block(&map, [id("gift")], Some(id("mail")), Some("strike")),
    );
    let rows = [
        ("", "card gift bug idea"),
        ("CAR", "card"),
        ("blocked", "gift"),
        ("strike", "gift"),
        ("mail", "gift"),
        ("class:fixed", "card"),
        ("class:fixed-date", "card"),
        ("fixed-date", "card"),
        ("fixed", ""),
        ("path:help", "bug"),
        ("at:web", "card"),
        ("waiting path:buy", "card idea"),
        ("#tag", ""),
        ("nothing", ""),
    ];
    for (filter, expected) in rows {
        let options = BoardOptions {
            filter: filter.to_owned(),
            ..BoardOptions::default()
        };
        let board = Board::of(&map, &options, today());
        let mut found: Vec<&str> = board.items().map(Id::as_str).collect();
        let mut expected: Vec<&str> = expected.split_whitespace().collect();
        found.sort_unstable();
        expected.sort_unstable();
        assert_eq!(found, expected, "{filter}");
        assert_eq!(board.counts.n_left_out, 4 - found.len(), "{filter}");
    }
}

#[test]
fn what_is_done_is_neither_counted_nor_left_out() {
    let mut map = sketch::parse(SHOP).unwrap();
    map = made(&map, set_state(&map, [id("gift")], &State::Done, today()));
    let options = BoardOptions {
        filter: "nothing".to_owned(),
        ..BoardOptions::default()
    };
    let counts = Board::of(&map, &options, today()).counts;
    assert_eq!((counts.n_items, counts.n_left_out), (3, 3));
}

fn editor(map: &str) -> Editor {
    let mut editor = Editor::default();
    let map = sketch::parse(map).unwrap();
    editor.perform(Action::Opened {
        document: Box::new(Document::opened(map)),
        file: File::default(),
        mended: Vec::new(),
    });
    editor.perform(Action::View(View::Board));
    editor.perform(Action::Today(today().unwrap()));
    editor
}

fn run(editor: &mut Editor, command: BoardCommand) {
    editor.run(Command::Board(command));
    assert_eq!(editor.map().problems(), []);
}

fn selected(editor: &Editor) -> String {
    let ids: Vec<&str> = editor.selection().iter().map(RecordId::as_str).collect();
    ids.join(" ")
}

#[test]
fn arrows_go_from_card_to_card_and_with_ctrl_take_it_along() {
    let mut editor = editor(SHOP);
    let walk = [
        (Step::Right, "idea"),
        (Step::Right, "card"),
        (Step::Right, "gift"),
        // Past the cells without a card.
        (Step::Right, "gift"),
        (Step::Left, "card"),
        (Step::Down, "card"),
    ];
    for (step, expected) in walk {
        run(&mut editor, BoardCommand::Go(step));
        assert_eq!(selected(&editor), expected, "{step:?}");
    }
    let moves = [
        (Step::Right, Some("buy-pay")),
        // The other path stops there too.
        (Step::Down, Some("help-pay")),
        (Step::Up, Some("buy-pay")),
        (Step::Right, Some("buy-mail")),
    ];
    for (step, stop) in moves {
        run(&mut editor, BoardCommand::Move(step));
        assert_eq!(item(editor.map(), "card").stop, stop.map(id), "{step:?}");
    }
    run(&mut editor, BoardCommand::Move(Step::Right));
    assert_eq!(item(editor.map(), "card").state, State::Done);
    assert_eq!(editor.document().history().log().len(), 5);
    for _ in 0..5 {
        editor.run(Command::Undo);
    }
    assert_eq!(item(editor.map(), "card").stop, Some(id("buy-web")));
}

#[test]
fn names_are_typed_one_after_the_other() {
    let mut editor = editor(SHOP);
    editor.perform(Action::Select(vec![RecordId::WorkItem(id("gift"))]));
    run(&mut editor, BoardCommand::Add);
    for name in ["One", " Two "] {
        editor.perform(Action::Board(BoardAction::Add(name.to_owned())));
    }
    editor.perform(Action::Board(BoardAction::Add("  ".to_owned())));
    assert_eq!(editor.board().adding, None);
    let at_pay = editor
        .map()
        .work_items()
        .filter(|item| item.stop == Some(id("buy-pay")));
    let names: Vec<String> = at_pay.map(|item| item.about.name.clone()).collect();
    assert_eq!((names.len(), names.contains(&"Two".to_owned())), (3, true));
    assert_eq!(editor.document().history().log().len(), 2);
}

#[test]
fn cards_in_the_hand_go_down_as_one_step_or_back_with_escape() {
    let mut editor = editor(SHOP);
    let ids: Vec<WorkItemId> = vec![id("card"), id("gift")];
    editor.perform(Action::Board(BoardAction::Carry(ids.clone())));
    editor.run(Command::Cancel);
    assert!(editor.board().carried.is_empty());
    let to_mail = || {
        let lane = Lane::Path(Some(id("buy")));
        Action::Board(BoardAction::Drop(Stand::Node(id("mail")), lane))
    };
    editor.perform(to_mail());
    assert_eq!(editor.document().history().log().len(), 0);
    editor.perform(Action::Board(BoardAction::Carry(ids)));
    editor.perform(to_mail());
    assert_eq!(editor.document().history().log().len(), 1);
    for name in ["card", "gift"] {
        assert_eq!(item(editor.map(), name).stop, Some(id("buy-mail")));
    }
    editor.run(Command::Undo);
    assert_eq!(item(editor.map(), "gift").stop, Some(id("buy-pay")));
}

#[test]
fn b_blocks_and_unblocks_and_s_starts_and_stops() {
    let mut editor = editor(SHOP);
    assert!(!Command::Board(BoardCommand::Block).enabled(&editor));
    editor.perform(Action::Select(vec![RecordId::WorkItem(id("card"))]));
    let states = [
        (BoardCommand::Start, State::Active),
        (BoardCommand::Block, State::Blocked),
        (BoardCommand::Block, State::Active),
        (BoardCommand::Start, State::Waiting),
    ];
    for (command, state) in states {
        run(&mut editor, command);
        assert_eq!(item(editor.map(), "card").state, state);
    }
    assert_eq!(item(editor.map(), "card").started, "2026-11-20");
    editor.perform(Action::View(View::Network));
    assert!(!Command::Board(BoardCommand::Block).enabled(&editor));
}
