//! The parts of the bench, each beside the maps that it needs.

pub(crate) mod access;
pub(crate) mod analysis;
pub(crate) mod board;
pub(crate) mod lens;
pub(crate) mod palette;
pub(crate) mod routes;
pub(crate) mod snap;
