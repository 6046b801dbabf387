//! Nodes: the things on the canvas that have a place and a size.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    AreaId, Figure, NodeId, Point, Rect, Size,
    extra::{About, Extra, is_default},
};

/// A thing on the canvas: a team, what teams share or own, a goal, an outsider or a note.
///
/// Every field may be there on every kind, so that changing the kind and back loses nothing; the
/// inspector shows those that the kind has.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Node {
    pub id: NodeId,
    pub kind: NodeKind,
    #[serde(flatten)]
    pub about: About,
    /// The area that holds the node.
    #[serde(default, skip_serializing_if = "is_default")]
    pub area: Option<AreaId>,
    /// The top left corner in map units, y down.
    #[serde(default)]
    pub pos: Point,
    #[serde(default)]
    pub size: Size,
    /// Whether a layout leaves the node where a person put it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub pinned: bool,

    /// What sort of team it is.
    #[serde(default, skip_serializing_if = "is_default")]
    pub shape: TeamShape,
    #[serde(default, skip_serializing_if = "is_default")]
    pub people: Option<Figure>,
    /// How many items it works on at once.
    #[serde(default, skip_serializing_if = "is_default")]
    pub parallel: Option<Figure>,
    /// How many items may be in progress here before new ones wait.
    #[serde(default, skip_serializing_if = "is_default")]
    pub wip_limit: Option<Figure>,
    /// What the team says of its load, 1 (light) to 5 (too much).
    #[serde(default, skip_serializing_if = "is_default")]
    pub cognitive_load: Option<Figure>,
    /// The share of capacity that goes to unplanned work, 0 to 1.
    #[serde(default, skip_serializing_if = "is_default")]
    pub reactive: Option<Figure>,
    /// The share of capacity that goes to meetings and alignment, 0 to 1.
    #[serde(default, skip_serializing_if = "is_default")]
    pub coordination: Option<Figure>,
    /// The share of capacity that goes to working down debt, 0 to 1.
    #[serde(default, skip_serializing_if = "is_default")]
    pub debt: Option<Figure>,
    /// The share of capacity that is lost to friction, 0 to 1.
    #[serde(default, skip_serializing_if = "is_default")]
    pub drag: Option<Figure>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub customer_facing: Option<bool>,
    /// How others get something from it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub access: Option<Access>,

    /// What sort of infrastructure or component it is.
    #[serde(default, skip_serializing_if = "is_default")]
    pub flavor: Option<Flavor>,

    /// How one sees that a goal is reached.
    #[serde(default, skip_serializing_if = "is_default")]
    pub measure: String,
    /// The day a goal is due, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub due: String,

    /// What an outsider is to the people on the map.
    #[serde(default, skip_serializing_if = "is_default")]
    pub role: String,

    /// What a note says.
    #[serde(default, skip_serializing_if = "is_default")]
    pub text: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub mood: Mood,

    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Extra,
}

/// What sort of thing a node is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NodeKind {
    /// People who work together.
    #[default]
    Team,
    /// A shared service, data, pipeline, environment or tool that several teams need.
    Infrastructure,
    /// Something one team owns that is not shared.
    Component,
    /// An outcome that teams and paths serve.
    Goal,
    /// Anyone work comes from or waits for who is not on the map.
    Outside,
    /// What somebody said.
    Note,
    /// A kind of a later version, kept and drawn plainly.
    #[serde(untagged)]
    Other(String),
}

/// The four team types of Team Topologies, and the one not settled yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TeamShape {
    StreamAligned,
    Platform,
    Enabling,
    ComplicatedSubsystem,
    #[default]
    Undefined,
    #[serde(untagged)]
    Other(String),
}

/// How lightweight an interface is, from the lightest to the heaviest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Access {
    SelfService,
    Request,
    Meeting,
    Approval,
    #[serde(untagged)]
    Other(String),
}

/// What sort of infrastructure or component a node is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Flavor {
    Service,
    Data,
    Pipeline,
    Environment,
    Tool,
    App,
    Website,
    Library,
    Repository,
    Other,
    #[serde(untagged)]
    Unknown(String),
}

/// The mood of a note.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Mood {
    #[default]
    Neutral,
    Pain,
    Idea,
    Question,
    #[serde(untagged)]
    Other(String),
}

