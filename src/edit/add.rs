//! Adding nodes, areas and whole sets of records.

use std::collections::BTreeSet;

use crate::model::{Area, AreaId, Map, Node, NodeKind, Record, RecordId};

use super::{
    edit::{Edit, EditError},
    place::innermost_area,
    plan::Plan,
};

/// Plans a new node; it is dropped into the innermost area under its center.
pub fn add_node(map: &Map, node: Node) -> Result<Edit, EditError> {
    require_free(map, node.id.into())?;
    let area = innermost_area(map, node.rect().center(), &|_| false);
    let label = match node.kind {
        NodeKind::Team => "Add team",
        NodeKind::Infrastructure => "Add infrastructure",
        NodeKind::Component => "Add component",
        NodeKind::Goal => "Add goal",
        NodeKind::Outside => "Add outside party",
        NodeKind::Note => "Add note",
        NodeKind::Other(_) => "Add node",
    };
    let mut plan = Plan::new(map);
    plan.put(node.in_area(area));
    Ok(plan.into_edit(label))
}

/// Plans a new note that says `text`.
pub fn add_note(map: &Map, mut node: Node, text: &str) -> Result<Edit, EditError> {
    text.clone_into(&mut node.text);
    node.about.name.clear();
    add_node(map, node)
}

/// Plans a new area; it takes in what lies in it and had the same home.
pub fn add_area(map: &Map, area: Area) -> Result<Edit, EditError> {
    require_free(map, area.id.into())?;
    let rect = area.rect();
    let home = innermost_area(map, rect.center(), &|id| {
        map.area(id)
            .is_some_and(|other| rect.contains_rect(&other.rect()))
    });
    let (id, area) = (area.id, area.in_parent(home));

    let mut plan = Plan::new(map);
    for node in map.nodes() {
        if node.area == home && rect.contains(node.rect().center()) {
            plan.update_node(node.id, |node| node.area = Some(id));
        }
    }
    for other in map.areas() {
        if other.parent == home && rect.contains_rect(&other.rect()) {
            plan.update_area(other.id, |other| other.parent = Some(id));
        }
    }
    plan.put(area);
    Ok(plan.into_edit("Add area"))
}

/// Plans a new area that holds these nodes and areas, whatever held them, beside what lies in it.
pub fn group(
    map: &Map,
    area: Area,
    ids: impl IntoIterator<Item = RecordId>,
) -> Result<Edit, EditError> {
    let ids: BTreeSet<RecordId> = ids.into_iter().collect();
    let held_too = |home: Option<AreaId>| {
        let chain = home.map(|home| map.area_chain(home)).unwrap_or_default();
        chain.into_iter().any(|area| ids.contains(&area.into()))
    };
    let id = area.id;
    let added = add_area(map, area)?;
    let mut plan = Plan::new(map);
    for record in added.changes.into_iter().filter_map(|change| change.after) {
        plan.put(record);
    }
    // What is to lie in the new area cannot hold it.
    plan.update_area(id, |area| {
        area.parent = area.parent.filter(|home| !held_too(Some(*home)));
    });
    for held in &ids {
        match *held {
            RecordId::Node(node) if !held_too(map.node(node).and_then(|node| node.area)) => {
                plan.update_node(node, |node| node.area = Some(id));
            }
            RecordId::Area(area) if !held_too(map.area(area).and_then(|area| area.parent)) => {
                plan.update_area(area, |area| area.parent = Some(id));
            }
            _ => {}
        }
    }
    Ok(plan.into_edit("Group in area"))
}

/// Plans many new records at once, such as an import, as one step.
pub fn add_all(
    map: &Map,
    label: &'static str,
    records: impl IntoIterator<Item = Record>,
) -> Result<Edit, EditError> {
    let mut plan = Plan::new(map);
    for record in records {
        if plan.get(record.id()).is_some() {
            return Err(EditError::Taken(record.id()));
        }
        plan.put(record);
    }
    Ok(plan.into_edit(label))
}

fn require_free(map: &Map, id: RecordId) -> Result<(), EditError> {
    if map.contains(id) {
        return Err(EditError::Taken(id));
    }
    Ok(())
}
