//! Keys to commands, from the one list.

use egui::{Event, Id, Key as ScreenKey, Modifiers, PointerButton, Ui};

use crate::{
    editor::{
        Action, Actions, Command, Editor, Key, PathAction, PathTool, Shortcut, Tool, WalkKey,
    },
    scene::Heading,
    ui::{board::board_id, network::canvas_id, widgets::track_composing},
};

/// Runs the commands whose keys were pressed in this frame, unless a field keeps them.
pub fn shortcuts(ui: &Ui, editor: &Editor, actions: &mut Actions) {
    let ctx = ui.ctx();
    let names_path = matches!(editor.tool(), Tool::Path(PathTool::Naming));
    let in_text = ctx.text_edit_focused() || editor.naming().is_some() || names_path;
    let focused = ctx.memory(egui::Memory::focused);
    let on_widget = focused.is_some_and(|id| id != canvas_id() && id != board_id());
    let menu_open = egui::Popup::is_any_open(ctx);
    if in_text && is_composed_in(ui) {
        return;
    }
    let events = ui.input(|input| input.events.clone());
    for event in events {
        if let Some(command) = side_button(&event)
            && editor.dialog().is_none()
            && !menu_open
        {
            actions.run(command);
        }
        let Event::Key {
            key,
            physical_key,
            pressed: true,
            modifiers,
            repeat,
        } = event
        else {
            continue;
        };
        if menu_open {
            continue;
        }
        if key == ScreenKey::Escape && editor.dialog().is_some() {
            actions.push(Action::CloseDialog);
            continue;
        }
        let Some(shortcut) = shortcut_of(key, physical_key, modifiers) else {
            continue;
        };
        if (in_text && stays_in_text(shortcut)) || (on_widget && works_a_widget(shortcut)) {
            continue;
        }
        if let Some(key) = walk_key(editor, shortcut) {
            if editor.dialog().is_none() && !in_text {
                actions.push(match editor.tool() {
                    Tool::Connect(_) => Action::ConnectBy(key),
                    _ => Action::Path(PathAction::Key(key)),
                });
            }
            continue;
        }
        let places = matches!(editor.tool(), Tool::Place(_) | Tool::Area(_));
        if places && shortcut == Shortcut::plain(Key::Enter) && editor.dialog().is_none() {
            actions.push(Action::PlaceInView);
            continue;
        }
        let Some(command) = command_of(shortcut, editor) else {
            continue;
        };
        let repeats = matches!(
            command,
            Command::Undo | Command::Redo | Command::ZoomIn | Command::ZoomOut
        ) || !command.in_menu();
        let asked = editor
            .dialog()
            .is_some_and(|dialog| !dialog.is_only_shown());
        let blocked = asked || (editor.dialog().is_some() && command != Command::Keys);
        if !blocked && (!repeat || repeats) {
            actions.run(command);
        }
    }
}

/// Returns whether an input method composes a word: until it is done, the keys are its own, Escape too.
fn is_composed_in(ui: &Ui) -> bool {
    let key = Id::new("an input method composes");
    let mut composing = ui.data(|data| data.get_temp(key)).unwrap_or_default();
    let has_a_hand = track_composing(ui, &mut composing);
    ui.data_mut(|data| data.insert_temp(key, composing));
    has_a_hand
}

/// Returns what the buttons at the side of a mouse mean, as in a browser.
fn side_button(event: &Event) -> Option<Command> {
    let Event::PointerButton {
        button,
        pressed: true,
        ..
    } = event
    else {
        return None;
    };
    match button {
        PointerButton::Extra1 => Some(Command::Back),
        PointerButton::Extra2 => Some(Command::Forward),
        _ => None,
    }
}

/// A field undoes, selects and copies by itself; letters and arrows are its own, and Ctrl with them goes
/// from word to word.
fn stays_in_text(shortcut: Shortcut) -> bool {
    let own = matches!(
        shortcut.key,
        Key::Letter('Z' | 'Y' | 'A' | 'X' | 'C' | 'V')
            | Key::Left
            | Key::Right
            | Key::Up
            | Key::Down
            | Key::Backspace
            | Key::Delete
    );
    shortcut.belongs_to_text() || own
}

