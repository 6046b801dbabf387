//! The editor and its tools without a screen: what is wished for, and what the map is afterwards.

use throughline::{
    document::Document,
    editor::{Action, Command, Editor, File, PointerEvent, Pull, Screen, Tool, ToolKind},
    formats::sketch,
    model::{Map, NodeKind, Point, Record, RecordId, Rect, Size},
};

/// Puts the map of a sketch on the desk of an editor that looks at it at 100 %.
pub(crate) fn desk(map: &str) -> Editor {
    let map = sketch::parse(map).unwrap();
    let mut editor = Editor::default();
    editor.perform(Action::Canvas(Size::new(1000.0, 700.0)));
    editor.perform(Action::Opened {
        document: Box::new(Document::opened(map)),
        file: File::default(),
        mended: Vec::new(),
    });
    editor
}

fn at(x: f64, y: f64) -> Point {
    Point::new(x, y)
}

fn down(editor: &mut Editor, at: Point) {
    let shift = false;
    editor.perform(Action::Pointer(PointerEvent::Down { at, shift }));
}

fn drag(editor: &mut Editor, to: Point) {
    editor.perform(Action::Pointer(PointerEvent::Move {
        to,
        pull: Pull::Free,
    }));
}

fn up(editor: &mut Editor, at: Point) {
    editor.perform(Action::Pointer(PointerEvent::Up { at }));
    sound(editor);
}

fn click(editor: &mut Editor, at: Point) {
    down(editor, at);
    up(editor, at);
}

fn shift_click(editor: &mut Editor, at: Point) {
    let shift = true;
    editor.perform(Action::Pointer(PointerEvent::Down { at, shift }));
    up(editor, at);
}

fn drag_from(editor: &mut Editor, from: Point, to: Point) {
    down(editor, from);
    drag(editor, from.toward(to, 0.5));
    drag(editor, to);
    up(editor, to);
}

fn take(editor: &mut Editor, tool: ToolKind) {
    editor.perform(Action::Run(Command::Tool(tool)));
}

fn run(editor: &mut Editor, command: Command) {
    editor.perform(Action::Run(command));
    sound(editor);
}

fn name(editor: &mut Editor, typed: &str) {
    editor.perform(Action::NameDone(typed.to_owned()));
    sound(editor);
}

/// After every step the map is sound, and the scene is that of the map.
fn sound(editor: &Editor) {
    assert_eq!(editor.map().problems(), []);
    for node in editor.map().nodes() {
        let shown = editor.scene().node(node.id).map(|shape| shape.rect);
        assert_eq!(shown, Some(node.rect()));
    }
    assert_eq!(editor.scene().n_nodes(), editor.map().nodes().len());
    assert_eq!(
        editor.scene().lines().count(),
        editor.map().relations().len()
    );
}

/// Returns the ids that are selected, with a space between them.
pub(crate) fn selected(editor: &Editor) -> String {
    let ids: Vec<&str> = editor.selection().iter().map(RecordId::as_str).collect();
    ids.join(" ")
}

fn n_steps(editor: &Editor) -> usize {
    editor.document().history().log().len()
}

fn node_id(id: &str) -> RecordId {
    RecordId::Node(throughline::model::NodeId::new(id).unwrap())
}

fn area_id(id: &str) -> RecordId {
    RecordId::Area(throughline::model::AreaId::new(id).unwrap())
}

fn pos(editor: &Editor, id: RecordId) -> Point {
    match editor.map().get(id).unwrap() {
        Record::Node(node) => node.pos,
        Record::Area(area) => area.pos,
        other => panic!("{other:?} has no place"),
    }
}

/// Returns the area that a node is in.
fn home(editor: &Editor, id: &str) -> Option<String> {
    match editor.map().get(node_id(id)).unwrap() {
        Record::Node(node) => node.area.map(|area| area.as_str().to_owned()),
        _ => None,
    }
}

fn relations(map: &Map) -> Vec<String> {
    let words = map.relations().map(|relation| {
        let kind = relation.kind.key();
        format!("{} {kind} {}", relation.from, relation.to)
    });
    words.collect()
}

/// The middle of the first, second and third node of a sketch.
const ONE: Point = Point::new(95.0, 38.0);
const TWO: Point = Point::new(295.0, 38.0);
const THREE: Point = Point::new(495.0, 38.0);
const NOWHERE: Point = Point::new(0.0, 320.0);

