//! The card of the ladder: the path, its totals, the chart, and the figures to type.

use egui::{
    Align2, Area, Button, Color32, Id, Label, Margin, Order, Rect, RichText, ScrollArea, Sense, Ui,
    UiBuilder, WidgetInfo, WidgetType, vec2,
};
use egui_phosphor::regular as glyphs;

use crate::{
    analysis::PathFigures,
    editor::{Action, Actions, Editor, Tool, TourTarget},
    model::{DeliveryPath, Map, PathId, RecordId},
    scene::{Weight, palette::path_ink},
    ui::{
        inspector::StopFields,
        theme::{Theme, color, font, icon},
        tour::mark_spot,
        visual::visual,
        widgets::read_as,
    },
};

use super::{chart::chart_ui, figures::figures_ui, words};

/// How far the card is from the lower end of the canvas.
const GAP: f32 = 12.0;
/// A canvas that is lower than this has no room for all of the card.
const LOW: f32 = 540.0;

/// The ladder between frames.
#[derive(Debug, Default)]
pub struct LadderState {
    fields: StopFields,
    /// Whether the figures to type are unfolded, which covers more of the map.
    unfolded: bool,
    /// Whether they were just unfolded: the first of them takes the focus.
    enters: bool,
    /// How much of the canvas the card covered in the last frame.
    height: f32,
}

impl LadderState {
    /// Returns how much of the lower end of the canvas the card covers.
    pub(in crate::ui) fn height(&self) -> f32 {
        self.height
    }

    /// Commits what is being typed, as saving asks for.
    pub(in crate::ui) fn commit(&mut self, map: &Map, actions: &mut Actions) {
        self.fields.commit(map, actions);
    }
}

/// Returns the path whose ladder is shown: the one that is selected, or whose stop or item is.
fn path_shown(editor: &Editor) -> Option<PathId> {
    let map = editor.map();
    let path = match editor.selection().single()? {
        RecordId::Path(path) => path,
        RecordId::Stop(stop) => map.stop(stop)?.path,
        RecordId::WorkItem(item) => map.work_item(item)?.path?,
        _ => return None,
    };
    map.path(path).map(|path| path.id)
}

/// Draws the card above the lower end of the canvas while a path is selected.
pub(in crate::ui) fn ladder_ui(
    ui: &mut Ui,
    editor: &Editor,
    state: &mut LadderState,
    canvas: egui::Rect,
    actions: &mut Actions,
) {
    state.fields.begin(ui);
    state.height = 0.0;
    // While a path is drawn, its nodes must be in reach; the figures are on the tool's own card.
    let drawing = matches!(editor.tool(), Tool::Path(_));
    let path = path_shown(editor).filter(|_| !drawing);
    let path = path.and_then(|path| editor.map().path(path));
    if let Some(path) = path
        && let Some(figures) = editor.figures().path(path.id)
    {
        card_ui(ui, editor, state, (path, figures), canvas, actions);
    }
    state.fields.end(editor.map(), actions);
}

fn card_ui(
    ui: &mut Ui,
    editor: &Editor,
    state: &mut LadderState,
    (path, figures): (&DeliveryPath, &PathFigures),
    canvas: egui::Rect,
    actions: &mut Actions,
) {
    let theme = Theme::of(ui);
    #[expect(clippy::cast_possible_truncation, reason = "a width on a screen")]
    let tools = editor.camera().covered.left as f32;
    let frame = theme
        .card_frame(12)
        .shadow(ui.visuals().popup_shadow)
        .inner_margin(Margin::symmetric(16, 10));
    // The tools keep the left, what lies on the canvas at the right keeps its corner.
    let left = canvas.left() + tools + 10.0;
    let aside = if canvas.width() > 1_100.0 {
        250.0
    } else {
        130.0
    };
    let all = canvas.right() - left;
    // Where there is little room, it covers the corner too.
    let width = (all - aside).clamp(all.min(360.0), 1_400.0);
    let ink = color(path_ink(editor.map(), path.id).color(theme.tone));
    let shown = Area::new(Id::new("ladder"))
        .order(Order::Middle)
        .pivot(Align2::LEFT_BOTTOM)
        .fixed_pos(egui::pos2(left, canvas.bottom() - GAP))
        .show(ui.ctx(), |ui| {
            frame.show(ui, |ui| {
                ui.set_width(width - 32.0);
                let mut contents = |ui: &mut Ui| {
                    head_ui(ui, state, (path, figures), ink, actions);
                    if figures.rungs.is_empty() {
                        let hint = "No stop yet: press P and click the nodes in their order";
                        ui.label(RichText::new(hint).color(theme.weak));
                        return;
                    }
                    chart_ui(ui, editor, figures, ink, actions);
                    if state.unfolded {
                        ui.add_space(4.0);
                        let enters = std::mem::take(&mut state.enters);
                        figures_ui(
                            ui,
                            editor,
                            figures,
                            (&mut state.fields, enters),
                            ink,
                            actions,
                        );
                    }
                };
                // On a low canvas the card is scrolled, and the map keeps its share.
                if canvas.height() < LOW {
                    let most = canvas.height() * 0.5;
                    ScrollArea::vertical()
                        .max_height(most)
                        .min_scrolled_height(most)
                        .show(ui, contents);
                } else {
                    contents(ui);
                }
            });
        });
    state.height = shown.response.rect.height() + GAP;
    mark_spot(ui.ctx(), TourTarget::Ladder, shown.response.rect);
}

