//! Names typed on the board: another one for a card, or those of new items.

use egui::{
    EventFilter, FontSelection, Frame, Id, Key, Margin, Modifiers, Rect, Stroke, TextEdit, Ui,
    text::{CCursor, CCursorRange},
    vec2,
};

use crate::{
    edit::{Lane, Stand},
    editor::{Action, Actions, BoardAction},
    model::RecordId,
    scene::Weight,
    ui::{
        theme::font,
        widgets::{track_composing, typing_keys},
    },
};

use super::{layout::NAME_SIZE, view::BoardCx};

/// What the name is for.
#[derive(Clone, Debug, PartialEq)]
enum For {
    Card(RecordId),
    New(Stand, Lane),
}

/// The field between frames.
#[derive(Debug, Default)]
pub(super) struct FieldState {
    open: Option<(For, String)>,
    composing: bool,
}

/// How the typing of a frame ended.
enum End {
    Typing,
    Entered(String),
    /// The focus went elsewhere.
    Left(String),
    Cancelled,
}

impl FieldState {
    /// Takes what is typed so far.
    pub(super) fn commit(&mut self, actions: &mut Actions) {
        match self.open.take() {
            Some((For::Card(_), typed)) => actions.push(Action::NameDone(typed)),
            Some((For::New(..), typed)) => actions.push(Action::Board(BoardAction::Add(typed))),
            None => {}
        }
    }
}

/// Draws the field over the card that is being renamed.
pub(super) fn renaming_ui(
    ui: &mut Ui,
    cx: &BoardCx<'_>,
    state: &mut FieldState,
    actions: &mut Actions,
) {
    let naming = cx.editor.naming();
    let item = naming.and_then(|naming| match naming.id {
        RecordId::WorkItem(id) => Some((id, naming.text.clone())),
        _ => None,
    });
    let Some((id, text)) = item else {
        state.open.take_if(|(what, _)| matches!(what, For::Card(_)));
        return;
    };
    let Some(card) = cx.layout.rect_of(id) else {
        // A filter has hidden it meanwhile.
        actions.push(Action::NameCancelled);
        return;
    };
    let card = cx.at(card);
    let field = Rect::from_min_size(card.min + vec2(4.0, 2.0), vec2(card.width() - 6.0, 28.0));
    match field_ui(ui, cx, state, &For::Card(id.into()), &text, field) {
        End::Typing => {}
        End::Entered(typed) | End::Left(typed) => actions.push(Action::NameDone(typed)),
        End::Cancelled => actions.push(Action::NameCancelled),
    }
}

/// Draws the field for the names of new items, below the cards of their cell.
pub(super) fn adding_ui(
    ui: &mut Ui,
    cx: &BoardCx<'_>,
    state: &mut FieldState,
    actions: &mut Actions,
) {
    let Some((stand, lane)) = cx.editor.board().adding.clone() else {
        state.open.take_if(|(what, _)| matches!(what, For::New(..)));
        return;
    };
    let done = |actions: &mut Actions| actions.push(Action::Board(BoardAction::Adding(None)));
    let board = &cx.layout.board;
    let target = Some((stand.clone(), lane.clone()));
    let place = board.places().find(|place| board.target(*place) == target);
    let Some(foot) = place.and_then(|place| cx.layout.foot_rect(place)) else {
        return done(actions);
    };
    let field = cx.at(foot);
    match field_ui(ui, cx, state, &For::New(stand, lane), "", field) {
        End::Typing => {}
        // The next name follows at once; an empty one is the end.
        End::Entered(typed) => actions.push(Action::Board(BoardAction::Add(typed))),
        End::Left(typed) => {
            if !typed.trim().is_empty() {
                actions.push(Action::Board(BoardAction::Add(typed)));
            }
            done(actions);
        }
        End::Cancelled => done(actions),
    }
}

fn field_ui(
    ui: &mut Ui,
    cx: &BoardCx<'_>,
    state: &mut FieldState,
    what: &For,
    text: &str,
    rect: Rect,
) -> End {
    let just_opened = state.open.as_ref().is_none_or(|(open, _)| open != what);
    if just_opened {
        state.open = Some((what.clone(), text.to_owned()));
        state.composing = false;
        ui.scroll_to_rect(rect.expand2(vec2(16.0, 24.0)), None);
    }
    let Some((_, typed)) = &mut state.open else {
        return End::Typing;
    };
    let composing = track_composing(ui, &mut state.composing);
    let taken = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let entered = taken(Key::Enter) && !composing;
    let cancelled = taken(Key::Escape) && !composing;
    if composing {
        taken(Key::Tab);
    }
    let id = Id::new("name on the board");
    if just_opened || entered {
        // Before the field is drawn, so that it takes what is typed in this very frame.
        ui.memory_mut(|memory| memory.request_focus(id));
        let all = CCursorRange::two(CCursor::new(0), CCursor::new(typed.chars().count()));
        let mut cursor = egui::text_edit::TextEditState::load(ui.ctx(), id).unwrap_or_default();
        cursor.cursor.set_char_range(Some(all));
        cursor.store(ui.ctx(), id);
    }
    let frame = Frame::new()
        .fill(cx.theme.field)
        .stroke(Stroke::new(2.0, cx.theme.accent))
        .corner_radius(5)
        .inner_margin(Margin::symmetric(6, 3));
    let field = TextEdit::singleline(typed)
        .id(id)
        .font(FontSelection::FontId(font(Weight::Medium, NAME_SIZE)))
        .hint_text("Name of the work item")
        .frame(frame)
        // Escape may be meant for an input method.
        .event_filter(EventFilter {
            tab: composing,
            ..typing_keys()
        })
        .desired_width(f32::INFINITY);
    let response = ui.put(rect, field);
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::WidgetType::TextEdit, true, "Name of the work item")
    });
    if cancelled {
        state.open = None;
        return End::Cancelled;
    }
    if entered {
        return End::Entered(std::mem::take(typed));
    }
    if response.lost_focus() && !just_opened {
        // The end of the click that opened the field takes the focus too, and is not meant.
        if ui.input(|input| input.pointer.any_click()) && typed.as_str() == text {
            response.request_focus();
            return End::Typing;
        }
        let typed = std::mem::take(typed);
        state.open = None;
        return End::Left(typed);
    }
    End::Typing
}
