//! Goals: soft outlines with a hatching around what serves them, behind everything else.

use std::f64::consts::{FRAC_PI_2, FRAC_PI_4};

use egui::{Color32, Pos2, Rect as ScreenRect, Shape, Stroke, StrokeKind, vec2};

use crate::{
    analysis::goal_claims,
    document::Revision,
    editor::{Editor, Lens, goal_marks},
    model::{NodeId, NodeKind, Point, RecordId, Rect},
    scene::{GoalShape, Mark, Scene, Weight, hatch, mark_color, width, wrap},
    ui::theme::{Theme, color},
};

use super::{
    lens::hatch_ui,
    text::Block,
    view::{View, corner},
};

/// How far the outlines keep from the boxes, by turns: two that go around the same boxes do not coincide.
const PADDINGS: [f64; 4] = [11.0, 18.0, 25.0, 32.0];
/// How the hatchings are turned, by turns.
const ANGLES: [f64; 4] = [FRAC_PI_4, -FRAC_PI_4, 0.0, FRAC_PI_2];
/// How far apart the lines of a hatching are at 100 %, in map units.
const PITCH: f64 = 15.0;
/// How much is hidden of the lines that run below the outlines.
const VEIL: f32 = 0.55;
/// With more than this selected, nobody looks at the goals among it.
const MOST_SELECTED: usize = 50;
/// The size of a goal's name at its outline.
const NAME: f64 = 12.0;
/// No name is written smaller than this, in points.
const LEAST_NAME: f32 = 10.0;

/// The outlines on screen, and what they were made for.
#[derive(Debug, Default)]
pub(super) struct GoalsState {
    of: Option<(u64, Revision, Vec<NodeId>)>,
    pub(super) outlines: Vec<GoalOutline>,
}

/// A goal's outline with its look.
#[derive(Debug)]
pub(super) struct GoalOutline {
    shape: GoalShape,
    pub(super) name: String,
    pub(super) mark: Mark,
    /// Which of the turns of paddings and hatchings is its own.
    turn: usize,
    /// The middle of its name.
    name_at: Point,
    /// The lines of its hatching, and how far apart they are.
    lines: Vec<[Point; 2]>,
    pitch: f64,
}

impl GoalOutline {
    pub(super) fn id(&self) -> NodeId {
        self.shape.goal
    }
}

impl GoalsState {
    /// Makes the outlines again if the map is another or other goals are to be seen.
    pub(super) fn keep_up_with(&mut self, editor: &Editor) {
        let goals = goals_shown(editor);
        let of = (
            editor.document_number(),
            editor.document().revision(),
            goals,
        );
        if self.of.as_ref() == Some(&of) {
            return;
        }
        self.outlines = outlines(editor, &of.2);
        self.of = Some(of);
        // At a node in more than one, the outer outline is drawn first.
        self.outlines.reverse();
    }

    /// Makes the hatchings again if they would be too dense or too wide at this zoom.
    fn hatch_for(&mut self, zoom: f64) {
        let mut pitch = PITCH;
        while pitch * zoom < 7.0 {
            pitch *= 2.0;
        }
        for outline in &mut self.outlines {
            if outline.pitch.total_cmp(&pitch).is_ne() {
                let angle = ANGLES.get(outline.turn % ANGLES.len());
                let angle = angle.copied().unwrap_or_default();
                outline.lines = hatch(&outline.shape.outlines, angle, pitch);
                outline.pitch = pitch;
            }
        }
    }

    /// Returns the outlines of which something may be seen.
    pub(super) fn within(&self, visible: &Rect) -> impl Iterator<Item = &GoalOutline> {
        let seen = |outline: &&GoalOutline| outline.shape.bounds.intersects(visible);
        self.outlines.iter().filter(seen)
    }
}

/// Returns the goals whose outlines are to be seen: all through their lens, else those that are selected, if
/// nothing else is: who has selected half of the map asks about no goal.
fn goals_shown(editor: &Editor) -> Vec<NodeId> {
    if editor.lens() == Lens::Goal {
        let marks = goal_marks(editor.map()).into_iter();
        return marks.map(|(goal, _)| goal).collect();
    }
    if editor.selection().len() > MOST_SELECTED {
        return Vec::new();
    }
    let goal = |id| match id {
        RecordId::Node(id) => {
            let node = editor.map().node(id)?;
            (node.kind == NodeKind::Goal).then_some(id)
        }
        _ => None,
    };
    let goals: Option<Vec<NodeId>> = editor.selection().iter().map(goal).collect();
    goals.unwrap_or_default()
}

