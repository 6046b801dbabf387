//! Gliding: the camera takes a moment to get where it goes, so that one sees the way.
//!
//! [`Editor::camera`] is always the camera as it is drawn: what is under the pointer is what one sees
//! there. No clock is read here; the window says how much time has passed.

use crate::model::Point;

use super::{
    Editor,
    action::Action,
    camera::{Camera, Covered},
    command::Command,
    settings::Motion,
    tools::PointerEvent,
    view::View,
};

/// How long the way to another place takes, in seconds.
pub(super) const JUMP: f64 = 0.2;
/// How long one step of the zoom keys takes, in seconds.
pub(super) const STEP: f64 = 0.15;

/// The way of the camera, and how much of it is behind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Glide {
    from: Camera,
    to: Camera,
    seconds: f64,
    passed: f64,
}

impl Glide {
    /// Returns the camera where it is now: fast at first, and slow where it arrives.
    fn camera(&self) -> Camera {
        let left = 1.0 - (self.passed / self.seconds).clamp(0.0, 1.0);
        let share = 1.0 - left.powi(3);
        let zoom = self.from.zoom * (self.to.zoom / self.from.zoom).powf(share);
        // While it zooms, one point of the screen stays where it is, as when a hand zooms there.
        let (here, there) = (1.0 / self.from.zoom, 1.0 / self.to.zoom);
        let way = if (here - there).abs() < here * 1e-3 {
            share
        } else {
            (here - 1.0 / zoom) / (here - there)
        };
        let center = self.from.center + (self.to.center - self.from.center) * way;
        Camera {
            center,
            zoom,
            ..self.to
        }
    }
}

impl Editor {
    /// Returns whether the camera is on its way, so that another frame is wanted soon.
    pub fn is_gliding(&self) -> bool {
        self.glide.is_some()
    }

    /// Returns the camera as it will be: where it is, or where it is going.
    pub(super) fn destination(&self) -> Camera {
        self.glide.map_or(self.camera, |glide| glide.to)
    }

    /// Sends the camera to where something else is seen.
    pub(super) fn send_camera(&mut self, to: Camera, seconds: f64) {
        // A gesture goes on where it is; on the board nobody would see the way.
        let at_once = self.looks.motion == Motion::Still
            || self.tool.is_busy()
            || self.view != View::Network
            || self.fit_pending;
        self.glide = None;
        if at_once {
            self.camera = to;
        } else if to != self.camera {
            self.glide = Some(Glide {
                from: self.camera,
                to,
                seconds,
                passed: 0.0,
            });
        }
    }

    /// Lets the camera go on by as much as it does in so many seconds.
    pub(super) fn glide_on(&mut self, seconds: f64) {
        let Some(glide) = &mut self.glide else { return };
        glide.passed += seconds.max(0.0);
        if glide.passed < glide.seconds {
            self.camera = glide.camera();
        } else {
            self.arrive();
        }
    }

    /// Takes note of what covers the canvas; the map stays where it is.
    pub(super) fn cover(&mut self, covered: Covered) {
        self.camera.covered = covered;
        if let Some(glide) = &mut self.glide {
            glide.to.covered = covered;
        }
    }

    /// Puts the camera where it was going.
    pub(super) fn arrive(&mut self) {
        if let Some(glide) = self.glide.take() {
            self.camera = glide.to;
        }
    }

    /// Puts a point of the map into the middle of the view.
    pub(super) fn center_on(&mut self, point: Point) {
        let to = Camera {
            center: point,
            ..self.destination()
        };
        self.send_camera(to, JUMP);
    }

    /// Zooms as the keys do: step upon step, also while the last one is under way.
    pub(super) fn zoom_by(&mut self, factor: f64) {
        let mut to = self.destination();
        to.zoom_by(factor);
        self.send_camera(to, STEP);
    }

    /// Ends the way of the camera before something else is done: a hand on the map stops it where it
    /// is, and what goes by what is in view finds it where it was going.
    pub(super) fn end_glide_before(&mut self, action: &Action) {
        match action {
            Action::Pan(_)
            | Action::Zoom { .. }
            | Action::Pointer(PointerEvent::Down { .. } | PointerEvent::DoubleClick { .. }) => {
                self.glide = None;
            }
            // One step of the zoom keys goes on from the last.
            Action::Run(Command::ZoomIn | Command::ZoomOut | Command::ZoomActual) => {}
            Action::Run(_)
            | Action::View(_)
            | Action::Look(_)
            | Action::PlaceInView
            | Action::Paste { .. }
            | Action::Pasted { .. }
            | Action::Path(_) => self.arrive(),
            _ => {}
        }
    }
}
