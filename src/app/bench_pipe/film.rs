//! The film: which frames were presented, and when those that differ from the one before.

use std::time::Instant;

use crate::app::drawn::Drawn;

/// The frames of the window, as far as measurements want to know them.
#[derive(Debug, Default)]
pub(super) struct Film {
    /// What the last frame was drawn from.
    last: Option<Drawn>,
    /// The frame that was drawn and is not yet known to be presented.
    under_way: Option<Taken>,
    /// How many frames in a row were complete: nothing changed while they were drawn.
    n_complete: u32,
    recorded: Option<Vec<Instant>>,
}

#[derive(Clone, Copy, Debug)]
struct Taken {
    changed: bool,
    complete: bool,
}

impl Film {
    /// Takes a frame, by what held before it was drawn and what holds afterwards.
    pub(super) fn take(&mut self, before: Drawn, after: &Drawn) {
        self.under_way = Some(Taken {
            changed: self.last.as_ref() != Some(&before),
            complete: before == *after,
        });
        self.last = Some(before);
    }

    /// Takes note that the frame under way is on the screen now.
    pub(super) fn presented(&mut self, now: Instant) {
        let Some(taken) = self.under_way.take() else {
            return;
        };
        self.n_complete = if taken.complete {
            self.n_complete.saturating_add(1)
        } else {
            0
        };
        if taken.changed
            && let Some(recorded) = &mut self.recorded
        {
            recorded.push(now);
        }
    }

    /// Returns whether the frame under way is worth another one, to know when it was presented.
    pub(super) fn awaits_time(&self) -> bool {
        self.recorded.is_some() && self.under_way.is_some_and(|taken| taken.changed)
    }

    pub(super) fn n_complete(&self) -> u32 {
        self.n_complete
    }

    /// Counts the complete frames from here.
    pub(super) fn count_anew(&mut self) {
        self.n_complete = 0;
        self.under_way = None;
    }

    /// Records from here when each changed frame is presented.
    pub(super) fn record(&mut self) {
        self.recorded = Some(Vec::new());
    }

    /// Stops recording, and returns what was recorded.
    pub(super) fn stop(&mut self) -> Vec<Instant> {
        self.recorded.take().unwrap_or_default()
    }
}
