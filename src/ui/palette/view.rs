//! The palette itself: the field, and below it what fits what is typed.

use egui::{
    Align2, EventFilter, Frame, Id, Key, Label, Margin, Modal, Modifiers, RichText, ScrollArea,
    TextEdit, Ui, WidgetInfo, WidgetType, vec2,
};
use egui_phosphor::regular as glyphs;

use crate::{
    editor::{Action, Actions, Dialog, Editor, Find, Finder, Finds, Target},
    ui::{
        theme::{Theme, icon},
        widgets::{heading_ui, key_ui, track_composing, typing_keys},
    },
};

use super::rows::{ROW, row_ui};

/// As wide as the palette becomes.
const WIDTH: f32 = 620.0;
/// How far it stands below the top of the window.
const TOP: f32 = 64.0;
/// A page of the list.
const PAGE: usize = 8;

/// What is typed in the palette, and what fits it.
#[derive(Debug, Default)]
pub struct PaletteState {
    typed: String,
    finder: Finder,
    finds: Finds,
    /// What the finds were found for; none while the palette is closed.
    asked: Option<String>,
    /// Which of the finds Enter takes.
    current: usize,
    /// Whether the current one is to be brought into sight.
    moved: bool,
    composing: bool,
}

impl PaletteState {
    fn close(&mut self) {
        if self.asked.take().is_some() {
            self.typed.clear();
            self.finds = Finds::default();
            self.composing = false;
        }
    }

    fn keep_up_with(&mut self, editor: &Editor) {
        let is_new = self.finder.keep_up_with(editor);
        if is_new || self.asked.as_ref() != Some(&self.typed) {
            self.finds = self.finder.find(editor, &self.typed);
            self.asked = Some(self.typed.clone());
            self.current = 0;
            self.moved = true;
        }
    }

    /// Returns the finds in the order of the list, with the heading above the first of each sort.
    fn listed(&self) -> Vec<(Option<&'static str>, &Find)> {
        let asks = !self.typed.trim().is_empty();
        let (places, commands) = if asks {
            ("On the map", "Commands")
        } else {
            ("Places", "Often used")
        };
        let mut lists = [
            (places, &self.finds.places),
            (commands, &self.finds.commands),
        ];
        if self.finds.commands_first {
            lists.reverse();
        }
        let rows = lists.into_iter().flat_map(|(heading, finds)| {
            let rows = finds.iter().enumerate();
            rows.map(move |(i, find)| ((i == 0).then_some(heading), find))
        });
        rows.collect()
    }
}

/// Draws the palette above everything while it is open.
pub(in crate::ui) fn palette_ui(
    ui: &mut Ui,
    editor: &Editor,
    state: &mut PaletteState,
    actions: &mut Actions,
) {
    if editor.dialog() != Some(&Dialog::Palette) {
        state.close();
        return;
    }
    let just_opened = state.asked.is_none();
    let theme = Theme::of(ui);
    let frame = theme
        .card_frame(14)
        .shadow(ui.visuals().window_shadow)
        .inner_margin(Margin::same(8));
    let id = Id::new("palette");
    let screen = ui.ctx().content_rect();
    let area = Modal::default_area(id).anchor(Align2::CENTER_TOP, vec2(0.0, TOP));
    let modal = Modal::new(id).area(area).frame(frame);
    let response = modal.show(ui.ctx(), |ui| {
        ui.set_width(WIDTH.min(screen.width() - 48.0));
        let entered = field_ui(ui, &theme, state, just_opened);
        state.keep_up_with(editor);
        let height = (screen.height() - TOP - 150.0).clamp(2.0 * ROW, 10.0 * ROW);
        let clicked = list_ui(ui, editor, state, height);
        let taken = clicked.or(entered.then_some(state.current));
        let target = taken.and_then(|at| state.listed().get(at).map(|(_, find)| find.target));
        if let Some(target) = target {
            take(editor, target, actions);
        }
        foot_ui(ui, &theme, state);
    });
    if response.backdrop_response.clicked() {
        actions.push(Action::CloseDialog);
    }
    if just_opened {
        // Its width and height are known from the second frame on.
        ui.request_repaint();
    }
}

/// Goes where a find is, or does what it says. What cannot be done now leaves the palette open.
fn take(editor: &Editor, target: Target, actions: &mut Actions) {
    match target {
        Target::Record(id) => actions.push(Action::Look(id)),
        Target::Command(command) if command.enabled(editor) => {
            actions.push(Action::CloseDialog);
            actions.run(command);
        }
        Target::Command(_) => {}
    }
}

