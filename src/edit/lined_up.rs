//! What lines of text bring, placed so that paths run from left to right: a column for each step of the
//! way, an area above the other.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{AreaId, NodeId, Point, Rect, Size};

/// The room between two columns, and where the names of paths stand, behind their first nodes.
const ASIDE: f64 = 84.0;
const NAMED: f64 = 156.0;
/// The room between two rows.
const BELOW: f64 = 40.0;
/// The room between two areas, where lines run.
const APART: f64 = 170.0;
/// How far an area reaches beyond what it holds, and how much more above, for its name.
pub(super) const AROUND: f64 = 30.0;
pub(super) const ABOVE: f64 = 20.0;

/// A node to be placed.
pub(super) struct Piece {
    pub(super) id: NodeId,
    pub(super) size: Size,
    pub(super) area: Option<AreaId>,
}

/// Where everything is, seen from the top left corner.
pub(super) struct Places {
    pub(super) nodes: BTreeMap<NodeId, Rect>,
    pub(super) areas: BTreeMap<AreaId, Rect>,
    pub(super) size: Size,
}

/// Places nodes by the steps that paths take from one to the next, and those that are on none beside what
/// they are tied to. Everything is in the order in which it was said.
pub(super) fn lined_up(
    pieces: &[Piece],
    steps: &[(NodeId, NodeId)],
    ties: &[(NodeId, NodeId)],
) -> Places {
    let columns = columns(pieces, steps, ties);
    let mut table = Table::of(pieces, columns, steps);
    table.fill_bands(steps);
    table.fill_sides(steps, ties);
    table.places()
}

/// Returns the column of each node that is on a path or tied to one that is: as many steps from the start as
/// the longest way there takes.
fn columns(
    pieces: &[Piece],
    steps: &[(NodeId, NodeId)],
    ties: &[(NodeId, NodeId)],
) -> BTreeMap<NodeId, usize> {
    let ways = forward(if steps.is_empty() { ties } else { steps });
    let mut columns: BTreeMap<NodeId, usize> = BTreeMap::new();
    // Each round lets the columns move on by at least one step; there are no circles left.
    for _ in 0..=pieces.len() {
        let mut moved = false;
        for (from, to) in &ways {
            let at = *columns.entry(*from).or_default() + 1;
            let known = columns.entry(*to).or_default();
            moved |= *known < at;
            *known = at.max(*known);
        }
        if !moved {
            break;
        }
    }
    // A node that a path never comes to stands where the one does that it is tied to.
    for _ in 0..=ties.len() {
        let mut moved = false;
        for (from, to) in ties {
            let known = (columns.get(from).copied(), columns.get(to).copied());
            let (node, at) = match known {
                (Some(at), None) => (to, at),
                (None, Some(at)) => (from, at),
                _ => continue,
            };
            moved = true;
            columns.insert(*node, at);
        }
        if !moved {
            break;
        }
    }
    columns
}

/// Returns the steps that lead on: a step back to where the way has been is left out.
fn forward(steps: &[(NodeId, NodeId)]) -> Vec<(NodeId, NodeId)> {
    let mut after: BTreeMap<NodeId, BTreeSet<NodeId>> = BTreeMap::new();
    let mut ways = Vec::new();
    for (from, to) in steps {
        if !leads_to(&after, *to, *from) && after.entry(*from).or_default().insert(*to) {
            ways.push((*from, *to));
        }
    }
    ways
}

fn leads_to(after: &BTreeMap<NodeId, BTreeSet<NodeId>>, from: NodeId, to: NodeId) -> bool {
    let (mut seen, mut next) = (BTreeSet::new(), vec![from]);
    while let Some(node) = next.pop() {
        if node == to {
            return true;
        }
        if seen.insert(node) {
            next.extend(after.get(&node).into_iter().flatten());
        }
    }
    false
}

