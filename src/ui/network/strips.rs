//! Straight strokes as strips of a mesh: soft at both sides, and cheap enough for thousands of dashes.

use egui::{Color32, Mesh, Pos2, Shape, Stroke, Vec2, epaint::Vertex, epaint::WHITE_UV};

use super::view::View;

/// At a sharper corner than this many times the width, the two sides of a line are not joined further out.
const SHARPEST: f32 = 2.0;

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
    dashes: (f32, f32),
) {
    let fade = 1.0 / view.painter.pixels_per_point();
    dash_by_dash(points, dashes, |ends, across| {
        add_joined(mesh, ends, across, stroke, fade);
    });
}

/// Visits the dashes of a line, each side of a corner apart: their ends, and the ways across there.
fn dash_by_dash(
    points: &[Pos2],
    (dash, gap): (f32, f32),
    mut visit: impl FnMut([Pos2; 2], [Vec2; 2]),
) {
    let period = dash + gap;
    // Also refuses what is no number.
    if !(dash > 0.0 && period > 0.1) {
        return;
    }
    // How far into a dash and the gap behind it the corner is.
    let mut phase = 0.0;
    for (i, side) in points.windows(2).enumerate() {
        let [one, other] = side else { continue };
        let length = one.distance(*other);
        if length == 0.0 {
            continue;
        }
        let across = (*other - *one).rot90() / length;
        let beside = |i: Option<usize>| i.and_then(|i| points.get(i)).copied();
        let before = beside(i.checked_sub(1)).map(|before| *one - before);
        let behind = beside(Some(i + 2)).map(|behind| behind - *other);
        let mut at = -phase;
        while at < length {
            let (from, to) = (at.max(0.0), (at + dash).min(length));
            if from < to {
                let place = |along: f32| one.lerp(*other, along / length);
                // Around a corner a dash goes on without a crack.
                let ends = [
                    if from > 0.0 { None } else { before },
                    if to < length { None } else { behind },
                ];
                let ends = ends.map(|next| next.map_or(across, |next| joined(across, next)));
                visit([place(from), place(to)], ends);
            }
            at += period;
        }
        phase = length - (at - period);
    }
}

/// Returns the way across a line where it goes on in another direction, so that both sides meet.
fn joined(across: Vec2, next: Vec2) -> Vec2 {
    let both = across + next.normalized().rot90();
    let cosine = both.normalized().dot(across);
    if cosine * SHARPEST < 1.0 {
        return across;
    }
    both.normalized() / cosine
}

/// Adds a straight stroke; half a pixel on each side fades out.
pub(super) fn add_strip(view: &View<'_>, mesh: &mut Mesh, one: Pos2, other: Pos2, stroke: Stroke) {
    let way = other - one;
    let length = way.length();
    if length == 0.0 {
        return;
    }
    let across = way.rot90() / length;
    let fade = 1.0 / view.painter.pixels_per_point();
    add_joined(mesh, [one, other], [across; 2], stroke, fade);
}

/// Adds a stroke whose ends are cut along these ways.
fn add_joined(mesh: &mut Mesh, ends: [Pos2; 2], across: [Vec2; 2], stroke: Stroke, fade: f32) {
    if stroke.width <= fade {
        let ink = stroke.color.gamma_multiply(stroke.width / fade);
        return thin_strip(mesh, ends, across.map(|across| across * fade), ink);
    }
    let first = u32::try_from(mesh.vertices.len()).unwrap_or(u32::MAX);
    let (ink, clear) = (stroke.color, Color32::TRANSPARENT);
    for (at, across) in ends.into_iter().zip(across) {
        let (inner, outer) = (
            across * ((stroke.width - fade) / 2.0),
            across * f32::midpoint(stroke.width, fade),
        );
        mesh.vertices.extend_from_slice(&[
            vertex(at + outer, clear),
            vertex(at + inner, ink),
            vertex(at - inner, ink),
            vertex(at - outer, clear),
        ]);
    }
    let corners = [0, 1, 4, 1, 5, 4, 1, 2, 5, 2, 6, 5, 2, 3, 6, 3, 7, 6];
    mesh.indices
        .extend_from_slice(&corners.map(|corner| first + corner));
}

/// Adds a line that fades out from its middle, so far across to each side.
pub(super) fn thin_strip(mesh: &mut Mesh, ends: [Pos2; 2], across: [Vec2; 2], ink: Color32) {
    let first = u32::try_from(mesh.vertices.len()).unwrap_or(u32::MAX);
    let clear = Color32::TRANSPARENT;
    for (at, across) in ends.into_iter().zip(across) {
        mesh.vertices.extend_from_slice(&[
            vertex(at + across, clear),
            vertex(at, ink),
            vertex(at - across, clear),
        ]);
    }
    let corners = [0, 1, 3, 1, 4, 3, 1, 2, 4, 2, 5, 4];
    mesh.indices
        .extend_from_slice(&corners.map(|corner| first + corner));
}

fn vertex(pos: Pos2, color: Color32) -> Vertex {
    let uv = WHITE_UV;
    Vertex { pos, uv, color }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::panic, reason = "a panic is a failed test")]

    use egui::pos2;

    use super::*;

    #[test]
    fn dashes_are_as_long_as_said_and_go_on_around_corners_without_a_crack() {
        let corner = pos2(30.0, 0.0);
        for end in [pos2(30.0, 30.0), pos2(51.0, 21.0), pos2(60.0, 0.0)] {
            let mut dashes = Vec::new();
            let points = [pos2(0.0, 0.0), corner, end];
            dash_by_dash(&points, (8.0, 3.0), |ends, across| {
                dashes.push((ends, across));
            });
            let length: f32 = dashes
                .iter()
                .map(|([one, other], _)| one.distance(*other))
                .sum();
            assert!((length - 45.0).abs() < 0.5, "{length}");
            // The third dash, from 22 to 30, ends at the corner; the pieces of one around it meet.
            let mut around = Vec::new();
            dash_by_dash(&points, (40.0, 3.0), |ends, across| {
                around.push((ends, across));
            });
            let [(one, across_one), (other, across_other), ..] = around.as_slice() else {
                panic!("{around:?}");
            };
            assert_eq!((one[1], other[0]), (corner, corner));
            let apart = across_one[1] - across_other[0];
            assert!(apart.length() < 1e-5, "{apart:?}");
            // As wide as elsewhere, measured across each side.
            let side = (corner - points[0]).normalized().rot90();
            assert!(
                (across_one[1].dot(side) - 1.0).abs() < 1e-5,
                "{across_one:?}"
            );
        }
    }

    #[test]
    fn a_line_that_turns_back_has_no_spike() {
        let points = [pos2(0.0, 0.0), pos2(30.0, 0.0), pos2(0.0, 1.0)];
        dash_by_dash(&points, (100.0, 3.0), |_, across| {
            assert!(
                across
                    .iter()
                    .all(|across| across.length() <= SHARPEST + 1e-3)
            );
        });
    }
}
