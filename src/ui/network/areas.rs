//! Areas: tinted regions behind everything else.

use egui::{Color32, Stroke, StrokeKind};

use crate::{
    scene::{
        AreaNameAt, AreaShape, Weight,
        palette::{Tone, area_color},
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

/// An area and its name as it is drawn in this frame.
pub(super) type Titled<'a> = (&'a AreaShape, AreaNameAt);

/// Returns the areas whose names are drawn.
pub(super) fn titled<'a>(view: &View<'_>, areas: &[&'a AreaShape]) -> Vec<Titled<'a>> {
    let titled = |area: &&'a AreaShape| Some((*area, area.name_at(view.zoom.into())?));
    areas.iter().filter_map(titled).collect()
}

/// How much of a path is hidden behind the name of an area.
const PLATE: f32 = 0.75;

/// Lays the ground of an area where its name stands, so that relations run behind the name.
pub(super) fn area_name_ground_ui(view: &View<'_>, titled: &Titled<'_>) {
    plate_ui(view, titled, 1.0);
}

/// Lays it once more, so that paths run behind the name as well; they are seen through it.
pub(super) fn area_name_plate_ui(view: &View<'_>, titled: &Titled<'_>) {
    plate_ui(view, titled, PLATE);
}

fn plate_ui(view: &View<'_>, (shape, name): &Titled<'_>, hides: f32) {
    let around = view.rect(name.rect).expand(3.0);
    let (fill, around) = match (name.above, shape.depth) {
        (true, 0) => (view.theme.canvas, around),
        // What it stands on then is another area, or its name.
        (true, _) => return,
        (false, _) => (
            ground(&view.theme, shape),
            around.intersect(view.rect(shape.rect)),
        ),
    };
    view.painter
        .rect_filled(around, 3.0, fill.gamma_multiply(hides));
}

/// Writes the name of an area, above the lines that cross it, cut to the area's width.
pub(super) fn area_name_ui(view: &View<'_>, (shape, name): &Titled<'_>) {
    name_ui(view, name, name_color(&view.theme, shape));
}

/// Writes once more what a veil has made illegible.
pub(super) fn faded_area_name_ui(view: &View<'_>, (shape, name): &Titled<'_>) {
    let ink = name_color(&view.theme, shape);
    name_ui(
        view,
        name,
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

fn name_ui(view: &View<'_>, name: &AreaNameAt, ink: Color32) {
    let block = Block {
        lines: std::slice::from_ref(&name.text),
        size: name.size,
        weight: Weight::SemiBold,
        color: ink,
    };
    let rect = view.rect(name.rect);
    view.write_left(&block, rect.min, rect.height());
}

fn mixed(one: Color32, other: Color32, share: f32) -> Color32 {
    one.lerp_to_gamma(other, share)
}
