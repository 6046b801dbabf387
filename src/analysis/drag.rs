//! Drag and debt: what working down debt costs first, and what it brings later.

/// A team that spends a share of its time on debt, so that the drag on it falls.
///
/// The drag d falls as long as debt is worked down, the faster the more there is of both:
/// d′ = −k·α·d, so d(t) = d₀·e^(−kαt), with the share α for debt and the effect k. There is no built-in
/// effect: the people in the room say what they expect of it.
///
/// All shares are of the team's capacity, 0 to 1; time is in weeks. What is delivered is in weeks of the
/// whole team's capacity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WorkDown {
    /// The drag d₀ at the start.
    pub drag: f64,
    /// The share α that goes to working down debt.
    pub debt: f64,
    /// What else is taken: reactive work and coordination.
    pub other: f64,
    /// The effect k, for each week of the whole team's time; see [`WorkDown::effect_of`].
    pub effect: f64,
    pub friction: Friction,
}

/// What the drag is a share of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Friction {
    /// Of the whole capacity, as where the load of a node is figured out: 1 − other − α − d is delivered.
    #[default]
    OfCapacity,
    /// Of the time that is left for delivery: (1 − other − α)(1 − d) is delivered.
    OfDelivery,
}

/// What is delivered up to a moment, with the work-down and without.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WorkDownPoint {
    pub week: f64,
    pub drag: f64,
    pub with: f64,
    pub without: f64,
    /// The share of capacity that delivers at that moment.
    pub rate_with: f64,
    pub rate_without: f64,
}

impl WorkDown {
    /// Returns the effect k if a week of the whole team's time on debt takes away this share of the
    /// drag: k = −ln(1 − share).
    pub fn effect_of(share_taken: f64) -> f64 {
        -(1.0 - share_taken.clamp(0.0, 1.0)).ln()
    }

    /// Returns the drag that is left after so many weeks: d₀·e^(−kαt).
    pub fn drag_at(&self, week: f64) -> f64 {
        self.drag * (-self.pace() * week).exp()
    }

    /// Returns what is delivered in so many weeks with the work-down, the integral of what is left:
    /// with no other share [`Friction::OfDelivery`] gives (1 − α)[T − d₀(1 − e^(−kαT)) ÷ (kα)].
    pub fn delivered(&self, weeks: f64) -> f64 {
        let free = (1.0 - self.other - self.debt).max(0.0);
        match self.friction {
            Friction::OfDelivery => free * (weeks - self.dragged(weeks)),
            Friction::OfCapacity => {
                // Before this nothing is left at all.
                let start = self.weeks_until(free).min(weeks);
                let dragged = self.dragged(weeks) - self.dragged(start);
                free * (weeks - start) - dragged
            }
        }
    }

    /// Returns what is delivered in so many weeks if no time goes to debt: (1 − d₀)T with no other share.
    pub fn delivered_without(&self, weeks: f64) -> f64 {
        self.rate(0.0, self.drag) * weeks
    }

    /// Returns how far the work-down is behind at its worst, as a week and what is missing then: a rate
    /// that rises is behind until it is equal.
    pub fn deepest(&self) -> (f64, f64) {
        let without = self.rate(0.0, self.drag);
        let free = (1.0 - self.other - self.debt).max(0.0);
        let equal = match self.friction {
            Friction::OfDelivery if free > 0.0 => 1.0 - without / free,
            Friction::OfDelivery => 0.0,
            Friction::OfCapacity => free - without,
        };
        let week = self.weeks_until(equal);
        if !week.is_finite() {
            return (week, f64::INFINITY);
        }
        (week, self.delivered_without(week) - self.delivered(week))
    }

    /// Returns the share of capacity that delivers with this share for debt and this drag.
    fn rate(&self, debt: f64, drag: f64) -> f64 {
        let free = (1.0 - self.other - debt).max(0.0);
        match self.friction {
            Friction::OfDelivery => free * (1.0 - drag),
            Friction::OfCapacity => (free - drag).max(0.0),
        }
    }

    /// Returns the week in which as much is delivered as without, by bisection; none if that never
    /// comes, since then what is won is less than what is spent.
    pub fn break_even(&self) -> Option<f64> {
        const DOUBLINGS: u32 = 60;
        let ahead = |week: f64| self.delivered(week) > self.delivered_without(week);
        if self.pace() <= 0.0 {
            return None;
        }
        let mut weeks = std::iter::successors(Some(1.0), |week| Some(week * 2.0));
        let mut after = weeks
            .by_ref()
            .take(DOUBLINGS as usize)
            .find(|week| ahead(*week))?;
        let mut before = 0.0;
        for _ in 0..100 {
            let middle = f64::midpoint(before, after);
            if ahead(middle) {
                after = middle;
            } else {
                before = middle;
            }
        }
        Some(after)
    }

    /// Returns what is delivered up to evenly spread moments from the start to the last week.
    pub fn series(&self, weeks: f64, n_steps: u32) -> Vec<WorkDownPoint> {
        let point = |step: u32| {
            let week = weeks * f64::from(step) / f64::from(n_steps.max(1));
            WorkDownPoint {
                week,
                drag: self.drag_at(week),
                with: self.delivered(week),
                without: self.delivered_without(week),
                rate_with: self.rate(self.debt, self.drag_at(week)),
                rate_without: self.rate(0.0, self.drag),
            }
        };
        (0..=n_steps.max(1)).map(point).collect()
    }

