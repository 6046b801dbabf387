//! What the app hands to the editor: the samples, and how the window is to look and move.

/// How the window looks, or as the system has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeChoice {
    #[default]
    System,
    Light,
    Dark,
    /// Bright signs on black.
    HighContrast,
    /// Light, larger and with thicker lines, for the back row.
    Projector,
}

/// Whether the picture moves where that explains something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Motion {
    /// Everything is at once where it belongs: on wish, and where nobody tells the time.
    #[default]
    Still,
    Gliding,
}

impl Motion {
    /// Returns the other one.
    pub(super) fn turned(self) -> Self {
        match self {
            Self::Still => Self::Gliding,
            Self::Gliding => Self::Still,
        }
    }
}

/// How large everything in the window is, in percent of the usual size.
///
/// The map grows with the rest: at a zoom of 100 % one unit of it is one point, and a point is larger.
/// Its names are texts too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextSize(u16);

impl Default for TextSize {
    fn default() -> Self {
        Self(Self::USUAL)
    }
}

impl TextSize {
    const USUAL: u16 = 100;
    /// The sizes that there are.
    const STEPS: [u16; 8] = [80, 90, 100, 115, 130, 150, 175, 200];

    /// Returns the size there is that is nearest to so many percent.
    pub fn near(percent: u16) -> Self {
        let nearest = Self::STEPS
            .into_iter()
            .min_by_key(|step| step.abs_diff(percent));
        nearest.map_or_else(Self::default, Self)
    }

    pub fn percent(self) -> u16 {
        self.0
    }

    /// Returns by how much everything is enlarged.
    pub fn factor(self) -> f32 {
        f32::from(self.0) / f32::from(Self::USUAL)
    }

    /// Returns the next size up; none at the largest.
    pub fn larger(self) -> Option<Self> {
        let next = Self::STEPS.into_iter().find(|step| *step > self.0);
        next.map(Self)
    }

    /// Returns the next size down; none at the smallest.
    pub fn smaller(self) -> Option<Self> {
        let next = Self::STEPS.into_iter().rev().find(|step| *step < self.0);
        next.map(Self)
    }
}

/// How the window is to look and move. It is kept in the settings, not in the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Looks {
    pub theme: ThemeChoice,
    pub text_size: TextSize,
    pub motion: Motion,
}

impl From<ThemeChoice> for Looks {
    fn from(theme: ThemeChoice) -> Self {
        Self {
            theme,
            ..Self::default()
        }
    }
}

/// What points at things on the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pointing {
    #[default]
    Mouse,
    /// A finger covers what it points at, so what it can hit is larger.
    Finger,
}

impl Pointing {
    /// Returns how near is near enough, in points of the screen: under a finger everything is at least
    /// 40 points across.
    pub fn reach(self) -> f64 {
        match self {
            Self::Mouse => 7.0,
            Self::Finger => 20.0,
        }
    }

    /// Returns how small, in points of the screen, a thing may be that shows the corners by which it is
    /// resized: smaller, they would hide it.
    pub(super) fn least_with_corners(self) -> f64 {
        match self {
            Self::Mouse => 35.0,
            Self::Finger => 64.0,
        }
    }
}

/// A sample map that comes with the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    pub title: &'static str,
    pub words: &'static str,
    pub bytes: &'static [u8],
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_go_from_80_to_200_percent_and_back() {
        let mut size = TextSize::near(0);
        let mut percents = vec![size.percent()];
        while let Some(next) = size.larger() {
            assert_eq!(next.smaller(), Some(size));
            size = next;
            percents.push(size.percent());
        }
        assert_eq!(percents, TextSize::STEPS);
        assert_eq!(TextSize::near(u16::MAX), size);
        assert_eq!(TextSize::near(100), TextSize::default());
    }
}
