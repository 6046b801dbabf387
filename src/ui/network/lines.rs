//! Relations: thin and quiet, with a mark that tells their kind.

use std::sync::Arc;

use egui::{Color32, Mesh, Pos2, Rect as ScreenRect, Shape, Stroke, StrokeKind, Vec2};

use crate::{
    model::{Rect, RelationKind, Strength},
    scene::{Line, RELATION_LABEL_SIZE, Weight},
    ui::theme::color,
};

use super::{
    far::emptied,
    strips::{add_dashes, add_strip},
    text::Block,
    view::{Detail, View, corner, cut},
};

/// With more lines than this in view, those that only pass through are drawn plainly.
const MANY_LINES: usize = 300;
/// With more lines than this in view, each stands back a little, so that names and paths stay in front.
const CROWD: f32 = 80.0;
/// None stands back farther than this, as seen from far away as well.
const LEAST_SEEN: f32 = 0.55;
/// From this width on, in points, one sees where two strips meet.
const THIN: f32 = 2.5;
/// How quiet those are.
const PASSING: f32 = 0.55;

/// How much a line stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Emphasis {
    Quiet,
    Hovered,
    Selected,
}

/// Draws one relation that stands out.
pub(super) fn line_ui(view: &View<'_>, line: &Line, emphasis: Emphasis) {
    let mut mesh = Mesh::default();
    let stroke = stroke_of(view, line, emphasis);
    let points = points_of(view, line);
    add_line(
        view,
        &mut mesh,
        &points,
        stroke,
        dashes_of(view, line, stroke),
    );
    view.painter.add(Shape::mesh(mesh));
    if view.detail == Detail::Full {
        marks_ui(view, line, &points, stroke);
    }
}

/// Draws the relations that do not stand out: the strokes of all in one mesh, then the marks.
///
/// Where there are many, most only pass through on their way from afar to afar: those are drawn
/// plainly, as they are from far away.
pub(super) fn lines_ui<'a>(
    view: &View<'_>,
    lines: impl ExactSizeIterator<Item = &'a Line>,
    passes: impl Fn(&Line) -> bool,
    strokes: &mut Arc<Mesh>,
) {
    let many = lines.len() > MANY_LINES;
    let seen = (CROWD / lines.len() as f32).clamp(LEAST_SEEN, 1.0);
    let hairline = 1.0 / view.painter.pixels_per_point();
    let mesh = emptied(strokes);
    let mut ending = Vec::new();
    for line in lines {
        let mut stroke = stroke_of(view, line, Emphasis::Quiet);
        stroke.color = stroke.color.gamma_multiply(seen);
        if many && passes(line) {
            stroke.color = stroke.color.gamma_multiply(PASSING);
            stroke.width = stroke.width.min(hairline);
            add_plain(view, mesh, line, stroke);
        } else {
            let dashes = dashes_of(view, line, stroke);
            let points = points_of(view, line);
            add_line(view, mesh, &points, stroke, dashes);
            ending.push((line, points, stroke));
        }
    }
    view.painter.add(Shape::Mesh(Arc::clone(strokes)));
    if view.detail == Detail::Full {
        for (line, points, stroke) in ending {
            marks_ui(view, line, &points, stroke);
        }
    }
}

/// Adds what is seen of a line that only passes through, as a strip.
fn add_plain(view: &View<'_>, mesh: &mut Mesh, line: &Line, stroke: Stroke) {
    let clip = view.painter.clip_rect().expand(20.0);
    let points = || line.points_at(view.zoom.into());
    for (one, other) in points().zip(points().skip(1)) {
        if let Some([one, other]) = cut(view.at(one), view.at(other), clip) {
            add_strip(view, mesh, one, other, stroke);
        }
    }
}

fn points_of(view: &View<'_>, line: &Line) -> Vec<Pos2> {
    let points = line.points_at(view.zoom.into());
    points.map(|point| view.at(point)).collect()
}