    /// How fast the drag falls: kα.
    fn pace(&self) -> f64 {
        (self.effect * self.debt).max(0.0)
    }

    /// Returns ∫ d(t) dt up to a week: d₀(1 − e^(−kαt)) ÷ (kα), and d₀t where the drag stays.
    fn dragged(&self, weeks: f64) -> f64 {
        let pace = self.pace();
        if pace <= 0.0 {
            return self.drag * weeks;
        }
        self.drag * -(-pace * weeks).exp_m1() / pace
    }

    /// Returns the week from which the drag is no more than this.
    fn weeks_until(&self, drag: f64) -> f64 {
        if self.drag <= drag {
            return 0.0;
        }
        let pace = self.pace();
        if pace <= 0.0 || drag <= 0.0 {
            return f64::INFINITY;
        }
        (self.drag / drag).ln() / pace
    }
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::indexing_slicing,
        reason = "a panic is a failed test"
    )]

    use super::*;

    const CASE: WorkDown = WorkDown {
        drag: 0.4,
        debt: 0.2,
        other: 0.0,
        effect: 1.0,
        friction: Friction::OfDelivery,
    };

    fn close(value: f64, expected: f64) {
        assert!((value - expected).abs() < 1e-6, "{value} is not {expected}");
    }

    /// Adds up what is left, moment by moment.
    fn added_up(work: &WorkDown, weeks: f64) -> f64 {
        let n_steps = 200_000_u32;
        let step = weeks / f64::from(n_steps);
        let left = |at: u32| {
            let drag = work.drag_at((f64::from(at) + 0.5) * step);
            let free = (1.0 - work.other - work.debt).max(0.0);
            match work.friction {
                Friction::OfDelivery => free * (1.0 - drag),
                Friction::OfCapacity => (free - drag).max(0.0),
            }
        };
        (0..n_steps).map(|at| left(at) * step).sum()
    }

    #[test]
    fn the_worked_case_comes_out_as_computed() {
        close(CASE.delivered(10.0), 6.616_536);
        close(CASE.delivered_without(10.0), 6.0);
        close(CASE.break_even().unwrap(), 5.135_851);
        close(CASE.drag_at(10.0), 0.4 * (-2.0_f64).exp());
    }

    #[test]
    fn what_is_delivered_is_the_sum_of_what_is_left() {
        for friction in [Friction::OfCapacity, Friction::OfDelivery] {
            for (drag, debt, other, effect) in [
                (0.4, 0.2, 0.0, 1.0),
                (0.5, 0.3, 0.1, 0.2),
                (0.3, 0.0, 0.2, 1.0),
                // At first nothing is left.
                (0.6, 0.4, 0.2, 0.5),
                (0.5, 0.5, 0.6, 0.5),
            ] {
                let work = WorkDown {
                    drag,
                    debt,
                    other,
                    effect,
                    friction,
                };
                let sum = added_up(&work, 20.0);
                assert!((work.delivered(20.0) - sum).abs() < 1e-4, "{work:?} {sum}");
            }
        }
    }

    #[test]
    fn there_is_a_dip_first_and_a_gain_later() {
        let work = WorkDown {
            friction: Friction::OfCapacity,
            ..CASE
        };
        let week = work.break_even().unwrap();
        close(work.delivered(week), work.delivered_without(week));
        let series = work.series(week * 2.0, 100);
        assert_eq!(series.len(), 101);
        assert!(series[1..50].iter().all(|point| point.with < point.without));
        assert!(series[51..].iter().all(|point| point.with > point.without));
        for friction in [Friction::OfCapacity, Friction::OfDelivery] {
            let work = WorkDown { friction, ..CASE };
            let (week, behind) = work.deepest();
            let series = work.series(20.0, 2_000);
            let gaps = series.iter().map(|point| point.without - point.with);
            assert!((gaps.fold(0.0, f64::max) - behind).abs() < 1e-4);
            for point in series {
                assert_eq!(point.rate_with < point.rate_without, point.week < week);
            }
        }
        assert!(WorkDown { debt: 0.5, ..CASE }.deepest().1.is_infinite());
    }

    #[test]
    fn what_never_pays_has_no_week_in_which_it_does() {
        let rows = [
            WorkDown { debt: 0.0, ..CASE },
            WorkDown {
                effect: 0.0,
                ..CASE
            },
            // More is spent than there was drag.
            WorkDown { debt: 0.5, ..CASE },
        ];
        for work in rows {
            assert_eq!(work.break_even(), None, "{work:?}");
        }
    }

    #[test]
    fn an_effect_is_what_a_whole_week_takes_away() {
        let whole = WorkDown {
            debt: 1.0,
            effect: WorkDown::effect_of(0.25),
            ..CASE
        };
        close(whole.drag_at(1.0), 0.3);
        close(WorkDown::effect_of(0.0), 0.0);
    }
}
