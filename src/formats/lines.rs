//! Lines of text as people write them: a path, `New payment, 6 a week: Customers > Checkout (4d/2d) > Orders`;
//! a relation, `Checkout -> Payments: approval (blocking)`; an area, `area: Shared: Cloud, Event bus`; or a
//! node, as [`said_node`] reads it, or several of them: `infra: Mail; Ledger`.
//!
//! In brackets behind a visit stand its wait, its work and how much of what arrives is usable, as far as
//! they are known: `(4d/2d)`, `(?/2d/80 %)`.
//!
//! One grammar for what is typed and pasted and for [`super::sketch`]: `>` goes on, `+` is side by
//! side, and `, Ship after Pay + Mail` says what a visit follows where that is not simply the group
//! before.

use crate::{
    analysis::{
        Unit, bracketed, kind_list, kind_of, parts, read_figure, said_demand, said_node, said_path,
    },
    edit::{After, AreaLine, MapLine, PathLine, RelationLine, Visit, VisitGroup, folded},
    model::{Node, NodeKind, RelationKind, Strength},
};

/// Why a line says nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LineError {
    #[error("Line {line}: “{text}” has no colon between the name of the path and its nodes")]
    NoName { line: usize, text: String },
    #[error(
        "Line {line}: “{text}” is no kind of node ({}), and a path has > between its nodes",
        kind_list()
    )]
    NoKind { line: usize, text: String },
    #[error("Line {line}: there is no name between two signs in “{text}”")]
    Gap { line: usize, text: String },
    #[error("Line {line}: “{text}” does not say what it comes after")]
    NoAfter { line: usize, text: String },
    #[error("Line {line}: “{text}” comes after a node that is not visited before")]
    NotVisited { line: usize, text: String },
}

/// What some lines say, and which of them say nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lines {
    pub read: Vec<MapLine>,
    pub wrong: Vec<LineError>,
}

/// Reads nodes, areas, relations and paths, one a line; empty lines are passed over, and so are the bullets
/// of a list. `→` and `->` are as good as `>` in a path.
pub fn map_lines(text: &str) -> Lines {
    let mut lines = Lines::default();
    for (index, written) in text.lines().enumerate() {
        let written = without_bullet(written.trim());
        if written.is_empty() {
            continue;
        }
        match map_line(written, index + 1) {
            Ok(read) => lines.read.extend(read),
            Err(error) => lines.wrong.push(error),
        }
    }
    lines
}

/// Reads one line; one may say several relations.
fn map_line(written: &str, line: usize) -> Result<Vec<MapLine>, LineError> {
    let (before, behind) = written.split_once(':').unwrap_or((written, ""));
    let (before, behind) = (before.trim(), behind.trim());
    if before.contains("->") || before.contains('→') {
        return relations(before, behind, line);
    }
    if let Some(nodes) = nodes(written) {
        let lines = nodes.into_iter().map(|node| MapLine::Node(Box::new(node)));
        return Ok(lines.collect());
    }
    let is_path = behind.contains(['>', '→']);
    if before.eq_ignore_ascii_case("area") && !behind.is_empty() && !is_path {
        let area = area(behind);
        if area.name.is_empty() {
            let text = written.to_owned();
            return Err(LineError::Gap { line, text });
        }
        return Ok(vec![MapLine::Area(area)]);
    }
    Ok(vec![MapLine::Path(path(written, line)?)])
}

fn without_bullet(line: &str) -> &str {
    let bullets = ["- ", "* ", "• ", "– "];
    let rest = bullets.iter().find_map(|bullet| line.strip_prefix(bullet));
    rest.unwrap_or(line).trim()
}

/// Reads an area with what it holds, such as `Shared: Cloud, Event bus`.
fn area(written: &str) -> AreaLine {
    let (name, holds) = written.split_once(':').unwrap_or((written, ""));
    let holds = holds.split([',', '+']).map(|name| name.trim().to_owned());
    AreaLine {
        name: name.trim().to_owned(),
        color: String::new(),
        holds: holds.filter(|name| !name.is_empty()).collect(),
    }
}

