//! How the window looks and moves: the commands, and what they are called.

use super::{
    Editor,
    command::{Command, Menu},
    entries::Entry,
    files::Request,
    keys::{Key, Shortcut},
    settings::{Looks, Motion, TextSize, ThemeChoice},
};

impl Editor {
    /// Takes on other looks, and asks for them to be shown and kept.
    pub(super) fn wear(&mut self, looks: Looks) {
        self.looks = looks;
        self.requests.push(Request::SaveSettings);
    }

    /// Does what a command about the looks says.
    pub(super) fn run_on_looks(&mut self, command: Command) {
        let mut looks = self.looks;
        let size = looks.text_size;
        match command {
            Command::Theme => {
                looks.theme = match looks.theme {
                    ThemeChoice::System => ThemeChoice::Light,
                    ThemeChoice::Light => ThemeChoice::Dark,
                    ThemeChoice::Dark => ThemeChoice::HighContrast,
                    ThemeChoice::HighContrast => ThemeChoice::Projector,
                    ThemeChoice::Projector => ThemeChoice::System,
                }
            }
            Command::LargerText => looks.text_size = size.larger().unwrap_or(size),
            Command::SmallerText => looks.text_size = size.smaller().unwrap_or(size),
            Command::UsualText => looks.text_size = TextSize::default(),
            Command::ReduceMotion => looks.motion = looks.motion.turned(),
            _ => {}
        }
        self.wear(looks);
    }

    /// Returns whether a command about the looks would change them.
    pub(super) fn can_change_looks(&self, command: Command) -> bool {
        let size = self.looks.text_size;
        match command {
            Command::LargerText => size.larger().is_some(),
            Command::SmallerText => size.smaller().is_some(),
            Command::UsualText => size != TextSize::default(),
            _ => true,
        }
    }

    /// Returns whether the camera is to jump and nothing is to fade.
    pub fn reduces_motion(&self) -> bool {
        self.looks.motion == Motion::Still
    }
}

impl Command {
    /// The commands about the looks of the window.
    pub(super) fn looks_entry(self) -> Option<Entry> {
        let (name, shortcut, help) = match self {
            Self::Theme => (
                "Theme",
                Some(Shortcut::ctrl_shift(Key::Letter('L'))),
                "Change between light, dark, high contrast, projector and the system's choice",
            ),
            Self::LargerText => (
                "Larger text",
                Some(Shortcut::alt(Key::Plus)),
                "Make everything in the window larger",
            ),
            Self::SmallerText => (
                "Smaller text",
                Some(Shortcut::alt(Key::Minus)),
                "Make everything in the window smaller",
            ),
            Self::UsualText => (
                "Usual text size",
                Some(Shortcut::alt(Key::Digit(0))),
                "Make everything in the window as large as usual",
            ),
            Self::ReduceMotion => (
                "Reduce motion",
                None,
                "Let the map jump to where it goes, and nothing fade",
            ),
            _ => return None,
        };
        Some(Entry(Menu::View, name, shortcut, help))
    }
}
