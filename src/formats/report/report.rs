//! From figures to the report.

use crate::{
    analysis::{
        Ask, Bound, Claim, Competing, Figures, Missing, NodeLoad, PathFigures, Queue, Rung, Total,
        Variation, competing_goals, units::DAYS_A_WEEK,
    },
    formats::native::to_lines,
    model::{Map, NodeId, NodeKind, PathId},
};

use super::fields::{
    AskReport, ClaimReport, CompetingReport, MissingReport, NodeReport, PathReport, QueueReport,
    Report, StopReport, Sum, Uneven, Value,
};

/// The word in `"format"` by which a report is known.
const FORMAT: &str = "throughline-report";
/// The version of the report.
const VERSION: u32 = 1;

/// Returns the JSON Schema of the report, as it stands in `assets/`.
pub fn report_schema() -> String {
    let schema = schemars::schema_for!(Report<'_>);
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

/// Returns what the figures of a map come to, in the same form as the map file: one field a line.
pub fn report_json(
    map: &Map,
    figures: &Figures,
    variation: Variation,
) -> Result<Vec<u8>, serde_json::Error> {
    let competing = competing_goals(map);
    to_lines(&Report {
        format: FORMAT,
        version: VERSION,
        title: map.title(),
        days_a_week: Value(DAYS_A_WEEK),
        variation: Uneven {
            arrivals: Value(variation.arrivals),
            work: Value(variation.work),
        },
        paths: figures.paths().map(|path| path_report(map, path)).collect(),
        nodes: figures
            .ranking()
            .into_iter()
            .map(|load| node_report(map, load, variation))
            .collect(),
        competing_goals: competing
            .iter()
            .map(|competing| competing_report(map, competing))
            .collect(),
    })
}

fn path_report<'a>(map: &'a Map, figures: &'a PathFigures) -> PathReport<'a> {
    let demand = map.path(figures.path).and_then(|it| it.demand.as_ref());
    PathReport {
        id: figures.path.as_str(),
        name: path_name(map, figures.path),
        demand: demand.map(Total::of).as_ref().and_then(sum),
        lead_time: sum(&figures.lead),
        lead_time_with_rework: sum(&figures.lead_with_rework),
        work: sum(&figures.work),
        wait: sum(&figures.wait),
        work_with_rework: sum(&figures.work_with_rework),
        flow_efficiency: figures.efficiency.as_ref().and_then(sum),
        usable: figures.usable.as_ref().and_then(sum),
        expected_passes: sum(&figures.passes),
        handoffs: figures.handoffs,
        stops: figures
            .rungs
            .iter()
            .map(|it| stop_report(map, it))
            .collect(),
        missing: missing(map, &figures.missing),
    }
}

fn stop_report<'a>(map: &'a Map, rung: &'a Rung) -> StopReport<'a> {
    StopReport {
        id: rung.stop.id.as_str(),
        node: rung.stop.node.as_str(),
        name: node_name(map, rung.stop.node),
        number: rung.number,
        wait: sum(&rung.wait),
        work: sum(&rung.work),
        passes: sum(&rung.passes),
        begins: sum(&rung.begins),
        ends: sum(&rung.ends),
        on_longest_branch: rung.on_longest,
    }
}

fn node_report<'a>(map: &'a Map, load: &'a NodeLoad, variation: Variation) -> NodeReport<'a> {
    static NO_KIND: NodeKind = NodeKind::Other(String::new());
    let queue_wait = match load.queue(variation) {
        Queue::Wait(wait) => Some(QueueReport {
            days: Value(wait.days),
            bound: bound(wait.bound),
            work_days: Value(wait.work_days),
            days_ten_points_less: Value(wait.ten_less),
            days_ten_points_more: wait.ten_more.map(Value),
        }),
        Queue::Unknown | Queue::Endless => None,
    };
    NodeReport {
        id: load.node.as_str(),
        name: node_name(map, load.node),
        kind: map.node(load.node).map_or(&NO_KIND, |node| &node.kind),
        constraint_rank: load.rank.map(|rank| rank.place),
        per_week: sum(&load.per_week),
        demand: sum(&load.offered),
        left: sum(&load.left),
        servers: load.servers.as_ref().and_then(sum),
        utilisation: load.utilisation.as_ref().and_then(sum),
        grows_without_end: load.grows_without_end(),
        queue_wait,
        asks: load.asks.iter().map(|ask| ask_report(map, ask)).collect(),
        missing: missing(map, &load.missing),
    }
}

fn ask_report<'a>(map: &'a Map, ask: &Ask) -> AskReport<'a> {
    AskReport {
        path: ask.path.as_str(),
        stop: ask.stop.as_str(),
        name: path_name(map, ask.path),
        per_week: sum(&ask.per_week),
        passes: sum(&ask.passes),
        work: sum(&ask.work),
        demand: sum(&ask.offered),
    }
}

fn competing_report<'a>(map: &'a Map, competing: &Competing) -> CompetingReport<'a> {
    let claim = |claim: &Claim| ClaimReport {
        goal: claim.goal.as_str(),
        name: node_name(map, claim.goal),
        direct: claim.direct,
        paths: claim.paths.iter().map(|path| path.as_str()).collect(),
    };
    CompetingReport {
        node: competing.node.as_str(),
        name: node_name(map, competing.node),
        goals: competing.goals.iter().map(claim).collect(),
    }
}

fn missing(map: &Map, missing: &[Missing]) -> Vec<MissingReport> {
    let report = |missing: &Missing| MissingReport {
        of: missing.at.as_str(),
        key: missing.key,
        words: missing.words(map),
    };
    missing.iter().map(report).collect()
}

fn sum(total: &Total) -> Option<Sum> {
    if total.is_unknown() {
        return None;
    }
    Some(Sum {
        value: Value(total.value),
        low: Value(total.low),
        high: Value(total.high),
        bound: bound(total.bound),
        at_least: total.at_least(),
        basis: total.basis.clone(),
    })
}

fn bound(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact => "exact",
        Bound::AtLeast => "at_least",
        Bound::AtMost => "at_most",
        Bound::Partial => "partial",
    }
}

fn node_name(map: &Map, id: NodeId) -> &str {
    map.node(id).map_or("", |node| &node.about.name)
}

fn path_name(map: &Map, id: PathId) -> &str {
    map.path(id).map_or("", |path| &path.about.name)
}
