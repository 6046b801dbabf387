//! The way between two boxes, round all others.

use crate::model::{Point, Rect};

use super::{
    search::{Search, find},
    spacing::{CLEARANCE, LANE, REACH, same},
};

/// How far a line keeps from the corners of the box where it ends, if there is room.
const FROM_CORNER: f64 = 14.0;
/// How far around its ends a way is looked for: first near by, then further.
const WINDOWS: [f64; 3] = [120.0, 500.0, 2_000.0];
/// The least distance from a box, where there is no room for more.
const TIGHT: f64 = 3.0;

/// What ways are found among: everything that touches a rectangle, but for the two ends.
pub struct Ground<'a> {
    pub boxes_in: &'a dyn Fn(&Rect) -> Vec<Rect>,
    /// What is better not run over, though it is no obstacle.
    pub texts_in: &'a dyn Fn(&Rect) -> Vec<Rect>,
}

/// The middle of all lines between two boxes. It depends on nothing but the boxes in the window that was
/// looked at, so that it stays the same while these do.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// Corner after corner, from border to border; from center to center if there is no way round.
    pub points: Vec<Point>,
    /// Another box in here may change the way.
    pub looked_at: Rect,
    /// How far each piece may be moved aside.
    pub ranges: Vec<(f64, f64)>,
    /// The boxes near it that it must not touch, its ends left out.
    pub near: Vec<Rect>,
}

impl Way {
    /// Finds the way between two boxes for so many lines side by side.
    pub fn find(from: &Rect, to: &Rect, n_lanes: usize, ground: &Ground<'_>) -> Self {
        Self::find_by(from, to, n_lanes, ground, [[0.0; 4]; 2])
    }

    /// Finds the way between two boxes where it costs more to leave them by some sides: right, down, left, up.
    pub fn find_by(
        from: &Rect,
        to: &Rect,
        n_lanes: usize,
        ground: &Ground<'_>,
        dear: [[f64; 4]; 2],
    ) -> Self {
        let around = from.union(to);
        let mut looked_at = around;
        let mut points = None;
        if !from.intersects(to) {
            for window in WINDOWS {
                looked_at = around.expanded(window);
                let boxes = (ground.boxes_in)(&looked_at);
                let texts = (ground.texts_in)(&looked_at);
                let search = Search {
                    from,
                    to,
                    boxes: &boxes,
                    texts: &texts,
                    window: &looked_at,
                    gap: TIGHT,
                    dear,
                };
                points = points_among(&search, n_lanes);
                if points.is_some() {
                    break;
                }
            }
        }
        let points = points.unwrap_or_else(|| vec![from.center(), to.center()]);
        let way = Self {
            points,
            looked_at,
            ranges: Vec::new(),
            near: Vec::new(),
        };
        way.surveyed(from, to, ground)
    }

    /// Returns the way along these corners, which run through no box.
    pub fn along(points: Vec<Point>, from: &Rect, to: &Rect, ground: &Ground<'_>) -> Self {
        let way = Self {
            points,
            looked_at: from.union(to).expanded(WINDOWS[0]),
            ranges: Vec::new(),
            near: Vec::new(),
        };
        way.surveyed(from, to, ground)
    }

    /// Returns the same way with a new look at what is near it.
    #[must_use]
    pub fn surveyed(mut self, from: &Rect, to: &Rect, ground: &Ground<'_>) -> Self {
        let band = Rect::around_points(self.points.iter().copied()).unwrap_or(*from);
        let mut near = (ground.boxes_in)(&band.expanded(REACH));
        near.retain(|rect| self.is_near(rect));
        self.near = near;
        self.ranges = ranges(&self, from, to);
        self
    }

    /// Returns the way of two boxes that were both moved; what is near it is to be looked at anew.
    #[must_use]
    pub fn moved(&self, by: Point) -> Self {
        let points = self.points.iter().map(|point| *point + by);
        Self {
            points: points.collect(),
            looked_at: self.looked_at.moved(by),
            ranges: self.ranges.clone(),
            near: self.near.clone(),
        }
    }

    /// Returns whether a box stands in the way.
    pub fn is_blocked_by(&self, rect: &Rect) -> bool {
        self.is_upright() && passes_through(&self.points, &rect.expanded(TIGHT - 0.5))
    }

