//! Laws that hold for every map and every sequence of verbs.

use std::sync::Arc;

use proptest::{collection::vec, prelude::*, sample::select};
use throughline::{
    document::Document,
    edit::{
        Edit, EditError, Lane, Stand, Toward, add_area, add_lines, add_neighbor, add_node,
        add_note, add_path, add_work_item, block, connect, drop_places, end_paths, excerpt,
        extend_path, grab, group, insert_stop, join, move_earlier, move_later, move_to_area,
        move_work_items, neighbor, paste, place, remove, rename, resize, reverse, set_after,
        set_path, set_rework, set_state, stops_behind, unblock, update,
    },
    formats::{
        lines,
        native::{encode, read, verify},
        sketch,
    },
    model::{
        Area, Class, Day, DeliveryPath, Figure, Id, Map, Node, Point, Problem, Record, RecordId,
        Rect, Relation, RelationKind, Rework, Rule, Size, State, Stop, WorkItem,
    },
};

use crate::maps::{any_area, any_map, any_node, any_of, any_point, any_text};

/// One thing that a person does; a number stands for a record of the map as it is then.
#[derive(Clone, Debug)]
enum Act {
    AddNode(Box<Node>),
    AddArea(Area),
    Remove(Vec<u8>),
    /// A drag along these ways, dropped or taken back.
    Drag(Vec<u8>, Vec<Point>, Drop),
    Resize(u8, Point, Point),
    Rename(u8, String),
    Describe(Vec<u8>, String),
    Connect(u8, u8),
    Reverse(u8),
    MoveToArea(Vec<u8>, Option<u8>),
    /// A verb about stops, and what it is about.
    Route(RouteVerb, [u8; 4]),
    /// Something that happens to a work item.
    Work(u8, u8, u8, u8),
    /// A copy of these, put down this far away.
    Copy(Vec<u8>, Point),
    /// A neighbor, or an area around these.
    Grow(u8),
    Group(Vec<u8>),
    Undo,
    Redo,
}

