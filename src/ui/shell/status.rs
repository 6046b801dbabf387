//! The status line: what there is, what the pointer is on, and the zoom.

use egui::{Align, Button, Label, Layout, RichText, Ui, Vec2, WidgetType};

use crate::{
    editor::{Actions, Command, Editor, PathTool, Tool, View},
    model::{Map, NodeKind},
    scene::{Hit, kind_words, relation_words},
    ui::{board, network::NetworkState, theme::Theme, visual::visual, widgets::read_as},
};

use super::shell::ViewState;

/// The room that the zoom and its buttons take at the right.
const ZOOM_ROOM: f32 = 250.0;

pub(super) fn status_ui(
    ui: &mut Ui,
    editor: &Editor,
    state: &mut ViewState,
    actions: &mut Actions,
) {
    ui.horizontal(|ui| {
        ui.scope(|ui| {
            ui.set_max_width((ui.available_width() - ZOOM_ROOM).max(60.0));
            words_ui(ui, editor, state, actions);
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            if editor.view() != View::Network {
                quiet(ui, saved_words(editor));
                return;
            }
            zoom_ui(ui, editor, actions);
            ui.add_space(12.0);
            quiet(ui, saved_words(editor));
        });
    });
}

/// What there is, what cannot be right, and what can be done now.
fn words_ui(ui: &mut Ui, editor: &Editor, state: &mut ViewState, actions: &mut Actions) {
    let theme = Theme::of(ui);
    ui.spacing_mut().item_spacing.x = 18.0;
    match editor.view() {
        View::Network => quiet(ui, &counts(editor.map())),
        View::Board => board::status_ui(ui, editor, &mut state.board, actions),
    }
    let n_selected = editor.selection().len();
    if n_selected > 0 {
        quiet(ui, &format!("{n_selected} selected"));
    }
    let n_problems = editor.found().problems.len();
    if n_problems > 0 {
        let plural = if n_problems == 1 { "" } else { "s" };
        let text = format!("{n_problems} problem{plural}");
        let link = RichText::new(text).small().color(theme.danger);
        if ui.link(link).clicked() {
            actions.run(Command::Problems);
        }
    }
    if let Some(words) = hint(editor, &state.network) {
        quiet(ui, &words);
    }
}

fn zoom_ui(ui: &mut Ui, editor: &Editor, actions: &mut Actions) {
    for (label, command) in [
        ("Fit", Command::FitAll),
        ("+", Command::ZoomIn),
        ("−", Command::ZoomOut),
    ] {
        let square = Vec2::splat(ui.spacing().interact_size.y);
        let button = Button::new(RichText::new(label).small())
            .frame_when_inactive(false)
            .min_size(square);
        let response = ui.add(button);
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::WidgetType::Button, true, command.name())
        });
        let key = command.shortcut().map(|key| format!(" ({key})"));
        let tip = format!("{}{}", command.help(), key.unwrap_or_default());
        if response.on_hover_text(tip).clicked() {
            actions.run(command);
        }
    }
    quiet(ui, &format!("{:.0} %", editor.camera().zoom * 100.0));
}

/// Words that stand back, and are cut off where there is no room for them.
fn quiet(ui: &mut Ui, text: &str) {
    let words = RichText::new(visual(text)).small();
    let words = words.color(Theme::of(ui).weak);
    if ui.available_width() > 30.0 {
        let response = ui.add(Label::new(words).selectable(false).truncate());
        read_as(&response, WidgetType::Label, text);
    }
}

