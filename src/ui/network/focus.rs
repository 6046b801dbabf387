//! Paths that are looked at: the rest of the map stands back behind a veil.

use crate::{
    editor::{Editor, Tool},
    model::{PathId, RecordId},
    scene::{Hit, NodeShape, RouteShape},
};

use super::{
    canvas::NetworkState,
    load_bars::load_bars_ui,
    nodes::node_ui,
    paths::{Stand, marks_ui, route_ui},
    view::{Detail, View},
};

/// How much of what stands back the veil hides.
const VEIL: f32 = 0.62;

/// Returns the routes in view, those that are looked at apart: selected, or else under the pointer.
pub(super) fn routes_in_view<'a>(
    editor: &'a Editor,
    state: &NetworkState,
) -> (Vec<&'a RouteShape>, Vec<&'a RouteShape>) {
    let visible = editor.camera().visible();
    let routes = editor.scene().routes_within(&visible);
    if routes.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let looked_at = looked_at(editor, state);
    let (looked_at, rest) = routes
        .into_iter()
        .partition(|route| looked_at.contains(&route.path.id));
    (rest, looked_at)
}

fn looked_at(editor: &Editor, state: &NetworkState) -> Vec<PathId> {
    let map = editor.map();
    let path_of = |id: RecordId| match id {
        RecordId::Path(id) => Some(id),
        RecordId::Stop(id) => map.stop(id).map(|stop| stop.path),
        _ => None,
    };
    let selected: Vec<PathId> = editor.selection().iter().filter_map(path_of).collect();
    if !selected.is_empty() {
        return selected;
    }
    // What a tool does with a line under it is its own to show.
    let at_rest = *editor.tool() == Tool::default();
    let hovered = match state.hovered() {
        _ if !at_rest => None,
        Hit::Leg { path, .. } => Some(path),
        Hit::Stop(stop) => path_of(stop.into()),
        _ => None,
    };
    hovered.into_iter().collect()
}

/// Draws the lines of paths.
pub(super) fn routes_ui(view: &View<'_>, routes: &[&RouteShape]) {
    for route in routes {
        route_ui(view, route, Stand::Plain);
    }
}

/// Draws what is above the nodes, in the same order.
pub(super) fn route_marks_ui(view: &View<'_>, routes: &[&RouteShape]) {
    for route in routes {
        marks_ui(view, route);
    }
}

/// Draws a veil over everything so far, and the paths that are looked at above it with their nodes.
pub(super) fn looked_at_ui(
    view: &View<'_>,
    editor: &Editor,
    routes: &[&RouteShape],
    nodes: &[&NodeShape],
) {
    if routes.is_empty() {
        return;
    }
    let veil = view.theme.canvas.gamma_multiply(VEIL);
    view.painter
        .rect_filled(view.painter.clip_rect(), 0.0, veil);
    for route in routes {
        route_ui(view, route, Stand::Bold);
    }
    if view.detail != Detail::Dots {
        // While a path is drawn, any node may be its next stop.
        let drawn = matches!(editor.tool(), Tool::Path(_));
        let on_route = |shape: &NodeShape| {
            let mut routes = routes.iter();
            drawn || routes.any(|route| route.stops_at(shape.node.id))
        };
        let nodes: Vec<&NodeShape> = nodes
            .iter()
            .copied()
            .filter(|shape| on_route(shape))
            .collect();
        for shape in &nodes {
            node_ui(view, shape);
        }
        load_bars_ui(view, editor.figures(), &nodes);
    }
    route_marks_ui(view, routes);
}
