//! What nobody has said yet, and an answer would need.

use crate::model::{Map, RecordId};

/// A figure that is unknown: where it belongs, and its key in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Missing {
    pub at: RecordId,
    pub key: &'static str,
}

impl Missing {
    pub(super) fn new(at: impl Into<RecordId>, key: &'static str) -> Self {
        Self { at: at.into(), key }
    }

    /// Returns what is missing, such as `work of New payment at Orders`.
    pub fn words(&self, map: &Map) -> String {
        format!("{} of {}", self.noun(), place_of(map, self.at))
    }

    /// Returns what the figure is called on screen.
    pub fn noun(&self) -> &'static str {
        match self.key {
            "parallel" => "items at once",
            "debt" => "debt work-down",
            "chance" => "chance of rework",
            "usable" => "usable as received",
            key => key,
        }
    }
}

fn place_of(map: &Map, at: RecordId) -> String {
    let name = |id: RecordId| {
        let record = map.get(id);
        let about = record.as_ref().and_then(|record| record.about());
        let name = about.map(|about| about.name.clone());
        let name = name.filter(|name| !name.is_empty());
        name.unwrap_or_else(|| id.as_str().to_owned())
    };
    let RecordId::Stop(stop) = at else {
        return name(at);
    };
    let Some(stop) = map.stop(stop) else {
        return at.as_str().to_owned();
    };
    let place = format!("{} at {}", name(stop.path.into()), name(stop.node.into()));
    let visits = map.stops_of(stop.path).filter(|it| it.node == stop.node);
    if visits.count() < 2 {
        return place;
    }
    let route = map.route(stop.path);
    let numbered = route.iter().find(|it| it.stop.id == stop.id);
    match numbered.and_then(|numbered| numbered.number) {
        Some(number) => format!("{place} (stop {number})"),
        None => place,
    }
}