fn counts(map: &Map) -> String {
    let mut n_teams = 0;
    let mut n_shared = 0;
    let mut n_goals = 0;
    let mut n_others = 0;
    for node in map.nodes() {
        match node.kind {
            NodeKind::Team => n_teams += 1,
            NodeKind::Infrastructure => n_shared += 1,
            NodeKind::Goal => n_goals += 1,
            _ => n_others += 1,
        }
    }
    let count = |n: usize, one: &str, many: &str| match n {
        0 => None,
        1 => Some(format!("1 {one}")),
        n => Some(format!("{n} {many}")),
    };
    let parts = [
        count(n_teams, "team", "teams"),
        count(n_shared, "shared", "shared"),
        count(n_others, "other", "others"),
        count(map.paths().len(), "path", "paths"),
        count(n_goals, "goal", "goals"),
        count(map.relations().len(), "relation", "relations"),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() {
        return "An empty map: press T and click to place a team".to_owned();
    }
    parts.join(" · ")
}

/// Says what can be done now on the canvas.
fn hint(editor: &Editor, network: &NetworkState) -> Option<String> {
    if editor.view() != View::Network {
        return None;
    }
    tool_hint(editor).or_else(|| under_pointer(editor, network))
}

/// Says what the tool in hand waits for.
fn tool_hint(editor: &Editor) -> Option<String> {
    let hint = match editor.tool() {
        _ if editor
            .naming()
            .is_some_and(|it| it.chosen_shape().is_some()) =>
        {
            "Enter takes the name, or a name and “, 7 people”; up and down choose the sort of team"
        }
        _ if editor.naming().is_some() => "Enter takes the name, Esc gives it up",
        Tool::Place(_) => "Click where it goes, Esc to give up",
        Tool::Area(_) => "Drag a rectangle, Esc to give up",
        Tool::Connect(_) => {
            "Drag from one node to another, or go to the other with the arrows and Enter"
        }
        Tool::Path(PathTool::Naming) => "Type the name of the path, Enter goes on, Esc gives up",
        Tool::Path(PathTool::Drawing(_)) => {
            "Click the nodes in their order, or go there with the arrows and Enter; Esc when done"
        }
        Tool::Select(_) => return None,
    };
    Some(hint.to_owned())
}

/// Says in words what the pointer is on.
fn under_pointer(editor: &Editor, network: &NetworkState) -> Option<String> {
    let map = editor.map();
    match network.hovered() {
        Hit::Node(id) => {
            let node = map.node(id)?;
            Some(format!("{} — {}", one_line(node.title()), kind_words(node)))
        }
        Hit::Rim(id) => {
            let name = one_line(map.node(id)?.title());
            Some(format!("{name} — drag from the rim to relate it"))
        }
        Hit::Stop(id) => {
            let stop = map.stop(id)?;
            let name = map.node(stop.node).map_or("?", |node| node.title());
            let path = &map.path(stop.path)?.about.name;
            Some(format!("{}: stop at {}", one_line(path), one_line(name)))
        }
        Hit::Leg { path, from, to } => {
            let name = |stop| {
                let node = map.stop(stop).and_then(|stop| map.node(stop.node));
                one_line(node.map_or("?", |node| node.title()))
            };
            let path = one_line(&map.path(path)?.about.name);
            Some(format!("{path}: from {} to {}", name(from), name(to)))
        }
        Hit::Relation(id) => {
            let relation = map.relation(id)?;
            let name = |id| map.node(id).map_or("?", |node| node.title());
            let words = relation_words(&relation.kind);
            let (from, to) = (one_line(name(relation.from)), one_line(name(relation.to)));
            Some(format!("{from} {words} {to} — Enter writes on it"))
        }
        Hit::AreaEdge(id) => Some(format!("{} — area", map.area(id)?.about.name)),
        Hit::AreaBody(_) | Hit::Nothing => None,
    }
}

fn one_line(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= 60 {
        return line.to_owned();
    }
    let start: String = line.chars().take(59).collect();
    format!("{start}…")
}

fn saved_words(editor: &Editor) -> &'static str {
    if editor.is_saving() {
        "Saving…"
    } else if editor.has_unsaved_changes() {
        "Not saved"
    } else if editor.file().path.is_some() {
        "Saved"
    } else {
        ""
    }
}
