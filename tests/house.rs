//! The rules of the house, read off the source: who imports whom, and what is nowhere.
//!
//! Each rule takes one source file and says every breach with its line. A text is read three ways: as it is,
//! without comments, and as bare code without strings; test parts are blanked in all of them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a panic is a failed test"
)]

use std::{fs, iter, path::Path};

/// What each floor may import beside itself.
const FLOORS: [(&str, &[&str]); 14] = [
    ("model", &[]),
    ("edit", &["model"]),
    ("analysis", &["model"]),
    ("routing", &["model"]),
    ("layout", &["model", "routing"]),
    ("scene", &["model", "routing"]),
    ("document", &["model", "edit"]),
    ("simulation", &["model", "analysis"]),
    ("formats", &["model", "edit", "analysis", "scene"]),
    ("storage", &["model", "edit", "document", "formats"]),
    (
        "editor",
        &["model", "edit", "analysis", "document", "scene"],
    ),
    (
        "ui",
        &[
            "model",
            "edit",
            "analysis",
            "routing",
            "layout",
            "scene",
            "document",
            "simulation",
            "editor",
        ],
    ),
    (
        "app",
        &[
            "model",
            "edit",
            "analysis",
            "routing",
            "layout",
            "scene",
            "document",
            "simulation",
            "formats",
            "storage",
            "editor",
            "ui",
        ],
    ),
    (
        "cli",
        &[
            "model",
            "edit",
            "analysis",
            "routing",
            "layout",
            "scene",
            "document",
            "simulation",
            "formats",
            "storage",
        ],
    ),
];

/// What only some floors know: the start of a path, and who may name it.
const KNOWN_TO: [(&str, &[&str]); 13] = [
    ("egui", &["ui", "app"]),
    ("epaint", &["ui", "app"]),
    ("emath", &["ui", "app"]),
    ("ecolor", &["ui", "app"]),
    ("egui_phosphor", &["ui", "app"]),
    ("egui_graphs", &["ui"]),
    ("eframe", &["app"]),
    ("rfd", &["app"]),
    ("fontdb", &["app"]),
    ("unicode_bidi", &["ui"]),
    ("nucleo_matcher", &["editor"]),
    ("petgraph", &["layout", "analysis"]),
    ("std::fs", &["storage"]),
];

/// Where a record is put straight into a map.
const WRITERS: [&str; 5] = [
    "edit/edit.rs",
    "edit/plan.rs",
    "formats/bench/map.rs",
    "formats/native/read.rs",
    "formats/sketch.rs",
];

/// What may be put into anywhere, since it is no map: a plan, and a frame of egui.
const NO_MAPS: [&str; 2] = ["plan", "ui"];

/// Where colors are written.
const PALETTES: [&str; 2] = ["ui/theme.rs", "scene/palette.rs"];

type Rule = fn(&Source) -> Vec<String>;

#[test]
fn imports_go_down_only() {
    keep(imports);
}

#[test]
fn each_library_is_known_to_its_floors_only() {
    keep(libraries);
}

#[test]
fn only_edits_and_the_loader_write_into_a_map() {
    keep(writers);
}

#[test]
fn no_file_is_above_400_lines_and_no_function_above_80() {
    keep(lengths);
}

#[test]
fn every_file_opens_with_what_it_holds() {
    keep(openings);
}

#[test]
fn a_mod_file_holds_no_logic() {
    keep(mod_files);
}

#[test]
fn colors_are_written_in_the_palettes_only() {
    keep(colors);
}

#[test]
fn nothing_panics_and_nothing_is_left_to_do() {
    keep(leftovers);
}

#[test]
fn a_simulation_reads_no_clock() {
    keep(clocks);
}

