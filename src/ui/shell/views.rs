//! The switch between the views, in the middle of the top bar.

use egui::{
    CornerRadius, FontId, Rect, Response, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2,
};

use crate::{
    editor::{Actions, Editor, TourTarget, View},
    scene::Weight,
    ui::{
        theme::{Theme, font},
        tour::mark_spot,
    },
};

/// How far a name is from the edge of its part of the switch.
const PADDING: f32 = 14.0;
const HEIGHT: f32 = 30.0;

/// Returns where the switch is: in the middle of a bar, but not over what stands at its left.
pub(super) fn switch_rect(ui: &Ui, bar: Rect, left: f32) -> Rect {
    let width: f32 = View::ALL.iter().map(|view| part_width(ui, *view)).sum();
    let x = (bar.center().x - width / 2.0).max(left);
    let middle = pos2(x + width / 2.0, bar.center().y);
    let height = HEIGHT.max(ui.spacing().interact_size.y);
    Rect::from_center_size(middle, vec2(width, height))
}

pub(super) fn switch_ui(ui: &Ui, editor: &Editor, rect: Rect, actions: &mut Actions) {
    let theme = Theme::of(ui);
    ui.painter()
        .rect_filled(rect, CornerRadius::same(7), theme.hover);
    let mut x = rect.min.x;
    for view in View::ALL {
        let size = vec2(part_width(ui, view), rect.height());
        let part = Rect::from_min_size(pos2(x, rect.min.y), size);
        x = part.max.x;
        if part_ui(ui, editor, &theme, view, part).clicked() {
            actions.run(view.command());
        }
    }
}

fn part_ui(ui: &Ui, editor: &Editor, theme: &Theme, view: View, part: Rect) -> Response {
    if view == View::Board {
        mark_spot(ui.ctx(), TourTarget::BoardSwitch, part);
    }
    let id = ui.id().with(("view", view));
    let response = ui.interact(part, id, Sense::click());
    let shown = editor.view() == view;
    let radius = CornerRadius::same(5);
    let inner = part.shrink(3.0);
    let painter = ui.painter();
    if shown {
        painter.rect_filled(inner, radius, theme.card);
    }
    if response.has_focus() {
        let stroke = Stroke::new(2.0, theme.accent);
        painter.rect_stroke(inner, radius, stroke, egui::StrokeKind::Inside);
    }
    let ink = if shown || response.hovered() {
        theme.text
    } else {
        theme.weak
    };
    let galley = painter.layout_no_wrap(view.name().to_owned(), part_font(shown), ink);
    painter.galley(part.center() - galley.size() / 2.0, galley, ink);
    response.widget_info(|| {
        let name = format!("{} view", view.name());
        WidgetInfo::selected(WidgetType::SelectableLabel, true, shown, name)
    });
    let command = view.command();
    let key = command.shortcut().map(|key| format!(" ({key})"));
    response.on_hover_text(format!("{}{}", command.help(), key.unwrap_or_default()))
}

fn part_width(ui: &Ui, view: View) -> f32 {
    let ink = Theme::of(ui).text;
    let galley = ui
        .painter()
        .layout_no_wrap(view.name().to_owned(), part_font(true), ink);
    galley.size().x + 2.0 * PADDING
}

fn part_font(shown: bool) -> FontId {
    let weight = if shown {
        Weight::SemiBold
    } else {
        Weight::Regular
    };
    font(weight, 13.0)
}
