//! How loaded the nodes are: a quiet bar at the foot of each.

use egui::{Color32, Rect as ScreenRect};

use crate::{
    analysis::Figures,
    model::{Point, Rect},
    scene::{NodeShape, Outline},
    ui::{
        theme::color,
        widgets::{filled, load_color},
    },
};

use super::view::{Detail, View, corner};

/// How high a bar is, and how far above the foot of its node it ends, in map units.
const HEIGHT: f64 = 5.0;
const ABOVE: f64 = 5.0;
/// How far it keeps from the sides of what the text may fill.
const ASIDE: f64 = 4.0;
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
    let ink = view.ink(shape);
    let radius = corner(rect.height() / 2.0);
    let track = color(ink.text).gamma_multiply(0.14);
    let usual = mixed(color(ink.stroke), color(ink.text));
    let full = load_color(&view.theme, load, usual);
    view.painter.rect_filled(rect, radius, track);
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

/// Returns a color between two: an outline that stands out on its own fill.
fn mixed(one: Color32, other: Color32) -> Color32 {
    one.lerp_to_gamma(other, 0.35)
}