fn head_ui(
    ui: &mut Ui,
    state: &mut LadderState,
    (path, figures): (&DeliveryPath, &PathFigures),
    ink: Color32,
    actions: &mut Actions,
) {
    let theme = Theme::of(ui);
    let corner = Rect::from_min_size(
        ui.max_rect().right_top() - vec2(24.0, 0.0),
        vec2(24.0, 20.0),
    );
    ui.scope(|ui| {
        ui.set_max_width(ui.available_width() - 30.0);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(5.0, 2.0);
            let name = RichText::new(visual(&path.about.name)).font(font(Weight::SemiBold, 14.0));
            let title = Label::new(name.color(ink)).sense(Sense::click());
            let response = ui.add(title);
            read_as(&response, WidgetType::Label, &path.about.name);
            if response.on_hover_text("Select the path").clicked() {
                actions.push(Action::Select(vec![path.id.into()]));
            }
            if let Some(events) = words::events(path) {
                let events = RichText::new(visual(&events)).color(theme.weak);
                ui.label(events);
            }
            let mut pieces = words::pieces(figures);
            if let Some(hint) = hint(state, figures) {
                pieces.push((format!("· {hint}"), Weight::Regular));
            }
            totals_ui(ui, &pieces, &theme);
        });
    });
    fold_ui(ui, state, corner);
}

fn fold_ui(ui: &mut Ui, state: &mut LadderState, corner: Rect) {
    let (glyph, tip) = if state.unfolded {
        (glyphs::CARET_DOWN, "Hide the figures")
    } else {
        (glyphs::PENCIL_SIMPLE, "Type the figures")
    };
    let button = Button::new(icon(glyph, 14.0)).frame_when_inactive(false);
    // Beside the flow of the card, not in it.
    let mut room = ui.new_child(UiBuilder::new().max_rect(corner));
    let response = room.add(button);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, tip));
    if response.on_hover_text(tip).clicked() {
        state.unfolded = !state.unfolded;
        state.enters = state.unfolded;
    }
}

/// Returns what to do next where there is little to see yet.
fn hint(state: &LadderState, figures: &PathFigures) -> Option<&'static str> {
    let unknown = figures.lead.is_unknown() && figures.work.is_unknown();
    match figures.rungs.len() {
        1 => Some("one stop so far: Shift+P draws the path on"),
        n if n > 1 && unknown && !state.unfolded => {
            Some("nobody said yet: the pencil opens the figures")
        }
        _ => None,
    }
}

/// Writes the totals at the right, where there is room for them in one line.
fn totals_ui(ui: &mut Ui, pieces: &[(String, Weight)], theme: &Theme) {
    let ink = |weight: Weight| match weight {
        Weight::SemiBold => theme.text,
        _ => theme.weak,
    };
    let spacing = ui.spacing().item_spacing.x;
    let wide = |(words, weight): &(String, Weight)| {
        let font = font(*weight, 13.0);
        let galley = ui
            .painter()
            .layout_no_wrap(words.clone(), font, ink(*weight));
        galley.size().x + spacing
    };
    let all: f32 = pieces.iter().map(wide).sum();
    let left = ui.available_size_before_wrap().x - all - 1.0;
    ui.add_space(left.max(10.0));
    for (words, weight) in pieces {
        let words = RichText::new(words).font(font(*weight, 13.0));
        ui.label(words.color(ink(*weight)));
    }
}
