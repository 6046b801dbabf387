//! Doing what was wished for on the board.

use crate::{
    edit::{Lane, Stand, add_work_item, move_work_items, set_state, unblock},
    editor::{Editor, Selection},
    model::{Day, RecordId, State, WorkItem, WorkItemId},
};

use crate::editor::Columns;

use super::{
    board::{Board, BoardOptions},
    command::{BoardAction, BoardCommand},
    walk::Step,
};

/// What the user is doing on the board.
#[derive(Clone, Debug, Default)]
pub struct BoardDesk {
    pub options: BoardOptions,
    /// The cards that are being dragged.
    pub carried: Vec<WorkItemId>,
    /// Where the names of new items are being typed.
    pub adding: Option<(Stand, Lane)>,
}

impl BoardDesk {
    /// Gives up what is under way, and returns whether there was anything.
    pub(in crate::editor) fn cancel(&mut self) -> bool {
        let was_busy = !self.carried.is_empty() || self.adding.is_some();
        self.carried.clear();
        self.adding = None;
        was_busy
    }
}

impl Editor {
    pub fn board(&self) -> &BoardDesk {
        &self.board
    }

    /// Returns the day that the app says it is, if it has said so.
    pub fn today(&self) -> Option<Day> {
        self.today
    }

    pub(in crate::editor) fn perform_on_board(&mut self, action: BoardAction) {
        match action {
            BoardAction::Options(options) => self.board.options = options,
            BoardAction::Carry(ids) => self.board.carried = ids,
            BoardAction::Drop(stand, lane) => {
                let ids = std::mem::take(&mut self.board.carried);
                let moves = ids.into_iter().map(|id| (id, stand.clone(), lane.clone()));
                let edit = move_work_items(self.map(), moves, self.today);
                self.edit(edit);
            }
            BoardAction::Adding(place) => self.board.adding = place,
            BoardAction::Add(name) => self.add_item(name.trim()),
        }
    }

    pub(in crate::editor) fn run_on_board(&mut self, command: BoardCommand) {
        match command {
            BoardCommand::Add => self.begin_adding(),
            BoardCommand::Block => self.toggle(&State::Blocked),
            BoardCommand::Start => self.toggle(&State::Active),
            BoardCommand::Go(step) => self.go_to_card(step),
            BoardCommand::Move(step) => self.move_items(step),
        }
    }

    /// Returns the work items that are selected.
    pub fn selected_items(&self) -> impl Iterator<Item = WorkItemId> {
        self.selection.iter().filter_map(|id| match id {
            RecordId::WorkItem(id) => Some(id),
            _ => None,
        })
    }

    /// Returns the board as it is cut now.
    pub(in crate::editor) fn cut(&self) -> Board {
        Board::of(self.map(), &self.board.options, self.today)
    }

    /// Begins to type names in the cell of the selected item, else in the first one that takes any.
    fn begin_adding(&mut self) {
        let board = self.cut();
        let selected = self.selected_items().next();
        let here = selected.and_then(|id| board.find(id));
        let place = here.map(|(place, _)| place).or_else(|| {
            let mut places = board.places();
            places.find(|place| board.takes_new(self.map(), *place))
        });
        self.board.adding = place.and_then(|place| board.target(place));
    }

    fn add_item(&mut self, name: &str) {
        let Some((stand, lane)) = self.board.adding.clone() else {
            return;
        };
        if name.is_empty() {
            self.board.adding = None;
            return;
        }
        let id: WorkItemId = self.map().fresh(name, "item");
        let mut item = WorkItem::new(id, name);
        // On the board of one path, what is added is on that path.
        if let Columns::Path(path) = self.board.options.columns {
            item.path = Some(path);
        }
        let edit = add_work_item(self.map(), item, &stand, &lane, self.today);
        let added = edit.is_ok();
        self.edit(edit);
        if added {
            self.selection = Selection::of([id.into()]);
        }
    }

    /// Puts the selected items into a state, or out of it where all of them are in it.
    fn toggle(&mut self, state: &State) {
        let ids: Vec<WorkItemId> = self.selected_items().collect();
        let in_it = |id: &WorkItemId| {
            let item = self.map().work_item(*id);
            item.is_some_and(|item| item.state == *state)
        };
        let edit = if !ids.iter().all(in_it) {
            set_state(self.map(), ids, state, self.today)
        } else if *state == State::Blocked {
            unblock(self.map(), ids)
        } else {
            set_state(self.map(), ids, &State::Waiting, self.today)
        };
        self.edit(edit);
    }

    fn go_to_card(&mut self, step: Step) {
        let from = self.selected_items().next();
        let next = self.cut().neighbor(from, step);
        if let Some(next) = next {
            self.selection = Selection::of([next.into()]);
        }
    }

    fn move_items(&mut self, step: Step) {
        let board = self.cut();
        let moves: Vec<(WorkItemId, Stand, Lane)> = self
            .selected_items()
            .filter_map(|id| {
                let place = board.next_cell(self.map(), id, step)?;
                let (stand, lane) = board.target(place)?;
                Some((id, stand, lane))
            })
            .collect();
        if !moves.is_empty() {
            let edit = move_work_items(self.map(), moves, self.today);
            self.edit(edit);
        }
    }
}
