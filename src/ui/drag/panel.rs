//! The panel: two sliders, what follows from them now, and what working down debt brings over time.

use std::sync::Arc;

use egui::{
    Align, Align2, Button, DragValue, Grid, Id, Layout, Margin, Rect, RichText, ScrollArea, Slider,
    Ui, WidgetInfo, WidgetType, Window, vec2,
};
use egui_phosphor::regular as glyphs;

use crate::{
    analysis::{PathShift, Queue, Total, Variation, WhatIf, number, what_if},
    edit::update,
    editor::{Action, Actions, Command, Editor},
    model::{Figure, Node, NodeId, Record},
    scene::{Weight, palette::path_ink},
    ui::{
        inspector::days,
        theme::{Theme, color, font, icon},
        widgets::{heading_ui, name_ui, swatch_ui},
    },
};

use super::work_down::work_down_ui;

const WIDTH: f32 = 416.0;
/// The sliders go so far: with nothing left there is no answer anyway.
const MOST: f64 = 95.0;

/// What is being tried out. All shares are in percent.
#[derive(Debug)]
pub struct DragState {
    /// The team, and what was said of it when the sliders were set.
    said: Option<(NodeId, Option<Figure>, Option<Figure>)>,
    drag: f64,
    debt: f64,
    /// What a week of the whole team's time takes away of the drag; nothing while nobody said.
    pub(super) taken: f64,
    pub(super) weeks: f64,
}

impl Default for DragState {
    fn default() -> Self {
        Self {
            said: None,
            drag: 0.0,
            debt: 0.0,
            taken: 0.0,
            weeks: 26.0,
        }
    }
}

impl DragState {
    /// Sets the sliders to what is said of the team, where that is new.
    fn keep_up_with(&mut self, node: &Node) {
        let said = Some((node.id, node.drag.clone(), node.debt.clone()));
        if self.said != said {
            self.said = said;
            self.drag = percent_of(node.drag.as_ref());
            self.debt = percent_of(node.debt.as_ref());
        }
    }

    /// Returns drag and debt as shares.
    pub(super) fn shares(&self) -> (f64, f64) {
        (share_of(self.drag), share_of(self.debt))
    }
}

/// Draws the panel over the canvas while it is open.
pub(in crate::ui) fn drag_ui(
    ui: &Ui,
    canvas: Rect,
    editor: &Editor,
    state: &mut DragState,
    actions: &mut Actions,
) {
    if !editor.shows_drag() {
        return;
    }
    let theme = Theme::of(ui);
    let frame = theme
        .card_frame(12)
        .shadow(ui.visuals().window_shadow)
        .inner_margin(Margin::same(16));
    Window::new(Command::DragPanel.name())
        .title_bar(false)
        .resizable(false)
        .frame(frame)
        .pivot(Align2::RIGHT_TOP)
        .default_pos(canvas.right_top() + vec2(-14.0, 14.0))
        .constrain_to(canvas)
        .show(ui.ctx(), |ui| {
            ui.set_width(WIDTH);
            let node = editor.dragged_team().and_then(|id| editor.map().node(id));
            title_ui(ui, node, actions);
            match node {
                Some(node) => team_ui(ui, editor, node, state, actions),
                None => {
                    ui.label("Select a team to see what drag and debt do to it");
                }
            }
        });
}

fn title_ui(ui: &mut Ui, node: Option<&Node>, actions: &mut Actions) {
    let theme = Theme::of(ui);
    ui.horizontal(|ui| {
        let name = Command::DragPanel.name();
        ui.label(RichText::new(name).font(font(Weight::SemiBold, 15.0)));
        if let Some(node) = node {
            name_ui(ui, node.title(), |name| name.color(theme.weak));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let close = Button::new(icon(glyphs::X, 15.0)).frame_when_inactive(false);
            let close = ui.add(close);
            let name = "Close drag and debt";
            close.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, name));
            if close.clicked() {
                actions.run(Command::DragPanel);
            }
        });
    });
    ui.add_space(4.0);
}

