//! What the figures of a path come to: its ladder and the totals at its end.

use std::{collections::BTreeMap, sync::Arc};

use crate::model::{Figure, Map, NodeKind, NumberedStop, PathId, Stop, StopId};

use super::{
    Bound, Missing, Total,
    handoffs::handoffs,
    passes::{WayBack, leads_to, passes},
};

/// The ladder of a path and its totals, in working days.
#[derive(Clone, Debug, PartialEq)]
pub struct PathFigures {
    pub path: PathId,
    /// Its stops in the order of their numbers.
    pub rungs: Vec<Rung>,
    /// From the start to the end without rework: the longest branch, LT = Σ (wait + work) along it.
    ///
    /// Branches run side by side, so the longest counts (Martin and Osterling, Value Stream Mapping,
    /// 2013). An unknown figure on any branch makes it "at least": that branch could be the longest.
    pub lead: Total,
    /// The same with each stop as often as it is passed on average, each pass waiting and working as
    /// the first. The longest of the means, which is at most the mean of the longest.
    pub lead_with_rework: Total,
    /// Σ work and Σ wait over all stops, one pass each.
    pub work: Total,
    pub wait: Total,
    /// Σ work over all stops, as often as they are passed.
    pub work_with_rework: Total,
    /// Σ work and Σ wait along the longest branch; together they are the lead time.
    pub work_on_longest: Total,
    pub wait_on_longest: Total,
    /// Flow efficiency, also called activity ratio: Σ work ÷ Σ (wait + work), both along the longest
    /// branch, so that it never exceeds 1. None while nothing is known.
    pub efficiency: Option<Total>,
    /// The share of work that goes through every stop usable as received: rolled %C/A = Π %C/Aᵢ (Martin
    /// and Osterling). None while no stop says it.
    pub usable: Option<Total>,
    /// How often the stop is passed that is passed most often.
    pub passes: Total,
    /// How often work passes from one node to another in one pass.
    pub handoffs: usize,
    /// What nobody said, in the order of the stops.
    pub missing: Vec<Missing>,
}

/// One stop on the ladder.
#[derive(Clone, Debug, PartialEq)]
pub struct Rung {
    pub stop: Arc<Stop>,
    /// None for a visit to an outside or a goal.
    pub number: Option<usize>,
    pub wait: Total,
    pub work: Total,
    /// How often work passes here on average.
    pub passes: Total,
    /// How many days after the start of the path the work arrives here, and leaves again.
    pub begins: Total,
    pub ends: Total,
    /// Whether it lies on the longest branch.
    pub on_longest: bool,
}

impl PathFigures {
    pub fn of(map: &Map, path: PathId) -> Self {
        let route = map.route(path);
        let before = before_each(route.iter().map(|numbered| &numbered.stop));
        let mut missing = Vec::new();
        let ways_back = ways_back(map, &route, &before, &mut missing);
        let passes = passes(&before, &ways_back);
        let mut rungs = rungs(map, &route, &before, passes, &mut missing);
        let lead_with_rework = longest(&before, &rungs, |rung| {
            rung.wait.plus(&rung.work).times(&rung.passes)
        });
        mark_longest(&before, &mut rungs);
        let whole = |part: fn(&Rung) -> Total| {
            let parts = rungs.iter().map(part);
            parts.fold(Total::exact(0.0), |sum, part| sum.plus(&part))
        };
        let along = |part: fn(&Rung) -> &Total| {
            let parts = rungs.iter().filter(|rung| rung.on_longest).map(part);
            parts.fold(Total::exact(0.0), |sum, part| sum.plus(part))
        };
        let ends = rungs.iter().map(|rung| &rung.ends);
        let lead = ends.fold(Total::exact(0.0), |lead, ends| lead.or_later(ends));
        let work_on_longest = along(|rung| &rung.work);
        let wait_on_longest = along(|rung| &rung.wait);
        Self {
            path,
            efficiency: efficiency(&work_on_longest, &wait_on_longest, &lead),
            lead,
            lead_with_rework,
            work: whole(|rung| rung.work.clone()),
            wait: whole(|rung| rung.wait.clone()),
            work_with_rework: whole(|rung| rung.work.times(&rung.passes)),
            work_on_longest,
            wait_on_longest,
            usable: usable(&route, &mut missing),
            passes: most_passes(&rungs),
            handoffs: handoffs(map, &route, &before),
            missing,
            rungs,
        }
    }

