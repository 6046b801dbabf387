//! The heads of columns and lanes, which stay while the cards scroll.

use egui::{
    Align2, Color32, CornerRadius, Rect, RichText, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    WidgetType, pos2, vec2,
};
use egui_phosphor::regular as glyphs;

use crate::{
    edit::Stand,
    editor::{BoardColumn, BoardLane},
    model::{NodeId, NodeKind},
    scene::{
        Weight,
        palette::{Rgb, SLOTS, node_ink},
        wrap,
    },
    ui::{
        theme::{Theme, color, font, icon_font},
        visual::visual,
        widgets::name_ui,
    },
};

use super::{
    layout::{GAP, HEAD, HEAD_GAP, LaneRow, MARGIN},
    view::{BoardCx, board_id},
    words::cut,
};

const NAME_SIZE: f32 = 13.0;
const WORDS_SIZE: f32 = 11.5;
const WORDS_LINE: f32 = 17.0;

/// Draws the heads above and beside the cards, and returns the column whose menu was asked for.
pub(super) fn heads_ui(ui: &Ui, cx: &BoardCx<'_>) -> Option<usize> {
    let clip = cx.clip;
    let corner = pos2(
        clip.min.x + MARGIN + cx.layout.lane_heads - GAP / 2.0,
        clip.min.y + MARGIN + HEAD + HEAD_GAP,
    );
    // Cards that scroll away go under the heads.
    let beside = Rect::from_min_max(clip.min, pos2(corner.x, clip.max.y));
    let above = Rect::from_min_max(clip.min, pos2(clip.max.x, corner.y));
    let painter = ui.painter();
    if cx.layout.lane_heads > 0.0 {
        painter.rect_filled(beside, 0.0, cx.theme.canvas);
        let lanes = cx.layout.board.lanes.iter().zip(&cx.layout.lanes);
        let below = Rect::from_min_max(pos2(clip.min.x, corner.y), beside.max);
        for (lane, row) in lanes {
            lane_ui(ui, cx, lane, row, below);
        }
    }
    painter.rect_filled(above, 0.0, cx.theme.canvas);
    let right = Rect::from_min_max(pos2(corner.x, clip.min.y), above.max);
    let mut asked = None;
    for (column, place) in cx.layout.board.columns.iter().zip(0..) {
        let x = cx.layout.x(place) + cx.origin.x;
        let min = pos2(x, clip.min.y + MARGIN);
        let rect = Rect::from_min_size(min, vec2(cx.layout.column_width, HEAD));
        if rect.intersects(right) && column_ui(ui, cx, column, rect, right) {
            asked = Some(place);
        }
    }
    asked
}

fn column_ui(ui: &Ui, cx: &BoardCx<'_>, column: &BoardColumn, rect: Rect, clip: Rect) -> bool {
    let theme = &cx.theme;
    let painter = ui.painter().with_clip_rect(clip);
    let node = column.node.and_then(|node| cx.editor.map().node(node));
    let (fill, ink) = match (node, &column.stand) {
        (Some(node), _) => {
            let ink = node_ink(node, theme.tone);
            (color(ink.fill), color(ink.text))
        }
        (None, Stand::Done) => (green().gamma_multiply(0.16), theme.text),
        (None, _) => (theme.hover, theme.text),
    };
    painter.rect_filled(rect, CornerRadius::same(8), fill);
    let selected = node.is_some_and(|node| cx.editor.selection().contains(node.id.into()));
    if selected {
        let stroke = Stroke::new(2.0, theme.accent);
        let inside = StrokeKind::Inside;
        painter.rect_stroke(rect, CornerRadius::same(8), stroke, inside);
    }
    let count = count_words(cx, column);
    let response = ui.interact(
        rect,
        board_id().with(("column", &column.stand)),
        Sense::CLICK,
    );
    response.widget_info(|| {
        let over = if column.is_overloaded() {
            ", more than the limit"
        } else {
            ""
        };
        let selected = if selected { ", selected" } else { "" };
        let name = format!("Column {}: {count}{over}{selected}", column.name);
        WidgetInfo::labeled(WidgetType::Label, true, name)
    });
    let end = count_ui(&painter, theme, column, &count, rect, ink);
    let room = end - rect.min.x - 20.0;
    let name = cut(&column.name, NAME_SIZE, Weight::SemiBold, room);
    let at = pos2(rect.min.x + 12.0, rect.center().y);
    let name_font = font(Weight::SemiBold, NAME_SIZE);
    painter.text(at, Align2::LEFT_CENTER, visual(&name), name_font, ink);
    response
        .on_hover_ui(|ui| tip_ui(ui, column))
        .secondary_clicked()
}

/// Draws how many items there are, and returns where that begins. Too many are told by a sign too.
fn count_ui(
    painter: &egui::Painter,
    theme: &Theme,
    column: &BoardColumn,
    count: &str,
    rect: Rect,
    ink: Color32,
) -> f32 {
    let at = pos2(rect.max.x - 12.0, rect.center().y);
    if !column.is_overloaded() {
        let ink = ink.gamma_multiply(0.8);
        let count_font = font(Weight::Medium, NAME_SIZE);
        return painter
            .text(at, Align2::RIGHT_CENTER, count, count_font, ink)
            .min
            .x;
    }
    let bold = font(Weight::SemiBold, NAME_SIZE);
    let galley = painter.layout_no_wrap(count.to_owned(), bold, theme.danger);
    let size = vec2(galley.size().x + 30.0, 22.0);
    let min = pos2(rect.max.x - 6.0 - size.x, rect.center().y - size.y / 2.0);
    let pill = Rect::from_min_size(min, size);
    painter.rect_filled(pill, CornerRadius::same(11), theme.card);
    let sign = pos2(pill.min.x + 6.0, pill.center().y);
    let sign_font = icon_font(13.0);
    let align = Align2::LEFT_CENTER;
    painter.text(sign, align, glyphs::WARNING, sign_font, theme.danger);
    let text = pos2(pill.min.x + 23.0, pill.center().y - galley.size().y / 2.0);
    painter.galley(text, galley, theme.danger);
    pill.min.x
}

