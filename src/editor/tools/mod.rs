//! Tools: small state machines that turn pointer events into wishes.

mod aligning;
mod area;
mod connect;
mod handles;
mod lead;
mod path;
mod select;
mod strands;
mod tool;

pub use aligning::Pull;
pub use area::AreaTool;
pub use connect::ConnectTool;
pub use handles::{Corner, handles, relation_ends};
pub use lead::Lead;
pub use path::{Drawing, PathTool};
pub use select::SelectTool;
pub use tool::{PointerEvent, Tool, ToolCx, ToolKind};
