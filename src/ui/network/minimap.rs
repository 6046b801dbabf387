//! The minimap: all of the map in a corner of the canvas, with what is in view framed, to be folded away.

use std::{collections::HashSet, sync::Arc};

use egui::{
    Align2, Area, Button, Color32, CursorIcon, Id, Margin, Mesh, Order, Pos2, Rect as ScreenRect,
    RichText, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, WidgetType, pos2, vec2,
};
use egui_phosphor::regular as glyphs;

use crate::{
    document::Revision,
    editor::{Action, Actions, Command, Editor},
    model::{Point, Rect},
    scene::{
        Weight,
        palette::{Tone, area_color},
    },
    ui::theme::{Theme, color, font, icon},
};

use super::{canvas::NetworkState, strips::thin_strip, view::narrow};

/// How far the card is from the corner of the canvas, and from the legend above it.
const GAP: f32 = 12.0;
/// How large the picture is, beside a ladder on a wide canvas and on a narrow one.
const LARGE: Vec2 = vec2(176.0, 112.0);
const SMALL: Vec2 = vec2(90.0, 66.0);
/// A canvas of this width is wide.
const WIDE: f32 = 1_100.0;
/// Above so many nodes the picture waits until a drag is over.
const MANY: usize = 2_000;
/// The room around the map, as a share of it.
const MARGIN: f64 = 0.06;

/// The minimap between frames.
#[derive(Debug, Default)]
pub(super) struct Minimap {
    picture: Arc<Mesh>,
    of: Option<Of>,
    /// The state of the map that is shown, and the rectangle around everything then.
    shown: Option<(u64, Revision)>,
    bounds: Option<Rect>,
    /// The corner at the upper left of the card, which the legend stays clear of.
    card: Option<ScreenRect>,
}

/// What the picture was drawn from.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Of {
    shown: Option<(u64, Revision)>,
    /// Paths are routed beside the window, and then there are lines to draw.
    n_unsettled: usize,
    tone: Tone,
    rect: ScreenRect,
}

impl Minimap {
    /// Returns how much of the corner of the canvas the card takes.
    pub(super) fn height(&self) -> f32 {
        self.card.map_or(0.0, |card| card.height() + GAP)
    }
}

/// Draws the minimap above the canvas.
pub(in crate::ui) fn minimap_ui(
    ui: &Ui,
    editor: &Editor,
    state: &mut NetworkState,
    actions: &mut Actions,
) {
    let canvas = ui.max_rect();
    let minimap = &mut state.minimap;
    minimap.look_around(editor);
    // With all of the map in view there is nowhere to go, and the corner is the map's.
    let seen = editor.camera().visible();
    let Some(bounds) = minimap.bounds.filter(|bounds| !seen.contains_rect(bounds)) else {
        minimap.card = None;
        return;
    };
    let theme = Theme::of(ui);
    let card = theme.card_frame(10).inner_margin(Margin::symmetric(8, 5));
    let before = minimap.card;
    let shown = Area::new(Id::new("minimap"))
        .order(Order::Middle)
        .pivot(Align2::RIGHT_BOTTOM)
        .fixed_pos(canvas.max - vec2(GAP, GAP))
        .constrain(false)
        .show(ui.ctx(), |ui| {
            card.show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                head_ui(ui, editor, actions);
                if editor.shows_minimap() {
                    let size = if canvas.width() > WIDE { LARGE } else { SMALL };
                    picture_ui(ui, editor, minimap, (bounds, size), actions);
                    ui.add_space(2.0);
                }
            });
        });
    minimap.card = Some(shown.response.rect);
    if before.map(|card| card.size()) != minimap.card.map(|card| card.size()) {
        // The legend above moves along.
        ui.ctx().request_repaint();
    }
}

fn head_ui(ui: &mut Ui, editor: &Editor, actions: &mut Actions) {
    let open = editor.shows_minimap();
    let (glyph, tip) = if open {
        (glyphs::CARET_DOWN, "Fold the minimap")
    } else {
        (glyphs::CARET_UP, "Show the whole map in this corner")
    };
    let name = Command::Minimap.name();
    let words = RichText::new(name).font(font(Weight::SemiBold, 12.0));
    let response = ui.add(Button::new((icon(glyph, 11.0), words)).frame_when_inactive(false));
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, open, name));
    let key = Command::Minimap.shortcut().map(|key| format!(" ({key})"));
    let tip = format!("{tip}{}", key.unwrap_or_default());
    if response.on_hover_text(tip).clicked() {
        actions.run(Command::Minimap);
    }
}

