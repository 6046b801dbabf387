//! What a screen reader is told of a large map, beside the frame without one.

use criterion::Criterion;

use crate::common::{
    desk::{Desk, Part},
    maps,
};

/// So many nodes are in view.
const N_IN_VIEW: usize = 500;

pub(crate) fn access(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("access");
    for listens in [false, true] {
        let name = if listens { "heard" } else { "unheard" };
        group.bench_function(format!("{name}/10000"), |bencher| {
            let desk = Desk::of(maps::map(10_000), Part::Canvas);
            let desk = desk.showing(N_IN_VIEW);
            if listens {
                desk.listen();
            }
            let mut desk = desk.warmed_up();
            bencher.iter(|| desk.frame());
        });
    }
    group.finish();
}
