//! The fields of delivery paths and their stops.

use std::sync::Arc;

use crate::{
    analysis::Unit,
    edit::{EditError, set_after, set_rework},
    model::{DeliveryPath, Id, Map, NodeId, NodeKind, Record, RecordId, Stop, StopId},
};

use super::{
    choices::Choice,
    fields::{Field, FigureField, Input, Section, planned},
    item_fields::numbered_stops,
    picker::{Picker, Picks, by_name, node_words, working_nodes},
};

pub(super) static PATH: Section = Section {
    heading: "Delivery path",
    fields: &[
        Field {
            label: "Starts with",
            input: Input::Line("Request agreed"),
            get: |record| of_path(record, |path| path.starts_with.clone()),
            set: |record, text| on_path(record, |it| text.clone_into(&mut it.starts_with)),
        },
        Field {
            label: "Ends with",
            input: Input::Line("Live for all"),
            get: |record| of_path(record, |path| path.ends_with.clone()),
            set: |record, text| on_path(record, |it| text.clone_into(&mut it.ends_with)),
        },
        GOALS,
    ],
    figures: &[FigureField {
        label: "Demand a week",
        unit: Unit::Weekly,
        get: |record| match record {
            Record::Path(path) => path.demand.as_ref(),
            _ => None,
        },
        slot: |record| match record {
            Record::Path(path) => Some(&mut Arc::make_mut(path).demand),
            _ => None,
        },
    }],
};

pub(super) static STOP: Section = Section {
    heading: "Stop",
    fields: &[NODE, ACTIVITY, AFTER, REWORK],
    figures: &[WAIT, WORK, USABLE, CHANCE],
};

const GOALS: Field = Field {
    label: "Goals",
    input: Input::Pick(Picker {
        options: |map, _| {
            let goals = map.nodes().filter(|node| node.kind == NodeKind::Goal);
            by_name(goals)
        },
        words: None,
        picks: Picks::Many,
        plan: None,
    }),
    get: |record| of_path(record, |path| lines(&path.goals)),
    set: |record, text| on_path(record, |path| path.goals = ids_of(text)),
};

const NODE: Field = Field {
    label: "At",
    input: Input::Pick(Picker {
        options: working_nodes,
        words: Some(node_words),
        picks: Picks::One,
        plan: None,
    }),
    get: |record| stop_of(record).map_or_else(String::new, |stop| lines(&[stop.node])),
    set: |record, text| {
        let Ok(node) = NodeId::new(text) else {
            return Err("A stop is always at a node".to_owned());
        };
        if let Some(stop) = stop_mut(record) {
            stop.node = node;
        }
        Ok(())
    },
};

const ACTIVITY: Field = Field {
    label: "Activity",
    input: Input::Line("What is done there"),
    get: |record| stop_of(record).map_or_else(String::new, |stop| stop.activity.clone()),
    set: |record, text| {
        if let Some(stop) = stop_mut(record) {
            text.clone_into(&mut stop.activity);
        }
        Ok(())
    },
};

const AFTER: Field = Field {
    label: "After",
    input: Input::Pick(Picker {
        options: other_stops,
        words: None,
        picks: Picks::Many,
        plan: Some(|map, ids, text, _| set_after(map, one_stop(ids)?, ids_of(text))),
    }),
    get: |record| stop_of(record).map_or_else(String::new, |stop| lines(&stop.after)),
    set: planned,
};

const REWORK: Field = Field {
    label: "Work goes back to",
    input: Input::Pick(Picker {
        options: earlier_stops,
        words: None,
        picks: Picks::One,
        plan: Some(|map, ids, key, _| set_rework(map, one_stop(ids)?, StopId::new(key).ok(), None)),
    }),
    get: |record| {
        let rework = stop_of(record).and_then(|stop| stop.rework.as_ref());
        rework.map_or_else(String::new, |rework| lines(&[rework.to]))
    },
    set: planned,
};

pub(super) const WAIT: FigureField = FigureField {
    label: "Wait",
    unit: Unit::Days,
    get: |record| stop_of(record)?.wait.as_ref(),
    slot: |record| Some(&mut stop_mut(record)?.wait),
};

pub(super) const WORK: FigureField = FigureField {
    label: "Work",
    unit: Unit::Days,
    get: |record| stop_of(record)?.work.as_ref(),
    slot: |record| Some(&mut stop_mut(record)?.work),
};

pub(super) const USABLE: FigureField = FigureField {
    label: "Usable as received",
    unit: Unit::Share,
    get: |record| stop_of(record)?.usable.as_ref(),
    slot: |record| Some(&mut stop_mut(record)?.usable),
};

pub(super) const CHANCE: FigureField = FigureField {
    label: "Chance of rework",
    unit: Unit::Share,
    get: |record| stop_of(record)?.rework.as_ref()?.chance.as_ref(),
    slot: |record| Some(&mut stop_mut(record)?.rework.as_mut()?.chance),
};

fn stop_of(record: &Record) -> Option<&Stop> {
    match record {
        Record::Stop(stop) => Some(stop),
        _ => None,
    }
}

fn stop_mut(record: &mut Record) -> Option<&mut Stop> {
    match record {
        Record::Stop(stop) => Some(Arc::make_mut(stop)),
        _ => None,
    }
}

fn of_path(record: &Record, get: impl Fn(&DeliveryPath) -> String) -> String {
    match record {
        Record::Path(path) => get(path),
        _ => String::new(),
    }
}

#[expect(clippy::unnecessary_wraps, reason = "the shape of a setter")]
fn on_path(record: &mut Record, set: impl FnOnce(&mut DeliveryPath)) -> Result<(), String> {
    if let Record::Path(path) = record {
        set(Arc::make_mut(path));
    }
    Ok(())
}

/// Returns the one stop that is selected; what follows what is said of one at a time.
fn one_stop(ids: &[RecordId]) -> Result<StopId, EditError> {
    match ids {
        [RecordId::Stop(id)] => Ok(*id),
        _ => Err(EditError::OneAtATime),
    }
}

/// Returns the other stops of the path of the one stop that is selected.
fn other_stops(map: &Map, ids: &[RecordId]) -> Vec<Choice> {
    let Some(stop) = one_stop(ids).ok().and_then(|id| map.stop(id)) else {
        return Vec::new();
    };
    let mut stops = numbered_stops(map, stop.path);
    stops.retain(|(key, _)| key != stop.id.as_str());
    stops
}

/// Returns the stops that work can go back to: itself, and those before it.
fn earlier_stops(map: &Map, ids: &[RecordId]) -> Vec<Choice> {
    let Some(stop) = one_stop(ids).ok().and_then(|id| map.stop(id)) else {
        return Vec::new();
    };
    let earlier = |key: &str| {
        let id = StopId::new(key).ok();
        id.is_some_and(|id| id == stop.id || map.comes_before(id, stop.id))
    };
    let mut stops = numbered_stops(map, stop.path);
    stops.retain(|(key, _)| earlier(key));
    stops
}

/// Writes ids one a line, as a picker reads them.
fn lines<T>(ids: &[Id<T>]) -> String {
    let texts: Vec<&str> = ids.iter().map(|id| id.as_str()).collect();
    texts.join("\n")
}

fn ids_of<T>(text: &str) -> Vec<Id<T>> {
    text.lines().filter_map(|line| Id::new(line).ok()).collect()
}
