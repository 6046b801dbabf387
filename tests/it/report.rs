//! The report as it is run: the numbers of the figures, as JSON and as tables.

use std::{fs, path::Path, process::Command};

use serde_json::{Value, json};
use throughline::{
    analysis::Figures,
    formats::{native, sketch},
    model::Id,
};

const MAP: &str = "Users = outside; Fast = goal; Cheap = goal; \
    Pay: Users > Web > Ops > Fast; Pay = demand 10 measured, goal Fast; \
    pay-web = work 1, wait 3 (2–6); pay-ops = work 0.5, wait 4, usable 0.9; \
    Fix: Ops; Fix = demand 2, goal Cheap; fix-ops = work 1; \
    Ops = parallel 2, reactive 0.1, coordination 0.1, debt 0, drag 0.1; \
    Web = parallel 1, reactive 0, coordination 0, debt 0, drag 0";

/// Runs `report` on a map and returns the exit code, stdout and stderr.
fn run(map: &str, args: &[&str]) -> (i32, String, String) {
    let folder = tempfile::tempdir().unwrap();
    let map = sketch::parse(map).unwrap();
    let file = folder.path().join("map.throughline.json");
    fs::write(&file, native::encode(&map).unwrap()).unwrap();
    run_on(&file, args)
}

fn run_on(file: &Path, args: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_throughline"));
    let output = command.arg("report").arg(file).args(args).output().unwrap();
    (
        output.status.code().unwrap(),
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

#[test]
fn the_json_has_the_numbers_of_the_figures() {
    let (code, out, err) = run(MAP, &["--json"]);
    assert_eq!((code, err.as_str()), (0, ""));
    let report: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(report["format"], "throughline-report");
    assert_eq!(report["days_a_week"], 5);

    let pay = &report["paths"][1];
    assert_eq!(pay["name"], "Pay");
    let lead = json!({
        "value": 8.5, "low": 7.5, "high": 11.5, "bound": "exact", "at_least": false, "basis": "guess"
    });
    assert_eq!(pay["lead_time"], lead);
    assert_eq!(pay["demand"]["basis"], "measured");
    assert_eq!(pay["flow_efficiency"]["value"], json!(0.176_470_588));
    assert_eq!(pay["usable"]["bound"], "at_most");
    assert_eq!(pay["handoffs"], 1);
    assert_eq!(pay["expected_passes"]["value"], 1);
    let numbers: Vec<&Value> = (0..4).map(|at| &pay["stops"][at]["number"]).collect();
    assert_eq!(numbers, [&Value::Null, &json!(1), &json!(2), &Value::Null]);

    let fix = &report["paths"][0];
    assert_eq!(fix["lead_time"]["at_least"], true);
    assert_eq!(fix["wait"], Value::Null);
    assert_eq!(fix["missing"][0]["words"], "wait of Fix at Ops");

    let map = sketch::parse(MAP).unwrap();
    let figures = Figures::of(&map);
    let asked = figures.load(Id::new("ops").unwrap()).unwrap();
    let nodes = report["nodes"].as_array().unwrap();
    assert_eq!(nodes.len(), 2);
    let ops = nodes.iter().find(|node| node["id"] == "ops").unwrap();
    let utilisation = asked.utilisation.as_ref().unwrap().value;
    assert!((ops["utilisation"]["value"].as_f64().unwrap() - utilisation).abs() < 1e-9);
    assert_eq!(ops["demand"]["value"], json!(1.4));
    assert_eq!(ops["left"]["value"], json!(0.7));
    assert_eq!(ops["servers"]["value"], 2);
    assert_eq!(ops["grows_without_end"], true);
    assert_eq!(ops["queue_wait"], Value::Null);
    assert_eq!(ops["asks"][0]["path"], "pay");
    assert_eq!(ops["asks"][1]["per_week"]["value"], 2);

    let web = nodes.iter().find(|node| node["id"] == "web").unwrap();
    assert_eq!(web["utilisation"]["value"], 2);
    let competing = &report["competing_goals"];
    assert_eq!(competing[0]["node"], "ops");
    assert_eq!(competing[0]["goals"][1]["paths"], json!(["pay"]));
}

#[test]
fn the_queue_is_as_uneven_as_asked_for() {
    let half = MAP.replace("Pay = demand 10", "Pay = demand 2");
    let days = |args: &[&str]| {
        let (code, out, err) = run(&half, args);
        assert_eq!((code, err.as_str()), (0, ""));
        let report: Value = serde_json::from_str(&out).unwrap();
        let nodes = report["nodes"].as_array().unwrap().clone();
        let web = nodes.iter().find(|node| node["id"] == "web").unwrap();
        web["queue_wait"]["days"].as_f64().unwrap()
    };
    // One server at 0.4: 0.4 ÷ 0.6 of the work of a day.
    assert!((days(&["--json"]) - 2.0 / 3.0).abs() < 1e-8);
    assert!((days(&["--json", "--work", "0"]) - 1.0 / 3.0).abs() < 1e-8);
    assert!((days(&["--json", "--arrivals", "4", "--work", "2"]) - 2.0).abs() < 1e-8);
    let (code, out, err) = run(&half, &["--work", "-1"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(
        err.contains("A variation is a number from 0 on") || err.contains("unexpected"),
        "{err}"
    );
}

#[test]
fn the_tables_say_the_same_and_what_is_missing() {
    let (code, out, err) = run(MAP, &[]);
    assert_eq!((code, err.as_str()), (0, ""));
    let expected = "\
PATH  LEAD TIME             WORK      WAIT           FLOW EFFICIENCY  USABLE        PASSES  HANDOFFS  WEAKEST BASIS
Fix   at least 1 day        1 day     ?              at most 100 %    ?             1       0         guess
Pay   8.5 days (7.5–11.5)   1.5 days  7 days (6–10)  18 % (13–20)     at most 90 %  1       1         guess
";
    let n_lines = expected.lines().count();
    let head: Vec<&str> = out.lines().take(n_lines).map(str::trim_end).collect();
    let squeezed = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    for (line, expected) in head.iter().zip(expected.lines()) {
        assert_eq!(squeezed(line), squeezed(expected), "{out}");
    }
    // The columns stand below each other.
    let column = |line: &str, what: &str| line.split(what).next().unwrap().chars().count();
    assert_eq!(column(head[0], "WAIT"), column(head[2], "7 days"), "{out}");
    assert!(out.contains("grows without end"), "{out}");
    assert!(out.contains("Nobody said yet:\n"), "{out}");
    assert!(out.contains("  wait of Fix at Ops\n"), "{out}");
}

#[test]
fn a_name_from_a_file_does_not_act_on_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("odd");
    let text = r#"{"format": "throughline", "version": 1,
        "nodes": [{"id": "a", "kind": "team", "name": "A\u001b[2J"}],
        "paths": [{"id": "p", "name": "P\u202e", "stops": [{"id": "s", "node": "a", "work": 1e300}]}]}"#;
    fs::write(&file, text).unwrap();
    let (code, out, _) = run_on(&file, &[]);
    assert_eq!(code, 0);
    assert!(
        out.contains("A\\u{1b}[2J") && out.contains("P\\u{202e}"),
        "{out}"
    );
    assert!(!out.contains('\u{1b}') && !out.contains('\u{202e}'));
    let (code, out, _) = run_on(&file, &["--json"]);
    assert_eq!(code, 0);
    assert!(serde_json::from_str::<Value>(&out).is_ok());
}

#[test]
fn a_map_without_a_path_says_so() {
    let (code, out, _) = run("A B", &[]);
    assert_eq!((code, out.as_str()), (0, "There is no delivery path\n"));
    let (code, out, _) = run("A B", &["--json"]);
    assert_eq!(code, 0);
    let report: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(report["paths"], json!([]));
    let (code, out, err) = run_on(Path::new("gone"), &["--json"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert_eq!(err, "throughline: There is no such file: gone\n");
}
