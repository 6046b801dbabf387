//! Each verb on a sketch: before, verb, after.

use std::sync::Arc;

use throughline::{
    edit::{
        Edit, EditError, Gesture, LEAST_SIZE, add_all, add_area, add_node, add_note, connect,
        drop_places, grab, likely_kind, move_to_area, place, remove, rename, resize, reverse,
        update,
    },
    formats::sketch,
    model::{
        Area, AreaId, DeliveryPath, Id, Map, Node, NodeId, NodeKind, Point, Record, RecordId, Rect,
        RelationId, RelationKind, Size, Stop,
    },
};

#[test]
fn removing_a_node_bridges_its_paths() {
    let rows = [
        // In a chain: between, first, last, alone.
        ("A B C; p: A > B > C", "b", "A C; p: A > C"),
        ("A B C; p: A > B > C", "a", "B C; p: B > C"),
        ("A B C; p: A > B > C", "c", "A B; p: A > B"),
        ("A; p: A", "a", "p:"),
        // Where it forks and joins.
        ("A B C D; p: A > B > C + D", "b", "A C D; p: A > C + D"),
        ("A B C D; p: A > B > C + D", "a", "B C D; p: B > C + D"),
        ("A B C D; p: A > B > C + D", "c", "A B D; p: A > B > D"),
        ("A B C D; p: A + B > C > D", "c", "A B D; p: A + B > D"),
        ("A B C D; p: A + B > C > D", "a", "B C D; p: B > C > D"),
        ("A B C; p: A + B > C", "c", "A B; p: A + B"),
        (
            "A B C D E; p: A + B > C > D + E",
            "c",
            "A B D E; p: A + B > D + E",
        ),
        // A branch that goes leaves no way around the other one.
        ("A B C D; p: A > B + C > D", "b", "A C D; p: A > C > D"),
        (
            "A B C D; p: A > B > C, D after A + C",
            "b",
            "A C D; p: A > C, D after A + C",
        ),
        // Visited twice.
        ("A B; p: A > B > A", "a", "B; p: B"),
        ("A B; p: A > B > A", "b", "A; p: A > A"),
        ("A B C; p: A > B > A > C", "a", "B C; p: B > C"),
        ("A B; p: A > B > B > A", "b", "A; p: A > A"),
        // On more than one path.
        (
            "A B C; p: A > B > C; q: C > B > A",
            "b",
            "A C; p: A > C; q: C > A",
        ),
    ];
    for (before, gone, after) in rows {
        check(before, |map| remove(map, [node(gone).into()]), after);
    }
}

#[test]
fn removing_a_node_takes_what_means_nothing_without_it() {
    let rows = [
        ("A B C; A -> B; B -> B; B -> C; C -> A", "A C; C -> A"),
        (
            "A B C; p: A > B > C; p-b ~> p-a; p-c ~> p-b",
            "A C; p: A > C",
        ),
        (
            "A B C; p: A > C; p-c ~> p-a; X @ p-c ! B",
            "A C; p: A > C; p-c ~> p-a; X @ p-c",
        ),
        ("A B; Shop[A B]", "A; Shop[A]"),
    ];
    for (before, after) in rows {
        check(before, |map| remove(map, [node("b").into()]), after);
    }
}

#[test]
fn the_work_items_of_a_removed_stop_move_to_the_stop_before() {
    let rows = [
        ("A B C; p: A > B > C; X @ p-b", "A C; p: A > C; X @ p-a"),
        ("A B C; p: B > A > C; X @ p-b", "A C; p: A > C; X @ p-a"),
        ("A B C; p: A + C > B; X @ p-b", "A C; p: A + C; X @ p-a"),
        ("B; p: B; X @ p-b", "p:; X @ p"),
        ("A B; p: B > B > A; X @ p-b-again", "A; p: A; X @ p-a"),
    ];
    for (before, after) in rows {
        check(before, |map| remove(map, [node("b").into()]), after);
    }
    check(
        "A B; p: A > B; X @ p-b",
        |map| remove(map, [RecordId::Stop(id("p-b"))]),
        "A B; p: A; X @ p-a",
    );
}

