//! Talking to the terminal, where a name from a file must not act on it.

use std::{
    fmt::Display,
    io::{self, ErrorKind, Write as _},
    path::Path,
};

use super::failure::Failure;

/// Says something on stderr. Where nobody can read it, nobody is told.
pub(super) fn tell(what: &impl Display) {
    let line = escaped(&what.to_string());
    writeln!(io::stderr(), "throughline: {line}").ok();
}

/// Prints lines that hold names from a file.
pub(super) fn print_lines(lines: &[String]) -> Result<(), Failure> {
    let mut text = String::new();
    for line in lines {
        text.push_str(&escaped(line));
        text.push('\n');
    }
    print(text.as_bytes())
}

/// Prints a result as it is.
pub(super) fn print(bytes: &[u8]) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        // Whoever read it, as `head` does, has enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        Err(error) => {
            let sentence = format!("The result could not be printed: {error}");
            Err(Failure::new(Path::new("-"), &sentence))
        }
        Ok(()) => Ok(()),
    }
}

/// Returns a text in which everything that a terminal would obey is spelled out: control characters,
/// those that turn the direction of writing, and those that end a line.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        let obeyed = letter.is_control()
            || matches!(
                letter,
                '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{206f}'
            );
        if obeyed {
            escaped.extend(letter.escape_default());
        } else {
            escaped.push(letter);
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_spelled_out() {
        let rows = [
            ("Zahlung “決済” 👩‍💻", "Zahlung “決済” 👩‍💻"),
            ("a\tb\nc", "a\\tb\\nc"),
            ("\u{1b}[2J", "\\u{1b}[2J"),
            ("\u{9b}31m\u{7f}", "\\u{9b}31m\\u{7f}"),
            ("safe\u{202e}gpj", "safe\\u{202e}gpj"),
            ("\u{2066}x\u{2069}\u{2028}", "\\u{2066}x\\u{2069}\\u{2028}"),
        ];
        for (text, expected) in rows {
            assert_eq!(escaped(text), expected);
        }
    }
}
