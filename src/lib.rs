//! Throughline maps how work really travels across teams.

pub mod model;

pub mod edit;

pub mod analysis;

pub mod routing;

pub mod scene;

pub mod layout;

pub mod document;

pub mod formats;

pub mod storage;

pub mod editor;

pub mod ui;

pub mod app;

pub mod cli;
