//! The order in which the letters of a line are seen, for scripts that run from right to left.
//!
//! What lays text out shapes each word in the direction of its script, so that Arabic joins and Hebrew
//! runs the right way; but it sets words, numbers and signs one after the other from the left. So they
//! are put in the order in which the eye meets them from the left, the letters of a word left as they are.
//! Fields keep the order of typing: their cursor counts letters.

use std::borrow::Cow;

use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};

use crate::scene::{Weight, wrap};

/// Keeps what stands beside each other from being shaped as one word; it has no width.
const APART: char = '\u{200b}';

/// Returns a text as it is to be laid out from left to right, line by line.
pub(super) fn visual(text: &str) -> Cow<'_, str> {
    if !runs_left(text) {
        return Cow::Borrowed(text);
    }
    let mut seen = String::with_capacity(text.len() + 8);
    for (i, line) in text.split('\n').enumerate() {
        if i > 0 {
            seen.push('\n');
        }
        put_line(line, &mut seen);
    }
    Cow::Owned(seen)
}

/// Returns a line as it is to be laid out in so much room: what runs from the right is cut at its own
/// end, which a layout from the left would not find.
pub(super) fn visual_within(line: &str, size: f32, weight: Weight, room: f32) -> Cow<'_, str> {
    if !runs_left(line) {
        return Cow::Borrowed(line);
    }
    let cut = wrap(line, size.into(), weight, room.into(), 1).concat();
    Cow::Owned(visual(&cut).into_owned())
}

/// Returns whether a text holds anything that runs from right to left.
pub(super) fn runs_left(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(is_right_to_left)
}

fn is_right_to_left(letter: char) -> bool {
    matches!(letter,
        '\u{590}'..='\u{8ff}'
        | '\u{200f}' | '\u{202b}' | '\u{202e}' | '\u{2067}'
        | '\u{fb1d}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}'
        | '\u{1e800}'..='\u{1efff}')
}

fn put_line(line: &str, seen: &mut String) {
    let info = BidiInfo::new(line, None);
    let Some(paragraph) = info.paragraphs.first() else {
        return;
    };
    let (levels, runs) = info.visual_runs(paragraph, paragraph.range.clone());
    let mut begins = true;
    for run in runs {
        let from_right = levels.get(run.start).is_some_and(Level::is_rtl);
        let mut pieces = pieces(line.get(run).unwrap_or_default());
        if from_right {
            pieces.reverse();
        }
        for piece in pieces {
            let after_space = seen.ends_with(' ') || piece == " ";
            if !begins && !after_space {
                seen.push(APART);
            }
            begins = false;
            match single(piece).filter(|_| from_right) {
                Some(sign) => seen.push(mirrored(sign)),
                None => seen.push_str(piece),
            }
        }
    }
}

/// Splits a run into what is laid out as one: words of letters from right to left, words of others, and
/// each sign and each digit of a right-to-left script alone.
fn pieces(run: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut last = None;
    for (at, letter) in run.char_indices() {
        let kind = Kind::of(letter, last);
        if at > 0 && (kind == Kind::Alone || last != Some(kind)) {
            pieces.extend(run.get(start..at));
            start = at;
        }
        last = Some(kind);
    }
    pieces.extend(run.get(start..).filter(|rest| !rest.is_empty()));
    pieces
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    FromRight,
    FromLeft,
    Alone,
}

impl Kind {
    fn of(letter: char, last: Option<Self>) -> Self {
        match bidi_class(letter) {
            BidiClass::R | BidiClass::AL => Self::FromRight,
            // Marks and joiners belong to the letter before them.
            BidiClass::NSM | BidiClass::BN => last.unwrap_or(Self::Alone),
            _ if is_right_to_left(letter) => Self::Alone,
            BidiClass::L | BidiClass::EN => Self::FromLeft,
            _ => Self::Alone,
        }
    }
}

fn single(piece: &str) -> Option<char> {
    let mut letters = piece.chars();
    let first = letters.next();
    first.filter(|_| letters.next().is_none())
}

/// Returns the sign that stands for this one where text runs from right to left.
fn mirrored(sign: char) -> char {
    const PAIRS: [(char, char); 6] = [
        ('(', ')'),
        ('[', ']'),
        ('{', '}'),
        ('<', '>'),
        ('«', '»'),
        ('‹', '›'),
    ];
    let pair = PAIRS.iter().find_map(|(left, right)| match sign {
        sign if sign == *left => Some(*right),
        sign if sign == *right => Some(*left),
        _ => None,
    });
    pair.unwrap_or(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_put_in_the_order_in_which_they_are_seen() {
        // The letters of a word stay in the order of reading: the shaper turns them.
        let rows = [
            ("Checkout", "Checkout"),
            ("決済チーム", "決済チーム"),
            ("צוות", "צוות"),
            ("צוות תשלומים", "תשלומים צוות"),
            ("فريق الدفع", "الدفع فريق"),
            ("Team אבג 7", "Team 7 אבג"),
            ("Team אבג גדה x", "Team גדה אבג x"),
            ("אבג Team 12", "Team 12 אבג"),
            ("אבג (API)", "(API) אבג"),
            ("צוות – תשלומים", "תשלומים – צוות"),
            ("דרך\nצוות תשלומים", "דרך\nתשלומים צוות"),
            ("صوت٧٨", "٧٨صوت"),
            ("دعم،فريق", "فريق،دعم"),
            ("", ""),
        ];
        for (typed, expected) in rows {
            let seen: String = visual(typed).chars().filter(|one| *one != APART).collect();
            assert_eq!(seen, expected, "{typed}");
        }
    }

    #[test]
    fn what_one_font_would_shape_as_one_word_is_kept_apart() {
        for (typed, expected) in [
            ("دعم،فريق", "فريق\u{200b}،\u{200b}دعم"),
            ("صوت۷۸", "۷\u{200b}۸\u{200b}صوت"),
            ("a אב ג", "a ג אב"),
        ] {
            assert_eq!(visual(typed), expected, "{typed}");
        }
    }

    #[test]
    fn what_does_not_fit_is_cut_at_the_end_of_reading() {
        let cut = visual_within("צוות תשלומים גדול", 12.0, Weight::Regular, 80.0);
        assert!(cut.starts_with('…') || cut.starts_with(APART), "{cut}");
        assert!(cut.ends_with("צוות"), "{cut}");
        let line = "A long line of plain words";
        assert_eq!(visual_within(line, 12.0, Weight::Regular, 20.0), line);
    }
}
