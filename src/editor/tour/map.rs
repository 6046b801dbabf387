//! The small map that the tour is made on: a bakery, with one path and what is under way on it.

use crate::{
    edit::Plan,
    model::{
        Basis, DeliveryPath, Figure, Header, Map, Node, NodeId, NodeKind, PathId, Point, Relation,
        RelationKind, State, Stop, StopId, TeamShape, WorkItem,
    },
};

/// Returns the map.
pub(super) fn tour_map() -> Map {
    let mut map = Map::default();
    let mut plan = Plan::new(&map);
    let mut header = Header::default();
    "Bakery".clone_into(&mut header.about.name);
    plan.put(header);
    let mut node = |kind, name: &str, x, y| {
        let id: NodeId = plan.fresh(name, "node");
        let node = Node::new(id, kind, name, Point::new(x, y));
        plan.put(if node.kind == NodeKind::Team {
            node.shaped(TeamShape::StreamAligned)
        } else {
            node
        });
        id
    };
    let customers = node(NodeKind::Outside, "Customers", 0.0, 0.0);
    let shop = node(NodeKind::Team, "Shop", 240.0, 0.0);
    let kitchen = node(NodeKind::Team, "Kitchen", 540.0, 0.0);
    let oven = node(NodeKind::Infrastructure, "Oven", 573.0, 170.0);
    let id = plan.fresh("kitchen-oven", "relation");
    let mut needs = Relation::new(id, RelationKind::DependsOn, kitchen, oven);
    "bakes in".clone_into(&mut needs.label);
    plan.put(needs);
    let path: PathId = plan.fresh("Birthday cake", "path");
    let mut cake = DeliveryPath::new(path, "Birthday cake");
    "magenta".clone_into(&mut cake.about.color);
    cake.demand = Some(Figure::guess(5.0));
    plan.put(cake);
    let asked = stop(&mut plan, (path, customers), None, [None, None]);
    let ordered = stop(&mut plan, (path, shop), Some(asked), [Some(1.0), Some(0.5)]);
    let times = [Some(3.0), Some(1.0)];
    let baked = stop(&mut plan, (path, kitchen), Some(ordered), times);
    for (name, at, state) in [
        ("Cake for Ada", ordered, State::Active),
        ("Cake for Ben", baked, State::Waiting),
        ("Cake for Cleo", baked, State::Waiting),
    ] {
        let mut item = WorkItem::new(plan.fresh(name, "item"), name);
        (item.path, item.stop, item.state) = (Some(path), Some(at), state);
        plan.put(item);
    }
    let edit = plan.into_edit("Tour");
    // On an empty map nothing is in the way of it.
    if edit.apply(&mut map).is_err() {
        return Map::default();
    }
    map
}

/// Adds a stop, with how long work waits there and how long it takes.
fn stop(
    plan: &mut Plan<'_>,
    (path, node): (PathId, NodeId),
    after: Option<StopId>,
    [wait, work]: [Option<f64>; 2],
) -> StopId {
    let agreed = |value| Figure {
        basis: Basis::Agreed,
        ..Figure::guess(value)
    };
    let mut stop = Stop::new(plan.fresh("stop", "stop"), path, node);
    stop.after = after.into_iter().collect();
    (stop.wait, stop.work) = (wait.map(agreed), work.map(agreed));
    let id = stop.id;
    plan.put(stop);
    id
}
