//! The colors of the map as plain numbers, for every output.
//!
//! Nobody but this file and the theme of the window writes a color.

use crate::model::{Map, Mood, Node, NodeKind, PathId, RelationKind, Strength, TeamShape};

/// A color as red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// How a path's line is drawn, so that color alone does not tell paths apart. One for each slot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum LineStyle {
    #[default]
    Solid,
    /// A thin light line along the middle.
    Stripe,
    /// Light dashes along the middle.
    DashedStripe,
    /// Light dots along the middle.
    DottedStripe,
    /// Two rails.
    Double,
    /// Long pieces with gaps.
    Dashed,
    /// Light bars across.
    Ties,
    /// A long light dash and a dot along the middle, in turn.
    DashDot,
}

impl LineStyle {
    pub const ALL: [Self; 8] = [
        Self::Solid,
        Self::Stripe,
        Self::DashedStripe,
        Self::DottedStripe,
        Self::Double,
        Self::Dashed,
        Self::Ties,
        Self::DashDot,
    ];
}

/// What a path is drawn with in every view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PathInk {
    pub style: LineStyle,
    /// In each tone.
    colors: [Rgb; 2],
}

impl PathInk {
    /// Returns the color of the line.
    pub fn color(self, tone: Tone) -> Rgb {
        let [light, dark] = self.colors;
        match tone {
            Tone::Light => light,
            Tone::Dark => dark,
        }
    }

    /// Returns the color of text on the line's color.
    pub fn text(self, tone: Tone) -> Rgb {
        let ground = self.color(tone);
        if ground.contrast(WHITE) >= 3.2 || ground.contrast(WHITE) >= ground.contrast(INK) {
            WHITE
        } else {
            INK
        }
    }
}

/// Returns what a path is drawn with. See [`path_inks`].
pub fn path_ink(map: &Map, id: PathId) -> PathInk {
    let place = map.paths().position(|path| path.id == id);
    let own: Vec<&str> = map.paths().map(|path| path.about.color.as_str()).collect();
    let inks = path_inks(own.into_iter());
    let ink = place.and_then(|place| inks.get(place).copied());
    ink.unwrap_or_else(|| slot_ink(0))
}

/// Returns what all paths are drawn with, by their own colors: a slot, or a color of one's own, whose
/// style goes by what is written. The others take the slots that are left, in their order.
pub fn path_inks<'a>(own: impl Iterator<Item = &'a str> + Clone) -> Vec<PathInk> {
    let slot_of = |own: &str| SLOTS.iter().position(|(name, _)| *name == own);
    let taken: Vec<usize> = own.clone().filter_map(slot_of).collect();
    let free = (0..SLOTS.len()).filter(|slot| !taken.contains(slot));
    let mut next = free.chain((0..SLOTS.len()).cycle());
    let ink = |own: &str| match (slot_of(own), Rgb::from_text(own)) {
        (Some(slot), _) => slot_ink(slot),
        (None, Some(color)) => {
            let mark = own.bytes().fold(7_usize, |mark, byte| {
                let byte = usize::from(byte.to_ascii_lowercase());
                mark.wrapping_mul(31).wrapping_add(byte)
            });
            ink_of(mark % LineStyle::ALL.len(), color)
        }
        (None, None) => slot_ink(next.next().unwrap_or_default()),
    };
    own.map(ink).collect()
}

fn slot_ink(slot: usize) -> PathInk {
    ink_of(slot, SLOTS.get(slot).map_or(INK, |(_, color)| *color))
}

fn ink_of(style: usize, color: Rgb) -> PathInk {
    PathInk {
        style: LineStyle::ALL.get(style).copied().unwrap_or_default(),
        colors: [
            standing_out(color, PAPER, INK),
            standing_out(color, NIGHT, WHITE),
        ],
    }
}

/// Returns a color that can be told from the ground, mixed with `toward` as far as that asks for.
fn standing_out(color: Rgb, ground: Rgb, toward: Rgb) -> Rgb {
    /// What WCAG 2 asks of graphics.
    const LEAST: f64 = 3.0;
    let shares = [0.0, 0.12, 0.24, 0.36, 0.48, 0.6];
    let mixes = shares.map(|share| color.mixed(toward, share));
    let seen = |mix: &Rgb| mix.contrast(ground) >= LEAST;
    mixes.into_iter().find(seen).unwrap_or(toward)
}

