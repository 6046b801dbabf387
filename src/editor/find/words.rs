//! What a find is called, what it is and where it is, in words.

use crate::{
    editor::command::Command,
    model::{Map, NodeId, RecordId},
    scene::{kind_words, relation_words},
};

use super::finder::Target;

/// What is said of a find: its title, its kind, and where it is.
pub(super) struct Words {
    pub(super) title: String,
    pub(super) kind: String,
    pub(super) place: String,
}

/// Returns what is said of a target; nothing of a record that is gone.
pub(super) fn words_of(map: &Map, target: Target) -> Option<Words> {
    match target {
        Target::Command(command) => Some(of_command(command)),
        Target::Record(id) => of_record(map, id),
    }
}

fn of_command(command: Command) -> Words {
    Words {
        title: command.name().to_owned(),
        kind: command.menu().name().to_owned(),
        place: command.help().to_owned(),
    }
}

fn of_record(map: &Map, id: RecordId) -> Option<Words> {
    let (title, kind, place) = match id {
        RecordId::Header => (map.title().to_owned(), "Map".to_owned(), String::new()),
        RecordId::Node(id) => {
            let node = map.node(id)?;
            let area = node.area.and_then(|area| map.area(area));
            let place = area.map(|area| one_line(&area.about.name));
            let title = one_line(node.title());
            (title, kind_words(node), place.unwrap_or_default())
        }
        RecordId::Area(id) => {
            let area = map.area(id)?;
            let parent = area.parent.and_then(|parent| map.area(parent));
            let place = parent.map(|parent| one_line(&parent.about.name));
            let title = one_line(&area.about.name);
            (title, "Area".to_owned(), place.unwrap_or_default())
        }
        RecordId::Path(id) => {
            let path = map.path(id)?;
            let ends = [&path.starts_with, &path.ends_with];
            let place = if ends.iter().all(|end| end.is_empty()) {
                String::new()
            } else {
                let [from, to] = ends.map(|end| one_line(end));
                format!("{from} → {to}")
            };
            let title = one_line(&path.about.name);
            (title, "Delivery path".to_owned(), place)
        }
        RecordId::Stop(id) => {
            let stop = map.stop(id)?;
            let node = name_of(map, stop.node);
            let path = map.path(stop.path);
            let path = path.map_or("?".to_owned(), |path| one_line(&path.about.name));
            if stop.activity.is_empty() {
                (node, "Stop".to_owned(), path)
            } else {
                let place = format!("{path}, at {node}");
                (one_line(&stop.activity), "Stop".to_owned(), place)
            }
        }
        RecordId::Relation(id) => {
            let relation = map.relation(id)?;
            let (from, to) = (name_of(map, relation.from), name_of(map, relation.to));
            let label = relation.own_label();
            let title = if label.is_empty() {
                relation_words(&relation.kind)
            } else {
                label
            };
            let place = format!("{from} → {to}");
            (one_line(title), "Relation".to_owned(), place)
        }
        RecordId::WorkItem(id) => {
            let item = map.work_item(id)?;
            let path = item.path.and_then(|path| map.path(path));
            let place = path.map(|path| one_line(&path.about.name));
            let title = one_line(&item.about.name);
            (title, "Work item".to_owned(), place.unwrap_or_default())
        }
    };
    Some(Words { title, kind, place })
}

fn name_of(map: &Map, id: NodeId) -> String {
    map.node(id)
        .map_or("?".to_owned(), |node| one_line(node.title()))
}

/// Returns a text with its lines one behind the other: each letter stays where it is.
pub(super) fn one_line(text: &str) -> String {
    text.replace(['\n', '\r', '\t'], " ")
}
