//! Lines of text as people write them: a path, `New payment: Customers > Checkout > Orders`; a relation,
//! `Checkout -> Payments: approval (blocking)`; a node, `Checkout` or `goal: Faster checkout`.
//!
//! One grammar for what is typed and pasted and for [`super::sketch`]: `>` goes on, `+` is side by
//! side, and `, Ship after Pay + Mail` says what a visit follows where that is not simply the group
//! before.

use crate::{
    edit::{After, MapLine, PathLine, RelationLine, VisitGroup, folded},
    model::{NodeKind, Strength},
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
            let (name, kind) = (before.to_owned(), NodeKind::Team);
            lines.push(MapLine::Node { name, kind });
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

/// Reads a node whose kind is said before it, such as `goal: Faster checkout`.
fn node_of_kind(word: &str, name: Option<&str>) -> Option<MapLine> {
    let name = name.filter(|name| !name.is_empty() && !name.contains(['>', '→']))?;
    let kinds = [
        NodeKind::Team,
        NodeKind::Infrastructure,
        NodeKind::Component,
        NodeKind::Goal,
        NodeKind::Outside,
    ];
    let kind = kinds
        .into_iter()
        .find(|kind| kind.key() == word.to_lowercase())?;
    let name = name.to_owned();
    Some(MapLine::Node { name, kind })
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
    Ok(PathLine {
        name: name.trim().to_owned(),
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
            visited: names(group, line)?,
            after: After::Last,
        });
    }
    for part in parts {
        let Some((group, after)) = part.split_once(" after ") else {
            let text = part.trim().to_owned();
            return Err(LineError::NoAfter { line, text });
        };
        groups.push(VisitGroup {
            visited: names(group, line)?,
            after: After::Visits(names(after, line)?),
        });
    }
    Ok(groups)
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
        visited.extend(group.visited.iter().map(|name| folded(name)));
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
            let group = |group: &VisitGroup| match &group.after {
                After::Last => group.visited.join(" + "),
                After::Visits(after) => {
                    format!("{} < {}", group.visited.join(" + "), after.join(" + "))
                }
            };
            let groups: Vec<String> = path.groups.iter().map(group).collect();
            format!("{} = {}", path.name, groups.join(" | "))
        };
        let line = |line: &MapLine| match line {
            MapLine::Path(line) => path(line),
            MapLine::Node { name, kind } => format!("({} {name})", kind.key()),
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
