//! Rows as work items: on the paths and at the stops of a map, as far as their words are known there.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::model::{Blocked, Class, Link, Map, NodeId, PathId, Record, State, StopId, WorkItem};

use super::{
    dates::day,
    import::{Ids, SOURCE_ID, whole},
    item_mapping::ItemMapping,
    table::{Row, Table},
    words::{one_line, squashed, tags},
};

/// What a table of work items holds, as records that refer to the map it was read for.
#[derive(Clone, Debug, Default)]
pub struct ImportedItems {
    pub records: Vec<Record>,
    /// The rows that are no item, each with its line and why.
    pub rejected: Vec<(u64, String)>,
    /// What was not understood, and how often. It is kept in the description of its items.
    pub unknown: BTreeMap<Unknown, usize>,
    pub n_at_stops: usize,
    pub n_done: usize,
    /// How many rows are on the map from an earlier import.
    pub n_known: usize,
}

impl ImportedItems {
    /// Says of each word that was not understood how often it stands there, the most frequent first.
    pub fn unknown_words(&self) -> Vec<String> {
        let mut unknown: Vec<(&Unknown, &usize)> = self.unknown.iter().collect();
        unknown.sort_by_key(|((field, word), n)| (std::cmp::Reverse(**n), *field, word.clone()));
        let sentence = |((field, word), n): (&Unknown, &usize)| {
            let rows = if *n == 1 { "row keeps" } else { "rows keep" };
            let why = match *field {
                AMBIGUOUS => "is on several paths, and none is said",
                _ => "is not known here",
            };
            format!("{field} “{word}” {why}; {n} {rows} it in the description")
        };
        unknown.into_iter().map(sentence).collect()
    }
}

/// Where an item is that was imported before.
const ON_MAP: &str = "on the map";

/// Where a word is a stop of several paths.
const AMBIGUOUS: &str = "The stop";

/// A word that means nothing on the map: its field and what it says.
pub type Unknown = (&'static str, String);

/// Makes work items of the rows of a table. Nothing that a cell of a matched column says is lost: what is
/// not known on the map is kept in the description.
pub fn import_items(map: &Map, table: &Table, mapping: &ItemMapping) -> ImportedItems {
    let mut import = Import {
        names: Names::of(map),
        mapping,
        done: ImportedItems::default(),
        ids: Ids::default(),
        keys: keys_of(map),
    };
    let same_tags = columns_like(table, mapping.tags);
    for row in &table.rows {
        let read = whole(row, table).and_then(|()| import.read(row, &same_tags));
        if let Err(why) = read {
            import.done.rejected.push((row.line, why));
        }
    }
    import.done
}

/// What the words of the map mean.
struct Names<'a> {
    map: &'a Map,
    paths: BTreeMap<String, PathId>,
    nodes: BTreeMap<String, NodeId>,
    /// The stops with each name: that of their node, or of what is done there.
    /// In the order of their routes.
    stops: BTreeMap<String, Vec<StopId>>,
}

struct Import<'a> {
    names: Names<'a>,
    mapping: &'a ItemMapping,
    done: ImportedItems,
    ids: Ids,
    /// The keys of the tracker that are taken, and by what.
    keys: BTreeMap<String, String>,
}

impl<'a> Names<'a> {
    fn of(map: &'a Map) -> Self {
        let mut stops: BTreeMap<String, Vec<StopId>> = BTreeMap::new();
        let routes = map.paths().flat_map(|path| map.route(path.id));
        for stop in routes.map(|numbered| numbered.stop) {
            let node = map.node(stop.node).map_or("", |node| node.title());
            for name in [node, &stop.activity] {
                if !name.is_empty() {
                    stops.entry(squashed(name)).or_default().push(stop.id);
                }
            }
        }
        let paths = map
            .paths()
            .map(|path| (squashed(&path.about.name), path.id))
            .collect();
        let nodes = map
            .nodes()
            .map(|node| (squashed(node.title()), node.id))
            .collect();
        Self {
            map,
            paths,
            nodes,
            stops,
        }
    }

    /// Returns the stop that a word means: on the path of the item, or on the only path that has it.
    fn stop(&self, word: &str, path: Option<PathId>) -> Option<StopId> {
        let stops = meant(&self.stops, word)?;
        let path_of = |stop: &StopId| self.map.stop(*stop).map(|stop| stop.path);
        if let Some(path) = path {
            let on_path = |stop: &&StopId| path_of(stop) == Some(path);
            return stops.iter().find(on_path).copied();
        }
        let paths: BTreeSet<Option<PathId>> = stops.iter().map(path_of).collect();
        stops.first().filter(|_| paths.len() == 1).copied()
    }
}

