//! Outlines: the official shapes of team types, and those of the other kinds.

use crate::model::{Node, NodeKind, Point, Rect, Size, TeamShape};

/// The shape of a node, so that shape, not color alone, tells the kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Outline {
    /// Square corners: a platform, a goal, a note.
    Square,
    /// Corners with this radius, in map units.
    Rounded(f64),
    /// Corners cut off: a complicated subsystem.
    Octagon,
    /// Shared infrastructure.
    Cylinder,
    /// A box with two tabs at its left side: a component.
    Tabbed,
    /// A pennant whose right side comes to a point: a goal.
    Pennant,
    /// A sheet with one corner folded: a note.
    Sheet,
    /// Round corners, with room for a figure above the text: an outside party.
    Person,
}

/// How many pieces a rounded corner is drawn with.
const CORNER_PIECES: u32 = 5;

/// The share of the height of an outside party that its figure takes.
const PERSON_SHARE: f64 = 0.44;

/// How far the lid of a cylinder bends, as a share of its height.
const LID: f64 = 0.14;

/// Returns the shape that tells what a node is.
pub fn outline_of(node: &Node) -> Outline {
    match (&node.kind, &node.shape) {
        (NodeKind::Team, TeamShape::Platform) => Outline::Square,
        (NodeKind::Team, TeamShape::ComplicatedSubsystem) => Outline::Octagon,
        (NodeKind::Team, _) => Outline::Rounded(14.0),
        (NodeKind::Infrastructure, _) => Outline::Cylinder,
        (NodeKind::Component, _) => Outline::Tabbed,
        (NodeKind::Goal, _) => Outline::Pennant,
        (NodeKind::Outside, _) => Outline::Person,
        (NodeKind::Note, _) => Outline::Sheet,
        (NodeKind::Other(_), _) => Outline::Rounded(4.0),
    }
}

impl Outline {
    /// Returns the part of the box in which text stays clear of the outline.
    pub fn text_box(self, rect: Rect) -> Rect {
        let (x, top, bottom) = match self {
            Self::Square | Self::Rounded(_) => (10.0, 6.0, 6.0),
            Self::Octagon => (14.0, 8.0, 8.0),
            Self::Cylinder => (8.0, rect.height() * LID * 2.0, rect.height() * LID),
            Self::Tabbed => (12.0, 4.0, 4.0),
            Self::Pennant => (14.0, 4.0, 4.0),
            Self::Sheet => (12.0, 10.0, 10.0),
            Self::Person => {
                let square = person_square(rect);
                let below = rect.max.y - square.max.y;
                let top = square.min.y - rect.min.y + square.height() * PERSON_SHARE;
                (8.0, top, below + 6.0)
            }
        };
        Rect::from_corners(
            Point::new(rect.min.x + x, rect.min.y + top),
            Point::new(rect.max.x - x, rect.max.y - bottom),
        )
    }

    /// Returns how far the lid of a cylinder of this height bends.
    pub fn lid(height: f64) -> f64 {
        height * LID
    }
}

/// Returns the square in the middle of a box that holds the figure of a person and what is written below it.
pub fn person_square(rect: Rect) -> Rect {
    let half = rect.width().min(rect.height()) / 2.0;
    let middle = rect.center().y;
    let at = |y| Point::new(rect.center().x, y);
    Rect::new(
        at(middle - half) - Point::new(half, 0.0),
        at(middle + half) + Point::new(half, 0.0),
    )
}

