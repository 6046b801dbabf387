//! The menus of a right click on the board: on a card, in a cell, on the head of a column, and beside them.

use egui::{Id, Popup, Pos2, Response, SetOpenCommand, Ui, pos2};

use crate::{
    edit::{move_work_items, set_class},
    editor::{Action, Actions, BoardAction, BoardCommand, CellPlace, Command, Editor, Step, View},
    model::{Class, NodeId, RecordId, State, WorkItem, WorkItemId},
    ui::widgets::{command_entry_ui, entry_ui, walk_menu},
};

use super::view::BoardCx;

/// What a menu is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum On {
    /// The cards that are selected.
    Cards,
    Cell(CellPlace),
    Column(usize),
    #[default]
    Ground,
}

/// The menu between frames.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Menu {
    on: On,
    at: Pos2,
    /// How often the keys have asked so far.
    turns: u32,
    /// Whether the first entry is to have the keys.
    enters: bool,
}

/// Shows the menu of what was clicked with the second button, or of what is selected when a key asks.
pub(super) fn menu_ui(
    ui: &Ui,
    cx: &BoardCx<'_>,
    menu: &mut Menu,
    (board, clicked): (&Response, Option<On>),
    actions: &mut Actions,
) {
    let free = cx.editor.board().carried.is_empty();
    let pointer = ui.input(|input| input.pointer.latest_pos());
    let by_pointer = clicked.zip(pointer).filter(|_| free);
    let by_key = asked_by_key(cx, menu);
    let opens = by_pointer.is_some() || by_key.is_some();
    if let Some((on, at)) = by_pointer.or(by_key) {
        (menu.on, menu.at, menu.enters) = (on, at, by_pointer.is_none());
    }
    let popup = Popup::menu(board)
        .open_memory(opens.then_some(SetOpenCommand::Bool(true)))
        .at_position(menu.at);
    let id: Id = popup.get_id();
    let shown = popup.show(|ui| {
        ui.set_min_width(220.0);
        match menu.on {
            On::Cards => cards_ui(ui, cx, actions),
            On::Cell(place) => cell_ui(ui, cx, place, actions),
            On::Column(column) => column_ui(ui, cx, column, actions),
            On::Ground => ground_ui(ui, actions),
        }
    });
    if shown.is_some() {
        walk_menu(ui.ctx(), id, &mut menu.enters);
    }
}

/// Returns what the menu is about that a key asks for, and where it stands.
fn asked_by_key(cx: &BoardCx<'_>, menu: &mut Menu) -> Option<(On, Pos2)> {
    let turns = cx.editor.menu_asked(View::Board)?;
    if std::mem::replace(&mut menu.turns, turns) == turns {
        return None;
    }
    let mut items = cx.editor.selected_items();
    let card = items.find_map(|id| cx.layout.rect_of(id));
    Some(match card {
        Some(card) => {
            let card = cx.at(card);
            let at = pos2(card.min.x + 16.0, card.max.y - 6.0);
            (On::Cards, at.clamp(cx.clip.min, cx.clip.max))
        }
        None => (On::Ground, cx.clip.min + egui::vec2(40.0, 80.0)),
    })
}

fn cards_ui(ui: &mut Ui, cx: &BoardCx<'_>, actions: &mut Actions) {
    let map = cx.editor.map();
    let ids: Vec<WorkItemId> = cx.editor.selected_items().collect();
    let items: Vec<&WorkItem> = ids.iter().filter_map(|id| map.work_item(*id)).collect();
    if Command::Rename.enabled(cx.editor) {
        command_entry_ui(ui, Command::Rename, actions);
    }
    let all = |state: &State| items.iter().all(|item| item.state == *state);
    let block = if all(&State::Blocked) {
        "Unblock"
    } else {
        "Block"
    };
    let start = if all(&State::Active) {
        "Set waiting"
    } else {
        "Start"
    };
    for (words, command) in [(block, BoardCommand::Block), (start, BoardCommand::Start)] {
        let command = Command::Board(command);
        if entry_ui(ui, words, command.shortcut(), command.help()) {
            actions.run(command);
        }
    }
    ui.separator();
    ui.menu_button("Move to", |ui| move_ui(ui, cx, &ids, actions));
    for (step, words) in [
        (Step::Right, "Move to the next column"),
        (Step::Left, "Move to the column before"),
    ] {
        let command = Command::Board(BoardCommand::Move(step));
        let may = |id: &WorkItemId| cx.layout.board.next_cell(map, *id, step).is_some();
        if ids.iter().any(may) && entry_ui(ui, words, command.shortcut(), command.help()) {
            actions.run(command);
        }
    }
    ui.menu_button("Class of service", |ui| class_ui(ui, cx, &items, actions));
    let path = match items.as_slice() {
        [item] => item.path.and_then(|path| map.path(path)),
        _ => None,
    };
    if let Some(path) = path {
        let help = "Select the path on the network, with its ladder";
        if entry_ui(ui, "Show its path on the network", None, help) {
            actions.push(Action::Look(path.id.into()));
        }
    }
    ui.separator();
    command_entry_ui(ui, Command::Delete, actions);
}