/// Columns and bands: a band for each area, and one for what is in none and would stand among them.
struct Table<'a> {
    columns: BTreeMap<NodeId, usize>,
    /// What is left and right of all areas, and what is on no way.
    aside: Vec<&'a Piece>,
    bands: Vec<(Option<AreaId>, Vec<&'a Piece>)>,
    /// Where each column begins and how wide it is.
    across: Vec<(f64, f64)>,
    placed: BTreeMap<NodeId, Rect>,
    /// The middle of the lowest band, if there is one.
    lowest: Option<f64>,
}

impl<'a> Table<'a> {
    fn of(
        pieces: &'a [Piece],
        mut columns: BTreeMap<NodeId, usize>,
        steps: &[(NodeId, NodeId)],
    ) -> Self {
        let mut bands: Vec<(Option<AreaId>, Vec<&Piece>)> = Vec::new();
        for piece in pieces.iter().filter(|piece| piece.area.is_some()) {
            match bands.iter_mut().find(|(area, _)| *area == piece.area) {
                Some((_, band)) => band.push(piece),
                None => bands.push((piece.area, vec![piece])),
            }
        }
        let held = || pieces.iter().filter(|piece| piece.area.is_some());
        let first = held().filter_map(|it| columns.get(&it.id).copied()).min();
        for (_, band) in &bands {
            spread(band, first.unwrap_or_default(), &mut columns);
        }
        let used = held().filter_map(|it| columns.get(&it.id).copied());
        let used: BTreeSet<usize> = used.collect();
        let (first, last) = (used.first().copied(), used.last().copied());
        let is_among = |piece: &&Piece| match (columns.get(&piece.id), first, last) {
            (Some(at), Some(first), Some(last)) => (first..=last).contains(at),
            (at, ..) => at.is_some(),
        };
        let free = pieces.iter().filter(|piece| piece.area.is_none());
        let (among, aside): (Vec<&Piece>, Vec<&Piece>) = free.partition(is_among);
        if !among.is_empty() {
            bands.push((None, among));
        }
        // What is on no way stands behind everything that an area holds.
        let behind = last.map_or(0, |last| last + 1);
        let loose = aside
            .iter()
            .filter(|piece| !columns.contains_key(&piece.id));
        let loose: Vec<NodeId> = loose.map(|piece| piece.id).collect();
        let n_columns = about_square(loose.len());
        for (i, id) in loose.into_iter().enumerate() {
            columns.insert(id, behind + i % n_columns);
        }
        Self {
            across: across(pieces, &columns, steps),
            columns,
            aside,
            bands,
            placed: BTreeMap::new(),
            lowest: None,
        }
    }

    fn column(&self, id: NodeId) -> (f64, f64) {
        let at = self.columns.get(&id).copied().unwrap_or_default();
        self.across.get(at).copied().unwrap_or_default()
    }

    /// Fills the bands row by row: a node stands in the row of the one before it, if that is free.
    fn fill_bands(&mut self, steps: &[(NodeId, NodeId)]) {
        let mut top = 0.0;
        let bands = std::mem::take(&mut self.bands);
        for (area, band) in &bands {
            let highest = band.iter().map(|piece| piece.size.h).fold(0.0, f64::max);
            let mut rows: BTreeMap<NodeId, usize> = BTreeMap::new();
            let mut taken: BTreeSet<(usize, usize)> = BTreeSet::new();
            let mut in_order = band.clone();
            in_order.sort_by_key(|piece| self.columns.get(&piece.id).copied());
            for piece in in_order {
                let column = self.columns.get(&piece.id).copied().unwrap_or_default();
                let before = steps.iter().filter(|(_, to)| *to == piece.id);
                let mut wanted = before.filter_map(|(from, _)| rows.get(from).copied());
                let wanted = wanted.next().unwrap_or_default();
                let free = |row: &usize| !taken.contains(&(column, *row));
                let row = (wanted..=wanted + band.len()).find(free);
                let row = row.unwrap_or_default();
                taken.insert((column, row));
                rows.insert(piece.id, row);
            }
            let n_rows = rows.values().max().map_or(0, |most| most + 1) as f64;
            let head = if area.is_some() { AROUND + ABOVE } else { 0.0 };
            top += head;
            for piece in band {
                let row = rows.get(&piece.id).copied().unwrap_or_default() as f64;
                let middle = top + row * (highest + BELOW) + highest / 2.0;
                self.stand(piece, middle);
            }
            let high = n_rows * (highest + BELOW) - BELOW;
            self.lowest = Some(top + high / 2.0);
            top += high + APART;
        }
        self.bands = bands;
    }

