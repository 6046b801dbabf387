//! Which area each imported node belongs to.

use std::collections::BTreeMap;

use crate::model::{Area, AreaId, Node, NodeKind, Point, Rect};

use super::import::{Entry, Ids};

/// The name of the area of what is shared and owned by nobody.
const SHARED: &str = "Shared infrastructure";

/// Gives every node its area and returns the areas.
///
/// The area column comes first. Then, if anything is owned at all, each team has an area with what
/// it owns, the first owner winning, and infrastructure that nobody owns has one of its own. The rest
/// is in no area.
pub(super) fn settle(entries: &mut [Entry], owns: &[(usize, usize)], ids: &mut Ids) -> Vec<Area> {
    let mut homes = Homes {
        areas: Vec::new(),
        ids,
    };
    let mut named: BTreeMap<String, AreaId> = BTreeMap::new();
    for entry in entries.iter_mut().filter(|entry| !entry.area.is_empty()) {
        let name = entry.area.clone();
        let area = *named.entry(name).or_insert_with_key(|name| homes.add(name));
        entry.node.area = Some(area);
    }

    let is_team =
        |entries: &[Entry], at: usize| entries.get(at).is_some_and(|entry| team(&entry.node));
    let of_teams = owns.iter().filter(|(owner, _)| is_team(entries, *owner));
    let of_teams: Vec<(usize, usize)> = of_teams.copied().collect();
    if of_teams.is_empty() {
        return homes.areas;
    }
    for entry in entries.iter_mut() {
        let node = &mut entry.node;
        if team(node) && node.area.is_none() {
            let known = named.get(&node.about.name).copied();
            node.area = Some(known.unwrap_or_else(|| homes.add(&node.about.name)));
        }
    }
    for (owner, owned) in of_teams {
        let area = entries.get(owner).and_then(|entry| entry.node.area);
        if let Some(Entry { node, .. }) = entries.get_mut(owned)
            && node.area.is_none()
        {
            node.area = area;
        }
    }
    let nodes = entries.iter_mut().map(|entry| &mut entry.node);
    let is_shared = |node: &&mut Node| node.kind == NodeKind::Infrastructure && node.area.is_none();
    let mut shared = named.get(SHARED).copied();
    for node in nodes.filter(is_shared) {
        node.area = Some(*shared.get_or_insert_with(|| homes.add(SHARED)));
    }
    homes.areas
}

/// The areas so far.
struct Homes<'a> {
    areas: Vec<Area>,
    ids: &'a mut Ids,
}

impl Homes<'_> {
    fn add(&mut self, name: &str) -> AreaId {
        let id = self.ids.fresh(name, "area");
        let rect = Rect::from_pos_size(Point::default(), Area::USUAL_SIZE);
        self.areas.push(Area::new(id, name, rect));
        id
    }
}

fn team(node: &Node) -> bool {
    node.kind == NodeKind::Team
}
