//! Days of the calendar, and how many working days lie between two.

use std::fmt;

use super::is_day;

/// A day of the calendar, counted from 1970-01-01. It knows no time of day and no time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i64);

impl Day {
    /// Returns the day that is so many days after 1970-01-01.
    pub const fn since_epoch(days: i64) -> Self {
        Self(days)
    }

    /// Reads `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Option<Self> {
        if !is_day(text) {
            return None;
        }
        let mut parts = text.split('-').map(str::parse);
        let (Some(Ok(year)), Some(Ok(month)), Some(Ok(day))) =
            (parts.next(), parts.next(), parts.next())
        else {
            return None;
        };
        Some(Self::of(year, month, day))
    }

    /// Returns the days from another day to this one, negative if the other is later.
    pub fn days_since(self, other: Self) -> i64 {
        self.0 - other.0
    }

    /// Returns how many working days went by since another day: the days from Monday to Friday after
    /// it, up to and with this one. What was started on a Friday is one day old on Monday.
    ///
    /// This is the age of a work item, and how long a finished one took. Nobody's holidays are known.
    pub fn working_days_since(self, other: Self) -> i64 {
        if self < other {
            return -other.working_days_since(self);
        }
        self.working_days_from_start() - other.working_days_from_start()
    }

    /// Returns how many days from Monday to Friday lie in the weeks up to this day.
    fn working_days_from_start(self) -> i64 {
        // The first of January 1970 was a Thursday, so weeks begin three days before.
        let days = self.0 + 3;
        days.div_euclid(7) * 5 + (days.rem_euclid(7) + 1).min(5)
    }

    /// The day of a date (after Howard Hinnant's `days_from_civil`): years begin in March there, so that
    /// a leap day is the last of its year.
    fn of(year: i64, month: i64, day: i64) -> Self {
        let year = if month <= 2 { year - 1 } else { year };
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Self(era * 146_097 + day_of_era - 719_468)
    }

    fn date(self) -> (i64, i64, i64) {
        let days = self.0 + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = (month_from_march + 2) % 12 + 1;
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        (year, month, day)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.date();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a panic is a failed test")]

    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn days_are_read_and_written_the_same() {
        for text in [
            "1970-01-01",
            "1999-12-31",
            "2000-02-29",
            "2026-11-22",
            "0001-03-01",
        ] {
            assert_eq!(day(text).to_string(), text);
        }
        assert_eq!(day("1970-01-01"), Day::since_epoch(0));
        assert_eq!(day("2000-03-01").days_since(day("2000-02-28")), 2);
        assert_eq!(Day::parse("2026-02-30"), None);
        // Every day of a leap cycle follows the one before.
        let first = day("1996-01-01");
        for n in 0..1500 {
            let next = Day::since_epoch(first.0 + n);
            assert_eq!(day(&next.to_string()), next);
        }
    }

    #[test]
    fn weekends_are_no_working_days() {
        let rows = [
            ("2026-11-20", "2026-11-20", 0), // Friday
            ("2026-11-20", "2026-11-21", 0),
            ("2026-11-20", "2026-11-22", 0),
            ("2026-11-20", "2026-11-23", 1),
            ("2026-11-21", "2026-11-23", 1),
            ("2026-11-16", "2026-11-20", 4),
            ("2026-11-16", "2026-11-30", 10),
            ("2026-11-23", "2026-11-20", -1),
            ("1969-12-31", "1970-01-02", 2),
        ];
        for (from, to, days) in rows {
            assert_eq!(day(to).working_days_since(day(from)), days, "{from} {to}");
        }
    }
}