fn outlines(editor: &Editor, goals: &[NodeId]) -> Vec<GoalOutline> {
    if goals.is_empty() {
        return Vec::new();
    }
    let (map, scene) = (editor.map(), editor.scene());
    let claims = goal_claims(map);
    let mut outlines = Vec::new();
    let mut names: Vec<Rect> = Vec::new();
    for ((goal, mark), turn) in goal_marks(map).into_iter().zip(0_usize..) {
        if !goals.contains(&goal) {
            continue;
        }
        let serving = claims
            .iter()
            .filter(|(_, claims)| claims.iter().any(|it| it.goal == goal));
        let nodes: Vec<NodeId> = serving.map(|(node, _)| *node).collect();
        // Around the goal alone there is nothing to be told.
        if nodes.is_empty() {
            continue;
        }
        let padding = PADDINGS.get(turn % PADDINGS.len()).copied();
        let shape = scene.goal_shape(goal, &nodes, padding.unwrap_or_default());
        let (Some(shape), Some(node)) = (shape, map.node(goal)) else {
            continue;
        };
        let name = wrap(node.title(), NAME, Weight::SemiBold, 260.0, 1);
        let name = name.into_iter().next().unwrap_or_default();
        let name_at = free_place(scene, &shape, &name, &names);
        names.push(name_rect(&name, name_at));
        outlines.push(GoalOutline {
            shape,
            name,
            mark,
            turn,
            name_at,
            lines: Vec::new(),
            pitch: 0.0,
        });
    }
    outlines
}

/// Returns the highest place on an outline where a name is on no node and on no other name.
fn free_place(scene: &Scene, shape: &GoalShape, name: &str, names: &[Rect]) -> Point {
    let mut places: Vec<Point> = shape.outlines.iter().flatten().copied().collect();
    places.sort_by(|one, other| {
        let heights = one.y.total_cmp(&other.y);
        heights.then(one.x.total_cmp(&other.x))
    });
    let free = |at: &&Point| {
        let rect = name_rect(name, **at);
        let on_name = names
            .iter()
            .any(|other| other.expanded(6.0).intersects(&rect));
        !on_name && scene.nodes_within(&rect.expanded(3.0)).is_empty()
    };
    let found = places.iter().find(free).or(places.first());
    found.copied().unwrap_or_default()
}

fn name_rect(name: &str, at: Point) -> Rect {
    let half = Point::new(
        width(name, NAME, Weight::SemiBold) / 2.0 + 10.0,
        NAME * 0.85,
    );
    Rect::new(at - half, at + half)
}

/// Draws the outlines that are in view with their hatchings.
pub(super) fn goals_ui(view: &View<'_>, state: &mut GoalsState, visible: &Rect) {
    if state.outlines.is_empty() {
        return;
    }
    state.hatch_for(view.zoom.into());
    // What runs between the nodes stands back.
    let veil = view.theme.canvas.gamma_multiply(VEIL);
    let clip = view.painter.clip_rect();
    view.painter.rect_filled(clip, 0.0, veil);
    for outline in state.within(visible) {
        let ink = ink_of(outline, &view.theme);
        let thin = Stroke::new(view.stroke(1.2), ink.gamma_multiply(0.30));
        hatch_ui(view, &outline.lines, thin);
        for points in &outline.shape.outlines {
            let points: Vec<Pos2> = points.iter().map(|point| view.at(*point)).collect();
            let soft = Stroke::new(view.stroke(7.0), ink.gamma_multiply(0.14));
            let line = Stroke::new(view.stroke(1.8), ink.gamma_multiply(0.9));
            view.painter.add(Shape::closed_line(points.clone(), soft));
            view.painter.add(Shape::closed_line(points, line));
        }
    }
}

/// Writes the names of the goals on their outlines.
pub(super) fn goal_names_ui(view: &View<'_>, state: &GoalsState, visible: &Rect) {
    for outline in state.within(visible) {
        let ink = ink_of(outline, &view.theme);
        let points = view.length(NAME).max(LEAST_NAME);
        let grown = f64::from(points / view.zoom) / NAME;
        let wide = name_rect(&outline.name, outline.name_at).width() * grown;
        let size = vec2(view.length(wide), points * 1.7);
        let rect = ScreenRect::from_center_size(view.at(outline.name_at), size);
        let border = Stroke::new(1.5, ink);
        let radius = corner(size.y / 2.0);
        view.painter
            .rect(rect, radius, view.theme.card, border, StrokeKind::Middle);
        let block = Block {
            lines: std::slice::from_ref(&outline.name),
            size: NAME * grown,
            weight: Weight::SemiBold,
            color: view.theme.text,
        };
        view.write_centered(&block, rect.center(), size.y);
    }
}

/// Draws a piece of a goal's ground, for the legend.
pub(super) fn ground_ui(
    view: &View<'_>,
    outline: &GoalOutline,
    rect: ScreenRect,
    ground: &[Point],
) {
    let ink = ink_of(outline, &view.theme);
    let angle = ANGLES.get(outline.turn % ANGLES.len());
    let lines = hatch(&[ground.to_vec()], angle.copied().unwrap_or_default(), 5.0);
    hatch_ui(view, &lines, Stroke::new(1.0, ink.gamma_multiply(0.5)));
    let border = Stroke::new(1.6, ink);
    view.painter
        .rect_stroke(rect, corner(5.0), border, StrokeKind::Inside);
}

fn ink_of(outline: &GoalOutline, theme: &Theme) -> Color32 {
    let ink = mark_color(outline.mark).map_or(theme.weak, color);
    // In the dark the deep colors of the slots would be lost.
    match theme.tone {
        crate::scene::palette::Tone::Light => ink,
        crate::scene::palette::Tone::Dark => ink.lerp_to_gamma(theme.text, 0.3),
    }
}
