//! What is said of a node together with its name, in one line.

use crate::model::{Figure, Map, Node, NodeId, NodeKind, TeamShape};

use super::{
    edit::{Edit, EditError},
    plan::Plan,
    route::require_node,
};

/// Says of a node what nobody has said of it yet. What is said of another kind is not about it.
pub(super) fn tell(node: &mut Node, said: &Node) {
    if said.kind != node.kind {
        return;
    }
    if node.kind == NodeKind::Team && node.shape == TeamShape::Undefined {
        node.shape.clone_from(&said.shape);
    }
    node.access = node.access.take().or_else(|| said.access.clone());
    for (figure, said) in figures(node).into_iter().zip(figures(&mut said.clone())) {
        *figure = figure.take().or_else(|| said.take());
    }
}

/// Plans a name for a node together with what was said with it, which stands above what was known.
pub fn describe(map: &Map, id: NodeId, said: &Node) -> Result<Edit, EditError> {
    require_node(map, id)?;
    let mut plan = Plan::new(map);
    plan.update_node(id, |node| {
        let mut described = said.clone();
        tell(&mut described, node);
        node.about.name.clone_from(&said.about.name);
        node.shape = described.shape.clone();
        node.access = described.access.take();
        for (figure, described) in figures(node).into_iter().zip(figures(&mut described)) {
            *figure = described.take();
        }
    });
    Ok(plan.into_edit("Rename"))
}

/// The figures of a node that a line may say.
fn figures(node: &mut Node) -> [&mut Option<Figure>; 7] {
    [
        &mut node.people,
        &mut node.parallel,
        &mut node.wip_limit,
        &mut node.reactive,
        &mut node.coordination,
        &mut node.debt,
        &mut node.drag,
    ]
}
