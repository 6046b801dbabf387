//! Text measured by the advances of the embedded fonts, so that every output breaks it alike.

use std::{collections::HashMap, sync::LazyLock};

use ttf_parser::Face;
use unicode_general_category::{GeneralCategory, get_general_category};
use unicode_segmentation::UnicodeSegmentation as _;

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
/// is left. It breaks at spaces, after hyphens, slashes and underscores, and between the signs of
/// Chinese and Japanese; within a word only where the word is wider than a line, and never within what
/// is read as one sign.
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
    for sign in word.graphemes(true) {
        let n_before = rest.len();
        rest.push_str(sign);
        if !fits(rest.trim_end()) && n_before > 0 {
            rest.truncate(n_before);
            lines.push(std::mem::take(&mut rest));
            rest.push_str(sign);
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
        let last = kept.grapheme_indices(true).next_back();
        kept.truncate(last.map_or(0, |(at, _)| at));
    }
}

/// Returns the parts between which a line may break, each with the space or sign that ends it.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split_inclusive([' ', '-', '/', '_', '\u{200b}']);
    words.flat_map(signs)
}

/// Splits a word where Chinese and Japanese may break, which have no spaces.
fn signs(word: &str) -> impl Iterator<Item = &str> {
    let mut left = word;
    std::iter::from_fn(move || {
        let at = end_of_first(left);
        let (first, rest) = left.split_at_checked(at).filter(|_| at > 0)?;
        left = rest;
        Some(first)
    })
}

fn end_of_first(word: &str) -> usize {
    if word.is_ascii() {
        return word.len();
    }
    let mut pairs = word.chars().zip(word.char_indices().skip(1));
    let first = pairs.find(|(before, (_, after))| breaks_between(*before, *after));
    first.map_or(word.len(), |(_, (at, _))| at)
}

/// Returns whether a line may end between two letters that no space parts: beside a sign of Chinese or
/// Japanese, but neither before what closes or goes with the sign before it, nor behind what opens.
fn breaks_between(before: char, after: char) -> bool {
    const BOUND_TO_BEFORE: &str = "、。，．・：；？！ー～…‥々ゝゞヽヾ）］｝〉》」』】〕〗〙\
         ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ%,.:;?!)]}\"'’”";
    const BOUND_TO_AFTER: &str = "（［｛〈《「『【〔〖〘([{\"'‘“";
    (is_ideographic(before) || is_ideographic(after))
        && !is_part_of_the_last(after)
        && after != ' '
        && !BOUND_TO_BEFORE.contains(after)
        && !BOUND_TO_AFTER.contains(before)
}

fn is_ideographic(letter: char) -> bool {
    matches!(letter,
        '\u{2e80}'..='\u{312f}'
        | '\u{31c0}'..='\u{a4cf}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ffef}'
        | '\u{20000}'..='\u{3ffff}')
}

/// Returns whether a letter stands on the one before it, or joins it, and has no width of its own.
fn is_part_of_the_last(letter: char) -> bool {
    matches!(
        get_general_category(letter),
        GeneralCategory::NonspacingMark | GeneralCategory::EnclosingMark | GeneralCategory::Format
    )
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

    /// Returns the width of a letter. One that the font lacks comes from another font of the system.
    fn of(&self, letter: char) -> f32 {
        let own = self.latin.get(letter as usize).copied();
        let own = own.or_else(|| self.others.get(&letter).copied());
        own.unwrap_or_else(|| foreign(letter))
    }
}

/// Returns the width of a letter of a script that the embedded fonts do not have, in ems: the usual one of
/// a word in the usual fonts, rather more than less. What comes out wider yet, the window draws smaller.
fn foreign(letter: char) -> f32 {
    match letter {
        _ if is_part_of_the_last(letter) => 0.0,
        // Hebrew, Arabic and their neighbors, whose letters are narrower joined than alone; Thai and Lao.
        '\u{590}'..='\u{8ff}'
        | '\u{e00}'..='\u{eff}'
        | '\u{fb1d}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefc}' => 0.68,
        // Tamil is wider than the other scripts of India.
        '\u{b80}'..='\u{bff}' => 1.05,
        '\u{900}'..='\u{dff}' => 0.8,
        // Pictures such as a rocket.
        '\u{2600}'..='\u{27bf}' | '\u{1f000}'..='\u{1faff}' => 1.4,
        // Those of Chinese, Japanese and Korean fill a square.
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_broken_at_spaces_and_ends_with_an_ellipsis() {
        let rows: [(&str, f64, usize, &[&str]); 15] = [
            ("Checkout", 100.0, 3, &["Checkout"]),
            ("Search & browse", 70.0, 3, &["Search &", "browse"]),
            ("govuk-content-apis", 90.0, 3, &["govuk-", "content-apis"]),
            ("Ab cd ef gh ij kl mn", 50.0, 2, &["Ab cd", "ef gh…"]),
            ("Incomprehensibilities", 60.0, 2, &["Incompr", "ehensi…"]),
            ("", 60.0, 3, &[""]),
            ("a\nb", 60.0, 3, &["a", "b"]),
            ("決済決済決済", 30.0, 3, &["決済", "決済", "決済"]),
            // No spaces: beside each sign, but not before what goes with the one before it.
            ("Pay 決済チーム", 60.0, 3, &["Pay 決済", "チーム"]),
            ("承認を待つ。次へ", 70.0, 3, &["承認を待", "つ。次へ"]),
            ("聞く「なぜ」と", 42.0, 3, &["聞く", "「な", "ぜ」と"]),
            ("결제 담당팀", 45.0, 3, &["결제", "담당팀"]),
            // What is read as one sign stays whole: a family, a flag, a letter with its marks.
            ("👩‍👩‍👧👩‍👩‍👧", 60.0, 3, &["👩‍👩‍👧", "👩‍👩‍👧"]),
            ("🇯🇵🇰🇷", 30.0, 3, &["🇯🇵", "🇰🇷"]),
            ("क्षिक्षि", 26.0, 3, &["क्षि", "क्षि"]),
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
