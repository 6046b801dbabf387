//! Which of the faces of a system draw letters best: upright, regular and plain, as few as will do.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::RangeInclusive,
};

/// What a face is called and how it looks.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Look {
    pub(super) family: String,
    pub(super) weight: u16,
    pub(super) slanted: bool,
    pub(super) narrow: bool,
    pub(super) monospaced: bool,
}

/// A face that may be chosen, and what it can draw of what was asked.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Candidate<K> {
    pub(super) key: K,
    pub(super) look: Look,
    pub(super) drawn: BTreeSet<char>,
}

/// The language whose forms of the Han signs are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tongue {
    Japanese,
    Korean,
    Simplified,
    Traditional,
}

impl Tongue {
    /// Returns the language of a locale such as `ja_JP.UTF-8`, where it writes Han signs.
    pub(super) fn of_locale(locale: &str) -> Option<Self> {
        let locale = locale.to_lowercase().replace('-', "_");
        let language = locale.split(['_', '.', '@']).next()?;
        let traditional = ["tw", "hk", "mo", "hant"];
        match language {
            "ja" => Some(Self::Japanese),
            "ko" => Some(Self::Korean),
            "zh" if traditional.iter().any(|place| locale.contains(place)) => {
                Some(Self::Traditional)
            }
            "zh" => Some(Self::Simplified),
            _ => None,
        }
    }

    /// Returns the language that letters speak for.
    pub(super) fn of_letters(letters: &BTreeSet<char>) -> Self {
        let any = |from, to| letters.range(from..=to).next().is_some();
        if any('\u{3040}', '\u{30ff}') {
            Self::Japanese
        } else if any('\u{ac00}', '\u{d7a3}') {
            Self::Korean
        } else if any('\u{3100}', '\u{312f}') {
            Self::Traditional
        } else {
            Self::Simplified
        }
    }

    /// Parts of the names of families that draw the forms of this language.
    fn names(self) -> &'static [&'static str] {
        match self {
            Self::Japanese => &[
                " jp ",
                "yu gothic",
                "meiryo",
                "hiragino",
                "ms gothic",
                "ipa",
                "takao",
            ],
            Self::Korean => &[
                " kr ",
                "malgun",
                "gothic neo",
                "nanum",
                "baekmuk",
                "gulim",
                "dotum",
            ],
            Self::Simplified => &[
                " sc ",
                "yahei",
                "simhei",
                "wenquanyi",
                "han sans cn",
                "simsun",
            ],
            Self::Traditional => &[" tc ", " hk ", "jhenghei", "mingliu", "han sans tw"],
        }
    }
}

/// Returns the faces that draw these letters, the best first; each is there once, and only if it adds
/// something.
pub(super) fn choose<K: Clone>(
    wanted: &BTreeSet<char>,
    candidates: &[Candidate<K>],
    tongue: Tongue,
) -> Vec<K> {
    let mut left = wanted.clone();
    let mut chosen = Vec::new();
    while let Some(first) = left.first().copied() {
        let block = Block::of(first);
        let asked: BTreeSet<char> = left
            .iter()
            .copied()
            .filter(|letter| Block::of(*letter) == block)
            .collect();
        let known = asked_about(&asked);
        let rated = candidates.iter().filter_map(|face| {
            let n_drawn = asked.intersection(&face.drawn).count();
            let n_known = known.intersection(&face.drawn).count();
            let share = 100 * n_drawn / asked.len() + 100 * n_known / known.len().max(1);
            let share = i64::try_from(share).unwrap_or_default();
            (n_drawn > 0).then(|| (share - oddity(&face.look, &block, tongue), face))
        });
        // Of two alike the one whose name comes first, so that the choice is the same each time.
        let best = rated.min_by(|(one, a), (other, b)| {
            other
                .cmp(one)
                .then_with(|| a.look.family.cmp(&b.look.family))
        });
        match best {
            Some((_, face)) => {
                left.retain(|letter| !face.drawn.contains(letter));
                chosen.push(face.key.clone());
            }
            // No font has these.
            None => left.retain(|letter| !asked.contains(letter)),
        }
    }
    chosen
}

