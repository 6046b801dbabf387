//! Rows as records, and every row that cannot be one with its line and the reason.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::model::{Id, Node, NodeId, NodeKind, Point, Record, Relation, RelationId, RelationKind};

use super::{
    homes::settle,
    mapping::{EdgeMapping, NodeMapping},
    table::{Row, Table},
    words,
};

/// The field in which a node keeps the id that it had in the table, where that is not its name.
pub(super) const SOURCE_ID: &str = "source_id";

/// What two tables hold: records that refer to each other only, and the rows that are none.
#[derive(Clone, Debug, Default)]
pub struct Imported {
    /// Areas, nodes and relations in the order of the rows; nothing is placed yet.
    pub records: Vec<Record>,
    /// Nodes before edges, by line.
    pub rejected: Vec<Rejected>,
    pub counts: Counts,
}

/// How much of what is imported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub n_teams: usize,
    pub n_components: usize,
    pub n_infrastructure: usize,
    /// Nodes of any other kind.
    pub n_others: usize,
    pub n_relations: usize,
    pub n_areas: usize,
}

/// A row that is not imported, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    pub sheet: Sheet,
    pub line: u64,
    pub why: String,
}

/// One of the two tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    Nodes,
    Edges,
}

/// Makes records of a table of nodes and, if there is one, a table of edges.
///
/// All but the random ids follows from the rows and their order.
pub fn import(
    nodes: &Table,
    node_mapping: &NodeMapping,
    edges: Option<(&Table, &EdgeMapping)>,
) -> Imported {
    let mut import = Import::default();
    import.read_nodes(nodes, node_mapping);
    import.make_owners();
    if let Some((edges, edge_mapping)) = edges {
        import.read_edges(edges, edge_mapping);
    }
    import.relate_owners();
    import.finished()
}

/// A node with what its row says of its place.
pub(super) struct Entry {
    pub(super) node: Node,
    /// The cell of the owner column.
    owner: String,
    /// The cell of the area column.
    pub(super) area: String,
}

