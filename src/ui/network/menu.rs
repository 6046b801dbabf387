//! The menu of a right click on the canvas: the commands that mean something where it was.

use egui::{Button, Popup, Pos2, Response, SetOpenCommand, Ui, vec2};

use crate::{
    editor::{Action, Actions, Arrange, Command, Editor, ToolKind, View},
    model::{NodeKind, Point, RecordId},
    scene::Hit,
    ui::{
        inspector::choices_in_place_ui,
        widgets::{command_entry_ui, walk_menu},
    },
};

use super::{canvas::NetworkState, input::view_at, view::narrow};

/// Commands in groups, with a line between them.
type Groups = &'static [&'static [Command]];

const NODE: Groups = &[
    &[
        Command::Rename,
        Command::DragPanel,
        Command::Arrange(Arrange::Pin),
    ],
    &[Command::FitSelection],
    &[Command::Delete],
];
const RELATION: Groups = &[
    &[Command::Rename, Command::Reverse],
    &[Command::FitSelection],
    &[Command::Delete],
];
const STOP: Groups = &[
    &[
        Command::StopEarlier,
        Command::StopLater,
        Command::ContinuePath,
    ],
    &[Command::FitSelection],
    &[Command::Delete],
];
const PATH: Groups = &[
    &[Command::Rename, Command::ContinuePath],
    &[Command::FitSelection],
    &[Command::Delete],
];
const AREA: Groups = &[
    &[Command::Rename],
    &[Command::FitSelection],
    &[Command::Delete],
];
const GROUND: Groups = &[
    &[
        Command::Tool(ToolKind::Area),
        Command::Tool(ToolKind::Path),
        Command::PathsFromText,
    ],
    &[Command::SelectAll, Command::FitAll],
    &[Command::NextLens, Command::Minimap],
];

/// The nodes that can be placed where the click was.
const KINDS: [(ToolKind, NodeKind); 6] = [
    (ToolKind::Team, NodeKind::Team),
    (ToolKind::Infrastructure, NodeKind::Infrastructure),
    (ToolKind::Component, NodeKind::Component),
    (ToolKind::Goal, NodeKind::Goal),
    (ToolKind::Outside, NodeKind::Outside),
    (ToolKind::Note, NodeKind::Note),
];

/// Where the menu was asked for.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Menu {
    /// Nothing for the ground.
    on: Option<RecordId>,
    at: Point,
    /// Where it stands, if a key has asked for it.
    by_key: Option<Pos2>,
    /// How often the keys have asked so far.
    turns: u32,
    /// Whether the first entry is to have the keys.
    enters: bool,
}

/// Shows the menu of what was clicked with the second button. What it is about is selected, so that one
/// sees it; a selection that holds it stays.
pub(super) fn menu_ui(
    response: &Response,
    editor: &Editor,
    state: &mut NetworkState,
    actions: &mut Actions,
) {
    // A long press has begun with taking hold of something, which is let go.
    let asked =
        response.long_touched() || (response.secondary_clicked() && !editor.tool().is_busy());
    let pressed = response.interact_pointer_pos();
    if let Some(at) = pressed.filter(|_| asked) {
        let at = editor.camera().map_from_view(view_at(response.rect, at));
        let on = record_of(editor.tool_cx().hit(at));
        (state.menu.on, state.menu.at) = (on, at);
        (state.menu.by_key, state.menu.enters) = (None, false);
        if on.is_none_or(|id| !editor.selection().contains(id)) {
            actions.push(Action::Select(on.into_iter().collect()));
        }
    }
    let mut popup = Popup::context_menu(response);
    if asked_by_key(response, editor, &mut state.menu) {
        popup = popup.open_memory(SetOpenCommand::Bool(true));
    }
    if let Some(at) = state.menu.by_key {
        popup = popup.at_position(at);
    }
    let id = popup.get_id();
    let menu = state.menu;
    let shown = popup.show(|ui| {
        if menu.on.is_none() {
            place_ui(ui, menu.at, actions);
        }
        entries_ui(ui, editor, menu.on, actions);
    });
    if shown.is_some() {
        walk_menu(&response.ctx, id, &mut state.menu.enters);
    }
}

