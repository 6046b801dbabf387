//! Pictures of what only drawing code decides, compared with those in `tests/snapshots`.
//!
//! They need a Vulkan device, a software one will do. After a wanted change:
//! `UPDATE_SNAPSHOTS=1 cargo test --features pictures pictures`.

use egui::{Theme, ThemePreference, Ui, vec2};
use egui_kittest::{Harness, SnapshotOptions};
use throughline::{
    document::Document,
    editor::{Action, Actions, Command, Editor, File, ThemeChoice},
    model::{
        Area, AreaId, Map, Node, NodeId, NodeKind, Point, Record, RecordId, Rect, Relation,
        RelationId, RelationKind, Size, Strength, TeamShape,
    },
    ui::{NetworkState, network_ui},
};

use crate::window::{SAMPLES, Window, installed};

/// What another version of a software renderer may do to edges.
fn tolerance() -> SnapshotOptions {
    SnapshotOptions::new()
        .threshold(2.0)
        .max_failed_pixels(40_usize)
}

const SMALL: Size = Size::new(480.0, 320.0);

/// Compares a picture of the canvas, with something selected or nothing.
fn picture(name: &str, map: Map, zoom: f64, theme: Theme, selected: &[RecordId]) {
    let mut editor = Editor::default();
    editor.perform(Action::Opened {
        document: Box::new(Document::opened(map)),
        file: File::default(),
        mended: Vec::new(),
    });
    editor.perform(Action::Canvas(SMALL));
    editor.perform(Action::Run(Command::ZoomActual));
    let at = Point::new(SMALL.w / 2.0, SMALL.h / 2.0);
    editor.perform(Action::Zoom { at, factor: zoom });
    // In the middle: there are no tools at the left of a picture.
    let center = editor.scene().bounds().unwrap().center();
    let aside = editor.camera().view_from_map(center);
    editor.perform(Action::Pan(at - aside));
    editor.perform(Action::Select(selected.to_vec()));
    let mut is_new = true;
    let frame = move |ui: &mut Ui, (editor, network): &mut (Editor, NetworkState)| {
        if std::mem::take(&mut is_new) {
            installed(ui.ctx());
            ui.ctx().set_theme(preference(theme));
        } else {
            let mut actions = Actions::default();
            let canvas = egui::CentralPanel::no_frame();
            canvas.show(ui, |ui| network_ui(ui, editor, network, &mut actions));
        }
    };
    let mut harness = Harness::builder()
        .with_size(vec2(480.0, 320.0))
        .with_theme(theme)
        .wgpu()
        .build_ui_state(frame, (editor, NetworkState::default()));
    harness.run();
    harness.snapshot_options(name, &tolerance());
}

fn preference(theme: Theme) -> ThemePreference {
    match theme {
        Theme::Light => ThemePreference::Light,
        Theme::Dark => ThemePreference::Dark,
    }
}

fn node_id(id: &str) -> NodeId {
    NodeId::new(id).unwrap()
}

fn node(id: &str, kind: NodeKind, name: &str, x: f64, y: f64) -> Node {
    let mut node = Node::new(node_id(id), kind, name, Point::new(x, y));
    if node.kind == NodeKind::Note {
        name.clone_into(&mut node.text);
    }
    node
}

fn map_of(records: impl IntoIterator<Item = Record>) -> Map {
    let mut map = Map::default();
    for record in records {
        map.put(record.id(), Some(record));
    }
    assert_eq!(map.problems(), []);
    map
}

fn kinds() -> Map {
    let nodes = [
        node("team", NodeKind::Team, "Checkout", 0.0, 0.0),
        node("shared", NodeKind::Infrastructure, "Event bus", 230.0, 0.0),
        node("thing", NodeKind::Component, "Web shop", 0.0, 90.0),
        node(
            "goal",
            NodeKind::Goal,
            "Orders arrive the next day",
            200.0,
            99.0,
        ),
        node("out", NodeKind::Outside, "Customers", 30.0, 150.0),
        node(
            "note",
            NodeKind::Note,
            "We wait for them every week",
            200.0,
            172.0,
        ),
    ];
    map_of(nodes.map(Record::from))
}

#[test]
fn every_kind_of_node_in_light() {
    picture("kinds-light", kinds(), 1.0, Theme::Light, &[]);
}

#[test]
fn every_kind_of_node_in_dark_and_one_is_selected() {
    let selected = [node_id("team").into()];
    picture("kinds-dark", kinds(), 1.0, Theme::Dark, &selected);
}

#[test]
fn every_shape_of_a_team() {
    let mut places = [
        (0.0, 0.0),
        (220.0, 0.0),
        (0.0, 120.0),
        (220.0, 120.0),
        (130.0, 220.0),
    ]
    .into_iter();
    let teams = TeamShape::ALL.into_iter().filter_map(|shape| {
        let (x, y) = places.next()?;
        let key = throughline::model::key_of(&shape);
        Some(
            node(&key, NodeKind::Team, "Team of one shape", x, y)
                .shaped(shape)
                .into(),
        )
    });
    picture("teams", map_of(teams), 0.85, Theme::Light, &[]);
}

