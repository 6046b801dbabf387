//! The card of the tour. It blocks nothing: everything behind it can be used, and is meant to be.

use egui::{
    Area, Button, EventFilter, Id, Key, Label, LayerId, Margin, Modifiers, Order, Rect, Response,
    RichText, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, WidgetType, accesskit::Live, vec2,
};

use crate::{
    editor::{Action, Actions, Editor, Screen, ToolKind, TourAction, TourStep, TourTarget, View},
    scene::Weight,
    ui::theme::{Theme, font},
};

use super::{
    place::{below, beside, pointer},
    spots::spot,
};

/// How wide the words of the card are.
const WIDTH: f32 = 316.0;
/// How high the card is taken for until it was drawn once.
const USUAL: Vec2 = vec2(346.0, 158.0);

/// The card between frames.
#[derive(Debug, Default)]
pub(in crate::ui) struct TourState {
    /// Whether the tour was on in the last frame.
    was_on: bool,
    size: Option<Vec2>,
    step: Option<TourStep>,
}

/// Draws the step of the tour beside what it is about.
pub(in crate::ui) fn tour_ui(
    ui: &Ui,
    editor: &Editor,
    state: &mut TourState,
    canvas: Option<Rect>,
    actions: &mut Actions,
) {
    let tour = editor.tour().filter(|_| editor.screen() == Screen::Map);
    let Some(step) = tour.map(crate::editor::Tour::step) else {
        *state = TourState::default();
        return;
    };
    if state.step.replace(step) != Some(step) {
        // How high the card becomes, and where its target is, is known from the next frame on.
        ui.ctx().request_repaint();
    }
    let begins = !std::mem::replace(&mut state.was_on, true);
    let room = ui.ctx().content_rect();
    let target = step.target(editor);
    let ring = target.and_then(|target| rect_of(ui, editor, target, canvas));
    let ring = ring.map(|rect| rect.expand(5.0).intersect(room.shrink(2.0)));
    let size = state.size.unwrap_or(USUAL);
    let on_map = matches!(target, Some(TourTarget::Node(_)));
    let by_side = ring
        .filter(|_| !on_map)
        .and_then(|ring| beside(ring, size, room));
    let mut ground = canvas.unwrap_or(room);
    // Above the ladder.
    ground.max.y -= editor.under_ladder();
    let place = by_side.unwrap_or_else(|| below(size, ground, ring));
    let theme = Theme::of(ui);
    let shown = Area::new(Id::new("tour"))
        .order(Order::Middle)
        .fixed_pos(place.min)
        .constrain(false)
        .show(ui.ctx(), |ui| {
            theme
                .card_frame(12)
                .stroke(Stroke::new(1.5 * theme.thick, theme.accent))
                .shadow(ui.visuals().popup_shadow)
                .inner_margin(Margin::symmetric(15, 12))
                .show(ui, |ui| {
                    ui.set_width(WIDTH);
                    words_ui(ui, step);
                    buttons_ui(ui, editor, step, begins, actions);
                });
        });
    let card = shown.response.rect;
    if state.size.replace(card.size()) != Some(card.size()) {
        ui.ctx().request_repaint();
    }
    // Above a dialog there is nothing to point at.
    if let Some(ring) = ring.filter(|_| editor.dialog().is_none()) {
        ring_ui(ui, &theme, ring, card);
    }
}

/// Returns where on the screen a step points.
fn rect_of(ui: &Ui, editor: &Editor, target: TourTarget, canvas: Option<Rect>) -> Option<Rect> {
    let TourTarget::Node(id) = target else {
        return spot(ui.ctx(), target);
    };
    let canvas = canvas.filter(|_| editor.view() == View::Network)?;
    let rect = editor.scene().rect_of(id.into())?;
    let at = |point| {
        let at = editor.camera().view_from_map(point);
        #[expect(clippy::cast_possible_truncation, reason = "a place on a screen")]
        let by = vec2(at.x as f32, at.y as f32);
        canvas.min + by
    };
    let rect = Rect::from_min_max(at(rect.min), at(rect.max)).expand(4.0);
    canvas.contains(rect.center()).then_some(rect)
}

