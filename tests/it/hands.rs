//! Whatever can be pressed says what it is, and nothing is cut off where there is little room.

use egui::{Key, Modifiers, Rect, Vec2, accesskit::Role, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use throughline::{
    editor::{Action, Command, Dialog, Lens, ThemeChoice, View},
    model::RecordId,
};

use crate::window::Window;

const MAP: &str = "Mail Pay Refund; Pay -> Refund; checkout: Mail > Pay; Wallet @ checkout-pay";

fn select(window: &mut Window, name: &str) {
    let mut ids = window.map().records().map(|record| record.id());
    let id: RecordId = ids.find(|id| id.as_str() == name).unwrap();
    drop(ids);
    window.perform(Action::Select(vec![id]));
}

/// Returns what can be pressed and has no words for a reader.
fn unnamed(window: &Window) -> Vec<String> {
    let pressed = [
        Role::Button,
        Role::CheckBox,
        Role::ComboBox,
        Role::Link,
        Role::TextInput,
        Role::MultilineTextInput,
        Role::SpinButton,
        Role::RadioButton,
    ];
    let mut all = Vec::new();
    for role in pressed {
        for node in window.harness.query_all_by_role(role) {
            let node = node.accesskit_node();
            // A sign of the icon font is no word.
            let words = node
                .label()
                .or_else(|| node.placeholder().map(str::to_owned));
            let words = words.unwrap_or_default();
            if !words.chars().any(|sign| sign.is_ascii_alphanumeric()) {
                all.push(format!("{role:?} {words:?} {:?}", node.raw_bounds()));
            }
        }
    }
    all
}

#[test]
fn whatever_can_be_pressed_has_a_name() {
    let mut window = Window::welcome();
    assert_eq!(unnamed(&window), [""; 0], "welcome");
    window = Window::with(MAP);
    window.perform(Action::Run(Command::Outline));
    assert_eq!(unnamed(&window), [""; 0], "map");
    let ids: Vec<RecordId> = window.map().records().map(|record| record.id()).collect();
    for id in ids {
        window.perform(Action::Select(vec![id]));
        assert_eq!(unnamed(&window), [""; 0], "{id:?}");
    }
    for dialog in [
        Dialog::Keys,
        Dialog::Problems,
        Dialog::About,
        Dialog::Palette,
    ] {
        window.perform(Action::Open(dialog.clone()));
        assert_eq!(unnamed(&window), [""; 0], "{dialog:?}");
        window.perform(Action::CloseDialog);
    }
    window.perform(Action::Run(Command::Lens(Lens::Load)));
    assert_eq!(unnamed(&window), [""; 0], "lens");
    window.perform(Action::Run(Command::PathsFromText));
    assert_eq!(unnamed(&window), [""; 0], "lines");
    window.perform(Action::CloseDialog);
    select(&mut window, "mail");
    window.perform(Action::Run(Command::DragPanel));
    assert_eq!(unnamed(&window), [""; 0], "drag and debt");
    window.perform(Action::View(View::Board));
    assert_eq!(unnamed(&window), [""; 0], "board");
}

/// The buttons of bar, tools and status line, and those of the canvas's corner.
fn buttons(window: &Window) -> Vec<(String, Rect)> {
    let all = window.harness.query_all_by_role(Role::Button);
    let all = all.map(|node| {
        let label = node.accesskit_node().label().unwrap_or_default();
        (label, node.rect())
    });
    // What is scrolled away in the inspector is not cut off.
    let screen = window.harness.ctx.content_rect();
    let outside_panel = |rect: &Rect| {
        rect.max.y < 48.0 || rect.min.y > screen.max.y - 40.0 || rect.max.x < screen.width() * 0.55
    };
    // What is on the map may lie under what floats above it.
    let on_map = |label: &str| label.contains("work item");
    all.filter(|(label, rect)| outside_panel(rect) && !on_map(label))
        .collect()
}

#[test]
fn in_a_small_window_with_large_text_nothing_is_cut_off_or_covered() {
    let sizes = [
        (1280.0, 800.0),
        (1024.0, 640.0),
        (640.0, 400.0),
        (512.0, 320.0),
        (1920.0, 1080.0),
    ];
    for (width, height) in sizes {
        let mut window = Window::with(MAP);
        window.harness.set_size(vec2(width, height));
        window.settle();
        window.settle();
        let screen = Rect::from_min_size(egui::Pos2::ZERO, vec2(width, height));
        let buttons = buttons(&window);
        assert!(buttons.len() > 12, "{width}: {}", buttons.len());
        for (n, (label, rect)) in buttons.iter().enumerate() {
            assert!(screen.contains_rect(*rect), "{width}: {label} is at {rect}");
            for (other, beside) in buttons.iter().skip(n + 1) {
                let shared = rect.shrink(1.0).intersect(beside.shrink(1.0));
                assert!(
                    !shared.is_positive(),
                    "{width}: {label} and {other} overlap"
                );
            }
        }
        // All commands are still there.
        if width < 800.0 {
            window.click("Menu");
            window.click("View ⏵");
            assert!(window.has("Fit all"), "{width}");
        }
    }
}

#[test]
fn the_ladder_leaves_the_map_its_share_and_fitting_leaves_it_the_rest() {
    for size in [vec2(1280.0, 800.0), vec2(1920.0, 1080.0)] {
        let mut window = Window::with(MAP);
        window.harness.set_size(size);
        window.settle();
        select(&mut window, "checkout");
        window.key_with(Modifiers::SHIFT, Key::Num1);
        let camera = *window.editor().camera();
        assert!(camera.covered.below > 60.0, "there is a ladder");
        let bounds = window.editor().scene().bounds().unwrap();
        let (min, max) = (
            camera.view_from_map(bounds.min),
            camera.view_from_map(bounds.max),
        );
        assert!(min.x > camera.covered.left && min.y > 0.0);
        assert!(max.y < camera.view.h - camera.covered.below, "{max:?}");
    }
}

#[test]
fn a_button_under_the_pointer_and_one_that_is_pressed_look_different_in_every_theme() {
    let themes = [
        ThemeChoice::Light,
        ThemeChoice::Dark,
        ThemeChoice::HighContrast,
        ThemeChoice::Projector,
    ];
    for theme in themes {
        let mut window = Window::with(MAP);
        window.perform(Action::Theme(theme));
        let style = window.harness.ctx.global_style();
        let widgets = &style.visuals.widgets;
        let fills =
            [widgets.inactive, widgets.hovered, widgets.active].map(|state| state.weak_bg_fill);
        assert_ne!(fills[0], fills[1], "{theme:?}");
        assert_ne!(fills[1], fills[2], "{theme:?}");
        assert!(style.spacing.interact_size != Vec2::ZERO);
    }
}
