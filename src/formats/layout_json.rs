//! The layout export: where everything is, for programs that draw.

use schemars::JsonSchema;
use serde::Serialize;

use crate::{
    model::{Map, NodeKind, Point, Rect, RelationKind, Size},
    scene::Scene,
};

/// The word in `"format"` by which a layout is known.
const FORMAT: &str = "throughline-layout";
/// The version of the layout.
const VERSION: u32 = 1;

/// Where everything on a map is. All lengths are map units, y goes down.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "Throughline layout")]
struct Layout<'a> {
    /// Always `throughline-layout`.
    format: &'static str,
    /// The version of the layout.
    version: u32,
    title: &'a str,
    /// The rectangle around everything; none of an empty map.
    bounds: Option<Placed>,
    /// The areas, each before what lies in it is drawn.
    areas: Vec<PlacedArea<'a>>,
    nodes: Vec<PlacedNode<'a>>,
    relations: Vec<DrawnRelation<'a>>,
    paths: Vec<DrawnPath<'a>>,
}

/// A rectangle.
#[derive(Serialize, JsonSchema)]
struct Placed {
    /// The top left corner.
    pos: Point,
    size: Size,
}

#[derive(Serialize, JsonSchema)]
struct PlacedArea<'a> {
    id: &'a str,
    name: &'a str,
    /// The area that holds this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<&'a str>,
    #[serde(flatten)]
    rect: Placed,
}

#[derive(Serialize, JsonSchema)]
struct PlacedNode<'a> {
    id: &'a str,
    kind: &'a NodeKind,
    name: &'a str,
    /// The area that holds it.
    #[serde(skip_serializing_if = "Option::is_none")]
    area: Option<&'a str>,
    #[serde(flatten)]
    rect: Placed,
    /// The corners of its outline, clockwise.
    outline: Vec<Point>,
    /// The lines that its name, or the text of a note, is broken into.
    lines: &'a [String],
}

#[derive(Serialize, JsonSchema)]
struct DrawnRelation<'a> {
    id: &'a str,
    kind: &'a RelationKind,
    from: &'a str,
    to: &'a str,
    /// The line as drawn, from border to border.
    points: Vec<Point>,
    /// What is written on it; often nothing.
    label: &'a str,
}

#[derive(Serialize, JsonSchema)]
struct DrawnPath<'a> {
    id: &'a str,
    name: &'a str,
    /// The ways between its stops.
    lines: Vec<DrawnLeg<'a>>,
}

#[derive(Serialize, JsonSchema)]
struct DrawnLeg<'a> {
    /// The stop that it leaves.
    from: &'a str,
    /// The stop that it goes to.
    to: &'a str,
    points: Vec<Point>,
}

/// Returns the JSON Schema of the layout export, as it stands in `assets/`.
pub fn layout_schema() -> String {
    let schema = schemars::schema_for!(Layout<'_>);
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

/// Returns where everything is, in the same form as the map file: one field a line.
pub fn layout_json(map: &Map, scene: &Scene) -> Result<Vec<u8>, serde_json::Error> {
    let everything = scene.bounds();
    let areas = everything.map(|all| scene.areas_within(&all));
    let areas = areas
        .unwrap_or_default()
        .into_iter()
        .map(|shape| PlacedArea {
            id: shape.area.id.as_str(),
            name: &shape.area.about.name,
            parent: shape.area.parent.map(crate::model::Id::as_str),
            rect: placed(&shape.rect),
        });
    let nodes = map.nodes().filter_map(|node| scene.node(node.id));
    let nodes = nodes.map(|shape| PlacedNode {
        id: shape.node.id.as_str(),
        kind: &shape.node.kind,
        name: &shape.node.about.name,
        area: shape.node.area.map(crate::model::Id::as_str),
        rect: placed(&shape.rect),
        outline: rounded(&shape.points),
        lines: &shape.label.lines,
    });
    let relations = map
        .relations()
        .filter_map(|relation| scene.line(relation.id));
    let relations = relations.map(|line| DrawnRelation {
        id: line.relation.id.as_str(),
        kind: &line.relation.kind,
        from: line.relation.from.as_str(),
        to: line.relation.to.as_str(),
        points: rounded(&line.points),
        label: &line.label,
    });
    let paths = map.paths().map(|path| DrawnPath {
        id: path.id.as_str(),
        name: &path.about.name,
        lines: scene
            .route(path.id)
            .into_iter()
            .flat_map(|route| &route.legs)
            .map(|leg| DrawnLeg {
                from: leg.from.as_str(),
                to: leg.to.as_str(),
                points: rounded(&leg.points),
            })
            .collect(),
    });
    super::native::to_lines(&Layout {
        format: FORMAT,
        version: VERSION,
        title: map.title(),
        bounds: everything.as_ref().map(placed),
        areas: areas.collect(),
        nodes: nodes.collect(),
        relations: relations.collect(),
        paths: paths.collect(),
    })
}

fn placed(rect: &Rect) -> Placed {
    Placed {
        pos: rect.min.rounded(),
        size: rect.size().rounded(),
    }
}

fn rounded(points: &[Point]) -> Vec<Point> {
    points.iter().map(|point| point.rounded()).collect()
}
