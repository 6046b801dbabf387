//! The area tool: drag a rectangle, or click for one of the usual size.

use crate::{
    editor::{Action, Actions},
    model::{Area, Point, Rect},
};

use super::tool::{PointerEvent, ToolCx};

/// Draws areas.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum AreaTool {
    #[default]
    Idle,
    Drawing {
        from: Point,
        to: Point,
    },
}

impl AreaTool {
    /// Takes one pointer event and returns the next state; `None` when the area is drawn.
    pub fn step(self, event: PointerEvent, cx: &ToolCx<'_>, actions: &mut Actions) -> Option<Self> {
        match (self, event) {
            (Self::Idle, PointerEvent::Down { at, .. }) => Some(Self::Drawing { from: at, to: at }),
            (Self::Drawing { from, .. }, PointerEvent::Move { to, .. }) => {
                Some(Self::Drawing { from, to })
            }
            (Self::Drawing { from, .. }, PointerEvent::Up { at }) => {
                let drawn = Rect::from_corners(from, at);
                let least = cx.reach * 3.0;
                let rect = if drawn.width() < least || drawn.height() < least {
                    Rect::from_pos_size(at, Area::USUAL_SIZE)
                } else {
                    drawn
                };
                actions.push(Action::PlaceArea(rect));
                None
            }
            (Self::Drawing { .. }, PointerEvent::Cancel) => Some(Self::Idle),
            (state, _) => Some(state),
        }
    }

    /// Returns the rectangle drawn so far.
    pub fn rect(&self) -> Option<Rect> {
        match self {
            Self::Idle => None,
            Self::Drawing { from, to } => Some(Rect::from_corners(*from, *to)),
        }
    }
}
