//! Moving, resizing, and what holds what afterwards.

use std::{collections::BTreeSet, sync::Arc};

use crate::model::{AreaId, Map, Point, Record, RecordId, Rect, Size};

use super::{
    edit::{Change, Edit, EditError},
    plan::Plan,
};

/// No node and no area is made smaller than this by hand.
pub const LEAST_SIZE: Size = Size::new(24.0, 24.0);

/// The records that a gesture moves, with the places they had when it began.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Places {
    /// Everything that moves, areas with all that they hold.
    places: Vec<(RecordId, Point)>,
    /// What was taken hold of: only these may change their area when dropped.
    roots: Vec<RecordId>,
}

impl Places {
    /// Returns the records that move.
    pub fn ids(&self) -> impl Iterator<Item = RecordId> {
        self.places.iter().map(|(id, _)| *id)
    }

    /// Returns the records that were taken hold of; what they hold comes along.
    pub fn roots(&self) -> impl Iterator<Item = RecordId> {
        self.roots.iter().copied()
    }
}

/// Takes hold of nodes and areas; an area brings what it holds.
pub fn grab(map: &Map, ids: impl IntoIterator<Item = RecordId>) -> Places {
    let ids: BTreeSet<RecordId> = ids.into_iter().collect();
    let mut all = ids.clone();
    for id in &ids {
        if let RecordId::Area(area) = id {
            all.extend(map.held_by(*area));
        }
    }
    let held_too = |id: &RecordId| {
        let home = match *id {
            RecordId::Node(id) => map.node(id).and_then(|node| node.area),
            RecordId::Area(id) => map.area(id).and_then(|area| area.parent),
            _ => None,
        };
        home.is_some_and(|home| {
            let mut chain = map.area_chain(home).into_iter();
            chain.any(|area| ids.contains(&area.into()))
        })
    };
    let roots = ids.iter().copied().filter(|id| !held_too(id)).collect();
    let pos = |id| match map.get(id)? {
        Record::Node(node) => Some((id, node.pos)),
        Record::Area(area) => Some((id, area.pos)),
        _ => None,
    };
    Places {
        places: all.into_iter().filter_map(pos).collect(),
        roots,
    }
}

/// Plans the move of what was taken hold of, by this much from where it was.
pub fn place(map: &Map, places: &Places, by: Point) -> Edit {
    let moved = |(id, from): &(RecordId, Point)| {
        let to = (*from + by).rounded();
        let before = map.get(*id)?;
        let mut after = before.clone();
        match &mut after {
            Record::Node(node) if node.pos != to => Arc::make_mut(node).pos = to,
            Record::Area(area) if area.pos != to => Arc::make_mut(area).pos = to,
            _ => return None,
        }
        Some(Change {
            id: *id,
            before: Some(before),
            after: Some(after),
        })
    };
    Edit {
        label: "Move",
        changes: places.places.iter().filter_map(moved).collect(),
    }
}

/// Plans what a drop changes: each thing taken hold of goes to the innermost area under its center.
pub fn drop_places(map: &Map, places: &Places) -> Edit {
    let moving: BTreeSet<RecordId> = places.ids().collect();
    let mut plan = Plan::new(map);
    for root in &places.roots {
        match *root {
            RecordId::Node(id) => {
                let Some(node) = map.node(id) else { continue };
                let home = innermost_area(map, node.rect().center(), &|_| false);
                if home != node.area {
                    plan.update_node(id, |node| node.area = home);
                }
            }
            RecordId::Area(id) => {
                let Some(area) = map.area(id) else { continue };
                let within = |other: AreaId| moving.contains(&other.into());
                let home = innermost_area(map, area.rect().center(), &within);
                if home != area.parent {
                    plan.update_area(id, |area| area.parent = home);
                }
            }
            _ => {}
        }
    }
    plan.into_edit("Move")
}

/// Plans new corners for a node or an area, not below [`LEAST_SIZE`].
pub fn resize(map: &Map, id: RecordId, rect: Rect) -> Result<Edit, EditError> {
    let size = rect.size().max(LEAST_SIZE).rounded();
    let pos = rect.min.rounded();
    let mut plan = Plan::new(map);
    match id {
        RecordId::Node(node) => plan.update_node(node, |node| {
            node.pos = pos;
            node.size = size;
        }),
        RecordId::Area(area) => plan.update_area(area, |area| {
            area.pos = pos;
            area.size = size;
        }),
        _ => return Err(EditError::Missing(id)),
    }
    Ok(plan.into_edit("Resize"))
}

/// Plans another home for nodes and areas, as the inspector asks for.
pub fn move_to_area(
    map: &Map,
    ids: impl IntoIterator<Item = RecordId>,
    home: Option<AreaId>,
) -> Result<Edit, EditError> {
    if let Some(home) = home.filter(|home| map.area(*home).is_none()) {
        return Err(EditError::Missing(home.into()));
    }
    let around = home.map(|home| map.area_chain(home)).unwrap_or_default();
    let mut plan = Plan::new(map);
    for id in ids {
        match id {
            RecordId::Node(node) => plan.update_node(node, |node| node.area = home),
            RecordId::Area(area) if around.contains(&area) => return Err(EditError::AreaLoop),
            RecordId::Area(area) => plan.update_area(area, |area| area.parent = home),
            _ => {}
        }
    }
    Ok(plan.into_edit("Move to area"))
}

/// Returns the innermost area at a point, without those that `except` names.
pub fn innermost_area(map: &Map, point: Point, except: &dyn Fn(AreaId) -> bool) -> Option<AreaId> {
    let at_point = map
        .areas()
        .filter(|area| area.rect().contains(point) && !except(area.id));
    let innermost = at_point.max_by(|one, other| {
        let depth = |id| map.area_chain(id).len();
        let extent = |size: Size| size.w * size.h;
        depth(one.id)
            .cmp(&depth(other.id))
            // Of two as deep, the smaller one was meant.
            .then(extent(other.size).total_cmp(&extent(one.size)))
    });
    innermost.map(|area| area.id)
}
