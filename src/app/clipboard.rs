//! Texts from outside: the clipboard, and lines that are typed or pasted.

use egui::{Context, ViewportCommand};

use crate::{
    editor::{Action, PathAction, Request},
    formats::{Clip, lines, native, read_clip},
    model::{Map, Point},
};

/// Answers what is asked about a text; nothing if there is nothing to say.
pub(super) fn answer(ctx: &Context, request: Request) -> Option<Action> {
    match request {
        Request::Copy(map) => copy(ctx, &map),
        Request::AskPaste => {
            ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
            None
        }
        Request::ReadPaste { text, at, document } => Some(pasted(text, at, document)),
        Request::ReadLines {
            text,
            document,
            add,
        } => {
            let lines = lines::map_lines(&text);
            Some(Action::Path(PathAction::Lines {
                document,
                text,
                lines: lines.read,
                wrong: lines.wrong.iter().map(ToString::to_string).collect(),
                add,
            }))
        }
        _ => None,
    }
}

/// Puts a part of a map on the clipboard as text; returns what is to be said if it cannot be.
fn copy(ctx: &Context, map: &Map) -> Option<Action> {
    let failed = "What is selected could not be written as text";
    let text = native::encode(map).map(String::from_utf8);
    let Ok(Ok(text)) = text else {
        return Some(Action::Failed(failed.to_owned()));
    };
    ctx.copy_text(text);
    None
}

/// Tells what a text from the clipboard brings.
fn pasted(text: String, at: Option<Point>, document: u64) -> Action {
    match read_clip(&text) {
        Ok(Clip::Map(map)) => Action::Pasted { map, at, document },
        Ok(Clip::Lines) => Action::PastedLines { text, document },
        Err(error) => Action::Failed(format!("Nothing was pasted: {error}")),
    }
}
