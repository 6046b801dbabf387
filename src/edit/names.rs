//! What lines of text call the nodes: the same on the map, in the preview and in what is said to be new.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Map, Node, NodeKind};

use super::lines::MapLine;

/// So many letters of a name may stand for it; fewer mean too much.
const LEAST_LETTERS: usize = 3;

/// What each name means, one line after the other.
#[derive(Clone, Debug)]
pub struct Names<T> {
    /// The names that may not be shortened: of what other lines than its own name.
    named: BTreeMap<String, T>,
    /// The names that may be shortened: of what is on the map, and of what has a line of its own or stands in
    /// the line of an area. Two new names of which one begins with the other are two nodes.
    whole: BTreeMap<String, T>,
}

impl<T: Copy> Names<T> {
    /// Takes note of the nodes of a map; what a note says is no name.
    pub fn of<'m>(map: &'m Map, what: impl Fn(&'m Node) -> T) -> Self {
        let nodes = map.nodes().filter(|node| node.kind != NodeKind::Note);
        let nodes = nodes.map(|node| (folded(node.title()), what(node)));
        Self {
            named: BTreeMap::new(),
            whole: nodes.collect(),
        }
    }

    /// Returns what is called exactly so.
    pub fn called(&self, name: &str) -> Option<T> {
        self.of_key(&folded(name))
    }

    /// Returns what is called so, or the only thing whose name begins with these words, or else with these
    /// letters, if there are a few.
    pub fn meant(&self, name: &str) -> Option<T> {
        let key = folded(name);
        if let Some(exact) = self.of_key(&key) {
            return Some(exact);
        }
        let longer = || {
            let longer = self.whole.range(key.clone()..);
            longer.take_while(|(known, _)| known.starts_with(&key))
        };
        let words = longer().filter(|(known, _)| known.as_bytes().get(key.len()) == Some(&b' '));
        let letters = longer().filter(|_| key.chars().count() >= LEAST_LETTERS);
        let words: Vec<T> = words.map(|(_, node)| *node).take(2).collect();
        let letters: Vec<T> = letters.map(|(_, node)| *node).take(2).collect();
        match (words.as_slice(), letters.as_slice()) {
            _ if key.is_empty() => None,
            ([only], _) | ([], [only]) => Some(*only),
            _ => None,
        }
    }

    /// Takes note of what a name means, unless it means something already.
    pub(super) fn know(&mut self, name: &str, what: T) {
        let key = folded(name);
        if self.of_key(&key).is_none() {
            self.named.insert(key, what);
        }
    }

    /// Takes note that a name may be shortened from now on.
    pub(super) fn know_whole(&mut self, name: &str, what: T) {
        let key = folded(name);
        let what = self.named.remove(&key).unwrap_or(what);
        self.whole.entry(key).or_insert(what);
    }

    fn of_key(&self, key: &str) -> Option<T> {
        self.whole.get(key).or_else(|| self.named.get(key)).copied()
    }

    /// Takes note of the names in a line. For each name that means nothing yet, `make` says what it means.
    pub fn read<'l>(&mut self, line: &'l MapLine, mut make: impl FnMut(&'l str, NodeKind) -> T) {
        let is_own = matches!(line, MapLine::Node(_));
        let is_area = matches!(line, MapLine::Area(_));
        for (name, kind) in line.named() {
            if kind == NodeKind::Note {
                make(name, kind);
                continue;
            }
            let known = if is_own {
                self.called(name)
            } else {
                self.meant(name)
            };
            if known.is_none() {
                let new = make(name, kind);
                self.know(name, new);
            }
            if (is_own || is_area)
                && let Some(called) = self.called(name)
            {
                self.know_whole(name, called);
            }
        }
    }
}

/// Returns the names among `lines` that no node has, each once, with the kind of what would be made.
pub fn missing_nodes<'l>(map: &Map, lines: &'l [MapLine]) -> Vec<(&'l str, NodeKind)> {
    let mut missing: Vec<(&str, NodeKind)> = Vec::new();
    // Which of the missing it is; none of them if it is on the map.
    let mut names: Names<Option<usize>> = Names::of(map, |_| None);
    // Those that have a line of their own.
    let mut said: BTreeSet<usize> = BTreeSet::new();
    for line in lines {
        names.read(line, |name, kind| {
            missing.push((name, kind));
            Some(missing.len() - 1)
        });
        // What was only named before is of the kind that the first line of its own says.
        if let MapLine::Node(node) = line
            && node.kind != NodeKind::Note
            && let Some(Some(at)) = names.called(node.title())
            && said.insert(at)
            && let Some((_, kind)) = missing.get_mut(at)
        {
            kind.clone_from(&node.kind);
        }
    }
    missing
}

/// Returns a name as it is compared: names are the same whatever their capitals and the space in them.
pub fn folded(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").to_lowercase()
}
