//! Going from place to place: back, forward, and to the nearest node by keys.

use egui::{Event, Key, Modifiers, PointerButton, Pos2};
use throughline::{
    editor::{Action, Command, View},
    model::{NodeId, RecordId},
};

use crate::window::Window;

fn id(id: &str) -> RecordId {
    RecordId::Node(NodeId::new(id).unwrap())
}

fn selected(window: &Window) -> &'static str {
    let single = window.editor().selection().single();
    single.map_or("", RecordId::as_str)
}

fn back(window: &mut Window) {
    window.key_with(Modifiers::COMMAND, Key::OpenBracket);
}

fn forward(window: &mut Window) {
    window.key_with(Modifiers::COMMAND, Key::CloseBracket);
}

#[test]
fn back_and_forward_go_through_the_places_visited() {
    let mut window = Window::with("Mail Pay Web; checkout: Mail > Pay");
    assert!(!Command::Back.enabled(window.editor()));
    let start = *window.editor().camera();
    window.perform(Action::Look(id("mail")));
    let at_mail = *window.editor().camera();
    window.perform(Action::Look(id("web")));
    let at_web = *window.editor().camera();
    window.perform(Action::Run(Command::ShowBoard));
    back(&mut window);
    assert_eq!(
        (window.editor().view(), selected(&window)),
        (View::Network, "web")
    );
    back(&mut window);
    assert_eq!(
        (selected(&window), *window.editor().camera()),
        ("mail", at_mail)
    );
    back(&mut window);
    assert_eq!((selected(&window), *window.editor().camera()), ("", start));
    assert!(!Command::Back.enabled(window.editor()));
    back(&mut window);
    forward(&mut window);
    forward(&mut window);
    assert_eq!(
        (selected(&window), *window.editor().camera()),
        ("web", at_web)
    );
    forward(&mut window);
    assert_eq!(window.editor().view(), View::Board);
    assert!(!Command::Forward.enabled(window.editor()));
    // A new way ends what lay ahead.
    back(&mut window);
    back(&mut window);
    window.perform(Action::Look(id("pay")));
    assert!(!Command::Forward.enabled(window.editor()));
    back(&mut window);
    assert_eq!(selected(&window), "mail");
    assert_eq!(window.n_steps(), 0);
}

#[test]
fn what_was_removed_since_is_not_selected_when_one_comes_back() {
    let mut window = Window::with("Mail Pay");
    window.perform(Action::Look(id("mail")));
    window.perform(Action::Look(id("pay")));
    window.perform(Action::Select(vec![id("mail")]));
    window.perform(Action::Run(Command::Delete));
    back(&mut window);
    assert_eq!(selected(&window), "");
}

#[test]
fn the_side_buttons_of_a_mouse_go_back_and_forward() {
    let mut window = Window::with("Mail Pay");
    window.perform(Action::Look(id("mail")));
    window.perform(Action::Look(id("pay")));
    let press = |window: &mut Window, button| {
        window.event(Event::PointerButton {
            pos: Pos2::new(600.0, 400.0),
            button,
            pressed: true,
            modifiers: Modifiers::NONE,
        });
    };
    press(&mut window, PointerButton::Extra1);
    assert_eq!(selected(&window), "mail");
    press(&mut window, PointerButton::Extra2);
    assert_eq!(selected(&window), "pay");
}

#[test]
fn alt_and_arrows_go_to_the_nearest_node_that_way_and_show_it() {
    // In a row, 200 apart.
    let names: Vec<String> = (0..12).map(|i| format!("crew{i:02}")).collect();
    let mut window = Window::with(&names.join(" "));
    window.perform(Action::Select(vec![id("crew03")]));
    window.key_with(Modifiers::ALT, Key::ArrowRight);
    assert_eq!(selected(&window), "crew04");
    window.key_with(Modifiers::ALT, Key::ArrowLeft);
    window.key_with(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(selected(&window), "crew02");
    // Nothing is above or below.
    window.key_with(Modifiers::ALT, Key::ArrowUp);
    window.key_with(Modifiers::ALT, Key::ArrowDown);
    assert_eq!(selected(&window), "crew02");
    for _ in 0..12 {
        window.key_with(Modifiers::ALT, Key::ArrowRight);
    }
    assert_eq!(selected(&window), "crew11");
    let visible = window.editor().camera().visible();
    assert!(visible.contains_rect(&window.rect("crew11")));
    // Nothing was moved, and the way leads back.
    assert_eq!(window.n_steps(), 0);
    back(&mut window);
    assert_eq!(selected(&window), "crew10");
}

#[test]
fn without_a_selection_the_walk_begins_in_the_middle_and_in_a_field_the_keys_are_its_own() {
    let mut window = Window::with("Mail Pay Web");
    let center = window.editor().camera().center;
    let nearest = window.editor().scene().nearest(center).unwrap();
    window.key_with(Modifiers::ALT, Key::ArrowDown);
    assert_eq!(selected(&window), nearest.as_str());
    window.enter("Name");
    window.key_with(Modifiers::ALT, Key::ArrowRight);
    window.key_with(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(selected(&window), nearest.as_str());
}

#[test]
fn the_palette_offers_what_was_visited_lately_first() {
    let mut window = Window::with("Mail Pay Web; checkout: Mail > Pay");
    window.perform(Action::Look(id("mail")));
    window.perform(Action::Look(id("web")));
    window.key_with(Modifiers::COMMAND, Key::K);
    assert!(window.has("Mail — Team"));
    assert!(window.has("checkout — Delivery path"));
    // One is there already.
    assert!(!window.has("Web — Team"));
    window.key(Key::Enter);
    assert_eq!(selected(&window), "mail");
}
