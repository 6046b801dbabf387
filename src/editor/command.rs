//! The one list of commands: it feeds the menu, the keys and the help.

use crate::{
    edit::{Axis, Side},
    scene::Heading,
};

use super::{
    arrange::Arrange,
    board::{BoardCommand, Step},
    entries::Entry,
    keys::{Key, Shortcut},
    lens::Lens,
    snap::SnapKind,
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
    ImportCsvByPath,
    ImportItems,
    ImportItemsByPath,
    ExportLayout,
    ExportLayoutByPath,
    CloseMap,
    Quit,
    Undo,
    Redo,
    Rename,
    Delete,
    SelectAll,
    GrowRight,
    GrowBelow,
    Copy,
    Cut,
    Paste,
    Duplicate,
    Group,
    Cancel,
    Reverse,
    StopEarlier,
    StopLater,
    EndPaths,
    ContinuePath,
    PathsFromText,
    NudgeLeft,
    NudgeRight,
    NudgeUp,
    NudgeDown,
    NudgeLeftFar,
    NudgeRightFar,
    NudgeUpFar,
    NudgeDownFar,
    ShowNetwork,
    ShowBoard,
    ZoomIn,
    ZoomOut,
    ZoomActual,
    FitAll,
    FitSelection,
    Back,
    Forward,
    Walk(Heading),
    Lens(Lens),
    NextLens,
    DragPanel,
    Outline,
    Minimap,
    NextPart,
    PreviousPart,
    Theme,
    LargerText,
    SmallerText,
    UsualText,
    ReduceMotion,
    Palette,
    Arrange(Arrange),
    Snap(SnapKind),
    Tool(ToolKind),
    Board(BoardCommand),
    ContextMenu,
    Keys,
    Tour,
    Problems,
    About,
}

/// The menu that a command stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    File,
    Edit,
    Arrange,
    View,
    Tools,
    Help,
}

impl Menu {
    pub const ALL: [Self; 6] = [
        Self::File,
        Self::Edit,
        Self::Arrange,
        Self::View,
        Self::Tools,
        Self::Help,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::Arrange => "Arrange",
            Self::View => "View",
            Self::Tools => "Draw",
            Self::Help => "Help",
        }
    }
}

impl Command {
    /// Every command, in the order of the menus.
    pub const ALL: [Self; 112] = [
        Self::New,
        Self::Open,
        Self::OpenByPath,
        Self::Save,
        Self::SaveAs,
        Self::SaveByPath,
        Self::ImportCsv,
        Self::ImportCsvByPath,
        Self::ImportItems,
        Self::ImportItemsByPath,
        Self::ExportLayout,
        Self::ExportLayoutByPath,
        Self::CloseMap,
        Self::Quit,
        Self::Undo,
        Self::Redo,
        Self::Palette,
        Self::Rename,
        Self::Delete,
        Self::SelectAll,
        Self::GrowRight,
        Self::GrowBelow,
        Self::Copy,
        Self::Cut,
        Self::Paste,
        Self::Duplicate,
        Self::Group,
        Self::Cancel,
        Self::Reverse,
        Self::StopEarlier,
        Self::StopLater,
        Self::EndPaths,
        Self::ContinuePath,
        Self::NudgeLeft,
        Self::NudgeRight,
        Self::NudgeUp,
        Self::NudgeDown,
        Self::NudgeLeftFar,
        Self::NudgeRightFar,
        Self::NudgeUpFar,
        Self::NudgeDownFar,
        Self::ShowNetwork,
        Self::ShowBoard,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::ZoomActual,
        Self::FitAll,
        Self::FitSelection,
        Self::Back,
        Self::Forward,
        Self::Walk(Heading::Left),
        Self::Walk(Heading::Right),
        Self::Walk(Heading::Up),
        Self::Walk(Heading::Down),
        Self::Lens(Lens::Kind),
        Self::Lens(Lens::Load),
        Self::Lens(Lens::Wait),
        Self::Lens(Lens::Drag),
        Self::Lens(Lens::Basis),
        Self::Lens(Lens::Goal),
        Self::Lens(Lens::Area),
        Self::NextLens,
        Self::DragPanel,
        Self::Outline,
        Self::Minimap,
        Self::NextPart,
        Self::PreviousPart,
        Self::ContextMenu,
        Self::Theme,
        Self::LargerText,
        Self::SmallerText,
        Self::UsualText,
        Self::ReduceMotion,
        Self::Arrange(Arrange::Align(Side::Left)),
        Self::Arrange(Arrange::Align(Side::Center)),
        Self::Arrange(Arrange::Align(Side::Right)),
        Self::Arrange(Arrange::Align(Side::Top)),
        Self::Arrange(Arrange::Align(Side::Middle)),
        Self::Arrange(Arrange::Align(Side::Bottom)),
        Self::Arrange(Arrange::Distribute(Axis::Across)),
        Self::Arrange(Arrange::Distribute(Axis::Down)),
        Self::Arrange(Arrange::SameSize),
        Self::Arrange(Arrange::Pin),
        Self::Snap(SnapKind::Edges),
        Self::Snap(SnapKind::Centers),
        Self::Snap(SnapKind::Gaps),
        Self::Tool(ToolKind::Select),
        Self::Tool(ToolKind::Team),
        Self::Tool(ToolKind::Infrastructure),
        Self::Tool(ToolKind::Component),
        Self::Tool(ToolKind::Goal),
        Self::Tool(ToolKind::Outside),
        Self::Tool(ToolKind::Note),
        Self::Tool(ToolKind::Area),
        Self::Tool(ToolKind::Relation),
        Self::Tool(ToolKind::Path),
        Self::PathsFromText,
        Self::Board(BoardCommand::Add),
        Self::Board(BoardCommand::Block),
        Self::Board(BoardCommand::Start),
        Self::Board(BoardCommand::Go(Step::Left)),
        Self::Board(BoardCommand::Go(Step::Right)),
        Self::Board(BoardCommand::Go(Step::Up)),
        Self::Board(BoardCommand::Go(Step::Down)),
        Self::Board(BoardCommand::Move(Step::Left)),
        Self::Board(BoardCommand::Move(Step::Right)),
        Self::Board(BoardCommand::Move(Step::Up)),
        Self::Board(BoardCommand::Move(Step::Down)),
        Self::Keys,
        Self::Tour,
        Self::Problems,
        Self::About,
    ];

