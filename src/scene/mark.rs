//! Marks: the colors of nodes that are looked at through a lens.

use super::palette::{CHALK, HEATS, INK, Ink, N_HEATS, NIGHT, Rgb, SLOTS, SURENESSES, Tone, WHITE};

/// What a node is colored by when it is looked at through a lens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The lens asks nothing of it.
    Aside,
    /// Nobody said what the lens asks for.
    Unsaid,
    /// A step of the scale from little to much, 0 the least.
    Heat(usize),
    /// A step of the scale from guessed to measured, 0 the least sure.
    Sureness(usize),
    /// One of several groups, in a color of its slot.
    Slot(usize),
    /// A group with a color of its own.
    Own(Rgb),
    /// In more than one group.
    Several,
}

/// Returns the colors of a node that is looked at through a lens.
pub fn mark_ink(mark: Mark, tone: Tone) -> Ink {
    let (ground, text, at) = match tone {
        Tone::Light => (WHITE, INK, 0),
        Tone::Dark => (NIGHT, CHALK, 1),
    };
    let quiet = text.mixed(ground, 0.55);
    let step = |scale: Option<&[Rgb]>, step: usize| {
        let fill = scale.and_then(|scale| scale.get(step).or(scale.last()));
        let fill = fill.copied().unwrap_or(ground);
        let contrast = |ink: &Rgb| ink.contrast(fill);
        let better = |one: Rgb, other: Rgb| {
            if contrast(&one) < contrast(&other) {
                other
            } else {
                one
            }
        };
        Ink {
            fill,
            stroke: fill.mixed(text, 0.4),
            text: better(text, ground),
        }
    };
    match mark {
        Mark::Aside => Ink {
            fill: text.mixed(ground, 0.95),
            stroke: text.mixed(ground, 0.68),
            text: text.mixed(ground, 0.3),
        },
        Mark::Unsaid => Ink {
            fill: ground,
            stroke: quiet,
            text,
        },
        Mark::Several => Ink {
            fill: text.mixed(ground, 0.8),
            stroke: text.mixed(ground, 0.2),
            text,
        },
        Mark::Heat(heat) => step(HEATS.get(at).map(<[Rgb; N_HEATS]>::as_slice), heat),
        Mark::Sureness(sure) => step(SURENESSES.get(at).map(<[Rgb; 3]>::as_slice), sure),
        Mark::Slot(_) | Mark::Own(_) => tinted(mark_color(mark).unwrap_or(quiet), tone),
    }
}

/// Returns the color that tells a group, none for what is no group.
pub fn mark_color(mark: Mark) -> Option<Rgb> {
    match mark {
        Mark::Own(own) => Some(own),
        Mark::Slot(slot) => SLOTS.get(slot % SLOTS.len()).map(|(_, color)| *color),
        _ => None,
    }
}

/// Returns what is filled and drawn with one color.
fn tinted(own: Rgb, tone: Tone) -> Ink {
    match tone {
        Tone::Light => Ink {
            fill: own.mixed(WHITE, 0.72),
            stroke: own,
            text: INK,
        },
        Tone::Dark => Ink {
            fill: own.mixed(NIGHT, 0.68),
            stroke: own.mixed(CHALK, 0.25),
            text: CHALK,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_is_legible_and_ever_darker_or_ever_lighter() {
        for tone in Tone::BOTH {
            let heats: Vec<Mark> = (0..N_HEATS).map(Mark::Heat).collect();
            let surenesses: Vec<Mark> = (0..3).map(Mark::Sureness).collect();
            for scale in [heats, surenesses] {
                let inks = scale.iter().map(|mark| mark_ink(*mark, tone));
                let inks: Vec<Ink> = inks.collect();
                for pair in inks.windows(2) {
                    let [one, other] = pair else { continue };
                    let (one, other) = (one.fill.luminance(), other.fill.luminance());
                    let grows = tone == Tone::Dark;
                    assert!((one < other) == grows && (one - other).abs() > 0.01);
                }
                for ink in inks {
                    assert!(ink.text.contrast(ink.fill) >= 4.5, "{ink:?}");
                }
            }
            for mark in [
                Mark::Aside,
                Mark::Unsaid,
                Mark::Several,
                Mark::Slot(3),
                Mark::Slot(11),
            ] {
                let ink = mark_ink(mark, tone);
                assert!(ink.text.contrast(ink.fill) >= 4.5, "{mark:?} {ink:?}");
            }
        }
    }
}
