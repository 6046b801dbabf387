//! Two CSV tables, nodes and edges, as the records of a map.
//!
//! [`Table::parse`] reads the bytes, a mapping says which column is which, and [`import`] makes the
//! records. Nothing is placed here: that is for [`crate::layout`].

mod homes;
mod import;
mod mapping;
mod table;
mod words;

pub use import::{Counts, Imported, Rejected, Sheet, import};
pub use mapping::{EdgeMapping, NodeMapping};
pub use table::{Row, Table, TableError};
