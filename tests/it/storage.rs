//! Opening and saving on a real disk: nothing is lost, and what went wrong is said.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a panic is a failed test"
)]

use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
};

use tempfile::TempDir;
use throughline::{
    formats::{native, sketch},
    model::Map,
    storage::{
        Expected, SaveError, Settings, Snapping, Stamp, ThemeChoice, open, save, write_atomically,
    },
};

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn small_map() -> Map {
    sketch::parse("Mail Pay Web; Mail -> Pay; checkout: Web > Pay + Mail; Shop[Web Pay]").unwrap()
}

fn large_map() -> Map {
    let names: Vec<String> = (0..2000).map(|n| format!("Team{n}")).collect();
    sketch::parse(&names.join(" ")).unwrap()
}

fn names_in(folder: &Path) -> Vec<OsString> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    names
}

/// Saves over a file that must stay as it is, and returns the sentence.
fn refused(path: &Path, expected: Expected) -> String {
    let before = fs::read(path).ok();
    let folder = path.parent().unwrap();
    let names = names_in(folder);
    let error = save(path, &small_map(), expected).unwrap_err();
    assert_eq!(fs::read(path).ok(), before, "{error}");
    assert_eq!(names_in(folder), names, "{error}");
    error.to_string()
}

#[test]
fn a_map_saved_and_opened_is_the_same() {
    let folder = folder();
    let path = folder.path().join("shop.throughline.json");
    for map in [Map::default(), small_map(), large_map()] {
        let saved = save(&path, &map, Expected::Anything).unwrap();
        let opened = open(&path).unwrap();
        assert_eq!(opened.map, map);
        assert_eq!(opened.stamp, saved.stamp);
        assert!(opened.mended.is_empty() && saved.durable);
    }
}

#[test]
fn saving_twice_gives_the_same_bytes_and_leaves_nothing_behind() {
    let folder = folder();
    let path = folder.path().join("shop.throughline.json");
    let first = save(&path, &small_map(), Expected::Nothing).unwrap();
    let bytes = fs::read(&path).unwrap();
    let second = save(&path, &small_map(), Expected::Stamp(first.stamp)).unwrap();
    assert_eq!(fs::read(&path).unwrap(), bytes);
    assert_eq!(first, second);
    assert_eq!(names_in(folder.path()), ["shop.throughline.json"]);
}

#[test]
fn a_change_by_somebody_else_is_noticed() {
    let folder = folder();
    let path = folder.path().join("map");
    let saved = save(&path, &Map::default(), Expected::Nothing).unwrap();
    let mine = Expected::Stamp(saved.stamp);

    fs::write(&path, "theirs").unwrap();
    assert_eq!(
        refused(&path, mine),
        "The file was changed by somebody else since it was opened"
    );
    save(&path, &small_map(), Expected::Anything).unwrap();
    assert_eq!(open(&path).unwrap().map, small_map());
}

#[test]
fn a_file_that_somebody_else_made_the_same_is_no_change() {
    let folder = folder();
    let path = folder.path().join("map");
    let old = save(&path, &Map::default(), Expected::Nothing).unwrap();
    fs::write(&path, native::encode(&small_map()).unwrap()).unwrap();
    save(&path, &small_map(), Expected::Stamp(old.stamp)).unwrap();
}

#[test]
fn a_file_that_is_gone_is_made_anew() {
    let folder = folder();
    let path = folder.path().join("map");
    let saved = save(&path, &small_map(), Expected::Nothing).unwrap();
    fs::remove_file(&path).unwrap();
    save(&path, &small_map(), Expected::Stamp(saved.stamp)).unwrap();
    assert_eq!(open(&path).unwrap().map, small_map());
}

#[test]
fn a_new_file_does_not_replace_one_that_is_there() {
    let folder = folder();
    let path = folder.path().join("map");
    fs::write(&path, "").unwrap();
    assert_eq!(
        refused(&path, Expected::Nothing),
        "There is already a file with this name"
    );
}

#[test]
fn a_read_only_file_is_refused_and_nothing_is_lost() {
    let folder = folder();
    let path = folder.path().join("map");
    fs::write(&path, "keep me").unwrap();
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    assert_eq!(refused(&path, Expected::Anything), "The file is read-only");
}