/// Returns the corners of a convex polygon around the shape, clockwise, seen from the top left
/// corner of its box.
pub fn points_of(outline: Outline, size: Size) -> Vec<Point> {
    let rect = Rect::from_pos_size(Point::default(), size);
    let (w, h) = (size.w, size.h);
    let at = Point::new;
    match outline {
        Outline::Square | Outline::Tabbed => {
            vec![at(0.0, 0.0), at(w, 0.0), at(w, h), at(0.0, h)]
        }
        Outline::Rounded(radius) => rounded(rect, radius),
        Outline::Person => rounded(rect, 16.0),
        Outline::Octagon => {
            let cut = (w.min(h) * 0.29).min(26.0);
            vec![
                at(cut, 0.0),
                at(w - cut, 0.0),
                at(w, cut),
                at(w, h - cut),
                at(w - cut, h),
                at(cut, h),
                at(0.0, h - cut),
                at(0.0, cut),
            ]
        }
        Outline::Cylinder => cylinder(rect),
        Outline::Pennant => {
            let point = (w * 0.12).min(h * 0.4);
            vec![
                at(0.0, 0.0),
                at(w - point, 0.0),
                at(w, h / 2.0),
                at(w - point, h),
                at(0.0, h),
            ]
        }
        Outline::Sheet => {
            let fold = Outline::fold(rect);
            vec![
                at(0.0, 0.0),
                at(w, 0.0),
                at(w, h - fold),
                at(w - fold, h),
                at(0.0, h),
            ]
        }
    }
}

impl Outline {
    /// Returns the size of the folded corner of a note.
    pub fn fold(rect: Rect) -> f64 {
        (rect.width().min(rect.height()) * 0.2).min(18.0)
    }
}

fn rounded(rect: Rect, radius: f64) -> Vec<Point> {
    let radius = radius.min(rect.width() / 2.0).min(rect.height() / 2.0);
    let inner = rect.expanded(-radius);
    let corners = [
        (inner.min, 2.0),
        (Point::new(inner.max.x, inner.min.y), 3.0),
        (inner.max, 0.0),
        (Point::new(inner.min.x, inner.max.y), 1.0),
    ];
    let arc = |(center, quarter): (Point, f64)| {
        (0..=CORNER_PIECES).map(move |i| {
            let share = f64::from(i) / f64::from(CORNER_PIECES);
            let angle = (quarter + share) * std::f64::consts::FRAC_PI_2;
            center + Point::new(angle.cos(), angle.sin()) * radius
        })
    };
    corners.into_iter().flat_map(arc).collect()
}

/// The body of a cylinder: an arc above and one below.
fn cylinder(rect: Rect) -> Vec<Point> {
    const PIECES: u32 = 12;
    let bend = rect.height() * LID;
    let radius_x = rect.width() / 2.0;
    let center_x = rect.center().x;
    let arc = |center_y: f64, from: f64| {
        (0..=PIECES).map(move |i| {
            let angle = (from + f64::from(i) / f64::from(PIECES)) * std::f64::consts::PI;
            Point::new(
                center_x + angle.cos() * radius_x,
                center_y + angle.sin() * bend,
            )
        })
    };
    let top = arc(rect.min.y + bend, 1.0);
    top.chain(arc(rect.max.y - bend, 0.0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_outline_is_convex_and_fills_its_box() {
        let rect = Rect::from_pos_size(Point::default(), Size::new(190.0, 76.0));
        for outline in [
            Outline::Square,
            Outline::Rounded(14.0),
            Outline::Rounded(500.0),
            Outline::Octagon,
            Outline::Cylinder,
            Outline::Tabbed,
            Outline::Pennant,
            Outline::Sheet,
            Outline::Person,
        ] {
            let points = points_of(outline, rect.size());
            let around = Rect::around_points(points.iter().copied()).unwrap_or_default();
            assert!(
                around.min.distance(rect.min) < 1e-6,
                "{outline:?} {around:?}"
            );
            assert!(
                around.max.distance(rect.max) < 1e-6,
                "{outline:?} {around:?}"
            );
            for i in 0..points.len() {
                let corner = |n: usize| points.iter().cycle().nth(i + n).copied();
                let (Some(a), Some(b), Some(c)) = (corner(0), corner(1), corner(2)) else {
                    unreachable!("an outline has corners");
                };
                let turn = (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x);
                assert!(turn > -1e-9, "{outline:?} turns in at {b:?}");
            }
            assert!(rect.contains_rect(&outline.text_box(rect)));
        }
    }
}
