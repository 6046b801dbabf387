//! Placed areas: where the region is, and where its name stands from near and from afar.

use std::sync::Arc;

use crate::model::{Area, Point, Rect, Size};

use super::{
    label::LABEL_LINE,
    routes::FAR,
    slots::Placed,
    text::{Weight, width, wrap},
};

/// The font size of an area's name, in map units.
pub const AREA_LABEL_SIZE: f64 = 14.0;

/// Where a name begins, from the corner of its area.
const INSET: Point = Point::new(14.0, 9.0);
/// No name of an area is written smaller than this, in points: from afar the areas are the landmarks.
const LEAST_NAME: f64 = 11.0;
/// Below this zoom a name has no room between the border and the first nodes, and stands above it: an
/// inner one in the room that the outer name has left.
const NAMES_ABOVE: f64 = 0.44;
/// How far above the border it stands then, in points.
const ABOVE: f64 = 2.0;
/// Below this zoom that room is too small as well, and only the outermost areas are named.
const OUTER_NAMES: f64 = 0.22;
/// In less than this many points, no name can be told from another.
const LEAST_ROOM: f64 = 40.0;
/// From nearest to farthest, where marks of paths keep clear of names: just before a name changes its place,
/// and just after.
const KEPT_CLEAR: [f64; 4] = [1.0, NAMES_ABOVE, NAMES_ABOVE - 1e-9, FAR];

/// Names of paths that are seen from far away keep clear of where it stands at this zoom.
const FARTHER: f64 = 0.28;

/// An area as it is drawn and hit.
#[derive(Clone, Debug)]
pub struct AreaShape {
    pub area: Arc<Area>,
    pub rect: Rect,
    /// How many areas are around it.
    pub depth: usize,
    /// Its name on one line.
    pub label: String,
    name_room: Option<Rect>,
    far_name: Option<Rect>,
}

/// The name of an area as it is drawn at a zoom.
#[derive(Clone, Debug, PartialEq)]
pub struct AreaNameAt {
    pub text: String,
    /// The font size in map units.
    pub size: f64,
    pub rect: Rect,
    /// Whether it stands above the border instead of below it.
    pub above: bool,
}

impl AreaShape {
    pub(super) fn of(area: &Arc<Area>, depth: usize) -> Self {
        let rect = area.rect();
        let room = (rect.width() - INSET.x - 10.0).max(20.0);
        let name = &area.about.name;
        let label = wrap(name, AREA_LABEL_SIZE, Weight::SemiBold, room, 1);
        let mut shape = Self {
            area: Arc::clone(area),
            rect,
            depth,
            label: label.into_iter().next().unwrap_or_default(),
            name_room: None,
            far_name: None,
        };
        if !shape.label.is_empty() {
            let names = KEPT_CLEAR
                .into_iter()
                .filter_map(|zoom| shape.name_at(zoom));
            let rects = names.map(|name| name.rect).chain([shape.name_rect()]);
            shape.name_room = Rect::around(rects);
            shape.far_name = shape.name_at(FARTHER).map(|name| name.rect);
        }
        shape
    }

    /// Returns where its name is written when it is near.
    pub fn name_rect(&self) -> Rect {
        let wide = width(&self.label, AREA_LABEL_SIZE, Weight::SemiBold);
        let size = Size::new(wide, AREA_LABEL_SIZE * LABEL_LINE);
        Rect::from_pos_size(self.rect.min + INSET, size)
    }

    /// Returns its name as it is drawn at a zoom, none where it could not be told from another.
    pub fn name_at(&self, zoom: f64) -> Option<AreaNameAt> {
        let too_deep = zoom < OUTER_NAMES && self.depth > 0;
        if too_deep || self.rect.width() * zoom < LEAST_ROOM {
            return None;
        }
        let size = AREA_LABEL_SIZE.max(LEAST_NAME / zoom);
        let high = size * LABEL_LINE;
        let above = zoom < NAMES_ABOVE;
        let inset = if above {
            Point::new(0.0, -high - ABOVE / zoom)
        } else {
            INSET
        };
        let room = self.rect.width() - inset.x;
        let mut lines = wrap(&self.label, size, Weight::SemiBold, room, 1).into_iter();
        let text = lines.next().filter(|text| !text.is_empty())?;
        let wide = width(&text, size, Weight::SemiBold);
        Some(AreaNameAt {
            text,
            size,
            rect: Rect::from_pos_size(self.rect.min + inset, Size::new(wide, high)),
            above,
        })
    }

    /// Returns the room that its name takes at all zooms at which paths are named, none without a name.
    pub(super) fn name_room(&self) -> Option<Rect> {
        self.name_room
    }

    /// Returns where its name stands seen from far away.
    pub(super) fn far_name(&self) -> Option<Rect> {
        self.far_name
    }

    /// Returns the strip at the top that holds the name and is what one takes the area by.
    pub fn title_rect(&self) -> Rect {
        let height = (AREA_LABEL_SIZE * 2.4).min(self.rect.height());
        let corner = Point::new(self.rect.max.x, self.rect.min.y + height);
        Rect::new(self.rect.min, corner)
    }
}

impl Placed for AreaShape {
    fn bounds(&self) -> Rect {
        self.rect
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a panic is a failed test")]

    use super::*;
    use crate::model::AreaId;

    #[test]
    fn a_name_keeps_its_size_on_the_screen_and_its_area_width() {
        for (name, wide) in [
            ("Shop", 400.0),
            ("Customer-facing products of the shop", 300.0),
        ] {
            let rect = Rect::from_pos_size(Point::new(50.0, 60.0), Size::new(wide, 200.0));
            let area = Area::new(AreaId::FIRST, name, rect);
            let shape = AreaShape::of(&Arc::new(area), 0);
            for (zoom, above) in [
                (2.0, false),
                (1.0, false),
                (0.6, false),
                (0.44, false),
                (0.43, true),
                (0.3, true),
            ] {
                let at = shape.name_at(zoom).unwrap();
                assert!(at.size * zoom >= LEAST_NAME - 1e-9, "{zoom}: {at:?}");
                assert_eq!(at.above, above, "{zoom}");
                assert!(at.rect.max.x <= shape.rect.max.x, "{zoom}: {at:?}");
                let clear = at.rect.max.y < shape.rect.min.y;
                assert_eq!(clear, above, "{zoom}: {at:?}");
                if (FAR..=1.0).contains(&zoom) {
                    let room = shape.name_room().unwrap();
                    assert_eq!(Rect::around([room, at.rect]), Some(room), "{zoom}");
                }
            }
            assert_eq!(shape.name_at(0.05), None);
        }
    }

    #[test]
    fn an_area_without_a_name_takes_no_room_for_one() {
        let rect = Rect::new(Point::default(), Point::new(300.0, 200.0));
        let area = Area::new(AreaId::FIRST, "", rect);
        assert_eq!(AreaShape::of(&Arc::new(area), 0).name_room(), None);
    }
}
