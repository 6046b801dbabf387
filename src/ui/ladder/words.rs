//! What the ladder says, in words.

use crate::{
    analysis::{Bound, PathFigures, Total, number, units::HOURS_A_DAY},
    model::{Basis, key_of},
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

/// Says what the weakest of all that is shown rests on, if anything is known.
pub(super) fn weakest(figures: &PathFigures) -> Option<String> {
    let shown = figures.lead.plus(&figures.passes);
    let shown = figures
        .usable
        .as_ref()
        .map_or(shown.clone(), |usable| shown.plus(usable));
    let basis = shown.basis?;
    Some(match basis {
        Basis::Guess => "partly guessed".to_owned(),
        Basis::Agreed => "agreed at least".to_owned(),
        Basis::Measured => "all measured".to_owned(),
        Basis::Other(_) => format!("partly {}", key_of(&basis)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Figure;

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
