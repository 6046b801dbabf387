//! Why a command could not do its work.

use std::{
    fmt,
    path::{Path, PathBuf},
};

/// A sentence, and the file that it is about.
#[derive(Debug, thiserror::Error)]
#[error("{sentence}: {}", path.display())]
pub(super) struct Failure {
    sentence: String,
    path: PathBuf,
}

impl Failure {
    pub(super) fn new(path: &Path, sentence: &impl fmt::Display) -> Self {
        Self {
            sentence: sentence.to_string(),
            path: path.to_owned(),
        }
    }

    /// Returns what turns an error about a file into a failure, for `map_err`.
    pub(super) fn about<E: fmt::Display>(path: &Path) -> impl FnOnce(E) -> Self + use<'_, E> {
        move |error| Self::new(path, &error)
    }
}