/// Returns the letters to ask a face about: those that are wanted, and some of what is written with them,
/// so that a face is found that will have the next ones too.
pub(super) fn asked_about(wanted: &BTreeSet<char>) -> BTreeSet<char> {
    let mut blocks: BTreeMap<u32, Block> = BTreeMap::new();
    for letter in wanted {
        let block = Block::of(*letter);
        blocks.insert(*block.common.start(), block);
    }
    let samples = blocks.into_values().flat_map(|block| {
        let codes = block.common.step_by(block.step);
        codes.filter_map(char::from_u32)
    });
    wanted.iter().copied().chain(samples).collect()
}

/// Letters that are written together.
#[derive(Clone, Debug, PartialEq)]
struct Block {
    /// The common ones, and how far apart those are that stand for all.
    common: RangeInclusive<u32>,
    step: usize,
    is_han: bool,
}

impl Block {
    fn of(letter: char) -> Self {
        let code = u32::from(letter);
        let (common, step, is_han) = match code {
            0x3040..=0x30ff | 0x31f0..=0x31ff | 0xff00..=0xffef => (0x3041..=0x30ff, 3, true),
            0x1100..=0x11ff | 0x3130..=0x318f | 0xac00..=0xd7a3 => (0xac00..=0xd7a3, 101, true),
            0x2e80..=0x303f | 0x3100..=0x312f | 0x3400..=0x9fff | 0xf900..=0xfaff => {
                (0x4e00..=0x9fff, 97, true)
            }
            0x2_0000..=0x3_ffff => (0x4e00..=0x9fff, 97, true),
            0x0600..=0x06ff
            | 0x0750..=0x077f
            | 0x08a0..=0x08ff
            | 0xfb50..=0xfdff
            | 0xfe70..=0xfeff => (0x0600..=0x06ff, 1, false),
            0x0590..=0x05ff | 0xfb1d..=0xfb4f => (0x05d0..=0x05ea, 1, false),
            0x1_f000..=0x1_faff | 0x2600..=0x27bf => (0x1_f300..=0x1_faff, 7, false),
            _ => {
                let start = code - code % 0x80;
                (start..=start + 0x7f, 1, false)
            }
        };
        Self {
            common,
            step,
            is_han,
        }
    }
}

