//! The board without a screen: its columns, lanes and cells, its filter, and how keys walk on it.

#[expect(
    clippy::module_inception,
    reason = "the room is named for its main type"
)]
mod board;
mod columns;
mod command;
mod filter;
mod perform;
mod walk;

pub use board::{
    Board, BoardColumn, BoardCounts, BoardLane, BoardOptions, CellPlace, Columns, Lanes,
};
pub use command::{BoardAction, BoardCommand};
pub use perform::BoardDesk;
pub use walk::Step;
