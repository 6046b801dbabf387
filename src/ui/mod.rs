//! The only floor that draws.
//!
//! It reads the editor, changes nothing but its own state, and pushes what was wished for.

mod board;
mod dialogs;
mod drag;
mod inspector;
mod ladder;
mod letters;
mod network;
mod outline;
mod palette;
mod shell;
mod shortcuts;
mod theme;
mod tour;
mod visual;
mod welcome;
mod widgets;

pub use board::{BoardState, board_ui};
pub use letters::{Letters, add_fallback, drop_known};
pub use network::{NetworkState, network_ui};
pub use shell::{ViewState, shell_ui};
pub use shortcuts::shortcuts;
pub use theme::{Theme, dress, install};
