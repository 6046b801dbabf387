//! What if: the load of a node with another drag and another share for debt.

use crate::model::{Figure, Map, NodeId, PathId};

use super::{Figures, NodeLoad, Queue, Total, Variation};

/// What changes at a node, and on the paths through it.
#[derive(Clone, Debug, PartialEq)]
pub struct WhatIf {
    /// The load with the other figures; it has no rank.
    pub load: NodeLoad,
    pub queue_now: Queue,
    pub queue_then: Queue,
    /// The paths through the node, the most frequent first.
    pub shifts: Vec<PathShift>,
}

/// What changes on a path through the node.
///
/// The lead time stays the one that people gave. What the queue is estimated to add stands beside
/// it: a wait that was said and one that was computed are not the same sort of number.
#[derive(Clone, Debug, PartialEq)]
pub struct PathShift {
    pub path: PathId,
    pub lead: Total,
    /// How often a piece of work visits the node on average, rework counted.
    pub visits: f64,
    /// The estimated days at the node for all visits, in the queue and at work; none where the queue is
    /// unknown or grows without end.
    pub days_now: Option<f64>,
    pub days_then: Option<f64>,
}

/// Returns what another drag and another share for debt would change at a node on some path.
pub fn what_if(
    map: &Map,
    figures: &Figures,
    node: NodeId,
    (drag, debt): (f64, f64),
    variation: Variation,
) -> Option<WhatIf> {
    let now = figures.load(node)?;
    let mut other = map.node(node)?.clone();
    // What is as it was said keeps its range: only what is tried is a plain guess.
    other.drag = tried(other.drag, drag);
    other.debt = tried(other.debt, debt);
    let mut missing = now.missing.clone();
    missing.retain(|missing| missing.at != node.into());
    let load = NodeLoad::of(&other, now.asks.clone(), missing);
    let (queue_now, queue_then) = (now.queue(variation), load.queue(variation));
    let shifts = now.paths().into_iter().filter_map(|path| {
        let asks = now.asks.iter().filter(|ask| ask.path == path);
        let visits: f64 = asks.map(|ask| ask.passes.value).sum();
        Some(PathShift {
            path,
            lead: figures.path(path)?.lead.clone(),
            visits,
            days_now: days(queue_now, visits),
            days_then: days(queue_then, visits),
        })
    });
    let shifts = shifts.collect();
    Some(WhatIf {
        load,
        queue_now,
        queue_then,
        shifts,
    })
}

fn tried(said: Option<Figure>, share: f64) -> Option<Figure> {
    let same = said
        .as_ref()
        .is_some_and(|said| (said.value - share).abs() < 1e-9);
    if same {
        said
    } else {
        Some(Figure::guess(share))
    }
}

fn days(queue: Queue, visits: f64) -> Option<f64> {
    match queue {
        Queue::Wait(wait) => Some(visits * (wait.days + wait.work_days)),
        Queue::Unknown | Queue::Endless => None,
    }
}
