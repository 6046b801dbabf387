//! Lenses: what the nodes are colored by.

/// What the nodes are colored by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lens {
    /// What they are.
    #[default]
    Kind,
    /// How much is asked of them, against what they have.
    Load,
    /// How long work waits at them.
    Wait,
    /// How much of their capacity friction takes.
    Drag,
    /// What their figures rest on.
    Basis,
    /// Which goals they serve.
    Goal,
    /// Which area they are in.
    Area,
}

impl Lens {
    pub const ALL: [Self; 7] = [
        Self::Kind,
        Self::Load,
        Self::Wait,
        Self::Drag,
        Self::Basis,
        Self::Goal,
        Self::Area,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Kind => "Kind",
            Self::Load => "Load",
            Self::Wait => "Wait",
            Self::Drag => "Drag",
            Self::Basis => "Basis",
            Self::Goal => "Goal",
            Self::Area => "Area",
        }
    }

    /// Returns what the colors tell, as the title of their scale.
    pub fn scale(self) -> &'static str {
        match self {
            Self::Kind => "What it is",
            Self::Load => "Asked of what it has",
            Self::Wait => "Mean wait, in working days",
            Self::Drag => "Capacity lost to friction",
            Self::Basis => "Weakest basis of its figures",
            Self::Goal => "Goal it serves",
            Self::Area => "Area it is in",
        }
    }

    /// Returns the next one round.
    #[must_use]
    pub fn next(self) -> Self {
        let at = Self::ALL.iter().position(|lens| *lens == self);
        let next = at.and_then(|at| Self::ALL.get(at + 1));
        next.copied().unwrap_or_default()
    }
}
