//! Keys and shortcuts, by the names that people know them by.

use std::fmt;

/// A key that a shortcut may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// A letter, upper case.
    Letter(char),
    Digit(u8),
    Function(u8),
    Plus,
    Minus,
    Enter,
    Escape,
    Tab,
    Delete,
    Backspace,
    Left,
    Right,
    Up,
    Down,
    OpenBracket,
    CloseBracket,
}

/// A key with what is held beside it. On a Mac, Ctrl is the command key, and Alt the option key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shortcut {
    pub ctrl: bool,
    pub shift: bool,
    pub alt: bool,
    pub key: Key,
}

impl Shortcut {
    pub const fn plain(key: Key) -> Self {
        Self {
            ctrl: false,
            shift: false,
            alt: false,
            key,
        }
    }

    pub const fn ctrl(key: Key) -> Self {
        Self {
            ctrl: true,
            shift: false,
            alt: false,
            key,
        }
    }

    pub const fn shift(key: Key) -> Self {
        Self {
            ctrl: false,
            shift: true,
            alt: false,
            key,
        }
    }

    pub const fn ctrl_shift(key: Key) -> Self {
        Self {
            ctrl: true,
            shift: true,
            alt: false,
            key,
        }
    }

    pub const fn alt(key: Key) -> Self {
        Self {
            ctrl: false,
            shift: false,
            alt: true,
            key,
        }
    }

    /// Returns whether the key writes a letter or moves in a text, so that a field keeps it.
    pub fn belongs_to_text(self) -> bool {
        !self.ctrl && !matches!(self.key, Key::Function(_))
    }
}

impl fmt::Display for Shortcut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("Ctrl+")?;
        }
        if self.alt {
            f.write_str("Alt+")?;
        }
        if self.shift {
            f.write_str("Shift+")?;
        }
        match self.key {
            Key::Letter(letter) => write!(f, "{letter}"),
            Key::Digit(digit) => write!(f, "{digit}"),
            Key::Function(number) => write!(f, "F{number}"),
            Key::Plus => f.write_str("+"),
            Key::Minus => f.write_str("−"),
            Key::Enter => f.write_str("Enter"),
            Key::Escape => f.write_str("Esc"),
            Key::Tab => f.write_str("Tab"),
            Key::Delete => f.write_str("Del"),
            Key::Backspace => f.write_str("Backspace"),
            Key::Left => f.write_str("←"),
            Key::Right => f.write_str("→"),
            Key::Up => f.write_str("↑"),
            Key::Down => f.write_str("↓"),
            Key::OpenBracket => f.write_str("["),
            Key::CloseBracket => f.write_str("]"),
        }
    }
}
