//! Rework: how often a stop is passed when work may go back.

use super::total::Total;

/// The way back from a stop, in places of the route.
pub(super) struct WayBack {
    /// The place of the stop that the work goes back to, if it lies on a way to this one.
    pub(super) to: Option<usize>,
    /// How likely that is; unknown as [`Total::unknown`].
    pub(super) chance: Total,
}

/// Returns how often each stop of a route is passed, on average, by a piece of work.
///
/// Work that goes back from a stop *s* to a stop *t* passes every stop on the ways from *t* to *s*
/// once more. With xₖ for how often rework *k* happens and rₖ for its chance,
///
/// - each pass of its stop is a chance of it: xₖ = rₖ · v(sₖ);
/// - a stop is passed once, and once more for each rework over it: v(i) = 1 + Σ xₖ over the *k* whose
///   stretch holds *i*.
///
/// On a chain these are the mean visits of an absorbing Markov chain that goes back with chance rₖ and
/// on with 1 − rₖ (Kemeny and Snell, Finite Markov Chains, 1960, ch. 3): whatever crosses from a stop to
/// the next does so once, and once more for each time it was taken back across. One rework alone gives
/// the 1 ÷ (1 − r) of every textbook. A stop in a stretch is never behind the stop the stretch
/// ends at, so the equations are solved from the last stop to the first without any iteration.
///
/// `before` holds, for each stop, the places of those it follows, all of them smaller.
pub(super) fn passes(before: &[Vec<usize>], reworks: &[Option<WayBack>]) -> Vec<Total> {
    let mut passes = vec![Total::exact(1.0); before.len()];
    for (from, way_back) in reworks.iter().enumerate().rev() {
        let Some(way_back) = way_back else {
            continue;
        };
        // v(s) = rest + x and x = r · v(s), so x = rest · r ÷ (1 − r).
        let Some(rest) = passes.get(from) else {
            continue;
        };
        let again = way_back.chance.mapped(|r| r / (1.0 - r)).times(rest);
        // Where it goes back to is not known: then at least its own stop.
        let first = way_back.to.unwrap_or(from);
        let again = if way_back.to.is_some() {
            again
        } else {
            Total::unknown()
        };
        for place in stretch(before, first, from) {
            if let Some(n_passes) = passes.get_mut(place) {
                *n_passes = n_passes.plus(&again);
            }
        }
    }
    passes
}

/// Returns whether there is a way from one stop to another, or both are the same.
pub(super) fn leads_to(before: &[Vec<usize>], from: usize, to: usize) -> bool {
    stretch(before, from, to).next().is_some()
}

