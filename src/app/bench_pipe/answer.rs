//! What the program answers: at once, or when the window shows what was asked for.

use std::{path::Path, time::Instant};

use egui::{Context, Order, Pos2, Rect as ScreenRect, pos2};

use crate::{
    app::App,
    document::Document,
    editor::{Action, Command, File},
    formats::{
        bench::{Ask, Reply, read_map},
        layout_json,
    },
    model::{NodeId, Point, RecordId},
    scene::Hit,
    storage,
};

/// An answer to a request.
#[derive(Debug)]
pub(super) enum Answer {
    Now(Reply),
    /// Once a frame was presented that shows what was asked for.
    Shown,
    /// Likewise, with the time from here.
    Loaded(Instant),
    /// Once two frames went by in which nothing changed.
    Settled,
    /// Times are for whoever has the clock.
    AboutTime(Ask),
}

/// Does what was asked for.
pub(super) fn answer(app: &mut App, ctx: &Context, ask: Ask) -> Answer {
    match ask {
        Ask::Load { path } => load(app, ctx, &path).unwrap_or_else(failed),
        Ask::Counts => Answer::Now(counts(app)),
        Ask::Fit => {
            app.perform(ctx, Action::Run(Command::FitAll));
            Answer::Shown
        }
        Ask::Zoom { cx, cy, k } => {
            zoom(app, ctx, Point::new(cx, cy), k);
            Answer::Shown
        }
        Ask::View => Answer::Now(view(app, ctx)),
        Ask::Area => Answer::Now(area(app, ctx)),
        Ask::Node { id } => Answer::Now(node(app, &id)),
        Ask::Hit { x, y } => {
            let what = what_is_at(app, ctx, x, y);
            Answer::Now(Reply::Hit { what })
        }
        Ask::Select { all, id } => {
            app.perform(ctx, selecting(all, id.as_deref()));
            Answer::Shown
        }
        Ask::Settle => Answer::Settled,
        Ask::Exports => Answer::Now(Reply::Kinds {
            kinds: vec!["json"],
        }),
        Ask::Export { kind } if kind == "json" => Answer::Now(export(app)),
        Ask::Export { kind } => failed(format!("There is no export to {kind}")),
        Ask::FramesStart | Ask::Now | Ask::FramesStop => Answer::AboutTime(ask),
    }
}

fn failed(error: String) -> Answer {
    Answer::Now(Reply::Failed { error })
}

/// The disk is not measured: the time begins when the text is in memory.
fn load(app: &mut App, ctx: &Context, path: &Path) -> Result<Answer, String> {
    let bytes = storage::read_bytes(path).map_err(|error| error.to_string())?;
    let from = Instant::now();
    let map = read_map(&bytes).map_err(|error| error.to_string())?;
    let opened = Action::Opened {
        document: Box::new(Document::opened(map)),
        file: File::default(),
        mended: Vec::new(),
    };
    app.perform(ctx, opened);
    app.perform(ctx, Action::Run(Command::FitAll));
    Ok(Answer::Loaded(from))
}

fn counts(app: &App) -> Reply {
    let map = app.editor().map();
    Reply::Counts {
        nodes: map.nodes().len(),
        relations: map.relations().len(),
        areas: map.areas().len(),
    }
}

/// Shows a point of the map in the middle, `k` pixels a map unit.
fn zoom(app: &mut App, ctx: &Context, center: Point, k: f64) {
    let camera = *app.editor().camera();
    let zoom = k / f64::from(ctx.pixels_per_point());
    let at = Point::new(camera.view.w / 2.0, camera.view.h / 2.0);
    let factor = zoom / camera.zoom;
    app.perform(ctx, Action::Zoom { at, factor });
    let camera = *app.editor().camera();
    let by = (camera.center - center) * camera.zoom;
    app.perform(ctx, Action::Pan(by));
}

/// Says how the map lies in the window: pixel = map unit × k + (x, y).
fn view(app: &App, ctx: &Context) -> Reply {
    let camera = app.editor().camera();
    let origin = camera.view_from_map(Point::default());
    let corner = app.canvas().unwrap_or(ScreenRect::ZERO).min;
    let pixels = f64::from(ctx.pixels_per_point());
    Reply::View {
        x: (f64::from(corner.x) + origin.x) * pixels,
        y: (f64::from(corner.y) + origin.y) * pixels,
        k: camera.zoom * pixels,
    }
}

fn area(app: &App, ctx: &Context) -> Reply {
    let canvas = app.canvas().unwrap_or(ScreenRect::ZERO);
    let canvas = canvas * ctx.pixels_per_point();
    Reply::Area {
        x: canvas.min.x.into(),
        y: canvas.min.y.into(),
        w: canvas.width().into(),
        h: canvas.height().into(),
    }
}

fn node(app: &App, id: &str) -> Reply {
    let id = NodeId::new(id).ok();
    match id.and_then(|id| app.editor().scene().node(id)) {
        Some(shape) => Reply::Place {
            x: shape.rect.min.x,
            y: shape.rect.min.y,
        },
        None => Reply::Failed {
            error: "There is no such node".to_owned(),
        },
    }
}

/// Says what is at a pixel of the window, which may be something above the canvas or beside it.
fn what_is_at(app: &App, ctx: &Context, x: f64, y: f64) -> &'static str {
    let at = on_screen(x, y, ctx.pixels_per_point());
    let above = |layer: egui::LayerId| layer.order != Order::Background;
    let Some(canvas) = app.canvas().filter(|canvas| canvas.contains(at)) else {
        return "window";
    };
    if ctx.layer_id_at(at).is_some_and(above) {
        return "window";
    }
    let at_view = at - canvas.min;
    let at_view = Point::new(at_view.x.into(), at_view.y.into());
    let editor = app.editor();
    let point = editor.camera().map_from_view(at_view);
    match editor.tool_cx().hit(point) {
        Hit::Node(_) => "node",
        Hit::Rim(_) => "rim",
        Hit::Stop(_) => "stop",
        Hit::Leg { .. } => "leg",
        Hit::Relation(_) => "relation",
        Hit::AreaEdge(_) | Hit::AreaBody(_) => "area",
        Hit::Nothing => "background",
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a place on a screen")]
fn on_screen(x: f64, y: f64, pixels_per_point: f32) -> Pos2 {
    pos2(x as f32, y as f32) / pixels_per_point
}

fn selecting(all: Option<bool>, id: Option<&str>) -> Action {
    if all == Some(true) {
        return Action::Run(Command::SelectAll);
    }
    let id = id.and_then(|id| NodeId::new(id).ok());
    Action::Select(id.map(RecordId::Node).into_iter().collect())
}

fn export(app: &App) -> Reply {
    let from = Instant::now();
    match layout_json(app.editor().map(), app.editor().scene()) {
        Ok(bytes) => Reply::Exported {
            ms: from.elapsed().as_secs_f64() * 1e3,
            bytes: bytes.len(),
        },
        Err(error) => Reply::Failed {
            error: error.to_string(),
        },
    }
}
