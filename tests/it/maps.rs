//! Sound maps of any shape, for the laws.
//!
//! A map is drawn as plain choices and built from them, so that a failing one shrinks well; an index
//! that is too large goes round.

use proptest::{collection::vec, option, prelude::*, sample::select};
use serde_json::{Value, json};
use throughline::model::{
    About, Access, Area, Basis, Blocked, Class, DeliveryPath, Extra, Figure, Flavor, Header, Id,
    Link, Map, Mood, Node, NodeKind, Point, Record, Rect, Relation, RelationKind, Rework, Size,
    State, Stop, Strength, TeamShape, WorkItem,
};

/// Returns any sound map.
pub(crate) fn any_map() -> impl Strategy<Value = Map> {
    let header = (any_about(), any_extra());
    let areas = vec((any_area(), option::of(any::<u8>())), 0..4);
    let nodes = vec((any_node(), option::of(any::<u8>())), 0..9);
    let relations = vec((any_relation(), any::<u8>(), any::<u8>()), 0..9);
    let stops = vec((any_stop(), any::<u8>(), vec(any::<u8>(), 0..3)), 0..6);
    let paths = vec((any_path(), any::<u8>(), stops), 0..4);
    let items = vec((any_work_item(), any::<[u8; 3]>()), 0..4);
    (header, areas, nodes, relations, paths, items).prop_map(
        |(header, areas, nodes, relations, paths, items)| {
            let mut build = Build::default();
            let (mut about, extra) = header;
            // A map has no color.
            about.color.clear();
            build.put(Header { about, extra });
            build.areas(areas);
            build.nodes(nodes);
            build.relations(relations);
            build.paths(paths);
            build.work_items(items);
            build.map
        },
    )
}

/// Returns any new node without an area.
pub(crate) fn any_node() -> impl Strategy<Value = Node> {
    let figures = vec(option::weighted(0.3, any_figure(1.0)), 8);
    let choices = (
        select(kinds()),
        select(shapes()),
        any::<[u8; 4]>(),
        any::<bool>(),
    );
    let texts = (any_text(), any_day(), any_text(), any_text());
    let place = (any_point(), any_size());
    (any_about(), choices, texts, place, figures, any_extra()).prop_map(
        |(about, (kind, shape, chosen, flag), texts, (pos, size), figures, extra)| {
            let mut node = Node::new(Id::FIRST, kind, "", pos);
            (node.about, node.shape, node.size, node.extra) = (about, shape, size, extra);
            (node.measure, node.due, node.role, node.text) = texts;
            node.pinned = flag;
            node.customer_facing = [None, Some(flag)][usize::from(chosen[0] % 2)];
            let other = || "of the future".to_owned();
            let access = [
                Access::SelfService,
                Access::Approval,
                Access::Other(other()),
            ];
            node.access = at(&access, chosen[1]);
            let flavor = [Flavor::Tool, Flavor::Other, Flavor::Unknown(other())];
            node.flavor = at(&flavor, chosen[2]);
            node.mood = at(&[Mood::Pain, Mood::Other(other())], chosen[3]).unwrap_or_default();
            let mut figures = figures.into_iter().map(Option::unwrap_or_default);
            let mut next = || figures.next().filter(|figure| *figure != Figure::default());
            node.people = next();
            node.parallel = next();
            node.wip_limit = next();
            // From 1 to 5, where the others here are from 0 to 1.
            node.cognitive_load = next().map(|figure| Figure::guess(1.0 + figure.value));
            node.reactive = next();
            node.coordination = next();
            node.debt = next();
            node.drag = next();
            node
        },
    )
}

/// Returns any new area without a parent.
pub(crate) fn any_area() -> impl Strategy<Value = Area> {
    (any_about(), any_point(), any_size(), any_extra()).prop_map(|(about, pos, size, extra)| {
        let mut area = Area::new(Id::FIRST, "", Rect::from_pos_size(pos, size));
        (area.about, area.extra) = (about, extra);
        area
    })
}

/// Returns any text, most of them short names, some of them hard to write down.
pub(crate) fn any_text() -> impl Strategy<Value = String> {
    const KNOWN: [&str; 9] = [
        "",
        "Checkout",
        "Zahlung & Überweisung",
        "決済チーム",
        "👩‍👩‍👧",
        "\u{202e}right to left",
        "\"quoted\" \\ and\nbroken\tlines\r\n",
        "\u{0}\u{7f}\u{feff}\u{2028}",
        "null",
    ];
    prop_oneof![4 => select(&KNOWN[..]).prop_map(str::to_owned), 1 => any::<String>()]
}

pub(crate) fn any_point() -> impl Strategy<Value = Point> {
    let coordinate = prop_oneof![8 => -500.0..500.0, 1 => -1e12..1e12];
    (coordinate.clone(), coordinate).prop_map(|(x, y)| Point::new(x, y).rounded())
}

fn any_size() -> impl Strategy<Value = Size> {
    (1.0..900.0, 1.0..600.0).prop_map(|(w, h)| Size::new(w, h).rounded())
}

