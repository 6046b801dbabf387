//! Generated maps: the same map for the same number of nodes, on every machine.
//!
//! Nodes stand on a grid with a little jitter, five by five in an area. There are 1.5 relations a node:
//! 80 % of them within two neighboring areas, 15 % to hubs, 5 % anywhere.

use throughline::{
    edit::add_all,
    model::{
        Area, AreaId, Map, Node, NodeId, NodeKind, Point, Record, Rect, Relation, RelationId,
        RelationKind, Size, Strength, TeamShape,
    },
};

/// How far apart the nodes stand.
pub(crate) const PITCH: Point = Point::new(240.0, 140.0);
/// As many nodes stand side by side in an area, and as many rows of them.
const ACROSS: usize = 5;
/// One node in so many is a hub.
const HUBS: usize = 100;

const FIRST: [&str; 24] = [
    "Payment", "Search", "Checkout", "Mobile", "Data", "Identity", "Billing", "Order", "Parcel",
    "Customer", "Risk", "Pricing", "Content", "Media", "Account", "Partner", "Store", "Delivery",
    "Loyalty", "Network", "Cloud", "Test", "Release", "Finance",
];
const SECOND: [&str; 24] = [
    "platform", "team", "service", "crew", "portal", "gateway", "squad", "pipeline", "store",
    "office", "desk", "engine", "archive", "index", "queue", "console", "library", "registry",
    "planner", "reports", "alerts", "ledger", "catalog", "support",
];

/// Returns the map with so many nodes.
pub(crate) fn map(n_nodes: usize) -> Map {
    let mut random = fastrand::Rng::with_seed(20_261_122);
    let columns = columns(n_nodes);
    let mut records = Vec::new();
    let mut areas: Vec<Vec<usize>> = Vec::new();
    for row in 0..n_nodes.div_ceil(columns).div_ceil(ACROSS) {
        for column in 0..columns.div_ceil(ACROSS) {
            records.push(area(areas.len(), column, row, &mut random).into());
            areas.push(Vec::new());
        }
    }
    let mut homes = Vec::new();
    for i in 0..n_nodes {
        let (column, row) = (i % columns, i / columns);
        let home = row / ACROSS * columns.div_ceil(ACROSS) + column / ACROSS;
        areas[home].push(i);
        homes.push(home);
        let node = node(i, column, row, &mut random);
        records.push(node.in_area(Some(area_id(home))).into());
    }
    for i in 0..n_nodes * 3 / 2 {
        let from = random.usize(..n_nodes);
        let to = match random.u8(..100) {
            0..80 => {
                let home = (homes[from] + random.usize(..2)).min(areas.len() - 1);
                areas[home][random.usize(..areas[home].len())]
            }
            80..95 => random.usize(..n_nodes.div_ceil(HUBS)) * HUBS + HUBS / 2,
            _ => random.usize(..n_nodes),
        };
        records.push(relation(i, from, to.min(n_nodes - 1), &mut random).into());
    }
    map_of(records)
}

pub(crate) fn node_id(i: usize) -> NodeId {
    NodeId::new(&format!("node-{i:05}")).unwrap()
}

/// As many columns make the map about as wide, for its height, as a screen.
pub(crate) fn columns(n_nodes: usize) -> usize {
    n_nodes.isqrt().next_multiple_of(ACROSS)
}

fn area_id(i: usize) -> AreaId {
    AreaId::new(&format!("area-{i:04}")).unwrap()
}

fn map_of(records: Vec<Record>) -> Map {
    let mut map = Map::default();
    let edit = add_all(&map, "Generate", records).unwrap();
    edit.apply(&mut map).unwrap();
    map
}

pub(crate) fn name(random: &mut fastrand::Rng) -> String {
    let first = FIRST[random.usize(..FIRST.len())];
    let second = SECOND[random.usize(..SECOND.len())];
    format!("{first} {second}")
}

fn area(i: usize, column: usize, row: usize, random: &mut fastrand::Rng) -> Area {
    let across = ACROSS as f64;
    let pos = Point::new(
        column as f64 * across * PITCH.x - 20.0,
        row as f64 * across * PITCH.y - 40.0,
    );
    let size = Size::new(across * PITCH.x - 12.0, across * PITCH.y - 8.0);
    Area::new(area_id(i), &name(random), Rect::from_pos_size(pos, size))
}

fn node(i: usize, column: usize, row: usize, random: &mut fastrand::Rng) -> Node {
    let mut jitter = || random.f64() * 16.0 - 8.0;
    let pos = Point::new(
        column as f64 * PITCH.x + jitter(),
        row as f64 * PITCH.y + jitter(),
    );
    let name = name(random);
    let node = |kind| Node::new(node_id(i), kind, &name, pos);
    match random.u8(..100) {
        chance @ 0..48 => {
            let shape = &TeamShape::ALL[usize::from(chance) % TeamShape::ALL.len()];
            node(NodeKind::Team).shaped(shape.clone())
        }
        48..63 => node(NodeKind::Infrastructure),
        63..83 => node(NodeKind::Component),
        83..89 => node(NodeKind::Goal),
        89..94 => node(NodeKind::Outside),
        _ => {
            let mut says = node(NodeKind::Note);
            says.text = format!("{name} waits for the others each week");
            says
        }
    }
}

fn relation(i: usize, from: usize, to: usize, random: &mut fastrand::Rng) -> Relation {
    let id = RelationId::new(&format!("relation-{i:05}")).unwrap();
    let kind = RelationKind::ALL[random.usize(..RelationKind::ALL.len())].clone();
    let mut relation = Relation::new(id, kind, node_id(from), node_id(to));
    match random.u8(..20) {
        0 => relation.strength = Some(Strength::Blocking),
        1 => relation.strength = Some(Strength::Slowing),
        2 | 3 => relation.label = name(random),
        _ => {}
    }
    relation
}
