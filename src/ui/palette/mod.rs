//! The palette: one field over all names, notes, tags and commands.

mod rows;
mod view;

pub(super) use view::{PaletteState, palette_ui};