fn relations() -> Map {
    let mut records = Vec::new();
    for (i, kind) in RelationKind::ALL.into_iter().enumerate() {
        let y = 47.0 * i as f64;
        let (from, to) = (format!("a{i}"), format!("b{i}"));
        for (id, x) in [(&from, 0.0), (&to, 330.0)] {
            let mut end = node(id, NodeKind::Component, "End", x, y);
            end.size = Size::new(90.0, 34.0);
            records.push(end.into());
        }
        let id = RelationId::new(&format!("r{i}")).unwrap();
        let mut relation = Relation::new(id, kind, node_id(&from), node_id(&to));
        relation.strength = match i {
            0 => Some(Strength::Blocking),
            1 => Some(Strength::Slowing),
            _ => None,
        };
        if i == 2 {
            "together".clone_into(&mut relation.label);
        }
        records.push(relation.into());
    }
    map_of(records)
}

#[test]
fn every_kind_of_relation_in_light() {
    picture("relations-light", relations(), 1.0, Theme::Light, &[]);
}

#[test]
fn every_kind_of_relation_in_dark_and_one_is_selected() {
    let selected = [RelationId::new("r3").unwrap().into()];
    picture("relations-dark", relations(), 1.0, Theme::Dark, &selected);
}

#[test]
fn areas_lie_behind_what_they_hold() {
    let outer = AreaId::new("outer").unwrap();
    let inner = AreaId::new("inner").unwrap();
    let rect =
        |x: f64, y: f64, w: f64, h: f64| Rect::from_pos_size(Point::new(x, y), Size::new(w, h));
    let map = map_of([
        Area::new(
            outer,
            "Customer-facing products",
            rect(0.0, 0.0, 420.0, 270.0),
        )
        .into(),
        Area::new(inner, "Shop", rect(20.0, 50.0, 240.0, 150.0))
            .in_parent(Some(outer))
            .into(),
        node("mail", NodeKind::Team, "Mail", 40.0, 95.0)
            .in_area(Some(inner))
            .into(),
        node("bus", NodeKind::Infrastructure, "Event bus", 280.0, 165.0)
            .in_area(Some(outer))
            .into(),
    ]);
    picture("areas", map, 1.0, Theme::Light, &[outer.into()]);
}

#[test]
fn from_far_away_everything_is_a_dot() {
    let mut records: Vec<Record> = Vec::new();
    for i in 0..160_u32 {
        let (column, row) = (f64::from(i % 16), f64::from(i / 16));
        let kind = NodeKind::ALL[i as usize % NodeKind::ALL.len()].clone();
        records.push(node(&format!("n{i}"), kind, "Far", column * 260.0, row * 260.0).into());
        if i >= 17 {
            let id = RelationId::new(&format!("r{i}")).unwrap();
            let (from, to) = (node_id(&format!("n{i}")), node_id(&format!("n{}", i - 17)));
            records.push(Relation::new(id, RelationKind::DependsOn, from, to).into());
        }
    }
    picture("far", map_of(records), 0.1, Theme::Light, &[]);
}

#[test]
fn the_welcome_screen() {
    let builder = Harness::builder()
        .with_size(vec2(800.0, 520.0))
        .with_theme(Theme::Light)
        .with_max_steps(12)
        .wgpu();
    let editor = Editor::new(Vec::new(), &SAMPLES, ThemeChoice::Light);
    let mut window = Window::build(builder, editor);
    window.harness.snapshot_options("welcome", &tolerance());
}

/// Three paths that share a stretch, with a branch, a way back and a token.
fn paths() -> Map {
    let sketch =
        "A B C D; p: A > B > D; q: A > B + C > D; r: D > B; p-d ~> p-b; p-d = chance 0.2; X @ q-c";
    let mut map = throughline::formats::sketch::parse(sketch).unwrap();
    let places = [
        ("a", 0.0, 90.0),
        ("b", 200.0, 0.0),
        ("c", 200.0, 190.0),
        ("d", 400.0, 90.0),
    ];
    for (id, x, y) in places {
        let mut node = map.node(node_id(id)).unwrap().clone();
        (node.pos, node.size) = (Point::new(x, y), Size::new(96.0, 52.0));
        map.put(node.id.into(), Some(node.into()));
    }
    map
}

#[test]
fn three_paths_share_a_stretch_in_light() {
    picture("paths-light", paths(), 0.9, Theme::Light, &[]);
}

#[test]
fn three_paths_in_dark_and_one_is_selected() {
    let selected = [throughline::model::PathId::new("p").unwrap().into()];
    picture("paths-dark", paths(), 0.9, Theme::Dark, &selected);
}
