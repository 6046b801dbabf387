//! The fonts installed on the system, read when first asked for.

use std::{
    collections::BTreeSet,
    env,
    panic::{self, AssertUnwindSafe},
    sync::{Mutex, PoisonError},
};

use egui::{
    FontData, FontDefinitions, FontFamily, FontId, FontTweak,
    epaint::text::{Fonts, TextOptions, VariationCoords},
};
use fontdb::{Database, FaceInfo, ID, Stretch, Style};
use ttf_parser::{Face, Tag};

use super::choice::{Candidate, Look, Tongue, asked_about, choose};

/// Families that have a box for every letter there is.
const BOXES: [&str; 3] = ["lastresort", "adobe blank", "adobe notdef"];

/// A font to be added behind those of the window.
#[derive(Clone, Debug)]
pub(super) struct Fallback {
    pub(super) name: String,
    pub(super) data: FontData,
}

/// The names and places of the system's fonts. To list them takes a while, so nobody does on the window's
/// thread, and only once.
#[derive(Debug, Default)]
pub(super) struct SystemFonts(Mutex<Option<Database>>);

impl SystemFonts {
    /// Returns the fonts that draw these letters, as far as there are any.
    pub(super) fn find(&self, wanted: &BTreeSet<char>) -> Vec<Fallback> {
        let mut listed = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let fonts = listed.get_or_insert_with(|| {
            let mut fonts = Database::new();
            fonts.load_system_fonts();
            fonts
        });
        let spoken = ["LC_ALL", "LC_CTYPE", "LANG"];
        let locale = spoken.into_iter().filter_map(|name| env::var(name).ok());
        let locale = locale.into_iter().find(|locale| !locale.is_empty());
        let tongue = locale.as_deref().and_then(Tongue::of_locale);
        let tongue = tongue.unwrap_or_else(|| Tongue::of_letters(wanted));
        find_in(fonts, wanted, tongue)
    }
}

/// Returns the fonts among these that draw these letters.
fn find_in(fonts: &Database, wanted: &BTreeSet<char>, tongue: Tongue) -> Vec<Fallback> {
    let asked = asked_about(wanted);
    let candidates: Vec<Candidate<ID>> = fonts
        .faces()
        .filter_map(|info| candidate(fonts, info, wanted, &asked))
        .collect();
    let chosen = choose(wanted, &candidates, tongue);
    let fonts = chosen.into_iter().filter_map(|id| read(fonts, id));
    fonts.filter(|font| works(font, wanted)).collect()
}

fn candidate(
    fonts: &Database,
    info: &FaceInfo,
    wanted: &BTreeSet<char>,
    asked: &BTreeSet<char>,
) -> Option<Candidate<ID>> {
    let (family, _) = info.families.first()?;
    let lowered = family.to_lowercase();
    if BOXES.iter().any(|boxes| lowered.contains(boxes)) {
        return None;
    }
    let drawn = fonts.with_face_data(info.id, |data, index| {
        let face = Face::parse(data, index).ok()?;
        // The first look is at what is wanted: most fonts have nothing of it.
        if !wanted.iter().any(|letter| draws(&face, *letter)) {
            return None;
        }
        let drawn = asked.iter().copied().filter(|letter| draws(&face, *letter));
        Some(drawn.collect())
    })??;
    Some(Candidate {
        key: info.id,
        look: Look {
            family: family.clone(),
            weight: info.weight.0,
            slanted: info.style != Style::Normal,
            narrow: info.stretch < Stretch::Normal,
            monospaced: info.monospaced,
        },
        drawn,
    })
}

/// Returns whether a face has an outline for a letter. Pictures in colors are not drawn, and a face that
/// has nothing else would leave a gap.
fn draws(face: &Face<'_>, letter: char) -> bool {
    let glyph = face.glyph_index(letter);
    glyph.is_some_and(|glyph| face.glyph_bounding_box(glyph).is_some())
}

fn read(fonts: &Database, id: ID) -> Option<Fallback> {
    let info = fonts.face(id)?;
    let (bytes, index, varies) = fonts.with_face_data(id, |data, index| {
        let face = Face::parse(data, index).ok();
        let axes = face.into_iter().flat_map(|face| face.variation_axes());
        let varies = axes
            .into_iter()
            .any(|axis| axis.tag == Tag::from_bytes(b"wght"));
        (data.to_vec(), index, varies)
    })?;
    let mut tweak = FontTweak::default();
    if varies {
        // Some families of all weights begin with the thinnest.
        tweak.coords = VariationCoords::new([(b"wght", 400.0)]);
    }
    // The window's fonts stay as long as the program runs, and are handed on without a copy.
    let bytes: &'static [u8] = Box::leak(bytes.into_boxed_slice());
    let data = FontData {
        font: bytes.into(),
        index,
        tweak,
    };
    let name = format!("{} {}", info.post_script_name, info.index);
    Some(Fallback { name, data })
}

