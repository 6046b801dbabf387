//! The panel of the outline: a filter, and the rows in sight.

use std::{collections::BTreeSet, ops::Range};

use egui::{
    Align2, Button, CornerRadius, Label, Margin, Response, RichText, ScrollArea, Sense, Stroke,
    StrokeKind, TextEdit, Ui, WidgetInfo, WidgetType,
    text::{LayoutJob, TextFormat, TextWrapping},
    vec2,
};
use egui_phosphor::regular as glyphs;

use crate::{
    document::Revision,
    editor::{Action, Actions, Command, Editor, MapOutline, OutlineRow, View},
    model::RecordId,
    scene::Weight,
    ui::{
        network::listed_menu_ui,
        theme::{Theme, font, icon, icon_font},
        visual::visual_within,
        widgets::record_mark,
    },
};

/// How high a row is.
const ROW: f32 = 28.0;
/// How much farther in a row stands than what holds it.
const STEP: f32 = 14.0;
/// The room for the sign that folds.
const CARET: f32 = 20.0;

/// The outline of a revision, and what of it is shown.
#[derive(Debug, Default)]
pub struct OutlineState {
    outline: MapOutline,
    known: Option<(u64, Revision)>,
    filter: String,
    folded: BTreeSet<RecordId>,
    /// The places of the rows that are shown, and the filter that they are for.
    shown: Vec<usize>,
    filtered: String,
    /// Whether something was folded or unfolded.
    folds_changed: bool,
    /// The one that was selected last, and the rows that were in sight.
    selected: Option<RecordId>,
    in_sight: Range<usize>,
}

impl OutlineState {
    fn keep_up_with(&mut self, editor: &Editor) {
        let now = (editor.document_number(), editor.document().revision());
        // What a gesture moves stays where it is in the outline.
        let is_old = self.known != Some(now) && !editor.document().has_gesture();
        let is_other = self.known.is_none_or(|(document, _)| document != now.0);
        if is_other {
            self.filter.clear();
            self.folded.clear();
        }
        if is_old || is_other {
            self.outline = MapOutline::of(editor.map());
            self.known = Some(now);
        }
        if is_old || is_other || self.folds_changed || self.filtered != self.filter {
            self.shown = self.outline.shown(&self.filter, &self.folded);
            self.filtered.clone_from(&self.filter);
            self.folds_changed = false;
        }
    }

    fn row(&self, at: usize) -> Option<&OutlineRow> {
        let place = self.shown.get(at)?;
        self.outline.rows().get(*place)
    }

    /// Returns where to scroll so that what was selected elsewhere is in sight.
    fn offset_to_selected(&mut self, editor: &Editor, height: f32) -> Option<f32> {
        let selected = editor.selection().single();
        if selected == self.selected {
            return None;
        }
        self.selected = selected;
        let id = selected?;
        let at = (0..self.shown.len()).find(|at| self.row(*at).is_some_and(|row| row.id == id))?;
        let in_sight = self.in_sight.start + 1..self.in_sight.end.saturating_sub(2);
        let offset = at as f32 * ROW - height / 3.0;
        (!in_sight.contains(&at)).then_some(offset.max(0.0))
    }
}

/// Draws the outline.
pub(in crate::ui) fn outline_ui(
    ui: &mut Ui,
    editor: &Editor,
    state: &mut OutlineState,
    actions: &mut Actions,
) {
    let theme = Theme::of(ui);
    head_ui(ui, &theme, actions);
    let field = TextEdit::singleline(&mut state.filter)
        .hint_text("Filter by name")
        .margin(Margin::symmetric(8, 4))
        .desired_width(f32::INFINITY);
    let response = ui.add(field);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::TextEdit, true, "Filter the outline"));
    let in_field = response.has_focus() || response.lost_focus();
    if in_field && ui.input(|input| input.key_pressed(egui::Key::Escape)) {
        state.filter.clear();
    }
    ui.add_space(4.0);
    state.keep_up_with(editor);
    if state.shown.is_empty() {
        let words = if state.filter.trim().is_empty() {
            "Nothing is on the map yet: T and a click place a team"
        } else {
            "Nothing has this name: Esc in the field shows all again"
        };
        ui.add(Label::new(RichText::new(words).color(theme.weak)).wrap());
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut list = ScrollArea::vertical().auto_shrink(false);
    if let Some(offset) = state.offset_to_selected(editor, ui.available_height()) {
        list = list.vertical_scroll_offset(offset);
    }
    let mut to_fold = None;
    list.show_rows(ui, ROW, state.shown.len(), |ui, range| {
        state.in_sight = range.clone();
        for row in range.filter_map(|at| state.row(at)) {
            let folds = ui.push_id(row.id, |ui| row_ui(ui, editor, state, row, actions));
            to_fold = folds.inner.then_some(row.id).or(to_fold);
        }
    });
    if let Some(id) = to_fold {
        if !state.folded.remove(&id) {
            state.folded.insert(id);
        }
        state.folds_changed = true;
        ui.request_repaint();
    }
}

