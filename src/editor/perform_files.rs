//! Doing what concerns files: the question before losing something, saving, opening, exporting.

use std::path::{Path, PathBuf};

use crate::{
    document::{Document, Revision},
    model::{Map, slug},
};

use super::{
    Editor,
    action::Action,
    command::Command,
    dialog::{Dialog, PathPurpose},
    editor::{Found, Screen},
    files::{Expected, File, Request, Then, Written},
};

impl Editor {
    pub(super) fn run_on_files(&mut self, command: Command) {
        match command {
            Command::New => self.unless_unsaved(Then::New),
            Command::Open => self.ask_path(PathPurpose::Open),
            Command::OpenByPath => self.type_path(PathPurpose::Open),
            Command::Save | Command::SaveAs | Command::SaveByPath => self.run_save(command),
            Command::ImportCsv => self.ask_path(PathPurpose::ImportNodes),
            Command::ImportCsvByPath => self.type_path(PathPurpose::ImportNodes),
            Command::ImportItems => self.ask_path(PathPurpose::ImportItems),
            Command::ImportItemsByPath => self.type_path(PathPurpose::ImportItems),
            Command::ExportLayout => self.ask_path(PathPurpose::ExportLayout),
            Command::ExportLayoutByPath => self.type_path(PathPurpose::ExportLayout),
            Command::CloseMap => self.unless_unsaved(Then::Close),
            Command::Quit => self.unless_unsaved(Then::Quit),
            Command::Tour => self.unless_unsaved(Then::Tour),
            _ => {}
        }
    }

    pub(super) fn perform_on_files(&mut self, action: Action) {
        match action {
            Action::SaveThen(then) => {
                self.dialog = None;
                self.after_save = Some(then);
                self.save();
            }
            Action::DiscardThen(then) => {
                self.dialog = None;
                self.go_on(then);
            }
            Action::Overwrite(path) => {
                self.dialog = None;
                self.save_to(path, Expected::Anything);
            }
            Action::AskPath(purpose) => self.ask_path(purpose),
            Action::TypePath(purpose) => self.type_path(purpose),
            // A dialog may stay open for long; its answer is for the map that it was opened for.
            Action::PathGiven {
                purpose,
                path,
                document,
            } if document == self.document_number => {
                self.path_given(purpose, path, Expected::Anything);
            }
            Action::PathTyped(purpose, path) => self.path_typed(purpose, path),
            Action::CsvRead(choice) => self.csv_read(choice),
            Action::CsvPreviewed(choice) => self.csv_previewed(choice),
            Action::Dropped(paths) => self.dropped(paths),
            Action::OpenPath(path) => self.unless_unsaved(Then::Open(path)),
            Action::OpenSample(sample) => self.unless_unsaved(Then::OpenSample(sample)),
            Action::ForgetRecent(path) => {
                self.recents.retain(|recent| *recent != path);
                self.requests.push(Request::ForgetRecent(path));
            }
            Action::CsvChanged(choice) => self.show_csv(choice),
            Action::ImportCsv => self.import_csv(),
            Action::Opened {
                document,
                file,
                mended,
            } => self.opened(*document, file, mended),
            Action::Written(written) => self.written(written),
            Action::Recents(recents) => self.recents = recents,
            Action::Quit => self.unless_unsaved(Then::Quit),
            _ => {}
        }
    }

    /// Goes on at once, or asks first where something would be lost.
    pub(super) fn unless_unsaved(&mut self, then: Then) {
        if self.naming.is_some() {
            // A name being typed is part of what would be lost.
            self.name_cancelled();
        }
        if self.saving {
            // What is being written is not safe yet, and may still fail.
            self.after_save = Some(then);
        } else if self.has_unsaved_changes() {
            self.dialog = Some(Dialog::Unsaved { then });
        } else {
            self.go_on(then);
        }
    }

