//! The legend: what is on screen, and what it means.

mod card;
mod rows;

pub(in crate::ui) use card::legend_ui;
pub(super) use rows::Legend;