impl Node {
    /// Returns a node of this kind with its usual size and nothing else said.
    pub fn new(id: NodeId, kind: NodeKind, name: &str, pos: Point) -> Self {
        let size = kind.usual_size(&TeamShape::default());
        Self {
            id,
            kind,
            about: About::named(name),
            area: None,
            pos: pos.rounded(),
            size,
            pinned: false,
            shape: TeamShape::default(),
            people: None,
            parallel: None,
            wip_limit: None,
            cognitive_load: None,
            reactive: None,
            coordination: None,
            debt: None,
            drag: None,
            customer_facing: None,
            access: None,
            flavor: None,
            measure: String::new(),
            due: String::new(),
            role: String::new(),
            text: String::new(),
            mood: Mood::default(),
            extra: Extra::default(),
        }
    }

    #[must_use]
    pub fn in_area(mut self, area: Option<AreaId>) -> Self {
        self.area = area;
        self
    }

    /// Returns the node as a team of this shape, with the size that goes with it.
    #[must_use]
    pub fn shaped(mut self, shape: TeamShape) -> Self {
        self.size = self.kind.usual_size(&shape);
        self.shape = shape;
        self
    }

    pub fn rect(&self) -> Rect {
        Rect::from_pos_size(self.pos, self.size)
    }

    /// Returns what the node is called on screen: its name, or for a note what it says.
    pub fn title(&self) -> &str {
        if self.kind == NodeKind::Note && !self.text.is_empty() {
            return &self.text;
        }
        &self.about.name
    }

    /// Returns the figures that the node holds, each with its key in the file.
    pub fn figures(&self) -> [(&'static str, Option<&Figure>); 8] {
        [
            ("people", self.people.as_ref()),
            ("parallel", self.parallel.as_ref()),
            ("wip_limit", self.wip_limit.as_ref()),
            ("cognitive_load", self.cognitive_load.as_ref()),
            ("reactive", self.reactive.as_ref()),
            ("coordination", self.coordination.as_ref()),
            ("debt", self.debt.as_ref()),
            ("drag", self.drag.as_ref()),
        ]
    }
}

impl NodeKind {
    /// The kinds that this version knows.
    pub const ALL: [Self; 6] = [
        Self::Team,
        Self::Infrastructure,
        Self::Component,
        Self::Goal,
        Self::Outside,
        Self::Note,
    ];

    /// Returns the key of the kind in the file.
    pub fn key(&self) -> &str {
        match self {
            Self::Team => "team",
            Self::Infrastructure => "infrastructure",
            Self::Component => "component",
            Self::Goal => "goal",
            Self::Outside => "outside",
            Self::Note => "note",
            Self::Other(kind) => kind,
        }
    }

    /// Returns the kind that this key of the file means.
    pub fn from_key(key: &str) -> Self {
        let known = Self::ALL.into_iter().find(|kind| kind.key() == key);
        known.unwrap_or_else(|| Self::Other(key.to_owned()))
    }

    /// Returns the size of a new node: streams grow in width, enabling teams in height.
    pub fn usual_size(&self, shape: &TeamShape) -> Size {
        match (self, shape) {
            (Self::Team, TeamShape::Platform) => Size::new(220.0, 96.0),
            (Self::Team, TeamShape::Enabling) => Size::new(112.0, 136.0),
            (Self::Team, TeamShape::ComplicatedSubsystem) => Size::new(176.0, 88.0),
            (Self::Team, _) => Size::new(190.0, 76.0),
            (Self::Infrastructure, _) => Size::new(124.0, 92.0),
            (Self::Component | Self::Other(_), _) => Size::new(160.0, 56.0),
            (Self::Goal, _) => Size::new(132.0, 64.0),
            // Tall: several paths begin at its side, one above the other.
            (Self::Outside, _) => Size::new(100.0, 144.0),
            (Self::Note, _) => Size::new(164.0, 104.0),
        }
    }
}

impl TeamShape {
    /// The shapes that this version knows, in the order of the book.
    pub const ALL: [Self; 5] = [
        Self::StreamAligned,
        Self::Platform,
        Self::Enabling,
        Self::ComplicatedSubsystem,
        Self::Undefined,
    ];
}