fn picture_ui(
    ui: &mut Ui,
    editor: &Editor,
    minimap: &mut Minimap,
    (bounds, size): (Rect, Vec2),
    actions: &mut Actions,
) {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
    response.widget_info(|| {
        WidgetInfo::labeled(WidgetType::Other, true, "Whole map: click to go there")
    });
    let frame = Framing::of(bounds, rect);
    minimap.keep_up_with(editor, &theme, &frame);
    let painter = ui.painter_at(rect);
    painter.rect_filled(rect, 4.0, theme.canvas);
    painter.add(Shape::Mesh(Arc::clone(&minimap.picture)));
    let seen = frame.rect(&editor.camera().visible());
    let seen = seen.intersect(rect.shrink(1.0));
    if seen.is_positive() {
        let fill = theme.accent.gamma_multiply(0.08);
        let stroke = Stroke::new(1.5, theme.accent);
        painter.rect(seen, 2.0, fill, stroke, StrokeKind::Inside);
    }
    let border = Stroke::new(1.0, theme.border);
    painter.rect_stroke(rect, 4.0, border, StrokeKind::Inside);
    // What is under the pointer comes into the middle of the canvas: a press goes there, a drag is there.
    let (begun, moved) = ui.input(|input| {
        let is_moved = input.pointer.delta() != Vec2::ZERO;
        (input.pointer.any_pressed(), is_moved)
    });
    let pressed = response.is_pointer_button_down_on() || response.clicked();
    if let Some(at) = response.interact_pointer_pos().filter(|_| pressed) {
        let camera = editor.camera();
        let by = (camera.center - frame.map_at(at)) * camera.zoom;
        if begun {
            actions.push(Action::CenterOn(frame.map_at(at)));
        } else if moved && by != Point::default() {
            actions.push(Action::Pan(by));
        }
    }
    response.on_hover_cursor(CursorIcon::PointingHand);
}

impl Minimap {
    /// Takes the map as it is now. To ask ten thousand nodes where they are is too much for each frame.
    fn look_around(&mut self, editor: &Editor) {
        let document = editor.document();
        let now = (editor.document_number(), document.revision());
        let same_map = self.shown.is_some_and(|shown| shown.0 == now.0);
        let waits = same_map && document.has_gesture() && editor.map().nodes().len() > MANY;
        if self.shown != Some(now) && !waits {
            self.shown = Some(now);
            self.bounds = editor.scene().bounds();
        }
    }

    /// Draws the picture anew if the map or its place is another one.
    fn keep_up_with(&mut self, editor: &Editor, theme: &Theme, frame: &Framing) {
        let of = Of {
            shown: self.shown,
            n_unsettled: editor.scene().n_unsettled(),
            tone: theme.tone,
            rect: frame.rect,
        };
        if self.of != Some(of) {
            self.of = Some(of);
            self.picture = Arc::new(picture(editor, theme, frame));
        }
    }
}

/// How the map lies in the picture.
#[derive(Clone, Copy, Debug)]
struct Framing {
    rect: ScreenRect,
    center: Point,
    scale: f64,
}

impl Framing {
    fn of(bounds: Rect, rect: ScreenRect) -> Self {
        let room = |bounds: f64, rect: f32| f64::from(rect) / (bounds.max(1.0) * (1.0 + MARGIN));
        let wide = room(bounds.width(), rect.width());
        let high = room(bounds.height(), rect.height());
        Self {
            rect,
            center: bounds.center(),
            scale: wide.min(high),
        }
    }

    fn at(&self, point: Point) -> Pos2 {
        let by = (point - self.center) * self.scale;
        self.rect.center() + vec2(narrow(by.x), narrow(by.y))
    }

    fn rect(&self, rect: &Rect) -> ScreenRect {
        ScreenRect::from_min_max(self.at(rect.min), self.at(rect.max))
    }

    fn map_at(&self, at: Pos2) -> Point {
        let by = at - self.rect.center();
        self.center + Point::new(by.x.into(), by.y.into()) * (1.0 / self.scale)
    }
}

/// Returns areas, the lines of paths, and nodes, as one mesh.
fn picture(editor: &Editor, theme: &Theme, frame: &Framing) -> Mesh {
    let scene = editor.scene();
    let mut mesh = Mesh::default();
    let areas = scene.bounds().map(|bounds| scene.areas_within(&bounds));
    for shape in areas.into_iter().flatten() {
        let tint = color(area_color(&shape.area.about.color, shape.depth));
        let ink = theme.canvas.lerp_to_gamma(tint, 0.28);
        mesh.add_colored_rect(frame.rect(&shape.rect), ink);
    }
    for route in scene.routes() {
        let ink = color(route.ink.color(theme.tone));
        for leg in &route.legs {
            let points: Vec<Pos2> = leg.points.iter().map(|point| frame.at(*point)).collect();
            line(&mut mesh, &points, ink);
        }
    }
    // Many nodes of a large map fall on one spot, where one of them is enough.
    let mut taken = HashSet::new();
    for shape in scene.nodes() {
        let rect = frame.rect(&shape.rect);
        let is_small = rect.width() < 1.5 && rect.height() < 1.5;
        if is_small && !taken.insert(spot(rect.min)) {
            continue;
        }
        let rect = ScreenRect::from_center_size(rect.center(), rect.size().max(vec2(1.0, 1.0)));
        mesh.add_colored_rect(rect, color(shape.ink(theme.tone).stroke));
    }
    mesh
}

fn line(mesh: &mut Mesh, points: &[Pos2], ink: Color32) {
    for side in points.windows(2) {
        let [one, other] = side else { continue };
        let way = *other - *one;
        if way.length() >= 0.1 {
            let across = way.rot90() / way.length() * 1.2;
            thin_strip(mesh, [*one, *other], [across; 2], ink);
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a spot of the picture")]
fn spot(at: Pos2) -> (i32, i32) {
    let at = pos2(at.x.floor(), at.y.floor());
    (at.x as i32, at.y as i32)
}
