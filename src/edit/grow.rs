//! Growing: a new node beside another, tied to it.

use crate::model::{Map, Node, NodeId, Rect, Relation, RelationId, TeamShape};

use super::{
    add::add_node,
    edit::{Edit, EditError},
    free::{Toward, place_toward},
    plan::Plan,
    relate::likely_kind,
};

/// Returns a node without a name on a free place beside another, of the same kind.
pub fn neighbor(map: &Map, from: NodeId, toward: Toward) -> Option<Node> {
    let from = map.node(from)?;
    let size = from.kind.usual_size(&TeamShape::default());
    let taken: Vec<Rect> = map.nodes().map(|node| node.rect()).collect();
    let pos = place_toward(&taken, from.rect(), size, toward);
    let id = NodeId::fresh("", from.kind.key());
    Some(Node::new(id, from.kind.clone(), "", pos))
}

/// Plans a new node and the relation that most likely leads to it, as one step.
pub fn add_neighbor(map: &Map, node: Node, from: NodeId) -> Result<Edit, EditError> {
    let one = map.node(from).ok_or(EditError::Missing(from.into()))?;
    let (to, kind) = (node.id, likely_kind(one, &node));
    let id: RelationId = map.fresh("r", "r");
    let added = add_node(map, node)?;
    let mut plan = Plan::new(map);
    for record in added.changes.into_iter().filter_map(|change| change.after) {
        plan.put(record);
    }
    plan.put(Relation::new(id, kind, from, to));
    Ok(plan.into_edit(added.label))
}
