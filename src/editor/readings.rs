//! Readings: what every node says to the question that a lens puts.

use std::collections::{BTreeMap, HashMap};

use crate::{
    analysis::{Bound, Figures, Total, goal_claims},
    model::{Area, Basis, Figure, Map, Node, NodeId, NodeKind, Stop},
    scene::{
        Mark, mark_ink,
        palette::{Ink, N_HEATS, Rgb, Tone},
    },
};

use super::lens::Lens;

/// What one node says: the mark that colors it, and the figure or the word itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    pub mark: Mark,
    /// Empty where the color says it all.
    pub words: String,
}

/// What every node of a map says to the question of a lens, and what the colors mean.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Readings {
    lens: Lens,
    /// With the colors of its mark in each tone: ten thousand would be too many to mix in a frame.
    nodes: HashMap<NodeId, (Reading, [Ink; 2])>,
    /// What each mark means, in the order of the scale or of the groups.
    meanings: Vec<(Mark, String)>,
}

impl Readings {
    /// Looks at every node through a lens. Through that of the kind there is nothing to say: the nodes
    /// have their own colors.
    ///
    /// `figures` are those of the same map; only the lens of the load asks for them.
    pub fn of<'a>(map: &Map, figures: impl FnOnce() -> &'a Figures, lens: Lens) -> Self {
        match lens {
            Lens::Kind => Self::default(),
            Lens::Load => Self::loads(map, figures()),
            Lens::Wait => Self::waits(map),
            Lens::Drag => Self::drags(map),
            Lens::Basis => Self::bases(map),
            Lens::Goal => Self::goals(map),
            Lens::Area => Self::areas(map),
        }
    }

    pub fn lens(&self) -> Lens {
        self.lens
    }

    /// Returns what a node says; none through the lens of the kind.
    pub fn get(&self, node: NodeId) -> Option<&Reading> {
        self.nodes.get(&node).map(|(reading, _)| reading)
    }

    /// Returns what a node is drawn with; none through the lens of the kind.
    pub fn ink(&self, node: NodeId, tone: Tone) -> Option<Ink> {
        let (_, [light, dark]) = self.nodes.get(&node)?;
        Some(match tone {
            Tone::Light => *light,
            Tone::Dark => *dark,
        })
    }

    /// Returns what the marks mean that some nodes have, or that are seen otherwise: of a scale every
    /// step, of groups those that are there.
    pub fn legend(
        &self,
        nodes: impl IntoIterator<Item = NodeId>,
        mut seen: Vec<Mark>,
    ) -> Vec<(Mark, String)> {
        for reading in nodes.into_iter().filter_map(|id| self.get(id)) {
            if !seen.contains(&reading.mark) {
                seen.push(reading.mark);
            }
        }
        let is_step = |mark: &Mark| matches!(mark, Mark::Heat(_) | Mark::Sureness(_));
        let shown = |(mark, _): &&(Mark, String)| is_step(mark) || seen.contains(mark);
        let mut rows: Vec<(Mark, String)> = self.meanings.iter().filter(shown).cloned().collect();
        let rest = [
            (Mark::Several, "Several of them"),
            (Mark::Unsaid, "Nobody said"),
            (Mark::Aside, self.aside()),
        ];
        let rest = rest.into_iter().filter(|(mark, _)| seen.contains(mark));
        rows.extend(rest.map(|(mark, words)| (mark, words.to_owned())));
        rows
    }

    /// Returns why a node says nothing.
    fn aside(&self) -> &'static str {
        match self.lens {
            Lens::Load | Lens::Wait => "On no path",
            Lens::Goal => "Serves no goal",
            Lens::Area => "In no area",
            Lens::Kind | Lens::Drag | Lens::Basis => "Not asked",
        }
    }

    /// Returns whether no node says anything: nobody was asked yet.
    pub fn are_mute(&self) -> bool {
        let mut readings = self.nodes.values();
        readings.all(|(reading, _)| matches!(reading.mark, Mark::Unsaid | Mark::Aside))
    }

    fn made(
        lens: Lens,
        map: &Map,
        meanings: Vec<(Mark, String)>,
        mut read: impl FnMut(&Node) -> Reading,
    ) -> Self {
        let mut known: Vec<(Mark, [Ink; 2])> = Vec::new();
        let mut inks_of = |mark: Mark| {
            if let Some((_, inks)) = known.iter().find(|(known, _)| *known == mark) {
                return *inks;
            }
            let inks = Tone::BOTH.map(|tone| mark_ink(mark, tone));
            known.push((mark, inks));
            inks
        };
        let nodes = map.nodes().map(|node| {
            let reading = read(node);
            let inks = inks_of(reading.mark);
            (node.id, (reading, inks))
        });
        Self {
            lens,
            nodes: nodes.collect(),
            meanings,
        }
    }

    fn loads(map: &Map, figures: &Figures) -> Self {
        let bounds = ["0–25 %", "25–50 %", "50–75 %", "75–100 %", "100 % and more"];
        let meanings = steps(bounds.map(str::to_owned));
        Self::made(Lens::Load, map, meanings, |node| {
            let Some(load) = figures.load(node.id) else {
                return Reading::aside();
            };
            match &load.utilisation {
                Some(total) => Reading {
                    mark: Mark::Heat(step_of(total.value, 0.25)),
                    words: bounded(total, &percent(total.value)),
                },
                None => Reading::unsaid(),
            }
        })
    }

    fn waits(map: &Map) -> Self {
        // Of the stops at each node: the waits that were said, and how many there are.
        let mut waits: BTreeMap<NodeId, (f64, usize)> = BTreeMap::new();
        for stop in map.stops() {
            let (sum, n) = waits.entry(stop.node).or_default();
            if let Some(wait) = &stop.wait {
                *sum += wait.value.max(0.0);
                *n += 1;
            }
        }
        let mean = |(sum, n): &(f64, usize)| (*n > 0).then(|| sum / *n as f64);
        let longest = waits.values().filter_map(mean).fold(0.0, f64::max);
        let step = tidy_step(longest / N_HEATS as f64);
        let days = |n: u8| tidy(f64::from(n) * step);
        let meanings = steps([
            format!("0–{} days", days(1)),
            format!("{}–{} days", days(1), days(2)),
            format!("{}–{} days", days(2), days(3)),
            format!("{}–{} days", days(3), days(4)),
            format!("{} days and more", days(4)),
        ]);
        Self::made(Lens::Wait, map, meanings, |node| {
            let Some(said) = waits.get(&node.id) else {
                return Reading::aside();
            };
            match mean(said) {
                Some(days) => Reading {
                    mark: Mark::Heat(step_of(days, step)),
                    words: format!("{} d", tidy(days)),
                },
                None if works(node) => Reading::unsaid(),
                // Where work comes from or ends, nothing need wait.
                None => Reading::aside(),
            }
        })
    }

    fn drags(map: &Map) -> Self {
        let bounds = ["0–10 %", "10–20 %", "20–30 %", "30–40 %", "40 % and more"];
        let meanings = steps(bounds.map(str::to_owned));
        Self::made(Lens::Drag, map, meanings, |node| match &node.drag {
            _ if node.kind != NodeKind::Team => Reading::aside(),
            Some(drag) => Reading {
                mark: Mark::Heat(step_of(drag.value, 0.1)),
                words: percent(drag.value),
            },
            None => Reading::unsaid(),
        })
    }

    fn bases(map: &Map) -> Self {
        let mut weakest: BTreeMap<NodeId, Option<usize>> = BTreeMap::new();
        for stop in map.stops() {
            let at = weakest.entry(stop.node).or_default();
            let here = figures_of(stop).map(sureness);
            *at = here.chain(*at).min();
        }
        let words = ["A guess", "Agreed", "Measured"];
        let meanings = words.iter().enumerate();
        let meanings = meanings.map(|(i, words)| (Mark::Sureness(i), (*words).to_owned()));
        Self::made(Lens::Basis, map, meanings.collect(), |node| {
            let at_stops = weakest.get(&node.id);
            let own = node.figures().into_iter().filter_map(|(_, figure)| figure);
            let said = own.map(sureness).chain(at_stops.copied().flatten());
            let asked = node.kind == NodeKind::Team || at_stops.is_some();
            match said.min() {
                Some(sure) => Reading {
                    mark: Mark::Sureness(sure),
                    words: words
                        .get(sure)
                        .map_or_else(String::new, |it| it.to_lowercase()),
                },
                None if asked && works(node) => Reading::unsaid(),
                None => Reading::aside(),
            }
        })
    }

    fn goals(map: &Map) -> Self {
        let claims = goal_claims(map);
        let groups = goal_marks(map);
        let meanings = groups.iter().filter_map(|(goal, mark)| {
            let name = map.node(*goal)?.title().to_owned();
            Some((*mark, name))
        });
        Self::made(Lens::Goal, map, meanings.collect(), |node| {
            let mark_of = |goal: &NodeId| {
                let group = groups.iter().find(|(id, _)| id == goal);
                group.map_or(Mark::Aside, |(_, mark)| *mark)
            };
            match claims.get(&node.id).map(Vec::as_slice) {
                Some([one]) => Reading::plain(mark_of(&one.goal)),
                Some(goals) => Reading {
                    mark: Mark::Several,
                    words: format!("{} goals", goals.len()),
                },
                None if node.kind == NodeKind::Goal => Reading::plain(mark_of(&node.id)),
                None => Reading::aside(),
            }
        })
    }

    fn areas(map: &Map) -> Self {
        let tops = map.areas().filter(|area| area.parent.is_none());
        let marks: Vec<_> = tops
            .zip(0..)
            .map(|(area, slot)| (area, mark_of_area(area, slot)))
            .collect();
        let meanings = marks
            .iter()
            .map(|(area, mark)| (*mark, area.about.name.clone()));
        Self::made(Lens::Area, map, meanings.collect(), |node| {
            let inner = node.area;
            let top = inner.and_then(|area| map.area_chain(area).last().copied().or(inner));
            let mark = marks.iter().find(|(area, _)| Some(area.id) == top);
            mark.map_or_else(Reading::aside, |(_, mark)| Reading::plain(*mark))
        })
    }
}

