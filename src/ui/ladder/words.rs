//! What the ladder says, in words.

use crate::{
    analysis::{Bound, PathFigures, Total},
    model::{Basis, key_of},
};

/// Returns days as people say them: `16 d`, `4 h`, `at least 42 d`.
pub(super) fn days_words(total: &Total) -> String {
    if total.is_unknown() {
        return "? d".to_owned();
    }
    let bound = bound_words(total.bound);
    let range = if total.has_range() {
        format!(" ({}–{})", number(total.low), number(total.high))
    } else {
        String::new()
    };
    if total.value > 0.0 && total.value < 1.0 && !total.has_range() {
        return format!("{bound}{} h", number(total.value * 8.0));
    }
    format!("{bound}{}{range} d", number(total.value))
}

/// Returns the words before a number that is a bound; none if it is exact.
fn bound_words(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact => "",
        Bound::AtLeast => "at least ",
        Bound::AtMost => "at most ",
        Bound::Partial => "of what is known ",
    }
}

/// Returns a share in percent: `17 %`, `at most 51 %`.
pub(super) fn share_words(total: &Total) -> String {
    let percent = |share: f64| number_of((share * 100.0).round());
    let range = if total.has_range() && percent(total.low) != percent(total.high) {
        format!(" ({}–{})", percent(total.low), percent(total.high))
    } else {
        String::new()
    };
    format!(
        "{}{}{range} %",
        bound_words(total.bound),
        percent(total.value)
    )
}

/// Returns a number with as many decimals as matter in a room: one, and none from ten on.
pub(super) fn number(value: f64) -> String {
    if !value.is_finite() {
        return "endless".to_owned();
    }
    if value < 10.0 {
        number_of((value * 10.0).round() / 10.0)
    } else {
        number_of(value.round())
    }
}

fn number_of(value: f64) -> String {
    format!("{value}")
}

/// Returns the totals of a path, each with what it is called; what nobody can know yet is left out.
pub(super) fn totals(figures: &PathFigures) -> Vec<(&'static str, String)> {
    let mut totals = vec![("lead time", days_words(&figures.lead))];
    if figures.work.is_unknown() {
        totals.push(("worked", "?".to_owned()));
    } else {
        totals.push(("worked", days_words(&figures.work)));
    }
    if let Some(efficiency) = &figures.efficiency {
        totals.push(("flow efficiency", share_words(efficiency)));
    }
    if let Some(usable) = &figures.usable {
        totals.push(("usable throughout", share_words(usable)));
    }
    if figures.passes.value > 1.0 {
        let times = format!(
            "{}{}×",
            bound_words(figures.passes.bound),
            number(figures.passes.value)
        );
        totals.push(("passes", times));
        totals.push(("with rework", days_words(&figures.lead_with_rework)));
    }
    totals.push(("handoffs", figures.handoffs.to_string()));
    totals
}

/// Says what the weakest of the figures rests on, if there are any.
pub(super) fn weakest(figures: &PathFigures) -> Option<String> {
    let basis = figures.lead.basis.as_ref()?;
    Some(match basis {
        Basis::Guess => "partly guessed".to_owned(),
        Basis::Agreed => "agreed at least".to_owned(),
        Basis::Measured => "all measured".to_owned(),
        Basis::Other(_) => format!("partly {}", key_of(basis)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Figure;

    #[test]
    fn days_and_shares_are_said_as_people_say_them() {
        let known = |value: f64| Total::exact(value);
        let bound = Total {
            bound: Bound::AtLeast,
            ..known(42.0)
        };
        let ranged = Total::of(&Figure {
            value: 8.0,
            low: Some(5.0),
            high: Some(11.0),
            ..Figure::default()
        });
        let rows = [
            (known(16.0), "16 d"),
            (known(0.5), "4 h"),
            (known(2.25), "2.3 d"),
            (known(12.4), "12 d"),
            (known(0.0), "0 d"),
            (known(f64::INFINITY), "endless d"),
            (bound, "at least 42 d"),
            (ranged, "8 (5–11) d"),
            (Total::unknown(), "? d"),
        ];
        for (total, words) in rows {
            assert_eq!(days_words(&total), words);
        }
        assert_eq!(share_words(&known(0.1667)), "17 %");
        let partial = Total {
            bound: Bound::AtMost,
            ..known(0.509)
        };
        assert_eq!(share_words(&partial), "at most 51 %");
    }
}
