//! Letters on screen that no font of the window can draw, so that one can be looked for.

use std::collections::BTreeSet;

use egui::{
    Context, FontData, FontFamily, LayerId, Shape,
    epaint::text::{FontInsert, FontPriority, InsertFontFamily},
    layers::PaintList,
};
use ttf_parser::Face;
use unicode_segmentation::UnicodeSegmentation as _;

/// How many words of 64 letters there are.
const WORDS: usize = 0x11_0000 / 64;

/// The letters that have been on screen. Each is looked at once, whether or not a font has it.
#[derive(Debug)]
pub struct Letters {
    seen: Vec<u64>,
}

impl Default for Letters {
    fn default() -> Self {
        Self {
            seen: vec![0; WORDS],
        }
    }
}

impl Letters {
    /// Returns the letters of this frame that have not been on screen before and that no font has.
    ///
    /// It reads what was painted, whatever it comes from: a map, a field, the name of a file. Text that
    /// is plain ASCII or was there before costs next to nothing.
    pub fn unknown(&mut self, ctx: &Context) -> BTreeSet<char> {
        // What is painted on none of the movable layers is on the one behind them.
        let mut layers = vec![LayerId::background()];
        ctx.memory(|memory| layers.extend(memory.layer_ids()));
        let mut fresh = BTreeSet::new();
        ctx.graphics(|graphics| {
            let lists = layers.into_iter().filter_map(|layer| graphics.get(layer));
            for clipped in lists.flat_map(PaintList::all_entries) {
                self.look_at(&clipped.shape, &mut fresh);
            }
        });
        if !fresh.is_empty() {
            drop_known(ctx, &mut fresh);
        }
        fresh
    }

    fn look_at(&mut self, shape: &Shape, fresh: &mut BTreeSet<char>) {
        match shape {
            Shape::Text(text) => self.read(text.galley.text(), fresh),
            Shape::Vec(shapes) => {
                for shape in shapes {
                    self.look_at(shape, fresh);
                }
            }
            _ => {}
        }
    }

    fn read(&mut self, text: &str, fresh: &mut BTreeSet<char>) {
        if text.is_ascii() || text.chars().all(|letter| self.has_seen(letter)) {
            return;
        }
        // Marks and joiners are drawn by the font of the letter they belong to.
        let first_letters = text.graphemes(true).filter_map(|one| one.chars().next());
        fresh.extend(first_letters.filter(|letter| !self.has_seen(*letter) && is_drawn(*letter)));
        for letter in text.chars() {
            if let Some(word) = self.seen.get_mut(letter as usize / 64) {
                *word |= 1 << (letter as usize % 64);
            }
        }
    }

    fn has_seen(&self, letter: char) -> bool {
        let word = self.seen.get(letter as usize / 64);
        letter.is_ascii() || word.is_some_and(|word| word >> (letter as usize % 64) & 1 == 1)
    }
}

/// Returns whether a letter needs a font: not what is invisible, nor the icons, which have their own.
fn is_drawn(letter: char) -> bool {
    let invisible = matches!(letter,
        '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202f}'
        | '\u{205f}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{e0000}'..='\u{e0fff}');
    let private = matches!(letter, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..);
    !invisible && !private && !letter.is_control() && !letter.is_whitespace()
}

/// Takes away what a font of the window has already.
pub fn drop_known(ctx: &Context, letters: &mut BTreeSet<char>) {
    ctx.fonts(|fonts| {
        let fonts = fonts.definitions();
        let names = fonts.families.get(&FontFamily::Proportional);
        let data = names.into_iter().flatten();
        for font in data.filter_map(|name| fonts.font_data.get(name)) {
            if let Ok(face) = Face::parse(&font.font, font.index) {
                letters.retain(|letter| face.glyph_index(*letter).is_none());
            }
        }
    });
}

/// Adds a font behind those of every family, from the next frame on.
pub fn add_fallback(ctx: &Context, name: &str, data: FontData) {
    let families = [
        FontFamily::Proportional,
        FontFamily::Monospace,
        FontFamily::Name("medium".into()),
        FontFamily::Name("semibold".into()),
    ];
    let families = families.map(|family| InsertFontFamily {
        family,
        priority: FontPriority::Lowest,
    });
    ctx.add_font(FontInsert::new(name, data, families.into()));
    ctx.request_repaint();
}
