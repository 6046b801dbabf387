//! The disk: opening a map, saving it whole or not at all, and the user's settings.
//!
//! The one floor that touches files. Its errors are sentences without the path, which the caller adds.

mod open;
mod save;
mod settings;

pub use open::{OpenError, Opened, Stamp, open, read_bytes};
pub use save::{Expected, SaveError, Saved, save, write_atomically};
pub use settings::{Settings, Snapping, ThemeChoice};
