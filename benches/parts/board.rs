//! The board: a frame of the window with many cards, at rest, after an edit and while one is dragged.

use criterion::Criterion;
use egui::{Event, Modifiers, PointerButton, pos2};
use throughline::{
    edit::{Lane, Stand, add_all, move_work_items},
    editor::{Action, Board, BoardOptions, View},
    model::{Class, Day, Map, Record, State, StopId, WorkItem, WorkItemId},
};

use crate::common::desk::{Desk, Part};

use super::routes::map_with_paths;

/// As many paths as a large map has.
const PATHS: usize = 6;
const NODES: usize = 20;

/// Returns a map with so many work items under way on its paths.
fn map_with_items(n_items: usize) -> Map {
    let mut map = map_with_paths(NODES, PATHS);
    let mut random = fastrand::Rng::with_seed(20_261_124);
    let stops: Vec<StopId> = map.stops().map(|stop| stop.id).collect();
    let mut items: Vec<Record> = Vec::with_capacity(n_items);
    for i in 0..n_items {
        let stop = map.stop(stops[random.usize(..stops.len())]).unwrap();
        let mut item = WorkItem::new(item_id(i), &format!("Piece of work number {i}"));
        item.path = Some(stop.path);
        item.stop = Some(stop.id);
        item.state = [State::Waiting, State::Active, State::Blocked][random.usize(..3)].clone();
        item.class = [Class::Standard, Class::Standard, Class::Expedite][random.usize(..3)].clone();
        item.started = day(random.i64(20_700..20_778)).to_string();
        items.push(item.into());
    }
    let edit = add_all(&map, "Generate", items).unwrap();
    edit.apply(&mut map).unwrap();
    map
}

fn item_id(i: usize) -> WorkItemId {
    WorkItemId::new(&format!("item-{i:04}")).unwrap()
}

fn day(days: i64) -> Day {
    Day::since_epoch(days)
}

fn desk(n_items: usize) -> Desk {
    let mut desk = Desk::of(map_with_items(n_items), Part::Window);
    desk.editor.perform(Action::Today(day(20_779)));
    desk.editor.perform(Action::View(View::Board));
    desk.warmed_up()
}

pub(crate) fn board(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("board");
    for n_items in [100, 2_000] {
        group.bench_function(format!("frame/{n_items}"), |bencher| {
            let mut desk = desk(n_items);
            bencher.iter(|| desk.frame());
        });
        group.bench_function(format!("frame_after_an_edit/{n_items}"), |bencher| {
            let mut desk = desk(n_items);
            let stops: Vec<StopId> = desk.editor.map().stops().map(|stop| stop.id).collect();
            let mut n_moves = 0;
            bencher.iter(|| {
                n_moves += 1;
                let to = Stand::Stop(stops[n_moves % stops.len()]);
                let moves = [(item_id(n_moves % n_items), to, Lane::All)];
                let edit = move_work_items(desk.editor.map(), moves, None);
                desk.editor.perform(Action::Edit(edit));
                desk.frame();
            });
        });
        group.bench_function(format!("drag/{n_items}"), |bencher| {
            let mut desk = desk(n_items);
            press(&mut desk);
            let mut x = 0.0;
            bencher.iter(|| {
                x = (x + 7.0) % 600.0;
                desk.frame_with(vec![Event::PointerMoved(pos2(400.0 + x, 400.0))]);
            });
            assert!(
                !desk.editor.board().carried.is_empty(),
                "no card in the hand"
            );
        });
        group.bench_function(format!("cut/{n_items}"), |bencher| {
            let map = map_with_items(n_items);
            let options = BoardOptions::default();
            bencher.iter(|| Board::of(&map, &options, Some(day(20_779))));
        });
    }
    group.finish();
}

/// Takes the first card in sight into the hand.
fn press(desk: &mut Desk) {
    for column in 0..9_u8 {
        for row in 0..12_u8 {
            let at = pos2(
                250.0 + 180.0 * f32::from(column),
                140.0 + 60.0 * f32::from(row),
            );
            desk.frame_with(vec![Event::PointerMoved(at)]);
            let button = |pressed| Event::PointerButton {
                pos: at,
                button: PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            };
            desk.frame_with(vec![button(true)]);
            let moved = at + egui::vec2(30.0, 0.0);
            desk.frame_with(vec![Event::PointerMoved(moved)]);
            desk.frame();
            if !desk.editor.board().carried.is_empty() {
                return;
            }
            desk.frame_with(vec![button(false)]);
        }
    }
}