const PAPER: Rgb = Rgb(0xf6, 0xf8, 0xfb);
pub(super) const WHITE: Rgb = Rgb(0xff, 0xff, 0xff);
pub(super) const NIGHT: Rgb = Rgb(0x17, 0x1b, 0x22);
pub(super) const INK: Rgb = Rgb(0x1a, 0x20, 0x2c);
pub(super) const CHALK: Rgb = Rgb(0xea, 0xee, 0xf4);

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

    /// Returns it as a hash and six digits, as a record has it.
    pub fn hex(self) -> String {
        let Self(red, green, blue) = self;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    /// Returns the contrast with another color, 1 to 21, by the formula of WCAG 2.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    pub(super) fn luminance(self) -> f64 {
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

/// How many steps the scale from little to much has.
pub const N_HEATS: usize = 5;

/// From little to much. Ever darker in the light and ever lighter in the dark, so that it is a scale for
/// every eye, and in print.
pub(super) const HEATS: [[Rgb; N_HEATS]; 2] = [
    [
        Rgb(0xff, 0xf6, 0xd8),
        Rgb(0xfd, 0xdc, 0x96),
        Rgb(0xf8, 0xae, 0x62),
        Rgb(0xe0, 0x71, 0x45),
        Rgb(0x8e, 0x22, 0x3a),
    ],
    [
        Rgb(0x2c, 0x2b, 0x2a),
        Rgb(0x54, 0x3d, 0x23),
        Rgb(0x86, 0x4c, 0x1c),
        Rgb(0xe3, 0x8f, 0x3c),
        Rgb(0xff, 0xe0, 0xa8),
    ],
];

/// From guessed to measured, as [`HEATS`].
pub(super) const SURENESSES: [[Rgb; 3]; 2] = [
    [
        Rgb(0xe8, 0xf1, 0xfb),
        Rgb(0xa3, 0xc8, 0xee),
        Rgb(0x1f, 0x5c, 0xa8),
    ],
    [
        Rgb(0x25, 0x30, 0x3e),
        Rgb(0x2c, 0x55, 0x88),
        Rgb(0x9c, 0xc9, 0xf8),
    ],
];

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
    let tint = AREA_TINTS.get(depth % 3).copied();
    Rgb::from_text(own).or(tint).unwrap_or(INK)
}

/// The colors of areas by turns: those of one inside the other, and more for those beside each other.
pub const AREA_TINTS: [Rgb; 5] = [
    Rgb(0x6d, 0x8f, 0xc9),
    Rgb(0xc9, 0x9a, 0x3d),
    Rgb(0x5f, 0xa0, 0x88),
    Rgb(0x96, 0x84, 0xc4),
    Rgb(0xbd, 0x7c, 0x8c),
];

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
    fn every_path_stands_out_in_both_tones_and_no_two_slots_look_alike() {
        let names = SLOTS.map(|(name, _)| name);
        let inks = path_inks(names.into_iter());
        assert_eq!(inks, path_inks([""; 8].into_iter()));
        let mut styles = Vec::new();
        for (name, ink) in names.into_iter().zip(&inks) {
            for (tone, ground) in [(Tone::Light, PAPER), (Tone::Dark, NIGHT)] {
                let color = ink.color(tone);
                assert!(color.contrast(ground) >= 3.0, "{name}");
                assert!(ink.text(tone).contrast(color) >= 3.0, "{name}");
            }
            assert!(!styles.contains(&ink.style), "{name}");
            styles.push(ink.style);
        }
    }

    #[test]
    fn a_path_without_a_color_takes_a_slot_that_is_left() {
        let inks = path_inks(["", "magenta", "no such color", "orange", ""].into_iter());
        let slots = [1, 0, 3, 2, 4].map(slot_ink);
        assert_eq!(inks, slots);
        for own in ["#000000", "#ffffff", "#F0E030"] {
            let lower = own.to_lowercase();
            let [ink, again] = [own, &lower].map(|own| path_inks(std::iter::once(own)));
            assert_eq!(ink, again);
            for ink in ink {
                assert!(ink.color(Tone::Light).contrast(PAPER) >= 3.0, "{own}");
                assert!(ink.color(Tone::Dark).contrast(NIGHT) >= 3.0, "{own}");
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
