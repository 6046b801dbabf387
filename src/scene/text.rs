//! Text measured by the advances of the embedded fonts, so that every output breaks it alike.

use std::{collections::HashMap, sync::LazyLock};

use ttf_parser::Face;

/// A weight of the embedded family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Weight {
    Regular,
    Medium,
    SemiBold,
}

/// What one font says of the width of letters, in ems.
struct Advances {
    latin: [f32; 128],
    others: HashMap<char, f32>,
}

/// Returns the embedded font of a weight: Inter, under the SIL Open Font License.
pub fn font_bytes(weight: Weight) -> &'static [u8] {
    match weight {
        Weight::Regular => include_bytes!("../../assets/fonts/Inter-Regular.otf"),
        Weight::Medium => include_bytes!("../../assets/fonts/Inter-Medium.otf"),
        Weight::SemiBold => include_bytes!("../../assets/fonts/Inter-SemiBold.otf"),
    }
}

/// Returns the width of a line of text at this font size.
pub fn width(text: &str, size: f64, weight: Weight) -> f64 {
    let advances = advances(weight);
    let ems: f32 = text.chars().map(|letter| advances.of(letter)).sum();
    f64::from(ems) * size
}

/// Breaks a text into at most `n_lines` lines of this width, the last with an ellipsis if something
/// is left. It breaks at spaces and after hyphens, slashes and underscores; within a word only where
/// the word is wider than a line.
pub fn wrap(text: &str, size: f64, weight: Weight, width_max: f64, n_lines: usize) -> Vec<String> {
    let fits = |line: &str| width(line, size, weight) <= width_max;
    let mut lines: Vec<String> = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in words(paragraph) {
            let longer = format!("{line}{word}");
            if fits(longer.trim_end()) {
                line = longer;
                continue;
            }
            if !line.trim().is_empty() {
                lines.push(line.trim_end().to_owned());
            }
            if lines.len() > n_lines {
                break;
            }
            line = break_word(word, &mut lines, n_lines, &fits);
        }
        lines.push(line.trim_end().to_owned());
        if lines.len() > n_lines {
            break;
        }
    }
    if lines.len() > n_lines {
        lines.truncate(n_lines);
        if let Some(last) = lines.last_mut() {
            *last = with_ellipsis(last, &fits);
        }
    }
    lines
}

/// Pushes as many full lines of an overlong word as there are, and returns its rest.
fn break_word(
    word: &str,
    lines: &mut Vec<String>,
    n_lines: usize,
    fits: &impl Fn(&str) -> bool,
) -> String {
    let mut rest = String::new();
    for letter in word.chars() {
        rest.push(letter);
        if !fits(rest.trim_end()) && rest.chars().count() > 1 {
            rest.pop();
            lines.push(std::mem::take(&mut rest));
            rest.push(letter);
            if lines.len() > n_lines {
                break;
            }
        }
    }
    rest
}

fn with_ellipsis(line: &str, fits: &impl Fn(&str) -> bool) -> String {
    let mut kept = line.to_owned();
    loop {
        let shortened = format!("{}…", kept.trim_end());
        if fits(&shortened) || kept.is_empty() {
            return shortened;
        }
        kept.pop();
    }
}

/// Returns the parts between which a line may break, each with the space or sign that ends it.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive([' ', '-', '/', '_', '\u{200b}'])
}

fn advances(weight: Weight) -> &'static Advances {
    static REGULAR: LazyLock<Advances> = LazyLock::new(|| Advances::read(Weight::Regular));
    static MEDIUM: LazyLock<Advances> = LazyLock::new(|| Advances::read(Weight::Medium));
    static SEMI_BOLD: LazyLock<Advances> = LazyLock::new(|| Advances::read(Weight::SemiBold));
    match weight {
        Weight::Regular => &REGULAR,
        Weight::Medium => &MEDIUM,
        Weight::SemiBold => &SEMI_BOLD,
    }
}

impl Advances {
    fn read(weight: Weight) -> Self {
        let mut latin = [0.6; 128];
        let mut others = HashMap::new();
        if let Ok(face) = Face::parse(font_bytes(weight), 0) {
            let unit = f32::from(face.units_per_em());
            let advance = |letter: char| {
                let glyph = face.glyph_index(letter)?;
                Some(f32::from(face.glyph_hor_advance(glyph)?) / unit)
            };
            for (letter, known) in ('\0'..).zip(&mut latin) {
                *known = advance(letter).unwrap_or(0.0);
            }
            // What names are written in: Latin, Greek, Cyrillic and punctuation.
            let ranges = [
                '\u{80}'..='\u{52f}',
                '\u{1e00}'..='\u{20cf}',
                '\u{2190}'..='\u{22ff}',
            ];
            for letter in ranges.into_iter().flatten() {
                others.extend(advance(letter).map(|width| (letter, width)));
            }
        }
        Self { latin, others }
    }

    /// Returns the width of a letter. One that the font lacks comes from another font of the system:
    /// an em is the width of the widest scripts.
    fn of(&self, letter: char) -> f32 {
        match self.latin.get(letter as usize) {
            Some(width) => *width,
            None => self.others.get(&letter).copied().unwrap_or(1.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_broken_at_spaces_and_ends_with_an_ellipsis() {
        let rows: [(&str, f64, usize, &[&str]); 8] = [
            ("Checkout", 100.0, 3, &["Checkout"]),
            ("Search & browse", 70.0, 3, &["Search &", "browse"]),
            ("govuk-content-apis", 90.0, 3, &["govuk-", "content-apis"]),
            ("Ab cd ef gh ij kl mn", 50.0, 2, &["Ab cd", "ef gh…"]),
            ("Incomprehensibilities", 60.0, 2, &["Incompr", "ehensi…"]),
            ("", 60.0, 3, &[""]),
            ("a\nb", 60.0, 3, &["a", "b"]),
            ("決済決済決済", 30.0, 3, &["決済", "決済", "決済"]),
        ];
        for (text, width, n_lines, expected) in rows {
            let lines = wrap(text, 14.0, Weight::SemiBold, width, n_lines);
            let expected: Vec<&str> = expected.to_vec();
            if text.is_empty() {
                assert!(lines.concat().is_empty());
            } else {
                assert_eq!(lines, expected, "{text}");
            }
        }
    }

    #[test]
    fn no_line_is_wider_than_asked_for() {
        let text = "Some words, andanextraordinarilylongone in the middle of it—and a dash/slash";
        for size in [9.0, 14.0, 30.0] {
            for n_lines in 1..6 {
                for line in wrap(text, size, Weight::Regular, 90.0, n_lines) {
                    assert!(width(&line, size, Weight::Regular) <= 90.0, "{line}");
                }
            }
        }
    }

    #[test]
    fn a_heavier_weight_is_wider() {
        let of = |weight| width("Platform engineering", 14.0, weight);
        assert!(of(Weight::Regular) < of(Weight::Medium));
        assert!(of(Weight::Medium) < of(Weight::SemiBold));
    }
}
