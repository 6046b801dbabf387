//! The verbs: each plans a change to a map and touches nothing.

mod add;
#[expect(
    clippy::module_inception,
    reason = "the floor is named for its main type"
)]
mod edit;
mod place;
mod plan;
mod relate;
mod remove;
mod update;
mod work;

pub use add::{add_all, add_area, add_node, add_note};
pub use edit::{Change, Edit, EditError, Gesture};
pub use place::{
    LEAST_SIZE, Places, drop_places, grab, innermost_area, move_to_area, place, resize,
};
pub use plan::Plan;
pub use relate::{connect, likely_kind, reverse};
pub use remove::remove;
pub use update::{rename, update};
pub use work::{
    Lane, Stand, add_work_item, block, move_work_items, set_class, set_path, set_state, set_stop,
    stop_at, unblock,
};
