//! What is chosen beside the name of a new node, in a row beneath it: its kind, or the sort of team.

use egui::{
    CornerRadius, Frame, Key, Margin, Modifiers, Rect, RichText, Stroke, Ui, UiBuilder, Vec2, pos2,
    vec2,
};

use crate::{
    editor::{Action, Actions, Naming},
    model::{NodeKind, TeamShape},
    scene::Weight,
    ui::theme::{Theme, font},
};

/// The kinds that can be chosen, each by its number.
const KINDS: [(NodeKind, &str); 6] = [
    (NodeKind::Team, "Team"),
    (NodeKind::Infrastructure, "Shared"),
    (NodeKind::Component, "Component"),
    (NodeKind::Goal, "Goal"),
    (NodeKind::Outside, "Outside"),
    (NodeKind::Note, "Note"),
];

/// The sorts of teams, by up and down alone: the name of a team may well begin with a number.
const SHAPES: [(TeamShape, &str); 5] = [
    (TeamShape::Undefined, "Not said"),
    (TeamShape::StreamAligned, "Stream-aligned"),
    (TeamShape::Platform, "Platform"),
    (TeamShape::Enabling, "Enabling"),
    (TeamShape::ComplicatedSubsystem, "Complicated subsystem"),
];

const DIGITS: [Key; 6] = [
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
];

/// What is chosen in the row.
#[derive(Clone, Copy)]
pub(super) enum Beside<'a> {
    Kind(&'a NodeKind),
    Shape(&'a TeamShape),
}

impl<'a> Beside<'a> {
    /// Returns what is chosen beside the name that is being typed, if anything is.
    pub(super) fn of(naming: &'a Naming) -> Option<Self> {
        let kind = naming.chosen_kind().map(Self::Kind);
        kind.or_else(|| naming.chosen_shape().map(Self::Shape))
    }

    fn words(self) -> Vec<&'static str> {
        match self {
            Self::Kind(_) => KINDS.iter().map(|(_, words)| *words).collect(),
            Self::Shape(_) => SHAPES.iter().map(|(_, words)| *words).collect(),
        }
    }

    /// Returns the place of what is chosen.
    fn at(self) -> Option<usize> {
        match self {
            Self::Kind(chosen) => KINDS.iter().position(|(kind, _)| kind == chosen),
            Self::Shape(chosen) => SHAPES.iter().position(|(shape, _)| shape == chosen),
        }
    }

    fn choose(self, place: usize, actions: &mut Actions) {
        let action = match self {
            Self::Kind(_) => {
                let kind = KINDS.get(place);
                kind.map(|(kind, _)| Action::NameKind(kind.clone()))
            }
            Self::Shape(_) => {
                let shape = SHAPES.get(place);
                shape.map(|(shape, _)| Action::NameShape(shape.clone()))
            }
        };
        if let Some(action) = action {
            actions.push(action);
        }
    }

    /// The size of the row.
    fn size(self) -> Vec2 {
        match self {
            Self::Kind(_) => vec2(462.0, 56.0),
            Self::Shape(_) => vec2(480.0, 56.0),
        }
    }

    /// Returns the numbers that choose.
    fn digits(self) -> &'static [Key] {
        match self {
            Self::Kind(_) => &DIGITS,
            Self::Shape(_) => &[],
        }
    }

    /// Takes the keys that choose: up and down at any time, a number as long as nothing is typed.
    pub(super) fn take_keys(self, ui: &mut Ui, typed: &str, actions: &mut Actions) {
        let last = self.words().len() - 1;
        let at = self.at().unwrap_or_default();
        let mut next = None;
        // In what has several lines, up and down go from one to the next.
        if typed.contains('\n') {
            return;
        }
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
                let mut digits = self.digits().iter();
                let number = digits.position(|key| key.name() == text);
                next = number.or(next);
                number.is_none()
            });
        });
        if let Some(next) = next {
            self.choose(next, actions);
        }
    }

    /// Returns where the row is: beneath the field, or above it where there is no room.
    pub(super) fn rect(self, field: Rect, canvas: Rect) -> Rect {
        let size = self.size();
        let below = field.max.y + 6.0;
        let top = if below + size.y > canvas.max.y {
            field.min.y - 6.0 - size.y
        } else {
            below
        };
        let left = (field.center().x - size.x / 2.0).min(canvas.max.x - size.x);
        Rect::from_min_size(pos2(left.max(canvas.min.x), top), size)
    }

    /// Draws the row.
    pub(super) fn ui(self, ui: &mut Ui, rect: Rect, actions: &mut Actions) {
        let theme = Theme::of(ui);
        let frame = Frame::new()
            .fill(theme.card)
            .stroke(Stroke::new(1.0, theme.border))
            .corner_radius(CornerRadius::same(10))
            .shadow(ui.visuals().popup_shadow)
            .inner_margin(Margin::symmetric(6, 4));
        let at = self.at();
        ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
            frame.show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = 2.0;
                    for (place, word) in self.words().into_iter().enumerate() {
                        let (words, press) = match self.digits().get(place) {
                            Some(key) => {
                                let key = key.name();
                                (format!("{key} {word}"), format!("{key} or "))
                            }
                            None => (word.to_owned(), String::new()),
                        };
                        let text = RichText::new(words).font(font(Weight::Medium, 12.0));
                        let help = format!("{word}: press {press}the arrows up and down");
                        let choice = ui.selectable_label(at == Some(place), text);
                        if choice.on_hover_text(help).clicked() {
                            self.choose(place, actions);
                        }
                    }
                });
                let words = match self {
                    Self::Kind(NodeKind::Note) => "↑ ↓ choose; Shift+Enter begins a line",
                    _ => "↑ ↓ choose; or type it all: platform: Cloud, 9 people, drag 20 %",
                };
                let text = RichText::new(words).font(font(Weight::Regular, 11.5));
                ui.label(text.color(theme.weak));
            });
        });
    }
}
