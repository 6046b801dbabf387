//! What a record on the canvas is called for those who do not see it: name, kind, state, neighbors.

use crate::{
    analysis::number,
    editor::Editor,
    model::{AreaId, Map, Node, NodeId, PathId, RecordId, Relation, RelationKind, Stop, StopId},
    scene::{kind_words, relation_words},
};

/// So many neighbors of one kind are named; the others are counted.
const MOST_NAMED: usize = 4;

/// Returns a record in words, or nothing of one that is not on the canvas.
pub(super) fn words_of(editor: &Editor, id: RecordId) -> Option<String> {
    let map = editor.map();
    match id {
        RecordId::Node(id) => map.node(id).map(|node| node_words(editor, node)),
        RecordId::Area(id) => area_words(map, id),
        RecordId::Relation(id) => map.relation(id).map(|tie| tie_words(map, tie)),
        RecordId::Path(id) => path_words(editor, id),
        RecordId::Stop(id) => stop_words(editor, id),
        RecordId::Header | RecordId::WorkItem(_) => None,
    }
}

fn node_words(editor: &Editor, node: &Node) -> String {
    let map = editor.map();
    let mut parts = vec![one_line(node.title()), lowered(&kind_words(node))];
    if let Some(people) = &node.people {
        parts.push(counted(&number(people.value), "person", "people"));
    }
    if let Some(area) = node.area.and_then(|area| map.area(area)) {
        parts.push(format!("in {}", one_line(&area.about.name)));
    }
    let mut paths: Vec<PathId> = stops_at(map, node.id).map(|stop| stop.path).collect();
    paths.sort_unstable();
    paths.dedup();
    if !paths.is_empty() {
        parts.push(counted(&format!("on {}", paths.len()), "path", "paths"));
    }
    let load = editor.figures().load(node.id);
    if let Some(asked) = load.and_then(|load| load.utilisation.as_ref()) {
        parts.push(format!("load {}", asked.in_percent()));
    }
    parts.extend(neighbors(map, node.id));
    parts.join(", ")
}

fn stops_at(map: &Map, id: NodeId) -> impl Iterator<Item = &Stop> {
    map.referrers(id.into()).filter_map(|id| match id {
        RecordId::Stop(id) => map.stop(id),
        _ => None,
    })
}

/// Returns the neighbors of a node, one part for each way in which they are tied to it.
fn neighbors(map: &Map, id: NodeId) -> Vec<String> {
    let mut ties: Vec<(String, Vec<NodeId>)> = Vec::new();
    for relation in map.relations_of(id) {
        let (words, other) = if relation.from == id {
            (relation_words(&relation.kind).to_owned(), relation.to)
        } else {
            (passive(&relation.kind), relation.from)
        };
        match ties.iter_mut().find(|(known, _)| *known == words) {
            Some((_, others)) => others.push(other),
            None => ties.push((words, vec![other])),
        }
    }
    let part = |(words, others): (String, Vec<NodeId>)| {
        let first = others.iter().take(MOST_NAMED);
        let mut names: Vec<String> = first.map(|id| name_of(map, *id)).collect();
        if let Some(rest @ 1..) = others.len().checked_sub(MOST_NAMED) {
            names.push(format!("{rest} more"));
        }
        format!("{words} {}", listed(&names))
    };
    ties.into_iter().map(part).collect()
}

/// Returns what a relation is for the node at its end.
fn passive(kind: &RelationKind) -> String {
    match kind {
        RelationKind::DependsOn => "needed by".to_owned(),
        RelationKind::Provides => "served by".to_owned(),
        RelationKind::Collaborates => relation_words(kind).to_owned(),
        RelationKind::Facilitates => "helped by".to_owned(),
        RelationKind::Owns => "owned by".to_owned(),
        RelationKind::Serves => "aim of".to_owned(),
        RelationKind::Other(kind) => format!("{kind} from"),
    }
}

fn area_words(map: &Map, id: AreaId) -> Option<String> {
    let area = map.area(id)?;
    let held = map.held_by(id);
    let nodes = held.iter().filter(|id| matches!(id, RecordId::Node(_)));
    let holds = counted(&format!("holds {}", nodes.count()), "node", "nodes");
    Some(format!("{}, area, {holds}", one_line(&area.about.name)))
}

fn tie_words(map: &Map, relation: &Relation) -> String {
    let (from, to) = (name_of(map, relation.from), name_of(map, relation.to));
    let mut parts = vec![format!("{from} {} {to}", relation_words(&relation.kind))];
    if let Some(strength) = &relation.strength {
        parts.push(crate::model::key_of(strength));
    }
    if !relation.label.is_empty() {
        parts.push(one_line(&relation.label));
    }
    parts.join(", ")
}

fn path_words(editor: &Editor, id: PathId) -> Option<String> {
    let map = editor.map();
    let name = one_line(&map.path(id)?.about.name);
    let stops = counted(&map.stops_of(id).count().to_string(), "stop", "stops");
    let mut parts = vec![name, "delivery path".to_owned(), stops];
    if let Some(figures) = editor.figures().path(id) {
        parts.push(format!("takes {}", figures.lead.in_days()));
    }
    Some(parts.join(", "))
}

fn stop_words(editor: &Editor, id: StopId) -> Option<String> {
    let map = editor.map();
    let stop = map.stop(id)?;
    let path = one_line(&map.path(stop.path)?.about.name);
    let figures = editor.figures().path(stop.path);
    let rung = figures.and_then(|figures| figures.rung(id));
    let place = match rung.and_then(|rung| rung.number) {
        Some(number) => format!("stop {number} of {path}"),
        None => format!("stop of {path}"),
    };
    let mut parts = vec![place, format!("at {}", name_of(map, stop.node))];
    if !stop.activity.is_empty() {
        parts.push(one_line(&stop.activity));
    }
    for (what, days) in [("wait", &stop.wait), ("work", &stop.work)] {
        if let Some(days) = days {
            parts.push(counted(
                &format!("{what} {}", number(days.value)),
                "day",
                "days",
            ));
        }
    }
    Some(parts.join(", "))
}

fn name_of(map: &Map, id: NodeId) -> String {
    map.node(id)
        .map_or_else(|| "?".to_owned(), |node| one_line(node.title()))
}

/// Returns a number with its noun, in the plural unless the number is one.
fn counted(n: &str, one: &str, many: &str) -> String {
    let single = n == "1" || n.ends_with(" 1");
    format!("{n} {}", if single { one } else { many })
}

fn listed(names: &[String]) -> String {
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => names.concat(),
    }
}

fn lowered(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    first.chain(letters).collect()
}

fn one_line(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default().trim();
    if line.is_empty() {
        return "Without a name".to_owned();
    }
    line.to_owned()
}
