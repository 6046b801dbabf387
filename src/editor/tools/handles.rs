//! What is selected is taken hold of: by its corners to resize it, by its ends to lead it elsewhere.

use crate::{
    edit::{End, LEAST_SIZE},
    model::{Point, RecordId, Rect, RelationId},
};

use super::tool::ToolCx;

/// A corner by which something is resized.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Corner {
    TopLeft,
    TopRight,
    BottomLeft,
    BottomRight,
}

impl Corner {
    const ALL: [Self; 4] = [
        Self::TopLeft,
        Self::TopRight,
        Self::BottomLeft,
        Self::BottomRight,
    ];

    /// Returns where the corner of a rectangle is.
    pub(super) fn of(self, rect: Rect) -> Point {
        match self {
            Self::TopLeft => rect.min,
            Self::TopRight => Point::new(rect.max.x, rect.min.y),
            Self::BottomLeft => Point::new(rect.min.x, rect.max.y),
            Self::BottomRight => rect.max,
        }
    }

    /// Returns the rectangle with this corner moved, not past the least size.
    pub(super) fn moved(self, rect: Rect, by: Point) -> Rect {
        let mut moved = rect;
        let (left, top) = (
            matches!(self, Self::TopLeft | Self::BottomLeft),
            matches!(self, Self::TopLeft | Self::TopRight),
        );
        if left {
            moved.min.x = (rect.min.x + by.x).min(rect.max.x - LEAST_SIZE.w);
        } else {
            moved.max.x = (rect.max.x + by.x).max(rect.min.x + LEAST_SIZE.w);
        }
        if top {
            moved.min.y = (rect.min.y + by.y).min(rect.max.y - LEAST_SIZE.h);
        } else {
            moved.max.y = (rect.max.y + by.y).max(rect.min.y + LEAST_SIZE.h);
        }
        moved
    }
}

/// The corners by which one thing is resized.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Handles {
    pub id: RecordId,
    pub rect: Rect,
    pub corners: [(Corner, Point); 4],
}

/// Returns the corners by which what is selected is resized, if it is one thing with a size.
pub fn handles(cx: &ToolCx<'_>) -> Option<Handles> {
    let id = cx.selection.single()?;
    if !matches!(id, RecordId::Node(_) | RecordId::Area(_)) {
        return None;
    }
    let rect = cx.scene.rect_of(id)?;
    // Too small on the screen, the corners would hide what they belong to.
    if rect.width().min(rect.height()) < cx.least_with_corners {
        return None;
    }
    let corners = Corner::ALL.map(|corner| (corner, corner.of(rect)));
    Some(Handles { id, rect, corners })
}

/// Returns the ends by which a selected relation is led to another node, if it is the one thing selected.
pub fn relation_ends(cx: &ToolCx<'_>) -> Option<(RelationId, [(End, Point); 2])> {
    let RecordId::Relation(id) = cx.selection.single()? else {
        return None;
    };
    let points = &cx.scene.line(id)?.points;
    let (first, last) = (*points.first()?, *points.last()?);
    // Too short on the screen, one end would hide the other.
    let length: f64 = points
        .iter()
        .zip(points.iter().skip(1))
        .map(|(one, other)| one.distance(*other))
        .sum();
    (length > cx.reach * 4.0).then_some((id, [(End::From, first), (End::To, last)]))
}
