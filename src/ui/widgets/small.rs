//! Headings, pills, keys and buttons with an icon.

use egui::{
    Align2, Color32, CornerRadius, Event, EventFilter, Frame, Id, ImeEvent, Margin, Response,
    RichText, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, WidgetType,
    text::{CCursor, CCursorRange},
    vec2,
};

use crate::{
    scene::Weight,
    ui::theme::{Theme, font, icon_font},
};

/// A quiet heading in capitals, as above the sections of a panel.
pub(in crate::ui) fn heading_ui(ui: &mut Ui, text: &str) {
    ui.add_space(14.0);
    let text = RichText::new(text.to_uppercase())
        .font(font(Weight::SemiBold, 10.5))
        .extra_letter_spacing(0.8)
        .color(Theme::of(ui).weak);
    ui.label(text);
    ui.add_space(2.0);
}

/// A word on a rounded ground.
pub(in crate::ui) fn pill_ui(ui: &mut Ui, text: &str, fill: Color32, ink: Color32) -> Response {
    Frame::new()
        .fill(fill)
        .corner_radius(CornerRadius::same(10))
        .inner_margin(Margin::symmetric(8, 2))
        .show(ui, |ui| {
            ui.label(
                RichText::new(text)
                    .font(font(Weight::Medium, 11.5))
                    .color(ink),
            );
        })
        .response
}

/// A short piece of a path's line, before its name.
pub(in crate::ui) fn swatch_ui(ui: &mut Ui, ink: Color32) {
    let size = vec2(14.0, ui.spacing().interact_size.y);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let line = egui::Rect::from_center_size(rect.center(), vec2(14.0, 5.0));
    ui.painter().rect_filled(line, CornerRadius::same(2), ink);
}

/// A key as it looks on a keyboard.
pub(in crate::ui) fn key_ui(ui: &mut Ui, text: &str) {
    let theme = Theme::of(ui);
    Frame::new()
        .fill(theme.hover)
        .stroke(Stroke::new(1.0, theme.border))
        .corner_radius(CornerRadius::same(4))
        .inner_margin(Margin::symmetric(6, 1))
        .show(ui, |ui| {
            ui.label(
                RichText::new(text)
                    .font(font(Weight::Medium, 11.5))
                    .color(theme.text),
            );
        });
}

/// How large a button with an icon is.
pub(in crate::ui) const TOOL_SIZE: f32 = 40.0;

/// A square button with an icon, a small key in its corner, and a name for the tooltip and readers.
pub(in crate::ui) fn icon_button_ui(
    ui: &mut Ui,
    icon: &str,
    key: &str,
    selected: bool,
    name: &str,
) -> Response {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(TOOL_SIZE), Sense::click());
    let (fill, ink) = if selected {
        (theme.accent_soft, theme.accent)
    } else if response.is_pointer_button_down_on() {
        (theme.accent_soft, theme.text)
    } else if response.hovered() {
        (theme.hover, theme.text)
    } else {
        (Color32::TRANSPARENT, theme.text)
    };
    let painter = ui.painter();
    painter.rect_filled(rect, CornerRadius::same(8), fill);
    if response.has_focus() {
        let stroke = Stroke::new(2.0, theme.accent);
        painter.rect_stroke(rect, CornerRadius::same(8), stroke, StrokeKind::Inside);
    }
    let center = rect.center() - vec2(0.0, 2.0);
    painter.text(center, Align2::CENTER_CENTER, icon, icon_font(19.0), ink);
    let corner = rect.right_bottom() - vec2(5.0, 3.0);
    let key_font = font(Weight::Medium, 9.0);
    painter.text(corner, Align2::RIGHT_BOTTOM, key, key_font, theme.weak);
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, selected, name));
    response
}

/// Returns whether an input method has a hand in this frame: even its last Enter is not ours.
pub(in crate::ui) fn track_composing(ui: &Ui, composing: &mut bool) -> bool {
    let was_composing = *composing;
    ui.input(|input| {
        for event in &input.events {
            match event {
                Event::Ime(ImeEvent::Preedit { text, .. }) => *composing = !text.is_empty(),
                Event::Ime(ImeEvent::Commit(_)) => *composing = false,
                _ => {}
            }
        }
    });
    was_composing || *composing
}

/// Returns the keys that are a field's own: the arrows, and Escape, which may be meant for an input method
/// and else takes the focus away before the field knows of it.
pub(in crate::ui) fn typing_keys() -> EventFilter {
    EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: true,
        tab: false,
    }
}

/// Selects the whole text of a field, so that typing replaces it.
pub(in crate::ui) fn select_all(ui: &Ui, id: Id, text: &str) {
    let mut state = egui::text_edit::TextEditState::load(ui.ctx(), id).unwrap_or_default();
    let all = CCursorRange::two(CCursor::new(0), CCursor::new(text.chars().count()));
    state.cursor.set_char_range(Some(all));
    state.store(ui.ctx(), id);
}
