//! Lines side by side: which of two comes first where they share a stretch, so that they cross no more
//! than they must.
//!
//! From a shared piece one walks along both lines, on through the boxes where both stop, until they part: the
//! one that turns off to the left runs on the left (after Wybrow, Marriott and Stuckey 2009, and Pupyrev et
//! al. 2011).

#![expect(
    clippy::indexing_slicing,
    reason = "a numeric kernel over dense arrays of its own making"
)]

use std::cmp::Ordering;

use crate::model::{Point, Rect};

/// One line between two boxes, before it is moved aside for others.
#[derive(Clone, Debug, PartialEq)]
pub struct Strand {
    /// The path that it is part of: strands of one path that begin alike run on one line.
    pub line: usize,
    /// What it leaves and what it goes to: a number for each stop.
    pub ends: [usize; 2],
    /// The boxes there.
    pub boxes: [Rect; 2],
    pub points: Vec<Point>,
    /// How far each piece may be moved aside.
    pub ranges: Vec<(f64, f64)>,
    /// Whether work goes back on it, which no other line goes on from.
    pub back: bool,
}

/// The strands, and those that go on from each.
pub(super) struct Bundle<'a> {
    pub(super) strands: &'a [Strand],
    /// Those that go on behind the end of each strand, and those before its start.
    next: Vec<[Vec<usize>; 2]>,
}

/// A place on a strand: its piece, and whether it is walked toward the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Walk {
    strand: usize,
    piece: usize,
    forward: bool,
}

/// No two lines go side by side through more pieces than this.
const LONGEST: usize = 200;

impl<'a> Bundle<'a> {
    pub(super) fn of(strands: &'a [Strand]) -> Self {
        let mut leaving: Vec<Vec<usize>> = Vec::new();
        let mut arriving: Vec<Vec<usize>> = Vec::new();
        for (i, strand) in strands
            .iter()
            .enumerate()
            .filter(|(_, strand)| !strand.back)
        {
            let most = strand.ends[0].max(strand.ends[1]);
            if leaving.len() <= most {
                leaving.resize(most + 1, Vec::new());
                arriving.resize(most + 1, Vec::new());
            }
            leaving[strand.ends[0]].push(i);
            arriving[strand.ends[1]].push(i);
        }
        let of = |all: &[Vec<usize>], stop: usize| all.get(stop).cloned().unwrap_or_default();
        let next = strands.iter().map(|strand| {
            if strand.back {
                return [Vec::new(), Vec::new()];
            }
            [of(&leaving, strand.ends[1]), of(&arriving, strand.ends[0])]
        });
        Self {
            strands,
            next: next.collect(),
        }
    }

    /// Returns the order of two pieces on one line across their direction: from the left for upright ones,
    /// from above for level ones.
    pub(super) fn compare(&self, one: (usize, usize), other: (usize, usize)) -> Ordering {
        if one.0 > other.0 {
            return self.compare(other, one).reverse();
        }
        let first = Walk {
            strand: one.0,
            piece: one.1,
            forward: true,
        };
        let (from, to) = self.ends(first);
        let along = |walk: Walk| {
            let (start, end) = self.ends(walk);
            (end.x - start.x) * (to.x - from.x) + (end.y - start.y) * (to.y - from.y) > 0.0
        };
        let mut second = Walk {
            strand: other.0,
            piece: other.1,
            forward: true,
        };
        second.forward = along(second);
        let ahead = self.left_of(first, second);
        let left = match ahead {
            Ordering::Equal => {
                let back = |walk: Walk| Walk {
                    forward: !walk.forward,
                    ..walk
                };
                // Seen from behind, left is right.
                self.left_of(back(first), back(second)).reverse()
            }
            decided => decided,
        };
        // Neither end tells: the earlier line runs on the left of its own way.
        let left = if left == Ordering::Equal {
            Ordering::Less
        } else {
            left
        };
        // To the right, left is above; downward, left is to the right.
        let swaps = to.y > from.y || to.x < from.x;
        if swaps { left.reverse() } else { left }
    }

    /// Returns `Less` if the first walk parts from the second to its left, or `Equal` if nothing tells.
    fn left_of(&self, one: Walk, other: Walk) -> Ordering {
        let (mut one, mut other) = (one, other);
        for _ in 0..LONGEST {
            let (start, end) = self.ends(one);
            let (_, other_end) = self.ends(other);
            let way = end - start;
            let ahead = along(other_end - end, way);
            // Whichever piece ends first turns off.
            if ahead > 0.5 {
                return match self.turn(one) {
                    Some(turn) => turn,
                    None => Ordering::Equal,
                };
            }
            if ahead < -0.5 {
                return match self.turn(other) {
                    Some(turn) => turn.reverse(),
                    None => Ordering::Equal,
                };
            }
            match (self.turn(one), self.turn(other)) {
                (Some(turn), Some(other_turn)) if turn == other_turn => {
                    one = following(one);
                    other = following(other);
                }
                (Some(Ordering::Less), Some(_)) => return Ordering::Less,
                (Some(_), Some(_)) => return Ordering::Greater,
                (Some(turn), None) => return turn,
                (None, Some(turn)) => return turn.reverse(),
                (None, None) => match self.through(one, other) {
                    Ok(next) => (one, other) = next,
                    Err(order) => return order,
                },
            }
        }
        Ordering::Equal
    }

