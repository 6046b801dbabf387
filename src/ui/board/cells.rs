//! The cells of the board: their ground, and how another item is added to one.

use egui::{Align2, CornerRadius, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType};
use egui_phosphor::regular as glyphs;

use crate::{
    editor::{Action, Actions, BoardAction, CellPlace},
    ui::theme::icon_font,
};

use super::{
    layout::Cell,
    view::{BoardCx, board_id},
};

/// Draws the ground of a cell; that of one which takes no items is fainter.
pub(super) fn cell_ui(ui: &Ui, cx: &BoardCx<'_>, place: CellPlace, rect: Rect, cell: &Cell) {
    let carried = cx.editor.board().carried.first();
    let item = carried.and_then(|id| cx.editor.map().work_item(*id));
    let may_hold = match item {
        Some(item) => cx.layout.board.may_hold(cx.editor.map(), item, place),
        None => cell.takes_new,
    };
    let fill = if may_hold {
        cx.cell_fill()
    } else {
        cx.cell_fill().gamma_multiply(0.4)
    };
    let painter = ui.painter();
    let radius = CornerRadius::same(8);
    painter.rect_filled(rect, radius, fill);
    if item.is_none() {
        return;
    }
    let at = ui.input(|input| input.pointer.latest_pos());
    if at.is_some_and(|at| rect.contains(at)) {
        let ink = if may_hold {
            cx.theme.accent
        } else {
            cx.theme.danger
        };
        painter.rect_stroke(rect, radius, Stroke::new(2.0, ink), StrokeKind::Inside);
    }
}

/// Draws a plus below the cards of the cell that the pointer is on. Returns whether its menu was asked for.
pub(super) fn foot_ui(ui: &Ui, cx: &BoardCx<'_>, place: CellPlace, actions: &mut Actions) -> bool {
    let takes_new = cx.layout.cell(place).is_some_and(|cell| cell.takes_new);
    let (Some(cell), Some(foot)) = (cx.layout.cell_rect(place), cx.layout.foot_rect(place)) else {
        return false;
    };
    let foot = cx.at(foot);
    let desk = cx.editor.board();
    let target = cx.layout.board.target(place);
    if !takes_new || !foot.intersects(cx.clip) || desk.adding == target {
        return false;
    }
    let response = ui.interact(foot, board_id().with(("add", place)), Sense::CLICK);
    response.widget_info(|| {
        let column = cx.layout.board.columns.get(place.column);
        let lane = cx.layout.board.lanes.get(place.lane);
        let (column, lane) = (
            column.map_or("", |column| column.name.as_str()),
            lane.map_or("", |lane| lane.name.as_str()),
        );
        let name = format!("Add a work item: {column}, {lane}");
        let name = name.trim_end_matches(", ");
        WidgetInfo::labeled(WidgetType::Button, true, name)
    });
    if response.clicked() {
        actions.push(Action::Board(BoardAction::Adding(target)));
    }
    let at = ui.input(|input| input.pointer.hover_pos());
    let near = at.is_some_and(|at| cx.at(cell).contains(at) && cx.clip.contains(at));
    if near && desk.carried.is_empty() {
        let painter = ui.painter();
        let ink = if response.hovered() {
            painter.rect_filled(foot, CornerRadius::same(6), cx.theme.card);
            cx.theme.text
        } else {
            cx.theme.weak
        };
        let middle = foot.center();
        painter.text(
            middle,
            Align2::CENTER_CENTER,
            glyphs::PLUS,
            icon_font(14.0),
            ink,
        );
    }
    response.secondary_clicked()
}