    /// Places what stands beside the bands: at the height of what leads there, or of what it leads to.
    fn fill_sides(&mut self, steps: &[(NodeId, NodeId)], ties: &[(NodeId, NodeId)]) {
        let first = self.bands.iter().flat_map(|(_, band)| band.iter());
        let first = first.filter_map(|piece| self.columns.get(&piece.id)).min();
        let first = first.copied().unwrap_or_default();
        let mut aside = std::mem::take(&mut self.aside);
        // From the areas outward, so that there is something to look to.
        aside.sort_by_key(|piece| {
            let at = self.columns.get(&piece.id).copied().unwrap_or_default();
            at.abs_diff(first)
        });
        for piece in aside {
            let middles = |ends: &mut dyn Iterator<Item = NodeId>| -> Vec<f64> {
                let rects = ends.filter_map(|id| self.placed.get(&id));
                rects.map(|rect| rect.center().y).collect()
            };
            let before = steps.iter().filter(|(_, to)| *to == piece.id);
            let behind = steps.iter().filter(|(from, _)| *from == piece.id);
            let others = ties.iter().filter_map(|(from, to)| match piece.id {
                id if id == *from => Some(*to),
                id if id == *to => Some(*from),
                _ => None,
            });
            let before = middles(&mut before.map(|(from, _)| *from));
            // Each node once, however many paths lead there.
            let behind: BTreeSet<NodeId> = behind.map(|(_, to)| *to).collect();
            let behind = middles(&mut behind.into_iter());
            let others = middles(&mut others.into_iter());
            let mean = |all: &[f64]| {
                let n = all.len() as f64;
                (n > 0.0).then(|| all.iter().sum::<f64>() / n)
            };
            let middle = before.first().copied().or(mean(&behind)).or(mean(&others));
            self.stand_free(piece, middle.or(self.lowest).unwrap_or_default());
        }
    }

    fn stand(&mut self, piece: &Piece, middle: f64) -> Rect {
        let (left, wide) = self.column(piece.id);
        let corner = Point::new(
            left + (wide - piece.size.w) / 2.0,
            middle - piece.size.h / 2.0,
        );
        let rect = Rect::from_pos_size(corner, piece.size);
        self.placed.insert(piece.id, rect);
        rect
    }

    /// Puts a node at the nearest height at which its column is free.
    fn stand_free(&mut self, piece: &Piece, middle: f64) {
        let (left, wide) = self.column(piece.id);
        let span = Rect::new(
            Point::new(left, f64::NEG_INFINITY),
            Point::new(left + wide, f64::INFINITY),
        );
        let others: Vec<Rect> = self
            .placed
            .values()
            .filter(|rect| rect.intersects(&span))
            .copied()
            .collect();
        let half = piece.size.h / 2.0 + BELOW;
        let is_free = |middle: &f64| {
            let mut others = others.iter();
            !others.any(|rect| *middle + half > rect.min.y && *middle - half < rect.max.y)
        };
        let beside = others
            .iter()
            .flat_map(|rect| [rect.max.y + half, rect.min.y - half]);
        let places = std::iter::once(middle).chain(beside).filter(is_free);
        let nearest = places.min_by(|one, other| {
            let off = |at: &f64| (at - middle).abs();
            off(one).total_cmp(&off(other))
        });
        self.stand(piece, nearest.unwrap_or(middle));
    }

