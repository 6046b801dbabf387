//! Files, as the editor sees them: names, wishes and answers. The disk is the app's.

use std::path::{Path, PathBuf};

use crate::model::{Map, Point};

use super::dialog::{CsvChoice, PathPurpose};

/// The file that a document is in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct File {
    pub path: Option<PathBuf>,
    /// The hash of what the file held when it was last read or written by us.
    pub stamp: Option<u64>,
}

impl File {
    /// Returns the name for the title bar.
    pub fn name(&self) -> String {
        match self.path.as_deref().and_then(Path::file_name) {
            Some(name) => name.to_string_lossy().into_owned(),
            None => "Untitled map".to_owned(),
        }
    }
}

/// What goes on once unsaved changes are safe or given up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Then {
    New,
    Open(PathBuf),
    OpenSample(usize),
    Tour,
    Close,
    Quit,
}

/// What the editor asks of the app: a disk, another program, the window.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// Ask for a path in the system's dialog, on behalf of this document.
    AskPath {
        purpose: PathPurpose,
        document: u64,
    },
    Open(PathBuf),
    OpenSample(usize),
    /// Write the map, which is in this state, to a file.
    Save {
        path: PathBuf,
        map: Map,
        state: u64,
        expected: Expected,
        document: u64,
    },
    ExportLayout {
        path: PathBuf,
        map: Map,
        expected: Expected,
    },
    ReadCsv {
        nodes: PathBuf,
        edges: Option<PathBuf>,
    },
    /// Read a table of work items for a map.
    ReadItems {
        document: u64,
        path: PathBuf,
        map: Map,
    },
    /// Say what an import with these columns would bring.
    PreviewCsv(Box<CsvChoice>),
    /// Do it.
    ImportCsv {
        choice: Box<CsvChoice>,
        document: u64,
    },
    /// Read nodes, relations and paths from lines of text; they are added or only shown as what would come.
    ReadLines {
        text: String,
        document: u64,
        add: bool,
    },
    /// Put a part of the map on the clipboard.
    Copy(Map),
    /// Bring what is on the clipboard, as if its key was pressed.
    AskPaste,
    /// Tell what a text from the clipboard is, and where it is to go.
    ReadPaste {
        text: String,
        at: Option<Point>,
        document: u64,
    },
    SaveSettings,
    ForgetRecent(PathBuf),
    Quit,
}

/// What a file that is to be written may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// What it held when we last read or wrote it, by its hash.
    Stamp(u64),
    /// There must be no such file.
    Nothing,
    /// Whatever it holds is replaced.
    Anything,
}

/// What became of a save.
#[derive(Clone, Debug, PartialEq)]
pub enum Written {
    Saved {
        path: PathBuf,
        state: u64,
        stamp: u64,
        durable: bool,
        document: u64,
    },
    ChangedOnDisk {
        path: PathBuf,
        document: u64,
    },
    /// There is such a file, and nobody was asked.
    Exists {
        path: PathBuf,
        document: u64,
    },
    Failed {
        sentence: String,
        document: u64,
    },
}