#[test]
fn a_multiple_removal_is_one_step() {
    let before = "A B C D; A -> D; B -> C; p: A > B > C > D; X @ p-c; Inner[B]; Outer[Inner C]";
    let gone = [
        node("b").into(),
        node("c").into(),
        area("inner").into(),
        RecordId::Relation(id("r-a-d")),
    ];
    let after = "A D; p: A > D; X @ p-a; Outer[]";
    check(before, |map| remove(map, gone), after);

    let map = sketched(before);
    assert_eq!(remove(&map, gone).label, "Delete");
    assert_eq!(
        remove(&map, [node("nobody").into(), RecordId::Header]),
        nothing("Delete")
    );
}

#[test]
fn removing_an_area_leaves_what_it_held_in_its_parent() {
    let before = "A B C; Inner[A]; Mid[Inner B]; Outer[Mid C]";
    let rows: [(&[&str], &str); 4] = [
        (&["inner"], "A B C; Mid[A B]; Outer[Mid C]"),
        (&["mid"], "A B C; Inner[A]; Outer[Inner B C]"),
        (&["inner", "mid"], "A B C; Outer[A B C]"),
        (&["inner", "mid", "outer"], "A B C"),
    ];
    for (gone, after) in rows {
        let gone = gone.iter().map(|name| area(name).into());
        check(before, |map| remove(map, gone), after);
    }
}

#[test]
fn removing_a_path_takes_its_stops_and_leaves_its_work_items() {
    check(
        "A B; p: A > B; q: B > A; X @ p-b; Y @ q-a; Z @ p",
        |map| remove(map, [RecordId::Path(id("p"))]),
        "A B; q: B > A; X @; Y @ q-a; Z @",
    );
}

#[test]
fn removing_a_goal_takes_it_off_the_paths_that_serve_it() {
    let map = sketched("Goal Team; p: Team");
    let goal = node("goal");
    let ids = [goal.into(), RecordId::Path(id("p"))];
    let change = |record: &mut Record| match record {
        Record::Node(node) => Arc::make_mut(node).kind = NodeKind::Goal,
        Record::Path(path) => Arc::make_mut(path).goals.push(goal),
        _ => panic!("neither"),
    };
    let map = applied(&map, &update(&map, "Serve", ids, change).unwrap());
    let map = applied(&map, &remove(&map, [goal.into()]));
    assert!(map.path(id("p")).unwrap().goals.is_empty());
}

#[test]
fn a_new_area_takes_in_what_lies_in_it_and_had_the_same_home() {
    // Nodes are 190 wide and 200 apart, areas reach 20 around what they hold.
    let rows = [
        ("A B C", (-10.0, 400.0), "A B C; New[A B]"),
        ("A B", (-10.0, 100.0), "A B; New[A]"),
        ("A B", (-10.0, 90.0), "A B; New[]"),
        ("A B C; In[A]", (-30.0, 400.0), "A B C; In[A]; New[In B]"),
        // An area that reaches out of the new one stays where it is, with what it holds.
        ("A B; Big[A B]", (150.0, 400.0), "A B; Big[New A]; New[B]"),
        (
            "A B; In[A]; Out[In B]",
            (-5.0, 200.0),
            "A B; In[New]; New[A]; Out[In B]",
        ),
        (
            "A B; In[A]; Out[In B]",
            (-25.0, 395.0),
            "A B; In[A]; New[In B]; Out[New]",
        ),
    ];
    for (before, (left, right), after) in rows {
        let rect = Rect::new(Point::new(left, -30.0), Point::new(right, 110.0));
        let new = Area::new(area("new"), "New", rect);
        check(before, |map| add_area(map, new).unwrap(), after);
    }
}

