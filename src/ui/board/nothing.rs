//! What the board says while it shows no card: why, and what to do next.

use egui::{Align2, Rect, Sense, Ui, WidgetInfo, WidgetType};

use crate::{
    editor::{BoardCounts, Editor},
    model::{Map, State},
    scene::Weight,
    ui::theme::{Theme, font},
};

use super::{layout::Layout, view::board_id};

/// Says in the middle why there is no card to be seen.
pub(super) fn nothing_ui(ui: &Ui, editor: &Editor, layout: &Layout, room: Rect, theme: Theme) {
    if layout.board.items().next().is_some() || editor.board().adding.is_some() {
        return;
    }
    let words = words_of(editor.map(), &layout.board.counts);
    let at = egui::pos2(room.center().x, room.center().y.max(room.min.y + 240.0));
    let painter = ui.painter();
    let width = (room.width() - 80.0).clamp(200.0, 620.0);
    let font = font(Weight::Medium, 14.0);
    let galley = painter.layout(words.to_owned(), font, theme.weak, width);
    let rect = Align2::CENTER_CENTER.anchor_size(at, galley.size());
    painter.rect_filled(rect.expand2(egui::vec2(16.0, 10.0)), 8.0, theme.card);
    painter.galley(rect.min, galley, theme.weak);
    // It lets every click through to the board.
    let label = ui.interact(rect, board_id().with("nothing"), Sense::HOVER);
    label.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, words));
}

fn words_of(map: &Map, counts: &BoardCounts) -> &'static str {
    if counts.n_left_out > 0 {
        "No work item fits the filter: Esc in its field shows all again"
    } else if map.work_items().any(|item| item.state != State::Done) {
        "No work item is on this path: choose other columns in the status line"
    } else if map.paths().len() == 0 {
        "No work items yet. Columns come with the delivery paths: draw one on the network (Ctrl+1, P)"
    } else {
        "No work items under way. N begins one, or the plus in a cell; a right click imports a table"
    }
}
