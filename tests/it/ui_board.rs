//! The board in the window, through its labels, by pointer and by keys.

use egui::{Event, Key, Modifiers, PointerButton, accesskit::Role};
use egui_kittest::kittest::Queryable as _;
use throughline::{
    edit::set_state,
    editor::{
        Action, CsvBrings, CsvChoice, CsvDates, CsvField, CsvPreview, CsvTable, Request, View,
    },
    formats::sketch,
    model::{Day, Id, Map, RecordId, State, WorkItem},
};

use crate::window::Window;

const SHOP: &str = "Web Pay Mail; buy: Web > Pay > Mail; help: Mail > Pay; \
                    Card @ buy-web; Gift @ buy-pay ! Mail; Bug @ help-mail";

fn board(map: &str) -> Window {
    board_of(sketch::parse(map).unwrap())
}

fn board_of(map: Map) -> Window {
    let mut window = Window::with_map(map);
    window.perform(Action::Today(Day::parse("2026-11-20").unwrap()));
    window.key_with(Modifiers::COMMAND, Key::Num2);
    assert_eq!(window.editor().view(), View::Board);
    window
}

fn id<T>(text: &str) -> Id<T> {
    Id::new(text).unwrap()
}

fn item(window: &Window, name: &str) -> WorkItem {
    window.map().work_item(id(name)).unwrap().clone()
}

fn selected(window: &Window) -> String {
    let ids = window.editor().selection().iter();
    ids.map(RecordId::as_str).collect::<Vec<_>>().join(" ")
}

/// Returns the middle of what has a label that begins so.
fn at(window: &Window, label: &str) -> egui::Pos2 {
    let mut found = window.harness.query_all_by_label_contains(label);
    found.next().unwrap().rect().center()
}

#[test]
fn cards_and_columns_say_themselves_to_a_reader() {
    let window = board(SHOP);
    for words in [
        "Board: 3 work items",
        "Column Web: 1 / –",
        "Column Done this week: 0",
        "Lane buy",
        "Card, buy, waiting",
        "Add a work item: Web, buy",
    ] {
        assert!(window.has_part(words), "{words}");
    }
    let role = Role::ListItem;
    let cards = window.harness.query_all_by_role(role);
    assert_eq!(cards.count(), 3);
    // Where a path does not stop, nothing is added.
    assert!(!window.has_part("Add a work item: Web, help"));
}

#[test]
fn a_card_is_dragged_to_another_cell_in_one_step() {
    let mut window = board(SHOP);
    let (from, to) = (
        at(&window, "Card, buy"),
        at(&window, "Add a work item: Mail, buy"),
    );
    window.drag(from, to, PointerButton::Primary);
    assert_eq!(item(&window, "card").stop, Some(id("buy-mail")));
    assert_eq!((window.n_steps(), selected(&window).as_str()), (1, "card"));
    // To the cell of another path, and done.
    let (from, to) = (
        at(&window, "Card, buy"),
        at(&window, "Add a work item: Pay, help"),
    );
    window.drag(from, to, PointerButton::Primary);
    assert_eq!(item(&window, "card").stop, Some(id("help-pay")));
    // The inspector gives way to the cells while a card is in the hand.
    window.key(Key::Escape);
    let (from, to) = (
        at(&window, "Card, help"),
        at(&window, "Done this week, help"),
    );
    window.drag(from, to, PointerButton::Primary);
    let card = item(&window, "card");
    assert_eq!(
        (card.state, card.finished.as_str(), window.n_steps()),
        (State::Done, "2026-11-20", 3)
    );
}

