//! The peer: the same map in `egui_graphs`, everything in view, labels on.

use std::collections::HashMap;

use egui::{Context, pos2};
use egui_graphs::{DefaultGraphView, Graph, SettingsNavigation, SettingsStyle};
use petgraph::stable_graph::NodeIndex;
use throughline::model::Map;

use super::desk::{context, run};

/// A map in the peer's view.
pub(crate) struct Peer {
    ctx: Context,
    graph: Graph,
    navigation: SettingsNavigation,
    n_frames: u32,
}

impl Peer {
    pub(crate) fn of(map: &Map) -> Self {
        let mut graph: Graph = Graph::new();
        let places: Vec<_> = map
            .nodes()
            .map(|node| {
                let center = node.rect().center();
                pos2(center.x as f32, center.y as f32)
            })
            .collect();
        for (node, place) in map.nodes().zip(&places) {
            graph.add_node_with_label_and_location((), node.about.name.clone(), *place);
        }
        let indices: HashMap<_, _> = map
            .nodes()
            .enumerate()
            .map(|(i, node)| (node.id, NodeIndex::new(i)))
            .collect();
        for relation in map.relations() {
            graph.add_edge(indices[&relation.from], indices[&relation.to], ());
        }
        let mut peer = Self {
            ctx: context(),
            graph,
            navigation: SettingsNavigation::new(),
            n_frames: 0,
        };
        // Its layout scatters the nodes in the first frame, whatever places they have.
        peer.frame();
        for (i, place) in places.into_iter().enumerate() {
            let node = peer.graph.node_mut(NodeIndex::new(i)).unwrap();
            node.set_location(place);
        }
        // Two more frames to fit the view, which then stays.
        peer.frame();
        peer.frame();
        let still = SettingsNavigation::new().with_fit_to_screen_enabled(false);
        peer.navigation = still.with_zoom_and_pan_enabled(true);
        peer.frame();
        peer
    }

    pub(crate) fn frame(&mut self) {
        self.n_frames += 1;
        let (graph, navigation) = (&mut self.graph, &self.navigation);
        let style = SettingsStyle::new().with_labels_always(true);
        run(&self.ctx, self.n_frames, Vec::new(), |ui| {
            DefaultGraphView::new()
                .with_navigations(navigation)
                .with_styles(&style)
                .show(ui, graph);
        });
    }
}
