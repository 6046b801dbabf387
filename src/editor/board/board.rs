//! The board without a screen: which columns and lanes there are, and which work item is in which cell.

use std::collections::BTreeMap;

use crate::{
    edit::{Lane, Stand},
    model::{Class, Day, Map, NodeId, PathId, State, WorkItem, WorkItemId},
};

use super::{
    columns::{columns, lanes},
    filter::Filter,
};

/// What the columns of the board are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Columns {
    /// Every node at which a path stops.
    #[default]
    Nodes,
    /// The stops of one path.
    Path(PathId),
}

/// What the lanes of the board are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lanes {
    #[default]
    Paths,
    Classes,
    None,
}

/// How the board is cut. It is no part of the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BoardOptions {
    pub columns: Columns,
    pub lanes: Lanes,
    /// What was typed to find some of the items.
    pub filter: String,
    /// Whether what was finished long ago is shown too.
    pub with_older: bool,
}

/// The work items of a map in columns and lanes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Board {
    pub columns: Vec<BoardColumn>,
    pub lanes: Vec<BoardLane>,
    /// The items of each cell, lane by lane.
    cells: Vec<Vec<WorkItemId>>,
    pub counts: BoardCounts,
}

/// A column: where its items are.
#[derive(Clone, Debug, PartialEq)]
pub struct BoardColumn {
    pub stand: Stand,
    pub name: String,
    pub node: Option<NodeId>,
    /// How many items are there, those included that the filter leaves out.
    pub n_items: usize,
    /// How many items the team wants to have at once.
    pub limit: Option<f64>,
}

/// A lane: what its items have in common.
#[derive(Clone, Debug, PartialEq)]
pub struct BoardLane {
    pub lane: Lane,
    pub name: String,
}

/// What the board holds, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BoardCounts {
    /// The items that are not done.
    pub n_items: usize,
    pub n_blocked: usize,
    /// The node that blocks most items, and how many.
    pub most_blocking: Option<(NodeId, usize)>,
    /// The items on other paths than the one whose stops are shown.
    pub n_elsewhere: usize,
    /// The items that the filter leaves out.
    pub n_left_out: usize,
    /// The items that were finished more than a week ago, or nobody knows when.
    pub n_older: usize,
}

/// A cell of the board, by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CellPlace {
    pub lane: usize,
    pub column: usize,
}

impl Board {
    /// Sorts the work items of a map into columns and lanes; linear in the items but for the sorting.
    pub fn of(map: &Map, options: &BoardOptions, today: Option<Day>) -> Self {
        let mut board = Self::default();
        let shown = board.pick(map, options, today);
        board.columns = columns(map, options, &shown);
        board.lanes = lanes(map, options, &shown);
        board.cells = vec![Vec::new(); board.columns.len() * board.lanes.len()];
        let columns = board.columns.iter().zip(0..);
        let column_of: BTreeMap<Stand, usize> = columns
            .map(|(column, place)| (column.stand.clone(), place))
            .collect();
        for item in &shown {
            let column = column_of.get(&stand_of(map, options, item)).copied();
            let lane = board.lanes.iter().position(|lane| holds(&lane.lane, item));
            let (Some(column), Some(lane)) = (column, lane) else {
                continue;
            };
            if let Some(cell) = board.cells.get_mut(lane * column_of.len() + column) {
                cell.push(item.id);
            }
        }
        board.count_columns(map, options, today);
        board
    }