    /// Returns whether a box is so near that it may keep lines from being moved aside.
    pub fn is_near(&self, rect: &Rect) -> bool {
        let mut bands =
            pieces(&self.points).map(|(one, other)| Rect::from_corners(one, other).expanded(REACH));
        bands.any(|band| band.intersects(rect))
    }

    /// Returns whether all pieces are level or upright, as they are where there is a way round.
    pub fn is_upright(&self) -> bool {
        pieces(&self.points).all(|(one, other)| is_straight(one, other))
    }
}

/// Returns whether a line of level and upright pieces comes into a box.
pub fn passes_through(points: &[Point], rect: &Rect) -> bool {
    pieces(points).any(|(one, other)| {
        let piece = Rect::from_corners(one, other);
        piece.min.x < rect.max.x
            && rect.min.x < piece.max.x
            && piece.min.y < rect.max.y
            && rect.min.y < piece.max.y
            || is_within(one, rect)
            || is_within(other, rect)
            || crosses_flat(&piece, rect)
    })
}

fn is_within(point: Point, rect: &Rect) -> bool {
    rect.min.x < point.x && point.x < rect.max.x && rect.min.y < point.y && point.y < rect.max.y
}

/// A piece without width or height overlaps no rectangle by the strict rule.
fn crosses_flat(piece: &Rect, rect: &Rect) -> bool {
    let inside = |low: f64, high: f64, at: f64| low < at && at < high;
    let overlap = |low: f64, high: f64, from: f64, to: f64| from < high && low < to;
    let level = piece.height() == 0.0
        && inside(rect.min.y, rect.max.y, piece.min.y)
        && overlap(rect.min.x, rect.max.x, piece.min.x, piece.max.x);
    let upright = piece.width() == 0.0
        && inside(rect.min.x, rect.max.x, piece.min.x)
        && overlap(rect.min.y, rect.max.y, piece.min.y, piece.max.y);
    level || upright
}

/// Returns the pieces of a line, each from corner to corner.
pub fn pieces(points: &[Point]) -> impl Iterator<Item = (Point, Point)> {
    points.iter().copied().zip(points.iter().copied().skip(1))
}

fn is_straight(one: Point, other: Point) -> bool {
    same(one.x, other.x) || same(one.y, other.y)
}

/// Returns how far so many lines side by side keep from boxes, where there is room.
pub fn clearance(n_lanes: usize) -> f64 {
    CLEARANCE + (n_lanes.saturating_sub(1) as f64 * LANE / 2.0).min(40.0)
}

fn points_among(search: &Search<'_>, n_lanes: usize) -> Option<Vec<Point>> {
    let mut gaps = vec![clearance(n_lanes), CLEARANCE, TIGHT];
    gaps.dedup();
    let mut narrow = None;
    let found = gaps.into_iter().find_map(|gap| {
        let line = straight(search.from, search.to, search.boxes, gap);
        match line.filter(|_| search.dear.as_flattened().iter().all(|cost| *cost == 0.0)) {
            Some((line, room)) if room >= room_for(n_lanes, search) => Some(line.to_vec()),
            line => {
                narrow = narrow.take().or(line);
                find(&Search { gap, ..*search })
            }
        }
    });
    found.or_else(|| narrow.map(|(line, _)| line.to_vec()))
}

/// Returns how much room so many lines need to go straight from box to box, or what they would have on a
/// way with bends if that is less.
fn room_for(n_lanes: usize, search: &Search<'_>) -> f64 {
    let least = |rect: &Rect| rect.width().min(rect.height());
    let side = least(search.from).min(least(search.to));
    (n_lanes.saturating_sub(1) as f64 * LANE).min(side * 0.4)
}

/// Returns the straight line between two boxes that face each other, if nothing is between them, and how
/// much room there is for others beside it.
fn straight(from: &Rect, to: &Rect, boxes: &[Rect], gap: f64) -> Option<([Point; 2], f64)> {
    let free = |line: &[Point; 2]| {
        let corridor = Rect::from_corners(line[0], line[1]).expanded(gap);
        !boxes.iter().any(|rect| strictly(rect, &corridor))
    };
    if let Some((y, room)) = shared((from.min.y, from.max.y), (to.min.y, to.max.y)) {
        let (left, right) = if from.max.x <= to.min.x {
            (from.max.x, to.min.x)
        } else {
            (from.min.x, to.max.x)
        };
        let line = [Point::new(left, y), Point::new(right, y)];
        return free(&line).then_some((line, room));
    }
    let (x, room) = shared((from.min.x, from.max.x), (to.min.x, to.max.x))?;
    let (top, bottom) = if from.max.y <= to.min.y {
        (from.max.y, to.min.y)
    } else {
        (from.min.y, to.max.y)
    };
    let line = [Point::new(x, top), Point::new(x, bottom)];
    free(&line).then_some((line, room))
}