/// Each rule on a small text that breaks it, with the line of each breach.
#[test]
fn each_rule_finds_what_breaks_it() {
    let long_file = format!("//! Long.\n{}", "const X: u8 = 1;\n".repeat(400));
    let long_function = format!("//! Long.\nfn long() {{\n{}}}\n", "    ();\n".repeat(79));
    let long_main = format!("//! Long.\n{}", "const X: u8 = 1;\n".repeat(29));
    let rows: [(Rule, &str, &str, &[usize]); 26] = [
        (imports, "model/a.rs", "use crate::edit::Edit;", &[1]),
        (imports, "edit/a.rs", "\nlet a = crate::ui::b();", &[2]),
        (
            imports,
            "ui/a/b.rs",
            "use crate::{\n    model::{Map, Node},\n    storage::{open},\n    app,\n};",
            &[3, 4],
        ),
        (imports, "edit/a.rs", "use super::super::document;", &[1]),
        (imports, "edit/mod.rs", "use super::document;", &[1]),
        (imports, "shed/a.rs", "", &[1]),
        (libraries, "scene/a.rs", "use egui::{Pos2, Ui};", &[1]),
        (libraries, "ui/a.rs", "fn a(f: eframe::Frame) {}", &[1]),
        (libraries, "formats/a.rs", "use std::{fmt, fs::File};", &[1]),
        (libraries, "scene/a.rs", "\n\nuse petgraph as p;", &[3]),
        (writers, "editor/a.rs", "self.map.put(id, None);", &[1]),
        (writers, "editor/a.rs", "let put = Map::put;", &[1]),
        (lengths, "edit/a.rs", &long_file, &[401]),
        (lengths, "edit/a.rs", &long_function, &[2]),
        (lengths, "main.rs", &long_main, &[30]),
        (openings, "edit/a.rs", "/// Not the file.\nfn a() {}", &[1]),
        (mod_files, "edit/mod.rs", "mod a;\npub fn b() {}", &[2]),
        (
            colors,
            "ui/a.rs",
            "let a = Color32::from_rgb(1, 2, 3);",
            &[1],
        ),
        (colors, "ui/a.rs", "let a = Color32::DARK_RED;", &[1]),
        (colors, "scene/svg.rs", "let a = \"#FFd966\";", &[1]),
        (colors, "ui/a.rs", "let a: Rgba = b;", &[1]),
        (
            leftovers,
            "edit/a.rs",
            "\na.unwrap();\nb.expect(\"c\");",
            &[2, 3],
        ),
        (leftovers, "edit/a.rs", "todo!();\ndbg!(a);", &[1, 2]),
        (
            leftovers,
            "edit/a.rs",
            "// TODO: more\n/* FIXME */",
            &[1, 2],
        ),
        (clocks, "simulation/a.rs", "Instant::now();", &[1]),
        (
            clocks,
            "simulation/a.rs",
            "use std::time::SystemTime as S;",
            &[1],
        ),
    ];
    for (rule, path, text, lines) in rows {
        let breaches = rule(&Source::new(path, text));
        let starts = lines.iter().map(|line| format!("src/{path}:{line}: "));
        let right = starts
            .clone()
            .zip(&breaches)
            .all(|(start, breach)| breach.starts_with(&start));
        let starts: Vec<String> = starts.collect();
        assert!(
            right && starts.len() == breaches.len(),
            "{text}\nexpected {starts:?}, found {breaches:?}"
        );
    }
}

