//! The JSON Schemas: published as the types make them, and true of every file that we write.

use std::path::{Path, PathBuf};

use boon::{Compiler, Schemas};
use serde_json::Value;
use throughline::{
    analysis::{Figures, Variation},
    formats::{layout_json, layout_schema, native, report_json, report_schema},
    scene::Scene,
};

fn asset(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("assets")
        .join(name)
}

/// Returns what a schema finds wrong with a value.
fn faults(schema: &str, value: &Value) -> Option<String> {
    let schema: Value = serde_json::from_str(schema).unwrap();
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.add_resource("schema.json", schema).unwrap();
    let index = compiler.compile("schema.json", &mut schemas).unwrap();
    schemas
        .validate(value, index)
        .err()
        .map(|fault| fault.to_string())
}

fn files() -> Vec<PathBuf> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/v1");
    let folders = [asset("samples"), fixtures];
    let entries = folders.iter().flat_map(|folder| folder.read_dir().unwrap());
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 5, "{files:?}");
    files
}

#[test]
fn the_published_schemas_are_those_of_the_types() {
    let rows = [
        ("throughline.schema.json", native::schema(), ""),
        (
            "throughline-layout.schema.json",
            layout_schema(),
            " --layout",
        ),
        (
            "throughline-report.schema.json",
            report_schema(),
            " --report",
        ),
    ];
    for (name, made, option) in rows {
        let published = std::fs::read_to_string(asset(name)).unwrap();
        let how = format!("run `throughline schema{option} > assets/{name}`");
        assert!(published == made, "{how}");
    }
}

#[test]
fn the_schemas_are_true_of_every_map_of_its_layout_and_of_its_report() {
    for file in files() {
        let bytes = std::fs::read(&file).unwrap();
        let value: Value = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(
            faults(&native::schema(), &value),
            None,
            "{}",
            file.display()
        );

        let map = native::read(&bytes).unwrap().map;
        let layout = layout_json(&map, &Scene::of(&map)).unwrap();
        let value: Value = serde_json::from_slice(&layout).unwrap();
        assert_eq!(faults(&layout_schema(), &value), None, "{}", file.display());
        assert_eq!(value["nodes"].as_array().unwrap().len(), map.nodes().len());
        for relation in value["relations"].as_array().unwrap() {
            assert!(relation["points"].as_array().unwrap().len() >= 2);
        }

        let report = report_json(&map, &Figures::of(&map), Variation::RANDOM).unwrap();
        let value: Value = serde_json::from_slice(&report).unwrap();
        assert_eq!(faults(&report_schema(), &value), None, "{}", file.display());
        assert_eq!(value["paths"].as_array().unwrap().len(), map.paths().len());
    }
}

#[test]
fn the_schema_refuses_what_is_no_map() {
    let sample = std::fs::read(asset("samples/corner-shop.throughline.json")).unwrap();
    let sound: Value = serde_json::from_slice(&sample).unwrap();
    let break_by: [fn(&mut Value); 4] = [
        |map| map["version"] = "one".into(),
        |map| map["nodes"][0]["pos"] = serde_json::json!([1]),
        |map| map["nodes"][0]["id"] = "".into(),
        |map| map["relations"][0]["from"] = Value::Null,
    ];
    for change in break_by {
        let mut broken = sound.clone();
        change(&mut broken);
        assert_ne!(faults(&native::schema(), &broken), None);
    }
}
