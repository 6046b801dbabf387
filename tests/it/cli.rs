//! The command line as it is run: exit codes, sentences, results.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a panic is a failed test"
)]

use std::{fs, process::Command};

use tempfile::TempDir;
use throughline::formats::{layout_schema, native, sketch};

const BROKEN: &str = r#"{
  "format": "throughline",
  "version": 1,
  "nodes": [
    {"id": "mail", "kind": "team", "name": "Mail\u202e\u001b[2J", "pos": [0, 0], "size": [160, 80], "area": "gone"},
    {"id": "mail", "kind": "team", "name": "Mail again", "pos": [0, 200], "size": [160, 80]}
  ]
}"#;

/// What a run left: exit code, stdout, stderr.
#[derive(Debug, PartialEq)]
struct Ran {
    code: i32,
    out: String,
    err: String,
}

/// Runs the program in a folder.
fn run(folder: &TempDir, args: &[&str]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_throughline"));
    command.env("THROUGHLINE_CONFIG_DIR", folder.path());
    let output = command.current_dir(folder).args(args).output().unwrap();
    Ran {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn ran(code: i32, out: &str, err: &str) -> Ran {
    Ran {
        code,
        out: out.to_owned(),
        err: err.to_owned(),
    }
}

/// Makes a folder with a sound map and a broken one.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let map = sketch::parse("Mail Pay; Mail -> Pay; checkout: Mail > Pay; Shop[Mail]").unwrap();
    fs::write(folder.path().join("sound"), native::encode(&map).unwrap()).unwrap();
    fs::write(folder.path().join("broken"), BROKEN).unwrap();
    folder
}

#[test]
fn check_of_a_sound_map_has_no_problems() {
    let ran_on_sound = run(&folder(), &["check", "sound"]);
    assert_eq!(ran_on_sound, ran(0, "No problems\n", ""));
}

#[test]
fn check_lists_problems_spelled_out_and_fails() {
    let lines = "Two records are the node mail; the second is now mail-2\n\
        node mail “Mail\\u{202e}\\u{1b}[2J”: “area” names the area gone, which is not there\n";
    assert_eq!(run(&folder(), &["check", "broken"]), ran(1, lines, ""));
}

#[test]
fn convert_is_canonical() {
    let folder = folder();
    for (file, mended) in [
        ("sound", ""),
        (
            "broken",
            "throughline: Two records are the node mail; the second is now mail-2: broken\n",
        ),
    ] {
        let once = run(&folder, &["convert", file, "-o", "once"]);
        assert_eq!(once, ran(0, "", mended));
        let twice = run(&folder, &["convert", "once", "--output", "once"]);
        assert_eq!(twice, ran(0, "", ""));
        let text = fs::read_to_string(folder.path().join("once")).unwrap();
        let printed = run(&folder, &["convert", "once", "-o", "-"]);
        assert_eq!(printed, ran(0, &text, ""));
        let first = run(&folder, &["convert", file, "-o", "-"]);
        assert_eq!(first, ran(0, &text, mended));
    }
}

#[test]
fn what_cannot_be_done_is_said_with_the_file_last() {
    let folder = folder();
    fs::write(folder.path().join("note.txt"), "hello").unwrap();
    let rows: [(&[&str], &str); 5] = [
        (&["check", "gone"], "There is no such file: gone"),
        (
            &["check", "turned\u{202e}"],
            "There is no such file: turned\\u{202e}",
        ),
        (&["check", "."], "This is a folder, not a file: ."),
        (
            &["convert", "note.txt", "-o", "out"],
            "This is not a map file: expected value, at line 1: note.txt",
        ),
        (
            &["convert", "sound", "-o", "no/out"],
            "The folder does not exist: no/out",
        ),
    ];
    for (args, sentence) in rows {
        let expected = ran(2, "", &format!("throughline: {sentence}\n"));
        assert_eq!(run(&folder, args), expected);
    }
    assert!(!folder.path().join("out").exists());
}

#[test]
fn a_wrong_command_line_ends_with_2() {
    let folder = folder();
    let rows: [&[&str]; 5] = [
        &["check"],
        &["convert", "sound"],
        &["sound", "check", "sound"],
        &["schema", "sound"],
        &["--unknown"],
    ];
    for args in rows {
        let ran = run(&folder, args);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args:?}");
        assert!(ran.err.contains("Usage:"), "{}", ran.err);
    }
}

#[test]
fn every_command_has_help_and_version() {
    let folder = folder();
    let version = env!("CARGO_PKG_VERSION");
    let commands: [&[&str]; 7] = [
        &[],
        &["import"],
        &["convert"],
        &["export"],
        &["export", "layout"],
        &["check"],
        &["schema"],
    ];
    for command in commands {
        let help = run(&folder, &[command, &["--help"]].concat());
        assert_eq!((help.code, help.err.as_str()), (0, ""));
        assert!(help.out.contains("Usage: throughline"), "{}", help.out);
        assert!(!help.out.contains("bench"), "{}", help.out);
        let told = run(&folder, &[command, &["--version"]].concat());
        assert_eq!(told.code, 0);
        assert!(told.out.trim_end().ends_with(version), "{}", told.out);
    }
}

