//! The one list of commands: it feeds the menu, the keys and the help.

use crate::{model::RecordId, scene::Heading};

use super::{
    board::{BoardCommand, Step},
    editor::{Editor, Screen},
    entries::Entry,
    keys::{Key, Shortcut},
    lens::Lens,
    tools::ToolKind,
    view::View,
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
    Palette,
    Tool(ToolKind),
    Board(BoardCommand),
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

impl Command {
    /// Every command, in the order of the menus.
    pub const ALL: [Self; 93] = [
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
        Self::PathsFromText,
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
        Self::Tool(ToolKind::Path),
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
        let entries = [
            Self::file_entry,
            Self::edit_entry,
            Self::growth_entry,
            Self::path_entry,
            Self::view_entry,
            Self::trail_entry,
            Self::window_entry,
            Self::question_entry,
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

    fn is_nudge(self) -> bool {
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

    /// Returns the one view that the command belongs to; none for one that is the same in every view.
    ///
    /// A key may mean one thing in one view and another in the next.
    pub fn home(self) -> Option<View> {
        if let Self::Board(_) = self {
            return Some(View::Board);
        }
        let on_canvas = matches!(
            self,
            Self::Tool(_)
                | Self::Lens(_)
                | Self::NextLens
                | Self::Minimap
                | Self::StopEarlier
                | Self::StopLater
                | Self::ContinuePath
                | Self::GrowRight
                | Self::GrowBelow
                | Self::Copy
                | Self::Cut
                | Self::Paste
                | Self::Duplicate
                | Self::Group
                | Self::ZoomIn
                | Self::ZoomOut
                | Self::ZoomActual
                | Self::FitAll
                | Self::FitSelection
                | Self::Walk(_)
        );
        (on_canvas || self.is_nudge()).then_some(View::Network)
    }

    /// Returns whether the command would do something now.
    pub fn enabled(self, editor: &Editor) -> bool {
        let has_map = editor.screen() == Screen::Map;
        if has_map && self.home().is_some_and(|home| home != editor.view()) {
            return false;
        }
        let selection = editor.selection();
        match self {
            Self::New
            | Self::Open
            | Self::OpenByPath
            | Self::ImportCsv
            | Self::ImportCsvByPath
            | Self::Quit
            | Self::Theme
            | Self::Palette
            | Self::Keys
            | Self::About
            | Self::Cancel => true,
            Self::Undo => has_map && editor.can_undo(),
            Self::Redo => has_map && editor.document().history().redo_label().is_some(),
            Self::Rename => {
                let single = selection.single();
                has_map && single.is_some_and(|id| editor.can_name(id))
            }
            // What was selected on the network is not taken away where it cannot be seen.
            Self::Delete if editor.view() == View::Board => {
                has_map
                    && selection.iter().all(|id| editor.view().shows(id))
                    && !selection.is_empty()
            }
            Self::Delete | Self::FitSelection => has_map && !selection.is_empty(),
            Self::Back => has_map && editor.can_go_back(),
            Self::Forward => has_map && editor.can_go_forward(),
            Self::GrowRight | Self::GrowBelow => has_map && editor.can_grow(),
            Self::Copy | Self::Cut | Self::Duplicate | Self::Group => has_map && editor.can_copy(),
            Self::Reverse => has_map && selection.iter().any(is_relation),
            Self::StopEarlier | Self::StopLater => {
                has_map && matches!(selection.single(), Some(RecordId::Stop(_)))
            }
            Self::ContinuePath => {
                let single = selection.single();
                has_map && matches!(single, Some(RecordId::Path(_) | RecordId::Stop(_)))
            }
            Self::DragPanel => editor.shows_drag() || (has_map && editor.dragged_team().is_some()),
            Self::EndPaths => has_map && editor.can_end_paths(),
            Self::Board(BoardCommand::Block | BoardCommand::Start | BoardCommand::Move(_)) => {
                has_map && editor.selected_items().next().is_some()
            }
            nudge if nudge.is_nudge() => has_map && selection.placed().next().is_some(),
            _ => has_map,
        }
    }
}

fn is_relation(id: RecordId) -> bool {
    matches!(id, RecordId::Relation(_))
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
    }
}
