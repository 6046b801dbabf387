//! Throughline maps how work really travels across teams.

pub mod model;

pub mod edit;

pub mod document;

pub mod formats;

pub mod layout;
