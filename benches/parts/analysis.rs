//! How long it takes to figure out the ladders and the loads of a whole map.

use criterion::Criterion;
use throughline::{
    analysis::Figures,
    edit::add_all,
    model::{Basis, DeliveryPath, Figure, Map, NodeKind, PathId, Record, Rework, Stop, StopId},
};

use crate::common::maps;

/// How many stops a path has.
const STOPS: usize = 8;

pub(crate) fn analysis(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("analysis");
    for (n_paths, n_nodes) in [(4, 100), (40, 100), (40, 1_000)] {
        let map = map(n_paths, n_nodes);
        assert_eq!(Figures::of(&map).paths().len(), n_paths);
        group.bench_function(format!("figures/{n_paths}_paths_of_{n_nodes}"), |bencher| {
            bencher.iter(|| Figures::of(&map));
        });
    }
    group.finish();
}

/// Returns a generated map with so many paths: each forks once and joins again, and may go back.
fn map(n_paths: usize, n_nodes: usize) -> Map {
    let mut map = maps::map(n_nodes);
    let mut random = fastrand::Rng::with_seed(20_261_122);
    let mut records: Vec<Record> = Vec::new();
    let visited: Vec<_> = map
        .nodes()
        .filter(|node| matches!(node.kind, NodeKind::Team | NodeKind::Infrastructure))
        .map(|node| node.id)
        .collect();
    for i in 0..n_paths {
        let path_id = PathId::new(&format!("path-{i:03}")).unwrap();
        let mut path = DeliveryPath::new(path_id, "Change");
        path.demand = Some(figure(&mut random, 6.0));
        records.push(path.into());
        let stop_id = |at: usize| StopId::new(&format!("stop-{i:03}-{at}")).unwrap();
        for at in 0..STOPS {
            let node = visited[random.usize(..visited.len())];
            // The stops 2 and 3 both follow 1, and 4 follows both.
            let after = match at {
                0 => vec![],
                3 => vec![stop_id(1)],
                4 => vec![stop_id(2), stop_id(3)],
                at => vec![stop_id(at - 1)],
            };
            let mut stop = Stop::new(stop_id(at), path_id, node).following(after);
            stop.work = Some(figure(&mut random, 3.0));
            stop.wait = Some(figure(&mut random, 20.0));
            stop.usable = Some(figure(&mut random, 1.0));
            if at == 5 {
                stop.rework = Some(Rework {
                    to: stop_id(1),
                    chance: Some(figure(&mut random, 0.5)),
                    extra: serde_json::Map::new(),
                });
            }
            records.push(stop.into());
        }
    }
    add_all(&map, "Paths", records)
        .unwrap()
        .apply(&mut map)
        .unwrap();
    map
}

fn figure(random: &mut fastrand::Rng, most: f64) -> Figure {
    let value = random.f64() * most;
    Figure {
        value,
        low: Some(value * 0.5),
        high: Some(most),
        basis: [Basis::Guess, Basis::Agreed, Basis::Measured][random.usize(..3)].clone(),
        ..Figure::default()
    }
}
