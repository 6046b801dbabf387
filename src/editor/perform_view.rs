//! Changing the view, and what each view can do with a record.

use crate::model::{Map, RecordId};

use super::{Editor, selection::Selection, view::View};

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

    /// Selects what the view shows all of.
    pub(super) fn select_all(&mut self) {
        let map: &Map = self.document.map();
        if self.view == View::Board {
            let items = map.work_items().map(|item| item.id.into());
            self.selection = Selection::of(items);
            return;
        }
        let nodes = map.nodes().map(|node| RecordId::Node(node.id));
        let areas = map.areas().map(|area| RecordId::Area(area.id));
        self.selection = Selection::of(nodes.chain(areas));
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
