//! How the tour goes: on when its thing was really done, or by its buttons.

use crate::{
    document::Document,
    editor::{Editor, File, Lens, Request, Screen, Selection, Tool, View},
    model::{NodeKind, PathId, RecordId, StopId},
};

use super::{map::tour_map, step::TourStep};

/// The tour under way.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tour {
    step: TourStep,
    /// How things were when the step began: by what is another now, one knows that it was done.
    before: Before,
}

/// A wish about the tour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TourAction {
    Next,
    Back,
    Leave,
    /// It was taken before, as the settings say.
    Known,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Before {
    n_nodes: usize,
    n_relations: usize,
    n_paths: usize,
    n_stops: usize,
    state: u64,
    lens: Lens,
    selected: Option<RecordId>,
}

impl Tour {
    pub fn step(&self) -> TourStep {
        self.step
    }
}

impl Before {
    fn of(editor: &Editor) -> Self {
        let map = editor.map();
        Self {
            n_nodes: map.nodes().len(),
            n_relations: map.relations().len(),
            n_paths: map.paths().len(),
            n_stops: map.stops().len(),
            state: editor.document().state(),
            lens: editor.lens(),
            selected: editor.selection().single(),
        }
    }
}

impl Editor {
    /// Returns the tour, while it is under way.
    pub fn tour(&self) -> Option<&Tour> {
        self.tour.as_ref()
    }

    /// Lays the map of the tour on the desk and begins. What was there is safe, or given up.
    pub(in crate::editor) fn begin_tour(&mut self) {
        // Nothing is lost by closing it untouched.
        self.lay(Document::opened(tour_map()), File::default());
        self.lens = Lens::default();
        self.come_to(TourStep::default());
        self.tour_taken = true;
        self.requests.push(Request::SaveSettings);
    }

    /// Returns whether the tour was begun at least once.
    pub fn tour_taken(&self) -> bool {
        self.tour_taken
    }

    pub(in crate::editor) fn perform_on_tour(&mut self, action: TourAction) {
        if action == TourAction::Known {
            self.tour_taken = true;
            return;
        }
        let Some(tour) = &self.tour else { return };
        let to = match action {
            TourAction::Next => tour.step.next(),
            TourAction::Back => Some(tour.step.previous().unwrap_or_default()),
            TourAction::Leave | TourAction::Known => None,
        };
        match to {
            Some(step) => {
                // What is half done belongs to the step that one leaves.
                self.leave_gesture();
                self.tool = Tool::default();
                self.come_to(step);
            }
            None => self.tour = None,
        }
    }

    /// Goes on where the thing that the step is about was done.
    pub(in crate::editor) fn keep_tour_up(&mut self) {
        let Some(tour) = &self.tour else { return };
        if self.screen != Screen::Map || !self.has_done(tour) {
            return;
        }
        match tour.step.next() {
            Some(step) => self.come_to(step),
            None => self.tour = None,
        }
    }

    fn has_done(&self, tour: &Tour) -> bool {
        let before = &tour.before;
        // A name being typed, or a line being led, is not done yet.
        if self.naming.is_some() || self.document.has_gesture() || self.tool.is_busy() {
            return false;
        }
        let map = self.map();
        match tour.step {
            TourStep::Place => before.n_nodes < map.nodes().len(),
            TourStep::Relate => before.n_relations < map.relations().len(),
            TourStep::Draw => {
                let goes_on = matches!(self.tool, Tool::Path(_));
                let drawn = before.n_paths < map.paths().len();
                !goes_on && drawn && before.n_stops + 2 <= map.stops().len()
            }
            TourStep::Ladder => {
                let selected = self.selection.single();
                selected != before.selected && matches!(selected, Some(RecordId::Stop(_)))
            }
            TourStep::Inspector => before.state != self.document.state(),
            TourStep::Lens => before.lens != self.lens,
            TourStep::Board => self.view == View::Board,
            TourStep::Text => {
                let last = self.document.history().undo_label();
                let from_text = last.is_some_and(|label| label.ends_with("from text"));
                from_text && before.state != self.document.state()
            }
            TourStep::Save => self.file.path.is_some() && !self.saving,
        }
    }

    /// Brings to the screen what a step is about, and takes note of how things are.
    fn come_to(&mut self, step: TourStep) {
        if step != TourStep::Save {
            self.show(View::Network);
        }
        match step {
            TourStep::Ladder => {
                if let Some(path) = self.path_with_figures() {
                    self.selection = Selection::of([path.into()]);
                }
            }
            TourStep::Inspector => {
                let selected = self.selection.single();
                let has_stop = matches!(selected, Some(RecordId::Stop(_)));
                if let Some(stop) = self.last_stop().filter(|_| !has_stop) {
                    self.selection = Selection::of([stop.into()]);
                }
            }
            // A path that is looked at would hide the colors of the rest.
            TourStep::Lens => self.selection = Selection::default(),
            TourStep::Relate => {
                // Tab needs one to go on from.
                let selected = self.selection.single();
                let team = self.map().nodes().find(|node| node.kind == NodeKind::Team);
                let team = team.map(|node| node.id.into());
                if let Some(team) = team.filter(|_| !matches!(selected, Some(RecordId::Node(_)))) {
                    self.selection = Selection::of([team]);
                }
            }
            TourStep::Place
            | TourStep::Draw
            | TourStep::Board
            | TourStep::Text
            | TourStep::Save => {}
        }
        let before = Before::of(self);
        self.tour = Some(Tour { step, before });
    }

    /// Returns a path that has something to show on its ladder, else any.
    fn path_with_figures(&self) -> Option<PathId> {
        let map = self.map();
        let timed = map.stops().find(|stop| stop.wait.is_some());
        let any = || map.paths().next().map(|path| path.id);
        timed.map(|stop| stop.path).or_else(any)
    }

    fn last_stop(&self) -> Option<StopId> {
        let path = self.path_with_figures()?;
        let map = self.map();
        let followed = |id: StopId| map.stops_of(path).any(|stop| stop.after.contains(&id));
        let mut stops = map.stops_of(path).map(|stop| stop.id);
        stops.find(|stop| !followed(*stop))
    }
}