#[derive(Clone, Copy, Debug)]
enum RouteVerb {
    Add,
    Extend,
    Insert,
    Join,
    Earlier,
    Later,
    Rework,
    After,
    End,
    Lines,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Drop {
    Commit,
    Revert,
    /// The next act comes while the gesture is under way.
    Leave,
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 96,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn undo_and_redo_lead_to_the_first_and_the_last_map(map in any_map(), acts in vec(any_act(), 0..16)) {
        let mut document = acted(&map, &acts);
        while document.redo().is_some() {}
        let last = document.map().clone();

        while document.undo().is_some() {
            prop_assert_eq!(document.map().problems(), []);
        }
        prop_assert_eq!(document.map(), &map);
        prop_assert_eq!(bytes(document.map()), bytes(&map));
        prop_assert!(!document.has_unsaved_changes());

        while document.redo().is_some() {}
        prop_assert_eq!(document.map(), &last);
        prop_assert_eq!(bytes(document.map()), bytes(&last));
    }

    #[test]
    fn the_log_leads_from_the_first_map_to_the_last(map in any_map(), acts in vec(any_act(), 0..16)) {
        let mut document = acted(&map, &acts);
        document.commit();
        let mut replayed = map;
        for edit in document.history().log() {
            edit.apply(&mut replayed).unwrap();
        }
        prop_assert_eq!(&replayed, document.map());
        prop_assert_eq!(bytes(&replayed), bytes(document.map()));
    }

    #[test]
    fn a_gesture_that_is_taken_back_leaves_no_trace(
        map in any_map(),
        acts in vec(any_act(), 0..8),
        held in vec(any::<u8>(), 1..4),
        ways in vec(any_point(), 1..4),
    ) {
        let mut document = acted(&map, &acts);
        document.commit();
        let before = document.clone();
        make(&mut document, &Act::Drag(held, ways, Drop::Revert));

        prop_assert_eq!(document.map(), before.map());
        prop_assert_eq!(document.state(), before.state());
        prop_assert_eq!(document.history().log(), before.history().log());
        prop_assert_eq!(document.history().redo_label(), before.history().redo_label());
        prop_assert_eq!(document.has_unsaved_changes(), before.has_unsaved_changes());
    }

    #[test]
    fn a_map_is_read_as_it_was_written(map in any_map()) {
        prop_assert_eq!(map.problems(), []);
        let written = bytes(&map);
        let loaded = read(&written).unwrap();
        prop_assert_eq!(&loaded.map, &map);
        prop_assert_eq!(loaded.mended, Vec::<String>::new());
        prop_assert_eq!(bytes(&loaded.map), written.clone());
        prop_assert!(verify(&written, &map).is_ok());
    }

    #[test]
    fn who_names_whom_is_the_same_however_the_map_came_to_be(map in any_map(), acts in vec(any_act(), 0..16)) {
        let document = acted(&map, &acts);
        let loaded = read(&bytes(document.map())).unwrap().map;
        for record in document.map().records() {
            let kept: Vec<RecordId> = document.map().referrers(record.id()).collect();
            let found: Vec<RecordId> = loaded.referrers(record.id()).collect();
            prop_assert_eq!(kept, found);
        }
    }
}

/// A record of the sound map, what is done to it, and the sentence that says so.
type Defect = (&'static str, fn(&mut Record), &'static str);

/// Each field that names another record, with one that is not there.
const REFERENCES: &[Defect] = &[
    (
        "in",
        |r| area(r).parent = Some(id("gone")),
        "“parent” names the area gone, which is not there",
    ),
    (
        "a",
        |r| node(r).area = Some(id("gone")),
        "“area” names the area gone, which is not there",
    ),
    (
        "r-a-b",
        |r| relation(r).from = id("gone"),
        "“from” names the node gone, which is not there",
    ),
    (
        "r-a-b",
        |r| relation(r).to = id("gone"),
        "“to” names the node gone, which is not there",
    ),
    (
        "p",
        |r| path(r).goals.push(id("gone")),
        "“goals” names the node gone, which is not there",
    ),
    (
        "p-a",
        |r| stop(r).path = id("gone"),
        "“path” names the path gone, which is not there",
    ),
    (
        "p-a",
        |r| stop(r).node = id("gone"),
        "“node” names the node gone, which is not there",
    ),
    (
        "p-a",
        |r| stop(r).after.push(id("gone")),
        "“after” names the stop gone, which is not there",
    ),
    (
        "p-b",
        |r| rework(r).to = id("gone"),
        "“rework” names the stop gone, which is not there",
    ),
    (
        "x",
        |r| item(r).path = Some(id("gone")),
        "“path” names the path gone, which is not there",
    ),
    (
        "x",
        |r| item(r).stop = Some(id("gone")),
        "“stop” names the stop gone, which is not there",
    ),
    (
        "x",
        |r| item(r).blocked_by.as_mut().unwrap().node = Some(id("gone")),
        "“blocked_by” names the node gone, which is not there",
    ),
];

/// Ties that lead in a circle, or to something that is there but not right.
const TIES: &[Defect] = &[
    (
        "in",
        |r| area(r).parent = Some(id("in")),
        "The area lies within itself",
    ),
    (
        "out",
        |r| area(r).parent = Some(id("in")),
        "The area lies within itself",
    ),
    (
        "p-a",
        |r| stop(r).after.push(id("p-a")),
        "The stop comes before itself",
    ),
    (
        "p-a",
        |r| stop(r).after.push(id("p-b")),
        "The stop comes before itself",
    ),
    (
        "q-b",
        |r| stop(r).after.push(id("p-a")),
        "“after” names the stop p-a, which is on another path",
    ),
    (
        "p-b",
        |r| rework(r).to = id("q-b"),
        "“rework” names the stop q-b, which is on another path",
    ),
    (
        "x",
        |r| item(r).path = Some(id("q")),
        "The stop of the work item is not on its path q",
    ),
    (
        "p",
        |r| path(r).goals.push(id("a")),
        "“goals” names the node a, which is no goal",
    ),
    (
        "a",
        |r| node(r).size = Size::new(190.0, 0.0),
        "Width and height are not above zero",
    ),
    (
        "in",
        |r| area(r).size = Size::new(-1.0, 9.0),
        "Width and height are not above zero",
    ),
];

/// Figures and days that cannot be.
const FIGURES: &[Defect] = &[
    (
        "a",
        |r| node(r).drag = Some(figure(1.2, None, None)),
        "“drag” is a share and cannot be above 1",
    ),
    (
        "a",
        |r| node(r).debt = Some(figure(0.5, None, Some(1.2))),
        "“debt” is a share and cannot be above 1",
    ),
    (
        "a",
        |r| node(r).cognitive_load = Some(figure(2.0, Some(0.5), None)),
        "“cognitive_load” goes from 1 to 5",
    ),
    (
        "p",
        |r| path(r).demand = Some(figure(f64::NAN, None, None)),
        "“demand” is below zero, or its range is not in order",
    ),
    (
        "p-a",
        |r| stop(r).work = Some(figure(-1.0, None, None)),
        "“work” is below zero, or its range is not in order",
    ),
    (
        "p-a",
        |r| stop(r).wait = Some(figure(3.0, Some(4.0), None)),
        "“wait” is below zero, or its range is not in order",
    ),
    (
        "p-b",
        |r| rework(r).chance = Some(figure(7.0, None, None)),
        "“chance” is a share and cannot be above 1",
    ),
    (
        "x",
        |r| item(r).due.push_str("soon"),
        "“due” is “soon”, not a day such as 2026-11-20",
    ),
    (
        "r-a-b",
        |r| relation(r).review_by.push_str("2025-02-29"),
        "“review_by” is “2025-02-29”, not a day such as 2026-11-20",
    ),
];

#[test]
fn each_defect_is_found_where_it_is() {
    let sketch = "A B; A -> B; p: A > B; p-b ~> p-a; q: B; X @ p-a ! B; In[A]; Out[In]";
    let sound = sketch::parse(sketch).unwrap();
    assert_eq!(sound.problems(), []);
    for (name, injure, sentence) in [REFERENCES, TIES, FIGURES].concat() {
        let mut map = sound.clone();
        let mut records = map.records();
        let mut record = records.find(|record| record.id().as_str() == name).unwrap();
        drop(records);
        injure(&mut record);
        map.put(record.id(), Some(record.clone()));
        let found = map.problems();
        let mut here = found.iter().filter(|problem| problem.at == record.id());
        assert!(
            here.any(|problem| problem.rule.sentence() == sentence),
            "{sentence}\n{found:?}"
        );
    }
}

#[test]
fn an_id_that_two_records_have_is_found_whatever_they_are() {
    let sound = sketch::parse("A B; A -> B; p: A > B; X @ p-a; In[A]").unwrap();
    for taken in sound.records().map(|record| record.id()) {
        for mut record in sound.records() {
            let text = taken.as_str();
            if [taken.noun(), "map"].contains(&record.id().noun()) || taken == RecordId::Header {
                continue;
            }
            match &mut record {
                Record::Header(_) => {}
                Record::Area(area) => Arc::make_mut(area).id = id(text),
                Record::Node(node) => Arc::make_mut(node).id = id(text),
                Record::Relation(relation) => Arc::make_mut(relation).id = id(text),
                Record::Path(path) => Arc::make_mut(path).id = id(text),
                Record::Stop(stop) => Arc::make_mut(stop).id = id(text),
                Record::WorkItem(item) => Arc::make_mut(item).id = id(text),
            }
            let mut map = sound.clone();
            map.put(record.id(), Some(record.clone()));
            let twice = |problem: &Problem| matches!(problem.rule, Rule::DuplicateId { .. });
            assert_eq!(
                map.problems().into_iter().filter(twice).count(),
                1,
                "{record:?}"
            );
        }
    }
}

const ROUTE_VERBS: [RouteVerb; 10] = [
    RouteVerb::Add,
    RouteVerb::Extend,
    RouteVerb::Insert,
    RouteVerb::Join,
    RouteVerb::Earlier,
    RouteVerb::Later,
    RouteVerb::Rework,
    RouteVerb::After,
    RouteVerb::End,
    RouteVerb::Lines,
];

fn any_act() -> impl Strategy<Value = Act> {
    let some = || vec(any::<u8>(), 1..4);
    let ends = prop_oneof![
        3 => Just(Drop::Commit),
        1 => Just(Drop::Revert),
        1 => Just(Drop::Leave),
    ];
    prop_oneof![
        2 => any_node().prop_map(|node| Act::AddNode(Box::new(node))),
        1 => any_area().prop_map(Act::AddArea),
        3 => some().prop_map(Act::Remove),
        3 => (some(), vec(any_point(), 1..4), ends)
            .prop_map(|(held, ways, end)| Act::Drag(held, ways, end)),
        1 => (any::<u8>(), any_point(), any_point()).prop_map(|(id, one, other)| Act::Resize(id, one, other)),
        1 => (any::<u8>(), any_text()).prop_map(|(id, name)| Act::Rename(id, name)),
        1 => (some(), any_text()).prop_map(|(ids, text)| Act::Describe(ids, text)),
        2 => any::<(u8, u8)>().prop_map(|(from, to)| Act::Connect(from, to)),
        1 => any::<u8>().prop_map(Act::Reverse),
        2 => (some(), any::<Option<u8>>()).prop_map(|(ids, home)| Act::MoveToArea(ids, home)),
        6 => (select(ROUTE_VERBS.to_vec()), any::<[u8; 4]>()).prop_map(|(verb, at)| Act::Route(verb, at)),
        2 => any::<(u8, u8, u8, u8)>().prop_map(|(item, stop, lane, state)| Act::Work(item, stop, lane, state)),
        2 => (some(), any_point()).prop_map(|(ids, by)| Act::Copy(ids, by)),
        1 => any::<u8>().prop_map(Act::Grow),
        1 => some().prop_map(Act::Group),
        3 => Just(Act::Undo),
        2 => Just(Act::Redo),
    ]
}

/// Returns the document of a map after these acts; it is sound after each of them.
fn acted(map: &Map, acts: &[Act]) -> Document {
    let mut document = Document::opened(map.clone());
    for act in acts {
        make(&mut document, act);
        assert_eq!(document.map().problems(), [], "after {act:?}");
    }
    document
}

fn make(document: &mut Document, act: &Act) {
    if let Act::Drag(held, ways, end) = act {
        return drag(document, held, ways, *end);
    }
    match act {
        Act::Undo => drop(document.undo()),
        Act::Redo => drop(document.redo()),
        _ => match planned(document.map(), act) {
            Ok(edit) => {
                document.apply(edit).unwrap();
            }
            Err(EditError::Stale(_) | EditError::Taken(_)) => {
                panic!("a plan for the map as it is fits it")
            }
            // Refused with a reason: nothing has changed.
            Err(_) => {}
        },
    }
}

fn planned(map: &Map, act: &Act) -> Result<Edit, EditError> {
    let record = |index: u8| any_of(map.records(), index).unwrap().id();
    let all = |indices: &[u8]| -> Vec<RecordId> { indices.iter().map(|at| record(*at)).collect() };
    let n_nodes = map.nodes().len();
    match act.clone() {
        Act::AddNode(mut node) => {
            node.id = Id::fresh(&node.about.name, node.kind.key());
            if n_nodes.is_multiple_of(3) {
                return add_note(map, *node, "said");
            }
            add_node(map, *node)
        }
        Act::AddArea(mut area) => {
            area.id = Id::fresh(&area.about.name, "area");
            add_area(map, area)
        }
        Act::Remove(ids) => Ok(remove(map, all(&ids))),
        Act::Resize(id, one, other) => resize(map, record(id), Rect::from_corners(one, other)),
        Act::Rename(id, name) => rename(map, record(id), &name),
        Act::Describe(ids, text) => update(map, "Describe", all(&ids), |record| {
            if let Some(about) = record.about_mut() {
                about.description.clone_from(&text);
                about.tags.push(text.clone());
            }
        }),
        Act::Connect(from, to) => {
            let node = |index| any_of(map.nodes().map(|node| node.id), index);
            let (Some(from), Some(to)) = (node(from), node(to)) else {
                return Ok(remove(map, []));
            };
            Ok(connect(map, RelationKind::Collaborates, from, to)?.1)
        }
        Act::Copy(ids, by) => Ok(paste(map, &excerpt(map, all(&ids))?, by).1),
        Act::Grow(at) => {
            let from = any_of(map.nodes().map(|node| node.id), at);
            let toward = [Toward::Right, Toward::Below][usize::from(at) % 2];
            match from.and_then(|from| Some((from, neighbor(map, from, toward)?))) {
                Some((from, node)) => add_neighbor(map, node, from),
                None => Ok(remove(map, [])),
            }
        }
        Act::Group(ids) => {
            let rect = Rect::from_corners(Point::default(), Point::new(300.0, 200.0));
            group(
                map,
                Area::new(Id::fresh("", "area"), "Group", rect),
                all(&ids),
            )
        }
        Act::Reverse(index) => match any_of(map.relations(), index) {
            Some(relation) => reverse(map, [relation.id]),
            None => Ok(remove(map, [])),
        },
        Act::MoveToArea(ids, home) => {
            let home = home.and_then(|home| any_of(map.areas().map(|area| area.id), home));
            move_to_area(map, all(&ids), home)
        }
        Act::Route(verb, at) => routed(map, verb, at),
        Act::Work(item, stop, lane, kind) => work(map, item, (stop, lane, kind)),
        Act::Drag(..) | Act::Undo | Act::Redo => panic!("not planned"),
    }
}

/// Plans a verb about stops; what it is about is chosen by number.
fn routed(map: &Map, verb: RouteVerb, at: [u8; 4]) -> Result<Edit, EditError> {
    let nothing = || Ok(remove(map, []));
    let node = any_of(map.nodes().map(|node| node.id), at[0]);
    let [one, other] = [at[1], at[2]].map(|at| any_of(map.stops().map(|stop| stop.id), at));
    let path = any_of(map.paths().map(|path| path.id), at[3]);
    if let (RouteVerb::Add, Some(node)) = (verb, node) {
        let path = DeliveryPath::new(Id::fresh("new", "path"), "New");
        return Ok(add_path(map, path, &[node, node])?.1);
    }
    if let RouteVerb::Lines = verb {
        let lines = lines::map_lines(
            "Way: one > another + Two, three after one\nfour -> one: x (slowing)\ngoal: five\narea: Six: one, seven",
        );
        return Ok(add_lines(map, &lines.read).1);
    }
    let (Some(node), Some(one), Some(other), Some(path)) = (node, one, other, path) else {
        return nothing();
    };
    match verb {
        RouteVerb::Extend => Ok(extend_path(map, path, Some(one), node)?.1),
        RouteVerb::Insert => Ok(insert_stop(map, one, other, node)?.1),
        RouteVerb::Join => join(map, one, other),
        RouteVerb::Earlier => move_earlier(map, one),
        RouteVerb::Later => move_later(map, one),
        RouteVerb::Rework => set_rework(map, one, Some(other), Some(Figure::guess(0.5))),
        RouteVerb::After => set_after(map, one, vec![other]),
        RouteVerb::End => Ok(end_paths(map, stops_behind(map, [node.into()]))),
        RouteVerb::Add | RouteVerb::Lines => nothing(),
    }
}

/// Plans something for a work item: a place, a state, a blocker, or a new item beside it.
fn work(map: &Map, item: u8, (one, other, kind): (u8, u8, u8)) -> Result<Edit, EditError> {
    let today = Day::parse("2026-11-20");
    let Some(item) = any_of(map.work_items().map(|item| item.id), item) else {
        return Ok(remove(map, []));
    };
    let node = any_of(map.nodes().map(|node| node.id), one);
    let stop = any_of(map.stops().map(|stop| stop.id), one);
    let path = any_of(map.paths().map(|path| path.id), other);
    let stand = match (kind % 4, node, stop) {
        (0, Some(node), _) => Stand::Node(node),
        (1, _, Some(stop)) => Stand::Stop(stop),
        (2, ..) => Stand::Done,
        _ => Stand::Unplaced,
    };
    let lane =
        [Lane::All, Lane::Path(path), Lane::Class(Class::Expedite)][usize::from(other % 3)].clone();
    match kind % 9 {
        0..=3 => move_work_items(map, [(item, stand, lane)], today),
        4 => set_state(map, [item], &State::Active, today),
        5 => block(map, [item], node, Some("why")),
        6 => unblock(map, [item]),
        7 => set_path(map, [item], path),
        _ => {
            let new = WorkItem::new(Id::fresh("new", "item"), "New");
            add_work_item(map, new, &stand, &lane, today)
        }
    }
}

fn drag(document: &mut Document, held: &[u8], ways: &[Point], end: Drop) {
    // A gesture that was left is finished before the next one begins.
    document.commit();
    let records = |index: &u8| any_of(document.map().records(), *index).unwrap().id();
    let places = grab(document.map(), held.iter().map(records));
    for by in ways {
        let edit = place(document.map(), &places, *by);
        document.apply_live(&edit).unwrap();
        assert_eq!(document.map().problems(), []);
    }
    if end == Drop::Leave {
        return;
    }
    let edit = drop_places(document.map(), &places);
    document.apply_live(&edit).unwrap();
    if end == Drop::Commit {
        document.commit();
    } else {
        document.revert();
    }
}

fn bytes(map: &Map) -> Vec<u8> {
    encode(map).unwrap()
}

fn id<T>(text: &str) -> Id<T> {
    Id::new(text).unwrap()
}

fn figure(value: f64, low: Option<f64>, high: Option<f64>) -> Figure {
    Figure {
        value,
        low,
        high,
        ..Figure::default()
    }
}

// The record of a row, to be injured.

fn area(record: &mut Record) -> &mut Area {
    let Record::Area(area) = record else {
        panic!("no area");
    };
    Arc::make_mut(area)
}

fn node(record: &mut Record) -> &mut Node {
    let Record::Node(node) = record else {
        panic!("no node");
    };
    Arc::make_mut(node)
}

fn relation(record: &mut Record) -> &mut Relation {
    let Record::Relation(relation) = record else {
        panic!("no relation");
    };
    Arc::make_mut(relation)
}

fn path(record: &mut Record) -> &mut DeliveryPath {
    let Record::Path(path) = record else {
        panic!("no path");
    };
    Arc::make_mut(path)
}

fn stop(record: &mut Record) -> &mut Stop {
    let Record::Stop(stop) = record else {
        panic!("no stop");
    };
    Arc::make_mut(stop)
}

fn rework(record: &mut Record) -> &mut Rework {
    stop(record).rework.as_mut().unwrap()
}

fn item(record: &mut Record) -> &mut WorkItem {
    let Record::WorkItem(item) = record else {
        panic!("no work item");
    };
    Arc::make_mut(item)
}
