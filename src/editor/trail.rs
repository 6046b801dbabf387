//! The trail: the places that were visited, and walking from node to node.

use crate::{
    model::{Point, RecordId},
    scene::Heading,
};

use super::{
    Editor,
    camera::Camera,
    command::{Command, Menu},
    entries::Entry,
    glide::JUMP,
    keys::{Key, Shortcut},
    selection::Selection,
    view::View,
};

/// So many places are remembered.
const LENGTH: usize = 100;

/// What was seen and selected at one time.
#[derive(Clone, Debug, PartialEq)]
struct Place {
    selection: Selection,
    center: Point,
    zoom: f64,
    view: View,
}

/// The places that were left by a jump, and those that going back has left.
#[derive(Clone, Debug, Default)]
pub(super) struct Trail {
    behind: Vec<Place>,
    ahead: Vec<Place>,
}

impl Trail {
    /// Takes note of a place that is left for a new one; what lay ahead is gone.
    fn leave(&mut self, place: Place) {
        self.ahead.clear();
        push(&mut self.behind, place);
    }
}

fn push(places: &mut Vec<Place>, place: Place) {
    if places.last() != Some(&place) {
        places.push(place);
    }
    if places.len() > LENGTH {
        places.remove(0);
    }
}

impl Editor {
    /// Takes note of where one is, before going elsewhere at a bound.
    pub(super) fn depart(&mut self) {
        let place = self.here();
        self.trail.leave(place);
    }

    /// Returns whether there is a place to go back to.
    pub(super) fn can_go_back(&self) -> bool {
        let here = self.here();
        self.trail.behind.iter().any(|place| *place != here)
    }

    /// Returns whether going back has left a place.
    pub(super) fn can_go_forward(&self) -> bool {
        let here = self.here();
        self.trail.ahead.iter().any(|place| *place != here)
    }

    pub(super) fn go_back(&mut self) {
        let here = self.here();
        while let Some(place) = self.trail.behind.pop() {
            if place != here {
                push(&mut self.trail.ahead, here);
                return self.go(place);
            }
        }
    }

    pub(super) fn go_forward(&mut self) {
        let here = self.here();
        while let Some(place) = self.trail.ahead.pop() {
            if place != here {
                push(&mut self.trail.behind, here);
                return self.go(place);
            }
        }
    }

    /// Returns what was selected by itself at the places visited, the last first, each once.
    pub(super) fn visited(&self) -> Vec<RecordId> {
        let mut visited = Vec::new();
        let singles = self.trail.behind.iter().rev();
        for id in singles.filter_map(|place| place.selection.single()) {
            if !visited.contains(&id) && self.map().contains(id) {
                visited.push(id);
            }
        }
        visited
    }

    /// Goes to the nearest node that way from what is selected; without a selection, to the nearest one.
    pub(super) fn go_toward(&mut self, heading: Heading) {
        if self.tool.is_busy() || self.naming.is_some() {
            return;
        }
        let next = match self.scene.bounds_of(self.selection.iter()) {
            Some(bounds) => self.scene.nearest_toward(bounds.center(), heading),
            None => self.scene.nearest(self.camera.center),
        };
        let Some(id) = next.map(RecordId::Node) else {
            return;
        };
        self.depart();
        self.selection = Selection::of([id]);
        if let Some(rect) = self.scene.rect_of(id) {
            let mut to = self.destination();
            to.show(&rect);
            self.send_camera(to, JUMP);
        }
    }

    fn here(&self) -> Place {
        let camera = self.destination();
        Place {
            selection: self.selection.clone(),
            center: camera.center,
            zoom: camera.zoom,
            view: self.view,
        }
    }

    fn go(&mut self, place: Place) {
        self.leave_gesture();
        self.show(place.view);
        self.selection = place.selection;
        // What was removed since cannot be selected.
        self.selection.retain_existing(self.document.map());
        let to = Camera {
            center: place.center,
            zoom: place.zoom,
            ..self.destination()
        };
        self.send_camera(to, JUMP);
    }
}

impl Command {
    /// The commands that find places and go there.
    pub(super) fn trail_entry(self) -> Option<Entry> {
        let menu = match self {
            Self::Palette => Menu::Edit,
            _ => Menu::View,
        };
        let (name, shortcut, help) = match self {
            Self::Palette => (
                "Search…",
                Shortcut::ctrl(Key::Letter('K')),
                "Find names, notes, tags and commands, and go there",
            ),
            Self::Outline => (
                "Outline",
                Shortcut::ctrl_shift(Key::Letter('K')),
                "Show or hide the list of areas, nodes, paths and stops",
            ),
            Self::Back => (
                "Back",
                Shortcut::ctrl(Key::OpenBracket),
                "Go back to where you were before",
            ),
            Self::Forward => (
                "Forward",
                Shortcut::ctrl(Key::CloseBracket),
                "Go again to where you came back from",
            ),
            Self::Walk(Heading::Left) => (
                "Go left",
                Shortcut::alt(Key::Left),
                "Select the nearest node at the left",
            ),
            Self::Walk(Heading::Right) => (
                "Go right",
                Shortcut::alt(Key::Right),
                "Select the nearest node at the right",
            ),
            Self::Walk(Heading::Up) => (
                "Go up",
                Shortcut::alt(Key::Up),
                "Select the nearest node above",
            ),
            Self::Walk(Heading::Down) => (
                "Go down",
                Shortcut::alt(Key::Down),
                "Select the nearest node below",
            ),
            _ => return None,
        };
        Some(Entry(menu, name, Some(shortcut), help))
    }
}
