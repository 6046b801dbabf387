//! Figures as people type and read them: `7`, `5–9`, `7 (5–9)`, `30 %`, `?`.

use crate::model::Figure;

use super::units::{DAYS_A_WEEK, HOURS_A_DAY};

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Number,
    /// A part of the whole, shown in percent.
    Share,
    /// Working days: `3d`, `4h`, `2w`; a bare number is days.
    Days,
    /// How often in a week of five days: `6`, `6/w`, `1/d`.
    Weekly,
}

const HOURS: f64 = HOURS_A_DAY;
const DAYS: f64 = DAYS_A_WEEK;

impl Unit {
    /// Returns what an empty field shows: unknown.
    pub fn hint(self) -> &'static str {
        match self {
            Self::Share => "? %",
            Self::Days => "? d",
            Self::Weekly => "? a week",
            Self::Number => "?",
        }
    }

    /// Returns an example for somebody who typed something else.
    fn example(self) -> &'static str {
        match self {
            Self::Share => "30 % or 20–40 %",
            Self::Days => "3d, 4h, 2w or 3–5d",
            Self::Weekly => "6, 6/w or 1/d",
            Self::Number => "7, 5–9 or 7 (5–9)",
        }
    }

    /// Returns the text without its unit, and what that unit is worth in ours, if there is one.
    fn split(self, text: &str) -> (&str, Option<f64>) {
        let text = text.trim();
        let marks: &[(&str, f64)] = match self {
            Self::Number => &[],
            Self::Share => &[("%", 0.01)],
            Self::Days => &[
                ("weeks", DAYS),
                ("week", DAYS),
                ("w", DAYS),
                ("days", 1.0),
                ("day", 1.0),
                ("d", 1.0),
                ("hours", 1.0 / HOURS),
                ("hour", 1.0 / HOURS),
                ("h", 1.0 / HOURS),
            ],
            Self::Weekly => &[
                ("a week", 1.0),
                ("/week", 1.0),
                ("/w", 1.0),
                ("a day", DAYS),
                ("/day", DAYS),
                ("/d", DAYS),
            ],
        };
        let lower = text.to_lowercase();
        for (mark, worth) in marks {
            if lower.ends_with(mark) {
                let plain = text.get(..text.len() - mark.len()).unwrap_or(text);
                return (plain.trim(), Some(*worth));
            }
        }
        (text, None)
    }

    /// Returns what a number without a unit is worth in ours.
    fn worth(self) -> f64 {
        match self {
            Self::Share => 0.01,
            Self::Number | Self::Days | Self::Weekly => 1.0,
        }
    }

    /// Returns in which unit a value is shown, and how much of ours it is.
    fn shown(self, value: f64) -> (&'static str, f64) {
        match self {
            Self::Number => ("", 1.0),
            Self::Share => (" %", 0.01),
            // What is less than a day is said in hours, if they come out even.
            Self::Days if value > 0.0 && value < 1.0 && (value * HOURS * 4.0).fract() == 0.0 => {
                (" h", 1.0 / HOURS)
            }
            Self::Days => (" d", 1.0),
            Self::Weekly => (" a week", 1.0),
        }
    }
}

/// Returns a figure as text with its unit.
pub fn figure_text(figure: &Figure, unit: Unit) -> String {
    let (sign, worth) = unit.shown(figure.value);
    let number = |value: f64| {
        // A share such as 0.07 is not exactly 7 hundredths.
        let rounded = (value / worth * 1e6).round() / 1e6;
        format!("{rounded}")
    };
    let value = number(figure.value);
    match (figure.low, figure.high) {
        (None, None) => format!("{value}{sign}"),
        (low, high) => {
            let low = number(low.unwrap_or(figure.value));
            let high = number(high.unwrap_or(figure.value));
            format!("{value} ({low}–{high}){sign}")
        }
    }
}

/// Reads a figure into `figure`, whose basis and source stay as they are. `?` and nothing mean that it
/// is unknown.
pub fn read_figure(text: &str, unit: Unit, figure: &mut Option<Figure>) -> Result<(), String> {
    let (plain, behind) = unit.split(text);
    if plain.is_empty() || plain == "?" {
        *figure = None;
        return Ok(());
    }
    let (value, low, high) = numbers(plain, unit, behind).ok_or_else(|| {
        let example = unit.example();
        format!("“{}” is not a figure such as {example}", text.trim())
    })?;
    let read = Figure {
        value: tidy(value),
        low: low.map(tidy),
        high: high.map(tidy),
        ..figure.take().unwrap_or_default()
    };
    let in_order = read.in_order();
    let turned = read
        .low
        .zip(read.high)
        .is_some_and(|(low, high)| low > high);
    let in_bounds = unit != Unit::Share || read.high.unwrap_or(read.value) <= 1.0;
    *figure = Some(read);
    if turned {
        return Err("A range goes from the smaller number to the larger one".to_owned());
    }
    if !in_order {
        return Err("A figure is not below zero, and its range is around it".to_owned());
    }
    if !in_bounds {
        return Err("A share goes from 0 to 100 %".to_owned());
    }
    Ok(())
}

