//! The file: canonical bytes, sentences for what cannot be read, and nothing dropped.

use std::{collections::BTreeSet, fs, path::PathBuf, sync::Arc};

use proptest::{collection::vec, prelude::*, sample::Index};
use serde_json::Value;
use throughline::{
    analysis::{Figures, competing_goals},
    edit::{grab, place, remove},
    formats::native::{VERSION, encode, read, schema},
    model::{Basis, Figure, Map, Node, Point, Problem, RecordId, Rect, State, Stop},
};

/// How the name of a map's file ends.
const EXTENSION: &str = Map::EXTENSION;

/// A small map as another program might write it.
const SMALL: &str = r#"{
  "format": "throughline",
  "version": 1,
  "title": "Bröt",
  "nodes": [
    { "id": "a", "kind": "team", "name": "A \u00e9", "pos": [0, 1.5], "people": 7 },
    { "id": "b", "kind": "goal", "pos": [1e2, -3] }
  ],
  "relations": [{ "id": "r", "kind": "serves", "from": "a", "to": "b" }],
  "paths": [{ "id": "p", "stops": [{ "id": "s", "node": "a", "work": { "value": 2 } }] }]
}"#;

#[test]
fn every_fixture_is_read_forever() {
    // A step of a migration that has no folder here is one that nobody tried.
    for version in 1..=VERSION {
        let fixtures = maps_in(&format!("tests/fixtures/v{version}"));
        assert!(!fixtures.is_empty(), "version {version} has no fixture");
        for (name, bytes) in fixtures {
            let loaded = read(&bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(loaded.mended, Vec::<String>::new(), "{name}");
            let written = encode(&loaded.map).unwrap();
            if version == VERSION {
                assert_same_lines(&name, &written, &bytes);
            }
            assert_eq!(read(&written).unwrap().map, loaded.map, "{name}");
        }
    }
}

#[test]
fn the_fixture_has_every_key_and_every_word() {
    let schema: Value = serde_json::from_str(&schema()).unwrap();
    let (mut keys, mut words) = (BTreeSet::new(), BTreeSet::new());
    vocabulary(&schema, &mut keys, &mut words);
    assert!(keys.contains("cognitive_load") && words.contains("stream_aligned"));

    let text = fixture("everything");
    for key in keys {
        assert!(text.contains(&format!("\"{key}\": ")), "no key {key}");
    }
    for word in words {
        // The words of a default are left out, since the file says no more than it must.
        let left_out = ["undefined", "neutral", "standard", "guess"].contains(&word.as_str());
        assert!(
            left_out || text.contains(&format!(": \"{word}\"")),
            "no word {word}"
        );
    }
    assert_eq!(map("everything").problems(), []);
}

#[test]
fn a_moved_node_is_one_changed_line() {
    let map = map("everything");
    let before = encode(&map).unwrap();
    for node in map.nodes() {
        let mut moved = map.clone();
        let places = grab(&map, [node.id.into()]);
        let edit = place(&map, &places, Point::new(1.25, -300.0));
        edit.apply(&mut moved).unwrap();
        let after = encode(&moved).unwrap();
        assert_eq!(changed_lines(&before, &after), 1, "{}", node.id);
    }
}

#[test]
fn a_deleted_record_changes_no_other_lines() {
    let map = map("everything");
    let before = encode(&map).unwrap();
    let mut without = map.clone();
    let note = map.nodes().find(|node| node.id.as_str() == "note-c1d2e3");
    let edit = remove(&map, [note.unwrap().id.into()]);
    edit.apply(&mut without).unwrap();
    let after = String::from_utf8(encode(&without).unwrap()).unwrap();
    let before = String::from_utf8(before).unwrap();
    let mut lines = before.lines();
    for line in after.lines() {
        assert!(lines.any(|other| other == line), "{line}");
    }
}

#[test]
fn keys_are_written_in_one_order_and_pairs_on_one_line() {
    let text = fixture("everything");
    // As a tree of JSON, the keys are in the order of the alphabet, and all on one line.
    let value: Value = serde_json::from_str(&text).unwrap();
    let shuffled = read(value.to_string().as_bytes()).unwrap().map;
    assert_same_lines("shuffled", &encode(&shuffled).unwrap(), text.as_bytes());

    let mut n_pairs = 0;
    for line in text.lines() {
        if line.contains("\"pos\": ") || line.contains("\"size\": ") {
            assert!(line.ends_with("],") || line.ends_with(']'), "{line}");
            n_pairs += 1;
        }
    }
    assert_eq!(n_pairs, 2 * (map("everything").nodes().len() + 2));
    assert!(text.ends_with("}\n") && !text.contains('\r') && !text.contains('\t'));
}

#[test]
fn a_mark_at_the_start_and_other_line_ends_make_no_difference() {
    let map = read(SMALL.as_bytes()).unwrap().map;
    let windows = format!("\u{feff}{}\r\n\r\n", SMALL.replace('\n', "\r\n"));
    assert_eq!(read(windows.as_bytes()).unwrap().map, map);
    let one_line = SMALL.replace('\n', "");
    assert_eq!(read(one_line.as_bytes()).unwrap().map, map);
}

#[test]
fn words_of_a_later_version_survive() {
    let map = map("later");
    assert_eq!(map.problems(), []);
    let text = String::from_utf8(encode(&map).unwrap()).unwrap();
    for kept in [
        "\"kind\": \"robot\"",
        "\"kind\": \"envies\"",
        "\"basis\": \"dreamt\"",
        "\"charge\": 0.5",
        "\"unit\": \"heads\"",
        "\"icon\": \"page\"",
        "\"nothing\": null",
        "\"weight\": 12345678901234567890",
        "\"widths\": [1, 2.5]",
        "\"why\": \"typos\"",
    ] {
        assert!(text.contains(kept), "{kept} is lost in\n{text}");
    }
}

#[test]
fn broken_references_are_shown_and_nothing_is_dropped() {
    let map = map("broken");
    let problems = map.problems().into_iter();
    let found: Vec<String> = problems
        .map(|Problem { at, rule }| format!("{}: {}", at.as_str(), rule.sentence()))
        .collect();
    let expected = [
        "a: “parent” names the area gone, which is not there",
        "b: The area lies within itself",
        "n: “area” names the area gone, which is not there",
        "n: “drag” is a share and cannot be above 1",
        "r: “from” names the node gone, which is not there",
        "r: “since” is “long ago”, not a day such as 2026-11-20",
        "p: “goals” names the node gone, which is not there",
        "loose: “path” names the path gone, which is not there",
        "s: “node” names the node gone, which is not there",
        "s: “after” names the stop gone, which is not there",
        "s: “rework” names the stop gone-too, which is not there",
        "s: The stop comes before itself",
        "w: “path” names the path gone, which is not there",
        "w: “stop” names the stop gone, which is not there",
        "w: “blocked_by” names the node gone, which is not there",
    ];
    assert_eq!(found, expected);
    assert_eq!(fixture("broken").matches("\"gone\"").count(), 10);
}

#[test]
fn what_cannot_be_read_is_said_in_one_sentence() {
    let deep = format!(
        "{{\"format\": \"throughline\", \"version\": 1, \"x\":\n{}",
        "[".repeat(500)
    );
    let closed = format!("{deep}{}}}", "]".repeat(500));
    let rows: [(&str, &str); 25] = [
        ("", "The file is empty"),
        ("\u{feff} \r\n", "The file is empty"),
        ("hello", "This is not a map file: expected value, at line 1"),
        (
            "{\n\"a\": 1,\n}",
            "This is not a map file: trailing comma, at line 3",
        ),
        (
            "{} {}",
            "This is not a map file: trailing characters, at line 1",
        ),
        ("[]", NOT_A_MAP),
        ("[\"throughline\", 1]", NOT_A_MAP),
        ("[1, 2, 3]", NOT_A_MAP),
        ("7", NOT_A_MAP),
        ("null", NOT_A_MAP),
        ("\"throughline\"", NOT_A_MAP),
        ("{}", NOT_A_MAP),
        ("{\"version\": 1}", NOT_A_MAP),
        ("{\"format\": \"excalidraw\", \"version\": 2}", NOT_A_MAP),
        ("{\"format\": 1, \"version\": 1}", NOT_A_MAP),
        ("{\"format\": \"throughline\"}", NO_VERSION),
        ("{\"format\": \"throughline\", \"version\": 0}", NO_VERSION),
        (
            "{\"format\": \"throughline\", \"version\": \"1\"}",
            NO_VERSION,
        ),
        (
            "{\"format\": \"throughline\", \"version\": 9}",
            "The file comes from a newer version: format 9, this one knows up to 1",
        ),
        (
            "{\"format\": \"throughline\", \"version\": 99999999999}",
            "The file comes from a newer version: format 99999999999, this one knows up to 1",
        ),
        (
            "{\"format\": \"throughline\",\n\"format\": \"throughline\", \"version\": 1}",
            "Something in the map cannot be read, near line 2: duplicate field `format`",
        ),
        (
            &deep,
            "The file is cut off: it ends in the middle, at line 2",
        ),
        (
            &closed,
            "Something in the map cannot be read, near line 2: it is nested too deeply",
        ),
        (
            &node("\"id\": \"a\", \"kind\": \"team\", \"people\": \"many\""),
            "Something in the map cannot be read, near line 4: a figure is a number or an object \
             with a value, such as { \"value\": 3 }",
        ),
        (
            &node("\"id\": \"\", \"kind\": \"team\""),
            "Something in the map cannot be read, near line 2: an id has 1 to 64 bytes, this one has 0",
        ),
    ];
    for (text, sentence) in rows {
        let error = read(text.as_bytes()).unwrap_err();
        assert_eq!(
            error.to_string(),
            sentence,
            "{}",
            &text[..text.len().min(200)]
        );
    }
}

#[test]
fn a_field_of_the_wrong_type_is_named_by_its_line() {
    let wrong_types = [
        ("\"id\": 7, \"kind\": \"team\"", "string"),
        ("\"name\": \"A\", \"id\": \"a\"", "missing field `kind`"),
        (
            "\"id\": \"a\", \"pos\": [1], \"kind\": \"team\"",
            "length 1",
        ),
        (
            "\"id\": \"a\", \"kind\": \"team\", \"tags\": \"x\"",
            "sequence",
        ),
        (
            "\"id\": \"a\", \"kind\": \"team\", \"pinned\": 1",
            "boolean",
        ),
    ];
    for (fields, part) in wrong_types {
        let sentence = read(node(fields).as_bytes()).unwrap_err().to_string();
        // The line is that of the field or the last one of the record.
        let n_fields = fields.matches(", ").count() + 1;
        let near = |line| sentence.contains(&format!("cannot be read, near line {line}: "));
        assert!(
            (2..=n_fields + 1).any(near) && sentence.contains(part),
            "{sentence}"
        );
    }
}

const NOT_A_MAP: &str = "This is not a map file: it does not say \"format\": \"throughline\"";
const NO_VERSION: &str = "The file does not say which version of the format it has";

#[test]
fn bytes_that_are_no_text_are_refused() {
    let said = |bytes: &[u8]| read(bytes).unwrap_err().to_string();
    assert_eq!(
        said(b"{\"a\": \xff}"),
        "The file is not UTF-8 text: byte 6 is none of it"
    );
    assert_eq!(
        said(b"{\n\"a\": \"\xc3"),
        "The file is cut off: it ends in the middle, at line 2"
    );
    let large = vec![b' '; (64 << 20) + 1];
    assert_eq!(
        said(&large),
        "The file is 64 MB large; maps are read up to 64 MB"
    );
}

#[test]
fn a_file_that_is_cut_off_says_so_wherever_it_ends() {
    assert!(read(SMALL.as_bytes()).is_ok());
    for length in 0..SMALL.len() {
        let said = read(&SMALL.as_bytes()[..length]).unwrap_err().to_string();
        let right = said.starts_with("The file is cut off") || length == 0;
        assert!(right, "{length}: {said}");
    }
}

#[test]
fn a_second_record_with_an_id_gets_another_one() {
    let text = r#"{ "format": "throughline", "version": 1,
        "areas": [
            { "id": "a", "name": "one", "pos": [0, 0], "size": [9, 9] },
            { "id": "a", "name": "two", "pos": [0, 0], "size": [9, 9] }
        ],
        "nodes": [
            { "id": "x", "kind": "team", "name": "one", "size": [9, 9] },
            { "id": "x", "kind": "team", "name": "two", "size": [9, 9] },
            { "id": "x-2", "kind": "team", "name": "three", "size": [9, 9] },
            { "id": "x", "kind": "team", "name": "four", "size": [9, 9] }
        ],
        "relations": [{ "id": "x-3", "kind": "owns", "from": "x", "to": "x-2" }],
        "paths": [
            { "id": "p", "name": "one", "stops": [{ "id": "s", "node": "x" }] },
            { "id": "p", "name": "two", "stops": [{ "id": "s", "node": "x" }] }
        ]
    }"#;
    let loaded = read(text.as_bytes()).unwrap();
    assert_eq!(
        loaded.mended,
        [
            "Two records are the area a; the second is now a-2",
            "Two records are the node x; the second is now x-4",
            "Two records are the node x; the second is now x-5",
            "Two records are the path p; the second is now p-2",
            "Two records are the stop s; the second is now s-2",
        ]
    );
    let map = loaded.map;
    assert_eq!(map.problems(), []);
    let name = |id: &str| {
        let id = throughline::model::Id::new(id).unwrap();
        map.node(id).unwrap().about.name.clone()
    };
    assert_eq!(
        ["x", "x-4", "x-2", "x-5"].map(name),
        ["one", "two", "three", "four"]
    );
    let stop = map.stops().find(|stop| stop.id.as_str() == "s-2").unwrap();
    assert_eq!(stop.path.as_str(), "p-2");
}

