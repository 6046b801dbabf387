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

use std::{cmp::Ordering, collections::BTreeMap};

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
    /// How much room along the side of the box its mark takes there, 0 where it has none.
    pub marks: [f64; 2],
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

/// A strand and one of its pieces.
pub(super) type Piece = (usize, usize);

/// For two strands, whether the first runs to the left of the second, seen along the first.
pub(super) type Sides = BTreeMap<(usize, usize), Ordering>;

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

    /// Returns the order of two pieces on one line across their direction, from the left for upright ones,
    /// from above for level ones; `Equal` if neither end tells.
    pub(super) fn compare(&self, one: Piece, other: Piece) -> Ordering {
        // Of two ends that disagree, the same one must decide all along the stretch.
        if one.0 > other.0 {
            return self.compare(other, one).reverse();
        }
        let (first, second) = self.side_by_side(one, other);
        let left = self.walk(first, second, &mut |_, _| {});
        // Seen from behind, left is right.
        let left = left.then_with(|| {
            let left = self.walk(first.back(), second.back(), &mut |_, _| {});
            left.reverse()
        });
        self.turned(first, left)
    }

    /// Returns the order of two pieces if it was decided before on the stretch that their lines share.
    pub(super) fn decided(&self, one: Piece, other: Piece, sides: &Sides) -> Ordering {
        let (first, _) = self.side_by_side(one, other);
        let left = sides.get(&(one.0, other.0)).copied();
        self.turned(first, left.unwrap_or(Ordering::Equal))
    }

    /// Decides the order of two pieces for the whole stretch that their lines share.
    pub(super) fn decide(&self, one: Piece, other: Piece, order: Ordering, sides: &mut Sides) {
        let (first, second) = self.side_by_side(one, other);
        let left = self.turned(first, order);
        let mut note = |first: Walk, second: Walk, left: Ordering| {
            // As seen along each of the two.
            let along_first = if first.forward { left } else { left.reverse() };
            let along_second = if second.forward { left.reverse() } else { left };
            sides
                .entry((first.strand, second.strand))
                .or_insert(along_first);
            sides
                .entry((second.strand, first.strand))
                .or_insert(along_second);
        };
        self.walk(first, second, &mut |first, second| {
            note(first, second, left);
        });
        let behind = left.reverse();
        self.walk(first.back(), second.back(), &mut |first, second| {
            note(first, second, behind);
        });
    }

    /// Returns two pieces as walked in the direction of the first.
    fn side_by_side(&self, one: Piece, other: Piece) -> (Walk, Walk) {
        let walk = |(strand, piece): Piece| Walk {
            strand,
            piece,
            forward: true,
        };
        let (first, second) = (walk(one), walk(other));
        let way = |walk: Walk| {
            let (start, end) = self.ends(walk);
            end - start
        };
        let (way, other_way) = (way(first), way(second));
        if way.x * other_way.x + way.y * other_way.y > 0.0 {
            (first, second)
        } else {
            (first, second.back())
        }
    }

    /// Turns left and right along a piece into first and last across it, or the other way round.
    fn turned(&self, walk: Walk, order: Ordering) -> Ordering {
        let (from, to) = self.ends(walk);
        // To the right, left is above; downward, left is to the right.
        let swaps = to.y > from.y || to.x < from.x;
        if swaps { order.reverse() } else { order }
    }

    /// Walks along two lines until they part, and returns `Less` if the first parts to the left, or
    /// `Equal` if nothing tells.
    fn walk(&self, one: Walk, other: Walk, visit: &mut dyn FnMut(Walk, Walk)) -> Ordering {
        let (mut one, mut other) = (one, other);
        for _ in 0..LONGEST {
            visit(one, other);
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

impl Walk {
    fn back(self) -> Self {
        Self {
            forward: !self.forward,
            ..self
        }
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
