//! Paths from lines of text: what is typed, what would come of it, and putting it on the map.

use crate::{
    edit::{PathLine, add_path_lines, missing_nodes},
    model::{Map, RecordId},
    scene::palette::SLOTS,
};

use super::{
    Editor,
    dialog::{Dialog, PathsChoice},
    files::Request,
    selection::Selection,
};

impl Editor {
    /// Asks for paths as lines of text.
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
        lines: Result<Vec<PathLine>, String>,
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
                for (n, line) in lines.iter_mut().enumerate() {
                    line.color = next_color(self.map(), n);
                }
                let missing = missing_nodes(self.map(), &lines);
                let (paths, edit) = add_path_lines(self.map(), &lines);
                self.edit(Ok(edit));
                if !missing.is_empty() {
                    self.notices
                        .info(format!("New teams: {}", missing.join(", ")));
                }
                self.selection = Selection::of(paths.into_iter().map(RecordId::Path));
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
fn preview(map: &Map, lines: &[PathLine]) -> Vec<String> {
    let mut sentences: Vec<String> = lines
        .iter()
        .map(|line| {
            let n: usize = line.groups.iter().map(|group| group.visited.len()).sum();
            let stops = if n == 1 { "stop" } else { "stops" };
            let again = map.paths().any(|path| path.about.name == line.name);
            let again = if again {
                ", beside the one of that name"
            } else {
                ""
            };
            format!("“{}” with {n} {stops}{again}", line.name)
        })
        .collect();
    let missing = missing_nodes(map, lines);
    if !missing.is_empty() {
        sentences.push(format!("New teams: {}", missing.join(", ")));
    }
    sentences
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
