//! What an empty map says: how to begin, with the mouse, without it, and with words.

use egui::{
    Align, Area, Button, Id, Label, Layout, Margin, Order, Rect as ScreenRect, RichText, Ui,
    UiBuilder, WidgetInfo, WidgetType, vec2,
};
use egui_phosphor::regular as glyphs;

use crate::{
    editor::{Action, Actions, Command, Editor, ToolKind},
    scene::Weight,
    ui::{
        theme::{Theme, font, icon},
        widgets::key_ui,
    },
};

/// How wide and high the words are.
const WIDTH: f32 = 560.0;
const HEIGHT: f32 = 282.0;
/// The room for the tools at the left.
const BESIDE: f32 = 92.0;
/// The room for keys before what they do.
const KEYS: f32 = 132.0;

/// What can be done first: the keys, and what they bring.
const WAYS: [(&[&str], &str); 6] = [
    (
        &["T", "click"],
        "a team where you click: type its name, Enter",
    ),
    (&["T", "Enter"], "a team in the middle, without a mouse"),
    (&["Tab"], "then the next one beside it, tied to it"),
    (&["double-click"], "a node, its kind chosen in place"),
    (
        &["Ctrl+V"],
        "lines of text: a name a line, “Shop -> Kitchen” ties two",
    ),
    (
        &["Ctrl+Shift+P"],
        "the whole map as text, with paths and figures; it lines up by itself",
    ),
];

/// Says how to begin, as long as nothing is on the map and the hands are free. The words let every click
/// through to the canvas.
pub(super) fn begin_ui(ui: &mut Ui, editor: &Editor, canvas: ScreenRect, actions: &mut Actions) {
    let map = editor.map();
    let empty = map.nodes().len() + map.areas().len() + map.paths().len() == 0;
    let busy = editor.tool().kind() != ToolKind::Select || editor.naming().is_some();
    if !empty || busy || editor.tour().is_some() {
        return;
    }
    let wide = WIDTH.min(canvas.width() - BESIDE - 12.0);
    let size = vec2(wide, HEIGHT + 46.0);
    let corner = canvas.center() - size / 2.0 - vec2(0.0, 10.0);
    // On a narrow canvas beside the tools rather than under them.
    let corner = corner.max(canvas.min + vec2(BESIDE, 12.0));
    let words = ScreenRect::from_min_size(corner, vec2(wide, HEIGHT));
    let builder = UiBuilder::new()
        .max_rect(words)
        .layout(Layout::top_down(Align::Min));
    let mut inner = ui.new_child(builder);
    words_ui(&mut inner);
    let foot = words.left_bottom() + vec2(-16.0, 8.0);
    Area::new(Id::new("begin"))
        .order(Order::Middle)
        .fixed_pos(foot)
        .constrain(false)
        .show(ui.ctx(), |ui| {
            let card = Theme::of(ui).card_frame(10);
            card.inner_margin(Margin::same(6)).show(ui, |ui| {
                ui.set_max_width(wide);
                ui.horizontal_wrapped(|ui| buttons_ui(ui, editor, actions));
            });
        });
}

fn words_ui(ui: &mut Ui) {
    let theme = Theme::of(ui);
    let title = RichText::new("Who works here?").font(font(Weight::SemiBold, 24.0));
    ui.add(Label::new(title.color(theme.text)).selectable(false));
    let words = "Begin with a team, then what it leans on and who asks something of it";
    let words = RichText::new(words).size(14.0).color(theme.weak);
    ui.add(Label::new(words).selectable(false).wrap());
    ui.add_space(10.0);
    for (keys, does) in WAYS {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 5.0;
            let row = vec2(KEYS, ui.spacing().interact_size.y);
            ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
                ui.set_min_width(KEYS);
                for key in keys {
                    key_ui(ui, key);
                }
            });
            let does = RichText::new(does).size(13.5).color(theme.text);
            ui.add(Label::new(does).selectable(false).truncate());
        });
    }
}

fn buttons_ui(ui: &mut Ui, editor: &Editor, actions: &mut Actions) {
    for (glyph, command) in [
        (glyphs::COMPASS, Command::Tour),
        (glyphs::TEXT_ALIGN_LEFT, Command::PathsFromText),
        (glyphs::TABLE, Command::ImportCsv),
    ] {
        let button = Button::new((icon(glyph, 15.0), command.name()));
        let response = ui.add(button.min_size(vec2(0.0, 30.0)).frame_when_inactive(false));
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, command.name()));
        if response.on_hover_text(command.help()).clicked() {
            actions.run(command);
        }
    }
    let Some(sample) = editor.samples().first() else {
        return;
    };
    let words = format!("Open {}", sample.title);
    let button = Button::new((icon(glyphs::MAP_TRIFOLD, 15.0), words.as_str()));
    let response = ui.add(button.min_size(vec2(0.0, 30.0)).frame_when_inactive(false));
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &words));
    if response.on_hover_text(sample.words).clicked() {
        actions.push(Action::OpenSample(0));
    }
}
