//! The fields of the report, as they are written and as its schema describes them.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use crate::model::{Basis, NodeKind};

/// What the figures of a map come to. Work, wait and lead time are working days, demand is by the week,
/// shares go from 0 to 1. A total is null while nothing is known of it.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "Throughline report")]
pub(super) struct Report<'a> {
    /// Always `throughline-report`.
    pub(super) format: &'static str,
    /// The version of the report.
    pub(super) version: u32,
    pub(super) title: &'a str,
    /// How many working days are in a week.
    pub(super) days_a_week: Value,
    /// How uneven arrivals and work are taken to be where queues are estimated.
    pub(super) variation: Uneven,
    /// The delivery paths in the order of their ids.
    pub(super) paths: Vec<PathReport<'a>>,
    /// The nodes that a path asks something of, those with the highest constraint rank first.
    pub(super) nodes: Vec<NodeReport<'a>>,
    /// The nodes that serve more than one goal, those with the most goals first.
    pub(super) competing_goals: Vec<CompetingReport<'a>>,
}

/// A number; null where it is endless, as rework that always happens is.
#[derive(Clone, Copy)]
pub(super) struct Value(pub(super) f64);

/// A number made of figures that people gave.
#[derive(Serialize, JsonSchema)]
pub(super) struct Sum {
    pub(super) value: Value,
    /// What it comes to with the low ends of all ranges, and with the high ends.
    pub(super) low: Value,
    pub(super) high: Value,
    /// What the value is to the true one: `exact`, `at_least` or `at_most` because of what is
    /// unknown, or `partial` if that could move it either way.
    pub(super) bound: &'static str,
    /// Whether `bound` is `at_least`.
    pub(super) at_least: bool,
    /// The weakest basis of the figures that went in; null if none did.
    pub(super) basis: Option<Basis>,
}

