//! Settings are written by one thread, in the order in which they were changed.

use std::{
    sync::mpsc::{Sender, channel},
    thread::{self, JoinHandle},
};

use crate::{editor::Action, storage::Settings};

/// The thread that writes the settings.
#[derive(Debug)]
pub(super) struct SettingsWriter {
    sender: Option<Sender<Settings>>,
    thread: Option<JoinHandle<()>>,
}

impl SettingsWriter {
    /// Begins the thread; `report` is told what goes wrong.
    pub(super) fn new(report: impl Fn(Action) + Send + 'static) -> Self {
        let (sender, changes) = channel::<Settings>();
        let thread = thread::spawn(move || {
            for settings in changes {
                if let Err(error) = settings.save() {
                    let sentence = format!("The settings could not be kept: {error}");
                    report(Action::Failed(sentence));
                }
            }
        });
        Self {
            sender: Some(sender),
            thread: Some(thread),
        }
    }

    pub(super) fn write(&self, settings: Settings) {
        if let Some(sender) = &self.sender {
            // Without the thread there is nobody to write, and nobody left to tell.
            drop(sender.send(settings));
        }
    }

    /// Waits until everything is written, before the program ends.
    pub(super) fn finish(&mut self) {
        self.sender = None;
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}
