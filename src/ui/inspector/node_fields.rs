//! The fields of nodes, kind by kind.

use std::sync::Arc;

use crate::{
    analysis::Unit,
    model::{Node, NodeKind, Record, from_key, key_of},
};

use super::{
    choices,
    fields::{Field, FigureField, Input, Section, day, optional},
};

pub(super) static KIND: Section = Section {
    heading: "",
    fields: &[Field {
        label: "Kind",
        input: Input::Choice(choices::kinds),
        get: |record| of_node(record, |node| node.kind.key().to_owned()),
        set: |record, text| on_node(record, |node| change_kind(node, text)),
    }],
    figures: &[],
};

pub(super) static TEAM: Section = Section {
    heading: "Team",
    fields: &[
        Field {
            label: "Type",
            input: Input::Choice(choices::shapes),
            get: |record| of_node(record, |node| key_of(&node.shape)),
            set: |record, text| on_node(record, |node| change_shape(node, text)),
        },
        ACCESS,
        Field {
            label: "Faces customers",
            input: Input::Choice(choices::yes_or_no),
            get: |record| {
                of_node(record, |node| match node.customer_facing {
                    Some(true) => "yes".to_owned(),
                    Some(false) => "no".to_owned(),
                    None => String::new(),
                })
            },
            set: |record, text| {
                on_node(record, |node| {
                    node.customer_facing = (!text.is_empty()).then(|| text == "yes");
                })
            },
        },
    ],
    figures: &[
        FigureField {
            label: "People",
            unit: Unit::Number,
            get: |record| node_of(record)?.people.as_ref(),
            slot: |record| Some(&mut node_mut(record)?.people),
        },
        PARALLEL,
        FigureField {
            label: "WIP limit",
            unit: Unit::Number,
            get: |record| node_of(record)?.wip_limit.as_ref(),
            slot: |record| Some(&mut node_mut(record)?.wip_limit),
        },
        FigureField {
            label: "Cognitive load, 1–5",
            unit: Unit::Number,
            get: |record| node_of(record)?.cognitive_load.as_ref(),
            slot: |record| Some(&mut node_mut(record)?.cognitive_load),
        },
    ],
};

pub(super) static CAPACITY: Section = Section {
    heading: "Shares of capacity",
    fields: &[],
    figures: &[
        FigureField {
            label: "Reactive",
            unit: Unit::Share,
            get: |record| node_of(record)?.reactive.as_ref(),
            slot: |record| Some(&mut node_mut(record)?.reactive),
        },
        FigureField {
            label: "Coordination",
            unit: Unit::Share,
            get: |record| node_of(record)?.coordination.as_ref(),
            slot: |record| Some(&mut node_mut(record)?.coordination),
        },
        FigureField {
            label: "Debt work-down",
            unit: Unit::Share,
            get: |record| node_of(record)?.debt.as_ref(),
            slot: |record| Some(&mut node_mut(record)?.debt),
        },
        FigureField {
            label: "Drag",
            unit: Unit::Share,
            get: |record| node_of(record)?.drag.as_ref(),
            slot: |record| Some(&mut node_mut(record)?.drag),
        },
    ],
};

const ACCESS: Field = Field {
    label: "Access",
    input: Input::Choice(choices::accesses),
    get: |record| {
        of_node(record, |node| {
            node.access.as_ref().map(key_of).unwrap_or_default()
        })
    },
    set: |record, text| on_node(record, |node| node.access = optional(text)),
};

const PARALLEL: FigureField = FigureField {
    label: "Items at once",
    unit: Unit::Number,
    get: |record| node_of(record)?.parallel.as_ref(),
    slot: |record| Some(&mut node_mut(record)?.parallel),
};

const FLAVOR: Field = Field {
    label: "Flavor",
    input: Input::Choice(choices::flavors),
    get: |record| {
        of_node(record, |node| {
            node.flavor.as_ref().map(key_of).unwrap_or_default()
        })
    },
    set: |record, text| on_node(record, |node| node.flavor = optional(text)),
};

pub(super) static SHARED: Section = Section {
    heading: "Shared infrastructure",
    fields: &[FLAVOR, ACCESS],
    figures: &[PARALLEL],
};

pub(super) static COMPONENT: Section = Section {
    heading: "Component",
    fields: &[FLAVOR, ACCESS],
    figures: &[PARALLEL],
};

pub(super) static GOAL: Section = Section {
    heading: "Goal",
    fields: &[
        Field {
            label: "Measure",
            input: Input::Line("How one sees that it is reached"),
            get: |record| of_node(record, |node| node.measure.clone()),
            set: |record, text| on_node(record, |node| text.clone_into(&mut node.measure)),
        },
        Field {
            label: "Due",
            input: Input::Day,
            get: |record| of_node(record, |node| node.due.clone()),
            set: |record, text| {
                let day = day(text)?;
                on_node(record, |node| node.due = day)
            },
        },
    ],
    figures: &[],
};

pub(super) static OUTSIDE: Section = Section {
    heading: "Outside party",
    fields: &[Field {
        label: "Role",
        input: Input::Line("Customer, vendor, forum"),
        get: |record| of_node(record, |node| node.role.clone()),
        set: |record, text| on_node(record, |node| text.clone_into(&mut node.role)),
    }],
    figures: &[],
};

pub(super) static NOTE: Section = Section {
    heading: "Note",
    fields: &[
        Field {
            label: "Text",
            input: Input::Lines("What somebody said"),
            get: |record| of_node(record, |node| node.text.clone()),
            set: |record, text| on_node(record, |node| text.clone_into(&mut node.text)),
        },
        Field {
            label: "Mood",
            input: Input::Choice(choices::moods),
            get: |record| of_node(record, |node| key_of(&node.mood)),
            set: |record, text| {
                on_node(record, |node| {
                    node.mood = from_key(text).unwrap_or_default();
                })
            },
        },
    ],
    figures: &[],
};

fn change_kind(node: &mut Node, key: &str) {
    let usual = node.kind.usual_size(&node.shape);
    let untouched = node.size == usual;
    node.kind = NodeKind::from_key(key);
    if untouched {
        node.size = node.kind.usual_size(&node.shape);
    }
}

fn change_shape(node: &mut Node, key: &str) {
    let untouched = node.size == node.kind.usual_size(&node.shape);
    node.shape = from_key(key).unwrap_or_default();
    if untouched {
        node.size = node.kind.usual_size(&node.shape);
    }
}

fn node_of(record: &Record) -> Option<&Node> {
    match record {
        Record::Node(node) => Some(node),
        _ => None,
    }
}

fn node_mut(record: &mut Record) -> Option<&mut Node> {
    match record {
        Record::Node(node) => Some(Arc::make_mut(node)),
        _ => None,
    }
}

fn of_node(record: &Record, get: impl Fn(&Node) -> String) -> String {
    match record {
        Record::Node(node) => get(node),
        _ => String::new(),
    }
}

#[expect(clippy::unnecessary_wraps, reason = "the shape of a setter")]
fn on_node(record: &mut Record, set: impl FnOnce(&mut Node)) -> Result<(), String> {
    if let Some(node) = node_mut(record) {
        set(node);
    }
    Ok(())
}