fn words_ui(ui: &mut Ui, step: TourStep) {
    let theme = Theme::of(ui);
    let count = format!("{} of {}", step.number(), TourStep::ALL.len());
    ui.horizontal(|ui| {
        let title = RichText::new(step.title()).font(font(Weight::SemiBold, 15.0));
        ui.add(Label::new(title.color(theme.text)).selectable(false));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let count = RichText::new(&count).small().color(theme.weak);
            ui.add(Label::new(count).selectable(false));
        });
    });
    let words = RichText::new(step.words()).size(13.0).color(theme.text);
    let response = ui.add(Label::new(words).selectable(false).wrap());
    let spoken = format!("Tour, {count}. {}: {}", step.title(), step.words());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &spoken));
    // Who does not see the card hears each step as it comes.
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_label(spoken.as_str());
        node.set_live(Live::Polite);
    });
    ui.add_space(6.0);
}

fn buttons_ui(ui: &mut Ui, editor: &Editor, step: TourStep, begins: bool, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let is_last = TourStep::ALL.last() == Some(&step);
    ui.horizontal(|ui| {
        let words = if is_last { "Done" } else { "Next" };
        let label = RichText::new(words).color(theme.on_accent);
        let next = Button::new(label).fill(theme.accent).stroke(Stroke::NONE);
        let next = ui.add(next.min_size(vec2(72.0, 28.0)));
        next.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, words));
        // There also where it does not hold, or what is behind it would be another widget.
        let enter = if next.has_focus() { "Enter" } else { "" };
        let enter = RichText::new(enter).small().color(theme.weak);
        ui.add(Label::new(enter).selectable(false));
        let first = step.number() == 1;
        let back = ui.add_enabled(!first, Button::new("Back").min_size(vec2(0.0, 28.0)));
        let leave = Button::new("Leave the tour").frame_when_inactive(false);
        let leave = ui.add(leave.min_size(vec2(0.0, 28.0)));
        let esc = RichText::new("Esc").small().color(theme.weak);
        ui.add(Label::new(esc).selectable(false));
        if begins {
            next.request_focus();
        }
        keep_keys(ui, editor, [&next, &back, &leave], actions);
        for (response, action) in [
            (next, TourAction::Next),
            (back, TourAction::Back),
            (leave, TourAction::Leave),
        ] {
            if response.clicked() {
                actions.push(Action::Tour(action));
            }
        }
    });
}

/// Turns the pages by the arrows while the card has the keys, and gives them to the map as soon as the
/// hands are busy there.
fn keep_keys(ui: &Ui, editor: &Editor, buttons: [&Response; 3], actions: &mut Actions) {
    let Some(focused) = buttons.into_iter().find(|button| button.has_focus()) else {
        return;
    };
    if editor.tool().kind() != ToolKind::Select || editor.naming().is_some() {
        return focused.surrender_focus();
    }
    if focused.gained_focus() {
        // What it keeps can be said only in the next frame.
        ui.ctx().request_repaint();
    }
    let filter = EventFilter {
        horizontal_arrows: true,
        escape: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(focused.id, filter));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::ArrowRight) {
        actions.push(Action::Tour(TourAction::Next));
    }
    if pressed(Key::ArrowLeft) {
        actions.push(Action::Tour(TourAction::Back));
    }
}

/// Draws a ring around what the step is about, and an arrow to it. Both take no clicks.
fn ring_ui(ui: &Ui, theme: &Theme, ring: Rect, card: Rect) {
    let layer = LayerId::new(Order::Middle, Id::new("tour ring"));
    let painter = ui.ctx().layer_painter(layer);
    let halo = Stroke::new(7.0 * theme.thick, theme.accent.gamma_multiply(0.22));
    let stroke = Stroke::new(2.5 * theme.thick, theme.accent);
    for stroke in [halo, stroke] {
        painter.rect_stroke(ring, 9.0, stroke, StrokeKind::Middle);
    }
    let Some([from, to]) = pointer(card, ring) else {
        return;
    };
    let way = (to - from).normalized();
    let tip = to - way * 3.0;
    let neck = tip - way * 11.0;
    let across = way.rot90() * 6.0;
    painter.line_segment([from, neck], stroke);
    let head = vec![tip, neck + across, neck - across];
    painter.add(Shape::convex_polygon(head, theme.accent, Stroke::NONE));
}
