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
        let ctrl = |key| Some(Keys::ctrl(Key::Letter(key)));
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
            Self::Copy => Entry(
                Menu::Edit,
                "Copy",
                ctrl('C'),
                "Copy nodes and areas with what lies between them, for this map or another",
            ),
            Self::Cut => Entry(Menu::Edit, "Cut", ctrl('X'), "Copy and remove"),
            Self::Paste => Entry(
                Menu::Edit,
                "Paste",
                ctrl('V'),
                "Put what was copied, or lines of text, on the map",
            ),
            Self::Duplicate => Entry(
                Menu::Edit,
                "Duplicate",
                ctrl('D'),
                "Put a copy of what is selected on a free place",
            ),
            Self::Group => Entry(
                Menu::Edit,
                "Group in area",
                ctrl('G'),
                "Draw an area around what is selected and type its name",
            ),
            _ => return None,
        })
    }
}