#[test]
fn many_records_with_one_id_are_read_in_no_time() {
    let node = "{\"id\":\"x\",\"kind\":\"team\",\"size\":[9,9]}";
    let nodes = vec![node; 20_000].join(",");
    let text = format!("{{\"format\":\"throughline\",\"version\":1,\"nodes\":[{nodes}]}}");
    let loaded = read(text.as_bytes()).unwrap();
    assert_eq!(loaded.map.nodes().len(), 20_000);
    assert_eq!(loaded.mended.len(), 19_999);
}

#[test]
fn what_has_no_size_gets_the_usual_one() {
    let text = r#"{ "format": "throughline", "version": 1,
        "areas": [{ "id": "a", "size": [0, 5] }],
        "nodes": [{ "id": "n", "kind": "team", "shape": "platform" }] }"#;
    let loaded = read(text.as_bytes()).unwrap();
    let said = [
        "a had no size and got the usual one",
        "n had no size and got the usual one",
    ];
    assert_eq!(loaded.mended, said);
    let node = loaded.map.nodes().next().unwrap();
    assert_eq!((node.size.w, node.size.h), (220.0, 96.0));
    assert_eq!(loaded.map.problems(), []);
}

#[test]
fn the_sample_maps_are_sound_and_lie_well() {
    let samples = maps_in("assets/samples");
    let n_nodes = [
        ("city-library", 40),
        ("corner-shop", 12),
        ("parcel-company", 34),
    ];
    assert_eq!(samples.len(), n_nodes.len());
    for ((name, bytes), (stem, n_nodes)) in samples.into_iter().zip(n_nodes) {
        assert!(name.ends_with(&format!("{stem}.{EXTENSION}")), "{name}");
        let loaded = read(&bytes).unwrap();
        assert_eq!(loaded.mended, Vec::<String>::new(), "{name}");
        assert_same_lines(&name, &encode(&loaded.map).unwrap(), &bytes);
        assert_eq!(loaded.map.problems(), [], "{name}");
        assert_eq!(loaded.map.nodes().len(), n_nodes, "{name}");
        // Nobody shall take what is made up for something that was measured.
        assert!(!loaded.map.title().is_empty());
        assert!(
            loaded
                .map
                .header()
                .about
                .description
                .contains("are invented")
        );
        assert_lies_well(&loaded.map);
    }
}