#[test]
fn the_schemas_are_printed() {
    assert_eq!(run(&folder(), &["schema"]), ran(0, &native::schema(), ""));
    let layout = run(&folder(), &["schema", "--layout"]);
    assert_eq!(layout, ran(0, &layout_schema(), ""));
}

#[test]
fn two_tables_are_imported_and_rows_that_are_wrong_are_said() {
    let folder = folder();
    let nodes = "id,kind,name\nt,team,#mail\nc,component,inbox\n,,\ni,infrastructure,queue\n";
    let edges = "from,to,relation\nt,c,owns\nc,i,depends_on\nc,gone,depends_on\n";
    fs::write(folder.path().join("n.csv"), nodes).unwrap();
    fs::write(folder.path().join("e.csv"), edges).unwrap();
    let imported = run(&folder, &["import", "n.csv", "e.csv", "-o", "map"]);
    assert_eq!((imported.code, imported.out.as_str()), (0, ""));
    assert!(
        imported.err.contains("Line 4 is left out"),
        "{}",
        imported.err
    );
    assert!(imported.err.contains("e.csv"), "{}", imported.err);

    let map = native::read(&fs::read(folder.path().join("map")).unwrap())
        .unwrap()
        .map;
    assert_eq!(map.problems(), []);
    assert_eq!(
        (map.nodes().len(), map.relations().len(), map.areas().len()),
        (3, 2, 2)
    );
    let checked = run(&folder, &["check", "map"]);
    assert_eq!(checked, ran(0, "No problems\n", ""));
}

#[test]
fn work_items_are_added_to_a_map_and_what_is_not_known_is_said() {
    let folder = folder();
    let map = sketch::parse("Web Pay; buy: Web > Pay").unwrap();
    fs::write(
        folder.path().join("shop.json"),
        native::encode(&map).unwrap(),
    )
    .unwrap();
    let items = "Summary,Issue key,path,Status,Due date\n\
                 One,S-1,buy,Pay,3/12/2026\nTwo,S-2,buy,In QA,\n,,,,\nThree,S-1,,,\n";
    fs::write(folder.path().join("items.csv"), items).unwrap();
    let arguments = [
        "import",
        "shop.json",
        "--items",
        "items.csv",
        "--day-first",
        "-o",
        "all",
    ];
    let imported = run(&folder, &arguments);
    assert_eq!((imported.code, imported.out.as_str()), (0, ""));
    assert!(
        imported.err.contains("Line 5 is left out"),
        "{}",
        imported.err
    );
    assert!(
        imported.err.contains("State “In QA” is not known here"),
        "{}",
        imported.err
    );
    let written = fs::read(folder.path().join("all")).unwrap();
    let map = native::read(&written).unwrap().map;
    assert_eq!(map.problems(), []);
    let items: Vec<(&str, &str, bool)> = map
        .work_items()
        .map(|item| {
            (
                item.about.name.as_str(),
                item.due.as_str(),
                item.stop.is_some(),
            )
        })
        .collect();
    assert!(items.contains(&("One", "2026-12-03", true)), "{items:?}");
    assert!(items.contains(&("Two", "", false)), "{items:?}");
    let again = run(
        &folder,
        &["import", "all.json", "--items", "items.csv", "-o", "-"],
    );
    assert_eq!(again.code, 2, "there is no such map");
}

#[test]
fn a_layout_is_exported_to_a_file_and_to_stdout() {
    let folder = folder();
    let to_file = run(&folder, &["export", "layout", "sound", "-o", "layout.json"]);
    assert_eq!(to_file, ran(0, "", ""));
    let to_stdout = run(&folder, &["export", "layout", "sound", "-o", "-"]);
    let written = fs::read_to_string(folder.path().join("layout.json")).unwrap();
    assert_eq!(to_stdout, ran(0, &written, ""));
    assert!(written.contains("\"format\": \"throughline-layout\""));
    let missing = run(&folder, &["export", "layout", "none", "-o", "-"]);
    assert_eq!(
        missing,
        ran(2, "", "throughline: There is no such file: none\n")
    );
}

// Elsewhere a window needs no such variable, and would open.
#[cfg(target_os = "linux")]
#[test]
fn without_a_display_there_is_a_sentence_and_no_panic() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_throughline"));
    for name in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"] {
        command.env_remove(name);
    }
    let folder = folder();
    command.env("THROUGHLINE_CONFIG_DIR", folder.path());
    let output = command.output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("is there a display?"), "{said}");
    assert!(!said.contains("panicked"), "{said}");
}
