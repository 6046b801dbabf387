//! The pipe: hears requests, answers them when the window has shown what they ask for.

use std::{
    sync::mpsc::Receiver,
    time::{Instant, SystemTime},
};

use eframe::Frame;
use egui::{Context, Ui};

use crate::{
    app::{App, WINDOW},
    editor::{Action, Command, Motion},
    formats::bench::{Ask, Pan, Reply},
};

use super::{
    answer::{Answer, answer},
    film::Film,
    lines::{Heard, listen, say},
};

/// The program in its window, with a pipe that asks.
#[derive(Debug)]
pub(in crate::app) struct Pipe {
    app: App,
    heard: Receiver<Heard>,
    film: Film,
    /// The zero of all times.
    born: Instant,
    /// What the window must show before the next request is taken.
    pending: Option<Answer>,
    ready: bool,
}

impl Pipe {
    /// Shows the canvas with an empty map, and begins to listen.
    pub(in crate::app) fn new(mut app: App, ctx: &Context) -> Self {
        // What is asked for is measured until it is shown, not until it has glided there.
        app.perform(ctx, Action::Motion(Motion::Still));
        app.perform(ctx, Action::Run(Command::New));
        Self {
            app,
            heard: listen(ctx.clone()),
            film: Film::default(),
            born: Instant::now(),
            pending: None,
            ready: false,
        }
    }

    /// Answers what the frame just presented allows to be answered, and takes the next requests.
    fn listen(&mut self, ctx: &Context) {
        let now = Instant::now();
        self.film.presented(now);
        if !self.ready {
            self.ready = self.film.n_complete() > 0;
            if !self.ready {
                return;
            }
            say(&ready());
        }
        if let Some(pending) = self.pending.take() {
            match self.reply(&pending, now) {
                Some(reply) => say(&reply),
                None => self.pending = Some(pending),
            }
        }
        while self.pending.is_none() {
            match self.heard.try_recv() {
                Ok(Heard::Ask(ask)) => self.take(ctx, ask),
                Ok(Heard::Nonsense(error)) => say(&Reply::Failed { error }),
                Ok(Heard::End) => self.app.leave(ctx),
                Err(_) => break,
            }
        }
    }

    fn take(&mut self, ctx: &Context, ask: Ask) {
        match answer(&mut self.app, ctx, ask) {
            Answer::Now(reply) => say(&reply),
            Answer::AboutTime(ask) => say(&self.about_time(&ask)),
            later => {
                self.film.count_anew();
                self.pending = Some(later);
            }
        }
    }

    /// Returns the reply that was waited for, if the window shows now what was asked for.
    fn reply(&self, pending: &Answer, now: Instant) -> Option<Reply> {
        let n_complete = self.film.n_complete();
        match pending {
            Answer::Loaded(from) if n_complete > 0 => Some(Reply::Loaded {
                load_ms: now.duration_since(*from).as_secs_f64() * 1e3,
            }),
            Answer::Shown if n_complete > 0 => Some(Reply::Done {}),
            Answer::Settled if n_complete > 1 && !self.app.is_busy() => Some(Reply::Done {}),
            _ => None,
        }
    }

    fn about_time(&mut self, ask: &Ask) -> Reply {
        match ask {
            Ask::FramesStart => self.film.record(),
            Ask::FramesStop => {
                let times = self.film.stop();
                let t_ms = times.into_iter().map(|time| self.ms(time)).collect();
                return Reply::Frames { t_ms };
            }
            _ => {}
        }
        let t_ms = self.ms(Instant::now());
        Reply::Time { t_ms }
    }

    fn ms(&self, time: Instant) -> f64 {
        time.duration_since(self.born).as_secs_f64() * 1e3
    }
}

impl eframe::App for Pipe {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut Frame) {
        let ctx = ui.ctx().clone();
        // A second pass belongs to the same frame.
        if ctx.current_pass_index() == 0 {
            self.listen(&ctx);
        }
        let before = self.app.drawn_from();
        self.app.frame(ui);
        self.film.take(before, &self.app.drawn_from());
        if !self.ready || self.pending.is_some() || self.film.awaits_time() {
            ctx.request_repaint();
        }
    }
}

fn ready() -> Reply {
    let since_1970 = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    Reply::Ready {
        ready_at_unix_ms: since_1970.unwrap_or_default().as_secs_f64() * 1e3,
        version: env!("CARGO_PKG_VERSION"),
        width: WINDOW.0,
        height: WINDOW.1,
        pan: Pan::MIDDLE_ANYWHERE,
    }
}
