//! Which panel is where, and which screen is shown.

use egui::{CentralPanel, Frame, Margin, Panel, Rect, Stroke, Ui};

use crate::{
    editor::{Action, Actions, Covered, Editor, Pointing, Screen, TourTarget, View},
    model::Map,
    ui::{
        board::{BoardState, board_ui},
        dialogs::{DialogState, dialog_ui},
        drag::{DragState, drag_ui},
        inspector::{InspectorState, inspector_ui},
        ladder::{LadderState, ladder_ui},
        network::{NetworkState, legend_ui, minimap_ui, network_ui},
        outline::{OutlineState, outline_ui},
        palette::{PaletteState, palette_ui},
        theme::{Theme, fit_buttons, fit_presses},
        tour::{TourState, mark_spot, tour_ui},
        welcome::welcome_ui,
    },
};

use super::{bar, notices, parts::Parts, status, tools};

/// What the views remember between frames.
#[derive(Debug, Default)]
pub struct ViewState {
    pub network: NetworkState,
    pub board: BoardState,
    pub inspector: InspectorState,
    pub ladder: LadderState,
    pub dialog: DialogState,
    pub drag: DragState,
    pub palette: PaletteState,
    pub outline: OutlineState,
    tour: TourState,
    parts: Parts,
    /// What the buttons are large enough for.
    pointing: Pointing,
}

impl ViewState {
    /// Commits what is being typed, on the canvas and in the inspector.
    pub fn commit(&mut self, map: &Map, actions: &mut Actions) {
        self.network.commit(map, actions);
        self.board.commit(actions);
        self.inspector.commit(map, actions);
        self.ladder.commit(map, actions);
    }
}

/// Draws the whole window.
pub fn shell_ui(ui: &mut Ui, editor: &Editor, state: &mut ViewState, actions: &mut Actions) {
    let theme = Theme::of(ui);
    state.parts.keep_up_with(ui, editor);
    glide_ui(ui, editor, actions);
    if state.pointing != editor.pointing() {
        fit_presses(ui.ctx(), editor.pointing());
        // Nothing grows under the finger that is down.
        if !ui.input(|input| input.any_touches() || input.pointer.any_down()) {
            state.pointing = editor.pointing();
            fit_buttons(ui.ctx(), state.pointing);
        }
    }
    let line = Stroke::new(1.0, theme.border);
    let bar = Frame::new()
        .fill(theme.panel)
        .inner_margin(Margin::symmetric(14, 7))
        .stroke(line);
    let bar = Panel::top("bar")
        .frame(bar)
        .show_separator_line(false)
        .show(ui, |ui| bar::bar_ui(ui, editor, actions));
    state.parts.bar = Some(bar.response.rect);
    (
        state.parts.outline,
        state.parts.inspector,
        state.parts.status,
    ) = (None, None, None);
    match editor.screen() {
        Screen::Welcome => {
            let ground = Frame::new().fill(theme.canvas);
            CentralPanel::no_frame()
                .frame(ground)
                .show(ui, |ui| welcome_ui(ui, editor, actions));
        }
        Screen::Map => map_ui(ui, editor, state, actions, line),
    }
    let canvas = state.network.canvas();
    tour_ui(ui, editor, &mut state.tour, canvas, actions);
    notices::notices_ui(ui, editor, actions);
    dialog_ui(ui, editor, &mut state.dialog, actions);
    palette_ui(ui, editor, &mut state.palette, actions);
    state.parts.ring_ui(ui);
}

/// Tells the camera on its way how much time has passed.
fn glide_ui(ui: &Ui, editor: &Editor, actions: &mut Actions) {
    /// After a frame that took long, the way is not skipped.
    const MOST: f32 = 0.05;
    if editor.is_gliding() {
        let passed = ui.input(|input| input.stable_dt).min(MOST);
        actions.push(Action::Passed(passed.into()));
        ui.ctx().request_repaint();
    }
}

fn map_ui(
    ui: &mut Ui,
    editor: &Editor,
    state: &mut ViewState,
    actions: &mut Actions,
    line: Stroke,
) {
    let theme = Theme::of(ui);
    let status = Frame::new()
        .fill(theme.panel)
        .inner_margin(Margin::symmetric(14, 3))
        .stroke(line);
    let status = Panel::bottom("status")
        .frame(status)
        .show_separator_line(false)
        .show(ui, |ui| {
            status::status_ui(ui, editor, state, actions);
        });
    state.parts.status = Some(status.response.rect);
    if editor.shows_outline() {
        left_ui(ui, editor, state, actions, line);
    }
    // On the board the room is for the cards as long as nothing is selected, or one of them is in the hand.
    let about_cards = !editor.selection().is_empty() && editor.board().carried.is_empty();
    if editor.view() == View::Network || about_cards {
        side_ui(ui, editor, state, actions, line);
    } else {
        state.inspector.commit(editor.map(), actions);
    }
    CentralPanel::no_frame().show(ui, |ui| {
        let canvas = ui.max_rect();
        match editor.view() {
            View::Network => {
                cover(editor, state, canvas, actions);
                network_ui(ui, editor, &mut state.network, actions);
                tools::tools_ui(ui, editor, actions);
                ladder_ui(ui, editor, &mut state.ladder, canvas, actions);
                minimap_ui(ui, editor, &mut state.network, actions);
                legend_ui(ui, editor, &mut state.network);
            }
            View::Board => board_ui(ui, editor, &mut state.board, actions),
        }
        drag_ui(ui, canvas, editor, &mut state.drag, actions);
    });
}

/// Says how much of the canvas is covered, so that what is shown is shown beside it.
fn cover(editor: &Editor, state: &ViewState, canvas: Rect, actions: &mut Actions) {
    let covered = Covered {
        left: tools::width(canvas).into(),
        below: state.ladder.height().into(),
    };
    if covered != editor.camera().covered {
        actions.push(Action::Covered(covered));
    }
}

fn left_ui(
    ui: &mut Ui,
    editor: &Editor,
    state: &mut ViewState,
    actions: &mut Actions,
    line: Stroke,
) {
    let frame = Frame::new()
        .fill(Theme::of(ui).panel)
        .inner_margin(Margin::symmetric(10, 0))
        .stroke(line);
    let most = (ui.available_width() * 0.3).min(420.0);
    let panel = Panel::left("outline")
        .frame(frame)
        .show_separator_line(false)
        .default_size(most.min(236.0))
        .size_range(most.min(170.0)..=most)
        .show(ui, |ui| outline_ui(ui, editor, &mut state.outline, actions));
    state.parts.outline = Some(panel.response.rect);
}

fn side_ui(
    ui: &mut Ui,
    editor: &Editor,
    state: &mut ViewState,
    actions: &mut Actions,
    line: Stroke,
) {
    let theme = Theme::of(ui);
    let side = Frame::new()
        .fill(theme.panel)
        .inner_margin(Margin::symmetric(14, 0))
        .stroke(line);
    // In a narrow window the map keeps the larger part.
    let most = (ui.available_width() * 0.4).min(460.0);
    let side = Panel::right("inspector")
        .frame(side)
        .show_separator_line(false)
        .default_size(most.min(324.0))
        .size_range(most.min(240.0)..=most)
        .show(ui, |ui| {
            inspector_ui(ui, editor, &mut state.inspector, actions);
        });
    mark_spot(ui.ctx(), TourTarget::Inspector, side.response.rect);
    state.parts.inspector = Some(side.response.rect);
}
