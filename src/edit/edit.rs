//! Edits: what changes, record by record, before and after.

use std::collections::HashMap;

use crate::model::{Map, Record, RecordId};

/// One undoable step: its name in the Undo menu, and each record that it changes, once, by id.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    pub label: &'static str,
    pub changes: Vec<Change>,
}

/// One record before and after: `None` before adds it, `None` after removes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pub id: RecordId,
    pub before: Option<Record>,
    pub after: Option<Record>,
}

/// Why an edit was not made. The map is as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    #[error("The map has changed meanwhile, at the {} {}", .0.noun(), .0.as_str())]
    Stale(RecordId),
    #[error("There is no {} {} on the map", .0.noun(), .0.as_str())]
    Missing(RecordId),
    #[error("There is a {} {} on the map already", .0.noun(), .0.as_str())]
    Taken(RecordId),
    #[error("An area cannot lie within itself")]
    AreaLoop,
    #[error("A stop cannot come before itself; for a way back, add rework")]
    StopLoop,
    #[error("Those stops do not follow each other")]
    NotFollowing,
    #[error("Those stops are on different paths")]
    OtherPath,
    #[error("A note says something about the work; the work does not stop there")]
    NoStopAtNotes,
    #[error("What a stop follows is said of one stop at a time")]
    OneAtATime,
    #[error("Work goes back only to an earlier stop")]
    NotEarlier,
    #[error("Only a stop with exactly one before it can change places with that one")]
    NoPlaceBefore,
    #[error("Only a stop with exactly one after it can change places with that one")]
    NoPlaceAfter,
    #[error("The path of the work item does not stop there")]
    NoStop,
}

impl Edit {
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// Returns the records that the edit changes.
    pub fn ids(&self) -> impl Iterator<Item = RecordId> {
        self.changes.iter().map(|change| change.id)
    }

    /// Makes every change, or none if a record is not as the edit found it.
    pub fn apply(&self, map: &mut Map) -> Result<(), EditError> {
        for change in &self.changes {
            if map.get(change.id) != change.before {
                return Err(EditError::Stale(change.id));
            }
        }
        for change in &self.changes {
            map.put(change.id, change.after.clone());
        }
        Ok(())
    }

    /// Returns the edit that takes this one back.
    #[must_use]
    pub fn inverted(&self) -> Self {
        let swap = |change: &Change| Change {
            id: change.id,
            before: change.after.clone(),
            after: change.before.clone(),
        };
        Self {
            label: self.label,
            changes: self.changes.iter().map(swap).collect(),
        }
    }
}

/// The edits of one gesture, folded into one: a drag of 500 nodes stays linear in each of its moves.
#[derive(Clone, Debug)]
pub struct Gesture {
    edit: Edit,
    places: HashMap<RecordId, usize>,
}

impl Gesture {
    pub fn new(label: &'static str) -> Self {
        Self {
            edit: Edit {
                label,
                changes: Vec::new(),
            },
            places: HashMap::new(),
        }
    }

    /// Takes in a later edit: what was before stays, what is after is new.
    pub fn absorb(&mut self, edit: &Edit) {
        for change in &edit.changes {
            let place = self.places.get(&change.id);
            let known = place.and_then(|place| self.edit.changes.get_mut(*place));
            if let Some(known) = known {
                known.after.clone_from(&change.after);
            } else {
                self.places.insert(change.id, self.edit.changes.len());
                self.edit.changes.push(change.clone());
            }
        }
    }

    /// Returns what the gesture did so far, to take it back.
    pub fn as_edit(&self) -> &Edit {
        &self.edit
    }

    /// Returns the one edit of the gesture, without the records that are as they were.
    pub fn into_edit(self) -> Edit {
        let mut edit = self.edit;
        edit.changes.retain(|change| change.before != change.after);
        edit
    }
}
