//! What is written on lines: the name of a path near its start, and the chance of rework.

use crate::{
    model::{NumberedStop, Point, Rect, StopId},
    routing::pieces,
};

use crate::scene::text::{Weight, width, wrap};

use super::{
    rects::{Rects, lines_of, shared},
    room::grown,
    shape::{NameTag, RouteShape},
    ways::Land,
};

/// The font size of a path's name and of a chance, in map units.
pub const TAG_SIZE: f64 = 11.0;

/// The height of a tag.
const HEIGHT: f64 = 19.0;
/// The room beside the text, at each end.
const PAD: f64 = 9.0;
/// The widest that a name is written.
const WIDEST: f64 = 170.0;
/// How far beside its line a tag may stand, as a share of half of its own extent: at most so far that it
/// still touches the line.
const ASIDE: [f64; 7] = [0.0, -0.55, 0.55, -0.95, 0.95, -TOUCHING, TOUCHING];
const TOUCHING: f64 = 1.0;
/// How far from its line a tag stands that only touches it.
const BEYOND: f64 = 2.0;
/// How much larger it is to be drawn from afar, the best first.
const LARGER: [f64; 4] = [1.8, 1.4, 1.2, 1.0];
/// How far a tag keeps from other things.
const ROOM: f64 = 2.0;
/// Nothing farther from a path than this keeps its name from a place: beside an upright line, at its largest.
pub(super) const TAG_REACH: f64 = (WIDEST / 2.0 + PAD) * 2.8 + BEYOND + ROOM;
/// How far apart the places are that are tried along a line.
const STEP: f64 = 12.0;
/// So many places are tried on one piece of a line, however long it is.
const MOST_PLACES: f64 = 60.0;

/// Returns what is written on the way back from a stop.
pub(super) fn chance(stops: &[NumberedStop], from: StopId) -> String {
    let stop = stops.iter().find(|numbered| numbered.stop.id == from);
    let rework = stop.and_then(|numbered| numbered.stop.rework.as_ref());
    let Some(chance) = rework.and_then(|rework| rework.chance.as_ref()) else {
        return String::new();
    };
    let percent = |share: f64| (share * 1000.0).round() / 10.0;
    match (chance.low, chance.high) {
        (Some(low), Some(high)) => format!("{}–{} %", percent(low), percent(high)),
        _ => format!("{} %", percent(chance.value)),
    }
}

/// Writes the names of all paths and the chances of rework, clear of nodes, markers, names of areas
/// and each other.
pub(super) fn tags(land: Land<'_>, names: &Rects, shapes: &mut [RouteShape]) {
    let mut ground = Ground {
        land,
        names,
        lines: Rects::default(),
        taken: Rects::default(),
    };
    for (path, shape) in shapes.iter().enumerate() {
        for piece in lines_of(shape) {
            ground.lines.push(path, piece);
        }
        for marker in &shape.markers {
            ground.taken.push(path, marker.around());
        }
    }
    let leans = leans(shapes);
    for (path, (shape, lean)) in shapes.iter_mut().zip(leans).enumerate() {
        let name = &shape.path.about.name;
        let line = wrap(name, TAG_SIZE, Weight::SemiBold, WIDEST, 1);
        let text = line.into_iter().next().unwrap_or_default();
        if text.is_empty() {
            continue;
        }
        let size = size_of(&text, Weight::SemiBold);
        let lines = shape.legs.iter().map(|leg| leg.points.as_slice());
        if let Some(rect) = ground.place(lines, size, lean, path) {
            ground.taken.push(path, rect);
            shape.name = Some(NameTag {
                text,
                rect,
                grows: 1.0,
            });
        }
    }
    for (path, shape) in shapes.iter_mut().enumerate() {
        for arc in &mut shape.rework {
            if arc.label.is_empty() {
                let at = arc.points.first().copied().unwrap_or_default();
                arc.label_rect = Rect::new(at, at);
                continue;
            }
            let size = size_of(&arc.label, Weight::Medium);
            let around = middle_first(&arc.points);
            let lines = around.iter().map(Vec::as_slice);
            let rect = ground.place(lines, size, 0.0, path);
            // A chance is a figure that somebody gave: it is written in any case.
            let rect = rect.unwrap_or_else(|| {
                let at = arc
                    .points
                    .get(arc.points.len() / 2)
                    .copied()
                    .unwrap_or_default();
                Rect::new(at - size * 0.5, at + size * 0.5)
            });
            ground.taken.push(path, rect);
            arc.label_rect = rect;
        }
    }
}