    fn go_on(&mut self, then: Then) {
        match then {
            Then::New => self.lay(Document::unsaved(Map::default()), File::default()),
            Then::Open(_) | Then::OpenSample(_) => self.begin_opening(then),
            Then::Tour => self.begin_tour(),
            Then::Close => {
                self.lay(Document::unsaved(Map::default()), File::default());
                self.screen = Screen::Welcome;
            }
            Then::Quit => self.requests.push(Request::Quit),
        }
    }

    /// Closes the dialog; one that was asked in between gives way to the import that asked for it.
    pub(super) fn close_dialog(&mut self) {
        let closed = self.dialog.take();
        let edges = PathPurpose::ImportEdges;
        if matches!(closed, Some(Dialog::Path { purpose, .. }) if purpose == edges) {
            self.dialog = self.csv.clone().map(Dialog::Csv);
        } else {
            self.csv = None;
            // What an unanswered question was to lead to is given up with it.
            self.after_save = None;
        }
    }

    fn ask_path(&mut self, purpose: PathPurpose) {
        let document = self.document_number;
        self.requests.push(Request::AskPath { purpose, document });
    }

    fn type_path(&mut self, purpose: PathPurpose) {
        let typed = match (purpose, &self.file.path) {
            (PathPurpose::SaveAs, Some(path)) => path.display().to_string(),
            (PathPurpose::ExportLayout, Some(path)) => path
                .with_extension("")
                .with_extension("layout.json")
                .display()
                .to_string(),
            (PathPurpose::SaveAs, None) => self.likely_file("throughline.json"),
            (PathPurpose::ExportLayout, None) => self.likely_file("layout.json"),
            _ => String::new(),
        };
        self.dialog = Some(Dialog::Path { purpose, typed });
    }

    /// Returns where a map that has no file yet may go: to the last one, by the name of its title.
    fn likely_file(&self, ending: &str) -> String {
        let folder = self.recents.first().and_then(|recent| recent.parent());
        let folder = folder.map_or_else(|| PathBuf::from("~"), Path::to_path_buf);
        let name = slug(self.map().title()).unwrap_or_else(|| "map".to_owned());
        let file = folder.join(format!("{name}.{ending}"));
        file.display().to_string()
    }

    /// Nobody has asked whether to replace what is there, unless it is the map's own file.
    fn path_typed(&mut self, purpose: PathPurpose, path: PathBuf) {
        let own = purpose == PathPurpose::SaveAs && self.file.path.as_ref() == Some(&path);
        let expected = match self.file.stamp.filter(|_| own) {
            Some(stamp) => Expected::Stamp(stamp),
            None => Expected::Nothing,
        };
        self.dialog = None;
        self.path_given(purpose, path, expected);
    }

    fn path_given(&mut self, purpose: PathPurpose, path: PathBuf, expected: Expected) {
        match purpose {
            PathPurpose::Open => self.unless_unsaved(Then::Open(path)),
            PathPurpose::SaveAs if path.extension().is_none() => {
                // Nobody was asked about the file that gets the extension.
                let name = format!("{}.{}", path.display(), Map::EXTENSION);
                self.save_to(name.into(), Expected::Nothing);
            }
            PathPurpose::SaveAs => self.save_to(path, expected),
            PathPurpose::ExportLayout => {
                let map = self.map().clone();
                self.requests.push(Request::ExportLayout {
                    path,
                    map,
                    expected,
                });
            }
            PathPurpose::ImportNodes => {
                let nodes = path;
                self.csv = None;
                self.requests.push(Request::ReadCsv { nodes, edges: None });
            }
            PathPurpose::ImportItems => {
                let map = self.map().clone();
                self.csv = None;
                let document = self.document_number;
                self.requests.push(Request::ReadItems {
                    document,
                    path,
                    map,
                });
            }
            PathPurpose::ImportEdges => {
                if let Some(choice) = &self.csv {
                    let (nodes, edges) = (choice.nodes.path.clone(), Some(path));
                    self.requests.push(Request::ReadCsv { nodes, edges });
                }
            }
        }
    }

