//! The rows of the palette: what was found, what it is, and where.

use egui::{
    Align2, Color32, CornerRadius, FontId, Rect, Response, Sense, Stroke, StrokeKind, TextFormat,
    Ui, WidgetInfo, WidgetType,
    text::{LayoutJob, TextWrapping},
    vec2,
};
use egui_phosphor::regular as glyphs;

use crate::{
    editor::{Editor, Find, Target},
    model::Map,
    scene::Weight,
    ui::{
        theme::{Theme, font, icon_font},
        visual::{runs_left, visual, visual_within},
        widgets::record_mark,
    },
};

/// How high a row is: enough for a finger.
pub(super) const ROW: f32 = 42.0;
/// Where the title begins, behind the icon.
const INDENT: f32 = 40.0;
const PADDING: f32 = 12.0;

/// Draws one find and returns its response.
pub(super) fn row_ui(ui: &mut Ui, editor: &Editor, find: &Find, is_current: bool) -> Response {
    let enabled = match find.target {
        Target::Command(command) => command.enabled(editor),
        Target::Record(_) => true,
    };
    let size = vec2(ui.available_width(), ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| {
        WidgetInfo::selected(WidgetType::Button, enabled, is_current, spoken(find))
    });
    if ui.is_rect_visible(rect) {
        let ground = rect.shrink2(vec2(2.0, 1.0));
        let theme = Theme::of(ui);
        if is_current {
            let radius = CornerRadius::same(8);
            ui.painter().rect_filled(ground, radius, theme.accent_soft);
        }
        if response.has_focus() {
            let stroke = Stroke::new(2.0, theme.accent);
            let radius = CornerRadius::same(8);
            ui.painter()
                .rect_stroke(ground, radius, stroke, StrokeKind::Inside);
        }
        paint(ui, editor, find, ground, enabled);
    }
    response
}

/// Returns a find as it is read aloud.
fn spoken(find: &Find) -> String {
    let mut words = format!("{} — {}", find.title, find.kind);
    for more in [&find.place, &find.because] {
        if !more.is_empty() {
            words = format!("{words}, {more}");
        }
    }
    words
}

fn paint(ui: &Ui, editor: &Editor, find: &Find, rect: Rect, enabled: bool) {
    let theme = Theme::of(ui);
    let ink = if enabled { theme.text } else { theme.weak };
    let (glyph, glyph_ink) = mark_of(editor.map(), &theme, find.target);
    let painter = ui.painter();
    let at = rect.left_center() + vec2(INDENT / 2.0, 0.0);
    painter.text(
        at,
        Align2::CENTER_CENTER,
        glyph,
        icon_font(17.0),
        glyph_ink.unwrap_or(theme.weak),
    );
    let (end, weight) = end_of(find);
    let end = painter.layout_no_wrap(visual(&end).into_owned(), font(weight, 11.5), theme.weak);
    let end_at = rect.right_center() - vec2(end.size().x + PADDING, end.size().y / 2.0);
    let room = end_at.x - rect.min.x - INDENT - PADDING;
    painter.galley(end_at, end, theme.weak);
    let below = if find.because.is_empty() {
        &find.place
    } else {
        &find.because
    };
    let title = painter.layout_job(title_job(find, ink, theme.accent, room));
    let place = painter.layout_job(line_job(
        below,
        font(Weight::Regular, 11.5),
        theme.weak,
        room,
    ));
    let is_alone = below.is_empty();
    let height = title.size().y + if is_alone { 0.0 } else { place.size().y };
    let at = rect.left_center() + vec2(INDENT, -height / 2.0);
    let below_at = at + vec2(0.0, title.size().y);
    painter.galley(at, title, ink);
    if !is_alone {
        painter.galley(below_at, place, theme.weak);
    }
}

/// Returns what stands at the end of a row: the key of a command, or what something on the map is.
fn end_of(find: &Find) -> (String, Weight) {
    let key = match find.target {
        Target::Command(command) => command.shortcut(),
        Target::Record(_) => None,
    };
    match key {
        Some(key) => (key.to_string(), Weight::Medium),
        None => (find.kind.clone(), Weight::Regular),
    }
}

/// Returns the icon of a target, and its own color if it has one.
fn mark_of(map: &Map, theme: &Theme, target: Target) -> (&'static str, Option<Color32>) {
    match target {
        Target::Record(id) => record_mark(map, theme, id),
        Target::Command(_) => (glyphs::CARET_RIGHT, None),
    }
}

/// Returns the title with the letters that were typed set off.
fn title_job(find: &Find, ink: Color32, hit_ink: Color32, room: f32) -> LayoutJob {
    let plain = TextFormat::simple(font(Weight::Medium, 13.5), ink);
    let hit = TextFormat::simple(font(Weight::SemiBold, 13.5), hit_ink);
    let mut job = LayoutJob {
        wrap: TextWrapping::truncate_at_width(room),
        ..LayoutJob::default()
    };
    if runs_left(&find.title) {
        // Its letters are not where they were typed, and to set some off would break words apart.
        let title = visual_within(&find.title, 13.5, Weight::Medium, room);
        job.append(&title, 0.0, plain);
        return job;
    }
    let mut hits = find.hits.iter().copied().peekable();
    let mut run = String::new();
    let mut run_hits = false;
    for (i, letter) in find.title.chars().enumerate() {
        let is_hit = hits.next_if_eq(&i).is_some();
        if is_hit != run_hits && !run.is_empty() {
            let format = if run_hits { &hit } else { &plain };
            job.append(&run, 0.0, format.clone());
            run.clear();
        }
        run_hits = is_hit;
        run.push(letter);
    }
    job.append(&run, 0.0, if run_hits { hit } else { plain });
    job
}

fn line_job(words: &str, font: FontId, ink: Color32, room: f32) -> LayoutJob {
    let mut job = LayoutJob {
        wrap: TextWrapping::truncate_at_width(room),
        ..LayoutJob::default()
    };
    let words = visual_within(words, font.size, Weight::Regular, room);
    job.append(&words, 0.0, TextFormat::simple(font, ink));
    job
}
