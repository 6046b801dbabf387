//! What can be asked for on the board: its commands, and what its pointer wishes for.

use crate::{
    edit::{Lane, Stand},
    editor::{
        command::Menu,
        entries::Entry,
        keys::{Key, Shortcut},
    },
    model::WorkItemId,
};

use super::{board::BoardOptions, walk::Step};

/// A command that means something on the board only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BoardCommand {
    Add,
    Block,
    Start,
    /// Select the next card.
    Go(Step),
    /// Move the selected cards.
    Move(Step),
}

/// A wish of the board.
#[derive(Clone, Debug, PartialEq)]
pub enum BoardAction {
    /// Cut the board in another way.
    Options(BoardOptions),
    /// Cards are in the hand.
    Carry(Vec<WorkItemId>),
    /// The cards in the hand go here.
    Drop(Stand, Lane),
    /// Type the names of new items here, or no more.
    Adding(Option<(Stand, Lane)>),
    /// A new item where names are typed.
    Add(String),
}

impl BoardCommand {
    pub(in crate::editor) fn entry(self) -> Entry {
        let letter = |letter| Some(Shortcut::plain(Key::Letter(letter)));
        let (name, shortcut, help) = match self {
            Self::Add => ("Add work item", letter('N'), "Type the names of new items"),
            Self::Block => (
                "Block or unblock",
                letter('B'),
                "Mark the selected items as blocked, or let them go on",
            ),
            Self::Start => (
                "Start or set waiting",
                letter('S'),
                "Mark the selected items as worked on, or as waiting",
            ),
            Self::Go(step) => {
                let name = match step {
                    Step::Left => "Card at the left",
                    Step::Right => "Card at the right",
                    Step::Up => "Card above",
                    Step::Down => "Card below",
                };
                let shortcut = Some(Shortcut::plain(arrow(step)));
                (name, shortcut, "Select the next card on the board")
            }
            Self::Move(step) => {
                let (name, help) = match step {
                    Step::Left => ("Move to the column before", "Take the cards one stop back"),
                    Step::Right => ("Move to the next column", "Take the cards one stop on"),
                    Step::Up => ("Move to the lane above", "Take the cards to another lane"),
                    Step::Down => ("Move to the lane below", "Take the cards to another lane"),
                };
                (name, Some(Shortcut::ctrl(arrow(step))), help)
            }
        };
        Entry(Menu::Edit, name, shortcut, help)
    }

    /// Returns whether the menu shows the command; keys alone bring the others.
    pub(in crate::editor) fn in_menu(self) -> bool {
        !matches!(self, Self::Go(_) | Self::Move(_))
    }
}

fn arrow(step: Step) -> Key {
    match step {
        Step::Left => Key::Left,
        Step::Right => Key::Right,
        Step::Up => Key::Up,
        Step::Down => Key::Down,
    }
}
