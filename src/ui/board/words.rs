//! What a card and a lane say, in words and colors.

use crate::{
    analysis::number,
    edit::Lane,
    editor::Editor,
    model::{Class, Day, Map, State, WorkItem},
    scene::{Weight, width},
};

/// What stands on a card beside its name.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct CardWords {
    /// Its age, and what is not as usual.
    pub(super) about: String,
    pub(super) due: Option<(String, Pressing)>,
    /// What blocks it, beside a sign that says that it is.
    pub(super) blocked: Option<String>,
}

/// How much a date presses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pressing {
    Far,
    Near,
    Past,
}

/// A date is near when it is so many working days away.
const NEAR: i64 = 3;

pub(super) fn card_words(map: &Map, item: &WorkItem, today: Option<Day>) -> CardWords {
    let mut about = vec![age_words(item, today)];
    match &item.class {
        Class::Standard => {}
        Class::Expedite => about.push("expedite".to_owned()),
        Class::FixedDate => about.push("fixed date".to_owned()),
        Class::Intangible => about.push("intangible".to_owned()),
        Class::Other(own) => about.push(own.clone()),
    }
    match &item.state {
        State::Waiting if !item.started.is_empty() => about.push("waiting".to_owned()),
        State::Other(own) => about.push(own.clone()),
        _ => {}
    }
    CardWords {
        about: about.join(" · "),
        due: due_words(item, today),
        blocked: (item.state == State::Blocked).then(|| blocked_words(map, item)),
    }
}

fn age_words(item: &WorkItem, today: Option<Day>) -> String {
    let started = Day::parse(&item.started);
    let finished = Day::parse(&item.finished);
    let done = item.state == State::Done;
    let end = if done { finished } else { today };
    match (started, end) {
        (Some(started), Some(end)) => match end.working_days_since(started) {
            n if done => format!("{} d total", n.max(0)),
            n if n < 0 => format!("starts {started}"),
            0 => "today".to_owned(),
            n => format!("{n} d"),
        },
        (Some(started), None) => format!("since {started}"),
        (None, _) if done => "done".to_owned(),
        (None, _) if item.state == State::Waiting => "waiting".to_owned(),
        (None, _) => "age not known".to_owned(),
    }
}

fn due_words(item: &WorkItem, today: Option<Day>) -> Option<(String, Pressing)> {
    let (due, pressing) = due_day(item, today)?;
    let left = today.map(|today| due.working_days_since(today));
    let words = match (pressing, left) {
        (Pressing::Past, _) => format!("overdue: {due}"),
        (Pressing::Near, Some(0)) => "due today".to_owned(),
        (Pressing::Near, Some(left)) => format!("due in {left} d"),
        _ => format!("due {due}"),
    };
    Some((words, pressing))
}

/// Returns the day that an item is due, if its card is to say it.
fn due_day(item: &WorkItem, today: Option<Day>) -> Option<(Day, Pressing)> {
    let due = Day::parse(&item.due).filter(|_| item.state != State::Done)?;
    let pressing = match today {
        Some(today) if due < today => Pressing::Past,
        Some(today) if due.working_days_since(today) <= NEAR => Pressing::Near,
        _ => Pressing::Far,
    };
    (pressing != Pressing::Far || item.class == Class::FixedDate).then_some((due, pressing))
}

/// Returns how many lines a card has below its name; the words themselves are made where they are seen.
pub(super) fn n_word_lines(item: &WorkItem, today: Option<Day>) -> usize {
    let due = !item.due.is_empty() && due_day(item, today).is_some();
    1 + usize::from(due) + usize::from(item.state == State::Blocked)
}

fn blocked_words(map: &Map, item: &WorkItem) -> String {
    let Some(blocked) = &item.blocked_by else {
        return "blocked".to_owned();
    };
    let node = blocked.node.and_then(|node| map.node(node));
    match (node, blocked.why.as_str()) {
        (Some(node), "") => node.title().to_owned(),
        (Some(node), why) => format!("{} – {why}", node.title()),
        (None, "") => "blocked".to_owned(),
        (None, why) => why.to_owned(),
    }
}

