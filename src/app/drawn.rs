//! What a picture of the window is drawn from, so that measurements know which frames differ.

use crate::{
    document::Revision,
    editor::{
        AreaTool, Camera, Drawing, Editor, Lead, Lens, Screen, Selection, Tool, ToolKind, Tour,
        TourStep, View,
    },
    model::{Point, Rect},
    scene::Hit,
};

/// What a picture is drawn from: from two equal ones, the same picture.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Drawn {
    screen: Screen,
    view: View,
    lens: Lens,
    tool: ToolKind,
    drawing: Option<Drawing>,
    shows_drag: bool,
    document: u64,
    revision: Revision,
    camera: Camera,
    selection: Selection,
    hovered: Hit,
    /// What a gesture draws above the map.
    rectangle: Option<Rect>,
    leading: Option<Point>,
    lead: Option<Lead>,
    n_problems: usize,
    tour: Option<TourStep>,
}

impl Drawn {
    pub(super) fn of(editor: &Editor, hovered: Hit) -> Self {
        let (rectangle, leading) = match editor.tool() {
            Tool::Select(tool) => (tool.marquee(), tool.leading()),
            Tool::Area(tool) => (AreaTool::rect(tool), None),
            Tool::Connect(tool) => (None, tool.leading()),
            Tool::Place(_) | Tool::Path(_) => (None, None),
        };
        let drawing = match editor.tool() {
            Tool::Path(tool) => tool.drawing().cloned(),
            _ => None,
        };
        let lead = match editor.tool() {
            Tool::Select(tool) => tool.lead(&editor.tool_cx()),
            _ => None,
        };
        Self {
            screen: editor.screen(),
            view: editor.view(),
            lens: editor.lens(),
            tool: editor.tool().kind(),
            drawing,
            shows_drag: editor.shows_drag(),
            document: editor.document_number(),
            revision: editor.document().revision(),
            camera: *editor.camera(),
            selection: editor.selection().clone(),
            hovered,
            rectangle,
            leading: leading.map(|(_, to)| to),
            lead,
            n_problems: editor.found().problems.len(),
            tour: editor.tour().map(Tour::step),
        }
    }
}
