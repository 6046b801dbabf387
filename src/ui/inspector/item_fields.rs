//! The fields of work items.

use std::sync::Arc;

use crate::{
    edit::{Edit, EditError, block, set_path, set_state, set_stop},
    model::{
        Blocked, Day, Map, NodeId, PathId, Record, RecordId, State, StopId, WorkItem, WorkItemId,
        from_key, key_of,
    },
};

use super::{
    choices::{self, Choice},
    fields::{Field, Input, Section, day, planned},
    picker::{Picker, Picks, node_words, working_nodes},
};

pub(super) static WORK_ITEM: Section = Section {
    heading: "Work item",
    fields: &[
        PATH, STOP, STATE, BLOCKED_BY, WHY, CLASS, STARTED, DUE, FINISHED,
    ],
    figures: &[],
};

const PATH: Field = Field {
    label: "Path",
    input: Input::Pick(Picker {
        options: |map, _| {
            let paths = map.paths();
            let option = |path: &Arc<crate::model::DeliveryPath>| {
                (path.id.as_str().to_owned(), path.about.name.clone())
            };
            paths.map(option).collect()
        },
        words: None,
        picks: Picks::One,
        plan: Some(|map, ids, key, _| set_path(map, items(ids), PathId::new(key).ok())),
    }),
    get: |record| of_item(record, |item| key(item.path.map(PathId::as_str))),
    set: planned,
};

const STOP: Field = Field {
    label: "Stop",
    input: Input::Pick(Picker {
        options: stops,
        words: None,
        picks: Picks::One,
        plan: Some(|map, ids, key, _| set_stop(map, items(ids), StopId::new(key).ok())),
    }),
    get: |record| of_item(record, |item| key(item.stop.map(StopId::as_str))),
    set: planned,
};

const STATE: Field = Field {
    label: "State",
    input: Input::Verb(choices::states, |map, ids, key, today| {
        let state: State = from_key(key).unwrap_or_default();
        set_state(map, items(ids), &state, today)
    }),
    get: |record| of_item(record, |item| key_of(&item.state)),
    set: planned,
};

const BLOCKED_BY: Field = Field {
    label: "Blocked by",
    input: Input::Pick(Picker {
        options: working_nodes,
        words: Some(node_words),
        picks: Picks::One,
        plan: Some(blocked_by),
    }),
    get: |record| of_item(record, |item| key(blocker(item).map(NodeId::as_str))),
    set: planned,
};

const WHY: Field = Field {
    label: "Blocked, why",
    input: Input::Line("What it waits for"),
    get: |record| {
        of_item(record, |item| {
            let blocked = item.blocked_by.as_ref();
            blocked.map(|it| it.why.clone()).unwrap_or_default()
        })
    },
    set: |record, text| {
        on_item(record, |item| {
            let mut blocked = item.blocked_by.take().unwrap_or_default();
            text.trim().clone_into(&mut blocked.why);
            if !blocked.why.is_empty() {
                item.state = State::Blocked;
            }
            item.blocked_by = Some(blocked).filter(|blocked| *blocked != Blocked::default());
        })
    },
};

const CLASS: Field = Field {
    label: "Class of service",
    input: Input::Choice(choices::classes),
    get: |record| of_item(record, |item| key_of(&item.class)),
    set: |record, text| {
        on_item(record, |item| {
            item.class = from_key(text).unwrap_or_default();
        })
    },
};

const STARTED: Field = Field {
    label: "Started",
    input: Input::Day,
    get: |record| of_item(record, |item| item.started.clone()),
    set: |record, text| {
        let day = day(text)?;
        on_item(record, |item| item.started = day)
    },
};

const DUE: Field = Field {
    label: "Due",
    input: Input::Day,
    get: |record| of_item(record, |item| item.due.clone()),
    set: |record, text| {
        let day = day(text)?;
        on_item(record, |item| item.due = day)
    },
};

const FINISHED: Field = Field {
    label: "Finished",
    input: Input::Day,
    get: |record| of_item(record, |item| item.finished.clone()),
    set: |record, text| {
        let day = day(text)?;
        on_item(record, |item| item.finished = day)
    },
};

fn key(id: Option<&str>) -> String {
    id.map(str::to_owned).unwrap_or_default()
}

fn items(ids: &[RecordId]) -> impl Iterator<Item = WorkItemId> {
    ids.iter().filter_map(|id| match id {
        RecordId::WorkItem(id) => Some(*id),
        _ => None,
    })
}

/// Returns the stops of the path that the items share, by number and node.
fn stops(map: &Map, ids: &[RecordId]) -> Vec<Choice> {
    let mut paths = items(ids).map(|id| map.work_item(id).and_then(|item| item.path));
    let Some(Some(path)) = paths.next() else {
        return Vec::new();
    };
    if paths.any(|other| other != Some(path)) {
        return Vec::new();
    }
    numbered_stops(map, path)
}

/// Returns the stops of a path, by number and node.
pub(super) fn numbered_stops(map: &Map, path: PathId) -> Vec<Choice> {
    let option = |numbered: crate::model::NumberedStop| {
        let node = map.node(numbered.stop.node);
        let name = node.map_or("?", |node| node.title());
        let words = match numbered.number {
            Some(number) => format!("{number} {name}"),
            None => name.to_owned(),
        };
        (numbered.stop.id.as_str().to_owned(), words)
    };
    map.route(path).into_iter().map(option).collect()
}

fn blocker(item: &WorkItem) -> Option<NodeId> {
    item.blocked_by.as_ref().and_then(|blocked| blocked.node)
}

/// Plans who blocks each item; why stays as it was.
fn blocked_by(map: &Map, ids: &[RecordId], key: &str, _: Option<Day>) -> Result<Edit, EditError> {
    let node = NodeId::new(key).ok();
    block(map, items(ids), node, None)
}

fn of_item(record: &Record, get: impl Fn(&WorkItem) -> String) -> String {
    match record {
        Record::WorkItem(item) => get(item),
        _ => String::new(),
    }
}

#[expect(clippy::unnecessary_wraps, reason = "the shape of a setter")]
fn on_item(record: &mut Record, set: impl FnOnce(&mut WorkItem)) -> Result<(), String> {
    if let Record::WorkItem(item) = record {
        set(Arc::make_mut(item));
    }
    Ok(())
}
