//! Nodes, relations and paths from lines of text: what is typed, what would come of it, and putting it on the map.

use crate::{
    edit::{
        MapLine, NodeLine, NodeNames, PathLine, RelationLine, VisitGroup, add_lines, folded,
        missing_nodes,
    },
    model::{Map, NodeKind, Strength, TeamShape},
    scene::palette::SLOTS,
};

use super::{
    Editor,
    dialog::{Dialog, PathsChoice},
    files::Request,
    selection::Selection,
};

impl Editor {
    /// Asks for lines of text.
    pub(super) fn ask_for_paths(&mut self) {
        self.ask_for_lines(String::new());
    }

    /// Shows what lines of text would bring, and asks whether they shall.
    pub(super) fn ask_for_lines(&mut self, text: String) {
        self.dialog = Some(Dialog::Paths(PathsChoice {
            text: text.clone(),
            preview: Ok(Vec::new()),
        }));
        self.read_lines(text, false);
    }

    pub(super) fn read_lines(&mut self, text: String, add: bool) {
        let document = self.document_number;
        self.requests.push(Request::ReadLines {
            text,
            document,
            add,
        });
    }

    pub(super) fn lines_read(
        &mut self,
        text: &str,
        lines: Result<Vec<MapLine>, String>,
        add: bool,
    ) {
        if !add {
            if let Some(Dialog::Paths(choice)) = &mut self.dialog
                && choice.text == text
            {
                choice.preview = lines.map(|lines| preview(self.document.map(), &lines));
            }
            return;
        }
        match lines {
            Ok(lines) if lines.is_empty() => {}
            Ok(mut lines) => {
                let paths = lines.iter_mut().filter_map(|line| match line {
                    MapLine::Path(line) => Some(line),
                    _ => None,
                });
                for (n, line) in paths.enumerate() {
                    line.color = next_color(self.map(), n);
                }
                let missing = missing_nodes(self.map(), &lines);
                let missing: Vec<String> = missing
                    .into_iter()
                    .map(|(name, _)| name.to_owned())
                    .collect();
                let (seen, edit) = add_lines(self.map(), &lines);
                self.edit(Ok(edit));
                if !missing.is_empty() {
                    self.notices.info(format!("New: {}", missing.join(", ")));
                }
                self.selection = Selection::of(seen);
                if let Some(bounds) = self.scene.bounds_of(self.selection.iter()) {
                    self.camera.show_whole(&bounds);
                }
                self.dialog
                    .take_if(|dialog| matches!(dialog, Dialog::Paths(_)));
            }
            Err(sentence) => {
                // What was typed is not lost: it can be put right there.
                self.dialog = Some(Dialog::Paths(PathsChoice {
                    text: text.to_owned(),
                    preview: Err(sentence),
                }));
            }
        }
    }
}

/// Says what some lines would bring.
fn preview(map: &Map, lines: &[MapLine]) -> Vec<String> {
    /// So many relations are shown one by one.
    const MOST: usize = 6;
    let mut sentences = Vec::new();
    let mut n_relations = 0;
    let names = NodeNames::of(map);
    for line in lines {
        match line {
            MapLine::Node(line) => sentences.extend(said_words(map, &names, line)),
            MapLine::Path(line) => sentences.push(path_words(map, &names, line)),
            MapLine::Relation(line) => {
                n_relations += 1;
                if n_relations <= MOST {
                    sentences.push(relation_words(map, &names, line));
                }
            }
        }
    }
    if n_relations > MOST {
        let n = n_relations - MOST;
        sentences.push(format!("And {n} more relations"));
    }
    let missing = missing_nodes(map, lines);
    for (kind, words) in [
        (NodeKind::Team, "New teams"),
        (NodeKind::Infrastructure, "New infrastructure"),
        (NodeKind::Component, "New components"),
        (NodeKind::Goal, "New goals"),
        (NodeKind::Outside, "New outside parties"),
        (NodeKind::Note, "New notes"),
    ] {
        let of_kind = missing.iter().filter(|(_, other)| *other == kind);
        let names: Vec<&str> = of_kind.map(|(name, _)| *name).collect();
        if !names.is_empty() {
            sentences.push(format!("{words}: {}", names.join(", ")));
        }
    }
    if sentences.is_empty() && !lines.is_empty() {
        sentences.push("Nothing new: all of them are on the map".to_owned());
    }
    sentences
}

/// Says what a line adds to a team that is on the map already.
fn said_words(map: &Map, names: &NodeNames, line: &NodeLine) -> Option<String> {
    let node = names.meant(&line.name).and_then(|node| map.node(node))?;
    let same = folded(node.title()) == folded(&line.name);
    let counts = node.people.is_none() && line.people.is_some();
    let sorts = node.shape == TeamShape::Undefined && line.shape != TeamShape::Undefined;
    let says = same && node.kind == NodeKind::Team && (counts || sorts);
    says.then(|| format!("{}: what nobody had said of it", node.title()))
}

/// Says a path by its stops: with the names of the nodes that are meant, so that one sees which those are.
fn path_words(map: &Map, names: &NodeNames, line: &PathLine) -> String {
    let again = map.paths().any(|path| path.about.name == line.name);
    let again = if again {
        " (beside the one of that name)"
    } else {
        ""
    };
    let group = |group: &VisitGroup| {
        let beside = group.visited.iter();
        let beside = beside.map(|visit| full_name(map, names, &visit.name));
        beside.collect::<Vec<_>>().join(" + ")
    };
    let stops: Vec<String> = line.groups.iter().map(group).collect();
    format!("“{}”{again}: {}", line.name, stops.join(" › "))
}

fn full_name<'a>(map: &'a Map, names: &NodeNames, name: &'a str) -> &'a str {
    let node = names.meant(name).and_then(|node| map.node(node));
    node.map_or(name, |node| node.title())
}

fn relation_words(map: &Map, names: &NodeNames, line: &RelationLine) -> String {
    let strength = match &line.strength {
        Some(Strength::Slowing) => ", slowing",
        Some(Strength::Blocking) => ", blocking",
        _ => "",
    };
    let colon = if line.label.is_empty() { "" } else { ": " };
    let [from, to] = [&line.from, &line.to].map(|name| full_name(map, names, name));
    let label = &line.label;
    format!("{from} → {to}{colon}{label}{strength}")
}

/// Returns the color that the fewest paths have, once `n_more` others have got theirs.
pub(super) fn next_color(map: &Map, n_more: usize) -> String {
    let mut uses = SLOTS.map(|(name, _)| {
        let same = map.paths().filter(|path| path.about.color == name);
        (same.count(), name)
    });
    let mut next = "";
    for _ in 0..=n_more {
        // Of those that are used alike, the first.
        if let Some(least) = uses.iter_mut().min_by_key(|(n, _)| *n) {
            least.0 += 1;
            next = least.1;
        }
    }
    next.to_owned()
}

pub(super) fn is_line(text: &str) -> bool {
    text.split_once(':')
        .is_some_and(|(name, stops)| !name.trim().is_empty() && !stops.trim().is_empty())
}
