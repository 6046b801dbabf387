//! `report`: what the figures of a map come to.

use std::process::ExitCode;

use crate::{
    analysis::{Figures, NodeLoad, PathFigures, Queue, Total, Variation, number},
    formats::report_json,
    model::{Basis, Map, RecordId},
};

use super::{args::Report, failure::Failure, maps, terminal};

/// Prints lead times and loads, as JSON or as tables to read.
pub(super) fn report(args: &Report) -> Result<ExitCode, Failure> {
    let map = maps::open(&args.file)?.map;
    let figures = Figures::of(&map);
    let variation = Variation {
        arrivals: args.arrivals,
        work: args.work,
    };
    if args.json {
        let json = report_json(&map, &figures, variation);
        terminal::print(&json.map_err(Failure::about(&args.file))?)?;
    } else {
        terminal::print_lines(&lines(&map, &figures, variation))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn lines(map: &Map, figures: &Figures, variation: Variation) -> Vec<String> {
    if figures.paths().len() == 0 {
        return vec!["There is no delivery path".to_owned()];
    }
    let mut paths = vec![row([
        "PATH",
        "LEAD TIME",
        "WORK",
        "WAIT",
        "FLOW EFFICIENCY",
        "USABLE",
        "PASSES",
        "HANDOFFS",
        "WEAKEST BASIS",
    ])];
    paths.extend(figures.paths().map(|path| path_row(map, path)));
    let mut nodes = vec![row([
        "RANK",
        "NODE",
        "ASKED A WEEK",
        "DEMAND",
        "LEFT",
        "AT ONCE",
        "UTILISATION",
        "QUEUE WAIT",
    ])];
    let loads = figures.ranking();
    nodes.extend(loads.iter().map(|load| node_row(map, load, variation)));
    let mut lines = table(&paths);
    if !loads.is_empty() {
        lines.push(String::new());
        lines.extend(table(&nodes));
    }
    let missing = missing(map, figures);
    if !missing.is_empty() {
        lines.push(String::new());
        lines.push("Nobody said yet:".to_owned());
        lines.extend(missing.into_iter().map(|words| format!("  {words}")));
    }
    lines
}

fn path_row(map: &Map, figures: &PathFigures) -> Vec<String> {
    let or_unknown = |text: Option<String>| text.unwrap_or_else(|| "?".to_owned());
    vec![
        name_of(map, figures.path.into()),
        figures.lead.in_days(),
        figures.work.in_days(),
        figures.wait.in_days(),
        or_unknown(figures.efficiency.as_ref().map(Total::in_percent)),
        or_unknown(figures.usable.as_ref().map(Total::in_percent)),
        figures.passes.in_numbers(),
        figures.handoffs.to_string(),
        figures.lead.basis.as_ref().map_or("?", basis).to_owned(),
    ]
}

fn node_row(map: &Map, load: &NodeLoad, variation: Variation) -> Vec<String> {
    let or_unknown = |text: Option<String>| text.unwrap_or_else(|| "?".to_owned());
    vec![
        or_unknown(load.rank.map(|rank| rank.place.to_string())),
        name_of(map, load.node.into()),
        load.per_week.in_numbers(),
        load.offered.in_numbers(),
        load.left.in_percent(),
        or_unknown(load.servers.as_ref().map(Total::in_numbers)),
        or_unknown(load.utilisation.as_ref().map(Total::in_percent)),
        queue(load.queue(variation)),
    ]
}

fn queue(queue: Queue) -> String {
    match queue {
        Queue::Unknown => "?".to_owned(),
        Queue::Endless => "grows without end".to_owned(),
        Queue::Wait(wait) => {
            let days = format!("{} days", number(wait.days));
            wait.bound.said_of(&days)
        }
    }
}

fn basis(basis: &Basis) -> &str {
    match basis {
        Basis::Guess => "guess",
        Basis::Agreed => "agreed",
        Basis::Measured => "measured",
        Basis::Other(basis) => basis,
    }
}

/// Returns what is missing for any answer, each once.
fn missing(map: &Map, figures: &Figures) -> Vec<String> {
    let of_paths = figures.paths().flat_map(|path| &path.missing);
    let of_nodes = figures.loads().flat_map(|load| &load.missing);
    let mut missing: Vec<_> = of_paths.chain(of_nodes).copied().collect();
    missing.sort_unstable();
    missing.dedup();
    missing.iter().map(|missing| missing.words(map)).collect()
}

fn name_of(map: &Map, id: RecordId) -> String {
    let record = map.get(id);
    let about = record.as_ref().and_then(|record| record.about());
    let name = about.map(|about| about.name.as_str());
    let name = name.filter(|name| !name.is_empty());
    name.unwrap_or_else(|| id.as_str()).to_owned()
}

fn row<const N: usize>(cells: [&str; N]) -> Vec<String> {
    cells.map(str::to_owned).to_vec()
}

/// Returns rows as lines in which the columns stand below each other.
fn table(rows: &[Vec<String>]) -> Vec<String> {
    let mut widths: Vec<usize> = Vec::new();
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|row| row.iter().map(|cell| terminal::escaped(cell)).collect())
        .collect();
    for row in &rows {
        for (at, cell) in row.iter().enumerate() {
            let width = cell.chars().count();
            match widths.get_mut(at) {
                Some(widest) => *widest = width.max(*widest),
                None => widths.push(width),
            }
        }
    }
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths);
        let padded = cells.map(|(cell, width)| format!("{cell:<width$}"));
        let line: Vec<String> = padded.collect();
        line.join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}
