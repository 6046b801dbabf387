//! The tour on the screen: a card with the step, and a ring around what it is about.

mod card;
mod place;
mod spots;

pub(in crate::ui) use card::{TourState, tour_ui};
pub(in crate::ui) use spots::mark_spot;
