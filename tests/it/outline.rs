//! The outline: the tree of a map, its filter and folds, and the panel in the window by its labels.

use std::collections::BTreeSet;

use egui::{Key, Modifiers, PointerButton, accesskit::Toggled};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use throughline::{
    document::Document,
    edit::{rename, update},
    editor::{Action, Command, MapOutline},
    formats::sketch,
    model::{AreaId, Map, NodeId, RecordId},
};

use crate::window::Window;

const SHOP: &str = "Mail Zoo; Shop[Pay Web]; checkout: Mail > Web > Pay";
const CTRL_SHIFT: Modifiers = Modifiers {
    shift: true,
    ..Modifiers::COMMAND
};

/// Returns the rows as indented text, each with how many rows it holds.
fn tree(map: &Map, filter: &str, folded: &[RecordId]) -> Vec<String> {
    let outline = MapOutline::of(map);
    let folded: BTreeSet<RecordId> = folded.iter().copied().collect();
    let shown = outline.shown(filter, &folded);
    let rows = shown.into_iter().map(|at| &outline.rows()[at]);
    let lines = rows.map(|row| {
        let held = if row.n_held > 0 {
            format!(" ({})", row.n_held)
        } else {
            String::new()
        };
        format!("{}{}{held}", "  ".repeat(row.depth), row.name)
    });
    lines.collect()
}

fn area(id: &str) -> AreaId {
    AreaId::new(id).unwrap()
}

#[test]
fn areas_hold_their_nodes_and_paths_their_stops_in_their_order() {
    let map = sketch::parse(SHOP).unwrap();
    let all = [
        "Shop (2)",
        "  Pay",
        "  Web",
        "Mail",
        "Zoo",
        "checkout (3)",
        "  1 Mail",
        "  2 Web",
        "  3 Pay",
    ];
    assert_eq!(tree(&map, "", &[]), all);
    let folded = [area("shop").into()];
    assert_eq!(tree(&map, "", &folded)[..3], ["Shop (2)", "Mail", "Zoo"]);
    // What is found is shown with what holds it, folded or not, each row once.
    let found = ["Shop (2)", "  Web", "checkout (3)", "  2 Web"];
    assert_eq!(tree(&map, " WEB ", &folded), found);
    let found = ["Shop (2)", "  Pay", "checkout (3)", "  3 Pay"];
    assert_eq!(tree(&map, "pay", &[]), found);
    assert!(tree(&map, "nobody", &[]).is_empty());
    assert!(tree(&Map::default(), "", &[]).is_empty());
}

#[test]
fn areas_in_areas_stand_deeper_and_areas_in_a_circle_are_listed_once() {
    let mut map = sketch::parse("Outer[]; Inner[Pay]; Other[Web]").unwrap();
    let hold = |map: &mut Map, inner: &str, outer: &str| {
        let id = area(inner).into();
        let edit = update(map, "Move", [id], |record| {
            if let throughline::model::Record::Area(held) = record {
                std::sync::Arc::make_mut(held).parent = Some(area(outer));
            }
        });
        edit.unwrap().apply(map).unwrap();
    };
    hold(&mut map, "inner", "outer");
    let nested = ["Other (1)", "  Web", "Outer (2)", "  Inner (1)", "    Pay"];
    assert_eq!(tree(&map, "", &[]), nested);
    hold(&mut map, "outer", "inner");
    let mut listed = tree(&map, "", &[]);
    listed.sort_by_key(|line| line.trim().to_owned());
    assert_eq!(listed.len(), 5, "{listed:?}");
}

/// Returns the row with this label, and whether it is marked.
fn is_marked(window: &Window, label: &str) -> bool {
    let row = window.harness.get_by_label(label);
    row.accesskit_node().toggled() == Some(Toggled::True)
}

#[test]
fn a_click_in_the_outline_selects_and_shows_and_the_selection_is_marked() {
    let mut window = Window::with(SHOP);
    assert!(!window.has("Filter the outline"));
    window.key_with(CTRL_SHIFT, Key::K);
    assert!(window.has("Filter the outline"));
    assert!(!is_marked(&window, "Zoo — Team"));
    window.click("Zoo — Team");
    let zoo = NodeId::new("zoo").unwrap().into();
    assert_eq!(window.editor().selection().single(), Some(zoo));
    let visible = window.editor().camera().visible();
    assert!(visible.contains_rect(&window.rect("zoo")));
    assert!(is_marked(&window, "Zoo — Team"));
    // A selection made elsewhere is marked too.
    window.perform(Action::Select(vec![area("shop").into()]));
    assert!(is_marked(&window, "Shop — Area") && !is_marked(&window, "Zoo — Team"));
    window.click("2 Web — Stop");
    let stop = window.editor().selection().single().unwrap();
    assert!(matches!(stop, RecordId::Stop(_)));
    // With Ctrl held one more is selected.
    let row = window.harness.get_by_label("Mail — Team");
    row.click_modifiers(Modifiers::COMMAND);
    window.settle();
    assert_eq!(window.editor().selection().len(), 2);
    window.click("Close the outline");
    assert!(!window.has("Filter the outline"));
    assert_eq!(window.n_steps(), 0);
}

#[test]
fn the_outline_folds_filters_and_keeps_up_with_the_map() {
    let mut window = Window::with(SHOP);
    window.perform(Action::Run(Command::Outline));
    window.click("Fold Shop");
    assert!(!window.has("Pay — Team"));
    window.click("Unfold Shop");
    assert!(window.has("Pay — Team"));
    window.retype("Filter the outline", "pay");
    assert!(window.has("Pay — Team") && window.has("Shop — Area"));
    assert!(!window.has("Zoo — Team"));
    window.key(Key::Escape);
    assert!(window.has("Zoo — Team"));
    let edit = rename(window.map(), NodeId::new("zoo").unwrap().into(), "Aquarium");
    window.perform(Action::Edit(edit));
    assert!(window.has("Aquarium — Team") && !window.has("Zoo — Team"));
    // A list that is empty says so.
    window.retype("Filter the outline", "nobody");
    assert!(window.has("Nothing has this name: Esc in the field shows all again"));
    window.perform(Action::Opened {
        document: Box::new(Document::opened(sketch::parse("Other").unwrap())),
        file: throughline::editor::File::default(),
        mended: Vec::new(),
    });
    assert!(window.has("Other — Team"));
}

#[test]
fn only_the_rows_in_sight_are_drawn_and_the_selected_one_comes_into_sight() {
    let names: Vec<String> = (0..300).map(|i| format!("crew{i:03}")).collect();
    let mut window = Window::with(&names.join(" "));
    window.perform(Action::Run(Command::Outline));
    assert!(window.has("crew000 — Team") && !window.has("crew299 — Team"));
    let last = NodeId::new("crew280").unwrap();
    window.perform(Action::Look(last.into()));
    assert!(is_marked(&window, "crew280 — Team"));
    assert!(!window.has("crew000 — Team"));
}

#[test]
fn a_right_click_on_a_row_brings_the_menu_of_what_it_names() {
    let mut window = Window::with("Mail Pay");
    window.perform(Action::Run(Command::Outline));
    let row = window.harness.get_by_label("Pay — Team").rect().center();
    window.hover(row);
    window.press(row, PointerButton::Secondary, true);
    window.press(row, PointerButton::Secondary, false);
    let selected = window.editor().selection().single().unwrap();
    assert_eq!(selected.as_str(), "pay");
    window.click("Delete Del");
    assert_eq!(sketch::print(window.map()), "Mail");
}
