//! Dialogs, as plain data: what is asked, and what has been answered so far.

use std::path::PathBuf;

use super::files::Then;

/// What is asked in the middle of the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Dialog {
    /// Save, discard or cancel, before something is lost.
    Unsaved {
        then: Then,
    },
    /// A path typed by hand, for when there is no native dialog.
    Path {
        purpose: PathPurpose,
        typed: String,
    },
    /// What was found on disk instead of what was read from it.
    ChangedOnDisk {
        path: PathBuf,
    },
    /// A path typed by hand that is taken.
    Replace {
        path: PathBuf,
    },
    /// Which columns of a CSV mean what.
    Csv(Box<CsvChoice>),
    /// Nodes, relations and paths as lines of text.
    Paths(PathsChoice),
    /// One field that finds names, notes, tags and commands.
    Palette,
    /// Every command with its key.
    Keys,
    /// What cannot be right on the map.
    Problems,
    About,
}

impl Dialog {
    /// Returns whether the dialog asks nothing, so that anything may close it.
    pub fn is_only_shown(&self) -> bool {
        matches!(
            self,
            Self::Palette | Self::Keys | Self::Problems | Self::About
        )
    }
}

/// Nodes, relations and paths that are typed or pasted as lines of text.
#[derive(Clone, Debug, PartialEq)]
pub struct PathsChoice {
    pub text: String,
    /// What would come, and what is wrong.
    pub preview: Vec<Coming>,
}

/// One sentence about what lines of text would bring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Coming {
    Plain(String),
    /// Something is made that no line is about by itself: maybe a name was mistyped.
    New(String),
    /// A line says nothing, and while it does not, none is taken.
    Wrong(String),
}

impl PathsChoice {
    /// Returns whether there is something to be taken, and nothing wrong.
    pub fn is_ready(&self) -> bool {
        let wrong = |coming: &Coming| matches!(coming, Coming::Wrong(_));
        !self.preview.is_empty() && !self.preview.iter().any(wrong)
    }
}

/// What a typed path is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathPurpose {
    Open,
    SaveAs,
    ExportLayout,
    ImportNodes,
    ImportEdges,
    ImportItems,
}

/// An import from CSV that waits for its columns to be matched.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CsvChoice {
    /// The document that work items are matched with.
    pub document: Option<u64>,
    pub brings: CsvBrings,
    /// The first table: the nodes, or the work items.
    pub nodes: CsvTable,
    pub edges: Option<CsvTable>,
    /// What would come; filled anew after each change.
    pub preview: CsvPreview,
}

/// What the rows of the first table are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CsvBrings {
    #[default]
    Nodes,
    /// Work items, and which number comes first in their dates.
    Items(CsvDates),
}

/// What `3/12/2026` means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CsvDates {
    MonthFirst,
    DayFirst,
}

/// One CSV file: its columns, some rows, and which column is which field.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CsvTable {
    pub path: PathBuf,
    pub columns: Vec<String>,
    pub sample_rows: Vec<Vec<String>>,
    pub fields: Vec<CsvField>,
}

/// A field of ours and the column that it comes from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CsvField {
    pub name: &'static str,
    pub column: Option<usize>,
}

/// What an import would bring.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CsvPreview {
    /// Such as “18 teams”.
    pub counts: Vec<String>,
    /// What comes, but is not understood: one sentence a word.
    pub unknown: Vec<String>,
    /// One sentence a row that is left out, with its line.
    pub rejected: Vec<String>,
    /// Why nothing can be imported.
    pub error: Option<String>,
}
