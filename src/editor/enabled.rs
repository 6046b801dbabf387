//! Where a command belongs, and when it would do something.

use crate::model::RecordId;

use super::{
    board::BoardCommand,
    command::Command,
    editor::{Editor, Screen},
    view::View,
};

impl Command {
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
                | Self::Arrange(_)
                | Self::Snap(_)
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
            | Self::Tour
            | Self::About
            | Self::Cancel => true,
            Self::LargerText | Self::SmallerText | Self::UsualText | Self::ReduceMotion => {
                editor.can_change_looks(self)
            }
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
            Self::Arrange(how) => has_map && editor.can_arrange(how),
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
