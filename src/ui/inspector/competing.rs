//! Where goals compete: the nodes that serve more than one, with who asks for them.

use egui::{RichText, Ui};

use crate::{
    analysis::{Competing, competing_goals},
    document::Revision,
    editor::{Action, Actions, Editor},
    model::{Map, NodeId},
    ui::{
        theme::Theme,
        widgets::{heading_ui, name_link_ui},
    },
};

/// How many nodes are listed.
const MOST: usize = 12;

/// The nodes where goals compete, looked up once for each revision.
#[derive(Default)]
pub(super) struct CompetingState {
    of: Option<(u64, Revision)>,
    found: Vec<Competing>,
}

impl CompetingState {
    fn keep_up_with(&mut self, editor: &Editor) {
        let of = (editor.document_number(), editor.document().revision());
        let same_document = self.of.is_some_and(|known| known.0 == of.0);
        // What is dragged changes no goal.
        if self.of == Some(of) || (same_document && editor.document().has_gesture()) {
            return;
        }
        self.found = competing_goals(editor.map());
        self.of = Some(of);
    }
}

/// Lists the nodes where goals compete; a click looks at one. Says nothing where none do.
pub(super) fn competing_ui(
    ui: &mut Ui,
    editor: &Editor,
    state: &mut CompetingState,
    actions: &mut Actions,
) {
    state.keep_up_with(editor);
    if state.found.is_empty() {
        return;
    }
    heading_ui(ui, "Where goals compete");
    let weak = Theme::of(ui).weak;
    let map = editor.map();
    for competing in state.found.iter().take(MOST) {
        let name = title(map, competing.node);
        ui.push_id(competing.node, |ui| {
            let link = name_link_ui(ui, &name);
            if link.on_hover_text("Look at it on the map").clicked() {
                actions.push(Action::Look(competing.node.into()));
            }
            ui.label(
                RichText::new(claims_words(map, competing))
                    .color(weak)
                    .small(),
            );
        });
    }
    if let Some(n) = state.found.len().checked_sub(MOST).filter(|n| *n > 0) {
        ui.label(RichText::new(format!("and {n} more")).color(weak));
    }
}

/// Returns the goals of a node, each with the paths that carry it there.
fn claims_words(map: &Map, competing: &Competing) -> String {
    let claims = competing.goals.iter().map(|claim| {
        let paths = claim.paths.iter().filter_map(|id| map.path(*id));
        let names: Vec<&str> = paths.map(|path| path.about.name.as_str()).collect();
        let goal = title(map, claim.goal);
        if names.is_empty() {
            goal
        } else {
            format!("{goal} ({})", names.join(", "))
        }
    });
    claims.collect::<Vec<_>>().join(" · ")
}

fn title(map: &Map, id: NodeId) -> String {
    let name = map.node(id).map_or("", |node| node.title());
    if name.is_empty() {
        id.as_str().to_owned()
    } else {
        name.to_owned()
    }
}
