//! Changing the view, and what each view can do with a record.

use crate::model::{RecordId, Rect, Size};

use super::{Editor, camera::Camera, glide::JUMP, selection::Selection, tools::Tool, view::View};

impl View {
    /// Returns whether a record can be seen in the view by itself.
    pub(super) fn shows(self, id: RecordId) -> bool {
        match self {
            Self::Network => true,
            Self::Board => matches!(id, RecordId::WorkItem(_)),
        }
    }
}

/// As near as fitting a selection comes.
const FIT_SELECTION_ZOOM: f64 = 2.0;
/// As near as fitting the whole map comes.
const FIT_ALL_ZOOM: f64 = 1.25;

impl Editor {
    /// Shows another view of the same map; a gesture that began in this one is given up.
    pub(super) fn show(&mut self, view: View) {
        if self.view != view {
            self.leave_gesture();
            // The tools are those of the network.
            self.tool = Tool::default();
            self.kept = None;
            self.board.cancel();
            self.view = view;
        }
    }

    /// Asks for the menu that a right click on what is selected would show.
    pub(super) fn ask_for_menu(&mut self) {
        let (turns, _) = self.menu_asked;
        self.leave_gesture();
        self.menu_asked = (turns.wrapping_add(1), self.view);
    }

    /// Selects all that the view shows. What a filter hides is not selected: Delete would take it too.
    pub(super) fn select_all(&mut self) {
        if self.view == View::Board {
            let shown = self
                .cut()
                .items()
                .map(RecordId::WorkItem)
                .collect::<Vec<_>>();
            self.selection = Selection::of(shown);
            return;
        }
        let map = self.document.map();
        let nodes = map.nodes().map(|node| RecordId::Node(node.id));
        let areas = map.areas().map(|area| RecordId::Area(area.id));
        self.selection = Selection::of(nodes.chain(areas));
    }

    /// Returns whether the name of a record can be typed where it stands. One without a place of its own
    /// is renamed in the inspector.
    pub fn can_name(&self, id: RecordId) -> bool {
        match self.view {
            View::Network => self.scene.name_rect_of(id).is_some(),
            View::Board => matches!(id, RecordId::WorkItem(_)),
        }
    }

    pub(super) fn look(&mut self, id: RecordId) {
        self.depart();
        self.dialog = None;
        self.selection = Selection::of([id]);
        if !self.view.shows(id) {
            self.show(View::Network);
        }
        if let Some(rect) = self.place_to_see(id) {
            let mut to = self.destination();
            // Where names can be read already, one goes no farther than one must.
            if to.has_words() {
                to.show_whole(&rect);
            } else {
                to.fit(&rect, 1.0);
            }
            self.send_camera(to, JUMP);
        }
    }

    /// Returns where a record is seen: what has no place of its own is where the nodes are that it names.
    fn place_to_see(&self, id: RecordId) -> Option<Rect> {
        let own = self.scene.rect_of(id);
        own.or_else(|| {
            let named = self.map().get(id)?.references();
            let stops = self
                .map()
                .referrers(id)
                .filter(|id| matches!(id, RecordId::Stop(_)));
            let near = named
                .into_iter()
                .chain(stops)
                .filter_map(|near| match near {
                    RecordId::Stop(stop) => self.map().stop(stop).map(|stop| stop.node.into()),
                    near => Some(near),
                });
            self.scene.bounds_of(near)
        })
    }

    pub(super) fn fit_all(&mut self) {
        if let Some(bounds) = self.scene.bounds() {
            self.fit_to(&bounds, FIT_ALL_ZOOM);
            let Camera { center, zoom, .. } = self.destination();
            self.fitted = Some((center, zoom));
        }
    }

    /// Takes note of how large the canvas is. As long as nobody has gone elsewhere, a map that was shown
    /// whole stays so.
    pub(super) fn resize_canvas(&mut self, size: Size) {
        self.arrive();
        let untouched = self.fitted == Some((self.camera.center, self.camera.zoom));
        self.fit_pending |= untouched && self.camera.view != size;
        self.camera.view = size;
        if self.fit_pending {
            self.fit_all();
            self.fit_pending = false;
        }
    }

    pub(super) fn fit_selection(&mut self) {
        if let Some(bounds) = self.scene.bounds_of(self.selection.iter()) {
            self.fit_to(&bounds, FIT_SELECTION_ZOOM);
        }
    }

    fn fit_to(&mut self, rect: &Rect, zoom_max: f64) {
        let mut to = self.destination();
        to.fit(rect, zoom_max);
        self.send_camera(to, JUMP);
    }
}