fn count_words(cx: &BoardCx<'_>, column: &BoardColumn) -> String {
    let n_items = column.n_items;
    let n_older = cx.layout.board.counts.n_older;
    let with_older = cx.editor.board().options.with_older;
    match (&column.stand, column.limit) {
        (Stand::Done, _) if n_older > 0 && !with_older => format!("{n_items} (+{n_older})"),
        (Stand::Node(_), Some(limit)) => format!("{n_items} / {limit}"),
        (Stand::Node(node), None) if is_team(cx, *node) => format!("{n_items} / –"),
        _ => n_items.to_string(),
    }
}

/// Returns whether a limit could be set: outside parties have none.
fn is_team(cx: &BoardCx<'_>, node: NodeId) -> bool {
    let node = cx.editor.map().node(node);
    node.is_some_and(|node| node.kind == NodeKind::Team)
}

fn tip_ui(ui: &mut Ui, column: &BoardColumn) {
    name_ui(ui, &column.name, RichText::strong);
    match (&column.stand, column.limit) {
        (Stand::Done, _) => {
            ui.label("What was finished in the last seven days; in brackets what is older");
        }
        (Stand::Unplaced, _) => {
            ui.label("Items that are at no stop of their path");
        }
        (_, Some(limit)) => {
            let n_items = column.n_items;
            let words = format!("{n_items} items here, the limit is {limit}");
            ui.label(words);
        }
        (_, None) => {
            ui.label(format!("{} items here, no limit is set", column.n_items));
        }
    }
}

/// Returns how high the head of a lane is: its name, and what is said of its path.
pub(super) fn head_height(name: &str, words: &[String], lane_heads: f32) -> f32 {
    if lane_heads == 0.0 {
        return 0.0;
    }
    let room = f64::from(lane_heads - GAP - 8.0);
    let n_name = wrap(name, NAME_SIZE.into(), Weight::SemiBold, room, 2).len();
    let lines = words
        .iter()
        .map(|words| wrap(words, WORDS_SIZE.into(), Weight::Regular, room, 2).len());
    let n_lines = n_name + lines.sum::<usize>();
    10.0 + WORDS_LINE * n_lines as f32 + 4.0
}

fn lane_ui(ui: &Ui, cx: &BoardCx<'_>, lane: &BoardLane, row: &LaneRow, clip: Rect) {
    let top = row.y + cx.origin.y;
    let rect = Rect::from_min_size(
        pos2(cx.clip.min.x + MARGIN, top),
        vec2(cx.layout.lane_heads - GAP, row.height),
    );
    if !rect.intersects(clip) {
        return;
    }
    let theme = &cx.theme;
    let painter = ui.painter().with_clip_rect(clip);
    let ink = row
        .color
        .map_or(theme.text, |own| legible(own.color(theme.tone), theme));
    // The head of a long lane stays in sight as long as the lane is.
    let y = (top + 10.0).max(clip.min.y + 6.0).min(rect.max.y - 60.0);
    let mut at = pos2(rect.min.x, y.max(top + 10.0));
    let room = f64::from(rect.width() - 8.0);
    let name = wrap(&lane.name, NAME_SIZE.into(), Weight::SemiBold, room, 2);
    for line in &name {
        let name_font = font(Weight::SemiBold, NAME_SIZE);
        painter.text(at, Align2::LEFT_TOP, visual(line), name_font, ink);
        at.y += WORDS_LINE;
    }
    for words in &row.words {
        for line in wrap(words, WORDS_SIZE.into(), Weight::Regular, room, 2) {
            let words_font = font(Weight::Regular, WORDS_SIZE);
            painter.text(at, Align2::LEFT_TOP, visual(&line), words_font, theme.weak);
            at.y += WORDS_LINE;
        }
    }
    let id = board_id().with(("lane", &lane.name));
    let response = ui.interact(rect, id, Sense::HOVER);
    response.widget_info(|| {
        let words = row.words.iter().map(|words| format!(", {words}"));
        let name = format!("Lane {}{}", lane.name, words.collect::<String>());
        WidgetInfo::labeled(WidgetType::Label, true, name)
    });
}

/// Returns a color as it can be read on the ground of the board.
fn legible(own: Rgb, theme: &Theme) -> Color32 {
    let rgb = |color: Color32| Rgb(color.r(), color.g(), color.b());
    let (ground, text) = (rgb(theme.canvas), rgb(theme.text));
    let mut shares = [0.0, 0.2, 0.4, 0.6].into_iter();
    let mixed = shares.find_map(|share| {
        let mixed = own.mixed(text, share);
        (mixed.contrast(ground) >= 4.5).then_some(mixed)
    });
    color(mixed.unwrap_or(text))
}

fn green() -> Color32 {
    let green = SLOTS.iter().find(|(name, _)| *name == "green");
    green.map_or(Color32::TRANSPARENT, |(_, green)| color(*green))
}
