//! What the settings keep of the editor, one said in the words of the other.

use crate::{
    editor::{Editor, Looks, Motion, Snapping, TextSize, ThemeChoice},
    storage::{self, Settings},
};

/// Takes into the settings what the user chose.
pub(super) fn keep(settings: &mut Settings, editor: &Editor) {
    keep_looks(settings, editor.looks());
    settings.snapping = stored_snapping(editor.snapping());
    settings.tour_taken = editor.tour_taken();
}

/// Returns the looks that the settings ask for.
pub(super) fn looks(settings: &Settings) -> Looks {
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
fn keep_looks(settings: &mut Settings, looks: Looks) {
    settings.theme = stored(looks.theme);
    let size = Some(looks.text_size).filter(|size| *size != TextSize::default());
    settings.text_size = size.map(TextSize::percent);
    settings.reduce_motion = looks.motion == Motion::Still;
}

fn theme_choice(stored: storage::ThemeChoice) -> ThemeChoice {
    match stored {
        storage::ThemeChoice::System => ThemeChoice::System,
        storage::ThemeChoice::Light => ThemeChoice::Light,
        storage::ThemeChoice::Dark => ThemeChoice::Dark,
        storage::ThemeChoice::HighContrast => ThemeChoice::HighContrast,
        storage::ThemeChoice::Projector => ThemeChoice::Projector,
    }
}

fn stored(theme: ThemeChoice) -> storage::ThemeChoice {
    match theme {
        ThemeChoice::System => storage::ThemeChoice::System,
        ThemeChoice::Light => storage::ThemeChoice::Light,
        ThemeChoice::Dark => storage::ThemeChoice::Dark,
        ThemeChoice::HighContrast => storage::ThemeChoice::HighContrast,
        ThemeChoice::Projector => storage::ThemeChoice::Projector,
    }
}

pub(super) fn snapping(stored: storage::Snapping) -> Snapping {
    let storage::Snapping {
        edges,
        centers,
        gaps,
    } = stored;
    Snapping {
        edges,
        centers,
        gaps,
    }
}

fn stored_snapping(snapping: Snapping) -> storage::Snapping {
    let Snapping {
        edges,
        centers,
        gaps,
    } = snapping;
    storage::Snapping {
        edges,
        centers,
        gaps,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_come_back_from_the_settings_as_they_were() {
        let mut settings = Settings::default();
        assert_eq!(looks(&settings).motion, Motion::Gliding);
        for (percent, motion) in [(80, Motion::Still), (100, Motion::Gliding)] {
            let wished = Looks {
                theme: ThemeChoice::Projector,
                text_size: TextSize::near(percent),
                motion,
            };
            keep_looks(&mut settings, wished);
            assert_eq!(looks(&settings), wished);
        }
        settings.text_size = Some(9_999);
        assert_eq!(looks(&settings).text_size.percent(), 200);
    }
}
