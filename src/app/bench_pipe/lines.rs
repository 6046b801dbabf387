//! Lines in and out: a thread listens on stdin, replies go to stdout at once.

use std::{
    io::{self, Write as _},
    sync::mpsc::{Receiver, channel},
    thread,
};

use egui::Context;

use crate::formats::bench::{Ask, Reply};

/// What came on stdin.
#[derive(Clone, Debug)]
pub(super) enum Heard {
    Ask(Ask),
    /// A line that is no request, with the reason.
    Nonsense(String),
    End,
}

/// Listens on stdin, and wakes the window for each line.
pub(super) fn listen(ctx: Context) -> Receiver<Heard> {
    let (sender, heard) = channel();
    thread::spawn(move || {
        let lines = io::stdin().lines().map_while(Result::ok);
        let asks = lines.map(|line| match Ask::from_line(&line) {
            Ok(ask) => Heard::Ask(ask),
            Err(why) => Heard::Nonsense(why),
        });
        for heard in asks.chain([Heard::End]) {
            if sender.send(heard).is_err() {
                return;
            }
            ctx.request_repaint();
        }
    });
    heard
}

/// Writes a reply. If nobody reads it, stdin ends as well.
pub(super) fn say(reply: &Reply) {
    let mut stdout = io::stdout().lock();
    writeln!(stdout, "{}", reply.line()).ok();
    stdout.flush().ok();
}