/// Texts that look like a breach and are none.
#[test]
fn no_rule_finds_what_is_allowed() {
    let tests = "//! A.\nfn a() {}\n\n#[cfg(test)]\nmod tests {\n    use crate::app::App;\n    \
                 fn b() {\n        a.unwrap(); // TODO\n    }\n}\n";
    let rows = [
        ("edit/a.rs", tests),
        (
            "edit/a.rs",
            "//! See `crate::app`.\nuse crate::{edit::b, model};",
        ),
        ("edit/a/b.rs", "//! A.\nuse super::super::plan::Plan;"),
        ("app/a.rs", "//! A.\nuse crate::{storage, ui};\nuse rfd::A;"),
        ("edit/a.rs", "//! A.\nfn a() { plan.put(node); }"),
        (
            "ui/a.rs",
            "//! A.\nfn a() { ui.put(rect, Label::new(\"b\")); }",
        ),
        (
            "ui/a.rs",
            "//! A.\nconst A: Color32 = Color32::TRANSPARENT;",
        ),
        (
            "ui/theme.rs",
            "//! A.\nconst A: Color32 = Color32::from_gray(7);",
        ),
        (
            "ui/a.rs",
            "//! Like #ffd966.\n/* a // \" */ const A: &str = \"#key\";",
        ),
        (
            "edit/a.rs",
            "//! A.\n#[expect(clippy::a, reason = \"b\")]\nfn a<'b>() {}",
        ),
        (
            "edit/a.rs",
            "//! A.\nconst A: &str = r#\"b.unwrap() \"todo!() crate::ui\"#;",
        ),
        (
            "edit/a.rs",
            "//! A.\nconst A: (char, char) = ('\"', '\\''); // crate::ui",
        ),
        (
            "edit/mod.rs",
            "//! A.\nmod a;\npub type B = fn(u32) -> u32;",
        ),
        (
            "layout/a.rs",
            "//! A.\nfn a(instant: f64) { std::time::Instant::now(); }",
        ),
    ];
    let rules: [Rule; 9] = [
        imports, libraries, writers, lengths, openings, mod_files, colors, leftovers, clocks,
    ];
    for (path, text) in rows {
        let source = Source::new(path, text);
        let breaches: Vec<String> = rules.iter().flat_map(|rule| rule(&source)).collect();
        assert!(breaches.is_empty(), "{text}\n{breaches:?}");
    }
}

/// Fails with every breach of a rule in the house.
fn keep(rule: Rule) {
    let sources = Source::all();
    let breaches: Vec<String> = sources.iter().flat_map(rule).collect();
    assert!(breaches.is_empty(), "\n{}\n", breaches.join("\n"));
}

fn imports(source: &Source) -> Vec<String> {
    let Some(floor) = source.floor() else {
        return Vec::new();
    };
    let Some((_, below)) = FLOORS.iter().find(|(name, _)| *name == floor) else {
        return vec![source.at(1, &format!("there is no floor “{floor}”"))];
    };
    let mut breaches = Vec::new();
    for (line, path) in &source.paths {
        let parts: Vec<&str> = path.split("::").collect();
        let n_up = parts.iter().take_while(|part| **part == "super").count();
        let target = match parts.first() {
            Some(&"crate") => parts.get(1),
            Some(&"super") if source.depth() <= n_up => parts.get(n_up),
            _ => None,
        };
        if let Some(target) = target
            && *target != floor
            && !below.contains(target)
        {
            breaches.push(source.at(*line, &format!("{floor} may not import {target}")));
        }
    }
    breaches.dedup();
    breaches
}

fn libraries(source: &Source) -> Vec<String> {
    let floor = source.floor().unwrap_or("main");
    let mut breaches = Vec::new();
    for (line, path) in &source.paths {
        for (library, knowing) in KNOWN_TO {
            let rest = path.strip_prefix(library);
            let named = rest.is_some_and(|rest| rest.is_empty() || rest.starts_with("::"));
            if named && !knowing.contains(&floor) {
                breaches.push(source.at(*line, &format!("{floor} may not know {library}")));
            }
        }
    }
    // A group names its library once for each part.
    breaches.dedup();
    breaches
}

fn writers(source: &Source) -> Vec<String> {
    if WRITERS.contains(&source.path.as_str()) {
        return Vec::new();
    }
    source.breaches(&source.code, |line| {
        let into_a_map = |(at, _): (usize, &str)| {
            let receiver = line[..at].rsplit(|letter: char| !is_word(letter)).next();
            !NO_MAPS.contains(&receiver.unwrap_or_default())
        };
        let put = line.match_indices(".put(").any(into_a_map) || line.contains("Map::put");
        put.then(|| "only an edit, a plan and the loader put into a map".to_owned())
    })
}

