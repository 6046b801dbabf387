//! What if: the load of a node with another drag and another share for debt.

use crate::model::{Figure, Map, NodeId, PathId};

use super::{Figures, NodeLoad, PathFigures, Queue, Total, Variation};

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
/// The lead time is the one that people gave, and so is what it would be: a wait and a work time that were
/// said at the node are taken to change as much, in proportion, as the estimate of the queue there does. So no
/// more is won than was said, and a branch that is not the longest wins nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct PathShift {
    pub path: PathId,
    pub lead: Total,
    /// What it would be; none where the queue is unknown, or grows without end now or then.
    pub lead_then: Option<Total>,
    /// The estimated days of one visit to the node, in the queue and at work; none where that is unknown or
    /// grows without end.
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
        let path_figures = figures.path(path)?;
        Some(PathShift {
            path,
            lead: path_figures.lead.clone(),
            lead_then: lead_then(path_figures, node, (queue_now, queue_then)),
            days_then: match queue_then {
                Queue::Wait(wait) => Some(wait.days + wait.work_days),
                Queue::Unknown | Queue::Endless => None,
            },
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

/// Returns the lead time if what was said at the node changes as the estimate does.
fn lead_then(path: &PathFigures, node: NodeId, queues: (Queue, Queue)) -> Option<Total> {
    let (Queue::Wait(now), Queue::Wait(then)) = queues else {
        return None;
    };
    let ratio = |now: f64, then: f64| if now > 0.0 { then / now } else { 1.0 };
    let wait = ratio(now.days, then.days);
    let work = ratio(now.work_days, then.work_days);
    Some(path.lead_if(|rung| {
        if rung.stop.node == node {
            rung.wait.scaled(wait).plus(&rung.work.scaled(work))
        } else {
            rung.wait.plus(&rung.work)
        }
    }))
}
