//! Goals: a soft outline around everything that serves one.

use crate::model::{NodeId, Point, Rect};

use super::{
    Scene,
    field::Field,
    shapes::{crosses, to_segment},
};

/// With more boxes than this, the outline is one around each and no longer joined.
const MOST_JOINED: usize = 400;
/// How much longer a way may be for each box that it need not run behind.
const WAY_ROUND: f64 = 400.0;

/// The outline around what serves a goal.
#[derive(Clone, Debug, PartialEq)]
pub struct GoalShape {
    pub goal: NodeId,
    /// Closed; one within another is a hole.
    pub outlines: Vec<Vec<Point>>,
    /// Everything of it is in here.
    pub bounds: Rect,
}

impl Scene {
    /// Returns the outline around a goal and the nodes that serve it, `padding` away from their boxes and
    /// joined where they are apart; none if none of them is there.
    pub fn goal_shape(&self, goal: NodeId, nodes: &[NodeId], padding: f64) -> Option<GoalShape> {
        let ids = || nodes.iter().copied().chain([goal]);
        let boxes: Vec<Rect> = ids().filter_map(|id| Some(self.node(id)?.rect)).collect();
        let in_the_way = |one: Point, other: Point| {
            let around = Rect::from_corners(one, other).expanded(padding);
            let passed = self.nodes_within(&around).into_iter();
            let foreign = passed.filter(|shape| !ids().any(|id| id == shape.node.id));
            foreign
                .filter(|shape| crosses(one, other, &shape.rect.expanded(padding * 0.5)))
                .count()
        };
        let (outlines, bounds) = soft_outlines(&boxes, padding, in_the_way)?;
        Some(GoalShape {
            goal,
            outlines,
            bounds,
        })
    }
}

/// Returns closed outlines around boxes, joined by necks where they are apart, and their bounds.
fn soft_outlines(
    boxes: &[Rect],
    padding: f64,
    in_the_way: impl Fn(Point, Point) -> usize,
) -> Option<(Vec<Vec<Point>>, Rect)> {
    let necks = necks(boxes, in_the_way);
    let corners = necks.iter().flatten().map(|at| Rect::new(*at, *at));
    let all = Rect::around(boxes.iter().copied().chain(corners))?;
    // A cell is as fine as the whole allows, and the outline keeps clear of the boxes all the same.
    let padding = padding.max(Field::cell_of(all.expanded(padding)) * 1.5);
    let narrow = padding * 0.6;
    let bounds = all.expanded(padding);
    let mut field = Field::over(bounds);
    for inner in boxes {
        let near = inner.expanded(padding);
        field.add(near, |at| inner_distance(inner, at) - padding);
    }
    for neck in &necks {
        for (one, other) in neck.iter().zip(neck.iter().skip(1)) {
            let near = Rect::from_corners(*one, *other).expanded(narrow);
            field.add(near, |at| to_segment(at, *one, *other) - narrow);
        }
    }
    Some((field.outlines(), bounds))
}

/// Returns the ways that join boxes into one, as a tree that is as short as possible (Prim).
fn necks(boxes: &[Rect], in_the_way: impl Fn(Point, Point) -> usize) -> Vec<Vec<Point>> {
    if boxes.len() > MOST_JOINED {
        return Vec::new();
    }
    let Some((first, rest)) = boxes.split_first() else {
        return Vec::new();
    };
    // Of those that are not joined yet: the nearest of those that are.
    let mut open: Vec<(Rect, Rect)> = rest.iter().map(|inner| (*inner, *first)).collect();
    let mut necks = Vec::new();
    loop {
        let gaps = open.iter().map(|(one, other)| gap(one, other));
        let nearest = gaps
            .enumerate()
            .min_by(|one, other| one.1.total_cmp(&other.1));
        let Some((index, _)) = nearest else {
            return necks;
        };
        let (joined, other) = open.swap_remove(index);
        necks.push(way(other.center(), joined.center(), &in_the_way));
        for (inner, near) in &mut open {
            if gap(inner, &joined) < gap(inner, near) {
                *near = joined;
            }
        }
    }
}

