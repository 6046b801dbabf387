//! Queues: how long work waits for servers that are busy a share of their time.
//!
//! All waits here are multiples of the mean work time, all loads shares of the servers. A queue at or above
//! 1 grows without end: there is no mean wait, and the answer is `None`.

use super::Bound;

/// How uneven arrivals and work are: their squared coefficients of variation, variance ÷ mean².
///
/// 0 is clockwork, 1 is what comes at random, and more is what comes in bursts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Variation {
    pub arrivals: f64,
    pub work: f64,
}

impl Default for Variation {
    fn default() -> Self {
        Self::RANDOM
    }
}

/// What is estimated of the queue at a node.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Queue {
    /// A figure that the estimate needs is missing.
    Unknown,
    /// As much or more is asked than there is: the queue grows without end.
    Endless,
    Wait(QueueWait),
}

/// The mean wait in the queue at a node, in working days, and how it moves with the load.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct QueueWait {
    pub days: f64,
    /// What it is to the true wait, given what is unknown.
    pub bound: Bound,
    /// How long the work itself takes with the share of capacity that is left for it.
    pub work_days: f64,
    /// The wait with ten points of load less, and more; none where that grows without end.
    pub ten_less: f64,
    pub ten_more: Option<f64>,
}

/// How many servers are counted: beyond them no queue worth speaking of is left below full load, and
/// the wait with fewer servers is longer, so it errs to the safe side.
const MOST_SERVERS: f64 = 1000.0;

impl Variation {
    /// Arrivals and work at random, which is what M/M/c assumes.
    pub const RANDOM: Self = Self {
        arrivals: 1.0,
        work: 1.0,
    };

    /// Returns the factor that Kingman's formula puts before the wait: (cₐ² + cₛ²) ÷ 2.
    pub fn factor(self) -> f64 {
        f64::midpoint(self.arrivals.max(0.0), self.work.max(0.0))
    }
}

/// Returns the share of arrivals that find all servers busy and go away, in a system without a queue.
///
/// B(0) = 1, B(k) = a·B(k − 1) ÷ (k + a·B(k − 1)) for the offered load a = λ ÷ μ (Erlang 1917).
pub fn erlang_b(n_servers: u32, offered: f64) -> f64 {
    (1..=n_servers).fold(1.0, |b, k| offered * b / (f64::from(k) + offered * b))
}

/// Returns the share of arrivals that have to wait: C = B ÷ (1 − ρ(1 − B)), ρ = a ÷ c.
pub fn erlang_c(n_servers: u32, offered: f64) -> Option<f64> {
    let load = offered / f64::from(n_servers);
    if !sound(load) {
        return None;
    }
    let b = erlang_b(n_servers, offered);
    Some(b / (1.0 - load * (1.0 - b)))
}

/// Returns wait ÷ work with one server: ρ ÷ (1 − ρ) (M/M/1).
pub fn one_server(load: f64) -> Option<f64> {
    sound(load).then(|| load / (1.0 - load))
}

/// Returns wait ÷ work with so many servers on one queue: C ÷ (c(1 − ρ)), which is Wq = C ÷ (cμ − λ)
/// in units of the work time 1 ÷ μ (M/M/c).
pub fn servers(n_servers: u32, load: f64) -> Option<f64> {
    let c = erlang_c(n_servers, load * f64::from(n_servers))?;
    Some(c / (f64::from(n_servers) * (1.0 - load)))
}

/// Returns wait ÷ work with other than random arrivals and work: that of M/M/c times (cₐ² + cₛ²) ÷ 2
/// (Allen and Cunneen; with one server Kingman 1961).
///
/// Exact for M/G/1, good near full load else.
pub fn uneven(n_servers: u32, load: f64, variation: Variation) -> Option<f64> {
    Some(servers(n_servers, load)? * variation.factor())
}

/// Returns how long the longest of `n` exponential waits is on average, in means of one: 1 + ½ + … + 1 ÷ n.
pub fn longest_of(n: u32) -> f64 {
    (1..=n).map(|k| 1.0 / f64::from(k)).sum()
}

/// Returns the whole time in whole servers of a queue that is loaded to `load`, for work of `work_days`.
pub(super) fn queue(
    n_servers: f64,
    load: f64,
    bound: Bound,
    work_days: f64,
    variation: Variation,
) -> Queue {
    if load >= 1.0 {
        return Queue::Endless;
    }
    // Less than one server is one that is slower; a part of one beside others is rounded, while the
    // load is that of what there really is.
    let work_days = work_days / n_servers.min(1.0);
    if load.is_nan() || !work_days.is_finite() {
        return Queue::Unknown;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 1 and 1000"
    )]
    let n_servers = n_servers.clamp(1.0, MOST_SERVERS).round() as u32;
    let wait = |load: f64| Some(uneven(n_servers, load, variation)? * work_days);
    match (wait(load), wait((load - 0.1).max(0.0))) {
        (Some(days), Some(ten_less)) => Queue::Wait(QueueWait {
            days,
            bound,
            work_days,
            ten_less,
            ten_more: wait(load + 0.1),
        }),
        _ => Queue::Endless,
    }
}

