//! The commands by which a map grows under the hands, one block a command.

use super::{
    command::{Command, Menu},
    entries::Entry,
    keys::{Key, Shortcut},
};

impl Command {
    /// The commands that add to the map beside what is selected.
    pub(super) fn growth_entry(self) -> Option<Entry> {
        use Shortcut as Keys;
        Some(match self {
            Self::GrowRight => Entry(
                Menu::Edit,
                "New node to the right",
                Some(Keys::plain(Key::Tab)),
                "Add a node of the same kind to the right of the selected one, joined to it",
            ),
            Self::GrowBelow => Entry(
                Menu::Edit,
                "New node below",
                Some(Keys::shift(Key::Tab)),
                "Add a node of the same kind below the selected one, joined to it",
            ),
            _ => return None,
        })
    }
}
