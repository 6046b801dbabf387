//! Figures in sketches: `4 (3–5) measured`, and where each belongs.

use std::{fmt::Write as _, sync::Arc};

use crate::model::{Basis, Figure, Record};

/// The figures that `=` gives, in the order in which they are printed.
pub(super) const FIGURES: [&str; 12] = [
    "demand",
    "work",
    "wait",
    "usable",
    "chance",
    "people",
    "parallel",
    "wip_limit",
    "reactive",
    "coordination",
    "debt",
    "drag",
];

/// Writes a figure as [`read_figure`] reads it.
pub(super) fn print_figure(figure: &Figure) -> String {
    let mut text = figure.value.to_string();
    if let (Some(low), Some(high)) = (figure.low, figure.high) {
        // Writing to a text cannot fail.
        let _ = write!(text, " ({low}–{high})");
    }
    match &figure.basis {
        Basis::Guess => {}
        Basis::Agreed => text.push_str(" agreed"),
        Basis::Measured => text.push_str(" measured"),
        Basis::Other(basis) => {
            let _ = write!(text, " {basis}");
        }
    }
    text
}

/// Reads `4`, `4 (3–5)` and `4 (3–5) measured`.
pub(super) fn read_figure(text: &str) -> Option<Figure> {
    let mut words = text.split_whitespace();
    let mut figure = Figure::guess(words.next()?.parse().ok()?);
    for word in words {
        if let Some(range) = word.strip_prefix('(') {
            let (low, high) = range.strip_suffix(')')?.split_once('–')?;
            (figure.low, figure.high) = (low.parse().ok(), high.parse().ok());
        } else {
            figure.basis = match word {
                "agreed" => Basis::Agreed,
                "measured" => Basis::Measured,
                "guess" => Basis::Guess,
                word => Basis::Other(word.to_owned()),
            };
        }
    }
    Some(figure)
}

/// Returns the place of a figure in a record, if such a record has one.
pub(super) fn figure_of<'a>(record: &'a mut Record, key: &str) -> Option<&'a mut Option<Figure>> {
    match record {
        Record::Path(path) if key == "demand" => Some(&mut Arc::make_mut(path).demand),
        Record::Stop(stop) => {
            let stop = Arc::make_mut(stop);
            match key {
                "work" => Some(&mut stop.work),
                "wait" => Some(&mut stop.wait),
                "usable" => Some(&mut stop.usable),
                "chance" => stop.rework.as_mut().map(|rework| &mut rework.chance),
                _ => None,
            }
        }
        Record::Node(node) => {
            let node = Arc::make_mut(node);
            match key {
                "people" => Some(&mut node.people),
                "parallel" => Some(&mut node.parallel),
                "wip_limit" => Some(&mut node.wip_limit),
                "reactive" => Some(&mut node.reactive),
                "coordination" => Some(&mut node.coordination),
                "debt" => Some(&mut node.debt),
                "drag" => Some(&mut node.drag),
                _ => None,
            }
        }
        _ => None,
    }
}