    /// Returns the items that are shown, in the order of their cells, and counts all.
    fn pick<'a>(
        &mut self,
        map: &'a Map,
        options: &BoardOptions,
        today: Option<Day>,
    ) -> Vec<&'a WorkItem> {
        let filter = Filter::of(&options.filter);
        let counts = &mut self.counts;
        let mut shown: Vec<&WorkItem> = Vec::new();
        let mut blocking: BTreeMap<NodeId, usize> = BTreeMap::new();
        for item in map.work_items() {
            if item.state != State::Done {
                counts.n_items += 1;
            }
            if item.state == State::Blocked {
                counts.n_blocked += 1;
                let node = item.blocked_by.as_ref().and_then(|blocked| blocked.node);
                *node.map_or(&mut 0, |node| blocking.entry(node).or_default()) += 1;
            }
            if let Columns::Path(path) = options.columns
                && item.path != Some(path)
            {
                counts.n_elsewhere += 1;
            } else if !filter.fits(map, item) {
                // As all items are counted: what is done is no more.
                counts.n_left_out += usize::from(item.state != State::Done);
            } else if item.state == State::Done && !is_recent(item, today) {
                counts.n_older += 1;
                if options.with_older {
                    shown.push(item);
                }
            } else {
                shown.push(item);
            }
        }
        counts.most_blocking = blocking
            .into_iter()
            .max_by_key(|(node, n)| (*n, std::cmp::Reverse(*node)));
        shown.sort_by(|one, other| rank(one).cmp(&rank(other)));
        shown
    }

    fn count_columns(&mut self, map: &Map, options: &BoardOptions, today: Option<Day>) {
        let mut n_items: BTreeMap<Stand, usize> = BTreeMap::new();
        for item in map.work_items() {
            let elsewhere =
                matches!(options.columns, Columns::Path(path) if item.path != Some(path));
            let old = item.state == State::Done && !is_recent(item, today);
            if !elsewhere && (!old || options.with_older) {
                *n_items.entry(stand_of(map, options, item)).or_default() += 1;
            }
        }
        for column in &mut self.columns {
            column.n_items = n_items.get(&column.stand).copied().unwrap_or_default();
        }
    }

    /// Returns the items of a cell, in their order.
    pub fn cell(&self, place: CellPlace) -> &[WorkItemId] {
        if self.columns.len() <= place.column {
            return &[];
        }
        let cell = self
            .cells
            .get(place.lane * self.columns.len() + place.column);
        cell.map_or(&[], Vec::as_slice)
    }

    /// Returns what a work item becomes in a cell.
    pub fn target(&self, place: CellPlace) -> Option<(Stand, Lane)> {
        let column = self.columns.get(place.column)?;
        let lane = self.lanes.get(place.lane)?;
        Some((column.stand.clone(), lane.lane.clone()))
    }

    /// Returns the cell of a work item, and its place there.
    pub fn find(&self, id: WorkItemId) -> Option<(CellPlace, usize)> {
        let n_columns = self.columns.len();
        self.cells.iter().zip(0..).find_map(|(cell, place)| {
            let at = item_place(cell, id)?;
            let (lane, column) = (place / n_columns, place % n_columns);
            Some((CellPlace { lane, column }, at))
        })
    }

    /// Returns every cell, lane by lane.
    pub fn places(&self) -> impl Iterator<Item = CellPlace> {
        let n_columns = self.columns.len();
        (0..self.lanes.len())
            .flat_map(move |lane| (0..n_columns).map(move |column| CellPlace { lane, column }))
    }

    /// Returns every item that is shown, lane by lane.
    pub fn items(&self) -> impl Iterator<Item = WorkItemId> {
        self.cells.iter().flatten().copied()
    }
}

impl BoardColumn {
    /// Returns whether more items are there than the team wants to have at once.
    pub fn is_overloaded(&self) -> bool {
        self.limit.is_some_and(|limit| limit < self.n_items as f64)
    }
}

fn item_place(cell: &[WorkItemId], id: WorkItemId) -> Option<usize> {
    cell.iter().position(|other| *other == id)
}

/// Returns whether an item was finished within the last seven days.
fn is_recent(item: &WorkItem, today: Option<Day>) -> bool {
    let finished = Day::parse(&item.finished);
    let (Some(today), Some(finished)) = (today, finished) else {
        return false;
    };
    today.days_since(finished) < 7
}

/// What hurries comes first, then what has been under way for longest.
fn rank(item: &WorkItem) -> (u8, bool, &str, &str, WorkItemId) {
    let class = match item.class {
        Class::Expedite => 0,
        Class::FixedDate => 1,
        Class::Standard | Class::Other(_) => 2,
        Class::Intangible => 3,
    };
    let name = item.about.name.as_str();
    (class, item.started.is_empty(), &item.started, name, item.id)
}

fn holds(lane: &Lane, item: &WorkItem) -> bool {
    match lane {
        Lane::All => true,
        Lane::Path(path) => item.path == *path,
        Lane::Class(class) => item.class == *class,
    }
}

/// Returns which column an item is in.
pub(super) fn stand_of(map: &Map, options: &BoardOptions, item: &WorkItem) -> Stand {
    if item.state == State::Done {
        return Stand::Done;
    }
    let stop = item.stop.and_then(|stop| map.stop(stop));
    match (stop, options.columns) {
        (Some(stop), Columns::Nodes) => Stand::Node(stop.node),
        (Some(stop), Columns::Path(path)) if stop.path == path => Stand::Stop(stop.id),
        _ => Stand::Unplaced,
    }
}
