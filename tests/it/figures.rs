//! What the figures of a map come to, on sketches.

use std::{fmt::Write as _, sync::Arc};

use proptest::prelude::*;
use throughline::{
    analysis::{
        Bound, Figures, NodeLoad, PathFigures, Queue, Total, Variation, competing_goals, what_if,
    },
    edit::{add_all, update},
    formats::sketch,
    model::{
        Figure, Id, Map, Node, NodeId, NodeKind, PathId, Point, Record, RecordId, Relation,
        RelationKind,
    },
};

use super::maps::any_map;

fn map_of(text: &str) -> Map {
    sketch::parse(text).unwrap()
}

fn node(id: &str) -> NodeId {
    Id::new(id).unwrap()
}

fn path(id: &str) -> PathId {
    Id::new(id).unwrap()
}

/// Returns a total as text: `≥ 42 (38–50) guess`.
fn text(total: &Total) -> String {
    let sign = match total.bound {
        Bound::Exact => "",
        Bound::AtLeast => "≥ ",
        Bound::AtMost => "≤ ",
        Bound::Partial => "~ ",
    };
    let round = |value: f64| (value * 1000.0).round() / 1000.0;
    let mut text = format!("{sign}{}", round(total.value));
    if total.has_range() {
        let _ = write!(text, " ({}–{})", round(total.low), round(total.high));
    }
    if let Some(basis) = &total.basis {
        let _ = write!(text, " {basis:?}");
    }
    text
}

fn texts(totals: &[&Total]) -> String {
    let texts: Vec<String> = totals.iter().map(|total| text(total)).collect();
    texts.join(", ")
}

#[test]
fn the_longest_waits_of_all_paths_come_first_and_what_waits_nowhere_is_left_out() {
    let longest = |text: &str| {
        let map = map_of(text);
        let figures = Figures::of(&map);
        let waits = figures.longest_waits(4).into_iter();
        let told = waits.map(|(path, rung)| {
            let node = rung.stop.node;
            format!("{node} {path} {}", rung.wait.in_days())
        });
        told.collect::<Vec<_>>().join(", ")
    };
    for (text, told) in [
        ("", ""),
        ("p: A > B", ""),
        ("p: A > B; p-a = wait 0; p-b = work 2", ""),
        (
            "p: A > B; q: C > B; p-a = wait 1; p-b = wait 7; q-c = wait 16; q-b = wait 0.5",
            "c q 16 days, b p 7 days, a p 1 day, b q 0.5 days",
        ),
        (
            "q: A; p: A; p-a = wait 2; q-a = wait 2",
            "a p 2 days, a q 2 days",
        ),
        (
            "p: A > B; p-a = wait 4 (3–5); p-b = wait 6",
            "b p 6 days, a p 4 days (3–5)",
        ),
    ] {
        assert_eq!(longest(text), told, "{text}");
    }
}

/// Returns the figures of the path `go` and checks that its rungs are in order.
fn figures(text: &str) -> PathFigures {
    let map = map_of(text);
    let figures = PathFigures::of(&map, path("go"));
    for rung in &figures.rungs {
        assert!(rung.ends.value >= rung.begins.value);
        assert!(rung.ends.value <= figures.lead.value);
    }
    figures
}

const CHAIN: &str = "Users = outside; Speed = goal; go: Users > Web > Ops > Orders > Risk > Speed; \
    go-web = work 2, wait 4; go-ops = work 1, wait 16 measured; go-orders = work 3, wait 7; \
    go-risk = work 1, wait 8 (5–11)";

#[test]
fn the_lead_time_of_a_chain_is_all_its_waits_and_all_its_work() {
    let figures = figures(CHAIN);
    assert_eq!(text(&figures.lead), "42 (39–45) Guess");
    assert_eq!(text(&figures.work), "7 Guess");
    assert_eq!(text(&figures.wait), "35 (32–38) Guess");
    let efficiency = figures.efficiency.unwrap();
    assert_eq!(text(&efficiency), "0.167 (0.156–0.179) Guess");
    assert_eq!(figures.handoffs, 3);
    assert_eq!(text(&figures.passes), "1");
    assert_eq!(figures.usable, None);
    assert!(figures.rungs.iter().all(|rung| rung.on_longest));
}

