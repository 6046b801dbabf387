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
    let due = Day::parse(&item.due).filter(|_| item.state != State::Done)?;
    let left = today.map(|today| due.working_days_since(today));
    match left {
        Some(left) if left < 0 || today.is_some_and(|today| due < today) => {
            Some((format!("overdue: {due}"), Pressing::Past))
        }
        Some(0) => Some(("due today".to_owned(), Pressing::Near)),
        Some(left) if left <= NEAR => Some((format!("due in {left} d"), Pressing::Near)),
        _ if item.class == Class::FixedDate => Some((format!("due {due}"), Pressing::Far)),
        _ => None,
    }
}

fn blocked_words(map: &Map, item: &WorkItem) -> String {
    let Some(blocked) = &item.blocked_by else {
        return "blocked".to_owned();
    };
    let node = blocked.node.and_then(|node| map.node(node));
    match (node, blocked.why.as_str()) {
        (Some(node), "") => format!("blocked: {}", node.title()),
        (Some(node), why) => format!("blocked: {} – {why}", node.title()),
        (None, "") => "blocked".to_owned(),
        (None, why) => format!("blocked: {why}"),
    }
}

/// Returns as much of a line as fits, with an ellipsis where it does not.
pub(super) fn cut(line: &str, size: f32, weight: Weight, room: f32) -> String {
    let (size, room) = (f64::from(size), f64::from(room));
    if width(line, size, weight) <= room {
        return line.to_owned();
    }
    let mut kept = line.to_owned();
    while kept.pop().is_some() {
        let shown = format!("{}…", kept.trim_end());
        if width(&shown, size, weight) <= room {
            return shown;
        }
    }
    String::new()
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
