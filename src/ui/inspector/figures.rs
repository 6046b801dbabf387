//! Figures as people type and read them: `7`, `5–9`, `7 (5–9)`, `30 %`, `?`.

use crate::model::Figure;

/// Returns a figure as text; a share in percent.
pub(super) fn figure_text(figure: &Figure, share: bool) -> String {
    let number = |value: f64| {
        let value = if share { value * 100.0 } else { value };
        // A share such as 0.07 is not exactly 7 hundredths.
        let rounded = (value * 1e6).round() / 1e6;
        format!("{rounded}")
    };
    let sign = if share { " %" } else { "" };
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
pub(super) fn read_figure(
    text: &str,
    share: bool,
    figure: &mut Option<Figure>,
) -> Result<(), String> {
    let plain = text.trim().trim_end_matches('%').trim();
    if plain.is_empty() || plain == "?" {
        *figure = None;
        return Ok(());
    }
    let (value, low, high) = numbers(plain).ok_or_else(|| {
        let example = if share {
            "30 % or 20–40 %"
        } else {
            "7, 5–9 or 7 (5–9)"
        };
        format!("“{}” is not a figure such as {example}", text.trim())
    })?;
    let unit = if share { 0.01 } else { 1.0 };
    let scaled = |value: f64| if share { tidy(value * unit) } else { value };
    let read = Figure {
        value: scaled(value),
        low: low.map(scaled),
        high: high.map(scaled),
        ..figure.take().unwrap_or_default()
    };
    let in_order = read.in_order();
    let in_bounds = !share || read.high.unwrap_or(read.value) <= 1.0;
    *figure = Some(read);
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

/// Reads `7`, `5–9` and `7 (5–9)` as value, low and high.
fn numbers(text: &str) -> Option<(f64, Option<f64>, Option<f64>)> {
    if let Some((value, range)) = text.split_once('(') {
        let range = range
            .trim()
            .trim_end_matches(['%', ' '])
            .strip_suffix(')')?;
        let (low, high) = range_of(range)?;
        return Some((number(value)?, Some(low), Some(high)));
    }
    if let Some((low, high)) = range_of(text) {
        return Some((f64::midpoint(low, high), Some(low), Some(high)));
    }
    Some((number(text)?, None, None))
}

fn range_of(text: &str) -> Option<(f64, f64)> {
    let (low, high) = text.split_once(['–', '-', '…'])?;
    Some((number(low)?, number(high)?))
}

fn number(text: &str) -> Option<f64> {
    let plain = text.trim().trim_end_matches('%').trim().replace(',', ".");
    let value: f64 = plain.parse().ok()?;
    value.is_finite().then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_read_as_it_is_written() {
        let rows = [
            ("7", false, "7"),
            (" 7.5 ", false, "7.5"),
            ("7,5", false, "7.5"),
            ("5-9", false, "7 (5–9)"),
            ("5–9", false, "7 (5–9)"),
            ("8 (5–9)", false, "8 (5–9)"),
            ("30 %", true, "30 %"),
            ("30", true, "30 %"),
            ("7 %", true, "7 %"),
            ("20–40 %", true, "30 (20–40) %"),
            ("30 (20–40) %", true, "30 (20–40) %"),
        ];
        for (typed, share, shown) in rows {
            let mut figure = None;
            assert_eq!(read_figure(typed, share, &mut figure), Ok(()), "{typed}");
            let text = figure.map(|figure| figure_text(&figure, share));
            assert_eq!(text.as_deref(), Some(shown), "{typed}");
        }
    }

    #[test]
    fn an_unknown_figure_is_none_and_nonsense_is_said() {
        for typed in ["", " ", "?", "%"] {
            let mut figure = Some(Figure::guess(3.0));
            assert_eq!(read_figure(typed, false, &mut figure), Ok(()));
            assert_eq!(figure, None);
        }
        for (typed, share) in [
            ("many", false),
            ("-3", false),
            ("9–5", false),
            ("130", true),
            ("1e999", false),
        ] {
            assert!(read_figure(typed, share, &mut None).is_err(), "{typed}");
        }
    }
}
