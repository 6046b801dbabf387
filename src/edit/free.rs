//! Free places: where a new box covers nothing.

use crate::model::{Point, Rect, Size};

/// How much room a new box has around it, in map units; lines pass there.
const GAP: f64 = 70.0;

/// Returns the top-left corner of a free place for a box: to the right of `near` if there is room,
/// else below that, and so on farther away. Without `near` it is the origin.
pub fn free_place(taken: &[Rect], near: Option<Rect>, size: Size) -> Point {
    /// So many places a ring are tried; farther out there is always one.
    const RINGS: i32 = 200;
    let Some(near) = near else {
        return Point::default();
    };
    let step = Point::new(size.w + GAP, size.h + GAP);
    let middle = near.center().y - size.h / 2.0;
    let first = Point::new(near.max.x + GAP, middle);
    let free = |pos: &Point| {
        let room = Rect::from_pos_size(*pos, size).expanded(GAP / 2.0 - 1.0);
        !taken.iter().any(|rect| rect.intersects(&room))
    };
    let ring = |ring: i32| {
        // To the right first, then below, then above.
        (0..=ring).flat_map(move |down| {
            let right = f64::from(ring - down);
            let down = f64::from(down);
            [down, -down].map(|down| Point::new(step.x * right, step.y * down))
        })
    };
    let place = (0..RINGS).flat_map(ring).map(|offset| first + offset);
    let place = place.map(|pos| Point::new(pos.x.round(), pos.y.round()));
    place.into_iter().find(free).unwrap_or_else(|| {
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