fn stroke_of(view: &View<'_>, line: &Line, emphasis: Emphasis) -> Stroke {
    let ink = ink_of(view, line, emphasis);
    let ink = if line.implied && emphasis == Emphasis::Quiet {
        ink.gamma_multiply(0.35)
    } else {
        ink
    };
    let strength = line.relation.strength.as_ref();
    let hurts = matches!(strength, Some(Strength::Blocking | Strength::Slowing));
    let wide = match emphasis {
        Emphasis::Quiet if hurts => 2.0,
        Emphasis::Quiet => 1.4,
        Emphasis::Hovered | Emphasis::Selected => 2.4,
    };
    let wide = if line.relation.kind == RelationKind::Collaborates {
        wide * 1.8
    } else {
        wide
    };
    Stroke::new(view.stroke(wide), ink)
}

fn ink_of(view: &View<'_>, line: &Line, emphasis: Emphasis) -> Color32 {
    if emphasis == Emphasis::Selected {
        return view.theme.accent;
    }
    color(line.color(view.theme.tone))
}

/// Solid, dashed or dotted, by kind: how long the dashes are, and the gaps between them.
fn dashes_of(view: &View<'_>, line: &Line, stroke: Stroke) -> Option<(f32, f32)> {
    let unit = stroke.width.max(1.0);
    match line.relation.kind {
        _ if view.detail < Detail::Full => None,
        RelationKind::Provides | RelationKind::Facilitates => Some((unit * 5.0, unit * 3.5)),
        RelationKind::Serves | RelationKind::Other(_) => Some((unit * 1.5, unit * 3.0)),
        _ => None,
    }
}

fn add_line(
    view: &View<'_>,
    mesh: &mut Mesh,
    points: &[Pos2],
    stroke: Stroke,
    dashes: Option<(f32, f32)>,
) {
    // Only what is seen: a long line near by would be thousands of dashes.
    let clip = view.painter.clip_rect().expand(20.0);
    match (dashes, points) {
        (dashes, [one, other]) => {
            let Some([one, other]) = cut(*one, *other, clip) else {
                return;
            };
            match dashes {
                Some(dashes) => add_dashes(view, mesh, &[one, other], stroke, dashes),
                None => add_strip(view, mesh, one, other, stroke),
            }
        }
        (Some(dashes), points) => add_dashes(view, mesh, points, stroke, dashes),
        // Where it is thin, strips meet closely enough, and are all one mesh.
        (None, points) if stroke.width < THIN => {
            for (one, other) in points.iter().zip(points.iter().skip(1)) {
                if clip.intersects(ScreenRect::from_two_pos(*one, *other)) {
                    add_strip(view, mesh, *one, *other, stroke);
                }
            }
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
    let (from, to) = (start.0, end.0);
    let room = view.painter.clip_rect().expand(size * 2.0);
    // The ends of most lines are elsewhere when the map is near.
    if !room.contains(from) && !room.contains(to) && !room.contains(from.lerp(to, 0.5)) {
        return;
    }
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
            let (middle, _) = middle(view, line, share);
            let fill = stroke.color.gamma_multiply(0.5);
            view.painter.circle(middle, size * 0.62, fill, stroke);
        }
        RelationKind::Collaborates => {
            let (middle, along) = middle(view, line, share);
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

/// Returns the point so far along a line, 0.5 halfway, and the direction there.
fn middle(view: &View<'_>, line: &Line, share: f64) -> (Pos2, Vec2) {
    let (at, way) = line.along(share);
    let to = view.at(at + way);
    let at = view.at(at);
    (at, (to - at).normalized())
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
pub(super) fn label_ui(view: &View<'_>, line: &Line, at: Rect, emphasis: Emphasis) {
    if line.label.is_empty() || view.length(RELATION_LABEL_SIZE) < 5.0 {
        return;
    }
    let ink = ink_of(view, line, emphasis);
    let rect = view.rect(at);
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
