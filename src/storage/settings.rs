//! Settings: what the program remembers of its user, outside of any map.

use std::{
    fs,
    path::{Path, PathBuf},
};

use directories::ProjectDirs;
use serde::{Deserialize, Serialize};

use crate::model::Extra;

use super::{
    open::{OpenError, read_bytes},
    save::{Expected, Readers, SaveError, replace},
};

/// Names the folder of the settings, in the place of the usual one.
const FOLDER_VARIABLE: &str = "THROUGHLINE_CONFIG_DIR";

const FILE: &str = "settings.json";

/// How many recent maps are remembered.
const MOST_RECENTS: usize = 10;

/// What the program remembers of its user.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Absolute, each once, the last one opened first.
    pub recents: Vec<PathBuf>,
    pub theme: ThemeChoice,
    pub snapping: Snapping,
    /// How large everything in the window is, in percent; nothing for the usual size.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text_size: Option<u16>,
    /// Whether nothing is to glide or fade.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub reduce_motion: bool,
    /// Whether the tour was begun at least once.
    pub tour_taken: bool,
    #[serde(flatten)]
    pub extra: Extra,
}

/// What something dragged on the map snaps to; at first, to all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Snapping {
    pub edges: bool,
    pub centers: bool,
    pub gaps: bool,
}

impl Default for Snapping {
    fn default() -> Self {
        Self {
            edges: true,
            centers: true,
            gaps: true,
        }
    }
}

/// The theme that the user asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThemeChoice {
    Light,
    Dark,
    HighContrast,
    Projector,
    /// As the system has it; also for a theme that only another version knows.
    #[default]
    #[serde(other)]
    System,
}

impl Settings {
    /// Reads the settings, or says why they are the usual ones.
    pub fn load() -> (Self, Option<String>) {
        folder().map_or_else(Default::default, |folder| Self::load_from(&folder))
    }

    /// Reads the settings in a folder, or says why they are the usual ones.
    pub fn load_from(folder: &Path) -> (Self, Option<String>) {
        let usual = |why: &dyn std::fmt::Display| {
            let notice = format!("The settings are back to the usual ones: {why}");
            (Self::default(), Some(notice))
        };
        let bytes = match read_bytes(&folder.join(FILE)) {
            Ok(bytes) => bytes,
            // The first start.
            Err(OpenError::NotFound) => return Default::default(),
            Err(error) => return usual(&error),
        };
        match serde_json::from_slice::<Self>(&bytes) {
            Ok(mut settings) => {
                settings.recents.truncate(MOST_RECENTS);
                (settings, None)
            }
            Err(error) => usual(&error),
        }
    }

    pub fn save(&self) -> Result<(), SaveError> {
        let folder = folder().ok_or(SaveError::NoFolder)?;
        self.save_to(&folder)
    }

    /// Writes the settings into a folder, which is made if need be.
    pub fn save_to(&self, folder: &Path) -> Result<(), SaveError> {
        make_private(folder)?;
        let mut bytes = serde_json::to_vec_pretty(self).map_err(SaveError::Encode)?;
        bytes.push(b'\n');
        let path = folder.join(FILE);
        replace(&path, &bytes, Expected::Anything, Readers::Owner)?;
        Ok(())
    }

    /// Puts a map at the head of the recent ones. A path that is not Unicode is left out: the file
    /// could not hold it.
    pub fn remember(&mut self, path: &Path) {
        let path = absolute(path);
        if path.to_str().is_none() {
            return;
        }
        self.recents.retain(|recent| *recent != path);
        self.recents.insert(0, path);
        self.recents.truncate(MOST_RECENTS);
    }

    pub fn forget(&mut self, path: &Path) {
        let path = absolute(path);
        self.recents.retain(|recent| *recent != path);
    }
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

fn folder() -> Option<PathBuf> {
    let named = std::env::var_os(FOLDER_VARIABLE).filter(|folder| !folder.is_empty());
    named.map(PathBuf::from).or_else(|| {
        let folders = ProjectDirs::from("", "", "Throughline")?;
        Some(folders.config_dir().to_owned())
    })
}

fn make_private(folder: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(folder)
}