#[test]
fn a_folder_is_not_saved_over_and_not_opened() {
    let folder = folder();
    let path = folder.path().join("inner");
    fs::create_dir(&path).unwrap();
    let sentence = "This is a folder, not a file";
    assert_eq!(refused(&path, Expected::Anything), sentence);
    assert_eq!(open(&path).unwrap_err().to_string(), sentence);
}

#[test]
fn a_folder_that_is_not_there_is_said() {
    let folder = folder();
    for missing in ["gone/map", "file/map"] {
        fs::write(folder.path().join("file"), "").unwrap();
        let path = folder.path().join(missing);
        let error = save(&path, &small_map(), Expected::Anything).unwrap_err();
        assert!(matches!(error, SaveError::NoFolder), "{error}");
        assert_eq!(names_in(folder.path()), ["file"]);
    }
}

#[test]
fn an_export_is_written_whole_in_the_place_of_the_old_one() {
    let folder = folder();
    let path = folder.path().join("map.svg");
    for bytes in [&b"<svg>long</svg>"[..], b"<svg/>", b""] {
        let saved = write_atomically(&path, bytes).unwrap();
        assert_eq!(fs::read(&path).unwrap(), bytes);
        assert_eq!(saved.stamp, Stamp::of(bytes));
    }
    assert_eq!(names_in(folder.path()), ["map.svg"]);
}

#[test]
fn a_file_that_cannot_be_opened_says_why() {
    let folder = folder();
    let path = folder.path().join("map");
    assert_eq!(
        open(&path).unwrap_err().to_string(),
        "There is no such file"
    );
    let whole = native::encode(&small_map()).unwrap();
    let cut_off = &whole[..whole.len() / 2];
    let lines = cut_off.split(|byte| *byte == b'\n').count();
    let cut_off_at = format!("The file is cut off: it ends in the middle, at line {lines}");
    let rows: [(&[u8], &str); 6] = [
        (b"", "The file is empty"),
        (b"\xef\xbb\xbf \n", "The file is empty"),
        (
            b"{\"title\": \"K\xf6ln\"}",
            "The file is not UTF-8 text: byte 12 is none of it",
        ),
        (cut_off, &cut_off_at),
        (
            b"{}",
            "This is not a map file: it does not say \"format\": \"throughline\"",
        ),
        (
            br#"{"format": "throughline", "version": 99}"#,
            "The file comes from a newer version: format 99, this one knows up to 1",
        ),
    ];
    for (bytes, sentence) in rows {
        fs::write(&path, bytes).unwrap();
        assert_eq!(open(&path).unwrap_err().to_string(), sentence);
    }
}

#[test]
fn a_file_too_large_is_refused_before_it_is_read() {
    let folder = folder();
    let path = folder.path().join("map");
    let file = fs::File::create(&path).unwrap();
    // Without content, so that it takes no room.
    file.set_len(native::LARGEST as u64 * 1000).unwrap();
    let sentence = open(&path).unwrap_err().to_string();
    assert_eq!(
        sentence,
        "The file is 64000 MB large; maps are read up to 64 MB"
    );
}

#[test]
fn recents_are_the_last_ten_each_once() {
    let mut settings = Settings::default();
    let path = |n: usize| std::path::absolute(format!("map{n}")).unwrap();
    for n in (0..12).chain([5]) {
        settings.remember(Path::new(&format!("map{n}")));
    }
    let expected: Vec<PathBuf> = [5, 11, 10, 9, 8, 7, 6, 4, 3, 2].map(path).into();
    assert_eq!(settings.recents, expected);
    settings.forget(Path::new("map11"));
    assert_eq!(settings.recents[..2], [path(5), path(10)]);
    assert_eq!(settings.recents.len(), 9);
}