/// The columns to which at least one of the items can go, within its lane.
fn move_ui(ui: &mut Ui, cx: &BoardCx<'_>, ids: &[WorkItemId], actions: &mut Actions) {
    let (board, map) = (&cx.layout.board, cx.editor.map());
    for (column, to) in board.columns.iter().zip(0..) {
        let moves = ids.iter().filter_map(|id| {
            let (here, _) = board.find(*id)?;
            let place = CellPlace { column: to, ..here };
            let may = board.may_hold(map, map.work_item(*id)?, place);
            let (stand, lane) = board.target(place)?;
            (may && here.column != to).then_some((*id, stand, lane))
        });
        let moves: Vec<_> = moves.collect();
        if !moves.is_empty() && entry_ui(ui, &column.name, None, "Take the cards there") {
            actions.edit(move_work_items(map, moves, cx.editor.today()));
        }
    }
}

fn class_ui(ui: &mut Ui, cx: &BoardCx<'_>, items: &[&WorkItem], actions: &mut Actions) {
    for (class, words) in [
        (Class::Expedite, "Expedite"),
        (Class::FixedDate, "Fixed date"),
        (Class::Standard, "Standard"),
        (Class::Intangible, "Intangible"),
    ] {
        let chosen = items.iter().all(|item| item.class == class);
        if ui.selectable_label(chosen, words).clicked() {
            ui.close();
            if !chosen {
                let ids = items.iter().map(|item| item.id);
                actions.edit(set_class(cx.editor.map(), ids, &class));
            }
        }
    }
}

fn cell_ui(ui: &mut Ui, cx: &BoardCx<'_>, place: CellPlace, actions: &mut Actions) {
    if cx.layout.board.takes_new(cx.editor.map(), place) {
        add_ui(ui, cx, place, actions);
        ui.separator();
    }
    command_entry_ui(ui, Command::ImportItems, actions);
}

fn add_ui(ui: &mut Ui, cx: &BoardCx<'_>, place: CellPlace, actions: &mut Actions) {
    let command = Command::Board(BoardCommand::Add);
    if entry_ui(ui, command.name(), command.shortcut(), command.help()) {
        let target = cx.layout.board.target(place);
        actions.push(Action::Board(BoardAction::Adding(target)));
    }
}

fn column_ui(ui: &mut Ui, cx: &BoardCx<'_>, column: usize, actions: &mut Actions) {
    let board = &cx.layout.board;
    let takes =
        |place: &CellPlace| place.column == column && board.takes_new(cx.editor.map(), *place);
    let node = board.columns.get(column).and_then(|column| column.node);
    if let Some(node) = node {
        node_ui(ui, cx.editor, node, actions);
    }
    if let Some(place) = board.places().find(takes) {
        if node.is_some() {
            ui.separator();
        }
        add_ui(ui, cx, place, actions);
    }
    command_entry_ui(ui, Command::ImportItems, actions);
}

fn node_ui(ui: &mut Ui, editor: &Editor, id: NodeId, actions: &mut Actions) {
    let Some(node) = editor.map().node(id) else {
        return;
    };
    let words = format!("Select {}", node.title());
    if entry_ui(ui, &words, None, "Show its fields, such as its limit") {
        actions.push(Action::Select(vec![RecordId::Node(id)]));
    }
    let words = format!("Show {} on the network", node.title());
    if entry_ui(ui, &words, None, "Go to the network, where the node is") {
        actions.push(Action::Look(id.into()));
    }
}

fn ground_ui(ui: &mut Ui, actions: &mut Actions) {
    command_entry_ui(ui, Command::Board(BoardCommand::Add), actions);
    command_entry_ui(ui, Command::ImportItems, actions);
    ui.separator();
    command_entry_ui(ui, Command::ShowNetwork, actions);
}
