//! The chart of the ladder: waits on the upper rung, work on the lower one, branches below each other.

use egui::{
    Align2, Color32, Pos2, Rect as ScreenRect, Response, Sense, Shape, Stroke, Ui, UiBuilder,
    WidgetInfo, WidgetType, pos2, vec2,
};

use crate::{
    analysis::{PathFigures, Rung, Total, number},
    editor::{Action, Actions, Editor},
    model::StopId,
    scene::Weight,
    ui::{
        theme::{Theme, font},
        visual::visual,
    },
};

use super::{
    shape::{Place, places},
    words::days_words,
};

/// Where work waits in a lane, and where it is worked on: of one lane alone, and of several.
const WAITING: f32 = 20.0;
const WORKING: [f32; 2] = [60.0, 44.0];
/// How much room the words below a rung need.
const WORDS: f32 = 32.0;
/// How much room the way back of rework has below its lane.
const BACK: f32 = 20.0;
/// More lanes than this scroll.
const MOST_LANES: usize = 3;

/// Everything that a part of the chart is drawn with.
struct Chart<'a> {
    figures: &'a PathFigures,
    places: &'a [Place],
    origin: Pos2,
    width: f32,
    /// How far down in a lane work is worked on.
    working: f32,
    lane_height: f32,
    ink: Color32,
    theme: Theme,
    /// The longest wait, which is what one came to see.
    longest: f64,
}

/// Draws the chart; a click on a rung selects its stop.
pub(super) fn chart_ui(
    ui: &mut Ui,
    editor: &Editor,
    figures: &PathFigures,
    ink: Color32,
    actions: &mut Actions,
) {
    let width = ui.available_width() - 8.0;
    let places = places(editor.map(), figures, f64::from(width));
    let n_lanes = places.iter().map(|place| place.lane + 1).max().unwrap_or(1);
    let back = figures.rungs.iter().any(|rung| rung.stop.rework.is_some());
    let working = if n_lanes > 1 { WORKING[1] } else { WORKING[0] };
    let lane = working + WORDS;
    let lane_height = if back { lane + BACK } else { lane };
    // The last lane needs no room for a way back that it does not have.
    let last = places
        .iter()
        .zip(&figures.rungs)
        .any(|(place, rung)| place.lane + 1 == n_lanes && rung.stop.rework.is_some());
    let height = lane_height * (n_lanes - 1) as f32 + if last { lane_height } else { lane };
    let most = lane_height * MOST_LANES as f32;
    egui::ScrollArea::vertical()
        .id_salt("lanes")
        .max_height(most)
        // The card is as high as it was in the last frame, and grows only if this asks for more.
        .min_scrolled_height(most.min(height))
        .show(ui, |ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(width + 8.0, height), Sense::hover());
            let waits = figures.rungs.iter().map(|rung| rung.wait.value);
            let chart = Chart {
                figures,
                places: &places,
                origin: rect.min + vec2(4.0, 0.0),
                width,
                working,
                lane_height,
                ink,
                theme: Theme::of(ui),
                longest: waits.fold(0.0, f64::max),
            };
            // In a ui of their own, or each would add the room between two widgets below the last lane.
            let ui = &mut ui.new_child(UiBuilder::new().max_rect(rect));
            chart.ties_ui(ui, editor);
            let mut room = Rooms::default();
            for (place, rung) in places.iter().zip(&figures.rungs) {
                ui.push_id(place.stop, |ui| {
                    chart.rung_ui(ui, editor, place, rung, &mut room, actions);
                });
            }
            chart.rework_ui(ui);
        });
}

/// How far the names of each lane reach, so that none is written over another.
#[derive(Default)]
struct Rooms {
    names: Vec<f32>,
}

impl Rooms {
    fn take(&mut self, lane: usize, from: f32, to: f32) -> bool {
        if self.names.len() <= lane {
            self.names.resize(lane + 1, f32::NEG_INFINITY);
        }
        match self.names.get_mut(lane) {
            Some(end) if *end + 6.0 <= from => {
                *end = to;
                true
            }
            _ => false,
        }
    }
}