#[test]
fn a_new_node_goes_to_the_innermost_area_under_its_center() {
    let rows = [
        (0.0, "A B New; New = goal; Inner[A New]; Outer[Inner B]"),
        (200.0, "A B New; New = goal; Inner[A]; Outer[Inner B New]"),
        (600.0, "A B New; New = goal; Inner[A]; Outer[Inner B]"),
    ];
    for (left, after) in rows {
        let new = Node::new(node("new"), NodeKind::Goal, "New", Point::new(left, 0.0));
        let before = "A B; Inner[A]; Outer[Inner B]";
        check(before, |map| add_node(map, new).unwrap(), after);
    }
}

/// A sketch, what is held, how far it goes to the right and down, and the sketch after the drop.
type Drag<'a> = (&'a str, &'a [RecordId], (f64, f64), &'a str);

#[test]
fn a_drop_says_which_area_holds_a_node() {
    let rows: [Drag<'_>; 8] = [
        // In, out, and from one to another.
        (
            "A B; Shop[A]",
            &[node("b").into()],
            (-200.0, 0.0),
            "A B; Shop[A B]",
        ),
        (
            "A B; Shop[A]",
            &[node("a").into()],
            (0.0, 500.0),
            "A B; Shop[]",
        ),
        (
            "A B; One[A]; Two[B]",
            &[node("a").into()],
            (200.0, 0.0),
            "A B; One[]; Two[A B]",
        ),
        // Into the innermost of nested areas.
        (
            "A B C; In[A]; Out[In B]",
            &[node("c").into()],
            (-400.0, 0.0),
            "A B C; In[A C]; Out[In B]",
        ),
        (
            "A B C; In[A]; Out[In B]",
            &[node("a").into()],
            (200.0, 0.0),
            "A B C; In[]; Out[In A B]",
        ),
        // An area brings what it holds.
        (
            "A B C; In[A]; Out[B C]",
            &[area("in").into()],
            (300.0, 0.0),
            "A B C; In[A]; Out[In B C]",
        ),
        (
            "A B; In[A]; Out[In B]",
            &[area("in").into(), node("a").into()],
            (0.0, 500.0),
            "A B; In[A]; Out[B]",
        ),
        // Within its own area, a thing stays there.
        (
            "A B; In[A]; Out[In B]",
            &[area("out").into()],
            (900.0, 900.0),
            "A B; In[A]; Out[In B]",
        ),
    ];
    for (before, held, (right, down), after) in rows {
        let by = Point::new(right, down);
        check(before, |map| dropped(map, held, by), after);
    }
}

#[test]
fn an_area_carries_what_it_holds_at_any_depth() {
    let map = sketched("A B; In[A]; Out[In B]");
    let by = Point::new(12.5, -7.25);
    let after = applied(&map, &dropped(&map, &[area("out").into()], by));
    for node in map.nodes() {
        assert_eq!(after.node(node.id).unwrap().pos, node.pos + by);
    }
    for area in map.areas() {
        assert_eq!(after.area(area.id).unwrap().pos, area.pos + by);
    }
}

#[test]
fn a_move_that_ends_where_it_began_changes_nothing() {
    let map = sketched("A B; Shop[A]");
    let places = grab(&map, [area("shop").into()]);
    assert_eq!(places.ids().count(), 2);
    assert!(place(&map, &places, Point::default()).is_empty());
    assert!(drop_places(&map, &places).is_empty());
}

#[test]
fn things_move_to_the_area_that_is_asked_for() {
    let before = "A B; In[A]; Out[In]";
    let rows: [(&[RecordId], Option<&str>, &str); 3] = [
        (
            &[node("a").into(), node("b").into()],
            Some("out"),
            "A B; In[]; Out[In A B]",
        ),
        (&[area("in").into()], None, "A B; In[A]; Out[]"),
        (&[node("a").into()], None, "A B; In[]; Out[In]"),
    ];
    for (ids, home, after) in rows {
        let ids = ids.iter().copied();
        check(
            before,
            |map| move_to_area(map, ids, home.map(area)).unwrap(),
            after,
        );
    }
}

