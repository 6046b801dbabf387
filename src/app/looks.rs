//! How the window looks and moves, from the settings and back.

use crate::{
    editor::{Looks, Motion, Snapping, TextSize, ThemeChoice},
    storage::{self, Settings, ThemeChoice as Stored},
};

/// Returns the looks that the settings ask for.
pub(super) fn looks_of(settings: &Settings) -> Looks {
    let percent = settings.text_size;
    Looks {
        theme: theme_choice(settings.theme),
        text_size: percent.map_or_else(TextSize::default, TextSize::near),
        motion: if settings.reduce_motion {
            Motion::Still
        } else {
            Motion::Gliding
        },
    }
}

/// Writes the looks into the settings.
pub(super) fn keep_looks(settings: &mut Settings, looks: Looks) {
    settings.theme = stored(looks.theme);
    let size = Some(looks.text_size).filter(|size| *size != TextSize::default());
    settings.text_size = size.map(TextSize::percent);
    settings.reduce_motion = looks.motion == Motion::Still;
}

/// Returns what something dragged snaps to, as the settings have it.
pub(super) fn snapping_of(settings: &Settings) -> Snapping {
    let storage::Snapping {
        edges,
        centers,
        gaps,
    } = settings.snapping;
    Snapping {
        edges,
        centers,
        gaps,
    }
}

/// Writes what something dragged snaps to into the settings.
pub(super) fn keep_snapping(settings: &mut Settings, snapping: Snapping) {
    let Snapping {
        edges,
        centers,
        gaps,
    } = snapping;
    settings.snapping = storage::Snapping {
        edges,
        centers,
        gaps,
    };
}

fn theme_choice(stored: Stored) -> ThemeChoice {
    match stored {
        Stored::System => ThemeChoice::System,
        Stored::Light => ThemeChoice::Light,
        Stored::Dark => ThemeChoice::Dark,
        Stored::HighContrast => ThemeChoice::HighContrast,
        Stored::Projector => ThemeChoice::Projector,
    }
}

fn stored(theme: ThemeChoice) -> Stored {
    match theme {
        ThemeChoice::System => Stored::System,
        ThemeChoice::Light => Stored::Light,
        ThemeChoice::Dark => Stored::Dark,
        ThemeChoice::HighContrast => Stored::HighContrast,
        ThemeChoice::Projector => Stored::Projector,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_come_back_from_the_settings_as_they_were() {
        let mut settings = Settings::default();
        assert_eq!(looks_of(&settings).motion, Motion::Gliding);
        for (percent, motion) in [(80, Motion::Still), (100, Motion::Gliding)] {
            let looks = Looks {
                theme: ThemeChoice::Projector,
                text_size: TextSize::near(percent),
                motion,
            };
            keep_looks(&mut settings, looks);
            assert_eq!(looks_of(&settings), looks);
        }
        settings.text_size = Some(9_999);
        assert_eq!(looks_of(&settings).text_size.percent(), 200);
    }
}
