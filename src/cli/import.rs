//! `import`: CSV tables as a map, and work items into one.

use std::{path::Path, process::ExitCode};

use crate::{
    edit::add_all,
    formats::csv::{
        DateOrder, EdgeMapping, ItemMapping, NodeMapping, Sheet, Table, import as import_tables,
        import_items,
    },
    layout::pack,
    model::{Header, Map, Record, RecordId},
    storage,
};

use super::{args::Import, failure::Failure, maps, terminal};

/// Writes the map that the tables make; rows that are left out are said on stderr.
pub(super) fn import(args: &Import) -> Result<ExitCode, Failure> {
    let is_map = args.nodes.extension().is_some_and(|end| end == "json");
    let mut map = if is_map {
        maps::open(&args.nodes)?.map
    } else {
        map_of_tables(args)?
    };
    if let Some(items) = &args.items {
        add_items(&mut map, items, args)?;
    }
    maps::save(&map, &args.output)?;
    Ok(ExitCode::SUCCESS)
}

fn map_of_tables(args: &Import) -> Result<Map, Failure> {
    let nodes = table(&args.nodes)?;
    let edges = args.edges.as_deref().map(table).transpose()?;
    let node_mapping = NodeMapping::guess(&nodes);
    let edge_mapping = edges.as_ref().map(EdgeMapping::guess);
    let edges = edges.as_ref().zip(edge_mapping.as_ref());
    let mut imported = import_tables(&nodes, &node_mapping, edges);
    pack(&mut imported.records);

    for row in &imported.rejected {
        let path = match (row.sheet, &args.edges) {
            (Sheet::Edges, Some(edges)) => edges,
            _ => &args.nodes,
        };
        tell_left_out(path, row.line, &row.why);
    }
    if imported.records.is_empty() {
        let sentence = "There is nothing to import";
        return Err(Failure::new(&args.nodes, &sentence));
    }
    let mut records = imported.records;
    records.push(titled(&args.nodes));
    map_of(records).map_err(Failure::about(&args.nodes))
}

/// Adds the work items of a table to a map; what is not understood is said on stderr, and kept.
fn add_items(map: &mut Map, path: &Path, args: &Import) -> Result<(), Failure> {
    let items = table(path)?;
    let mut mapping = ItemMapping::guess(&items);
    if args.day_first {
        mapping.order = DateOrder::DayFirst;
    }
    let imported = import_items(map, &items, &mapping);
    for (line, why) in &imported.rejected {
        tell_left_out(path, *line, why);
    }
    for sentence in imported.unknown_words() {
        terminal::tell(&Failure::new(path, &sentence));
    }
    let edit = add_all(map, "Import", imported.records).map_err(Failure::about(path))?;
    edit.apply(map).map_err(Failure::about(path))
}

fn tell_left_out(path: &Path, line: u64, why: &str) {
    let sentence = format!("Line {line} is left out: {why}");
    terminal::tell(&Failure::new(path, &sentence));
}

fn table(path: &Path) -> Result<Table, Failure> {
    let bytes = storage::read_bytes(path).map_err(Failure::about(path))?;
    Table::parse(&bytes).map_err(Failure::about(path))
}

/// Returns a header whose title is the folder that the tables are in, else their name.
fn titled(nodes: &Path) -> Record {
    let absolute = std::path::absolute(nodes).unwrap_or_else(|_| nodes.to_owned());
    let folder = absolute.parent().and_then(Path::file_name);
    let name = folder.or(nodes.file_stem()).unwrap_or_default();
    let mut header = Header::default();
    header.about.name = name.to_string_lossy().into_owned();
    header.into()
}

fn map_of(records: Vec<Record>) -> Result<Map, crate::edit::EditError> {
    let mut map = Map::default();
    let (header, rest): (Vec<_>, Vec<_>) = records
        .into_iter()
        .partition(|record| record.id() == RecordId::Header);
    add_all(&map, "Import", rest)?.apply(&mut map)?;
    for record in header {
        let edit = crate::edit::update(&map, "Title", [RecordId::Header], |old| {
            *old = record.clone();
        })?;
        edit.apply(&mut map)?;
    }
    Ok(map)
}