    /// Returns everything, moved so that nothing is above or left of the corner.
    fn places(self) -> Places {
        let mut areas = BTreeMap::new();
        for (area, band) in &self.bands {
            // As wide as its columns, so that areas above each other are in line.
            let whole = |piece: &&Piece| {
                let (left, wide) = self.column(piece.id);
                let rect = self.placed.get(&piece.id)?;
                let min = Point::new(left, rect.min.y);
                Some(Rect::new(min, Point::new(left + wide, rect.max.y)))
            };
            let around = Rect::around(band.iter().filter_map(whole).collect::<Vec<_>>());
            if let Some((area, rect)) = area.zip(around) {
                let rect = Rect::new(rect.min - Point::new(0.0, ABOVE), rect.max);
                areas.insert(area, rect.expanded(AROUND));
            }
        }
        let all = self.placed.values().chain(areas.values());
        let all = Rect::around(all.copied().collect::<Vec<_>>()).unwrap_or_default();
        let corner = all.min * -1.0;
        let moved = |rect: Rect| rect.moved(corner);
        Places {
            nodes: self
                .placed
                .into_iter()
                .map(|(id, rect)| (id, moved(rect)))
                .collect(),
            areas: areas
                .into_iter()
                .map(|(id, rect)| (id, moved(rect)))
                .collect(),
            size: all.size(),
        }
    }
}

/// Gives columns to what is on no way: as many side by side as make the band about square.
fn spread(band: &[&Piece], first: usize, columns: &mut BTreeMap<NodeId, usize>) {
    let loose = band.iter().filter(|piece| !columns.contains_key(&piece.id));
    let loose: Vec<NodeId> = loose.map(|piece| piece.id).collect();
    let known = band.iter().filter_map(|piece| columns.get(&piece.id));
    let known: BTreeSet<usize> = known.copied().collect();
    let n_columns = about_square(loose.len());
    let from = known.first().copied().unwrap_or(first);
    let n_columns = n_columns.max(known.last().map_or(0, |last| last + 1 - from));
    // First where no other stands.
    let mut free: Vec<usize> = (from..from + n_columns).collect();
    free.sort_by_key(|column| known.contains(column));
    for (i, id) in loose.into_iter().enumerate() {
        if let Some(column) = free.get(i % free.len().max(1)) {
            columns.insert(id, *column);
        }
    }
}

/// Returns how many columns make so many about as wide as high.
pub(super) fn about_square(n: usize) -> usize {
    (1..=n).find(|columns| columns * columns >= n).unwrap_or(1)
}

/// Returns where each column begins and how wide it is.
fn across(
    pieces: &[Piece],
    columns: &BTreeMap<NodeId, usize>,
    steps: &[(NodeId, NodeId)],
) -> Vec<(f64, f64)> {
    let later: BTreeSet<NodeId> = steps.iter().map(|(_, to)| *to).collect();
    let first = steps.iter().filter(|(from, _)| !later.contains(from));
    let named: BTreeSet<usize> = first
        .filter_map(|(from, _)| columns.get(from).copied())
        .collect();
    let n_columns = columns.values().max().map_or(0, |last| last + 1);
    let mut wide = vec![0.0_f64; n_columns];
    for piece in pieces {
        let column = columns.get(&piece.id).and_then(|at| wide.get_mut(*at));
        if let Some(column) = column {
            *column = column.max(piece.size.w);
        }
    }
    let mut left = 0.0;
    let place = |(at, wide): (usize, f64)| {
        let start = left;
        let aside = if named.contains(&at) { NAMED } else { ASIDE };
        left += wide + if wide > 0.0 { aside } else { 0.0 };
        (start, wide)
    };
    wide.into_iter().enumerate().map(place).collect()
}
