//! What lines of text would bring, in words, before it comes.

use std::collections::BTreeSet;

use crate::{
    analysis::{Unit, figure_text},
    edit::{
        AreaLine, MapLine, Names, PathLine, RelationLine, Visit, VisitGroup, folded, missing_nodes,
    },
    model::{Map, Node, NodeKind, Strength, TeamShape, key_of},
    scene::{kind_words, relation_words},
};

use super::dialog::Coming;

/// So many nodes and relations are shown one by one.
const MOST: usize = 10;

/// So many sentences are shown of what else there is.
const MOST_LINES: usize = 100;

/// The full names of nodes, and the nodes themselves of those that are on the map.
type Known<'a> = Names<(&'a str, Option<&'a Node>)>;

/// Says what some lines would bring, and at the end, where one is typing, what is wrong.
pub(super) fn coming(map: &Map, lines: &[MapLine], wrong: Vec<String>) -> Vec<Coming> {
    let mut names: Known<'_> = Names::of(map, |node| (node.title(), Some(node)));
    let mut sentences: Vec<(Coming, Option<&str>)> = Vec::new();
    let mut shown = [0, 0];
    for line in lines {
        let (sentence, n) = match line {
            MapLine::Node(said) => (node_words(&names, said), shown.first_mut()),
            MapLine::Relation(line) => (Some(tie_words(&names, line)), shown.last_mut()),
            MapLine::Area(line) => (Some(area_words(map, &names, line)), None),
            MapLine::Path(line) => (Some(path_words(map, &names, line)), None),
        };
        names.read(line, |name, _| (name, None));
        let Some(sentence) = sentence else { continue };
        let n = n.map_or(0, |n| {
            *n += 1;
            *n
        });
        if n <= MOST {
            let node = match line {
                MapLine::Node(said) => Some(said.title()),
                _ => None,
            };
            sentences.push((Coming::Plain(sentence), node));
        }
    }
    for (n, what) in shown.into_iter().zip(["node", "relation"]) {
        let more = n.saturating_sub(MOST);
        let s = if more == 1 { "" } else { "s" };
        if more > 0 {
            let words = format!("And {more} more {what}{s}");
            sentences.push((Coming::Plain(words), None));
        }
    }
    if sentences.len() > MOST_LINES {
        let more = sentences.len() - MOST_LINES;
        sentences.truncate(MOST_LINES);
        sentences.push((Coming::Plain(format!("And {more} more lines")), None));
    }
    let told = sentences.iter().filter_map(|(_, node)| node.map(folded));
    let told: BTreeSet<String> = told.collect();
    let sentences = sentences.into_iter().map(|(sentence, _)| sentence);
    let mut sentences: Vec<Coming> = sentences.collect();
    let missing = missing_nodes(map, lines);
    sentences.extend(new_words(&missing, lines, &told));
    sentences.extend(unsorted_words(&missing, lines));
    if sentences.is_empty() && !lines.is_empty() {
        let nothing = "Nothing new: all of them are on the map";
        sentences.push(Coming::Plain(nothing.to_owned()));
    }
    sentences.extend(wrong.into_iter().map(Coming::Wrong));
    sentences
}

/// Names the teams that would come without a sort, and how to say it.
fn unsorted_words(missing: &[(&str, NodeKind)], lines: &[MapLine]) -> Option<Coming> {
    let sorted: BTreeSet<String> = lines
        .iter()
        .filter_map(|line| match line {
            MapLine::Node(said) if said.shape != TeamShape::Undefined => Some(folded(said.title())),
            _ => None,
        })
        .collect();
    let teams = missing
        .iter()
        .filter(|(name, kind)| *kind == NodeKind::Team && !sorted.contains(&folded(name)));
    let names: Vec<&str> = teams.map(|(name, _)| *name).collect();
    let first = names.first()?;
    let words = format!(
        "Of no sort yet: {}; “stream: {first}” says one",
        names.join(", ")
    );
    Some(Coming::New(words))
}

/// Names what would be made and has not been told: what has a line of its own, and what is only named by
/// other lines.
fn new_words(
    missing: &[(&str, NodeKind)],
    lines: &[MapLine],
    told: &BTreeSet<String>,
) -> Vec<Coming> {
    let own: BTreeSet<String> = lines
        .iter()
        .filter_map(|line| match line {
            MapLine::Node(said) => Some(folded(said.title())),
            _ => None,
        })
        .collect();
    let mut sentences = Vec::new();
    for (kind, words) in [
        (NodeKind::Team, "New teams"),
        (NodeKind::Infrastructure, "New infrastructure"),
        (NodeKind::Component, "New components"),
        (NodeKind::Goal, "New goals"),
        (NodeKind::Outside, "New outside parties"),
        (NodeKind::Note, "New notes"),
    ] {
        let is_told = |name: &str| kind != NodeKind::Note && told.contains(&folded(name));
        let of_kind = missing.iter().filter(|(_, other)| *other == kind);
        let of_kind = of_kind.filter(|(name, _)| !is_told(name));
        let (said, only_named): (Vec<&str>, Vec<&str>) = of_kind
            .map(|(name, _)| *name)
            .partition(|name| own.contains(&folded(name)));
        if !said.is_empty() {
            sentences.push(Coming::Plain(format!("{words}: {}", said.join(", "))));
        }
        if !only_named.is_empty() {
            let names = only_named.join(", ");
            let sentence = format!("{words}, not on the map yet: {names}");
            sentences.push(Coming::New(sentence));
        }
    }
    sentences
}

