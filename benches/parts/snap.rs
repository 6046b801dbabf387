//! What something dragged comes into line with, with all of the map in view.

use std::hint::black_box;

use criterion::Criterion;
use throughline::{
    editor::{Anchors, SnapCx, Snapping, snapped},
    model::Point,
    scene::Scene,
};

use crate::common::maps::{self, node_id};

pub(crate) fn snap(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("snap");
    for n_nodes in [100, 10_000] {
        let middle = node_id(n_nodes / 2);
        group.bench_function(format!("begin/{n_nodes}"), |bencher| {
            let scene = Scene::of(&maps::map(n_nodes));
            bencher.iter(|| black_box(Anchors::without(&scene, [middle.into()])));
        });
        group.bench_function(format!("move/{n_nodes}"), |bencher| {
            let scene = Scene::of(&maps::map(n_nodes));
            let anchors = Anchors::without(&scene, [middle.into()]);
            let visible = scene.bounds().unwrap_or_default();
            let cx = SnapCx {
                anchors: &anchors,
                visible,
                // Seven points of a screen that shows all of the map.
                reach: 7.0 * visible.width() / 1_920.0,
                snapping: Snapping::default(),
            };
            let rect = scene.rect_of(middle.into()).unwrap_or_default();
            let mut n_moves = 0_u8;
            bencher.iter(|| {
                n_moves = n_moves.wrapping_add(1);
                let by = Point::new(f64::from(n_moves % 40), f64::from(n_moves % 30));
                black_box(snapped(&rect.moved(by), &cx))
            });
        });
    }
    group.finish();
}
