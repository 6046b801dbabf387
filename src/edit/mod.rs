//! The verbs: each plans a change to a map and touches nothing.

mod add;
mod arrange;
mod drawing;
#[expect(
    clippy::module_inception,
    reason = "the floor is named for its main type"
)]
mod edit;
mod free;
mod grow;
mod lined_up;
mod lines;
mod names;
mod paste;
mod place;
mod plan;
mod relate;
mod remove;
mod route;
mod standing;
mod told;
mod update;
mod work;

pub use add::{add_all, add_area, add_node, add_note, group};
pub use arrange::{Axis, Side, align, distribute, same_size};
pub use edit::{Change, Edit, EditError, Gesture};
pub use free::{Toward, free_place, place_toward};
pub use grow::{add_neighbor, neighbor};
pub use lines::{After, AreaLine, MapLine, PathLine, RelationLine, Visit, VisitGroup, add_lines};
pub use names::{Names, folded, missing_nodes};
pub use paste::{excerpt, paste};
pub use place::{
    LEAST_SIZE, Places, drop_places, grab, innermost_area, move_to_area, place, resize,
};
pub use plan::Plan;
pub use relate::{End, connect, likely_kind, reconnect, reverse};
pub use remove::remove;
pub use route::{
    add_path, end_paths, extend_path, insert_stop, join, move_earlier, move_later, set_after,
    set_rework, stops_behind,
};
pub use told::describe;
pub use update::{rename, update};
pub use work::{
    Lane, Stand, add_work_item, block, move_work_items, set_class, set_path, set_state, set_stop,
    stop_at, unblock,
};
