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
    rects: Vec<Rect>,
    across: Places,
    down: Places,
    /// What is dragged is no anchor of itself.
    moving: BTreeSet<RecordId>,
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
        let rects: Vec<Rect> = nodes.chain(areas).filter_map(stays).collect();
        Self {
            across: Places::of(&rects, Axis::Across),
            down: Places::of(&rects, Axis::Down),
            rects,
            moving,
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
        let places = match axis {
            Axis::Across => &self.across,
            Axis::Down => &self.down,
        };
        let places = match line {
            Line::Edge => &places.edges,
            Line::Center => &places.centers,
        };
        let first = places.partition_point(|(place, _)| *place < at - reach);
        let near = places.iter().skip(first);
        let near = near.take_while(move |(place, _)| *place <= at + reach);
        near.filter_map(|(place, rect)| Some((*place, self.rects.get(*rect)?)))
    }

    pub(super) fn moves(&self, id: RecordId) -> bool {
        self.moving.contains(&id)
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
