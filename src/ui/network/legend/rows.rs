//! The rows of the legend: exactly what is in view, kept until that may be something else.

use crate::{
    document::Revision,
    editor::{Camera, Editor, Lens, Readings},
    model::{Mood, Node, NodeId, NodeKind, RelationKind, Strength, TeamShape},
    scene::{
        Line, Mark, NodeShape, kind_words,
        palette::{PathInk, Rgb, area_color},
        relation_words,
    },
};

use super::super::goals::GoalsState;

/// In a map of more nodes than this, the legend waits until nothing moves.
const LARGE: usize = 2_000;

/// What the legend shows, and what it was looked up for.
#[derive(Debug, Default)]
pub(in super::super) struct Legend {
    of: Option<Of>,
    /// What the last frame would have looked up.
    asked: Option<Of>,
    pub(super) rows: Vec<Row>,
    /// How many rows at the head are the scale of the lens.
    pub(super) n_scale: usize,
    /// What to do where the lens has nothing to show.
    pub(super) hint: Option<&'static str>,
    /// What the user chose; else there is a rule.
    pub(super) open: Option<bool>,
}

/// The state of the document and the part of it that is in view.
#[derive(Clone, Debug, PartialEq)]
struct Of {
    document: u64,
    revision: Revision,
    lens: Lens,
    camera: Camera,
    goals: Vec<String>,
}

/// A row: a sample, and what it means.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) sample: Sample,
    pub(super) words: String,
}

/// What a row shows.
#[derive(Clone, Debug)]
pub(super) enum Sample {
    /// What the rows below are about.
    Title,
    Mark(Mark),
    Node(Box<NodeShape>),
    Line(Box<Line>),
    Path(PathInk),
    Area(Rgb),
    /// The outline of this goal.
    Goal(NodeId),
}

impl Legend {
    /// Looks up again what is in view, if that may be something else. Returns whether another frame is due:
    /// to ask again, or to put a card of another size into its corner.
    pub(super) fn keep_up_with(
        &mut self,
        editor: &Editor,
        readings: &Readings,
        goals: &GoalsState,
    ) -> bool {
        let of = Of {
            document: editor.document_number(),
            revision: editor.document().revision(),
            lens: editor.lens(),
            camera: *editor.camera(),
            goals: goals
                .outlines
                .iter()
                .map(|goal| goal.name.clone())
                .collect(),
        };
        if self.of.as_ref() == Some(&of) {
            return false;
        }
        let large = editor.map().nodes().len() > LARGE;
        if large && self.asked.as_ref() != Some(&of) {
            self.asked = Some(of);
            return true;
        }
        self.rows = rows(editor, readings, goals);
        self.hint =
            Some(hint(editor.lens())).filter(|hint| !hint.is_empty() && readings.are_mute());
        let mut titles = self.rows.iter().skip(1);
        let scale = titles.position(|row| matches!(row.sample, Sample::Title));
        self.n_scale = match editor.lens() {
            Lens::Kind => 0,
            _ => scale.map_or(self.rows.len(), |n| n + 1),
        };
        self.of = Some(of);
        true
    }
}

fn rows(editor: &Editor, readings: &Readings, goals: &GoalsState) -> Vec<Row> {
    let visible = editor.camera().visible();
    let scene = editor.scene();
    let nodes = scene.nodes_within(&visible);
    let mut rows = Vec::new();
    if editor.lens() != Lens::Kind {
        rows.push(Row::of(Sample::Title, editor.lens().scale()));
        let ids = nodes.iter().map(|shape| shape.node.id);
        // An outline may be in view with none of its nodes.
        let outlines = goals.within(&visible).map(|goal| goal.mark);
        let meanings = readings.legend(ids, outlines.collect()).into_iter();
        rows.extend(meanings.map(|(mark, words)| Row::of(Sample::Mark(mark), &words)));
    }
    let routes = scene.routes_within(&visible).into_iter();
    let mut paths = routes.map(|route| Row::of(Sample::Path(route.ink), &route.path.about.name));
    if let Some(first) = paths.next() {
        rows.extend([Row::of(Sample::Title, "Paths"), first]);
        rows.extend(paths);
    }
    if !rows.is_empty() {
        rows.push(Row::of(Sample::Title, "Shapes and lines"));
    }
    node_rows(&nodes, editor.lens() == Lens::Kind, &mut rows);
    line_rows(&scene.lines_within(&visible), &mut rows);
    if let Some(area) = scene.areas_within(&visible).first() {
        let tint = area_color(&area.area.about.color, area.depth);
        rows.push(Row::of(Sample::Area(tint), "Area"));
    }
    // Through their lens the goals are listed already.
    if editor.lens() != Lens::Goal {
        for goal in goals.within(&visible) {
            let words = format!("Serves “{}”", goal.name);
            rows.push(Row::of(Sample::Goal(goal.id()), &words));
        }
    }
    rows
}

