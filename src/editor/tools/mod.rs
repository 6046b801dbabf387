//! Tools: small state machines that turn pointer events into wishes.

mod area;
mod connect;
mod path;
mod select;
mod tool;

pub use area::AreaTool;
pub use connect::ConnectTool;
pub use path::{Drawing, PathTool};
pub use select::{Corner, SelectTool, handles};
pub use tool::{PointerEvent, Tool, ToolCx, ToolKind};
