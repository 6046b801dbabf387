//! The list of fields: what each record can say, how it is read and how it is set.

use crate::{
    analysis::{Unit, read_figure},
    model::{About, Figure, Link, NodeKind, Record, from_key, is_day},
    scene::palette::Rgb,
};

use super::{
    choices::{self, Choice},
    item_fields::WORK_ITEM,
    node_fields::{CAPACITY, COMPONENT, GOAL, KIND, NOTE, OUTSIDE, SHARED, TEAM},
    path_fields::{PATH, STOP},
    picker::{Picker, Plan},
    place_fields::{AREA_PLACE, NODE_PLACE},
    relation_fields::RELATION,
};

/// How a field is typed.
#[derive(Clone, Copy)]
pub(super) enum Input {
    Line(&'static str),
    Lines(&'static str),
    Day,
    Choice(fn() -> Vec<Choice>),
    /// A choice that is more than one field of the record.
    Verb(fn() -> Vec<Choice>, Plan),
    /// Records of the map.
    Pick(Picker),
}

/// A field of a record: its label, how it is typed, read and set.
pub(super) struct Field {
    pub(super) label: &'static str,
    pub(super) input: Input,
    pub(super) get: fn(&Record) -> String,
    pub(super) set: fn(&mut Record, &str) -> Result<(), String>,
}

/// A figure of a record.
pub(super) struct FigureField {
    pub(super) label: &'static str,
    pub(super) unit: Unit,
    pub(super) get: fn(&Record) -> Option<&Figure>,
    pub(super) slot: fn(&mut Record) -> Option<&mut Option<Figure>>,
}

/// What the inspector shows under one heading.
pub(super) struct Section {
    pub(super) heading: &'static str,
    pub(super) fields: &'static [Field],
    pub(super) figures: &'static [FigureField],
}

/// Returns the sections of a record, from what it is to what is said of anything.
pub(super) fn sections_of(record: &Record) -> Vec<&'static Section> {
    match record {
        Record::Header(_) => vec![&MAP],
        Record::Area(_) => vec![&ABOUT, &AREA_PLACE],
        Record::Relation(_) => vec![&RELATION, &ABOUT],
        Record::Path(_) => vec![&PATH, &ABOUT],
        Record::Stop(_) => vec![&STOP],
        Record::WorkItem(_) => vec![&WORK_ITEM, &ABOUT],
        Record::Node(node) => match node.kind {
            NodeKind::Team => vec![&KIND, &TEAM, &CAPACITY, &ABOUT, &NODE_PLACE],
            NodeKind::Infrastructure => vec![&KIND, &SHARED, &ABOUT, &NODE_PLACE],
            NodeKind::Component => vec![&KIND, &COMPONENT, &ABOUT, &NODE_PLACE],
            NodeKind::Goal => vec![&KIND, &GOAL, &ABOUT, &NODE_PLACE],
            NodeKind::Outside => vec![&KIND, &OUTSIDE, &ABOUT, &NODE_PLACE],
            NodeKind::Note => vec![&KIND, &NOTE, &ABOUT, &NODE_PLACE],
            NodeKind::Other(_) => vec![&KIND, &ABOUT, &NODE_PLACE],
        },
    }
}

/// What can be said of anything.
static ABOUT: Section = Section {
    heading: "About",
    fields: &[DESCRIPTION, TAGS, LINKS, COLOR, OWN_COLOR],
    figures: &[],
};

static MAP: Section = Section {
    heading: "About",
    fields: &[DESCRIPTION, TAGS, LINKS],
    figures: &[],
};

/// The name, which the inspector shows as its title.
pub(super) static NAME: Field = Field {
    label: "Name",
    input: Input::Line("Name"),
    get: |record| of_about(record, |about| about.name.clone()),
    set: |record, text| on_about(record, |about| text.clone_into(&mut about.name)),
};

const DESCRIPTION: Field = Field {
    label: "Description",
    input: Input::Lines("Anything worth knowing"),
    get: |record| of_about(record, |about| about.description.clone()),
    set: |record, text| on_about(record, |about| text.clone_into(&mut about.description)),
};

const TAGS: Field = Field {
    label: "Tags",
    input: Input::Line("Comma between tags"),
    get: |record| of_about(record, |about| about.tags.join(", ")),
    set: |record, text| {
        let tags = text.split(',').map(str::trim).filter(|tag| !tag.is_empty());
        let mut kept: Vec<String> = Vec::new();
        for tag in tags {
            if !kept.iter().any(|known| known == tag) {
                kept.push(tag.to_owned());
            }
        }
        on_about(record, |about| about.tags = kept)
    },
};

const LINKS: Field = Field {
    label: "Links",
    input: Input::Lines("One a line: label and address"),
    get: |record| {
        of_about(record, |about| {
            let line = |link: &Link| format!("{} {}", link.label, link.url);
            let lines: Vec<String> = about.links.iter().map(line).collect();
            lines.join("\n").trim().to_owned()
        })
    },
    set: |record, text| {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let typed: Vec<(String, String)> = lines
            .map(|line| {
                let (label, url) = line.rsplit_once(' ').unwrap_or(("", line));
                (label.trim().to_owned(), url.to_owned())
            })
            .collect();
        on_about(record, |about| {
            let known = std::mem::take(&mut about.links);
            about.links = typed
                .into_iter()
                .map(|(label, url)| {
                    // An address that stays keeps what this version does not know of it.
                    let same = known.iter().find(|link| link.url == url);
                    let extra = same.map(|link| link.extra.clone()).unwrap_or_default();
                    Link { label, url, extra }
                })
                .collect();
        })
    },
};

const COLOR: Field = Field {
    label: "Color",
    input: Input::Choice(choices::colors),
    get: |record| of_about(record, |about| about.color.clone()),
    set: |record, text| on_about(record, |about| text.clone_into(&mut about.color)),
};

const OWN_COLOR: Field = Field {
    label: "Own color",
    input: Input::Line("#rrggbb"),
    get: |record| {
        of_about(record, |about| match about.color.strip_prefix('#') {
            Some(_) => about.color.clone(),
            None => String::new(),
        })
    },
    set: |record, text| {
        let text = text.trim();
        if !text.is_empty() && Rgb::from_text(text).is_none() {
            return Err(format!(
                "“{text}” is not a color: a hash and six digits, 0 to 9 and a to f"
            ));
        }
        on_about(record, |about| {
            // Nothing typed leaves a color of the list as it is.
            if !text.is_empty() || about.color.starts_with('#') {
                text.clone_into(&mut about.color);
            }
        })
    },
};

/// Sets a figure from what was typed.
pub(super) fn set_figure(
    record: &mut Record,
    field: &FigureField,
    text: &str,
) -> Result<(), String> {
    match (field.slot)(record) {
        Some(figure) => read_figure(text, field.unit, figure),
        // Rework is the one thing that a figure hangs on.
        None if text.trim().is_empty() => Ok(()),
        None => Err("Say first to which stop the work goes back".to_owned()),
    }
}

pub(super) fn optional<T: serde::de::DeserializeOwned>(key: &str) -> Option<T> {
    if key.is_empty() {
        return None;
    }
    from_key(key)
}

/// The setter of a field whose changes a verb plans.
#[expect(clippy::unnecessary_wraps, reason = "the shape of a setter")]
pub(super) fn planned(_: &mut Record, _: &str) -> Result<(), String> {
    Ok(())
}

pub(super) fn day(text: &str) -> Result<String, String> {
    let text = text.trim();
    if text.is_empty() || is_day(text) {
        return Ok(text.to_owned());
    }
    Err(format!("“{text}” is not a day such as 2026-11-20"))
}

fn of_about(record: &Record, get: impl Fn(&About) -> String) -> String {
    record.about().map(get).unwrap_or_default()
}

#[expect(clippy::unnecessary_wraps, reason = "the shape of a setter")]
fn on_about(record: &mut Record, set: impl FnOnce(&mut About)) -> Result<(), String> {
    if let Some(about) = record.about_mut() {
        set(about);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Node, NodeId, Point};

    #[test]
    fn a_color_is_chosen_or_typed_and_nonsense_is_refused() {
        let id = NodeId::fresh("a", "a");
        let mut record = Record::from(Node::new(id, NodeKind::Team, "A", Point::default()));
        let color = |record: &Record| of_about(record, |about| about.color.clone());
        let rows = [
            ("", true, ""),
            ("blue", true, "blue"),
            ("", true, "blue"),
            (" #1F77d0 ", true, "#1F77d0"),
            ("#12", false, "#1F77d0"),
            ("no such color", false, "#1F77d0"),
            ("", true, ""),
        ];
        for (typed, taken, expected) in rows {
            let set = (OWN_COLOR.set)(&mut record, typed);
            assert_eq!(
                (set.is_ok(), color(&record).as_str()),
                (taken, expected),
                "{typed}"
            );
        }
    }
}
