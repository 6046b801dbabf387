//! What working down debt costs first and brings later, by what the room expects of it.

use egui::{DragValue, RichText, Ui, WidgetInfo, WidgetType};

use crate::{
    analysis::{Friction, WorkDown, number},
    model::Node,
    ui::theme::Theme,
};

use super::{
    chart::chart_ui,
    panel::{DragState, said_share},
};

/// Draws the fields for what is expected, then the curve and what it says.
pub(super) fn work_down_ui(ui: &mut Ui, node: &Node, state: &mut DragState) {
    let theme = Theme::of(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        ui.label("A week of the whole team on debt takes away");
        let unknown = |value: f64, _| match number(value).as_str() {
            "0" => "?".to_owned(),
            text => format!("{text} %"),
        };
        let taken = DragValue::new(&mut state.taken)
            .range(0.0..=99.0)
            .speed(0.25)
            .custom_formatter(unknown)
            .custom_parser(|text| text.trim().trim_end_matches('%').trim().parse().ok());
        let taken = ui.add(taken);
        taken.widget_info(|| {
            let name = "Drag that a week on debt takes away";
            WidgetInfo::labeled(WidgetType::DragValue, true, name)
        });
        ui.label("of the drag; over");
        let weeks = DragValue::new(&mut state.weeks).range(1.0..=520.0);
        let weeks = ui.add(weeks.max_decimals(0).suffix(" weeks"));
        weeks.widget_info(|| WidgetInfo::labeled(WidgetType::DragValue, true, "Weeks to look at"));
    });
    let (drag, debt) = state.shares();
    let work = WorkDown {
        drag,
        debt,
        other: said_share(node.reactive.as_ref()) + said_share(node.coordination.as_ref()),
        effect: WorkDown::effect_of(state.taken / 100.0),
        friction: Friction::OfCapacity,
    };
    if state.taken <= 0.0 || debt <= 0.0 || drag <= 0.0 {
        let words = if debt <= 0.0 {
            "No time goes to debt, so the drag stays as it is"
        } else if drag <= 0.0 {
            "There is no drag to take away"
        } else {
            "Nobody said what a week on debt takes away, so there is no curve yet"
        };
        ui.label(RichText::new(words).color(theme.weak));
        return;
    }
    let summary = summary(&work, state.weeks);
    chart_ui(ui, &work, state.weeks, &summary);
    ui.label(summary);
    if node.reactive.is_none() || node.coordination.is_none() {
        let words = "Shares that nobody gave are left out of it";
        ui.label(RichText::new(words).small().color(theme.weak));
    }
}

/// Returns in words how deep the dip is, and when it is made up.
fn summary(work: &WorkDown, weeks: f64) -> String {
    let end = work.delivered(weeks) - work.delivered_without(weeks);
    let after = if end < 0.0 { "behind" } else { "ahead" };
    let end = format!(
        "after {} weeks {} {after}",
        number(weeks),
        number(end.abs())
    );
    let Some(even) = work.break_even() else {
        return format!(
            "Never made up: no less time goes to debt than it gives back. In weeks of the whole team, {end}"
        );
    };
    let (week, behind) = work.deepest();
    format!(
        "Up to {} weeks of the whole team behind in week {}, even in week {}, {end}",
        number(behind),
        number(week.ceil()),
        number(even.ceil())
    )
}
