//! The colors of the map as plain numbers, for every output.
//!
//! Nobody but this file and the theme of the window writes a color.

use crate::model::{Mood, Node, NodeKind, RelationKind, Strength, TeamShape};

/// A color as red, green and blue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// What a shape is filled and drawn with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ink {
    pub fill: Rgb,
    pub stroke: Rgb,
    /// For the text on the fill.
    pub text: Rgb,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
    Light,
    Dark,
}

impl Tone {
    pub const BOTH: [Self; 2] = [Self::Light, Self::Dark];
}

/// The slots that a record's own color may name, safe for color-blind eyes (after Okabe and Ito).
pub const SLOTS: [(&str, Rgb); 8] = [
    ("magenta", Rgb(0xd1, 0x3b, 0x9c)),
    ("green", Rgb(0x0f, 0xa0, 0x73)),
    ("orange", Rgb(0xe6, 0x5c, 0x0a)),
    ("blue", Rgb(0x1f, 0x77, 0xd0)),
    ("purple", Rgb(0x7d, 0x52, 0xd6)),
    ("ochre", Rgb(0xb8, 0x86, 0x0b)),
    ("sky", Rgb(0x2b, 0xa8, 0xc9)),
    ("slate", Rgb(0x5b, 0x65, 0x77)),
];

const WHITE: Rgb = Rgb(0xff, 0xff, 0xff);
const NIGHT: Rgb = Rgb(0x17, 0x1b, 0x22);
const INK: Rgb = Rgb(0x1a, 0x20, 0x2c);
const CHALK: Rgb = Rgb(0xea, 0xee, 0xf4);

impl Rgb {
    /// Returns the mix of two colors, `share` of it the other.
    #[must_use]
    pub fn mixed(self, other: Self, share: f32) -> Self {
        let mix = |one: u8, other: u8| {
            let value = f32::from(one) + (f32::from(other) - f32::from(one)) * share;
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "between two bytes"
            )]
            let byte = value.round() as u8;
            byte
        };
        Self(
            mix(self.0, other.0),
            mix(self.1, other.1),
            mix(self.2, other.2),
        )
    }

    /// Reads the name of a slot, or `#rrggbb`.
    pub fn from_text(text: &str) -> Option<Self> {
        if let Some((_, color)) = SLOTS.iter().find(|(name, _)| *name == text) {
            return Some(*color);
        }
        let six = |digits: &&str| {
            digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
        };
        let digits = text.strip_prefix('#').filter(six)?;
        let number = u32::from_str_radix(digits, 16).ok()?;
        let [_, red, green, blue] = number.to_be_bytes();
        Some(Self(red, green, blue))
    }

    /// Returns the contrast with another color, 1 to 21, by the formula of WCAG 2.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    fn luminance(self) -> f64 {
        let linear = |byte: u8| {
            let value = f64::from(byte) / 255.0;
            if value <= 0.040_45 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }
}

/// Returns the colors of a node: its own, else those of its kind.
pub fn node_ink(node: &Node, tone: Tone) -> Ink {
    let (fill, stroke) = match Rgb::from_text(&node.about.color) {
        Some(own) => (own.mixed(WHITE, 0.72), own),
        None => kind_colors(node),
    };
    match tone {
        Tone::Light => Ink {
            fill,
            stroke,
            text: INK,
        },
        // The outline keeps the official color, the fill gives way to the dark.
        Tone::Dark => Ink {
            fill: stroke.mixed(NIGHT, 0.74),
            stroke: stroke.mixed(NIGHT, 0.12),
            text: CHALK,
        },
    }
}

