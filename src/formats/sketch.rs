//! Sketches: a whole map in one line of text, for tests and docs.
//!
//! `Mail Pay Web; Mail -> Pay; checkout: Web > Mail + Pay; Shop[Pay Web]` has three nodes, a
//! relation, a path that forks after its first stop, and an area that holds two of the nodes. An id
//! is the name in small letters; a stop is its path and its node.
//!
//! `checkout: Web > Pay + Mail, Ship after Pay` says what a stop follows where that is not simply the
//! group before; `checkout-pay ~> checkout-web` is rework; `Refund @ checkout-pay ! Mail` is a work
//! item at a stop, blocked by a node.
//!
//! `checkout-pay = work 2, wait 4 (3–5) measured, chance 0.2` gives figures to a stop, `checkout = demand 6,
//! goal Speed` to a path, and `Pay = parallel 3, drag 0.3` to a node; `Mail = outside` makes it another kind
//! than a team.

use std::{collections::BTreeMap, fmt::Write as _, sync::Arc};

use crate::{
    edit::{After, Visit},
    model::{
        Area, Blocked, DeliveryPath, Id, Map, Node, NodeId, NodeKind, PathId, Point, Record,
        RecordId, Rect, Relation, RelationId, RelationKind, Rework, Size, Stop, StopId, WorkItem,
    },
};

use super::{
    lines::visits,
    sketch_figures::{FIGURES, figure_of, print_figure, read_figure},
};

/// Why a text is no sketch.
#[derive(Debug, thiserror::Error)]
#[error("“{0}” is not part of a sketch")]
pub struct SketchError(String);

/// Reads a sketch. Nodes stand in a row, 200 apart, in the order in which they are named.
pub fn parse(sketch: &str) -> Result<Map, SketchError> {
    let mut map = Map::default();
    for part in sketch
        .split(';')
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        if let Some((named, figures)) = part.split_once('=') {
            add_figures(&mut map, named.trim(), figures)?;
        } else if let Some((from, to)) = part.split_once("->") {
            add_relation(&mut map, from.trim(), to.trim())?;
        } else if let Some((from, to)) = part.split_once("~>") {
            add_rework(&mut map, from.trim(), to.trim())?;
        } else if let Some((item, place)) = part.split_once('@') {
            add_work_item(&mut map, item.trim(), place)?;
        } else if let Some((path, stops)) = part.split_once(':') {
            add_path(&mut map, path.trim(), stops)?;
        } else if let Some((area, held)) = part.split_once('[') {
            add_area(&mut map, area.trim(), held.trim_end_matches(']'))?;
        } else {
            for name in part.split_whitespace() {
                node(&mut map, name)?;
            }
        }
    }
    Ok(map)
}

/// Writes a map as a sketch, its parts in the order of their ids.
pub fn print(map: &Map) -> String {
    let mut parts = Vec::new();
    let names = map.nodes().map(|node| node.about.name.clone());
    let names: Vec<String> = names.collect();
    if !names.is_empty() {
        parts.push(names.join(" "));
    }
    for relation in map.relations() {
        let (from, to) = (name_of(map, relation.from), name_of(map, relation.to));
        parts.push(format!("{from} -> {to}"));
    }
    for path in map.paths() {
        let stops = print_stops(map, path.id);
        let part = format!("{}: {stops}", path.about.name);
        parts.push(part.trim_end().to_owned());
    }
    for stop in map.stops() {
        if let Some(rework) = &stop.rework {
            parts.push(format!("{} ~> {}", stop.id, rework.to));
        }
    }
    for item in map.work_items() {
        parts.push(print_work_item(map, item));
    }
    parts.extend(
        map.records()
            .filter_map(|record| print_figures(map, &record)),
    );
    for area in map.areas() {
        let held = map.members(area.id).filter_map(|id| map.get(id));
        let names = held.filter_map(|record| Some(record.about()?.name.clone()));
        let names: Vec<String> = names.collect();
        parts.push(format!("{}[{}]", area.about.name, names.join(" ")));
    }
    parts.join("; ")
}

