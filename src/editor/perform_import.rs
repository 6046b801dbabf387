//! Doing what concerns an import: its tables, its preview, and where it lands.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::{
    document::Document,
    edit::add_all,
    model::{Map, Point, Record, RecordId},
};

use super::{
    Editor,
    dialog::{CsvChoice, Dialog},
    editor::Screen,
    files::{File, Request, Then},
    selection::Selection,
    view::View,
};

impl Editor {
    pub(super) fn imported(&mut self, records: Vec<Record>, words: &str, rejected: Vec<String>) {
        self.dialog = None;
        if self.screen == Screen::Welcome {
            self.lay(Document::unsaved(Map::default()), File::default());
        }
        let records = self.beside_what_is_there(records);
        let ids: Vec<RecordId> = records.iter().map(Record::id).collect();
        let only_items = ids.iter().all(|id| matches!(id, RecordId::WorkItem(_)));
        let edit = add_all(self.map(), "Import", records);
        self.edit(edit);
        self.selection = Selection::default();
        if ids.is_empty() {
            return self
                .notices
                .warning("There was nothing to import", rejected);
        }
        if only_items {
            // Their place is on the board.
            self.show(View::Board);
        } else {
            self.fit_all();
        }
        if rejected.is_empty() {
            self.notices.info(format!("Imported {words}"));
        } else {
            let n = rejected.len();
            let rows = if n == 1 { "row was" } else { "rows were" };
            let sentence = format!("Imported {words}; {n} {rows} left out");
            self.notices.warning(sentence, rejected);
        }
    }

    /// Moves new records to the right of what is on the map, so that nothing lies on anything.
    fn beside_what_is_there(&self, mut records: Vec<Record>) -> Vec<Record> {
        /// How far apart the old and the new are.
        const GAP: f64 = 96.0;
        let Some(there) = self.scene.bounds() else {
            return records;
        };
        let by = Point::new(there.max.x + GAP, there.min.y);
        for record in &mut records {
            match record {
                Record::Node(node) => {
                    let node = Arc::make_mut(node);
                    node.pos = (node.pos + by).rounded();
                }
                Record::Area(area) => {
                    let area = Arc::make_mut(area);
                    area.pos = (area.pos + by).rounded();
                }
                _ => {}
            }
        }
        records
    }

    /// Opens a map, or begins an import; of two tables, the one whose name speaks of edges is the second.
    pub(super) fn dropped(&mut self, mut paths: Vec<PathBuf>) {
        let is_table = |path: &PathBuf| {
            let end = path.extension().unwrap_or_default().to_ascii_lowercase();
            end == "csv" || end == "tsv"
        };
        paths.sort_by_key(|path| speaks_of_edges(path));
        let mut tables = paths.iter().filter(|path| is_table(path)).cloned();
        if let Some(nodes) = tables.next() {
            let edges = tables.next();
            self.csv = None;
            self.requests.push(Request::ReadCsv { nodes, edges });
        } else if let Some(map) = paths.into_iter().next() {
            self.unless_unsaved(Then::Open(map));
        }
    }

    pub(super) fn csv_read(&mut self, mut choice: Box<CsvChoice>) {
        // Items that were matched with another map are not put on this one.
        if choice
            .document
            .is_some_and(|document| document != self.document_number)
        {
            return;
        }
        // The columns of the nodes stay as chosen when the second table comes.
        let before = self.csv.take().map(|before| before.nodes);
        let same = before.filter(|before| {
            before.path == choice.nodes.path && before.columns == choice.nodes.columns
        });
        if let Some(before) = same {
            choice.nodes.fields = before.fields;
        }
        self.show_csv(choice);
    }

    pub(super) fn show_csv(&mut self, choice: Box<CsvChoice>) {
        self.csv = Some(choice.clone());
        self.requests.push(Request::PreviewCsv(choice.clone()));
        self.dialog = Some(Dialog::Csv(choice));
    }

    /// Shows what would come, unless the columns are others by now.
    pub(super) fn csv_previewed(&mut self, previewed: Box<CsvChoice>) {
        if let Some(Dialog::Csv(shown)) = &mut self.dialog
            && (&shown.nodes, &shown.edges) == (&previewed.nodes, &previewed.edges)
            && shown.brings == previewed.brings
        {
            *shown = previewed;
        }
    }

    pub(super) fn import_csv(&mut self) {
        if let Some(Dialog::Csv(choice)) = self.dialog.take() {
            self.csv = None;
            let document = self.document_number;
            self.requests.push(Request::ImportCsv { choice, document });
        }
    }
}

fn speaks_of_edges(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let name = name.to_lowercase();
    ["edge", "relation", "link", "depend"]
        .iter()
        .any(|word| name.contains(word))
}
