//! Lines of text as people write them: a path, `New payment (6/w): Customers > Checkout (4d/2d) > Orders`;
//! a relation, `Checkout -> Payments: approval (blocking)`; a node, `Checkout`, `goal: Faster checkout` or
//! `platform: Cloud, 9 people`.
//!
//! In brackets behind a visit stand its wait, its work and how much of what arrives is usable, as far as
//! they are known: `(4d/2d)`, `(?/2d/80 %)`.
//!
//! One grammar for what is typed and pasted and for [`super::sketch`]: `>` goes on, `+` is side by
//! side, and `, Ship after Pay + Mail` says what a visit follows where that is not simply the group
//! before.

use crate::{
    analysis::{Unit, people_of, read_figure},
    edit::{After, MapLine, NodeLine, PathLine, RelationLine, Visit, VisitGroup, folded},
    model::{Figure, NodeKind, Strength, TeamShape, key_of},
};

/// Why a line is no path.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LineError {
    #[error("Line {line}: “{text}” has no colon between the name of the path and its nodes")]
    NoName { line: usize, text: String },
    #[error("Line {line}: there is no name between two signs in “{text}”")]
    Gap { line: usize, text: String },
    #[error("Line {line}: “{text}” does not say what it comes after")]
    NoAfter { line: usize, text: String },
    #[error("Line {line}: “{text}” comes after a node that is not visited before")]
    NotVisited { line: usize, text: String },
}

/// Reads nodes, relations and paths, one a line; empty lines are passed over, and so are the bullets of
/// a list. `→` and `->` are as good as `>` in a path.
pub fn map_lines(text: &str) -> Result<Vec<MapLine>, LineError> {
    let mut lines = Vec::new();
    for (index, written) in text.lines().enumerate() {
        let line = index + 1;
        let written = without_bullet(written.trim());
        if written.is_empty() {
            continue;
        }
        let (before, behind) = match written.split_once(':') {
            Some((before, behind)) => (before.trim(), Some(behind.trim())),
            None => (written, None),
        };
        if before.contains("->") || before.contains('→') {
            relations(before, behind.unwrap_or_default(), line, &mut lines)?;
        } else if let Some(node) = node_of_kind(before, behind) {
            lines.push(node);
        } else if behind.is_none() && !before.contains('>') {
            lines.push(node(before, NodeKind::Team, TeamShape::default()));
        } else {
            lines.push(MapLine::Path(path(written, line)?));
        }
    }
    Ok(lines)
}

fn without_bullet(line: &str) -> &str {
    let bullets = ["- ", "* ", "• ", "– "];
    let rest = bullets.iter().find_map(|bullet| line.strip_prefix(bullet));
    rest.unwrap_or(line).trim()
}

/// Reads a node whose kind is said before it, such as `goal: Faster checkout`; for a team it may be the sort
/// of team.
fn node_of_kind(word: &str, name: Option<&str>) -> Option<MapLine> {
    let word = word.to_lowercase().replace(['-', ' '], "_");
    let name = name.filter(|name| !name.is_empty())?;
    if word == NodeKind::Note.key() {
        let text = name.trim_matches(['"', '“', '”']).to_owned();
        return Some(MapLine::Node(NodeLine {
            name: text,
            kind: NodeKind::Note,
            ..NodeLine::default()
        }));
    }
    if name.contains(['>', '→']) {
        return None;
    }
    let shapes = [
        TeamShape::StreamAligned,
        TeamShape::Platform,
        TeamShape::Enabling,
        TeamShape::ComplicatedSubsystem,
    ];
    let mut shapes = shapes.into_iter();
    if let Some(shape) = shapes.find(|shape| key_of(shape) == word) {
        return Some(node(name, NodeKind::Team, shape));
    }
    let kinds = [
        NodeKind::Team,
        NodeKind::Infrastructure,
        NodeKind::Component,
        NodeKind::Goal,
        NodeKind::Outside,
    ];
    let kind = kinds.into_iter().find(|kind| kind.key() == word)?;
    Some(node(name, kind, TeamShape::default()))
}

/// Reads the name of a node, and how many people it has, such as `Cloud, 9 people`.
fn node(written: &str, kind: NodeKind, shape: TeamShape) -> MapLine {
    let (name, people) = match kind {
        NodeKind::Team => people_of(written),
        _ => (written, None),
    };
    MapLine::Node(NodeLine {
        name: name.to_owned(),
        kind,
        shape,
        people,
    })
}

/// Reads a figure that has to be one.
fn figure(text: &str, unit: Unit) -> Option<Figure> {
    let mut figure = None;
    read_figure(text, unit, &mut figure).ok()?;
    figure
}

/// Splits what stands in brackets at the end from what is before it.
fn bracketed(text: &str) -> Option<(&str, &str)> {
    let (before, within) = text.trim().strip_suffix(')')?.rsplit_once('(')?;
    Some((before.trim(), within))
}

