//! Turns: what was pressed while a frame took long is answered one thing after the other.
//!
//! A key may bring a field that the next key is for, a click may place what is then named. Where both
//! reach the program within one frame, the second would go to what was there before. So a frame gets
//! what was done up to the next press, and the rest waits for the frames after it.

use std::collections::VecDeque;

use egui::{Event, Key, Modifiers};

/// Frames without a press after one with it: what came with it is drawn and has the focus by then, and what
/// went with it has lost it.
const PAUSE: u8 = 2;

/// The input that waits for its turn.
#[derive(Debug, Default)]
pub(super) struct Turns {
    waiting: VecDeque<Event>,
    pause: u8,
}

/// Whether what is typed goes into a field of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Typing {
    Text,
    Commands,
}

impl Turns {
    /// Takes what has happened and returns what is to be answered in this frame.
    pub(super) fn deal(&mut self, new: Vec<Event>, typing: Typing) -> Vec<Event> {
        self.queue(new);
        let mut dealt = Vec::new();
        let waits = |event: &Event| is_press(event, typing) || is_typed(event);
        if self.pause > 0 && self.waiting.iter().any(waits) {
            self.pause -= 1;
            // Nothing that was pressed or typed, but what went before it.
            while self.waiting.front().is_some_and(|event| !waits(event)) {
                dealt.extend(self.waiting.pop_front());
            }
            return dealt;
        }
        self.pause = 0;
        let (mut pressed, mut wrote) = (false, false);
        while let Some(event) = self.waiting.front() {
            let press = is_press(event, typing);
            // What is typed after a field was left is not for that field.
            let typed = typing == Typing::Text && is_typed(event);
            if pressed && (press || typed) {
                self.pause = PAUSE;
                break;
            }
            // What is held while a key goes down belongs to it, and a list is shortened before it is taken from.
            let lets_go = pressed && matches!(event, Event::ModifiersChanged(_));
            if lets_go || (wrote && press) {
                break;
            }
            pressed |= press;
            wrote |= typed && !press;
            dealt.extend(self.waiting.pop_front());
        }
        dealt
    }

    /// Lets events wait. A key that is held counts once as long as nobody has answered it: else it would
    /// go on after it is let go.
    fn queue(&mut self, new: Vec<Event>) {
        let mut held = false;
        for event in new {
            if let Event::Key {
                key, pressed: true, ..
            } = event
            {
                held = self.is_down(key);
            }
            let counted = match event {
                Event::Key { pressed: true, .. } | Event::Text(_) => !held,
                _ => true,
            };
            if counted {
                self.waiting.push_back(event);
            }
        }
    }

    /// Returns whether a key waits that has not been let go since.
    fn is_down(&self, key: Key) -> bool {
        let last = self.waiting.iter().rev().find_map(|event| match event {
            Event::Key {
                key: other,
                pressed,
                ..
            } if *other == key => Some(*pressed),
            _ => None,
        });
        last == Some(true)
    }

    /// Returns whether something waits for the next frame.
    pub(super) fn is_waiting(&self) -> bool {
        !self.waiting.is_empty()
    }
}

/// Returns whether what comes after the event may mean something else because of it.
fn is_press(event: &Event, typing: Typing) -> bool {
    match event {
        Event::Key {
            key,
            pressed: true,
            modifiers,
            ..
        } => typing == Typing::Commands || leaves_text(*key, *modifiers),
        Event::PointerButton { .. } | Event::Cut | Event::Paste(_) => true,
        _ => false,
    }
}

fn is_typed(event: &Event) -> bool {
    matches!(
        event,
        Event::Text(_) | Event::Ime(_) | Event::Key { pressed: true, .. }
    )
}

/// Returns whether a key ends what is typed, or is a command although something is typed.
fn leaves_text(key: Key, modifiers: Modifiers) -> bool {
    let ends = matches!(key, Key::Enter | Key::Tab | Key::Escape);
    let function = key.name().len() > 1 && key.name().starts_with('F');
    ends || function || modifiers.command || modifiers.alt
}

