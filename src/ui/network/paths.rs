//! Delivery paths: bold lines with rounded corners, a style of their own, and numbered stops.

use egui::{Color32, Mesh, Pos2, Rect as ScreenRect, Shape, Stroke, StrokeKind, Vec2};

use crate::{
    model::Point,
    scene::{
        MARKER_RADIUS, Marker, PATH_WIDTH, RouteShape, Scene, TAG_SIZE, Weight, palette::LineStyle,
    },
    ui::theme::color,
};

use super::{
    strips::add_dashes,
    text::Block,
    view::{Detail, View, corner},
};

/// No line of a path is drawn thinner than this, in points: from afar the paths are landmarks.
const LEAST_WIDTH: f32 = 2.2;
/// Below this width in points a style cannot be told.
const STYLED: f32 = 2.0;
/// No part of a style is drawn thinner than this.
const LEAST_PART: f32 = 0.8;
/// Where lines are wider than this, in points, a rim keeps them apart.
const RIMMED: f32 = 3.5;
/// A line longer than so many times its width is drawn plainly: its dashes could not be counted.
const MOST_DASHES: f32 = 4_000.0;
/// Below this zoom there is no room for markers.
const NUMBERED: f32 = 0.3;

/// A name that would be smaller than this, in points, goes away.
const LEAST_NAME: f32 = 5.5;
/// A number cannot be read in a marker of a smaller radius in points, which becomes a dot.
const LEAST_MARKER: f32 = 5.0;

/// How much a path stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stand {
    Plain,
    Bold,
}

/// Draws the lines of a path, its ways back first.
pub(super) fn route_ui(view: &View<'_>, route: &RouteShape, stand: Stand) {
    let ink = color(route.ink.color(view.theme.tone));
    let wide = match stand {
        Stand::Plain => 1.0,
        Stand::Bold => 1.25,
    };
    // No thicker, or lines side by side would touch.
    let wide = view.theme.thick.clamp(wide, 1.25);
    let width = (view.length(PATH_WIDTH) * wide).max(LEAST_WIDTH * wide);
    let room = view.painter.clip_rect().expand(width + 40.0);
    for arc in &route.rework {
        let points = rounded(view, &arc.points, &arc.radii);
        if around(&points).intersects(room) {
            back_ui(view, &points, Stroke::new(width * 0.4, ink));
        }
    }
    let lines = route.legs.iter().map(|leg| {
        let width = (view.length(leg.width) * wide).max(LEAST_WIDTH * wide);
        (rounded(view, &leg.points, &leg.radii), width)
    });
    let lines: Vec<_> = lines
        .filter(|(points, _)| around(points).intersects(room))
        .collect();
    // A rim in the color of the ground keeps lines apart where they cross.
    if width > RIMMED {
        for (points, width) in &lines {
            let rim = Stroke::new(width * 1.42, view.theme.canvas);
            view.painter.add(Shape::line(points.clone(), rim));
        }
    }
    // One style all along, also where it has little room.
    let style = if view.length(PATH_WIDTH) * wide > STYLED {
        route.ink.style
    } else {
        LineStyle::Solid
    };
    for (points, width) in lines {
        line_ui(view, points, Stroke::new(width, ink), style);
    }
}

/// Draws one line in its style.
pub(super) fn line_ui(view: &View<'_>, points: Vec<Pos2>, stroke: Stroke, style: LineStyle) {
    let width = stroke.width;
    let style = if width > STYLED && length(&points) < width * MOST_DASHES {
        style
    } else {
        LineStyle::Solid
    };
    let ground = view.theme.canvas;
    let along = |view: &View<'_>, points: &[Pos2], share: f32, dash: f32, gap: f32| {
        let mut mesh = Mesh::default();
        let stroke = Stroke::new((width * share).max(LEAST_PART), ground);
        add_dashes(view, &mut mesh, points, stroke, (width * dash, width * gap));
        view.painter.add(Shape::mesh(mesh));
    };
    if style == LineStyle::Dashed {
        let pale = Stroke::new(width, stroke.color.lerp_to_gamma(ground, 0.55));
        view.painter.add(Shape::line(points.clone(), pale));
        let mut mesh = Mesh::default();
        add_dashes(view, &mut mesh, &points, stroke, (width * 2.6, width * 1.1));
        view.painter.add(Shape::mesh(mesh));
        return;
    }
    view.painter.add(Shape::line(points.clone(), stroke));
    match style {
        LineStyle::Solid | LineStyle::Dashed => {}
        LineStyle::Stripe => {
            let thin = Stroke::new((width * 0.2).max(LEAST_PART), ground);
            view.painter.add(Shape::line(points, thin));
        }
        LineStyle::Double => {
            let thin = Stroke::new((width * 0.42).max(LEAST_PART), ground);
            view.painter.add(Shape::line(points, thin));
        }
        LineStyle::DashedStripe => along(view, &points, 0.26, 1.5, 1.0),
        LineStyle::DottedStripe => along(view, &points, 0.36, 0.36, 0.9),
        LineStyle::Ties => along(view, &points, 1.0, 0.24, 1.5),
        LineStyle::DashDot => {
            along(view, &points, 0.26, 2.2, 2.4);
            let shifted = begun_later(&points, width * 3.4);
            along(view, &shifted, 0.34, 0.34, 4.26);
        }
    }
}