fn lengths(source: &Source) -> Vec<String> {
    let limit = if source.path == "main.rs" { 29 } else { 400 };
    let mut breaches = Vec::new();
    let n_lines = source.raw.trim_end().lines().count();
    if limit < n_lines {
        breaches.push(source.at(
            limit + 1,
            &format!("{n_lines} lines, {limit} are the limit"),
        ));
    }
    for (name, first, last) in functions(&source.code) {
        let n_lines = last - first + 1;
        if 80 < n_lines {
            breaches.push(source.at(first, &format!("`{name}` has {n_lines} lines, 80 at most")));
        }
    }
    breaches
}

fn openings(source: &Source) -> Vec<String> {
    if source.raw.starts_with("//! ") {
        return Vec::new();
    }
    vec![source.at(1, "the file does not open with `//!`")]
}

fn mod_files(source: &Source) -> Vec<String> {
    if !source.path.ends_with("mod.rs") && source.path != "lib.rs" {
        return Vec::new();
    }
    let functions = functions(&source.code).into_iter();
    functions
        .map(|(name, line, _)| source.at(line, &format!("`{name}` is logic")))
        .collect()
}

fn colors(source: &Source) -> Vec<String> {
    if PALETTES.contains(&source.path.as_str()) {
        return Vec::new();
    }
    source.breaches(&source.texts, |line| {
        let constant = line.split("Color32::").skip(1).any(|after| {
            let name: String = after
                .chars()
                .take_while(|letter| is_word(*letter))
                .collect();
            let named = name.chars().all(|letter| !letter.is_ascii_lowercase());
            let no_color = ["TRANSPARENT", "PLACEHOLDER", ""].contains(&name.as_str());
            name.starts_with("from_") || (named && !no_color)
        });
        let hex = line.split('#').skip(1).any(|after| {
            let is_hex = |letter: &char| letter.is_ascii_hexdigit();
            after.chars().take_while(is_hex).count() >= 6
        });
        let color = constant || hex || words(line).any(|word| word == "Rgba");
        color.then(|| "a color outside of the palettes".to_owned())
    })
}

fn leftovers(source: &Source) -> Vec<String> {
    let panics = [
        ".unwrap()",
        ".expect(",
        "todo!",
        "unimplemented!",
        "panic!",
        "dbg!",
    ];
    let mut breaches = source.breaches(&source.code, |line| {
        let found = panics.iter().find(|panic| line.contains(**panic));
        found.map(|panic| format!("`{panic}` outside of tests"))
    });
    breaches.extend(source.breaches(&source.raw, |line| {
        let found = words(line).find(|word| ["TODO", "FIXME"].contains(word));
        found.map(|word| format!("{word} left behind"))
    }));
    breaches
}

fn clocks(source: &Source) -> Vec<String> {
    if source.floor() != Some("simulation") {
        return Vec::new();
    }
    source.breaches(&source.code, |line| {
        let found = words(line).find(|word| ["Instant", "SystemTime"].contains(word));
        found.map(|word| format!("{word} is a clock"))
    })
}

/// One file of the house, read three ways, line by line the same.
struct Source {
    /// The path below `src/`, with slashes.
    path: String,
    /// As written, test parts blanked.
    raw: String,
    /// Without comments.
    texts: String,
    /// Without comments and strings.
    code: String,
    /// Every path that is named, with its line; those of a `use` in full.
    paths: Vec<(usize, String)>,
}

