//! Actions: what was wished for while drawing, done afterwards in order.

use std::path::PathBuf;

use crate::{
    analysis::Variation,
    document::{Document, Revision},
    edit::{Edit, EditError},
    model::{Day, Map, NodeId, NodeKind, Point, Problem, Record, RecordId, Rect, Size, TeamShape},
    scene::Scene,
};

use super::{
    Motion, Pointing, ThemeChoice,
    board::BoardAction,
    camera::Covered,
    command::Command,
    dialog::{CsvChoice, Dialog, PathPurpose},
    files::{File, Then, Written},
    perform_paths::{PathAction, WalkKey},
    snap::Snapping,
    tools::{PointerEvent, Tool},
    tour::TourAction,
    view::View,
};

/// One wish.
#[derive(Clone, Debug)]
pub enum Action {
    Run(Command),
    /// A step, or why it could not be planned.
    Edit(Result<Edit, EditError>),
    /// A part of a gesture.
    Live(Edit),
    /// The end of a gesture.
    Commit,
    /// The gesture is taken back.
    Revert,
    Select(Vec<RecordId>),
    Toggle(RecordId),
    /// Select a record and bring it into view.
    Look(RecordId),
    Pointer(PointerEvent),
    /// A wish about delivery paths.
    Path(PathAction),
    Tool(Tool),
    /// Look at the map in another way.
    View(View),
    Board(BoardAction),
    Tour(TourAction),
    /// The day that it is.
    Today(Day),
    Place {
        kind: NodeKind,
        at: Point,
    },
    PlaceArea(Rect),
    /// Place a node whose kind is chosen while its name is typed.
    PlaceAny(Point),
    /// Place what the tool in hand places, in the middle of the view.
    PlaceInView,
    /// Place a node that is tied to another.
    Grow {
        from: NodeId,
        at: Point,
    },
    Connect {
        from: NodeId,
        to: NodeId,
    },
    /// Lead a relation from the selected node by the keys.
    ConnectBy(WalkKey),
    /// Paste a text from the clipboard, at the pointer if it is on the canvas.
    Paste {
        text: String,
        at: Option<Point>,
    },
    /// A part of a map was on the clipboard.
    Pasted {
        map: Box<Map>,
        at: Option<Point>,
        document: u64,
    },
    /// Lines of text were on the clipboard.
    PastedLines {
        text: String,
        document: u64,
    },
    /// Type the name of a record on the canvas.
    Name(RecordId),
    /// Let what is being named be of this kind.
    NameKind(NodeKind),
    /// Let the team that is being named be of this sort.
    NameShape(TeamShape),
    NameDone(String),
    NameCancelled,
    /// So much of the canvas lies under something.
    Covered(Covered),
    /// The canvas has this size now.
    Canvas(Size),
    Pan(Point),
    /// Put a point of the map into the middle of the view.
    CenterOn(Point),
    /// So many seconds have passed while the camera was on its way.
    Passed(f64),
    /// What points at things now.
    Pointing(Pointing),
    Zoom {
        at: Point,
        factor: f64,
    },
    CloseNotice(u64),
    Open(Dialog),
    CloseDialog,
    /// Answers to the question before losing changes.
    SaveThen(Then),
    DiscardThen(Then),
    Overwrite(PathBuf),
    /// Ask for a path in the system's dialog, or by hand.
    AskPath(PathPurpose),
    TypePath(PathPurpose),
    /// A path chosen in a dialog that has asked whether to replace it.
    PathGiven {
        purpose: PathPurpose,
        path: PathBuf,
        document: u64,
    },
    /// A path typed by hand.
    PathTyped(PathPurpose, PathBuf),
    /// What the tables of an import hold.
    CsvRead(Box<CsvChoice>),
    OpenPath(PathBuf),
    /// Files dropped on the window: a map to open, or the tables of an import.
    Dropped(Vec<PathBuf>),
    OpenSample(usize),
    /// The scenes of the samples, for their pictures; none for one that could not be read.
    Pictured(Vec<Option<Scene>>),
    ForgetRecent(PathBuf),
    CsvChanged(Box<CsvChoice>),
    /// What an import with these columns would bring.
    CsvPreviewed(Box<CsvChoice>),
    ImportCsv,
    Imported {
        document: u64,
        records: Vec<Record>,
        words: String,
        rejected: Vec<String>,
    },
    Opened {
        document: Box<Document>,
        file: File,
        mended: Vec<String>,
    },
    Written(Written),
    Recents(Vec<PathBuf>),
    Failed(String),
    /// Something typed was not understood; the map is as it was.
    Mistaken(String),
    /// A job ended without an answer.
    JobBroke,
    Informed(String),
    /// What cannot be right in a revision of the document of this number.
    Problems {
        document: u64,
        revision: Revision,
        problems: Vec<Problem>,
    },
    /// The scene of a revision, with its lines settled.
    Routed {
        document: u64,
        revision: Revision,
        scene: Box<Scene>,
    },
    Theme(ThemeChoice),
    /// What something dragged snaps to.
    Snapping(Snapping),
    /// Whether the camera glides, without keeping it in the settings.
    Motion(Motion),
    /// How uneven arrivals and work are guessed to be.
    Variation(Variation),
    Quit,
}

/// The wishes of one frame, in order.
#[derive(Debug, Default)]
pub struct Actions {
    wishes: Vec<Action>,
}

impl Actions {
    pub fn push(&mut self, action: Action) {
        self.wishes.push(action);
    }

    pub fn run(&mut self, command: Command) {
        self.push(Action::Run(command));
    }

    pub fn edit(&mut self, edit: Result<Edit, EditError>) {
        self.push(Action::Edit(edit));
    }

    pub fn live(&mut self, edit: Edit) {
        self.push(Action::Live(edit));
    }

    pub fn is_empty(&self) -> bool {
        self.wishes.is_empty()
    }
}

impl IntoIterator for Actions {
    type Item = Action;
    type IntoIter = std::vec::IntoIter<Action>;

    fn into_iter(self) -> Self::IntoIter {
        self.wishes.into_iter()
    }
}
