//! The board as a whole: it scrolls, its heads stay.

use egui::{
    Color32, EventFilter, Id, Rect, Response, ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, WidgetType, vec2,
};

use crate::{
    editor::{Action, Actions, BoardAction, CellPlace, Editor},
    model::WorkItemId,
    scene::palette::Tone,
    ui::theme::Theme,
};

use super::{
    cards::{card_ui, ghost_ui},
    cells::{cell_ui, foot_ui},
    field::{FieldState, adding_ui, renaming_ui},
    heads::heads_ui,
    layout::Layout,
    menu::{Menu, On, menu_ui},
    nothing::nothing_ui,
};

/// What the board remembers between frames.
#[derive(Debug, Default)]
pub struct BoardState {
    pub(super) layout: Layout,
    field: FieldState,
    /// The item that was brought into view last, its cell, and how much room there was.
    seen: Option<(WorkItemId, CellPlace, Vec2)>,
    /// Whether the focus came by the Tab key.
    by_key: bool,
    menu: Menu,
}

impl BoardState {
    /// Takes what is being typed as it is.
    pub(in crate::ui) fn commit(&mut self, actions: &mut Actions) {
        self.field.commit(actions);
    }
}

/// Returns the id of the board, whose keys are those of its cards.
pub(in crate::ui) fn board_id() -> Id {
    Id::new("board")
}

/// What is needed to draw a part of the board.
pub(super) struct BoardCx<'a> {
    pub(super) editor: &'a Editor,
    pub(super) layout: &'a Layout,
    pub(super) theme: Theme,
    /// Where the corner of the board is on the screen.
    pub(super) origin: Vec2,
    /// What of it is in view, on the screen.
    pub(super) clip: Rect,
}

impl BoardCx<'_> {
    /// Returns the ground of a cell: in the dark what is nearer is lighter.
    pub(super) fn cell_fill(&self) -> Color32 {
        match self.theme.tone {
            Tone::Light => self.theme.hover,
            Tone::Dark => self.theme.panel,
        }
    }

    pub(super) fn card_fill(&self) -> Color32 {
        match self.theme.tone {
            Tone::Light => self.theme.card,
            Tone::Dark => self.theme.hover,
        }
    }

    /// Returns where something of the board is on the screen, on whole points so that text is sharp.
    pub(super) fn at(&self, rect: Rect) -> Rect {
        rect.translate(self.origin)
    }
}

/// Draws the work items of the map.
pub fn board_ui(ui: &mut Ui, editor: &Editor, state: &mut BoardState, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let room = ui.available_rect_before_wrap();
    ui.painter().rect_filled(room, 0.0, theme.canvas);
    let mut layout = std::mem::take(&mut state.layout);
    layout.keep_up_with(editor);
    // The inspector comes and goes with the selection; the cards stay where they are then.
    let window = ui.ctx().content_rect();
    layout.place(editor, window.width().max(room.width()));
    let board = board_response(ui, editor, room);
    ScrollArea::both()
        .auto_shrink(false)
        .id_salt("board")
        .show_viewport(ui, |ui, _| {
            let (_, rect) = ui.allocate_space(layout.size);
            let cx = BoardCx {
                editor,
                layout: &layout,
                theme,
                origin: vec2(rect.min.x.round(), rect.min.y.round()),
                clip: room,
            };
            let asked = content_ui(ui, &cx, state, actions);
            let asked = asked.or_else(|| ground_asked(ui, &cx, &board, actions));
            carry_ui(ui, &cx, &board, actions);
            menu_ui(ui, &cx, &mut state.menu, (&board, asked), actions);
            bring_into_view(ui, &cx, state);
        });
    nothing_ui(ui, editor, &layout, room, theme);
    focus_ui(ui, editor, state, &board, &theme);
    if board.clicked() {
        board.request_focus();
        actions.push(Action::Select(Vec::new()));
    }
    state.layout = layout;
}

/// Shows that the keys are the board's where no card shows it; a click needs no such sign.
fn focus_ui(ui: &Ui, editor: &Editor, state: &mut BoardState, board: &Response, theme: &Theme) {
    if board.gained_focus() {
        state.by_key = !ui.input(|input| input.pointer.any_click());
    }
    if board.has_focus() && state.by_key && editor.selection().is_empty() {
        let stroke = Stroke::new(2.0, theme.accent);
        ui.painter()
            .rect_stroke(board.rect, 0.0, stroke, StrokeKind::Inside);
    }
}