/// Returns what a word means, or else the innermost part of it that means something: some trackers write where
/// an item is with all that is around, `Shop\Payments\Cards`.
fn meant<'n, T>(names: &'n BTreeMap<String, T>, word: &str) -> Option<&'n T> {
    let parts = word.rsplit('\\').map(squashed);
    let mut words = std::iter::once(squashed(word)).chain(parts);
    words.find_map(|word| names.get(&word))
}

impl Import<'_> {
    fn read(&mut self, row: &Row, same_tags: &[usize]) -> Result<(), String> {
        let key = one_line(row.cell(self.mapping.key));
        let mut name = one_line(row.cell(self.mapping.name));
        if name.is_empty() {
            name.clone_from(&key);
        }
        if name.is_empty() {
            return Err("The row has neither a name nor a key".to_owned());
        }
        if let Some(taken) = self.keys.get(&key) {
            self.done.n_known += usize::from(taken == ON_MAP);
            return Err(format!("The item {key} is already {taken}"));
        }
        let mut item = WorkItem::new(self.ids.fresh(&name, "item"), &name);
        let mut kept = Vec::new();
        self.read_place(row, &mut item, &mut kept);
        self.read_class(row, &mut item);
        self.read_dates(row, &mut item, &mut kept);
        self.read_blocker(row, &mut item);
        self.read_words(row, same_tags, &mut item, &kept);
        if !key.is_empty() {
            let known = Value::String(key.clone());
            item.extra.insert(SOURCE_ID.to_owned(), known);
            self.keys.insert(key, format!("on line {}", row.line));
        }
        self.done.n_at_stops += usize::from(item.stop.is_some());
        self.done.n_done += usize::from(item.state == State::Done);
        self.done.records.push(item.into());
        Ok(())
    }

    /// Reads path, stop and state. Many boards have a column for each step, so a state that is none may
    /// be the name of a stop.
    fn read_place(&mut self, row: &Row, item: &mut WorkItem, kept: &mut Vec<String>) {
        let path = one_line(row.cell(self.mapping.path));
        if !path.is_empty() {
            item.path = meant(&self.names.paths, &path).copied();
            if item.path.is_none() {
                self.keep("Path", path, kept);
            }
        }
        let stop = one_line(row.cell(self.mapping.stop));
        if !stop.is_empty() {
            item.stop = self.names.stop(&stop, item.path);
            // A column called “In progress” says a state, not a place.
            if item.stop.is_none() {
                let is_known = meant(&self.names.stops, &stop).is_some();
                match state(&stop) {
                    Some(state) => item.state = state,
                    None if is_known && item.path.is_none() => self.keep(AMBIGUOUS, stop, kept),
                    None => self.keep("Stop", stop, kept),
                }
            }
        }
        let status = one_line(row.cell(self.mapping.state));
        if !status.is_empty() {
            let at_stop = self.names.stop(&status, item.path);
            match (state(&status), at_stop) {
                (Some(state), _) => item.state = state,
                (None, Some(stop)) if item.stop.is_none() => {
                    item.stop = Some(stop);
                    item.state = State::Active;
                }
                _ => self.keep("State", status, kept),
            }
        }
        if let Some(stop) = item.stop.and_then(|stop| self.names.map.stop(stop)) {
            item.path = Some(stop.path);
        }
    }

    /// Reads the class of service. Most priorities are none: those are kept as a tag.
    fn read_class(&mut self, row: &Row, item: &mut WorkItem) {
        let word = one_line(row.cell(self.mapping.class));
        item.class = match squashed(&word).as_str() {
            "" | "standard" | "medium" | "normal" => Class::Standard,
            "expedite" | "urgent" | "critical" | "blocker" | "highest" => Class::Expedite,
            "fixeddate" | "fixed" => Class::FixedDate,
            "intangible" => Class::Intangible,
            _ => {
                item.about.tags.push(format!("priority {word}"));
                Class::Standard
            }
        };
    }

    fn read_dates(&mut self, row: &Row, item: &mut WorkItem, kept: &mut Vec<String>) {
        let mapping = self.mapping;
        let mut read = |field, column| {
            let cell = one_line(row.cell(column));
            match day(&cell, mapping.order) {
                Some(day) => day.to_string(),
                None if cell.is_empty() => String::new(),
                None => {
                    self.keep(field, cell, kept);
                    String::new()
                }
            }
        };
        item.started = read("Started", mapping.started);
        item.due = read("Due", mapping.due);
        item.finished = read("Finished", mapping.finished);
        if item.state == State::Waiting && !item.started.is_empty() {
            // What waits was not started; the day that stands there is mostly that of its making.
            kept.push(format!(
                "Started or made: {}",
                std::mem::take(&mut item.started)
            ));
        }
        if item.state != State::Done && mapping.state.is_none() && !item.finished.is_empty() {
            item.state = State::Done;
        }
        if item.state != State::Done && !item.finished.is_empty() {
            let finished = std::mem::take(&mut item.finished);
            self.keep("Finished", finished, kept);
        }
    }

    /// Reads what blocks an item: a node of the map by its name, else the reason in words.
    fn read_blocker(&self, row: &Row, item: &mut WorkItem) {
        let word = one_line(row.cell(self.mapping.blocked_by));
        // Some trackers say only whether it is.
        let is_blocked = match squashed(&word).as_str() {
            "" | "no" | "false" | "0" | "none" => false,
            _ => item.state != State::Done,
        };
        if !is_blocked {
            return;
        }
        item.state = State::Blocked;
        let node = meant(&self.names.nodes, &word).copied();
        let plain = matches!(squashed(&word).as_str(), "yes" | "true" | "1" | "x");
        item.blocked_by = Some(Blocked {
            why: if plain || node.is_some() {
                String::new()
            } else {
                word
            },
            node,
            ..Blocked::default()
        });
    }

    fn read_words(&self, row: &Row, same_tags: &[usize], item: &mut WorkItem, kept: &[String]) {
        for column in same_tags {
            for tag in tags(row.cell(Some(*column))) {
                if !item.about.tags.contains(&tag) {
                    item.about.tags.push(tag);
                }
            }
        }
        let url = one_line(row.cell(self.mapping.link));
        if !url.is_empty() {
            item.about.links.push(Link {
                label: one_line(row.cell(self.mapping.key)),
                url,
                ..Link::default()
            });
        }
        let description = row.cell(self.mapping.description).trim();
        let lines = kept.iter().map(String::as_str);
        let lines = lines.chain(Some(description).filter(|text| !text.is_empty()));
        item.about.description = lines.collect::<Vec<_>>().join("\n");
    }

    /// Keeps what means nothing here, and counts it.
    fn keep(&mut self, field: &'static str, word: String, kept: &mut Vec<String>) {
        kept.push(format!("{field}: {word}"));
        *self.done.unknown.entry((field, word)).or_default() += 1;
    }
}

