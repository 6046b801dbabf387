//! The canvas: one response, drawn from the scene and nothing else.

use egui::{EventFilter, Rect as ScreenRect, Response, Sense, Ui};

use crate::{
    editor::{Action, Actions, Editor, Lens, ToolKind},
    model::{Map, Point, Size},
    scene::{Hit, Line, NodeShape},
    ui::theme::Theme,
};

use super::{
    access::{Access, access_ui},
    areas::{area_name_ground_ui, area_name_plate_ui, area_name_ui, area_ui, titled},
    begin::begin_ui,
    clipboard::clipboard,
    far::{self, Far},
    focus::{looked_at_ui, route_marks_ui, routes_in_view, routes_ui, seen_clearly},
    goals::{GoalsState, goal_names_ui, goals_ui},
    input::{Hand, hover_cursor, pointer},
    legend::Legend,
    lens::{LensState, words_ui},
    lines::{Emphasis, label_ui, line_ui, lines_ui},
    load_bars::load_bars_ui,
    menu::{Menu, menu_ui},
    minimap::Minimap,
    naming::{NamingState, naming_ui},
    nodes::node_ui,
    overlay,
    path_card::{PathCard, path_card_ui},
    tokens::{Placed, Tokens, click_tokens_ui, tokens_ui},
    view::{Detail, View},
};

/// With more lines than this in view, they are drawn as one mesh.
const MOST_LINES: usize = 1_500;

/// What the canvas remembers between frames.
#[derive(Debug, Default)]
pub struct NetworkState {
    pub(super) hand: Hand,
    /// The tools of the last two presses: only what the select tool was in hand for is a double click, and
    /// not the click that ends a path.
    pub(super) pressed_with: [ToolKind; 2],
    /// What the pointer is on.
    pub(super) hovered: Hit,
    /// Where the pointer is, in map units.
    pub(super) pointer: Option<Point>,
    /// Where the canvas was in the last frame.
    canvas: Option<ScreenRect>,
    naming: NamingState,
    far: Far,
    tokens: Tokens,
    pub(super) lens: LensState,
    pub(super) goals: GoalsState,
    pub(super) legend: Legend,
    card: PathCard,
    access: Access,
    pub(super) minimap: Minimap,
    pub(super) menu: Menu,
}

impl NetworkState {
    /// Returns what the pointer is on.
    pub fn hovered(&self) -> Hit {
        self.hovered
    }

    /// Takes note of a press.
    pub(super) fn press(&mut self, tool: ToolKind) {
        let [_, last] = self.pressed_with;
        self.pressed_with = [last, tool];
    }

    /// Takes the name that is being typed as it is.
    pub fn commit(&mut self, map: &Map, actions: &mut Actions) {
        self.naming.commit(actions);
        self.card.commit(map, actions);
    }

    /// Returns where the canvas was in the last frame that had one.
    pub fn canvas(&self) -> Option<ScreenRect> {
        self.canvas
    }
}

/// Returns the id of the canvas, whose keys are those of the map.
pub(in crate::ui) fn canvas_id() -> egui::Id {
    egui::Id::new("canvas")
}

/// Draws the map and takes what the pointer does on it.
pub fn network_ui(ui: &mut Ui, editor: &Editor, state: &mut NetworkState, actions: &mut Actions) {
    let canvas = ui.available_rect_before_wrap();
    state.canvas = Some(canvas);
    ui.advance_cursor_after_rect(canvas);
    let response = ui.interact(canvas, canvas_id(), Sense::click_and_drag());
    let size = Size::new(canvas.width().into(), canvas.height().into());
    if size != editor.camera().view || editor.awaits_canvas() {
        actions.push(Action::Canvas(size));
    }
    name_for_readers(&response, editor);
    keep_keys(ui, editor, &response);
    state.lens.keep_up_with(editor);
    state.goals.keep_up_with(editor);
    let mut far = std::mem::take(&mut state.far);
    let mut goals = std::mem::take(&mut state.goals);
    state.tokens.keep_up_with(editor);
    let placed = paint(ui, editor, state, (&mut far, &mut goals), canvas);
    state.far = far;
    state.goals = goals;
    // The name being typed is done before the pointer does something else.
    let naming_rect = naming_ui(ui, editor, &mut state.naming, canvas, actions);
    let path_rect = path_card_ui(ui, editor, &mut state.card, canvas, actions);
    let naming_rect = naming_rect.or(path_rect);
    pointer(ui, editor, state, &response, naming_rect, actions);
    clipboard(ui, editor, state.pointer, actions);
    click_tokens_ui(ui, editor, &state.tokens, placed, actions);
    menu_ui(&response, editor, state, actions);
    begin_ui(ui, editor, canvas, actions);
    access_ui(ui, editor, &mut state.access, canvas, actions);
    if response.hovered() {
        ui.set_cursor_icon(hover_cursor(editor, state));
    }
}