/// Returns the way between two places, straight or around corners, that runs behind the fewest boxes.
fn way(one: Point, other: Point, in_the_way: impl Fn(Point, Point) -> usize) -> Vec<Point> {
    /// How far beside both a way may run, in map units: past a box of the usual sizes.
    const BESIDE: [f64; 4] = [-200.0, -130.0, 130.0, 200.0];
    let at = Point::new;
    let mut ways = vec![
        vec![one, other],
        vec![one, at(other.x, one.y), other],
        vec![one, at(one.x, other.y), other],
    ];
    ways.extend(BESIDE.iter().flat_map(|beside| {
        let (x, y) = (other.x + beside, other.y + beside);
        [
            vec![one, at(x, one.y), at(x, other.y), other],
            vec![one, at(one.x, y), at(other.x, y), other],
        ]
    }));
    let cost = |way: &Vec<Point>| {
        let pieces = way.iter().zip(way.iter().skip(1));
        let lengths = pieces
            .map(|(one, other)| one.distance(*other) + in_the_way(*one, *other) as f64 * WAY_ROUND);
        lengths.sum::<f64>()
    };
    let costs = ways.into_iter().map(|way| (cost(&way), way));
    let best = costs.min_by(|one, other| one.0.total_cmp(&other.0));
    best.map_or_else(Vec::new, |(_, way)| way)
}

/// Returns how far two boxes are apart.
fn gap(one: &Rect, other: &Rect) -> f64 {
    let x = (one.min.x - other.max.x)
        .max(other.min.x - one.max.x)
        .max(0.0);
    let y = (one.min.y - other.max.y)
        .max(other.min.y - one.max.y)
        .max(0.0);
    x.hypot(y)
}

/// Returns how far a point is from a box, below zero inside.
fn inner_distance(inner: &Rect, at: Point) -> f64 {
    let (center, size) = (inner.center(), inner.size());
    let x = (at.x - center.x).abs() - size.w / 2.0;
    let y = (at.y - center.y).abs() - size.h / 2.0;
    x.max(0.0).hypot(y.max(0.0)) + x.max(y).min(0.0)
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;

    fn boxes(at: &[(f64, f64)]) -> Vec<Rect> {
        let corner = |(x, y): &(f64, f64)| Point::new(*x, *y);
        let size = Point::new(120.0, 60.0);
        at.iter()
            .map(|at| Rect::new(corner(at), corner(at) + size))
            .collect()
    }

    /// Returns whether a point is inside, by how often a line from it crosses the outlines.
    fn inside(outlines: &[Vec<Point>], at: Point) -> bool {
        let sides = outlines
            .iter()
            .flat_map(|outline| outline.iter().zip(outline.iter().cycle().skip(1)));
        let crossed = sides.filter(|(one, other)| {
            (one.y <= at.y) != (other.y <= at.y)
                && at.x < one.x + (at.y - one.y) / (other.y - one.y) * (other.x - one.x)
        });
        crossed.count() % 2 == 1
    }

    #[test]
    fn one_outline_goes_around_boxes_that_are_apart() {
        let boxes = boxes(&[(0.0, 0.0), (400.0, 30.0), (380.0, 500.0)]);
        let (outlines, _) = soft_outlines(&boxes, 12.0, |_, _| 0).unwrap_or_default();
        assert_eq!(outlines.len(), 1);
        assert!(!inside(&outlines, Point::new(100.0, 400.0)));
    }

    #[test]
    fn a_way_goes_around_what_is_in_the_way() {
        let wall = Rect::new(Point::new(100.0, 100.0), Point::new(300.0, 300.0));
        let (one, other) = (Point::new(0.0, 0.0), Point::new(250.0, 600.0));
        let hits = |from: Point, to: Point| usize::from(crosses(from, to, &wall));
        assert_eq!(way(one, other, |_, _| 0), [one, other]);
        let around = way(one, other, hits);
        assert_eq!(around, [one, Point::new(0.0, 600.0), other]);
    }

    #[test]
    fn nothing_has_no_outline() {
        assert_eq!(soft_outlines(&[], 12.0, |_, _| 0), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_box_is_inside_its_outline(
            at in vec((-3_000.0..3_000.0_f64, -2_000.0..2_000.0_f64), 1..12),
            padding in 8.0..30.0_f64,
            walls in 0_usize..3,
        ) {
            let boxes = boxes(&at);
            let found = soft_outlines(&boxes, padding, |one, _| walls * usize::from(one.x > 0.0));
            let (outlines, bounds) = found.unwrap_or_default();
            for inner in &boxes {
                let (min, max) = (inner.min, inner.max);
                for x in [min.x, inner.center().x, max.x] {
                    for y in [min.y, inner.center().y, max.y] {
                        prop_assert!(inside(&outlines, Point::new(x, y)), "{x} {y}");
                    }
                }
            }
            // What is joined is one: no box has an outline of its own.
            let outer = outlines.iter().filter(|outline| {
                boxes.iter().any(|inner| inside(std::slice::from_ref(*outline), inner.center()))
            });
            prop_assert_eq!(outer.count(), 1);
            for point in outlines.iter().flatten() {
                prop_assert!(bounds.expanded(1e-6).contains(*point));
            }
        }
    }
}
