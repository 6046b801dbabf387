//! The map of a measurement, which every measured program can read.

use serde::Deserialize;

use crate::model::{
    IdError, Map, Node, NodeId, NodeKind, Point, Record, Relation, RelationId, RelationKind, Size,
};

/// Why a map of a measurement could not be read.
#[derive(Debug, thiserror::Error)]
pub enum BenchMapError {
    #[error("This is not the map of a measurement: {0}")]
    NotAMap(#[from] serde_json::Error),
    #[error("Something in the map has a name that cannot be an id: {0}")]
    Id(#[from] IdError),
}

#[derive(Deserialize)]
struct BenchMap {
    nodes: Vec<BenchNode>,
    edges: Vec<BenchEdge>,
}

/// A box; `x` and `y` are its top left corner.
#[derive(Deserialize)]
struct BenchNode {
    id: String,
    label: String,
    kind: String,
    x: f64,
    y: f64,
    w: f64,
    h: f64,
}

#[derive(Deserialize)]
struct BenchEdge {
    from: String,
    to: String,
    #[serde(default)]
    label: String,
}

/// Reads the map of a measurement. A node has its id there; a relation has the number of its line.
pub fn read_map(bytes: &[u8]) -> Result<Map, BenchMapError> {
    let read: BenchMap = serde_json::from_slice(bytes)?;
    let mut map = Map::default();
    let mut put = |record: Record| map.put(record.id(), Some(record));
    for node in read.nodes {
        put(node.into_node()?.into());
    }
    for (i, edge) in read.edges.into_iter().enumerate() {
        put(edge.into_relation(i)?.into());
    }
    Ok(map)
}

impl BenchNode {
    fn into_node(self) -> Result<Node, IdError> {
        let id = NodeId::new(&self.id)?;
        let kind = NodeKind::from_key(&self.kind);
        let mut node = Node::new(id, kind, &self.label, Point::new(self.x, self.y));
        node.size = Size::new(self.w, self.h).rounded();
        Ok(node)
    }
}

impl BenchEdge {
    fn into_relation(self, i: usize) -> Result<Relation, IdError> {
        let id = RelationId::new(&format!("edge-{i}"))?;
        let [from, to] = [NodeId::new(&self.from)?, NodeId::new(&self.to)?];
        let mut relation = Relation::new(id, RelationKind::DependsOn, from, to);
        relation.label = self.label;
        Ok(relation)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a panic is a failed test")]

    use super::*;
    use crate::model::Rect;

    #[test]
    fn every_box_is_a_node_with_its_id_and_every_edge_a_relation() {
        let text = r#"{"format": "x", "nodes": [
            {"id": "n0", "label": "Pay", "kind": "team", "x": 27, "y": 53, "w": 160, "h": 64},
            {"id": "n1", "label": "Mail", "kind": "goal", "x": 292, "y": 29.5, "w": 160, "h": 64}
        ], "edges": [{"id": "e0", "from": "n0", "to": "n1", "label": "feeds"}]}"#;
        let map = read_map(text.as_bytes()).unwrap();
        let mail = map.node(NodeId::new("n1").unwrap()).unwrap();
        let rect = Rect::new(Point::new(292.0, 29.5), Point::new(452.0, 93.5));
        assert_eq!((mail.title(), mail.rect()), ("Mail", rect));
        assert_eq!(mail.kind, NodeKind::Goal);
        let relation = map.relations().next().unwrap();
        let ends = (relation.from.as_str(), relation.to.as_str());
        assert_eq!((ends, relation.own_label()), (("n0", "n1"), "feeds"));
        assert!(map.problems().is_empty());
    }

    #[test]
    fn what_is_no_map_is_refused_with_a_reason() {
        let rows = [
            ("{}", "missing field `nodes`"),
            (
                r#"{"nodes": [{"id": "", "label": "", "kind": "team", "x": 0, "y": 0, "w": 1, "h": 1}], "edges": []}"#,
                "an id has 1 to 64 bytes",
            ),
        ];
        for (text, why) in rows {
            let error = read_map(text.as_bytes()).unwrap_err();
            assert!(error.to_string().contains(why), "{error}");
        }
    }
}
