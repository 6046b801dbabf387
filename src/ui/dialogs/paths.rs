//! Nodes, relations and paths as lines of text: what is typed, and what will come of it.

use egui::{
    Align, Key, Layout, Modifiers, Response, RichText, ScrollArea, TextEdit, TextFormat, TextStyle,
    Ui, Vec2, WidgetInfo, WidgetType, text::LayoutJob, vec2,
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

/// How wide the dialog is where there is room, and the room between its columns.
const WIDE: f32 = 980.0;
const GAP: f32 = 18.0;
/// What the buttons, the margins and the room around the dialog take of the height of the window.
const AROUND: f32 = 150.0;

pub(super) fn paths_ui(
    ui: &mut Ui,
    choice: &PathsChoice,
    state: &mut DialogState,
    actions: &mut Actions,
) {
    let theme = Theme::of(ui);
    let window = ui.ctx().content_rect().size();
    let wide = WIDE.min(window.x - 80.0);
    ui.set_width(wide);
    title_ui(ui, "Text to map");
    hints_ui(ui, &theme);
    ui.add_space(6.0);
    // Before the field takes it for a new line.
    let entered = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
    let just_opened = state.typed.is_none();
    let typed = state.typed.get_or_insert_with(|| choice.text.clone());
    let left = window.y - ui.min_rect().height() - AROUND;
    let size = vec2((wide - GAP) / 2.0, left.clamp(90.0, 420.0));
    let response = ui
        .horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            let response = column_ui(ui, size, "What is said", |ui| field_ui(ui, typed, size.y));
            column_ui(ui, size, "What will come", |ui| {
                preview_ui(ui, choice, &theme);
            });
            response
        })
        .inner;
    if just_opened {
        response.request_focus();
    }
    if response.changed() {
        actions.push(Action::Path(PathAction::Typed(typed.clone())));
    }
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
            "stream: Shop, 5 people; Till, drag 20 %",
            "teams of a sort: stream, platform, enabling, complicated; also “3 at once”, “debt 10 %”, “WIP 6”, “access request”",
        ),
        (
            "infra: Mail; Ledger",
            "another kind: infra, component, goal, outside, note; a name alone is a team of no sort yet",
        ),
        ("area: Front: Shop, Kitchen", "an area and what it holds"),
        (
            "Shop -> Kitchen: orders (slowing)",
            "a relation, typed with - and >; “depends on”, “as a service” or “owns” is its kind too",
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
    let words = "The first three letters of a name, large or small, are enough where no other begins so. What is new is lined up along its paths";
    ui.label(RichText::new(words).color(theme.weak));
}

/// A column of the dialog: what it is, and below it what may be longer than there is room.
fn column_ui<R>(ui: &mut Ui, size: Vec2, title: &str, content: impl FnOnce(&mut Ui) -> R) -> R {
    ui.allocate_ui_with_layout(size, Layout::top_down(Align::Min), |ui| {
        ui.set_min_size(size);
        heading_ui(ui, title);
        let room = ScrollArea::vertical()
            .id_salt(title)
            .auto_shrink(false)
            // One sees what one types, and what comes of it.
            .stick_to_bottom(true)
            .max_height(ui.available_height());
        room.show(ui, content).inner
    })
    .inner
}

fn field_ui(ui: &mut Ui, typed: &mut String, high: f32) -> Response {
    let row = ui.text_style_height(&TextStyle::Body);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "some tens of rows"
    )]
    let n_rows = ((high - 46.0) / row).max(3.0) as usize;
    let field = TextEdit::multiline(typed)
        .desired_rows(n_rows)
        .desired_width(f32::INFINITY)
        .hint_text(
            "stream: Shop\nShop -> Kitchen: orders (slowing)\nNew order: Shop > Kitchen + Bar > Waiters",
        );
    let response = ui.add(field);
    response.widget_info(|| {
        WidgetInfo::labeled(
            WidgetType::TextEdit,
            true,
            "Nodes, relations and paths, one a line",
        )
    });
    response
}

fn preview_ui(ui: &mut Ui, choice: &PathsChoice, theme: &Theme) {
    if choice.preview.is_empty() {
        let words = "Nothing yet: type a name, or two with an arrow between them";
        ui.label(RichText::new(words).color(theme.weak));
        return;
    }
    for coming in &choice.preview {
        match coming {
            Coming::Plain(words) => ui.label(words),
            Coming::New(words) => ui.label(RichText::new(words).color(theme.warning)),
            Coming::Wrong(words) => ui.label(RichText::new(words).color(theme.danger)),
        };
    }
}