#[test]
fn a_click_selects_and_shift_adds_and_takes_away() {
    let mut editor = desk("Mail Pay Web; Pay -> Web");
    click(&mut editor, ONE);
    assert_eq!(selected(&editor), "mail");
    shift_click(&mut editor, TWO);
    assert_eq!(selected(&editor), "mail pay");
    shift_click(&mut editor, ONE);
    assert_eq!(selected(&editor), "pay");
    shift_click(&mut editor, NOWHERE);
    assert_eq!(selected(&editor), "pay");
    click(&mut editor, THREE);
    assert_eq!(selected(&editor), "web");
    click(&mut editor, NOWHERE);
    assert_eq!(selected(&editor), "");
    assert_eq!(n_steps(&editor), 0);
}

#[test]
fn a_click_on_one_of_several_keeps_only_it() {
    let mut editor = desk("Mail Pay Web");
    run(&mut editor, Command::SelectAll);
    assert_eq!(selected(&editor), "mail pay web");
    down(&mut editor, TWO);
    assert_eq!(selected(&editor), "mail pay web");
    up(&mut editor, TWO);
    assert_eq!(selected(&editor), "pay");
}

#[test]
fn a_rectangle_selects_what_it_touches_and_whole_areas() {
    let mut editor = desk("Mail Pay Web; Shop[Mail]");
    drag_from(&mut editor, at(-60.0, -60.0), at(250.0, 120.0));
    assert_eq!(selected(&editor), "shop mail pay");
    // An area that is only touched is not meant.
    drag_from(&mut editor, at(-60.0, 150.0), at(250.0, 60.0));
    assert_eq!(selected(&editor), "mail pay");
    let shift = true;
    let at_web = at(700.0, 200.0);
    editor.perform(Action::Pointer(PointerEvent::Down { at: at_web, shift }));
    drag(&mut editor, THREE);
    up(&mut editor, THREE);
    assert_eq!(selected(&editor), "mail pay web");
    assert_eq!(n_steps(&editor), 0);
}

#[test]
fn escape_in_a_rectangle_brings_the_selection_back() {
    let mut editor = desk("Mail Pay Web");
    click(&mut editor, ONE);
    let shift = true;
    let from = at(700.0, 200.0);
    editor.perform(Action::Pointer(PointerEvent::Down { at: from, shift }));
    drag(&mut editor, TWO);
    assert_eq!(selected(&editor), "mail pay web");
    run(&mut editor, Command::Cancel);
    assert_eq!(selected(&editor), "mail");
    assert!(!editor.tool().is_busy());
}

#[test]
fn a_drag_is_one_step_and_undo_brings_everything_back() {
    let mut editor = desk("Mail Pay; Mail -> Pay");
    let before = editor.map().clone();
    drag_from(&mut editor, ONE, ONE + at(30.0, 200.0));
    assert_eq!(pos(&editor, node_id("mail")), at(30.0, 200.0));
    assert_eq!(n_steps(&editor), 1);
    assert_eq!(editor.document().history().undo_label(), Some("Move"));
    run(&mut editor, Command::Undo);
    assert_eq!(*editor.map(), before);
    assert_eq!(selected(&editor), "mail");
    run(&mut editor, Command::Redo);
    assert_eq!(pos(&editor, node_id("mail")), at(30.0, 200.0));
}

#[test]
fn escape_takes_a_drag_back_without_a_trace() {
    let mut editor = desk("Mail Pay; Mail -> Pay");
    let before = editor.map().clone();
    down(&mut editor, ONE);
    drag(&mut editor, at(400.0, 300.0));
    assert_ne!(*editor.map(), before);
    assert!(editor.has_unsaved_changes());
    run(&mut editor, Command::Cancel);
    assert_eq!(*editor.map(), before);
    assert_eq!(n_steps(&editor), 0);
    assert!(!editor.has_unsaved_changes());
    // The rest of the drag moves nothing.
    drag(&mut editor, at(500.0, 300.0));
    up(&mut editor, at(500.0, 300.0));
    assert_eq!(*editor.map(), before);
}

#[test]
fn undo_during_a_drag_takes_the_drag_back_and_the_step_before() {
    let mut editor = desk("Mail Pay");
    let before = editor.map().clone();
    click(&mut editor, TWO);
    run(&mut editor, Command::NudgeDownFar);
    down(&mut editor, ONE);
    drag(&mut editor, at(400.0, 300.0));
    run(&mut editor, Command::Undo);
    assert_eq!(*editor.map(), before);
    assert!(!editor.tool().is_busy());
}

