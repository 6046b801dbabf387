//! How long frames, edits and files take, and how long a peer takes for the same map.
//!
//! `cargo bench --bench speed` measures, `cargo bench --bench speed -- --quick` gives a first idea, and
//! `cargo bench --bench speed -- --test` only runs everything once. Nothing here asserts a time: what
//! counts are the ratios of one run, to the peer and from a small map to a large one.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "a panic is a failed bench"
)]

mod common;
mod parts;

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use common::{
    desk::{Desk, Part},
    maps::{self, node_id},
    peer::Peer,
};
use criterion::{Criterion, criterion_group, criterion_main};
use egui::{Event, vec2};
use tempfile::TempDir;
use throughline::{
    edit::rename,
    editor::{Action, Command},
    formats::native,
    model::{Map, Point, RecordId},
    storage::{self, Expected},
};

// As the program has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn canvas(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("canvas");
    for n_nodes in [100, 10_000] {
        let mut desk = Late::of(|| {
            let desk = Desk::of(maps::map(n_nodes), Part::Canvas);
            desk.showing_fifty().warmed_up()
        });
        let id = format!("fifty_in_view/{n_nodes}");
        group.bench_function(id, |bencher| {
            let desk = desk.get();
            bencher.iter(|| desk.frame());
        });
    }
    for n_nodes in [100, 1_000, 10_000] {
        let mut desk = Late::of(|| Desk::of(maps::map(n_nodes), Part::Canvas).warmed_up());
        let id = format!("all_in_view/{n_nodes}");
        group.bench_function(id, |bencher| {
            let desk = desk.get();
            bencher.iter(|| desk.frame());
        });
    }
    let mut desk = Late::of(|| Desk::of(maps::map(1_000), Part::Canvas).warmed_up());
    let mut n_frames = 0_u32;
    group.bench_function("zoom/1000", |bencher| {
        let desk = desk.get();
        bencher.iter(|| {
            n_frames += 1;
            // Out and in again by 3 % a frame; even the nearest shows nearly everything.
            let factor = if n_frames % 24 < 12 { 0.97 } else { 1.0 / 0.97 };
            let view = desk.editor.camera().view;
            let at = Point::new(view.w / 2.0, view.h / 2.0);
            desk.editor.perform(Action::Zoom { at, factor });
            desk.frame();
        });
    });
    group.finish();
}

fn drag(criterion: &mut Criterion) {
    let mut held = Late::of(|| {
        let mut desk = Desk::of(maps::map(10_000), Part::Canvas).warmed_up();
        // From everywhere, so that hardly a relation moves with both its ends.
        let ids = (0..10_000).step_by(20).map(node_id).map(RecordId::Node);
        desk.editor.perform(Action::Select(ids.collect()));
        let center = desk.editor.scene().node(node_id(5_040)).unwrap();
        let at = desk.press(center.rect.center());
        (desk, at)
    });
    let mut n_frames = 0_u8;
    criterion.bench_function("canvas/drag_500/10000", |bencher| {
        let (desk, at) = held.get();
        bencher.iter(|| {
            n_frames = n_frames.wrapping_add(1);
            let by = vec2(f32::from(n_frames % 40) + 4.0, f32::from(n_frames % 30));
            desk.frame_with(vec![Event::PointerMoved(*at + by)]);
        });
        assert!(desk.editor.document().has_gesture());
        assert_eq!(desk.editor.selection().len(), 500);
    });
}

fn window(criterion: &mut Criterion) {
    let mut desk = Late::of(|| {
        let mut desk = Desk::of(maps::map(10_000), Part::Window);
        desk.editor.perform(Action::Run(Command::Outline));
        desk.warmed_up()
    });
    criterion.bench_function("frame/window/10000", |bencher| {
        let desk = desk.get();
        bencher.iter(|| desk.frame());
    });
}

