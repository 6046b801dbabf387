//! Questions about a map: how long work takes on a path, and how much is asked of whom.
//!
//! Every answer is made of the figures that people gave and of nothing else: there is no built-in
//! percentage, and what nobody said is not counted as 0 but said to be missing.

mod drag;
mod figures;
mod goals;
mod handoffs;
mod load;
mod missing;
mod passes;
mod path_figures;
pub mod queue;
mod said;
mod total;
mod typed;
pub mod units;
mod what_if;
mod words;

pub use drag::{Friction, WorkDown, WorkDownPoint};
pub use figures::Figures;
pub use goals::{Claim, Competing, competing_goals, goal_claims};
pub use load::{Ask, NodeLoad, Rank};
pub use missing::Missing;
pub use path_figures::{PathFigures, Rung};
pub use queue::{Queue, QueueWait, Variation};
pub use said::{bracketed, kind_list, kind_of, parts, said_demand, said_node, said_path};
pub use total::{Bound, Total};
pub use typed::{Unit, figure_text, read_figure};
pub use what_if::{PathShift, WhatIf, what_if};
pub use words::number;
