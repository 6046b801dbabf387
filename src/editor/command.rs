//! The one list of commands: it feeds the menu, the keys and the help.

use super::{
    editor::{Editor, Screen},
    keys::{Key, Shortcut},
    tools::ToolKind,
};

/// Everything that a user can ask for by a menu or a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    New,
    Open,
    OpenByPath,
    Save,
    SaveAs,
    SaveByPath,
    ImportCsv,
    ExportLayout,
    ExportLayoutByPath,
    CloseMap,
    Quit,
    Undo,
    Redo,
    Rename,
    Delete,
    SelectAll,
    Cancel,
    Reverse,
    NudgeLeft,
    NudgeRight,
    NudgeUp,
    NudgeDown,
    NudgeLeftFar,
    NudgeRightFar,
    NudgeUpFar,
    NudgeDownFar,
    ZoomIn,
    ZoomOut,
    ZoomActual,
    FitAll,
    FitSelection,
    Theme,
    Tool(ToolKind),
    Keys,
    Problems,
    About,
}

/// The menu that a command stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    File,
    Edit,
    View,
    Tools,
    Help,
}

impl Menu {
    pub const ALL: [Self; 5] = [Self::File, Self::Edit, Self::View, Self::Tools, Self::Help];

    pub fn name(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::View => "View",
            Self::Tools => "Draw",
            Self::Help => "Help",
        }
    }
}

/// What a command is called, where it stands, its key, and a sentence of help.
struct Entry(Menu, &'static str, Option<Shortcut>, &'static str);

const fn letter(letter: char) -> Key {
    Key::Letter(letter)
}

impl Command {
    /// Every command, in the order of the menus.
    pub const ALL: [Self; 44] = [
        Self::New,
        Self::Open,
        Self::OpenByPath,
        Self::Save,
        Self::SaveAs,
        Self::SaveByPath,
        Self::ImportCsv,
        Self::ExportLayout,
        Self::ExportLayoutByPath,
        Self::CloseMap,
        Self::Quit,
        Self::Undo,
        Self::Redo,
        Self::Rename,
        Self::Delete,
        Self::SelectAll,
        Self::Cancel,
        Self::Reverse,
        Self::NudgeLeft,
        Self::NudgeRight,
        Self::NudgeUp,
        Self::NudgeDown,
        Self::NudgeLeftFar,
        Self::NudgeRightFar,
        Self::NudgeUpFar,
        Self::NudgeDownFar,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::ZoomActual,
        Self::FitAll,
        Self::FitSelection,
        Self::Theme,
        Self::Tool(ToolKind::Select),
        Self::Tool(ToolKind::Team),
        Self::Tool(ToolKind::Infrastructure),
        Self::Tool(ToolKind::Component),
        Self::Tool(ToolKind::Goal),
        Self::Tool(ToolKind::Outside),
        Self::Tool(ToolKind::Note),
        Self::Tool(ToolKind::Area),
        Self::Tool(ToolKind::Relation),
        Self::Keys,
        Self::Problems,
        Self::About,
    ];

    fn entry(self) -> Entry {
        if let Self::Tool(kind) = self {
            return kind.entry();
        }
        let entries = [Self::file_entry, Self::edit_entry, Self::view_entry];
        let entry = entries.into_iter().find_map(|entry| entry(self));
        // Not reached: a test looks up every command.
        entry.unwrap_or(Entry(Menu::Help, "", None, ""))
    }

    /// The commands about files.
    fn file_entry(self) -> Option<Entry> {
        use Shortcut as Keys;
        let ctrl = |key| Some(Keys::ctrl(letter(key)));
        Some(match self {
            Self::New => Entry(Menu::File, "New map", ctrl('N'), "Begin an empty map"),
            Self::Open => Entry(Menu::File, "Open…", ctrl('O'), "Open a map file"),
            Self::OpenByPath => Entry(
                Menu::File,
                "Open by path…",
                Some(Keys::ctrl_shift(letter('O'))),
                "Open a map file by typing its path",
            ),
            Self::Save => Entry(Menu::File, "Save", ctrl('S'), "Write the map to its file"),
            Self::SaveAs => Entry(
                Menu::File,
                "Save as…",
                Some(Keys::ctrl_shift(letter('S'))),
                "Write the map to another file",
            ),
            Self::SaveByPath => Entry(
                Menu::File,
                "Save by path…",
                None,
                "Write the map to a file by typing its path",
            ),
            Self::ImportCsv => Entry(
                Menu::File,
                "Import CSV…",
                None,
                "Add nodes and relations from two tables",
            ),
            Self::ExportLayout => Entry(
                Menu::File,
                "Export layout (JSON)…",
                Some(Keys::ctrl(letter('E'))),
                "Write where everything is, for other programs",
            ),
            Self::ExportLayoutByPath => Entry(
                Menu::File,
                "Export layout by path…",
                None,
                "Write where everything is to a file by typing its path",
            ),
            Self::CloseMap => Entry(
                Menu::File,
                "Close map",
                ctrl('W'),
                "Go back to the welcome screen",
            ),
            Self::Quit => Entry(Menu::File, "Quit", ctrl('Q'), "Leave the program"),
            _ => return None,
        })
    }

