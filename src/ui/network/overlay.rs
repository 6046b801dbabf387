//! What lies above the map for a moment: selection, handles, and the gesture under way.

use egui::{CornerRadius, Pos2, Rect as ScreenRect, Shape, Stroke, StrokeKind, vec2};

use crate::{
    editor::{Drawing, Editor, Guide, Lead, SelectTool, Tool, handles, relation_ends},
    model::{NodeId, NodeKind, Point, RecordId, Rect, Size, StopId, TeamShape},
    routing::boundary_toward,
    scene::Hit,
};

use super::{
    canvas::NetworkState,
    view::{Detail, View},
};

/// Draws the selection and the gesture under way.
pub(super) fn overlay_ui(view: &View<'_>, editor: &Editor, state: &NetworkState) {
    selection_ui(view, editor);
    match editor.tool() {
        Tool::Select(tool) => {
            guides_ui(view, tool.guides());
            if let Some(marquee) = tool.marquee() {
                rectangle_ui(view, marquee);
            }
            if let Some(lead) = tool.lead(&editor.tool_cx()) {
                lead_ui(view, editor, &lead);
            } else if let Some((from, to)) = tool.leading() {
                leading_ui(view, editor, from, to);
            } else if *tool == SelectTool::Idle && editor.naming().is_none() {
                ports_ui(view, editor, state);
            }
        }
        Tool::Place(kind) => {
            if let Some(at) = state.pointer {
                ghost_ui(view, kind, at);
            }
        }
        Tool::Area(tool) => {
            if let Some(rect) = tool.rect() {
                rectangle_ui(view, rect);
            }
        }
        Tool::Path(tool) => {
            if let Some(drawing) = tool.drawing() {
                drawing_ui(view, editor, state, drawing);
            }
        }
        Tool::Connect(tool) => {
            if let Some((from, to)) = tool.leading() {
                leading_ui(view, editor, from, to);
            } else if let Hit::Node(id) | Hit::Rim(id) = state.hovered {
                target_ui(view, editor, id);
            }
        }
    }
}

/// Draws a frame around each node and area that is selected.
pub(super) fn frames_ui(view: &View<'_>, editor: &Editor) {
    let visible = editor.camera().visible();
    let stroke = Stroke::new(2.0, view.theme.accent);
    let selected = editor.selection().placed();
    let rects = selected.filter_map(|id| editor.scene().rect_of(id));
    for rect in rects.filter(|rect| rect.intersects(&visible)) {
        around_ui(view, rect, stroke);
    }
}

fn selection_ui(view: &View<'_>, editor: &Editor) {
    let selection = editor.selection();
    if selection.is_empty() || view.detail == Detail::Dots {
        return;
    }
    let visible = editor.camera().visible();
    let stroke = Stroke::new(2.0, view.theme.accent);
    let stops = selection
        .iter()
        .filter(|id| matches!(id, RecordId::Stop(_)));
    let marks = stops.filter_map(|id| editor.scene().rect_of(id));
    for rect in marks.filter(|rect| rect.intersects(&visible)) {
        let radius = view.length(rect.width() / 2.0) + 3.0;
        view.painter
            .circle_stroke(view.at(rect.center()), radius, stroke);
    }
    ends_ui(view, editor);
    if let Some(handles) = handles(&editor.tool_cx()) {
        for (_, point) in handles.corners {
            let handle = ScreenRect::from_center_size(view.at(point), vec2(8.0, 8.0));
            view.painter.rect(
                handle,
                CornerRadius::same(2),
                view.theme.card,
                stroke,
                StrokeKind::Middle,
            );
        }
    }
}

/// The ends by which the selected relation is led to another node.
fn ends_ui(view: &View<'_>, editor: &Editor) {
    let Some((_, ends)) = relation_ends(&editor.tool_cx()) else {
        return;
    };
    let stroke = Stroke::new(2.0, view.theme.accent);
    for (_, point) in ends {
        view.painter
            .circle(view.at(point), 4.5, view.theme.card, stroke);
    }
}