fn paint(
    ui: &Ui,
    editor: &Editor,
    state: &NetworkState,
    (far, goals): (&mut Far, &mut GoalsState),
    canvas: ScreenRect,
) -> Vec<Placed> {
    let painter = ui.painter_at(canvas);
    let theme = Theme::of(ui);
    painter.rect_filled(canvas, 0.0, theme.canvas);
    let scene = editor.scene();
    let visible = editor.camera().visible();
    let nodes = scene.nodes_within(&visible);
    let view = View::new(
        &painter,
        theme,
        editor.camera(),
        canvas,
        nodes.len(),
        &state.lens.readings,
    );
    let areas = scene.areas_within(&visible);
    for area in &areas {
        area_ui(&view, area);
    }
    far::grid_ui(&view, canvas);
    let lines = scene.lines_within(&visible);
    standing_back_ui(&view, editor, state, &lines, far);
    let titled = titled(&view, &areas);
    for titled in &titled {
        area_name_ground_ui(&view, titled);
    }
    standing_out_ui(&view, editor, state);
    let (routes, looked_at) = routes_in_view(editor, state);
    routes_ui(&view, &routes);
    goals_ui(&view, goals, &visible);
    for titled in &titled {
        area_name_plate_ui(&view, titled);
        area_name_ui(&view, titled);
    }
    nodes_ui(&view, &nodes, far);
    load_bars_ui(&view, editor.figures(), &nodes);
    if view.detail == Detail::Full && lines.len() <= MOST_LINES {
        for line in &lines {
            label_ui(
                &view,
                line,
                scene.label_rect(line),
                emphasis_of(line, editor, state),
            );
        }
    }
    // The numbers of stops are above the frame of what is selected; a veil has it above itself.
    if looked_at.is_empty() {
        overlay::frames_ui(&view, editor);
    }
    route_marks_ui(&view, scene, &routes);
    let mut placed = tokens_ui(&view, editor, &state.tokens, &routes);
    looked_at_ui(&view, editor, (&looked_at, &routes), (&titled, &nodes));
    placed.extend(tokens_ui(&view, editor, &state.tokens, &looked_at));
    goal_names_ui(&view, goals, &visible);
    if view.detail == Detail::Full && view.readings.lens() != Lens::Kind {
        let said = seen_clearly(&nodes, &looked_at, editor);
        let all = [routes, looked_at].concat();
        words_ui(&view, &said, &all, placed.iter().map(|token| token.rect));
    }
    overlay::overlay_ui(&view, editor, state);
    placed
}

/// Draws the lines that do not stand out, where there are not too many.
fn standing_back_ui(
    view: &View<'_>,
    editor: &Editor,
    state: &NetworkState,
    lines: &[&Line],
    far: &mut Far,
) {
    if view.detail == Detail::Dots || lines.len() > MOST_LINES {
        return far::lines_ui(view, lines, far);
    }
    let visible = editor.camera().visible();
    let passes = |line: &Line| {
        let ends = [line.points.first(), line.points.last()];
        !ends.into_iter().flatten().any(|end| visible.contains(*end))
    };
    let quiet = |line: &&Line| emphasis_of(line, editor, state) == Emphasis::Quiet;
    let lines: Vec<&Line> = lines.iter().copied().filter(quiet).collect();
    lines_ui(view, lines.iter().copied(), passes, &mut far.strokes);
}

/// Draws the lines that stand out.
fn standing_out_ui(view: &View<'_>, editor: &Editor, state: &NetworkState) {
    // Few stand out of many, so they are looked up, not looked for.
    let visible = editor.camera().visible();
    let hovered = match state.hovered {
        Hit::Relation(id) => Some(id),
        _ => None,
    };
    let selected = editor.selection().relations();
    let hovered = hovered.filter(|id| !editor.selection().has_relation(*id));
    for id in selected.chain(hovered) {
        let line = editor.scene().line(id);
        if let Some(line) = line.filter(|line| line.touches(&visible)) {
            line_ui(view, line, emphasis_of(line, editor, state));
        }
    }
}

fn emphasis_of(line: &Line, editor: &Editor, state: &NetworkState) -> Emphasis {
    if editor.selection().has_relation(line.relation.id) {
        Emphasis::Selected
    } else if state.hovered == Hit::Relation(line.relation.id) {
        Emphasis::Hovered
    } else {
        Emphasis::Quiet
    }
}

fn nodes_ui(view: &View<'_>, nodes: &[&NodeShape], far: &mut Far) {
    if view.detail == Detail::Dots {
        return far::nodes_ui(view, nodes, far);
    }
    for shape in nodes {
        node_ui(view, shape);
    }
}

/// Keeps the keys of the map on the canvas: where one node is selected, Tab makes the next.
fn keep_keys(ui: &Ui, editor: &Editor, response: &Response) {
    let free = ui.memory(|memory| memory.focused().is_none());
    let covered = editor.dialog().is_some() || egui::Popup::is_any_open(ui.ctx());
    if free && !covered && editor.can_grow() {
        response.request_focus();
        // What it keeps can be said only in the next frame.
        ui.ctx().request_repaint();
    }
    if response.gained_focus() {
        ui.ctx().request_repaint();
    }
    if response.has_focus() {
        let filter = EventFilter {
            tab: editor.can_grow(),
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
}

fn name_for_readers(response: &Response, editor: &Editor) {
    response.widget_info(|| {
        let map = editor.map();
        let words = format!(
            "Map: {} nodes, {} relations, {} paths, {} selected",
            map.nodes().len(),
            map.relations().len(),
            map.paths().len(),
            editor.selection().len()
        );
        egui::WidgetInfo::labeled(egui::WidgetType::Other, true, words)
    });
}