fn any_about() -> impl Strategy<Value = About> {
    let rarely = || prop_oneof![3 => Just(String::new()), 1 => any_text()];
    let link = (any_text(), any_text(), any_extra());
    let link = link.prop_map(|(label, url, extra)| Link { label, url, extra });
    (
        any_text(),
        rarely(),
        vec(any_text(), 0..3),
        vec(link, 0..2),
        rarely(),
    )
        .prop_map(|(name, description, tags, links, color)| About {
            name,
            description,
            tags,
            links,
            color,
        })
}

/// Returns any sound figure up to `top`.
fn any_figure(top: f64) -> impl Strategy<Value = Figure> {
    let basis = [
        Basis::Guess,
        Basis::Agreed,
        Basis::Measured,
        Basis::Other("dreamt".to_owned()),
    ];
    let ends = (any::<bool>(), any::<bool>());
    let numbers = [0.0..=top, 0.0..=top, 0.0..=top];
    let said = (select(basis.to_vec()), any_text(), any_day(), any_extra());
    (numbers, ends, said, any::<bool>()).prop_map(
        |(mut numbers, (has_low, has_high), (basis, by, on, extra), plain)| {
            numbers.sort_by(f64::total_cmp);
            let [low, value, high] = numbers;
            if plain {
                return Figure::guess(value);
            }
            Figure {
                value,
                low: has_low.then_some(low),
                high: has_high.then_some(high),
                basis,
                by,
                on,
                extra,
            }
        },
    )
}

fn any_day() -> impl Strategy<Value = String> {
    select(&["", "", "2026-11-20", "2024-02-29"][..]).prop_map(str::to_owned)
}

/// Returns fields that this version does not know.
fn any_extra() -> impl Strategy<Value = Extra> {
    let values = [
        Value::Null,
        json!(true),
        json!(-7),
        json!(u64::MAX),
        json!(0.1),
        json!(1e300),
        json!("text\n"),
        json!([]),
        json!({}),
        json!([1, 2.5, [3, "four"], { "five": [null] }]),
        json!({ "z": [1, 2], "a": { "b": [[1, 2], [3, 4]] } }),
    ];
    let field = (
        select(&["x_one", "x two", "ξ"][..]),
        select(values.to_vec()),
    );
    let fields = prop_oneof![4 => Just(Vec::new()), 1 => vec(field, 1..3)];
    fields.prop_map(|fields| {
        let fields = fields.into_iter();
        fields.map(|(key, value)| (key.to_owned(), value)).collect()
    })
}

fn any_relation() -> impl Strategy<Value = Relation> {
    let kinds: Vec<RelationKind> = RelationKind::ALL
        .into_iter()
        .chain([RelationKind::from_key("envies")])
        .collect();
    let strengths = [
        None,
        Some(Strength::Ok),
        Some(Strength::Blocking),
        Some(Strength::Other("mild".to_owned())),
    ];
    let choices = (select(kinds), select(strengths.to_vec()));
    let texts = (any_text(), any_text(), any_day(), any_day());
    (any_about(), choices, texts, any_extra()).prop_map(
        |(about, (kind, strength), texts, extra)| {
            let mut relation = Relation::new(Id::FIRST, kind, Id::FIRST, Id::FIRST);
            (relation.about, relation.strength, relation.extra) = (about, strength, extra);
            (
                relation.label,
                relation.purpose,
                relation.since,
                relation.review_by,
            ) = texts;
            relation
        },
    )
}

fn any_path() -> impl Strategy<Value = DeliveryPath> {
    let texts = (any_text(), any_text());
    let demand = option::of(any_figure(1e9));
    (any_about(), texts, demand, any_extra()).prop_map(|(about, texts, demand, extra)| {
        let mut path = DeliveryPath::new(Id::FIRST, "");
        (path.about, path.demand, path.extra) = (about, demand, extra);
        (path.starts_with, path.ends_with) = texts;
        path
    })
}

/// Returns any stop; its rework, if any, goes to no stop yet.
fn any_stop() -> impl Strategy<Value = Stop> {
    let days = || option::weighted(0.5, any_figure(40.0));
    let share = || option::weighted(0.3, any_figure(1.0));
    let rework = option::weighted(0.3, (share(), any_extra()));
    (any_text(), days(), days(), share(), rework, any_extra()).prop_map(
        |(activity, work, wait, usable, rework, extra)| {
            let mut stop = Stop::new(Id::FIRST, Id::FIRST, Id::FIRST);
            (stop.activity, stop.work, stop.wait) = (activity, work, wait);
            (stop.usable, stop.extra) = (usable, extra);
            stop.rework = rework.map(|(chance, extra)| Rework {
                to: Id::FIRST,
                chance,
                extra,
            });
            stop
        },
    )
}