/// What something dragged is in line with, and the gaps that are equal.
fn guides_ui(view: &View<'_>, guides: &[Guide]) {
    let stroke = Stroke::new(1.0, view.theme.guide);
    for guide in guides {
        match guide {
            Guide::Line { from, to } => {
                let line = [view.at(*from), view.at(*to)];
                view.painter.line_segment(line, stroke);
            }
            Guide::Gap { from, to } => {
                let line = [view.at(*from), view.at(*to)];
                view.painter.line_segment(line, stroke);
                // A bar at each end, as on a drawing.
                let along = (line[1] - line[0]).normalized();
                let bar = along.rot90() * 4.0;
                for end in line {
                    view.painter.line_segment([end - bar, end + bar], stroke);
                }
            }
        }
    }
}

fn around_ui(view: &View<'_>, rect: Rect, stroke: Stroke) {
    let rect = view.crisp(rect);
    // A dot is not worth a frame around it.
    let (gap, radius) = if view.detail == Detail::Dots {
        (0.0, CornerRadius::ZERO)
    } else {
        (3.0, CornerRadius::same(4))
    };
    view.painter
        .rect_stroke(rect.expand(gap), radius, stroke, StrokeKind::Outside);
}

fn rectangle_ui(view: &View<'_>, rect: Rect) {
    let stroke = Stroke::new(1.0, view.theme.accent);
    let fill = view.theme.accent.gamma_multiply(0.08);
    view.painter
        .rect(view.crisp(rect), 2.0, fill, stroke, StrokeKind::Middle);
}

/// The line of a relation on its way to the other node.
fn leading_ui(view: &View<'_>, editor: &Editor, from: NodeId, to: Point) {
    let Some(shape) = editor.scene().node(from) else {
        return;
    };
    let start = boundary_toward(&shape.points, shape.rect, to);
    let stroke = Stroke::new(2.0, view.theme.accent);
    let points = [view.at(start), view.at(to)];
    let reach = editor.tool_cx().reach;
    match editor.scene().node_at(to, reach) {
        Some(id) => {
            target_ui(view, editor, id);
            view.painter.line_segment(points, stroke);
        }
        None => {
            view.painter
                .extend(Shape::dashed_line(&points, stroke, 6.0, 4.0));
        }
    }
    view.painter
        .circle_filled(view.at(to), 4.0, view.theme.accent);
}

/// A line of a path on its way: led from a stop, bent, or about to take in a node.
fn lead_ui(view: &View<'_>, editor: &Editor, lead: &Lead) {
    let stroke = Stroke::new(3.0, view.theme.accent);
    let marker = |stop: StopId| {
        let found = editor.map().stop(stop)?;
        let route = editor.scene().route(found.path)?;
        let at = route.marker(stop).map(|marker| marker.at);
        at.map(|at| view.at(at))
    };
    let dashed = |points: &[Pos2]| {
        view.painter
            .extend(Shape::dashed_line(points, stroke, 9.0, 6.0));
    };
    let pointer = match lead {
        Lead::From(from, to) => {
            let end = view.at(*to);
            if let Some(start) = marker(*from) {
                dashed(&[start, end]);
            }
            *to
        }
        Lead::Through(from, at, to) => {
            let middle = view.at(*at);
            let ends = [marker(*from), marker(*to)];
            for end in ends.into_iter().flatten() {
                dashed(&[end, middle]);
            }
            *at
        }
        Lead::Onto(points) => {
            let points: Vec<Pos2> = points.iter().map(|point| view.at(*point)).collect();
            view.painter
                .line(points, Stroke::new(5.0, view.theme.accent));
            return;
        }
    };
    if let Some(node) = editor.scene().node_at(pointer, editor.tool_cx().reach) {
        target_ui(view, editor, node);
    }
    view.painter
        .circle_filled(view.at(pointer), 5.0, view.theme.accent);
}