fn team_ui(
    ui: &mut Ui,
    editor: &Editor,
    node: &Node,
    state: &mut DragState,
    actions: &mut Actions,
) {
    state.keep_up_with(node);
    slider_ui(ui, "Drag", &mut state.drag, node.drag.as_ref());
    slider_ui(ui, "Debt work-down", &mut state.debt, node.debt.as_ref());
    let map = editor.map();
    let tried = what_if(
        map,
        editor.figures(),
        node.id,
        state.shares(),
        editor.variation(),
    );
    if let Some(tried) = tried {
        consequence_ui(ui, editor, node.id, &tried);
        paths_ui(ui, editor, &tried);
        variation_ui(ui, editor, actions);
    } else {
        let weak = Theme::of(ui).weak;
        ui.label(RichText::new("No delivery path stops here").color(weak));
    }
    heading_ui(ui, "While debt is worked down");
    work_down_ui(ui, node, state);
    ui.add_space(8.0);
    take_ui(ui, editor, node, state, actions);
}

/// Writes what was tried out to the team.
fn take_ui(ui: &mut Ui, editor: &Editor, node: &Node, state: &DragState, actions: &mut Actions) {
    let (drag, debt) = (state.drag, state.debt);
    let changed = is_other(node.drag.as_ref(), drag) || is_other(node.debt.as_ref(), debt);
    let take = ui.add_enabled(changed, Button::new("Take these figures"));
    let take = take.on_hover_text("Write them to the team, as a guess");
    if take.clicked() {
        let ids = [node.id.into()];
        let edit = update(editor.map(), "Take drag and debt", ids, |record| {
            if let Record::Node(node) = record {
                let node = Arc::make_mut(node);
                for (figure, percent) in [(&mut node.drag, drag), (&mut node.debt, debt)] {
                    if is_other(figure.as_ref(), percent) {
                        *figure = Some(Figure::guess(share_of(percent)));
                    }
                }
            }
        });
        actions.edit(edit);
    }
}

/// Returns whether a slider stands elsewhere than what was said would put it.
fn is_other(said: Option<&Figure>, percent: f64) -> bool {
    (percent_of(said) - percent).abs() > 0.1
}

fn slider_ui(ui: &mut Ui, name: &str, percent: &mut f64, said: Option<&Figure>) {
    let theme = Theme::of(ui);
    ui.horizontal(|ui| {
        let label = labeled_ui(ui, name);
        let spacing = ui.spacing_mut();
        (spacing.slider_width, spacing.slider_rail_height) = (118.0, 5.0);
        let visuals = ui.visuals_mut();
        visuals.slider_trailing_fill = true;
        visuals.selection.bg_fill = theme.accent;
        visuals.widgets.inactive.bg_fill = theme.border;
        visuals.widgets.hovered.bg_fill = theme.border;
        let slider = Slider::new(percent, 0.0..=MOST).step_by(1.0);
        ui.add(slider.show_value(false)).labelled_by(label);
        let value = DragValue::new(percent).range(0.0..=MOST);
        let value = value.fixed_decimals(0).suffix(" %");
        ui.add(value).labelled_by(label);
        let said = match said {
            Some(figure) => format!("Said: {} %", number(figure.value * 100.0)),
            None => "Nobody said".to_owned(),
        };
        ui.label(RichText::new(said).small().color(theme.weak));
    });
}

/// A label as wide as all of them, for what stands beside it.
fn labeled_ui(ui: &mut Ui, name: &str) -> Id {
    let size = vec2(108.0, ui.spacing().interact_size.y);
    let layout = Layout::left_to_right(Align::Center);
    let weak = Theme::of(ui).weak;
    let label = ui.allocate_ui_with_layout(size, layout, |ui| {
        ui.set_min_width(size.x);
        ui.label(RichText::new(name).color(weak))
    });
    label.inner.id
}

/// What is so now, and what would be.
fn consequence_ui(ui: &mut Ui, editor: &Editor, node: NodeId, tried: &WhatIf) {
    let Some(now) = editor.figures().load(node) else {
        return;
    };
    let then = &tried.load;
    let percent = |total: Option<&Total>| total.map_or_else(|| "?".to_owned(), Total::in_percent);
    let (utilised_now, utilised_then) = (now.utilisation.as_ref(), then.utilisation.as_ref());
    let rows = [
        (
            "Capacity left",
            percent(Some(&now.left)),
            percent(Some(&then.left)),
        ),
        (
            "Demand / capacity left",
            percent(utilised_now),
            percent(utilised_then),
        ),
        (
            "Wait in the queue",
            wait(tried.queue_now),
            wait(tried.queue_then),
        ),
        (
            "Work takes, stretched",
            work(tried.queue_now),
            work(tried.queue_then),
        ),
    ];
    let theme = Theme::of(ui);
    ui.add_space(6.0);
    grid_ui(ui, "consequence", |ui| {
        ui.label("");
        ui.label(RichText::new("Now").small().color(theme.weak));
        ui.label(RichText::new("With these shares").small().color(theme.weak));
        ui.end_row();
        for (name, now, then) in rows {
            ui.label(RichText::new(name).color(theme.weak));
            ui.label(now);
            ui.label(RichText::new(then).font(font(Weight::SemiBold, 13.0)));
            ui.end_row();
        }
    });
}