#[test]
fn an_area_carries_what_it_holds() {
    let mut editor = desk("Mail Pay Web; Inner[Mail]; Outer[Inner Pay]");
    let rect = editor.scene().rect_of(area_id("outer")).unwrap();
    let (inner, mail) = (
        pos(&editor, area_id("inner")),
        pos(&editor, node_id("mail")),
    );
    let by = at(0.0, 400.0);
    let border = at(rect.center().x, rect.min.y);
    drag_from(&mut editor, border, border + by);
    assert_eq!(selected(&editor), "outer");
    assert_eq!(pos(&editor, area_id("outer")), rect.min + by);
    assert_eq!(pos(&editor, area_id("inner")), inner + by);
    assert_eq!(pos(&editor, node_id("mail")), mail + by);
    assert_eq!(home(&editor, "mail").as_deref(), Some("inner"));
    assert_eq!(home(&editor, "pay").as_deref(), Some("outer"));
    assert_eq!(home(&editor, "web"), None);
    assert_eq!(n_steps(&editor), 1);
}

#[test]
fn a_drop_changes_the_area_and_passing_over_one_does_not() {
    let mut editor = desk("Mail Pay Web; Shop[Pay]");
    down(&mut editor, ONE);
    drag(&mut editor, TWO);
    assert_eq!(home(&editor, "mail"), None);
    drag(&mut editor, at(95.0, 300.0));
    up(&mut editor, at(95.0, 300.0));
    assert_eq!(home(&editor, "mail"), None);
    drag_from(&mut editor, at(95.0, 300.0), TWO);
    assert_eq!(home(&editor, "mail").as_deref(), Some("shop"));
    assert_eq!(n_steps(&editor), 2);
    drag_from(&mut editor, TWO, at(95.0, 300.0));
    let out = if home(&editor, "mail").is_none() {
        "mail"
    } else {
        "pay"
    };
    assert_eq!(home(&editor, out), None);
    run(&mut editor, Command::Undo);
    assert_eq!(home(&editor, out).as_deref(), Some("shop"));
}

#[test]
fn a_corner_resizes_in_one_step_and_not_below_the_least_size() {
    let mut editor = desk("Mail");
    click(&mut editor, ONE);
    drag_from(&mut editor, at(190.0, 76.0), at(250.0, 176.0));
    let rect = editor.scene().rect_of(node_id("mail")).unwrap();
    assert_eq!(rect, Rect::new(at(0.0, 0.0), at(250.0, 176.0)));
    assert_eq!(n_steps(&editor), 1);
    drag_from(&mut editor, at(0.0, 0.0), at(900.0, 900.0));
    let rect = editor.scene().rect_of(node_id("mail")).unwrap();
    assert_eq!(rect.max, at(250.0, 176.0));
    assert_eq!(rect.size(), Size::new(24.0, 24.0));
    run(&mut editor, Command::Undo);
    down(&mut editor, at(250.0, 176.0));
    drag(&mut editor, at(300.0, 300.0));
    run(&mut editor, Command::Cancel);
    let rect = editor.scene().rect_of(node_id("mail")).unwrap();
    assert_eq!(rect.max, at(250.0, 176.0));
    assert_eq!(n_steps(&editor), 3);
}

#[test]
fn arrows_nudge_by_one_and_with_shift_by_ten() {
    let rows = [
        (Command::NudgeLeft, at(-1.0, 0.0)),
        (Command::NudgeRight, at(1.0, 0.0)),
        (Command::NudgeUp, at(0.0, -1.0)),
        (Command::NudgeDown, at(0.0, 1.0)),
        (Command::NudgeLeftFar, at(-10.0, 0.0)),
        (Command::NudgeRightFar, at(10.0, 0.0)),
        (Command::NudgeUpFar, at(0.0, -10.0)),
        (Command::NudgeDownFar, at(0.0, 10.0)),
    ];
    for (command, by) in rows {
        let mut editor = desk("Mail Pay; Shop[Mail]");
        let area = pos(&editor, area_id("shop"));
        run(&mut editor, command);
        assert_eq!(n_steps(&editor), 0, "nothing is selected");
        editor.perform(Action::Select(vec![area_id("shop")]));
        run(&mut editor, command);
        assert_eq!(pos(&editor, area_id("shop")), area + by);
        assert_eq!(pos(&editor, node_id("mail")), by);
        assert_eq!(pos(&editor, node_id("pay")), at(200.0, 0.0));
    }
}

