//! Tying nodes together.

use std::sync::Arc;

use crate::model::{Map, Node, NodeId, NodeKind, Record, Relation, RelationId, RelationKind};

use super::{
    edit::{Edit, EditError},
    plan::Plan,
};

/// Plans a relation between two nodes, which may be one and the same.
pub fn connect(
    map: &Map,
    kind: RelationKind,
    from: NodeId,
    to: NodeId,
) -> Result<(RelationId, Edit), EditError> {
    for end in [from, to] {
        if map.node(end).is_none() {
            return Err(EditError::Missing(end.into()));
        }
    }
    let id: RelationId = map.fresh("r", "r");
    let mut plan = Plan::new(map);
    plan.put(Relation::new(id, kind, from, to));
    Ok((id, plan.into_edit("Add relation")))
}

/// Returns the kind that a relation between two nodes most likely has, judged by what they are.
pub fn likely_kind(from: &Node, to: &Node) -> RelationKind {
    match (&from.kind, &to.kind) {
        (_, NodeKind::Goal) => RelationKind::Serves,
        (NodeKind::Team, NodeKind::Component) => RelationKind::Owns,
        (NodeKind::Infrastructure | NodeKind::Component, NodeKind::Team) => RelationKind::Provides,
        _ => RelationKind::DependsOn,
    }
}

/// One of the two ends of a relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    From,
    To,
}

impl End {
    /// Returns the node at this end of a relation.
    pub fn of(self, relation: &Relation) -> NodeId {
        match self {
            Self::From => relation.from,
            Self::To => relation.to,
        }
    }

    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::From => Self::To,
            Self::To => Self::From,
        }
    }
}

/// Plans one end of a relation at another node; led to the node at its other end, it turns round.
pub fn reconnect(map: &Map, id: RelationId, end: End, node: NodeId) -> Result<Edit, EditError> {
    if map.node(node).is_none() {
        return Err(EditError::Missing(node.into()));
    }
    let Some(Record::Relation(mut relation)) = map.get(id.into()) else {
        return Err(EditError::Missing(id.into()));
    };
    let was_a_loop = relation.from == relation.to;
    if end.other().of(&relation) == node && !was_a_loop {
        return reverse(map, [id]);
    }
    let moved = Arc::make_mut(&mut relation);
    match end {
        End::From => moved.from = node,
        End::To => moved.to = node,
    }
    let mut plan = Plan::new(map);
    plan.put(Record::Relation(relation));
    Ok(plan.into_edit("Reconnect relation"))
}

/// Plans relations the other way round, in one step.
pub fn reverse(map: &Map, ids: impl IntoIterator<Item = RelationId>) -> Result<Edit, EditError> {
    let mut plan = Plan::new(map);
    for id in ids {
        let Some(Record::Relation(mut relation)) = map.get(id.into()) else {
            return Err(EditError::Missing(id.into()));
        };
        let turned = Arc::make_mut(&mut relation);
        (turned.from, turned.to) = (turned.to, turned.from);
        plan.put(Record::Relation(relation));
    }
    Ok(plan.into_edit("Reverse relation"))
}
