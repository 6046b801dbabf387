//! Paths that are looked at: the rest of the map stands back behind a veil.

use egui::Color32;

use crate::{
    editor::{Editor, Tool},
    model::{PathId, RecordId},
    scene::{Hit, NodeShape, RouteShape, Scene},
    ui::theme::{Theme, contrast},
};

use super::{
    areas::{Titled, faded_area_name_ui},
    canvas::NetworkState,
    load_bars::load_bars_ui,
    nodes::{faded_text_ui, node_ui},
    overlay::frames_ui,
    paths::{Stand, marks_ui, route_ui, veiled_markers_ui},
    view::{Detail, View},
};

/// How much of what stands back the veil hides.
const VEIL: f32 = 0.62;
/// No name stands out less from its ground behind the veil.
const LEGIBLE: f64 = 3.2;

/// Returns the routes in view, those that are looked at apart: selected, or else under the pointer.
pub(super) fn routes_in_view<'a>(
    editor: &'a Editor,
    state: &NetworkState,
) -> (Vec<&'a RouteShape>, Vec<&'a RouteShape>) {
    let visible = editor.camera().visible();
    let routes = editor.scene().routes_within(&visible);
    if routes.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let looked_at = looked_at(editor, state);
    let (looked_at, rest) = routes
        .into_iter()
        .partition(|route| looked_at.contains(&route.path.id));
    (rest, looked_at)
}

fn looked_at(editor: &Editor, state: &NetworkState) -> Vec<PathId> {
    let map = editor.map();
    let path_of = |id: RecordId| match id {
        RecordId::Path(id) => Some(id),
        RecordId::Stop(id) => map.stop(id).map(|stop| stop.path),
        RecordId::WorkItem(id) => map.work_item(id)?.path,
        _ => None,
    };
    let selected: Vec<PathId> = editor.selection().iter().filter_map(path_of).collect();
    if !selected.is_empty() {
        return selected;
    }
    // What a tool does with a line under it is its own to show.
    let at_rest = *editor.tool() == Tool::default();
    let hovered = match state.hovered() {
        _ if !at_rest => None,
        Hit::Leg { path, .. } => Some(path),
        Hit::Stop(stop) => path_of(stop.into()),
        _ => None,
    };
    hovered.into_iter().collect()
}

/// Draws the lines of paths.
pub(super) fn routes_ui(view: &View<'_>, routes: &[&RouteShape]) {
    for route in routes {
        route_ui(view, route, Stand::Plain);
    }
}

/// Draws what is above the nodes, in the same order.
pub(super) fn route_marks_ui(view: &View<'_>, scene: &Scene, routes: &[&RouteShape]) {
    for route in routes {
        marks_ui(view, scene, route);
    }
}

/// Returns the color of a text behind the veil: as faded as everything else, as far as it can be read.
pub(super) fn faded(theme: &Theme, text: Color32, ground: Color32) -> Color32 {
    let behind = ground.lerp_to_gamma(theme.canvas, VEIL);
    let shares = [VEIL, 0.54, 0.46, 0.38, 0.3, 0.2, 0.1];
    // Light text on what was dark and now is not gives way to that of the theme.
    let mut inks = [text, theme.text].into_iter().flat_map(|text| {
        let of = move |share: f32| text.lerp_to_gamma(theme.canvas, share);
        shares.into_iter().map(of)
    });
    let legible = inks.find(|ink| contrast(*ink, behind) >= LEGIBLE);
    legible.unwrap_or(theme.text)
}

/// Returns the nodes that are not behind a veil: all of them if no path is looked at, else those it stops at.
pub(super) fn seen_clearly<'a>(
    nodes: &[&'a NodeShape],
    looked_at: &[&RouteShape],
    editor: &Editor,
) -> Vec<&'a NodeShape> {
    // While a path is drawn, any node may be its next stop.
    let all = looked_at.is_empty() || matches!(editor.tool(), Tool::Path(_));
    let on_route = |shape: &&NodeShape| {
        let mut routes = looked_at.iter();
        all || routes.any(|route| route.stops_at(shape.node.id))
    };
    nodes.iter().copied().filter(on_route).collect()
}

