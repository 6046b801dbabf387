//! What is found out beside the window once a revision rests: problems, and the settled lines of paths and relations.

use std::path::Path;

use crate::{
    document::Revision,
    editor::{Action, Screen},
};

use super::{app::App, files, samples::SAMPLES};

/// What becomes of the pictures of the samples.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pictures {
    /// They are drawn as soon as the welcome screen stands.
    Wanted,
    /// A job has them in hand, or a map comes before them.
    Asked,
}

impl Pictures {
    /// Returns what becomes of them at first: a file that is to be opened comes before them.
    pub(super) fn first(file: Option<&Path>) -> Self {
        match file {
            Some(_) => Self::Asked,
            None => Self::Wanted,
        }
    }
}

impl App {
    /// Returns which document is on the desk, and its revision.
    pub(super) fn at(&self) -> (u64, Revision) {
        (
            self.editor.document_number(),
            self.editor.document().revision(),
        )
    }

    /// Begins what is to be found out beside the window.
    pub(super) fn work_beside(&mut self, ctx: &egui::Context) {
        self.look_for_problems();
        self.settle_lines();
        self.picture_samples();
        self.look_for_fonts(ctx);
    }

    /// Settles the lines of paths and relations beside the window, once a gesture is over.
    fn settle_lines(&mut self) {
        let document = self.editor.document();
        let settled = self.editor.scene().n_unsettled() == 0;
        if settled || self.settling || document.has_gesture() || self.broke == Some(self.at()) {
            return;
        }
        self.settling = true;
        let (revision, map) = (document.revision(), document.map().clone());
        let scene = self.editor.scene().clone();
        let document = self.editor.document_number();
        self.jobs.spawn(move || {
            Some(Action::Routed {
                document,
                revision,
                scene: Box::new(scene.settled(&map)),
            })
        });
    }

    /// Finds out beside the window what the samples look like, once the welcome screen stands.
    pub(super) fn picture_samples(&mut self) {
        let wanted = self.editor.screen() == Screen::Welcome && !self.editor.has_pictures();
        if self.pictures == Pictures::Asked || !wanted {
            return;
        }
        self.pictures = Pictures::Asked;
        self.jobs
            .spawn(|| Some(Action::Pictured(SAMPLES.map(files::picture).to_vec())));
    }

    /// Looks for problems beside the window, once a gesture is over.
    fn look_for_problems(&mut self) {
        let document = self.editor.document();
        let known = self.editor.found().revision == Some(document.revision());
        let broke = self.broke == Some(self.at());
        if known
            || broke
            || self.looking
            || document.has_gesture()
            || self.editor.screen() != Screen::Map
        {
            return;
        }
        self.looking = true;
        let (revision, map) = (document.revision(), document.map().clone());
        let document = self.editor.document_number();
        self.jobs.spawn(move || {
            Some(Action::Problems {
                document,
                revision,
                problems: map.problems(),
            })
        });
    }
}