#[test]
fn a_click_with_a_tool_places_its_kind_and_the_name_makes_the_id() {
    let rows = [
        (ToolKind::Team, NodeKind::Team),
        (ToolKind::Infrastructure, NodeKind::Infrastructure),
        (ToolKind::Component, NodeKind::Component),
        (ToolKind::Goal, NodeKind::Goal),
        (ToolKind::Outside, NodeKind::Outside),
    ];
    for (tool, kind) in rows {
        let mut editor = desk("Mail");
        take(&mut editor, tool);
        down(&mut editor, NOWHERE);
        assert!(editor.naming().unwrap().is_new());
        assert_eq!(*editor.tool(), Tool::default(), "a tool is for one use");
        up(&mut editor, NOWHERE);
        name(&mut editor, "  Billing & Co ");
        let node = editor.map().nodes().find(|node| node.kind == kind);
        let node = node.filter(|node| node.about.name == "Billing & Co");
        let node = node.unwrap();
        assert!(node.id.as_str().starts_with("billing-co-"), "{}", node.id);
        assert_eq!(node.rect().center(), NOWHERE);
        assert_eq!(selected(&editor), node.id.as_str());
        assert_eq!((n_steps(&editor), editor.map().nodes().len()), (1, 2));
        run(&mut editor, Command::Undo);
        assert_eq!(sketch::print(editor.map()), "Mail");
    }
}

#[test]
fn a_note_is_placed_with_what_was_said() {
    let mut editor = desk("");
    take(&mut editor, ToolKind::Note);
    click(&mut editor, NOWHERE);
    assert!(editor.naming().unwrap().is_note(editor.map()));
    name(&mut editor, "We wait for them\nevery week");
    let note = editor.map().nodes().next().unwrap();
    assert_eq!(note.kind, NodeKind::Note);
    assert_eq!(note.title(), "We wait for them\nevery week");
    assert_eq!(n_steps(&editor), 1);
}

#[test]
fn what_is_placed_in_an_area_is_held_by_it() {
    let mut editor = desk("Mail; Shop[Mail]");
    take(&mut editor, ToolKind::Team);
    click(&mut editor, at(60.0, 30.0));
    name(&mut editor, "Post");
    let held: Vec<_> = editor.map().nodes().map(|node| node.area).collect();
    assert_eq!(held[0], held[1]);
    assert!(held[0].is_some());
}

#[test]
fn a_name_left_empty_is_a_name_for_the_kind() {
    let mut editor = desk("");
    take(&mut editor, ToolKind::Goal);
    click(&mut editor, NOWHERE);
    name(&mut editor, " ");
    let goal = editor.map().nodes().next().unwrap();
    assert_eq!(goal.about.name, "New goal");
}

#[test]
fn escape_while_naming_leaves_no_trace() {
    for tool in [ToolKind::Team, ToolKind::Note, ToolKind::Area] {
        let mut editor = desk("Mail Pay; Mail -> Pay");
        let before = editor.map().clone();
        take(&mut editor, tool);
        click(&mut editor, NOWHERE);
        assert_ne!(*editor.map(), before);
        editor.perform(Action::NameCancelled);
        sound(&editor);
        assert_eq!(*editor.map(), before);
        assert_eq!((n_steps(&editor), selected(&editor).as_str()), (0, ""));
        assert!(!editor.has_unsaved_changes());
        assert!(!Command::Undo.enabled(&editor));
    }
}

#[test]
fn a_relation_is_led_from_the_rim_of_a_node_to_another() {
    let mut editor = desk("Mail Pay");
    let rim = at(95.0, 76.0);
    drag_from(&mut editor, rim, TWO);
    assert_eq!(relations(editor.map()), ["mail depends_on pay"]);
    assert!(selected(&editor).starts_with("r-"));
    assert_eq!(
        (n_steps(&editor), pos(&editor, node_id("mail"))),
        (1, at(0.0, 0.0))
    );
    // Dropped on nothing, it asks for the name of a new node; given up, it is none.
    drag_from(&mut editor, rim, NOWHERE);
    assert!(editor.naming().unwrap().grown_from().is_some());
    run(&mut editor, Command::Cancel);
    assert_eq!(selected(&editor), "mail");
    down(&mut editor, rim);
    drag(&mut editor, TWO);
    run(&mut editor, Command::Cancel);
    up(&mut editor, TWO);
    assert_eq!(n_steps(&editor), 1);
}

