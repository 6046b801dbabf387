//! The top bar: the menu, the file and whether it is saved, and the commands used most.

use egui::{
    Align, Button, Color32, Label, Layout, MenuBar, Rect, RichText, ScrollArea, Stroke, Ui, Vec2,
    WidgetInfo, WidgetType, containers::menu::MenuButton, style::StyleModifier,
};
use egui_phosphor::regular as glyphs;

use crate::{
    edit::Side,
    editor::{
        Actions, Arrange, Command, Editor, Lens, Menu, Screen, TextSize, ThemeChoice, TourTarget,
        View,
    },
    scene::Weight,
    ui::{
        theme::{Theme, font, icon},
        tour::mark_spot,
        visual::visual,
    },
};

use super::views;

/// The room that the name of the file has at least.
const LEAST_FILE: f32 = 90.0;

/// How much there is room for: what is folded away is in the menus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Room {
    /// The menus are one button; the lens is in them.
    Narrow,
    /// Neither the name of the program, nor what has a menu entry and a key anyway.
    Tight,
    Wide,
}

impl Room {
    fn of(bar: Rect) -> Self {
        const TIGHT: f32 = 850.0;
        const WIDE: f32 = 1_130.0;
        if bar.width() < TIGHT {
            Self::Narrow
        } else if bar.width() < WIDE {
            Self::Tight
        } else {
            Self::Wide
        }
    }
}

pub(super) fn bar_ui(ui: &mut Ui, editor: &Editor, actions: &mut Actions) {
    let theme = Theme::of(ui);
    // The whole bar is one menu bar, which would else take the room of what comes after it.
    let plain = MenuBar::new().style(StyleModifier::default());
    plain.ui(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        let room = match editor.screen() {
            Screen::Map => Room::of(ui.max_rect()),
            // There is less to show.
            Screen::Welcome => Room::Wide.min(Room::of(ui.max_rect().expand(150.0))),
        };
        if room == Room::Wide {
            let name = RichText::new("Throughline").font(font(Weight::SemiBold, 14.0));
            ui.add(Label::new(name.color(theme.text)).selectable(false));
        }
        ui.spacing_mut().item_spacing.x = 0.0;
        if room == Room::Narrow {
            all_menus_ui(ui, editor, actions);
        } else {
            for menu in Menu::ALL {
                menu_ui(ui, editor, menu, actions);
            }
        }
        let mut left = ui.cursor().min.x;
        if editor.screen() == Screen::Map {
            let bar = ui.max_rect();
            let switch = views::switch_rect(ui, bar, ui.cursor().min.x + LEAST_FILE);
            file_ui(ui, editor, &theme, switch.min.x);
            views::switch_ui(ui, editor, switch, actions);
            left = switch.max.x;
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            buttons_ui(ui, editor, room, actions);
            let room = ui.cursor().max.x - left;
            search_ui(ui, &theme, room, actions);
        });
    });
}

/// The menus in one button.
fn all_menus_ui(ui: &mut Ui, editor: &Editor, actions: &mut Actions) {
    let button = square(ui, glyphs::LIST).frame_when_inactive(false);
    let (response, _) = MenuButton::from_button(button).ui(ui, |ui| {
        for menu in Menu::ALL {
            ui.menu_button(menu.name(), |ui| commands_ui(ui, editor, menu, actions));
        }
    });
    mark_spot(ui.ctx(), TourTarget::Save, response.rect);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, "Menu"));
    response.on_hover_text("All that can be done, menu by menu");
}

fn menu_ui(ui: &mut Ui, editor: &Editor, menu: Menu, actions: &mut Actions) {
    let title = Button::new(menu.name()).frame_when_inactive(false);
    let button = MenuButton::from_button(title);
    let (response, _) = button.ui(ui, |ui| commands_ui(ui, editor, menu, actions));
    if menu == Menu::File {
        // Where there is no button for it, this is where to save; else the button comes later and counts.
        mark_spot(ui.ctx(), TourTarget::Save, response.rect);
    }
}

