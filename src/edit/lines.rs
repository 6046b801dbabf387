//! Nodes, relations and paths from lines of text: nodes are found by their names, those that are missing are made.

use crate::model::{Figure, Map, Node, NodeKind, RecordId, RelationKind, Strength};

use super::{drawing::Drawing, edit::Edit};

/// What a line of text says.
#[derive(Clone, Debug, PartialEq)]
pub enum MapLine {
    /// A node as far as a line of text says it, such as `platform: Cloud, 9 people`.
    Node(Box<Node>),
    Area(AreaLine),
    Relation(RelationLine),
    Path(PathLine),
}

/// An area as a line of text says it, such as `area: Shared: Cloud, Event bus`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AreaLine {
    pub name: String,
    /// The color that the area is to have.
    pub color: String,
    /// The names of the nodes that it is to hold.
    pub holds: Vec<String>,
}

/// A relation as a line of text says it, such as `Checkout -> Payments: approval (blocking)`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RelationLine {
    pub from: String,
    pub to: String,
    pub label: String,
    /// None if the line does not say it: then it is what is usual between such nodes.
    pub kind: Option<RelationKind>,
    pub strength: Option<Strength>,
}

impl MapLine {
    /// Returns the nodes that the line names, with the kinds that new ones have.
    pub(super) fn named(&self) -> Vec<(&str, NodeKind)> {
        let team = |name| (name, NodeKind::Team);
        match self {
            Self::Node(line) => vec![(line.title(), line.kind.clone())],
            Self::Area(line) => line.holds.iter().map(|name| team(name.as_str())).collect(),
            Self::Relation(line) => vec![team(line.from.as_str()), team(line.to.as_str())],
            Self::Path(line) => {
                let visited = line.groups.iter().flat_map(|group| &group.visited);
                visited.map(|visit| team(visit.name.as_str())).collect()
            }
        }
    }
}

/// A path as a line of text says it, such as `New payment: Customers > Checkout (4d/2d) > Orders`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PathLine {
    pub name: String,
    pub demand: Option<Figure>,
    /// The color that the path is to have.
    pub color: String,
    /// The visits, from the start.
    pub groups: Vec<VisitGroup>,
}

/// Visits side by side.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VisitGroup {
    pub visited: Vec<Visit>,
    pub after: After,
}

/// A visit to a node, by its name, with what is known of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Visit {
    pub name: String,
    pub wait: Option<Figure>,
    pub work: Option<Figure>,
    pub usable: Option<Figure>,
}

/// What a group of visits follows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum After {
    /// The group before, or nothing if it is the first.
    #[default]
    Last,
    /// The last visits to these nodes.
    Visits(Vec<String>),
}

/// Plans what some lines say as one step. Returns what to look at too: the paths, or else the nodes and areas.
///
/// A node is found by its name, whatever its capitals; on the way of a path, at the end of a relation or in an
/// area its first words are enough, if no other begins so. One that is not there is made. A relation that is
/// there already is not made twice; a path whose name is taken is another path of that name.
pub fn add_lines(map: &Map, lines: &[MapLine]) -> (Vec<RecordId>, Edit) {
    let mut drawing = Drawing::on(map);
    let mut paths = Vec::new();
    let mut nodes = Vec::new();
    for line in lines {
        match line {
            MapLine::Node(line) => nodes.push(drawing.own_node(line).into()),
            MapLine::Area(line) => nodes.push(drawing.area(line).into()),
            MapLine::Relation(line) => nodes.extend(drawing.relation(line)),
            MapLine::Path(line) => paths.push(drawing.path(line).into()),
        }
    }
    let label = match lines {
        [MapLine::Path(_)] => "Add path from text",
        _ if nodes.is_empty() => "Add paths from text",
        _ => "Add from text",
    };
    let seen = if paths.is_empty() { nodes } else { paths };
    (seen, drawing.into_edit(label))
}