/// Says what is told of a node beside its name, as far as nobody had said it yet.
fn node_words(names: &Known<'_>, said: &Node) -> Option<String> {
    if said.kind == NodeKind::Note {
        return None;
    }
    let known = names.called(said.title()).and_then(|(_, node)| node);
    let mut parts = Vec::new();
    if said.shape != TeamShape::Undefined
        && known.is_none_or(|known| known.shape == TeamShape::Undefined)
    {
        parts.push(kind_words(said).to_lowercase());
    }
    let figures = [
        (said.people.as_ref(), Unit::Number, "people", "people"),
        (said.parallel.as_ref(), Unit::Number, "at once", "parallel"),
        (
            said.wip_limit.as_ref(),
            Unit::Number,
            "WIP limit",
            "wip_limit",
        ),
        (said.reactive.as_ref(), Unit::Share, "reactive", "reactive"),
        (
            said.coordination.as_ref(),
            Unit::Share,
            "coordination",
            "coordination",
        ),
        (said.debt.as_ref(), Unit::Share, "debt work-down", "debt"),
        (said.drag.as_ref(), Unit::Share, "drag", "drag"),
    ];
    let known_figure = |key: &str| {
        let figures = known.map(Node::figures).into_iter().flatten();
        figures
            .into_iter()
            .any(|(other, figure)| other == key && figure.is_some())
    };
    for (figure, unit, words, key) in figures {
        if let Some(figure) = figure.filter(|_| !known_figure(key)) {
            parts.push(format!("{} {words}", figure_text(figure, unit)));
        }
    }
    let access = said.access.as_ref();
    let access = access.filter(|_| known.is_none_or(|known| known.access.is_none()));
    parts.extend(access.map(|it| format!("access by {}", key_of(it).replace('_', "-"))));
    // A bare name of a kind is named with the others of its kind.
    if said.kind != NodeKind::Team && known.is_none() && !parts.is_empty() {
        parts.insert(0, kind_words(said).to_lowercase());
    }
    // A name alone says no kind.
    let says = !parts.is_empty() || said.kind != NodeKind::Team;
    if let Some(known) = known.filter(|known| known.kind != said.kind && says) {
        let kind = kind_words(known).to_lowercase();
        return Some(format!("{} stays what it is: {kind}", known.title()));
    }
    let only = if known.is_some() {
        " (nobody had said it)"
    } else {
        ""
    };
    (!parts.is_empty()).then(|| format!("{}: {}{only}", said.title(), parts.join(", ")))
}

fn area_words(map: &Map, names: &Known<'_>, line: &AreaLine) -> String {
    let mut areas = map.areas();
    let known = areas.find(|area| folded(&area.about.name) == folded(&line.name));
    let holds = line.holds.iter().map(|name| full(names, name));
    let holds: Vec<&str> = holds.collect();
    match holds.as_slice() {
        [] => format!("Area {}", line.name),
        holds if known.is_some() => format!("Area {}: also {}", line.name, holds.join(", ")),
        holds => format!("Area {} around {}", line.name, holds.join(", ")),
    }
}

/// Says a path by its stops: with the names of the nodes that are meant, so that one sees which those are.
fn path_words(map: &Map, names: &Known<'_>, line: &PathLine) -> String {
    let again = map.paths().any(|path| path.about.name == line.name);
    let again = if again {
        " (beside the one of that name)"
    } else {
        ""
    };
    let demand = line.demand.as_ref();
    let demand = demand.map_or_else(String::new, |demand| {
        format!(", {}", figure_text(demand, Unit::Weekly))
    });
    let group = |group: &VisitGroup| {
        let beside = group.visited.iter();
        let beside = beside.map(|visit| visit_words(names, visit));
        beside.collect::<Vec<_>>().join(" + ")
    };
    let stops: Vec<String> = line.groups.iter().map(group).collect();
    format!("“{}”{again}{demand}: {}", line.name, stops.join(" › "))
}

/// Returns the name that is meant, or the same one if no node is called so.
fn full<'n>(names: &Known<'n>, name: &'n str) -> &'n str {
    names.meant(name).map_or(name, |(full, _)| full)
}

fn visit_words(names: &Known<'_>, visit: &Visit) -> String {
    let figures = [
        (&visit.wait, Unit::Days, "wait"),
        (&visit.work, Unit::Days, "work"),
        (&visit.usable, Unit::Share, "usable"),
    ];
    let figures = figures.into_iter().filter_map(|(figure, unit, words)| {
        let figure = figure.as_ref()?;
        Some(format!("{} {words}", figure_text(figure, unit)))
    });
    let figures: Vec<String> = figures.collect();
    let name = full(names, &visit.name);
    if figures.is_empty() {
        return name.to_owned();
    }
    format!("{name} ({})", figures.join(", "))
}

fn tie_words(names: &Known<'_>, line: &RelationLine) -> String {
    let mut words = Vec::new();
    if !line.label.is_empty() {
        words.push(line.label.as_str());
    }
    if let Some(kind) = &line.kind
        && !relation_words(kind).contains(&line.label.to_lowercase())
    {
        words.push(relation_words(kind));
    }
    match &line.strength {
        Some(Strength::Slowing) => words.push("slowing"),
        Some(Strength::Blocking) => words.push("blocking"),
        _ => {}
    }
    let colon = if words.is_empty() { "" } else { ": " };
    let [from, to] = [&line.from, &line.to].map(|name| full(names, name));
    format!("{from} → {to}{colon}{}", words.join(", "))
}
