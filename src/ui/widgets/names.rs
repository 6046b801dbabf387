//! Names of the map in labels and links: drawn in the order in which they are seen, spoken as written.

use std::sync::Arc;

use egui::{Galley, Label, Response, RichText, TextBuffer, TextStyle, Ui, WidgetInfo, WidgetType};

use crate::ui::visual::{runs_left, visual};

/// Draws words that may hold a name.
pub(in crate::ui) fn name_ui(
    ui: &mut Ui,
    words: &str,
    dressed: impl FnOnce(RichText) -> RichText,
) -> Response {
    let text = dressed(RichText::new(visual(words)));
    let response = ui.add(Label::new(text).selectable(false));
    read_as(&response, WidgetType::Label, words);
    response
}

/// Draws a link whose words may hold a name.
pub(in crate::ui) fn name_link_ui(ui: &mut Ui, words: &str) -> Response {
    let response = ui.link(visual(words));
    read_as(&response, WidgetType::Link, words);
    response
}

/// Tells screen readers the words of an option as they were written.
pub(in crate::ui) fn read_option_as(response: &Response, chosen: bool, words: &str) {
    if runs_left(words) {
        let role = WidgetType::SelectableLabel;
        response.widget_info(|| WidgetInfo::selected(role, true, chosen, words));
    }
}

/// Tells screen readers the words as they were written, where they are drawn in another order.
pub(in crate::ui) fn read_as(response: &Response, role: WidgetType, words: &str) {
    if runs_left(words) {
        response.widget_info(|| WidgetInfo::labeled(role, true, words));
    }
}

/// Lays out the line of a field that nobody types in.
pub(in crate::ui) fn in_order_seen(ui: &Ui, text: &dyn TextBuffer, _width: f32) -> Arc<Galley> {
    let font = ui.style().override_font_id.clone();
    let font = font.unwrap_or_else(|| TextStyle::Body.resolve(ui.style()));
    let line = visual(text.as_str()).into_owned();
    ui.painter()
        .layout_no_wrap(line, font, ui.visuals().widgets.inactive.text_color())
}