/// Returns the state that a word of a tracker means.
fn state(word: &str) -> Option<State> {
    Some(match squashed(word).as_str() {
        "todo"
        | "open"
        | "opened"
        | "new"
        | "backlog"
        | "waiting"
        | "ready"
        | "proposed"
        | "approved"
        | "reopened"
        | "selectedfordevelopment" => State::Waiting,
        "inprogress" | "active" | "doing" | "started" | "committed" | "indevelopment" | "wip" => {
            State::Active
        }
        "blocked" | "onhold" | "impeded" | "stuck" => State::Blocked,
        "done" | "closed" | "resolved" | "completed" | "complete" | "finished" | "merged"
        | "released" => State::Done,
        _ => return None,
    })
}

/// Returns the columns with the same name as one: some trackers write one column for each tag.
fn columns_like(table: &Table, column: Option<usize>) -> Vec<usize> {
    let Some(name) = column.and_then(|column| table.columns.get(column)) else {
        return Vec::new();
    };
    let columns = table.columns.iter().zip(0..);
    columns
        .filter_map(|(other, at)| (other == name).then_some(at))
        .collect()
}

/// Returns the keys that items of the map have from an earlier import.
fn keys_of(map: &Map) -> BTreeMap<String, String> {
    let key = |item: &WorkItem| match item.extra.get(SOURCE_ID) {
        Some(Value::String(key)) => Some(key.clone()),
        _ => None,
    };
    let keys = map.work_items().filter_map(|item| key(item));
    keys.map(|key| (key, ON_MAP.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::panic,
        reason = "a panic is a failed test"
    )]

    use super::*;
    use crate::formats::sketch;

    const SHOP: &str = "Web Pay Mail; buy: Web > Pay > Mail; help: Mail > Pay";

    fn read(csv: &str) -> (Vec<WorkItem>, ImportedItems) {
        let map = sketch::parse(SHOP).unwrap();
        let table = Table::parse(csv.as_bytes()).unwrap();
        let imported = import_items(&map, &table, &ItemMapping::guess(&table));
        let item = |record: &Record| match record {
            Record::WorkItem(item) => WorkItem::clone(item),
            other => panic!("{other:?} is no work item"),
        };
        (imported.records.iter().map(item).collect(), imported)
    }

    /// Writes what rows become: `name @stop state`.
    fn written(csv: &str) -> Vec<String> {
        let (items, _) = read(csv);
        let item = |item: &WorkItem| {
            let stop = item.stop.map_or("-", |stop| stop.as_str());
            let state = crate::model::key_of(&item.state);
            format!("{} @{stop} {state}", item.about.name)
        };
        items.iter().map(item).collect()
    }

    #[test]
    fn stops_and_states_are_known_by_their_words() {
        let rows = [
            ("path,stop,state\nbuy,Web,To Do", "@buy-web waiting"),
            ("path,stop,state\nbuy,web,In Progress", "@buy-web active"),
            ("path,stop,state\nhelp,Pay,Done", "@help-pay done"),
            // A board with a column for each step.
            ("path,state\nbuy,Pay", "@buy-pay active"),
            // Only one path stops at Web, two at Pay.
            ("path,stop\n,Web", "@buy-web waiting"),
            ("path,stop\n,Pay", "@- waiting"),
            ("path,stop\nhelp,Web", "@- waiting"),
            ("path,stop\nbuy,Doing", "@- active"),
            ("path,stop,blocked by\nbuy,Web,Mail", "@buy-web blocked"),
            ("path,finished\nbuy,2026-03-01", "@- done"),
            ("area path,blocked\nShop\\Web,Yes", "@buy-web blocked"),
            (
                "area path,blocked\nShop\\Web\\Team 2,No",
                "@buy-web waiting",
            ),
            ("epic link,component\nhelp,Pay", "@help-pay waiting"),
        ];
        for (csv, expected) in rows {
            let (head, cells) = csv.split_once('\n').unwrap();
            let csv = format!("name,{head}\nX,{cells}");
            assert_eq!(written(&csv), [format!("X {expected}")], "{csv}");
        }
    }

    #[test]
    fn what_is_not_known_is_counted_and_kept() {
        let (items, imported) = read(
            "Summary,Issue key,Path,Status,Priority,Due date,Labels,Labels\n\
             One,S-1,Story,In QA,High,soon,a,b\n\
             Two,S-2,Story,Open,Highest,12/Mar/26 9:14 AM,a,\n",
        );
        assert_eq!(imported.rejected, []);
        let unknown: Vec<String> = imported
            .unknown
            .iter()
            .map(|((field, word), n)| format!("{field} {word} {n}"))
            .collect();
        assert_eq!(unknown, ["Due soon 1", "Path Story 2", "State In QA 1"]);
        let [one, two] = items.as_slice() else {
            panic!("there are two");
        };
        assert_eq!(
            one.about.description,
            "Path: Story\nState: In QA\nDue: soon"
        );
        assert_eq!(one.about.tags, ["priority High", "a", "b"]);
        assert_eq!(
            (two.due.as_str(), &two.class),
            ("2026-03-12", &Class::Expedite)
        );
    }

    #[test]
    fn a_stop_of_several_paths_is_told_from_one_that_is_not_known() {
        let (_, imported) = read("name,stop\nOne,Pay\nTwo,Till\n");
        let words = imported.unknown_words();
        let [known, unknown] = words.as_slice() else {
            panic!("{words:?}");
        };
        assert!(unknown.starts_with("The stop “Pay” is on several paths, and none is said; 1 row"));
        assert!(known.starts_with("Stop “Till” is not known here; 1 row"));
    }

    #[test]
    fn what_only_says_that_it_is_blocked_gives_no_reason() {
        let (items, _) = read("name,blocked\nOne,yes\nTwo,no\nThree,Mail\n");
        let blocked = |item: &WorkItem| {
            let by = item.blocked_by.as_ref();
            by.map(|by| (by.why.clone(), by.node.is_some()))
        };
        let blocked: Vec<_> = items.iter().map(blocked).collect();
        assert_eq!(
            blocked,
            [
                Some((String::new(), false)),
                None,
                Some((String::new(), true))
            ]
        );
    }

    #[test]
    fn rows_that_are_no_items_are_rejected_with_their_line() {
        let (items, imported) = read("key,name\nA,One\nA,Two\n,\nB,x,y\n");
        assert_eq!(items.len(), 1);
        let lines: Vec<u64> = imported.rejected.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [3, 5]);
    }

    #[test]
    fn what_was_imported_before_is_not_imported_twice() {
        let mut map = sketch::parse(SHOP).unwrap();
        let table = Table::parse(b"key,name,link\nS-1,One,https://x.example/1\n").unwrap();
        let mapping = ItemMapping::guess(&table);
        let first = import_items(&map, &table, &mapping);
        let edit = crate::edit::add_all(&map, "Import", first.records).unwrap();
        edit.apply(&mut map).unwrap();
        assert_eq!(map.work_items().next().unwrap().about.links.len(), 1);
        let again = import_items(&map, &table, &mapping);
        assert_eq!((again.records.len(), again.rejected.len()), (0, 1));
        assert_eq!(again.n_known, 1);
    }
}
