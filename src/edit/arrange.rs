//! Bringing several things into line: aligned, evenly apart, of one size.

use crate::model::{Map, Point, RecordId, Rect, Size};

use super::{
    edit::{Edit, EditError},
    place::{Places, grab, place, resize},
};

/// One of the two directions of the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Axis {
    /// From left to right.
    Across,
    /// From top to bottom.
    Down,
}

impl Axis {
    pub const ALL: [Self; 2] = [Self::Across, Self::Down];

    /// Returns where a rectangle begins and ends in this direction.
    pub fn span(self, rect: &Rect) -> (f64, f64) {
        match self {
            Self::Across => (rect.min.x, rect.max.x),
            Self::Down => (rect.min.y, rect.max.y),
        }
    }

    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Across => Self::Down,
            Self::Down => Self::Across,
        }
    }

    /// Returns a way of this length in this direction.
    pub fn way(self, length: f64) -> Point {
        match self {
            Self::Across => Point::new(length, 0.0),
            Self::Down => Point::new(0.0, length),
        }
    }
}

/// The line that several things are brought to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    Left,
    /// The middle between left and right.
    Center,
    Right,
    Top,
    /// The middle between top and bottom.
    Middle,
    Bottom,
}

impl Side {
    fn axis(self) -> Axis {
        match self {
            Self::Left | Self::Center | Self::Right => Axis::Across,
            Self::Top | Self::Middle | Self::Bottom => Axis::Down,
        }
    }

    fn of(self, rect: &Rect) -> f64 {
        let (start, end) = self.axis().span(rect);
        match self {
            Self::Left | Self::Top => start,
            Self::Right | Self::Bottom => end,
            Self::Center | Self::Middle => f64::midpoint(start, end),
        }
    }
}

/// A thing to be arranged, with what it holds.
struct Piece {
    places: Places,
    rect: Rect,
}

/// Plans nodes and areas brought to the same side of the rectangle around all of them.
///
/// An area takes along what it holds; what is in an area that is arranged too stays where it is in it.
pub fn align(map: &Map, ids: impl IntoIterator<Item = RecordId>, side: Side) -> Edit {
    let pieces = pieces(map, ids);
    let Some(around) = Rect::around(pieces.iter().map(|piece| piece.rect)) else {
        return nothing("Align");
    };
    let moves = pieces.iter().map(|piece| {
        let by = side.of(&around) - side.of(&piece.rect);
        (&piece.places, side.axis().way(by))
    });
    moved(map, "Align", moves)
}

/// Plans nodes and areas with the same gap from each to the next; the first and the last stay.
///
/// Where they take more room than there is between the two, they overlap by the same each.
pub fn distribute(map: &Map, ids: impl IntoIterator<Item = RecordId>, axis: Axis) -> Edit {
    let mut pieces = pieces(map, ids);
    pieces.sort_by(|one, other| {
        let start = |piece: &Piece| axis.span(&piece.rect);
        let (one, other) = (start(one), start(other));
        one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1))
    });
    let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else {
        return nothing("Distribute");
    };
    let length = |piece: &Piece| {
        let (start, end) = axis.span(&piece.rect);
        end - start
    };
    let (start, end) = (axis.span(&first.rect).0, axis.span(&last.rect).1);
    let filled: f64 = pieces.iter().map(length).sum();
    let n_gaps = pieces.len().saturating_sub(1).max(1) as f64;
    let gap = (end - start - filled) / n_gaps;
    let mut next = start;
    let moves = pieces.iter().map(|piece| {
        let by = next - axis.span(&piece.rect).0;
        next += length(piece) + gap;
        (&piece.places, axis.way(by))
    });
    moved(map, "Distribute", moves)
}

/// Plans nodes and areas as wide as the widest of them and as high as the highest, each about its
/// center.
pub fn same_size(map: &Map, ids: impl IntoIterator<Item = RecordId>) -> Result<Edit, EditError> {
    let pieces = pieces(map, ids);
    let sizes = pieces.iter().map(|piece| piece.rect.size());
    let Some(size) = sizes.reduce(Size::max) else {
        return Ok(nothing("Same size"));
    };
    let half = Point::new(size.w / 2.0, size.h / 2.0);
    let mut all = nothing("Same size");
    for piece in &pieces {
        let corner = piece.rect.center() - half;
        for root in piece.places.roots() {
            let edit = resize(map, root, Rect::from_pos_size(corner, size))?;
            all.changes.extend(edit.changes);
        }
    }
    Ok(all)
}

fn pieces(map: &Map, ids: impl IntoIterator<Item = RecordId>) -> Vec<Piece> {
    let roots: Vec<RecordId> = grab(map, ids).roots().collect();
    let piece = |id: RecordId| {
        let rect = match id {
            RecordId::Node(id) => map.node(id)?.rect(),
            RecordId::Area(id) => map.area(id)?.rect(),
            _ => return None,
        };
        let places = grab(map, [id]);
        Some(Piece { places, rect })
    };
    roots.into_iter().filter_map(piece).collect()
}

/// Plans moves of things that have nothing in common.
fn moved<'a>(
    map: &Map,
    label: &'static str,
    moves: impl Iterator<Item = (&'a Places, Point)>,
) -> Edit {
    let mut all = nothing(label);
    for (places, by) in moves {
        all.changes.extend(place(map, places, by).changes);
    }
    all
}

fn nothing(label: &'static str) -> Edit {
    Edit {
        label,
        changes: Vec::new(),
    }
}