/// Where the path that is being drawn would go on to.
fn drawing_ui(view: &View<'_>, editor: &Editor, state: &NetworkState, drawing: &Drawing) {
    let last = drawing
        .last(editor.map())
        .and_then(|stop| editor.map().stop(stop));
    let last = last.map(|stop| stop.node);
    let hovered = match state.hovered {
        Hit::Node(id) | Hit::Rim(id) => Some(id),
        _ => None,
    };
    // Where the keys are comes first: the pointer may lie anywhere meanwhile.
    let elsewhere = |node: &NodeId| Some(*node) != last;
    let next = drawing
        .cursor
        .filter(elsewhere)
        .or(hovered.filter(elsewhere));
    if let Some(node) = next {
        target_ui(view, editor, node);
    }
    let Some(shape) = last.and_then(|node| editor.scene().node(node)) else {
        return;
    };
    let center = |node: NodeId| {
        editor
            .scene()
            .rect_of(node.into())
            .map(|rect| rect.center())
    };
    let pointer = state.pointer.filter(|at| !shape.rect.contains(*at));
    if let Some(to) = next.and_then(center).or(pointer) {
        let start = boundary_toward(&shape.points, shape.rect, to);
        let stroke = Stroke::new(3.0, view.theme.accent);
        let points = [view.at(start), view.at(to)];
        view.painter
            .extend(Shape::dashed_line(&points, stroke, 9.0, 6.0));
    }
}

fn target_ui(view: &View<'_>, editor: &Editor, id: NodeId) {
    if let Some(rect) = editor.scene().rect_of(RecordId::Node(id)) {
        let ring = view.crisp(rect).expand(3.0);
        let stroke = Stroke::new(2.0, view.theme.accent);
        let fill = view.theme.accent.gamma_multiply(0.10);
        view.painter
            .rect(ring, 6.0, fill, stroke, StrokeKind::Outside);
    }
}

/// The places at the rim of the node under the pointer from which a relation can be led.
fn ports_ui(view: &View<'_>, editor: &Editor, state: &NetworkState) {
    let (Hit::Node(id) | Hit::Rim(id)) = state.hovered else {
        return;
    };
    if view.detail != Detail::Full {
        return;
    }
    let Some(shape) = editor.scene().node(id) else {
        return;
    };
    let rect = shape.rect;
    let center = rect.center();
    let on_rim = matches!(state.hovered, Hit::Rim(_));
    let fill = if on_rim {
        view.theme.accent
    } else {
        view.theme.card
    };
    for target in [
        Point::new(center.x, rect.min.y - 1.0),
        Point::new(rect.max.x + 1.0, center.y),
        Point::new(center.x, rect.max.y + 1.0),
        Point::new(rect.min.x - 1.0, center.y),
    ] {
        let on_rim = boundary_toward(&shape.points, rect, target);
        // It would hide the number of a stop.
        if is_marked(view, editor, on_rim) {
            continue;
        }
        let at = view.at(on_rim);
        let stroke = Stroke::new(1.5, view.theme.accent);
        view.painter.circle(at, 3.5, fill, stroke);
    }
}

fn is_marked(view: &View<'_>, editor: &Editor, at: Point) -> bool {
    let around = Rect::new(at, at).expanded(40.0);
    let zoom = f64::from(view.zoom);
    let routes = editor.scene().routes_within(&around).into_iter();
    let mut markers = routes.flat_map(|route| &route.markers);
    markers.any(|marker| marker.at.distance(at) < marker.radius_at(zoom) + 4.0)
}

/// Where a click would place a node.
fn ghost_ui(view: &View<'_>, kind: &NodeKind, at: Point) {
    let size: Size = kind.usual_size(&TeamShape::default());
    let half = Point::new(size.w, size.h) * 0.5;
    let rect = view.crisp(Rect::new(at - half, at + half));
    let stroke = Stroke::new(1.5, view.theme.accent);
    let corners = [
        rect.left_top(),
        rect.right_top(),
        rect.right_bottom(),
        rect.left_bottom(),
        rect.left_top(),
    ];
    view.painter
        .rect_filled(rect, 4.0, view.theme.accent.gamma_multiply(0.06));
    view.painter
        .extend(Shape::dashed_line(&corners, stroke, 6.0, 4.0));
    view.painter
        .circle_filled(rect.center(), 2.0, view.theme.accent);
}
