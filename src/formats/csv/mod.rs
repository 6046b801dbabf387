//! CSV tables as the records of a map: nodes and edges, or work items.
//!
//! [`Table::parse`] reads the bytes, a mapping says which column is which, and [`import`] makes the
//! records. Nothing is placed here: that is for [`crate::layout`].

mod dates;
mod homes;
mod import;
mod item_mapping;
mod items;
mod mapping;
mod table;
mod words;

pub use dates::DateOrder;
pub use import::{Counts, Imported, Rejected, Sheet, import};
pub use item_mapping::ItemMapping;
pub use items::{ImportedItems, Unknown, import_items};
pub use mapping::{EdgeMapping, NodeMapping};
pub use table::{Row, Table, TableError};