/// The official fill and outline of a team type (Team-Shape-Templates, CC BY-SA 4.0), and ours of the
/// other kinds.
fn kind_colors(node: &Node) -> (Rgb, Rgb) {
    match (&node.kind, &node.shape) {
        (NodeKind::Team, TeamShape::StreamAligned) => {
            (Rgb(0xff, 0xed, 0xb8), Rgb(0xff, 0xd9, 0x66))
        }
        (NodeKind::Team, TeamShape::Platform) => (Rgb(0xb7, 0xcd, 0xf1), Rgb(0x6d, 0x9e, 0xeb)),
        (NodeKind::Team, TeamShape::Enabling) => (Rgb(0xdf, 0xbd, 0xcf), Rgb(0xd0, 0x9c, 0xb7)),
        (NodeKind::Team, TeamShape::ComplicatedSubsystem) => {
            (Rgb(0xff, 0xc0, 0x8b), Rgb(0xe8, 0x88, 0x14))
        }
        (NodeKind::Team, _) => (Rgb(0xeb, 0xeb, 0xef), Rgb(0x9b, 0x99, 0xaf)),
        (NodeKind::Infrastructure, _) => (Rgb(0xe4, 0xe8, 0xef), Rgb(0x8a, 0x95, 0xa8)),
        (NodeKind::Component, _) => (Rgb(0xf4, 0xf6, 0xfa), Rgb(0xa9, 0xb2, 0xc3)),
        (NodeKind::Goal, _) => (Rgb(0xdf, 0xf3, 0xe6), Rgb(0x3f, 0xa3, 0x6b)),
        (NodeKind::Outside, _) => (WHITE, Rgb(0xa2, 0xac, 0xbd)),
        (NodeKind::Note, _) => match node.mood {
            Mood::Pain => (Rgb(0xff, 0xd9, 0xd6), Rgb(0xe0, 0x8a, 0x84)),
            Mood::Idea => (Rgb(0xdb, 0xf1, 0xcf), Rgb(0x94, 0xc4, 0x78)),
            Mood::Question => (Rgb(0xd8, 0xe8, 0xfb), Rgb(0x86, 0xb0, 0xe0)),
            _ => (Rgb(0xff, 0xf1, 0xa6), Rgb(0xe0, 0xc8, 0x55)),
        },
        (NodeKind::Other(_), _) => (Rgb(0xf1, 0xf1, 0xf4), Rgb(0x9a, 0x9f, 0xab)),
    }
}

/// Returns the color of a relation's line: what hurts stands out, the rest is quiet.
pub fn relation_color(
    kind: &RelationKind,
    strength: Option<&Strength>,
    own: &str,
    tone: Tone,
) -> Rgb {
    if let Some(own) = Rgb::from_text(own) {
        return own;
    }
    let quiet = match tone {
        Tone::Light => Rgb(0x8d, 0x96, 0xa6),
        Tone::Dark => Rgb(0x7c, 0x87, 0x99),
    };
    match (strength, kind) {
        (Some(Strength::Blocking), _) => Rgb(0xd6, 0x3a, 0x32),
        (Some(Strength::Slowing), _) => Rgb(0xd9, 0x85, 0x0b),
        // The outlines of the official interaction shapes.
        (_, RelationKind::Collaborates) => Rgb(0x96, 0x7e, 0xe2),
        (_, RelationKind::Facilitates) => Rgb(0x78, 0x99, 0x6b),
        (_, RelationKind::Serves) => Rgb(0x3f, 0xa3, 0x6b),
        _ => quiet,
    }
}

/// Returns the color that an area is tinted and outlined with.
pub fn area_color(own: &str, depth: usize) -> Rgb {
    const TINTS: [Rgb; 3] = [
        Rgb(0x6d, 0x8f, 0xc9),
        Rgb(0xc9, 0x9a, 0x3d),
        Rgb(0x5f, 0xa0, 0x88),
    ];
    let tint = TINTS.get(depth % TINTS.len()).copied();
    Rgb::from_text(own).or(tint).unwrap_or(INK)
}

/// Returns the colors of the program's icon: the line, and the boxes that it goes through.
pub fn icon_colors() -> (Rgb, Rgb) {
    (Rgb(0xd1, 0x3b, 0x9c), Rgb(0xff, 0xd9, 0x66))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{NodeId, Point};

    #[test]
    fn names_are_legible_on_every_kind_in_both_tones() {
        let mut kinds = NodeKind::ALL.to_vec();
        kinds.push(NodeKind::Other("robot".to_owned()));
        for kind in kinds {
            for shape in TeamShape::ALL {
                let id = NodeId::fresh("x", "x");
                let node = Node::new(id, kind.clone(), "x", Point::default()).shaped(shape);
                for tone in [Tone::Light, Tone::Dark] {
                    let ink = node_ink(&node, tone);
                    let contrast = ink.text.contrast(ink.fill);
                    assert!(
                        contrast >= 7.0,
                        "{:?} {:?}: {contrast}",
                        node.kind,
                        node.shape
                    );
                }
            }
        }
    }

    #[test]
    fn a_color_is_a_slot_or_six_digits() {
        assert_eq!(Rgb::from_text("#0fA073"), Some(Rgb(0x0f, 0xa0, 0x73)));
        assert_eq!(Rgb::from_text("green"), Some(Rgb(0x0f, 0xa0, 0x73)));
        for text in [
            "",
            "#12345",
            "#1234567",
            "no such color",
            "#gggggg",
            "#+12345",
        ] {
            assert_eq!(Rgb::from_text(text), None, "{text}");
        }
    }
}
