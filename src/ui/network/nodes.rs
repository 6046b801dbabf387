//! Nodes: each kind in its shape, with its name.

use egui::{Align2, Color32, Pos2, Rect as ScreenRect, Shape, Stroke, StrokeKind, pos2, vec2};

use egui_phosphor::regular as glyphs;

use crate::{
    model::{NodeKind, TeamShape},
    scene::{CAPTION_SIZE, LABEL_LINE, NOTE_SIZE, NodeShape, Outline, Weight, person_square},
    ui::theme::{color, icon_font},
};

use super::{
    focus::faded,
    lens::unsaid_ui,
    strips::dashes_ui,
    text::Block,
    view::{Detail, View, corner},
};

/// The width of a node's outline at 100 %, as the official shapes have it.
const OUTLINE: f32 = 2.0;

struct Paint {
    fill: Color32,
    stroke: Stroke,
    text: Color32,
    /// For the line below the name.
    quiet: Color32,
}

/// Draws a node: shape, then text where it can be read.
pub(super) fn node_ui(view: &View<'_>, shape: &NodeShape) {
    let ink = view.ink(shape);
    let paint = Paint {
        fill: color(ink.fill),
        stroke: Stroke::new(view.stroke(OUTLINE), color(ink.stroke)),
        text: color(ink.text),
        quiet: color(ink.text).gamma_multiply(0.72),
    };
    body_ui(view, shape, &paint);
    if view.detail == Detail::Full {
        if view.is_unsaid(shape) {
            unsaid_ui(view, shape, paint.stroke.color);
        }
        text_ui(view, shape, &paint);
        if shape.node.pinned {
            pin_ui(view, shape, paint.stroke.color);
        }
    }
}

/// Writes once more what a veil has made illegible.
pub(super) fn faded_text_ui(view: &View<'_>, shape: &NodeShape) {
    if view.detail != Detail::Full {
        return;
    }
    let ink = view.ink(shape);
    let text = faded(&view.theme, color(ink.text), color(ink.fill));
    let paint = Paint {
        fill: color(ink.fill),
        stroke: Stroke::NONE,
        text,
        quiet: text,
    };
    text_ui(view, shape, &paint);
}

/// The sign of a node that stays where it is, at its upper right corner.
fn pin_ui(view: &View<'_>, shape: &NodeShape, color: Color32) {
    let size = view.length(12.0).clamp(9.0, 24.0);
    let at = view.crisp(shape.rect).right_top() + vec2(-size * 0.75, size * 0.75);
    view.painter.text(
        at,
        Align2::CENTER_CENTER,
        glyphs::PUSH_PIN,
        icon_font(size),
        color,
    );
}

fn body_ui(view: &View<'_>, shape: &NodeShape, paint: &Paint) {
    let rect = view.crisp(shape.rect);
    let points = || -> Vec<Pos2> { shape.points.iter().map(|point| view.at(*point)).collect() };
    let polygon = || Shape::convex_polygon(points(), paint.fill, paint.stroke);
    match shape.outline {
        Outline::Square => boxed(view, rect, 0.0, paint),
        Outline::Rounded(_) if is_dotted(shape) => {
            let fill = Shape::convex_polygon(points(), paint.fill, Stroke::NONE);
            view.painter.add(fill);
            let mut around = points();
            around.extend(around.first().copied());
            let gap = paint.stroke.width * 1.8;
            dashes_ui(view, &around, paint.stroke, gap, gap);
        }
        Outline::Rounded(radius) => boxed(view, rect, view.length(radius), paint),
        Outline::Person => {
            boxed(view, rect, view.length(16.0), paint);
            person_ui(view, view.rect(person_square(shape.rect)), paint);
        }
        Outline::Octagon | Outline::Pennant => {
            view.painter.add(polygon());
        }
        Outline::Cylinder => {
            view.painter.add(polygon());
            let bend = view.length(Outline::lid(shape.rect.height()));
            let center = pos2(rect.center().x, rect.min.y + bend);
            let radius = vec2(rect.width() / 2.0, bend);
            let lid = Shape::ellipse_stroke(center, radius, paint.stroke);
            view.painter.add(lid);
        }
        Outline::Tabbed => {
            boxed(view, rect, view.length(4.0), paint);
            tabs_ui(view, rect, paint);
        }
        Outline::Sheet => {
            view.painter.add(polygon());
            let fold = view.length(Outline::fold(shape.rect));
            let corner = rect.max - vec2(fold, fold);
            let flap = vec![
                pos2(rect.max.x, corner.y),
                corner,
                pos2(corner.x, rect.max.y),
            ];
            let thin = Stroke::new(paint.stroke.width * 0.6, paint.stroke.color);
            let fill = paint.stroke.color.gamma_multiply(0.35);
            view.painter.add(Shape::convex_polygon(flap, fill, thin));
        }
    }
}