/// Draws a way back: thin, dashed, with a head at its end.
fn back_ui(view: &View<'_>, points: &[Pos2], stroke: Stroke) {
    let unit = stroke.width.max(1.2);
    if length(points) < unit * MOST_DASHES {
        let mut mesh = Mesh::default();
        add_dashes(view, &mut mesh, points, stroke, (unit * 2.6, unit * 1.8));
        view.painter.add(Shape::mesh(mesh));
    } else {
        view.painter.add(Shape::line(points.to_vec(), stroke));
    }
    if let [.., before, tip] = points
        && view.detail == Detail::Full
    {
        let way = (*tip - *before).normalized() * (unit * 4.0);
        let across = way.rot90() * 0.5;
        let corners = vec![*tip, *tip - way + across, *tip - way - across];
        let head = Shape::convex_polygon(corners, stroke.color, Stroke::NONE);
        view.painter.add(head);
    }
}

/// Draws what is above the nodes: markers, the chances of rework, and the name.
pub(super) fn marks_ui(view: &View<'_>, scene: &Scene, route: &RouteShape) {
    if view.detail == Detail::Dots {
        return;
    }
    if view.detail == Detail::Full && view.zoom >= NUMBERED {
        numbers_ui(view, route);
    }
    name_ui(view, scene, route);
}

/// Draws the markers, and the chances of rework.
fn numbers_ui(view: &View<'_>, route: &RouteShape) {
    let ink = color(route.ink.color(view.theme.tone));
    let room = view
        .painter
        .clip_rect()
        .expand(view.length(MARKER_RADIUS) * 4.0);
    for marker in &route.markers {
        if room.contains(view.at(marker.at)) {
            marker_ui(view, marker, ink);
        }
    }
    for arc in route.rework.iter().filter(|arc| !arc.label.is_empty()) {
        let rect = view.rect(arc.label_rect);
        let border = Stroke::new(view.stroke(1.4), ink);
        pill_ui(view, rect, view.theme.card, border);
        let look = (Weight::Medium, TAG_SIZE, view.theme.text);
        write_ui(view, &arc.label, rect, look);
    }
}

fn name_ui(view: &View<'_>, scene: &Scene, route: &RouteShape) {
    let at = scene.path_name_at(route, view.zoom.into());
    let (Some(at), Some(name)) = (at, &route.name) else {
        return;
    };
    if view.length(at.size) < LEAST_NAME {
        return;
    }
    let rect = view.rect(at.rect);
    let border = Stroke::new(view.stroke(1.2), view.theme.canvas);
    pill_ui(view, rect, color(route.ink.color(view.theme.tone)), border);
    let text = color(route.ink.text(view.theme.tone));
    let look = (Weight::SemiBold, at.size, text);
    write_ui(view, &name.text, rect, look);
}

/// Draws the markers of a path that stands back, each behind a piece of the veil.
pub(super) fn veiled_markers_ui(
    view: &View<'_>,
    route: &RouteShape,
    veil: Color32,
    drawn: &dyn Fn(&Marker) -> bool,
) {
    if view.detail != Detail::Full || view.zoom < NUMBERED {
        return;
    }
    let ink = color(route.ink.color(view.theme.tone));
    for marker in route.markers.iter().filter(|marker| drawn(marker)) {
        // A little beyond the soft edge.
        let radius = marker_ui(view, marker, ink) + view.stroke(1.5);
        view.painter.circle_filled(view.at(marker.at), radius, veil);
    }
}

