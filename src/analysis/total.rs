//! Totals: what figures come to, with how far that can be relied on.

use crate::model::{Basis, Figure};

/// A number made of figures, with its range, what is left out of it and the weakest of what went in.
///
/// A figure that nobody gave adds nothing, and the total says so: it is then a bound, not the number.
/// The range comes from the ranges of the figures: lows with lows and highs with highs, so it is the
/// widest there can be. A value may be infinite: what never ends is not a large number.
#[derive(Clone, Debug, PartialEq)]
pub struct Total {
    pub value: f64,
    pub low: f64,
    pub high: f64,
    pub bound: Bound,
    /// The weakest basis of the figures that went in, none if there are none.
    pub basis: Option<Basis>,
}

/// What a total is to the true number, given that some figures are unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bound {
    /// Nothing is left out.
    #[default]
    Exact,
    AtLeast,
    AtMost,
    /// What is left out could move it either way.
    Partial,
}

impl Total {
    pub fn exact(value: f64) -> Self {
        Self {
            value,
            low: value,
            high: value,
            bound: Bound::Exact,
            basis: None,
        }
    }

    /// Returns what an unknown figure adds to a sum: nothing that one could count on.
    pub fn unknown() -> Self {
        Self {
            bound: Bound::AtLeast,
            ..Self::exact(0.0)
        }
    }

    /// Returns what an unknown share leaves of a product: at most all of it.
    pub fn unknown_share() -> Self {
        Self {
            bound: Bound::AtMost,
            ..Self::exact(1.0)
        }
    }

    /// Returns the figure as a total; what is below zero, which is a problem of the map, is zero here.
    pub fn of(figure: &Figure) -> Self {
        let value = figure.value.max(0.0);
        Self {
            value,
            low: figure.low.unwrap_or(value).clamp(0.0, value),
            high: figure.high.unwrap_or(value).max(value),
            bound: Bound::Exact,
            basis: Some(figure.basis.clone()),
        }
    }

    /// Returns the figure as a total, [`Total::unknown`] if there is none.
    pub fn said(figure: Option<&Figure>) -> Self {
        figure.map_or_else(Self::unknown, Self::of)
    }

    /// Returns the share as a total, not above 1.
    pub fn of_share(figure: &Figure) -> Self {
        Self::of(figure).mapped(|share| share.min(1.0))
    }

    /// Returns whether no figure at all went in.
    pub fn is_unknown(&self) -> bool {
        self.basis.is_none() && self.bound != Bound::Exact
    }

    pub fn at_least(&self) -> bool {
        self.bound == Bound::AtLeast
    }

    pub fn has_range(&self) -> bool {
        self.low < self.value || self.value < self.high
    }

    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        self.with(other, |one, other| one + other)
    }

    /// Returns the product; with something of which nothing is known it is unknown too.
    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
        let unknown = Self::unknown();
        if *self == unknown || *other == unknown {
            return unknown;
        }
        self.with(other, product)
    }

    #[must_use]
    pub fn scaled(&self, factor: f64) -> Self {
        self.mapped(|value| product(value, factor))
    }

    /// Returns the later of two moments, for each end of the range by itself.
    #[must_use]
    pub fn or_later(&self, other: &Self) -> Self {
        self.with(other, f64::max)
    }

    /// Returns how many times `other` this is; nothing is none of anything, and something is
    /// endlessly many times nothing.
    #[must_use]
    pub fn over(&self, other: &Self) -> Self {
        let turned = Self {
            low: other.high,
            high: other.low,
            bound: other.bound.turned(),
            ..other.clone()
        };
        self.with(&turned, ratio)
    }

    /// Returns what is left of `whole`, at least nothing.
    #[must_use]
    pub fn left_of(&self, whole: f64) -> Self {
        Self {
            value: (whole - self.value).max(0.0),
            low: (whole - self.high).max(0.0),
            high: (whole - self.low).max(0.0),
            bound: self.bound.turned(),
            basis: self.basis.clone(),
        }
    }

    /// Returns the total through a function that never falls.
    #[must_use]
    pub fn mapped(&self, rising: impl Fn(f64) -> f64) -> Self {
        Self {
            value: rising(self.value),
            low: rising(self.low),
            high: rising(self.high),
            bound: self.bound,
            basis: self.basis.clone(),
        }
    }

    /// Returns both through a function that never falls in either.
    fn with(&self, other: &Self, rising: impl Fn(f64, f64) -> f64) -> Self {
        Self {
            value: rising(self.value, other.value),
            low: rising(self.low, other.low),
            high: rising(self.high, other.high),
            bound: self.bound.and(other.bound),
            basis: weaker(self.basis.as_ref(), other.basis.as_ref()),
        }
    }
}