/// Returns the places on the ways from one stop to another, both included; none if there is no way.
fn stretch(before: &[Vec<usize>], from: usize, to: usize) -> impl Iterator<Item = usize> {
    // Both by their distance from the first.
    let n_places = (to + 1).saturating_sub(from);
    let within = move |place: &usize| place.checked_sub(from);
    let mut reached = vec![false; n_places];
    if let Some(first) = reached.first_mut() {
        *first = true;
    }
    for at in 1..n_places {
        let mut follows = before
            .get(from + at)
            .into_iter()
            .flatten()
            .filter_map(within);
        let after_one = follows.any(|before| reached.get(before) == Some(&true));
        if let Some(reached) = reached.get_mut(at) {
            *reached = after_one;
        }
    }
    let mut kept = vec![false; n_places];
    if let Some(last) = kept.last_mut() {
        *last = reached.last() == Some(&true);
    }
    for at in (1..n_places).rev() {
        if kept.get(at) != Some(&true) {
            continue;
        }
        for place in before
            .get(from + at)
            .into_iter()
            .flatten()
            .filter_map(within)
        {
            if reached.get(place) == Some(&true)
                && let Some(kept) = kept.get_mut(place)
            {
                *kept = true;
            }
        }
    }
    (from..)
        .zip(kept)
        .filter_map(|(place, kept)| kept.then_some(place))
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::indexing_slicing,
        clippy::unwrap_used,
        clippy::float_cmp,
        reason = "a panic is a failed test, and these numbers are exact"
    )]

    use super::*;
    use crate::analysis::Bound;

    /// From which place, to which, how likely.
    type Way = (usize, usize, f64);

    fn chain(n_stops: usize) -> Vec<Vec<usize>> {
        let before = |place: usize| place.checked_sub(1).into_iter().collect();
        (0..n_stops).map(before).collect()
    }

    fn ways(n_stops: usize, ways: &[Way]) -> Vec<Option<WayBack>> {
        let mut all: Vec<Option<WayBack>> = (0..n_stops).map(|_| None).collect();
        for (from, to, chance) in ways {
            all[*from] = Some(WayBack {
                to: Some(*to),
                chance: Total::exact(*chance),
            });
        }
        all
    }

    /// Returns the mean visits of the Markov chain, by following a piece of work until it is surely out.
    fn followed(n_stops: usize, ways: &[Way]) -> Vec<f64> {
        let mut here = vec![0.0; n_stops];
        let mut visits = here.clone();
        here[0] = 1.0;
        for _ in 0..100_000 {
            let mut next = vec![0.0; n_stops];
            for (place, share) in here.iter().enumerate() {
                visits[place] += share;
                let way = ways.iter().find(|way| way.0 == place);
                let (to, chance) = way.map_or((0, 0.0), |way| (way.1, way.2));
                next[to] += share * chance;
                if place + 1 < n_stops {
                    next[place + 1] += share * (1.0 - chance);
                }
            }
            here = next;
        }
        visits
    }

    #[test]
    fn passes_are_the_visits_of_the_markov_chain() {
        let rows: [(usize, &[Way]); 7] = [
            (3, &[]),
            (4, &[(2, 1, 0.25)]),
            (4, &[(1, 1, 0.5)]),
            // Nested, overlapping, and two ways back to one stop.
            (6, &[(4, 0, 0.3), (3, 1, 0.4)]),
            (6, &[(3, 0, 0.2), (5, 2, 0.6)]),
            (5, &[(2, 0, 0.5), (3, 0, 0.5)]),
            (7, &[(6, 0, 0.1), (5, 4, 0.7), (4, 2, 0.5), (3, 3, 0.9)]),
        ];
        for (n_stops, ways_back) in rows {
            let passes = passes(&chain(n_stops), &ways(n_stops, ways_back));
            for (total, visits) in passes.iter().zip(followed(n_stops, ways_back)) {
                let off = (total.value - visits).abs();
                assert!(off < 1e-9, "{ways_back:?}: {} {visits}", total.value);
            }
        }
    }

    #[test]
    fn one_way_back_is_passed_as_the_textbook_says() {
        let passes = passes(&chain(4), &ways(4, &[(2, 1, 0.2)]));
        let values: Vec<f64> = passes.iter().map(|total| total.value).collect();
        assert_eq!(values, [1.0, 1.25, 1.25, 1.0]);
    }

    #[test]
    fn a_side_branch_is_not_passed_again() {
        // 0 forks to 1 and 2, which both lead to 3; rework goes from 2 back to 0.
        let before = [vec![], vec![0], vec![0], vec![1, 2]];
        let values: Vec<f64> = passes(&before, &ways(4, &[(2, 0, 0.5)]))
            .iter()
            .map(|total| total.value)
            .collect();
        assert_eq!(values, [2.0, 1.0, 2.0, 1.0]);
        let around = passes(&before, &ways(4, &[(3, 0, 0.5)]));
        assert!(around.iter().all(|total| total.value == 2.0));
    }

    #[test]
    fn rework_that_always_happens_never_ends_and_an_unknown_chance_is_a_bound() {
        let endless = passes(&chain(3), &ways(3, &[(2, 1, 1.0), (1, 0, 0.0)]));
        assert_eq!(endless[0].value, 1.0);
        assert_eq!(endless[1].value, f64::INFINITY);
        let mut unknown = ways(4, &[(3, 2, 0.5), (1, 0, 0.5)]);
        unknown[3].as_mut().unwrap().chance = Total::unknown();
        let passes = passes(&chain(4), &unknown);
        let bounds: Vec<Bound> = passes.iter().map(|total| total.bound).collect();
        assert_eq!(
            bounds,
            [Bound::Exact, Bound::Exact, Bound::AtLeast, Bound::AtLeast]
        );
        assert_eq!(passes[3].value, 1.0);
    }

    #[test]
    fn there_is_a_way_or_none() {
        let before = [vec![], vec![0], vec![0], vec![1]];
        assert!(leads_to(&before, 0, 3));
        assert!(leads_to(&before, 2, 2));
        assert!(!leads_to(&before, 2, 3));
        assert!(!leads_to(&before, 3, 1));
    }
}
