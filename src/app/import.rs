//! The import from CSV: tables read once, previewed for each matching of columns, then placed.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use crate::{
    editor::{Action, CsvBrings, CsvChoice, CsvDates, CsvField, CsvPreview, CsvTable},
    formats::csv::{
        DateOrder, EdgeMapping, Imported, ImportedItems, ItemMapping, NodeMapping, Sheet, Table,
        import, import_items,
    },
    layout::pack,
    model::Map,
    storage,
};

use super::files::about;

/// As many rows are shown beside the columns.
const SAMPLE_ROWS: usize = 3;

/// The tables of an import under way.
#[derive(Clone, Debug)]
pub(super) struct Tables {
    /// The first table: the nodes, or the work items.
    nodes: Arc<Table>,
    edges: Option<Arc<Table>>,
    /// What work items can refer to.
    map: Map,
}

/// Where the tables of the import under way are, for the jobs that need them.
pub(super) type Slot = Mutex<Option<Tables>>;

/// Returns the tables of the import under way.
pub(super) fn tables_in(slot: &Slot) -> Option<Tables> {
    slot.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

/// Reads the tables into the slot and guesses which column is which.
pub(super) fn read(nodes_path: PathBuf, edges_path: Option<PathBuf>, slot: &Slot) -> Action {
    match read_tables(nodes_path, edges_path) {
        Ok((tables, choice)) => {
            *slot.lock().unwrap_or_else(PoisonError::into_inner) = Some(tables);
            Action::CsvRead(Box::new(choice))
        }
        Err(sentence) => Action::Failed(sentence),
    }
}

fn read_tables(
    nodes_path: PathBuf,
    edges_path: Option<PathBuf>,
) -> Result<(Tables, CsvChoice), String> {
    let nodes = table(&nodes_path)?;
    let edges = edges_path.as_deref().map(table).transpose()?;
    let mut mapping = NodeMapping::guess(&nodes);
    let fields = fields(mapping.fields_mut());
    let mut choice = CsvChoice {
        nodes: shown(nodes_path, &nodes, fields),
        ..CsvChoice::default()
    };
    if let (Some(path), Some(edges)) = (edges_path, &edges) {
        let mut mapping = EdgeMapping::guess(edges);
        choice.edges = Some(shown(path, edges, self::fields(mapping.fields_mut())));
    }
    let tables = Tables {
        nodes: Arc::new(nodes),
        edges: edges.map(Arc::new),
        map: Map::default(),
    };
    Ok((tables, choice))
}

/// Reads a table of work items into the slot and guesses which column is which.
pub(super) fn read_items(path: PathBuf, map: Map, document: u64, slot: &Slot) -> Action {
    let items = match table(&path) {
        Ok(items) => items,
        Err(sentence) => return Action::Failed(sentence),
    };
    let mut mapping = ItemMapping::guess(&items);
    let dates = match mapping.order {
        DateOrder::MonthFirst => CsvDates::MonthFirst,
        DateOrder::DayFirst => CsvDates::DayFirst,
    };
    let choice = CsvChoice {
        document: Some(document),
        brings: CsvBrings::Items(dates),
        nodes: shown(path, &items, fields(mapping.fields_mut())),
        ..CsvChoice::default()
    };
    let tables = Tables {
        nodes: Arc::new(items),
        edges: None,
        map,
    };
    *slot.lock().unwrap_or_else(PoisonError::into_inner) = Some(tables);
    Action::CsvRead(Box::new(choice))
}

impl Tables {
    /// Says what an import with these columns would bring.
    pub(super) fn preview(&self, choice: &CsvChoice) -> CsvPreview {
        if let CsvBrings::Items(dates) = choice.brings {
            return items_preview(&self.items(choice, dates));
        }
        let imported = self.import(choice);
        CsvPreview {
            counts: counts(&imported),
            unknown: Vec::new(),
            rejected: rejected(&imported),
            error: imported
                .records
                .is_empty()
                .then(|| "No row has a name or an id: match the columns first".to_owned()),
        }
    }

    /// Makes the records and places them.
    pub(super) fn records(&self, choice: &CsvChoice, document: u64) -> Action {
        if let CsvBrings::Items(dates) = choice.brings {
            let imported = self.items(choice, dates);
            let preview = items_preview(&imported);
            return Action::Imported {
                document,
                words: preview.counts.first().cloned().unwrap_or_default(),
                rejected: preview.rejected,
                records: imported.records,
            };
        }
        let mut imported = self.import(choice);
        pack(&mut imported.records);
        Action::Imported {
            document,
            words: counts(&imported).join(", "),
            rejected: rejected(&imported),
            records: imported.records,
        }
    }

    fn items(&self, choice: &CsvChoice, dates: CsvDates) -> ImportedItems {
        let mut mapping = ItemMapping::guess(&self.nodes);
        set_columns(mapping.fields_mut(), &choice.nodes.fields);
        mapping.order = match dates {
            CsvDates::MonthFirst => DateOrder::MonthFirst,
            CsvDates::DayFirst => DateOrder::DayFirst,
        };
        import_items(&self.map, &self.nodes, &mapping)
    }

    fn import(&self, choice: &CsvChoice) -> Imported {
        let mut nodes = NodeMapping::guess(&self.nodes);
        set_columns(nodes.fields_mut(), &choice.nodes.fields);
        let edges = self.edges.as_deref().zip(choice.edges.as_ref());
        let edges = edges.map(|(table, chosen)| {
            let mut mapping = EdgeMapping::guess(table);
            set_columns(mapping.fields_mut(), &chosen.fields);
            (table, mapping)
        });
        let edges = edges.as_ref().map(|(table, mapping)| (*table, mapping));
        import(&self.nodes, &nodes, edges)
    }
}

fn table(path: &Path) -> Result<Table, String> {
    let bytes = storage::read_bytes(path).map_err(|error| about(&error.to_string(), path))?;
    Table::parse(&bytes).map_err(|error| about(&error.to_string(), path))
}

fn shown(path: PathBuf, table: &Table, fields: Vec<CsvField>) -> CsvTable {
    let rows = table.rows.iter().take(SAMPLE_ROWS);
    CsvTable {
        path,
        columns: table.columns.clone(),
        sample_rows: rows.map(|row| row.cells.clone()).collect(),
        fields,
    }
}

fn fields<const N: usize>(columns: [(&'static str, &mut Option<usize>); N]) -> Vec<CsvField> {
    let field = |(name, column): (&'static str, &mut Option<usize>)| CsvField {
        name,
        column: *column,
    };
    columns.into_iter().map(field).collect()
}

fn set_columns<const N: usize>(
    columns: [(&'static str, &mut Option<usize>); N],
    chosen: &[CsvField],
) {
    for (name, column) in columns {
        if let Some(field) = chosen.iter().find(|field| field.name == name) {
            *column = field.column;
        }
    }
}

fn counts(imported: &Imported) -> Vec<String> {
    let counts = &imported.counts;
    let all = [
        (counts.n_teams, "team", "teams"),
        (counts.n_components, "component", "components"),
        (counts.n_infrastructure, "shared", "shared"),
        (counts.n_others, "other", "others"),
        (counts.n_relations, "relation", "relations"),
        (counts.n_areas, "area", "areas"),
    ];
    let some = all.into_iter().filter(|(n, _, _)| *n > 0);
    some.map(|(n, one, many)| format!("{n} {}", if n == 1 { one } else { many }))
        .collect()
}

fn rejected(imported: &Imported) -> Vec<String> {
    let sentence = |row: &crate::formats::csv::Rejected| {
        let table = match row.sheet {
            Sheet::Nodes => "Nodes",
            Sheet::Edges => "Relations",
        };
        format!("{table}, line {}: {}", row.line, row.why)
    };
    imported.rejected.iter().map(sentence).collect()
}

fn items_preview(imported: &ImportedItems) -> CsvPreview {
    let n = imported.records.len();
    let mut counts = vec![format!(
        "{n} work {}",
        if n == 1 { "item" } else { "items" }
    )];
    counts.push(format!("{} at a stop", imported.n_at_stops));
    if imported.n_done > 0 {
        counts.push(format!("{} done", imported.n_done));
    }
    let rejected = imported.rejected.iter();
    let nothing = if imported.n_known > 0 {
        "Nothing new: its items are on the map already"
    } else {
        "No row has a name or a key: match the columns first"
    };
    CsvPreview {
        counts,
        unknown: imported.unknown_words(),
        rejected: rejected
            .map(|(line, why)| format!("Line {line}: {why}"))
            .collect(),
        error: (n == 0).then(|| nothing.to_owned()),
    }
}