fn pill_ui(view: &View<'_>, rect: ScreenRect, fill: Color32, border: Stroke) {
    let radius = corner(rect.height() / 2.0);
    view.painter
        .rect(rect, radius, fill, border, StrokeKind::Outside);
}

fn write_ui(
    view: &View<'_>,
    text: &str,
    rect: ScreenRect,
    (weight, size, ink): (Weight, f64, Color32),
) {
    let line = [text.to_owned()];
    let block = Block {
        lines: &line,
        size,
        weight,
        color: ink,
    };
    view.write_centered(&block, rect.center(), rect.height());
}

/// Draws the mark of a stop, and returns how far from its middle it reaches.
fn marker_ui(view: &View<'_>, marker: &Marker, ink: Color32) -> f32 {
    let at = view.at(marker.at);
    let wanted = marker.radius_at(f64::from(view.zoom));
    let readable = view.length(wanted) >= LEAST_MARKER;
    let Some(number) = marker.number.filter(|_| readable) else {
        let radius = view.length(MARKER_RADIUS * 0.45);
        let ring = Stroke::new(view.length(2.4), ink);
        view.painter.circle(at, radius, view.theme.card, ring);
        return radius + ring.width / 2.0;
    };
    let larger = wanted / MARKER_RADIUS;
    let ring = Stroke::new(view.length(3.0 * larger.min(1.4)), ink);
    let radius = view.length(wanted) - ring.width / 2.0;
    view.painter.circle(at, radius, view.theme.card, ring);
    let line = [number.to_string()];
    let block = Block {
        lines: &line,
        size: if number < 10 { 11.0 } else { 9.5 } * larger,
        weight: Weight::SemiBold,
        color: view.theme.text,
    };
    view.write_centered(&block, at, radius * 2.0);
    view.length(wanted)
}

/// Returns the line on the screen, with its corners as arcs.
fn rounded(view: &View<'_>, points: &[Point], radii: &[f64]) -> Vec<Pos2> {
    let at: Vec<Pos2> = points.iter().map(|point| view.at(*point)).collect();
    let mut line = Vec::with_capacity(at.len() * 8);
    for (i, here) in at.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|i| at.get(i));
        let (Some(before), Some(behind)) = (before, at.get(i + 1)) else {
            line.push(*here);
            continue;
        };
        let radius = view.length(radii.get(i).copied().unwrap_or_default());
        let (back, onward) = (*before - *here, *behind - *here);
        // A piece between two corners is shared by both arcs; one at an end belongs to its arc alone.
        let share = |length: f32, is_end: bool| if is_end { length } else { length / 2.0 };
        let room = share(back.length(), i == 1).min(share(onward.length(), i + 2 == at.len()));
        arc(
            &mut line,
            *here,
            back.normalized(),
            onward.normalized(),
            radius.min(room),
        );
    }
    line
}

/// Adds the arc of a corner: from `radius` before it to as far behind it.
fn arc(line: &mut Vec<Pos2>, at: Pos2, back: Vec2, onward: Vec2, radius: f32) {
    if radius < 0.7 {
        line.push(at);
        return;
    }
    let n_pieces: u8 = if radius > 24.0 {
        10
    } else if radius > 8.0 {
        7
    } else {
        4
    };
    let center = at + (back + onward) * radius;
    for piece in 0..=n_pieces {
        let angle = f32::from(piece) / f32::from(n_pieces) * std::f32::consts::FRAC_PI_2;
        line.push(center - onward * (radius * angle.cos()) - back * (radius * angle.sin()));
    }
}

fn length(points: &[Pos2]) -> f32 {
    let pieces = points.iter().zip(points.iter().skip(1));
    pieces.map(|(one, other)| one.distance(*other)).sum()
}

fn around(points: &[Pos2]) -> ScreenRect {
    ScreenRect::from_points(points)
}

/// Returns the line without its first stretch.
fn begun_later(points: &[Pos2], by: f32) -> Vec<Pos2> {
    let mut left = by;
    for (i, (one, other)) in points.iter().zip(points.iter().skip(1)).enumerate() {
        let length = one.distance(*other);
        if length > left {
            let mut line = vec![one.lerp(*other, left / length)];
            line.extend(points.iter().skip(i + 1));
            return line;
        }
        left -= length;
    }
    Vec::new()
}