    /// Returns whether each stop follows the one before it and nothing else.
    pub(super) fn is_chain(&self) -> bool {
        let first = self.rungs.first();
        let starts = first.is_none_or(|rung| rung.stop.after.is_empty());
        let mut pairs = self.rungs.iter().zip(self.rungs.iter().skip(1));
        starts && pairs.all(|(one, next)| next.stop.after == [one.stop.id])
    }

    /// Returns the lead time if each stop took so long, the longest branch again.
    pub fn lead_if(&self, takes: impl Fn(&Rung) -> Total) -> Total {
        let before = before_each(self.rungs.iter().map(|rung| &rung.stop));
        longest(&before, &self.rungs, takes)
    }

    pub fn rung(&self, stop: StopId) -> Option<&Rung> {
        self.rungs.iter().find(|rung| rung.stop.id == stop)
    }
}

/// Returns the places of the stops that each stop of a route follows, all of them smaller than its own:
/// what goes round in a circle, which is a problem of the map, is left out, and so is what is not on the route.
fn before_each<'a>(route: impl Iterator<Item = &'a Arc<Stop>> + Clone) -> Vec<Vec<usize>> {
    let ids = route.clone().map(|stop| stop.id);
    let places: BTreeMap<StopId, usize> = ids.zip(0..).collect();
    let before = |(place, stop): (usize, &Arc<Stop>)| {
        let before = stop.after.iter();
        let places = before.filter_map(|id| places.get(id).copied());
        let mut before: Vec<usize> = places.filter(|before| *before < place).collect();
        before.sort_unstable();
        before.dedup();
        before
    };
    route.enumerate().map(before).collect()
}

fn ways_back(
    map: &Map,
    route: &[NumberedStop],
    before: &[Vec<usize>],
    missing: &mut Vec<Missing>,
) -> Vec<Option<WayBack>> {
    let mut way_back = |(place, numbered): (usize, &NumberedStop)| {
        let rework = numbered.stop.rework.as_ref()?;
        let to = map.stop(rework.to).map(|stop| stop.id);
        let to = route.iter().position(|earlier| Some(earlier.stop.id) == to);
        if rework.chance.is_none() {
            missing.push(Missing::new(numbered.stop.id, "chance"));
        }
        Some(WayBack {
            to: to.filter(|to| leads_to(before, *to, place)),
            chance: rework
                .chance
                .as_ref()
                .map_or_else(Total::unknown, Total::of_share),
        })
    };
    route.iter().enumerate().map(&mut way_back).collect()
}

fn rungs(
    map: &Map,
    route: &[NumberedStop],
    before: &[Vec<usize>],
    passes: Vec<Total>,
    missing: &mut Vec<Missing>,
) -> Vec<Rung> {
    let mut rungs: Vec<Rung> = Vec::with_capacity(route.len());
    let led_from = led_from(before);
    for (((numbered, before), passes), goes_on) in
        route.iter().zip(before).zip(passes).zip(led_from)
    {
        let stop = &numbered.stop;
        let asked = Asked::of(map, stop, !before.is_empty() && goes_on);
        if asked.wait && stop.wait.is_none() {
            missing.push(Missing::new(stop.id, "wait"));
        }
        if asked.work && stop.work.is_none() {
            missing.push(Missing::new(stop.id, "work"));
        }
        let wait = said(stop.wait.as_ref(), asked.wait);
        let work = said(stop.work.as_ref(), asked.work);
        let earlier = before.iter().filter_map(|place| rungs.get(*place));
        let begins = earlier.fold(Total::exact(0.0), |begins, rung| {
            begins.or_later(&rung.ends)
        });
        rungs.push(Rung {
            stop: Arc::clone(stop),
            number: numbered.number,
            ends: begins.plus(&wait).plus(&work),
            begins,
            wait,
            work,
            passes,
            on_longest: false,
        });
    }
    rungs
}

/// Returns a figure as a total; one that is not asked for and not given is nothing rather than unknown.
fn said(figure: Option<&Figure>, asked: bool) -> Total {
    match figure {
        None if !asked => Total::exact(0.0),
        figure => Total::said(figure),
    }
}

