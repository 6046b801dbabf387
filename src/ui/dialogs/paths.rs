//! Nodes, relations and paths as lines of text: what is typed, and what will come of it.

use egui::{
    Key, Modifiers, RichText, ScrollArea, TextEdit, TextFormat, Ui, WidgetInfo, WidgetType,
    text::LayoutJob,
};

use crate::{
    editor::{Action, Actions, Coming, PathAction, PathsChoice},
    scene::Weight,
    ui::{
        theme::{Theme, font},
        widgets::heading_ui,
    },
};

use super::{
    dialog::{DialogState, title_ui},
    questions::{buttons_ui, primary},
};

pub(super) fn paths_ui(
    ui: &mut Ui,
    choice: &PathsChoice,
    state: &mut DialogState,
    actions: &mut Actions,
) {
    let theme = Theme::of(ui);
    ui.set_width(560.0_f32.min(ui.ctx().content_rect().width() - 80.0));
    title_ui(ui, "Text to map");
    hints_ui(ui, &theme);
    ui.add_space(6.0);
    // Before the field takes it for a new line.
    let entered = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
    let just_opened = state.typed.is_none();
    let typed = state.typed.get_or_insert_with(|| choice.text.clone());
    let field = TextEdit::multiline(typed)
        .desired_rows(7)
        .desired_width(f32::INFINITY)
        .hint_text(
            "Shop\nShop -> Kitchen: orders (slowing)\nNew order: Shop > Kitchen + Bar > Waiters",
        );
    let room = ScrollArea::vertical().id_salt("typed").max_height(170.0);
    let response = room.show(ui, |ui| ui.add(field)).inner;
    response.widget_info(|| {
        WidgetInfo::labeled(
            WidgetType::TextEdit,
            true,
            "Nodes, relations and paths, one a line",
        )
    });
    if just_opened {
        response.request_focus();
    }
    if response.changed() {
        actions.push(Action::Path(PathAction::Typed(typed.clone())));
    }
    preview_ui(ui, choice, &theme);
    ui.add_space(12.0);
    buttons_ui(ui, |ui| {
        let ready = choice.is_ready();
        let draw = ui
            .add_enabled_ui(ready, |ui| primary(ui, "Add to map"))
            .inner;
        let key = RichText::new("Ctrl+Enter").small().color(theme.weak);
        ui.label(key);
        if draw.clicked() || (ready && entered) {
            actions.push(Action::Path(PathAction::AddTyped));
        }
        if ui.button("Cancel").clicked() {
            actions.push(Action::CloseDialog);
        }
    });
}

/// What can be typed, each with an example.
fn hints_ui(ui: &mut Ui, theme: &Theme) {
    const HINTS: [(&str, &str); 5] = [
        (
            "Shop, 5 people, drag 20 %",
            "a team; also “3 at once”, “debt 10 %”, “WIP 6”, “access request”",
        ),
        (
            "platform: Cloud",
            "another kind: stream, platform, enabling, complicated, infrastructure, component, goal, outside, note",
        ),
        ("area: Front: Shop, Kitchen", "an area and what it holds"),
        (
            "Shop -> Kitchen: orders (slowing)",
            "a relation; “depends on”, “as a service” or “owns” is its kind too",
        ),
        (
            "New order (6/w): Shop > Kitchen (4d/2h) > Bar",
            "a path, with demand, and with wait and work at a stop; + is side by side",
        ),
    ];
    for (example, words) in HINTS {
        let mut line = LayoutJob::default();
        let mut add = |text: &str, weight, color| {
            let format = TextFormat::simple(font(weight, 12.5), color);
            line.append(text, 0.0, format);
        };
        add(example, Weight::Medium, theme.text);
        add(&format!("   {words}"), Weight::Regular, theme.weak);
        ui.label(line);
    }
    let words =
        "Paths, relations and areas find the nodes of the map also by the first three letters";
    ui.label(RichText::new(words).color(theme.weak));
}

fn preview_ui(ui: &mut Ui, choice: &PathsChoice, theme: &Theme) {
    heading_ui(ui, "What will come");
    if choice.preview.is_empty() {
        let words = "Nothing yet: type a name, or two with an arrow between them";
        ui.label(RichText::new(words).color(theme.weak));
        return;
    }
    let room = ScrollArea::vertical()
        .id_salt("preview")
        .max_height((ui.ctx().content_rect().height() * 0.3).max(110.0));
    room.show(ui, |ui| {
        for coming in &choice.preview {
            match coming {
                Coming::Plain(words) => ui.label(words),
                Coming::New(words) => ui.label(RichText::new(words).color(theme.warning)),
                Coming::Wrong(words) => ui.label(RichText::new(words).color(theme.danger)),
            };
        }
    });
}