/// Reads a visit: a name, and in brackets what is known of it. Brackets that say nothing of the kind
/// belong to the name.
fn visit(text: &str) -> Visit {
    let timed = bracketed(text).and_then(|(name, within)| {
        let mut figures = [None, None, None];
        let units = [Unit::Days, Unit::Days, Unit::Share];
        let parts: Vec<&str> = within.split('/').collect();
        if !(2..=units.len()).contains(&parts.len()) {
            return None;
        }
        for ((part, unit), figure) in parts.into_iter().zip(units).zip(&mut figures) {
            read_figure(part, unit, figure).ok()?;
        }
        let [wait, work, usable] = figures;
        Some(Visit {
            name: name.to_owned(),
            wait,
            work,
            usable,
        })
    });
    timed.unwrap_or_else(|| Visit {
        name: text.trim().to_owned(),
        ..Visit::default()
    })
}

/// Reads relations: `Shop -> Till: receipts (slowing)`, also several at once, `A + B -> C -> D`.
fn relations(
    ends: &str,
    words: &str,
    line: usize,
    lines: &mut Vec<MapLine>,
) -> Result<(), LineError> {
    let (label, strength) = label_of(words);
    let mut last: Vec<String> = Vec::new();
    for group in ends.replace('→', "->").split("->") {
        let group = names(group, line)?;
        for (from, to) in last
            .iter()
            .flat_map(|from| group.iter().map(move |to| (from, to)))
        {
            lines.push(MapLine::Relation(RelationLine {
                from: from.clone(),
                to: to.clone(),
                label: label.to_owned(),
                strength: strength.clone(),
            }));
        }
        last = group;
    }
    Ok(())
}

/// Reads what is written on a relation; a word in brackets that says how much it hurts is no part of it.
fn label_of(words: &str) -> (&str, Option<Strength>) {
    let parts = words
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once('('));
    let Some((label, word)) = parts else {
        return (words, None);
    };
    let strength = match word.trim().to_lowercase().as_str() {
        "ok" => Strength::Ok,
        "slowing" => Strength::Slowing,
        "blocking" => Strength::Blocking,
        _ => return (words, None),
    };
    (label.trim(), Some(strength))
}

/// Reads a path.
fn path(written: &str, line: usize) -> Result<PathLine, LineError> {
    let Some((name, stops)) = written
        .split_once(':')
        .filter(|(name, _)| !name.trim().is_empty())
    else {
        let text = written.trim().to_owned();
        return Err(LineError::NoName { line, text });
    };
    let groups = visits(&stops.replace("->", ">").replace('→', ">"), line)?;
    known_only(&groups, line)?;
    // A number alone may belong to the name.
    let asked = bracketed(name).filter(|(_, within)| within.contains(['/', ' ']));
    let asked = asked.and_then(|(name, within)| Some((name, figure(within, Unit::Weekly)?)));
    let (name, demand) = match asked {
        Some((name, demand)) if !name.is_empty() => (name, Some(demand)),
        _ => (name.trim(), None),
    };
    Ok(PathLine {
        name: name.to_owned(),
        demand,
        groups,
        ..PathLine::default()
    })
}

/// Reads the visits of one path.
pub(super) fn visits(text: &str, line: usize) -> Result<Vec<VisitGroup>, LineError> {
    let mut parts = text.split(',');
    let chain = parts.next().unwrap_or_default().trim();
    let mut groups = Vec::new();
    for group in chain.split('>').filter(|_| !chain.is_empty()) {
        groups.push(VisitGroup {
            visited: visits_beside(group, line)?,
            after: After::Last,
        });
    }
    for part in parts {
        let Some((group, after)) = part.split_once(" after ") else {
            let text = part.trim().to_owned();
            return Err(LineError::NoAfter { line, text });
        };
        groups.push(VisitGroup {
            visited: visits_beside(group, line)?,
            after: After::Visits(names(after, line)?),
        });
    }
    Ok(groups)
}

fn visits_beside(text: &str, line: usize) -> Result<Vec<Visit>, LineError> {
    let visits: Vec<Visit> = text.split('+').map(visit).collect();
    if visits.iter().any(|visit| visit.name.is_empty()) {
        let text = text.trim().to_owned();
        return Err(LineError::Gap { line, text });
    }
    Ok(visits)
}

fn names(text: &str, line: usize) -> Result<Vec<String>, LineError> {
    let names: Vec<String> = text.split('+').map(|name| name.trim().to_owned()).collect();
    if names.iter().any(String::is_empty) {
        let text = text.trim().to_owned();
        return Err(LineError::Gap { line, text });
    }
    Ok(names)
}

