//! What the ladder says, in words.

use crate::{
    analysis::{Bound, PathFigures, Total, number, units::HOURS_A_DAY},
    model::{Basis, DeliveryPath, key_of},
    scene::Weight,
};

/// Returns days as short as a chart needs them: `16 d`, `4 h`, `at least 42 d`.
pub(super) fn days_words(total: &Total) -> String {
    if total.is_unknown() {
        return "? d".to_owned();
    }
    if total.value > 0.0 && total.value < 1.0 && !total.has_range() {
        let hours = format!("{} h", number(total.value * HOURS_A_DAY));
        return total.bound.said_of(&hours);
    }
    let range = if total.has_range() {
        format!(" ({}–{})", number(total.low), number(total.high))
    } else {
        String::new()
    };
    total
        .bound
        .said_of(&format!("{}{range} d", number(total.value)))
}

/// Returns the totals of a path, each with what it is called; what nobody can know yet is left out.
pub(super) fn totals(figures: &PathFigures) -> Vec<(&'static str, String)> {
    let mut totals = vec![("lead time", figures.lead.in_days())];
    totals.push(("worked", figures.work.in_days()));
    if let Some(efficiency) = &figures.efficiency {
        totals.push(("flow efficiency", efficiency.in_percent()));
    }
    if let Some(usable) = &figures.usable {
        totals.push(("usable throughout", usable.in_percent()));
    }
    if figures.passes.value > 1.0 || figures.passes.bound != Bound::Exact {
        let times = format!("{} ×", figures.passes.in_numbers());
        totals.push(("passes", times));
        totals.push(("with rework", figures.lead_with_rework.in_days()));
    }
    totals.push(("handoffs", figures.handoffs.to_string()));
    totals
}

/// Returns the totals in the order of writing, each piece with its weight.
pub(super) fn pieces(figures: &PathFigures) -> Vec<(String, Weight)> {
    let mut pieces = Vec::new();
    for (name, words) in totals(figures) {
        if !pieces.is_empty() {
            pieces.push(("·".to_owned(), Weight::Regular));
        }
        pieces.push((name.to_owned(), Weight::Regular));
        pieces.push((words, Weight::SemiBold));
    }
    pieces.extend(weakest(figures).map(|weakest| (format!("· {weakest}"), Weight::Regular)));
    pieces
}

/// Says what a path starts and ends with, as far as somebody said it.
pub(super) fn events(path: &DeliveryPath) -> Option<String> {
    match (path.starts_with.as_str(), path.ends_with.as_str()) {
        ("", "") => None,
        (start, "") => Some(format!("starts with {start}")),
        ("", end) => Some(format!("ends with {end}")),
        (start, end) => Some(format!("{start} → {end}")),
    }
}

/// Says what the weakest of all that is shown rests on, if anything is known.
pub(super) fn weakest(figures: &PathFigures) -> Option<String> {
    let shown = figures.lead.plus(&figures.passes);
    let shown = figures
        .usable
        .as_ref()
        .map_or(shown.clone(), |usable| shown.plus(usable));
    let basis = shown.basis?;
    Some(match basis {
        Basis::Measured => "all measured".to_owned(),
        _ => format!("weakest basis: {}", key_of(&basis)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Figure, PathId};

    #[test]
    fn a_path_says_what_it_starts_and_ends_with_once_somebody_said_it() {
        let rows = [
            ("", "", None),
            ("asked", "", Some("starts with asked")),
            ("", "live", Some("ends with live")),
            ("asked", "live", Some("asked → live")),
        ];
        for (start, end, words) in rows {
            let mut path = DeliveryPath::new(PathId::FIRST, "p");
            path.starts_with = start.into();
            path.ends_with = end.into();
            assert_eq!(events(&path).as_deref(), words);
        }
    }

    #[test]
    fn days_are_said_as_people_say_them() {
        let ranged = Total::of(&Figure {
            value: 8.0,
            low: Some(5.0),
            high: Some(11.0),
            ..Figure::default()
        });
        let bound = Total::of(&Figure::guess(42.0)).plus(&Total::unknown());
        let rows = [
            (Total::exact(16.0), "16 d"),
            (Total::exact(0.5), "4 h"),
            (Total::exact(2.26), "2.3 d"),
            (Total::exact(0.0), "0 d"),
            (bound, "at least 42 d"),
            (ranged, "8 (5–11) d"),
            (Total::unknown(), "? d"),
        ];
        for (total, words) in rows {
            assert_eq!(days_words(&total), words);
        }
    }
}
