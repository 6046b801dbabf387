//! The map through a lens: drawn, and looked at anew after an edit.

use criterion::Criterion;
use throughline::{
    edit::rename,
    editor::{Action, Command, Lens},
};

use super::routes::map_with_paths;
use crate::common::{
    desk::{Desk, Part},
    maps::node_id,
};

pub(crate) fn lens(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("lens");
    for n_nodes in [100, 10_000] {
        for lens in [Lens::Kind, Lens::Load] {
            let id = format!("frame_by_{}/{n_nodes}", lens.name().to_lowercase());
            group.bench_function(id, |bencher| {
                let mut desk = through(lens, n_nodes);
                bencher.iter(|| desk.frame());
            });
        }
        group.bench_function(format!("edit_and_frame/{n_nodes}"), |bencher| {
            let mut desk = through(Lens::Load, n_nodes);
            let mut n_edits = 0_u32;
            bencher.iter(|| {
                n_edits += 1;
                let id = node_id(7).into();
                let edit = rename(desk.editor.map(), id, &format!("Name {n_edits}"));
                desk.editor.perform(Action::Edit(edit));
                desk.frame();
            });
        });
    }
    group.finish();
}

/// Returns a window with all of a map in view through a lens.
fn through(lens: Lens, n_nodes: usize) -> Desk {
    let mut desk = Desk::of(map_with_paths(n_nodes, 8), Part::Window).warmed_up();
    desk.editor.perform(Action::Run(Command::Lens(lens)));
    desk.frame();
    desk
}
