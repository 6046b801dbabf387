//! The editor: a document on the desk, what is selected, which tool is in hand, what is asked.

use std::{cell::OnceCell, path::PathBuf};

use crate::{
    analysis::{Figures, Variation},
    document::{Document, Revision},
    model::{Day, Map, NodeId, NodeKind, Point, Problem, RecordId, StopId},
    scene::Scene,
};

use super::{
    board::BoardDesk,
    camera::Camera,
    dialog::{CsvChoice, Dialog},
    files::{File, Request, Then},
    glide::Glide,
    lens::Lens,
    naming::Naming,
    notices::Notices,
    selection::Selection,
    settings::{Looks, Pointing, Sample, ThemeChoice},
    snap::Snapping,
    tools::{Tool, ToolCx, ToolKind},
    tour::Tour,
    trail::Trail,
    view::View,
};

/// Which screen is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Screen {
    #[default]
    Welcome,
    Map,
}

/// Whether something that can be folded away is to be seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Fold {
    #[default]
    Open,
    Folded,
}

impl Fold {
    /// Returns what a click on its title makes of it.
    pub(super) fn turned(self) -> Self {
        match self {
            Self::Open => Self::Folded,
            Self::Folded => Self::Open,
        }
    }
}

/// The problems of a map, and the revision that they were found in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    pub revision: Option<Revision>,
    pub problems: Vec<Problem>,
}

/// What a removal has bridged on the paths: the stops that are gone, and those reached only by way of
/// them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Bridged {
    pub(super) gone: Vec<StopId>,
    pub(super) behind: Vec<StopId>,
}

/// Which of the panels are open that are not always there.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Panels {
    /// That of drag and debt.
    pub(super) drag: bool,
    pub(super) outline: bool,
}

/// Everything that the user is doing, without a screen.
#[derive(Debug, Default)]
pub struct Editor {
    pub(super) document: Document,
    pub(super) scene: Scene,
    /// Figured out when they are first asked for after a change.
    pub(super) figures: OnceCell<Figures>,
    /// How uneven arrivals and work are guessed to be.
    pub(super) variation: Variation,
    pub(super) panels: Panels,
    pub(super) minimap: Fold,
    /// How often the keys were to go on to the next part of the window, less how often back.
    pub(super) part_turns: i32,
    /// How often the keys have asked for the menu of what is selected, and where they did last.
    pub(super) menu_asked: (u32, View),
    pub(super) selection: Selection,
    /// The camera as it is drawn.
    pub(super) camera: Camera,
    pub(super) glide: Option<Glide>,
    pub(super) pointing: Pointing,
    pub(super) trail: Trail,
    pub(super) tour: Option<Tour>,
    /// Whether the tour was begun at least once, now or long ago.
    pub(super) tour_taken: bool,
    /// Whether the whole map is to be shown as soon as the size of the canvas is known.
    pub(super) fit_pending: bool,
    /// Where the camera was when it last showed the whole map: its center and its zoom.
    pub(super) fitted: Option<(Point, f64)>,
    pub(super) tool: Tool,
    /// The tool that stays in hand after its use.
    pub(super) kept: Option<ToolKind>,
    pub(super) naming: Option<Naming>,
    pub(super) notices: Notices,
    pub(super) dialog: Option<Dialog>,
    pub(super) screen: Screen,
    pub(super) view: View,
    pub(super) lens: Lens,
    pub(super) board: BoardDesk,
    /// The day that the app says it is.
    pub(super) today: Option<Day>,
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
    /// What the last removal has bridged, and what lies behind it.
    pub(super) bridged: Bridged,
    pub(super) found: Found,
    pub(super) requests: Vec<Request>,
    pub(super) recents: Vec<PathBuf>,
    pub(super) samples: &'static [Sample],
    pub(super) looks: Looks,
    /// What the samples look like, once the app has found out.
    pub(super) pictures: Vec<Option<Scene>>,
    pub(super) snapping: Snapping,
}

