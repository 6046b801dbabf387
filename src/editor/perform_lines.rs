//! Nodes, relations and paths from lines of text: what is typed, what would come of it, and putting it on the map.

use crate::{
    edit::{MapLine, add_lines, missing_nodes},
    model::RecordId,
};

use super::{
    Editor,
    colors::{next_color, next_tint},
    coming::coming,
    dialog::{Dialog, PathsChoice},
    files::Request,
    selection::Selection,
};

/// So many new nodes are named; of more one sees them all on the map.
const MOST_NAMED: usize = 6;
/// So many new nodes are looked at as a whole, not as the path that goes through them.
const MUCH: usize = 3;

impl Editor {
    /// Asks for lines of text.
    pub(super) fn ask_for_paths(&mut self) {
        self.ask_for_lines(String::new());
    }

    /// Shows what lines of text would bring, and asks whether they shall.
    pub(super) fn ask_for_lines(&mut self, text: String) {
        self.dialog = Some(Dialog::Paths(PathsChoice {
            text: text.clone(),
            preview: Vec::new(),
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
        lines: &[MapLine],
        wrong: Vec<String>,
        add: bool,
    ) {
        if add && wrong.is_empty() {
            self.add_lines(lines);
            return;
        }
        let choice = PathsChoice {
            text: text.to_owned(),
            preview: coming(self.map(), lines, wrong),
        };
        match &mut self.dialog {
            Some(Dialog::Paths(shown)) if shown.text == text => *shown = choice,
            // What was typed is not lost: it can be put right there.
            _ if add => self.dialog = Some(Dialog::Paths(choice)),
            _ => {}
        }
    }

    fn add_lines(&mut self, lines: &[MapLine]) {
        if lines.is_empty() {
            return;
        }
        let mut lines = lines.to_vec();
        let (mut n_paths, mut n_areas) = (0, 0);
        for line in &mut lines {
            match line {
                MapLine::Path(line) => {
                    line.color = next_color(self.map(), n_paths);
                    n_paths += 1;
                }
                MapLine::Area(line) => {
                    line.color = next_tint(self.map(), n_areas);
                    n_areas += 1;
                }
                MapLine::Node(_) | MapLine::Relation(_) => {}
            }
        }
        let missing = missing_nodes(self.map(), &lines);
        let missing: Vec<String> = missing
            .into_iter()
            .map(|(name, _)| name.to_owned())
            .collect();
        let (seen, edit) = add_lines(self.map(), &lines);
        let changed: Vec<RecordId> = edit.changes.iter().map(|change| change.id).collect();
        self.edit(Ok(edit));
        match missing.len() {
            0 => {}
            1..=MOST_NAMED => self.notices.info(format!("New: {}", missing.join(", "))),
            n => self.notices.info(brought(n, &lines)),
        }
        // Of several paths, to select them all would only let the rest of the map stand back; and where much
        // is new, one wants to see all of it first.
        let paths = seen.iter().filter(|id| matches!(id, RecordId::Path(_)));
        self.selection = if paths.count() > 1 || missing.len() >= MUCH {
            Selection::default()
        } else {
            Selection::of(seen)
        };
        if let Some(bounds) = self.scene.bounds_of(changed) {
            self.camera.show_whole(&bounds);
        }
        self.dialog
            .take_if(|dialog| matches!(dialog, Dialog::Paths(_)));
    }
}

/// Says how much has come with some new nodes.
fn brought(n_nodes: usize, lines: &[MapLine]) -> String {
    let count = |of: fn(&MapLine) -> bool| lines.iter().filter(|line| of(line)).count();
    let also = [
        (count(|line| matches!(line, MapLine::Area(_))), "area"),
        (
            count(|line| matches!(line, MapLine::Relation(_))),
            "relation",
        ),
        (count(|line| matches!(line, MapLine::Path(_))), "path"),
    ];
    let also = also.into_iter().filter(|(n, _)| *n > 0);
    let also = also.map(|(n, what)| match n {
        1 => format!(", 1 {what}"),
        n => format!(", {n} {what}s"),
    });
    format!("{n_nodes} new nodes{}", also.collect::<String>())
}

pub(super) fn is_line(text: &str) -> bool {
    text.split_once(':')
        .is_some_and(|(name, stops)| !name.trim().is_empty() && !stops.trim().is_empty())
}
