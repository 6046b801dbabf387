//! Files as jobs: each reads or writes on a thread and answers with an action.

use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use rfd::AsyncFileDialog;

use crate::{
    document::Document,
    editor::{Action, Expected, File, PathPurpose, Sample, Written},
    formats::{layout_json, native},
    model::Map,
    scene::Scene,
    storage::{self, SaveError, Stamp},
};

/// A dialog that answers sooner than this was never there.
const QUICKEST: Duration = Duration::from_millis(300);

/// Reads a map.
pub(super) fn open(path: PathBuf) -> Action {
    // An absolute path stays right whatever the working folder is when the map is saved.
    let path = std::path::absolute(&path).unwrap_or(path);
    match storage::open(&path) {
        Ok(opened) => Action::Opened {
            document: Box::new(Document::opened(opened.map)),
            file: File {
                path: Some(path),
                stamp: Some(opened.stamp.number()),
            },
            mended: opened.mended,
        },
        Err(error) => Action::Failed(about(&error.to_string(), &path)),
    }
}

/// Reads a sample; it is a map of its own, in no file yet.
pub(super) fn open_sample(sample: Sample) -> Action {
    match native::read(sample.bytes) {
        Ok(loaded) => Action::Opened {
            // Nothing is lost by closing it untouched.
            document: Box::new(Document::opened(loaded.map)),
            file: File::default(),
            mended: loaded.mended,
        },
        Err(error) => Action::Failed(format!("{error}: {}", sample.title)),
    }
}

/// Returns what a sample looks like.
pub(super) fn picture(sample: Sample) -> Option<Scene> {
    let loaded = native::read(sample.bytes).ok()?;
    Some(Scene::of(&loaded.map))
}

/// Writes a map.
pub(super) fn save(
    path: PathBuf,
    map: &Map,
    state: u64,
    expected: Expected,
    document: u64,
) -> Written {
    let path = std::path::absolute(&path).unwrap_or(path);
    let expected = match expected {
        Expected::Stamp(number) => storage::Expected::Stamp(Stamp::from_number(number)),
        Expected::Nothing => storage::Expected::Nothing,
        Expected::Anything => storage::Expected::Anything,
    };
    match storage::save(&path, map, expected) {
        Ok(saved) => Written::Saved {
            path,
            state,
            stamp: saved.stamp.number(),
            durable: saved.durable,
            document,
        },
        Err(SaveError::ChangedOnDisk) => Written::ChangedOnDisk { path, document },
        Err(SaveError::Exists) => Written::Exists { path, document },
        Err(error) => Written::Failed {
            sentence: about(&error.to_string(), &path),
            document,
        },
    }
}

/// Writes where everything is.
pub(super) fn export_layout(path: &Path, map: &Map, expected: Expected) -> Action {
    if expected == Expected::Nothing && path.exists() {
        return Action::Failed(about(&SaveError::Exists.to_string(), path));
    }
    let written = layout_json(map, &Scene::of(map))
        .map_err(|error| error.to_string())
        .and_then(|bytes| {
            let written = storage::write_atomically(path, &bytes);
            written.map_err(|error| error.to_string())
        });
    match written {
        Ok(_) => Action::Informed(format!("Exported the layout to {}", path.display())),
        Err(sentence) => Action::Failed(about(&sentence, path)),
    }
}

/// Asks for a path in the system's dialog. It is made here, on the thread of the window, as macOS
/// wants it, and waited for elsewhere.
///
/// No answer may mean that the user gave up, or that there is no dialog on this system: then the path
/// is asked for by hand, as the commands that end in “by path…” do.
pub(super) fn ask_path(
    purpose: PathPurpose,
    current: &File,
    document: u64,
) -> impl FnOnce() -> Option<Action> + Send + use<> {
    let name = current.name();
    let stem = name
        .strip_suffix(".throughline.json")
        .unwrap_or(&name)
        .to_owned();
    let folder = current.path.as_deref().and_then(Path::parent);
    let mut dialog = AsyncFileDialog::new();
    if let Some(folder) = folder {
        dialog = dialog.set_directory(folder);
    }
    let maps = ["json"];
    let tables = ["csv", "tsv", "txt"];
    let dialog = match purpose {
        PathPurpose::Open => dialog.set_title("Open a map").add_filter("Map", &maps),
        PathPurpose::SaveAs => dialog
            .set_title("Save the map")
            .add_filter("Map", &maps)
            .set_file_name(format!("{stem}.{}", Map::EXTENSION)),
        PathPurpose::ExportLayout => dialog
            .set_title("Export the layout")
            .add_filter("JSON", &maps)
            .set_file_name(format!("{stem}.layout.json")),
        PathPurpose::ImportNodes => dialog
            .set_title("Import: the table of nodes")
            .add_filter("CSV", &tables),
        PathPurpose::ImportItems => dialog
            .set_title("Import: the table of work items")
            .add_filter("CSV", &tables),
        PathPurpose::ImportEdges => dialog
            .set_title("Import: the table of relations")
            .add_filter("CSV", &tables),
    };
    let to_write = matches!(purpose, PathPurpose::SaveAs | PathPurpose::ExportLayout);
    let to_open = (!to_write).then(|| dialog.clone().pick_file());
    let to_save = to_write.then(|| dialog.save_file());
    move || {
        let asked_at = Instant::now();
        let chosen = match (to_open, to_save) {
            (Some(asked), _) => pollster::block_on(asked),
            (None, Some(asked)) => pollster::block_on(asked),
            (None, None) => None,
        };
        match chosen {
            Some(chosen) => Some(Action::PathGiven {
                purpose,
                path: chosen.path().to_owned(),
                document,
            }),
            // Nobody gives up so fast: there is no dialog on this system.
            None if asked_at.elapsed() < QUICKEST => Some(Action::TypePath(purpose)),
            None => None,
        }
    }
}

/// Returns a sentence about a path, the path last.
pub(super) fn about(sentence: &str, path: &Path) -> String {
    format!("{sentence}: {}", path.display())
}