fn head_ui(ui: &mut Ui, theme: &Theme, actions: &mut Actions) {
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        let title = RichText::new("Outline").font(font(Weight::SemiBold, 13.0));
        ui.add(Label::new(title.color(theme.text)).selectable(false));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let close = Button::new(icon(glyphs::X, 14.0)).frame_when_inactive(false);
            let response = ui.add(close);
            response
                .widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, "Close the outline"));
            if response.on_hover_text(Command::Outline.help()).clicked() {
                actions.run(Command::Outline);
            }
        });
    });
}

/// Draws a row and returns whether it is to be folded or unfolded.
fn row_ui(
    ui: &mut Ui,
    editor: &Editor,
    state: &OutlineState,
    row: &OutlineRow,
    actions: &mut Actions,
) -> bool {
    let size = vec2(ui.available_width(), ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let is_selected = editor.selection().contains(row.id);
    response.widget_info(|| {
        let words = format!("{} — {}", row.name, row.kind);
        WidgetInfo::selected(WidgetType::SelectableLabel, true, is_selected, words)
    });
    paint(ui, editor, row, &response, is_selected);
    // On the board the commands of the map mean nothing.
    if editor.view() == View::Network {
        listed_menu_ui(&response, editor, row.id, actions);
    }
    let left = rect.min.x + row.depth as f32 * STEP;
    // While a filter is on, what holds a find is open.
    let foldable = row.n_held > 0 && state.filter.trim().is_empty();
    let folds = foldable && caret_ui(ui, state, row, rect.with_min_x(left));
    if response.clicked() && !folds {
        let adds = ui.input(|input| input.modifiers.command || input.modifiers.shift);
        actions.push(if adds {
            Action::Toggle(row.id)
        } else {
            Action::Look(row.id)
        });
    }
    folds
}

fn paint(ui: &Ui, editor: &Editor, row: &OutlineRow, response: &Response, is_selected: bool) {
    let theme = Theme::of(ui);
    let rect = response.rect;
    let painter = ui.painter();
    let radius = CornerRadius::same(6);
    if is_selected {
        painter.rect_filled(rect, radius, theme.accent_soft);
    } else if response.hovered() {
        painter.rect_filled(rect, radius, theme.hover);
    }
    if response.has_focus() {
        let stroke = Stroke::new(2.0, theme.accent);
        painter.rect_stroke(rect, radius, stroke, StrokeKind::Inside);
    }
    let (glyph, ink) = record_mark(editor.map(), &theme, row.id);
    let left = rect.left_center() + vec2(row.depth as f32 * STEP + CARET, 0.0);
    let glyph_at = left + vec2(8.0, 0.0);
    let ink = ink.unwrap_or(theme.weak);
    painter.text(glyph_at, Align2::CENTER_CENTER, glyph, icon_font(14.0), ink);
    let name_at = left + vec2(22.0, 0.0);
    let (words, ink) = if row.name.is_empty() {
        (row.kind.as_str(), theme.weak)
    } else {
        (row.name.as_str(), theme.text)
    };
    let weight = if matches!(row.id, RecordId::Area(_) | RecordId::Path(_)) {
        Weight::Medium
    } else {
        Weight::Regular
    };
    let room = rect.max.x - name_at.x - 4.0;
    let mut job = LayoutJob {
        wrap: TextWrapping::truncate_at_width(room),
        ..LayoutJob::default()
    };
    let words = visual_within(words, 12.5, weight, room);
    job.append(&words, 0.0, TextFormat::simple(font(weight, 12.5), ink));
    let galley = painter.layout_job(job);
    painter.galley(name_at - vec2(0.0, galley.size().y / 2.0), galley, ink);
}

/// Draws the sign that folds a row, and returns whether it was clicked.
fn caret_ui(ui: &Ui, state: &OutlineState, row: &OutlineRow, rect: egui::Rect) -> bool {
    let theme = Theme::of(ui);
    let rect = rect.with_max_x(rect.min.x + CARET);
    let response = ui.interact(rect, ui.id().with("fold"), Sense::click());
    let is_folded = state.folded.contains(&row.id);
    let (glyph, verb) = if is_folded {
        (glyphs::CARET_RIGHT, "Unfold")
    } else {
        (glyphs::CARET_DOWN, "Fold")
    };
    response.widget_info(|| {
        WidgetInfo::labeled(WidgetType::Button, true, format!("{verb} {}", row.name))
    });
    let ink = if response.hovered() || response.has_focus() {
        theme.text
    } else {
        theme.weak
    };
    let painter = ui.painter();
    painter.text(
        rect.center(),
        Align2::CENTER_CENTER,
        glyph,
        icon_font(11.0),
        ink,
    );
    response.clicked()
}
