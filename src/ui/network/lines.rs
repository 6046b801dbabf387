//! Relations: thin and quiet, with a mark that tells their kind.

use egui::{Color32, Pos2, Shape, Stroke, StrokeKind, Vec2, vec2};

use crate::{
    model::{RelationKind, Strength},
    scene::{Line, RELATION_LABEL_SIZE, Weight, palette::relation_color},
    ui::theme::color,
};

use super::{
    text::Block,
    view::{Detail, View, corner, cut},
};

/// How much a line stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Emphasis {
    Quiet,
    Hovered,
    Selected,
}

/// Draws a relation with its ends, its mark and its label.
pub(super) fn line_ui(view: &View<'_>, line: &Line, emphasis: Emphasis) {
    let relation = &line.relation;
    let strength = relation.strength.as_ref();
    let ink = ink_of(view, line, emphasis);
    let ink = if line.implied && emphasis == Emphasis::Quiet {
        ink.gamma_multiply(0.35)
    } else {
        ink
    };
    let hurts = matches!(strength, Some(Strength::Blocking | Strength::Slowing));
    let wide = match emphasis {
        Emphasis::Quiet if hurts => 2.0,
        Emphasis::Quiet => 1.4,
        Emphasis::Hovered | Emphasis::Selected => 2.4,
    };
    let wide = if relation.kind == RelationKind::Collaborates {
        wide * 1.8
    } else {
        wide
    };
    let stroke = Stroke::new(view.stroke(wide), ink);
    let points: Vec<Pos2> = line.points.iter().map(|point| view.at(*point)).collect();
    stroke_ui(view, &relation.kind, &points, stroke);
    if view.detail == Detail::Full {
        marks_ui(view, line, &points, stroke);
    }
}

fn ink_of(view: &View<'_>, line: &Line, emphasis: Emphasis) -> Color32 {
    if emphasis == Emphasis::Selected {
        return view.theme.accent;
    }
    let relation = &line.relation;
    let own = &relation.about.color;
    let strength = relation.strength.as_ref();
    color(relation_color(
        &relation.kind,
        strength,
        own,
        view.theme.tone,
    ))
}

/// Solid, dashed or dotted, by kind.
fn stroke_ui(view: &View<'_>, kind: &RelationKind, points: &[Pos2], stroke: Stroke) {
    let unit = stroke.width.max(1.0);
    let dashes = match kind {
        _ if view.detail < Detail::Full => None,
        RelationKind::Provides | RelationKind::Facilitates => Some((unit * 5.0, unit * 3.5)),
        RelationKind::Serves | RelationKind::Other(_) => Some((unit * 1.5, unit * 3.0)),
        _ => None,
    };
    match (dashes, points) {
        (Some((dash, gap)), [one, other]) => {
            // Only what is seen: a long line near by would be thousands of dashes.
            let clip = view.painter.clip_rect().expand(20.0);
            if let Some([one, other]) = cut(*one, *other, clip) {
                view.painter
                    .extend(Shape::dashed_line(&[one, other], stroke, dash, gap));
            }
        }
        (Some((dash, gap)), points) => {
            view.painter
                .extend(Shape::dashed_line(points, stroke, dash, gap));
        }
        (None, points) => {
            view.painter.add(Shape::line(points.to_vec(), stroke));
        }
    }
}

/// The end of the line, and the official shape of an interaction at its middle.
fn marks_ui(view: &View<'_>, line: &Line, points: &[Pos2], stroke: Stroke) {
    let (Some(end), Some(start)) = (arrival(points), departure(points)) else {
        return;
    };
    let size = view.stroke(9.0);
    // A label has the middle for itself.
    let share = if line.label.is_empty() { 0.5 } else { 0.25 };
    match &line.relation.kind {
        RelationKind::DependsOn | RelationKind::Other(_) => head_ui(view, end, size, stroke.color),
        RelationKind::Provides => {
            head_ui(view, end, size * 1.5, stroke.color.gamma_multiply(0.75));
        }
        RelationKind::Serves => open_head_ui(view, end, size, stroke),
        RelationKind::Owns => diamond_ui(view, start, size, stroke),
        RelationKind::Facilitates => {
            open_head_ui(view, end, size, stroke);
            let (middle, _) = middle(points, share);
            let fill = stroke.color.gamma_multiply(0.5);
            view.painter.circle(middle, size * 0.62, fill, stroke);
        }
        RelationKind::Collaborates => {
            let (middle, along) = middle(points, share);
            parallelogram_ui(view, middle, along, size, stroke);
        }
    }
}