#[test]
fn escape_puts_a_card_back_and_a_cell_that_cannot_hold_it_says_so() {
    let mut window = board(SHOP);
    let (from, to) = (
        at(&window, "Card, buy"),
        at(&window, "Add a work item: Mail, buy"),
    );
    window.hover(from);
    window.press(from, PointerButton::Primary, true);
    window.hover(to);
    assert_eq!(window.editor().board().carried, [id("card")]);
    window.key(Key::Escape);
    assert!(window.editor().board().carried.is_empty());
    window.press(to, PointerButton::Primary, false);
    assert_eq!((window.n_steps(), selected(&window).as_str()), (0, "card"));
    // The path of the lane below does not stop there.
    let below = at(&window, "Lane help").y;
    let to = egui::pos2(at(&window, "Column Web").x, below);
    let from = at(&window, "Card, buy");
    window.drag(from, to, PointerButton::Primary);
    assert_eq!(window.n_steps(), 0);
    assert!(window.has_part("does not stop there"));
}

#[test]
fn names_are_typed_in_a_cell_one_after_the_other() {
    let mut window = board(SHOP);
    window.click("Add a work item: Pay, buy");
    for name in ["Voucher", "Refund"] {
        window.text(name);
        window.key(Key::Enter);
    }
    window.key(Key::Escape);
    assert_eq!(window.editor().board().adding, None);
    let at_pay = window.map().work_items();
    let at_pay = at_pay.filter(|item| item.stop == Some(id("buy-pay")));
    assert_eq!((at_pay.count(), window.n_steps()), (3, 2));
    // Letters were letters there, and are keys again now.
    window.key(Key::B);
    let ids: Vec<_> = window.editor().selected_items().collect();
    let blocked = window.map().work_item(ids[0]).unwrap();
    assert_eq!(
        (blocked.about.name.as_str(), &blocked.state),
        ("Refund", &State::Blocked)
    );
    // N begins in the cell of the selected card; a press elsewhere takes what was typed.
    window.key(Key::N);
    window.text("Late");
    let elsewhere = at(&window, "Lane help");
    window.click_at(elsewhere);
    assert_eq!(window.map().work_items().len(), 6);
    assert_eq!(window.editor().board().adding, None);
}

#[test]
fn a_card_is_renamed_by_enter_and_by_a_double_click() {
    let mut window = board(SHOP);
    let card = at(&window, "Card, buy");
    window.click_at(card);
    assert_eq!(selected(&window), "card");
    window.key(Key::Enter);
    window.text("Gift card");
    window.key(Key::Enter);
    assert_eq!(item(&window, "card").about.name, "Gift card");
    let card = at(&window, "Gift card, buy");
    window.wait(1.0);
    window.click_at(card);
    window.click_at(card);
    assert!(window.editor().naming().is_some());
    window.text("Nonsense");
    window.key(Key::Escape);
    assert_eq!(item(&window, "card").about.name, "Gift card");
    assert_eq!(window.n_steps(), 1);
    window.key(Key::Delete);
    assert_eq!(window.map().work_items().len(), 2);
}

#[test]
fn arrows_walk_and_words_filter() {
    let mut window = board(SHOP);
    for expected in ["card", "gift"] {
        window.key(Key::ArrowRight);
        assert_eq!(selected(&window), expected);
    }
    window.key_with(Modifiers::COMMAND, Key::ArrowRight);
    assert_eq!(item(&window, "gift").stop, Some(id("buy-mail")));
    window.enter("Filter the cards");
    window.text("bug");
    assert_eq!(window.harness.query_all_by_role(Role::ListItem).count(), 1);
    assert!(window.has_part("2 filtered out"));
    // Keys in the field are its own.
    window.key_with(Modifiers::COMMAND, Key::ArrowLeft);
    window.key(Key::Delete);
    assert_eq!((window.n_steps(), window.map().work_items().len()), (1, 3));
}

#[test]
fn a_card_that_is_moved_by_keys_stays_in_view() {
    let mut window =
        board("A B C D E F G H I J; p: A > B > C > D > E > F > G > H > I > J; Card @ p-a");
    window.key(Key::ArrowRight);
    assert_eq!(selected(&window), "card");
    for stop in ["b", "c", "d", "e", "f", "g", "h", "i", "j"] {
        window.key_with(Modifiers::COMMAND, Key::ArrowRight);
        window.settle();
        let stop = format!("p-{stop}");
        assert_eq!(item(&window, "card").stop, Some(id(&stop)));
        // Cards that are out of view are not there.
        let card = window.harness.query_by_label_contains("Card, p");
        assert!(card.is_some(), "{stop}");
    }
}

