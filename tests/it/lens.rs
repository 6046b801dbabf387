//! Lenses: what every node says to each question, and what the legend says of what is in view.

use egui::Key;
use throughline::{
    analysis::Figures,
    editor::{Action, Command, Lens, Readings},
    formats::native,
    model::{Map, NodeId},
    scene::Mark,
};

use crate::window::Window;

/// Two goals, two paths that meet at a desk, and what has been said of each.
const MAP: &str = r#"{
  "format": "throughline", "version": 1, "title": "Post office",
  "areas": [
    { "id": "front", "name": "Front", "pos": [-20, -60], "size": [260, 200] },
    { "id": "inner", "name": "Inner", "parent": "front", "pos": [0, -20], "size": [220, 140] },
    { "id": "back", "name": "Back", "color": "ochre", "pos": [380, -60], "size": [260, 200] }
  ],
  "nodes": [
    { "id": "desk", "kind": "team", "name": "Desk", "area": "inner", "pos": [10, 20], "size": [190, 76],
      "parallel": 2, "reactive": 0, "coordination": 0, "debt": 0, "drag": 0.2 },
    { "id": "sorting", "kind": "team", "name": "Sorting", "area": "back", "pos": [410, 20], "size": [190, 76],
      "parallel": { "value": 1, "basis": "measured" }, "drag": { "value": 0.4, "basis": "agreed" } },
    { "id": "vault", "kind": "team", "name": "Vault", "pos": [10, 420], "size": [190, 76] },
    { "id": "scale", "kind": "infrastructure", "name": "Scale", "pos": [410, 420], "size": [124, 92], "parallel": 1 },
    { "id": "shelf", "kind": "component", "name": "Shelf", "pos": [810, 420], "size": [160, 56] },
    { "id": "people", "kind": "outside", "name": "People", "pos": [-300, 20], "size": [108, 104] },
    { "id": "fast", "kind": "goal", "name": "Faster", "pos": [810, 20], "size": [132, 64] },
    { "id": "safe", "kind": "goal", "name": "Safer", "pos": [810, 220], "size": [132, 64] }
  ],
  "relations": [
    { "id": "r-vault", "kind": "serves", "from": "vault", "to": "safe" },
    { "id": "r-scale", "kind": "depends_on", "from": "desk", "to": "scale", "strength": "slowing" }
  ],
  "paths": [
    { "id": "letter", "name": "Letter", "goals": ["fast"], "demand": 10,
      "stops": [
        { "id": "l1", "node": "people" },
        { "id": "l2", "node": "desk", "work": 0.8, "wait": 1, "after": ["l1"] },
        { "id": "l3", "node": "sorting", "work": { "value": 0.5, "basis": "measured" }, "wait": { "value": 9, "basis": "agreed" }, "after": ["l2"] }
      ] },
    { "id": "parcel", "name": "Parcel", "goals": ["safe"],
      "stops": [
        { "id": "p1", "node": "desk", "wait": 4 },
        { "id": "p2", "node": "scale", "work": 0.1, "after": ["p1"] }
      ] }
  ]
}"#;

fn map() -> Map {
    let loaded = native::read(MAP.as_bytes()).unwrap();
    assert_eq!(loaded.map.problems(), []);
    loaded.map
}

fn readings(lens: Lens) -> (Map, Readings) {
    let map = map();
    let figures = Figures::of(&map);
    let readings = Readings::of(&map, || &figures, lens);
    (map, readings)
}

/// Checks what each node says: the mark, and the words on its corner.
fn check(lens: Lens, rows: &[(&str, Mark, &str)]) {
    let (map, readings) = readings(lens);
    assert_eq!(rows.len(), map.nodes().len());
    for (name, mark, words) in rows {
        let node = map.nodes().find(|node| node.about.name == *name).unwrap();
        let reading = readings.get(node.id).unwrap();
        assert_eq!(
            (reading.mark, reading.words.as_str()),
            (*mark, *words),
            "{lens:?} {name}"
        );
    }
}

#[test]
fn a_load_is_a_share_of_what_is_left_and_at_least_where_something_is_unknown() {
    use Mark::{Aside, Heat, Unsaid};
    check(
        Lens::Load,
        &[
            // 2 a day × 0.8 over 2 × 0.8; how many parcels there are nobody said.
            ("Desk", Heat(4), "≥ 100 %"),
            ("Sorting", Heat(4), "≥ 167 %"),
            ("Vault", Aside, ""),
            ("Scale", Unsaid, "?"),
            ("Shelf", Aside, ""),
            ("People", Aside, ""),
            ("Faster", Aside, ""),
            ("Safer", Aside, ""),
        ],
    );
}

#[test]
fn a_wait_is_the_mean_of_those_that_were_said() {
    use Mark::{Aside, Heat, Unsaid};
    check(
        Lens::Wait,
        &[
            ("Desk", Heat(1), "2.5 d"),
            ("Sorting", Heat(4), "9 d"),
            ("Vault", Aside, ""),
            ("Scale", Unsaid, "?"),
            ("Shelf", Aside, ""),
            ("People", Aside, ""),
            ("Faster", Aside, ""),
            ("Safer", Aside, ""),
        ],
    );
}

#[test]
fn drag_is_asked_of_teams_alone() {
    use Mark::{Aside, Heat, Unsaid};
    check(
        Lens::Drag,
        &[
            ("Desk", Heat(2), "20 %"),
            ("Sorting", Heat(4), "40 %"),
            ("Vault", Unsaid, "?"),
            ("Scale", Aside, ""),
            ("Shelf", Aside, ""),
            ("People", Aside, ""),
            ("Faster", Aside, ""),
            ("Safer", Aside, ""),
        ],
    );
}

