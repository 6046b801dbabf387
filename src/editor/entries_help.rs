//! The commands that help along, one block a command.

use super::{
    command::{Command, Menu},
    entries::Entry,
    keys::{Key, Shortcut},
};

impl Command {
    /// The commands that show what there is and what can be done.
    pub(super) fn help_entry(self) -> Option<Entry> {
        Some(match self {
            Self::ContextMenu => Entry(
                Menu::View,
                "Menu of what is selected",
                Some(Shortcut::shift(Key::Function(10))),
                "Show what can be done with what is selected, as a right click does",
            ),
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