/// Draws the field and returns whether Enter was pressed in it. The arrows walk over the list.
fn field_ui(ui: &mut Ui, theme: &Theme, state: &mut PaletteState, just_opened: bool) -> bool {
    let mut entered = false;
    // Enter and the arrows choose among the words of an input method as long as it has its hand in.
    if track_composing(ui, &mut state.composing) {
        ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Tab));
    } else {
        entered = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        walk(ui, state);
    }
    ui.horizontal(|ui| {
        ui.add_space(6.0);
        let lens = icon(glyphs::MAGNIFYING_GLASS, 18.0).color(theme.weak);
        ui.add(Label::new(lens).selectable(false));
        let field = TextEdit::singleline(&mut state.typed)
            .event_filter(EventFilter {
                tab: state.composing,
                ..typing_keys()
            })
            .frame(Frame::NONE)
            .font(egui::FontId::proportional(16.0))
            .hint_text("Names, notes, tags and commands")
            .margin(Margin::symmetric(4, 8))
            .desired_width(f32::INFINITY);
        let response = ui.add(field);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::TextEdit, true, "Search"));
        if just_opened || !response.has_focus() {
            response.request_focus();
        }
    });
    ui.separator();
    entered
}

/// Moves the choice by the keys that were pressed.
fn walk(ui: &Ui, state: &mut PaletteState) {
    let n_finds = state.finds.places.len() + state.finds.commands.len();
    let Some(last) = n_finds.checked_sub(1) else {
        return;
    };
    let before = state.current;
    let pressed = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
    // Beyond the end comes the beginning.
    for _ in 0..pressed(Key::ArrowDown) {
        state.current = if state.current >= last {
            0
        } else {
            state.current + 1
        };
    }
    for _ in 0..pressed(Key::ArrowUp) {
        state.current = state.current.checked_sub(1).unwrap_or(last);
    }
    let (down, up) = (pressed(Key::PageDown), pressed(Key::PageUp));
    state.current = (state.current + down * PAGE).min(last);
    state.current = state.current.saturating_sub(up * PAGE);
    state.moved |= state.current != before;
}

/// Draws what fits and returns which of it was clicked.
fn list_ui(ui: &mut Ui, editor: &Editor, state: &mut PaletteState, height: f32) -> Option<usize> {
    let mut clicked = None;
    let mut hovered = None;
    let moved = std::mem::take(&mut state.moved);
    let list = ScrollArea::vertical()
        .max_height(height)
        .auto_shrink([false, true]);
    list.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let rows = state.listed();
        if rows.is_empty() {
            let words = RichText::new("Nothing has these letters: try fewer of them")
                .color(Theme::of(ui).weak);
            ui.add_space(12.0);
            ui.vertical_centered(|ui| ui.label(words));
            ui.add_space(12.0);
        }
        for (at, (heading, find)) in rows.into_iter().enumerate() {
            if let Some(heading) = heading {
                ui.horizontal(|ui| {
                    ui.add_space(8.0);
                    ui.vertical(|ui| heading_ui(ui, heading));
                });
            }
            let is_current = at == state.current;
            let row = ui.push_id(find.target, |ui| row_ui(ui, editor, find, is_current));
            let response = row.inner;
            if is_current && moved {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                clicked = Some(at);
            }
            // A list that scrolls below a resting pointer does not change the choice.
            let by_pointer = ui.input(|input| input.pointer.delta() != egui::Vec2::ZERO);
            if by_pointer && response.hovered() {
                hovered = Some(at);
            }
        }
    });
    if let Some(at) = hovered {
        state.current = at;
    }
    clicked
}

/// Draws how the palette is used, and how much more would fit.
fn foot_ui(ui: &mut Ui, theme: &Theme, state: &PaletteState) {
    ui.separator();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.add_space(6.0);
        let quiet = |ui: &mut Ui, words: String| {
            let words = RichText::new(words).small().color(theme.weak);
            ui.add(Label::new(words).selectable(false));
        };
        for (key, words) in [("↑ ↓", "choose"), ("Enter", "go there"), ("Esc", "close")] {
            key_ui(ui, key);
            quiet(ui, words.to_owned());
            ui.add_space(8.0);
        }
        let n_more = state.finds.n_more;
        if n_more > 0 {
            let layout = egui::Layout::right_to_left(egui::Align::Center);
            ui.with_layout(layout, |ui| {
                ui.add_space(6.0);
                quiet(ui, format!("{n_more} more: type on"));
            });
        }
    });
}
