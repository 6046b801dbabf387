//! The status line of the board: what there is, how the board is cut, and the filter.

use egui::{Label, RichText, TextEdit, Ui, WidgetInfo, WidgetType};

use crate::{
    editor::{Action, Actions, BoardAction, BoardOptions, Columns, Editor, Lanes},
    ui::theme::Theme,
};

use super::{layout::Layout, view::BoardState};

pub(in crate::ui) fn status_ui(
    ui: &mut Ui,
    editor: &Editor,
    state: &mut BoardState,
    actions: &mut Actions,
) {
    state.layout.keep_up_with(editor);
    let theme = Theme::of(ui);
    let words = RichText::new(count_words(editor, &state.layout)).small();
    ui.add(Label::new(words.color(theme.weak)).selectable(false));
    let options = &editor.board().options;
    let mut wanted = options.clone();
    columns_ui(ui, editor, &mut wanted);
    lanes_ui(ui, &mut wanted);
    filter_ui(ui, &mut wanted);
    let n_older = state.layout.board.counts.n_older;
    if n_older > 0 {
        let words = if options.with_older {
            "Hide what is older".to_owned()
        } else {
            format!("{n_older} done before this week")
        };
        if ui.link(RichText::new(words).small()).clicked() {
            wanted.with_older = !wanted.with_older;
        }
    }
    if wanted != *options {
        actions.push(Action::Board(BoardAction::Options(wanted)));
    }
}

/// Says how much is under way, and what holds most of it up.
fn count_words(editor: &Editor, layout: &Layout) -> String {
    let counts = &layout.board.counts;
    let n_items = counts.n_items;
    let plural = if n_items == 1 { "" } else { "s" };
    let mut words = format!("{n_items} item{plural}");
    if counts.n_blocked > 0 {
        words = format!("{words} · {} blocked", counts.n_blocked);
        let most = counts.most_blocking;
        if let Some((node, n)) = most
            && let Some(node) = editor.map().node(node)
        {
            words = format!("{words}, {n} of them on {}", node.title());
        }
    }
    for (n, what) in [
        (counts.n_elsewhere, "on other paths"),
        (counts.n_left_out, "filtered out"),
    ] {
        if n > 0 {
            words = format!("{words} · {n} {what}");
        }
    }
    words
}

fn columns_ui(ui: &mut Ui, editor: &Editor, wanted: &mut BoardOptions) {
    let map = editor.map();
    let now = Layout::columns_words(map, wanted.columns);
    let mut entries = vec![(Columns::Nodes, "Stops of all paths".to_owned())];
    for path in map.paths() {
        let words = format!("Stops of {}", path.about.name);
        entries.push((Columns::Path(path.id), words));
    }
    menu_ui(ui, "Columns", &now, entries, &mut wanted.columns);
}

fn lanes_ui(ui: &mut Ui, wanted: &mut BoardOptions) {
    let entries = [
        (Lanes::Paths, "paths"),
        (Lanes::Classes, "classes of service"),
        (Lanes::None, "none"),
    ];
    let now = entries.iter().find(|(lanes, _)| *lanes == wanted.lanes);
    let now = now.map_or("", |(_, words)| *words);
    let entries = entries.map(|(lanes, words)| (lanes, sentence_case(words)));
    menu_ui(ui, "Lanes", now, entries.to_vec(), &mut wanted.lanes);
}

fn menu_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    label: &str,
    now: &str,
    entries: Vec<(T, String)>,
    chosen: &mut T,
) {
    let title = RichText::new(format!("{label}: {now} ⏷")).small();
    let button = egui::Button::new(title).frame_when_inactive(false);
    let menu = egui::containers::menu::MenuButton::from_button(button);
    let (response, _) = menu.ui(ui, |ui| {
        for (entry, words) in entries {
            if ui.selectable_label(*chosen == entry, words).clicked() {
                *chosen = entry;
                ui.close();
            }
        }
    });
    let spoken = format!("{label}: {now}");
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, spoken.clone()));
}

fn filter_ui(ui: &mut Ui, wanted: &mut BoardOptions) {
    let field = TextEdit::singleline(&mut wanted.filter)
        .hint_text("Filter: name, #tag, blocked…")
        .font(egui::TextStyle::Small)
        .desired_width(210.0);
    let response = ui.add(field);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::TextEdit, true, "Filter the cards"));
    let focused = response.has_focus() || response.lost_focus();
    if focused && ui.input(|input| input.key_pressed(egui::Key::Escape)) {
        wanted.filter.clear();
    }
}

fn sentence_case(words: &str) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
