//! `export`: a map in another form.

use std::{path::Path, process::ExitCode};

use crate::{formats::layout_json, scene::Scene, storage};

use super::{args::Export, failure::Failure, maps, terminal};

/// Writes where everything is.
pub(super) fn export(args: &Export) -> Result<ExitCode, Failure> {
    let Export::Layout { file, output } = args;
    let map = maps::open(file)?.map;
    let bytes = layout_json(&map, &Scene::of(&map)).map_err(Failure::about(file))?;
    match output.file() {
        Some(path) => maps::written(path, storage::write_atomically(path, &bytes))?,
        None => terminal::print(&bytes).map_err(|error| Failure::new(Path::new("-"), &error))?,
    }
    Ok(ExitCode::SUCCESS)
}