/// The ids given so far; none is given twice, whatever it is of.
#[derive(Default)]
pub(super) struct Ids(BTreeSet<&'static str>);

impl Ids {
    pub(super) fn fresh<T>(&mut self, name: &str, kind: &str) -> Id<T> {
        loop {
            let id = Id::fresh(name, kind);
            if self.0.insert(id.as_str()) {
                return id;
            }
        }
    }
}

/// What says the same as another edge: its ends, its kind and its label.
type Saying = (NodeId, NodeId, String, String);

#[derive(Default)]
struct Import {
    ids: Ids,
    entries: Vec<Entry>,
    /// Each source id with its entry and its line.
    by_source: BTreeMap<String, (usize, u64)>,
    by_name: BTreeMap<String, Vec<usize>>,
    /// Entries as (owner, owned), those of the owner column before those of the edges.
    owns: Vec<(usize, usize)>,
    /// How many of `owns` are from the owner column.
    n_owner_cells: usize,
    relations: Vec<Relation>,
    said: BTreeMap<Saying, u64>,
    rejected: Vec<Rejected>,
}

impl Import {
    fn read_nodes(&mut self, table: &Table, mapping: &NodeMapping) {
        if mapping.id.is_none() && mapping.name.is_none() {
            self.reject(
                Sheet::Nodes,
                1,
                "No column holds the names or the ids".into(),
            );
            return;
        }
        for row in &table.rows {
            let read = whole(row, table).and_then(|()| self.read_node(row, mapping));
            if let Err(why) = read {
                self.reject(Sheet::Nodes, row.line, why);
            }
        }
    }

    fn read_node(&mut self, row: &Row, mapping: &NodeMapping) -> Result<(), String> {
        let source = words::one_line(row.cell(mapping.id));
        let mut name = words::one_line(row.cell(mapping.name));
        if name.is_empty() {
            name.clone_from(&source);
        }
        if name.is_empty() {
            return Err("The row has neither a name nor an id".to_owned());
        }
        if let Some((_, line)) = self.by_source.get(&source) {
            return Err(format!("The id “{source}” is already on line {line}"));
        }

        let at = self.add_node(&name, row.cell(mapping.kind));
        if let Some(Entry { node, owner, area }) = self.entries.get_mut(at) {
            row.cell(mapping.description)
                .clone_into(&mut node.about.description);
            node.about.tags = words::tags(row.cell(mapping.tags));
            *owner = words::one_line(row.cell(mapping.owner));
            *area = words::one_line(row.cell(mapping.area));
            if !source.is_empty() && source != name {
                let source = Value::String(source.clone());
                node.extra.insert(SOURCE_ID.to_owned(), source);
            }
        }
        if !source.is_empty() {
            self.by_source.insert(source, (at, row.line));
        }
        Ok(())
    }

    fn add_node(&mut self, name: &str, kind: &str) -> usize {
        let sort = words::sort(kind);
        let id = self.ids.fresh(name, sort.kind.key());
        let mut node = Node::new(id, sort.kind, name, Point::default()).shaped(sort.shape);
        node.flavor = sort.flavor;
        if node.kind == NodeKind::Note {
            node.text = std::mem::take(&mut node.about.name);
        }
        let at = self.entries.len();
        self.by_name.entry(name.to_owned()).or_default().push(at);
        self.entries.push(Entry {
            node,
            owner: String::new(),
            area: String::new(),
        });
        at
    }

    /// Finds the owner of every row that names one; an owner without a row of its own is a team.
    fn make_owners(&mut self) {
        for owned in 0..self.entries.len() {
            let owner = self.entries.get(owned).map(|entry| entry.owner.clone());
            let Some(owner) = owner.filter(|owner| !owner.is_empty()) else {
                continue;
            };
            let known = self.owner_named(&owner);
            let owner = known.unwrap_or_else(|| self.add_node(&owner, "team"));
            if owner != owned {
                self.owns.push((owner, owned));
            }
        }
        self.n_owner_cells = self.owns.len();
    }

    /// Returns the node with this id, else the first team with this name, else any node with it.
    fn owner_named(&self, owner: &str) -> Option<usize> {
        if let Some((at, _)) = self.by_source.get(owner) {
            return Some(*at);
        }
        let named = self.by_name.get(owner)?;
        let is_team = |at: &&usize| {
            let entry = self.entries.get(**at);
            entry.is_some_and(|entry| entry.node.kind == NodeKind::Team)
        };
        named.iter().find(is_team).or(named.first()).copied()
    }

    fn read_edges(&mut self, table: &Table, mapping: &EdgeMapping) {
        if mapping.from.is_none() || mapping.to.is_none() {
            let end = if mapping.from.is_none() {
                "starts"
            } else {
                "ends"
            };
            self.reject(
                Sheet::Edges,
                1,
                format!("No column says where an edge {end}"),
            );
            return;
        }
        for row in &table.rows {
            let read = whole(row, table).and_then(|()| self.read_edge(row, mapping));
            if let Err(why) = read {
                self.reject(Sheet::Edges, row.line, why);
            }
        }
    }

    fn read_edge(&mut self, row: &Row, mapping: &EdgeMapping) -> Result<(), String> {
        let mut from = self.end(row.cell(mapping.from), "start")?;
        let mut to = self.end(row.cell(mapping.to), "end")?;
        let (kind, turned) = words::relation(row.cell(mapping.kind));
        if turned {
            (from, to) = (to, from);
        }
        let label = words::one_line(row.cell(mapping.label));
        let saying = self.saying(from, to, &kind, &label);
        if let Some(line) = saying.as_ref().and_then(|saying| self.said.get(saying)) {
            return Err(format!("The same edge is already on line {line}"));
        }
        if kind == RelationKind::Owns && from != to {
            self.owns.push((from, to));
        }
        if let Some(saying) = saying {
            let mut relation = Relation::new(self.relation_id(), kind, saying.0, saying.1);
            relation.label = label;
            relation.strength = words::strength(row.cell(mapping.strength));
            row.cell(mapping.description)
                .clone_into(&mut relation.about.description);
            self.relations.push(relation);
            self.said.insert(saying, row.line);
        }
        Ok(())
    }

    /// Returns the node that an end of an edge names, by its id or else by its name.
    fn end(&self, cell: &str, end: &str) -> Result<usize, String> {
        let cell = words::one_line(cell);
        if cell.is_empty() {
            return Err(format!("The edge has no {end}"));
        }
        if let Some((at, _)) = self.by_source.get(&cell) {
            return Ok(*at);
        }
        match self.by_name.get(&cell).map(Vec::as_slice) {
            None | Some([]) => Err(format!("No node has the id or the name “{cell}”")),
            Some([at]) => Ok(*at),
            Some(several) => Err(format!(
                "{} nodes have the name “{cell}”, and none has it as its id",
                several.len()
            )),
        }
    }

    /// Adds the relations of the owner column that no edge has said.
    fn relate_owners(&mut self) {
        let owns: Vec<_> = self.owns.iter().take(self.n_owner_cells).copied().collect();
        let said = self
            .said
            .keys()
            .filter(|saying| saying.2 == RelationKind::Owns.key());
        let said: BTreeSet<(NodeId, NodeId)> = said.map(|saying| (saying.0, saying.1)).collect();
        for (owner, owned) in owns {
            if let Some((from, to, ..)) = self.saying(owner, owned, &RelationKind::Owns, "")
                && !said.contains(&(from, to))
            {
                let id = self.relation_id();
                self.relations
                    .push(Relation::new(id, RelationKind::Owns, from, to));
            }
        }
    }

    fn saying(&self, from: usize, to: usize, kind: &RelationKind, label: &str) -> Option<Saying> {
        let id = |at: usize| self.entries.get(at).map(|entry| entry.node.id);
        Some((id(from)?, id(to)?, kind.key().to_owned(), label.to_owned()))
    }

    fn relation_id(&mut self) -> RelationId {
        self.ids.fresh("r", "r")
    }

    fn reject(&mut self, sheet: Sheet, line: u64, why: String) {
        self.rejected.push(Rejected { sheet, line, why });
    }

    fn finished(mut self) -> Imported {
        let areas = settle(&mut self.entries, &self.owns, &mut self.ids);
        let mut counts = Counts {
            n_areas: areas.len(),
            n_relations: self.relations.len(),
            ..Counts::default()
        };
        for entry in &self.entries {
            let count = match entry.node.kind {
                NodeKind::Team => &mut counts.n_teams,
                NodeKind::Component => &mut counts.n_components,
                NodeKind::Infrastructure => &mut counts.n_infrastructure,
                _ => &mut counts.n_others,
            };
            *count += 1;
        }
        let nodes = self.entries.into_iter().map(|entry| entry.node);
        let mut records: Vec<Record> = areas.into_iter().map(Record::from).collect();
        records.extend(nodes.map(Record::from));
        records.extend(self.relations.into_iter().map(Record::from));
        Imported {
            records,
            rejected: self.rejected,
            counts,
        }
    }
}

/// Refuses a row that has not one cell a column.
pub(super) fn whole(row: &Row, table: &Table) -> Result<(), String> {
    if row.unclosed {
        let why =
            "A quote opens in this row and never closes, so the rest of the table is not read";
        return Err(why.to_owned());
    }
    let (n_cells, n_columns) = (row.cells.len(), table.columns.len());
    if n_cells != n_columns {
        let cells = if n_cells == 1 { "cell" } else { "cells" };
        return Err(format!(
            "The row has {n_cells} {cells}, the header has {n_columns}"
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::panic,
        reason = "a panic is a failed test"
    )]

    use crate::{edit::add_all, model::Map};

    use super::*;

    fn imported(nodes: &str, edges: &str) -> Imported {
        let nodes = Table::parse(nodes.as_bytes()).unwrap();
        let node_mapping = NodeMapping::guess(&nodes);
        if edges.is_empty() {
            return import(&nodes, &node_mapping, None);
        }
        let edges = Table::parse(edges.as_bytes()).unwrap();
        let edge_mapping = EdgeMapping::guess(&edges);
        import(&nodes, &node_mapping, Some((&edges, &edge_mapping)))
    }

    /// Writes nodes as `kind Name@Area`, relations as `From kind To`, rejected rows as `line: why`.
    fn printed(imported: &Imported) -> String {
        let mut map = Map::default();
        let edit = add_all(&map, "Import", imported.records.clone()).unwrap();
        edit.apply(&mut map).unwrap();
        assert_eq!(map.problems(), []);

        let mut parts = Vec::new();
        for record in &imported.records {
            let area = |id| format!("@{}", map.area(id).unwrap().about.name);
            let title = |id| map.node(id).unwrap().title().to_owned();
            match record {
                Record::Node(node) => parts.push(format!(
                    "{} {}{}",
                    node.kind.key(),
                    node.title(),
                    node.area.map(area).unwrap_or_default()
                )),
                Record::Relation(relation) => parts.push(format!(
                    "{} {} {}",
                    title(relation.from),
                    relation.kind.key(),
                    title(relation.to)
                )),
                Record::Area(_) => {}
                other => panic!("{other:?} is not imported"),
            }
        }
        for Rejected { sheet, line, why } in &imported.rejected {
            let sheet = match sheet {
                Sheet::Nodes => "node",
                Sheet::Edges => "edge",
            };
            parts.push(format!("{sheet} line {line}: {why}"));
        }
        parts.join("; ")
    }

    fn check(nodes: &str, edges: &str, expected: &str) {
        let printed = printed(&imported(nodes, edges));
        assert_eq!(printed, expected, "{nodes:?} {edges:?}");
    }

    #[test]
    fn rows_become_nodes_and_relations() {
        check("name\n#One\nTwo", "", "team #One; team Two");
        check(
            "id,kind,name\na,repo,One\nb,Robot,\n,,Three",
            "",
            "component One; Robot b; team Three",
        );
        check(
            "id,name,kind\na,One,squad\nb,Two,infra",
            "from;to;relation;label\na;b;dependsOn;asks\nTwo;One;used by;\nb;a;feeds;",
            "team One; infrastructure Two; One depends_on Two; One depends_on Two; Two feeds One",
        );
        check("kind,name\nnote,\"Too\nslow\"", "", "note Too slow");
        check("id,name", "from,to", "");
    }

    #[test]
    fn a_team_has_an_area_with_what_it_owns() {
        check(
            "id,kind,name\nt,team,T\nu,team,U\na,app,A\nb,app,B\nc,app,C\ni,infra,I\nj,infra,J",
            "from,to,relation\nu,a,owns\nt,a,owns\nt,i,owns\nb,u,owned by\nj,c,owns",
            "team T@T; team U@U; component A@U; component B@U; component C; infrastructure I@T; \
             infrastructure J@Shared infrastructure; U owns A; T owns A; T owns I; U owns B; J owns C",
        );
        check(
            "kind,name,team\napp,A,T\napp,B,T\nteam,U,\nteam,V,V\ninfra,I,",
            "from,to,kind\nT,A,owns\nU,A,owns",
            "component A@T; component B@T; team U@U; team V@V; \
             infrastructure I@Shared infrastructure; team T@T; T owns A; U owns A; T owns B",
        );
    }

    #[test]
    fn the_area_column_comes_before_the_owner() {
        check(
            "kind,name,owner,area\nteam,T,,Shop\napp,A,T,\napp,B,T,Else\nteam,U,,",
            "",
            "team T@Shop; component A@Shop; component B@Else; team U@U; T owns A; T owns B",
        );
        check(
            "name,group\nOne,X\nTwo,X\nThree,",
            "",
            "team One@X; team Two@X; team Three",
        );
        check("kind,name\nteam,T\ninfra,I", "", "team T; infrastructure I");
    }

    #[test]
    fn a_wrong_row_is_listed_and_the_rest_is_imported() {
        check(
            "id,name\na,One\n,\na,Two\nb\nc,Three,4\n,Four\nd,Four\ne,Four",
            "",
            "team One; team Four; team Four; team Four; node line 4: The id “a” is already on line 2; \
             node line 5: The row has 1 cell, the header has 2; \
             node line 6: The row has 3 cells, the header has 2",
        );
        check(
            "id,name,tags\n,,x\n,A,",
            "",
            "team A; node line 2: The row has neither a name nor an id",
        );
        check(
            "id,name\na,One\n,Four\n,Four",
            "from,to,kind\n,a,\na,,\na,x,\na,Four,\na,a,owns\na,a,Owns\n\na,a,\na,\"a\n",
            "team One; team Four; team Four; One owns One; One depends_on One; \
             edge line 2: The edge has no start; edge line 3: The edge has no end; \
             edge line 4: No node has the id or the name “x”; \
             edge line 5: 2 nodes have the name “Four”, and none has it as its id; \
             edge line 7: The same edge is already on line 6; \
             edge line 10: A quote opens in this row and never closes, so the rest of the table is not read",
        );
        check(
            "id\na",
            "from\na",
            "team a; edge line 1: No column says where an edge ends",
        );
        check(
            "description\nx",
            "",
            "node line 1: No column holds the names or the ids",
        );
    }

    #[test]
    fn words_and_source_ids_are_kept() {
        let imported = imported(
            "id,kind,name,description,tags\nt:1,platform team,One,\"Two\nlines\",\"a, b\"\nTwo,x,Two,,",
            "from,to,strength,description\nOne,Two,Blocked,why",
        );
        let [
            Record::Node(one),
            Record::Node(two),
            Record::Relation(relation),
        ] = imported.records.as_slice()
        else {
            panic!("{:?}", imported.records);
        };
        assert_eq!(one.about.description, "Two\nlines");
        assert_eq!(one.about.tags, ["a", "b"]);
        assert_eq!(one.extra.get(SOURCE_ID), Some(&Value::from("t:1")));
        assert_eq!(
            one.size,
            one.kind.usual_size(&crate::model::TeamShape::Platform)
        );
        assert!(one.id.as_str().starts_with("one-"));
        assert!(two.extra.is_empty());
        assert_eq!(relation.strength, Some(crate::model::Strength::Blocking));
        assert_eq!(relation.about.description, "why");
        assert_eq!(imported.counts.n_teams, 1);
        assert_eq!(imported.counts.n_others, 1);
        assert_eq!(imported.counts.n_relations, 1);
    }

    #[test]
    fn without_a_mapping_nothing_is_guessed() {
        let table = Table::parse(b"id,name\na,One").unwrap();
        let imported = import(&table, &NodeMapping::default(), None);
        assert_eq!(
            printed(&imported),
            "node line 1: No column holds the names or the ids"
        );
    }
}