#[test]
fn the_relation_tool_ties_by_a_drag_and_by_two_clicks() {
    let mut editor = desk("Mail Pay");
    take(&mut editor, ToolKind::Relation);
    drag_from(&mut editor, ONE, TWO);
    assert_eq!(*editor.tool(), Tool::default());
    take(&mut editor, ToolKind::Relation);
    click(&mut editor, TWO);
    drag(&mut editor, at(200.0, 50.0));
    assert_eq!(editor.tool().kind(), ToolKind::Relation);
    click(&mut editor, ONE);
    assert_eq!(*editor.tool(), Tool::default());
    let mut made = relations(editor.map());
    made.sort();
    assert_eq!(made, ["mail depends_on pay", "pay depends_on mail"]);
    assert_eq!(n_steps(&editor), 2);
}

#[test]
fn a_node_may_be_tied_to_itself() {
    let mut editor = desk("Mail Pay");
    take(&mut editor, ToolKind::Relation);
    click(&mut editor, ONE);
    click(&mut editor, ONE);
    assert_eq!(relations(editor.map()), ["mail depends_on mail"]);
}

#[test]
fn the_kind_of_a_relation_follows_from_what_it_ties() {
    let mut editor = desk("Mail");
    take(&mut editor, ToolKind::Goal);
    click(&mut editor, NOWHERE);
    name(&mut editor, "Fast");
    take(&mut editor, ToolKind::Relation);
    click(&mut editor, ONE);
    click(&mut editor, NOWHERE);
    let kinds: Vec<_> = editor.map().relations().map(|it| it.kind.key()).collect();
    assert_eq!(kinds, ["serves"]);
}

#[test]
fn an_area_is_drawn_or_clicked_and_named() {
    let mut editor = desk("Mail Pay");
    take(&mut editor, ToolKind::Area);
    drag_from(&mut editor, at(100.0, 300.0), at(500.0, 600.0));
    assert_eq!(*editor.tool(), Tool::default());
    name(&mut editor, "Shop");
    let area = editor.map().areas().next().unwrap();
    assert_eq!(area.about.name, "Shop");
    assert!(area.id.as_str().starts_with("shop-"));
    assert_eq!(area.rect(), Rect::new(at(100.0, 300.0), at(500.0, 600.0)));
    take(&mut editor, ToolKind::Area);
    click(&mut editor, at(-900.0, -900.0));
    name(&mut editor, "");
    let names: Vec<_> = editor.map().areas().map(|area| &area.about.name).collect();
    assert_eq!(names, ["New area", "Shop"]);
    assert_eq!(n_steps(&editor), 2);
    // Given up while it is drawn, it is none.
    take(&mut editor, ToolKind::Area);
    down(&mut editor, at(900.0, 900.0));
    drag(&mut editor, at(1200.0, 1200.0));
    run(&mut editor, Command::Cancel);
    up(&mut editor, at(1200.0, 1200.0));
    assert_eq!(editor.map().areas().len(), 2);
}

#[test]
fn delete_undo_and_redo_select_what_changed() {
    let mut editor = desk("Mail Pay Web; Mail -> Pay; Web -> Pay; go: Mail > Pay > Web");
    let before = editor.map().clone();
    click(&mut editor, TWO);
    run(&mut editor, Command::Delete);
    assert_eq!(sketch::print(editor.map()), "Mail Web; go: Mail > Web");
    assert_eq!((selected(&editor).as_str(), n_steps(&editor)), ("", 1));
    run(&mut editor, Command::Undo);
    assert_eq!(*editor.map(), before);
    assert!(editor.selection().contains(node_id("pay")));
    run(&mut editor, Command::Redo);
    assert_eq!(sketch::print(editor.map()), "Mail Web; go: Mail > Web");
    for id in editor.selection().iter() {
        assert!(editor.map().contains(id));
    }
}

#[test]
fn a_delete_of_several_is_one_step() {
    let mut editor = desk("Mail Pay Web; Mail -> Pay; Shop[Mail Pay]");
    run(&mut editor, Command::SelectAll);
    run(&mut editor, Command::Delete);
    assert_eq!((editor.map().nodes().len(), n_steps(&editor)), (0, 1));
    run(&mut editor, Command::Undo);
    assert_eq!(editor.map().nodes().len(), 3);
    assert_eq!(editor.map().areas().len(), 1);
}

