//! The commands that put what is selected in order, and those that say what a drag snaps to.

use crate::{
    edit::{Axis, Side, align, distribute, grab, same_size, update},
    model::{Record, RecordId},
};

use super::{
    Editor,
    command::{Command, Menu},
    entries::Entry,
    files::Request,
    keys::{Key, Shortcut},
    snap::SnapKind,
};

/// A way to put several things in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Arrange {
    Align(Side),
    Distribute(Axis),
    SameSize,
    /// Keeps things where they are when a layout is made, or no longer.
    Pin,
}

impl Arrange {
    /// Every way, in the order of the menu.
    pub const ALL: [Self; 10] = [
        Self::Align(Side::Left),
        Self::Align(Side::Center),
        Self::Align(Side::Right),
        Self::Align(Side::Top),
        Self::Align(Side::Middle),
        Self::Align(Side::Bottom),
        Self::Distribute(Axis::Across),
        Self::Distribute(Axis::Down),
        Self::SameSize,
        Self::Pin,
    ];

    pub(super) fn entry(self) -> Entry {
        let alt = |letter| Shortcut::alt(Key::Letter(letter));
        let alt_shift = |letter| Shortcut {
            shift: true,
            ..alt(letter)
        };
        let (name, key, help) = match self {
            Self::Align(Side::Left) => ("Align left", alt('A'), "Bring left edges into line"),
            Self::Align(Side::Center) => (
                "Align centers",
                alt('H'),
                "Bring centers into line, one below the other",
            ),
            Self::Align(Side::Right) => ("Align right", alt('D'), "Bring right edges into line"),
            Self::Align(Side::Top) => ("Align top", alt('W'), "Bring upper edges into line"),
            Self::Align(Side::Middle) => (
                "Align middles",
                alt('V'),
                "Bring centers into line, one beside the other",
            ),
            Self::Align(Side::Bottom) => ("Align bottom", alt('S'), "Bring lower edges into line"),
            Self::Distribute(Axis::Across) => (
                "Distribute across",
                alt_shift('H'),
                "Make the gaps from left to right equal; the first and the last stay",
            ),
            Self::Distribute(Axis::Down) => (
                "Distribute down",
                alt_shift('V'),
                "Make the gaps from top to bottom equal; the first and the last stay",
            ),
            Self::SameSize => (
                "Same size",
                alt('E'),
                "Make all as wide as the widest and as high as the highest",
            ),
            Self::Pin => (
                "Pin in place",
                Shortcut::ctrl(Key::Letter('L')),
                "Keep the selected nodes where they are when a layout is made, or no longer",
            ),
        };
        Entry(Menu::Arrange, name, Some(key), help)
    }

    /// Returns how many things have to be selected.
    fn least(self) -> usize {
        match self {
            Self::Align(_) | Self::SameSize => 2,
            Self::Distribute(_) => 3,
            Self::Pin => 1,
        }
    }
}

impl SnapKind {
    pub(super) fn entry(self) -> Entry {
        let (name, digit, help) = match self {
            Self::Edges => (
                "Snap to edges",
                1,
                "Let edges come into line while something is dragged; Ctrl held suspends it",
            ),
            Self::Centers => (
                "Snap to centers",
                2,
                "Let centers come into line while something is dragged; Ctrl held suspends it",
            ),
            Self::Gaps => (
                "Snap to equal gaps",
                3,
                "Let gaps become equal while something is dragged; Ctrl held suspends it",
            ),
        };
        let key = Shortcut::alt(Key::Digit(digit));
        Entry(Menu::Arrange, name, Some(key), help)
    }
}

impl Editor {
    /// Returns whether there is enough selected to be put in order.
    pub(super) fn can_arrange(&self, how: Arrange) -> bool {
        let n_things = match how {
            Arrange::Pin => self.selected_nodes().count(),
            _ => grab(self.map(), self.selection.placed()).roots().count(),
        };
        n_things >= how.least()
    }

    pub(super) fn arrange(&mut self, how: Arrange) {
        if self.tool.is_busy() || self.naming.is_some() {
            return;
        }
        let map = self.document.map();
        let ids = || self.selection.placed();
        let edit = match how {
            Arrange::Align(side) => Ok(align(map, ids(), side)),
            Arrange::Distribute(axis) => Ok(distribute(map, ids(), axis)),
            Arrange::SameSize => same_size(map, ids()),
            Arrange::Pin => {
                let pin = !self.all_pinned();
                let label = if pin { "Pin" } else { "Unpin" };
                update(map, label, self.selected_nodes(), |record| {
                    if let Record::Node(node) = record {
                        std::sync::Arc::make_mut(node).pinned = pin;
                    }
                })
            }
        };
        self.edit(edit);
    }

    /// Returns whether nodes are selected and all of them are pinned.
    pub(super) fn all_pinned(&self) -> bool {
        let mut nodes = self.selection.iter().filter_map(|id| match id {
            RecordId::Node(id) => self.map().node(id),
            _ => None,
        });
        let pinned = nodes.next().is_some_and(|node| node.pinned);
        pinned && nodes.all(|node| node.pinned)
    }

    fn selected_nodes(&self) -> impl Iterator<Item = RecordId> {
        let nodes = self.selection.placed();
        nodes.filter(|id| matches!(id, RecordId::Node(_)))
    }

    pub(super) fn switch_snapping(&mut self, kind: SnapKind) {
        self.snapping.switch(kind);
        self.requests.push(Request::SaveSettings);
    }

    /// Returns whether what a command switches is on; `None` for one that switches nothing.
    pub fn is_on(&self, command: Command) -> Option<bool> {
        Some(match command {
            Command::Snap(kind) => self.snapping.is_on(kind),
            Command::Arrange(Arrange::Pin) => self.all_pinned(),
            Command::Outline => self.shows_outline(),
            Command::Minimap => self.shows_minimap(),
            Command::DragPanel => self.shows_drag(),
            Command::ReduceMotion => self.reduces_motion(),
            _ => return None,
        })
    }
}
