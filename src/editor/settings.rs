//! What the app hands to the editor: the samples, and the choice of theme.

/// How the window looks, or as the system has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeChoice {
    #[default]
    System,
    Light,
    Dark,
    /// Bright signs on black.
    HighContrast,
    /// Light, larger and with thicker lines, for the back row.
    Projector,
}

/// A sample map that comes with the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    pub title: &'static str,
    pub words: &'static str,
    pub bytes: &'static [u8],
}