#[test]
fn escape_gives_up_the_gesture_then_the_tool_then_the_selection() {
    let mut editor = desk("Mail Pay");
    click(&mut editor, TWO);
    take(&mut editor, ToolKind::Relation);
    click(&mut editor, ONE);
    assert!(editor.tool().is_busy());
    run(&mut editor, Command::Cancel);
    assert!(!editor.tool().is_busy());
    assert_eq!(editor.tool().kind(), ToolKind::Relation);
    run(&mut editor, Command::Cancel);
    assert_eq!(editor.tool().kind(), ToolKind::Select);
    assert_eq!(selected(&editor), "pay");
    run(&mut editor, Command::Cancel);
    assert_eq!(selected(&editor), "");
}

#[test]
fn a_double_click_types_another_name() {
    let mut editor = desk("Mail Pay; Mail -> Pay; Shop[Mail]");
    editor.perform(Action::Pointer(PointerEvent::DoubleClick { at: ONE }));
    assert_eq!(editor.naming().unwrap().text, "Mail");
    name(&mut editor, "Letters");
    assert_eq!(editor.map().nodes().next().unwrap().about.name, "Letters");
    assert_eq!(editor.document().history().undo_label(), Some("Rename"));
    run(&mut editor, Command::Undo);
    // As it was, it is no step.
    editor.perform(Action::Pointer(PointerEvent::DoubleClick { at: ONE }));
    name(&mut editor, "Mail");
    assert_eq!(editor.document().history().undo_label(), None);
    editor.perform(Action::Pointer(PointerEvent::DoubleClick { at: NOWHERE }));
    assert!(editor.naming().unwrap().chosen_kind().is_some());
    run(&mut editor, Command::Cancel);
    assert_eq!(editor.naming(), None);
}

#[test]
fn a_double_click_on_what_is_being_named_changes_nothing() {
    let mut editor = desk("Mail");
    take(&mut editor, ToolKind::Team);
    click(&mut editor, NOWHERE);
    let placed = editor.naming().cloned();
    editor.perform(Action::Pointer(PointerEvent::DoubleClick { at: NOWHERE }));
    assert_eq!(editor.naming().cloned(), placed);
    // One name at a time: what was only placed is given up for another.
    editor.perform(Action::Name(node_id("mail")));
    assert_eq!(sketch::print(editor.map()), "Mail");
    editor.perform(Action::NameCancelled);
    assert_eq!((editor.map().nodes().len(), n_steps(&editor)), (1, 0));
}

#[test]
fn relations_and_areas_are_renamed_in_place() {
    let mut editor = desk("Mail Pay; Mail -> Pay; Shop[Mail]");
    let relation = editor.map().relations().next().unwrap().id;
    editor.perform(Action::Select(vec![relation.into()]));
    run(&mut editor, Command::Rename);
    name(&mut editor, "letters");
    assert_eq!(editor.map().relation(relation).unwrap().label, "letters");
    editor.perform(Action::Select(vec![area_id("shop")]));
    run(&mut editor, Command::Rename);
    assert_eq!(editor.naming().unwrap().text, "Shop");
    name(&mut editor, "Market");
    assert_eq!(editor.map().areas().next().unwrap().about.name, "Market");
    run(&mut editor, Command::Rename);
    editor.perform(Action::NameCancelled);
    assert_eq!(n_steps(&editor), 2);
}

#[test]
fn reversing_several_relations_is_one_step() {
    let mut editor = desk("Mail Pay Web; Mail -> Pay; Pay -> Web");
    let ids = editor.map().relations().map(|relation| relation.id.into());
    let ids: Vec<RecordId> = ids.collect();
    editor.perform(Action::Select(ids));
    run(&mut editor, Command::Reverse);
    assert_eq!(
        relations(editor.map()),
        ["pay depends_on mail", "web depends_on pay"]
    );
    assert_eq!(n_steps(&editor), 1);
    run(&mut editor, Command::Undo);
    assert_eq!(
        relations(editor.map()),
        ["mail depends_on pay", "pay depends_on web"]
    );
}