#[test]
fn no_area_moves_into_itself() {
    let map = sketched("A; In[A]; Mid[In]; Out[Mid]");
    for home in ["in", "mid", "out"] {
        let refused = move_to_area(
            &map,
            [node("a").into(), area("out").into()],
            Some(area(home)),
        );
        assert_eq!(refused, Err(EditError::AreaLoop), "{home}");
    }
}

#[test]
fn nothing_moves_to_an_area_that_is_not_there() {
    let map = sketched("A");
    let refused = move_to_area(&map, [node("a").into()], Some(area("nowhere")));
    assert_eq!(refused, Err(EditError::Missing(area("nowhere").into())));
}

#[test]
fn nothing_is_made_smaller_than_the_least_size() {
    let map = sketched("A; Shop[A]");
    let rect = Rect::from_pos_size(Point::new(5.0, 6.0), Size::new(1.0, 30.004));
    for id in [RecordId::Node(node("a")), RecordId::Area(area("shop"))] {
        let after = applied(&map, &resize(&map, id, rect).unwrap());
        let size = match after.get(id).unwrap() {
            Record::Node(node) => node.size,
            Record::Area(area) => area.size,
            _ => panic!("neither"),
        };
        assert_eq!(size, Size::new(LEAST_SIZE.w, 30.0));
    }
    assert!(resize(&map, RecordId::Header, rect).is_err());
}

#[test]
fn relations_are_added_and_reversed() {
    let between = |from: &str, to: &str| {
        let (from, to) = (node(from), node(to));
        move |map: &Map| connect(map, RelationKind::Provides, from, to).unwrap().1
    };
    check("A B", between("a", "b"), "A B; A -> B");
    check("A", between("a", "a"), "A; A -> A");
    let map = sketched("A B; A -> B");
    let both = applied(&map, &between("b", "a")(&map));
    assert_eq!(both.relations().len(), 2);
    let turned = |map: &Map| reverse(map, [id("r-a-b")]).unwrap();
    check("A B; A -> B", turned, "A B; B -> A");

    let map = sketched("A B");
    let missing = connect(&map, RelationKind::Owns, node("a"), node("c"));
    assert_eq!(missing.unwrap_err(), EditError::Missing(node("c").into()));
    let gone: RelationId = id("r-a-b");
    assert_eq!(reverse(&map, [gone]), Err(EditError::Missing(gone.into())));
}

#[test]
fn the_likely_kind_of_a_relation_follows_from_its_ends() {
    use NodeKind::{Component, Goal, Infrastructure, Outside, Team};
    let of = |kind| Node::new(node("x"), kind, "X", Point::default());
    let rows = [
        (Team, Team, RelationKind::DependsOn),
        (Team, Infrastructure, RelationKind::DependsOn),
        (Outside, Team, RelationKind::DependsOn),
        (Team, Component, RelationKind::Owns),
        (Infrastructure, Team, RelationKind::Provides),
        (Component, Goal, RelationKind::Serves),
    ];
    for (from, to, kind) in rows {
        assert_eq!(likely_kind(&of(from), &of(to)), kind);
    }
}

#[test]
fn a_name_changes_and_nothing_else() {
    let rows: [(RecordId, &str); 4] = [
        (node("a").into(), "New; A -> A; p: New; In[New]"),
        (id::<DeliveryPath>("p").into(), "A; A -> A; New: A; In[A]"),
        (area("in").into(), "A; A -> A; p: A; New[A]"),
        // A stop has no name.
        (id::<Stop>("p-a").into(), "A; A -> A; p: A; In[A]"),
    ];
    for (id, after) in rows {
        let after = after.replace("New; A -> A", "New; New -> New");
        let before = "A; A -> A; p: A; In[A]";
        check(before, |map| rename(map, id, "New").unwrap(), &after);
    }
}

