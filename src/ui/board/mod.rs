//! The board: work items as cards, by stop and by path.

mod view;

pub(super) use view::board_ui;