/// Draws a veil over everything so far, and the paths that are looked at above it with their nodes.
pub(super) fn looked_at_ui(
    view: &View<'_>,
    editor: &Editor,
    (routes, rest): (&[&RouteShape], &[&RouteShape]),
    (areas, nodes): (&[Titled<'_>], &[&NodeShape]),
) {
    if routes.is_empty() {
        return;
    }
    let veil = view.theme.canvas.gamma_multiply(VEIL);
    view.painter
        .rect_filled(view.painter.clip_rect(), 0.0, veil);
    for titled in areas {
        faded_area_name_ui(view, titled);
    }
    if view.detail != Detail::Dots {
        for shape in nodes {
            faded_text_ui(view, shape);
        }
    }
    for route in routes {
        route_ui(view, route, Stand::Bold);
    }
    if view.detail != Detail::Dots {
        let nodes = seen_clearly(nodes, routes, editor);
        for shape in &nodes {
            node_ui(view, shape);
        }
        load_bars_ui(view, editor.figures(), &nodes);
        // The nodes that stand out would cut off the numbers of other paths on their rims.
        for route in rest {
            veiled_markers_ui(view, route, veil, &|marker| {
                nodes.iter().any(|shape| shape.node.id == marker.node)
            });
        }
    }
    frames_ui(view, editor);
    route_marks_ui(view, editor.scene(), routes);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::{Mood, NodeKind, TeamShape},
        scene::{Mark, mark_ink, palette::area_color},
        ui::theme::color,
    };

    #[test]
    fn a_text_behind_the_veil_can_still_be_read() {
        let mut kinds = vec![
            (NodeKind::Infrastructure, TeamShape::Undefined),
            (NodeKind::Component, TeamShape::Undefined),
            (NodeKind::Goal, TeamShape::Undefined),
            (NodeKind::Outside, TeamShape::Undefined),
        ];
        for shape in [
            TeamShape::StreamAligned,
            TeamShape::Platform,
            TeamShape::Enabling,
            TeamShape::ComplicatedSubsystem,
            TeamShape::Undefined,
        ] {
            kinds.push((NodeKind::Team, shape));
        }
        let moods = [Mood::Neutral, Mood::Pain, Mood::Idea, Mood::Question];
        for theme in Theme::ALL {
            let parties = kinds.iter().map(|(kind, team)| (kind, team, &moods[0]));
            let notes = moods.iter();
            let notes = notes.map(|mood| (&NodeKind::Note, &TeamShape::Undefined, mood));
            let inks = parties
                .chain(notes)
                .map(|(kind, team, mood)| NodeShape::sample(kind, team, mood).ink(theme.tone));
            let marks = (0..5).map(Mark::Heat).chain((0..8).map(Mark::Slot));
            let marks = marks.chain([Mark::Aside, Mark::Unsaid, Mark::Several]);
            let inks = inks.chain(marks.map(|mark| mark_ink(mark, theme.tone)));
            let mut pairs: Vec<_> = inks.map(|ink| (color(ink.text), color(ink.fill))).collect();
            let areas = (0..4).map(|depth| {
                let tint = color(area_color("", depth));
                let ground = theme.canvas.lerp_to_gamma(tint, 0.13);
                (tint.lerp_to_gamma(theme.text, 0.45), ground)
            });
            pairs.extend(areas);
            for (text, ground) in pairs {
                let behind = ground.lerp_to_gamma(theme.canvas, VEIL);
                let seen = faded(&theme, text, ground);
                let contrast = contrast(seen, behind);
                assert!(contrast >= 3.0, "{contrast} {text:?} {ground:?}");
            }
        }
    }
}