/// Returns the end of a line and the way into it.
fn arrival(points: &[Pos2]) -> Option<(Pos2, Vec2)> {
    let [.., before, last] = points else {
        return None;
    };
    Some((*last, (*last - *before).normalized()))
}

/// Returns the start of a line and the way out of it.
fn departure(points: &[Pos2]) -> Option<(Pos2, Vec2)> {
    let [first, next, ..] = points else {
        return None;
    };
    Some((*first, (*next - *first).normalized()))
}

/// Returns a point on the way along a line, the middle of a loop, and the direction there.
fn middle(points: &[Pos2], share: f32) -> (Pos2, Vec2) {
    match points {
        [one, other] => {
            let way = *other - *one;
            (*one + way * share, way.normalized())
        }
        points => {
            let at = points.get(points.len() / 2).copied().unwrap_or_default();
            (at, vec2(1.0, 0.0))
        }
    }
}

fn head_ui(view: &View<'_>, (tip, along): (Pos2, Vec2), size: f32, fill: Color32) {
    let back = tip - along * size;
    let across = along.rot90() * (size * 0.42);
    let corners = vec![tip, back + across, back - across];
    view.painter
        .add(Shape::convex_polygon(corners, fill, Stroke::NONE));
}

fn open_head_ui(view: &View<'_>, (tip, along): (Pos2, Vec2), size: f32, stroke: Stroke) {
    let back = tip - along * size;
    let across = along.rot90() * (size * 0.5);
    view.painter
        .add(Shape::line(vec![back + across, tip, back - across], stroke));
}

fn diamond_ui(view: &View<'_>, (start, along): (Pos2, Vec2), size: f32, stroke: Stroke) {
    let across = along.rot90() * (size * 0.38);
    let middle = start + along * (size * 0.65);
    let corners = vec![
        start,
        middle + across,
        start + along * (size * 1.3),
        middle - across,
    ];
    view.painter
        .add(Shape::convex_polygon(corners, stroke.color, Stroke::NONE));
}

fn parallelogram_ui(view: &View<'_>, at: Pos2, along: Vec2, size: f32, stroke: Stroke) {
    let (long, across) = (along * size, along.rot90() * (size * 0.5));
    let lean = along * (size * 0.3);
    let corners = vec![
        at - long + across - lean,
        at + long + across - lean,
        at + long - across + lean,
        at - long - across + lean,
    ];
    let fill = stroke.color.gamma_multiply(0.5);
    let thin = Stroke::new(stroke.width * 0.5, stroke.color);
    view.painter.add(Shape::convex_polygon(corners, fill, thin));
}

/// Writes what a relation says, above everything that its line runs behind.
pub(super) fn label_ui(view: &View<'_>, line: &Line, emphasis: Emphasis) {
    if line.label.is_empty() || view.length(RELATION_LABEL_SIZE) < 5.0 {
        return;
    }
    let ink = ink_of(view, line, emphasis);
    let rect = view.rect(line.label_rect);
    let radius = corner(rect.height() / 2.0);
    let border = Stroke::new(view.stroke(1.0), ink.gamma_multiply(0.6));
    view.painter
        .rect(rect, radius, view.theme.card, border, StrokeKind::Middle);
    let block = Block {
        lines: std::slice::from_ref(&line.label),
        size: RELATION_LABEL_SIZE,
        weight: Weight::Regular,
        color: view.theme.text,
    };
    view.write_centered(&block, rect.center(), rect.height());
}