/// The commands of a menu, to be scrolled where the window is not high enough for them.
fn commands_ui(ui: &mut Ui, editor: &Editor, menu: Menu, actions: &mut Actions) {
    /// What the bar above a menu takes, and its own edge.
    const ABOVE: f32 = 64.0;
    ui.set_min_width(250.0);
    ui.spacing_mut().item_spacing.y = 1.0;
    let room = ui.ctx().content_rect().height() - ABOVE;
    ScrollArea::vertical()
        .max_height(room)
        .min_scrolled_height(room)
        .show(ui, |ui| {
            let mut before: Option<Command> = None;
            for command in Command::ALL {
                if command.menu() != menu || !command.in_menu() {
                    continue;
                }
                if before.is_some_and(|before| apart(before, command)) {
                    ui.separator();
                }
                before = Some(command);
                match command {
                    // One line for all of them, which keeps the menu in the window.
                    Command::Lens(Lens::Kind) => {
                        ui.menu_button("Lens", |ui| {
                            for lens in Lens::ALL {
                                command_ui(ui, editor, Command::Lens(lens), actions);
                            }
                        });
                    }
                    Command::Lens(_) => {}
                    command => command_ui(ui, editor, command, actions),
                }
            }
        });
}

fn command_ui(ui: &mut Ui, editor: &Editor, command: Command, actions: &mut Actions) {
    let name = name_of(command, editor);
    let on = editor.is_on(command);
    let mut button = match on {
        Some(true) => Button::new((name.clone(), icon(glyphs::CHECK, 13.0))),
        _ => Button::new(name.clone()),
    };
    if let Some(shortcut) = command.shortcut() {
        button = button.shortcut_text(shortcut.to_string());
    }
    let enabled = command.enabled(editor);
    let response = ui.add_enabled(enabled, button.frame_when_inactive(false));
    if let Some(on) = on {
        response.widget_info(|| WidgetInfo::selected(WidgetType::Checkbox, enabled, on, &name));
    }
    if response.on_hover_text(command.help()).clicked() {
        actions.run(command);
        ui.close();
    }
}

/// Returns the name of a command; that of undo and redo says which step.
fn name_of(command: Command, editor: &Editor) -> String {
    let history = editor.document().history();
    let step = match command {
        Command::Undo => history.undo_label(),
        Command::Redo => history.redo_label(),
        Command::Theme => {
            let now = match editor.theme() {
                ThemeChoice::System => "as the system",
                ThemeChoice::Light => "light",
                ThemeChoice::Dark => "dark",
                ThemeChoice::HighContrast => "high contrast",
                ThemeChoice::Projector => "projector",
            };
            return format!("{}: {now}", command.name());
        }
        Command::UsualText if editor.looks().text_size != TextSize::default() => {
            let percent = editor.looks().text_size.percent();
            return format!("{} (now {percent} %)", command.name());
        }
        _ => None,
    };
    match step {
        Some(step) => {
            let step: String = step.chars().flat_map(char::to_lowercase).collect();
            format!("{} {step}", command.name())
        }
        None => command.name().to_owned(),
    }
}

/// Returns whether a line stands between two commands in their menu.
fn apart(before: Command, next: Command) -> bool {
    matches!(
        (before, next),
        (Command::OpenByPath, Command::Save)
            | (Command::SaveByPath, Command::ImportCsv)
            | (Command::ExportLayoutByPath, Command::CloseMap)
            | (Command::Redo, Command::Palette)
            | (Command::Palette, Command::Rename)
            | (Command::Delete, Command::SelectAll)
            | (
                Command::Arrange(
                    Arrange::Align(Side::Right | Side::Bottom) | Arrange::SameSize | Arrange::Pin
                ),
                _
            )
            | (Command::ShowBoard, Command::ZoomIn)
            | (Command::FitSelection, Command::Back)
            | (Command::Forward, Command::Lens(_))
            | (Command::NextLens, Command::DragPanel)
            | (Command::Minimap, Command::NextPart)
            | (Command::PreviousPart, Command::Theme)
            | (Command::ZoomActual, Command::FitAll)
            | (Command::UsualText, Command::ReduceMotion)
    )
}

fn file_ui(ui: &mut Ui, editor: &Editor, theme: &Theme, end: f32) {
    ui.add_space(6.0);
    let name = RichText::new(visual(&editor.file().name())).color(theme.weak);
    // What is left of the bar belongs to the views and the buttons at its end.
    let room = (end - ui.cursor().min.x - 30.0).max(40.0);
    let label = ui.scope(|ui| {
        ui.set_max_width(room);
        ui.add(Label::new(name).selectable(false).truncate())
    });
    let label = label.inner;
    if let Some(path) = &editor.file().path {
        label.on_hover_text(path.display().to_string());
    }
    if editor.has_unsaved_changes() {
        ui.add_space(6.0);
        let (rect, response) = ui.allocate_exact_size(Vec2::splat(9.0), egui::Sense::hover());
        ui.painter()
            .circle_filled(rect.center(), 4.0, theme.warning);
        response.on_hover_text("Some changes are not in the file yet");
    }
}