#[test]
fn the_weakest_figure_tells_the_basis() {
    use Mark::{Aside, Sureness, Unsaid};
    check(
        Lens::Basis,
        &[
            ("Desk", Sureness(0), "a guess"),
            ("Sorting", Sureness(1), "agreed"),
            ("Vault", Unsaid, "?"),
            ("Scale", Sureness(0), "a guess"),
            ("Shelf", Aside, ""),
            ("People", Aside, ""),
            ("Faster", Aside, ""),
            ("Safer", Aside, ""),
        ],
    );
}

#[test]
fn goals_are_served_by_relations_and_by_paths() {
    use Mark::{Aside, Several, Slot};
    check(
        Lens::Goal,
        &[
            ("Desk", Several, "2 goals"),
            ("Sorting", Slot(6), ""),
            ("Vault", Slot(5), ""),
            ("Scale", Slot(5), ""),
            ("Shelf", Aside, ""),
            ("People", Aside, ""),
            ("Faster", Slot(6), ""),
            ("Safer", Slot(5), ""),
        ],
    );
}

#[test]
fn the_outermost_area_gives_the_color() {
    let (map, readings) = readings(Lens::Area);
    let mark = |name: &str| {
        let node = map.nodes().find(|node| node.about.name == name).unwrap();
        readings.get(node.id).unwrap().mark
    };
    assert!(matches!(mark("Desk"), Mark::Slot(_)));
    assert!(matches!(mark("Sorting"), Mark::Own(_)));
    assert_eq!(mark("Vault"), Mark::Aside);
    let ids = map.nodes().map(|node| node.id);
    let words: Vec<String> = readings
        .legend(ids, Vec::new())
        .into_iter()
        .map(|row| row.1)
        .collect();
    assert_eq!(words, ["Back", "Front", "In no area"]);
}

#[test]
fn a_scale_is_told_whole_and_groups_only_where_they_are() {
    let (map, readings) = readings(Lens::Wait);
    let rows = readings.legend([], Vec::new());
    let words: Vec<&str> = rows.iter().map(|(_, words)| words.as_str()).collect();
    let steps = [
        "0–2 days",
        "2–4 days",
        "4–6 days",
        "6–8 days",
        "8 days and more",
    ];
    assert_eq!(words, steps);
    let node = map.nodes().find(|node| node.about.name == "Scale").unwrap();
    let rows = readings.legend([node.id], Vec::new());
    assert_eq!(
        rows.last().unwrap(),
        &(Mark::Unsaid, "Nobody said".to_owned())
    );

    let (map, readings) = self::readings(Lens::Goal);
    let node = map.nodes().find(|node| node.about.name == "Vault").unwrap();
    assert_eq!(
        readings.legend([node.id], Vec::new()),
        [(Mark::Slot(5), "Safer".to_owned())]
    );
}

/// Returns what the legend lists, in its order.
fn legend(window: &Window) -> Vec<String> {
    window.labels("Legend: ")
}

#[test]
fn the_legend_lists_exactly_what_is_in_view() {
    let mut window = Window::with_map(map());
    window.perform(Action::Run(Command::FitAll));
    window.click("Legend");
    let all = [
        "Paths",
        "Letter",
        "Parcel",
        "Shapes and lines",
        "Team",
        "Shared infrastructure",
        "Component",
        "Goal",
        "Outside party",
        "Depends on",
        "Serves",
        "Slowing",
        "Area",
    ];
    assert_eq!(legend(&window), all);

    // Near the shelf, which is alone in its corner.
    let shelf = NodeId::new("shelf").unwrap();
    window.perform(Action::Select(vec![shelf.into()]));
    for command in [Command::FitSelection, Command::ZoomIn, Command::ZoomIn] {
        window.perform(Action::Run(command));
    }
    assert_eq!(legend(&window), ["Component"]);

    window.click("Legend");
    assert_eq!(legend(&window), Vec::<String>::new());
}

#[test]
fn the_legend_follows_the_lens() {
    let mut window = Window::with_map(map());
    window.key(Key::L);
    assert_eq!(window.editor().lens(), Lens::Load);
    let scale = [
        "Asked of what it has",
        "0–25 %",
        "25–50 %",
        "50–75 %",
        "75–100 %",
        "100 % and more",
        "Nobody said",
        "On no path",
    ];
    assert_eq!(legend(&window), scale);
    window.click("Lens: Load");
    window.click("Drag");
    assert_eq!(window.editor().lens(), Lens::Drag);
    assert_eq!(legend(&window)[0], "Capacity lost to friction");
}

#[test]
fn the_legend_lists_the_goals_whose_outlines_are_in_view() {
    let mut window = Window::with_map(map());
    window.perform(Action::Select(vec![NodeId::new("desk").unwrap().into()]));
    window.perform(Action::Run(Command::FitSelection));
    window.perform(Action::Run(Command::Lens(Lens::Goal)));
    let rows = ["Goal it serves", "Faster", "Safer", "Several of them"];
    assert_eq!(legend(&window), rows);
}

#[test]
fn a_goal_that_is_selected_is_in_the_legend_and_where_goals_compete_is_listed() {
    let mut window = Window::with_map(map());
    let found = window.labels("Desk");
    assert!(found.contains(&String::new()), "{found:?}");
    window.click("Desk");
    let selected = window.editor().selection().single();
    assert_eq!(selected, Some(NodeId::new("desk").unwrap().into()));

    let safe = NodeId::new("safe").unwrap();
    window.perform(Action::Select(vec![safe.into()]));
    window.click("Legend");
    assert!(legend(&window).contains(&"Serves “Safer”".to_owned()));
}