/// Returns what gives the lens something to show; nothing of that of the kind, which needs no more.
fn hint(lens: Lens) -> &'static str {
    match lens {
        Lens::Kind => "",
        Lens::Load => "Nobody said enough yet: give a path its demand, and its stops their work",
        Lens::Wait => "Nobody said it yet: type how long work waits at the stops of a path",
        Lens::Drag => "Nobody said it yet: select a team and type its drag",
        Lens::Basis => "No figure yet: each one that is typed says what it rests on",
        Lens::Goal => "No goal yet: place one with G, and tie to it what serves it",
        Lens::Area => "No area yet: A draws one",
    }
}

impl Row {
    fn of(sample: Sample, words: &str) -> Self {
        let words = words.to_owned();
        Self { sample, words }
    }
}

/// Adds a row for each kind of node. The mood of a note is in its color alone.
fn node_rows(nodes: &[&NodeShape], in_own_colors: bool, rows: &mut Vec<Row>) {
    let mut kinds: Vec<(&NodeKind, &TeamShape, &Mood)> = Vec::new();
    let alike = |one: &Node, kind: &NodeKind, shape: &TeamShape, mood: &Mood| {
        one.kind == *kind
            && (one.kind != NodeKind::Team || one.shape == *shape)
            && (one.kind != NodeKind::Note || !in_own_colors || one.mood == *mood)
    };
    for shape in nodes {
        let node = &shape.node;
        if !kinds
            .iter()
            .any(|(kind, team, mood)| alike(node, kind, team, mood))
        {
            kinds.push((&node.kind, &node.shape, &node.mood));
        }
    }
    let place = |kind: &NodeKind| NodeKind::ALL.iter().position(|known| known == kind);
    let team_place = |team: &TeamShape| TeamShape::ALL.iter().position(|known| known == team);
    let last = usize::MAX;
    kinds.sort_by_key(|(kind, team, mood)| {
        let kind = place(kind).unwrap_or(last);
        (
            kind,
            team_place(team).unwrap_or(last),
            mood_words(mood).unwrap_or_default(),
        )
    });
    for (kind, team, mood) in kinds {
        let sample = NodeShape::sample(kind, team, mood);
        let mut words = kind_words(&sample.node);
        if let (NodeKind::Note, Some(mood), true) = (kind, mood_words(mood), in_own_colors) {
            words = format!("{words}: {mood}");
        }
        rows.push(Row::of(Sample::Node(Box::new(sample)), &words));
    }
}

fn mood_words(mood: &Mood) -> Option<&str> {
    match mood {
        Mood::Neutral => None,
        Mood::Pain => Some("a pain"),
        Mood::Idea => Some("an idea"),
        Mood::Question => Some("a question"),
        Mood::Other(mood) => Some(mood),
    }
}

fn line_rows(lines: &[&Line], rows: &mut Vec<Row>) {
    let mut kinds: Vec<&RelationKind> = Vec::new();
    let mut strengths: Vec<&Strength> = Vec::new();
    for line in lines {
        let relation = &line.relation;
        if !kinds.contains(&&relation.kind) {
            kinds.push(&relation.kind);
        }
        if let Some(strength) = &relation.strength
            && strength_words(strength).is_some()
            && !strengths.contains(&strength)
        {
            strengths.push(strength);
        }
    }
    let place = |kind: &&RelationKind| RelationKind::ALL.iter().position(|known| known == *kind);
    kinds.sort_by_key(|kind| (place(kind).unwrap_or(usize::MAX), kind.key()));
    strengths.sort_by_key(|strength| **strength != Strength::Slowing);
    for kind in kinds {
        let sample = Line::sample(kind, None);
        rows.push(Row::of(
            Sample::Line(Box::new(sample)),
            &first_upper(relation_words(kind)),
        ));
    }
    for strength in strengths {
        let sample = Line::sample(&RelationKind::DependsOn, Some(strength));
        let words = strength_words(strength).unwrap_or_default();
        rows.push(Row::of(Sample::Line(Box::new(sample)), words));
    }
}

/// Returns the word for a strength that has a color of its own.
fn strength_words(strength: &Strength) -> Option<&'static str> {
    match strength {
        Strength::Slowing => Some("Slowing"),
        Strength::Blocking => Some("Blocking"),
        Strength::Ok | Strength::Other(_) => None,
    }
}

fn first_upper(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