/// Takes away what dividing by a hundred adds: 7 % is 0.07.
fn tidy(value: f64) -> f64 {
    (value * 1e12).round() / 1e12
}

/// Reads `7`, `5–9` and `7 (5–9)` as value, low and high, in our units. Each number may have a unit of
/// its own; those without one have that of the end of a range or of the whole, given as `behind`.
fn numbers(text: &str, unit: Unit, behind: Option<f64>) -> Option<(f64, Option<f64>, Option<f64>)> {
    let read = |text: &str, behind: Option<f64>| {
        let (plain, own) = unit.split(text);
        let worth = own.or(behind).unwrap_or(unit.worth());
        Some(number(plain)? * worth)
    };
    let range_of = |text: &str, behind: Option<f64>| {
        let (low, high) = text.split_once(['–', '-', '…'])?;
        let behind = unit.split(high).1.or(behind);
        Some((read(low, behind)?, read(high, behind)?))
    };
    if let Some((value, range)) = text.split_once('(') {
        let own = unit.split(value).1;
        let (low, high) = range_of(range.trim().strip_suffix(')')?, behind.or(own))?;
        return Some((read(value, behind)?, Some(low), Some(high)));
    }
    if let Some((low, high)) = range_of(text, behind) {
        return Some((f64::midpoint(low, high), Some(low), Some(high)));
    }
    Some((read(text, behind)?, None, None))
}

fn number(text: &str) -> Option<f64> {
    let plain = text.trim().replace(',', ".");
    let value: f64 = plain.parse().ok()?;
    value.is_finite().then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_read_as_it_is_written() {
        use Unit::{Days, Number, Share, Weekly};
        let rows = [
            ("7", Number, "7"),
            (" 7.5 ", Number, "7.5"),
            ("7,5", Number, "7.5"),
            ("5-9", Number, "7 (5–9)"),
            ("5–9", Number, "7 (5–9)"),
            ("8 (5–9)", Number, "8 (5–9)"),
            ("30 %", Share, "30 %"),
            ("30", Share, "30 %"),
            ("7 %", Share, "7 %"),
            ("20–40 %", Share, "30 (20–40) %"),
            ("20 %–40 %", Share, "30 (20–40) %"),
            ("30 (20–40) %", Share, "30 (20–40) %"),
            ("3d", Days, "3 d"),
            ("3", Days, "3 d"),
            ("4h", Days, "4 h"),
            ("4 hours", Days, "4 h"),
            ("12h", Days, "1.5 d"),
            ("2w", Days, "10 d"),
            ("1.5 weeks", Days, "7.5 d"),
            ("3–5d", Days, "4 (3–5) d"),
            ("3d-5d", Days, "4 (3–5) d"),
            ("4 (3–5) d", Days, "4 (3–5) d"),
            ("2-4h", Days, "3 (2–4) h"),
            ("3w (2w–4w)", Days, "15 (10–20) d"),
            ("4h (3h–5h)", Days, "4 (3–5) h"),
            ("1d (4h–2d)", Days, "1 (0.5–2) d"),
            ("4h–1d", Days, "6 (4–8) h"),
            ("3d–4w", Days, "11.5 (3–20) d"),
            ("6/d (4/d–8/d)", Weekly, "30 (20–40) a week"),
            ("0", Days, "0 d"),
            ("0.1", Days, "0.1 d"),
            ("6", Weekly, "6 a week"),
            ("6/w", Weekly, "6 a week"),
            ("2 a day", Weekly, "10 a week"),
            ("4–8 a week", Weekly, "6 (4–8) a week"),
        ];
        for (typed, unit, shown) in rows {
            let mut figure = None;
            assert_eq!(read_figure(typed, unit, &mut figure), Ok(()), "{typed}");
            let text = figure.clone().map(|figure| figure_text(&figure, unit));
            assert_eq!(text.as_deref(), Some(shown), "{typed}");
            // What is shown is read as the same figure again.
            let mut again = None;
            assert_eq!(read_figure(shown, unit, &mut again), Ok(()), "{shown}");
            assert_eq!(again, figure, "{shown}");
        }
    }

    #[test]
    fn an_unknown_figure_is_none_and_nonsense_is_said() {
        for (typed, unit) in [
            ("", Unit::Number),
            (" ", Unit::Days),
            ("?", Unit::Days),
            ("? d", Unit::Days),
            ("%", Unit::Share),
            ("? %", Unit::Share),
        ] {
            let mut figure = Some(Figure::guess(3.0));
            assert_eq!(read_figure(typed, unit, &mut figure), Ok(()));
            assert_eq!(figure, None);
        }
        for (typed, unit) in [
            ("many", Unit::Number),
            ("3d", Unit::Number),
            ("-3", Unit::Number),
            ("9–5", Unit::Number),
            ("130", Unit::Share),
            ("1e999", Unit::Number),
            ("3 moons", Unit::Days),
            ("5/y", Unit::Weekly),
        ] {
            assert!(read_figure(typed, unit, &mut None).is_err(), "{typed}");
        }
    }
}
