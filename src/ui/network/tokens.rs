//! Tokens: how many work items are at a stop, beside its marker, and a click selects them.

use std::collections::BTreeMap;

use egui::{
    Color32, Rect as ScreenRect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2,
};

use crate::{
    document::Revision,
    editor::{Action, Actions, Editor, Tool},
    model::{NodeId, Point, Rect, State, StopId, WorkItemId},
    scene::{Marker, RouteShape, Weight, larger_at, width},
    ui::theme::{color, icon_font},
};

use super::{
    text::Block,
    view::{Detail, View, corner},
};

/// Below this zoom there is no room for them, as for the markers.
const READABLE: f32 = 0.45;
const HEIGHT: f64 = 14.0;
const TEXT: f64 = 10.5;
/// So many times larger a token is drawn from afar at most.
const MOST: f64 = 2.0;
/// The sign of what is blocked.
const SIGN: f64 = 12.0;

/// The work items at each stop, counted once for each revision.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    key: Option<(u64, Revision)>,
    at: BTreeMap<StopId, Waiting>,
}

/// What is at a stop.
#[derive(Debug, Default)]
struct Waiting {
    items: Vec<WorkItemId>,
    n_blocked: usize,
}

/// A token on the screen.
pub(super) struct Placed {
    stop: StopId,
    words: String,
    pub(super) rect: ScreenRect,
}

impl Tokens {
    pub(super) fn keep_up_with(&mut self, editor: &Editor) {
        let key = Some((editor.document_number(), editor.document().revision()));
        if self.key == key {
            return;
        }
        self.key = key;
        self.at.clear();
        for item in editor.map().work_items() {
            let Some(stop) = item.stop.filter(|_| item.state != State::Done) else {
                continue;
            };
            let waiting = self.at.entry(stop).or_default();
            waiting.items.push(item.id);
            waiting.n_blocked += usize::from(item.state == State::Blocked);
        }
    }

    /// Returns where the tokens of all paths are: each near its marker, clear of markers and of each
    /// other. The order is that of drawing, so a token stays where it is while others are looked at.
    fn places(&self, editor: &Editor) -> BTreeMap<StopId, Rect> {
        let mut places = BTreeMap::new();
        if self.at.is_empty() {
            return places;
        }
        let zoom = editor.camera().zoom;
        let markers = || editor.scene().routes().flat_map(|route| &route.markers);
        let mut taken: BTreeMap<NodeId, Vec<Rect>> = BTreeMap::new();
        for marker in markers() {
            let radius = marker.radius_at(zoom);
            let half = Point::new(radius, radius) * 0.9;
            let around = Rect::new(marker.at - half, marker.at + half);
            taken.entry(marker.node).or_default().push(around);
        }
        for marker in markers() {
            let waiting = self.at.get(&marker.stop);
            let node = editor.scene().node(marker.node);
            let (Some(waiting), Some(node)) = (waiting, node) else {
                continue;
            };
            let taken = taken.entry(marker.node).or_default();
            // From afar it is drawn larger, as far as most of the node is left.
            let most = (node.rect.height() * 0.35 / HEIGHT).min(MOST);
            let larger = larger_at(zoom, most);
            let at = (marker.at, marker.radius_at(zoom));
            let name = node.name_rect(zoom);
            // Rather smaller than over the name.
            let sizes = [larger, f64::midpoint(larger, 1.0), 1.0];
            let mut rects = sizes
                .into_iter()
                .map(|larger| place(at, (&node.rect, &name), size_of(waiting) * larger, taken));
            let clear = rects.clone().find(|rect| !rect.intersects(&name));
            let rect = clear.or_else(|| rects.next()).unwrap_or(name);
            taken.push(rect);
            places.insert(marker.stop, rect);
        }
        places
    }
}

fn size_of(waiting: &Waiting) -> Point {
    let text = width(&waiting.items.len().to_string(), TEXT, Weight::SemiBold);
    let sign = if waiting.n_blocked > 0 { SIGN } else { 0.0 };
    Point::new((text + sign + 9.0).max(HEIGHT), HEIGHT)
}