#[test]
fn what_nobody_said_makes_the_lead_time_at_least() {
    for (taken, lead) in [
        (", wait 16 measured", "≥ 26 (23–29) Guess"),
        ("go-web = work 2, wait 4; ", "≥ 36 (33–39) Guess"),
    ] {
        let short = CHAIN.replace(taken, "");
        assert_ne!(short, CHAIN);
        assert_eq!(text(&figures(&short).lead), lead);
    }
    let nothing = figures("go: Web > Ops");
    assert!(nothing.lead.is_unknown());
    assert_eq!(nothing.efficiency, None);
    let keys: Vec<&str> = nothing.missing.iter().map(|missing| missing.key).collect();
    let both = ["wait", "work", "wait", "work", "usable", "usable"];
    assert_eq!(keys, both);
    // An outside in between is waited for, at either end it is not.
    let vendor = "Vendor = outside; Users = outside; go: Users > Web > Vendor > Ops; \
        go-web = work 1, wait 1; go-ops = work 1, wait 1";
    assert_eq!(text(&figures(vendor).lead), "≥ 4 Guess");
    let said = format!("{vendor}; go-vendor = wait 5");
    assert_eq!(text(&figures(&said).lead), "9 Guess");
}

#[test]
fn an_unknown_wait_makes_the_flow_efficiency_at_most() {
    let rows = [
        ("go: A; go-a = work 1, wait 3", "0.25 Guess"),
        (
            "go: A > B; go-a = work 1, wait 3; go-b = work 0",
            "≤ 0.25 Guess",
        ),
        (
            "go: A > B; go-a = work 1, wait 3; go-b = wait 0",
            "≥ 0.25 Guess",
        ),
        ("go: A > B; go-a = work 1, wait 3", "~ 0.25 Guess"),
        // Only the shorter branch is unknown, and it could be the longer one.
        (
            "go: A > B + C; go-a = work 1, wait 3; go-b = work 0, wait 0",
            "~ 0.25 Guess",
        ),
    ];
    for (sketch, efficiency) in rows {
        let figures = figures(sketch);
        assert_eq!(text(&figures.efficiency.unwrap()), efficiency, "{sketch}");
    }
}

#[test]
fn the_longest_branch_counts() {
    let figures = figures(
        "go: A > B + C > D; go-a = work 1, wait 0; go-b = work 2, wait 6; \
         go-c = work 5, wait 1 (0–9); go-d = work 1, wait 1",
    );
    assert_eq!(text(&figures.lead), "11 (11–17) Guess");
    assert_eq!(text(&figures.work), "9 Guess");
    let along = [&figures.work_on_longest, &figures.wait_on_longest];
    assert_eq!(texts(&along), "4 Guess, 7 Guess");
    let longest = figures.rungs.iter().filter(|rung| rung.on_longest);
    let longest: Vec<&str> = longest.map(|rung| rung.stop.id.as_str()).collect();
    assert_eq!(longest, ["go-a", "go-b", "go-d"]);
    let join = figures.rung(Id::new("go-d").unwrap()).unwrap();
    assert_eq!(text(&join.begins), "9 (9–15) Guess");
    // A to B and to C, and both to D.
    assert_eq!(figures.handoffs, 4);
}

#[test]
fn rework_is_counted_over_the_whole_stretch() {
    let figures = figures(
        "go: A > B > C; go-c ~> go-b; go-c = work 1, wait 2, chance 0.2 (0–0.5); \
         go-a = work 1, wait 0; go-b = work 4, wait 0",
    );
    let passes: Vec<String> = figures
        .rungs
        .iter()
        .map(|rung| text(&rung.passes))
        .collect();
    assert_eq!(passes, ["1", "1.25 (1–2) Guess", "1.25 (1–2) Guess"]);
    assert_eq!(text(&figures.lead), "8 Guess");
    assert_eq!(text(&figures.lead_with_rework), "9.75 (8–15) Guess");
    assert_eq!(text(&figures.work_with_rework), "7.25 (6–11) Guess");
}

