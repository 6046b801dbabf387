//! Rules across records, as a list of problems to show, never as a panic.

use std::collections::{BTreeMap, BTreeSet};

use super::{Figure, Map, NodeKind, PathId, Record, RecordId, StopId};

/// Something in a map that cannot be right, with the record to look at.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    pub at: RecordId,
    pub rule: Rule,
}

/// The rule that a record breaks.
#[derive(Clone, Debug, PartialEq)]
pub enum Rule {
    /// The record names one that is not there.
    Dangling { key: &'static str, to: RecordId },
    /// Two records have the same id.
    DuplicateId { with: RecordId },
    /// An area holds itself, directly or through others.
    AreaLoop,
    /// A stop follows itself, directly or through others.
    StopBeforeItself,
    /// A stop follows, or goes back to, a stop of another path.
    OtherPath { key: &'static str, to: StopId },
    /// Work goes back to a stop that does not come before.
    ReworkNotEarlier { to: StopId },
    /// A work item is at a stop that is not on its path.
    StopOffPath { path: PathId },
    /// A figure is negative, out of order or outside of what the key allows.
    Figure { key: &'static str, says: String },
    /// A day is not written as `YYYY-MM-DD`.
    Day { key: &'static str, says: String },
    /// A path serves a node that is not a goal.
    NotAGoal { node: RecordId },
    /// A size is not above zero.
    NoSize,
}

impl Map {
    /// Returns everything in the map that cannot be right, in the order of the records.
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut ids: BTreeMap<&'static str, RecordId> = BTreeMap::new();
        for record in self.records() {
            let at = record.id();
            if at != RecordId::Header
                && let Some(with) = ids.insert(at.as_str(), at)
            {
                problems.push(Problem {
                    at,
                    rule: Rule::DuplicateId { with },
                });
            }
            self.look_at(&record, &mut |rule| problems.push(Problem { at, rule }));
        }
        problems
    }

    fn look_at(&self, record: &Record, report: &mut dyn FnMut(Rule)) {
        let mut seen = BTreeSet::new();
        for to in record.references() {
            if !self.contains(to) && seen.insert(to) {
                let key = key_of(record, to);
                report(Rule::Dangling { key, to });
            }
        }
        match record {
            Record::Area(area) => {
                let chain = self.area_chain(area.id);
                let top = chain.last().and_then(|id| self.area(*id));
                if top.is_some_and(|top| top.parent == Some(area.id)) {
                    report(Rule::AreaLoop);
                }
                if area.size.w <= 0.0 || area.size.h <= 0.0 {
                    report(Rule::NoSize);
                }
            }
            Record::Node(node) => {
                for (key, figure) in node.figures() {
                    check_figure(key, figure, report);
                }
                check_day("due", &node.due, report);
                if node.size.w <= 0.0 || node.size.h <= 0.0 {
                    report(Rule::NoSize);
                }
            }
            Record::Relation(relation) => {
                check_day("since", &relation.since, report);
                check_day("review_by", &relation.review_by, report);
            }
            Record::Path(path) => {
                check_figure("demand", path.demand.as_ref(), report);
                for goal in &path.goals {
                    let node = self.node(*goal);
                    if node.is_some_and(|node| node.kind != NodeKind::Goal) {
                        let node = RecordId::Node(*goal);
                        report(Rule::NotAGoal { node });
                    }
                }
            }
            Record::Stop(_) | Record::WorkItem(_) => self.look_at_work(record, report),
            Record::Header(_) => {}
        }
    }

    fn look_at_work(&self, record: &Record, report: &mut dyn FnMut(Rule)) {
        if let Record::Stop(stop) = record {
            if self.comes_before(stop.id, stop.id) {
                report(Rule::StopBeforeItself);
            }
            let back = stop.rework.iter().map(|rework| ("rework", rework.to));
            let after = stop.after.iter().map(|id| ("after", *id));
            for (key, to) in after.chain(back) {
                if self.stop(to).is_some_and(|other| other.path != stop.path) {
                    report(Rule::OtherPath { key, to });
                }
            }
            if let Some(rework) = &stop.rework
                && rework.to != stop.id
                && self.stop(rework.to).is_some_and(|to| to.path == stop.path)
                && !self.comes_before(rework.to, stop.id)
            {
                report(Rule::ReworkNotEarlier { to: rework.to });
            }
            check_figure("work", stop.work.as_ref(), report);
            check_figure("wait", stop.wait.as_ref(), report);
            check_figure("usable", stop.usable.as_ref(), report);
            let chance = stop.rework.as_ref().and_then(|back| back.chance.as_ref());
            check_figure("chance", chance, report);
        }
        if let Record::WorkItem(item) = record {
            let stop = item.stop.and_then(|id| self.stop(id));
            if let (Some(stop), Some(path)) = (stop, item.path)
                && stop.path != path
            {
                report(Rule::StopOffPath { path });
            }
            check_day("started", &item.started, report);
            check_day("due", &item.due, report);
            check_day("finished", &item.finished, report);
        }
    }
}

impl Rule {
    /// Returns one sentence for the user, without the record's own name.
    pub fn sentence(&self) -> String {
        match self {
            Self::Dangling { key, to } => {
                format!(
                    "“{key}” names the {} {}, which is not there",
                    to.noun(),
                    to.as_str()
                )
            }
            Self::DuplicateId { with } => {
                format!("A {} has the same id, {}", with.noun(), with.as_str())
            }
            Self::AreaLoop => "The area lies within itself".to_owned(),
            Self::StopBeforeItself => "The stop comes before itself".to_owned(),
            Self::OtherPath { key, to } => {
                format!("“{key}” names the stop {to}, which is on another path")
            }
            Self::ReworkNotEarlier { to } => {
                format!("“rework” goes to the stop {to}, which does not come before it")
            }
            Self::StopOffPath { path } => {
                format!("The stop of the work item is not on its path {path}")
            }
            Self::Figure { key, says } => format!("“{key}” {says}"),
            Self::Day { key, says } => {
                format!("“{key}” is “{says}”, not a day such as 2026-11-20")
            }
            Self::NotAGoal { node } => {
                format!("“goals” names the node {}, which is no goal", node.as_str())
            }
            Self::NoSize => "Width and height are not above zero".to_owned(),
        }
    }
}

fn key_of(record: &Record, to: RecordId) -> &'static str {
    match record {
        Record::Area(_) => "parent",
        Record::Node(_) => "area",
        Record::Relation(relation) if RecordId::Node(relation.from) == to => "from",
        Record::Relation(_) => "to",
        Record::Path(_) => "goals",
        Record::Stop(stop) => match to {
            RecordId::Path(_) => "path",
            RecordId::Node(_) => "node",
            RecordId::Stop(id) if stop.after.contains(&id) => "after",
            _ => "rework",
        },
        Record::WorkItem(_) => match to {
            RecordId::Path(_) => "path",
            RecordId::Stop(_) => "stop",
            _ => "blocked_by",
        },
        Record::Header(_) => "",
    }
}

fn check_figure(key: &'static str, figure: Option<&Figure>, report: &mut dyn FnMut(Rule)) {
    let Some(figure) = figure else {
        return;
    };
    let mut says = |says: &str| {
        let says = says.to_owned();
        report(Rule::Figure { key, says });
    };
    let low = figure.low.unwrap_or(figure.value);
    let top = figure.high.unwrap_or(figure.value).max(figure.value);
    if !figure.in_order() {
        says("is below zero, or its range is not in order");
    } else if is_share(key) && top > 1.0 {
        says("is a share and cannot be above 1");
    } else if key == "cognitive_load" && (low < 1.0 || top > 5.0) {
        says("goes from 1 to 5");
    }
    check_day("on", &figure.on, report);
}

fn is_share(key: &str) -> bool {
    matches!(
        key,
        "reactive" | "coordination" | "debt" | "drag" | "usable" | "chance"
    )
}

fn check_day(key: &'static str, day: &str, report: &mut dyn FnMut(Rule)) {
    if !day.is_empty() && !is_day(day) {
        let says = day.to_owned();
        report(Rule::Day { key, says });
    }
}

/// Returns whether a text is a day of the calendar, `YYYY-MM-DD`.
pub fn is_day(text: &str) -> bool {
    let mut parts = text.split('-');
    let (Some(year), Some(month), Some(day), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    let digits = |part: &str, n: usize| {
        let right = part.len() == n && part.bytes().all(|byte| byte.is_ascii_digit());
        right.then(|| part.parse::<u32>().ok()).flatten()
    };
    let (Some(year), Some(month), Some(day)) = (digits(year, 4), digits(month, 2), digits(day, 2))
    else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        1..=12 => 31,
        _ => 0,
    };
    (1..=last).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_one_of_the_calendar() {
        for day in ["2026-11-22", "2024-02-29", "2000-02-29", "0001-01-01"] {
            assert!(is_day(day), "{day}");
        }
        for text in [
            "2026-11-31",
            "2025-02-29",
            "1900-02-29",
            "2026-1-1",
            "26-01-01",
            "2026-13-01",
            "soon",
            "2026-01-00",
            "+026-01-01",
            "2026-01-01-01",
        ] {
            assert!(!is_day(text), "{text}");
        }
    }
}
