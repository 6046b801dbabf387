//! The load of a node: what the paths ask of it, what it has, and what that does to the queue.

use egui::{Align, Button, Label, Layout, RichText, Ui};

use crate::{
    analysis::{Missing, NodeLoad, Queue, QueueWait, Variation, number},
    editor::{Action, Actions, Command, Editor},
    model::{Map, Node, NodeKind, RecordId},
    scene::{Weight, palette::path_ink},
    ui::{
        theme::{Theme, color, font},
        widgets::{NEAR, heading_ui, load_color, meter_ui, name_link_ui, swatch_ui},
    },
};

/// As many missing figures are listed; the rest is counted.
const MOST_MISSING: usize = 6;

/// Room for the scroll bar.
const BESIDE: f32 = 4.0;

/// Draws the load of a node; of one that works, but that no path asks anything of, how it would get one.
pub(super) fn load_ui(ui: &mut Ui, editor: &Editor, node: &Node, actions: &mut Actions) {
    let Some(load) = editor.figures().load(node.id) else {
        if matches!(node.kind, NodeKind::Team | NodeKind::Infrastructure) {
            heading_ui(ui, "Load");
            let words = "No path stops here yet: draw one with P, or drag a line onto the node";
            ui.label(RichText::new(words).color(Theme::of(ui).weak));
        }
        return;
    };
    heading_ui(ui, "Load");
    utilisation_ui(ui, load);
    missing_ui(ui, editor.map(), load, actions);
    asks_ui(ui, editor.map(), load, actions);
    if let Some(rank) = load.rank {
        let text = format!("{} of {}", ordinal(rank.place), rank.of);
        let row = row_ui(ui, "Constraint rank", RichText::new(text));
        row.on_hover_text("Ranked by how often a node is asked × how long work stays there");
    }
    queue_ui(ui, load, editor.variation());
    if node.kind == NodeKind::Team {
        ui.add_space(4.0);
        let words = format!("{}…", Command::DragPanel.name());
        let button = ui.add(Button::new(words).selected(editor.shows_drag()));
        if button.on_hover_text(Command::DragPanel.help()).clicked() {
            actions.run(Command::DragPanel);
        }
    }
}

fn utilisation_ui(ui: &mut Ui, load: &NodeLoad) {
    let theme = Theme::of(ui);
    let Some(utilisation) = &load.utilisation else {
        let unknown = RichText::new("?").color(theme.weak);
        row_ui(ui, "Demand / capacity left", unknown);
        return;
    };
    let ink = load_color(&theme, utilisation.value, theme.accent);
    let text = utilisation.in_percent();
    let strong = RichText::new(&text).font(font(Weight::SemiBold, 13.0));
    let strong = if utilisation.value >= NEAR {
        strong.color(theme.danger)
    } else {
        strong
    };
    row_ui(ui, "Demand / capacity left", strong);
    meter_ui(ui, utilisation.value, ink, &format!("Utilisation {text}"));
    if let Some(servers) = &load.servers {
        let words = format!(
            "Needs {} at once of {}: {} × {} left",
            number(load.offered.value),
            number(servers.value * load.left.value),
            number(servers.value),
            load.left.in_percent()
        );
        ui.label(RichText::new(words).small().color(theme.weak));
    }
}

/// Who asks how often; a click selects the path.
fn asks_ui(ui: &mut Ui, map: &Map, load: &NodeLoad, actions: &mut Actions) {
    ui.scope(|ui| ask_rows_ui(ui, map, load, actions));
}

fn ask_rows_ui(ui: &mut Ui, map: &Map, load: &NodeLoad, actions: &mut Actions) {
    ui.add_space(2.0);
    let theme = Theme::of(ui);
    ui.label(RichText::new("Paths through here").color(theme.weak));
    ui.spacing_mut().interact_size.y = 18.0;
    for ask in &load.asks {
        ui.push_id(ask.stop, |ui| {
            let path = map.path(ask.path);
            let name = path.map_or("?", |path| path.about.name.as_str());
            let name = match ask.number {
                Some(number) if load.paths().len() < load.asks.len() => {
                    format!("{name}, stop {number}")
                }
                _ => name.to_owned(),
            };
            let often = if ask.per_week.is_unknown() {
                "how often?".to_owned()
            } else {
                format!("{} a week", ask.per_week.in_numbers())
            };
            let often = RichText::new(often).small().color(theme.weak);
            let ink = color(path_ink(map, ask.path).color(theme.tone));
            let clicked = between(ui, often, |ui| {
                swatch_ui(ui, ink);
                name_link_ui(ui, &name).clicked()
            });
            if clicked {
                actions.push(Action::Select(vec![ask.path.into()]));
            }
        });
    }
}

