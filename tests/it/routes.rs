//! Drawing delivery paths, verb by verb: before, verb, after.

use throughline::{
    edit::{
        Edit, EditError, add_path, end_paths, extend_path, insert_stop, join, move_earlier,
        move_later, remove, set_after, set_rework, stops_behind,
    },
    formats::sketch,
    model::{DeliveryPath, Figure, Map, RecordId, StopId},
};

use crate::edits::{self, applied, id, node, sketched};

#[test]
fn a_path_visits_nodes_in_their_order_and_one_twice() {
    check(
        "A B",
        |map| {
            let path = DeliveryPath::new(id("p"), "p");
            Ok(add_path(map, path, &[node("a"), node("b"), node("a")])?.1)
        },
        "A B; p: A > B > A",
    );
}

#[test]
fn a_stop_is_added_behind_another_and_forks_where_something_follows() {
    let rows = [
        ("A B; p: A", Some("p-a"), "b", "A B; p: A > B"),
        ("A B; p:", None, "b", "A B; p: B"),
        ("A B C; p: A > B", Some("p-a"), "c", "A B C; p: A > B + C"),
        ("A B; p: A > B", Some("p-b"), "a", "A B; p: A > B > A"),
        ("A B C; p: A > B", None, "c", "A B C; p: A + C, B after A"),
    ];
    for (before, after, added, expected) in rows {
        check(
            before,
            |map| Ok(extend_path(map, id("p"), after.map(stop), node(added))?.1),
            expected,
        );
    }
}

#[test]
fn a_path_that_comes_to_a_goal_serves_it_however_it_was_drawn() {
    let map = sketched("A B; More = goal; Less = goal; p: A > B");
    let goals = |edit: Edit| {
        let path = applied(&map, &edit).paths().next().unwrap().clone();
        path.goals.clone()
    };
    let (more, less) = (node("more"), node("less"));
    let extended = extend_path(&map, id("p"), Some(stop("p-b")), more)
        .unwrap()
        .1;
    assert_eq!(goals(extended), [more]);
    let inserted = insert_stop(&map, stop("p-a"), stop("p-b"), less).unwrap().1;
    assert_eq!(goals(inserted), [less]);
    let plain = extend_path(&map, id("p"), None, node("a")).unwrap().1;
    assert_eq!(goals(plain), []);
    let added = add_path(
        &sketched("A; More = goal"),
        DeliveryPath::new(id("q"), "q"),
        &[node("a"), more, more],
    );
    let added = applied(&sketched("A; More = goal"), &added.unwrap().1);
    assert_eq!(added.path(id("q")).unwrap().goals, [more]);
}

#[test]
fn a_stop_is_inserted_on_the_line_between_two() {
    let rows = [
        ("A B C; p: A > B", "A B C; p: A > C > B"),
        // The other branch is not touched.
        ("A B C D; p: A > B + D", "A B C D; p: A > D + C, B after C"),
    ];
    for (before, after) in rows {
        let insert = |map: &Map| Ok(insert_stop(map, stop("p-a"), stop("p-b"), node("c"))?.1);
        check(before, insert, after);
    }
}

#[test]
fn branches_join_and_part() {
    check(
        "A B C D; p: A > B + C, D after B",
        |map| join(map, stop("p-c"), stop("p-d")),
        "A B C D; p: A > B + C > D",
    );
    check(
        "A B C D; p: A > B + C > D",
        |map| set_after(map, stop("p-d"), vec![stop("p-b")]),
        "A B C D; p: A > B + C, D after B",
    );
    // Work does not go back to where it no longer comes from.
    check(
        "A B C D; p: A > B + C > D; p-d ~> p-c",
        |map| set_after(map, stop("p-d"), vec![stop("p-b")]),
        "A B C D; p: A > B + C, D after B",
    );
}

#[test]
fn a_stop_changes_places_with_its_neighbor() {
    let rows = [
        ("A B C; p: A > B > C", "b", "A B C; p: B > A > C"),
        ("A B C; p: A > B > C", "c", "A B C; p: A > C > B"),
        (
            "A B C; p: A > B > C; p-c ~> p-b",
            "c",
            "A B C; p: A > C > B",
        ),
        (
            "A B C; p: A > B > C; p-c ~> p-a",
            "c",
            "A B C; p: A > C > B; p-c ~> p-a",
        ),
        (
            "A B C D; p: A > B > C + D",
            "b",
            "A B C D; p: B > A > C + D",
        ),
        // Another branch does not go back to what it no longer comes from.
        (
            "A B C; p: A > B, C after A; p-c ~> p-a",
            "b",
            "A B C; p: B > A + C",
        ),
        // What follows both still follows both.
        (
            "A B C; p: A > B, C after A + B",
            "b",
            "A B C; p: B > A, C after A + B",
        ),
    ];
    for (before, moved, after) in rows {
        let moved = stop(&format!("p-{moved}"));
        check(before, |map| move_earlier(map, moved), after);
    }
    check(
        "A B C; p: A > B > C",
        |map| move_later(map, stop("p-a")),
        "A B C; p: B > A > C",
    );
}

