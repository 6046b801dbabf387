//! The fields of relations.

use std::sync::Arc;

use crate::{
    edit::{Edit, EditError, End, reconnect},
    model::{Map, NodeId, Record, RecordId, Relation, RelationKind, from_key, key_of},
};

use super::{
    choices,
    fields::{Field, Input, Section, day, optional, planned},
    picker::{Picker, Picks, Plan, all_nodes, node_words},
};

pub(super) static RELATION: Section = Section {
    heading: "Relation",
    fields: &[
        FROM,
        TO,
        Field {
            label: "Kind",
            input: Input::Choice(choices::relation_kinds),
            get: |record| of_relation(record, |relation| relation.kind.key().to_owned()),
            set: |record, text| {
                on_relation(record, |relation| {
                    relation.kind = from_key(text).unwrap_or_default();
                })
            },
        },
        Field {
            label: "In own words",
            input: Input::Line("Another kind of tie"),
            get: |record| {
                of_relation(record, |relation| match &relation.kind {
                    RelationKind::Other(kind) => kind.clone(),
                    _ => String::new(),
                })
            },
            set: |record, text| {
                on_relation(record, |relation| {
                    let own = matches!(relation.kind, RelationKind::Other(_));
                    // Nothing typed leaves a kind of the list as it is.
                    match text.trim() {
                        "" if own => relation.kind = RelationKind::default(),
                        "" => {}
                        kind => relation.kind = RelationKind::from_key(kind),
                    }
                })
            },
        },
        Field {
            label: "Label",
            input: Input::Line("What is exchanged"),
            get: |record| of_relation(record, |relation| relation.label.clone()),
            set: |record, text| on_relation(record, |it| text.clone_into(&mut it.label)),
        },
        Field {
            label: "Strength",
            input: Input::Choice(choices::strengths),
            get: |record| {
                of_relation(record, |it| {
                    it.strength.as_ref().map(key_of).unwrap_or_default()
                })
            },
            set: |record, text| on_relation(record, |it| it.strength = optional(text)),
        },
        Field {
            label: "Purpose",
            input: Input::Line("Why it is there"),
            get: |record| of_relation(record, |it| it.purpose.clone()),
            set: |record, text| on_relation(record, |it| text.clone_into(&mut it.purpose)),
        },
        Field {
            label: "Since",
            input: Input::Day,
            get: |record| of_relation(record, |it| it.since.clone()),
            set: |record, text| {
                let day = day(text)?;
                on_relation(record, |it| it.since = day)
            },
        },
        Field {
            label: "Review by",
            input: Input::Day,
            get: |record| of_relation(record, |it| it.review_by.clone()),
            set: |record, text| {
                let day = day(text)?;
                on_relation(record, |it| it.review_by = day)
            },
        },
    ],
    figures: &[],
};

const FROM: Field = end_field(
    "From",
    |map, ids, key, _| reconnect_all(map, ids, End::From, key),
    |record| of_relation(record, |relation| relation.from.as_str().to_owned()),
);

const TO: Field = end_field(
    "To",
    |map, ids, key, _| reconnect_all(map, ids, End::To, key),
    |record| of_relation(record, |relation| relation.to.as_str().to_owned()),
);

/// Returns the field of one end, which is always some node.
const fn end_field(label: &'static str, plan: Plan, get: fn(&Record) -> String) -> Field {
    Field {
        label,
        input: Input::Pick(Picker {
            options: all_nodes,
            words: Some(node_words),
            picks: Picks::Exactly,
            plan: Some(plan),
        }),
        get,
        set: planned,
    }
}

/// Plans one end of all of these relations at one node.
fn reconnect_all(map: &Map, ids: &[RecordId], end: End, key: &str) -> Result<Edit, EditError> {
    let mut all = Edit {
        label: "Reconnect relation",
        changes: Vec::new(),
    };
    let Ok(node) = NodeId::new(key) else {
        return Ok(all);
    };
    for id in ids {
        let RecordId::Relation(id) = *id else {
            continue;
        };
        let there = map.relation(id).is_some_and(|it| end.of(it) == node);
        if !there {
            all.changes.extend(reconnect(map, id, end, node)?.changes);
        }
    }
    Ok(all)
}

fn of_relation(record: &Record, get: impl Fn(&Relation) -> String) -> String {
    match record {
        Record::Relation(relation) => get(relation),
        _ => String::new(),
    }
}

#[expect(clippy::unnecessary_wraps, reason = "the shape of a setter")]
fn on_relation(record: &mut Record, set: impl FnOnce(&mut Relation)) -> Result<(), String> {
    if let Record::Relation(relation) = record {
        set(Arc::make_mut(relation));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::indexing_slicing,
        reason = "a panic is a failed test"
    )]

    use super::*;
    use crate::model::{NodeId, RelationId};

    #[test]
    fn a_relation_may_have_a_kind_of_the_rooms_own() {
        let field = RELATION
            .fields
            .iter()
            .find(|field| field.label == "In own words");
        let field = field.unwrap();
        let [one, other] = ["a", "b"].map(|id| NodeId::new(id).unwrap());
        let id = RelationId::new("r").unwrap();
        let owns = RelationKind::Owns;
        let mut record = Record::from(Relation::new(id, owns.clone(), one, other));
        let kind = |record: &Record| match record {
            Record::Relation(relation) => relation.kind.clone(),
            _ => unreachable!("it is a relation"),
        };
        let rows = [
            ("", owns),
            (" waits for ", RelationKind::Other("waits for".to_owned())),
            ("", RelationKind::DependsOn),
            ("serves", RelationKind::Serves),
        ];
        for (typed, expected) in rows {
            (field.set)(&mut record, typed).unwrap();
            assert_eq!(kind(&record), expected, "{typed}");
        }
    }
}
