//! Hatching: parallel lines that fill an outline, so that not color alone tells one ground from another.

use std::collections::BTreeMap;

use crate::model::Point;

/// No outline is filled with more lines than this: it would be one color.
const MOST_LINES: f64 = 4_000.0;

/// Returns the lines that fill closed outlines, `pitch` apart and `angle` from level, in radians.
///
/// An outline within another is a hole. All lines of one pitch and angle lie on one pattern, whatever
/// they fill.
pub fn hatch(outlines: &[Vec<Point>], angle: f64, pitch: f64) -> Vec<[Point; 2]> {
    let (sin, cos) = angle.sin_cos();
    let turned =
        |point: &Point| Point::new(point.x * cos + point.y * sin, point.y * cos - point.x * sin);
    let back = |x: f64, y: f64| Point::new(x * cos - y * sin, x * sin + y * cos);
    if !(pitch > 0.0 && pitch.is_finite()) {
        return Vec::new();
    }
    let mut crossings: BTreeMap<i64, Vec<f64>> = BTreeMap::new();
    for outline in outlines {
        let next = outline.iter().cycle().skip(1);
        for (one, other) in outline.iter().zip(next) {
            let (one, other) = (turned(one), turned(other));
            let (top, bottom) = if one.y < other.y {
                (one, other)
            } else {
                (other, one)
            };
            let (first, end) = ((top.y / pitch).ceil(), (bottom.y / pitch).ceil());
            let n_lines = end - first;
            if n_lines.is_nan() || n_lines > MOST_LINES {
                return Vec::new();
            }
            // The line through a corner counts for the side below it alone.
            #[expect(clippy::cast_possible_truncation, reason = "a cast does not wrap")]
            for line in first as i64..end as i64 {
                let y = line as f64 * pitch;
                let share = (y - top.y) / (bottom.y - top.y);
                let x = top.x + (bottom.x - top.x) * share;
                crossings.entry(line).or_default().push(x);
            }
        }
    }
    let mut lines = Vec::new();
    for (line, mut xs) in crossings {
        let y = line as f64 * pitch;
        xs.sort_by(f64::total_cmp);
        for pair in xs.chunks_exact(2) {
            if let [from, to] = pair {
                lines.push([back(*from, y), back(*to, y)]);
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::f64::consts::FRAC_PI_4;

    fn square(from: f64, to: f64) -> Vec<Point> {
        [(from, from), (to, from), (to, to), (from, to)]
            .map(|(x, y)| Point::new(x, y))
            .to_vec()
    }

    #[test]
    fn lines_fill_a_square_and_leave_its_hole() {
        let level = hatch(&[square(0.0, 10.0)], 0.0, 2.0);
        assert_eq!(level.len(), 5);
        for [from, to] in &level {
            assert_eq!((from.x, to.x), (0.0, 10.0));
        }
        let holed = hatch(&[square(0.0, 10.0), square(3.0, 7.0)], 0.0, 2.0);
        let length: f64 = holed.iter().map(|[from, to]| from.distance(*to)).sum();
        assert!((length - (5.0 * 10.0 - 2.0 * 4.0)).abs() < 1e-9, "{length}");
    }

    #[test]
    fn slanted_lines_stay_within_the_outline() {
        for angle in [FRAC_PI_4, -FRAC_PI_4, 1.2] {
            let lines = hatch(&[square(-5.0, 45.0)], angle, 3.0);
            assert!(lines.len() > 10);
            for point in lines.into_iter().flatten() {
                let within = |value: f64| (-5.0 - 1e-6..=45.0 + 1e-6).contains(&value);
                assert!(within(point.x) && within(point.y), "{point:?}");
            }
        }
    }

    #[test]
    fn what_cannot_be_filled_has_no_lines() {
        assert!(hatch(&[square(0.0, 10.0)], 0.0, 0.0).is_empty());
        assert!(hatch(&[square(0.0, 1e9)], 0.0, 1.0).is_empty());
        assert!(hatch(&[square(f64::NAN, 1.0)], 0.0, 1.0).is_empty());
        assert!(hatch(&[], 0.0, 1.0).is_empty());
    }
}