fn buttons_ui(ui: &mut Ui, editor: &Editor, room: Room, actions: &mut Actions) {
    let theme = Theme::of(ui);
    ui.spacing_mut().item_spacing.x = 8.0;
    if editor.screen() == Screen::Map {
        let label = RichText::new("Export").color(theme.on_accent);
        let export = Button::new(label).fill(theme.accent).stroke(Stroke::NONE);
        if tipped(ui, export, Command::ExportLayout) {
            actions.run(Command::ExportLayout);
        }
        if room > Room::Narrow {
            lens_ui(ui, editor, actions);
        }
        if room == Room::Wide {
            let save = ui.button("Save");
            mark_spot(ui.ctx(), TourTarget::Save, save.rect);
            if save.on_hover_text(tip(Command::Save)).clicked() {
                actions.run(Command::Save);
            }
        }
        for (glyph, command) in [
            (glyphs::ARROW_U_UP_RIGHT, Command::Redo),
            (glyphs::ARROW_U_UP_LEFT, Command::Undo),
        ] {
            let button = square(ui, glyph).fill(Color32::TRANSPARENT);
            let enabled = command.enabled(editor);
            let response = ui.add_enabled(enabled, button.frame_when_inactive(false));
            response.widget_info(|| {
                egui::WidgetInfo::labeled(egui::WidgetType::Button, enabled, command.name())
            });
            if response.on_hover_text(tip(command)).clicked() {
                actions.run(command);
            }
        }
    }
    if room < Room::Wide {
        return;
    }
    let glyph = match editor.theme() {
        ThemeChoice::System => glyphs::CIRCLE_HALF,
        ThemeChoice::Light => glyphs::SUN,
        ThemeChoice::Dark => glyphs::MOON,
        ThemeChoice::HighContrast => glyphs::CIRCLE,
        ThemeChoice::Projector => glyphs::PRESENTATION,
    };
    let theme_button = square(ui, glyph).frame_when_inactive(false);
    let response = ui.add(theme_button);
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::WidgetType::Button, true, Command::Theme.name())
    });
    if response.on_hover_text(tip(Command::Theme)).clicked() {
        actions.run(Command::Theme);
    }
}

/// The way to the palette: in words where the bar has room for them.
fn search_ui(ui: &mut Ui, theme: &Theme, room: f32, actions: &mut Actions) {
    const WORDS: f32 = 136.0;
    const GLYPH: f32 = 46.0;
    if room < GLYPH {
        return;
    }
    let command = Command::Palette;
    let glyph = icon(glyphs::MAGNIFYING_GLASS, 15.0);
    let button = if room < WORDS {
        Button::new(glyph)
    } else {
        let key = command.shortcut().map(|key| key.to_string());
        let key = RichText::new(key.unwrap_or_default()).small();
        Button::new((glyph, "Search", key.color(theme.weak)))
    };
    let response = ui.add(button);
    response
        .widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, command.name()));
    if response.on_hover_text(tip(command)).clicked() {
        actions.run(command);
    }
}

/// The choice of what the nodes are colored by.
fn lens_ui(ui: &mut Ui, editor: &Editor, actions: &mut Actions) {
    if editor.view() != View::Network {
        return;
    }
    let words = format!("Lens: {}", editor.lens().name());
    let button = Button::new((words.clone(), icon(glyphs::CARET_DOWN, 11.0)));
    let (response, _) = MenuButton::from_button(button).ui(ui, |ui| {
        for lens in Lens::ALL {
            let chosen = editor.lens() == lens;
            let response = ui.selectable_label(chosen, lens.name());
            let command = Command::Lens(lens);
            if response.on_hover_text(command.help()).clicked() {
                actions.run(command);
                ui.close();
            }
        }
    });
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, &words));
    mark_spot(ui.ctx(), TourTarget::Lens, response.rect);
    response.on_hover_text(tip(Command::NextLens));
}

/// A button of one icon, as wide as it is high, so that a finger meets it too.
fn square(ui: &Ui, glyph: &str) -> Button<'static> {
    let size = Vec2::splat(ui.spacing().interact_size.y);
    Button::new(icon(glyph, 17.0)).min_size(size)
}

fn tipped(ui: &mut Ui, button: Button<'_>, command: Command) -> bool {
    ui.add(button).on_hover_text(tip(command)).clicked()
}

fn tip(command: Command) -> String {
    match command.shortcut() {
        Some(shortcut) => format!("{} ({shortcut})", command.help()),
        None => command.help().to_owned(),
    }
}