/// Takes note of what the menu is about that a key asks for: what is selected, or the middle of the view.
fn asked_by_key(response: &Response, editor: &Editor, menu: &mut Menu) -> bool {
    let Some(turns) = editor.menu_asked(View::Network) else {
        return false;
    };
    if std::mem::replace(&mut menu.turns, turns) == turns {
        return false;
    }
    let on = editor.selection().iter().next();
    let rect = editor.scene().bounds_of(editor.selection().iter());
    let at = rect.map_or(editor.camera().center, |rect| rect.center());
    let at_view = editor.camera().view_from_map(at);
    let by = vec2(narrow(at_view.x), narrow(at_view.y));
    let room = response.rect.shrink(8.0);
    let at_screen = (response.rect.min + by).clamp(room.min, room.max);
    (menu.on, menu.at) = (on, at);
    (menu.by_key, menu.enters) = (Some(at_screen), true);
    true
}

/// Draws what can be done with what is selected, or with the ground.
fn entries_ui(ui: &mut Ui, editor: &Editor, on: Option<RecordId>, actions: &mut Actions) {
    ui.set_min_width(210.0);
    if on.is_some() {
        let ids: Vec<RecordId> = editor.selection().iter().collect();
        choices_in_place_ui(ui, editor.map(), &ids, actions);
    }
    arrange_ui(ui, editor, actions);
    for (n, group) in groups_of(on).iter().enumerate() {
        let mut enabled = group.iter().filter(|command| command.enabled(editor));
        let first = enabled.next();
        if first.is_some() && (n > 0 || !begins_with_commands(on)) {
            ui.separator();
        }
        for command in first.into_iter().chain(enabled) {
            command_entry_ui(ui, *command, actions);
        }
    }
}

/// Shows the same menu where a record is listed by its name; it is selected by asking for it.
pub(in crate::ui) fn listed_menu_ui(
    response: &Response,
    editor: &Editor,
    id: RecordId,
    actions: &mut Actions,
) {
    if response.secondary_clicked() && !editor.selection().contains(id) {
        actions.push(Action::Select(vec![id]));
    }
    Popup::context_menu(response).show(|ui| entries_ui(ui, editor, Some(id), actions));
}

fn groups_of(on: Option<RecordId>) -> Groups {
    match on {
        Some(RecordId::Node(_)) => NODE,
        Some(RecordId::Relation(_)) => RELATION,
        Some(RecordId::Stop(_)) => STOP,
        Some(RecordId::Path(_)) => PATH,
        Some(RecordId::Area(_)) => AREA,
        Some(RecordId::Header | RecordId::WorkItem(_)) | None => GROUND,
    }
}

/// Returns whether nothing stands above the first group.
fn begins_with_commands(on: Option<RecordId>) -> bool {
    matches!(
        on,
        Some(RecordId::Stop(_) | RecordId::Path(_) | RecordId::Area(_))
    )
}

fn record_of(hit: Hit) -> Option<RecordId> {
    Some(match hit {
        Hit::Node(id) | Hit::Rim(id) => id.into(),
        Hit::Stop(id) => id.into(),
        Hit::Leg { path, .. } => path.into(),
        Hit::Relation(id) => id.into(),
        Hit::AreaEdge(id) => id.into(),
        Hit::AreaBody(_) | Hit::Nothing => return None,
    })
}

fn place_ui(ui: &mut Ui, at: Point, actions: &mut Actions) {
    ui.menu_button("Add here", |ui| {
        for (tool, kind) in KINDS {
            let command = Command::Tool(tool);
            let button = Button::new(command.name()).frame_when_inactive(false);
            if ui.add(button).on_hover_text(command.help()).clicked() {
                actions.push(Action::Place { kind, at });
                ui.close();
            }
        }
    });
}

/// What puts several things in order, where several are selected.
fn arrange_ui(ui: &mut Ui, editor: &Editor, actions: &mut Actions) {
    let ways = Arrange::ALL.into_iter().filter(|how| *how != Arrange::Pin);
    let mut ways = ways.map(Command::Arrange);
    if !ways.clone().any(|command| command.enabled(editor)) {
        return;
    }
    ui.menu_button("Arrange", |ui| {
        ui.set_min_width(200.0);
        ways.by_ref()
            .filter(|command| command.enabled(editor))
            .for_each(|command| command_entry_ui(ui, command, actions));
    });
}
