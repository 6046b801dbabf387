//! `check`: what cannot be right in a map.

use std::process::ExitCode;

use crate::model::{Map, Problem};

use super::{args::Check, failure::Failure, maps, terminal};

/// Lists what had to be mended to read the map, then its problems; fails if there is anything to list.
pub(super) fn check(args: &Check) -> Result<ExitCode, Failure> {
    let opened = maps::open(&args.file)?;
    let problems = opened.map.problems();
    let mut lines = opened.mended;
    lines.extend(problems.iter().map(|problem| line_of(&opened.map, problem)));
    let sound = lines.is_empty();
    if sound {
        lines.push("No problems".to_owned());
    }
    terminal::print_lines(&lines)?;
    Ok(if sound {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Returns what is wrong with which record, named by its id, which is what a search in the file finds.
fn line_of(map: &Map, problem: &Problem) -> String {
    let id = problem.at;
    let record = map.get(id);
    let about = record.as_ref().and_then(|record| record.about());
    let name = about.map_or("", |about| about.name.as_str());
    let called = if name.is_empty() {
        String::new()
    } else {
        format!(" “{name}”")
    };
    let sentence = problem.rule.sentence();
    format!("{} {}{called}: {sentence}", id.noun(), id.as_str())
}
