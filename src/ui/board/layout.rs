//! Where everything on the board is: worked out once for each revision, filter and width.

use std::collections::BTreeMap;

use egui::{Pos2, Rect, Vec2, pos2, vec2};

use crate::{
    document::Revision,
    editor::{Board, BoardOptions, CellPlace, Columns, Editor, Lanes},
    model::{Day, Map, PathId, WorkItem, WorkItemId},
    scene::{
        self, Weight,
        palette::{PathInk, path_ink},
        wrap,
    },
};

use super::{
    heads::head_height,
    words::{lane_words, n_word_lines},
};

pub(super) const MARGIN: f32 = 24.0;
pub(super) const GAP: f32 = 8.0;
pub(super) const HEAD: f32 = 32.0;
/// Above and below the heads of the columns.
pub(super) const HEAD_GAP: f32 = 8.0;
pub(super) const CELL_PADDING: f32 = 8.0;
/// The room below the cards of a cell, to add another.
pub(super) const FOOT: f32 = 30.0;
pub(super) const CARD_PADDING: Vec2 = vec2(12.0, 8.0);
pub(super) const NAME_SIZE: f32 = 13.0;
pub(super) const NAME_LINE: f32 = 17.0;
pub(super) const WORDS_LINE: f32 = 16.0;
const CARD_GAP: f32 = 6.0;
const LANE_HEADS: f32 = 138.0;
const LEAST_COLUMN: f32 = 172.0;
const MOST_COLUMN: f32 = 300.0;
const LEAST_CELL: f32 = 72.0;
const NAME_LINES: usize = 2;

/// What the board is worked out from; as long as it is the same, so is the board.
#[derive(Clone, Debug, PartialEq)]
struct Key {
    document: u64,
    revision: Revision,
    options: BoardOptions,
    today: Option<Day>,
}

/// The board with the place of everything on it, from its own corner at 0, 0.
#[derive(Debug, Default)]
pub(super) struct Layout {
    key: Option<Key>,
    pub(super) board: Board,
    pub(super) column_width: f32,
    pub(super) lane_heads: f32,
    pub(super) lanes: Vec<LaneRow>,
    cells: Vec<Cell>,
    pub(super) size: Vec2,
    /// The width that the places are for.
    width: Option<f32>,
}

/// A lane with its place.
#[derive(Debug)]
pub(super) struct LaneRow {
    pub(super) y: f32,
    pub(super) height: f32,
    pub(super) words: Vec<String>,
    pub(super) color: Option<PathInk>,
}

/// A cell with its cards.
#[derive(Debug, Default)]
pub(super) struct Cell {
    /// Whether a new item can be here: not where the path does not stop.
    pub(super) takes_new: bool,
    pub(super) cards: Vec<Card>,
}

/// A card with its place, from the top of its cell.
#[derive(Debug)]
pub(super) struct Card {
    pub(super) id: WorkItemId,
    pub(super) y: f32,
    pub(super) height: f32,
    pub(super) name: Vec<String>,
    pub(super) color: Option<PathInk>,
    /// The path, for those who do not see its color.
    pub(super) path: Option<PathId>,
}

impl Layout {
    /// Cuts the board again if anything has changed. A card in a gesture is where it was.
    pub(super) fn keep_up_with(&mut self, editor: &Editor) {
        let key = Key {
            document: editor.document_number(),
            revision: editor.document().revision(),
            options: editor.board().options.clone(),
            today: editor.today(),
        };
        if self.key.as_ref() != Some(&key) {
            self.board = Board::of(editor.map(), &key.options, key.today);
            self.key = Some(key);
            self.width = None;
        }
    }

    /// Puts everything in its place for a width.
    pub(super) fn place(&mut self, editor: &Editor, width: f32) {
        if self.width == Some(width) {
            return;
        }
        self.width = Some(width);
        let options = &editor.board().options;
        let n_columns = self.board.columns.len().max(1) as f32;
        self.lane_heads = match options.lanes {
            Lanes::None => 0.0,
            Lanes::Paths | Lanes::Classes => LANE_HEADS,
        };
        let room = width - 2.0 * MARGIN - self.lane_heads;
        self.column_width = (room / n_columns - GAP).clamp(LEAST_COLUMN, MOST_COLUMN);
        self.place_cells(editor);
        self.size.x = 2.0 * MARGIN + self.lane_heads + n_columns * (self.column_width + GAP) - GAP;
    }

    fn place_cells(&mut self, editor: &Editor) {
        let map = editor.map();
        let colors: BTreeMap<PathId, PathInk> = map
            .paths()
            .map(|path| (path.id, path_ink(map, path.id)))
            .collect();
        let n_columns = self.board.columns.len();
        let mut y = MARGIN + HEAD + HEAD_GAP;
        self.cells.clear();
        self.lanes.clear();
        for (lane, row) in self.board.lanes.iter().zip(0..) {
            let mut height: f32 = LEAST_CELL;
            for column in 0..n_columns {
                let place = CellPlace { lane: row, column };
                let cell = self.cell_of(map, editor.today(), place, &colors);
                height = height.max(cell.content_height() + FOOT);
                self.cells.push(cell);
            }
            let words = lane_words(editor, &lane.lane);
            height = height.max(head_height(&lane.name, &words, self.lane_heads));
            let color = match &lane.lane {
                crate::edit::Lane::Path(Some(path)) => colors.get(path).copied(),
                _ => None,
            };
            self.lanes.push(LaneRow {
                y,
                height,
                words,
                color,
            });
            y += height + GAP;
        }
        self.size.y = y - GAP + MARGIN;
    }

