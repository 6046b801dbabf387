//! The board: work items as cards, by stop and by path.

mod cards;
mod cells;
mod field;
mod heads;
mod layout;
mod menu;
mod nothing;
mod status;
mod view;
mod words;

pub(super) use status::status_ui;
pub(super) use view::board_id;
pub use view::{BoardState, board_ui};
