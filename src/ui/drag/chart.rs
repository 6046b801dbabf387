//! The chart: what the team delivers while it works down debt, against what it would without.

use egui::{
    Align2, Color32, Mesh, Pos2, Rect, Sense, Shape, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2,
};

use crate::{
    analysis::{WorkDown, WorkDownPoint, number},
    scene::Weight,
    ui::theme::{Theme, font},
};

const HEIGHT: f32 = 132.0;
const STEPS: u32 = 120;
/// Room for the words at the left, the right and below.
const LEFT: f32 = 38.0;
const RIGHT: f32 = 44.0;
const BELOW: f32 = 18.0;

/// Draws the share of capacity that delivers, week by week, from 0 up: first less than without, then more.
pub(super) fn chart_ui(ui: &mut Ui, work: &WorkDown, weeks: f64, summary: &str) {
    let size = vec2(ui.available_width(), HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, summary));
    let theme = Theme::of(ui);
    let points = work.series(weeks, STEPS);
    let plot = Plot::of(rect, &points, weeks);
    areas_ui(ui, &plot, &points, &theme);
    frame_ui(ui, &plot, work, &theme);
    let line = |share: fn(&WorkDownPoint) -> f64| -> Vec<Pos2> {
        points
            .iter()
            .map(|point| plot.at(point.week, share(point)))
            .collect()
    };
    let without = Stroke::new(1.5, theme.weak);
    let dashes = Shape::dashed_line(&line(|point| point.rate_without), without, 5.0, 4.0);
    ui.painter().extend(dashes);
    let with = Stroke::new(2.5, theme.accent);
    ui.painter()
        .add(Shape::line(line(|point| point.rate_with), with));
    words_ui(ui, &plot, &points, &theme);
}

/// Where the numbers lie on the screen.
struct Plot {
    rect: Rect,
    weeks: f64,
    most: f64,
}

impl Plot {
    fn of(rect: Rect, points: &[WorkDownPoint], weeks: f64) -> Self {
        let min = pos2(rect.min.x + LEFT, rect.min.y + 8.0);
        let max = pos2(rect.max.x - RIGHT, rect.max.y - BELOW);
        let highest =
            |most: f64, point: &WorkDownPoint| most.max(point.rate_with).max(point.rate_without);
        Self {
            rect: Rect::from_min_max(min, max),
            weeks: weeks.max(1.0),
            most: points.iter().fold(0.01, highest) * 1.25,
        }
    }

    fn at(&self, week: f64, share: f64) -> Pos2 {
        #[expect(clippy::cast_possible_truncation, reason = "a place on a screen")]
        let (x, y) = ((week / self.weeks) as f32, (share / self.most) as f32);
        pos2(
            self.rect.min.x + self.rect.width() * x,
            self.rect.max.y - self.rect.height() * y,
        )
    }
}

/// What is lost first, and what is won later.
fn areas_ui(ui: &Ui, plot: &Plot, points: &[WorkDownPoint], theme: &Theme) {
    let mut mesh = Mesh::default();
    for (one, next) in points.iter().zip(points.iter().skip(1)) {
        let lost = one.rate_with < one.rate_without;
        let ink: Color32 = if lost { theme.danger } else { theme.accent };
        let ink = ink.gamma_multiply(0.18);
        let first = u32::try_from(mesh.vertices.len()).unwrap_or_default();
        for (week, share) in [
            (one.week, one.rate_without),
            (next.week, next.rate_without),
            (next.week, next.rate_with),
            (one.week, one.rate_with),
        ] {
            mesh.colored_vertex(plot.at(week, share), ink);
        }
        mesh.add_triangle(first, first + 1, first + 2);
        mesh.add_triangle(first, first + 2, first + 3);
    }
    ui.painter().add(mesh);
}

fn frame_ui(ui: &Ui, plot: &Plot, work: &WorkDown, theme: &Theme) {
    let line = Stroke::new(1.0, theme.border);
    ui.painter()
        .line_segment([plot.rect.left_bottom(), plot.rect.right_bottom()], line);
    ui.painter()
        .line_segment([plot.rect.left_top(), plot.rect.left_bottom()], line);
    let small = font(Weight::Regular, 11.0);
    let below = plot.rect.max.y + 3.0;
    let start = pos2(plot.rect.min.x, below);
    ui.painter()
        .text(start, Align2::LEFT_TOP, "week 0", small.clone(), theme.weak);
    let end = pos2(plot.rect.max.x, below);
    let last = number(plot.weeks);
    ui.painter()
        .text(end, Align2::RIGHT_TOP, last, small.clone(), theme.weak);
    let zero = pos2(plot.rect.min.x - 4.0, plot.rect.max.y);
    ui.painter()
        .text(zero, Align2::RIGHT_BOTTOM, "0 %", small.clone(), theme.weak);
    if let Some(week) = work.break_even().filter(|week| *week < plot.weeks) {
        let foot = plot.at(week, 0.0);
        let head = pos2(foot.x, plot.rect.min.y);
        let dashes = Shape::dashed_line(&[foot, head], Stroke::new(1.0, theme.weak), 2.0, 3.0);
        ui.painter().extend(dashes);
        let beside = pos2(foot.x + 4.0, plot.rect.max.y - 2.0);
        ui.painter()
            .text(beside, Align2::LEFT_BOTTOM, "even", small, theme.weak);
    }
}

fn words_ui(ui: &Ui, plot: &Plot, points: &[WorkDownPoint], theme: &Theme) {
    let (Some(first), Some(last)) = (points.first(), points.last()) else {
        return;
    };
    let percent = |share: f64| format!("{} %", number((share * 100.0).round()));
    let small = font(Weight::Medium, 11.0);
    let left = |share: f64, ink: Color32| {
        let at = plot.at(0.0, share) - vec2(4.0, 0.0);
        let font = small.clone();
        ui.painter()
            .text(at, Align2::RIGHT_CENTER, percent(share), font, ink);
    };
    left(first.rate_without, theme.weak);
    let above = plot.at(0.0, first.rate_without) + vec2(5.0, -2.0);
    let words = "no time for debt";
    ui.painter()
        .text(above, Align2::LEFT_BOTTOM, words, small.clone(), theme.weak);
    let apart = plot.at(0.0, first.rate_with).y - plot.at(0.0, first.rate_without).y;
    if apart.abs() > 11.0 {
        left(first.rate_with, theme.accent);
    }
    let at = plot.at(last.week, last.rate_with) + vec2(5.0, 0.0);
    let text = percent(last.rate_with);
    ui.painter()
        .text(at, Align2::LEFT_CENTER, text, small.clone(), theme.accent);
}