/// Returns to which side of its line each name leans: away from the lines that begin beside it.
fn leans(shapes: &[RouteShape]) -> Vec<f64> {
    /// Names of lines that begin nearer to each other than this would be in each other's way.
    const BESIDE: f64 = 24.0;
    let begins = |shape: &RouteShape| {
        let mut points = shape.legs.first()?.points.iter();
        Some((*points.next()?, *points.next()?))
    };
    let starts: Vec<_> = shapes.iter().map(begins).collect();
    let lean = |(i, start): (usize, &Option<(Point, Point)>)| {
        let Some((at, next)) = start else {
            return 0.0;
        };
        let level = (next.x - at.x).abs() > (next.y - at.y).abs();
        let across = |point: &Point| if level { point.y } else { point.x };
        let others = starts.iter().enumerate().filter(|(j, _)| *j != i);
        let others = others.filter_map(|(j, other)| Some((j, other.as_ref()?.0)));
        let near = others.filter(|(_, other)| at.distance(*other) < BESIDE);
        let sides = near.map(|(j, other)| {
            let by = across(at) - across(&other);
            if by.abs() < 1e-6 { j < i } else { by > 0.0 }
        });
        let sides: Vec<bool> = sides.collect();
        match (sides.contains(&true), sides.contains(&false)) {
            (true, false) => 1.0,
            (false, true) => -1.0,
            _ => 0.0,
        }
    };
    starts.iter().enumerate().map(lean).collect()
}

fn size_of(text: &str, weight: Weight) -> Point {
    Point::new(width(text, TAG_SIZE, weight) + PAD * 2.0, HEIGHT)
}

/// Returns the two halves of a line, each from its middle, so that places are tried from there.
fn middle_first(points: &[Point]) -> Vec<Vec<Point>> {
    let pieces = || points.iter().zip(points.iter().skip(1));
    let length: f64 = pieces().map(|(one, other)| one.distance(*other)).sum();
    let mut left = length / 2.0;
    for (i, (one, other)) in pieces().enumerate() {
        let piece = one.distance(*other);
        if piece >= left && piece > 0.0 {
            let middle = one.toward(*other, left / piece);
            let onward = std::iter::once(middle).chain(points.iter().skip(i + 1).copied());
            let back = points.iter().take(i + 1).rev().copied();
            let back = std::iter::once(middle).chain(back);
            return vec![onward.collect(), back.collect()];
        }
        left -= piece;
    }
    Vec::new()
}

/// What tags should not cover.
struct Ground<'a> {
    land: Land<'a>,
    names: &'a Rects,
    /// The lines of each path, by their pieces.
    lines: Rects,
    /// Markers, and the tags that have a place.
    taken: Rects,
}

