//! The cards of the board: one work item each.

use egui::{
    Color32, CornerRadius, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2,
    vec2,
};
use egui_phosphor::regular as glyphs;

use crate::{
    editor::{Action, Actions, BoardAction},
    model::WorkItemId,
    scene::Weight,
    ui::{
        theme::{color, font, icon_font},
        visual::visual,
    },
};

use super::{
    layout::{CARD_PADDING, Card, NAME_LINE, NAME_SIZE, WORDS_LINE},
    view::{BoardCx, board_id},
    words::{CardWords, Pressing, card_words, cut},
};

const WORDS_SIZE: f32 = 11.5;
const RADIUS: u8 = 6;
/// How wide the bar in the color of the path is.
const BAR: f32 = 4.0;

/// Draws a card and takes what the pointer does on it. Returns whether its menu was asked for.
pub(super) fn card_ui(
    ui: &Ui,
    cx: &BoardCx<'_>,
    card: &Card,
    rect: Rect,
    actions: &mut Actions,
) -> bool {
    let id = board_id().with(card.id);
    // Not a stop of the Tab key: the board is one, and the arrows go on from there.
    let response = ui.interact(rect, id, Sense::CLICK | Sense::DRAG);
    let selected = cx.editor.selection().contains(card.id.into());
    let words = words_of(cx, card);
    response.widget_info(|| {
        WidgetInfo::selected(
            WidgetType::SelectableLabel,
            true,
            selected,
            spoken(cx, card, &words),
        )
    });
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(egui::accesskit::Role::ListItem);
        node.set_selected(selected);
    });
    let carried = cx.editor.board().carried.contains(&card.id);
    let strength = if carried { 0.35 } else { 1.0 };
    paint(ui, cx, (card, &words), rect, strength);
    if selected {
        let stroke = Stroke::new(2.0, cx.theme.accent);
        let radius = CornerRadius::same(RADIUS);
        ui.painter()
            .rect_stroke(rect, radius, stroke, StrokeKind::Middle);
    }
    let adds = ui.input(|input| input.modifiers.shift || input.modifiers.command);
    if response.drag_started() {
        let ids = if selected {
            cx.editor.selected_items().collect()
        } else {
            actions.push(Action::Select(vec![card.id.into()]));
            vec![card.id]
        };
        actions.push(Action::Board(BoardAction::Carry(ids)));
    } else if response.double_clicked() {
        actions.push(Action::Name(card.id.into()));
    } else if response.clicked() {
        ui.memory_mut(|memory| memory.request_focus(board_id()));
        actions.push(if adds {
            Action::Toggle(card.id.into())
        } else {
            Action::Select(vec![card.id.into()])
        });
    }
    let asks = response.secondary_clicked();
    if asks && !selected {
        actions.push(Action::Select(vec![card.id.into()]));
    }
    asks
}

/// Returns what a card says to those who do not see it.
fn spoken(cx: &BoardCx<'_>, card: &Card, said: &CardWords) -> String {
    let map = cx.editor.map();
    let path = card.path.and_then(|path| map.path(path));
    let mut words = vec![card.name.join(" ")];
    words.extend(path.map(|path| path.about.name.clone()));
    words.push(said.about.clone());
    words.extend(said.due.as_ref().map(|(due, _)| due.clone()));
    words.extend(said.blocked.as_ref().map(|by| match by.as_str() {
        "blocked" => "blocked".to_owned(),
        by => format!("blocked: {by}"),
    }));
    words.join(", ")
}

fn words_of(cx: &BoardCx<'_>, card: &Card) -> CardWords {
    let map = cx.editor.map();
    let item = map.work_item(card.id);
    let words = item.map(|item| card_words(map, item, cx.editor.today()));
    words.unwrap_or_default()
}

