//! The tour: a minute on a small map of its own, step by step, left at any time.

mod map;
mod perform;
mod step;

pub use perform::{Tour, TourAction};
pub use step::{TourStep, TourTarget};
