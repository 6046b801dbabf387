//! Dialogs: what is asked in the middle of the screen.

mod csv;
mod dialog;
mod info;
mod paths;
mod questions;

pub(super) use dialog::{DialogState, dialog_ui};