/// Returns whether a font can be laid out with. A broken file would take the window down, so it is tried
/// here first.
fn works(font: &Fallback, wanted: &BTreeSet<char>) -> bool {
    let name = font.name.clone();
    let mut fonts = FontDefinitions::empty();
    fonts
        .families
        .insert(FontFamily::Proportional, vec![name.clone()]);
    fonts.font_data.insert(name, font.data.clone().into());
    let tried = panic::catch_unwind(AssertUnwindSafe(|| {
        let mut fonts = Fonts::new(TextOptions::default(), fonts);
        let mut view = fonts.with_pixels_per_point(1.0);
        let text = wanted.iter().collect();
        let galley = view.layout_delayed_color(text, FontId::proportional(14.0), f32::INFINITY);
        let mut glyphs = galley.rows.iter().flat_map(|row| &row.glyphs);
        glyphs.any(|glyph| !glyph.uv_rect.is_nothing())
    }));
    tried.unwrap_or(false)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a panic is a failed test")]

    use ttf_parser::RawFace;

    use super::*;
    use crate::scene::{Weight, font_bytes};

    /// Returns an embedded font with another table in the place of one of its own.
    fn with_table(tag: [u8; 4], table: &[u8]) -> Vec<u8> {
        let font = font_bytes(Weight::Regular);
        let whole = RawFace::parse(font, 0).unwrap();
        let n_tables = whole.table_records.len();
        let mut head: Vec<u8> = font.iter().copied().take(12).collect();
        let mut body = Vec::new();
        for record in whole.table_records {
            let own = whole.table(record.tag).unwrap();
            let is_other = record.tag == Tag::from_bytes(&tag);
            let data = if is_other { table } else { own };
            let numbers = [
                record.tag.0,
                record.check_sum,
                u32::try_from(12 + 16 * usize::from(n_tables) + body.len()).unwrap(),
                u32::try_from(data.len()).unwrap(),
            ];
            head.extend(numbers.into_iter().flat_map(u32::to_be_bytes));
            body.extend_from_slice(data);
            body.resize(body.len().next_multiple_of(4), 0);
        }
        head.extend(body);
        head
    }

    /// Returns a font that draws these letters, all as an A, and no others.
    fn font_of(letters: &str) -> Vec<u8> {
        let face = Face::parse(font_bytes(Weight::Regular), 0).unwrap();
        let glyph = u32::from(face.glyph_index('A').unwrap().0);
        font_with(letters, glyph)
    }

    fn font_with(letters: &str, glyph: u32) -> Vec<u8> {
        let letters: BTreeSet<u32> = letters.chars().map(u32::from).collect();
        let n = u32::try_from(letters.len()).unwrap();
        // One encoding record to a table of format 12, a group a letter.
        let mut cmap = vec![0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0];
        for number in [16 + 12 * n, 0, n] {
            cmap.extend(number.to_be_bytes());
        }
        for letter in letters {
            for number in [letter, letter, glyph] {
                cmap.extend(number.to_be_bytes());
            }
        }
        with_table(*b"cmap", &cmap)
    }

    fn names(fonts: &Database, wanted: &str) -> usize {
        let wanted = wanted.chars().collect();
        find_in(fonts, &wanted, Tongue::Japanese).len()
    }

    fn installed(fonts: &[Vec<u8>]) -> Database {
        let mut all = Database::new();
        for font in fonts {
            all.load_font_data(font.clone());
        }
        all
    }

    #[test]
    fn a_font_is_found_for_letters_that_it_draws() {
        let fonts = installed(&[font_of("決済チーム"), font_of("אבג")]);
        for (wanted, n) in [("決済", 1), ("אב", 1), ("決א", 2), ("ก", 0), ("決ก", 1)] {
            assert_eq!(names(&fonts, wanted), n, "{wanted}");
        }
    }

    #[test]
    fn without_any_font_none_is_found() {
        assert_eq!(names(&Database::new(), "決済"), 0);
    }

    #[test]
    fn a_font_whose_glyphs_are_empty_is_passed_over() {
        // As a font of colored pictures is: a glyph for the letter, and no outline.
        let face = Face::parse(font_bytes(Weight::Regular), 0).unwrap();
        let space = u32::from(face.glyph_index(' ').unwrap().0);
        let fonts = installed(&[font_with("\u{1fae0}", space)]);
        assert_eq!(names(&fonts, "\u{1fae0}"), 0);
    }

    #[test]
    fn a_font_that_breaks_what_lays_it_out_is_passed_over() {
        let wanted = BTreeSet::from(['決']);
        let found = find_in(&installed(&[font_of("決")]), &wanted, Tongue::Japanese);
        assert!(found.iter().any(|font| works(font, &wanted)));
        let broken = Fallback {
            name: "broken".to_owned(),
            data: FontData::from_static(b"not a font"),
        };
        assert!(!works(&broken, &wanted));
    }
}
