//! Areas: tinted regions behind everything else.

use egui::{Color32, Rect as ScreenRect, Stroke, StrokeKind, vec2};

use crate::{
    scene::{
        AREA_LABEL_SIZE, AreaShape, Weight,
        palette::{Tone, area_color},
        wrap,
    },
    ui::theme::{Theme, color},
};

use super::{
    focus::faded,
    strips::dashes_ui,
    text::Block,
    view::{Detail, View, corner, cut},
};

/// Draws the ground and the border of an area.
pub(super) fn area_ui(view: &View<'_>, shape: &AreaShape) {
    let tint = color(area_color(&shape.area.about.color, shape.depth));
    let rect = view.crisp(shape.rect);
    let radius = corner(view.length(12.0));
    let fill = ground(&view.theme, shape);
    view.painter
        .rect(rect, radius, fill, Stroke::NONE, StrokeKind::Middle);
    let border = Stroke::new(view.stroke(1.4), tint.gamma_multiply(0.55));
    if view.detail == Detail::Dots {
        view.painter
            .rect_stroke(rect, radius, border, StrokeKind::Middle);
        return;
    }
    dashed_border(view, shape, border);
}

fn ground(theme: &Theme, shape: &AreaShape) -> Color32 {
    let tint = color(area_color(&shape.area.about.color, shape.depth));
    let tinted = match theme.tone {
        Tone::Light => 0.10,
        Tone::Dark => 0.13,
    };
    // Mixed, not laid over: a tint above another would be mud.
    theme.canvas.lerp_to_gamma(tint, tinted)
}

fn dashed_border(view: &View<'_>, shape: &AreaShape, border: Stroke) {
    let outline = crate::scene::points_of(crate::scene::Outline::Rounded(12.0), shape.rect.size());
    let mut around: Vec<_> = outline
        .iter()
        .map(|point| view.at(*point + shape.rect.min))
        .collect();
    around.extend(around.first().copied());
    let dash = view.stroke(6.0);
    // Only what is seen: a large area near by would be thousands of dashes.
    let clip = view.painter.clip_rect().expand(2.0);
    for side in around.windows(2) {
        let [one, other] = side else { continue };
        if let Some(seen) = cut(*one, *other, clip) {
            dashes_ui(view, &seen, border, dash, dash * 0.7);
        }
    }
}

/// No name of an area is written smaller than this, in points: from afar the areas are the landmarks.
const LEAST_NAME: f32 = 11.0;
/// Below this zoom a name has no room between the border and the first nodes, and stands above it: an
/// inner one in the room that the outer name has left.
const NAMES_ABOVE: f32 = 0.44;
/// Below this zoom that room is too small as well, and only the outermost areas are named.
const OUTER_NAMES: f32 = 0.22;
/// In less than this many points, no name can be told from another.
const LEAST_ROOM: f32 = 40.0;

/// Lays the ground of an area where its name stands, so that relations run behind the name.
pub(super) fn area_name_ground_ui(view: &View<'_>, shape: &AreaShape) {
    if view.zoom < NAMES_ABOVE || shape.label.is_empty() {
        return;
    }
    let name = view.rect(shape.name_rect());
    let larger = (LEAST_NAME / view.length(AREA_LABEL_SIZE)).max(1.0);
    let ground_of_name = ScreenRect::from_min_size(name.min, name.size() * larger).expand(3.0);
    let fill = ground(&view.theme, shape);
    let ground_of_name = ground_of_name.intersect(view.rect(shape.rect));
    view.painter.rect_filled(ground_of_name, 3.0, fill);
}

/// Writes the name of an area, above the lines that cross it, cut to the area's width.
pub(super) fn area_name_ui(view: &View<'_>, shape: &AreaShape) {
    name_ui(view, shape, name_color(&view.theme, shape));
}

/// Writes once more what a veil has made illegible.
pub(super) fn faded_area_name_ui(view: &View<'_>, shape: &AreaShape) {
    let ink = name_color(&view.theme, shape);
    name_ui(
        view,
        shape,
        faded(&view.theme, ink, ground(&view.theme, shape)),
    );
}

fn name_color(theme: &Theme, shape: &AreaShape) -> Color32 {
    let tint = color(area_color(&shape.area.about.color, shape.depth));
    match theme.tone {
        Tone::Light => mixed(tint, theme.text, 0.45),
        Tone::Dark => mixed(tint, theme.text, 0.55),
    }
}

fn name_ui(view: &View<'_>, shape: &AreaShape, ink: Color32) {
    let points = view.length(AREA_LABEL_SIZE).max(LEAST_NAME);
    let above = view.zoom < NAMES_ABOVE;
    let rect = view.rect(shape.rect);
    let too_deep = view.zoom < OUTER_NAMES && shape.depth > 0;
    if too_deep || rect.width() < LEAST_ROOM {
        return;
    }
    let room = rect.width().into();
    let lines = wrap(&shape.label, points.into(), Weight::SemiBold, room, 1);
    let block = Block {
        lines: &lines,
        size: f64::from(points / view.zoom),
        weight: Weight::SemiBold,
        color: ink,
    };
    let line_height = points * 1.24;
    let inset = if above {
        vec2(0.0, -line_height - 2.0)
    } else {
        vec2(view.length(14.0), view.length(9.0))
    };
    view.write_left(&block, rect.min + inset, line_height);
}

fn mixed(one: Color32, other: Color32, share: f32) -> Color32 {
    one.lerp_to_gamma(other, share)
}