fn paint(ui: &Ui, cx: &BoardCx<'_>, (card, words): (&Card, &CardWords), rect: Rect, strength: f32) {
    let theme = &cx.theme;
    let painter = ui.painter();
    let faded = |ink: Color32| ink.gamma_multiply(strength);
    let radius = CornerRadius::same(RADIUS);
    let edge = rect.translate(vec2(0.0, 1.0));
    painter.rect_filled(edge, radius, faded(theme.border));
    painter.rect_filled(rect, radius, faded(cx.card_fill()));
    if let Some(own) = card.color {
        let bar = Rect::from_min_size(rect.min, vec2(BAR, rect.height()));
        let left = CornerRadius {
            nw: RADIUS,
            sw: RADIUS,
            ..CornerRadius::ZERO
        };
        painter.rect_filled(bar, left, faded(color(own.color(theme.tone))));
    }
    let mut at = rect.min + CARD_PADDING;
    for line in &card.name {
        let name_font = font(Weight::SemiBold, NAME_SIZE);
        line_ui(ui, at, line, name_font, faded(theme.text));
        at.y += NAME_LINE;
    }
    // One line each: what does not fit is in the inspector.
    let room = rect.width() - 2.0 * CARD_PADDING.x;
    words_ui(ui, at, &words.about, faded(theme.weak), room);
    at.y += WORDS_LINE;
    if let Some((due, pressing)) = &words.due {
        let ink = match pressing {
            Pressing::Far => theme.weak,
            Pressing::Near => theme.warning,
            Pressing::Past => theme.danger,
        };
        sign_ui(ui, at, glyphs::CLOCK, due, faded(ink), room);
        at.y += WORDS_LINE;
    }
    if let Some(blocked) = &words.blocked {
        sign_ui(ui, at, glyphs::PROHIBIT, blocked, faded(theme.danger), room);
    }
}

/// A sign and words beside it, so that color alone says nothing.
fn sign_ui(ui: &Ui, at: Pos2, glyph: &str, words: &str, ink: Color32, room: f32) {
    line_ui(ui, at + vec2(0.0, 1.0), glyph, icon_font(12.0), ink);
    words_ui(ui, at + vec2(16.0, 0.0), words, ink, room - 16.0);
}

fn words_ui(ui: &Ui, at: Pos2, words: &str, ink: Color32, room: f32) {
    let line = cut(words, WORDS_SIZE, Weight::Regular, room);
    line_ui(ui, at, &line, font(Weight::Regular, WORDS_SIZE), ink);
}

fn line_ui(ui: &Ui, at: Pos2, line: &str, font: egui::FontId, ink: Color32) {
    let galley = ui
        .painter()
        .layout_no_wrap(visual(line).into_owned(), font, ink);
    ui.painter().galley(at, galley, ink);
}

/// Draws the cards in the hand: the first, and how many there are.
pub(super) fn ghost_ui(ui: &Ui, cx: &BoardCx<'_>, id: WorkItemId, n_cards: usize, at: Pos2) {
    let found = cx.layout.board.find(id);
    let card = found.and_then(|(place, n)| cx.layout.cell(place)?.cards.get(n));
    let Some(card) = card else { return };
    let size = vec2(cx.layout.column_width * 0.9, card.height);
    let rect = Rect::from_min_size(at - vec2(size.x * 0.3, 14.0), size);
    paint(ui, cx, (card, &words_of(cx, card)), rect, 0.92);
    let stroke = Stroke::new(1.5, cx.theme.accent);
    let radius = CornerRadius::same(RADIUS);
    let painter = ui.painter();
    painter.rect_stroke(rect, radius, stroke, StrokeKind::Middle);
    if n_cards > 1 {
        let middle = pos2(rect.max.x - 4.0, rect.min.y + 2.0);
        painter.circle_filled(middle, 11.0, cx.theme.accent);
        let font = font(Weight::SemiBold, WORDS_SIZE);
        let n_cards = n_cards.to_string();
        let align = egui::Align2::CENTER_CENTER;
        painter.text(middle, align, n_cards, font, cx.theme.on_accent);
    }
}