    fn entry(self) -> Entry {
        if let Self::Tool(kind) = self {
            return kind.entry();
        }
        if let Self::Lens(lens) = self {
            return lens.entry();
        }
        if let Self::Board(command) = self {
            return command.entry();
        }
        if let Self::Arrange(how) = self {
            return how.entry();
        }
        if let Self::Snap(kind) = self {
            return kind.entry();
        }
        let entries = [
            Self::file_entry,
            Self::edit_entry,
            Self::growth_entry,
            Self::path_entry,
            Self::view_entry,
            Self::trail_entry,
            Self::window_entry,
            Self::looks_entry,
            Self::question_entry,
            Self::help_entry,
        ];
        let entry = entries.into_iter().find_map(|entry| entry(self));
        // Not reached: a test looks up every command.
        entry.unwrap_or(Entry(Menu::Help, "", None, ""))
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
        match self {
            Self::Board(command) => command.in_menu(),
            Self::Walk(_) => false,
            command => !command.is_nudge(),
        }
    }

    pub(super) fn is_nudge(self) -> bool {
        matches!(
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
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{super::view::View, *};

    #[test]
    fn every_command_is_listed_once_with_a_name_a_sentence_and_keys_of_its_own() {
        let commands: HashSet<Command> = Command::ALL.into_iter().collect();
        assert_eq!(commands.len(), Command::ALL.len());
        let mut keys = HashSet::new();
        let homes = |command: Command| match command.home() {
            Some(view) => vec![view],
            None => View::ALL.to_vec(),
        };
        for command in Command::ALL {
            assert!(!command.name().is_empty());
            assert!(!command.help().ends_with('.'), "{}", command.help());
            for key in command.shortcut().iter().chain(command.aliases()) {
                for view in homes(command) {
                    assert!(keys.insert((*key, view)), "{key} is taken twice");
                }
            }
        }
        for kind in ToolKind::ALL {
            assert!(commands.contains(&Command::Tool(kind)));
        }
        for lens in Lens::ALL {
            assert!(commands.contains(&Command::Lens(lens)));
        }
        for how in Arrange::ALL {
            assert!(commands.contains(&Command::Arrange(how)));
        }
        for kind in SnapKind::ALL {
            assert!(commands.contains(&Command::Snap(kind)));
        }
    }
}
