//! Sides of nodes at which more lines end than their numbers have room for: some of them go to another side.

use std::collections::BTreeMap;

use crate::{
    model::{NodeId, Point, Rect},
    routing::Way,
};

use super::{
    crossings::{length, most_instead},
    draft::Pair,
    markers::{MARKS_APART, side_of},
    ways::{Land, Ways},
};

/// What it costs to end at a side, as a length, for each line there that has no room.
const CROWDED: f64 = 180.0;

/// A side of a node: right, below, left, above.
type Side = (NodeId, usize);

/// How many lines end at each side.
struct Crowds<'a> {
    land: Land<'a>,
    n_lines: BTreeMap<Side, usize>,
}

/// Returns the ways to go instead of those that were found by themselves.
pub(super) fn relieved(
    ways: &Ways,
    lanes: &BTreeMap<Pair, usize>,
    land: Land<'_>,
) -> BTreeMap<Pair, Way> {
    let mut crowds = Crowds {
        land,
        n_lines: BTreeMap::new(),
    };
    let mut ending: BTreeMap<Side, Vec<(Pair, usize)>> = BTreeMap::new();
    for (pair, n_lanes) in lanes {
        let sides = ways.get(*pair).and_then(|way| crowds.sides(*pair, way));
        for side in sides.into_iter().flatten() {
            *crowds.n_lines.entry(side).or_default() += n_lanes;
            ending.entry(side).or_default().push((*pair, *n_lanes));
        }
    }
    let mut chosen = BTreeMap::new();
    for (side, pairs) in ending {
        for (pair, n_lanes) in pairs {
            if crowds.over(side, 0) == 0 {
                break;
            }
            let Some(known) = chosen.get(&pair).or_else(|| ways.get(pair)) else {
                continue;
            };
            // One that goes straight has its number where everyone looks for it.
            if known.points.len() <= 2 {
                continue;
            }
            let most = ways.get(pair).map_or(0.0, |way| most_instead(&way.points));
            if let Some(way) = crowds.elsewhere(pair, n_lanes, (known, most)) {
                chosen.insert(pair, way);
            }
        }
    }
    chosen
}

impl Crowds<'_> {
    /// Returns the sides at which a way ends.
    fn sides(&self, pair: Pair, way: &Way) -> Option<[Side; 2]> {
        let side = |node, end: &Point| Some((node, side_of(&self.rect(node)?, *end)));
        let (first, last) = (way.points.first()?, way.points.last()?);
        way.is_upright().then_some(())?;
        Some([side(pair.0, first)?, side(pair.1, last)?])
    }

    fn rect(&self, node: NodeId) -> Option<Rect> {
        self.land.nodes.get(node).map(|shape| shape.rect)
    }

    /// Returns how many lines at a side have no room for their numbers, with so many more.
    fn over(&self, (node, side): Side, more: usize) -> usize {
        let extent = self.rect(node).map_or(0.0, |rect| {
            if side.is_multiple_of(2) {
                rect.height()
            } else {
                rect.width()
            }
        });
        let n_lines = self.n_lines.get(&(node, side)).copied().unwrap_or_default() + more;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a side has room for few numbers, and the cast saturates"
        )]
        let room = (extent / MARKS_APART).round() as usize;
        n_lines.saturating_sub(room.max(1))
    }

    /// Returns a way that ends where there is more room and is not longer than this, and takes note of that.
    fn elsewhere(&mut self, pair: Pair, n_lanes: usize, (known, most): (&Way, f64)) -> Option<Way> {
        let before = self.sides(pair, known)?;
        for side in before {
            self.move_lines(side, n_lanes, false);
        }
        let dear = [pair.0, pair.1].map(|node| {
            let sides = [0, 1, 2, 3].map(|side| self.over((node, side), n_lanes));
            sides.map(|over| over as f64 * CROWDED)
        });
        let found = self.land.way_by(pair, n_lanes, dear);
        let found = found.filter(|way| length(&way.points) <= most);
        let after = found.as_ref().and_then(|way| self.sides(pair, way));
        let cost = |sides: [Side; 2]| -> usize {
            let over = sides.into_iter().map(|side| self.over(side, n_lanes));
            over.sum()
        };
        let better = after.filter(|after| cost(*after) < cost(before));
        for side in better.unwrap_or(before) {
            self.move_lines(side, n_lanes, true);
        }
        better.and(found)
    }

    fn move_lines(&mut self, side: Side, n_lines: usize, come: bool) {
        let known = self.n_lines.entry(side).or_default();
        *known = if come {
            *known + n_lines
        } else {
            known.saturating_sub(n_lines)
        };
    }
}