#[test]
fn a_node_that_is_selected_is_marked_on_the_board() {
    let mut window = board(SHOP);
    assert!(window.has("Column Web: 1 / –"));
    window.perform(Action::Select(vec![RecordId::Node(id("web"))]));
    assert!(window.has("Column Web: 1 / –, selected"));
    assert!(window.has("Column Mail: 1 / –"));
}

#[test]
fn shift_adds_a_card_and_all_are_moved_together() {
    let mut window = board(SHOP);
    let (card, gift) = (at(&window, "Card, buy"), at(&window, "Gift, buy"));
    window.click_at(card);
    for pressed in [true, false] {
        window.hover(gift);
        window.event(Event::ModifiersChanged(Modifiers::SHIFT));
        window.event(Event::PointerButton {
            pos: gift,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::SHIFT,
        });
    }
    assert_eq!(selected(&window), "card gift");
}

#[test]
fn the_inspector_picks_path_stop_and_blocker() {
    let mut window = board(SHOP);
    let card = at(&window, "Card, buy");
    window.click_at(card);
    assert_eq!(window.value(Role::ComboBox, "Stop"), "1 Web");
    window.choose("Stop", "2 Pay");
    assert_eq!(item(&window, "card").stop, Some(id("buy-pay")));
    window.choose("Path", "help");
    let moved = item(&window, "card");
    assert_eq!(
        (moved.path, moved.stop),
        (Some(id("help")), Some(id("help-pay")))
    );
    window.choose("Blocked by", "Mail");
    let blocked = item(&window, "card");
    assert_eq!(blocked.state, State::Blocked);
    assert_eq!(blocked.blocked_by.unwrap().node, Some(id("mail")));
    window.choose("State", "Active");
    let active = item(&window, "card");
    assert_eq!(
        (active.started.as_str(), active.blocked_by),
        ("2026-11-20", None)
    );
    window.choose("Stop", "None");
    assert_eq!(item(&window, "card").stop, None);
    assert_eq!(window.n_steps(), 5);
}

#[test]
fn a_long_list_is_made_shorter_by_typing() {
    let names: Vec<String> = (1..=30).map(|n| format!("Team{n}")).collect();
    let mut window = board(&format!(
        "{}; buy: Team1; Card @ buy-team1",
        names.join(" ")
    ));
    let card = at(&window, "Card, buy");
    window.click_at(card);
    let role = Role::ComboBox;
    window
        .harness
        .get_by_role_and_label(role, "Blocked by")
        .click();
    window.settle();
    window.text("team27");
    assert!(window.has("Team27") && !window.has("Team3"));
    window.key(Key::Enter);
    let blocked = item(&window, "card").blocked_by.unwrap();
    assert_eq!(blocked.node, Some(id("team27")));
}

#[test]
fn a_board_without_items_says_how_to_begin() {
    let mut window = board("Web");
    assert!(window.has_part("Column Not at a stop"));
    window.key(Key::N);
    window.text("First");
    window.key(Key::Enter);
    assert_eq!(window.map().work_items().len(), 1);
}

#[test]
fn of_many_cards_only_those_in_view_are_drawn() {
    let items: Vec<String> = (0..2_000).map(|n| format!("Item{n} @ buy-web")).collect();
    let window = board(&format!("Web; buy: Web; {}", items.join("; ")));
    let drawn = window.harness.query_all_by_role(Role::ListItem).count();
    assert!((5..40).contains(&drawn), "{drawn}");
}