fn known_only(groups: &[VisitGroup], line: usize) -> Result<(), LineError> {
    let mut visited: Vec<String> = Vec::new();
    for group in groups {
        if let After::Visits(names) = &group.after {
            let unknown = names.iter().find(|name| !visited.contains(&folded(name)));
            if let Some(unknown) = unknown {
                let text = unknown.clone();
                return Err(LineError::NotVisited { line, text });
            }
        }
        visited.extend(group.visited.iter().map(|visit| folded(&visit.name)));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a panic is a failed test")]

    use super::*;

    #[test]
    fn a_line_says_a_path_a_relation_or_a_node() {
        let rows = [
            ("New payment: Shop > Till", "New payment = Shop | Till"),
            ("  a b :x->y → z  ", "a b = x | y | z"),
            ("p: a > b + c > d", "p = a | b + c | d"),
            (
                "p: a > b, c after a, d after b + c",
                "p = a | b | c < a | d < b + c",
            ),
            ("p:", "p = "),
            ("- Shop", "(team Shop)"),
            ("goal: Sell more", "(goal Sell more)"),
            ("platform: Cloud, 9 people", "(platform Cloud of 9)"),
            (
                "Complicated subsystem: Risk",
                "(complicated_subsystem Risk)",
            ),
            ("Shop, 1 person", "(team Shop of 1)"),
            ("goal: Hire, 3 people", "(goal Hire, 3 people)"),
            ("Shop, the old one", "(team Shop, the old one)"),
            ("note: “We wait, > 2 weeks”", "(note We wait, > 2 weeks)"),
            (
                "Order (6/w): Shop > Till (4d/2h) > Bar (?/1w/80 %)",
                "Order 6/w = Shop | Till 4/0.25/? | Bar ?/5/0.8",
            ),
            ("p (v2): a (b) > c (d/e)", "p (v2) = a (b) | c (d/e)"),
            ("goal: Shop > Till", "goal = Shop | Till"),
            ("Shop -> Till", "[Shop Till]"),
            (
                "Shop→Till: a receipt (Slowing)",
                "[Shop Till a receipt Slowing]",
            ),
            ("* Shop -> Till: paper (A4)", "[Shop Till paper (A4)]"),
            ("a + b -> c -> d: (ok)", "[a c  Ok]; [b c  Ok]; [c d  Ok]"),
            ("Shop\na -> b\np: a > b", "(team Shop); [a b]; p = a | b"),
            ("", ""),
            ("p: a\n\nq: b", "p = a; q = b"),
        ];
        for (text, read) in rows {
            assert_eq!(shown(&map_lines(text).unwrap()), read, "{text}");
        }
    }

    #[test]
    fn what_is_no_line_is_said_with_its_line() {
        let rows = [
            ("Shop > Till", "Line 1: “Shop > Till” has no colon"),
            ("p: a\n: b", "Line 2: “: b” has no colon"),
            ("p: a > > b", "Line 1: there is no name between two signs"),
            ("p: a > b +", "Line 1: there is no name"),
            ("a -> -> b", "Line 1: there is no name between two signs"),
            ("p: a, b", "Line 1: “b” does not say what it comes after"),
            (
                "p: a, b after c",
                "Line 1: “c” comes after a node that is not",
            ),
        ];
        for (text, sentence) in rows {
            let error = map_lines(text).unwrap_err().to_string();
            assert!(error.starts_with(sentence), "{text}: {error}");
        }
    }

    fn shown(lines: &[MapLine]) -> String {
        let path = |path: &PathLine| {
            let visit = |visit: &Visit| {
                let days = |figure: &Option<Figure>| {
                    figure
                        .as_ref()
                        .map_or("?".to_owned(), |it| it.value.to_string())
                };
                match visit {
                    Visit {
                        wait: None,
                        work: None,
                        usable: None,
                        ..
                    } => visit.name.clone(),
                    Visit {
                        name,
                        wait,
                        work,
                        usable,
                    } => {
                        format!("{name} {}/{}/{}", days(wait), days(work), days(usable))
                    }
                }
            };
            let group = |group: &VisitGroup| {
                let visited: Vec<String> = group.visited.iter().map(visit).collect();
                match &group.after {
                    After::Last => visited.join(" + "),
                    After::Visits(after) => {
                        format!("{} < {}", visited.join(" + "), after.join(" + "))
                    }
                }
            };
            let groups: Vec<String> = path.groups.iter().map(group).collect();
            let demand = path.demand.as_ref();
            let demand = demand.map_or_else(String::new, |it| format!(" {}/w", it.value));
            format!("{}{demand} = {}", path.name, groups.join(" | "))
        };
        let line = |line: &MapLine| match line {
            MapLine::Path(line) => path(line),
            MapLine::Node(line) => {
                let people = line.people.as_ref();
                let people = people.map_or_else(String::new, |it| format!(" of {}", it.value));
                let kind = match line.shape {
                    TeamShape::Undefined => line.kind.key().to_owned(),
                    ref shape => key_of(shape),
                };
                format!("({kind} {}{people})", line.name)
            }
            MapLine::Relation(line) => {
                let strength = line.strength.as_ref();
                let strength = strength.map_or_else(String::new, |it| format!(" {it:?}"));
                let ends = format!("{} {} {}", line.from, line.to, line.label);
                format!(
                    "[{}{strength}]",
                    ends.strip_suffix(' ')
                        .filter(|_| strength.is_empty())
                        .unwrap_or(&ends)
                )
            }
        };
        lines.iter().map(line).collect::<Vec<_>>().join("; ")
    }
}