#[test]
fn the_share_that_comes_through_usable_is_a_product() {
    let rows = [
        (
            "go: A > B > C > D; go-a = usable 0.9; go-b = usable 0.85; go-c = usable 0.7; \
             go-d = usable 0.95 measured",
            "0.509 Guess",
        ),
        (
            "go: A > B; go-a = usable 0.5 (0.4–0.6) agreed",
            "≤ 0.5 (0.4–0.6) Agreed",
        ),
        (
            "Users = outside; go: Users > A; go-a = usable 0.5",
            "0.5 Guess",
        ),
    ];
    for (sketch, usable) in rows {
        assert_eq!(text(&figures(sketch).usable.unwrap()), usable, "{sketch}");
    }
}

#[test]
fn work_that_comes_back_to_who_had_it_is_no_handoff() {
    let rows = [
        ("go: A > A > B > A", 2),
        ("Vendor = outside; go: A > Vendor > A", 0),
        ("Vendor = outside; go: A > Vendor > B", 1),
        ("go: A > B + C > A", 4),
        ("go:", 0),
    ];
    for (sketch, n_handoffs) in rows {
        assert_eq!(figures(sketch).handoffs, n_handoffs, "{sketch}");
    }
}

#[test]
fn a_path_that_goes_in_a_circle_still_has_an_answer() {
    // B and C follow each other.
    let sketch = "go: A > B > C, B after C; go-a = work 1, wait 1; go-b = work 2, wait 2";
    let map = map_of(sketch);
    let rungs = PathFigures::of(&map, path("go")).rungs;
    assert_eq!(rungs.len(), 4);
    let gone = PathFigures::of(&map, path("gone"));
    assert!(gone.rungs.is_empty());
}

proptest! {
    #[test]
    fn any_map_has_figures_and_none_is_out_of_order(map in any_map()) {
        let figures = Figures::of(&map);
        prop_assert_eq!(figures.paths().len(), map.paths().len());
        for path in figures.paths() {
            prop_assert_eq!(path.rungs.len(), map.stops_of(path.path).count());
            let again = path.lead_if(|rung| rung.wait.plus(&rung.work));
            prop_assert!((again.value - path.lead.value).abs() <= path.lead.value * 1e-9);
            prop_assert_eq!(again.bound, path.lead.bound);
            let totals = [&path.lead, &path.lead_with_rework, &path.work, &path.passes];
            for total in totals.into_iter().chain(&path.efficiency).chain(&path.usable) {
                prop_assert!(0.0 <= total.low && total.low <= total.value);
                prop_assert!(total.value <= total.high);
            }
        }
        for load in figures.loads() {
            prop_assert!(!load.asks.is_empty());
            for total in [&load.offered, &load.left].into_iter().chain(&load.utilisation) {
                prop_assert!(0.0 <= total.low && total.low <= total.value);
                prop_assert!(total.value <= total.high);
            }
            if let Queue::Wait(wait) = load.queue(Variation::RANDOM) {
                prop_assert!(wait.days.is_finite() && wait.ten_less <= wait.days);
                prop_assert!(wait.ten_more.is_none_or(|more| wait.days <= more));
            }
            let tried = what_if(&map, &figures, load.node, (0.2, 0.1), Variation::RANDOM);
            let tried = tried.unwrap();
            prop_assert_eq!(tried.shifts.len(), load.paths().len());
            for shift in &tried.shifts {
                let least = shift.lead_then.as_ref().map_or(0.0, |then| then.value);
                prop_assert!(least >= 0.0 && least.is_finite());
            }
        }
    }
}

fn load(text: &str) -> NodeLoad {
    let figures = Figures::of(&map_of(text));
    figures.load(node("pay")).unwrap().clone()
}

const FREE: &str = "reactive 0, coordination 0, debt 0, drag 0";

#[test]
fn load_is_what_paths_ask_over_what_is_left() {
    let said = "one: Pay > Web; two: Web > Pay > Pay; one = demand 5; two = demand 10; \
        one-pay = work 0.5; two-pay = work 0.2; two-pay-again = work 0.1; \
        Pay = parallel 2, reactive 0.1, coordination 0.1, debt 0.1, drag 0.2 (0.1–0.3)";
    let pay = load(said);
    // 1 a day × 0.5 + 2 a day × 0.2 + 2 a day × 0.1, over 2 × 0.5.
    assert_eq!(text(&pay.offered), "1.1 Guess");
    assert_eq!(text(&pay.left), "0.5 (0.4–0.6) Guess");
    assert_eq!(
        text(&pay.utilisation.clone().unwrap()),
        "1.1 (0.917–1.375) Guess"
    );
    assert!(pay.grows_without_end());
    assert_eq!(text(&pay.per_week), "25 Guess");
    assert!((pay.mean_work.unwrap() - 5.5 / 25.0).abs() < 1e-12);
    assert_eq!(pay.paths(), [path("two"), path("one")]);
}

