//! What lies on the desk changes: by a step that was made, or for another document.

use std::cell::OnceCell;

use crate::{
    document::{Document, Step},
    model::RecordId,
    scene::Scene,
};

use super::{
    Editor,
    board::BoardDesk,
    camera::Camera,
    editor::{Bridged, Found, Screen},
    files::File,
    selection::Selection,
    tools::Tool,
    trail::Trail,
    view::View,
};

/// So many stops of paths are routed at once when a map is opened; more are routed beside the window.
const ROUTED_AT_ONCE: usize = 80;
/// So many relations likewise.
const JOINED_AT_ONCE: usize = 1_500;

impl Editor {
    /// Takes note of a step that was made: the scene is mended, the selection holds what there is.
    pub(super) fn made(&mut self, step: &Step) {
        self.scene
            .mend(self.document.map(), step.ids.iter().copied());
        let figures = self.figures.get();
        if figures.is_some_and(|figures| !figures.hold(self.document.map(), &step.ids)) {
            self.figures = OnceCell::new();
        }
        let gone = |id: &RecordId| !self.document.map().contains(*id);
        if step.ids.iter().any(gone) {
            self.selection.retain_existing(self.document.map());
        }
    }

    /// Puts another document on the desk.
    pub(super) fn lay(&mut self, document: Document, file: File) {
        let map = document.map();
        let at_once =
            map.stops().len() <= ROUTED_AT_ONCE && map.relations().len() <= JOINED_AT_ONCE;
        self.scene = if at_once {
            Scene::of(map)
        } else {
            Scene::without_lines(map)
        };
        self.figures = OnceCell::new();
        self.document = document;
        self.file = file;
        self.document_number += 1;
        self.selection = Selection::default();
        self.tool = Tool::default();
        self.kept = None;
        self.naming = None;
        self.saving = false;
        self.after_save = None;
        self.bridged = Bridged::default();
        self.found = Found::default();
        self.screen = Screen::Map;
        self.view = View::default();
        self.trail = Trail::default();
        self.tour = None;
        self.board = BoardDesk::default();
        self.dialog = None;
        self.panels.drag = false;
        self.glide = None;
        self.camera = Camera {
            view: self.camera.view,
            covered: self.camera.covered,
            ..Camera::default()
        };
        self.fit_pending = true;
    }
}