/// Writes stops that follow the same ones side by side, and says what they follow where that is not
/// simply the group before.
fn print_stops(map: &Map, path: PathId) -> String {
    let mut groups: BTreeMap<Vec<StopId>, Vec<StopId>> = BTreeMap::new();
    for stop in map.stops_of(path) {
        let mut after = stop.after.clone();
        after.sort();
        groups.entry(after).or_default().push(stop.id);
    }
    let node_name = |id: &StopId| {
        let stop = map.stop(*id);
        stop.map_or_else(|| "?".to_owned(), |stop| name_of(map, stop.node))
    };
    let side_by_side = |ids: &[StopId]| ids.iter().map(node_name).collect::<Vec<_>>().join(" + ");
    let mut text = String::new();
    let mut last = Vec::new();
    while let Some(group) = groups.remove(&last) {
        if !text.is_empty() {
            text.push_str(" > ");
        }
        text.push_str(&side_by_side(&group));
        last = group;
    }
    for (after, group) in groups {
        // Writing to a text cannot fail.
        let _ = write!(
            text,
            ", {} after {}",
            side_by_side(&group),
            side_by_side(&after)
        );
    }
    text
}

fn print_work_item(map: &Map, item: &WorkItem) -> String {
    let mut text = format!("{} @", item.about.name);
    let path = item.path.map(Id::as_str);
    if let Some(place) = item.stop.map(Id::as_str).or(path) {
        let _ = write!(text, " {place}");
    }
    if let Some(node) = item.blocked_by.as_ref().and_then(|blocked| blocked.node) {
        let _ = write!(text, " ! {}", name_of(map, node));
    }
    text
}

/// Writes what `=` gives to a node, a path or a stop, if anything.
fn print_figures(map: &Map, record: &Record) -> Option<String> {
    let mut record = record.clone();
    let mut words = Vec::new();
    match &record {
        Record::Node(node) if node.kind != NodeKind::Team => words.push(node.kind.key().to_owned()),
        Record::Path(path) => {
            let goals = path.goals.iter().map(|goal| name_of(map, *goal));
            words.extend(goals.map(|goal| format!("goal {goal}")));
        }
        _ => {}
    }
    for key in FIGURES {
        if let Some(Some(figure)) = figure_of(&mut record, key) {
            words.push(format!("{key} {}", print_figure(figure)));
        }
    }
    let named = match &record {
        Record::Node(node) => node.about.name.clone(),
        record => record.id().as_str().to_owned(),
    };
    (!words.is_empty()).then(|| format!("{named} = {}", words.join(", ")))
}

fn name_of(map: &Map, id: NodeId) -> String {
    let node = map.node(id);
    node.map_or_else(|| format!("?{id}"), |node| node.about.name.clone())
}

fn id<T>(text: &str) -> Result<Id<T>, SketchError> {
    let id = Id::new(&text.to_lowercase());
    id.ok().ok_or_else(|| SketchError(text.to_owned()))
}

fn node(map: &mut Map, name: &str) -> Result<NodeId, SketchError> {
    let id: NodeId = id(name)?;
    if map.node(id).is_none() {
        let pos = Point::new(map.nodes().len() as f64 * 200.0, 0.0);
        put(map, Node::new(id, NodeKind::Team, name, pos));
    }
    Ok(id)
}

fn add_relation(map: &mut Map, from: &str, to: &str) -> Result<(), SketchError> {
    let (from, to) = (node(map, from)?, node(map, to)?);
    let id: RelationId = id(&format!("r-{from}-{to}"))?;
    put(map, Relation::new(id, RelationKind::DependsOn, from, to));
    Ok(())
}

fn add_path(map: &mut Map, name: &str, stops: &str) -> Result<(), SketchError> {
    let path = DeliveryPath::new(id(name)?, name);
    let groups = visits(stops, 1).map_err(|error| SketchError(error.to_string()))?;
    let mut last: Vec<StopId> = Vec::new();
    for group in groups {
        let after = match group.after {
            After::Last => last,
            After::Visits(names) => {
                let stop_id = |node: &String| id(&format!("{name}-{node}"));
                names.iter().map(stop_id).collect::<Result<_, _>>()?
            }
        };
        last = add_stops(map, &path, &group.visited, &after)?;
    }
    put(map, path);
    Ok(())
}

/// Adds stops side by side, all of them after the same ones.
fn add_stops(
    map: &mut Map,
    path: &DeliveryPath,
    group: &[Visit],
    after: &[StopId],
) -> Result<Vec<StopId>, SketchError> {
    let mut stops = Vec::new();
    for visit in group {
        let node = node(map, &visit.name)?;
        let mut stop_id: StopId = id(&format!("{}-{}", path.id, visit.name))?;
        while map.stop(stop_id).is_some() {
            stop_id = id(&format!("{stop_id}-again"))?;
        }
        let stop = Stop::new(stop_id, path.id, node);
        put(map, stop.following(after.iter().copied()));
        stops.push(stop_id);
    }
    Ok(stops)
}