#[test]
fn work_items_are_imported_after_a_look_at_their_columns() {
    let mut window = Window::with(SHOP);
    let choice = |unknown: &[&str]| CsvChoice {
        brings: CsvBrings::Items(CsvDates::MonthFirst),
        nodes: CsvTable {
            path: "items.csv".into(),
            columns: vec!["Summary".to_owned()],
            sample_rows: vec![vec!["Wallet".to_owned()]],
            fields: vec![CsvField {
                name: "Name",
                column: Some(0),
            }],
        },
        preview: CsvPreview {
            counts: vec!["1 work item".to_owned()],
            unknown: unknown.iter().map(|word| (*word).to_owned()).collect(),
            ..CsvPreview::default()
        },
        ..CsvChoice::default()
    };
    window.perform(Action::CsvRead(Box::new(choice(&[]))));
    window.perform(Action::CsvPreviewed(Box::new(choice(&["State “In QA”"]))));
    for words in [
        "Import work items",
        "1 word is not understood",
        "3/12/2026 is",
    ] {
        assert!(window.has_part(words), "{words}");
    }
    assert!(!window.has("Add a table of relations…"));
    window.click("December 3");
    let asked = window.asked();
    let wanted = CsvBrings::Items(CsvDates::DayFirst);
    let asks = |request: &Request| matches!(request, Request::PreviewCsv(choice) if choice.brings == wanted);
    assert!(asked.iter().any(asks), "{asked:?}");

    let item = WorkItem::new(id("wallet"), "Wallet");
    let document = window.editor().document_number();
    window.perform(Action::Imported {
        document,
        records: vec![item.into()],
        words: "1 work item".to_owned(),
        rejected: Vec::new(),
    });
    assert_eq!((window.editor().view(), window.n_steps()), (View::Board, 1));
    assert!(window.has_part("Wallet, waiting"));
}

#[test]
fn tokens_on_the_network_follow_the_cards_and_select_them() {
    let mut window = Window::with(SHOP);
    assert!(window.has("1 work item at Web, buy"));
    let state = set_state(window.map(), [id("gift")], &State::Blocked, None);
    window.perform(Action::Edit(state));
    assert!(window.has("1 work item at Pay, buy, 1 blocked"));
    let token = at(&window, "1 work item at Pay, buy");
    window.click_at(token);
    assert_eq!(selected(&window), "gift");
    // The same item is selected on the board, and what it does there shows here.
    window.key_with(Modifiers::COMMAND, Key::Num2);
    window.key_with(Modifiers::COMMAND, Key::ArrowRight);
    window.key_with(Modifiers::COMMAND, Key::Num1);
    assert!(window.has("1 work item at Mail, buy, 1 blocked"));
    assert!(!window.has_part("work item at Pay"));
    // A token is no handle: a drag from it moves its node.
    let token = at(&window, "1 work item at Web, buy");
    let (pos, to) = (window.rect("web").min, token + egui::vec2(40.0, 60.0));
    window.drag(token, to, PointerButton::Primary);
    assert_ne!(window.rect("web").min, pos);
}

#[test]
fn what_is_not_shown_is_neither_selected_with_all_nor_deleted() {
    let mut window = board(SHOP);
    window.enter("Filter the cards");
    window.text("card");
    let lane = at(&window, "Lane buy");
    window.click_at(lane);
    window.key_with(Modifiers::COMMAND, Key::A);
    assert_eq!(selected(&window), "card");
    window.key(Key::Delete);
    assert_eq!(window.map().work_items().len(), 2);
    let web: RecordId = RecordId::Node(id("web"));
    window.perform(Action::Select(vec![web]));
    window.key(Key::Delete);
    assert_eq!((window.map().nodes().len(), window.n_steps()), (3, 1));
}

#[test]
fn an_idle_board_draws_nothing() {
    let mut window = board(SHOP);
    let card = at(&window, "Card, buy");
    window.click_at(card);
    window.wait(10.0);
    assert!(
        window.sleeps_for().as_secs() > 60,
        "{:?}",
        window.sleeps_for()
    );
}