#[cfg(test)]
mod tests {
    use egui::{PointerButton, Pos2};

    use super::*;

    fn key(key: Key) -> Event {
        Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        }
    }

    fn text(letter: &str) -> Event {
        Event::Text(letter.to_owned())
    }

    fn button(pressed: bool) -> Event {
        Event::PointerButton {
            pos: Pos2::ZERO,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        }
    }

    /// Deals until nothing waits, each frame as the number of its events.
    fn frames(events: Vec<Event>, typing: Typing) -> Vec<usize> {
        let mut turns = Turns::default();
        let mut frames = vec![turns.deal(events, typing).len()];
        while turns.is_waiting() {
            frames.push(turns.deal(Vec::new(), typing).len());
        }
        frames
    }

    #[test]
    fn every_press_has_a_frame_of_its_own_and_one_to_be_drawn_in() {
        let placed = vec![
            key(Key::T),
            text("t"),
            Event::PointerMoved(Pos2::ZERO),
            button(true),
            button(false),
            key(Key::A),
            text("a"),
        ];
        assert_eq!(
            frames(placed, Typing::Commands),
            [3, 0, 0, 1, 0, 0, 1, 0, 0, 2]
        );
        let typed = vec![
            key(Key::A),
            text("a"),
            key(Key::B),
            text("b"),
            key(Key::Enter),
        ];
        assert_eq!(frames(typed.clone(), Typing::Text), [4, 1]);
        let named = vec![text("b"), key(Key::Enter), key(Key::G), text("g")];
        assert_eq!(frames(named, Typing::Text), [1, 1, 0, 0, 2]);
        assert_eq!(frames(typed, Typing::Commands), [2, 0, 0, 2, 0, 0, 1]);
        assert_eq!(frames(Vec::new(), Typing::Commands), [0]);
    }

    #[test]
    fn one_press_a_frame_never_waits() {
        let mut turns = Turns::default();
        for _ in 0..3 {
            assert_eq!(
                turns
                    .deal(vec![key(Key::T), text("t")], Typing::Commands)
                    .len(),
                2
            );
            assert!(!turns.is_waiting());
        }
    }

    #[test]
    fn a_key_that_is_held_does_not_go_on_after_it_is_let_go() {
        let mut turns = Turns::default();
        let mut n_presses = 0;
        for _ in 0..100 {
            let dealt = turns.deal(vec![key(Key::ArrowDown)], Typing::Commands);
            n_presses += dealt.len();
        }
        assert!(
            n_presses >= 30,
            "{n_presses} of 100 are answered while it is held"
        );
        let mut n_later = 0;
        while turns.is_waiting() {
            n_later += turns.deal(Vec::new(), Typing::Commands).len();
        }
        assert!(n_later <= 1, "{n_later} after it is let go");
    }

    #[test]
    fn what_is_held_with_a_key_is_held_until_it_is_answered() {
        let held = |modifiers| Event::ModifiersChanged(modifiers);
        let typed = vec![
            held(Modifiers::SHIFT),
            key(Key::Enter),
            held(Modifiers::NONE),
        ];
        assert_eq!(frames(typed, Typing::Text), [2, 1]);
    }

    #[test]
    fn what_moves_meanwhile_stays_in_order() {
        let mut turns = Turns::default();
        let there = Pos2::new(9.0, 9.0);
        let first = turns.deal(vec![button(true), button(false)], Typing::Commands);
        assert_eq!(first, [button(true)]);
        let moved = vec![Event::PointerMoved(there)];
        assert!(turns.deal(moved, Typing::Commands).is_empty());
        assert!(turns.deal(Vec::new(), Typing::Commands).is_empty());
        let last = turns.deal(Vec::new(), Typing::Commands);
        assert_eq!(last, [button(false), Event::PointerMoved(there)]);
    }
}
