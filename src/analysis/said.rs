//! Nodes as people say them in one line: `Checkout, 7 people`, `goal: Sell more`, or
//! `platform: Cloud, 9 people, 3 at once, drag 55 %, access request`.

use crate::model::{Access, Figure, Node, NodeId, NodeKind, Point, TeamShape, key_of};

use super::typed::{Unit, read_figure};

/// The kinds that a line may begin with; for a team it may be the sort of team.
const KINDS: [(NodeKind, TeamShape); 10] = [
    (NodeKind::Team, TeamShape::Undefined),
    (NodeKind::Team, TeamShape::StreamAligned),
    (NodeKind::Team, TeamShape::Platform),
    (NodeKind::Team, TeamShape::Enabling),
    (NodeKind::Team, TeamShape::ComplicatedSubsystem),
    (NodeKind::Infrastructure, TeamShape::Undefined),
    (NodeKind::Component, TeamShape::Undefined),
    (NodeKind::Goal, TeamShape::Undefined),
    (NodeKind::Outside, TeamShape::Undefined),
    (NodeKind::Note, TeamShape::Undefined),
];
/// So many letters of the word for a kind may stand for it, if they can mean no other.
const LEAST_LETTERS: usize = 4;

/// What a figure of a node is called in a line, before it or behind it.
const PEOPLE: [&str; 4] = ["people", "persons", "person", "p"];
const PARALLEL: [&str; 4] = ["items at once", "at once", "in parallel", "parallel"];
const WIP_LIMIT: [&str; 2] = ["wip limit", "wip"];
const DEBT: [&str; 2] = ["debt work-down", "debt"];
const DRAG: [&str; 1] = ["drag"];
const REACTIVE: [&str; 1] = ["reactive"];
const COORDINATION: [&str; 1] = ["coordination"];
const ACCESS: &str = "access";

/// Reads a node as a line says it: its kind, its name and what is known of it. It is of the usual kind if the
/// line says none; its id and place are not told. What is not understood belongs to the name.
pub fn said_node(text: &str, usual: &NodeKind) -> Node {
    let text = text.trim();
    let said = text.split_once(':').and_then(|(word, rest)| {
        let rest = rest.trim();
        let kind = kind_of(word).filter(|_| !rest.is_empty())?;
        Some((kind, rest))
    });
    let ((kind, shape), text) = said.unwrap_or(((usual.clone(), TeamShape::default()), text));
    let mut node = Node::new(NodeId::FIRST, kind, "", Point::default());
    node.shape = shape;
    if node.kind == NodeKind::Note {
        text.clone_into(&mut node.text);
        return node;
    }
    let mut name = text;
    while let Some((before, part)) = last_part(name)
        && !before.trim().is_empty()
        && tell(&mut node, part)
    {
        name = before.trim();
    }
    name.clone_into(&mut node.about.name);
    node
}

/// Returns the parts of a line between its commas. One between two digits belongs to a number: `2,5`.
pub fn parts(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let comma = commas(text).next();
        rest = comma.and_then(|at| text.get(at + 1..));
        comma.map_or(Some(text), |at| text.get(..at))
    })
}

/// Reads what a path is called and how often it is asked for, if that is said behind its name: `New order, 6 a
/// week` or `New order (6/w)`. A number without a unit belongs to the name.
pub fn said_path(text: &str) -> (&str, Option<Figure>) {
    let text = text.trim();
    let said = bracketed(text).or_else(|| last_part(text));
    let said = said.and_then(|(name, rest)| Some((name.trim(), said_demand(rest)?)));
    match said {
        Some((name, demand)) if !name.is_empty() => (name, Some(demand)),
        _ => (text, None),
    }
}

/// Reads how often a path is asked for, such as `6/w`; it has to say in which time.
pub fn said_demand(text: &str) -> Option<Figure> {
    let text = text.trim();
    let mut figure = None;
    read_figure(text, Unit::Weekly, &mut figure).ok()?;
    figure.filter(|_| text.contains(['/', ' ']))
}

/// Splits what stands in brackets at the end from what is before it.
pub fn bracketed(text: &str) -> Option<(&str, &str)> {
    let (before, within) = text.trim().strip_suffix(')')?.rsplit_once('(')?;
    Some((before.trim(), within))
}

