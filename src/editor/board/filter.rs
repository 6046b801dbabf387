//! The filter of the board: words that an item must have.

use crate::model::{Map, NodeId, State, WorkItem, key_of};

/// What was typed, word by word; an item fits that fits every word.
///
/// `blocked`, `waiting`, `active` and `done` ask for the state, `expedite` or `class:exp` for the class,
/// `path:NAME` for the path, `at:NAME` for the node and `#tag` for a tag; any other word is looked for
/// in the name, the tags and what blocks the item.
#[derive(Clone, Debug, Default)]
pub(super) struct Filter {
    words: Vec<String>,
}

impl Filter {
    pub(super) fn of(typed: &str) -> Self {
        let words = typed.split_whitespace().map(str::to_lowercase);
        Self {
            words: words.collect(),
        }
    }

    pub(super) fn fits(&self, map: &Map, item: &WorkItem) -> bool {
        self.words.iter().all(|word| fits(map, item, word))
    }
}

fn fits(map: &Map, item: &WorkItem, word: &str) -> bool {
    match word.split_once(':') {
        Some(("class", class)) => key_of(&item.class).starts_with(&class.replace('-', "_")),
        Some(("path", name)) => {
            let path = item.path.and_then(|path| map.path(path));
            path.is_some_and(|path| has(&path.about.name, name))
        }
        Some(("at", name)) => {
            let stop = item.stop.and_then(|stop| map.stop(stop));
            stop.is_some_and(|stop| node_has(map, stop.node, name))
        }
        _ => {
            if let Some(tag) = word.strip_prefix('#') {
                return item.about.tags.iter().any(|own| own.to_lowercase() == tag);
            }
            let of_class = key_of(&item.class) == word.replace('-', "_");
            of_class || state_fits(&item.state, word).unwrap_or(false) || says(map, item, word)
        }
    }
}

fn state_fits(state: &State, word: &str) -> Option<bool> {
    let known = ["waiting", "active", "blocked", "done"];
    known.contains(&word).then(|| key_of(state) == word)
}

fn says(map: &Map, item: &WorkItem, word: &str) -> bool {
    let blocked = item.blocked_by.as_ref().is_some_and(|blocked| {
        let node = blocked.node.is_some_and(|node| node_has(map, node, word));
        node || has(&blocked.why, word)
    });
    let tagged = item.about.tags.iter().any(|tag| has(tag, word));
    blocked || tagged || has(&item.about.name, word)
}

fn node_has(map: &Map, node: NodeId, word: &str) -> bool {
    map.node(node).is_some_and(|node| has(node.title(), word))
}

fn has(text: &str, word: &str) -> bool {
    text.to_lowercase().contains(word)
}