#[test]
fn settings_are_kept_with_what_another_version_wrote() {
    let folder = folder();
    let inner = folder.path().join("new").join("folder");
    assert_eq!(Settings::load_from(&inner), (Settings::default(), None));

    let mut settings = Settings {
        theme: ThemeChoice::Dark,
        snapping: Snapping {
            gaps: false,
            ..Snapping::default()
        },
        tour_taken: true,
        ..Settings::default()
    };
    settings.remember(Path::new("/maps/shop.throughline.json"));
    settings.extra.insert("later".to_owned(), 7.into());
    settings.save_to(&inner).unwrap();
    assert_eq!(Settings::load_from(&inner), (settings.clone(), None));

    for theme in [ThemeChoice::HighContrast, ThemeChoice::Projector] {
        settings.theme = theme;
        settings.save_to(&inner).unwrap();
        assert_eq!(Settings::load_from(&inner).0.theme, theme);
    }

    fs::write(inner.join("settings.json"), r#"{"theme": "sepia"}"#).unwrap();
    assert_eq!(Settings::load_from(&inner), (Settings::default(), None));
}

#[test]
fn broken_settings_are_the_usual_ones_with_a_notice() {
    let folder = folder();
    for text in ["", "{", "[]", r#"{"recents": 7}"#, "\u{0}"] {
        fs::write(folder.path().join("settings.json"), text).unwrap();
        let (settings, notice) = Settings::load_from(folder.path());
        assert_eq!(settings, Settings::default());
        let notice = notice.unwrap();
        assert!(
            notice.starts_with("The settings are back to the usual ones: "),
            "{notice}"
        );
    }
}

#[cfg(unix)]
mod unix {
    use std::os::unix::{
        fs::{PermissionsExt as _, symlink},
        net::UnixListener,
    };

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    fn set_mode(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn the_mode_of_a_file_is_kept_and_that_of_a_new_one_is_usual() {
        let folder = folder();
        let path = folder.path().join("map");
        save(&path, &small_map(), Expected::Nothing).unwrap();
        let usual = folder.path().join("usual");
        fs::write(&usual, "").unwrap();
        assert_eq!(mode(&path), mode(&usual));
        for kept in [0o640, 0o600, 0o666, 0o755] {
            set_mode(&path, kept);
            save(&path, &small_map(), Expected::Anything).unwrap();
            assert_eq!(mode(&path), kept);
        }
    }

    #[test]
    fn settings_are_for_the_user_alone() {
        let folder = folder();
        let inner = folder.path().join("throughline");
        Settings::default().save_to(&inner).unwrap();
        let path = inner.join("settings.json");
        set_mode(&path, 0o644);
        Settings::default().save_to(&inner).unwrap();
        assert_eq!((mode(&inner), mode(&path)), (0o700, 0o600));
    }

    #[test]
    fn a_link_is_followed_and_stays_a_link() {
        let folder = folder();
        let real = folder.path().join("real");
        fs::create_dir(&real).unwrap();
        fs::write(real.join("map"), "old").unwrap();
        symlink("real/map", folder.path().join("link")).unwrap();
        symlink("link", folder.path().join("again")).unwrap();
        symlink(real.join("new"), folder.path().join("dangling")).unwrap();
        for (link, target) in [("link", "map"), ("again", "map"), ("dangling", "new")] {
            let link = folder.path().join(link);
            save(&link, &small_map(), Expected::Anything).unwrap();
            assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
            assert_eq!(open(&real.join(target)).unwrap().map, small_map());
        }
        assert_eq!(names_in(&real), ["map", "new"]);
    }

    #[test]
    fn links_in_a_circle_are_refused() {
        let folder = folder();
        let path = folder.path().join("a");
        symlink("b", &path).unwrap();
        symlink("a", folder.path().join("b")).unwrap();
        assert_eq!(
            refused(&path, Expected::Anything),
            "The file could not be written: its links lead in a circle"
        );
        open(&path).unwrap_err();
    }

    #[test]
    fn what_is_no_ordinary_file_is_neither_read_nor_replaced() {
        let folder = folder();
        let path = folder.path().join("socket");
        let _socket = UnixListener::bind(&path).unwrap();
        for path in [&path, Path::new("/dev/null")] {
            assert_eq!(
                open(path).unwrap_err().to_string(),
                "This is not an ordinary file, so it is not read"
            );
            let error = save(path, &small_map(), Expected::Anything).unwrap_err();
            assert!(matches!(error, SaveError::NotAFile), "{error}");
        }
    }

    #[test]
    fn a_folder_that_may_not_be_written_to_is_said() {
        let folder = folder();
        let path = folder.path().join("map");
        fs::write(&path, "keep me").unwrap();
        set_mode(folder.path(), 0o555);
        // Root may write anyway; nothing is to be seen then.
        if fs::write(folder.path().join("probe"), "").is_err() {
            assert_eq!(
                refused(&path, Expected::Anything),
                "You are not allowed to write into the folder"
            );
            set_mode(&path, 0o000);
            let sentence = open(&path).unwrap_err().to_string();
            assert_eq!(sentence, "You are not allowed to read the file");
        }
        set_mode(folder.path(), 0o755);
    }
}