    /// Saves because the user says so now: what an earlier save was to lead to was given up with it.
    fn run_save(&mut self, command: Command) {
        if !self.saving {
            self.after_save = None;
        }
        match command {
            Command::SaveAs => self.ask_path(PathPurpose::SaveAs),
            Command::SaveByPath => self.type_path(PathPurpose::SaveAs),
            _ => self.save(),
        }
    }

    fn save(&mut self) {
        match self.file.path.clone() {
            Some(path) => {
                let expected = self.file.stamp.map_or(Expected::Anything, Expected::Stamp);
                self.save_to(path, expected);
            }
            None => self.ask_path(PathPurpose::SaveAs),
        }
    }

    /// Asks for the map as it is now to be written; a gesture under way is not part of it.
    fn save_to(&mut self, path: PathBuf, expected: Expected) {
        if self.saving {
            return self.notices.info("A save is under way");
        }
        if self.naming.is_some() {
            self.name_cancelled();
        }
        self.document.commit();
        self.saving = true;
        self.requests.push(Request::Save {
            path,
            map: self.map().clone(),
            state: self.document.state(),
            expected,
            document: self.document_number,
        });
    }

    fn written(&mut self, written: Written) {
        let (Written::Saved { document, .. }
        | Written::ChangedOnDisk { document, .. }
        | Written::Exists { document, .. }
        | Written::Failed { document, .. }) = &written;
        if *document != self.document_number {
            return;
        }
        self.saving = false;
        let then = self.after_save.take();
        match written {
            Written::Saved {
                path,
                state,
                stamp,
                durable,
                ..
            } => {
                self.document.saved(state);
                self.file = File {
                    path: Some(path),
                    stamp: Some(stamp),
                };
                if !durable {
                    let sentence = "Saved, but the disk did not confirm that it will keep it";
                    self.notices.warning(sentence, Vec::new());
                }
                if let Some(then) = then {
                    self.unless_unsaved(then);
                }
            }
            Written::ChangedOnDisk { path, .. } => {
                self.after_save = then;
                self.dialog = Some(Dialog::ChangedOnDisk { path });
            }
            Written::Exists { path, .. } => {
                self.after_save = then;
                self.dialog = Some(Dialog::Replace { path });
            }
            Written::Failed { sentence, .. } => {
                self.notices.error_with(sentence, Command::SaveByPath);
            }
        }
    }

    fn begin_opening(&mut self, then: Then) {
        match &then {
            Then::Open(path) => self.requests.push(Request::Open(path.clone())),
            Then::OpenSample(sample) => self.requests.push(Request::OpenSample(*sample)),
            _ => return,
        }
        self.opening = Some((then, self.document_number, self.document.state()));
    }

    /// Returns what to ask about, if a map that comes late would take the place of changes that
    /// nobody has given up.
    fn late(&mut self, file: &File) -> Option<Then> {
        let asked = self.opening.take();
        let now = (self.document_number, self.document.state());
        let as_it_was = asked
            .as_ref()
            .is_some_and(|(_, number, state)| (*number, *state) == now);
        let touched = !as_it_was || self.document.has_gesture();
        if !touched || !self.has_unsaved_changes() {
            return None;
        }
        let asked = asked.map(|(then, ..)| then);
        asked.or_else(|| file.path.clone().map(Then::Open))
    }

    fn opened(&mut self, document: Document, file: File, mended: Vec<String>) {
        if let Some(then) = self.late(&file) {
            return self.unless_unsaved(then);
        }
        let problems = document.map().problems();
        self.lay(document, file);
        if !mended.is_empty() {
            let n = mended.len();
            let things = if n == 1 { "thing was" } else { "things were" };
            self.notices
                .warning(format!("{n} {things} mended on opening"), mended);
        }
        if !problems.is_empty() {
            let n = problems.len();
            let plural = if n == 1 { "" } else { "s" };
            let sentence = format!("{n} problem{plural} on this map; nothing was dropped");
            self.notices.error_with(sentence, Command::Problems);
        }
        self.found = Found {
            revision: Some(Revision::default()),
            problems,
        };
    }
}