#[test]
fn rework_asks_again() {
    let said = format!(
        "go: Web > Pay; go = demand 5; go-pay ~> go-web; go-pay = work 0.4, chance 0.5; \
         Pay = parallel 1, {FREE}"
    );
    assert_eq!(text(&load(&said).utilisation.unwrap()), "0.8 Guess");
    let unknown = said.replace(", chance 0.5", "");
    assert_ne!(unknown, said);
    let pay = load(&unknown);
    assert_eq!(text(&pay.utilisation.unwrap()), "≥ 0.4 Guess");
    assert_eq!(pay.missing.len(), 1);
}

#[test]
fn what_an_answer_needs_is_listed() {
    let map = map_of(
        "Buy: Pay > Web > Pay; Buy = demand 5; Sell: Pay; sell-pay = work 1; buy-pay-again = work 1",
    );
    let figures = Figures::of(&map);
    let pay = figures.load(node("pay")).unwrap();
    let mut words: Vec<String> = pay.missing.iter().map(|it| it.words(&map)).collect();
    words.sort();
    let expected = [
        "coordination of Pay",
        "debt work-down of Pay",
        "demand of Sell",
        "drag of Pay",
        "items at once of Pay",
        "reactive of Pay",
        "work of Buy at Pay (stop 1)",
    ];
    assert_eq!(words, expected);
    assert_eq!(pay.utilisation, None);
    assert_eq!(pay.queue(Variation::RANDOM), Queue::Unknown);
    // Only teams are asked for shares, and what is unknown is not counted as nothing.
    let shared = load("Pay = infrastructure, parallel 1; go: Pay; go = demand 4; go-pay = work 1");
    assert_eq!(text(&shared.utilisation.unwrap()), "0.8 Guess");
    assert!(shared.missing.is_empty());
    let team = load("Pay = parallel 1; go: Pay; go = demand 4; go-pay = work 1");
    assert_eq!(text(&team.utilisation.unwrap()), "≥ 0.8 Guess");
}

#[test]
fn drag_makes_the_whole_time_work_over_one_less_load_and_drag() {
    // S ÷ (1 − d − g) with d = ½ and work of a day.
    let sketch = format!("go: Pay; go = demand 2.5; go-pay = work 1; Pay = parallel 1, {FREE}");
    let map = map_of(&sketch);
    let figures = Figures::of(&map);
    for (drag, times) in [
        (0.0, Some(2.0)),
        (0.2, Some(1.0 / 0.3)),
        (0.25, Some(4.0)),
        (0.4, Some(10.0)),
        (0.45, Some(20.0)),
        (0.5, None),
        (0.7, None),
    ] {
        let shares = (drag, 0.0);
        let other = what_if(&map, &figures, node("pay"), shares, Variation::RANDOM).unwrap();
        let shift = &other.shifts[0];
        match (shift.days_then, times) {
            (Some(days), Some(times)) => assert!((days - times).abs() < 1e-9, "{drag}: {days}"),
            (days, times) => assert_eq!(days, times, "{drag}"),
        }
        assert_eq!(other.queue_then == Queue::Endless, times.is_none());
    }
}

#[test]
fn drag_of_thirty_percent_quadruples_the_whole_time() {
    // M/M/1, λ 0.6, μ 1 → 0.7: W 10 against 2.5.
    let sketch = format!("go: Pay; go = demand 3; go-pay = work 1; Pay = parallel 1, {FREE}");
    let map = map_of(&sketch);
    let figures = Figures::of(&map);
    let other = what_if(&map, &figures, node("pay"), (0.3, 0.0), Variation::RANDOM).unwrap();
    assert_eq!(text(&other.load.utilisation.unwrap()), "0.857 Guess");
    let Queue::Wait(now) = other.queue_now else {
        panic!("{:?}", other.queue_now);
    };
    assert!((now.days + now.work_days - 2.5).abs() < 1e-9);
    assert!((other.shifts[0].days_then.unwrap() - 10.0).abs() < 1e-9);
}