/// Returns the nodes that a line says, of one kind as long as no other is said: `infra: Mail; Ledger`.
fn nodes(written: &str) -> Option<Vec<Node>> {
    let whole = node(written)?;
    if whole.kind == NodeKind::Note {
        return Some(vec![whole]);
    }
    let mut kind = None;
    let parts = written.split(';').map(str::trim);
    let parts = parts.filter(|part| !part.is_empty());
    let nodes = parts.map(|part| match (part.split_once(':'), kind) {
        (None, Some(kind)) => node(&format!("{kind}: {part}")),
        (said, _) => {
            kind = said.map(|(word, _)| word);
            node(part)
        }
    });
    nodes.collect()
}

/// Returns the node that a line says, if it is neither a relation nor a path. A note may have any signs.
fn node(written: &str) -> Option<Node> {
    let said = said_node(written, &NodeKind::Team);
    let plain = !written.contains([':', '>', '→']);
    let of_kind = || {
        let (word, _) = written.split_once(':')?;
        kind_of(word).filter(|_| said.title() != written)
    };
    let is_node = match of_kind() {
        Some((NodeKind::Note, _)) => true,
        Some(_) => !written.contains(['>', '→']),
        None => plain,
    };
    is_node.then_some(said)
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
        // A unit alone is no figure.
        if !parts
            .iter()
            .all(|part| part.contains(|it: char| it.is_ascii_digit() || it == '?'))
        {
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
fn relations(ends: &str, words: &str, line: usize) -> Result<Vec<MapLine>, LineError> {
    let mut lines = Vec::new();
    let (label, strength) = label_of(words);
    let kind = relation_kind(label);
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
                kind: kind.clone(),
                strength: strength.clone(),
            }));
        }
        last = group;
    }
    Ok(lines)
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

/// Returns the kind of relation that a label names; it is written on the line all the same.
fn relation_kind(label: &str) -> Option<RelationKind> {
    let words = label.to_lowercase().replace('-', " ");
    let kind = match words.as_str() {
        "depends on" | "needs" | "uses" => RelationKind::DependsOn,
        "provides" | "as a service" | "x as a service" | "provides as a service" => {
            RelationKind::Provides
        }
        "collaborates" | "collaborates with" | "collaboration" => RelationKind::Collaborates,
        "facilitates" | "facilitating" => RelationKind::Facilitates,
        "owns" => RelationKind::Owns,
        "serves" => RelationKind::Serves,
        _ => return None,
    };
    Some(kind)
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
    let (name, demand) = said_path(name);
    // How often is asked may stand behind the last stop instead.
    let behind = bracketed(stops).filter(|_| demand.is_none());
    let behind = behind.and_then(|(rest, within)| Some((rest, said_demand(within)?)));
    let (stops, demand) = match behind {
        Some((rest, demand)) => (rest, Some(demand)),
        None => (stops, demand),
    };
    let groups = visits(&stops.replace("->", ">").replace('→', ">"), line);
    if groups.is_err() && !stops.contains(['>', '→', '+']) {
        let text = name.trim().to_owned();
        return Err(LineError::NoKind { line, text });
    }
    let groups = groups?;
    known_only(&groups, line)?;
    Ok(PathLine {
        name: name.to_owned(),
        demand,
        groups,
        ..PathLine::default()
    })
}

/// Reads the visits of one path.
pub(super) fn visits(text: &str, line: usize) -> Result<Vec<VisitGroup>, LineError> {
    let mut parts = parts(text);
    let chain = parts.next().unwrap_or_default().trim();
    let mut groups = Vec::new();
    for group in chain.split('>').filter(|_| !chain.is_empty()) {
        groups.push(VisitGroup {
            visited: visits_beside(group, text, line)?,
            after: After::Last,
        });
    }
    for part in parts {
        let Some((group, after)) = part.split_once(" after ") else {
            let text = part.trim().to_owned();
            return Err(LineError::NoAfter { line, text });
        };
        groups.push(VisitGroup {
            visited: visits_beside(group, text, line)?,
            after: After::Visits(names(after, line)?),
        });
    }
    Ok(groups)
}

