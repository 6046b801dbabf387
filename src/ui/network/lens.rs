//! The lens: what every node says to the question on screen, kept as long as it holds.

use egui::{Color32, Mesh, Rect as ScreenRect, Shape, Stroke, StrokeKind, Vec2, pos2, vec2};

use crate::{
    document::Revision,
    editor::{Editor, Lens, Readings},
    model::Point,
    scene::{CAPTION_SIZE, Marker, NodeShape, RouteShape, Weight, hatch, width},
    ui::theme::color,
};

use super::{
    strips::add_strip,
    text::Block,
    view::{View, corner},
};

/// What the nodes say, and for which lens and state of which document.
#[derive(Debug, Default)]
pub(super) struct LensState {
    of: Option<(u64, Revision, Lens)>,
    pub(super) readings: Readings,
}

impl LensState {
    /// Asks the nodes again if the map or the question is another.
    pub(super) fn keep_up_with(&mut self, editor: &Editor) {
        let lens = editor.lens();
        let of = (editor.document_number(), editor.document().revision(), lens);
        // What is dragged says the same elsewhere.
        let moves = editor.document().has_gesture();
        let same = self
            .of
            .is_some_and(|known| (known.0, known.2) == (of.0, of.2));
        if self.of == Some(of) || (same && moves) {
            return;
        }
        self.of = Some(of);
        self.readings = Readings::of(editor.map(), || editor.figures(), lens);
    }
}

/// Fills a node that nobody said anything of with slanted lines.
pub(super) fn unsaid_ui(view: &View<'_>, shape: &NodeShape, ink: Color32) {
    /// How far apart the lines are, in map units.
    const PITCH: f64 = 9.0;
    let lines = hatch(
        std::slice::from_ref(&shape.points),
        -std::f64::consts::FRAC_PI_4,
        PITCH,
    );
    let stroke = Stroke::new(view.stroke(1.0), ink.gamma_multiply(0.45));
    hatch_ui(view, &lines, stroke);
}

/// Draws the lines of a hatching, those that are in view.
pub(super) fn hatch_ui(view: &View<'_>, lines: &[[Point; 2]], stroke: Stroke) {
    let clip = view.painter.clip_rect().expand(2.0);
    let mut mesh = Mesh::default();
    for [one, other] in lines {
        let (one, other) = (view.at(*one), view.at(*other));
        if let Some([one, other]) = super::view::cut(one, other, clip) {
            add_strip(view, &mut mesh, one, other, stroke);
        }
    }
    view.painter.add(Shape::mesh(mesh));
}

/// Writes what nodes say, so that not color alone tells it: above everything, each at a corner of its node
/// where it covers neither numbers of stops nor tokens, as far as there is one.
pub(super) fn words_ui(
    view: &View<'_>,
    nodes: &[&NodeShape],
    routes: &[&RouteShape],
    tokens: impl Iterator<Item = ScreenRect>,
) {
    let around = |marker: &Marker| {
        let radius = view.length(marker.radius_at(view.zoom.into()));
        ScreenRect::from_center_size(view.at(marker.at), Vec2::splat(radius * 2.0))
    };
    let markers = routes.iter().flat_map(|route| &route.markers);
    let taken: Vec<ScreenRect> = markers.map(around).chain(tokens).collect();
    for shape in nodes {
        words_of_ui(view, shape, &taken);
    }
}

fn words_of_ui(view: &View<'_>, shape: &NodeShape, taken: &[ScreenRect]) {
    let Some(reading) = view.readings.get(shape.node.id) else {
        return;
    };
    if reading.words.is_empty() {
        return;
    }
    let ink = view.ink(shape);
    let wide = width(&reading.words, CAPTION_SIZE, Weight::SemiBold) + 12.0;
    let size = vec2(view.length(wide), view.length(CAPTION_SIZE * 1.6));
    let node = view.rect(shape.rect);
    let beyond = view.length(6.0);
    let (left, right) = (node.left() - beyond, node.right() + beyond - size.x);
    let corners = [
        (right, node.top()),
        (left, node.top()),
        (right, node.bottom()),
        (left, node.bottom()),
    ];
    let at = |(x, y): (f32, f32)| ScreenRect::from_min_size(pos2(x, y - size.y / 2.0), size);
    let free = |rect: &ScreenRect| !taken.iter().any(|other| other.intersects(*rect));
    let mut rects = corners.into_iter().map(at);
    let rect = rects.find(free).unwrap_or_else(|| at(corners[0]));
    let border = Stroke::new(view.stroke(1.2), color(ink.stroke));
    let radius = corner(size.y / 2.0);
    view.painter
        .rect(rect, radius, view.theme.card, border, StrokeKind::Middle);
    let block = Block {
        lines: std::slice::from_ref(&reading.words),
        size: CAPTION_SIZE,
        weight: Weight::SemiBold,
        color: view.theme.text,
    };
    view.write_centered(&block, rect.center(), size.y);
}
