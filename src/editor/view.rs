//! Views: the ways to look at one map.

use super::command::Command;

/// A way to look at the map. What is selected in one view is selected in all.
///
/// It is no part of the document: it is neither undone nor saved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum View {
    #[default]
    Network,
    Board,
}

impl View {
    /// Every view, in the order of the switch.
    pub const ALL: [Self; 2] = [Self::Network, Self::Board];

    pub fn name(self) -> &'static str {
        match self {
            Self::Network => "Network",
            Self::Board => "Board",
        }
    }

    /// Returns the command that shows the view.
    pub fn command(self) -> Command {
        match self {
            Self::Network => Command::ShowNetwork,
            Self::Board => Command::ShowBoard,
        }
    }
}
