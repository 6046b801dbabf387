//! The tool in hand, and what it is told.

use crate::{
    editor::{Action, Actions, Selection, snap::Snapping},
    model::{Map, NodeKind, Point, Rect},
    scene::{Hit, Scene},
};

use super::{
    aligning::Pull, area::AreaTool, connect::ConnectTool, path::PathTool, select::SelectTool,
};

/// What the pointer did on the canvas, in map units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PointerEvent {
    Down {
        at: Point,
        shift: bool,
    },
    Move {
        to: Point,
        pull: Pull,
    },
    Up {
        at: Point,
    },
    DoubleClick {
        at: Point,
    },
    /// The gesture is given up.
    Cancel,
}

/// What a tool may look at.
#[derive(Clone, Copy, Debug)]
pub struct ToolCx<'a> {
    pub map: &'a Map,
    pub scene: &'a Scene,
    pub selection: &'a Selection,
    /// How near is near enough, in map units.
    pub reach: f64,
    /// How large the map is seen.
    pub zoom: f64,
    /// How small a thing may be that is resized by its corners, in map units.
    pub least_with_corners: f64,
    /// What of the map is in view.
    pub visible: Rect,
    pub snapping: Snapping,
}

impl ToolCx<'_> {
    /// Returns what one sees at a point.
    pub fn hit(&self, at: Point) -> Hit {
        self.scene.hit_as_seen(at, self.reach, self.zoom)
    }
}

/// A tool by its name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ToolKind {
    #[default]
    Select,
    Team,
    Infrastructure,
    Component,
    Goal,
    Outside,
    Note,
    Area,
    Relation,
    Path,
}

/// The tool in hand, with the gesture that it is in.
#[derive(Clone, Debug, PartialEq)]
pub enum Tool {
    Select(SelectTool),
    /// The next click places a node of this kind.
    Place(NodeKind),
    Area(AreaTool),
    Connect(ConnectTool),
    Path(PathTool),
}

impl Default for Tool {
    fn default() -> Self {
        Self::Select(SelectTool::default())
    }
}

impl ToolKind {
    /// Every tool in the order of the tool column.
    pub const ALL: [Self; 10] = [
        Self::Select,
        Self::Team,
        Self::Infrastructure,
        Self::Component,
        Self::Goal,
        Self::Outside,
        Self::Note,
        Self::Area,
        Self::Relation,
        Self::Path,
    ];

    /// Returns whether the tool can stay in hand after its use: those that draw one thing at a time.
    pub fn can_stay(self) -> bool {
        !matches!(self, Self::Select | Self::Path)
    }

    /// Returns the tool at rest.
    pub fn tool(self) -> Tool {
        match self {
            Self::Select => Tool::default(),
            Self::Team => Tool::Place(NodeKind::Team),
            Self::Infrastructure => Tool::Place(NodeKind::Infrastructure),
            Self::Component => Tool::Place(NodeKind::Component),
            Self::Goal => Tool::Place(NodeKind::Goal),
            Self::Outside => Tool::Place(NodeKind::Outside),
            Self::Note => Tool::Place(NodeKind::Note),
            Self::Area => Tool::Area(AreaTool::default()),
            Self::Relation => Tool::Connect(ConnectTool::default()),
            Self::Path => Tool::Path(PathTool::default()),
        }
    }
}

impl Tool {
    pub fn kind(&self) -> ToolKind {
        match self {
            Self::Select(_) => ToolKind::Select,
            Self::Place(NodeKind::Team | NodeKind::Other(_)) => ToolKind::Team,
            Self::Place(NodeKind::Infrastructure) => ToolKind::Infrastructure,
            Self::Place(NodeKind::Component) => ToolKind::Component,
            Self::Place(NodeKind::Goal) => ToolKind::Goal,
            Self::Place(NodeKind::Outside) => ToolKind::Outside,
            Self::Place(NodeKind::Note) => ToolKind::Note,
            Self::Area(_) => ToolKind::Area,
            Self::Connect(_) => ToolKind::Relation,
            Self::Path(_) => ToolKind::Path,
        }
    }

    /// Returns whether a gesture is under way.
    pub fn is_busy(&self) -> bool {
        match self {
            Self::Select(tool) => *tool != SelectTool::Idle,
            // Every stop is a step of its own: there is nothing to give up.
            Self::Place(_) | Self::Path(_) => false,
            Self::Area(tool) => *tool != AreaTool::Idle,
            Self::Connect(tool) => *tool != ConnectTool::Idle,
        }
    }

    /// Takes one pointer event and returns the tool for the next.
    #[must_use]
    pub fn step(self, event: PointerEvent, cx: &ToolCx<'_>, actions: &mut Actions) -> Self {
        match self {
            Self::Select(tool) => Self::Select(tool.step(event, cx, actions)),
            Self::Area(tool) => match tool.step(event, cx, actions) {
                Some(tool) => Self::Area(tool),
                None => Self::default(),
            },
            Self::Connect(tool) => match tool.step(event, cx, actions) {
                Some(tool) => Self::Connect(tool),
                None => Self::default(),
            },
            Self::Path(tool) => Self::Path(tool.step(event, cx, actions)),
            Self::Place(kind) => match event {
                PointerEvent::Down { at, .. } => {
                    actions.push(Action::Place { kind, at });
                    Self::default()
                }
                _ => Self::Place(kind),
            },
        }
    }
}
