//! Straight strokes as strips of a mesh: soft at both sides, and cheap enough for thousands of dashes.

use egui::{Color32, Mesh, Pos2, Shape, Stroke, epaint::Vertex, epaint::WHITE_UV};

use super::view::View;

/// Draws a line of dashes, which go on around its corners.
pub(super) fn dashes_ui(view: &View<'_>, points: &[Pos2], stroke: Stroke, dash: f32, gap: f32) {
    let mut mesh = Mesh::default();
    add_dashes(view, &mut mesh, points, stroke, (dash, gap));
    view.painter.add(Shape::mesh(mesh));
}

/// Adds a line of dashes to a mesh.
pub(super) fn add_dashes(
    view: &View<'_>,
    mesh: &mut Mesh,
    points: &[Pos2],
    stroke: Stroke,
    (dash, gap): (f32, f32),
) {
    let period = dash + gap;
    // Also refuses what is no number.
    if !(dash > 0.0 && period > 0.1) {
        return;
    }
    // How far into a dash and the gap behind it the corner is.
    let mut phase = 0.0;
    for side in points.windows(2) {
        let [one, other] = side else { continue };
        let length = one.distance(*other);
        let mut at = -phase;
        while at < length {
            let (from, to) = (at.max(0.0), (at + dash).min(length));
            if from < to {
                let place = |along: f32| one.lerp(*other, along / length);
                add_strip(view, mesh, place(from), place(to), stroke);
            }
            at += period;
        }
        phase = length - (at - period);
    }
}

/// Adds a straight stroke; half a pixel on each side fades out.
pub(super) fn add_strip(view: &View<'_>, mesh: &mut Mesh, one: Pos2, other: Pos2, stroke: Stroke) {
    let way = other - one;
    let length = way.length();
    if length == 0.0 {
        return;
    }
    let fade = 1.0 / view.painter.pixels_per_point();
    let across = way.rot90() / length;
    if stroke.width <= fade {
        let ink = stroke.color.gamma_multiply(stroke.width / fade);
        return thin_strip(mesh, one, other, across * fade, ink);
    }
    let (inner, outer) = (
        across * ((stroke.width - fade) / 2.0),
        across * f32::midpoint(stroke.width, fade),
    );
    let first = u32::try_from(mesh.vertices.len()).unwrap_or(u32::MAX);
    let (ink, clear) = (stroke.color, Color32::TRANSPARENT);
    mesh.vertices.extend_from_slice(&[
        vertex(one + outer, clear),
        vertex(one + inner, ink),
        vertex(one - inner, ink),
        vertex(one - outer, clear),
        vertex(other + outer, clear),
        vertex(other + inner, ink),
        vertex(other - inner, ink),
        vertex(other - outer, clear),
    ]);
    let corners = [0, 1, 4, 1, 5, 4, 1, 2, 5, 2, 6, 5, 2, 3, 6, 3, 7, 6];
    mesh.indices
        .extend_from_slice(&corners.map(|corner| first + corner));
}

/// Adds a line that fades out from its middle, `across` to each side.
pub(super) fn thin_strip(
    mesh: &mut Mesh,
    one: Pos2,
    other: Pos2,
    across: egui::Vec2,
    ink: Color32,
) {
    let first = u32::try_from(mesh.vertices.len()).unwrap_or(u32::MAX);
    let clear = Color32::TRANSPARENT;
    mesh.vertices.extend_from_slice(&[
        vertex(one + across, clear),
        vertex(one, ink),
        vertex(one - across, clear),
        vertex(other + across, clear),
        vertex(other, ink),
        vertex(other - across, clear),
    ]);
    let corners = [0, 1, 3, 1, 4, 3, 1, 2, 4, 2, 5, 4];
    mesh.indices
        .extend_from_slice(&corners.map(|corner| first + corner));
}

fn vertex(pos: Pos2, color: Color32) -> Vertex {
    let uv = WHITE_UV;
    Vertex { pos, uv, color }
}
