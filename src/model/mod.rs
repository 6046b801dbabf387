//! The nouns: what a map is, as plain data that serde writes and reads.
//!
//! This floor knows no other floor. It never opens a file, never draws, and never changes a map by
//! itself: that is for [`crate::edit`].

mod area;
mod day;
mod extra;
mod figure;
mod geometry;
mod id;
mod keys;
mod map;
mod node;
mod path;
mod problems;
mod record;
mod relation;
mod route;
mod stop;
mod work_item;

pub use area::Area;
pub use day::Day;
pub use extra::{About, Extra, Link};
pub use figure::{Basis, Figure};
pub use geometry::{Point, Rect, Size, hundredth};
pub use id::{Id, IdError, slug};
pub use keys::{from_key, key_of};
pub use map::{Header, Map};
pub use node::{Access, Flavor, Mood, Node, NodeKind, TeamShape};
pub use path::DeliveryPath;
pub use problems::{Problem, Rule, is_day};
pub use record::{Record, RecordId};
pub use relation::{Relation, RelationKind, Strength};
pub use route::NumberedStop;
pub use stop::{Rework, Stop};
pub use work_item::{Blocked, Class, State, WorkItem};

/// The id of a [`Node`].
pub type NodeId = Id<Node>;
/// The id of an [`Area`].
pub type AreaId = Id<Area>;
/// The id of a [`Relation`].
pub type RelationId = Id<Relation>;
/// The id of a [`DeliveryPath`].
pub type PathId = Id<DeliveryPath>;
/// The id of a [`Stop`].
pub type StopId = Id<Stop>;
/// The id of a [`WorkItem`].
pub type WorkItemId = Id<WorkItem>;
