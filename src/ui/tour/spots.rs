//! Where the things are that the tour points at: each part of the window says so while it draws itself.

use egui::{Context, Id, Rect};

use crate::editor::TourTarget;

/// Takes note of where something is in this frame.
pub(in crate::ui) fn mark_spot(ctx: &Context, target: TourTarget, rect: Rect) {
    let now = ctx.cumulative_pass_nr();
    ctx.data_mut(|data| data.insert_temp(id_of(target), (now, rect)));
}

/// Returns where something is, if it was drawn in this frame or the one before.
pub(super) fn spot(ctx: &Context, target: TourTarget) -> Option<Rect> {
    let now = ctx.cumulative_pass_nr();
    let (then, rect) = ctx.data(|data| data.get_temp::<(u64, Rect)>(id_of(target)))?;
    (now <= then + 1).then_some(rect)
}

fn id_of(target: TourTarget) -> Id {
    Id::new(("tour target", target))
}
