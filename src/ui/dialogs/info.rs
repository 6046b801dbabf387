//! What is only shown: the keys, the problems, and what the program is.

use egui::{Grid, Key, Label, RichText, ScrollArea, Ui, WidgetType, vec2};

use crate::{
    editor::{Action, Actions, Command, Editor, Menu},
    model::{Map, Problem, RecordId},
    scene::Weight,
    ui::{
        theme::{Theme, font},
        visual::visual,
        widgets::{heading_ui, key_ui, read_as},
    },
};

use super::{
    dialog::title_ui,
    questions::{buttons_ui, primary},
};

/// What the mouse does, which is no command.
const BY_MOUSE: [(&str, &str); 7] = [
    ("Wheel, pinch", "Zoom at the pointer"),
    ("Two fingers, middle button, Space and drag", "Pan"),
    ("Click, Shift and click", "Select, add to the selection"),
    (
        "Drag on the background",
        "Select what the rectangle touches",
    ),
    ("Drag from the rim of a node", "Relate it to another"),
    ("Drag a corner of what is selected", "Resize"),
    ("Double-click", "Type the name"),
];

pub(super) fn keys_ui(ui: &mut Ui, actions: &mut Actions) {
    let room = ui.ctx().content_rect().size();
    ui.set_width(1160.0_f32.min(room.x - 80.0));
    title_ui(ui, "Keys");
    let height = (room.y - 160.0).max(200.0);
    let list = ScrollArea::vertical()
        .max_height(height)
        .scroll_bar_visibility(egui::scroll_area::ScrollBarVisibility::AlwaysVisible);
    list.show(ui, |ui| {
        ui.scroll_with_delta(vec2(0.0, by_keys(ui, height)));
        ui.columns(3, |columns| {
            let [left, middle, right] = columns else {
                return;
            };
            for menu in [Menu::Tools, Menu::File, Menu::Help] {
                commands_ui(left, menu);
            }
            for menu in [Menu::Edit, Menu::View] {
                commands_ui(middle, menu);
            }
            commands_ui(right, Menu::Arrange);
            heading_ui(right, "Mouse and trackpad");
            for (gesture, does) in BY_MOUSE {
                let weak = Theme::of(right).weak;
                right.label(gesture);
                right.label(RichText::new(does).small().color(weak));
            }
        });
    });
    ui.add_space(12.0);
    close_ui(ui, actions);
}

/// Returns how far the keys scroll.
fn by_keys(ui: &Ui, page: f32) -> f32 {
    const LINE: f32 = 40.0;
    let keys = [
        (Key::PageDown, -page),
        (Key::PageUp, page),
        (Key::ArrowDown, -LINE),
        (Key::ArrowUp, LINE),
        (Key::End, f32::MIN / 2.0),
        (Key::Home, f32::MAX / 2.0),
    ];
    ui.input(|input| {
        let pressed = keys.iter().filter(|(key, _)| input.key_pressed(*key));
        pressed.map(|(_, by)| by).sum()
    })
}

fn commands_ui(ui: &mut Ui, menu: Menu) {
    heading_ui(ui, menu.name());
    Grid::new(menu.name())
        .num_columns(2)
        .min_col_width(118.0)
        .show(ui, |ui| {
            for command in Command::ALL {
                if command.menu() != menu {
                    continue;
                }
                ui.horizontal(|ui| {
                    for key in command.shortcut().iter().chain(command.aliases()) {
                        key_ui(ui, &key.to_string());
                    }
                });
                ui.add(Label::new(command.name()).wrap())
                    .on_hover_text(command.help());
                ui.end_row();
            }
        });
}

pub(super) fn problems_ui(ui: &mut Ui, editor: &Editor, actions: &mut Actions) {
    ui.set_width(560.0);
    title_ui(ui, "Problems");
    let problems = &editor.found().problems;
    let theme = Theme::of(ui);
    if problems.is_empty() {
        ui.label(
            RichText::new("Nothing on this map contradicts itself; what does will be listed here")
                .color(theme.weak),
        );
    }
    // Only the rows in sight: a broken import may have thousands.
    let line = ui.text_style_height(&egui::TextStyle::Body);
    let row = 2.0 * line + ui.spacing().item_spacing.y + 8.0;
    let list = ScrollArea::vertical().max_height(360.0);
    list.show_rows(ui, row, problems.len(), |ui, range| {
        for (i, problem) in problems
            .iter()
            .enumerate()
            .take(range.end)
            .skip(range.start)
        {
            ui.push_id((problem.at, i), |ui| {
                problem_ui(ui, editor.map(), problem, actions);
            });
        }
    });
    ui.add_space(12.0);
    close_ui(ui, actions);
}

fn problem_ui(ui: &mut Ui, map: &Map, problem: &Problem, actions: &mut Actions) {
    let name = name_of(map, problem.at);
    let words = RichText::new(visual(&name)).font(font(Weight::Medium, 13.0));
    let link = ui.link(words);
    read_as(&link, WidgetType::Link, &name);
    if link.clicked() {
        actions.push(Action::Look(problem.at));
    }
    let sentence = RichText::new(problem.rule.sentence()).color(Theme::of(ui).weak);
    ui.add(Label::new(sentence).truncate());
    ui.add_space(8.0);
}

fn name_of(map: &Map, id: RecordId) -> String {
    let record = map.get(id);
    let name = record.as_ref().and_then(|record| record.about());
    let name = name.map(|about| about.name.as_str()).unwrap_or_default();
    if name.is_empty() {
        format!("{} {}", id.noun(), id.as_str())
    } else {
        format!("{} “{name}”", id.noun())
    }
}

pub(super) fn about_ui(ui: &mut Ui, actions: &mut Actions) {
    ui.set_width(460.0);
    title_ui(ui, "Throughline");
    ui.label(format!("Version {}", env!("CARGO_PKG_VERSION")));
    ui.add_space(6.0);
    ui.label("Maps how work really travels across teams");
    ui.add_space(6.0);
    let credit = "Team shapes and colors follow Team Topologies (Team-Shape-Templates, CC BY-SA 4.0). \
        Team Topologies is a trademark of its owners; this program is independent of them. \
        Text is set in Inter, under the SIL Open Font License";
    ui.label(RichText::new(credit).small().color(Theme::of(ui).weak));
    ui.add_space(12.0);
    close_ui(ui, actions);
}

fn close_ui(ui: &mut Ui, actions: &mut Actions) {
    buttons_ui(ui, |ui| {
        if primary(ui, "Close").clicked() {
            actions.push(Action::CloseDialog);
        }
    });
}