#[test]
fn the_sample_maps_show_what_a_path_can_say() {
    let rows = [
        ("city-library", 4, 20),
        ("corner-shop", 2, 7),
        ("parcel-company", 4, 20),
    ];
    for ((name, bytes), (_, n_paths, n_items)) in maps_in("assets/samples").iter().zip(rows) {
        let map = read(bytes).unwrap().map;
        assert_eq!(map.paths().len(), n_paths, "{name}");
        assert!(map.work_items().len() >= n_items, "{name}");

        for state in [State::Waiting, State::Active, State::Blocked, State::Done] {
            assert!(map.work_items().any(|item| item.state == state), "{name}");
        }
        for basis in [Basis::Guess, Basis::Agreed, Basis::Measured] {
            let says = |figure: &Figure| figure.basis == basis;
            let on_stop = |stop: &&Arc<Stop>| stop.wait.iter().chain(&stop.work).any(says);
            let on_node =
                |node: &&Arc<Node>| node.figures().iter().any(|(_, f)| f.is_some_and(says));
            assert!(
                map.stops().any(|stop| on_stop(&stop)) || map.nodes().any(|node| on_node(&node))
            );
        }
        let joins = map.stops().any(|stop| stop.after.len() > 1);
        let parts = map.stops().any(|stop| map.following(stop.id).count() > 1);
        let goes_back = |stop: &Arc<Stop>| {
            stop.rework
                .as_ref()
                .is_some_and(|back| back.chance.is_some())
        };
        assert!(joins && parts && map.stops().any(goes_back), "{name}");
        assert!(
            map.stops()
                .any(|stop| map.counts_visits(stop) && stop.wait.is_none())
                || n_paths < 4
        );

        // Somewhere a path comes back to a node, and somewhere two paths share a stretch.
        let mut stretches = BTreeSet::new();
        let (mut revisits, mut shares) = (false, false);
        for path in map.paths() {
            let visited: Vec<_> = map.stops_of(path.id).map(|stop| stop.node).collect();
            revisits |= visited.iter().collect::<BTreeSet<_>>().len() < visited.len();
            let mut own = BTreeSet::new();
            for stop in map.stops_of(path.id) {
                let before = map.before(stop).filter_map(|id| map.stop(id));
                own.extend(before.map(|before| (before.node, stop.node)));
            }
            shares |= own.iter().any(|stretch| stretches.contains(stretch));
            stretches.extend(own);
        }
        assert!(revisits && shares, "{name}");

        // Somewhere the work piles up, somewhere it is about to, and goals meet.
        let figures = Figures::of(&map);
        let loads = figures.loads().filter_map(|load| load.utilisation.as_ref());
        let loads: Vec<f64> = loads.map(|load| load.value).collect();
        assert!(
            n_paths < 4 || loads.iter().any(|load| *load >= 1.0),
            "{name}: {loads:?}"
        );
        let near = |load: &f64| (0.85..1.0).contains(load);
        assert!(loads.iter().any(near), "{name}: {loads:?}");
        assert!(competing_goals(&map).len() > 1, "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 256,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn no_damage_to_a_file_makes_reading_panic(damages in vec(any::<(Index, Index, u8, u8)>(), 1..4)) {
        let mut bytes = fixture("everything").into_bytes();
        for (from, to, what, byte) in damages {
            let ends = [from.index(bytes.len()), to.index(bytes.len())];
            let range = *ends.iter().min().unwrap()..*ends.iter().max().unwrap();
            // A piece of the file that is not too long, so that much stays as it was.
            let range = range.start..range.end.min(range.start + usize::from(byte));
            match what % 4 {
                0 => bytes[range.start] = byte,
                1 => drop(bytes.drain(range)),
                2 => drop(bytes.splice(range.start..range.start, bytes[range].to_vec())),
                _ => bytes[range.start] = *br#"{}[]",:0-.9tn"#.get(usize::from(byte) % 13).unwrap(),
            }
        }
        if let Ok(loaded) = read(&bytes) {
            loaded.map.problems();
            let written = encode(&loaded.map).unwrap();
            prop_assert_eq!(read(&written).unwrap().map, loaded.map);
        }
    }
}

/// Fails if two things lie on each other, or what an area holds does not lie in it.
fn assert_lies_well(map: &Map) {
    /// Lines of paths go between the boxes.
    const LEAST_GAP: f64 = 60.0;
    let nodes: Vec<(RecordId, Rect)> = map
        .nodes()
        .map(|node| (node.id.into(), node.rect()))
        .collect();
    let areas: Vec<(RecordId, Rect)> = map
        .areas()
        .map(|area| (area.id.into(), area.rect()))
        .collect();
    for (index, (id, rect)) in nodes.iter().enumerate() {
        for (other_id, other) in &nodes[..index] {
            let apart = !rect.expanded(LEAST_GAP - 0.01).intersects(other);
            assert!(apart, "{id:?} is too close to {other_id:?}");
        }
    }
    for area in map.areas() {
        let held = map.held_by(area.id);
        let inside = Rect::new(
            area.rect().min + Point::new(24.0, 44.0),
            area.rect().max - Point::new(24.0, 24.0),
        );
        let around = map.area_chain(area.id);
        for (id, rect) in nodes.iter().chain(&areas) {
            if held.contains(id) {
                assert!(
                    inside.contains_rect(rect),
                    "{id:?} does not lie in {}",
                    area.id
                );
            } else if !around.iter().any(|around| *id == (*around).into()) {
                assert!(!area.rect().intersects(rect), "{id:?} lies on {}", area.id);
            }
        }
    }
}

/// Returns a file with one node, a field a line from line 2 on.
fn node(fields: &str) -> String {
    let lines = fields.replace(", ", ",\n");
    format!("{{\"format\": \"throughline\", \"version\": 1, \"nodes\": [\n{{{lines}}}\n]}}")
}

fn fixture(name: &str) -> String {
    fs::read_to_string(root().join(format!("tests/fixtures/v1/{name}.{EXTENSION}"))).unwrap()
}

fn map(fixture_name: &str) -> Map {
    read(fixture(fixture_name).as_bytes()).unwrap().map
}

/// Returns the map files in a folder with their paths, in the order of their names.
fn maps_in(folder: &str) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(root().join(folder));
    let entries = entries.unwrap_or_else(|error| panic!("{folder}: {error}"));
    let paths = entries.map(|entry| entry.unwrap().path().to_str().unwrap().to_owned());
    let mut paths: Vec<String> = paths.filter(|path| path.ends_with(EXTENSION)).collect();
    paths.sort();
    let maps = paths.into_iter().map(|path| {
        let bytes = fs::read(&path).unwrap();
        (path, bytes)
    });
    maps.collect()
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Collects the keys and the words of a JSON Schema.
fn vocabulary(schema: &Value, keys: &mut BTreeSet<String>, words: &mut BTreeSet<String>) {
    match schema {
        Value::Object(fields) => {
            if let Some(Value::Object(properties)) = fields.get("properties") {
                keys.extend(properties.keys().cloned());
            }
            if let Some(Value::Array(values)) = fields.get("enum") {
                words.extend(values.iter().filter_map(Value::as_str).map(str::to_owned));
            }
            if let Some(Value::String(word)) = fields.get("const") {
                words.insert(word.clone());
            }
            for value in fields.values() {
                vocabulary(value, keys, words);
            }
        }
        Value::Array(values) => {
            for value in values {
                vocabulary(value, keys, words);
            }
        }
        _ => {}
    }
}

fn changed_lines(before: &[u8], after: &[u8]) -> usize {
    let (before, after) = (lines(before), lines(after));
    assert_eq!(before.len(), after.len());
    let both = before.iter().zip(&after);
    both.filter(|(before, after)| before != after).count()
}

/// Fails with the first line that differs, where the whole text would be too long to read.
fn assert_same_lines(name: &str, found: &[u8], expected: &[u8]) {
    let (found_lines, expected_lines) = (lines(found), lines(expected));
    for (number, (found, expected)) in (1..).zip(found_lines.iter().zip(&expected_lines)) {
        assert_eq!(found, expected, "{name}, line {number}");
    }
    assert_eq!(found, expected, "{name}");
}

fn lines(bytes: &[u8]) -> Vec<&str> {
    std::str::from_utf8(bytes).unwrap().lines().collect()
}
