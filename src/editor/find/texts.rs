//! What can be found: every text of a map and of the commands, with what it says it of.

use nucleo_matcher::Utf32String;

use crate::{
    editor::command::Command,
    model::{About, Map, NodeKind, RecordId},
};

use super::finder::Target;

/// One text, and what it belongs to. All texts of one target stand together, its name first.
#[derive(Clone, Debug)]
pub(super) struct Text {
    pub(super) target: Target,
    pub(super) part: Part,
    /// Ready to be searched.
    pub(super) words: Utf32String,
}

/// Which part of its target a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Name,
    Tag,
    /// A description, a note, or the help of a command: whole sentences.
    Prose,
}

/// Returns every text of the commands.
pub(super) fn of_commands() -> Vec<Text> {
    let mut texts = Vec::new();
    for command in Command::ALL {
        if command == Command::Palette {
            continue;
        }
        let target = Target::Command(command);
        push(&mut texts, target, Part::Name, command.name());
        push(&mut texts, target, Part::Prose, command.help());
    }
    texts
}

/// Returns every text of a map.
pub(super) fn of_map(map: &Map) -> Vec<Text> {
    let mut texts = Vec::with_capacity(map.nodes().len() + map.relations().len());
    for node in map.nodes() {
        let target = Target::Record(node.id.into());
        about(&mut texts, target, &node.about);
        let prose = [&node.text, &node.measure, &node.role];
        let is_note = node.kind == NodeKind::Note;
        for (i, words) in prose.into_iter().enumerate() {
            // A note has no name but what it says.
            let named = i == 0 && is_note && node.about.name.is_empty();
            let part = if named { Part::Name } else { Part::Prose };
            push(&mut texts, target, part, words);
        }
    }
    for area in map.areas() {
        about(&mut texts, Target::Record(area.id.into()), &area.about);
    }
    for path in map.paths() {
        let target = Target::Record(path.id.into());
        about(&mut texts, target, &path.about);
        push(&mut texts, target, Part::Prose, &path.starts_with);
        push(&mut texts, target, Part::Prose, &path.ends_with);
    }
    for stop in map.stops() {
        let target = Target::Record(stop.id.into());
        if stop.activity.is_empty() {
            let node = map.node(stop.node);
            push(
                &mut texts,
                target,
                Part::Name,
                node.map_or("", |node| node.title()),
            );
        } else {
            push(&mut texts, target, Part::Name, &stop.activity);
        }
    }
    for relation in map.relations() {
        let target = Target::Record(relation.id.into());
        let label = relation.own_label();
        push(&mut texts, target, Part::Name, label);
        push(&mut texts, target, Part::Prose, &relation.purpose);
        let mut rest = relation.about.clone();
        if rest.name == label {
            rest.name.clear();
        }
        about(&mut texts, target, &rest);
    }
    for item in map.work_items() {
        let target = Target::Record(RecordId::WorkItem(item.id));
        about(&mut texts, target, &item.about);
        if let Some(blocked) = &item.blocked_by {
            push(&mut texts, target, Part::Prose, &blocked.why);
        }
    }
    texts
}

fn about(texts: &mut Vec<Text>, target: Target, about: &About) {
    push(texts, target, Part::Name, &about.name);
    for tag in &about.tags {
        push(texts, target, Part::Tag, &format!("#{tag}"));
    }
    push(texts, target, Part::Prose, &about.description);
}

fn push(texts: &mut Vec<Text>, target: Target, part: Part, words: &str) {
    if !words.trim().is_empty() {
        let words = Utf32String::from(words);
        texts.push(Text {
            target,
            part,
            words,
        });
    }
}
