//! What the library promises, floor by floor.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a panic is a failed test"
)]

mod access;
mod arranging;
mod board;
mod board_menu;
mod cli;
mod clipboard;
mod curves;
mod drawing;
mod editor;
mod edits;
mod empty;
mod figures;
mod files_asked;
mod formats;
mod growth;
mod hand;
mod hands;
mod import;
mod laws;
mod lens;
mod lined_up;
mod load;
mod maps;
mod marks;
mod menus;
mod metro;
mod motion;
mod outline;
mod palette;
#[cfg(feature = "pictures")]
mod pictures;
mod report;
mod routes;
mod schemas;
mod scripts;
mod storage;
mod touch;
mod tour;
mod trail;
mod ui;
mod ui_board;
mod window;
