//! How loaded the nodes are: a quiet bar at the foot of each.

use egui::{Color32, Rect as ScreenRect};

use crate::{
    analysis::Figures,
    model::{Point, Rect},
    scene::{NodeShape, Outline, palette::Ink},
    ui::{
        theme::{Theme, color, contrast},
        widgets::{filled, load_color},
    },
};

use super::view::{Detail, View, corner};

/// How high a bar is, and how far above the foot of its node it ends, in map units.
const HEIGHT: f64 = 5.0;
const ABOVE: f64 = 5.0;
/// How far it keeps from the sides of what the text may fill.
const ASIDE: f64 = 4.0;
/// No bar stands out less from its ground.
const LEAST_CONTRAST: f64 = 3.0;
/// A narrower node has no room for one.
const LEAST_WIDTH: f64 = 30.0;

/// Draws the bars of the nodes whose load is known.
pub(super) fn load_bars_ui(view: &View<'_>, figures: &Figures, nodes: &[&NodeShape]) {
    if view.detail != Detail::Full || figures.loads().len() == 0 {
        return;
    }
    for shape in nodes {
        let load = figures.load(shape.node.id);
        let Some(utilisation) = load.and_then(|load| load.utilisation.as_ref()) else {
            continue;
        };
        if let Some(place) = place(shape) {
            bar_ui(view, shape, view.crisp(place), utilisation.value);
        }
    }
}

fn bar_ui(view: &View<'_>, shape: &NodeShape, rect: ScreenRect, load: f64) {
    let full = bar_color(&view.theme, view.ink(shape), load);
    let radius = corner(rect.height() / 2.0);
    // On a ground of its own, a bar can be told on a node of any color.
    let ground = rect.expand(view.stroke(1.0).min(rect.height() * 0.3));
    let around = corner(ground.height() / 2.0);
    view.painter.rect_filled(ground, around, view.theme.card);
    view.painter.rect_filled(filled(rect, load), radius, full);
}

/// Returns where the bar of a node is.
fn place(shape: &NodeShape) -> Option<Rect> {
    let text_box = shape.outline.text_box(shape.rect);
    let (foot, aside) = match shape.outline {
        // Its foot bends down in the middle.
        Outline::Cylinder => (text_box.max.y + 6.0, ASIDE),
        // Its corners are cut off.
        Outline::Octagon => (shape.rect.max.y, ASIDE + 12.0),
        _ => (shape.rect.max.y, ASIDE),
    };
    let left = text_box.min.x + aside;
    let right = text_box.max.x - aside;
    let bottom = foot - ABOVE;
    let fits = left + LEAST_WIDTH <= right && shape.rect.min.y < bottom - HEIGHT;
    fits.then(|| Rect::from_corners(Point::new(left, bottom - HEIGHT), Point::new(right, bottom)))
}

/// Returns the color of a bar: that of its node's outline, as strong as its ground needs it; of one that is
/// nearly full, that of danger.
fn bar_color(theme: &Theme, ink: Ink, load: f64) -> Color32 {
    let of = |share: f32| color(ink.stroke).lerp_to_gamma(theme.text, share);
    let mut shares = [0.0, 0.2, 0.35, 0.5, 0.65, 0.8].into_iter();
    let usual = shares.find(|share| contrast(of(*share), theme.card) >= LEAST_CONTRAST);
    load_color(theme, load, usual.map_or(theme.text, of))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::{Mood, NodeKind, TeamShape},
        scene::{Mark, mark_ink},
        ui::theme::Theme,
    };

    #[test]
    fn a_bar_can_be_told_from_its_ground_in_every_theme() {
        let kinds = [
            NodeKind::Team,
            NodeKind::Infrastructure,
            NodeKind::Component,
            NodeKind::Outside,
            NodeKind::Goal,
        ];
        let marks = (0..5).map(Mark::Heat).chain((0..3).map(Mark::Sureness));
        let marks = marks.chain((0..8).map(Mark::Slot));
        let marks: Vec<Mark> = marks
            .chain([Mark::Aside, Mark::Unsaid, Mark::Several])
            .collect();
        for theme in Theme::ALL {
            let shapes = [
                TeamShape::StreamAligned,
                TeamShape::Platform,
                TeamShape::Enabling,
                TeamShape::ComplicatedSubsystem,
                TeamShape::Undefined,
            ];
            let samples = kinds.iter().flat_map(|kind| {
                let of = move |team| NodeShape::sample(kind, team, &Mood::default());
                shapes.iter().map(of)
            });
            let inks = samples.map(|shape| shape.ink(theme.tone));
            let inks = inks.chain(marks.iter().map(|mark| mark_ink(*mark, theme.tone)));
            for ink in inks {
                for load in [0.5, 0.89, 0.9, 1.3] {
                    let full = bar_color(&theme, ink, load);
                    assert!(contrast(full, theme.card) >= 3.0, "{theme:?} {ink:?}");
                    assert_eq!(load >= 0.9, full == theme.danger, "{load}");
                }
            }
            for ground in [theme.card, theme.panel] {
                assert!(contrast(theme.danger, ground) >= 4.5, "{theme:?}");
                assert!(contrast(theme.text, ground) >= 4.5, "{theme:?}");
                assert!(contrast(theme.weak, ground) >= 4.5, "{theme:?}");
            }
            for mark in &marks {
                let ink = mark_ink(*mark, theme.tone);
                assert!(ink.text.contrast(ink.fill) >= 4.5, "{mark:?} {theme:?}");
            }
        }
    }
}