    /// Goes on through the box where two walks end, side by side, or says which one parts to the left.
    fn through(&self, one: Walk, other: Walk) -> Result<(Walk, Walk), Ordering> {
        let (rect, entry) = (self.box_at(one), self.ends(one).1);
        if rect != self.box_at(other) {
            return Err(Ordering::Equal);
        }
        let onward = |walk: Walk| self.next[walk.strand][usize::from(!walk.forward)].clone();
        let begun = |walk: Walk, strand: usize| Walk {
            strand,
            piece: if walk.forward {
                0
            } else {
                self.n_pieces(strand) - 1
            },
            forward: walk.forward,
        };
        let ones: Vec<Walk> = onward(one)
            .into_iter()
            .map(|next| begun(one, next))
            .collect();
        let others: Vec<Walk> = onward(other)
            .into_iter()
            .map(|next| begun(other, next))
            .collect();
        for first in &ones {
            for second in &others {
                let ((start, end), (other_start, other_end)) =
                    (self.ends(*first), self.ends(*second));
                if start == other_start && along(end - start, other_end - other_start) > 0.0 {
                    return Ok((*first, *second));
                }
            }
        }
        let clockwise = |walks: &[Walk]| {
            let around = walks.iter().map(|walk| {
                let exit = self.ends(*walk).0;
                (around(&rect, exit) - around(&rect, entry)).rem_euclid(perimeter(&rect))
            });
            around.min_by(f64::total_cmp)
        };
        match (clockwise(&ones), clockwise(&others)) {
            (Some(first), Some(second)) if (first - second).abs() > 0.5 => {
                Err(first.total_cmp(&second))
            }
            _ => Err(Ordering::Equal),
        }
    }

    fn box_at(&self, walk: Walk) -> Rect {
        self.strands[walk.strand].boxes[usize::from(walk.forward)]
    }

    fn n_pieces(&self, strand: usize) -> usize {
        self.strands[strand].points.len() - 1
    }

    /// Returns where a piece begins and ends, as it is walked.
    fn ends(&self, walk: Walk) -> (Point, Point) {
        let points = &self.strands[walk.strand].points;
        let (one, other) = (points[walk.piece], points[walk.piece + 1]);
        if walk.forward {
            (one, other)
        } else {
            (other, one)
        }
    }

    /// Returns `Less` if a walk turns left behind its piece, or `None` if it is at its end.
    fn turn(&self, walk: Walk) -> Option<Ordering> {
        let at_end = if walk.forward {
            walk.piece + 1 == self.n_pieces(walk.strand)
        } else {
            walk.piece == 0
        };
        if at_end {
            return None;
        }
        let (start, corner) = self.ends(walk);
        let (_, end) = self.ends(following(walk));
        let (way, onward) = (corner - start, end - corner);
        let turn = way.x * onward.y - way.y * onward.x;
        Some(turn.total_cmp(&0.0))
    }
}

fn following(walk: Walk) -> Walk {
    Walk {
        piece: if walk.forward {
            walk.piece + 1
        } else {
            walk.piece - 1
        },
        ..walk
    }
}

fn along(way: Point, heading: Point) -> f64 {
    (way.x * heading.x + way.y * heading.y) / heading.length().max(1e-9)
}

fn perimeter(rect: &Rect) -> f64 {
    2.0 * (rect.width() + rect.height()).max(1.0)
}

/// Returns how far around a box a point of its border is, clockwise from the top left corner.
fn around(rect: &Rect, point: Point) -> f64 {
    let (w, h) = (rect.width(), rect.height());
    let (x, y) = (point.x - rect.min.x, point.y - rect.min.y);
    let sides = [y.abs(), (x - w).abs(), (y - h).abs(), x.abs()];
    let nearest = sides.iter().enumerate();
    let nearest = nearest.min_by(|(_, one), (_, other)| one.total_cmp(other));
    match nearest.map(|(side, _)| side) {
        Some(0) => x,
        Some(1) => w + y,
        Some(2) => w + h + (w - x),
        _ => 2.0 * w + h + (h - y),
    }
}
