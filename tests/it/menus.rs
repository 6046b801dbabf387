//! The menus of a right click on the canvas.

use egui::{Key, PointerButton, Pos2, accesskit::Role};
use egui_kittest::kittest::Queryable as _;
use throughline::{
    editor::{Action, Command, ToolKind},
    formats::sketch,
    model::{NodeId, NodeKind, PathId, Point, RecordId, RelationKind, StopId},
};

use crate::window::Window;

/// Clicks with the second button.
fn ask_at(window: &mut Window, at: Pos2) {
    window.hover(at);
    window.press(at, PointerButton::Secondary, true);
    window.press(at, PointerButton::Secondary, false);
}

/// Clicks an entry of the menu, or opens what is behind it.
fn pick(window: &mut Window, entry: &str) {
    let mut found = window
        .harness
        .query_all_by_role_and_label(Role::Button, entry);
    // The tools have the same names, and come after the menu.
    found.next().unwrap().click();
    drop(found);
    window.settle();
}

/// A window with the map of a sketch, its nodes far enough apart to click between them.
fn apart(map: &str) -> Window {
    let mut map = sketch::parse(map).unwrap();
    let nodes: Vec<_> = map.nodes().cloned().collect();
    for node in nodes {
        let mut node = (*node).clone();
        node.pos.x *= 1.6;
        map.put(node.id.into(), Some(node.into()));
    }
    Window::with_map(map)
}

fn node(id: &str) -> NodeId {
    NodeId::new(id).unwrap()
}

#[test]
fn a_right_click_on_a_node_selects_it_and_changes_its_kind_in_place() {
    let mut window = Window::with("Mail Pay Web; Mail -> Pay");
    let at = window.middle("pay");
    ask_at(&mut window, at);
    let selected = window.editor().selection().single();
    assert_eq!(selected, Some(node("pay").into()));
    assert!(window.has("Delete Del"));
    assert!(!window.has("Reverse relation Shift+R"));
    pick(&mut window, "Kind ⏵");
    pick(&mut window, "Goal");
    let kind = |window: &Window, id| window.map().node(node(id)).unwrap().kind.clone();
    assert_eq!(kind(&window, "pay"), NodeKind::Goal);
    assert_eq!(
        (kind(&window, "mail"), window.n_steps()),
        (NodeKind::Team, 1)
    );
    window.perform(Action::Run(Command::Undo));
    assert_eq!(kind(&window, "pay"), NodeKind::Team);
}

#[test]
fn a_right_click_within_the_selection_is_about_all_of_it() {
    let mut window = Window::with("Mail Pay Web");
    let ids = ["mail", "pay"].map(|id| RecordId::from(node(id)));
    window.perform(Action::Select(ids.to_vec()));
    let at = window.middle("pay");
    ask_at(&mut window, at);
    assert_eq!(window.editor().selection().len(), 2);
    pick(&mut window, "Delete Del");
    assert_eq!((window.map().nodes().len(), window.n_steps()), (1, 1));
}

#[test]
fn a_relation_is_reversed_and_made_another_kind_where_it_is() {
    let mut window = apart("Mail Pay; Mail -> Pay");
    let relation = window.map().relations().next().unwrap().id;
    let kind = |window: &Window| window.map().relation(relation).unwrap().kind.clone();
    let ends = |window: &Window| {
        let relation = window.map().relation(relation).unwrap();
        (relation.from, relation.to)
    };
    let rect = window.editor().scene().rect_of(relation.into()).unwrap();
    let at = window.at(rect.center());
    ask_at(&mut window, at);
    pick(&mut window, "Reverse relation Shift+R");
    assert_eq!(ends(&window), (node("pay"), node("mail")));
    ask_at(&mut window, at);
    pick(&mut window, "Kind ⏵");
    pick(&mut window, "Facilitates");
    assert_eq!(kind(&window), RelationKind::Facilitates);
    assert_eq!(window.n_steps(), 2);
}

#[test]
fn stops_and_paths_have_menus_of_their_own() {
    let mut window = apart("Mail Pay Web; way: Mail > Pay > Web");
    let stop = StopId::new("way-pay").unwrap();
    let path = PathId::new("way").unwrap();
    let marker = window.editor().scene().rect_of(stop.into()).unwrap();
    let at = window.at(marker.center());
    ask_at(&mut window, at);
    assert_eq!(window.editor().selection().single(), Some(stop.into()));
    pick(&mut window, "Move stop earlier Ctrl+←");
    assert_eq!(window.n_steps(), 1);
    window.perform(Action::Run(Command::Undo));
    let route = window.editor().scene().route(path).unwrap();
    let points = &route.legs[0].points;
    let middle = (points[0] + points[1]) * 0.5;
    let at = window.at(middle);
    ask_at(&mut window, at);
    assert_eq!(window.editor().selection().single(), Some(path.into()));
    pick(&mut window, "Go on with path Shift+P");
    assert_eq!(window.editor().tool().kind(), ToolKind::Path);
}

#[test]
fn the_ground_has_what_can_be_added_there() {
    let mut window = Window::with("Mail Pay; Shop[Mail]");
    window.perform(Action::Select(vec![node("pay").into()]));
    let place = window.editor().camera().center + Point::new(0.0, 250.0);
    let at = window.at(place);
    ask_at(&mut window, at);
    assert!(window.editor().selection().is_empty());
    assert!(!window.has("Delete Del"));
    pick(&mut window, "Add here ⏵");
    pick(&mut window, "Infrastructure");
    window.text("Bus");
    window.key(Key::Enter);
    let map = window.map();
    let bus = map.nodes().find(|node| node.about.name == "Bus").unwrap();
    assert_eq!(bus.kind, NodeKind::Infrastructure);
    assert!(bus.rect().center().distance(place) < 2.0);
}

#[test]
fn a_menu_can_be_left_without_a_trace() {
    let mut window = Window::with("Mail Pay");
    let at = window.middle("pay");
    ask_at(&mut window, at);
    assert!(window.has("Delete Del"));
    window.key(Key::Escape);
    assert!(!window.has("Delete Del"));
    assert_eq!(window.n_steps(), 0);
}