    /// The commands that change the map.
    fn edit_entry(self) -> Option<Entry> {
        use Shortcut as Keys;
        let ctrl = |key| Some(Keys::ctrl(letter(key)));
        let far = |key| Some(Keys::shift(key));
        let near = |key| Some(Keys::plain(key));
        Some(match self {
            Self::Undo => Entry(Menu::Edit, "Undo", ctrl('Z'), "Take the last step back"),
            Self::Redo => Entry(
                Menu::Edit,
                "Redo",
                Some(Keys::ctrl_shift(letter('Z'))),
                "Make the step again that was taken back",
            ),
            Self::Rename => Entry(
                Menu::Edit,
                "Rename",
                near(Key::Enter),
                "Type another name in place",
            ),
            Self::Delete => Entry(
                Menu::Edit,
                "Delete",
                near(Key::Delete),
                "Remove what is selected, and what hangs on it",
            ),
            Self::SelectAll => Entry(
                Menu::Edit,
                "Select all",
                ctrl('A'),
                "Select every node and area",
            ),
            Self::Cancel => Entry(
                Menu::Edit,
                "Cancel",
                near(Key::Escape),
                "Give up the gesture, the tool, then the selection",
            ),
            Self::Reverse => Entry(
                Menu::Edit,
                "Reverse relation",
                Some(Keys::shift(letter('R'))),
                "Turn the selected relations round",
            ),
            Self::NudgeLeft => Entry(
                Menu::Edit,
                "Nudge left",
                near(Key::Left),
                "Move by one unit",
            ),
            Self::NudgeRight => Entry(
                Menu::Edit,
                "Nudge right",
                near(Key::Right),
                "Move by one unit",
            ),
            Self::NudgeUp => Entry(Menu::Edit, "Nudge up", near(Key::Up), "Move by one unit"),
            Self::NudgeDown => Entry(
                Menu::Edit,
                "Nudge down",
                near(Key::Down),
                "Move by one unit",
            ),
            Self::NudgeLeftFar => {
                Entry(Menu::Edit, "Move left", far(Key::Left), "Move by ten units")
            }
            Self::NudgeRightFar => Entry(
                Menu::Edit,
                "Move right",
                far(Key::Right),
                "Move by ten units",
            ),
            Self::NudgeUpFar => Entry(Menu::Edit, "Move up", far(Key::Up), "Move by ten units"),
            Self::NudgeDownFar => {
                Entry(Menu::Edit, "Move down", far(Key::Down), "Move by ten units")
            }
            _ => return None,
        })
    }

    /// The commands that show something.
    fn view_entry(self) -> Option<Entry> {
        use Shortcut as Keys;
        let far = |key| Some(Keys::shift(key));
        Some(match self {
            Self::ZoomIn => Entry(
                Menu::View,
                "Zoom in",
                Some(Keys::ctrl(Key::Plus)),
                "Come nearer",
            ),
            Self::ZoomOut => Entry(
                Menu::View,
                "Zoom out",
                Some(Keys::ctrl(Key::Minus)),
                "Go farther",
            ),
            Self::ZoomActual => Entry(
                Menu::View,
                "Actual size",
                Some(Keys::ctrl(Key::Digit(0))),
                "Zoom to 100 %",
            ),
            Self::FitAll => Entry(
                Menu::View,
                "Fit all",
                far(Key::Digit(1)),
                "Show the whole map",
            ),
            Self::FitSelection => Entry(
                Menu::View,
                "Fit selection",
                far(Key::Digit(2)),
                "Show what is selected as large as it fits",
            ),
            Self::Theme => Entry(
                Menu::View,
                "Light, dark, system",
                Some(Keys::ctrl_shift(letter('L'))),
                "Change between light, dark and the system's choice",
            ),
            Self::Keys => Entry(
                Menu::Help,
                "Keys",
                Some(Keys::plain(Key::Function(1))),
                "Show every command with its key",
            ),
            Self::Problems => Entry(
                Menu::Help,
                "Problems",
                Some(Keys::plain(Key::Function(8))),
                "List what cannot be right on the map",
            ),
            Self::About => Entry(
                Menu::Help,
                "About Throughline",
                None,
                "Show the version and credits",
            ),
            _ => return None,
        })
    }

