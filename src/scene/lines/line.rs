//! A relation as a line on the map.

use std::sync::Arc;

use crate::{
    model::{NodeId, Point, Rect, Relation, RelationId, RelationKind, Size, Strength},
    scene::{
        palette::{Rgb, Tone, relation_color},
        shapes::{crosses, to_segment},
        slots::Placed,
        text::{Weight, width, wrap},
    },
};

/// The font size of what is written on a relation.
pub const RELATION_LABEL_SIZE: f64 = 11.0;

/// Where along its line the label of a relation may stand, the best place first.
pub(in crate::scene) const LABEL_SHARES: [f64; 7] = [0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78];

/// How far the arrow head and the width of a line reach beyond it.
const REACH: f64 = 8.0;

/// A relation as it is drawn and hit.
#[derive(Clone, Debug)]
pub struct Line {
    pub relation: Arc<Relation>,
    pub points: Vec<Point>,
    /// What is written on it; often nothing.
    pub label: String,
    label_width: f64,
    /// Whether an owner and what it owns share an area, which says the same as the line.
    pub implied: bool,
    /// In each tone.
    colors: [Rgb; 2],
    bounds: Rect,
}

impl Line {
    /// Places a relation. `before` is its line from before a move, which says the same.
    pub(super) fn of(
        relation: &Arc<Relation>,
        points: Vec<Point>,
        same_home: bool,
        before: Option<&Self>,
    ) -> Self {
        let label = before.map_or_else(|| label_of(relation), |before| before.label.clone());
        let label_width = before.map_or_else(|| width_of(&label), |before| before.label_width);
        let around = Rect::around_points(points.iter().copied()).unwrap_or_default();
        let mut line = Self {
            relation: Arc::clone(relation),
            points,
            label,
            label_width,
            implied: same_home && relation.kind == RelationKind::Owns,
            colors: before.map_or_else(|| colors_of(relation), |before| before.colors),
            bounds: around.expanded(REACH),
        };
        if !line.label.is_empty() {
            let labels = LABEL_SHARES.map(|share| line.label_at(share));
            line.bounds = Rect::around(labels.into_iter().chain([line.bounds])).unwrap_or_default();
        }
        line
    }

    /// Returns the rectangle of its label so far along the line, 0.5 in the middle. Where it would hide all of
    /// the line, it stands beside it.
    pub(in crate::scene) fn label_at(&self, share: f64) -> Rect {
        let (mut center, _) = self.along(share);
        if self.label.is_empty() {
            return Rect::new(center, center);
        }
        let half = Point::new(self.label_width / 2.0, RELATION_LABEL_SIZE * 0.85);
        if let [one, other] = self.points.as_slice() {
            let way = *other - *one;
            let mostly_level = way.x.abs() > way.y.abs();
            if mostly_level && way.length() < self.label_width + 24.0 {
                center.y -= half.y + 5.0;
            }
        }
        Rect::new(center - half, center + half)
    }

    /// Returns how much is written on a relation.
    pub(super) fn label_size(relation: &Relation, known: Option<&Self>) -> Size {
        let wide = match known {
            Some(line) if line.label.is_empty() => 0.0,
            Some(line) => line.label_width,
            None => match label_of(relation) {
                label if label.is_empty() => 0.0,
                label => width_of(&label),
            },
        };
        Size::new(wide, RELATION_LABEL_SIZE * 1.7)
    }

    /// Returns the point so far along it, 0.5 halfway, and the way that it goes there.
    pub fn along(&self, share: f64) -> (Point, Point) {
        along(&self.points, share)
    }

    /// Returns the line of a relation of which nothing else is said, as a short and level sample.
    pub fn sample(kind: &RelationKind, strength: Option<&Strength>) -> Self {
        let ends = (NodeId::FIRST, NodeId::FIRST);
        let mut relation = Relation::new(RelationId::FIRST, kind.clone(), ends.0, ends.1);
        relation.strength = strength.cloned();
        let points = vec![Point::default(), Point::new(40.0, 0.0)];
        Self::of(&Arc::new(relation), points, false, None)
    }