#[test]
fn renaming_a_note_changes_what_it_says() {
    let map = Map::default();
    let note = Node::new(node("note"), NodeKind::Note, "Note", Point::default());
    let map = applied(&map, &add_note(&map, note, "It hurts").unwrap());
    let said = |map: &Map| {
        let found = map.node(node("note")).unwrap();
        (found.about.name.clone(), found.text.clone())
    };
    assert_eq!(said(&map), (String::new(), "It hurts".to_owned()));
    let edit = rename(&map, node("note").into(), "It helps").unwrap();
    assert_eq!(said(&applied(&map, &edit)).1, "It helps");
    let edit = rename(&map, RecordId::Header, "Title").unwrap();
    assert_eq!(applied(&map, &edit).title(), "Title");
}

#[test]
fn an_edit_of_another_state_is_refused_and_changes_nothing() {
    let mut map = sketched("A B; A -> B");
    let stale = remove(&map, [node("a").into(), node("b").into()]);
    let edit = rename(&map, node("b").into(), "Beta").unwrap();
    make(&mut map, &edit);
    let before = map.clone();
    assert_eq!(
        stale.apply(&mut map),
        Err(EditError::Stale(node("b").into()))
    );
    assert_eq!(map, before);
}

#[test]
fn what_is_there_is_not_added_again_and_what_is_not_there_not_changed() {
    let map = sketched("A; In[A]");
    let new = |name| Node::new(node(name), NodeKind::Team, name, Point::default());
    let taken = Err(EditError::Taken(node("a").into()));
    assert_eq!(add_node(&map, new("a")), taken);
    assert_eq!(
        add_all(&map, "Paste", [new("b").into(), new("a").into()]),
        taken
    );
    let twice = add_all(&map, "Paste", [new("b").into(), new("b").into()]);
    assert_eq!(twice, Err(EditError::Taken(node("b").into())));
    let again = Area::new(area("in"), "In", Rect::default());
    assert_eq!(
        add_area(&map, again),
        Err(EditError::Taken(area("in").into()))
    );
    let nobody = node("nobody").into();
    assert_eq!(rename(&map, nobody, "X"), Err(EditError::Missing(nobody)));
}

/// Plans a verb on a sketch, makes it, compares, and takes it back.
pub(crate) fn check(before: &str, verb: impl FnOnce(&Map) -> Edit, after: &str) {
    let map = sketched(before);
    let edit = verb(&map);
    let changed = applied(&map, &edit);
    assert_eq!(sketch::print(&changed), after, "from {before}");
    assert_eq!(applied(&changed, &edit.inverted()), map, "back to {before}");
}

pub(crate) fn sketched(sketch: &str) -> Map {
    let map = sketch::parse(sketch).unwrap();
    assert_eq!(map.problems(), [], "{sketch}");
    map
}

pub(crate) fn applied(map: &Map, edit: &Edit) -> Map {
    let mut map = map.clone();
    make(&mut map, edit);
    map
}

fn make(map: &mut Map, edit: &Edit) {
    edit.apply(map).unwrap();
    assert_eq!(map.problems(), [], "{}", edit.label);
}

/// Plans a whole drag: the move and what the drop changes.
fn dropped(map: &Map, held: &[RecordId], by: Point) -> Edit {
    let places = grab(map, held.iter().copied());
    let mut gesture = Gesture::new("Move");
    let moved = place(map, &places, by);
    gesture.absorb(&moved);
    gesture.absorb(&drop_places(&applied(map, &moved), &places));
    gesture.into_edit()
}

fn nothing(label: &'static str) -> Edit {
    let changes = Vec::new();
    Edit { label, changes }
}

pub(crate) fn id<T>(text: &str) -> Id<T> {
    Id::new(text).unwrap()
}

pub(crate) fn node(text: &str) -> NodeId {
    id(text)
}

fn area(text: &str) -> AreaId {
    id(text)
}
