//! Where the card of the tour stands: beside what it points at, never on it.

use egui::{Pos2, Rect, Vec2, pos2, vec2};

/// The room between the card and what it points at.
const GAP: f32 = 44.0;
/// The room between the card and the edges of the window.
const EDGE: f32 = 12.0;

/// Returns where a card of this size stands: below or above what is broad, right or left of what is not;
/// where there is no room, at another side of it.
pub(super) fn beside(target: Rect, size: Vec2, window: Rect) -> Option<Rect> {
    let room = window.shrink(EDGE);
    let x = target.center().x - size.x / 2.0;
    // Beside a whole panel, where one begins to read it.
    let y = (target.center().y - size.y / 2.0).min(target.min.y + size.y);
    let right = pos2(target.max.x + GAP, y);
    let left = pos2(target.min.x - GAP - size.x, y);
    let below = pos2(x, target.max.y + GAP);
    let above = pos2(x, target.min.y - GAP - size.y);
    let sides = if target.width() > target.height() * 1.2 {
        [below, above, right, left]
    } else {
        [right, left, below, above]
    };
    // Along the side it may slide, toward the target it may not.
    let fits = |min: &Pos2| {
        let moved = kept_in(Rect::from_min_size(*min, size), room);
        room.contains_rect(moved) && !moved.intersects(target.expand(6.0))
    };
    let min = sides.into_iter().find(fits)?;
    Some(kept_in(Rect::from_min_size(min, size), room))
}

/// Returns where the card stands while it points at nothing, or at something in the middle of the map:
/// at the lower end of the canvas.
pub(super) fn below(size: Vec2, canvas: Rect, target: Option<Rect>) -> Rect {
    let lift = vec2(0.0, 28.0 + size.y / 2.0);
    let low = Rect::from_center_size(canvas.center_bottom() - lift, size);
    if target.is_none_or(|target| !target.intersects(low.expand(8.0))) {
        return low;
    }
    Rect::from_center_size(canvas.center_top() + lift, size)
}

fn kept_in(rect: Rect, room: Rect) -> Rect {
    let most = (room.max - rect.size()).max(room.min);
    Rect::from_min_size(rect.min.clamp(room.min, most), rect.size())
}

/// A longer line would cross too much of the map.
const LONGEST: f32 = 180.0;

/// Returns the two ends of the line from the card to what it points at; none where they are too near or
/// too far.
pub(super) fn pointer(card: Rect, target: Rect) -> Option<[Pos2; 2]> {
    let to = target.clamp(card.center());
    let from = card.clamp(to);
    let to = target.clamp(from);
    (14.0..LONGEST)
        .contains(&from.distance(to))
        .then_some([from, to])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a panic is a failed test")]

    use super::*;

    const WINDOW: Rect = Rect {
        min: Pos2::ZERO,
        max: pos2(1024.0, 640.0),
    };

    #[test]
    fn the_card_is_in_the_window_and_off_its_target() {
        let size = vec2(330.0, 150.0);
        for target in [
            Rect::from_min_size(pos2(14.0, 60.0), vec2(40.0, 40.0)),
            Rect::from_min_size(pos2(14.0, 580.0), vec2(40.0, 40.0)),
            Rect::from_min_size(pos2(960.0, 5.0), vec2(60.0, 26.0)),
            Rect::from_min_size(pos2(470.0, 5.0), vec2(60.0, 26.0)),
            Rect::from_min_size(pos2(712.0, 40.0), vec2(312.0, 580.0)),
            Rect::from_min_size(pos2(80.0, 480.0), vec2(600.0, 140.0)),
        ] {
            let card = beside(target, size, WINDOW).unwrap();
            assert!(WINDOW.contains_rect(card), "{target}");
            assert!(!card.intersects(target), "{target}");
            assert!(pointer(card, target).is_some(), "{target}");
        }
        // Beside what fills the window there is no place.
        assert_eq!(beside(WINDOW.shrink(20.0), size, WINDOW), None);
    }

    #[test]
    fn on_the_map_the_card_keeps_to_the_end_where_the_node_is_not() {
        let size = vec2(330.0, 150.0);
        let low = below(size, WINDOW, None);
        assert!(WINDOW.contains_rect(low) && low.center().y > 320.0);
        let high = below(size, WINDOW, Some(low));
        assert!(WINDOW.contains_rect(high) && !high.intersects(low));
    }
}