/// Returns where a token is: behind its marker, toward the middle of the node, where no line is; where
/// that is taken, beside it along the same side of the node.
fn place(
    (marker, radius): (Point, f64),
    (node, name): (&Rect, &Rect),
    size: Point,
    taken: &[Rect],
) -> Rect {
    /// Between a token and what is next to it.
    const GAP: f64 = 2.0;
    let center = node.center();
    let upright = (marker.x - node.min.x)
        .abs()
        .min((node.max.x - marker.x).abs());
    let level = (marker.y - node.min.y)
        .abs()
        .min((node.max.y - marker.y).abs());
    let half = size * 0.5;
    let inside = Rect::new(node.min + half, node.max - half);
    let toward = |from: f64, to: f64, by: f64| from + by * (to - from).signum();
    let (first, along) = if upright <= level {
        let x = toward(marker.x, center.x, radius + half.x);
        let x = x.clamp(
            inside.min.x.min(center.x) + GAP,
            inside.max.x.max(center.x) - GAP,
        );
        (Point::new(x, marker.y), Point::new(0.0, size.y + GAP))
    } else {
        let y = toward(marker.y, center.y, radius + half.y);
        let y = y.clamp(
            inside.min.y.min(center.y) + GAP,
            inside.max.y.max(center.y) - GAP,
        );
        (Point::new(marker.x, y), Point::new(size.x / 2.0 + GAP, 0.0))
    };
    let steps = (0..8).flat_map(|step| [f64::from(step), -f64::from(step)]);
    let at = |step: f64| {
        let middle = first + along * step;
        Rect::new(middle - half, middle + half)
    };
    let free = |rect: &Rect| !taken.iter().any(|other| other.intersects(rect));
    let rects: Vec<Rect> = steps.map(at).collect();
    // Rather not over the name, but not beside the node for it.
    let mut beside = rects.iter().filter(|rect| node.contains(rect.center()));
    let beside = beside.find(|rect| free(rect) && !name.intersects(rect));
    let any = || rects.iter().find(|rect| free(rect));
    beside.or_else(any).copied().unwrap_or_else(|| at(0.0))
}

/// Draws the tokens of paths, and returns where they are.
pub(super) fn tokens_ui(
    view: &View<'_>,
    editor: &Editor,
    tokens: &Tokens,
    routes: &[&RouteShape],
) -> Vec<Placed> {
    let mut shown = Vec::new();
    if view.detail != Detail::Full || view.zoom < READABLE {
        return shown;
    }
    let room = view.painter.clip_rect();
    let places = tokens.places(editor);
    for route in routes {
        let ink = color(route.ink.color(view.theme.tone));
        let text = color(route.ink.text(view.theme.tone));
        for marker in &route.markers {
            let waiting = tokens.at.get(&marker.stop);
            let (Some(waiting), Some(rect)) = (waiting, places.get(&marker.stop)) else {
                continue;
            };
            let rect = view.rect(*rect);
            if rect.intersects(room) {
                token_ui(view, waiting, rect, (ink, text));
                shown.push(Placed {
                    stop: marker.stop,
                    words: spoken(editor, marker, waiting, route),
                    rect: rect.intersect(room),
                });
            }
        }
    }
    shown
}

fn token_ui(view: &View<'_>, waiting: &Waiting, rect: ScreenRect, (ink, text): (Color32, Color32)) {
    let radius = corner(rect.height() / 2.0);
    let rim = Stroke::new(view.stroke(1.2), view.theme.card);
    view.painter
        .rect(rect, radius, ink, rim, StrokeKind::Outside);
    let larger = rect.height() / view.length(HEIGHT);
    let number = [waiting.items.len().to_string()];
    let block = Block {
        lines: &number,
        size: TEXT * f64::from(larger),
        weight: Weight::SemiBold,
        color: text,
    };
    if waiting.n_blocked == 0 {
        view.write_centered(&block, rect.center(), rect.height());
        return;
    }
    // What is blocked has a sign of its own on a ground of its own, so that the color is not needed.
    let side = rect.height();
    let middle = pos2(rect.max.x - side / 2.0, rect.center().y);
    view.painter
        .circle_filled(middle, side / 2.0, view.theme.card);
    let sign = egui_phosphor::regular::PROHIBIT;
    let font = icon_font((view.length(SIGN) * larger).max(1.0));
    let align = egui::Align2::CENTER_CENTER;
    view.painter
        .text(middle, align, sign, font, view.theme.danger);
    let left = pos2(
        (rect.min.x + rect.max.x - side) / 2.0 + view.length(1.0),
        middle.y,
    );
    view.write_centered(&block, left, rect.height());
}

/// Selects the items of the token that is clicked, where no other tool is in hand.
pub(super) fn click_tokens_ui(
    ui: &Ui,
    editor: &Editor,
    tokens: &Tokens,
    placed: Vec<Placed>,
    actions: &mut Actions,
) {
    if !matches!(editor.tool(), Tool::Select(_)) {
        return;
    }
    for token in placed {
        let id = ui.id().with(("token", token.stop));
        // A drag is the map's.
        let response = ui.interact(token.rect, id, Sense::CLICK);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &token.words));
        if response.clicked()
            && let Some(waiting) = tokens.at.get(&token.stop)
        {
            let items = waiting.items.iter().map(|id| (*id).into());
            actions.push(Action::Select(items.collect()));
        }
        response.on_hover_text(token.words);
    }
}

fn spoken(editor: &Editor, marker: &Marker, waiting: &Waiting, route: &RouteShape) -> String {
    let n = waiting.items.len();
    let plural = if n == 1 { "" } else { "s" };
    let node = editor.map().node(marker.node);
    let name = node.map_or("?", |node| node.title());
    let path = &route.path.about.name;
    let blocked = match waiting.n_blocked {
        0 => String::new(),
        n => format!(", {n} blocked"),
    };
    format!("{n} work item{plural} at {name}, {path}{blocked}")
}
