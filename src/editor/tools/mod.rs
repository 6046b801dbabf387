//! Tools: small state machines that turn pointer events into wishes.

mod area;
mod connect;
mod handles;
mod lead;
mod path;
mod select;
mod strands;
mod tool;

pub use area::AreaTool;
pub use connect::ConnectTool;
pub use handles::{Corner, handles};
pub use lead::Lead;
pub use path::{Drawing, PathTool};
pub use select::SelectTool;
pub use tool::{PointerEvent, Tool, ToolCx, ToolKind};
