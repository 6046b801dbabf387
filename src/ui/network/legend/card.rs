//! The card of the legend: above the canvas, at its lower right, to be folded away.

use egui::{
    Align2, Area, Button, Id, Label, Margin, Order, Rect as ScreenRect, RichText, ScrollArea,
    Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, WidgetType, pos2, vec2,
};
use egui_phosphor::regular as glyphs;

use crate::{
    editor::{Camera, Covered, Editor, Readings},
    model::{Point, Rect, Size},
    scene::{Mark, Weight, mark_ink},
    ui::{
        theme::{Theme, color, font, icon},
        visual::visual,
    },
};

use super::{
    super::{
        canvas::NetworkState,
        goals::{self, GoalOutline},
        lens::hatch_ui,
        lines::{Emphasis, line_ui},
        nodes::node_ui,
        paths,
        view::View,
    },
    rows::{Row, Sample},
};

/// How wide the card is.
const WIDE: f32 = 184.0;
/// How high a row is.
const HIGH: f32 = 18.0;
/// How large the sample of a row is.
const SAMPLE: Vec2 = vec2(30.0, 15.0);

/// Draws the legend above the canvas.
pub(in crate::ui) fn legend_ui(ui: &Ui, editor: &Editor, state: &mut NetworkState) {
    let canvas = ui.max_rect();
    let mut legend = std::mem::take(&mut state.legend);
    let readings = &state.lens.readings;
    if legend.keep_up_with(editor, readings, &state.goals) {
        ui.ctx().request_repaint();
    }
    let n_rows = match legend.open {
        Some(true) => legend.rows.len(),
        Some(false) => 0,
        // It would lie on the map: no more than the scale of the lens until it is asked for.
        None => legend.n_scale,
    };
    let open = n_rows > 0;
    if !legend.rows.is_empty() {
        let whole = n_rows == legend.rows.len();
        let theme = Theme::of(ui);
        let card = theme.card_frame(10).inner_margin(Margin::symmetric(8, 5));
        Area::new(Id::new("legend"))
            .order(Order::Middle)
            .pivot(Align2::RIGHT_BOTTOM)
            .fixed_pos(canvas.max - vec2(12.0, 12.0 + state.minimap.height()))
            .constrain(false)
            .show(ui.ctx(), |ui| {
                card.show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    if head_ui(ui, whole) {
                        legend.open = Some(!whole);
                    }
                    if open {
                        let most = (canvas.height() * 0.5).max(HIGH);
                        ui.set_width(WIDE);
                        ScrollArea::vertical()
                            .max_height(most)
                            .min_scrolled_height(most)
                            .show(ui, |ui| {
                                for row in legend.rows.iter().take(n_rows) {
                                    row_ui(ui, row, readings, &state.goals.outlines);
                                }
                                if let Some(hint) = legend.hint {
                                    ui.add_space(4.0);
                                    let hint = RichText::new(hint).small().color(theme.weak);
                                    ui.add(Label::new(hint).wrap().selectable(false));
                                }
                            });
                    }
                });
            });
    }
    state.legend = legend;
}

/// Draws the title, and returns whether it was clicked to fold or unfold the rest.
fn head_ui(ui: &mut Ui, open: bool) -> bool {
    let glyph = if open {
        glyphs::CARET_DOWN
    } else {
        glyphs::CARET_UP
    };
    let words = RichText::new("Legend").font(font(Weight::SemiBold, 12.0));
    let response = ui.add(Button::new((icon(glyph, 11.0), words)).frame_when_inactive(false));
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, open, "Legend"));
    let tip = if open {
        "Fold the legend"
    } else {
        "Show what the signs mean"
    };
    response.on_hover_text(tip).clicked()
}

