//! Lifting files of older versions, step by step, on untyped JSON.
//!
//! A migration, once released, is never changed: it is the only one that knows its version.

use serde_json::Value;

use super::VERSION;

type Migration = fn(&mut Value);

/// The step from each version to the next, the first from version 1.
const STEPS: [Migration; VERSION as usize - 1] = [];

/// Lifts a file of this version to the one that is read.
pub(super) fn lift(file: &mut Value, version: u32) {
    let n_known = version.saturating_sub(1) as usize;
    for step in STEPS.iter().skip(n_known) {
        step(file);
    }
    if let Some(found) = file.get_mut("version") {
        *found = VERSION.into();
    }
}
