//! Background jobs: what may take time is done on a thread, its answer comes with a later frame.

use std::{
    panic::{self, AssertUnwindSafe},
    sync::mpsc::{Receiver, Sender, channel},
    thread,
};

use egui::Context;

use crate::editor::{Action, Actions};

/// The jobs under way.
#[derive(Debug)]
pub(super) struct Jobs {
    ctx: Context,
    sender: Sender<Action>,
    answers: Receiver<Action>,
}

impl Jobs {
    pub(super) fn new(ctx: Context) -> Self {
        let (sender, answers) = channel();
        Self {
            ctx,
            sender,
            answers,
        }
    }

    /// Does something beside the window. Its answer, if it has one, is performed in a later frame.
    pub(super) fn spawn(&self, job: impl FnOnce() -> Option<Action> + Send + 'static) {
        let (sender, ctx) = (self.sender.clone(), self.ctx.clone());
        thread::spawn(move || {
            // A job that breaks must be heard of too: a save without an answer would block the next.
            let answer = panic::catch_unwind(AssertUnwindSafe(job));
            if let Some(answer) = answer.unwrap_or(Some(Action::JobBroke)) {
                // The window may be gone by now, and with it whoever would want to know.
                drop(sender.send(answer));
                ctx.request_repaint();
            }
        });
    }

    /// Returns what a job of its own tells the window with.
    pub(super) fn reporter(&self) -> impl Fn(Action) + Send + use<> {
        let (sender, ctx) = (self.sender.clone(), self.ctx.clone());
        move |action| {
            drop(sender.send(action));
            ctx.request_repaint();
        }
    }

    /// Returns the answers of the jobs that are finished.
    pub(super) fn finished(&self) -> Actions {
        let mut actions = Actions::default();
        for answer in self.answers.try_iter() {
            actions.push(answer);
        }
        actions
    }
}