impl Bound {
    /// Returns what two are together, when both push the same way.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Exact, bound) | (bound, Self::Exact) => bound,
            (one, other) if one == other => one,
            _ => Self::Partial,
        }
    }

    /// Returns the bound of what falls when this rises.
    #[must_use]
    pub fn turned(self) -> Self {
        match self {
            Self::AtLeast => Self::AtMost,
            Self::AtMost => Self::AtLeast,
            bound => bound,
        }
    }
}

/// Returns the weaker of two bases: one that this version does not know, then a guess, then what was
/// agreed, then what was measured.
fn weaker(one: Option<&Basis>, other: Option<&Basis>) -> Option<Basis> {
    let strength = |basis: &&Basis| match basis {
        Basis::Other(_) => 0,
        Basis::Guess => 1,
        Basis::Agreed => 2,
        Basis::Measured => 3,
    };
    one.into_iter().chain(other).min_by_key(strength).cloned()
}

/// Returns a product in which nothing times endlessly much is nothing.
fn product(one: f64, other: f64) -> f64 {
    if one == 0.0 || other == 0.0 {
        return 0.0;
    }
    one * other
}

fn ratio(one: f64, other: f64) -> f64 {
    if one == 0.0 {
        return 0.0;
    }
    one / other
}

#[cfg(test)]
mod tests {
    #![allow(clippy::float_cmp, reason = "these numbers are exact")]

    use super::*;

    fn figure(low: f64, value: f64, high: f64, basis: Basis) -> Figure {
        Figure {
            value,
            low: Some(low),
            high: Some(high),
            basis,
            ..Figure::default()
        }
    }

    #[test]
    fn a_sum_says_its_range_and_its_weakest_basis() {
        let one = Total::of(&figure(2.0, 3.0, 5.0, Basis::Measured));
        let other = Total::of(&figure(1.0, 1.0, 2.0, Basis::Agreed));
        let sum = one.plus(&other);
        assert_eq!((sum.low, sum.value, sum.high), (3.0, 4.0, 7.0));
        assert_eq!(sum.basis, Some(Basis::Agreed));
        assert_eq!(sum.bound, Bound::Exact);
        let odd = Total::of(&figure(0.0, 0.0, 0.0, Basis::Other("dreamt".to_owned())));
        let weakest = sum.plus(&odd).basis;
        assert_eq!(weakest, Some(Basis::Other("dreamt".to_owned())));
    }

    #[test]
    fn what_is_unknown_makes_a_bound_and_never_a_zero() {
        let known = Total::of(&Figure::guess(3.0));
        assert!(Total::unknown().is_unknown());
        assert!(!known.is_unknown());
        let sum = known.plus(&Total::unknown());
        assert_eq!((sum.value, sum.bound), (3.0, Bound::AtLeast));
        let share = known.times(&Total::unknown_share());
        assert_eq!((share.value, share.bound), (3.0, Bound::AtMost));
        assert_eq!(known.over(&sum).bound, Bound::AtMost);
        assert_eq!(sum.over(&sum).bound, Bound::Partial);
        assert_eq!(sum.left_of(1.0).bound, Bound::AtMost);
    }

    #[test]
    fn a_quotient_takes_the_ends_crosswise() {
        let one = Total::of(&figure(2.0, 4.0, 6.0, Basis::Guess));
        let other = Total::of(&figure(1.0, 2.0, 4.0, Basis::Guess));
        let ratio = one.over(&other);
        assert_eq!((ratio.low, ratio.value, ratio.high), (0.5, 2.0, 6.0));
        let nothing = Total::exact(0.0);
        assert_eq!(one.over(&nothing).value, f64::INFINITY);
        assert_eq!(nothing.over(&nothing).value, 0.0);
        assert_eq!(Total::exact(f64::INFINITY).times(&nothing).value, 0.0);
    }

    #[test]
    fn a_figure_out_of_order_is_brought_into_order() {
        let total = Total::of(&figure(9.0, -1.0, -3.0, Basis::Guess));
        assert_eq!((total.low, total.value, total.high), (0.0, 0.0, 0.0));
        assert_eq!(Total::of_share(&Figure::guess(1.5)).value, 1.0);
    }
}