impl Reading {
    fn plain(mark: Mark) -> Self {
        let words = String::new();
        Self { mark, words }
    }

    fn aside() -> Self {
        Self::plain(Mark::Aside)
    }

    fn unsaid() -> Self {
        Self {
            mark: Mark::Unsaid,
            words: "?".to_owned(),
        }
    }
}

/// The slots that goals take by turns: those first that the first paths do not have.
const SLOTS_OF_GOALS: [usize; 8] = [6, 5, 4, 7, 1, 2, 3, 0];

/// Returns the mark of every goal, from above: its own color, else the next slot.
pub fn goal_marks(map: &Map) -> Vec<(NodeId, Mark)> {
    let mut goals: Vec<&Node> = map.nodes().map(AsRef::as_ref).collect();
    goals.retain(|node| node.kind == NodeKind::Goal);
    goals.sort_by(|one, other| {
        let heights = one.pos.y.total_cmp(&other.pos.y);
        heights.then_with(|| one.id.cmp(&other.id))
    });
    let marks = goals
        .iter()
        .zip(SLOTS_OF_GOALS.iter().cycle())
        .map(|(goal, slot)| {
            let own = Rgb::from_text(&goal.about.color);
            (goal.id, own.map_or(Mark::Slot(*slot), Mark::Own))
        });
    marks.collect()
}

