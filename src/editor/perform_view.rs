//! Changing the view, and what each view can do with a record.

use crate::model::RecordId;

use super::{Editor, view::View};

impl View {
    /// Returns whether a record can be seen in the view by itself.
    pub(super) fn shows(self, id: RecordId) -> bool {
        match self {
            Self::Network => true,
            Self::Board => matches!(id, RecordId::WorkItem(_)),
        }
    }
}

impl Editor {
    /// Shows another view of the same map; a gesture that began in this one is given up.
    pub(super) fn show(&mut self, view: View) {
        if self.view != view {
            self.leave_gesture();
            self.board.cancel();
            self.view = view;
        }
    }

    /// Returns whether the name of a record can be typed where it stands. One without a place of its own
    /// is renamed in the inspector.
    pub fn can_name(&self, id: RecordId) -> bool {
        match self.view {
            View::Network => self.scene.rect_of(id).is_some(),
            View::Board => matches!(id, RecordId::WorkItem(_)),
        }
    }
}
