//! Where lines of text put what they bring: along the paths, each area by itself, nothing above another.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use throughline::{
    edit::{add_lines, missing_nodes},
    formats::lines::map_lines,
    model::{Area, AreaId, Map, Node, NodeId, NodeKind, Point, Rect, Size},
};

use crate::metro::put;

/// Returns a map with what some lines say added.
fn told(mut map: Map, text: &str) -> Map {
    let lines = map_lines(text);
    assert_eq!(lines.wrong, [], "{text}");
    let missing = missing_nodes(&map, &lines.read);
    let mut missing: Vec<_> = missing
        .iter()
        .map(|(name, kind)| (*name, kind.clone()))
        .collect();
    let before: BTreeSet<NodeId> = map.nodes().map(|node| node.id).collect();
    let edit = add_lines(&map, &lines.read).1;
    edit.apply(&mut map).unwrap();
    // What was said to be new is what is new.
    let new = map.nodes().filter(|node| !before.contains(&node.id));
    let mut new: Vec<_> = new.map(|node| (node.title(), node.kind.clone())).collect();
    let by_name = |one: &(&str, NodeKind), other: &(&str, NodeKind)| one.0.cmp(other.0);
    new.sort_by(by_name);
    missing.sort_by(by_name);
    assert_eq!(new, missing, "{text}");
    map
}

fn rect(map: &Map, name: &str) -> Rect {
    let mut nodes = map.nodes();
    let node = nodes.find(|node| node.title() == name);
    node.unwrap_or_else(|| panic!("{name} is not there")).rect()
}

/// Returns a map with two teams beside each other.
fn shop_and_till() -> Map {
    let mut map = Map::default();
    for (i, name) in ["Shop", "Till"].into_iter().enumerate() {
        let id = NodeId::new(name).unwrap();
        let at = Point::new(i as f64 * 260.0, 40.0);
        put(&mut map, Node::new(id, NodeKind::Team, name, at));
    }
    map
}

/// Asserts that no node covers another, and that each area holds its own and no other.
fn assert_apart(map: &Map, text: &str) {
    let nodes: Vec<_> = map.nodes().collect();
    for (i, one) in nodes.iter().enumerate() {
        for other in nodes.iter().skip(i + 1) {
            let meet = one.rect().expanded(4.0).intersects(&other.rect());
            assert!(!meet, "{} {}\n{text}", one.title(), other.title());
        }
    }
    let areas: Vec<_> = map.areas().collect();
    for (i, area) in areas.iter().enumerate() {
        for node in &nodes {
            let name = node.title();
            if node.area == Some(area.id) {
                assert!(area.rect().contains_rect(&node.rect()), "{name}\n{text}");
            } else {
                assert!(!area.rect().intersects(&node.rect()), "{name}\n{text}");
            }
        }
        for other in areas.iter().skip(i + 1) {
            assert!(!area.rect().intersects(&other.rect()), "{text}");
        }
    }
}

#[test]
fn what_comes_after_stands_to_the_right_and_each_area_has_its_own_height() {
    let text = "outside: Guests\nstream: Kitchen\nstream: Counter\nplatform: Stores, 9 people\n\
        infra: Cold room\nnote: Always full on Fridays\n\
        area: Front: Kitchen, Counter\narea: Back: Stores, Cold room\n\
        Counter -> Cold room\n\
        Meal (9/w): Guests > Counter > Stores > Kitchen > Warm meals\n\
        Repair: Guests > Counter > Stores > Cold room\ngoal: Warm meals";
    let map = told(Map::default(), text);
    assert_apart(&map, text);
    for way in [
        &["Guests", "Counter", "Stores", "Kitchen", "Warm meals"][..],
        &["Counter", "Stores", "Cold room"],
    ] {
        for pair in way.windows(2) {
            let [one, next] = [pair[0], pair[1]].map(|name| rect(&map, name));
            assert!(one.max.x + 60.0 < next.min.x, "{pair:?}");
        }
    }
    // The areas are one above the other, in the order in which they were said.
    let bottom = |name: &str| map.areas().find(|it| it.about.name == name).unwrap().rect();
    assert!(bottom("Front").max.y + 60.0 < bottom("Back").min.y);
    // Where one leads to the next in one row, the way is straight.
    let middle = |name: &str| rect(&map, name).center().y;
    assert!((middle("Guests") - middle("Counter")).abs() < 1e-6);
    assert!((middle("Kitchen") - middle("Warm meals")).abs() < 1e-6);
    assert!((middle("Stores") - middle("Cold room")).abs() < 1e-6);
    // A path that comes to a goal serves it, though the line of the path may come first.
    let goals = |name: &str| {
        let path = map.paths().find(|path| path.about.name == name).unwrap();
        path.goals
            .iter()
            .map(|id| map.node(*id).unwrap().title())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        (goals("Meal"), goals("Repair")),
        (vec!["Warm meals"], vec![])
    );
    // A note stands outside.
    assert!(rect(&map, "Always full on Fridays").min.x > rect(&map, "Kitchen").max.x);
}

