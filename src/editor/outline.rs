//! The outline: what is on a map as a tree, areas with what they hold, paths with their stops.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    model::{AreaId, Map, RecordId},
    scene::kind_words,
};

/// One line of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineRow {
    pub id: RecordId,
    pub name: String,
    /// What it is, in words.
    pub kind: String,
    /// How many rows stand around it.
    pub depth: usize,
    /// How many rows it holds, at any depth: they follow it.
    pub n_held: usize,
    /// The name in small letters, for the filter.
    sought: String,
}

impl OutlineRow {
    fn new(id: RecordId, name: &str, kind: String, depth: usize) -> Self {
        let name = name.replace(['\n', '\r', '\t'], " ");
        let sought = name.to_lowercase();
        Self {
            id,
            name,
            kind,
            depth,
            n_held: 0,
            sought,
        }
    }
}

/// What each area holds, and what none does.
type Homes = BTreeMap<Option<AreaId>, Vec<OutlineRow>>;

/// Everything that an outline lists, each area and path before what it holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MapOutline {
    rows: Vec<OutlineRow>,
}

impl MapOutline {
    /// Lists a map: areas by name, then nodes outside of areas, then paths.
    pub fn of(map: &Map) -> Self {
        let mut homes = Homes::new();
        let known = |area: Option<AreaId>| area.filter(|area| map.area(*area).is_some());
        for node in map.nodes() {
            let row = OutlineRow::new(node.id.into(), node.title(), kind_words(node), 0);
            homes.entry(known(node.area)).or_default().push(row);
        }
        for area in map.areas() {
            let row = OutlineRow::new(area.id.into(), &area.about.name, "Area".to_owned(), 0);
            homes.entry(known(area.parent)).or_default().push(row);
        }
        // Areas before nodes, each by name.
        let order = |one: &OutlineRow, other: &OutlineRow| {
            let is_node = |row: &OutlineRow| !matches!(row.id, RecordId::Area(_));
            let by_sort = is_node(one).cmp(&is_node(other));
            by_sort.then_with(|| one.sought.cmp(&other.sought))
        };
        for held in homes.values_mut() {
            held.sort_by(order);
        }
        let mut outline = Self::default();
        outline.push_home(&mut homes, None);
        // Areas that hold each other in a circle, a problem to show, are in nobody's home.
        while let Some(area) = homes.keys().next().copied() {
            outline.push_home(&mut homes, area);
        }
        outline.push_paths(map);
        outline.count_held();
        outline
    }

    /// Lists what a home holds, and what that holds in turn. A home is taken once, so that a circle ends.
    fn push_home(&mut self, homes: &mut Homes, home: Option<AreaId>) {
        let mut take = |home| homes.remove(&home).unwrap_or_default().into_iter();
        let mut open = vec![take(home)];
        while let Some(rows) = open.last_mut() {
            let Some(mut row) = rows.next() else {
                open.pop();
                continue;
            };
            row.depth = open.len() - 1;
            if let RecordId::Area(area) = row.id {
                open.push(take(Some(area)));
            }
            self.rows.push(row);
        }
    }

    fn push_paths(&mut self, map: &Map) {
        let mut paths: Vec<_> = map.paths().collect();
        paths.sort_by_cached_key(|path| path.about.name.to_lowercase());
        for path in paths {
            let kind = "Delivery path".to_owned();
            let row = OutlineRow::new(path.id.into(), &path.about.name, kind, 0);
            self.rows.push(row);
            for numbered in map.route(path.id) {
                let stop = &numbered.stop;
                let name = map.node(stop.node).map_or("?", |node| node.title());
                let number = numbered.number.map(|number| format!("{number} "));
                let name = format!("{}{name}", number.unwrap_or_default());
                let row = OutlineRow::new(stop.id.into(), &name, "Stop".to_owned(), 1);
                self.rows.push(row);
            }
        }
    }

    /// Counts what each row holds: the rows that follow it and stand deeper.
    fn count_held(&mut self) {
        let n_rows = self.rows.len();
        // The first row behind that stands as deep or less deep, for each depth.
        let mut ends: Vec<usize> = Vec::new();
        for (at, row) in self.rows.iter_mut().enumerate().rev() {
            ends.resize(ends.len().max(row.depth + 1), n_rows);
            let end = ends.iter().take(row.depth + 1).min().copied();
            row.n_held = end.unwrap_or(n_rows) - at - 1;
            ends.truncate(row.depth + 1);
            if let Some(end) = ends.last_mut() {
                *end = at;
            }
        }
    }

    pub fn rows(&self) -> &[OutlineRow] {
        &self.rows
    }

    /// Returns the places of the rows to be shown: those with the words of a filter and what holds them;
    /// with no filter, all that is not folded away.
    pub fn shown(&self, filter: &str, folded: &BTreeSet<RecordId>) -> Vec<usize> {
        let sought = filter.trim().to_lowercase();
        if sought.is_empty() {
            return self.unfolded(folded);
        }
        let mut shown = Vec::new();
        // The rows around the one that is looked at.
        let mut around: Vec<usize> = Vec::new();
        for (i, row) in self.rows.iter().enumerate() {
            around.truncate(row.depth);
            if row.sought.contains(&sought) {
                let last = shown.last().copied();
                let is_new = |at: &usize| last.is_none_or(|last| *at > last);
                shown.extend(around.iter().copied().filter(is_new));
                shown.push(i);
            }
            around.push(i);
        }
        shown
    }

    fn unfolded(&self, folded: &BTreeSet<RecordId>) -> Vec<usize> {
        let mut shown = Vec::with_capacity(self.rows.len());
        let mut next = 0;
        while let Some(row) = self.rows.get(next) {
            shown.push(next);
            let is_folded = folded.contains(&row.id);
            next += if is_folded { row.n_held + 1 } else { 1 };
        }
        shown
    }
}