impl Editor {
    /// Returns an editor at the welcome screen.
    pub fn new(recents: Vec<PathBuf>, samples: &'static [Sample], looks: impl Into<Looks>) -> Self {
        Self {
            recents,
            samples,
            looks: looks.into(),
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

    /// Returns what the figures of the map come to.
    pub fn figures(&self) -> &Figures {
        self.figures.get_or_init(|| Figures::of(self.map()))
    }

    /// Returns how uneven arrivals and work are guessed to be where queues are estimated.
    pub fn variation(&self) -> Variation {
        self.variation
    }

    /// Returns whether the panel of drag and debt is open.
    pub fn shows_drag(&self) -> bool {
        self.panels.drag
    }

    /// Returns whether the outline is open.
    pub fn shows_outline(&self) -> bool {
        self.panels.outline
    }

    pub fn shows_minimap(&self) -> bool {
        self.minimap == Fold::Open
    }

    /// Returns how often the keys were to go on to the next part of the window, less how often back.
    pub fn part_turns(&self) -> i32 {
        self.part_turns
    }

    /// Returns how often the keys have asked for the menu of what is selected, if they did last in a view.
    pub fn menu_asked(&self, view: View) -> Option<u32> {
        let (turns, asked_in) = self.menu_asked;
        (asked_in == view && turns > 0).then_some(turns)
    }

    /// Returns the team whose drag and debt the panel is about: the one that is selected.
    pub fn dragged_team(&self) -> Option<NodeId> {
        let RecordId::Node(id) = self.selection.single()? else {
            return None;
        };
        let node = self.map().node(id)?;
        (node.kind == NodeKind::Team).then_some(id)
    }

    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    /// Returns how much of the canvas lies under the ladder, in points of the screen.
    #[expect(clippy::cast_possible_truncation, reason = "a height on a screen")]
    pub fn under_ladder(&self) -> f32 {
        match self.view {
            View::Network => self.camera.covered.below as f32,
            View::Board => 0.0,
        }
    }

    pub fn camera(&self) -> &Camera {
        &self.camera
    }

    pub fn tool(&self) -> &Tool {
        &self.tool
    }

    /// Returns the tool that stays in hand after its use, if one does.
    pub fn kept_tool(&self) -> Option<ToolKind> {
        self.kept
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

    /// Returns what the nodes are colored by; it is no part of the document.
    pub fn lens(&self) -> Lens {
        self.lens
    }

    pub fn view(&self) -> View {
        self.view
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

    /// Returns what a sample looks like, once that is known.
    pub fn picture(&self, sample: usize) -> Option<&Scene> {
        self.pictures.get(sample)?.as_ref()
    }

    pub fn has_pictures(&self) -> bool {
        !self.pictures.is_empty()
    }

    pub fn theme(&self) -> ThemeChoice {
        self.looks.theme
    }

    /// Returns how the window is to look and move.
    pub fn looks(&self) -> Looks {
        self.looks
    }

    /// Returns what pointed last.
    pub fn pointing(&self) -> Pointing {
        self.pointing
    }

    /// Returns what something dragged snaps to.
    pub fn snapping(&self) -> Snapping {
        self.snapping
    }

    pub fn has_unsaved_changes(&self) -> bool {
        self.screen == Screen::Map && self.document.has_unsaved_changes()
    }

    /// Returns whether paths that were bridged can end there instead.
    pub fn can_end_paths(&self) -> bool {
        let exists = |stop: &StopId| self.map().stop(*stop).is_some();
        let Bridged { gone, behind } = &self.bridged;
        // Once undone, or changed further, there is nothing to end.
        !behind.is_empty() && behind.iter().all(exists) && !gone.iter().any(exists)
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
        let zoom = self.camera.zoom;
        ToolCx {
            map: self.document.map(),
            scene: &self.scene,
            selection: &self.selection,
            reach: self.pointing.reach() / zoom,
            zoom,
            least_with_corners: self.pointing.least_with_corners() / zoom,
            visible: self.camera.visible(),
            snapping: self.snapping,
        }
    }

    /// Takes what the app is to do.
    pub fn take_requests(&mut self) -> Vec<Request> {
        std::mem::take(&mut self.requests)
    }
}