/// Reads visits side by side, a part of the whole way.
fn visits_beside(group: &str, whole: &str, line: usize) -> Result<Vec<Visit>, LineError> {
    let visits: Vec<Visit> = group.split('+').map(visit).collect();
    if visits.iter().any(|visit| visit.name.is_empty()) {
        let text = whole.trim().to_owned();
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
    use super::*;
    use crate::model::{Figure, TeamShape, key_of};

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
            ("note: “We wait: > 2 weeks”", "(note “We wait: > 2 weeks”)"),
            (
                "infra: Mail; Ledger;",
                "(infrastructure Mail); (infrastructure Ledger)",
            ),
            (
                "stream: Shop, 5 people; Till, drag 5 %; goal: Sell",
                "(stream_aligned Shop of 5); (stream_aligned Till); (goal Sell)",
            ),
            ("Shop; Till, 2 people", "(team Shop); (team Till of 2)"),
            ("note: Slow; dear", "(note Slow; dear)"),
            (
                "stream: Shop, 5 people, drag 30 %",
                "(stream_aligned Shop of 5)",
            ),
            ("area: Front: Shop, Till", "{Front Shop Till}"),
            ("Area: Front", "{Front}"),
            ("area: a > b", "area = a | b"),
            ("Area -> Shop", "[Area Shop]"),
            (
                "a -> b: As a service (slowing)",
                "[a b As a service Slowing Provides]",
            ),
            ("a -> b: depends on", "[a b depends on DependsOn]"),
            (
                "Order (6/w): Shop > Till (4d/2h) > Bar (?/1w/80 %)",
                "Order 6/w = Shop | Till 4/0.25/? | Bar ?/5/0.8",
            ),
            (
                "p: a > b (0,5d/2,5d), c after a",
                "p = a | b 0.5/2.5/? | c < a",
            ),
            ("p, 6 a week: a > b", "p 6/w = a | b"),
            ("p, the old one: a > b", "p, the old one = a | b"),
            ("p: a > b (6/w)", "p 6/w = a | b"),
            ("p (1/w): a > b (6/w)", "p 1/w = a | b (6/w)"),
            ("p: a > b (4/2) (2 a day)", "p 10/w = a | b 4/2/?"),
            ("p (1/w): a > b (4/2)", "p 1/w = a | b 4/2/?"),
            ("p: a > b (7)", "p = a | b (7)"),
            ("p: a (1/w) > b", "p = a (1/w) | b"),
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
            let lines = map_lines(text);
            assert_eq!(lines.wrong, []);
            assert_eq!(shown(&lines.read), read, "{text}");
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
            (
                "p: a > b, c",
                "Line 1: “c” does not say what it comes after",
            ),
            (
                "complcated: Risk, 4 people",
                "Line 1: “complcated” is no kind of node (team, stream-aligned, platform",
            ),
            ("Shop\np: a > b\nplan: x, y\n", "Line 3: “plan” is no kind"),
            (
                "p: a, b after c",
                "Line 1: “c” comes after a node that is not",
            ),
        ];
        for (text, sentence) in rows {
            let wrong = map_lines(text).wrong;
            let wrong: Vec<String> = wrong.iter().map(ToString::to_string).collect();
            let only = wrong.first().filter(|_| wrong.len() == 1);
            let starts = only.is_some_and(|it| it.starts_with(sentence));
            assert!(starts, "{text}: {wrong:?}");
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
            MapLine::Area(line) => {
                let names = std::iter::once(&line.name).chain(&line.holds);
                let names: Vec<&str> = names.map(String::as_str).collect();
                format!("{{{}}}", names.join(" "))
            }
            MapLine::Node(line) => {
                let people = line.people.as_ref();
                let people = people.map_or_else(String::new, |it| format!(" of {}", it.value));
                let kind = match line.shape {
                    TeamShape::Undefined => line.kind.key().to_owned(),
                    ref shape => key_of(shape),
                };
                format!("({kind} {}{people})", line.title())
            }
            MapLine::Relation(line) => {
                let strength = line.strength.as_ref();
                let strength = strength.map_or_else(String::new, |it| format!(" {it:?}"));
                let kind = line.kind.as_ref();
                let kind = kind.map_or_else(String::new, |it| format!(" {it:?}"));
                let strength = format!("{strength}{kind}");
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