/// Which figures a stop is asked for.
struct Asked {
    wait: bool,
    work: bool,
}

impl Asked {
    /// A path may begin or end with an outside or a goal, where nothing is done and nothing is waited
    /// for; an outside in between is waited for, whatever it does meanwhile.
    fn of(map: &Map, stop: &Stop, in_between: bool) -> Self {
        let kind = map.node(stop.node).map(|node| &node.kind);
        match kind {
            Some(NodeKind::Outside) => Self {
                wait: in_between,
                work: false,
            },
            Some(NodeKind::Goal) => Self {
                wait: false,
                work: false,
            },
            _ => Self {
                wait: true,
                work: true,
            },
        }
    }
}

/// Returns for each stop whether another one follows it.
fn led_from(before: &[Vec<usize>]) -> Vec<bool> {
    let mut led_from = vec![false; before.len()];
    for place in before.iter().flatten() {
        if let Some(goes_on) = led_from.get_mut(*place) {
            *goes_on = true;
        }
    }
    led_from
}

/// Returns when the last stop ends if each takes so long.
fn longest(before: &[Vec<usize>], rungs: &[Rung], takes: impl Fn(&Rung) -> Total) -> Total {
    let mut ends: Vec<Total> = Vec::with_capacity(rungs.len());
    let mut last = Total::exact(0.0);
    for (rung, before) in rungs.iter().zip(before) {
        let earlier = before.iter().filter_map(|place| ends.get(*place));
        let begins = earlier.fold(Total::exact(0.0), |begins, end| begins.or_later(end));
        let end = begins.plus(&takes(rung));
        last = last.or_later(&end);
        ends.push(end);
    }
    last
}

/// Marks the stops of the longest branch, walking it from its end.
fn mark_longest(before: &[Vec<usize>], rungs: &mut [Rung]) {
    let mut at = latest(rungs, 0..rungs.len());
    while let Some(place) = at {
        if let Some(rung) = rungs.get_mut(place) {
            rung.on_longest = true;
        }
        let before = before.get(place).into_iter().flatten().copied();
        at = latest(rungs, before);
    }
}

/// Returns the place that ends last. Among equals the last in the order is where a path ends, so what
/// takes no time at the end, such as a goal, is on the longest branch too.
fn latest(rungs: &[Rung], places: impl Iterator<Item = usize>) -> Option<usize> {
    let end = |place: &usize| rungs.get(*place).map_or(0.0, |rung| rung.ends.value);
    places.max_by(|one, other| end(one).total_cmp(&end(other)))
}

fn efficiency(work: &Total, wait: &Total, lead: &Total) -> Option<Total> {
    if work.value + wait.value <= 0.0 {
        return None;
    }
    let share = |work: f64, wait: f64| {
        let lead = work + wait;
        if lead > 0.0 && lead.is_finite() {
            work / lead
        } else {
            0.0
        }
    };
    let along = work.bound.and(wait.bound.turned());
    // What is unknown on another branch only could make that one the longest.
    let elsewhere = work.bound.and(wait.bound) == Bound::Exact && lead.bound != Bound::Exact;
    Some(Total {
        value: share(work.value, wait.value),
        low: share(work.low, wait.high),
        high: share(work.high, wait.low),
        bound: if elsewhere { Bound::Partial } else { along },
        basis: lead.basis.clone(),
    })
}

fn usable(route: &[NumberedStop], missing: &mut Vec<Missing>) -> Option<Total> {
    let mut rolled = Total::exact(1.0);
    for numbered in route {
        match &numbered.stop.usable {
            Some(usable) => rolled = rolled.times(&Total::of_share(usable)),
            None if numbered.number.is_none() => {}
            None => {
                missing.push(Missing::new(numbered.stop.id, "usable"));
                rolled = rolled.times(&Total::unknown_share());
            }
        }
    }
    rolled.basis.is_some().then_some(rolled)
}

fn most_passes(rungs: &[Rung]) -> Total {
    let passes = rungs.iter().map(|rung| &rung.passes);
    passes.fold(Total::exact(1.0), |most, passes| most.or_later(passes))
}