fn edit(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("edit");
    for n_nodes in [100, 10_000] {
        let mut desk = Late::of(|| Desk::of(maps::map(n_nodes), Part::Canvas));
        let mut i = 0;
        group.bench_function(format!("one/{n_nodes}"), |bencher| {
            let desk = desk.get();
            bencher.iter(|| {
                i = (i + 17) % n_nodes;
                edit_undo_redo(desk, i);
            });
        });
    }
    let mut desk = Late::of(|| Desk::of(maps::map(10_000), Part::Canvas));
    let mut i = 0;
    group.bench_function("one_with_snapshot/10000", |bencher| {
        let desk = desk.get();
        bencher.iter(|| {
            let snapshot = desk.editor.map().clone();
            i = (i + 17) % 10_000;
            edit_undo_redo(desk, i);
            snapshot
        });
    });
    group.finish();
}

fn edit_undo_redo(desk: &mut Desk, i: usize) {
    let name = format!("Renamed team {}", i % 7);
    let edit = rename(desk.editor.map(), node_id(i).into(), &name);
    desk.editor.perform(Action::Edit(edit));
    desk.editor.perform(Action::Run(Command::Undo));
    desk.editor.perform(Action::Run(Command::Redo));
}

/// A large map, and the file that holds it.
struct Large {
    map: Map,
    bytes: Vec<u8>,
    path: PathBuf,
    /// Removed with all that is in it.
    _folder: TempDir,
}

impl Large {
    fn saved() -> Self {
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let path = folder.path().join("large.throughline.json");
        let map = maps::map(10_000);
        storage::save(&path, &map, Expected::Nothing).unwrap();
        Self {
            bytes: native::encode(&map).unwrap(),
            map,
            path,
            _folder: folder,
        }
    }
}

fn file(criterion: &mut Criterion) {
    let mut large = Late::of(Large::saved);
    let mut desk = Late::of(|| Desk::of(maps::map(100), Part::Window).warmed_up());
    let mut group = criterion.benchmark_group("file");
    group.bench_function("open/10000", |bencher| {
        let (large, desk) = (large.get(), desk.get());
        bencher.iter(|| open(desk, &large.path));
    });
    group.bench_function("encode/10000", |bencher| {
        let large = large.get();
        bencher.iter(|| native::encode(&large.map).unwrap());
    });
    group.bench_function("verify/10000", |bencher| {
        let large = large.get();
        bencher.iter(|| native::verify(&large.bytes, &large.map).unwrap());
    });
    group.bench_function("write/10000", |bencher| {
        let large = large.get();
        bencher.iter(|| storage::write_atomically(&large.path, &large.bytes).unwrap());
    });
    group.bench_function("save/10000", |bencher| {
        let large = large.get();
        bencher.iter(|| storage::save(&large.path, &large.map, Expected::Anything).unwrap());
    });
    group.finish();
}

fn open(desk: &mut Desk, path: &Path) {
    let opened = storage::open(path).unwrap();
    desk.lay(opened.map);
    desk.frame();
}

fn peer(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("peer");
    for n_nodes in [100, 1_000, 10_000] {
        let mut peer = Late::of(|| Peer::of(&maps::map(n_nodes)));
        group.bench_function(format!("egui_graphs/{n_nodes}"), |bencher| {
            let peer = peer.get();
            bencher.iter(|| peer.frame());
        });
    }
    group.finish();
}

/// What a bench needs, made when it is first measured: not at all if it is filtered out.
struct Late<T, F> {
    made: Option<T>,
    make: F,
}

impl<T, F: Fn() -> T> Late<T, F> {
    fn of(make: F) -> Self {
        Self { made: None, make }
    }

    fn get(&mut self) -> &mut T {
        self.made.get_or_insert_with(&self.make)
    }
}

fn settings() -> Criterion {
    Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
        .without_plots()
}

criterion_group! {
    name = benches;
    config = settings();
    targets = canvas, drag, window, edit, file, peer, parts::access::access,
        parts::analysis::analysis, parts::board::board, parts::lens::lens,
        parts::palette::palette, parts::routes::routes, parts::snap::snap
}
criterion_main!(benches);
