//! Doing what was wished for with delivery paths.

use crate::{
    analysis::said_path,
    edit::{
        Edit, EditError, MapLine, add_path, end_paths, extend_path, insert_stop, join,
        move_earlier, move_later, set_rework, stops_behind,
    },
    model::{DeliveryPath, Map, NodeId, PathId, RecordId, StopId},
    scene::Heading,
};

use super::{
    Editor,
    colors::next_color,
    dialog::Dialog,
    editor::Bridged,
    perform_lines::is_line,
    selection::Selection,
    tools::{Drawing, PathTool, Tool},
};

/// A wish about delivery paths.
#[derive(Clone, Debug, PartialEq)]
pub enum PathAction {
    /// The name typed in the path tool, or a whole path as a line of text.
    Named(String),
    /// The path that is being drawn goes on to this node.
    Visit(NodeId),
    /// The path that is being drawn goes on from this stop.
    ContinueFrom(StopId),
    /// A key pressed while a path is being drawn.
    Key(WalkKey),
    /// The path is drawn.
    End,
    /// A visit to a node between two stops that follow each other.
    Insert {
        from: StopId,
        to: StopId,
        node: NodeId,
    },
    /// A branch from a stop to a node.
    Branch { from: StopId, node: NodeId },
    /// A line led from one stop to another: branches join there, or, to an earlier one, it is rework.
    Lead { from: StopId, to: StopId },
    /// What is typed as lines of text, to be read.
    Typed(String),
    /// What was typed is put on the map.
    AddTyped,
    /// What a text says, or why it says none; `add` puts them on the map.
    Lines {
        document: u64,
        text: String,
        lines: Vec<MapLine>,
        /// A sentence for each line that says nothing.
        wrong: Vec<String>,
        add: bool,
    },
}

/// A key that means something while a path is being drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WalkKey {
    Go(Heading),
    Enter,
}

impl Editor {
    pub(super) fn perform_on_paths(&mut self, action: PathAction) {
        match action {
            PathAction::Named(text) => self.path_named(&text),
            PathAction::Visit(node) => self.visit(node),
            PathAction::ContinueFrom(stop) => self.continue_from(stop),
            PathAction::Key(WalkKey::Go(heading)) => self.walk(heading),
            PathAction::Key(WalkKey::Enter) => self.enter(),
            PathAction::End => self.end_drawing(),
            PathAction::Insert { from, to, node } => {
                let made = insert_stop(self.map(), from, to, node);
                self.stop_made(made);
            }
            PathAction::Branch { from, node } => {
                let path = self.map().stop(from).map(|stop| stop.path);
                let made = path.ok_or(EditError::Missing(from.into()));
                let made = made.and_then(|path| extend_path(self.map(), path, Some(from), node));
                self.stop_made(made);
            }
            PathAction::Lead { from, to } => self.lead(from, to),
            PathAction::Typed(text) => {
                if let Some(Dialog::Paths(choice)) = &mut self.dialog {
                    choice.text.clone_from(&text);
                }
                self.read_lines(text, false);
            }
            PathAction::AddTyped => {
                if let Some(Dialog::Paths(choice)) = &self.dialog {
                    let text = choice.text.clone();
                    self.read_lines(text, true);
                }
            }
            PathAction::Lines {
                document,
                text,
                lines,
                wrong,
                add,
            } => {
                if document == self.document_number {
                    self.lines_read(&text, &lines, wrong, add);
                }
            }
        }
    }

    /// Takes the path tool on the path that is selected: from its end, or from the selected stop.
    pub(super) fn continue_path(&mut self) {
        let map = self.document.map();
        let selected = self.selection.single();
        let drawing = match selected {
            Some(RecordId::Path(path)) => drawing_of(map, path, end_of(map, path)),
            Some(RecordId::Stop(stop)) => map
                .stop(stop)
                .and_then(|found| drawing_of(map, found.path, Some(stop))),
            _ => None,
        };
        if let Some(drawing) = drawing {
            self.tool = Tool::Path(PathTool::Drawing(drawing));
        }
    }