fn add_rework(map: &mut Map, from: &str, to: &str) -> Result<(), SketchError> {
    let stop = map.stop(id(from)?).cloned();
    let mut stop = stop.ok_or_else(|| SketchError(from.to_owned()))?;
    stop.rework = Some(Rework {
        to: id(to)?,
        chance: None,
        extra: serde_json::Map::new(),
    });
    put(map, stop);
    Ok(())
}

fn add_work_item(map: &mut Map, name: &str, place: &str) -> Result<(), SketchError> {
    let (place, blocker) = place.split_once('!').unwrap_or((place, ""));
    let (place, blocker) = (place.trim(), blocker.trim());
    let mut item = WorkItem::new(id(name)?, name);
    if !place.is_empty() {
        let stop = map.stop(id(place)?);
        item.stop = stop.map(|stop| stop.id);
        item.path = Some(stop.map_or(id(place)?, |stop| stop.path));
    }
    if !blocker.is_empty() {
        let node = Some(node(map, blocker)?);
        item.blocked_by = Some(Blocked {
            node,
            ..Blocked::default()
        });
    }
    put(map, item);
    Ok(())
}

fn add_area(map: &mut Map, name: &str, held: &str) -> Result<(), SketchError> {
    let area_id = id(name)?;
    let mut rects = Vec::new();
    for member in held.split_whitespace() {
        if let Some(inner) = map.area(id(member)?).cloned() {
            rects.push(inner.rect());
            put(map, inner.in_parent(Some(area_id)));
        } else {
            let id = node(map, member)?;
            if let Some(node) = map.node(id).cloned() {
                rects.push(node.rect());
                put(map, node.in_area(Some(area_id)));
            }
        }
    }
    let nowhere = Rect::from_pos_size(Point::new(0.0, 1000.0), Size::new(100.0, 100.0));
    let rect = Rect::around(rects).unwrap_or(nowhere).expanded(20.0);
    put(map, Area::new(area_id, name, rect));
    Ok(())
}

fn add_figures(map: &mut Map, named: &str, figures: &str) -> Result<(), SketchError> {
    let known = [RecordId::Stop(id(named)?), RecordId::Path(id(named)?)];
    let known = known.into_iter().find_map(|id| map.get(id));
    let record_id = match known {
        Some(record) => record.id(),
        None => node(map, named)?.into(),
    };
    let found = map.get(record_id);
    let mut record = found.ok_or_else(|| SketchError(named.to_owned()))?;
    for words in figures.split(',').map(str::trim) {
        let not_understood = || SketchError(words.to_owned());
        let (key, value) = words.split_once(' ').unwrap_or((words, ""));
        match &mut record {
            Record::Path(path) if key == "goal" => {
                let goal = node(map, value)?;
                Arc::make_mut(path).goals.push(goal);
            }
            Record::Node(node) if value.is_empty() => {
                Arc::make_mut(node).kind = NodeKind::from_key(key);
            }
            record => {
                let figure = figure_of(record, key).ok_or_else(not_understood)?;
                *figure = Some(read_figure(value).ok_or_else(not_understood)?);
            }
        }
    }
    map.put(record.id(), Some(record));
    Ok(())
}

fn put(map: &mut Map, record: impl Into<Record>) {
    let record = record.into();
    map.put(record.id(), Some(record));
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a panic is a failed test")]

    use super::*;

    #[test]
    fn a_sketch_is_printed_as_it_was_read() {
        for sketch in [
            "",
            "Mail Pay Web",
            "Mail Pay; Mail -> Pay; Pay -> Pay",
            "Mail Pay Web; checkout: Web > Mail + Pay > Web",
            "Mail Pay Web; Inner[Mail]; Outer[Inner Pay]",
            "Mail Pay Web; checkout: Web > Pay, Mail after Pay + Web",
            "Mail Pay Web; checkout: Web > Pay; checkout-pay ~> checkout-web",
            "Mail Web; checkout: Web; empty:; Refund @ checkout-web ! Mail; Sale @ empty; Tax @",
            "Mail Pay Speed; checkout: Mail > Pay; checkout-pay ~> checkout-mail; Mail = outside; \
             Pay = parallel 3, drag 0.3 (0.2–0.4) agreed; Speed = goal; \
             checkout = goal Speed, demand 6 measured; checkout-pay = work 2, wait 4.5 dreamt, chance 0.2",
        ] {
            assert_eq!(print(&parse(sketch).unwrap()), sketch);
        }
    }
}
