//! Placed shapes: what one record looks like and where.

use std::sync::Arc;

use crate::model::{Mood, Node, NodeId, NodeKind, Point, Rect, TeamShape};

use super::{
    label::{CAPTION_SIZE, LABEL_LINE, Label, NameAt},
    outline::{Outline, outline_of, points_of},
    palette::{Ink, Tone, node_ink},
    slots::Placed,
    text::{Weight, width},
};

/// A node as it is drawn and hit.
#[derive(Clone, Debug)]
pub struct NodeShape {
    pub node: Arc<Node>,
    pub rect: Rect,
    pub outline: Outline,
    /// The corners of the outline, a convex polygon.
    pub points: Vec<Point>,
    /// The same, seen from the top left corner of the box: what a move leaves as it is.
    form: Arc<[Point]>,
    pub label: Arc<Label>,
    /// In each tone.
    inks: [Ink; 2],
}

impl NodeShape {
    /// Places a node; the label of `before` is kept if nothing that it depends on has changed.
    pub(super) fn of(node: &Arc<Node>, before: Option<&Self>) -> Self {
        let outline = outline_of(node);
        let rect = node.rect();
        let same_text = |before: &&Self| {
            before.outline == outline
                && before.node.size == node.size
                && before.node.title() == node.title()
                && super::caption(&before.node) == super::caption(node)
        };
        let label = match before.filter(same_text) {
            Some(before) => Arc::clone(&before.label),
            None => Arc::new(Label::of(node, outline)),
        };
        let same_form = |before: &&Self| before.outline == outline && before.node.size == node.size;
        let form: Arc<[Point]> = match before.filter(same_form) {
            Some(before) => Arc::clone(&before.form),
            None => points_of(outline, node.size).into(),
        };
        let points = form.iter().map(|point| *point + rect.min).collect();
        Self {
            node: Arc::clone(node),
            rect,
            outline,
            points,
            form,
            label,
            inks: Tone::BOTH.map(|tone| node_ink(node, tone)),
        }
    }

    /// Returns the shape of a node of which nothing but the kind is said, as a sample.
    pub fn sample(kind: &NodeKind, team: &TeamShape, mood: &Mood) -> Self {
        let mut node = Node::new(NodeId::FIRST, kind.clone(), "", Point::default());
        node = node.shaped(team.clone());
        node.mood = mood.clone();
        Self::of(&Arc::new(node), None)
    }

    /// Returns what it is drawn with. Known beforehand: ten thousand records would not be in the cache.
    pub fn ink(&self, tone: Tone) -> Ink {
        let [light, dark] = self.inks;
        match tone {
            Tone::Light => light,
            Tone::Dark => dark,
        }
    }

    /// Returns its name as it is drawn at a zoom.
    pub fn name_at(&self, zoom: f64) -> NameAt<'_> {
        self.label.at(zoom, &self.node, self.outline)
    }

    /// Returns what its name covers at a zoom, in the middle of what its shape leaves for text.
    pub fn name_rect(&self, zoom: f64) -> Rect {
        let name = self.name_at(zoom);
        let lines = name.lines.iter();
        let wide = lines.map(|line| width(line, name.size, Weight::SemiBold));
        let wide = wide.fold(0.0, f64::max);
        let high = name.size * LABEL_LINE * name.lines.len() as f64;
        let below = if name.caption.is_empty() {
            0.0
        } else {
            CAPTION_SIZE * LABEL_LINE
        };
        let middle = self.outline.text_box(self.rect).center() - Point::new(0.0, below / 2.0);
        let half = Point::new(wide / 2.0, high / 2.0);
        Rect::new(middle - half, middle + half)
    }

    /// Returns whether a point is within the outline.
    pub fn contains(&self, point: Point) -> bool {
        self.rect.contains(point)
            && sides(&self.points).all(|(one, other)| {
                (other.x - one.x) * (point.y - one.y) >= (other.y - one.y) * (point.x - one.x)
            })
    }

    /// Returns how far a point is from the outline, inside or outside.
    pub fn distance_to_rim(&self, point: Point) -> f64 {
        let distances = sides(&self.points).map(|(one, other)| to_segment(point, one, other));
        distances.min_by(f64::total_cmp).unwrap_or(f64::INFINITY)
    }
}

impl Placed for NodeShape {
    fn bounds(&self) -> Rect {
        self.rect
    }
}

fn sides(points: &[Point]) -> impl Iterator<Item = (Point, Point)> {
    let next = points.iter().cycle().skip(1);
    points.iter().copied().zip(next.copied())
}

/// Returns whether a straight line has a part within a rectangle (Liang and Barsky).
pub(super) fn crosses(one: Point, other: Point, rect: &Rect) -> bool {
    let way = other - one;
    let (mut from, mut to) = (0.0_f64, 1.0_f64);
    for (speed, before, behind) in [
        (way.x, rect.min.x - one.x, rect.max.x - one.x),
        (way.y, rect.min.y - one.y, rect.max.y - one.y),
    ] {
        if speed == 0.0 {
            if before > 0.0 || behind < 0.0 {
                return false;
            }
            continue;
        }
        let (enters, leaves) = (before / speed, behind / speed);
        from = from.max(enters.min(leaves));
        to = to.min(enters.max(leaves));
    }
    from <= to
}

pub(super) fn to_segment(point: Point, one: Point, other: Point) -> f64 {
    let way = other - one;
    let length = way.x * way.x + way.y * way.y;
    if length == 0.0 {
        return point.distance(one);
    }
    let offset = point - one;
    let share = ((offset.x * way.x + offset.y * way.y) / length).clamp(0.0, 1.0);
    point.distance(one + way * share)
}
