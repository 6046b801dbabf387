//! Anchors: the edges and centers that something dragged may come into line with.

use std::collections::BTreeSet;

use crate::{
    edit::Axis,
    model::{RecordId, Rect},
    scene::Scene,
};

/// The edges and centers of what stays where it is, in order, as they lie when a drag begins.
///
/// A move then asks by two look-ups an edge, however large the map is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Anchors {
    /// The nodes, then the areas.
    rects: Vec<Rect>,
    n_nodes: usize,
    across: Places,
    down: Places,
}

/// Places along one axis, in order, each with the index of its rectangle.
#[derive(Clone, Debug, Default, PartialEq)]
struct Places {
    edges: Vec<(f64, usize)>,
    centers: Vec<(f64, usize)>,
}

/// What of a rectangle something comes into line with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    Edge,
    Center,
}

impl Anchors {
    /// Takes note of the nodes and areas that stay while some records move.
    pub fn without(scene: &Scene, moving: impl IntoIterator<Item = RecordId>) -> Self {
        let moving: BTreeSet<RecordId> = moving.into_iter().collect();
        let nodes = scene
            .nodes()
            .map(|shape| (shape.node.id.into(), shape.rect));
        let areas = scene
            .areas()
            .map(|shape| (shape.area.id.into(), shape.rect));
        let stays = |(id, rect)| (!moving.contains(&id)).then_some(rect);
        let mut rects: Vec<Rect> = nodes.filter_map(stays).collect();
        let n_nodes = rects.len();
        rects.extend(areas.filter_map(stays));
        Self {
            across: Places::of(&rects, Axis::Across),
            down: Places::of(&rects, Axis::Down),
            rects,
            n_nodes,
        }
    }

    /// Returns the anchors within `reach` of a place, each with its rectangle.
    pub(super) fn near(
        &self,
        axis: Axis,
        line: Line,
        at: f64,
        reach: f64,
    ) -> impl Iterator<Item = (f64, &Rect)> {
        let places = match line {
            Line::Edge => &self.along(axis).edges,
            Line::Center => &self.along(axis).centers,
        };
        let first = places.partition_point(|(place, _)| *place < at - reach);
        let near = places.iter().skip(first);
        let near = near.take_while(move |(place, _)| *place <= at + reach);
        near.filter_map(|(place, rect)| Some((*place, self.rects.get(*rect)?)))
    }

    /// Returns the node beside a rectangle that ends last, not after a place of the axis.
    pub(super) fn last_before(&self, axis: Axis, limit: f64, beside: &Beside<'_>) -> Option<&Rect> {
        let edges = &self.along(axis).edges;
        let n_before = edges.partition_point(|(place, _)| *place <= limit);
        let (first_seen, _) = axis.span(beside.visible);
        let before = edges.iter().take(n_before).rev();
        let mut before = before.take_while(|(place, _)| *place >= first_seen);
        before.find_map(|(place, index)| {
            let rect = self.node(*index)?;
            let ends_there = axis.span(rect).1.total_cmp(place).is_eq();
            (ends_there && beside.has(axis, rect)).then_some(rect)
        })
    }

    /// Returns the node beside a rectangle that begins first, not before a place of the axis.
    pub(super) fn first_after(&self, axis: Axis, limit: f64, beside: &Beside<'_>) -> Option<&Rect> {
        let edges = &self.along(axis).edges;
        let n_before = edges.partition_point(|(place, _)| *place < limit);
        let (_, last_seen) = axis.span(beside.visible);
        let after = edges.iter().skip(n_before);
        let mut after = after.take_while(|(place, _)| *place <= last_seen);
        after.find_map(|(place, index)| {
            let rect = self.node(*index)?;
            let begins_there = axis.span(rect).0.total_cmp(place).is_eq();
            (begins_there && beside.has(axis, rect)).then_some(rect)
        })
    }

    fn node(&self, index: usize) -> Option<&Rect> {
        self.rects.get(index).filter(|_| index < self.n_nodes)
    }

    fn along(&self, axis: Axis) -> &Places {
        match axis {
            Axis::Across => &self.across,
            Axis::Down => &self.down,
        }
    }
}

/// What lies in view beside a rectangle, seen along an axis.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beside<'a> {
    pub(super) rect: &'a Rect,
    pub(super) visible: &'a Rect,
}

impl Beside<'_> {
    fn has(&self, axis: Axis, other: &Rect) -> bool {
        let (start, end) = axis.other().span(self.rect);
        let (first, last) = axis.other().span(other);
        first <= end && last >= start && other.intersects(self.visible)
    }
}

impl Places {
    fn of(rects: &[Rect], axis: Axis) -> Self {
        let mut places = Self::default();
        for (index, rect) in rects.iter().enumerate() {
            let (start, end) = axis.span(rect);
            places.edges.extend([(start, index), (end, index)]);
            places.centers.push((f64::midpoint(start, end), index));
        }
        for places in [&mut places.edges, &mut places.centers] {
            places.sort_unstable_by(|one, other| one.0.total_cmp(&other.0));
        }
        places
    }
}
