//! What each command is called, where it stands, its key and its help, one block a command.

use super::{
    command::{Command, Menu},
    keys::{Key, Shortcut},
    lens::Lens,
    tools::ToolKind,
};

/// What a command is called, where it stands, its key, and a sentence of help.
pub(super) struct Entry(
    pub(super) Menu,
    pub(super) &'static str,
    pub(super) Option<Shortcut>,
    pub(super) &'static str,
);

const fn letter(letter: char) -> Key {
    Key::Letter(letter)
}

impl Command {
    /// The commands about files.
    pub(super) fn file_entry(self) -> Option<Entry> {
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
            Self::ImportCsvByPath => Entry(
                Menu::File,
                "Import CSV by path…",
                None,
                "Add nodes and relations from two tables by typing their paths",
            ),
            Self::ImportItems => Entry(
                Menu::File,
                "Import work items…",
                None,
                "Add work items from a table, such as an export of Jira, GitHub or Azure DevOps",
            ),
            Self::ImportItemsByPath => Entry(
                Menu::File,
                "Import work items by path…",
                None,
                "Add work items from a table by typing its path",
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
    pub(super) fn edit_entry(self) -> Option<Entry> {
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

    /// The commands about delivery paths.
    pub(super) fn path_entry(self) -> Option<Entry> {
        use Shortcut as Keys;
        Some(match self {
            Self::StopEarlier => Entry(
                Menu::Edit,
                "Move stop earlier",
                Some(Keys::ctrl(Key::Left)),
                "Let the selected stop change places with the one before it",
            ),
            Self::StopLater => Entry(
                Menu::Edit,
                "Move stop later",
                Some(Keys::ctrl(Key::Right)),
                "Let the selected stop change places with the one after it",
            ),
            Self::EndPaths => Entry(
                Menu::Edit,
                "End paths there",
                None,
                "Let the paths that were bridged last end where the node was",
            ),
            Self::ContinuePath => Entry(
                Menu::Edit,
                "Go on with path",
                Some(Keys::shift(letter('P'))),
                "Draw the selected path on from its end, or branch from the selected stop",
            ),
            Self::PathsFromText => Entry(
                Menu::Tools,
                "Text to map…",
                Some(Keys::ctrl_shift(letter('P'))),
                "Draw nodes, areas, relations and paths by typing them, one a line",
            ),
            _ => return None,
        })
    }

    /// The commands that ask something of the map.
    pub(super) fn question_entry(self) -> Option<Entry> {
        use Shortcut as Keys;
        Some(match self {
            Self::NextLens => Entry(
                Menu::View,
                "Next lens",
                Some(Keys::plain(letter('L'))),
                "Color the nodes by the next question: kind, load, wait and so on",
            ),
            Self::DragPanel => Entry(
                Menu::View,
                "Drag and debt",
                Some(Keys::ctrl_shift(letter('D'))),
                "Try other shares for drag and debt on the selected team",
            ),
            _ => return None,
        })
    }

    /// The commands that show something.
    pub(super) fn view_entry(self) -> Option<Entry> {
        use Shortcut as Keys;
        let far = |key| Some(Keys::shift(key));
        let ctrl = |digit| Some(Keys::ctrl(Key::Digit(digit)));
        Some(match self {
            Self::ShowNetwork => Entry(
                Menu::View,
                "Network",
                ctrl(1),
                "Show the map itself: who works here, and how it hangs together",
            ),
            Self::ShowBoard => Entry(
                Menu::View,
                "Board",
                ctrl(2),
                "Show the work items as cards, by stop and by path",
            ),
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

    /// The commands about the window itself.
    pub(super) fn window_entry(self) -> Option<Entry> {
        use Shortcut as Keys;
        Some(match self {
            Self::Minimap => Entry(
                Menu::View,
                "Minimap",
                Some(Keys::plain(letter('M'))),
                "Show the whole map in a corner, or fold it away",
            ),
            Self::NextPart => Entry(
                Menu::View,
                "Next part of the window",
                Some(Keys::plain(Key::Function(6))),
                "Give the keys to the next part: bar, tools, outline, map, ladder, inspector and so on",
            ),
            Self::PreviousPart => Entry(
                Menu::View,
                "Previous part of the window",
                Some(Keys::shift(Key::Function(6))),
                "Give the keys to the part before",
            ),
            _ => return None,
        })
    }
}

impl Lens {
    pub(super) fn entry(self) -> Entry {
        let (name, help) = match self {
            Self::Kind => ("Lens: kind", "Color nodes by what they are"),
            Self::Load => ("Lens: load", "Color nodes by how much is asked of them"),
            Self::Wait => ("Lens: wait", "Color nodes by how long work waits at them"),
            Self::Drag => (
                "Lens: drag",
                "Color teams by how much of their capacity friction takes",
            ),
            Self::Basis => (
                "Lens: basis",
                "Color nodes by what their figures rest on: a guess, an agreement, a measurement",
            ),
            Self::Goal => (
                "Lens: goal",
                "Color nodes by the goals they serve, with an outline around each goal",
            ),
            Self::Area => ("Lens: area", "Color nodes by the area they are in"),
        };
        Entry(Menu::View, name, None, help)
    }
}

impl ToolKind {
    pub(super) fn entry(self) -> Entry {
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
            Self::Path => (
                "Delivery path",
                'P',
                "Draw the route of work: its name, then its nodes in order",
            ),
        };
        Entry(Menu::Tools, name, Some(Shortcut::plain(letter(key))), help)
    }
}
