//! The import of two real CSV tables: the teams and repositories of GOV.UK.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a panic is a failed test"
)]

use std::{env, fs, path::PathBuf};

use throughline::{
    edit::add_all,
    formats::csv::{Counts, EdgeMapping, Imported, NodeMapping, Sheet, Table, import},
    layout::pack,
    model::{Map, NodeKind, RecordId, Rect, RelationKind},
};

/// Returns the texts of both tables, or `None`, with a word about it, where there are none.
fn tables() -> Option<(String, String)> {
    let Some(data) = env::var_os("THROUGHLINE_DATA") else {
        eprintln!("skipped: THROUGHLINE_DATA does not say where the data are");
        return None;
    };
    let folder = PathBuf::from(data).join("govuk").join("derived-csv");
    let read = |name| fs::read_to_string(folder.join(name)).ok();
    let (Some(nodes), Some(edges)) = (read("nodes.csv"), read("edges.csv")) else {
        eprintln!("skipped: there are no tables in {}", folder.display());
        return None;
    };
    Some((nodes, edges))
}

fn imported(nodes: &str, edges: &str) -> Imported {
    let nodes = Table::parse(nodes.as_bytes()).unwrap();
    let edges = Table::parse(edges.as_bytes()).unwrap();
    let node_mapping = NodeMapping::guess(&nodes);
    let edge_mapping = EdgeMapping::guess(&edges);
    import(&nodes, &node_mapping, Some((&edges, &edge_mapping)))
}

fn placed(mut imported: Imported) -> Map {
    pack(&mut imported.records);
    let mut map = Map::default();
    let edit = add_all(&map, "Import", imported.records).unwrap();
    edit.apply(&mut map).unwrap();
    map
}

#[test]
fn real_teams_and_repositories_are_imported_in_full() {
    let Some((nodes, edges)) = tables() else {
        return;
    };
    let imported = imported(&nodes, &edges);
    assert_eq!(imported.rejected, []);
    let expected = Counts {
        n_teams: 18,
        n_components: 138,
        n_infrastructure: 17,
        n_others: 0,
        n_relations: 282,
        n_areas: 19,
    };
    assert_eq!(imported.counts, expected);

    let map = placed(imported);
    assert_eq!(map.problems(), []);
    assert_eq!((map.nodes().len(), map.areas().len()), (173, 19));
    let of_kind = |kind| {
        map.relations()
            .filter(move |relation| relation.kind == kind)
    };
    assert_eq!(of_kind(RelationKind::DependsOn).count(), 148);
    assert_eq!(of_kind(RelationKind::Owns).count(), 134);
    for relation in of_kind(RelationKind::Owns) {
        let team = map.node(relation.from).unwrap();
        let owned = map.node(relation.to).unwrap();
        assert_eq!(team.area, owned.area, "{} {}", team.title(), owned.title());
        let area = map.area(team.area.unwrap()).unwrap();
        assert_eq!(area.about.name, team.title());
    }
    for node in map.nodes() {
        let area = node.area.and_then(|id| map.area(id));
        if node.kind == NodeKind::Infrastructure {
            assert_eq!(area.unwrap().about.name, "Shared infrastructure");
        }
        if let Some(area) = area {
            assert!(area.rect().contains_rect(&node.rect()), "{}", node.title());
        }
    }
}

#[test]
fn nothing_of_a_real_import_overlaps() {
    let Some((nodes, edges)) = tables() else {
        return;
    };
    let map = placed(imported(&nodes, &edges));
    let areas = map
        .areas()
        .map(|area| (RecordId::Area(area.id), area.rect()));
    let loose = map.nodes().filter(|node| node.area.is_none());
    let loose = loose.map(|node| (RecordId::Node(node.id), node.rect()));
    let nodes = map
        .nodes()
        .map(|node| (RecordId::Node(node.id), node.rect()));
    let outer: Vec<_> = areas.chain(loose).collect();
    let inner: Vec<_> = nodes.collect();
    for boxes in [outer, inner] {
        for (at, (id, rect)) in boxes.iter().enumerate() {
            for (other, other_rect) in boxes.iter().skip(at + 1) {
                assert!(!rect.intersects(other_rect), "{id:?} lies on {other:?}");
            }
        }
        let all = Rect::around(boxes.into_iter().map(|(_, rect)| rect)).unwrap();
        let aspect = all.width() / all.height();
        assert!((1.2..2.1).contains(&aspect), "{aspect}");
    }
}

#[test]
fn a_broken_row_of_a_real_table_is_listed_with_its_line() {
    let Some((nodes, edges)) = tables() else {
        return;
    };
    let n_lines = edges.lines().count() as u64;
    let edges = format!("{}\nteam:#gone,repo:account-api,owns\n", edges.trim_end());
    let imported = imported(&nodes, &edges);
    assert_eq!(imported.counts.n_relations, 282);
    let [rejected] = imported.rejected.as_slice() else {
        panic!("{:?}", imported.rejected);
    };
    assert_eq!((rejected.sheet, rejected.line), (Sheet::Edges, n_lines + 1));
    assert_eq!(rejected.why, "No node has the id or the name “team:#gone”");
}
