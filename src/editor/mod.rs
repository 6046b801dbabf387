//! What the user is doing, without a screen: selection, camera, tools, dialogs, commands.
//!
//! Everything here can be tested without a window. What needs a disk, a thread or another program is
//! asked of the app as a [`Request`].

mod action;
mod arrange;
mod board;
mod camera;
mod colors;
mod coming;
mod command;
mod desk;
mod dialog;
#[expect(
    clippy::module_inception,
    reason = "the floor is named for its main type"
)]
mod editor;
mod enabled;
mod entries;
mod entries_growth;
mod entries_help;
mod files;
mod find;
mod glide;
mod keys;
mod lens;
mod naming;
mod notices;
mod outline;
mod perform;
mod perform_answers;
mod perform_clipboard;
mod perform_files;
mod perform_growth;
mod perform_import;
mod perform_lines;
mod perform_looks;
mod perform_paths;
mod perform_relations;
mod perform_view;
mod readings;
mod selection;
mod settings;
mod snap;
mod tools;
mod tour;
mod trail;
mod view;

pub use action::{Action, Actions};
pub use arrange::Arrange;
pub use board::{
    Board, BoardAction, BoardColumn, BoardCommand, BoardCounts, BoardDesk, BoardLane, BoardOptions,
    CellPlace, Columns, Lanes, Step,
};
pub use camera::{Camera, Covered, ZOOM_MAX, ZOOM_MIN};
pub use command::{Command, Menu};
pub use dialog::{
    Coming, CsvBrings, CsvChoice, CsvDates, CsvField, CsvPreview, CsvTable, Dialog, PathPurpose,
    PathsChoice,
};
pub use editor::{Editor, Found, Screen};
pub use files::{Expected, File, Request, Then, Written};
pub use find::{Find, Finder, Finds, Target};
pub use keys::{Key, Shortcut};
pub use lens::Lens;
pub use naming::Naming;
pub use notices::{Level, Notice, Notices};
pub use outline::{MapOutline, OutlineRow};
pub use perform_paths::{PathAction, WalkKey};
pub use readings::{Reading, Readings, goal_marks};
pub use selection::Selection;
pub use settings::{Looks, Motion, Pointing, Sample, TextSize, ThemeChoice};
pub use snap::{Anchors, Guide, SnapCx, SnapKind, Snapped, Snapping, snapped, snapped_corner};
pub use tools::{
    AreaTool, ConnectTool, Corner, Drawing, Lead, PathTool, PointerEvent, Pull, SelectTool, Tool,
    ToolCx, ToolKind, handles, relation_ends,
};
pub use tour::{Tour, TourAction, TourStep, TourTarget};
pub use view::View;
