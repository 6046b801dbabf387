//! Benches by part of the program.

pub(crate) mod routes;
