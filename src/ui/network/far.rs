//! The map from far away: everything in one mesh, a few triangles each, and the dots of the grid.

use egui::{Color32, Mesh, Pos2, Rect as ScreenRect, Shape, pos2, vec2};

use crate::{
    scene::{
        Line, NodeShape,
        palette::{node_ink, relation_color},
    },
    ui::theme::color,
};

use super::view::View;

/// Draws lines as soft strips of one mesh.
pub(super) fn lines_ui(view: &View<'_>, lines: &[&Line]) {
    let mut mesh = Mesh::default();
    mesh.reserve_vertices(lines.len() * 6);
    mesh.reserve_triangles(lines.len() * 4);
    for line in lines {
        let relation = &line.relation;
        let strength = relation.strength.as_ref();
        let own = &relation.about.color;
        let ink = color(relation_color(
            &relation.kind,
            strength,
            own,
            view.theme.tone,
        ));
        let ink = ink.gamma_multiply(0.55);
        let mut before: Option<Pos2> = None;
        for point in &line.points {
            let at = view.at(*point);
            if let Some(before) = before {
                strip(&mut mesh, before, at, 1.0, ink);
            }
            before = Some(at);
        }
    }
    view.painter.add(Shape::mesh(mesh));
}

/// A line that fades out on both sides: what feathering would do, at a third of its cost.
fn strip(mesh: &mut Mesh, one: Pos2, other: Pos2, half: f32, ink: Color32) {
    let way = other - one;
    let length = way.length();
    if length < 0.1 {
        return;
    }
    let across = way.rot90() * (half / length);
    let first = u32::try_from(mesh.vertices.len()).unwrap_or(u32::MAX);
    for at in [one, other] {
        mesh.colored_vertex(at + across, Color32::TRANSPARENT);
        mesh.colored_vertex(at, ink);
        mesh.colored_vertex(at - across, Color32::TRANSPARENT);
    }
    for corner in [0, 1] {
        mesh.add_triangle(first + corner, first + corner + 1, first + corner + 3);
        mesh.add_triangle(first + corner + 1, first + corner + 4, first + corner + 3);
    }
}

/// Draws nodes as rectangles of one mesh.
pub(super) fn nodes_ui(view: &View<'_>, nodes: &[&NodeShape]) {
    let mut mesh = Mesh::default();
    mesh.reserve_vertices(nodes.len() * 4);
    mesh.reserve_triangles(nodes.len() * 2);
    for shape in nodes {
        let ink = node_ink(&shape.node, view.theme.tone);
        // The outline's color: from far away the pale fills would be lost on the ground.
        mesh.add_colored_rect(view.rect(shape.rect), color(ink.stroke));
    }
    view.painter.add(Shape::mesh(mesh));
}

/// Draws the dots of the grid, as far apart as the zoom asks for.
pub(super) fn grid_ui(view: &View<'_>, canvas: ScreenRect) {
    /// The finest grid, in map units.
    const PITCH: f64 = 24.0;
    let mut pitch = PITCH;
    while view.length(pitch) < 22.0 {
        pitch *= 2.0;
    }
    let pitch = view.length(pitch);
    let origin = view.at(crate::model::Point::default());
    let first = |from: f32, origin: f32| origin + ((from - origin) / pitch).ceil() * pitch;
    // On whole pixels, or the dots would be of many sizes.
    let pixels = view.painter.pixels_per_point();
    let round = |value: f32| (value * pixels).round() / pixels;
    let size = round(1.5).max(1.0 / pixels);
    let mut mesh = Mesh::default();
    let mut y = first(canvas.min.y, origin.y);
    while y < canvas.max.y {
        let mut x = first(canvas.min.x, origin.x);
        while x < canvas.max.x {
            let corner = pos2(round(x - size / 2.0), round(y - size / 2.0));
            let dot = ScreenRect::from_min_size(corner, vec2(size, size));
            mesh.add_colored_rect(dot, view.theme.grid);
            x += pitch;
        }
        y += pitch;
    }
    view.painter.add(Shape::mesh(mesh));
}
