//! The kinds of a new node, in a row beneath the name that is being typed.

use egui::{
    CornerRadius, Frame, Key, Margin, Modifiers, Rect, RichText, Stroke, Ui, UiBuilder, pos2, vec2,
};

use crate::{
    editor::{Action, Actions},
    model::NodeKind,
    ui::theme::{Theme, font},
};

/// The kinds that can be chosen, each by its number.
const KINDS: [(NodeKind, &str, Key); 6] = [
    (NodeKind::Team, "Team", Key::Num1),
    (NodeKind::Infrastructure, "Shared", Key::Num2),
    (NodeKind::Component, "Component", Key::Num3),
    (NodeKind::Goal, "Goal", Key::Num4),
    (NodeKind::Outside, "Outside", Key::Num5),
    (NodeKind::Note, "Note", Key::Num6),
];

/// The size of the row.
const ROW: egui::Vec2 = vec2(462.0, 36.0);

/// Takes the keys that choose a kind: up and down at any time, a number as long as nothing is typed.
pub(super) fn take_kind_keys(ui: &mut Ui, chosen: &NodeKind, typed: &str, actions: &mut Actions) {
    let at = KINDS.iter().position(|(kind, ..)| kind == chosen);
    let at = at.unwrap_or_default();
    let last = KINDS.len() - 1;
    let mut next = None;
    ui.input_mut(|input| {
        if input.consume_key(Modifiers::NONE, Key::ArrowDown) {
            next = Some(if at == last { 0 } else { at + 1 });
        }
        if input.consume_key(Modifiers::NONE, Key::ArrowUp) {
            next = Some(at.checked_sub(1).unwrap_or(last));
        }
        if !typed.is_empty() {
            return;
        }
        // A number comes as a key and as a letter to be typed; of the letter nothing may be left.
        input.events.retain(|event| {
            let egui::Event::Text(text) = event else {
                return true;
            };
            let number = KINDS.iter().position(|(.., key)| key.name() == text);
            next = number.or(next);
            number.is_none()
        });
    });
    if let Some((kind, ..)) = next.and_then(|next| KINDS.get(next)) {
        actions.push(Action::NameKind(kind.clone()));
    }
}

/// Returns where the row is: beneath the field, or above it where there is no room.
pub(super) fn kinds_rect(field: Rect, canvas: Rect) -> Rect {
    let below = field.max.y + 6.0;
    let top = if below + ROW.y > canvas.max.y {
        field.min.y - 6.0 - ROW.y
    } else {
        below
    };
    let left = (field.center().x - ROW.x / 2.0).min(canvas.max.x - ROW.x);
    Rect::from_min_size(pos2(left.max(canvas.min.x), top), ROW)
}

/// Draws the row.
pub(super) fn kinds_ui(ui: &mut Ui, rect: Rect, chosen: &NodeKind, actions: &mut Actions) {
    let theme = Theme::of(ui);
    let frame = Frame::new()
        .fill(theme.card)
        .stroke(Stroke::new(1.0, theme.border))
        .corner_radius(CornerRadius::same(10))
        .shadow(ui.visuals().popup_shadow)
        .inner_margin(Margin::symmetric(6, 4));
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        frame.show(ui, |ui| {
            ui.horizontal_centered(|ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                for (kind, word, key) in &KINDS {
                    let words = format!("{} {word}", key.name());
                    let text = RichText::new(words).font(font(crate::scene::Weight::Medium, 12.0));
                    let help = format!("{word}: press {} or the arrows up and down", key.name());
                    let choice = ui.selectable_label(kind == chosen, text);
                    if choice.on_hover_text(help).clicked() {
                        actions.push(Action::NameKind(kind.clone()));
                    }
                }
            });
        });
    });
}