impl Chart<'_> {
    #[expect(clippy::cast_possible_truncation, reason = "a place on a screen")]
    fn at(&self, x: f64, lane: usize, y: f32) -> Pos2 {
        self.origin + vec2(x as f32, self.lane_height * lane as f32 + y)
    }

    fn is_bare(&self, stop: StopId) -> bool {
        let mut rungs = self.places.iter().zip(&self.figures.rungs);
        rungs.any(|(place, rung)| place.stop == stop && is_bare(place, rung))
    }

    fn place(&self, stop: StopId) -> Option<&Place> {
        self.places.iter().find(|place| place.stop == stop)
    }

    /// What leads from stop to stop: up at once where work goes on, along a dashed line where a branch
    /// waits for the others.
    fn ties_ui(&self, ui: &Ui, editor: &Editor) {
        let thin = Stroke::new(1.5, self.ink.gamma_multiply(0.6));
        for (place, rung) in self.places.iter().zip(&self.figures.rungs) {
            for before in editor.map().before(&rung.stop) {
                let Some(before) = self.place(before) else {
                    continue;
                };
                if is_bare(place, rung) || self.is_bare(before.stop) {
                    continue;
                }
                let left = self.at(before.ends, before.lane, self.working);
                let waits = self.at(place.begins, before.lane, self.working);
                let arrives = self.at(place.begins, place.lane, WAITING);
                if waits.x - left.x > 1.0 {
                    let shapes = Shape::dashed_line(&[left, waits], thin, 3.0, 3.0);
                    ui.painter().extend(shapes);
                }
                let stroke = if before.lane == place.lane && waits.x - left.x <= 1.0 {
                    Stroke::new(2.0, self.ink)
                } else {
                    thin
                };
                ui.painter().line_segment([waits, arrives], stroke);
            }
        }
    }

    fn rung_ui(
        &self,
        ui: &mut Ui,
        editor: &Editor,
        place: &Place,
        rung: &Rung,
        room: &mut Rooms,
        actions: &mut Actions,
    ) {
        let points = [
            self.at(place.begins, place.lane, WAITING),
            self.at(place.works, place.lane, WAITING),
            self.at(place.works, place.lane, self.working),
            self.at(place.ends, place.lane, self.working),
        ];
        let [begins, falls, works, ends] = points;
        let name = editor.map().node(rung.stop.node);
        let name = name.map_or("?", |node| node.title());
        let title = match rung.number {
            Some(number) => format!("{number} {name}"),
            None => name.to_owned(),
        };
        let area = ScreenRect::from_min_max(
            pos2(begins.x - 3.0, begins.y - WAITING + 2.0),
            pos2(ends.x + 3.0, works.y + WORDS - 2.0),
        );
        let response = ui.interact(area, ui.id().with("rung"), Sense::click());
        let spoken = format!(
            "Stop {title}: waits {}, works {}",
            days_words(&rung.wait),
            days_words(&rung.work)
        );
        let chosen = editor.selection().contains(rung.stop.id.into());
        response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, chosen, &spoken));
        if response.clicked() {
            actions.push(Action::Select(vec![rung.stop.id.into()]));
        }
        let lit = chosen || response.hovered() || response.has_focus();
        let painter = ui.painter();
        if lit {
            painter.rect_filled(area, 6.0, self.ink.gamma_multiply(0.10));
        }
        let width = if rung.on_longest { 2.5 } else { 2.0 };
        if is_bare(place, rung) {
            return Self::hover_ui(response, rung, &spoken);
        }
        painter.line(points.to_vec(), Stroke::new(width, self.ink));
        if rung.wait.is_unknown() {
            self.unknown_ui(ui, begins, falls);
        }
        if rung.work.is_unknown() {
            self.unknown_ui(ui, works, ends);
        }
        self.times_ui(ui, rung, points);
        self.name_ui(ui, place, &title, lit, room);
        Self::hover_ui(response, rung, &spoken);
    }

    fn hover_ui(response: Response, rung: &Rung, spoken: &str) {
        if response.hovered() {
            response.on_hover_text(hover_words(rung, spoken));
        }
    }

    /// A piece of which nobody knows how long it is.
    fn unknown_ui(&self, ui: &Ui, from: Pos2, to: Pos2) {
        let over = Stroke::new(3.0, self.theme.card);
        let shapes = Shape::dashed_line(&[from, to], over, 3.0, 4.0);
        ui.painter().extend(shapes);
    }

    fn times_ui(&self, ui: &Ui, rung: &Rung, [begins, falls, works, ends]: [Pos2; 4]) {
        let is_longest = rung.wait.value > 0.0 && rung.wait.value >= self.longest;
        let (weight, ink) = if is_longest {
            (Weight::SemiBold, self.theme.danger)
        } else {
            (Weight::Regular, self.theme.weak)
        };
        let says = days_words(&rung.wait);
        let long = format!("{says} wait");
        let middle = pos2(f32::midpoint(begins.x, falls.x), begins.y - 4.0);
        Self::fit_ui(
            ui,
            middle,
            Align2::CENTER_BOTTOM,
            falls.x - begins.x,
            &[&long, &says],
            (weight, ink),
        );
        let says = days_words(&rung.work);
        let middle = pos2(f32::midpoint(works.x, ends.x), works.y + 3.0);
        let room = (ends.x - works.x).max(30.0);
        if rung.work.value > 0.0 || rung.work.is_unknown() {
            let look = (Weight::Regular, self.theme.text);
            Self::fit_ui(ui, middle, Align2::CENTER_TOP, room, &[&says], look);
        }
    }

    /// Writes the first of some texts that fits, or none.
    fn fit_ui(
        ui: &Ui,
        at: Pos2,
        align: Align2,
        room: f32,
        texts: &[&str],
        (weight, ink): (Weight, Color32),
    ) {
        let painter = ui.painter();
        for text in texts {
            let galley = painter.layout_no_wrap(visual(text).into_owned(), font(weight, 11.5), ink);
            if galley.size().x <= room {
                let rect = align.anchor_size(at, galley.size());
                painter.galley(rect.min, galley, ink);
                return;
            }
        }
    }

    fn name_ui(&self, ui: &Ui, place: &Place, title: &str, lit: bool, room: &mut Rooms) {
        let middle = self.at(
            f64::midpoint(place.works, place.ends),
            place.lane,
            self.working + 17.0,
        );
        let weight = if lit {
            Weight::SemiBold
        } else {
            Weight::Medium
        };
        let number = title.split(' ').next().unwrap_or(title);
        for text in [title, number] {
            let galley = ui.painter().layout_no_wrap(
                visual(text).into_owned(),
                font(weight, 11.5),
                self.ink,
            );
            let half = galley.size().x / 2.0;
            let (left, right) = (self.origin.x + half, self.origin.x + self.width - half);
            let x = middle.x.clamp(left, right.max(left));
            if room.take(place.lane, x - half, x + half) {
                ui.painter()
                    .galley(pos2(x - half, middle.y), galley, self.ink);
                return;
            }
        }
    }

    /// The ways back: dashed, below their lane, with the chance.
    fn rework_ui(&self, ui: &Ui) {
        let stroke = Stroke::new(1.5, self.ink);
        for (place, rung) in self.places.iter().zip(&self.figures.rungs) {
            let Some(rework) = &rung.stop.rework else {
                continue;
            };
            let Some(to) = self.place(rework.to) else {
                continue;
            };
            let low = self.working + WORDS + BACK * 0.6;
            let from = f64::midpoint(place.works, place.ends);
            let back = f64::midpoint(to.works, to.ends);
            let lane = place.lane.max(to.lane);
            let (right, left) = (self.at(from, lane, low), self.at(back, lane, low));
            let up = |at: Pos2| pos2(at.x, at.y - 8.0);
            let shapes = Shape::dashed_line(&[up(right), right, left, up(left)], stroke, 4.0, 3.0);
            ui.painter().extend(shapes);
            let tip = up(left);
            let head = vec![tip, tip + vec2(-4.0, 6.0), tip + vec2(4.0, 6.0)];
            ui.painter()
                .add(Shape::convex_polygon(head, self.ink, Stroke::NONE));
            let chance = rework.chance.as_ref();
            let words = chance.map_or_else(
                || "? goes back".to_owned(),
                |chance| format!("{} goes back", Total::of_share(chance).in_percent()),
            );
            let middle = pos2(f32::midpoint(left.x, right.x), right.y);
            let galley =
                ui.painter()
                    .layout_no_wrap(words, font(Weight::Regular, 10.5), self.theme.weak);
            let rect = Align2::CENTER_CENTER.anchor_size(middle, galley.size());
            ui.painter()
                .rect_filled(rect.expand2(vec2(4.0, 0.0)), 3.0, self.theme.card);
            ui.painter().galley(rect.min, galley, self.theme.weak);
        }
    }
}

/// Returns whether a rung is an end of the path that takes no time: the name of the path's first or last
/// party would only crowd the stop next to it.
fn is_bare(place: &Place, rung: &Rung) -> bool {
    rung.number.is_none() && place.ends - place.begins < 1.0
}

/// Says everything about a stop.
fn hover_words(rung: &Rung, spoken: &str) -> String {
    let mut words = spoken.to_owned();
    if !rung.stop.activity.is_empty() {
        words = format!("{words}\n{}", rung.stop.activity);
    }
    if rung.passes.value > 1.0 {
        let passes = number(rung.passes.value);
        words = format!("{words}\nPassed {passes} times on average");
    }
    if !rung.on_longest {
        words.push_str("\nNot on the longest branch");
    }
    words
}
