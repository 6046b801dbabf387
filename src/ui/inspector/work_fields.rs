//! The fields of relations, delivery paths and stops.

use std::sync::Arc;

use crate::model::{DeliveryPath, Record, Relation, RelationKind, Stop, from_key, key_of};

use super::{
    choices,
    fields::{Field, FigureField, Input, Section, day, optional},
    figures::Unit,
};

pub(super) static RELATION: Section = Section {
    heading: "Relation",
    fields: &[
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
    fields: &[Field {
        label: "Activity",
        input: Input::Line("What is done there"),
        get: |record| match record {
            Record::Stop(stop) => stop.activity.clone(),
            _ => String::new(),
        },
        set: |record, text| {
            if let Some(stop) = stop_mut(record) {
                text.clone_into(&mut stop.activity);
            }
            Ok(())
        },
    }],
    figures: &[WAIT, WORK, USABLE, CHANCE],
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
