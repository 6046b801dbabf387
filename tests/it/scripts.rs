//! The world's scripts: letters that the window's fonts lack, lines from right to left, input methods.

use egui::{
    Event, FontData, FontDefinitions, FontFamily, ImeEvent, Key, Modifiers, Shape, accesskit::Role,
};
use egui_kittest::{Harness, kittest::Queryable as _};
use throughline::{
    editor::{Action, ToolKind, View},
    formats::sketch,
    model::{Map, Node, NodeId, NodeKind, Point, RecordId, Relation, RelationId, RelationKind},
    scene::{Weight, font_bytes},
    ui::{Letters, add_fallback},
};

use crate::window::Window;

/// Names as people write them.
const NAMES: [&str; 8] = [
    "決済チーム",
    "결제팀",
    "فريق الدفع",
    "צוות תשלומים",
    "भुगतान दल",
    "Team 🚀 支付",
    "👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧",
    "\u{fffff}\u{12000}\u{e0101}\u{200f}",
];

fn preedit(text: &str) -> Event {
    Event::Ime(ImeEvent::Preedit {
        text: text.to_owned(),
        active_range_chars: None,
    })
}

fn committed(text: &str) -> Event {
    Event::Ime(ImeEvent::Commit(text.to_owned()))
}

/// Returns a map of teams with these names, `team-0` and so on, and a relation between the first two.
fn named(names: &[&str]) -> Map {
    let mut map = Map::default();
    for (i, name) in names.iter().enumerate() {
        let id = NodeId::new(&format!("team-{i}")).unwrap();
        let at = Point::new(240.0 * (i % 4) as f64, 160.0 * (i / 4) as f64);
        let mut node = Node::new(id, NodeKind::Team, "", at);
        (*name).clone_into(&mut node.about.name);
        map.put(node.id.into(), Some(node.into()));
    }
    let [from, to] = ["team-0", "team-1"].map(|id| NodeId::new(id).unwrap());
    if map.node(to).is_some() {
        let id = RelationId::new("tie").unwrap();
        let relation = Relation::new(id, RelationKind::DependsOn, from, to);
        map.put(relation.id.into(), Some(relation.into()));
    }
    map
}

/// Returns where a text is on the screen, and what it says there.
fn texts(window: &Window) -> Vec<(egui::Rect, String)> {
    let shapes = &window.harness.output().shapes;
    let texts = shapes.iter().filter_map(|clipped| match &clipped.shape {
        Shape::Text(text) => Some((
            text.galley.rect.translate(text.pos.to_vec2()),
            text.galley.text().to_owned(),
        )),
        _ => None,
    });
    texts.collect()
}

