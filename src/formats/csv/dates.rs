//! Dates in a cell, the ways that trackers write them.

use crate::model::Day;

use super::table::Table;

/// Which number comes first in a date such as `3/12/2026`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DateOrder {
    #[default]
    MonthFirst,
    DayFirst,
}

impl DateOrder {
    /// Guesses the order from the columns of dates: a number above 12 is a day.
    pub fn guess(table: &Table, columns: impl IntoIterator<Item = usize>) -> Self {
        for column in columns {
            let cells = table.rows.iter().map(|row| row.cell(Some(column)));
            for numbers in cells.filter_map(slashed) {
                match numbers {
                    (13.., ..) => return Self::DayFirst,
                    (_, 13.., _) => return Self::MonthFirst,
                    _ => {}
                }
            }
        }
        Self::default()
    }
}

/// Reads `2026-12-03`, also with a time behind it, `3/Dec/26 9:14 AM`, `Dec 3, 2026`, `3.12.2026`, and
/// `12/3/2026` in the order given. The time of day is left out.
pub(super) fn day(cell: &str, order: DateOrder) -> Option<Day> {
    let cell = cell.trim();
    if let Some(day) = cell.get(..10).and_then(Day::parse) {
        return Some(day);
    }
    if let Some((one, two, year)) = slashed(cell) {
        let (month, day) = match order {
            DateOrder::MonthFirst => (one, two),
            DateOrder::DayFirst => (two, one),
        };
        return of(year, month, day);
    }
    let parts: Vec<&str> = cell
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    let [one, two, three, ..] = parts.as_slice() else {
        return None;
    };
    if let (Some(day), Some(month)) = (number(one), month(two)) {
        return of(year(three)?, month, day);
    }
    if let (Some(month), Some(day)) = (month(one), number(two)) {
        return of(year(three)?, month, day);
    }
    if cell.contains('.') {
        return of(year(three)?, number(two)?, number(one)?);
    }
    // The year first, with slashes.
    let first = number(one).filter(|_| one.len() == 4)?;
    of(first, number(two)?, number(three)?)
}

/// Returns the numbers of `3/12/2026`, whose order is not said.
fn slashed(cell: &str) -> Option<(u32, u32, u32)> {
    let date = cell.split_whitespace().next()?.trim_end_matches(',');
    let mut parts = date.split('/');
    let (one, two, three) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || one.len() > 2 {
        return None;
    }
    Some((number(one)?, number(two)?, year(three)?))
}

fn number(text: &str) -> Option<u32> {
    text.parse().ok()
}

/// A year of two digits is one of this century.
fn year(text: &str) -> Option<u32> {
    let year = number(text)?;
    match text.len() {
        2 => Some(2000 + year),
        4 => Some(year),
        _ => None,
    }
}

fn month(text: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let start = text.get(..3)?.to_lowercase();
    let place = MONTHS.iter().position(|month| *month == start)?;
    u32::try_from(place + 1).ok()
}

fn of(year: u32, month: u32, day: u32) -> Option<Day> {
    Day::parse(&format!("{year:04}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a panic is a failed test")]

    use super::*;

    #[test]
    fn dates_are_read_as_trackers_write_them() {
        use DateOrder::{DayFirst, MonthFirst};
        let rows = [
            ("2026-12-03", MonthFirst, "2026-12-03"),
            ("2026-12-03T09:14:00Z", MonthFirst, "2026-12-03"),
            ("2026-12-03 09:14", DayFirst, "2026-12-03"),
            ("2026/12/3", DayFirst, "2026-12-03"),
            ("12/Mar/26 9:14 AM", MonthFirst, "2026-03-12"),
            ("3/12/2026", MonthFirst, "2026-03-12"),
            ("3/12/2026", DayFirst, "2026-12-03"),
            ("3/12/26, 9:14", DayFirst, "2026-12-03"),
            ("3.12.2026", MonthFirst, "2026-12-03"),
            ("Dec 3, 2026", MonthFirst, "2026-12-03"),
            ("3 December 2026", MonthFirst, "2026-12-03"),
        ];
        for (cell, order, expected) in rows {
            let day = day(cell, order).map(|day| day.to_string());
            assert_eq!(day.as_deref(), Some(expected), "{cell}");
        }
        for cell in [
            "",
            "soon",
            "31/31/2026",
            "2026",
            "1/2",
            "Dec 2026",
            "30/Feb/26",
        ] {
            assert_eq!(day(cell, MonthFirst), None, "{cell}");
        }
    }

    #[test]
    fn a_number_above_twelve_says_the_order() {
        let rows = [
            ("due\n1/2/2026\n13/2/2026", DateOrder::DayFirst),
            ("due\n1/2/2026\n2/13/2026", DateOrder::MonthFirst),
            ("due\n1/2/2026", DateOrder::MonthFirst),
        ];
        for (text, expected) in rows {
            let table = Table::parse(text.as_bytes()).unwrap();
            assert_eq!(DateOrder::guess(&table, [0]), expected, "{text}");
        }
    }
}
