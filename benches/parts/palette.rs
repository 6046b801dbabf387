//! The palette: making a map ready to be searched, and one keystroke.

use criterion::Criterion;
use throughline::editor::{Action, Command, Finder};

use crate::common::{
    desk::{Desk, Part},
    maps,
};

/// From what nearly everything fits to what hardly anything does.
const QUERIES: [&str; 4] = ["e", "pay", "payment plat", "pltfrm engn"];

pub(crate) fn palette(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("palette");
    for n_nodes in [100, 10_000] {
        group.bench_function(format!("ready/{n_nodes}"), |bencher| {
            let desk = Desk::of(maps::map(n_nodes), Part::Window);
            bencher.iter(|| {
                let mut finder = Finder::default();
                finder.keep_up_with(&desk.editor);
                finder
            });
        });
        for query in QUERIES {
            let id = format!("find_{}/{n_nodes}", query.replace(' ', "_"));
            group.bench_function(id, |bencher| {
                let desk = Desk::of(maps::map(n_nodes), Part::Window);
                let mut finder = Finder::default();
                finder.keep_up_with(&desk.editor);
                bencher.iter(|| finder.find(&desk.editor, query));
            });
        }
        group.bench_function(format!("frame/{n_nodes}"), |bencher| {
            let mut desk = Desk::of(maps::map(n_nodes), Part::Window);
            desk.editor.perform(Action::Run(Command::Palette));
            let mut desk = desk.warmed_up();
            bencher.iter(|| desk.frame_with(vec![egui::Event::Text("e".to_owned())]));
        });
    }
    group.finish();
}