    pub fn name(self) -> &'static str {
        self.entry().1
    }

    pub fn menu(self) -> Menu {
        self.entry().0
    }

    pub fn shortcut(self) -> Option<Shortcut> {
        self.entry().2
    }

    /// Returns one sentence that says what the command does.
    pub fn help(self) -> &'static str {
        self.entry().3
    }

    /// Returns further keys that do the same.
    pub fn aliases(self) -> &'static [Shortcut] {
        const BACKSPACE: [Shortcut; 1] = [Shortcut::plain(Key::Backspace)];
        const CTRL_Y: [Shortcut; 1] = [Shortcut::ctrl(Key::Letter('Y'))];
        const F2: [Shortcut; 1] = [Shortcut::plain(Key::Function(2))];
        match self {
            Self::Delete => &BACKSPACE,
            Self::Redo => &CTRL_Y,
            Self::Rename => &F2,
            _ => &[],
        }
    }

    /// Returns whether the menu shows the command; keys alone bring the others.
    pub fn in_menu(self) -> bool {
        !matches!(
            self,
            Self::NudgeLeft
                | Self::NudgeRight
                | Self::NudgeUp
                | Self::NudgeDown
                | Self::NudgeLeftFar
                | Self::NudgeRightFar
                | Self::NudgeUpFar
                | Self::NudgeDownFar
        )
    }

    /// Returns whether the command would do something now.
    pub fn enabled(self, editor: &Editor) -> bool {
        let has_map = editor.screen() == Screen::Map;
        let selection = editor.selection();
        match self {
            Self::New
            | Self::Open
            | Self::OpenByPath
            | Self::ImportCsv
            | Self::Quit
            | Self::Theme
            | Self::Keys
            | Self::About
            | Self::Cancel => true,
            Self::Undo => has_map && editor.can_undo(),
            Self::Redo => has_map && editor.document().history().redo_label().is_some(),
            Self::Rename => has_map && selection.single().is_some(),
            Self::Delete | Self::FitSelection => has_map && !selection.is_empty(),
            Self::Reverse => has_map && selection.iter().any(is_relation),
            Self::NudgeLeft
            | Self::NudgeRight
            | Self::NudgeUp
            | Self::NudgeDown
            | Self::NudgeLeftFar
            | Self::NudgeRightFar
            | Self::NudgeUpFar
            | Self::NudgeDownFar => has_map && selection.placed().next().is_some(),
            _ => has_map,
        }
    }
}

fn is_relation(id: crate::model::RecordId) -> bool {
    matches!(id, crate::model::RecordId::Relation(_))
}

impl ToolKind {
    fn entry(self) -> Entry {
        let (name, key, help) = match self {
            Self::Select => ("Select", 'V', "Select, move, resize and connect"),
            Self::Team => ("Team", 'T', "Place a team and type its name"),
            Self::Infrastructure => ("Infrastructure", 'I', "Place what several teams share"),
            Self::Component => ("Component", 'C', "Place something that one team owns"),
            Self::Goal => ("Goal", 'G', "Place an outcome"),
            Self::Outside => (
                "Outside party",
                'O',
                "Place a customer, a vendor or a forum",
            ),
            Self::Note => ("Note", 'N', "Write down what somebody said"),
            Self::Area => ("Area", 'A', "Draw a region that holds nodes"),
            Self::Relation => ("Relation", 'R', "Tie two nodes: from one to the other"),
        };
        Entry(Menu::Tools, name, Some(Shortcut::plain(letter(key))), help)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_command_is_listed_once_with_a_name_a_sentence_and_keys_of_its_own() {
        let commands: HashSet<Command> = Command::ALL.into_iter().collect();
        assert_eq!(commands.len(), Command::ALL.len());
        let mut keys = HashSet::new();
        for command in Command::ALL {
            assert!(!command.name().is_empty());
            assert!(!command.help().ends_with('.'), "{}", command.help());
            for key in command.shortcut().iter().chain(command.aliases()) {
                assert!(keys.insert(*key), "{key} is taken twice");
            }
        }
        for kind in ToolKind::ALL {
            assert!(commands.contains(&Command::Tool(kind)));
        }
    }
}
