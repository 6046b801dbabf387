//! A small picture of a whole map: its areas, relations, paths and nodes as the canvas has them, without words.

use std::sync::Arc;

use egui::{Rect as ScreenRect, Ui};

use crate::{
    editor::{Camera, Readings},
    model::Size,
    scene::{Line, Scene},
    ui::theme::Theme,
};

use super::{
    areas::area_ui,
    lines::lines_ui,
    nodes::node_ui,
    paths::{Stand, route_ui},
    view::{Detail, View},
};

/// The room around the map, as a share of it.
const MARGIN: f64 = 0.08;

/// Draws the whole map of a scene into a rectangle.
pub(in crate::ui) fn picture_ui(ui: &Ui, scene: &Scene, rect: ScreenRect) {
    let Some(bounds) = scene.bounds() else { return };
    let room = |room: f32, length: f64| f64::from(room) / (length.max(1.0) * (1.0 + MARGIN));
    let wide = room(rect.width(), bounds.width());
    let camera = Camera {
        center: bounds.center(),
        zoom: wide.min(room(rect.height(), bounds.height())),
        view: Size::new(rect.width().into(), rect.height().into()),
        ..Camera::default()
    };
    let painter = ui.painter_at(rect);
    let readings = Readings::default();
    let theme = Theme::of(ui);
    let mut view = View::new(&painter, theme, &camera, rect, scene.n_nodes(), &readings);
    // The words would be dust, and the shapes are what tells one sample from the next.
    view.detail = Detail::Shapes;
    for area in scene.areas_within(&bounds) {
        area_ui(&view, area);
    }
    let lines: Vec<&Line> = scene.lines().collect();
    lines_ui(&view, lines.iter().copied(), |_| false, &mut Arc::default());
    for route in scene.routes() {
        route_ui(&view, route, Stand::Plain);
    }
    for shape in scene.nodes() {
        node_ui(&view, shape);
    }
}
