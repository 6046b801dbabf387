//! The lens: what every node says to the question on screen, kept as long as it holds.

use egui::{Color32, Mesh, Pos2, Shape, Stroke, StrokeKind, pos2, vec2};

use crate::{
    document::Revision,
    editor::{Editor, Lens, Readings},
    model::Point,
    scene::{CAPTION_SIZE, NodeShape, Weight, hatch, width},
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

/// Writes what a node says on its upper right corner, so that not color alone tells it.
pub(super) fn words_ui(view: &View<'_>, shape: &NodeShape) {
    let Some(reading) = view.readings.get(shape.node.id) else {
        return;
    };
    if reading.words.is_empty() {
        return;
    }
    let ink = view.ink(shape);
    let wide = width(&reading.words, CAPTION_SIZE, Weight::SemiBold) + 12.0;
    let size = vec2(view.length(wide), view.length(CAPTION_SIZE * 1.6));
    let corner_at: Pos2 = view.at(Point::new(shape.rect.max.x, shape.rect.min.y));
    let at = pos2(
        corner_at.x - size.x + view.length(6.0),
        corner_at.y - size.y / 2.0,
    );
    let rect = egui::Rect::from_min_size(at, size);
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