#[test]
fn what_was_said_at_a_node_changes_as_its_queue_does_along_the_longest_branch() {
    // M/M/1, λ 0.5: with drag 0 instead of 0.3 the queue is ρ/(1−ρ)·S = 1 instead of 3.571…, the work 1
    // instead of 1.428….
    let free = "reactive 0, coordination 0, debt 0";
    let pay = format!("Pay = parallel 1, {free}, drag 0.3");
    let (wait, work) = (1.0 / (5.0 / 7.0 / (2.0 / 7.0) / 0.7), 0.7);
    for (said, lead, then) in [
        (
            "go: Web > Pay; go-pay = wait 10, work 1",
            11.0,
            10.0 * wait + work,
        ),
        // Unknown stays so.
        ("go: Web > Pay; go-pay = work 1", 1.0, work),
        // Beside a branch that takes as long, and beside a shorter one.
        (
            "go: Pay + Web > End; go-pay = wait 10, work 1; go-web = wait 11",
            11.0,
            11.0,
        ),
        (
            "go: Pay + Web > End; go-pay = wait 10, work 1; go-web = wait 8",
            11.0,
            8.0,
        ),
    ] {
        let map = map_of(&format!("{said}; go = demand 2.5; {pay}"));
        let figures = Figures::of(&map);
        let shares = (0.0, 0.0);
        let tried = what_if(&map, &figures, node("pay"), shares, Variation::RANDOM).unwrap();
        let shift = &tried.shifts[0];
        assert!((shift.lead.value - lead).abs() < 1e-9, "{said}");
        let value = shift.lead_then.as_ref().unwrap().value;
        assert!((value - then).abs() < 1e-9, "{said}: {value} is not {then}");
        // Nothing is tried: nothing changes.
        let same = what_if(&map, &figures, node("pay"), (0.3, 0.0), Variation::RANDOM).unwrap();
        assert_eq!(same.shifts[0].lead_then.as_ref(), Some(&shift.lead));
    }
    let map = map_of(
        "go: Pay; go = demand 5; go-pay = wait 10, work 1; Pay = parallel 1, reactive 0, \
        coordination 0, debt 0, drag 0",
    );
    let tried = what_if(
        &map,
        &Figures::of(&map),
        node("pay"),
        (0.1, 0.0),
        Variation::RANDOM,
    );
    let shift = &tried.unwrap().shifts[0];
    assert_eq!((&shift.lead_then, shift.days_then), (&None, None));
}

#[test]
fn a_full_queue_says_what_ten_points_of_load_less_would_be() {
    // M/M/1 with work of a day: at a load of 0.95, 0.95 ÷ 0.05 days.
    for (demand, wait) in [(4.5, None), (5.25, Some(19.0)), (6.0, None)] {
        let pay = load(&format!(
            "go: Pay; go = demand {demand}; go-pay = work 1; Pay = parallel 1, {FREE}"
        ));
        let less = pay.wait_with_ten_less(Variation::RANDOM);
        assert_eq!(
            less.map(|days| (days * 1e6).round() / 1e6),
            wait,
            "{demand}"
        );
    }
}

#[test]
fn the_wait_moves_by_ten_points_of_load() {
    let three = format!("go: Pay; go = demand 12; go-pay = work 1; Pay = parallel 3, {FREE}");
    let Queue::Wait(wait) = load(&three).queue(Variation::RANDOM) else {
        panic!("it has an end");
    };
    assert!((wait.days - 1.078_652).abs() < 1e-6);
    assert!((wait.ten_more.unwrap() - 2.72).abs() < 0.01);
    assert!(wait.ten_less < wait.days);
    assert_eq!(wait.bound, Bound::Exact);
    let even = Variation {
        arrivals: 1.0,
        work: 0.0,
    };
    let Queue::Wait(half) = load(&three).queue(even) else {
        panic!("it has an end");
    };
    assert!((half.days * 2.0 - wait.days).abs() < 1e-12);
}

