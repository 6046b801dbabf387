//! The tool column: a card above the canvas, each tool with its key.

use egui::{Align2, Area, Id, Margin, Order, Ui, vec2};
use egui_phosphor::regular as icon;

use crate::{
    editor::{Actions, Command, Editor, ToolKind, TourTarget},
    ui::{
        theme::{Theme, icon_font},
        tour::mark_spot,
        widgets::icon_button_ui,
    },
};

pub(super) fn tools_ui(ui: &mut Ui, editor: &Editor, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let corner = ui.max_rect().min + vec2(12.0, 14.0);
    let card = theme
        .card_frame(12)
        .shadow(egui::Shadow {
            blur: 12,
            ..ui.visuals().popup_shadow
        })
        .inner_margin(Margin::same(5));
    Area::new(Id::new("tools"))
        .order(Order::Middle)
        .fixed_pos(corner)
        .constrain(false)
        .show(ui.ctx(), |ui| {
            card.show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                for kind in ToolKind::ALL {
                    tool_ui(ui, editor, kind, actions);
                }
            });
        });
}

fn tool_ui(ui: &mut Ui, editor: &Editor, kind: ToolKind, actions: &mut Actions) {
    let command = Command::Tool(kind);
    let selected = editor.tool().kind() == kind;
    let key = command.shortcut().map(|key| key.to_string());
    let key = key.unwrap_or_default();
    let stays = editor.kept_tool() == Some(kind);
    let name = if stays {
        format!("{}, stays in hand", command.name())
    } else {
        command.name().to_owned()
    };
    let response = icon_button_ui(ui, icon_of(kind), &key, selected, &name);
    if stays {
        let corner = response.rect.left_bottom() + vec2(5.0, -4.0);
        let lock = icon_font(10.0);
        let ink = Theme::of(ui).accent;
        ui.painter()
            .text(corner, Align2::LEFT_BOTTOM, icon::LOCK_SIMPLE, lock, ink);
    }
    let mut tip = format!("{} ({key})\n{}", command.name(), command.help());
    if kind.can_stay() {
        tip.push_str("\nTwice: it stays in hand, until Esc");
    }
    mark_spot(ui.ctx(), TourTarget::Tool(kind), response.rect);
    if response.on_hover_text(tip).clicked() {
        actions.run(command);
    }
}

fn icon_of(kind: ToolKind) -> &'static str {
    match kind {
        ToolKind::Select => icon::CURSOR,
        ToolKind::Team => icon::USERS_THREE,
        ToolKind::Infrastructure => icon::DATABASE,
        ToolKind::Component => icon::CUBE,
        ToolKind::Goal => icon::FLAG,
        ToolKind::Outside => icon::USER,
        ToolKind::Note => icon::NOTE,
        ToolKind::Area => icon::BOUNDING_BOX,
        ToolKind::Relation => icon::ARROW_RIGHT,
        ToolKind::Path => icon::PATH,
    }
}
