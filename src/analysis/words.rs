//! Totals in words, the same on screen and on the command line.

use std::fmt::Write as _;

use super::{Bound, Total};

impl Total {
    /// Returns the total in days, such as `at least 42 days (39–45)`.
    pub fn in_days(&self) -> String {
        let unit = if number(self.value) == "1" {
            " day"
        } else {
            " days"
        };
        self.worded(number, unit)
    }

    /// Returns the total, a share, in percent, such as `17 % (15–18)`.
    pub fn in_percent(&self) -> String {
        self.worded(|share| number_of_percent(share * 100.0), " %")
    }

    /// Returns the total as a bare number.
    pub fn in_numbers(&self) -> String {
        self.worded(number, "")
    }

    fn worded(&self, number: fn(f64) -> String, unit: &str) -> String {
        if self.is_unknown() {
            return "?".to_owned();
        }
        let value = number(self.value);
        let mut text = if self.value.is_finite() {
            format!("{value}{unit}")
        } else {
            value
        };
        let (low, high) = (number(self.low), number(self.high));
        if self.has_range() && low != high {
            // Writing to a text cannot fail.
            let _ = write!(text, " ({low}–{high})");
        }
        self.bound.said_of(&text)
    }
}

impl Bound {
    /// Returns a number with what it is to the true one.
    pub fn said_of(self, number: &str) -> String {
        match self {
            Self::Exact => number.to_owned(),
            Self::AtLeast => format!("at least {number}"),
            Self::AtMost => format!("at most {number}"),
            Self::Partial => format!("{number} of what is known"),
        }
    }
}

/// Returns a number as short as it says something: `42`, `11.4`, `0.25`, `endless`.
pub fn number(value: f64) -> String {
    let n_decimals = match value.abs() {
        size if !size.is_finite() => return "endless".to_owned(),
        // A little is not nothing.
        size if 0.0 < size && size < 0.005 => return "< 0.01".to_owned(),
        0.0..0.995 => 2,
        0.995..99.95 => 1,
        _ => 0,
    };
    let text = format!("{value:.n_decimals$}");
    match text.split_once('.') {
        Some((whole, parts)) => match parts.trim_end_matches('0') {
            "" => whole.to_owned(),
            parts => format!("{whole}.{parts}"),
        },
        None => text,
    }
}

/// Returns percents: whole ones, except where it matters that a little is not nothing and 99.7 is not full.
fn number_of_percent(percent: f64) -> String {
    let near_an_end = percent < 1.0 || (99.0..101.0).contains(&percent);
    if near_an_end {
        return number(percent);
    }
    number(percent.round())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Figure;

    #[test]
    fn a_number_is_as_short_as_it_says_something() {
        let rows = [
            (0.0, "0"),
            (0.004, "< 0.01"),
            (0.25, "0.25"),
            (0.9, "0.9"),
            (0.999, "1"),
            (1.0, "1"),
            (11.44, "11.4"),
            (42.0, "42"),
            (99.96, "100"),
            (1234.5, "1234"),
            (f64::INFINITY, "endless"),
        ];
        for (value, text) in rows {
            assert_eq!(number(value), text);
        }
    }

    #[test]
    fn a_total_says_its_unit_its_range_and_its_bound() {
        let figure = Figure {
            value: 42.0,
            low: Some(39.0),
            high: Some(45.0),
            ..Figure::default()
        };
        let days = Total::of(&figure);
        assert_eq!(days.in_days(), "42 days (39–45)");
        let bound = days.plus(&Total::unknown());
        assert_eq!(bound.in_days(), "at least 42 days (39–45)");
        assert_eq!(Total::exact(1.0).in_days(), "1 day");
        assert_eq!(Total::exact(1.0 / 6.0).in_percent(), "17 %");
        assert_eq!(Total::exact(0.997).in_percent(), "99.7 %");
        assert_eq!(Total::exact(f64::INFINITY).in_percent(), "endless");
        assert_eq!(Total::unknown().in_percent(), "?");
        let part = Total {
            bound: Bound::Partial,
            ..Total::of(&Figure::guess(0.25))
        };
        assert_eq!(part.in_percent(), "25 % of what is known");
    }
}
