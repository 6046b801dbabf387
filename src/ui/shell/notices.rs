//! Notices: cards in a corner that tell what happened and stand in nobody's way.

use egui::{Align2, Area, Button, CollapsingHeader, Id, Label, Margin, Order, RichText, Ui, vec2};
use egui_phosphor::regular as glyphs;

use crate::{
    editor::{Action, Actions, Editor, Level, Notice},
    ui::theme::{Theme, icon},
};

/// A notice that asks for nothing goes away after this many seconds.
const STAY: f64 = 6.0;

pub(super) fn notices_ui(ui: &mut Ui, editor: &Editor, actions: &mut Actions) {
    let shown = editor.notices().shown();
    if shown.is_empty() {
        return;
    }
    // Above the ladder, which one may be reading.
    let below = editor.under_ladder();
    Area::new(Id::new("notices"))
        .order(Order::Foreground)
        .anchor(Align2::CENTER_BOTTOM, vec2(-40.0, -44.0 - below))
        .show(ui.ctx(), |ui| {
            for notice in shown {
                ui.push_id(notice.id, |ui| notice_ui(ui, notice, actions));
            }
        });
    for notice in shown.iter().filter(|notice| notice.level == Level::Info) {
        let now = ui.input(|input| input.time);
        let key = Id::new(("notice since", notice.id));
        let since = ui.data_mut(|data| *data.get_temp_mut_or_insert_with(key, || now));
        let left = since + STAY - now;
        if left <= 0.0 {
            actions.push(Action::CloseNotice(notice.id));
        } else {
            ui.request_repaint_after(std::time::Duration::from_secs_f64(left));
        }
    }
}

fn notice_ui(ui: &mut Ui, notice: &Notice, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let (glyph, ink) = match notice.level {
        Level::Info => (glyphs::CHECK_CIRCLE, theme.accent),
        Level::Warning => (glyphs::WARNING, theme.warning),
        Level::Error => (glyphs::WARNING_CIRCLE, theme.danger),
    };
    theme
        .card_frame(10)
        .shadow(ui.visuals().popup_shadow)
        .inner_margin(Margin::symmetric(12, 9))
        .show(ui, |ui| {
            ui.set_max_width(520.0);
            ui.horizontal(|ui| {
                ui.label(icon(glyph, 17.0).color(ink));
                ui.add(Label::new(&notice.sentence).wrap());
                if let Some(remedy) = notice.remedy
                    && ui.button(remedy.name()).clicked()
                {
                    actions.run(remedy);
                    actions.push(Action::CloseNotice(notice.id));
                }
                let close = Button::new(icon(glyphs::X, 13.0)).frame_when_inactive(false);
                let response = ui.add(close);
                response.widget_info(|| {
                    egui::WidgetInfo::labeled(egui::WidgetType::Button, true, "Close the notice")
                });
                if response.clicked() {
                    actions.push(Action::CloseNotice(notice.id));
                }
            });
            if !notice.details.is_empty() {
                details_ui(ui, notice);
            }
        });
}

fn details_ui(ui: &mut Ui, notice: &Notice) {
    let n = notice.details.len();
    CollapsingHeader::new(format!("Details ({n})")).show(ui, |ui| {
        egui::ScrollArea::vertical()
            .max_height(160.0)
            .show(ui, |ui| {
                for detail in &notice.details {
                    ui.label(RichText::new(detail).small());
                }
            });
    });
}