pub(super) fn strictly(one: &Rect, other: &Rect) -> bool {
    one.min.x < other.max.x
        && other.min.x < one.max.x
        && one.min.y < other.max.y
        && other.min.y < one.max.y
}

/// Returns where two sides that face each other are met by one line, at the middle of the shorter side
/// if possible and not at a corner, and how much room they share.
fn shared(one: (f64, f64), other: (f64, f64)) -> Option<(f64, f64)> {
    let inner = |(low, high): (f64, f64)| {
        let inset = FROM_CORNER.min((high - low) * 0.3);
        (low + inset, high - inset)
    };
    let (first, second) = (inner(one), inner(other));
    let (low, high) = (first.0.max(second.0), first.1.min(second.1));
    if low > high {
        return None;
    }
    let middle = |(low, high): (f64, f64)| f64::midpoint(low, high);
    let shorter = if one.1 - one.0 <= other.1 - other.0 {
        middle(one)
    } else {
        middle(other)
    };
    let (first, second) = (free_of_corners(one), free_of_corners(other));
    let room = first.1.min(second.1) - first.0.max(second.0);
    Some((shorter.clamp(low, high), room))
}

/// Returns the part of a side where lines may end.
fn free_of_corners((low, high): (f64, f64)) -> (f64, f64) {
    let inset = FROM_CORNER.min((high - low) * 0.15);
    (low + inset, high - inset)
}

/// Returns how far each piece may be moved aside: to the next box on each side, and along the side of the
/// box where it ends.
fn ranges(way: &Way, from: &Rect, to: &Rect) -> Vec<(f64, f64)> {
    /// What the corners of a piece may be moved along it by others.
    const ALONG: f64 = 12.0;
    if !way.is_upright() {
        return Vec::new();
    }
    let n_pieces = way.points.len().saturating_sub(1);
    let piece = |(i, (one, other)): (usize, (Point, Point))| {
        let level = same(one.y, other.y);
        let at = if level { one.y } else { one.x };
        let (low, high) = if level {
            (one.x.min(other.x), one.x.max(other.x))
        } else {
            (one.y.min(other.y), one.y.max(other.y))
        };
        let mut range = (at - REACH, at + REACH);
        let is_end = i == 0 || i + 1 == n_pieces;
        let ends = [from, to].into_iter().filter(|_| !is_end);
        let along = if is_end { 0.0 } else { ALONG };
        for rect in way.near.iter().chain(ends) {
            let (sides, across) = if level {
                ((rect.min.x, rect.max.x), (rect.min.y, rect.max.y))
            } else {
                ((rect.min.y, rect.max.y), (rect.min.x, rect.max.x))
            };
            if sides.1 <= low - along || high + along <= sides.0 {
                continue;
            }
            if across.1 <= at {
                range.0 = range.0.max(across.1);
            } else if across.0 >= at {
                range.1 = range.1.min(across.0);
            } else if high <= sides.0 || sides.1 <= low {
                // Past the end of the piece: it must not come nearer.
                range = (range.0.max(at - 2.0), range.1.min(at + 2.0));
            }
        }
        // A line is wide: clear of the boxes, if the gap is not too narrow for that.
        let clear = ((range.1 - range.0) * 0.2).clamp(TIGHT, CLEARANCE);
        range = ((range.0 + clear).min(at), (range.1 - clear).max(at));
        let ends = [(i == 0).then_some(from), (i + 1 == n_pieces).then_some(to)];
        for rect in ends.into_iter().flatten() {
            let (low, high) = free_of_corners(if level {
                (rect.min.y, rect.max.y)
            } else {
                (rect.min.x, rect.max.x)
            });
            range.0 = range.0.max(low.min(at));
            range.1 = range.1.min(high.max(at));
        }
        range
    };
    pieces(&way.points).enumerate().map(piece).collect()
}
