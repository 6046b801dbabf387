//! Delivery paths: all routed, mended after a move, and drawn.

use criterion::Criterion;
use throughline::{
    edit::{add_all, grab, place},
    editor::Action,
    model::{DeliveryPath, Map, PathId, Point, Record, RecordId, Stop, StopId},
    scene::Scene,
};

use crate::common::{
    desk::{Desk, Part},
    maps::{self, columns, name, node_id},
};

/// As many stops has each path.
const STOPS: usize = 8;

/// Returns the map with so many nodes, and so many paths on it. A path goes from node to node near by,
/// three columns and rows at most; one step in ten goes anywhere.
pub(crate) fn map_with_paths(n_nodes: usize, n_paths: usize) -> Map {
    let mut map = maps::map(n_nodes);
    let mut random = fastrand::Rng::with_seed(20_261_123);
    let columns = columns(n_nodes);
    let mut records: Vec<Record> = Vec::new();
    for i in 0..n_paths {
        let id = PathId::new(&format!("path-{i:02}")).unwrap();
        records.push(DeliveryPath::new(id, &name(&mut random)).into());
        let mut at = random.usize(..n_nodes);
        let mut before = None;
        for stop in 0..STOPS {
            let stop_id = StopId::new(&format!("stop-{i:02}-{stop}")).unwrap();
            records.push(Stop::new(stop_id, id, node_id(at)).following(before).into());
            before = Some(stop_id);
            at = next(at, columns, n_nodes, &mut random);
        }
    }
    let edit = add_all(&map, "Generate", records).unwrap();
    edit.apply(&mut map).unwrap();
    map
}

fn next(at: usize, columns: usize, n_nodes: usize, random: &mut fastrand::Rng) -> usize {
    loop {
        let near = |place: usize, n: usize, random: &mut fastrand::Rng| {
            (place + random.usize(..7)).saturating_sub(3).min(n - 1)
        };
        let next = if random.u8(..10) == 0 {
            random.usize(..n_nodes)
        } else {
            let column = near(at % columns, columns, random);
            near(at / columns, n_nodes / columns, random) * columns + column
        };
        if next != at && next < n_nodes {
            return next;
        }
    }
}

pub(crate) fn routes(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("routes");
    for (n_nodes, n_paths) in [(100, 4), (1_000, 40)] {
        let map = map_with_paths(n_nodes, n_paths);
        let without = maps::map(n_nodes);
        group.bench_function(format!("scene_without/{n_nodes}"), |bencher| {
            bencher.iter(|| Scene::of(&without));
        });
        group.bench_function(format!("all/{n_nodes}"), |bencher| {
            bencher.iter(|| Scene::of(&map));
        });
        group.bench_function(format!("move_one/{n_nodes}"), |bencher| {
            let (mut map, mut scene) = (map.clone(), Scene::of(&map));
            let node = map.stops().next().unwrap().node;
            let mut i = 0;
            bencher.iter(|| {
                i += 1;
                let by = Point::new(f64::from(i % 40) - 20.0, f64::from(i % 30) - 15.0);
                let edit = place(&map, &grab(&map, [RecordId::Node(node)]), by);
                edit.apply(&mut map).unwrap();
                scene.mend(&map, edit.changes.iter().map(|change| change.id));
            });
        });
        group.bench_function(format!("settle/{n_nodes}"), |bencher| {
            let (mut map, mut scene) = (map.clone(), Scene::of(&map));
            let node = map.stops().next().unwrap().node;
            let mut i = 0;
            bencher.iter(|| {
                i += 1;
                let by = Point::new(f64::from(i % 40) - 20.0, f64::from(i % 30) - 15.0);
                let edit = place(&map, &grab(&map, [RecordId::Node(node)]), by);
                edit.apply(&mut map).unwrap();
                scene.mend(&map, edit.changes.iter().map(|change| change.id));
                scene.settle(&map);
            });
        });
        group.bench_function(format!("frame/{n_nodes}"), |bencher| {
            let mut desk = Desk::of(map.clone(), Part::Canvas).warmed_up();
            bencher.iter(|| desk.frame());
        });
        group.bench_function(format!("frame_without/{n_nodes}"), |bencher| {
            let mut desk = Desk::of(without.clone(), Part::Canvas).warmed_up();
            bencher.iter(|| desk.frame());
        });
        group.bench_function(format!("frame_near/{n_nodes}"), |bencher| {
            let mut desk = Desk::of(map.clone(), Part::Canvas);
            let view = desk.editor.camera().view;
            let at = Point::new(view.w / 2.0, view.h / 2.0);
            let factor = 0.5 / desk.editor.camera().zoom;
            desk.editor.perform(Action::Zoom { at, factor });
            let mut desk = desk.warmed_up();
            bencher.iter(|| desk.frame());
        });
    }
    group.finish();
}
