//! What the library promises, floor by floor.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a panic is a failed test"
)]

mod edits;
mod formats;
mod laws;
mod maps;