/// Returns any work item; its blocker, if any, is no node yet.
fn any_work_item() -> impl Strategy<Value = WorkItem> {
    let states = [
        State::Waiting,
        State::Active,
        State::Blocked,
        State::Other("asleep".to_owned()),
    ];
    let classes = [
        Class::Standard,
        Class::FixedDate,
        Class::Other("gold".to_owned()),
    ];
    let choices = (select(states.to_vec()), select(classes.to_vec()));
    let blocked = option::of((any_text(), any_extra()));
    let days = (any_day(), any_day(), any_day());
    (any_about(), choices, blocked, days, any_extra()).prop_map(
        |(about, (state, class), blocked, days, extra)| {
            let mut item = WorkItem::new(Id::FIRST, "");
            (item.about, item.state, item.class, item.extra) = (about, state, class, extra);
            (item.started, item.due, item.finished) = days;
            item.blocked_by = blocked.map(|(why, extra)| Blocked {
                node: None,
                why,
                extra,
            });
            item
        },
    )
}

fn kinds() -> Vec<NodeKind> {
    let other = NodeKind::from_key("robot");
    NodeKind::ALL.into_iter().chain([other]).collect()
}

fn shapes() -> Vec<TeamShape> {
    let other = TeamShape::Other("mob".to_owned());
    TeamShape::ALL.into_iter().chain([other]).collect()
}

/// A stop, the node it visits and the stops it follows.
type DrawnStop = (Stop, u8, Vec<u8>);

/// Puts what was drawn into a map and ties it together.
#[derive(Default)]
struct Build {
    map: Map,
    n_put: usize,
}

impl Build {
    fn put(&mut self, record: impl Into<Record>) {
        let record = record.into();
        self.map.put(record.id(), Some(record));
    }

    /// Returns an id that no other record has; their order is not that of the building.
    fn id<T>(&mut self, noun: &str) -> Id<T> {
        self.n_put += 1;
        Id::new(&format!("{:03}-{noun}", self.n_put * 389 % 1000)).unwrap()
    }

    fn areas(&mut self, areas: Vec<(Area, Option<u8>)>) {
        for (mut area, parent) in areas {
            area.parent =
                parent.and_then(|parent| any_of(self.map.areas().map(|area| area.id), parent));
            area.id = self.id("area");
            self.put(area);
        }
    }

    fn nodes(&mut self, nodes: Vec<(Node, Option<u8>)>) {
        for (mut node, area) in nodes {
            node.area = area.and_then(|area| any_of(self.map.areas().map(|area| area.id), area));
            node.id = self.id("決");
            self.put(node);
        }
    }

    fn relations(&mut self, relations: Vec<(Relation, u8, u8)>) {
        for (mut relation, from, to) in relations {
            let nodes = || self.map.nodes().map(|node| node.id);
            let (Some(from), Some(to)) = (any_of(nodes(), from), any_of(nodes(), to)) else {
                continue;
            };
            (relation.from, relation.to) = (from, to);
            relation.id = self.id("relation");
            self.put(relation);
        }
    }

    fn paths(&mut self, paths: Vec<(DeliveryPath, u8, Vec<DrawnStop>)>) {
        for (mut path, goal, stops) in paths {
            let goals = self.map.nodes().filter(|node| node.kind == NodeKind::Goal);
            path.goals = any_of(goals.map(|node| node.id), goal)
                .into_iter()
                .collect();
            path.id = self.id("path");
            let mut before: Vec<Id<Stop>> = Vec::new();
            for (mut stop, node, after) in stops {
                let nodes = self.map.nodes().map(|node| node.id);
                let Some(node) = any_of(nodes, node) else {
                    continue;
                };
                (stop.id, stop.path, stop.node) = (self.id("stop"), path.id, node);
                for after in &after {
                    let after = any_of(before.iter().copied(), *after);
                    stop.after
                        .extend(after.filter(|id| !stop.after.contains(id)));
                }
                let back = stop.after.first().copied().unwrap_or(stop.id);
                if let Some(rework) = &mut stop.rework {
                    rework.to = back;
                }
                before.push(stop.id);
                self.put(stop);
            }
            self.put(path);
        }
    }

    fn work_items(&mut self, items: Vec<(WorkItem, [u8; 3])>) {
        for (mut item, [place, blocker, what]) in items {
            let stop = any_of(self.map.stops(), place);
            if what % 3 > 0 {
                item.stop = stop.map(|stop| stop.id);
            }
            if what % 3 > 1 {
                item.path = stop.map(|stop| stop.path);
            }
            if let Some(blocked) = &mut item.blocked_by {
                blocked.node = any_of(self.map.nodes().map(|node| node.id), blocker);
            }
            item.id = self.id("item");
            self.put(item);
        }
    }
}

/// Returns one of these, if there are any.
pub(crate) fn any_of<T>(all: impl Iterator<Item = T>, index: u8) -> Option<T> {
    let mut all: Vec<T> = all.collect();
    if all.is_empty() {
        return None;
    }
    let index = usize::from(index) % all.len();
    Some(all.swap_remove(index))
}

fn at<T: Clone>(all: &[T], index: u8) -> Option<T> {
    all.get(usize::from(index) % (all.len() + 1)).cloned()
}
