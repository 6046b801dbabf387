//! Which of the curves between two nodes is drawn: the one that runs over least.

use crate::{
    model::{Point, Rect, Size},
    routing::{CURVE_PIECES, Curve, boundary_toward, curve, curves, pieces},
    scene::{
        area::AreaShape,
        routes::{Land, MARKER_RADIUS, PATH_WIDTH, RouteShape, Routes},
        shapes::{NodeShape, crosses, to_segment},
    },
};

use super::{ends::MOST_APART, line::LABEL_SHARES};

/// Boxes farther apart than this are joined straight: what lies between is too much to go round.
const FAR: f64 = 1_400.0;
/// How far around the two boxes it is looked for what may be run over.
const WINDOW: f64 = 110.0;
/// What a curve keeps from boxes and from what is written, and what it keeps from numbers.
const OFF: f64 = 5.0;
const OFF_MARK: f64 = 24.0;
/// What is nearer to the line of a path seems to belong to it.
const OFF_PATH: f64 = PATH_WIDTH / 2.0 + OFF;
/// How far an outline may be within its box and still be met as if it were the box.
const ROUND: f64 = 6.0;

// What it costs to run over something, in map units of length.
const OVER_BOX: f64 = 700.0;
const OVER_TEXT: f64 = 100.0;
const OVER_MARK: f64 = 90.0;
/// For each unit that it ends within a box, at a cut corner.
const OFF_SLANT: f64 = 4.0;
/// For each unit that it runs along a path.
const ALONG_PATH: f64 = 1.2;

/// The curve that was chosen.
pub(super) struct Choice {
    pub(super) curve: Curve,
    /// Something else in here may make another curve the better one.
    pub(super) looked_at: Rect,
}

/// Returns the curve between two boxes that runs over least of what is around them, none if they are too
/// near each other or too far apart for a curve.
pub(super) fn choose(
    (one, other): (&NodeShape, &NodeShape),
    (reach, label): (f64, Size),
    (land, routes): (Land<'_>, &Routes),
) -> Option<Choice> {
    let (from, to) = (&one.rect, &other.rect);
    if is_far(from, to) {
        return None;
    }
    let curves = curves(from, to);
    let looked_at = from.union(to).expanded(WINDOW);
    let around = Around::of((one, other), &looked_at, (reach, label), (land, routes));
    // The first would be the best if nothing were in its way.
    let mut best: Option<(f64, Curve)> = None;
    for (i, curve) in curves.iter().enumerate() {
        let least = best.as_ref().map_or(f64::INFINITY, |(cost, _)| *cost);
        if curve.cost >= least {
            break;
        }
        let over = around.cost(curve, least - curve.cost);
        if over == 0.0 && i == 0 {
            // As far as something may be in the way of it, of what stands on it, or of its ends when they
            // are moved apart from others.
            let label = label.w.max(label.h) / 2.0;
            let reach = label + MARKER_RADIUS + OFF_MARK + reach + MOST_APART;
            let drawn: Vec<Point> = curve.samples().collect();
            let looked_at = self::around(&drawn).expanded(reach);
            let curve = *curve;
            return Some(Choice { curve, looked_at });
        }
        if curve.cost + over < least {
            best = Some((curve.cost + over, *curve));
        }
    }
    let (_, curve) = best?;
    Some(Choice { curve, looked_at })
}

/// Returns the curve that would be drawn if nothing else were on the map.
pub(super) fn plain(from: &Rect, to: &Rect) -> Option<Curve> {
    if is_far(from, to) {
        return None;
    }
    curve(from, to)
}

fn is_far(from: &Rect, to: &Rect) -> bool {
    let gaps = from.gaps(to);
    gaps.x.max(gaps.y) > FAR
}

/// What is near two boxes and may be run over.
struct Around<'a> {
    ends: (&'a NodeShape, &'a NodeShape),
    boxes: Vec<Rect>,
    texts: Vec<Rect>,
    marks: Vec<Disk>,
    /// Each piece of a path, and around it what is too near.
    pieces: Vec<(Point, Point, Rect)>,
    /// How far its lines reach to both sides of the curve.
    reach: f64,
    /// What is to stand on the curve.
    label: Size,
}

/// The marker of a stop, and how near is too near.
struct Disk {
    at: Point,
    reach: f64,
}

