//! Records: any one item of a map, and its id.

use std::sync::Arc;

use super::{
    About, Area, AreaId, DeliveryPath, Header, Node, NodeId, PathId, Relation, RelationId, Stop,
    StopId, WorkItem, WorkItemId,
};

/// The id of any record, with the sort of record that it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordId {
    Header,
    Area(AreaId),
    Node(NodeId),
    Relation(RelationId),
    Path(PathId),
    Stop(StopId),
    WorkItem(WorkItemId),
}

/// Any one item of a map, shared until it changes.
#[derive(Clone, Debug)]
pub enum Record {
    Header(Arc<Header>),
    Area(Arc<Area>),
    Node(Arc<Node>),
    Relation(Arc<Relation>),
    Path(Arc<DeliveryPath>),
    Stop(Arc<Stop>),
    WorkItem(Arc<WorkItem>),
}

impl RecordId {
    /// The id before all others.
    pub const FIRST: Self = Self::Header;

    /// Returns the text of the id; that of the header is empty.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Header => "",
            Self::Area(id) => id.as_str(),
            Self::Node(id) => id.as_str(),
            Self::Relation(id) => id.as_str(),
            Self::Path(id) => id.as_str(),
            Self::Stop(id) => id.as_str(),
            Self::WorkItem(id) => id.as_str(),
        }
    }

    /// Returns the word for this sort of record.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Header => "map",
            Self::Area(_) => "area",
            Self::Node(_) => "node",
            Self::Relation(_) => "relation",
            Self::Path(_) => "path",
            Self::Stop(_) => "stop",
            Self::WorkItem(_) => "work item",
        }
    }
}

impl Record {
    pub fn id(&self) -> RecordId {
        match self {
            Self::Header(_) => RecordId::Header,
            Self::Area(area) => RecordId::Area(area.id),
            Self::Node(node) => RecordId::Node(node.id),
            Self::Relation(relation) => RecordId::Relation(relation.id),
            Self::Path(path) => RecordId::Path(path.id),
            Self::Stop(stop) => RecordId::Stop(stop.id),
            Self::WorkItem(item) => RecordId::WorkItem(item.id),
        }
    }

    /// Returns the words about the record; a stop has none.
    pub fn about(&self) -> Option<&About> {
        match self {
            Self::Header(header) => Some(&header.about),
            Self::Area(area) => Some(&area.about),
            Self::Node(node) => Some(&node.about),
            Self::Relation(relation) => Some(&relation.about),
            Self::Path(path) => Some(&path.about),
            Self::Stop(_) => None,
            Self::WorkItem(item) => Some(&item.about),
        }
    }

    /// Returns the words about the record, to be changed; the record is copied if it is shared.
    pub fn about_mut(&mut self) -> Option<&mut About> {
        match self {
            Self::Header(header) => Some(&mut Arc::make_mut(header).about),
            Self::Area(area) => Some(&mut Arc::make_mut(area).about),
            Self::Node(node) => Some(&mut Arc::make_mut(node).about),
            Self::Relation(relation) => Some(&mut Arc::make_mut(relation).about),
            Self::Path(path) => Some(&mut Arc::make_mut(path).about),
            Self::Stop(_) => None,
            Self::WorkItem(item) => Some(&mut Arc::make_mut(item).about),
        }
    }

    /// Returns every record that this one names.
    pub fn references(&self) -> Vec<RecordId> {
        match self {
            Self::Header(_) => Vec::new(),
            Self::Area(area) => area.parent.map(RecordId::Area).into_iter().collect(),
            Self::Node(node) => node.area.map(RecordId::Area).into_iter().collect(),
            Self::Relation(relation) => {
                vec![RecordId::Node(relation.from), RecordId::Node(relation.to)]
            }
            Self::Path(path) => path.goals.iter().copied().map(RecordId::Node).collect(),
            Self::Stop(stop) => {
                let mut ids = vec![RecordId::Path(stop.path), RecordId::Node(stop.node)];
                ids.extend(stop.after.iter().copied().map(RecordId::Stop));
                ids.extend(stop.rework.iter().map(|rework| RecordId::Stop(rework.to)));
                ids
            }
            Self::WorkItem(item) => {
                let blocker = item.blocked_by.as_ref().and_then(|blocked| blocked.node);
                let path = item.path.map(RecordId::Path);
                let stop = item.stop.map(RecordId::Stop);
                let ids = [path, stop, blocker.map(RecordId::Node)];
                ids.into_iter().flatten().collect()
            }
        }
    }
}

impl PartialEq for Record {
    /// Compares what the records say; two handles of one record are equal at once.
    fn eq(&self, other: &Self) -> bool {
        fn same<T: PartialEq>(one: &Arc<T>, other: &Arc<T>) -> bool {
            Arc::ptr_eq(one, other) || one == other
        }
        match (self, other) {
            (Self::Header(one), Self::Header(other)) => same(one, other),
            (Self::Area(one), Self::Area(other)) => same(one, other),
            (Self::Node(one), Self::Node(other)) => same(one, other),
            (Self::Relation(one), Self::Relation(other)) => same(one, other),
            (Self::Path(one), Self::Path(other)) => same(one, other),
            (Self::Stop(one), Self::Stop(other)) => same(one, other),
            (Self::WorkItem(one), Self::WorkItem(other)) => same(one, other),
            _ => false,
        }
    }
}

// A record is wrapped where it enters an edit, so that the verbs read as sentences.

impl From<Header> for Record {
    fn from(header: Header) -> Self {
        Self::Header(Arc::new(header))
    }
}

impl From<Area> for Record {
    fn from(area: Area) -> Self {
        Self::Area(Arc::new(area))
    }
}

impl From<Node> for Record {
    fn from(node: Node) -> Self {
        Self::Node(Arc::new(node))
    }
}

impl From<Relation> for Record {
    fn from(relation: Relation) -> Self {
        Self::Relation(Arc::new(relation))
    }
}

impl From<DeliveryPath> for Record {
    fn from(path: DeliveryPath) -> Self {
        Self::Path(Arc::new(path))
    }
}

impl From<Stop> for Record {
    fn from(stop: Stop) -> Self {
        Self::Stop(Arc::new(stop))
    }
}

impl From<WorkItem> for Record {
    fn from(item: WorkItem) -> Self {
        Self::WorkItem(Arc::new(item))
    }
}

impl From<AreaId> for RecordId {
    fn from(id: AreaId) -> Self {
        Self::Area(id)
    }
}

impl From<NodeId> for RecordId {
    fn from(id: NodeId) -> Self {
        Self::Node(id)
    }
}

impl From<RelationId> for RecordId {
    fn from(id: RelationId) -> Self {
        Self::Relation(id)
    }
}

impl From<PathId> for RecordId {
    fn from(id: PathId) -> Self {
        Self::Path(id)
    }
}

impl From<StopId> for RecordId {
    fn from(id: StopId) -> Self {
        Self::Stop(id)
    }
}

impl From<WorkItemId> for RecordId {
    fn from(id: WorkItemId) -> Self {
        Self::WorkItem(id)
    }
}
