//! Copying, cutting, pasting and duplicating what is selected.

use crate::{
    edit::{Edit, excerpt, free_place, paste, remove},
    model::{Map, Point, RecordId, Rect},
};

use super::{Editor, files::Request, selection::Selection};

impl Editor {
    /// Returns whether something is selected that can be copied.
    pub fn can_copy(&self) -> bool {
        self.naming.is_none() && !self.tool.is_busy() && self.selection.placed().next().is_some()
    }

    pub(super) fn copy(&mut self) {
        match excerpt(self.map(), self.selection.placed()) {
            Ok(copy) => self.requests.push(Request::Copy(copy)),
            Err(error) => self.notices.error(error.to_string()),
        }
    }

    /// Copies what is selected and removes what was copied; what an area holds goes with it.
    pub(super) fn cut_out(&mut self) {
        let copy = match excerpt(self.map(), self.selection.placed()) {
            Ok(copy) => copy,
            Err(error) => return self.notices.error(error.to_string()),
        };
        let gone: Vec<RecordId> = placed(&copy).map(|(id, _)| id).collect();
        self.requests.push(Request::Copy(copy));
        let edit = Edit {
            label: "Cut",
            ..remove(self.map(), gone.iter().copied())
        };
        self.remove_by(edit, &gone);
    }

    pub(super) fn duplicate(&mut self) {
        match excerpt(self.map(), self.selection.placed()) {
            Ok(copy) => {
                let by = self.way_to_free_place(&copy);
                self.lay_copy(&copy, by, "Duplicate");
            }
            Err(error) => self.notices.error(error.to_string()),
        }
    }

    pub(super) fn ask_to_paste(&mut self) {
        self.requests.push(Request::AskPaste);
    }

    pub(super) fn paste(&mut self, text: String, at: Option<Point>) {
        let document = self.document_number;
        self.requests
            .push(Request::ReadPaste { text, at, document });
    }

    /// Puts a part of a map on this one: at the pointer, else where it was if that is free.
    pub(super) fn pasted(&mut self, copy: &Map, at: Option<Point>, document: u64) {
        if document != self.document_number {
            return;
        }
        let Some(bounds) = bounds(copy) else {
            let sentence = "There is nothing to paste: the map on the clipboard is empty";
            return self.notices.info(sentence);
        };
        self.leave_gesture();
        let by = match at {
            Some(at) => at - bounds.center(),
            None if self.is_free(&bounds) => Point::default(),
            None => self.way_to_free_place(copy),
        };
        self.lay_copy(copy, by, "Paste");
    }

    pub(super) fn pasted_lines(&mut self, text: String, document: u64) {
        if document == self.document_number && !text.trim().is_empty() {
            self.leave_gesture();
            self.ask_for_lines(text);
        }
    }

    fn lay_copy(&mut self, copy: &Map, by: Point, label: &'static str) {
        let (placed, edit) = paste(self.map(), copy, by);
        self.edit(Ok(Edit { label, ..edit }));
        self.selection = Selection::of(placed);
        if let Some(bounds) = self.scene.bounds_of(self.selection.iter()) {
            self.camera.show(&bounds);
        }
    }

    fn is_free(&self, room: &Rect) -> bool {
        !self.map().nodes().any(|node| node.rect().intersects(room))
    }

    /// Returns how far a copy moves to the nearest place where it covers nothing.
    fn way_to_free_place(&self, copy: &Map) -> Point {
        let Some(bounds) = bounds(copy) else {
            return Point::default();
        };
        let nodes = self.map().nodes().map(|node| node.rect());
        let mut taken: Vec<Rect> = nodes.collect();
        // A copied area keeps clear of other areas; a node stays in its own.
        if copy.areas().len() > 0 {
            taken.extend(self.map().areas().map(|area| area.rect()));
        }
        free_place(&taken, Some(bounds), bounds.size()) - bounds.min
    }
}

fn placed(map: &Map) -> impl Iterator<Item = (RecordId, Rect)> {
    let areas = map.areas().map(|area| (area.id.into(), area.rect()));
    let nodes = map.nodes().map(|node| (node.id.into(), node.rect()));
    areas.chain(nodes)
}

fn bounds(map: &Map) -> Option<Rect> {
    Rect::around(placed(map).map(|(_, rect)| rect))
}
