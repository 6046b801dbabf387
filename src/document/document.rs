//! Documents: a map that is edited step by step.

use crate::{
    edit::{Edit, EditError, Gesture},
    model::{Map, RecordId},
};

use super::history::History;

/// How often a map has changed; what was computed for one revision holds as long as it does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Revision(u64);

/// A step that was made, undone or redone: its name, and the records that changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Step {
    pub label: &'static str,
    pub ids: Vec<RecordId>,
}

/// A map with its history, changed only by edits.
#[derive(Clone, Debug, Default)]
pub struct Document {
    map: Map,
    history: History,
    gesture: Option<Gesture>,
    revision: Revision,
    /// The state of the history that is in the file.
    saved: Option<u64>,
}

impl Document {
    /// Returns the document of a map that is as its file has it.
    pub fn opened(map: Map) -> Self {
        Self {
            map,
            saved: Some(0),
            ..Self::default()
        }
    }

    /// Returns the document of a map that is in no file yet.
    pub fn unsaved(map: Map) -> Self {
        Self {
            map,
            ..Self::default()
        }
    }

    pub fn map(&self) -> &Map {
        &self.map
    }

    pub fn history(&self) -> &History {
        &self.history
    }

    pub fn revision(&self) -> Revision {
        self.revision
    }

    /// Returns the name of the state the map is in, to be given to [`Document::saved`] later.
    pub fn state(&self) -> u64 {
        self.history.state()
    }

    /// Returns whether closing now would lose something.
    pub fn has_unsaved_changes(&self) -> bool {
        match self.saved {
            Some(saved) => saved != self.history.state() || self.gesture_changed(),
            None => {
                !self.history.log().is_empty() || self.gesture_changed() || !self.map.is_empty()
            }
        }
    }

    /// Takes note that a state is now in the file.
    pub fn saved(&mut self, state: u64) {
        self.saved = Some(state);
    }

    fn gesture_changed(&self) -> bool {
        let gesture = self.gesture.as_ref();
        gesture.is_some_and(|gesture| !gesture.as_edit().is_empty())
    }

    /// Makes a step; a gesture that was under way is finished first.
    pub fn apply(&mut self, edit: Edit) -> Result<Step, EditError> {
        self.commit();
        let step = self.make(&edit)?;
        if !edit.is_empty() {
            self.history.push(edit);
        }
        Ok(step)
    }

    /// Makes a part of a gesture, which becomes one step when it is committed.
    pub fn apply_live(&mut self, edit: &Edit) -> Result<Step, EditError> {
        let step = self.make(edit)?;
        let gesture = self.gesture.get_or_insert_with(|| Gesture::new(edit.label));
        gesture.absorb(edit);
        Ok(step)
    }

    /// Finishes the gesture under way; if it changed something, it is now a step.
    pub fn commit(&mut self) {
        if let Some(gesture) = self.gesture.take() {
            let edit = gesture.into_edit();
            if !edit.is_empty() {
                self.history.push(edit);
            }
        }
    }

    /// Takes back the gesture under way, without a trace.
    pub fn revert(&mut self) -> Step {
        let Some(gesture) = self.gesture.take() else {
            return Step::default();
        };
        let inverse = gesture.as_edit().inverted();
        // Nothing but the gesture has touched these records, so the edit is not stale.
        self.make(&inverse).unwrap_or_default()
    }

    pub fn has_gesture(&self) -> bool {
        self.gesture.is_some()
    }

    /// Takes the last step back, or the gesture under way if there is one.
    pub fn undo(&mut self) -> Option<Step> {
        if self.gesture_changed() {
            return Some(self.revert());
        }
        self.commit();
        let inverse = self.history.undo()?;
        let step = self.make(&inverse).ok()?;
        self.history.undo_made(inverse);
        Some(step)
    }

    /// Makes the last undone step again.
    pub fn redo(&mut self) -> Option<Step> {
        self.commit();
        let edit = self.history.redo()?;
        let step = self.make(&edit).ok()?;
        self.history.redo_made();
        Some(step)
    }

    fn make(&mut self, edit: &Edit) -> Result<Step, EditError> {
        edit.apply(&mut self.map)?;
        if !edit.is_empty() {
            self.revision.0 += 1;
        }
        Ok(Step {
            label: edit.label,
            ids: edit.ids().collect(),
        })
    }
}
