//! Straight lines from border to border, and loops back to where they began.

use crate::model::{Point, Rect};

/// How many pieces a loop is drawn with.
const LOOP_PIECES: u32 = 20;

/// Returns the line between two convex outlines, `shift` to the left of the line between the
/// centers of their boxes, seen from `from`.
///
/// Where the outlines overlap so far that nothing is left between them, the line goes from center to
/// center, so that it stays visible.
pub fn between(from: (&[Point], Rect), to: (&[Point], Rect), shift: f64) -> [Point; 2] {
    let (start, end) = (from.1.center(), to.1.center());
    let way = end - start;
    let length = way.length();
    if length == 0.0 {
        return [start, end];
    }
    let left = Point::new(way.y, -way.x) * (shift / length);
    let (start, end) = (start + left, end + left);
    let leaves = last_crossing(from.0, start, end).unwrap_or(0.0);
    let enters = 1.0 - last_crossing(to.0, end, start).unwrap_or(0.0);
    if enters <= leaves {
        return [start, end];
    }
    [start.toward(end, leaves), start.toward(end, enters)]
}

/// Returns where a line from the center of a convex outline toward `target` crosses the outline.
pub fn boundary_toward(outline: &[Point], rect: Rect, target: Point) -> Point {
    let center = rect.center();
    let far = center + (target - center) * 1e3;
    last_crossing(outline, center, far).map_or(center, |share| center.toward(far, share))
}

/// Returns the line of a relation of a node with itself: out at the top, in at the right side. Each
/// further one, counted by `n`, is a wider loop.
pub fn loop_at(rect: Rect, n: usize) -> Vec<Point> {
    let reach = 46.0 + 20.0 * n as f64;
    let inset_x = (rect.width() * 0.2).min(28.0);
    let inset_y = (rect.height() * 0.3).min(24.0);
    let start = Point::new(rect.max.x - inset_x, rect.min.y);
    let end = Point::new(rect.max.x, rect.min.y + inset_y);
    let out = start + Point::new(reach * 0.15, -reach * 1.5);
    let back = end + Point::new(reach * 1.5, -reach * 0.15);
    let piece = |i: u32| bezier(start, out, back, end, f64::from(i) / f64::from(LOOP_PIECES));
    (0..=LOOP_PIECES).map(piece).collect()
}

pub(super) fn bezier(start: Point, out: Point, back: Point, end: Point, t: f64) -> Point {
    let u = 1.0 - t;
    start * (u * u * u) + out * (3.0 * u * u * t) + back * (3.0 * u * t * t) + end * (t * t * t)
}

/// Returns the last share of the way from `start` to `end` at which the outline is crossed.
fn last_crossing(outline: &[Point], start: Point, end: Point) -> Option<f64> {
    let way = end - start;
    let corners = outline.iter().zip(outline.iter().cycle().skip(1));
    let shares = corners.filter_map(|(one, other)| {
        let side = *other - *one;
        let cross = way.x * side.y - way.y * side.x;
        if cross == 0.0 {
            return None;
        }
        let offset = *one - start;
        let along_way = (offset.x * side.y - offset.y * side.x) / cross;
        let along_side = (offset.x * way.y - offset.y * way.x) / cross;
        let crossed = (0.0..=1.0).contains(&along_way) && (0.0..=1.0).contains(&along_side);
        crossed.then_some(along_way)
    });
    shares.max_by(f64::total_cmp)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Size;

    fn square(x: f64, y: f64) -> (Vec<Point>, Rect) {
        let rect = Rect::from_pos_size(Point::new(x, y), Size::new(10.0, 10.0));
        let corners = vec![
            rect.min,
            Point::new(rect.max.x, rect.min.y),
            rect.max,
            Point::new(rect.min.x, rect.max.y),
        ];
        (corners, rect)
    }

    #[test]
    fn a_line_goes_from_border_to_border() {
        let rows = [
            ((0.0, 0.0), (30.0, 0.0), 0.0, (10.0, 5.0), (30.0, 5.0)),
            ((30.0, 0.0), (0.0, 0.0), 0.0, (30.0, 5.0), (10.0, 5.0)),
            ((0.0, 0.0), (0.0, 40.0), 0.0, (5.0, 10.0), (5.0, 40.0)),
            ((0.0, 0.0), (30.0, 0.0), 3.0, (10.0, 2.0), (30.0, 2.0)),
            ((0.0, 0.0), (4.0, 0.0), 0.0, (5.0, 5.0), (9.0, 5.0)),
            ((0.0, 0.0), (0.0, 0.0), 0.0, (5.0, 5.0), (5.0, 5.0)),
        ];
        for (from, to, shift, start, end) in rows {
            let (from, to) = (square(from.0, from.1), square(to.0, to.1));
            let line = between((&from.0, from.1), (&to.0, to.1), shift);
            for (point, (x, y)) in line.into_iter().zip([start, end]) {
                assert!(point.distance(Point::new(x, y)) < 1e-9, "{point:?} {x} {y}");
            }
        }
    }

    #[test]
    fn a_loop_leaves_and_enters_its_own_box_and_later_ones_are_wider() {
        let (_, rect) = square(0.0, 0.0);
        let reach = |n| {
            let line = loop_at(rect, n);
            let top = line.iter().map(|point| point.y).fold(0.0, f64::min);
            assert!(line.first().is_some_and(|point| rect.contains(*point)));
            assert!(line.last().is_some_and(|point| rect.contains(*point)));
            top
        };
        assert!(reach(0) < -10.0);
        assert!(reach(1) < reach(0));
    }
}