    /// Returns what it is drawn with.
    pub fn color(&self, tone: Tone) -> Rgb {
        let [light, dark] = self.colors;
        match tone {
            Tone::Light => light,
            Tone::Dark => dark,
        }
    }

    /// Returns points through which it looks the same at a zoom: fewer the shorter it is there.
    pub fn points_at(&self, zoom: f64) -> impl Iterator<Item = Point> + '_ {
        /// No piece needs to be shorter than this, on the screen.
        const PIECE: f64 = 12.0;
        let n_pieces = self.points.len().saturating_sub(1);
        let long = self.bounds.width().max(self.bounds.height()) * zoom;
        // Pieces are left out by halves, so that the end is always among them.
        let mut step = 1;
        while n_pieces.is_multiple_of(step * 2) && n_pieces as f64 / step as f64 * PIECE > long {
            step *= 2;
        }
        self.points.iter().step_by(step).copied()
    }

    /// Returns whether something of it may be seen in a rectangle.
    pub fn touches(&self, rect: &Rect) -> bool {
        if rect.contains_rect(&self.bounds) {
            return true;
        }
        if !rect.intersects(&self.bounds) {
            return false;
        }
        let room = rect.expanded(REACH);
        let mut pieces = self.points.iter().zip(self.points.iter().skip(1));
        let mut labels = LABEL_SHARES.into_iter().map(|share| self.label_at(share));
        pieces.any(|(one, other)| crosses(*one, *other, &room))
            || !self.label.is_empty() && labels.any(|label| label.intersects(rect))
    }

    /// Returns how far a point is from the line.
    pub fn distance(&self, point: Point) -> f64 {
        let pieces = self.points.iter().zip(self.points.iter().skip(1));
        let distances = pieces.map(|(one, other)| to_segment(point, *one, *other));
        distances.min_by(f64::total_cmp).unwrap_or(f64::INFINITY)
    }
}

impl Placed for Line {
    fn bounds(&self) -> Rect {
        self.bounds
    }
}

fn colors_of(relation: &Relation) -> [Rgb; 2] {
    Tone::BOTH.map(|tone| {
        let strength = relation.strength.as_ref();
        relation_color(&relation.kind, strength, &relation.about.color, tone)
    })
}

/// Returns what is written on a relation: its own label, a kind of the room's own, how much it hurts.
fn label_of(relation: &Relation) -> String {
    let mut words = Vec::new();
    match (relation.own_label(), &relation.kind) {
        ("", RelationKind::Other(kind)) => words.push(kind.as_str()),
        ("", _) => {}
        (label, _) => words.push(label),
    }
    match &relation.strength {
        Some(Strength::Slowing) => words.push("slowing"),
        Some(Strength::Blocking) => words.push("blocking"),
        Some(Strength::Other(strength)) => words.push(strength),
        Some(Strength::Ok) | None => {}
    }
    let label = words.join(" · ");
    let line = wrap(&label, RELATION_LABEL_SIZE, Weight::Regular, 180.0, 1);
    line.into_iter().next().unwrap_or_default()
}

fn width_of(label: &str) -> f64 {
    width(label, RELATION_LABEL_SIZE, Weight::Regular) + 14.0
}

/// Returns the point so far along a line, 0.5 halfway, and the way of the piece that it is
/// on; to the right where there is none.
fn along(points: &[Point], share: f64) -> (Point, Point) {
    let pieces = || points.iter().zip(points.iter().skip(1));
    let length: f64 = pieces().map(|(one, other)| one.distance(*other)).sum();
    let mut left = length * share;
    for (one, other) in pieces() {
        let piece = one.distance(*other);
        if piece >= left && piece > 0.0 {
            return (one.toward(*other, left / piece), *other - *one);
        }
        left -= piece;
    }
    let end = points.last().copied().unwrap_or_default();
    (end, Point::new(1.0, 0.0))
}
