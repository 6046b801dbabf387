//! Maps in and out of a command.

use std::path::Path;

use crate::{
    formats::native,
    model::Map,
    storage::{self, Expected, Opened, SaveError, Saved},
};

use super::{args::Output, failure::Failure, terminal};

/// Reads the map that a command is about.
pub(super) fn open(path: &Path) -> Result<Opened, Failure> {
    storage::open(path).map_err(Failure::about(path))
}

/// Writes the map that a command made.
pub(super) fn save(map: &Map, output: &Output) -> Result<(), Failure> {
    let Some(path) = output.file() else {
        let bytes = native::encode(map).map_err(Failure::about(Path::new("-")))?;
        return terminal::print(&bytes);
    };
    written(path, storage::save(path, map, Expected::Anything))
}

/// Passes on why a file was not written, and says if it may not last.
pub(super) fn written(path: &Path, saved: Result<Saved, SaveError>) -> Result<(), Failure> {
    let saved = saved.map_err(Failure::about(path))?;
    if !saved.durable {
        let warning = "The file is written, but a loss of power could bring the old one back";
        terminal::tell(&Failure::new(path, &warning));
    }
    Ok(())
}