fn board_response(ui: &Ui, editor: &Editor, room: Rect) -> Response {
    let response = ui.interact(room, board_id(), Sense::click());
    response.widget_info(|| {
        let n_items = editor.map().work_items().len();
        let words = format!("Board: {n_items} work items");
        WidgetInfo::labeled(WidgetType::Other, true, words)
    });
    if response.has_focus() {
        // The arrows go from card to card.
        let filter = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
    response
}

/// Draws what is on the board, and returns that of which the menu was asked for.
fn content_ui(
    ui: &mut Ui,
    cx: &BoardCx<'_>,
    state: &mut BoardState,
    actions: &mut Actions,
) -> Option<On> {
    let mut asked = None;
    for place in cells_in_view(cx) {
        let (Some(rect), Some(cell)) = (cx.layout.cell_rect(place), cx.layout.cell(place)) else {
            continue;
        };
        cell_ui(ui, cx, place, cx.at(rect), cell);
        for card in &cell.cards {
            let at = cx.at(cx.layout.card_rect(rect, card));
            if at.intersects(cx.clip) {
                let asks = card_ui(ui, cx, card, at, actions);
                asked = asks.then_some(On::Cards).or(asked);
            }
        }
        let asks = foot_ui(ui, cx, place, actions);
        asked = asks.then_some(On::Cell(place)).or(asked);
    }
    renaming_ui(ui, cx, &mut state.field, actions);
    adding_ui(ui, cx, &mut state.field, actions);
    heads_ui(ui, cx).map(On::Column).or(asked)
}

/// Returns what is under a right click that is on no card and no head. Nothing else stays selected, so
/// that one sees what the menu is about.
fn ground_asked(ui: &Ui, cx: &BoardCx<'_>, board: &Response, actions: &mut Actions) -> Option<On> {
    if !board.secondary_clicked() {
        return None;
    }
    actions.push(Action::Select(Vec::new()));
    let at = ui.input(|input| input.pointer.latest_pos())?;
    let place = cx.layout.cell_at(at - cx.origin);
    Some(place.map_or(On::Ground, On::Cell))
}

/// Returns the cells of which something is in view.
fn cells_in_view(cx: &BoardCx<'_>) -> Vec<CellPlace> {
    let places = cx.layout.board.places();
    let in_view = |place: &CellPlace| {
        let rect = cx.layout.cell_rect(*place);
        rect.is_some_and(|rect| cx.at(rect).intersects(cx.clip))
    };
    places.filter(in_view).collect()
}

/// Draws the cards in the hand, and puts them down where the button is released.
fn carry_ui(ui: &Ui, cx: &BoardCx<'_>, board: &Response, actions: &mut Actions) {
    let carried = &cx.editor.board().carried;
    let Some(first) = carried.first() else {
        return;
    };
    let pointer = ui.input(|input| input.pointer.latest_pos());
    let on = pointer.filter(|at| board.rect.contains(*at));
    let place = on.and_then(|at| cx.layout.cell_at(at - cx.origin));
    if ui.input(|input| input.pointer.any_down()) {
        if let Some(at) = pointer {
            ghost_ui(ui, cx, *first, carried.len(), at);
        }
        return;
    }
    match place.and_then(|place| cx.layout.board.target(place)) {
        Some((stand, lane)) => actions.push(Action::Board(BoardAction::Drop(stand, lane))),
        None => actions.push(Action::Board(BoardAction::Carry(Vec::new()))),
    }
}

/// Scrolls to the selected card when another one was selected, when it comes to another cell, and when the
/// inspector takes of the room.
fn bring_into_view(ui: &Ui, cx: &BoardCx<'_>, state: &mut BoardState) {
    let mut selected = cx.editor.selected_items();
    let single = selected.next().filter(|_| selected.next().is_none());
    let seen = single.and_then(|id| {
        let (place, _) = cx.layout.board.find(id)?;
        Some((id, place, cx.clip.size()))
    });
    if state.seen == seen {
        return;
    }
    state.seen = seen;
    let Some(rect) = single.and_then(|id| cx.layout.rect_of(id)) else {
        return;
    };
    // The heads would hide it.
    let heads = vec2(cx.layout.lane_heads + 32.0, 72.0);
    let mut rect = cx.at(rect);
    rect.min -= heads;
    rect.max += vec2(24.0, 40.0);
    if !cx.clip.contains_rect(rect) {
        ui.scroll_to_rect(rect, None);
    }
}
