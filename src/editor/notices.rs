//! Notices: sentences that tell what happened and never stand in the way.

use crate::editor::Command;

/// How much a notice matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// It goes away by itself.
    Info,
    /// It stays until it is closed.
    Warning,
    Error,
}

/// A sentence for the user, with details to unfold and a command that helps.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Whether it is about something typed, and over with the next thing done.
    pub is_mistake: bool,
    pub id: u64,
    pub level: Level,
    pub sentence: String,
    pub details: Vec<String>,
    pub remedy: Option<Command>,
}

/// The notices on the screen, oldest first.
#[derive(Clone, Debug, Default)]
pub struct Notices {
    shown: Vec<Notice>,
    newest: u64,
}

impl Notices {
    /// As many are on the screen at once; older ones give way.
    const MOST: usize = 4;

    pub fn shown(&self) -> &[Notice] {
        &self.shown
    }

    pub fn info(&mut self, sentence: impl Into<String>) {
        self.push(Level::Info, sentence.into(), Vec::new(), None);
    }

    pub fn warning(&mut self, sentence: impl Into<String>, details: Vec<String>) {
        self.push(Level::Warning, sentence.into(), details, None);
    }

    pub fn error(&mut self, sentence: impl Into<String>) {
        self.push(Level::Error, sentence.into(), Vec::new(), None);
    }

    /// Shows an error together with the command that may help.
    pub fn error_with(&mut self, sentence: impl Into<String>, remedy: Command) {
        self.push(Level::Error, sentence.into(), Vec::new(), Some(remedy));
    }

    /// Tells what happened together with the command for another way; it stays until it is closed.
    pub fn offer(&mut self, sentence: impl Into<String>, remedy: Command) {
        self.push(Level::Warning, sentence.into(), Vec::new(), Some(remedy));
    }

    /// Tells that something typed was not understood.
    pub fn mistake(&mut self, sentence: impl Into<String>) {
        self.push(Level::Warning, sentence.into(), Vec::new(), None);
        if let Some(notice) = self.shown.last_mut() {
            notice.is_mistake = true;
        }
    }

    /// Closes what was told of mistakes in typing: something else has been done since.
    pub fn close_mistakes(&mut self) {
        self.shown.retain(|notice| !notice.is_mistake);
    }

    pub fn has_mistakes(&self) -> bool {
        self.shown.iter().any(|notice| notice.is_mistake)
    }

    /// Closes what offers a command that can be of no use any more.
    pub fn close_offers_of(&mut self, command: Command) {
        self.shown.retain(|notice| notice.remedy != Some(command));
    }

    pub fn close(&mut self, id: u64) {
        self.shown.retain(|notice| notice.id != id);
    }

    fn push(
        &mut self,
        level: Level,
        sentence: String,
        details: Vec<String>,
        remedy: Option<Command>,
    ) {
        // Said again, it is not shown twice.
        self.shown.retain(|notice| notice.sentence != sentence);
        self.newest += 1;
        self.shown.push(Notice {
            is_mistake: false,
            id: self.newest,
            level,
            sentence,
            details,
            remedy,
        });
        let n_over = self.shown.len().saturating_sub(Self::MOST);
        self.shown.drain(..n_over);
    }
}