    fn path_named(&mut self, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            self.tool = Tool::default();
        } else if is_line(text) {
            self.tool = Tool::default();
            self.read_lines(text.to_owned(), true);
        } else {
            let first = match self.selection.single() {
                Some(RecordId::Node(node)) => Some(node),
                _ => None,
            };
            self.tool = Tool::Path(PathTool::Drawing(Drawing {
                name: text.to_owned(),
                path: None,
                trail: Vec::new(),
                cursor: first,
            }));
        }
    }

    fn drawing(&self) -> Option<&Drawing> {
        match &self.tool {
            Tool::Path(tool) => tool.drawing(),
            _ => None,
        }
    }

    /// Returns the path being drawn and its last stop, where undo has left them.
    fn drawn(&self) -> Option<(PathId, Option<StopId>)> {
        let drawing = self.drawing()?;
        let path = drawing
            .path
            .filter(|path| self.map().path(*path).is_some())?;
        Some((path, drawing.last(self.map())))
    }

    fn visit(&mut self, node: NodeId) {
        let Some(drawing) = self.drawing() else {
            return;
        };
        let planned = if let Some((path, last)) = self.drawn() {
            let made = extend_path(self.map(), path, last, node);
            made.map(|(stop, edit)| (path, Some(stop), edit))
        } else {
            let new = self.new_path(&drawing.name);
            let path = new.id;
            let made = add_path(self.map(), new, &[node]);
            made.map(|(stops, edit)| (path, stops.first().copied(), edit))
        };
        let (path, stop, edit) = match planned {
            Ok(planned) => planned,
            Err(error) => return self.notices.error(error.to_string()),
        };
        self.edit(Ok(edit));
        self.selection = Selection::of(stop.map(RecordId::Stop));
        if let Tool::Path(PathTool::Drawing(drawing)) = &mut self.tool {
            drawing.path = Some(path);
            drawing.trail.extend(stop);
            drawing.cursor = Some(node);
        }
    }

    /// Returns a new path as it was said, in the color that the fewest have.
    fn new_path(&self, said: &str) -> DeliveryPath {
        let (name, demand) = said_path(said);
        let mut path = DeliveryPath::new(self.map().fresh(name, "path"), name);
        path.about.color = next_color(self.map(), 0);
        path.demand = demand;
        path
    }

    fn continue_from(&mut self, stop: StopId) {
        let map = self.document.map();
        let path = map.stop(stop).map(|found| found.path);
        if let Some(drawing) = path.and_then(|path| drawing_of(map, path, Some(stop))) {
            self.selection = Selection::of([stop.into()]);
            self.tool = Tool::Path(PathTool::Drawing(drawing));
        }
    }

    /// Moves the keys to the nearest node that way.
    fn walk(&mut self, heading: Heading) {
        let last = self.drawn().and_then(|(_, last)| last);
        let Some(drawing) = self.drawing() else {
            return;
        };
        let at = drawing.cursor;
        let at = at.or_else(|| Some(self.map().stop(last?)?.node));
        let rect = at
            .and_then(|node| self.scene.node(node))
            .map(|shape| shape.rect);
        let from = rect.map_or(self.camera.visible().center(), |rect| rect.center());
        // Without a node to start from, the nearest one is as good that way as any.
        let next = match rect {
            Some(_) => self.scene.nearest_toward(from, heading),
            None => self.scene.nearest(from),
        };
        if let (Some(node), Tool::Path(PathTool::Drawing(drawing))) = (next, &mut self.tool) {
            drawing.cursor = Some(node);
            if let Some(rect) = self.scene.rect_of(node.into()) {
                self.camera.show(&rect);
            }
        }
    }

    /// Visits the node that the keys are on; a second time, the path is drawn.
    fn enter(&mut self) {
        let Some(drawing) = self.drawing() else {
            return;
        };
        let cursor = drawing.cursor;
        let last = self.drawn().and_then(|(_, last)| last);
        let here = last
            .and_then(|stop| self.map().stop(stop))
            .map(|stop| stop.node);
        match cursor.filter(|node| Some(*node) != here) {
            Some(node) => self.visit(node),
            None => self.end_drawing(),
        }
    }

    fn end_drawing(&mut self) {
        let path = self.drawn().map(|(path, _)| path);
        self.selection = Selection::of(path.map(RecordId::Path));
        self.tool = Tool::default();
    }

    fn lead(&mut self, from: StopId, to: StopId) {
        let back = from == to || self.map().comes_before(to, from);
        let edit = if back {
            set_rework(self.map(), from, Some(to), None)
        } else {
            join(self.map(), from, to)
        };
        let done = edit.is_ok();
        self.edit(edit);
        if done {
            let seen = if back { from } else { to };
            self.selection = Selection::of([seen.into()]);
        }
    }

    fn stop_made(&mut self, made: Result<(StopId, Edit), EditError>) {
        match made {
            Ok((stop, edit)) => {
                self.edit(Ok(edit));
                self.selection = Selection::of([stop.into()]);
            }
            Err(error) => self.notices.error(error.to_string()),
        }
    }

    /// Moves the selected stop before its neighbor.
    pub(super) fn stop_earlier(&mut self) {
        if let Some(RecordId::Stop(stop)) = self.selection.single() {
            let edit = move_earlier(self.map(), stop);
            self.edit(edit);
        }
    }

    /// Moves the selected stop behind its neighbor.
    pub(super) fn stop_later(&mut self) {
        if let Some(RecordId::Stop(stop)) = self.selection.single() {
            let edit = move_later(self.map(), stop);
            self.edit(edit);
        }
    }

    /// Lets the paths that were bridged last end there instead.
    pub(super) fn end_bridged(&mut self) {
        let bridged = std::mem::take(&mut self.bridged);
        let edit = end_paths(self.map(), bridged.behind);
        self.edit(Ok(edit));
    }

    /// Removes records by a planned edit, and offers to end the paths that it bridges.
    pub(super) fn remove_by(&mut self, edit: Edit, chosen: &[RecordId]) {
        let behind = stops_behind(self.map(), chosen.iter().copied());
        let gone = edit.changes.iter().filter(|change| change.after.is_none());
        let gone = gone.filter_map(|change| match change.id {
            RecordId::Stop(id) => Some(id),
            _ => None,
        });
        let gone = gone.collect();
        self.edit(Ok(edit));
        self.offer_to_end(Bridged { gone, behind });
    }

    /// Takes note of what was cut off from the paths behind what was removed, and offers to end there.
    fn offer_to_end(&mut self, bridged: Bridged) {
        self.bridged = bridged;
        let behind = &self.bridged.behind;
        if behind.is_empty() {
            return;
        }
        let paths: std::collections::BTreeSet<PathId> = behind
            .iter()
            .filter_map(|stop| Some(self.map().stop(*stop)?.path))
            .collect();
        let names = paths.iter().filter_map(|path| self.map().path(*path));
        let names: Vec<String> = names.map(|path| format!("“{}”", path.about.name)).collect();
        let sentence = match names.len() {
            1..=3 => format!(
                "Bridged {}: what came after follows what came before",
                names.join(", ")
            ),
            n => format!("Bridged {n} paths: what came after follows what came before"),
        };
        self.notices.offer(sentence, super::Command::EndPaths);
    }
}

/// Returns the stop that a path ends with: the last of its route.
fn end_of(map: &Map, path: PathId) -> Option<StopId> {
    map.route(path).last().map(|numbered| numbered.stop.id)
}

fn drawing_of(map: &Map, path: PathId, last: Option<StopId>) -> Option<Drawing> {
    let found = map.path(path)?;
    Some(Drawing {
        name: found.about.name.clone(),
        path: Some(path),
        trail: last.into_iter().collect(),
        cursor: last.and_then(|stop| Some(map.stop(stop)?.node)),
    })
}