impl Source {
    fn all() -> Vec<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut sources = Vec::new();
        let mut open = vec![root.clone()];
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    open.push(path);
                } else if path.extension().is_some_and(|extension| extension == "rs") {
                    let below = path.strip_prefix(&root).unwrap().to_str().unwrap();
                    let text = fs::read_to_string(&path).unwrap();
                    sources.push(Self::new(&below.replace('\\', "/"), &text));
                }
            }
        }
        sources.retain(|source| !source.path.ends_with("tests.rs"));
        sources.sort_by(|one, other| one.path.cmp(&other.path));
        assert!(sources.len() > 20, "the house is somewhere else");
        sources
    }

    fn new(path: &str, text: &str) -> Self {
        let letters: Vec<char> = text.chars().collect();
        let kinds = kinds(&letters);
        let only = |keep: &dyn Fn(Kind) -> bool, letters: &[char]| -> Vec<char> {
            let both = letters.iter().zip(&kinds);
            both.map(|(letter, kind)| {
                let kept = keep(*kind) || *letter == '\n';
                if kept { *letter } else { ' ' }
            })
            .collect()
        };
        let code = only(&|kind| kind == Kind::Code, &letters);
        let tests = test_parts(&code);
        let mut raw = letters;
        for (first, last) in tests {
            for letter in &mut raw[first..=last] {
                if *letter != '\n' {
                    *letter = ' ';
                }
            }
        }
        let code = String::from_iter(only(&|kind| kind == Kind::Code, &raw));
        Self {
            path: path.to_owned(),
            texts: String::from_iter(only(&|kind| kind != Kind::Comment, &raw)),
            paths: paths(&code),
            code,
            raw: String::from_iter(raw),
        }
    }

    /// Returns the floor that the file is on; `main.rs` and `lib.rs` are on none.
    fn floor(&self) -> Option<&str> {
        self.path.split_once('/').map(|(floor, _)| floor)
    }

    /// Returns how many `super` lead from the file to the crate.
    fn depth(&self) -> usize {
        let n_parts = self.path.split('/').count();
        n_parts - usize::from(self.path.ends_with("mod.rs"))
    }

    fn at(&self, line: usize, what: &str) -> String {
        format!("src/{}:{line}: {what}", self.path)
    }

    fn breaches(&self, text: &str, breach: impl Fn(&str) -> Option<String>) -> Vec<String> {
        let lines = iter::zip(1.., text.lines());
        lines
            .filter_map(|(number, line)| Some(self.at(number, &breach(line)?)))
            .collect()
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Code,
    Comment,
    Text,
}

/// Returns what each letter belongs to.
fn kinds(letters: &[char]) -> Vec<Kind> {
    let mut kinds = vec![Kind::Code; letters.len()];
    let starts = |at: usize, what: &str| {
        let mut rest = letters[at.min(letters.len())..].iter();
        what.chars().all(|letter| rest.next() == Some(&letter))
    };
    let mut at = 0;
    while at < letters.len() {
        let begins_word = at == 0 || !is_word(letters[at - 1]);
        let (end, kind) = if starts(at, "//") {
            let n_letters = letters[at..].iter().take_while(|letter| **letter != '\n');
            (at + n_letters.count(), Kind::Comment)
        } else if starts(at, "/*") {
            (end_of_comment(letters, at), Kind::Comment)
        } else if begins_word && (starts(at, "r\"") || starts(at, "r#")) {
            let n_hashes = letters[at + 1..]
                .iter()
                .take_while(|letter| **letter == '#');
            let close = format!("\"{}", "#".repeat(n_hashes.clone().count()));
            let open = at + 1 + close.len();
            let end = (open..letters.len()).find(|at| starts(*at, &close));
            (end.unwrap_or(letters.len()) + close.len(), Kind::Text)
        } else if letters[at] == '"' {
            let mut end = at + 1;
            while end < letters.len() && letters[end] != '"' {
                end += if letters[end] == '\\' { 2 } else { 1 };
            }
            (end + 1, Kind::Text)
        } else if starts(at, "'\\") {
            let close = (at + 3..letters.len()).find(|at| letters[*at] == '\'');
            (close.unwrap_or(at) + 1, Kind::Text)
        } else if starts(at, "'") && starts(at + 2, "'") {
            (at + 3, Kind::Text)
        } else {
            (at + 1, Kind::Code)
        };
        let end = end.min(letters.len());
        kinds[at..end].fill(kind);
        at = end;
    }
    kinds
}

/// Returns where a comment ends that may hold others.
fn end_of_comment(letters: &[char], from: usize) -> usize {
    let mut depth = 0;
    let mut at = from;
    while at + 1 < letters.len() {
        match (letters[at], letters[at + 1]) {
            ('/', '*') => depth += 1,
            ('*', '/') => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            return at;
        }
    }
    letters.len()
}

