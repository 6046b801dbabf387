//! How much larger the marks of paths may be drawn from afar: as far as none covers another.

use crate::model::Rect;

use super::{TAG_SIZE, rects::Rects, shape::RouteShape, ways::Land};

/// No text of a mark is drawn smaller than this on the screen, in points, where there is room.
const LEAST_TEXT: f64 = 10.5;
/// So many times larger than near by a mark is drawn at most.
pub(in crate::scene) const MOST: f64 = 2.2;
/// So many times larger a number is drawn also where the name of an area may stand from afar.
const BESIDE_NAMES: f64 = 1.4;

/// Returns how many times larger a mark is drawn at a zoom, if it may grow by this much.
pub fn larger_at(zoom: f64, grows: f64) -> f64 {
    (LEAST_TEXT / (TAG_SIZE * zoom)).clamp(1.0, grows.max(1.0))
}

/// A mark, or what none may cover.
struct Taken {
    rect: Rect,
    mark: Mark,
}

/// Which mark of which path, by their numbers.
enum Mark {
    Marker(usize, usize),
    Name(usize),
    /// One that stays as it is, and only keeps the others away.
    Still,
}

/// Finds how far every mark may grow. Two that come near each other may both grow until they touch, so
/// whatever the zoom, none is over another that is not there at its own size.
pub(super) fn grow(land: Land<'_>, names: &Rects, shapes: &mut [RouteShape]) {
    let mut taken = marks(shapes);
    taken.sort_by(|one, other| one.rect.min.x.total_cmp(&other.rect.min.x));
    let largest: Vec<Rect> = taken.iter().map(|it| grown(&it.rect, MOST)).collect();
    let widest = largest.iter().map(Rect::width).fold(0.0, f64::max);
    let mut most = vec![MOST; taken.len()];
    for (i, one) in taken.iter().enumerate() {
        for (j, other) in taken.iter().enumerate().skip(i + 1) {
            if other.rect.min.x - one.rect.min.x > widest * 2.0 {
                break;
            }
            let near = largest.get(i).zip(largest.get(j));
            if near.is_some_and(|(one, other)| !one.intersects(other)) {
                continue;
            }
            let until = touch(&one.rect, &other.rect);
            for k in [i, j] {
                if let Some(most) = most.get_mut(k) {
                    *most = most.min(until);
                }
            }
        }
    }
    for (it, most) in taken.iter().zip(most) {
        if matches!(it.mark, Mark::Still) {
            continue;
        }
        let around = grown(&it.rect, most.max(1.0));
        let near = land.nodes.within(&around);
        // A number that can be read says more than the border of a name.
        let least = match it.mark {
            Mark::Marker(..) => BESIDE_NAMES,
            _ => 1.0,
        };
        let mut most = most;
        names.visit(&around, &mut |_, name| {
            most = most.min(reach(&it.rect, name).max(least));
        });
        let until = near.iter().map(|node| match it.mark {
            // It stands on the rim, but not on what is written there.
            Mark::Marker(..) => reach(&it.rect, &node.name_rect(1.0)),
            _ => reach(&it.rect, &node.rect),
        });
        set(shapes, &it.mark, until.fold(most, f64::min));
    }
}

fn marks(shapes: &[RouteShape]) -> Vec<Taken> {
    let mut taken = Vec::new();
    for (line, shape) in shapes.iter().enumerate() {
        for (i, marker) in shape.markers.iter().enumerate() {
            taken.push(Taken {
                rect: marker.around(),
                mark: match marker.number {
                    Some(_) => Mark::Marker(line, i),
                    None => Mark::Still,
                },
            });
        }
        let name = shape.name.iter().map(|name| Taken {
            rect: name.rect,
            mark: Mark::Name(line),
        });
        taken.extend(name);
        let chances = shape.rework.iter().filter(|arc| !arc.label.is_empty());
        taken.extend(chances.map(|arc| Taken {
            rect: arc.label_rect,
            mark: Mark::Still,
        }));
    }
    taken
}

fn set(shapes: &mut [RouteShape], mark: &Mark, grows: f64) {
    let grows = grows.max(1.0);
    match *mark {
        Mark::Marker(line, i) => {
            let shape = shapes.get_mut(line);
            if let Some(marker) = shape.and_then(|shape| shape.markers.get_mut(i)) {
                marker.grows = grows;
            }
        }
        Mark::Name(line) => {
            if let Some(name) = shapes.get_mut(line).and_then(|shape| shape.name.as_mut()) {
                name.grows = grows;
            }
        }
        Mark::Still => {}
    }
}

/// Returns a rectangle so many times as large around the same middle.
pub(in crate::scene) fn grown(rect: &Rect, times: f64) -> Rect {
    let half = (rect.max - rect.min) * (0.5 * times);
    Rect::new(rect.center() - half, rect.center() + half)
}

/// Returns how far two rectangles may both grow until they touch.
fn touch(one: &Rect, other: &Rect) -> f64 {
    let apart = one.center() - other.center();
    let wide = f64::midpoint(one.width(), other.width());
    let high = f64::midpoint(one.height(), other.height());
    (apart.x.abs() / wide).max(apart.y.abs() / high)
}

/// Returns how far a rectangle may grow until it touches one that stays as it is.
fn reach(one: &Rect, still: &Rect) -> f64 {
    let apart = one.center() - still.center();
    let wide = (apart.x.abs() - still.width() / 2.0) / (one.width() / 2.0);
    let high = (apart.y.abs() - still.height() / 2.0) / (one.height() / 2.0);
    wide.max(high)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a panic is a failed test")]

    use super::*;
    use crate::model::Point;

    #[test]
    fn from_afar_a_mark_keeps_its_size_on_the_screen_as_far_as_it_may_grow() {
        for (zoom, grows, size) in [
            (1.0, 2.2, 11.0),
            (2.0, 2.2, 22.0),
            (0.6, 2.2, 10.5),
            (0.5, 2.2, 10.5),
            (0.5, 1.2, 6.6),
            (0.3, 2.2, 7.26),
        ] {
            let drawn = TAG_SIZE * zoom * larger_at(zoom, grows);
            assert!((drawn - size).abs() < 1e-9, "{zoom} {grows}: {drawn}");
        }
    }

    #[test]
    fn two_rectangles_grow_until_they_touch() {
        let at = |x, y, wide: f64, high: f64| {
            let half = Point::new(wide / 2.0, high / 2.0);
            Rect::new(Point::new(x, y) - half, Point::new(x, y) + half)
        };
        let one = at(0.0, 0.0, 80.0, 20.0);
        for other in [
            at(100.0, 5.0, 40.0, 20.0),
            at(10.0, 30.0, 20.0, 20.0),
            at(-70.0, -26.0, 20.0, 20.0),
        ] {
            let until = touch(&one, &other);
            let meet = |times| grown(&one, times).intersects(&grown(&other, times));
            assert!(!meet(until - 0.01) && meet(until + 0.01), "{until}");
            let until = reach(&one, &other);
            let meet = |times| grown(&one, times).intersects(&other);
            assert!(!meet(until - 0.01) && meet(until + 0.01), "{until}");
        }
    }
}