fn row_ui(ui: &mut Ui, row: &Row, readings: &Readings, goals: &[GoalOutline]) {
    let theme = Theme::of(ui);
    let is_title = matches!(row.sample, Sample::Title);
    let high = if is_title { HIGH + 4.0 } else { HIGH };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), high), Sense::hover());
    let words = format!("Legend: {}", row.words);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &words));
    let (weight, size, ink) = if is_title {
        (Weight::SemiBold, 11.0, theme.weak)
    } else {
        (Weight::Regular, 11.5, theme.text)
    };
    let left = if is_title { 4.0 } else { SAMPLE.x + 12.0 };
    let middle = if is_title {
        rect.max.y - HIGH / 2.0
    } else {
        rect.center().y
    };
    let room = rect.width() - left;
    let layout = |text: String| {
        ui.painter()
            .layout_no_wrap(visual(&text).into_owned(), font(weight, size), ink)
    };
    let mut galley = layout(row.words.clone());
    if galley.size().x > room {
        let lines = crate::scene::wrap(&row.words, size.into(), weight, room.into(), 1);
        galley = layout(lines.into_iter().next().unwrap_or_default());
        response.on_hover_text(&row.words);
    }
    let at = pos2(rect.min.x + left, middle - galley.size().y / 2.0);
    let sample = ScreenRect::from_center_size(
        pos2(rect.min.x + 4.0 + SAMPLE.x / 2.0, rect.center().y),
        SAMPLE,
    );
    ui.painter().galley(at, galley, ink);
    sample_ui(ui, &row.sample, sample, readings, goals);
}

fn sample_ui(
    ui: &Ui,
    sample: &Sample,
    rect: ScreenRect,
    readings: &Readings,
    goals: &[GoalOutline],
) {
    let theme = Theme::of(ui);
    // Within its clip, so that a row that is scrolled away is not drawn.
    let painter = ui
        .painter()
        .with_clip_rect(rect.expand(2.0).intersect(ui.clip_rect()));
    let view = |bounds: Rect| {
        let camera = camera_on(bounds, rect);
        View::new(&painter, theme, &camera, rect, 1, readings)
    };
    let own = Rect::from_pos_size(
        Point::default(),
        Size::new(rect.width().into(), rect.height().into()),
    );
    match sample {
        Sample::Title => {}
        Sample::Node(shape) => node_ui(&view(shape.rect), shape),
        Sample::Line(line) => {
            let bounds = Rect::around_points(line.points.iter().copied()).unwrap_or(own);
            line_ui(&view(bounds.expanded(1.0)), line, Emphasis::Quiet);
        }
        Sample::Path(ink) => {
            let stroke = Stroke::new(rect.height() * 0.5, color(ink.color(theme.tone)));
            let ends = vec![rect.left_center(), rect.right_center()];
            paths::line_ui(&view(own), ends, stroke, ink.style);
        }
        Sample::Area(tint) => {
            let tint = color(*tint);
            let fill = theme.canvas.lerp_to_gamma(tint, 0.16);
            let border = Stroke::new(1.2, tint.gamma_multiply(0.7));
            painter.rect(rect, 4.0, fill, border, StrokeKind::Inside);
        }
        Sample::Goal(id) => {
            if let Some(goal) = goals.iter().find(|goal| goal.id() == *id) {
                goals::ground_ui(&view(own), goal, rect, &corners(own));
            }
        }
        Sample::Mark(mark) => {
            let ink = mark_ink(*mark, theme.tone);
            let border = Stroke::new(1.4, color(ink.stroke));
            painter.rect(rect, 4.0, color(ink.fill), border, StrokeKind::Inside);
            if *mark == Mark::Unsaid {
                let slope = -std::f64::consts::FRAC_PI_4;
                let lines = crate::scene::hatch(&[corners(own)], slope, 5.0);
                let thin = Stroke::new(1.0, color(ink.stroke).gamma_multiply(0.45));
                hatch_ui(&view(own), &lines, thin);
            }
        }
    }
}

/// Returns a camera that sees exactly these bounds in a rectangle of the screen.
fn camera_on(bounds: Rect, rect: ScreenRect) -> Camera {
    let view = Size::new(rect.width().into(), rect.height().into());
    let fits = |room: f64, length: f64| if length > 0.0 { room / length } else { 1.0 };
    Camera {
        covered: Covered::default(),
        center: bounds.center(),
        zoom: fits(view.w, bounds.width()).min(fits(view.h, bounds.height())),
        view,
    }
}

fn corners(rect: Rect) -> Vec<Point> {
    let (min, max) = (rect.min, rect.max);
    vec![min, Point::new(max.x, min.y), max, Point::new(min.x, max.y)]
}