/// Returns whether a queue at this load comes to an end.
fn sound(load: f64) -> bool {
    (0.0..1.0).contains(&load)
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::panic,
        reason = "a panic is a failed test"
    )]

    use super::*;

    fn close(value: f64, expected: f64, within: f64) {
        assert!(
            (value - expected).abs() <= within,
            "{value} is not {expected}"
        );
    }

    #[test]
    fn one_server_waits_as_busy_to_idle() {
        for (load, wait) in [(0.0, 0.0), (0.5, 1.0), (0.8, 4.0), (0.9, 9.0), (0.95, 19.0)] {
            close(one_server(load).unwrap(), wait, 1e-9);
            close(servers(1, load).unwrap(), wait, 1e-9);
        }
    }

    #[test]
    fn several_servers_on_one_queue_wait_less() {
        let rows = [
            (1, 0.8, 4.0, 1e-9),
            (3, 0.8, 1.078_652, 1e-6),
            (5, 0.8, 0.55, 0.005),
            (1, 0.9, 9.0, 1e-9),
            (3, 0.9, 2.72, 0.005),
            (5, 0.9, 1.52, 0.005),
        ];
        for (n_servers, load, wait, within) in rows {
            close(servers(n_servers, load).unwrap(), wait, within);
        }
    }

    #[test]
    fn erlang_says_who_has_to_wait() {
        // M/M/3, λ 2.4, μ 1: Lq = λ · Wq.
        close(erlang_c(3, 2.4).unwrap(), 0.647_191, 1e-6);
        close(servers(3, 0.8).unwrap() * 2.4, 2.588_764, 1e-6);
        close(erlang_c(1, 0.3).unwrap(), 0.3, 1e-12);
        close(erlang_b(0, 2.0), 1.0, 0.0);
        close(erlang_b(1, 1.0), 0.5, 0.0);
    }

    #[test]
    fn even_work_halves_the_wait_and_uneven_work_lengthens_it() {
        // M/D/1, M/E₄/1 and M/G/1 with cₛ² = 4, all at λ 0.8 and a mean of 1.
        for (work, wait) in [(0.0, 2.0), (0.25, 2.5), (1.0, 4.0), (4.0, 10.0)] {
            let variation = Variation {
                arrivals: 1.0,
                work,
            };
            close(uneven(1, 0.8, variation).unwrap(), wait, 1e-9);
        }
    }

    #[test]
    fn a_full_queue_grows_without_end() {
        for load in [1.0, 1.2, f64::INFINITY, f64::NAN, -0.1] {
            assert_eq!(one_server(load), None);
            assert_eq!(servers(3, load), None);
        }
        let full = |load| queue(3.0, load, Bound::Exact, 1.0, Variation::RANDOM);
        assert_eq!(full(1.0), Queue::Endless);
        assert_eq!(full(f64::INFINITY), Queue::Endless);
        let Queue::Wait(wait) = full(0.9) else {
            panic!("it has an end");
        };
        close(wait.days, 2.72, 0.005);
        close(wait.ten_less, 1.078_652, 1e-6);
        assert_eq!(wait.ten_more, None);
    }

    #[test]
    fn without_servers_or_work_nothing_is_known() {
        for (n_servers, load, work_days) in [
            (0.0, 0.0, 1.0),
            (1.0, 0.0, f64::NAN),
            (1.0, f64::NAN, 1.0),
            (1.0, 0.5, f64::INFINITY),
        ] {
            let queue = queue(n_servers, load, Bound::Exact, work_days, Variation::RANDOM);
            assert_eq!(queue, Queue::Unknown);
        }
    }

    #[test]
    fn waiting_for_all_of_several_takes_the_longest() {
        for (n, times) in [(1, 1.0), (2, 1.5), (3, 1.83), (4, 2.08)] {
            close(longest_of(n), times, 0.005);
        }
    }

    #[test]
    fn thousands_of_servers_and_less_than_one_have_an_answer() {
        let Queue::Wait(crowd) = queue(1e12, 0.9, Bound::Exact, 1.0, Variation::RANDOM) else {
            panic!("it has an end");
        };
        assert!(crowd.days < 0.01);
        let Queue::Wait(half) = queue(0.5, 0.8, Bound::Exact, 1.0, Variation::RANDOM) else {
            panic!("it has an end");
        };
        close(half.days, 8.0, 1e-9);
        close(half.work_days, 2.0, 1e-9);
    }
}
