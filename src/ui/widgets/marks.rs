//! The icons of what is on a map, the same wherever it is listed.

use egui::Color32;
use egui_phosphor::regular as glyphs;

use crate::{
    model::{Map, NodeKind, RecordId},
    scene::palette::path_ink,
    ui::theme::{Theme, color},
};

/// Returns the icon of a record, and the color of its path if it has one.
pub(in crate::ui) fn record_mark(
    map: &Map,
    theme: &Theme,
    id: RecordId,
) -> (&'static str, Option<Color32>) {
    let path = match id {
        RecordId::Path(id) => Some(id),
        RecordId::Stop(id) => map.stop(id).map(|stop| stop.path),
        _ => None,
    };
    let ink = path.map(|path| color(path_ink(map, path).color(theme.tone)));
    let glyph = match id {
        RecordId::Header => glyphs::MAP_TRIFOLD,
        RecordId::Node(id) => map
            .node(id)
            .map_or(glyphs::CIRCLE, |node| glyph_of(&node.kind)),
        RecordId::Area(_) => glyphs::BOUNDING_BOX,
        RecordId::Relation(_) => glyphs::ARROW_RIGHT,
        RecordId::Path(_) => glyphs::PATH,
        RecordId::Stop(_) => glyphs::MAP_PIN,
        RecordId::WorkItem(_) => glyphs::CARDS,
    };
    (glyph, ink)
}

fn glyph_of(kind: &NodeKind) -> &'static str {
    match kind {
        NodeKind::Team => glyphs::USERS_THREE,
        NodeKind::Infrastructure => glyphs::DATABASE,
        NodeKind::Component => glyphs::CUBE,
        NodeKind::Goal => glyphs::FLAG,
        NodeKind::Outside => glyphs::USER,
        NodeKind::Note => glyphs::NOTE,
        NodeKind::Other(_) => glyphs::CIRCLE,
    }
}