#[test]
fn a_way_that_comes_back_ends_and_what_is_only_tied_stands_near() {
    let text = "p: A > B > C > A > D\nX -> B";
    let map = told(Map::default(), text);
    assert_apart(&map, text);
    let left = |name: &str| rect(&map, name).center().x;
    assert!(left("A") < left("B") && left("B") < left("C"));
    assert!((left("X") - left("B")).abs() < 1e-6);
    // Of relations alone, too, the one that is used stands to the right of the one that uses it.
    let text = "A -> B\nB -> C\nD -> B";
    let map = told(Map::default(), text);
    assert_apart(&map, text);
    let left = |name: &str| rect(&map, name).center().x;
    assert!(left("A") < left("B") && left("B") < left("C"));
    assert!((left("D") - left("A")).abs() < 1e-6);
}

#[test]
fn where_routes_meet_a_node_is_larger_and_still_in_its_row() {
    let text = "p1: A > X > D\np2: B > X\np3: C > X";
    let map = told(Map::default(), text);
    assert_apart(&map, text);
    let middle = |name: &str| rect(&map, name).center().y;
    assert!(
        (middle("A") - middle("X")).abs() < 1.0,
        "{} {}",
        middle("A"),
        middle("X")
    );
    assert!((middle("D") - middle("X")).abs() < 1.0);
    assert!(rect(&map, "X").width() > rect(&map, "A").width() * 1.2);
}

#[test]
fn an_area_that_holds_nothing_stands_beside_what_was_said() {
    for text in [
        "area: Empty\np: A > B > C",
        "area: One: A\narea: Two: A\np: A > B > C",
    ] {
        let map = told(Map::default(), text);
        assert_apart(&map, text);
    }
}

#[test]
fn an_old_area_with_room_takes_in_nothing_that_was_not_put_there() {
    let mut map = shop_and_till();
    let rect = Rect::from_pos_size(Point::new(-40.0, -20.0), Size::new(860.0, 200.0));
    put(
        &mut map,
        Area::new(AreaId::new("old").unwrap(), "Old", rect),
    );
    let after = told(map, "p: A > B > C\nq: B > D");
    let new = after.nodes().filter(|node| node.title().len() == 1);
    for node in new {
        assert_eq!(node.area, None, "{}", node.title());
        assert!(!rect.intersects(&node.rect()), "{}", node.title());
    }
}

#[test]
fn what_is_there_stays_where_it_is_and_the_new_stands_beside_it() {
    let mut map = shop_and_till();
    let around = Rect::from_pos_size(Point::new(-40.0, -20.0), Size::new(560.0, 200.0));
    let area = Area::new(AreaId::new("old").unwrap(), "Old", around);
    put(&mut map, area);
    let places = |map: &Map| -> BTreeMap<NodeId, Point> {
        let old = map
            .nodes()
            .filter(|node| ["Shop", "Till"].contains(&node.title()));
        old.map(|node| (node.id, node.pos)).collect()
    };
    let before = places(&map);
    for text in [
        // Of itself, beside what is there, and tied to it.
        "p: A > B > C\narea: New: A, B",
        "p: Shop > A > B > Till",
        "A\nB\nC",
    ] {
        let after = told(map.clone(), text);
        assert_eq!(places(&after), before, "{text}");
        let nodes: Vec<_> = after.nodes().collect();
        for (i, one) in nodes.iter().enumerate() {
            for other in nodes.iter().skip(i + 1) {
                assert!(!one.rect().intersects(&other.rect()), "{text}");
            }
        }
    }
    let after = told(map, "p: A > B > C\narea: New: A, B");
    let new = after.areas().find(|area| area.about.name == "New").unwrap();
    assert!(!new.rect().intersects(&around));
    assert_eq!(new.parent, None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(80))]

    #[test]
    fn whatever_is_said_nothing_covers_anything(
        paths in prop::collection::vec(prop::collection::vec(0_u8..14, 1..7), 0..5),
        ties in prop::collection::vec((0_u8..14, 0_u8..14), 0..6),
        areas in prop::collection::vec(0_u8..5, 14),
    ) {
        let mut lines: Vec<String> = Vec::new();
        for (i, area) in areas.iter().enumerate() {
            let kind = ["stream", "outside", "infra", "goal", "complicated"][i % 5];
            // Some are in no area, and some have no line of their own.
            if i % 4 > 0 || *area < 3 {
                lines.push(format!("{kind}: Node {i}"));
            }
        }
        for name in 0..3 {
            let held = areas.iter().enumerate().filter(|(_, area)| **area == name);
            let held: Vec<String> = held.map(|(i, _)| format!("Node {i}")).collect();
            if !held.is_empty() {
                lines.push(format!("area: Area {name}: {}", held.join(", ")));
            } else if name == 1 {
                lines.push("area: Area 1".to_owned());
            }
        }
        for (one, other) in &ties {
            if one != other {
                lines.push(format!("Node {one} -> Node {other}"));
            }
        }
        for (i, path) in paths.iter().enumerate() {
            let stops: Vec<String> = path.iter().map(|at| format!("Node {at}")).collect();
            lines.push(format!("Path {i}: {}", stops.join(" > ")));
        }
        let text = lines.join("\n");
        if !text.is_empty() {
            assert_apart(&told(Map::default(), &text), &text);
        }
    }
}
