//! Where something dragged comes to rest: in line with edges and centers, or evenly apart.

use crate::{
    edit::Axis,
    model::{Point, Rect},
};

use super::{
    anchors::{Anchors, Line},
    gaps::Row,
    guide::Guide,
};

/// So near two places are one: the model rounds to hundredths of a unit, and a center may lie between.
pub(super) const SAME: f64 = 0.006;

/// What something dragged may snap to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SnapKind {
    Edges,
    Centers,
    Gaps,
}

impl SnapKind {
    pub const ALL: [Self; 3] = [Self::Edges, Self::Centers, Self::Gaps];
}

/// What is switched on of it; at first, all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Snapping {
    pub edges: bool,
    pub centers: bool,
    pub gaps: bool,
}

impl Default for Snapping {
    fn default() -> Self {
        Self {
            edges: true,
            centers: true,
            gaps: true,
        }
    }
}

impl Snapping {
    /// Nothing snaps, as while the key is held that suspends it.
    pub const OFF: Self = Self {
        edges: false,
        centers: false,
        gaps: false,
    };

    pub fn is_on(self, kind: SnapKind) -> bool {
        match kind {
            SnapKind::Edges => self.edges,
            SnapKind::Centers => self.centers,
            SnapKind::Gaps => self.gaps,
        }
    }

    pub fn switch(&mut self, kind: SnapKind) {
        let on = match kind {
            SnapKind::Edges => &mut self.edges,
            SnapKind::Centers => &mut self.centers,
            SnapKind::Gaps => &mut self.gaps,
        };
        *on = !*on;
    }
}

/// What snapping looks at.
#[derive(Clone, Copy, Debug)]
pub struct SnapCx<'a> {
    pub anchors: &'a Anchors,
    /// Only what is in view counts: a guide must be seen.
    pub visible: Rect,
    /// How near is near enough, in map units.
    pub reach: f64,
    pub snapping: Snapping,
}

/// Where something comes to rest, and why there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Snapped {
    /// How far it goes from where it was dragged to.
    pub by: Point,
    pub guides: Vec<Guide>,
}

/// Returns where a rectangle that was dragged comes to rest.
pub fn snapped(rect: &Rect, cx: &SnapCx<'_>) -> Snapped {
    if cx.snapping == Snapping::OFF {
        return Snapped::default();
    }
    let mut by = Point::default();
    for axis in Axis::ALL {
        if let Some(length) = nearest(&rect.moved(by), axis, cx) {
            by = by + axis.way(length);
        }
    }
    let settled = rect.moved(by);
    let guides = Axis::ALL.into_iter().flat_map(|axis| {
        let mut guides = lines(&settled, axis, &places(&settled, axis, cx), cx);
        if cx.snapping.gaps {
            guides.extend(Row::beside(&settled, axis, cx).guides(&settled, axis));
        }
        guides
    });
    Snapped {
        by,
        guides: guides.collect(),
    }
}

/// Returns where a corner that was dragged comes to rest: on the edges of others. `rect` is the
/// rectangle as it would be, `corner` the corner of it that is dragged.
pub fn snapped_corner(rect: &Rect, corner: Point, cx: &SnapCx<'_>) -> Snapped {
    if !cx.snapping.edges {
        return Snapped::default();
    }
    let mut by = Point::default();
    for axis in Axis::ALL {
        let edge = (Line::Edge, place(corner, axis));
        if let Some(length) = nearest_line(&[edge], axis, cx) {
            by = by + axis.way(length);
        }
    }
    let opposite = rect.min + rect.max - corner;
    let settled = Rect::from_corners(opposite, corner + by);
    let guides = Axis::ALL.into_iter().flat_map(|axis| {
        let edge = (Line::Edge, place(corner + by, axis));
        lines(&settled, axis, &[edge], cx)
    });
    Snapped {
        by,
        guides: guides.collect(),
    }
}

fn place(point: Point, axis: Axis) -> f64 {
    axis.span(&Rect::new(point, point)).0
}

/// Returns the shortest way along an axis to something that is in line.
fn nearest(rect: &Rect, axis: Axis, cx: &SnapCx<'_>) -> Option<f64> {
    let line = nearest_line(&places(rect, axis, cx), axis, cx);
    let gap = if cx.snapping.gaps {
        let row = Row::beside(rect, axis, cx);
        let ways = row.ways(rect, axis);
        shortest(ways.filter(|way| way.abs() <= cx.reach))
    } else {
        None
    };
    shortest(line.into_iter().chain(gap))
}

fn nearest_line(places: &[(Line, f64)], axis: Axis, cx: &SnapCx<'_>) -> Option<f64> {
    let ways = places.iter().flat_map(|(line, at)| {
        let near = cx.anchors.near(axis, *line, *at, cx.reach);
        let seen = near.filter(|(_, rect)| rect.intersects(&cx.visible));
        seen.map(move |(place, _)| place - at)
    });
    shortest(ways)
}

/// Returns the places of a rectangle that may come into line.
fn places(rect: &Rect, axis: Axis, cx: &SnapCx<'_>) -> Vec<(Line, f64)> {
    let (start, end) = axis.span(rect);
    let mut places = Vec::with_capacity(3);
    if cx.snapping.edges {
        places.extend([(Line::Edge, start), (Line::Edge, end)]);
    }
    if cx.snapping.centers {
        places.push((Line::Center, f64::midpoint(start, end)));
    }
    places
}

/// Returns a line for each place that is in line with something, as far as the nearest on each side.
fn lines(rect: &Rect, axis: Axis, places: &[(Line, f64)], cx: &SnapCx<'_>) -> Vec<Guide> {
    let (start, end) = axis.other().span(rect);
    let guides = places.iter().filter_map(|(line, at)| {
        let mut before: Option<&Rect> = None;
        let mut after: Option<&Rect> = None;
        let near = cx.anchors.near(axis, *line, *at, SAME);
        let mut in_line = near
            .filter(|(_, other)| other.intersects(&cx.visible))
            .peekable();
        // What lies over it is as long as it at most, but a line nevertheless.
        in_line.peek()?;
        for (_, other) in in_line {
            let span = axis.other().span(other);
            let nearer = |known: Option<&Rect>, distance: &dyn Fn((f64, f64)) -> f64| {
                known.is_none_or(|known| distance(span) < distance(axis.other().span(known)))
            };
            if span.0 < start && nearer(before, &|span| start - span.1) {
                before = Some(other);
            }
            if span.1 > end && nearer(after, &|span| span.0 - end) {
                after = Some(other);
            }
        }
        let beside = before.into_iter().chain(after);
        Guide::line(axis, *at, beside.chain([rect]))
    });
    guides.collect()
}

fn shortest(ways: impl Iterator<Item = f64>) -> Option<f64> {
    ways.min_by(|one, other| one.abs().total_cmp(&other.abs()))
}
