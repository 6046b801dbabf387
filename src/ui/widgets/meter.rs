//! Meters: how full something is.

use egui::{Color32, CornerRadius, Rect, Sense, Ui, WidgetInfo, WidgetType, vec2};

use crate::ui::theme::Theme;

/// How high a meter is.
const HEIGHT: f32 = 7.0;
/// From here on, ten points of load more and a queue grows without end.
pub(in crate::ui) const NEAR: f64 = 0.9;

/// A bar that is filled to a share; at 1 and above it is full.
pub(in crate::ui) fn meter_ui(ui: &mut Ui, share: f64, ink: Color32, name: &str) {
    let size = vec2(ui.available_width(), HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let theme = Theme::of(ui);
    let radius = CornerRadius::same(4);
    ui.painter().rect_filled(rect, radius, theme.border);
    ui.painter().rect_filled(filled(rect, share), radius, ink);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(WidgetType::ProgressIndicator, true, name);
        info.value = Some(share);
        info
    });
}

/// Returns the part of a bar that is filled.
pub(in crate::ui) fn filled(rect: Rect, share: f64) -> Rect {
    #[expect(clippy::cast_possible_truncation, reason = "between 0 and 1")]
    let share = share.clamp(0.0, 1.0) as f32;
    let width = (rect.width() * share).max(if share > 0.0 { 2.0 } else { 0.0 });
    Rect::from_min_size(rect.min, vec2(width, rect.height()))
}

/// Returns the color of a load: `usual` while there is room.
pub(in crate::ui) fn load_color(theme: &Theme, load: f64, usual: Color32) -> Color32 {
    if load >= NEAR { theme.danger } else { usual }
}