#[test]
fn nodes_are_ranked_by_frequency_times_mean_time() {
    let map = map_of(
        "Users = outside; one: Users > A > B > C > D; two: B; one = demand 2; two = demand 4; \
         one-a = work 1, wait 2; one-b = work 1, wait 1; two-b = work 0.5, wait 0; \
         one-c = work 3, wait 0",
    );
    let figures = Figures::of(&map);
    let ranks = figures.ranking().into_iter().map(|load| {
        let rank = load
            .rank
            .map(|rank| format!("{} of {}", rank.place, rank.of));
        format!("{} {}", load.node, rank.unwrap_or_default())
    });
    let ranks: Vec<String> = ranks.collect();
    // A and B: 2 × 3 and 2 × 2 + 4 × 0.5; C: 2 × 3; nobody said anything of D.
    assert_eq!(ranks, ["a 1 of 3", "b 1 of 3", "c 1 of 3", "d "]);
    assert_eq!(figures.loads().len(), 4);
}

#[test]
fn goals_compete_where_two_want_the_same_node() {
    let mut map = map_of(
        "Speed = goal; Trust = goal; one: Web > Pay; two: Pay > Ops; one = goal Speed; \
         two = goal Trust; three: Ops > Pay; three = goal Trust, goal Web",
    );
    let competing = competing_goals(&map);
    let [pay] = &competing[..] else {
        panic!("{competing:?}");
    };
    assert_eq!(pay.node, node("pay"));
    assert_eq!(pay.goals[0].paths, [path("one")]);
    assert_eq!(pay.goals[1].paths, [path("three"), path("two")]);
    assert!(pay.goals.iter().all(|claim| !claim.direct));

    // A relation says the same of a team that no path stops at.
    let serves = |from: &str, to: &str| {
        let id = Id::new(&format!("{from}-{to}")).unwrap();
        let kind = RelationKind::Serves;
        Relation::new(id, kind, node(from), node(to))
    };
    let new = Node::new(
        node("new"),
        NodeKind::Component,
        "New",
        Point::new(0.0, 0.0),
    );
    let relations = [
        serves("new", "speed"),
        serves("new", "trust"),
        serves("web", "pay"),
    ];
    let records = relations.map(Record::from).into_iter().chain([new.into()]);
    let edit = add_all(&map, "Serve", records).unwrap();
    edit.apply(&mut map).unwrap();
    let nodes: Vec<NodeId> = competing_goals(&map).iter().map(|it| it.node).collect();
    assert_eq!(nodes, [node("new"), node("pay")]);
}

/// Changes a node and returns whether the figures are still those of the map.
fn held(sketch: &str, id: &str, change: impl Fn(&mut Node)) -> bool {
    let mut map = map_of(sketch);
    let figures = Figures::of(&map);
    let id = RecordId::Node(node(id));
    let edit = update(&map, "Change", [id], |record| {
        if let Record::Node(node) = record {
            change(Arc::make_mut(node));
        }
    });
    edit.unwrap().apply(&mut map).unwrap();
    let held = figures.hold(&map, &[id]);
    // Whatever it says, it must not hold on to what is no longer so.
    let anew = Figures::of(&map);
    let same = figures.paths().eq(anew.paths()) && figures.loads().eq(anew.loads());
    assert!(!held || same);
    held
}

#[test]
fn figures_hold_while_nodes_are_only_moved() {
    let chain = "go: Web > Pay > Ops; Pay -> Ops; Aside; go-pay = work 1";
    let fork = "go: Web > Pay + Ops; go-pay = work 1";
    let down = |node: &mut Node| node.pos.y += 10.0;
    let slowed = |node: &mut Node| node.drag = Some(Figure::guess(0.5));
    assert!(held(chain, "pay", down));
    assert!(!held(fork, "pay", down));
    assert!(held(fork, "pay", |node| node.pos.x += 10.0));
    assert!(held(fork, "pay", |node| node.about.name = "Paid".to_owned()));
    assert!(!held(chain, "pay", slowed));
    assert!(!held(chain, "pay", |node| node.parallel =
        Some(Figure::guess(2.0))));
    assert!(!held(chain, "pay", |node| node.kind = NodeKind::Outside));
    assert!(held(chain, "aside", slowed));
}