/// Squared coefficients of variation: 0 is clockwork, 1 is at random.
#[derive(Serialize, JsonSchema)]
pub(super) struct Uneven {
    pub(super) arrivals: Value,
    pub(super) work: Value,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct PathReport<'a> {
    pub(super) id: &'a str,
    pub(super) name: &'a str,
    /// How many pieces of work ask for it in a week.
    pub(super) demand: Option<Sum>,
    /// From start to end without rework: waits and work along the longest branch.
    pub(super) lead_time: Option<Sum>,
    /// The same with each stop as often as it is passed on average.
    pub(super) lead_time_with_rework: Option<Sum>,
    /// The work of all stops, each passed once.
    pub(super) work: Option<Sum>,
    /// The waits of all stops, each passed once.
    pub(super) wait: Option<Sum>,
    /// The work of all stops, each as often as it is passed on average.
    pub(super) work_with_rework: Option<Sum>,
    /// Work over lead time along the longest branch.
    pub(super) flow_efficiency: Option<Sum>,
    /// Rolled %C/A: the share of work that goes through every stop usable as received.
    pub(super) usable: Option<Sum>,
    /// How often the stop is passed that is passed most often.
    pub(super) expected_passes: Option<Sum>,
    /// How often work passes from one node to another.
    pub(super) handoffs: usize,
    /// The stops in the order of their numbers.
    pub(super) stops: Vec<StopReport<'a>>,
    /// What nobody said.
    pub(super) missing: Vec<MissingReport>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct StopReport<'a> {
    pub(super) id: &'a str,
    /// The id of the node, and its name.
    pub(super) node: &'a str,
    pub(super) name: &'a str,
    /// Null for a visit to an outside or a goal.
    pub(super) number: Option<usize>,
    pub(super) wait: Option<Sum>,
    pub(super) work: Option<Sum>,
    /// How often work passes here on average.
    pub(super) passes: Option<Sum>,
    /// How many days after the start work arrives here, and leaves again.
    pub(super) begins: Option<Sum>,
    pub(super) ends: Option<Sum>,
    pub(super) on_longest_branch: bool,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct NodeReport<'a> {
    pub(super) id: &'a str,
    pub(super) name: &'a str,
    pub(super) kind: &'a NodeKind,
    /// Its place by frequency × mean time, 1 for the highest; null while that is unknown.
    pub(super) constraint_rank: Option<usize>,
    /// How often a week it is asked, rework counted.
    pub(super) per_week: Option<Sum>,
    /// The offered load in servers: demand a day × passes × work, over all paths and stops.
    pub(super) demand: Option<Sum>,
    /// The share of capacity left: 1 − reactive − coordination − debt − drag.
    pub(super) left: Option<Sum>,
    /// How many items it works on at once.
    pub(super) servers: Option<Sum>,
    /// Demand over servers × share left; its value is null where nothing is left.
    pub(super) utilisation: Option<Sum>,
    /// Whether as much or more is asked than there is.
    pub(super) grows_without_end: bool,
    /// The estimated queue (M/M/c, Erlang C, after Allen and Cunneen); null where it grows without end or
    /// a figure is missing.
    pub(super) queue_wait: Option<QueueReport>,
    /// Who asks, the most frequent first.
    pub(super) asks: Vec<AskReport<'a>>,
    /// What an answer would need and nobody said.
    pub(super) missing: Vec<MissingReport>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct QueueReport {
    /// The mean wait in working days.
    pub(super) days: Value,
    /// As that of a total.
    pub(super) bound: &'static str,
    /// How long the work itself takes with the share of capacity that is left.
    pub(super) work_days: Value,
    /// The wait with ten points of load less.
    pub(super) days_ten_points_less: Value,
    /// The wait with ten points of load more; null where that grows without end.
    pub(super) days_ten_points_more: Option<Value>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct AskReport<'a> {
    /// The ids of the path and the stop, and the name of the path.
    pub(super) path: &'a str,
    pub(super) stop: &'a str,
    pub(super) name: &'a str,
    pub(super) per_week: Option<Sum>,
    pub(super) passes: Option<Sum>,
    pub(super) work: Option<Sum>,
    /// What this stop alone asks, in servers.
    pub(super) demand: Option<Sum>,
}

/// A figure that is unknown.
#[derive(Serialize, JsonSchema)]
pub(super) struct MissingReport {
    /// The id of the record that would have it.
    pub(super) of: &'static str,
    /// Its key in the map file.
    pub(super) key: &'static str,
    /// Both in words.
    pub(super) words: String,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct CompetingReport<'a> {
    /// The id of the node, and its name.
    pub(super) node: &'a str,
    pub(super) name: &'a str,
    pub(super) goals: Vec<ClaimReport<'a>>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct ClaimReport<'a> {
    /// The id of the goal, and its name.
    pub(super) goal: &'a str,
    pub(super) name: &'a str,
    /// Whether a relation says that the node serves the goal.
    pub(super) direct: bool,
    /// The ids of the paths of the goal that stop at the node.
    pub(super) paths: Vec<&'a str>,
}

impl Serialize for Value {
    /// Writes at most nine decimals: what lies behind them is noise of the computer's arithmetic.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        const PARTS: f64 = 1e9;
        /// Above it, a whole number is not exact.
        const LARGEST_EXACT: f64 = 9_007_199_254_740_992.0;
        if !self.0.is_finite() {
            return serializer.serialize_none();
        }
        let scaled = self.0 * PARTS;
        let value = if scaled.abs() < LARGEST_EXACT {
            scaled.round() / PARTS
        } else {
            self.0
        };
        if value.fract() == 0.0 && value.abs() < LARGEST_EXACT {
            #[expect(clippy::cast_possible_truncation, reason = "whole and below 2^53")]
            return serializer.serialize_i64(value as i64);
        }
        serializer.serialize_f64(value)
    }
}

impl JsonSchema for Value {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Value".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["number", "null"] })
    }
}
