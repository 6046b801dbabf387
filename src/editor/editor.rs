//! The editor: a document on the desk, what is selected, which tool is in hand, what is asked.

use std::path::PathBuf;

use crate::{
    document::{Document, Revision, Step},
    model::{Map, Problem, RecordId},
    scene::Scene,
};

use super::{
    camera::Camera,
    dialog::{CsvChoice, Dialog},
    files::{File, Request, Then},
    naming::Naming,
    notices::Notices,
    selection::Selection,
    settings::{Sample, ThemeChoice},
    tools::{Tool, ToolCx},
};

/// So many stops of paths are routed at once when a map is opened; more are routed beside the window.
const ROUTED_AT_ONCE: usize = 80;

/// Which screen is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Screen {
    #[default]
    Welcome,
    Map,
}

/// The problems of a map, and the revision that they were found in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    pub revision: Option<Revision>,
    pub problems: Vec<Problem>,
}

/// Everything that the user is doing, without a screen.
#[derive(Debug, Default)]
pub struct Editor {
    pub(super) document: Document,
    pub(super) scene: Scene,
    pub(super) selection: Selection,
    pub(super) camera: Camera,
    /// Whether the whole map is to be shown as soon as the size of the canvas is known.
    pub(super) fit_pending: bool,
    pub(super) tool: Tool,
    pub(super) naming: Option<Naming>,
    pub(super) notices: Notices,
    pub(super) dialog: Option<Dialog>,
    pub(super) screen: Screen,
    pub(super) file: File,
    /// Counts the documents, so that a late answer for another one is known.
    pub(super) document_number: u64,
    pub(super) saving: bool,
    /// What goes on once the save under way has succeeded.
    pub(super) after_save: Option<Then>,
    /// The map that is being read, and the document and its state for which it was asked.
    pub(super) opening: Option<(Then, u64, u64)>,
    /// The import that waits for its columns, also while its second table is asked for.
    pub(super) csv: Option<Box<CsvChoice>>,
    pub(super) found: Found,
    pub(super) requests: Vec<Request>,
    pub(super) recents: Vec<PathBuf>,
    pub(super) samples: &'static [Sample],
    pub(super) theme: ThemeChoice,
}

impl Editor {
    /// Returns an editor at the welcome screen.
    pub fn new(recents: Vec<PathBuf>, samples: &'static [Sample], theme: ThemeChoice) -> Self {
        Self {
            recents,
            samples,
            theme,
            ..Self::default()
        }
    }

    pub fn document(&self) -> &Document {
        &self.document
    }

    pub fn map(&self) -> &Map {
        self.document.map()
    }

    /// Returns whether the whole map is to be shown as soon as the canvas says its size.
    pub fn awaits_canvas(&self) -> bool {
        self.fit_pending
    }

    pub fn scene(&self) -> &Scene {
        &self.scene
    }

    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    pub fn camera(&self) -> &Camera {
        &self.camera
    }

    pub fn tool(&self) -> &Tool {
        &self.tool
    }

    pub fn naming(&self) -> Option<&Naming> {
        self.naming.as_ref()
    }

    pub fn notices(&self) -> &Notices {
        &self.notices
    }

    pub fn dialog(&self) -> Option<&Dialog> {
        self.dialog.as_ref()
    }

    pub fn screen(&self) -> Screen {
        self.screen
    }

    pub fn file(&self) -> &File {
        &self.file
    }

    pub fn document_number(&self) -> u64 {
        self.document_number
    }

    pub fn is_saving(&self) -> bool {
        self.saving
    }

    /// Returns the problems last found; they may be those of an earlier revision.
    pub fn found(&self) -> &Found {
        &self.found
    }

    pub fn recents(&self) -> &[PathBuf] {
        &self.recents
    }

    pub fn samples(&self) -> &'static [Sample] {
        self.samples
    }

    pub fn theme(&self) -> ThemeChoice {
        self.theme
    }

    pub fn has_unsaved_changes(&self) -> bool {
        self.screen == Screen::Map && self.document.has_unsaved_changes()
    }

    pub fn can_undo(&self) -> bool {
        self.document.has_gesture() || self.document.history().undo_label().is_some()
    }

    /// Returns the title of the window: the file, with a dot while something is not in it.
    pub fn window_title(&self) -> String {
        match self.screen {
            Screen::Welcome => "Throughline".to_owned(),
            Screen::Map => {
                let dot = if self.has_unsaved_changes() {
                    "● "
                } else {
                    ""
                };
                format!("{dot}{} — Throughline", self.file.name())
            }
        }
    }

    /// Returns what a tool may look at, now.
    pub fn tool_cx(&self) -> ToolCx<'_> {
        /// How near the pointer must be, in points of the screen.
        const REACH: f64 = 7.0;
        ToolCx {
            map: self.document.map(),
            scene: &self.scene,
            selection: &self.selection,
            reach: REACH / self.camera.zoom,
        }
    }

    /// Takes what the app is to do.
    pub fn take_requests(&mut self) -> Vec<Request> {
        std::mem::take(&mut self.requests)
    }

    /// Takes note of a step that was made: the scene is mended, the selection holds what there is.
    pub(super) fn made(&mut self, step: &Step) {
        self.scene
            .mend(self.document.map(), step.ids.iter().copied());
        let gone = |id: &RecordId| !self.document.map().contains(*id);
        if step.ids.iter().any(gone) {
            self.selection.retain_existing(self.document.map());
        }
    }

    /// Puts another document on the desk.
    pub(super) fn lay(&mut self, document: Document, file: File) {
        let map = document.map();
        self.scene = if map.stops().len() <= ROUTED_AT_ONCE {
            Scene::of(map)
        } else {
            Scene::without_routes(map)
        };
        self.document = document;
        self.file = file;
        self.document_number += 1;
        self.selection = Selection::default();
        self.tool = Tool::default();
        self.naming = None;
        self.saving = false;
        self.after_save = None;
        self.found = Found::default();
        self.screen = Screen::Map;
        self.dialog = None;
        self.camera = Camera {
            view: self.camera.view,
            ..Camera::default()
        };
        self.fit_pending = true;
    }
}