/// A team that is not settled yet has a dotted outline.
fn is_dotted(shape: &NodeShape) -> bool {
    let settled = shape.node.shape != TeamShape::Undefined;
    !settled && shape.node.kind == NodeKind::Team
}

fn boxed(view: &View<'_>, rect: ScreenRect, radius: f32, paint: &Paint) {
    let radius = corner(radius);
    view.painter
        .rect(rect, radius, paint.fill, paint.stroke, StrokeKind::Middle);
}

/// The figure above the name of an outside party.
fn person_ui(view: &View<'_>, square: ScreenRect, paint: &Paint) {
    let unit = square.height() * 0.1;
    if unit < 1.0 {
        return;
    }
    let fill = paint.stroke.color;
    let head = pos2(square.center().x, square.min.y + square.height() * 0.17);
    view.painter.circle_filled(head, unit * 0.95, fill);
    let shoulders = pos2(head.x, head.y + unit * 2.9);
    let arc = |i: u8| {
        let angle = std::f32::consts::PI * (1.0 + f32::from(i) / 12.0);
        shoulders + vec2(angle.cos() * unit * 1.9, angle.sin() * unit * 1.6)
    };
    let body = (0..=12).map(arc).collect();
    view.painter
        .add(Shape::convex_polygon(body, fill, Stroke::NONE));
}

/// The two tabs at the side of a component.
fn tabs_ui(view: &View<'_>, rect: ScreenRect, paint: &Paint) {
    let size = vec2(view.length(9.0), view.length(7.0));
    if size.y < 1.5 {
        return;
    }
    for share in [0.32, 0.68] {
        let center = pos2(rect.min.x, rect.min.y + rect.height() * share);
        let tab = ScreenRect::from_center_size(center, size);
        boxed(view, tab, 0.0, paint);
    }
}

fn text_ui(view: &View<'_>, shape: &NodeShape, paint: &Paint) {
    let text_box = view.rect(shape.outline.text_box(shape.rect));
    let label = &shape.label;
    if shape.node.kind == NodeKind::Note {
        let block = Block {
            lines: &label.lines,
            size: NOTE_SIZE,
            weight: Weight::Regular,
            color: paint.text,
        };
        return view.write_left(&block, text_box.min, view.length(NOTE_SIZE * LABEL_LINE));
    }
    let name = shape.name_at(f64::from(view.zoom));
    let line_height = view.length(name.size * LABEL_LINE);
    let below = if name.caption.is_empty() {
        0.0
    } else {
        view.length(CAPTION_SIZE * LABEL_LINE)
    };
    let block = Block {
        lines: name.lines,
        size: name.size,
        weight: Weight::SemiBold,
        color: paint.text,
    };
    let center = text_box.center() - vec2(0.0, below / 2.0);
    view.write_centered(&block, center, line_height);
    if below > 0.0 {
        let block = Block {
            lines: std::slice::from_ref(&label.caption),
            size: CAPTION_SIZE,
            weight: Weight::Regular,
            color: paint.quiet,
        };
        let down = line_height * name.lines.len() as f32 / 2.0 + below / 2.0;
        view.write_centered(&block, center + vec2(0.0, down), below);
    }
}
