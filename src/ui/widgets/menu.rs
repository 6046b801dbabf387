//! What menus have in common: entries that say their key, and the focus for hands on the keyboard.

use egui::{Button, Context, EventFilter, Id, Key, LayerId, Modifiers, Order, Ui};

use crate::editor::{Actions, Command, Shortcut};

/// An entry of a menu with its key; returns whether it was chosen, and closes the menu then.
pub(in crate::ui) fn entry_ui(
    ui: &mut Ui,
    words: &str,
    shortcut: Option<Shortcut>,
    help: &str,
) -> bool {
    let mut button = Button::new(words);
    if let Some(shortcut) = shortcut {
        button = button.shortcut_text(shortcut.to_string());
    }
    let response = ui.add(button.frame_when_inactive(false));
    let chosen = response.on_hover_text(help).clicked();
    if chosen {
        ui.close();
    }
    chosen
}

/// An entry that runs a command.
pub(in crate::ui) fn command_entry_ui(ui: &mut Ui, command: Command, actions: &mut Actions) {
    if entry_ui(ui, command.name(), command.shortcut(), command.help()) {
        actions.run(command);
    }
}

/// Lets the arrows go round through the entries of a menu that has the keys; one that was just opened by a
/// key gets them for its first entry, as soon as that is there.
pub(in crate::ui) fn walk_menu(ctx: &Context, menu: Id, enters: &mut bool) {
    let entries = entries_of(ctx, menu);
    let focused = ctx.memory(egui::Memory::focused);
    let at = entries.iter().position(|entry| Some(*entry) == focused);
    let next = match (at, entries.len()) {
        (_, 0) => None,
        (None, _) => enters.then_some(0),
        (Some(at), n) => {
            let filter = EventFilter {
                vertical_arrows: true,
                ..EventFilter::default()
            };
            if let Some(id) = focused {
                if !ctx.memory(|memory| memory.had_focus_last_frame(id)) {
                    // What it keeps can be said only in the next frame.
                    ctx.request_repaint();
                }
                ctx.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
            }
            let pressed = |key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
            let down = pressed(Key::ArrowDown).then_some((at + 1) % n);
            down.or_else(|| pressed(Key::ArrowUp).then_some((at + n - 1) % n))
        }
    };
    if let Some(next) = next.and_then(|next| entries.get(next)) {
        ctx.memory_mut(|memory| memory.request_focus(*next));
        *enters = false;
        ctx.request_repaint();
    } else if *enters {
        ctx.request_repaint();
    }
}

/// Returns what can have the keys in a menu, from above.
fn entries_of(ctx: &Context, menu: Id) -> Vec<Id> {
    let layer = LayerId::new(Order::Foreground, menu);
    // The ground of the menu takes clicks as well.
    let ground = [menu, menu.with("move")];
    ctx.viewport(|viewport| {
        let widgets = viewport.prev_pass.widgets.get_layer(layer);
        let keyed = widgets.filter(|widget| {
            widget.enabled && widget.sense.is_focusable() && !ground.contains(&widget.id)
        });
        keyed.map(|widget| widget.id).collect()
    })
}
