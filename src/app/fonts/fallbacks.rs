//! The search for fonts beside the window: what it waits for, and what it brings.

use std::{
    collections::BTreeSet,
    panic::{self, AssertUnwindSafe},
    sync::{Arc, Mutex, PoisonError},
};

use egui::Context;

use crate::{
    app::app::App,
    ui::{Letters, add_fallback, drop_known},
};

use super::system::{Fallback, SystemFonts};

/// The letters that have been on screen, and the search for those that no font has.
#[derive(Debug, Default)]
pub(in crate::app) struct Fallbacks {
    letters: Letters,
    /// What no font has and no search has asked for yet.
    wanted: BTreeSet<char>,
    system: Arc<SystemFonts>,
    search: Option<Arc<Found>>,
}

/// What a search has found, once it is over.
type Found = Mutex<Option<Vec<Fallback>>>;

impl Fallbacks {
    pub(in crate::app) fn is_looking(&self) -> bool {
        self.search.is_some()
    }

    /// Returns what the search under way has found, if it is over.
    fn take_found(&mut self) -> Option<Vec<Fallback>> {
        let search = self.search.as_ref()?;
        let mut found = search.lock().unwrap_or_else(PoisonError::into_inner);
        let fonts = found.take()?;
        drop(found);
        self.search = None;
        Some(fonts)
    }
}

impl App {
    /// Looks beside the window for fonts that have what was on screen for the first time, one search
    /// after the other. What no font has is not asked for again.
    pub(in crate::app) fn look_for_fonts(&mut self, ctx: &Context) {
        let fallbacks = &mut self.fallbacks;
        let found = fallbacks.take_found().unwrap_or_default();
        let adds = !found.is_empty();
        for font in found {
            add_fallback(ctx, &font.name, font.data);
        }
        fallbacks.wanted.extend(fallbacks.letters.unknown(ctx));
        // What was just found is there from the next frame on, and may have what is still wanted.
        if adds {
            ctx.request_repaint();
            return;
        }
        if fallbacks.is_looking() || fallbacks.wanted.is_empty() {
            return;
        }
        drop_known(ctx, &mut fallbacks.wanted);
        if fallbacks.wanted.is_empty() {
            return;
        }
        let wanted = std::mem::take(&mut fallbacks.wanted);
        let found = Arc::new(Found::default());
        fallbacks.search = Some(Arc::clone(&found));
        let (system, ctx) = (Arc::clone(&fallbacks.system), ctx.clone());
        self.jobs.spawn(move || {
            // A font that breaks what reads it is one font less, not the end of the search.
            let fonts = panic::catch_unwind(AssertUnwindSafe(|| system.find(&wanted)));
            let mut slot = found.lock().unwrap_or_else(PoisonError::into_inner);
            *slot = Some(fonts.unwrap_or_default());
            drop(slot);
            ctx.request_repaint();
            None
        });
    }
}