/// Splits off what stands behind the last comma.
fn last_part(text: &str) -> Option<(&str, &str)> {
    let at = commas(text).last()?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

fn commas(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let digit = |at: Option<usize>| {
        let byte = at.and_then(|at| bytes.get(at));
        byte.is_some_and(u8::is_ascii_digit)
    };
    text.match_indices(',')
        .map(|(at, _)| at)
        .filter(move |at| !(digit(at.checked_sub(1)) && digit(Some(at + 1))))
}

/// Returns the kind that a word stands for, and the sort of team: `platform`, `Complicated subsystem`, `infra`.
pub fn kind_of(word: &str) -> Option<(NodeKind, TeamShape)> {
    let word = word.trim().to_lowercase().replace(['-', ' '], "_");
    let key = |(kind, shape): &(NodeKind, TeamShape)| match shape {
        TeamShape::Undefined => kind.key().to_owned(),
        shape => key_of(shape),
    };
    if let Some(exact) = KINDS.iter().find(|it| key(it) == word) {
        return Some(exact.clone());
    }
    let mut begun = KINDS.iter().filter(|it| key(it).starts_with(&word));
    let only = begun
        .next()
        .filter(|_| word.chars().count() >= LEAST_LETTERS)?;
    begun.next().is_none().then(|| only.clone())
}

/// Returns the words for kinds that a line may begin with.
pub fn kind_list() -> String {
    let words = KINDS.iter().map(|(kind, shape)| match shape {
        TeamShape::Undefined => kind.key().to_owned(),
        shape => key_of(shape).replace('_', "-"),
    });
    words.collect::<Vec<_>>().join(", ")
}

/// Takes what a part of a line says of a node, and returns whether it says anything.
fn tell(node: &mut Node, part: &str) -> bool {
    let part = part.trim().to_lowercase();
    match node.kind {
        NodeKind::Team => {
            figure_of(&part, &PEOPLE, Unit::Number, &mut node.people)
                || figure_of(&part, &PARALLEL, Unit::Number, &mut node.parallel)
                || figure_of(&part, &WIP_LIMIT, Unit::Number, &mut node.wip_limit)
                || figure_of(&part, &DEBT, Unit::Share, &mut node.debt)
                || figure_of(&part, &DRAG, Unit::Share, &mut node.drag)
                || figure_of(&part, &REACTIVE, Unit::Share, &mut node.reactive)
                || figure_of(&part, &COORDINATION, Unit::Share, &mut node.coordination)
                || figure_of(&part, &[""], Unit::Number, &mut node.people)
                || access(&part, &mut node.access)
                || shape(&part, &mut node.shape)
        }
        NodeKind::Infrastructure | NodeKind::Component => {
            figure_of(&part, &PARALLEL, Unit::Number, &mut node.parallel)
                || access(&part, &mut node.access)
        }
        _ => false,
    }
}

/// Reads a figure that is called by one of these words, unless it is known already.
fn figure_of(part: &str, words: &[&str], unit: Unit, figure: &mut Option<Figure>) -> bool {
    if figure.is_some() {
        return false;
    }
    let mut rests = words.iter().filter_map(|word| without(part, word));
    rests.any(|rest| {
        let mut read = None;
        let understood = read_figure(rest, unit, &mut read).is_ok() && read.is_some();
        if understood {
            *figure = read;
        }
        understood
    })
}

fn access(part: &str, access: &mut Option<Access>) -> bool {
    let Some(rest) = without(part, ACCESS) else {
        return false;
    };
    let rest = rest.replace(['-', ' '], "_");
    let all = [
        Access::SelfService,
        Access::Request,
        Access::Meeting,
        Access::Approval,
    ];
    let meant = all.into_iter().find(|access| key_of(access) == rest);
    let says = meant.is_some() && access.is_none();
    *access = access.take().or(meant);
    says
}

fn shape(part: &str, shape: &mut TeamShape) -> bool {
    let said = kind_of(part).filter(|(_, said)| key_of(said) == part.replace(['-', ' '], "_"));
    match said {
        Some((_, said)) if *shape == TeamShape::Undefined && said != TeamShape::Undefined => {
            *shape = said;
            true
        }
        _ => false,
    }
}

/// Returns what stands beside a word, before or behind it.
fn without<'t>(part: &'t str, word: &str) -> Option<&'t str> {
    let behind = part
        .strip_prefix(word)
        .filter(|rest| rest.starts_with([' ', ':']) || word.is_empty());
    let rest = behind.or_else(|| part.strip_suffix(word))?;
    Some(rest.trim_matches([' ', ':']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(node: &Node) -> String {
        let number = |word: &str, figure: &Option<Figure>| {
            figure.as_ref().map(|it| format!("{word} {}", it.value))
        };
        let kind = match &node.shape {
            TeamShape::Undefined => node.kind.key().to_owned(),
            shape => key_of(shape),
        };
        let parts = [
            number("people", &node.people),
            number("parallel", &node.parallel),
            number("wip", &node.wip_limit),
            number("debt", &node.debt),
            number("drag", &node.drag),
            number("reactive", &node.reactive),
            number("coordination", &node.coordination),
            node.access.as_ref().map(key_of),
        ];
        let name = format!("{kind} “{}{}”", node.about.name, node.text);
        let parts = parts.into_iter().flatten();
        std::iter::once(name)
            .chain(parts)
            .collect::<Vec<_>>()
            .join(" | ")
    }

    #[test]
    fn a_line_says_the_kind_the_name_and_the_figures_of_a_node() {
        let rows = [
            ("Checkout", "team “Checkout”"),
            ("Checkout, 7 people", "team “Checkout” | people 7"),
            ("Checkout, 7", "team “Checkout” | people 7"),
            ("Checkout , 7p ", "team “Checkout” | people 7"),
            ("Checkout, 5–9 people", "team “Checkout” | people 7"),
            ("platform: Cloud", "platform “Cloud”"),
            ("Stream-aligned: Shop", "stream_aligned “Shop”"),
            ("stream: Shop", "stream_aligned “Shop”"),
            (
                "complicated: Risk, 4 people",
                "complicated_subsystem “Risk” | people 4",
            ),
            ("Cloud, 9 people, platform", "platform “Cloud” | people 9"),
            (
                "Cloud, complicated subsystem",
                "complicated_subsystem “Cloud”",
            ),
            (
                "platform: Cloud, 9 people, 3 at once, drag 55 %, debt 20, WIP 6, access: request",
                "platform “Cloud” | people 9 | parallel 3 | wip 6 | debt 0.2 | drag 0.55 | request",
            ),
            (
                "Ops, 30% reactive, coordination 10–20 %, in parallel 2, self-service access",
                "team “Ops” | parallel 2 | reactive 0.3 | coordination 0.15 | self_service",
            ),
            (
                "infra: Event bus, 2 at once",
                "infrastructure “Event bus” | parallel 2",
            ),
            ("goal: Hire, 3 people", "goal “Hire, 3 people”"),
            ("outside: Customers", "outside “Customers”"),
            ("Cloud, 7,5 people", "team “Cloud” | people 7.5"),
            (
                "Cloud, WIP 2,5, drag 12,5 %",
                "team “Cloud” | wip 2.5 | drag 0.125",
            ),
            ("Gate 7,5", "team “Gate 7,5”"),
            // What is not understood belongs to the name, and so does what is said twice.
            ("Shop, the old one", "team “Shop, the old one”"),
            (
                "Shop, the old one, 5 people",
                "team “Shop, the old one” | people 5",
            ),
            ("Shop, drag much", "team “Shop, drag much”"),
            ("Shop, drag 300 %", "team “Shop, drag 300 %”"),
            (
                "Shop, 5 people, 6 people",
                "team “Shop, 5 people” | people 6",
            ),
            ("comp: Risk", "team “comp: Risk”"),
            ("plan: Risk", "team “plan: Risk”"),
            ("platform:", "team “platform:”"),
            (", 5 people", "team “, 5 people”"),
            ("", "team “”"),
        ];
        for (text, said) in rows {
            assert_eq!(shown(&said_node(text, &NodeKind::Team)), said, "{text}");
        }
        let note = said_node("note: “We wait, 2 weeks”", &NodeKind::Team);
        assert_eq!(note.text, "“We wait, 2 weeks”");
        let component = said_node("Till, 7 people", &NodeKind::Component);
        assert_eq!(shown(&component), "component “Till, 7 people”");
    }
}
