//! Free places: where a new box covers nothing.

use crate::model::{Point, Rect, Size};

/// How much room a new box has around it, in map units; lines pass there.
const GAP: f64 = 70.0;

/// So many rings of places are tried; farther out there is always one.
const RINGS: i32 = 200;

/// On which side of a box another one is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toward {
    Right,
    Below,
}

/// Returns the top-left corner of a free place for a box: to the right of `near` if there is room,
/// else below that, and so on farther away. Without `near` it is the origin.
pub fn free_place(taken: &[Rect], near: Option<Rect>, size: Size) -> Point {
    let Some(near) = near else {
        return Point::default();
    };
    let step = Point::new(size.w + GAP, size.h + GAP);
    let first = first_place(near, size, Toward::Right);
    let ring = |ring: i32| {
        // To the right first, then below, then above.
        (0..=ring).flat_map(move |down| {
            let right = f64::from(ring - down);
            let down = f64::from(down);
            [down, -down].map(|down| Point::new(step.x * right, step.y * down))
        })
    };
    let places = (0..RINGS).flat_map(ring).map(|offset| first + offset);
    first_free(taken, near, size, places)
}

/// Returns the top-left corner of a free place on one side of a box. What stands there already is
/// passed sideways before it is passed outward, so that the new box is a sibling of the old one.
pub fn place_toward(taken: &[Rect], near: Rect, size: Size, toward: Toward) -> Point {
    /// A step outward is as good as so many sideways.
    const OUTWARD: i32 = 4;
    let first = first_place(near, size, toward);
    let (right, down) = (Point::new(size.w + GAP, 0.0), Point::new(0.0, size.h + GAP));
    let (out, aside) = match toward {
        Toward::Right => (right, down),
        Toward::Below => (down, right),
    };
    let ring = |ring: i32| {
        (0..=ring / OUTWARD).flat_map(move |outward| {
            let sideways = f64::from(ring - OUTWARD * outward);
            [sideways, -sideways].map(|sideways| out * f64::from(outward) + aside * sideways)
        })
    };
    let places = (0..RINGS).flat_map(ring).map(|offset| first + offset);
    first_free(taken, near, size, places)
}

fn first_place(near: Rect, size: Size, toward: Toward) -> Point {
    let center = near.center();
    match toward {
        Toward::Right => Point::new(near.max.x + GAP, center.y - size.h / 2.0),
        Toward::Below => Point::new(center.x - size.w / 2.0, near.max.y + GAP),
    }
}

fn first_free(
    taken: &[Rect],
    near: Rect,
    size: Size,
    places: impl Iterator<Item = Point>,
) -> Point {
    let free = |pos: &Point| {
        let room = Rect::from_pos_size(*pos, size).expanded(GAP / 2.0 - 1.0);
        !taken.iter().any(|rect| rect.intersects(&room))
    };
    let mut places = places.map(|pos| Point::new(pos.x.round(), pos.y.round()));
    places.find(free).unwrap_or_else(|| {
        let below = taken.iter().map(|rect| rect.max.y);
        Point::new(near.min.x, below.fold(near.max.y, f64::max) + GAP)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rect(x: f64, y: f64) -> Rect {
        Rect::from_pos_size(Point::new(x, y), Size::new(100.0, 50.0))
    }

    #[test]
    fn a_place_is_to_the_right_then_below() {
        let size = Size::new(100.0, 50.0);
        let rows = [
            (vec![], None, (0.0, 0.0)),
            (vec![rect(0.0, 0.0)], Some(rect(0.0, 0.0)), (170.0, 0.0)),
            (
                vec![rect(0.0, 0.0), rect(180.0, 10.0)],
                Some(rect(0.0, 0.0)),
                (340.0, 0.0),
            ),
            (
                vec![rect(0.0, 0.0), rect(180.0, 0.0), rect(350.0, 0.0)],
                Some(rect(0.0, 0.0)),
                (170.0, 120.0),
            ),
        ];
        for (taken, near, (x, y)) in rows {
            let place = free_place(&taken, near, size);
            assert_eq!(place, Point::new(x, y), "beside {taken:?}");
        }
    }

    #[test]
    fn siblings_stand_beside_each_other_on_the_side_that_is_asked_for() {
        let near = rect(0.0, 0.0);
        for (toward, places) in [
            (
                Toward::Right,
                [
                    (170.0, 0.0),
                    (170.0, 120.0),
                    (170.0, -120.0),
                    (170.0, 240.0),
                ],
            ),
            (
                Toward::Below,
                [
                    (0.0, 120.0),
                    (170.0, 120.0),
                    (-170.0, 120.0),
                    (340.0, 120.0),
                ],
            ),
        ] {
            let mut taken = vec![near];
            for (x, y) in places {
                let place = place_toward(&taken, near, near.size(), toward);
                assert_eq!(place, Point::new(x, y), "{toward:?}");
                taken.push(Rect::from_pos_size(place, near.size()));
            }
        }
    }

    #[test]
    fn a_place_is_free_however_crowded_it_is() {
        let mut taken = vec![rect(0.0, 0.0)];
        for _ in 0..300 {
            let pos = free_place(&taken, Some(rect(0.0, 0.0)), Size::new(100.0, 50.0));
            let new = Rect::from_pos_size(pos, Size::new(100.0, 50.0));
            assert!(!taken.iter().any(|other| other.intersects(&new)), "{pos:?}");
            taken.push(new);
        }
    }
}