fn mark_of_area(area: &Area, slot: usize) -> Mark {
    Rgb::from_text(&area.about.color).map_or(Mark::Slot(slot), Mark::Own)
}

fn works(node: &Node) -> bool {
    !matches!(
        node.kind,
        NodeKind::Goal | NodeKind::Note | NodeKind::Outside
    )
}

fn figures_of(stop: &Stop) -> impl Iterator<Item = &Figure> {
    let chance = stop.rework.iter().filter_map(|back| back.chance.as_ref());
    let said = [&stop.work, &stop.wait, &stop.usable];
    said.into_iter().flatten().chain(chance)
}

/// Returns how sure a figure is, 0 the least. A basis of the room's own says nothing that we could order,
/// and counts as a guess.
fn sureness(figure: &Figure) -> usize {
    match figure.basis {
        Basis::Guess | Basis::Other(_) => 0,
        Basis::Agreed => 1,
        Basis::Measured => 2,
    }
}

fn steps(bounds: [String; N_HEATS]) -> Vec<(Mark, String)> {
    let marks = (0..).map(Mark::Heat);
    marks.zip(bounds).collect()
}

fn step_of(value: f64, step: f64) -> usize {
    // What is exactly on a bound belongs above it, also after rounding in between.
    let steps = (value / step + 1e-9)
        .floor()
        .clamp(0.0, N_HEATS as f64 - 1.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and the number of steps"
    )]
    let step = steps as usize;
    step
}

/// Returns the smallest round number that is not below this one.
fn tidy_step(least: f64) -> f64 {
    if !least.is_finite() || least <= 0.0 {
        return 1.0;
    }
    let unit = 10_f64.powf(least.log10().floor());
    let round = [1.0, 2.0, 2.5, 5.0].map(|digit| digit * unit);
    let fits = round.into_iter().find(|step| least <= *step + 1e-9);
    fits.unwrap_or(unit * 10.0)
}

fn tidy(value: f64) -> f64 {
    let digits = if value < 1.0 { 100.0 } else { 10.0 };
    (value * digits).round() / digits
}

fn percent(share: f64) -> String {
    if share.is_infinite() {
        return "∞".to_owned();
    }
    format!("{} %", (share * 100.0).round())
}

fn bounded(total: &Total, words: &str) -> String {
    match total.bound {
        Bound::Exact => words.to_owned(),
        Bound::AtLeast => format!("≥ {words}"),
        Bound::AtMost => format!("≤ {words}"),
        Bound::Partial => format!("~ {words}"),
    }
}