/// Everywhere a name is typed: how to come there, and what the names are then.
type Place = (&'static str, fn() -> Window, fn(&Window) -> Vec<String>);

fn node_names(window: &Window) -> Vec<String> {
    let nodes = window.map().nodes();
    nodes.map(|node| node.about.name.clone()).collect()
}

const PLACES: [Place; 5] = [
    (
        "on the canvas",
        || {
            let mut window = Window::with("Mail");
            window.key(Key::T);
            let place = window.at(window.editor().camera().center + Point::new(0.0, 250.0));
            window.click_at(place);
            window
        },
        node_names,
    ),
    (
        "in the inspector",
        || {
            let mut window = Window::with("Mail");
            let id = NodeId::new("mail").unwrap();
            window.perform(Action::Select(vec![id.into()]));
            window.retype("Name", "");
            window
        },
        node_names,
    ),
    (
        "on the board",
        || {
            let mut window = Window::with("Web; buy: Web");
            window.perform(Action::View(View::Board));
            window.key(Key::N);
            window
        },
        |window| {
            let items = window.map().work_items();
            items.map(|item| item.about.name.clone()).collect()
        },
    ),
    (
        "for a path",
        || {
            let mut window = Window::with("Web");
            window.key(Key::P);
            window
        },
        |window| match window.editor().tool().kind() {
            ToolKind::Path => window
                .labels("支")
                .iter()
                .map(|_| "支払い".to_owned())
                .collect(),
            _ => vec!["the tool was laid down".to_owned()],
        },
    ),
    (
        "in place, again",
        || {
            let mut window = Window::with("Mail");
            let id: RecordId = NodeId::new("mail").unwrap().into();
            window.perform(Action::Select(vec![id]));
            window.key(Key::Enter);
            window
        },
        node_names,
    ),
];

#[test]
fn the_keys_of_an_input_method_are_its_own_wherever_a_name_is_typed() {
    for (place, comes_there, names) in PLACES {
        let mut window = comes_there();
        let before = names(&window);
        let n_steps = window.n_steps();
        let tool = window.editor().tool().kind();
        window.event(preedit("しはらい"));
        for key in [Key::Enter, Key::Escape, Key::Tab, Key::T, Key::Delete] {
            window.key(key);
            window.event(preedit("しはらい"));
            assert_eq!(names(&window), before, "{place}, {key:?}");
            assert_eq!(window.n_steps(), n_steps, "{place}, {key:?}");
            assert_eq!(window.editor().tool().kind(), tool, "{place}, {key:?}");
        }
        window.event(committed("支払い"));
        assert_eq!(names(&window), before, "{place}");
        window.key(Key::Enter);
        let after = names(&window);
        assert!(after.contains(&"支払い".to_owned()), "{place}: {after:?}");
    }
}

#[test]
fn a_word_that_is_given_up_leaves_the_field_as_it_was() {
    let mut window = Window::with("Mail");
    let id: RecordId = NodeId::new("mail").unwrap().into();
    window.perform(Action::Name(id));
    window.event(preedit("しはらい"));
    window.key(Key::Escape);
    window.event(preedit(""));
    assert!(window.editor().naming().is_some());
    // Now Escape is the field's again.
    window.key(Key::Escape);
    assert_eq!(window.editor().naming(), None);
    assert_eq!(
        (node_names(&window), window.n_steps()),
        (vec!["Mail".to_owned()], 0)
    );
}

#[test]
fn escape_in_the_palette_gives_up_the_word_before_the_search() {
    let mut window = Window::with("Mail");
    window.key_with(Modifiers::COMMAND, Key::K);
    window.event(preedit("ma"));
    window.key(Key::Escape);
    assert!(window.editor().dialog().is_some());
    window.event(preedit(""));
    window.key(Key::Escape);
    assert_eq!(window.editor().dialog(), None);
}

#[test]
fn the_words_of_an_input_method_are_offered_at_the_field_at_every_zoom() {
    let id: RecordId = NodeId::new("mail").unwrap().into();
    for factor in [0.05, 0.3, 1.0, 3.0, 8.0] {
        let mut window = Window::with("Mail");
        let at = window
            .editor()
            .camera()
            .view_from_map(window.rect("mail").center());
        window.perform(Action::Zoom { at, factor });
        window.perform(Action::Name(id));
        window.event(preedit("ゆう"));
        let field = window
            .harness
            .get_by_role_and_label(Role::TextInput, "Name on the canvas")
            .rect();
        let ime = window.harness.output().platform_output.ime;
        let ime = ime.expect("the field takes an input method");
        assert!(field.expand(1.0).contains_rect(ime.cursor_rect), "{factor}");
        assert!(field.contains(window.middle("mail")), "{factor}");
    }
}

#[test]
fn no_name_is_drawn_wider_than_its_node() {
    for factor in [0.5, 1.0, 2.3] {
        let mut window = Window::with_map(named(&NAMES));
        let at = window.editor().camera().view_from_map(Point::new(0.0, 0.0));
        window.perform(Action::Zoom { at, factor });
        window.settle();
        let written = texts(&window);
        let mut n_found = 0;
        for (i, name) in NAMES.iter().enumerate() {
            let id = format!("team-{i}");
            let rect = window.rect(&id);
            let (min, max) = (window.at(rect.min), window.at(rect.max));
            let node = egui::Rect::from_min_max(min, max);
            for (text, words) in &written {
                let is_own = name.split(' ').any(|word| words.contains(word));
                if is_own && node.contains(text.center()) {
                    n_found += 1;
                    assert!(node.x_range().contains(text.min.x), "{words} at {factor}");
                    assert!(node.x_range().contains(text.max.x), "{words} at {factor}");
                }
            }
        }
        assert!(n_found >= 4, "{n_found} at {factor}");
    }
}

#[test]
fn lines_from_right_to_left_are_drawn_as_seen_and_spoken_as_written() {
    let mut window = Window::with_map(named(&["צוות תשלומים", "فريق الدفع"]));
    let id: RecordId = NodeId::new("team-0").unwrap().into();
    window.perform(Action::Select(vec![id]));
    let written: Vec<String> = texts(&window).into_iter().map(|(_, text)| text).collect();
    let has = |words: &str| written.iter().any(|text| text.contains(words));
    assert!(has("תשלומים צוות") && has("الدفع فريق"), "{written:?}");
    // The relation is a link in the inspector; a reader gets it in the order of reading.
    assert!(window.has("depends on → فريق الدفع"));
    assert_eq!(window.value(Role::TextInput, "Name"), "צוות תשלומים");
}

/// Returns a harness that writes a text, with one small font, and looks at its letters.
fn looked_at(text: &'static str) -> Harness<'static, (Letters, Vec<String>)> {
    let mut is_new = true;
    let frame = move |ui: &mut egui::Ui, (letters, found): &mut (Letters, Vec<String>)| {
        if std::mem::take(&mut is_new) {
            let mut fonts = FontDefinitions::default();
            let name = || vec!["Ubuntu-Light".to_owned()];
            for family in ["medium", "semibold"] {
                fonts
                    .families
                    .insert(FontFamily::Name(family.into()), name());
            }
            fonts.families.insert(FontFamily::Proportional, name());
            ui.ctx().set_fonts(fonts);
            ui.ctx().request_repaint();
            return;
        }
        ui.label(text);
        found.push(letters.unknown(ui.ctx()).into_iter().collect());
    };
    Harness::new_ui_state(frame, Default::default())
}

#[test]
fn each_letter_that_no_font_has_is_told_once() {
    let mut harness = looked_at("Zoë 決済決 \u{fffff} e\u{301} \u{e000}\u{200d}");
    harness.run();
    harness.run();
    let found = &harness.state().1;
    assert_eq!(found.concat(), "決済");
    assert!(found.len() > 2, "{}", found.len());
    // What is on screen later is told then.
    let mut harness = looked_at("plain");
    harness.run();
    assert_eq!(harness.state().1.concat(), "");
}

#[test]
fn a_font_that_is_added_has_the_letters_from_then_on() {
    let letter = '⌘';
    let mut harness = looked_at("⌘");
    harness.run();
    assert_eq!(harness.state().1.concat(), "⌘");
    let font = FontData::from_static(font_bytes(Weight::Regular));
    add_fallback(&harness.ctx, "another", font);
    harness.run();
    for family in ["medium", "semibold"] {
        let font = egui::FontId::new(14.0, FontFamily::Name(family.into()));
        assert!(
            harness
                .ctx
                .fonts_mut(|fonts| fonts.has_glyph(&font, letter))
        );
    }
    // Asked anew it is known.
    let known = Letters::default().unknown(&harness.ctx);
    assert!(known.is_empty(), "{known:?}");
}

#[test]
fn what_no_font_has_is_a_box_and_no_crash() {
    let map = sketch::parse("\u{12000}\u{fffff} Pay").unwrap();
    let mut window = Window::with_map(map);
    let shapes = &window.harness.output().shapes;
    let boxes = shapes.iter().filter(|clipped| match &clipped.shape {
        Shape::Text(text) if text.galley.text().contains('\u{12000}') => {
            let mut glyphs = text.galley.rows.iter().flat_map(|row| &row.glyphs);
            glyphs.any(|glyph| !glyph.uv_rect.is_nothing())
        }
        _ => false,
    });
    assert!(boxes.count() > 0);
    window.key_with(Modifiers::COMMAND, Key::K);
    window.text("\u{12000}");
    assert!(window.has("Search"));
}
