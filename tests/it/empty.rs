//! What each part of the window says while it has nothing to show: one sentence, with what to do next.

use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use throughline::{
    editor::{Action, Command, CsvBrings, CsvChoice, Dialog, Lens, Screen, View},
    formats::sketch,
    model::{NodeId, PathId},
    scene::Scene,
};

use crate::{growth::double_click, window::Window};

fn empty() -> Window {
    let mut window = Window::welcome();
    window.click("New map");
    window
}

#[test]
fn an_empty_map_says_how_to_begin_and_lets_clicks_through() {
    let mut window = empty();
    for words in [
        "Who works here?",
        "a team in the middle, without a mouse",
        "then the next one beside it, tied to it",
        "lines of text: a name a line, “Shop -> Kitchen” ties two",
        "Take the tour",
        "Open Corner shop",
    ] {
        assert!(window.has(words), "{words}");
    }
    // In the middle of the words a double-click places a node as everywhere.
    let at = window.at(window.editor().camera().center);
    let words = window.harness.get_by_label("Who works here?").rect();
    assert!(words.center().distance(at) < 300.0);
    double_click(&mut window, words.center());
    assert!(window.editor().naming().is_some());
    assert!(!window.has("Who works here?"));
    window.key(Key::Escape);
    assert!(window.has("Who works here?"));
    // As soon as a tool is in hand the map is free.
    window.key(Key::T);
    assert!(!window.has("Who works here?"));
    window.key(Key::Enter);
    window.text("Shop");
    window.key(Key::Enter);
    assert!(!window.has("Who works here?"));
}

#[test]
fn an_empty_map_opens_a_sample_or_the_tour() {
    let mut window = empty();
    window.click("Open Corner shop");
    assert_eq!(window.map().nodes().len(), 2);
    let mut window = empty();
    window.click("Take the tour");
    assert!(window.editor().tour().is_some());
}

#[test]
fn the_panels_of_an_empty_map_say_what_comes_there() {
    let mut window = empty();
    assert!(window.has("What you place on the map shows its fields here while it is selected"));
    window.perform(Action::Run(Command::Outline));
    assert!(window.has("Nothing is on the map yet: T and a click place a team"));
    window.perform(Action::Run(Command::Problems));
    assert!(window.has("Nothing on this map contradicts itself; what does will be listed here"));
    window.perform(Action::CloseDialog);
    window.perform(Action::View(View::Board));
    assert!(window.has_part("Columns come with the delivery paths: draw one on the network"));
}

#[test]
fn a_lens_that_nobody_answered_says_what_would_be_an_answer() {
    let rows = [
        (Lens::Load, "give a path its demand"),
        (Lens::Wait, "type how long work waits"),
        (Lens::Drag, "select a team and type its drag"),
        (Lens::Basis, "each one that is typed says what it rests on"),
        (Lens::Goal, "place one with G"),
        (Lens::Area, "A draws one"),
    ];
    for map in ["", "Mail Pay; way: Mail > Pay"] {
        let mut window = Window::with(map);
        for (lens, words) in rows {
            window.perform(Action::Run(Command::Lens(lens)));
            assert!(window.has_part(words), "{lens:?}");
        }
        window.perform(Action::Run(Command::Lens(Lens::Kind)));
        assert!(!window.has_part("A draws one"));
    }
    let mut window = Window::with("Mail Pay; way: Mail > Pay; way-mail = wait 3");
    window.perform(Action::Run(Command::Lens(Lens::Wait)));
    assert!(!window.has_part("type how long work waits"));
}

#[test]
fn a_ladder_with_little_on_it_says_how_there_is_more() {
    let ladder = |map: &str| {
        let mut window = Window::with(map);
        let way = PathId::new("way").unwrap();
        window.perform(Action::Select(vec![way.into()]));
        window
    };
    assert!(ladder("Mail; way: Mail").has_part("Shift+P draws the path on"));
    let hint = "· nobody said yet: the pencil opens the figures";
    let mut window = ladder("Mail Pay; way: Mail > Pay");
    assert!(window.has(hint));
    window.click("Type the figures");
    assert!(!window.has(hint));
    assert!(!ladder("Mail Pay; way: Mail > Pay; way-pay = wait 3").has(hint));
}

#[test]
fn a_team_that_no_path_asks_of_says_how_it_gets_a_load() {
    let mut window = Window::with("Mail Pay");
    let mail = NodeId::new("mail").unwrap();
    assert!(window.has("None yet: P draws the route that a sort of work takes"));
    window.perform(Action::Select(vec![mail.into()]));
    assert!(window.has_part("No path stops here yet"));
    let mut window = Window::with("Mail Pay; way: Mail > Pay");
    window.perform(Action::Select(vec![mail.into()]));
    assert!(!window.has_part("No path stops here yet"));
}

#[test]
fn a_table_that_brings_nothing_says_what_is_missing() {
    let mut window = empty();
    let choice = CsvChoice {
        brings: CsvBrings::Nodes,
        ..CsvChoice::default()
    };
    window.perform(Action::Open(Dialog::Csv(Box::new(choice))));
    assert!(window.has("Nothing yet: choose above which column holds the names"));
    window.perform(Action::CloseDialog);
    window.key_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    assert!(window.has("Nothing yet: type a name, or two with an arrow between them"));
}

#[test]
fn a_board_without_cards_says_why() {
    let mut window = Window::with("Mail Pay; way: Mail > Pay");
    window.perform(Action::View(View::Board));
    assert!(window.has_part("No work items under way. N begins one"));
    let mut window = Window::with("Mail Pay; way: Mail > Pay; Card @ way-mail");
    window.perform(Action::View(View::Board));
    assert!(!window.has_part("No work item"));
    window.retype("Filter the cards", "nonsense");
    window.wait(1.1);
    assert!(window.has("No work item fits the filter: Esc in its field shows all again"));
}

#[test]
fn the_samples_show_what_they_look_like_as_soon_as_that_is_known() {
    let mut window = Window::welcome();
    let role = Role::Button;
    let card = window.harness.get_by_role_and_label(role, "Corner shop");
    let described = card.accesskit_node().description();
    assert_eq!(described.as_deref(), Some("A shop and its suppliers"));
    assert!(!window.has("Picture of Corner shop"));
    let map = sketch::parse("Shop Kitchen; cake: Shop > Kitchen").unwrap();
    let n_before = window.harness.output().shapes.len();
    window.perform(Action::Pictured(vec![Some(Scene::of(&map))]));
    assert!(window.has("Picture of Corner shop"));
    // Two nodes and a line of a path are some shapes more.
    assert!(window.harness.output().shapes.len() > n_before + 3);
    assert!(window.sleeps_for() > std::time::Duration::from_secs(1));
    // The picture is a part of the card: a click on it opens the sample.
    let at = window.harness.get_by_label("Picture of Corner shop").rect();
    window.click_at(at.center());
    assert_eq!(window.editor().screen(), Screen::Map);
}

#[test]
fn the_cards_of_the_samples_are_reached_and_opened_by_keys() {
    let mut window = Window::welcome();
    let focused = |window: &Window| {
        let role = Role::Button;
        let card = window.harness.get_by_role_and_label(role, "Corner shop");
        card.is_focused()
    };
    let mut keys = 0..24;
    assert!(keys.any(|_| {
        window.key(Key::Tab);
        focused(&window)
    }));
    window.key(Key::Enter);
    assert_eq!(window.editor().screen(), Screen::Map);
}
