//! Doing what concerns relations: tying nodes together, by the pointer and by the keys.

use crate::{
    edit::{connect, likely_kind, reverse},
    model::{NodeId, RecordId},
    scene::Heading,
};

use super::{
    Editor,
    perform_paths::WalkKey,
    selection::Selection,
    tools::{ConnectTool, Tool},
};

impl Editor {
    pub(super) fn connect(&mut self, from: NodeId, to: NodeId) {
        let map = self.document.map();
        let (Some(one), Some(other)) = (map.node(from), map.node(to)) else {
            return;
        };
        match connect(map, likely_kind(one, other), from, to) {
            Ok((id, edit)) => {
                self.edit(Ok(edit));
                self.selection = Selection::of([id.into()]);
            }
            Err(error) => self.notices.error(error.to_string()),
        }
    }

    pub(super) fn reverse(&mut self) {
        let relations = self.selection.iter().filter_map(|id| match id {
            RecordId::Relation(id) => Some(id),
            _ => None,
        });
        let edit = reverse(self.map(), relations);
        self.edit(edit);
    }

    /// Leads a relation from the selected node to the next one that way, or ties it there.
    pub(super) fn connect_by(&mut self, key: WalkKey) {
        let Tool::Connect(tool) = &self.tool else {
            return;
        };
        let led = tool.leading();
        let to = led.and_then(|(_, at)| self.scene.node_at(at, self.tool_cx().reach));
        match (key, led) {
            (WalkKey::Go(heading), _) => self.lead_toward(heading, led.map(|(from, _)| from), to),
            (WalkKey::Enter, Some((from, _))) => {
                // A node is tied to itself by the pointer, which says so.
                if let Some(to) = to.filter(|to| *to != from) {
                    self.tool = Tool::default();
                    self.connect(from, to);
                    self.take_kept_again();
                }
            }
            (WalkKey::Enter, None) => {}
        }
    }

    fn lead_toward(&mut self, heading: Heading, from: Option<NodeId>, over: Option<NodeId>) {
        let selected = match self.selection.single() {
            Some(RecordId::Node(id)) => Some(id),
            _ => None,
        };
        let center = |id: NodeId| self.scene.rect_of(id.into()).map(|rect| rect.center());
        let middle = self.camera.visible().center();
        // With no node to begin at, it begins at the nearest.
        let from = from.or(selected).or_else(|| self.scene.nearest(middle));
        let Some(from) = from else { return };
        let Some(at) = center(over.unwrap_or(from)) else {
            return;
        };
        let next = self.scene.nearest_toward(at, heading);
        let to = next.and_then(center).unwrap_or(at);
        self.tool = Tool::Connect(ConnectTool::Leading { from, to });
        if let Some(rect) = next.and_then(|next| self.scene.rect_of(next.into())) {
            self.camera.show(&rect);
        }
    }
}
