//! The card of the path tool: the name being typed, then the path with the figures of its last stop.

use egui::{
    Align2, Area, EventFilter, Id, Key, Label, Margin, Modifiers, Order, Rect, RichText, TextEdit,
    Ui, UiBuilder, WidgetInfo, WidgetType, vec2,
};

use crate::{
    editor::{Action, Actions, Command, Drawing, Editor, PathAction, PathTool, Tool},
    model::{RecordId, StopId},
    scene::{Weight, palette::path_ink},
    ui::{
        inspector::{StopFields, StopFigure},
        theme::{Theme, color as color_of, font},
        widgets::{name_ui, track_composing, typing_keys},
    },
};

/// The card between frames.
#[derive(Debug, Default)]
pub(super) struct PathCard {
    /// The name as it is typed so far.
    typed: Option<String>,
    composing: bool,
    fields: StopFields,
}

impl PathCard {
    /// Commits what is being typed, as saving asks for.
    pub(super) fn commit(&mut self, map: &crate::model::Map, actions: &mut Actions) {
        self.fields.commit(map, actions);
    }
}

/// Draws the card while the path tool is in hand, and returns where a name is typed.
pub(super) fn path_card_ui(
    ui: &mut Ui,
    editor: &Editor,
    card: &mut PathCard,
    canvas: Rect,
    actions: &mut Actions,
) -> Option<Rect> {
    let theme = Theme::of(ui);
    let frame = theme
        .card_frame(12)
        .shadow(ui.visuals().popup_shadow)
        .inner_margin(Margin::symmetric(14, 9));
    match editor.tool() {
        Tool::Path(PathTool::Naming) => {
            // A part of the canvas itself: an area of its own would miss the first keys.
            let size = vec2(540.0_f32.min(canvas.width() - 150.0), 64.0);
            let top = canvas.center_top() + vec2(20.0 - size.x / 2.0, 12.0);
            let room = UiBuilder::new().max_rect(Rect::from_min_size(top, size));
            let shown = ui.scope_builder(room, |ui| {
                frame.show(ui, |ui| naming_ui(ui, card, &theme, actions))
            });
            return Some(shown.inner.response.rect);
        }
        Tool::Path(PathTool::Drawing(drawing)) => {
            card.typed = None;
            Area::new(Id::new("path card"))
                .order(Order::Middle)
                .pivot(Align2::CENTER_TOP)
                .fixed_pos(canvas.center_top() + vec2(20.0, 12.0))
                .show(ui.ctx(), |ui| {
                    frame.show(ui, |ui| {
                        drawing_ui(ui, editor, card, drawing, &theme, actions);
                    });
                });
        }
        _ => {
            card.typed = None;
            card.fields.begin(ui);
            card.fields.end(editor.map(), actions);
        }
    }
    None
}

fn naming_ui(ui: &mut Ui, card: &mut PathCard, theme: &Theme, actions: &mut Actions) {
    let composing = track_composing(ui, &mut card.composing);
    // The Enter of an input method is nobody's: the field would lose the focus to it.
    let entered = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let done = entered && !composing;
    let escape = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    let cancelled = escape && !composing;
    if composing {
        ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Tab));
    }
    ui.horizontal(|ui| {
        let title = RichText::new("Delivery path").font(font(Weight::SemiBold, 14.0));
        ui.add(Label::new(title).selectable(false));
        let id = Id::new("name of the path");
        if card.typed.is_none() {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let typed = card.typed.get_or_insert_default();
        let kept = EventFilter {
            tab: composing,
            ..typing_keys()
        };
        let field = TextEdit::singleline(typed)
            .id(id)
            .event_filter(kept)
            .margin(Margin::symmetric(8, 5))
            .hint_text("Its name, or the whole path: New order: Shop > Kitchen")
            .desired_width(ui.available_width());
        let response = ui.add(field);
        response.widget_info(|| {
            WidgetInfo::labeled(WidgetType::TextEdit, true, "Name of the delivery path")
        });
        if cancelled {
            card.typed = None;
            actions.run(Command::Cancel);
        } else if done || pressed_on_map(ui, &response, typed) {
            let typed = card.typed.take().unwrap_or_default();
            actions.push(Action::Path(PathAction::Named(typed)));
        }
    });
    let hint = "Enter, then the nodes in their order. “New order, 6 a week” says how often, too";
    ui.label(RichText::new(hint).small().color(theme.weak));
}

/// Returns whether the map was pressed with a name typed: who clicks a node has finished the name.
fn pressed_on_map(ui: &Ui, field: &egui::Response, typed: &str) -> bool {
    let away = ui.input(|input| {
        let at = input.pointer.interact_pos();
        input.pointer.any_pressed() && at.is_some_and(|at| !field.rect.expand(24.0).contains(at))
    });
    away && !typed.trim().is_empty() && !typed.contains(':')
}

fn drawing_ui(
    ui: &mut Ui,
    editor: &Editor,
    card: &mut PathCard,
    drawing: &Drawing,
    theme: &Theme,
    actions: &mut Actions,
) {
    let map = editor.map();
    let path = drawing.path.and_then(|path| map.path(path));
    let n_stops = path.map_or(0, |path| map.stops_of(path.id).count());
    ui.horizontal(|ui| {
        let ink = path.map_or(theme.text, |path| {
            color_of(path_ink(map, path.id).color(theme.tone))
        });
        let name = path.map_or(drawing.name.as_str(), |path| &path.about.name);
        name_ui(ui, name, |name| {
            name.font(font(Weight::SemiBold, 14.0)).color(ink)
        });
        let hint = match n_stops {
            0 => "Click its first node".to_owned(),
            1 => "1 stop · click the next node".to_owned(),
            n => format!("{n} stops · click the next node"),
        };
        ui.label(RichText::new(hint).color(theme.weak));
        if ui.button("Done").on_hover_text("Enter or Esc").clicked() {
            actions.push(Action::Path(PathAction::End));
        }
    });
    card.fields.begin(ui);
    let last = match editor.selection().single() {
        Some(RecordId::Stop(stop)) => map.stop(stop),
        _ => None,
    };
    if let Some(stop) = last {
        stop_ui(ui, editor, &mut card.fields, stop.id, theme, actions);
    }
    card.fields.end(map, actions);
}

/// The figures of the stop that was made last, to be typed as the room says them.
fn stop_ui(
    ui: &mut Ui,
    editor: &Editor,
    fields: &mut StopFields,
    id: StopId,
    theme: &Theme,
    actions: &mut Actions,
) {
    let map = editor.map();
    let node = map.stop(id).and_then(|stop| map.node(stop.node));
    let name = node.map_or("?", |node| node.title());
    let tab = ui.input(|input| input.key_pressed(Key::Tab) && !input.modifiers.any());
    let enters = tab && !fields.is_typing();
    ui.horizontal(|ui| {
        name_ui(ui, name, |name| name.font(font(Weight::Medium, 12.5)));
        for figure in [StopFigure::Wait, StopFigure::Work, StopFigure::Usable] {
            ui.label(RichText::new(figure.short()).small().color(theme.weak));
            ui.scope(|ui| {
                ui.set_max_width(74.0);
                let spoken = format!("{} at {name}", figure.short());
                // From the map, Tab goes to the first figure rather than to the menus.
                let enters = figure == StopFigure::Wait && enters;
                fields.figure_ui(ui, map, id, figure, (&spoken, enters), actions);
            });
        }
        ui.label(RichText::new("Tab").small().color(theme.weak));
    });
}