#[test]
fn work_goes_back_to_an_earlier_stop_with_a_chance_that_is_kept() {
    let map = sketched("A B C; p: A > B > C");
    let back = |map: &Map, to, chance| set_rework(map, stop("p-c"), Some(stop(to)), chance);
    let map = applied(&map, &back(&map, "p-b", Some(Figure::guess(0.2))).unwrap());
    let map = applied(&map, &back(&map, "p-a", None).unwrap());
    assert_eq!(
        sketch::print(&map),
        "A B C; p: A > B > C; p-c ~> p-a; p-c = chance 0.2"
    );
    let rework = map.stop(stop("p-c")).unwrap().rework.clone().unwrap();
    assert_eq!(rework.chance, Some(Figure::guess(0.2)));
    let none = set_rework(&map, stop("p-c"), None, None).unwrap();
    assert_eq!(sketch::print(&applied(&map, &none)), "A B C; p: A > B > C");
}

#[test]
fn what_would_be_no_path_is_refused_with_the_reason() {
    let map = sketched("A B C; p: A > B; q: C");
    let (a, b, c) = (stop("p-a"), stop("p-b"), stop("q-c"));
    assert_eq!(join(&map, b, a), Err(EditError::StopLoop));
    assert_eq!(join(&map, a, a), Err(EditError::StopLoop));
    assert_eq!(join(&map, a, c), Err(EditError::OtherPath));
    assert_eq!(
        set_rework(&map, a, Some(b), None),
        Err(EditError::NotEarlier)
    );
    assert_eq!(
        set_rework(&map, a, Some(c), None),
        Err(EditError::OtherPath)
    );
    assert_eq!(move_earlier(&map, a), Err(EditError::NoPlaceBefore));
    assert_eq!(move_later(&map, b), Err(EditError::NoPlaceAfter));
    let backwards = insert_stop(&map, b, a, node("c"));
    assert_eq!(backwards, Err(EditError::NotFollowing));
    let nobody = extend_path(&map, id("p"), None, node("nobody"));
    assert_eq!(nobody, Err(EditError::Missing(node("nobody").into())));
    let taken = add_path(&map, DeliveryPath::new(id("p"), "p"), &[]);
    assert_eq!(taken, Err(EditError::Taken(RecordId::Path(id("p")))));
}

#[test]
fn a_bridged_path_can_end_there_instead() {
    let rows = [
        ("A B C; p: A > B > C", "b", "A C; p: A"),
        ("A B C D; p: A > B > C > D", "b", "A C D; p: A"),
        // Reached another way, it stays.
        ("A B C D; p: A > B + C > D", "b", "A C D; p: A > C > D"),
        (
            "A B C D E; p: A > B + C > D, E after B",
            "b",
            "A C D E; p: A > C > D",
        ),
        // At its first or last stop there is nothing to end.
        ("A B C; p: B > A > C", "b", "A C; p: A > C"),
        ("A B C; p: A > C > B", "b", "A C; p: A > C"),
        // Work items stay on the path.
        ("A B C; p: A > B > C; X @ p-c", "b", "A C; p: A; X @ p-a"),
    ];
    for (before, gone, after) in rows {
        let map = sketched(before);
        let gone: RecordId = node(gone).into();
        let behind = stops_behind(&map, [gone]);
        let bridged = applied(&map, &remove(&map, [gone]));
        let ended = applied(&bridged, &end_paths(&bridged, behind));
        assert_eq!(sketch::print(&ended), after, "from {before}");
    }
    let map = sketched("A B C; p: A > B > C");
    let whole = [RecordId::Node(node("b")), RecordId::Path(id("p"))];
    assert_eq!(stops_behind(&map, whole), []);
}

/// Plans a verb on a sketch that is not refused, makes it, compares, and takes it back.
fn check(before: &str, verb: impl FnOnce(&Map) -> Result<Edit, EditError>, after: &str) {
    edits::check(before, |map| verb(map).unwrap(), after);
}

fn stop(text: &str) -> StopId {
    id(text)
}