impl Ground<'_> {
    /// Returns the first place along the lines of a path where a tag covers nothing else, as near to their
    /// start as possible; else the place where it covers least, if that is little.
    fn place<'a>(
        &self,
        lines: impl Iterator<Item = &'a [Point]>,
        size: Point,
        lean: f64,
        path: usize,
    ) -> Option<Rect> {
        let mut asides = ASIDE.to_vec();
        // Those on its own side first, so that the name of the next line has room as well.
        if lean != 0.0 {
            asides.splice(0..0, [0.95 * lean, TOUCHING * lean]);
        }
        let mut best: Option<(f64, Rect)> = None;
        for points in lines {
            // Rather where it may be drawn larger from afar, and then rather not aside.
            let mut free: [Option<Rect>; LARGER.len()] = Default::default();
            let near: Vec<Near> = pieces(points)
                .map(|piece| self.near(piece, size, path))
                .collect();
            // Beside another tag or line, it may stand a little aside.
            let places = asides.iter().flat_map(|aside| {
                let near = near.iter();
                near.flat_map(|near| near.places(size, *aside).map(move |rect| (rect, near)))
            });
            for (rect, near) in places {
                let covered = near.covered(&rect, 1.0);
                if covered > 0.0 {
                    if best.is_none_or(|(least, _)| covered < least) {
                        best = Some((covered, rect));
                    }
                    continue;
                }
                // The larger it is drawn, the more it covers.
                for (larger, free) in LARGER.into_iter().zip(&mut free).rev() {
                    if near.covered(&rect, larger) > 0.0 {
                        break;
                    }
                    free.get_or_insert(rect);
                }
                if free.first().is_some_and(Option::is_some) {
                    break;
                }
            }
            if let Some(rect) = free.into_iter().flatten().next() {
                return Some(rect);
            }
        }
        let little = size.x * size.y * 0.25;
        let best = best.filter(|(covered, _)| *covered < little);
        best.map(|(_, rect)| rect)
    }

    /// Returns what is near a piece of the line of a path, for a tag that may stand on it.
    fn near(&self, piece: (Point, Point), size: Point, path: usize) -> Near {
        let largest = LARGER.into_iter().fold(1.0, f64::max);
        let reach = size.x.max(size.y) * (0.5 + largest / 2.0) + BEYOND + ROOM;
        let around = Rect::from_corners(piece.0, piece.1).expanded(reach);
        let lines = self.lines.of_others(path, &around);
        let nodes = self.land.nodes.within(&around);
        let mut rects: Vec<(f64, Rect)> = nodes.iter().map(|it| (3.0, it.rect)).collect();
        self.names
            .visit(&around, &mut |_, name| rects.push((1.0, *name)));
        self.taken
            .visit(&around, &mut |_, other| rects.push((2.0, *other)));
        Near {
            piece,
            lines,
            rects,
        }
    }
}

/// What a tag on a piece of a line may cover.
struct Near {
    piece: (Point, Point),
    /// Pieces of the lines of other paths.
    lines: Vec<Rect>,
    /// Nodes, tags and names of areas, each with how much it counts.
    rects: Vec<(f64, Rect)>,
}

impl Near {
    /// Returns how much a tag covers that is drawn so many times as large; of lines, only what it covers at
    /// its own size.
    fn covered(&self, rect: &Rect, larger: f64) -> f64 {
        let lines = self.lines.iter().map(|other| shared(other, rect));
        let around = grown(rect, larger).expanded(ROOM);
        let rects = self.rects.iter();
        let rects = rects.map(|(weight, other)| weight * shared(other, &around));
        lines.sum::<f64>() + rects.sum::<f64>()
    }

    /// Returns the places along the piece, this share of a tag's half from its middle.
    fn places(&self, size: Point, aside: f64) -> impl Iterator<Item = Rect> + use<> {
        let shift = |extent: f64| {
            let beyond = if aside.abs() < TOUCHING { 0.0 } else { BEYOND };
            extent / 2.0 * aside + beyond * aside.signum()
        };
        let (one, other) = self.piece;
        let length = one.distance(other);
        let level = (other.x - one.x).abs() > (other.y - one.y).abs();
        let (extent, shift) = if level {
            (size.x, Point::new(0.0, shift(size.y)))
        } else {
            (size.y, Point::new(shift(size.x), 0.0))
        };
        let step = STEP.max(length / MOST_PLACES);
        let first = extent / 2.0 + 8.0;
        let along = std::iter::successors(Some(first), move |along| Some(along + step));
        let along = along.take_while(move |along| along + extent / 2.0 + 4.0 <= length);
        along.map(move |along| {
            let center = one.toward(other, along / length) + shift;
            Rect::new(center - size * 0.5, center + size * 0.5)
        })
    }
}
