//! The map from far away: everything in one mesh, a few triangles each, and the dots of the grid.

use std::sync::Arc;

use egui::{Mesh, Pos2, Rect as ScreenRect, Shape, pos2, vec2};

use crate::{
    scene::{Line, NodeShape},
    ui::theme::color,
};

use super::{strips::thin_strip, view::View};

/// The meshes of the last frame: the next one takes their memory, which otherwise the system would
/// give and take in each frame.
#[derive(Debug, Default)]
pub(super) struct Far {
    lines: Arc<Mesh>,
    nodes: Arc<Mesh>,
    /// The strokes of lines that are drawn in full.
    pub(super) strokes: Arc<Mesh>,
}

/// Draws lines as soft strips of one mesh: what feathering would do, at a third of its cost.
pub(super) fn lines_ui(view: &View<'_>, lines: &[&Line], far: &mut Far) {
    let mesh = emptied(&mut far.lines);
    mesh.reserve_vertices(lines.len() * 6);
    mesh.reserve_triangles(lines.len() * 4);
    // From there, corners are too small to be seen.
    let zoom = f64::from(view.zoom) * 0.4;
    for line in lines {
        let ink = color(line.color(view.theme.tone)).gamma_multiply(0.55);
        let mut before: Option<Pos2> = None;
        for point in line.points_at(zoom) {
            let at = view.at(point);
            if let Some(before) = before {
                let way = at - before;
                let length = way.length();
                if length >= 0.1 {
                    thin_strip(mesh, [before, at], [way.rot90() / length; 2], ink);
                }
            }
            before = Some(at);
        }
    }
    view.painter.add(Shape::Mesh(Arc::clone(&far.lines)));
}

/// Draws nodes as rectangles of one mesh.
pub(super) fn nodes_ui(view: &View<'_>, nodes: &[&NodeShape], far: &mut Far) {
    let mesh = emptied(&mut far.nodes);
    mesh.reserve_vertices(nodes.len() * 4);
    mesh.reserve_triangles(nodes.len() * 2);
    for shape in nodes {
        let ink = view.ink(shape);
        // The outline's color: from far away the pale fills would be lost on the ground.
        mesh.add_colored_rect(view.rect(shape.rect), color(ink.stroke));
    }
    view.painter.add(Shape::Mesh(Arc::clone(&far.nodes)));
}

/// Returns the mesh with nothing in it, in the memory that it has if nobody else holds it any more.
pub(super) fn emptied(mesh: &mut Arc<Mesh>) -> &mut Mesh {
    if Arc::get_mut(mesh).is_none() {
        *mesh = Arc::default();
    }
    let mesh = Arc::make_mut(mesh);
    mesh.clear();
    mesh
}

/// Draws the dots of the grid, as far apart as the zoom asks for.
pub(super) fn grid_ui(view: &View<'_>, canvas: ScreenRect) {
    /// The finest grid, in map units.
    const PITCH: f64 = 24.0;
    let mut pitch = PITCH;
    while view.length(pitch) < 30.0 {
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
