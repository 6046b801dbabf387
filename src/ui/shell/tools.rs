//! The tool column: a card above the canvas, each tool with its key.

use egui::{Align2, Area, Id, Order, Rect, Ui, Vec2, vec2};
use egui_phosphor::regular as icon;

use crate::{
    editor::{Actions, Command, Editor, ToolKind, TourTarget},
    ui::{
        theme::{Theme, icon_font},
        tour::mark_spot,
        widgets::{TOOL_SIZE, icon_button_ui},
    },
};

/// How far the card is from the corner of the canvas.
const CORNER: Vec2 = vec2(12.0, 14.0);
/// The edge of the card, and what is between two tools.
const EDGE: f32 = 5.0;
const GAP: f32 = 2.0;

/// Returns in how many rows the tools stand on a canvas, and in how many columns.
fn grid(canvas: Rect) -> (usize, usize) {
    let room = canvas.height() - 2.0 * (CORNER.y + EDGE);
    let n_tools = ToolKind::ALL.len();
    let fits = |n_rows: &usize| *n_rows as f32 * (TOOL_SIZE + GAP) - GAP <= room;
    let n_rows = (1..=n_tools).rev().find(fits).unwrap_or(1);
    let n_columns = n_tools.div_ceil(n_rows);
    (n_tools.div_ceil(n_columns), n_columns)
}

/// Returns how much of the left of a canvas the tools take.
pub(super) fn width(canvas: Rect) -> f32 {
    let (_, n_columns) = grid(canvas);
    CORNER.x + 2.0 * EDGE + n_columns as f32 * (TOOL_SIZE + GAP)
}

pub(super) fn tools_ui(ui: &mut Ui, editor: &Editor, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let canvas = ui.max_rect();
    let card = theme
        .card_frame(12)
        .shadow(egui::Shadow {
            blur: 12,
            ..ui.visuals().popup_shadow
        })
        .inner_margin(EDGE);
    let (n_rows, _) = grid(canvas);
    Area::new(Id::new("tools"))
        .order(Order::Middle)
        .fixed_pos(canvas.min + CORNER)
        .constrain(false)
        .show(ui.ctx(), |ui| {
            card.show(ui, |ui| {
                ui.spacing_mut().item_spacing = Vec2::splat(GAP);
                ui.horizontal_top(|ui| {
                    for column in ToolKind::ALL.chunks(n_rows) {
                        ui.vertical(|ui| {
                            for kind in column {
                                tool_ui(ui, editor, *kind, actions);
                            }
                        });
                    }
                });
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
