//! Lines of text: paths as people write them, `New payment: Customers > Checkout > Orders`.
//!
//! One grammar for what is typed and pasted and for [`super::sketch`]: `>` goes on, `+` is side by
//! side, and `, Ship after Pay + Mail` says what a visit follows where that is not simply the group
//! before.

use crate::edit::{After, PathLine, VisitGroup};

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

/// Reads paths, one a line; empty lines are passed over. `→` and `->` are as good as `>`.
pub fn paths(text: &str) -> Result<Vec<PathLine>, LineError> {
    let mut paths = Vec::new();
    for (index, written) in text.lines().enumerate() {
        let line = index + 1;
        if written.trim().is_empty() {
            continue;
        }
        let Some((name, stops)) = written
            .split_once(':')
            .filter(|(name, _)| !name.trim().is_empty())
        else {
            let text = written.trim().to_owned();
            return Err(LineError::NoName { line, text });
        };
        let groups = visits(&stops.replace("->", ">").replace('→', ">"), line)?;
        known_only(&groups, line)?;
        paths.push(PathLine {
            name: name.trim().to_owned(),
            groups,
            ..PathLine::default()
        });
    }
    Ok(paths)
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

/// Names are the same whatever their capitals and the space in them.
fn folded(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a panic is a failed test")]

    use super::*;

    #[test]
    fn a_line_says_a_path() {
        let rows = [
            ("New payment: Shop > Till", "New payment = Shop | Till"),
            ("  a b :x->y → z  ", "a b = x | y | z"),
            ("p: a > b + c > d", "p = a | b + c | d"),
            (
                "p: a > b, c after a, d after b + c",
                "p = a | b | c < a | d < b + c",
            ),
            ("p:", "p = "),
            ("", ""),
            ("p: a\n\nq: b", "p = a; q = b"),
        ];
        for (text, read) in rows {
            assert_eq!(shown(&paths(text).unwrap()), read, "{text}");
        }
    }

    #[test]
    fn what_is_no_path_is_said_with_its_line() {
        let rows = [
            ("Shop > Till", "Line 1: “Shop > Till” has no colon"),
            ("p: a\n: b", "Line 2: “: b” has no colon"),
            ("p: a > > b", "Line 1: there is no name between two signs"),
            ("p: a > b +", "Line 1: there is no name"),
            ("p: a, b", "Line 1: “b” does not say what it comes after"),
            (
                "p: a, b after c",
                "Line 1: “c” comes after a node that is not",
            ),
        ];
        for (text, sentence) in rows {
            let error = paths(text).unwrap_err().to_string();
            assert!(error.starts_with(sentence), "{text}: {error}");
        }
    }

    fn shown(paths: &[PathLine]) -> String {
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
        paths.iter().map(path).collect::<Vec<_>>().join("; ")
    }
}
