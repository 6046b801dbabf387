//! The samples: a card each, with a picture of its map.

use egui::{
    Align, CornerRadius, CursorIcon, Label, Layout, Rect, Response, RichText, Sense, Stroke,
    StrokeKind, Ui, UiBuilder, WidgetInfo, WidgetType, vec2,
};

use crate::{
    editor::{Action, Actions, Editor, Sample},
    scene::Weight,
    ui::{
        network::picture_ui,
        theme::{Theme, font},
        widgets::heading_ui,
    },
};

const GAP: f32 = 12.0;
/// How high the words below the picture are.
const WORDS: f32 = 84.0;
const RADIUS: u8 = 10;

/// Draws the cards side by side.
pub(super) fn samples_ui(ui: &mut Ui, editor: &Editor, actions: &mut Actions) {
    ui.add_space(10.0);
    heading_ui(ui, "Samples to try");
    let n = editor.samples().len().max(1) as f32;
    let width = ((ui.available_width() - GAP * (n - 1.0)) / n).min(320.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        for (i, sample) in editor.samples().iter().enumerate() {
            let response = ui.push_id(i, |ui| card_ui(ui, editor, (i, sample), width));
            if response.inner.clicked() {
                actions.push(Action::OpenSample(i));
            }
        }
    });
}

fn card_ui(ui: &mut Ui, editor: &Editor, (i, sample): (usize, &Sample), width: f32) -> Response {
    let theme = Theme::of(ui);
    let height = (width * 0.6).round();
    let (rect, response) = ui.allocate_exact_size(vec2(width, height + WORDS), Sense::click());
    let border = if response.has_focus() {
        Stroke::new(2.0, theme.accent)
    } else if response.hovered() {
        Stroke::new(1.0, theme.accent)
    } else {
        Stroke::new(1.0, theme.border)
    };
    let radius = CornerRadius::same(RADIUS);
    ui.painter().rect_filled(rect, radius, theme.card);
    let top = Rect::from_min_size(rect.min, vec2(width, height));
    let above = CornerRadius {
        nw: RADIUS,
        ne: RADIUS,
        ..CornerRadius::ZERO
    };
    ui.painter().rect_filled(top, above, theme.canvas);
    // The room is kept until the picture is known, so that nothing jumps.
    if let Some(scene) = editor.picture(i) {
        picture_ui(ui, scene, top.shrink(6.0));
        let image = ui.interact(top, ui.id().with("picture"), Sense::HOVER);
        let words = format!("Picture of {}", sample.title);
        image.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &words));
    }
    ui.painter()
        .hline(top.x_range(), top.max.y, Stroke::new(1.0, theme.border));
    words_ui(ui, sample, Rect::from_min_max(top.left_bottom(), rect.max));
    ui.painter()
        .rect_stroke(rect, radius, border, StrokeKind::Inside);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, sample.title));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description(sample.words);
    });
    response.on_hover_cursor(CursorIcon::PointingHand)
}

fn words_ui(ui: &mut Ui, sample: &Sample, rect: Rect) {
    let theme = Theme::of(ui);
    let mut inner = ui.new_child(
        UiBuilder::new()
            .max_rect(rect.shrink2(vec2(14.0, 9.0)))
            .layout(Layout::top_down(Align::Min)),
    );
    inner.spacing_mut().item_spacing.y = 3.0;
    let title = RichText::new(sample.title).font(font(Weight::SemiBold, 14.0));
    inner.add(Label::new(title).selectable(false));
    let words = RichText::new(sample.words).color(theme.weak);
    inner.add(Label::new(words).selectable(false).wrap());
}
