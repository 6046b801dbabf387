//! Which color comes next: what is new is not to look like what is there.

use crate::{
    model::Map,
    scene::palette::{AREA_TINTS, Rgb, SLOTS, area_color},
};

/// Returns the color that the fewest paths have, once `n_more` others have got theirs.
pub(super) fn next_color(map: &Map, n_more: usize) -> String {
    let uses = SLOTS.map(|(name, _)| {
        let same = map.paths().filter(|path| path.about.color == name);
        (same.count(), name)
    });
    least_used(uses, n_more).unwrap_or_default().to_owned()
}

/// Returns the tint that the fewest areas have, once `n_more` others have got theirs. The first area of a
/// map keeps the usual one, and needs none of its own.
pub(super) fn next_tint(map: &Map, n_more: usize) -> String {
    if map.areas().len() == 0 && n_more == 0 {
        return String::new();
    }
    let uses = AREA_TINTS.map(|tint| {
        let same = map.areas().filter(|area| {
            let depth = map.area_chain(area.id).len().saturating_sub(1);
            area_color(&area.about.color, depth) == tint
        });
        (same.count(), tint)
    });
    least_used(uses, n_more).map_or_else(String::new, Rgb::hex)
}

/// Returns what is used least, the first of those that are used alike, once `n_more` others were taken so.
fn least_used<T: Copy, const N: usize>(mut uses: [(usize, T); N], n_more: usize) -> Option<T> {
    let mut next = None;
    for _ in 0..=n_more {
        if let Some(least) = uses.iter_mut().min_by_key(|(n, _)| *n) {
            least.0 += 1;
            next = Some(least.1);
        }
    }
    next
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a panic is a failed test")]

    use super::*;
    use crate::model::{Area, AreaId, RecordId, Rect};

    #[test]
    fn each_new_area_gets_the_tint_that_the_fewest_have() {
        let mut map = Map::default();
        let mut tints = vec![next_tint(&map, 0)];
        assert_eq!(tints, [""]);
        for n in 0..5 {
            let id = AreaId::new(&format!("area{n}")).unwrap();
            let mut area = Area::new(id, "x", Rect::default());
            area.about.color.clone_from(tints.last().unwrap());
            map.put(RecordId::Area(id), Some(area.into()));
            tints.push(next_tint(&map, 0));
        }
        let others = AREA_TINTS.iter().skip(1).map(|tint| tint.hex());
        let again = AREA_TINTS.iter().take(1).map(|tint| tint.hex());
        let expected: Vec<String> = others.chain(again).collect();
        assert_eq!(tints.split_off(1), expected);
        // Several at once do not get one.
        let map = Map::default();
        let both = [next_tint(&map, 0), next_tint(&map, 1)];
        assert_eq!(both, [String::new(), AREA_TINTS[1].hex()]);
    }
}
