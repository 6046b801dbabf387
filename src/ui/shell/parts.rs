//! The parts of the window that F6 goes through, and the ring around what has the focus.

use egui::{
    Context, Event, Id, Key, LayerId, Order, Rect, Stroke, StrokeKind, Ui, WidgetRect, epaint,
};

use crate::{
    editor::{Editor, Screen, View},
    ui::{board::board_id, network::canvas_id, theme::Theme},
};

/// A part of the window, in the order of F6.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Bar,
    Tools,
    Outline,
    Canvas,
    Ladder,
    Inspector,
    Status,
    Legend,
    Minimap,
    Tour,
}

impl Part {
    const ALL: [Self; 10] = [
        Self::Bar,
        Self::Tools,
        Self::Outline,
        Self::Canvas,
        Self::Ladder,
        Self::Inspector,
        Self::Status,
        Self::Legend,
        Self::Minimap,
        Self::Tour,
    ];
}

/// Where the parts are, and how far the keyboard has gone through them.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub(super) bar: Option<Rect>,
    pub(super) outline: Option<Rect>,
    pub(super) inspector: Option<Rect>,
    pub(super) status: Option<Rect>,
    turns: i32,
    /// Whether the focus was last moved by a key: a pointer needs no ring to see where it is.
    by_key: bool,
}

impl Parts {
    /// Goes on to the parts that were asked for since the last frame.
    pub(super) fn keep_up_with(&mut self, ui: &Ui, editor: &Editor) {
        let turns = editor.part_turns();
        let by = turns.wrapping_sub(std::mem::replace(&mut self.turns, turns));
        if by == 0 {
            return;
        }
        self.by_key = true;
        let ctx = ui.ctx();
        let first = Part::ALL.map(|part| self.first_in(ctx, editor, part));
        let here = ctx.memory(egui::Memory::focused);
        let here = here.and_then(|id| self.part_of(ctx, editor, id));
        let n_parts = Part::ALL.len();
        let place = |part| Part::ALL.iter().position(|other| *other == part);
        let mut at = here.and_then(place);
        for _ in 0..n_parts {
            at = Some(match at {
                Some(at) if by > 0 => (at + 1) % n_parts,
                Some(at) => (at + n_parts - 1) % n_parts,
                // Without a focus the keys go to the map: that is shown first.
                None => place(Part::Canvas).unwrap_or_default(),
            });
            let id = at.and_then(|at| first.get(at).copied().flatten());
            if let Some(id) = id {
                ctx.memory_mut(|memory| memory.request_focus(id));
                return;
            }
        }
    }

    /// Draws a ring around what has the focus.
    pub(super) fn ring_ui(&mut self, ui: &Ui) {
        let (by_key, by_pointer) = ui.input(|input| {
            let tabbed = |event: &Event| {
                matches!(
                    event,
                    Event::Key {
                        key: Key::Tab,
                        pressed: true,
                        ..
                    }
                )
            };
            (input.events.iter().any(tabbed), input.pointer.any_pressed())
        });
        self.by_key = (self.by_key || by_key) && !by_pointer;
        let ctx = ui.ctx();
        let focused = ctx.memory(egui::Memory::focused).filter(|_| self.by_key);
        let widget = |id| ctx.viewport(|viewport| viewport.this_pass.widgets.get(id).copied());
        let Some(widget) = focused.and_then(widget) else {
            return;
        };
        let on_ground = widget.id == canvas_id() || widget.id == board_id();
        let rect = widget.interact_rect;
        let rect = if on_ground {
            rect.shrink(1.5)
        } else {
            rect.expand(2.0)
        };
        let order = if on_ground {
            Order::Background
        } else {
            Order::Foreground
        };
        let stroke = Stroke::new(2.0, Theme::of(ui).accent);
        let layer = LayerId::new(order, Id::new("focus ring"));
        let ring = epaint::RectShape::stroke(rect, 6.0, stroke, StrokeKind::Middle);
        ctx.layer_painter(layer).add(ring);
    }

    /// Returns what the focus goes to in a part that is there: what comes first in it.
    fn first_in(&self, ctx: &Context, editor: &Editor, part: Part) -> Option<Id> {
        if let Some(ground) = ground(editor).filter(|_| part == Part::Canvas) {
            return Some(ground);
        }
        ctx.viewport(|viewport| {
            let widgets = &viewport.prev_pass.widgets;
            let mut all = widgets.layers().flat_map(|(_, widgets)| widgets);
            let focusable = |widget: &&WidgetRect| widget.enabled && widget.sense.is_focusable();
            let here = |widget: &&WidgetRect| focusable(widget) && self.holds(editor, part, widget);
            all.find(here).map(|widget| widget.id)
        })
    }

    fn part_of(&self, ctx: &Context, editor: &Editor, id: Id) -> Option<Part> {
        let widget = ctx.viewport(|viewport| viewport.prev_pass.widgets.get(id).copied())?;
        let mut parts = Part::ALL.into_iter();
        parts.find(|part| self.holds(editor, *part, &widget))
    }

    fn holds(&self, editor: &Editor, part: Part, widget: &WidgetRect) -> bool {
        let on = |name: &str| widget.layer_id == LayerId::new(Order::Middle, Id::new(name));
        let within = |panel: Option<Rect>| {
            let panel = panel.filter(|_| widget.layer_id == LayerId::background());
            panel.is_some_and(|panel| panel.contains_rect(widget.interact_rect))
        };
        match part {
            Part::Bar => within(self.bar),
            Part::Tools => on("tools"),
            Part::Outline => within(self.outline),
            Part::Canvas => ground(editor) == Some(widget.id),
            Part::Ladder => on("ladder"),
            Part::Legend => on("legend"),
            Part::Minimap => on("minimap"),
            Part::Inspector => within(self.inspector),
            Part::Status => within(self.status),
            Part::Tour => on("tour"),
        }
    }
}

/// Returns what the keys of a view go to.
fn ground(editor: &Editor) -> Option<Id> {
    let view = (editor.screen() == Screen::Map).then(|| editor.view())?;
    Some(match view {
        View::Network => canvas_id(),
        View::Board => board_id(),
    })
}