    fn cell_of(
        &self,
        map: &Map,
        today: Option<Day>,
        place: CellPlace,
        colors: &BTreeMap<PathId, PathInk>,
    ) -> Cell {
        let mut y = CELL_PADDING;
        let items = self.board.cell(place).iter();
        let items = items.filter_map(|id| map.work_item(*id));
        let cards = items.map(|item| {
            let card = self.card(item, today, y, colors);
            y += card.height + CARD_GAP;
            card
        });
        Cell {
            cards: cards.collect(),
            takes_new: self.board.takes_new(map, place),
        }
    }

    fn card(
        &self,
        item: &WorkItem,
        today: Option<Day>,
        y: f32,
        colors: &BTreeMap<PathId, PathInk>,
    ) -> Card {
        let room = self.column_width - 2.0 * CELL_PADDING - 2.0 * CARD_PADDING.x;
        let room = f64::from(room);
        let name = if item.about.name.trim().is_empty() {
            "Without a name"
        } else {
            &item.about.name
        };
        let size = f64::from(NAME_SIZE);
        // Most names are one line, which is faster to see than to break.
        let fits = !name.contains('\n') && scene::width(name, size, Weight::SemiBold) <= room;
        let name = if fits {
            vec![name.to_owned()]
        } else {
            wrap(name, size, Weight::SemiBold, room, NAME_LINES)
        };
        let n_words = n_word_lines(item, today);
        let names = name.len().max(1) as f32 * NAME_LINE;
        Card {
            id: item.id,
            y,
            height: 2.0 * CARD_PADDING.y + names + n_words as f32 * WORDS_LINE,
            name,
            color: item.path.and_then(|path| colors.get(&path).copied()),
            path: item.path,
        }
    }

    /// Returns where a column begins.
    pub(super) fn x(&self, column: usize) -> f32 {
        MARGIN + self.lane_heads + column as f32 * (self.column_width + GAP)
    }

    pub(super) fn cell(&self, place: CellPlace) -> Option<&Cell> {
        if self.board.columns.len() <= place.column {
            return None;
        }
        self.cells
            .get(place.lane * self.board.columns.len() + place.column)
    }

    pub(super) fn cell_rect(&self, place: CellPlace) -> Option<Rect> {
        let row = self.lanes.get(place.lane)?;
        let min = pos2(self.x(place.column), row.y);
        Some(Rect::from_min_size(
            min,
            vec2(self.column_width, row.height),
        ))
    }

    pub(super) fn card_rect(&self, cell: Rect, card: &Card) -> Rect {
        let min = cell.min + vec2(CELL_PADDING, card.y);
        let width = self.column_width - 2.0 * CELL_PADDING;
        Rect::from_min_size(min, vec2(width, card.height))
    }

    /// Returns where new names are typed: below the cards.
    pub(super) fn foot_rect(&self, place: CellPlace) -> Option<Rect> {
        let cell = self.cell_rect(place)?;
        let top = cell.min.y + self.cell(place)?.content_height();
        let min = pos2(cell.min.x + CELL_PADDING, top + 2.0);
        let width = self.column_width - 2.0 * CELL_PADDING;
        Some(Rect::from_min_size(min, vec2(width, FOOT - 6.0)))
    }

    /// Returns where the card of an item is.
    pub(super) fn rect_of(&self, id: WorkItemId) -> Option<Rect> {
        let (place, at) = self.board.find(id)?;
        let card = self.cell(place)?.cards.get(at)?;
        Some(self.card_rect(self.cell_rect(place)?, card))
    }

    /// Returns the cell at a point; the gaps belong to none.
    pub(super) fn cell_at(&self, at: Pos2) -> Option<CellPlace> {
        let mut places = self.board.places();
        places.find(|place| {
            let rect = self.cell_rect(*place);
            rect.is_some_and(|rect| rect.contains(at))
        })
    }

    /// Returns the name of the path whose stops are the columns.
    pub(super) fn columns_words(map: &Map, columns: Columns) -> String {
        match columns {
            Columns::Nodes => "stops".to_owned(),
            Columns::Path(path) => {
                let path = map.path(path).map(|path| path.about.name.as_str());
                format!("stops of {}", path.unwrap_or("a path that is gone"))
            }
        }
    }
}

impl Cell {
    fn content_height(&self) -> f32 {
        let last = self.cards.last();
        last.map_or(CELL_PADDING, |card| card.y + card.height + CARD_GAP)
    }
}