/// Returns how far a face is from a regular one without serifs, in the forms of the language.
fn oddity(look: &Look, block: &Block, tongue: Tongue) -> i64 {
    let family = format!("{} ", look.family.to_lowercase());
    let named = |parts: &[&str]| parts.iter().any(|part| family.contains(part));
    let mut oddity = i64::from(look.weight.abs_diff(400)) / 10;
    let odd = [
        (look.slanted, 60),
        (look.narrow || named(&["condensed", "narrow"]), 20),
        (look.monospaced || named(&["mono"]), 15),
        (
            named(&["serif", "mincho", "ming", "song", "batang", "times"]),
            30,
        ),
        (
            named(&[
                "rashi", "nastaliq", "kufi", "looped", "display", "symbols", "unifont",
            ]),
            30,
        ),
        (!named(&["sans", "gothic", " ui", "arial", "helvetica"]), 8),
        (block.is_han && !named(tongue.names()), 40),
    ];
    for (is_so, how_odd) in odd {
        oddity += if is_so { how_odd } else { 0 };
    }
    oddity
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A face that draws all of these letters and, with `…`, all that is written with them.
    fn face(family: &'static str, letters: &str) -> Candidate<&'static str> {
        let mut drawn: BTreeSet<char> = letters.chars().filter(|letter| *letter != '…').collect();
        if letters.contains('…') {
            drawn = asked_about(&drawn);
        }
        Candidate {
            key: family,
            look: Look {
                family: family.to_owned(),
                weight: if family.contains("Bold") { 700 } else { 400 },
                slanted: family.contains("Italic"),
                narrow: false,
                monospaced: false,
            },
            drawn,
        }
    }

    fn check(
        wanted: &str,
        tongue: Tongue,
        faces: &[Candidate<&'static str>],
        expected: &[&'static str],
    ) {
        let wanted = wanted.chars().collect();
        assert_eq!(choose(&wanted, faces, tongue), expected, "{wanted:?}");
    }

    #[test]
    fn a_plain_upright_regular_face_is_taken() {
        let faces = [
            face("Rashi Sans Hebrew", "א…"),
            face("Noto Serif Hebrew", "א…"),
            face("Noto Sans Hebrew Bold", "א…"),
            face("Noto Sans Hebrew Italic", "א…"),
            face("Noto Sans Mono", "א…"),
            face("Noto Sans Hebrew", "א…"),
        ];
        check("צוות", Tongue::Simplified, &faces, &["Noto Sans Hebrew"]);
    }

    #[test]
    fn a_face_that_has_more_of_the_script_is_taken() {
        let faces = [face("A Sans", "فر"), face("B Sans", "ف…")];
        check("فر", Tongue::Simplified, &faces, &["B Sans"]);
    }

    #[test]
    fn there_are_no_more_faces_than_needed_and_each_is_there_once() {
        let cjk = face("Noto Sans CJK JP", "決済チームカ한…");
        let faces = [
            face("Hangul Sans", "한…"),
            cjk,
            face("Noto Sans Devanagari", "भ…"),
        ];
        check(
            "決済チーム한भ",
            Tongue::Japanese,
            &faces,
            &["Noto Sans Devanagari", "Noto Sans CJK JP"],
        );
    }

    #[test]
    fn signs_of_han_have_the_forms_of_the_language() {
        let names = [
            "Noto Sans CJK HK",
            "Noto Sans CJK JP",
            "Noto Sans CJK KR",
            "Noto Sans CJK SC",
        ];
        let faces = names.map(|name| face(name, "決支付カ한…"));
        for (tongue, expected) in [
            (Tongue::Japanese, "Noto Sans CJK JP"),
            (Tongue::Korean, "Noto Sans CJK KR"),
            (Tongue::Simplified, "Noto Sans CJK SC"),
            (Tongue::Traditional, "Noto Sans CJK HK"),
        ] {
            check("支付", tongue, &faces, &[expected]);
        }
    }

    #[test]
    fn the_language_is_that_of_the_locale_or_of_the_letters() {
        let rows = [
            ("ja_JP.UTF-8", Some(Tongue::Japanese)),
            ("ko", Some(Tongue::Korean)),
            ("zh-Hant-TW", Some(Tongue::Traditional)),
            ("zh_HK.UTF-8", Some(Tongue::Traditional)),
            ("zh_CN.UTF-8", Some(Tongue::Simplified)),
            ("de_DE.UTF-8", None),
            ("C", None),
        ];
        for (locale, expected) in rows {
            assert_eq!(Tongue::of_locale(locale), expected, "{locale}");
        }
        let rows = [
            ("決済チーム", Tongue::Japanese),
            ("결제", Tongue::Korean),
            ("ㄅ決", Tongue::Traditional),
            ("支付", Tongue::Simplified),
        ];
        for (letters, expected) in rows {
            let letters = letters.chars().collect();
            assert_eq!(Tongue::of_letters(&letters), expected, "{letters:?}");
        }
    }

    #[test]
    fn what_no_face_has_is_left_out() {
        let faces = [face("Noto Sans Hebrew", "א…")];
        check(
            "\u{fffff}𒀀א",
            Tongue::Simplified,
            &faces,
            &["Noto Sans Hebrew"],
        );
        check("𒀀", Tongue::Simplified, &faces, &[]);
        check("𒀀", Tongue::Simplified, &[], &[]);
    }
}