#[test]
fn a_step_from_elsewhere_does_not_keep_what_is_still_being_named() {
    let mut editor = desk("Mail");
    take(&mut editor, ToolKind::Team);
    click(&mut editor, NOWHERE);
    let edit = throughline::edit::rename(editor.map(), node_id("mail"), "Letters");
    editor.perform(Action::Edit(edit));
    name(&mut editor, "Post");
    assert_eq!(editor.map().nodes().len(), 2);
    run(&mut editor, Command::Undo);
    assert_eq!(sketch::print(editor.map()), "Letters");
}

#[test]
fn commands_wait_for_what_they_need() {
    let enabled = |editor: &Editor| {
        let commands = Command::ALL.into_iter();
        let enabled = commands.filter(|command| command.enabled(editor));
        enabled.map(Command::name).collect::<Vec<_>>()
    };
    let mut editor = Editor::default();
    assert_eq!(editor.screen(), Screen::Welcome);
    let at_welcome = enabled(&editor);
    for name in ["New map", "Open…", "Quit", "Keys"] {
        assert!(at_welcome.contains(&name), "{name}");
    }
    for name in ["Save", "Undo", "Delete", "Select all", "Team", "Fit all"] {
        assert!(!at_welcome.contains(&name), "{name}");
    }
    run(&mut editor, Command::Save);
    run(&mut editor, Command::Tool(ToolKind::Team));
    assert_eq!(editor.take_requests(), []);
    assert_eq!(*editor.tool(), Tool::default());

    let mut editor = desk("Mail Pay; Mail -> Pay");
    let at_rest = enabled(&editor);
    for name in ["Undo", "Redo", "Delete", "Rename", "Reverse relation"] {
        assert!(!at_rest.contains(&name), "{name}");
    }
    click(&mut editor, ONE);
    for command in [Command::Rename, Command::Delete, Command::NudgeLeft] {
        assert!(command.enabled(&editor), "{}", command.name());
    }
    assert!(!Command::Reverse.enabled(&editor));
    run(&mut editor, Command::SelectAll);
    assert!(!Command::Rename.enabled(&editor), "there are two");
    run(&mut editor, Command::Delete);
    assert!(Command::Undo.enabled(&editor) && !Command::Redo.enabled(&editor));
    run(&mut editor, Command::Undo);
    assert!(!Command::Undo.enabled(&editor) && Command::Redo.enabled(&editor));
}

#[test]
fn the_camera_fits_and_zooms_around_the_middle() {
    let mut editor = desk("Mail Pay Web");
    run(&mut editor, Command::FitAll);
    let bounds = editor.scene().bounds().unwrap();
    assert!(editor.camera().visible().contains_rect(&bounds));
    let center = editor.camera().center;
    run(&mut editor, Command::ZoomOut);
    run(&mut editor, Command::ZoomIn);
    run(&mut editor, Command::ZoomActual);
    assert!(editor.camera().center.distance(center) < 1e-6);
    assert!((editor.camera().zoom - 1.0).abs() < 1e-9);
    click(&mut editor, THREE);
    run(&mut editor, Command::FitSelection);
    // In the middle of what the tools at the left leave free.
    let view = editor.camera().view;
    let middle = Point::new(f64::midpoint(view.w, 64.0), view.h / 2.0);
    assert!(editor.camera().view_from_map(THREE).distance(middle) < 1.0);
    assert_eq!(n_steps(&editor), 0);
}

#[test]
fn one_goes_no_farther_than_one_must_where_names_can_be_read() {
    let mut editor = desk("Mail Pay; p: Mail > Pay");
    let pay: RecordId = throughline::model::NodeId::new("pay").unwrap().into();
    let path: RecordId = throughline::model::PathId::new("p").unwrap().into();
    editor.perform(Action::Run(Command::FitAll));
    editor.perform(Action::Run(Command::ZoomOut));
    let (zoom, center) = (editor.camera().zoom, editor.camera().center);
    for id in [pay, path] {
        editor.perform(Action::Look(id));
        assert_eq!(editor.selection().single(), Some(id));
        assert!((editor.camera().zoom - zoom).abs() < 1e-9);
        assert!(editor.camera().center.distance(center) < 1e-6, "{id:?}");
    }
    // From afar one comes near.
    for _ in 0..30 {
        editor.perform(Action::Run(Command::ZoomOut));
    }
    assert!(!editor.camera().has_words());
    editor.perform(Action::Look(pay));
    assert!((editor.camera().zoom - 1.0).abs() < 1e-9);
}
