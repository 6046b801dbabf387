//! Load: how much the paths ask of a node, against what it has.

use crate::model::{Figure, Node, NodeId, NodeKind, PathId, StopId};

use super::{
    Bound, Missing, Total,
    path_figures::Rung,
    queue::{Queue, Variation, queue},
    units::per_day,
};

/// What all paths together ask of a node, and what it has for them.
#[derive(Clone, Debug, PartialEq)]
pub struct NodeLoad {
    pub node: NodeId,
    /// Who asks, the most frequent first.
    pub asks: Vec<Ask>,
    /// How often a week the node is asked, rework counted.
    pub per_week: Total,
    /// The offered load in servers: a = Σ over paths and stops of demand a day × passes × work.
    pub offered: Total,
    /// The share of capacity left for all this: 1 − reactive − coordination − debt − drag. A share that
    /// no one gave makes it "at most".
    pub left: Total,
    /// How many items it works on at once, none while nobody said.
    pub servers: Option<Total>,
    /// ρ = a ÷ (servers × share left), none while the demand, the work or the servers are unknown.
    /// It is infinite where something is asked and nothing is left.
    pub utilisation: Option<Total>,
    /// The mean work of a visit in days, over the visits whose frequency and work are known.
    pub mean_work: Option<f64>,
    /// Frequency × mean time: the days that a week's visits spend here, waiting and worked on. By Little's
    /// law it is five times the number of items that are here on average.
    pub days_spent: Total,
    /// Its place among all nodes by frequency × mean time (Magennis's constraint rank), none while
    /// that is unknown.
    pub rank: Option<Rank>,
    /// What an answer would need and nobody said.
    pub missing: Vec<Missing>,
}

/// One stop of a path as a claim on its node.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    pub path: PathId,
    pub stop: StopId,
    pub number: Option<usize>,
    /// How often a week: demand × passes.
    pub per_week: Total,
    /// How often a piece of work comes by on average.
    pub passes: Total,
    pub work: Total,
    /// Wait and work as people gave them.
    pub time: Total,
    /// The offered load of this stop alone, in servers.
    pub offered: Total,
}

/// A place in an order, counted from 1; equals share the better place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rank {
    pub place: usize,
    pub of: usize,
}

impl Ask {
    pub(super) fn of(path: PathId, demand: Option<&Figure>, rung: &Rung) -> Self {
        let per_week = Total::said(demand).times(&rung.passes);
        Self {
            path,
            stop: rung.stop.id,
            number: rung.number,
            offered: per_week.mapped(per_day).times(&rung.work),
            per_week,
            passes: rung.passes.clone(),
            work: rung.work.clone(),
            time: rung.wait.plus(&rung.work),
        }
    }
}

impl NodeLoad {
    /// Returns the load of a node for these claims, its rank still open.
    pub(super) fn of(node: &Node, mut asks: Vec<Ask>, mut missing: Vec<Missing>) -> Self {
        let often = |ask: &Ask| ask.per_week.value;
        asks.sort_by(|one, other| often(other).total_cmp(&often(one)));
        let sum = |part: fn(&Ask) -> Total| {
            let parts = asks.iter().map(part);
            parts.fold(Total::exact(0.0), |sum, part| sum.plus(&part))
        };
        let offered = sum(|ask| ask.offered.clone());
        let left = share_left(node, &mut missing);
        let servers = node.parallel.as_ref().map(Total::of);
        if servers.is_none() {
            missing.push(Missing::new(node.id, "parallel"));
        }
        let known = servers.as_ref().filter(|_| !offered.is_unknown());
        let utilisation = known.map(|servers| offered.over(&servers.times(&left)));
        missing.sort_unstable();
        missing.dedup();
        Self {
            node: node.id,
            per_week: sum(|ask| ask.per_week.clone()),
            days_spent: sum(|ask| ask.per_week.times(&ask.time)),
            mean_work: mean_work(&asks),
            offered,
            left,
            servers,
            utilisation,
            rank: None,
            missing,
            asks,
        }
    }

    /// Returns whether a path can ask anything of a node: of one that works.
    pub(super) fn works(node: &Node) -> bool {
        !matches!(
            node.kind,
            NodeKind::Outside | NodeKind::Goal | NodeKind::Note
        )
    }

    /// Returns the queue that this load makes: M/M/c with work that takes its mean over the share left, and
    /// after Allen and Cunneen as uneven as the caller guesses.
    ///
    /// It is an estimate beside the waits that people gave, never mixed with them.
    pub fn queue(&self, variation: Variation) -> Queue {
        match &self.utilisation {
            Some(load) => self.queue_at(load.value, variation),
            None => Queue::Unknown,
        }
    }

    /// Returns the estimated wait in days with ten points of load less, where the queue grows without end now
    /// and would not then.
    pub fn wait_with_ten_less(&self, variation: Variation) -> Option<f64> {
        let load = self.utilisation.as_ref()?.value;
        match self.queue_at(load - 0.1, variation) {
            Queue::Wait(wait) if load >= 1.0 => Some(wait.days),
            _ => None,
        }
    }

    fn queue_at(&self, load: f64, variation: Variation) -> Queue {
        let Some(servers) = &self.servers else {
            return Queue::Unknown;
        };
        // What is unknown could only make it more.
        if load >= 1.0 {
            return Queue::Endless;
        }
        let Some(mean_work) = self.mean_work else {
            return Queue::Unknown;
        };
        let work_days = mean_work / self.left.value;
        queue(servers.value, load, self.wait_bound(), work_days, variation)
    }

    /// Returns what the estimated wait is to the true one: a share that nobody gave could only make it
    /// longer, a visit of unknown length could also make the mean visit shorter.
    fn wait_bound(&self) -> Bound {
        match (self.offered.bound, self.left.bound) {
            (Bound::Exact, Bound::Exact) => Bound::Exact,
            (Bound::Exact, _) => Bound::AtLeast,
            _ => Bound::Partial,
        }
    }

    /// Returns whether as much or more is asked than there is.
    pub fn grows_without_end(&self) -> bool {
        self.queue(Variation::RANDOM) == Queue::Endless
    }

    /// Returns the paths that ask, each once, the most frequent first.
    pub fn paths(&self) -> Vec<PathId> {
        let mut paths = Vec::new();
        for ask in &self.asks {
            if !paths.contains(&ask.path) {
                paths.push(ask.path);
            }
        }
        paths
    }
}

/// Returns what is left of a node's capacity. Only teams are asked for their shares.
fn share_left(node: &Node, missing: &mut Vec<Missing>) -> Total {
    let shares = [
        ("reactive", &node.reactive),
        ("coordination", &node.coordination),
        ("debt", &node.debt),
        ("drag", &node.drag),
    ];
    let mut taken = Total::exact(0.0);
    for (key, share) in shares {
        match share {
            Some(share) => taken = taken.plus(&Total::of_share(share)),
            None if node.kind == NodeKind::Team => {
                missing.push(Missing::new(node.id, key));
                taken = taken.plus(&Total::unknown());
            }
            None => {}
        }
    }
    taken.left_of(1.0)
}

/// Returns the mean work of the visits that are known, the frequent ones counting more.
fn mean_work(asks: &[Ask]) -> Option<f64> {
    let known = asks.iter().filter(|ask| !ask.offered.is_unknown());
    let (work, often) = known.fold((0.0, 0.0), |(work, often), ask| {
        let per_week = ask.per_week.value;
        (work + per_week * ask.work.value, often + per_week)
    });
    let mean = work / often;
    (often > 0.0 && mean.is_finite()).then_some(mean)
}