/// Three columns, row close upon row.
fn grid_ui(ui: &mut Ui, name: &str, rows: impl FnOnce(&mut Ui)) {
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = 18.0;
        let grid = Grid::new(name).num_columns(3).min_col_width(112.0);
        grid.spacing([10.0, 3.0]).show(ui, rows);
    });
}

/// The lead times as they were said, and what they would be if what was said here changed as the queue does.
fn paths_ui(ui: &mut Ui, editor: &Editor, tried: &WhatIf) {
    heading_ui(ui, "Lead time as said, and with these shares");
    let theme = Theme::of(ui);
    let list = ScrollArea::vertical().max_height(150.0);
    list.show(ui, |ui| {
        grid_ui(ui, "paths", |ui| {
            for shift in &tried.shifts {
                let path = editor.map().path(shift.path);
                let name = path.map_or("?", |path| path.about.name.as_str());
                let ink = path_ink(editor.map(), shift.path).color(theme.tone);
                ui.horizontal(|ui| {
                    swatch_ui(ui, color(ink));
                    name_ui(ui, name, |name| name);
                });
                ui.label(RichText::new(shift.lead.in_days()).color(theme.weak));
                let then = lead_then(shift, tried.queue_then);
                ui.label(RichText::new(then).font(font(Weight::SemiBold, 13.0)));
                ui.end_row();
            }
        });
    });
    let words = "Wait and work said here are taken to change as much, in proportion, as the estimates above";
    ui.label(RichText::new(words).small().color(theme.weak));
}

/// Returns what a lead time would be.
fn lead_then(shift: &PathShift, queue: Queue) -> String {
    match (&shift.lead_then, shift.days_then) {
        (Some(then), _) => {
            let by = then.value - shift.lead.value;
            let sign = if by < 0.0 { "−" } else { "+" };
            match number(by.abs()).as_str() {
                "0" | "< 0.01" => "no change".to_owned(),
                _ => format!("{} ({sign}{})", then.in_days(), number(by.abs())),
            }
        }
        // It grows without end now, so there is nothing to compare with.
        (None, Some(then)) => format!("{} a visit here", days(then)),
        (None, None) if queue == Queue::Endless => "without end".to_owned(),
        (None, None) => "?".to_owned(),
    }
}

fn wait(queue: Queue) -> String {
    match queue {
        Queue::Unknown => "?".to_owned(),
        Queue::Endless => "without end".to_owned(),
        Queue::Wait(wait) => wait.bound.said_of(&days(wait.days)),
    }
}

fn work(queue: Queue) -> String {
    match queue {
        Queue::Wait(wait) => days(wait.work_days),
        Queue::Unknown | Queue::Endless => "?".to_owned(),
    }
}

/// How uneven the room takes arrivals and work to be.
fn variation_ui(ui: &mut Ui, editor: &Editor, actions: &mut Actions) {
    ui.add_space(4.0);
    let mut factor = editor.variation().factor();
    ui.horizontal(|ui| {
        let name = "Unevenness of arrivals and work";
        let label = ui.label(RichText::new(name).color(Theme::of(ui).weak));
        let field = DragValue::new(&mut factor).range(0.0..=10.0).speed(0.05);
        let field = ui.add(field.max_decimals(2));
        field.widget_info(|| WidgetInfo::drag_value(true, factor));
        let field = field.labelled_by(label.id);
        let field = field.on_hover_text(
            "(Cₐ² + Cₛ²) ÷ 2: 0 is clockwork, 1 is at random, more comes in bursts. A guess of the room",
        );
        if field.changed() {
            actions.push(Action::Variation(Variation {
                arrivals: factor,
                work: factor,
            }));
        }
    });
}

fn percent_of(figure: Option<&Figure>) -> f64 {
    (said_share(figure) * 100.0).round().clamp(0.0, MOST)
}

pub(super) fn said_share(figure: Option<&Figure>) -> f64 {
    figure.map_or(0.0, |figure| figure.value)
}

/// Takes away what dividing by a hundred adds: 7 % is 0.07.
fn share_of(percent: f64) -> f64 {
    (percent * 1e10).round() / 1e12
}
