//! What the settings keep of the editor, one said in the words of the other.

use crate::{
    editor::{Editor, Snapping, ThemeChoice},
    storage::{self, Settings},
};

/// Takes into the settings what the user chose.
pub(super) fn keep(settings: &mut Settings, editor: &Editor) {
    settings.theme = stored(editor.theme());
    settings.snapping = stored_snapping(editor.snapping());
    settings.tour_taken = editor.tour_taken();
}

pub(super) fn theme_choice(stored: storage::ThemeChoice) -> ThemeChoice {
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
