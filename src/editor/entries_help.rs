//! The commands that help along, one block a command.

use super::{
    command::{Command, Menu},
    entries::Entry,
};

impl Command {
    /// The commands that show what there is and what can be done.
    pub(super) fn help_entry(self) -> Option<Entry> {
        Some(match self {
            Self::Tour => Entry(
                Menu::Help,
                "Take the tour",
                None,
                "Try the program for a minute on a small map of its own",
            ),
            _ => return None,
        })
    }
}