/// A button that has the focus is pressed by Enter, and the arrows go from one to the next.
fn works_a_widget(shortcut: Shortcut) -> bool {
    let keys = [
        Key::Enter,
        Key::Tab,
        Key::Left,
        Key::Right,
        Key::Up,
        Key::Down,
    ];
    !shortcut.ctrl && !shortcut.alt && keys.contains(&shortcut.key)
}

/// Returns what a key means while a path or a relation is drawn from node to node.
fn walk_key(editor: &Editor, shortcut: Shortcut) -> Option<WalkKey> {
    if !matches!(
        editor.tool(),
        Tool::Path(PathTool::Drawing(_)) | Tool::Connect(_)
    ) {
        return None;
    }
    if shortcut.ctrl || shortcut.shift || shortcut.alt {
        return None;
    }
    Some(match shortcut.key {
        Key::Enter => WalkKey::Enter,
        Key::Left => WalkKey::Go(Heading::Left),
        Key::Right => WalkKey::Go(Heading::Right),
        Key::Up => WalkKey::Go(Heading::Up),
        Key::Down => WalkKey::Go(Heading::Down),
        _ => return None,
    })
}

/// Returns what a key means in the view that is shown.
fn command_of(shortcut: Shortcut, editor: &Editor) -> Option<Command> {
    Command::ALL.into_iter().find(|command| {
        let here = command.home().is_none_or(|home| home == editor.view());
        let has_key = command.shortcut() == Some(shortcut) || command.aliases().contains(&shortcut);
        here && has_key
    })
}

/// Returns the shortcut of a key press. Digits go by their place on the keyboard: with Shift held,
/// the key is another sign in every layout.
fn shortcut_of(
    key: ScreenKey,
    physical: Option<ScreenKey>,
    modifiers: Modifiers,
) -> Option<Shortcut> {
    let place = physical.and_then(digit).filter(|_| modifiers.shift);
    let key = match place {
        Some(digit) => Key::Digit(digit),
        None => key_of(key)?,
    };
    // Plus may need Shift to be typed.
    let shift = modifiers.shift && !matches!(key, Key::Plus | Key::Minus);
    Some(Shortcut {
        ctrl: modifiers.command || modifiers.ctrl,
        shift,
        alt: modifiers.alt,
        key,
    })
}

fn key_of(key: ScreenKey) -> Option<Key> {
    Some(match key {
        ScreenKey::Enter => Key::Enter,
        ScreenKey::Escape => Key::Escape,
        ScreenKey::Tab => Key::Tab,
        ScreenKey::Delete => Key::Delete,
        ScreenKey::Backspace => Key::Backspace,
        ScreenKey::ArrowLeft => Key::Left,
        ScreenKey::ArrowRight => Key::Right,
        ScreenKey::ArrowUp => Key::Up,
        ScreenKey::ArrowDown => Key::Down,
        ScreenKey::Plus | ScreenKey::Equals => Key::Plus,
        ScreenKey::Minus => Key::Minus,
        ScreenKey::OpenBracket => Key::OpenBracket,
        ScreenKey::CloseBracket => Key::CloseBracket,
        ScreenKey::Exclamationmark => Key::Digit(1),
        key => {
            if let Some(digit) = digit(key) {
                return Some(Key::Digit(digit));
            }
            let name = key.name();
            let mut letters = name.chars();
            match (letters.next(), letters.as_str()) {
                (Some(letter), "") if letter.is_ascii_uppercase() => Key::Letter(letter),
                (Some('F'), number) => Key::Function(number.parse().ok()?),
                _ => return None,
            }
        }
    })
}

fn digit(key: ScreenKey) -> Option<u8> {
    let digits = [
        ScreenKey::Num0,
        ScreenKey::Num1,
        ScreenKey::Num2,
        ScreenKey::Num3,
        ScreenKey::Num4,
        ScreenKey::Num5,
        ScreenKey::Num6,
        ScreenKey::Num7,
        ScreenKey::Num8,
        ScreenKey::Num9,
    ];
    let place = digits.iter().position(|digit| *digit == key)?;
    u8::try_from(place).ok()
}