/// Returns the first and last letter of each item that is for tests only.
fn test_parts(code: &[char]) -> Vec<(usize, usize)> {
    let mark: Vec<char> = "#[cfg(test)]".chars().collect();
    let mut parts = Vec::new();
    let mut at = 0;
    while at + mark.len() <= code.len() {
        if code[at..at + mark.len()] != mark[..] {
            at += 1;
            continue;
        }
        let last = end_of_item(code, at + mark.len());
        parts.push((at, last));
        at = last + 1;
    }
    parts
}

/// Returns the last letter of the item that begins here: its semicolon or its closing brace.
fn end_of_item(code: &[char], from: usize) -> usize {
    let mut depth = 0_usize;
    for (at, letter) in code.iter().enumerate().skip(from) {
        match letter {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            '}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at;
                }
            }
            ';' if depth == 0 => return at,
            _ => {}
        }
    }
    code.len() - 1
}

/// Returns the functions with a body: the name, the first line and the last.
fn functions(code: &str) -> Vec<(String, usize, usize)> {
    let letters: Vec<char> = code.chars().collect();
    let mut functions = Vec::new();
    let mut line = 1;
    for (at, letter) in letters.iter().enumerate() {
        line += usize::from(*letter == '\n');
        let begins_word = at == 0 || !is_word(letters[at - 1]);
        if !begins_word || !letters[at..].starts_with(&['f', 'n', ' ']) {
            continue;
        }
        let name = letters[at + 3..]
            .iter()
            .take_while(|letter| is_word(**letter));
        let name: String = name.collect();
        if name.is_empty() {
            continue;
        }
        let end = end_of_item(&letters, at);
        let n_breaks = letters[at..=end].iter().filter(|letter| **letter == '\n');
        functions.push((name, line, line + n_breaks.count()));
    }
    functions
}

/// Returns every path in the code with its line; a group of a `use` gives one path for each part.
fn paths(code: &str) -> Vec<(usize, String)> {
    let mut paths = Vec::new();
    // The open groups of a `use`: what stands before each of them.
    let mut groups: Vec<String> = Vec::new();
    let mut path = String::new();
    let mut in_use = false;
    let mut finish = |line: usize, in_use: bool, groups: &[String], path: &mut String| {
        // A single word outside of a `use` is a variable or a field.
        if !path.ends_with("::") && (in_use || path.contains("::")) && !path.is_empty() {
            let whole = format!("{}{path}", groups.concat());
            paths.push((line, whole.trim_start_matches("::").to_owned()));
        }
        path.clear();
    };
    for (line, token) in tokens(code) {
        match token.as_str() {
            "use" => in_use = true,
            "::" => path.push_str("::"),
            "{" if in_use => groups.push(std::mem::take(&mut path)),
            "}" if in_use => {
                finish(line, in_use, &groups, &mut path);
                groups.pop();
            }
            // The end of the import; or it was none, but what a type captures.
            ";" | "<" => {
                finish(line, in_use, &groups, &mut path);
                in_use = false;
                groups.clear();
            }
            word if word.starts_with(is_word) => {
                if !path.is_empty() && !path.ends_with("::") {
                    finish(line, in_use, &groups, &mut path);
                }
                path.push_str(word);
            }
            _ => finish(line, in_use, &groups, &mut path),
        }
    }
    paths
}

/// Returns the words and signs of the code, each with its line.
fn tokens(code: &str) -> Vec<(usize, String)> {
    let mut tokens: Vec<(usize, String)> = Vec::new();
    for (number, line) in iter::zip(1.., code.lines()) {
        let mut rest = line.trim_start();
        while let Some(first) = rest.chars().next() {
            let end = if is_word(first) {
                rest.find(|letter| !is_word(letter)).unwrap_or(rest.len())
            } else if rest.starts_with("::") {
                2
            } else {
                first.len_utf8()
            };
            let (token, after) = rest.split_at(end);
            tokens.push((number, token.to_owned()));
            rest = after.trim_start();
        }
    }
    tokens
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|letter| !is_word(letter))
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}
