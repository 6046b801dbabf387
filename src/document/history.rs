//! History: every step ever made, and which of them undo and redo would take.

use std::sync::Arc;

use crate::edit::Edit;

/// The steps of a document.
///
/// The log only grows: an undo is a step of its own there, so replaying the log from the first map
/// gives the last. The stacks say what undo and redo take next, without limit.
#[derive(Clone, Debug, Default)]
pub struct History {
    log: Vec<Arc<Edit>>,
    done: Vec<(Arc<Edit>, u64)>,
    undone: Vec<(Arc<Edit>, u64)>,
    newest: u64,
}

impl History {
    /// Returns every step ever made, oldest first.
    pub fn log(&self) -> &[Arc<Edit>] {
        &self.log
    }

    /// Returns the name of the state that the map is in; undo brings an earlier one back.
    pub fn state(&self) -> u64 {
        self.done.last().map_or(0, |(_, state)| *state)
    }

    /// Returns the name of the step that undo would take back.
    pub fn undo_label(&self) -> Option<&'static str> {
        self.done.last().map(|(edit, _)| edit.label)
    }

    /// Returns the name of the step that redo would make again.
    pub fn redo_label(&self) -> Option<&'static str> {
        self.undone.last().map(|(edit, _)| edit.label)
    }

    /// Takes in a step that was made; what had been undone can no longer be redone.
    pub(super) fn push(&mut self, edit: Edit) {
        let edit = Arc::new(edit);
        self.newest += 1;
        self.log.push(Arc::clone(&edit));
        self.done.push((edit, self.newest));
        self.undone.clear();
    }

    /// Returns the edit that undoes the last step.
    pub(super) fn undo(&self) -> Option<Edit> {
        self.done.last().map(|(edit, _)| edit.inverted())
    }

    /// Returns the edit that makes the last undone step again.
    pub(super) fn redo(&self) -> Option<Arc<Edit>> {
        self.undone.last().map(|(edit, _)| Arc::clone(edit))
    }

    /// Takes note that the edit of [`History::undo`] was made.
    pub(super) fn undo_made(&mut self, inverse: Edit) {
        self.log.push(Arc::new(inverse));
        self.undone.extend(self.done.pop());
    }

    /// Takes note that the edit of [`History::redo`] was made.
    pub(super) fn redo_made(&mut self) {
        if let Some(step) = self.undone.pop() {
            self.log.push(Arc::clone(&step.0));
            self.done.push(step);
        }
    }
}
