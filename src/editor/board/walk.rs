//! Walking on the board: from card to card, and with a card from cell to cell.

use crate::{
    edit::{Lane, Stand, stop_at},
    model::{Map, StopId, WorkItem, WorkItemId},
};

use super::board::{Board, CellPlace};

/// One step on the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    Left,
    Right,
    Up,
    Down,
}

impl Step {
    pub const ALL: [Self; 4] = [Self::Left, Self::Right, Self::Up, Self::Down];
}

impl Board {
    /// Returns the card that is next to one; the first of all where there is none yet.
    pub fn neighbor(&self, of: Option<WorkItemId>, step: Step) -> Option<WorkItemId> {
        let Some((place, at)) = of.and_then(|id| self.find(id)) else {
            return self.items().next();
        };
        match step {
            Step::Left | Step::Right => {
                // Cells without a card are passed over.
                let cells = self.cells_from(place, step);
                let mut cells = cells.map(|place| self.cell(place));
                let cell = cells.find(|cell| !cell.is_empty())?;
                cell.get(at.min(cell.len() - 1)).copied()
            }
            Step::Up => {
                let above = at.checked_sub(1);
                let above = above.and_then(|above| self.cell(place).get(above).copied());
                above.or_else(|| {
                    let mut cells = self.cells_from(place, step);
                    cells.find_map(|place| self.cell(place).last().copied())
                })
            }
            Step::Down => {
                let below = self.cell(place).get(at + 1).copied();
                below.or_else(|| {
                    let mut cells = self.cells_from(place, step);
                    cells.find_map(|place| self.cell(place).first().copied())
                })
            }
        }
    }

    /// Returns where a card goes with one step: to the next cell that it may be in.
    pub fn next_cell(&self, map: &Map, id: WorkItemId, step: Step) -> Option<CellPlace> {
        let (place, _) = self.find(id)?;
        let item = map.work_item(id)?;
        let may_be = |place: &CellPlace| self.may_hold(map, item, *place);
        self.cells_from(place, step).find(may_be)
    }

    /// Returns whether an item can be in a cell: not where its path does not stop.
    pub fn may_hold(&self, map: &Map, item: &WorkItem, place: CellPlace) -> bool {
        self.may_hold_from(map, item.stop, place)
    }

    /// Returns whether a new item can be in a cell.
    pub fn takes_new(&self, map: &Map, place: CellPlace) -> bool {
        self.may_hold_from(map, None, place)
    }

    fn may_hold_from(&self, map: &Map, from: Option<StopId>, place: CellPlace) -> bool {
        let Some((stand, lane)) = self.target(place) else {
            return false;
        };
        match (stand, lane) {
            (Stand::Node(node), Lane::Path(path)) => {
                path.is_some_and(|path| stop_at(map, path, node, from).is_some())
            }
            (Stand::Stop(stop), Lane::Path(path)) => {
                map.stop(stop).is_some_and(|stop| Some(stop.path) == path)
            }
            _ => true,
        }
    }

    /// Returns the cells one comes by from a cell, the nearest first.
    fn cells_from(&self, from: CellPlace, step: Step) -> impl Iterator<Item = CellPlace> {
        let (n_lanes, n_columns) = (self.lanes.len(), self.columns.len());
        let on = move |place: &CellPlace| match step {
            Step::Left => Some(CellPlace {
                column: place.column.checked_sub(1)?,
                ..*place
            }),
            Step::Right => Some(CellPlace {
                column: place.column + 1,
                ..*place
            }),
            Step::Up => Some(CellPlace {
                lane: place.lane.checked_sub(1)?,
                ..*place
            }),
            Step::Down => Some(CellPlace {
                lane: place.lane + 1,
                ..*place
            }),
        };
        std::iter::successors(on(&from), on)
            .take_while(move |place| place.lane < n_lanes && place.column < n_columns)
    }
}