impl<'a> Around<'a> {
    fn of(
        ends: (&'a NodeShape, &'a NodeShape),
        looked_at: &Rect,
        (reach, label): (f64, Size),
        (land, routes): (Land<'_>, &Routes),
    ) -> Self {
        let off = OFF + reach;
        let nodes = land.nodes.within(looked_at).into_iter();
        let others = nodes.filter(|shape| !is_end(shape, ends));
        let areas = land.areas.within(looked_at).into_iter();
        let routes = routes.all().filter(|it| it.bounds.intersects(looked_at));
        let routes: Vec<&RouteShape> = routes.collect();
        let names = routes.iter().filter_map(|route| route.name.as_ref());
        let texts = areas
            .map(AreaShape::name_rect)
            .chain(names.map(|name| name.rect));
        let texts = texts.map(|rect| rect.expanded(off));
        let marks = routes.iter().flat_map(|route| &route.markers);
        let marks = marks.map(|marker| Disk {
            at: marker.at,
            reach: match marker.number {
                Some(_) => MARKER_RADIUS + OFF_MARK + reach,
                None => OFF * 2.0 + reach,
            },
        });
        let lines = routes.iter().flat_map(|route| route.lines());
        let pieces = lines.flat_map(pieces).map(|(one, other)| {
            let band = Rect::from_corners(one, other).expanded(OFF_PATH + reach);
            (one, other, band)
        });
        Self {
            ends,
            boxes: others.map(|shape| shape.rect.expanded(off)).collect(),
            texts: texts.filter(|rect| rect.intersects(looked_at)).collect(),
            marks: marks.filter(|it| looked_at.contains(it.at)).collect(),
            pieces: pieces.filter(|it| it.2.intersects(looked_at)).collect(),
            reach,
            label,
        }
    }

    /// Returns what it costs to run over what is in the way of a curve, or some of it if that is as much as
    /// `most`.
    fn cost(&self, curve: &Curve, most: f64) -> f64 {
        let samples: Vec<Point> = curve.samples().collect();
        let bounds = around(&samples);
        let over = |rect: &&Rect| rect.intersects(&bounds) && runs_over(&samples, rect);
        let mut cost = self.boxes.iter().filter(over).count() as f64 * OVER_BOX;
        if cost >= most {
            return cost;
        }
        cost += self.texts.iter().filter(over).count() as f64 * OVER_TEXT;
        let (one, other) = self.ends;
        let [start, end] = ends_on_outlines(curve, one, other);
        let slants = start.distance(curve.start) + end.distance(curve.end);
        cost += (slants - ROUND).max(0.0) * OFF_SLANT;
        let is_met = |mark: &&Disk| {
            let near = bounds.expanded(mark.reach);
            near.contains(mark.at)
                && pieces(&samples).any(|(one, other)| to_segment(mark.at, one, other) < mark.reach)
        };
        cost += self.marks.iter().filter(is_met).count() as f64 * OVER_MARK;
        if cost >= most {
            return cost;
        }
        for (one, other, band) in &self.pieces {
            if band.intersects(&bounds) {
                let near = samples.iter().filter(|at| band.contains(**at));
                let near = near.filter(|at| to_segment(**at, *one, *other) < OFF_PATH + self.reach);
                let share = near.count() as f64 / samples.len() as f64;
                cost += share * curve.cost * ALONG_PATH;
            }
        }
        if cost < most && !self.has_place_for_label(&samples) {
            cost += OVER_MARK;
        }
        cost
    }

    /// Returns whether what is written on a curve has a place on it somewhere.
    fn has_place_for_label(&self, samples: &[Point]) -> bool {
        let Size { w, h } = self.label;
        if w == 0.0 {
            return true;
        }
        let half = Point::new(w / 2.0, h / 2.0);
        let mut places = LABEL_SHARES.into_iter().filter_map(|share| {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a share of some pieces"
            )]
            let at = samples.get((share * f64::from(CURVE_PIECES)).round() as usize)?;
            Some(Rect::new(*at - half, *at + half))
        });
        places.any(|rect| {
            let mut boxes = self.boxes.iter().chain(&self.texts);
            let mut lines = self.pieces.iter();
            let room = rect.expanded(PATH_WIDTH / 2.0);
            !boxes.any(|it| it.intersects(&rect))
                && !lines.any(|(one, other, band)| {
                    band.intersects(&rect) && crosses(*one, *other, &room)
                })
                && !self
                    .marks
                    .iter()
                    .any(|mark| rect.expanded(mark.reach).contains(mark.at))
        })
    }
}

/// Returns whether a curve comes too near to a box once its ends are moved: to stand apart is worth less.
pub(super) fn worse(
    curve: &Curve,
    moved: &Curve,
    ends: (&NodeShape, &NodeShape),
    land: Land<'_>,
) -> bool {
    moved != curve && runs_over_box(moved, ends, land) && !runs_over_box(curve, ends, land)
}

/// Returns whether a curve comes too near to a box that it does not join.
fn runs_over_box(curve: &Curve, ends: (&NodeShape, &NodeShape), land: Land<'_>) -> bool {
    let samples: Vec<Point> = curve.samples().collect();
    let near = land.nodes.within(&around(&samples).expanded(OFF));
    let mut boxes = near.into_iter().filter(|shape| !is_end(shape, ends));
    boxes.any(|shape| runs_over(&samples, &shape.rect.expanded(OFF)))
}

fn is_end(shape: &NodeShape, (one, other): (&NodeShape, &NodeShape)) -> bool {
    shape.node.id == one.node.id || shape.node.id == other.node.id
}

fn runs_over(samples: &[Point], rect: &Rect) -> bool {
    pieces(samples).any(|(one, other)| crosses(one, other, rect))
}

/// Returns where a curve meets the outlines of its two nodes.
pub(super) fn ends_on_outlines(curve: &Curve, one: &NodeShape, other: &NodeShape) -> [Point; 2] {
    [(one, 0, curve.start), (other, 1, curve.end)].map(|(shape, end, at)| {
        let center = shape.rect.center();
        let inside = if curve.is_level_at(end) {
            Point::new(center.x, at.y)
        } else {
            Point::new(at.x, center.y)
        };
        boundary_toward(&shape.points, Rect::new(inside, inside), at)
    })
}

fn around(points: &[Point]) -> Rect {
    Rect::around_points(points.iter().copied()).unwrap_or_default()
}