fn queue_ui(ui: &mut Ui, load: &NodeLoad, variation: Variation) {
    let queue = load.queue(variation);
    let ten_less = load.wait_with_ten_less(variation);
    let theme = Theme::of(ui);
    match queue {
        Queue::Unknown => {}
        Queue::Endless => {
            ui.add_space(2.0);
            let words = RichText::new("The queue grows without end")
                .font(font(Weight::Medium, 13.0))
                .color(theme.danger);
            ui.label(words);
            let utilised = load.utilisation.as_ref().map(|load| load.value);
            let less = match ten_less {
                Some(less) => format!("{} of wait with ten points of load less", days(less)),
                None if utilised.is_some_and(|load| load >= 1.1) => {
                    "With ten points of load less it does so too".to_owned()
                }
                None => String::new(),
            };
            if !less.is_empty() {
                ui.label(RichText::new(less).small().color(theme.weak));
            }
        }
        Queue::Wait(wait) => {
            let text = wait.bound.said_of(&days(wait.days));
            let strong = RichText::new(text).font(font(Weight::SemiBold, 13.0));
            let row = row_ui(ui, "Wait in the queue", strong);
            row.on_hover_text(
                "An estimate beside the waits that people gave: M/M/c, work stretched to the capacity that is left",
            );
            let words = RichText::new(ten_points(&wait)).small().color(theme.weak);
            ui.add(Label::new(words).wrap());
        }
    }
}

/// Returns how the wait moves with ten points of load less or more.
fn ten_points(wait: &QueueWait) -> String {
    let more = match wait.ten_more {
        Some(more) => format!("{} with ten more", days(more)),
        None => "without end with ten more".to_owned(),
    };
    let less = days(wait.ten_less);
    format!(
        "Estimated from the load, beside the waits that were said; {less} with ten points of load less, {more}"
    )
}

pub(in crate::ui) fn days(days: f64) -> String {
    let text = number(days);
    let unit = if text == "1" { "day" } else { "days" };
    format!("{text} {unit}")
}

/// What nobody said; a click selects where it belongs.
fn missing_ui(ui: &mut Ui, map: &Map, load: &NodeLoad, actions: &mut Actions) {
    if load.missing.is_empty() {
        return;
    }
    let theme = Theme::of(ui);
    ui.add_space(2.0);
    ui.label(RichText::new("Nobody said yet").color(theme.weak));
    for missing in load.missing.iter().take(MOST_MISSING) {
        ui.push_id((missing.at, missing.key), |ui| {
            let words = words_here(map, load, missing);
            let link = ui.add(egui::Link::new(RichText::new(words).small()));
            if link.clicked() {
                actions.push(Action::Select(vec![missing.at]));
            }
        });
    }
    let n_more = load.missing.len().saturating_sub(MOST_MISSING);
    if n_more > 0 {
        let words = format!("and {n_more} more");
        ui.label(RichText::new(words).small().color(theme.weak));
    }
}

/// Returns what is missing; what is missing of the node itself goes without its name.
fn words_here(map: &Map, load: &NodeLoad, missing: &Missing) -> String {
    let words = if missing.at == RecordId::Node(load.node) {
        missing.noun().to_owned()
    } else {
        missing.words(map)
    };
    let mut letters = words.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// A label at the left and a value at the right end.
fn row_ui(ui: &mut Ui, label: &str, value: RichText) -> egui::Response {
    let weak = Theme::of(ui).weak;
    ui.horizontal(|ui| {
        ui.label(RichText::new(label).color(weak));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(BESIDE);
            ui.label(value)
        })
        .inner
    })
    .inner
}

/// Something at the left, as wide as a text at the right end leaves it.
fn between<R>(ui: &mut Ui, right: RichText, left: impl FnOnce(&mut Ui) -> R) -> R {
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(BESIDE);
            ui.label(right);
            ui.with_layout(Layout::left_to_right(Align::Center), left)
                .inner
        })
        .inner
    })
    .inner
}

fn ordinal(place: usize) -> String {
    let ending = match (place % 10, place % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{place}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_said_as_people_say_them() {
        let said: Vec<String> = [1, 2, 3, 4, 11, 12, 13, 21, 102, 111]
            .into_iter()
            .map(ordinal)
            .collect();
        let expected = [
            "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd", "111th",
        ];
        assert_eq!(said, expected);
    }
}
