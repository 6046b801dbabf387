//! Taking the answers of what was done beside the window.

use super::{Editor, action::Action};

impl Editor {
    /// Takes what a job or the app found out. What concerns another document or revision is dropped.
    pub(super) fn take_answer(&mut self, action: Action) {
        match action {
            Action::Today(day) => self.today = Some(day),
            Action::Problems {
                document,
                revision,
                problems,
            } if document == self.document_number => {
                self.found.revision = Some(revision);
                self.found.problems = problems;
            }
            Action::Problems { .. } => {}
            Action::Routed {
                document,
                revision,
                scene,
            } => {
                let is_now = revision == self.document.revision();
                if is_now && document == self.document_number {
                    self.scene.take_lines(*scene);
                }
            }
            Action::Imported {
                document,
                records,
                words,
                rejected,
            } => {
                // Tables that were read for another map are not put on this one.
                if document == self.document_number {
                    self.imported(records, &words, rejected);
                }
            }
            Action::Pictured(scenes) => self.pictures = scenes,
            Action::JobBroke => {
                self.saving = false;
                let sentence = "Something went wrong in the background; the map is as it was";
                self.notices.error(sentence);
            }
            Action::Failed(sentence) => self.notices.error(sentence),
            Action::Mistaken(sentence) => self.notices.mistake(sentence),
            Action::Informed(sentence) => self.notices.info(sentence),
            about_files => self.perform_on_files(about_files),
        }
    }
}