/// Returns as much of a line as fits, with an ellipsis where it does not.
pub(super) fn cut(line: &str, size: f32, weight: Weight, room: f32) -> String {
    let (size, room) = (f64::from(size), f64::from(room));
    if width(line, size, weight) <= room {
        return line.to_owned();
    }
    let mut used = width("…", size, weight);
    let mut buffer = [0; 4];
    let fits = line.char_indices().take_while(|(_, letter)| {
        used += width(letter.encode_utf8(&mut buffer), size, weight);
        used <= room
    });
    let end = fits.last().map_or(0, |(at, letter)| at + letter.len_utf8());
    let start = line.get(..end).unwrap_or_default();
    format!("{}…", start.trim_end())
}

/// Returns what a lane says below its name, line by line: what nobody can know yet is left out.
pub(super) fn lane_words(editor: &Editor, lane: &Lane) -> Vec<String> {
    let Lane::Path(Some(path)) = lane else {
        return Vec::new();
    };
    let figures = editor.figures().path(*path);
    let lead = figures.map(|figures| &figures.lead);
    let lead = lead.filter(|lead| !lead.is_unknown());
    let efficiency = figures.and_then(|figures| figures.efficiency.as_ref());
    let efficiency = efficiency.filter(|efficiency| !efficiency.is_unknown());
    let path = editor.map().path(*path);
    let demand = path.and_then(|path| path.demand.as_ref());
    [
        lead.map(|lead| format!("{} lead time", lead.in_days())),
        demand.map(|demand| format!("{} a week asked", number(demand.value))),
        efficiency.map(|efficiency| format!("{} flow efficiency", efficiency.in_percent())),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a panic is a failed test")]

    use super::*;
    use crate::model::{Blocked, WorkItemId};

    #[test]
    fn a_line_is_cut_where_it_does_not_fit() {
        let cut = |room| cut("blocked: test environment", 11.5, Weight::Regular, room);
        assert_eq!(cut(400.0), "blocked: test environment");
        let short = cut(80.0);
        assert!(
            short.starts_with("blocked:") && short.ends_with('…'),
            "{short}"
        );
        assert!(width(&short, 11.5, Weight::Regular) <= 80.0);
        assert_eq!(cut(0.0), "…");
    }

    #[test]
    fn a_card_says_its_age_its_class_and_what_presses() {
        let map = Map::default();
        let today = Day::parse("2026-11-20");
        let said = |change: &dyn Fn(&mut WorkItem)| {
            let mut item = WorkItem::new(WorkItemId::new("x").unwrap(), "X");
            change(&mut item);
            let words = card_words(&map, &item, today);
            let due = words.due.map(|(due, _)| due);
            let rest = due.into_iter().chain(words.blocked);
            rest.fold(words.about, |all, words| format!("{all} | {words}"))
        };
        let day = |text: &str| text.to_owned();
        assert_eq!(said(&|_| {}), "waiting");
        assert_eq!(said(&|it| it.started = day("2026-11-13")), "5 d · waiting");
        assert_eq!(said(&|it| it.state = State::Active), "age not known");
        assert_eq!(
            said(&|it| {
                it.state = State::Active;
                it.started = day("2026-11-20");
                it.class = Class::Expedite;
                it.due = day("2026-11-24");
            }),
            "today · expedite | due in 2 d"
        );
        assert_eq!(
            said(&|it| {
                it.state = State::Blocked;
                it.started = day("2026-11-19");
                it.due = day("2026-11-14");
                it.blocked_by = Some(Blocked {
                    why: "no slot".to_owned(),
                    ..Blocked::default()
                });
            }),
            "1 d | overdue: 2026-11-14 | no slot"
        );
        assert_eq!(
            said(&|it| {
                it.state = State::Done;
                it.started = day("2026-11-13");
                it.finished = day("2026-11-18");
                it.due = day("2026-11-14");
            }),
            "3 d total"
        );
        assert_eq!(
            said(&|it| {
                it.class = Class::FixedDate;
                it.due = day("2027-01-15");
            }),
            "waiting · fixed date | due 2027-01-15"
        );
    }
}
