//! The plain placement of records that nobody has placed yet: grids in areas, areas on shelves.
//!
//! Relations are not looked at, and a pinned node is moved like any other.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::model::{Area, AreaId, NodeKind, Point, Record, Size};

/// The room between two nodes, in which lines run.
const NODE_GAP: f64 = 32.0;

/// The room between two areas.
const AREA_GAP: f64 = 64.0;

/// The room between the edge of an area and what it holds.
const PADDING: f64 = 24.0;

/// The room at the top of an area for its name.
const HEADER: f64 = 40.0;

/// How much wider than high everything is to be: a screen less its bars.
const ASPECT: f64 = 1.6;

/// Places every node and area: each area is sized round what it holds, and nodes in none come last.
///
/// Nothing overlaps, every coordinate is whole, and the same records are placed the same.
pub fn pack(records: &mut [Record]) {
    let tree = Tree::of(records);
    let mut blocks: BTreeMap<Holder, Block> = BTreeMap::new();
    for holder in tree.outside_in().rev() {
        let members = tree.members(holder);
        let block = match holder {
            Some(_) => held(members, records, &blocks),
            None => together(members, records, &blocks),
        };
        blocks.insert(holder, block);
    }
    for holder in tree.outside_in() {
        let origin = match holder.and_then(|at| records.get(at)) {
            Some(Record::Area(area)) => area.pos,
            _ => Point::default(),
        };
        for (at, place) in blocks
            .get(&holder)
            .into_iter()
            .flat_map(|block| &block.places)
        {
            match records.get_mut(*at) {
                Some(Record::Node(node)) => Arc::make_mut(node).pos = origin + *place,
                Some(Record::Area(area)) => {
                    let area = Arc::make_mut(area);
                    area.pos = origin + *place;
                    area.size = blocks.get(&Some(*at)).map_or(area.size, |block| block.size);
                }
                _ => {}
            }
        }
    }
}

/// What holds others: the area with this index among the records, or the map itself.
type Holder = Option<usize>;

/// Who holds whom, by index among the records.
struct Tree {
    members: BTreeMap<Holder, Vec<usize>>,
    /// The areas, each behind the one that holds it.
    areas: Vec<usize>,
}

impl Tree {
    fn of(records: &[Record]) -> Self {
        let mut at_of: BTreeMap<AreaId, usize> = BTreeMap::new();
        for (at, record) in records.iter().enumerate() {
            if let Record::Area(area) = record {
                at_of.insert(area.id, at);
            }
        }
        let mut tree = Self {
            members: BTreeMap::new(),
            areas: Vec::new(),
        };
        for (at, record) in records.iter().enumerate() {
            let holder = match record {
                Record::Area(area) => area.parent,
                Record::Node(node) => node.area,
                _ => continue,
            };
            // One that is not among the records holds nothing here.
            let holder = holder.and_then(|id| at_of.get(&id)).copied();
            tree.members.entry(holder).or_default().push(at);
        }

        let is_area = |at: &usize| matches!(records.get(*at), Some(Record::Area(_)));
        let mut seen = BTreeSet::new();
        tree.walk(None, &is_area, &mut seen);
        for at in (0..records.len()).filter(is_area) {
            if seen.insert(at) {
                // Areas that hold each other in a loop: the first of them is put on the map itself.
                tree.members
                    .values_mut()
                    .for_each(|held| held.retain(|held| *held != at));
                tree.members.entry(None).or_default().push(at);
                tree.areas.push(at);
                tree.walk(Some(at), &is_area, &mut seen);
            }
        }
        tree
    }

    fn walk(&mut self, from: Holder, is_area: &dyn Fn(&usize) -> bool, seen: &mut BTreeSet<usize>) {
        let mut open = vec![from];
        while let Some(holder) = open.pop() {
            let members = self.members.get(&holder).into_iter().flatten().copied();
            let areas: Vec<usize> = members
                .filter(is_area)
                .filter(|at| seen.insert(*at))
                .collect();
            self.areas.extend(&areas);
            open.extend(areas.into_iter().map(Some));
        }
    }

    /// Returns the map itself and then every area, each behind the one that holds it.
    fn outside_in(&self) -> impl DoubleEndedIterator<Item = Holder> {
        std::iter::once(None).chain(self.areas.iter().copied().map(Some))
    }

    fn members(&self, holder: Holder) -> &[usize] {
        self.members.get(&holder).map_or(&[], Vec::as_slice)
    }
}

/// Boxes that have been put together: the place of each from the top left corner of them all.
#[derive(Clone, Debug, Default)]
struct Block {
    size: Size,
    places: Vec<(usize, Point)>,
}

impl Block {
    fn moved(mut self, by: Point) -> Self {
        for (_, place) in &mut self.places {
            *place = *place + by;
        }
        self
    }

    /// Returns the height of the smallest rectangle of the wanted shape around the block.
    fn cost(&self) -> f64 {
        self.size.h.max(self.size.w / ASPECT)
    }
}

/// Returns what an area holds below its name, with the size of the area.
fn held(members: &[usize], records: &[Record], blocks: &BTreeMap<Holder, Block>) -> Block {
    if members.is_empty() {
        return Block {
            size: Area::USUAL_SIZE,
            places: Vec::new(),
        };
    }
    let mut block = together(members, records, blocks).moved(Point::new(PADDING, HEADER));
    block.size.w += 2.0 * PADDING;
    block.size.h += HEADER + PADDING;
    block
}

/// Returns areas on shelves, the highest first, and a grid of nodes behind them.
fn together(members: &[usize], records: &[Record], blocks: &BTreeMap<Holder, Block>) -> Block {
    let (mut nodes, mut areas) = (Vec::new(), Vec::new());
    for at in members {
        match records.get(*at) {
            Some(Record::Node(node)) => {
                let size = Size::new(node.size.w.max(0.0).ceil(), node.size.h.max(0.0).ceil());
                nodes.push((node.kind != NodeKind::Team, *at, size));
            }
            Some(Record::Area(_)) => areas.push(Block {
                size: blocks
                    .get(&Some(*at))
                    .map_or(Area::USUAL_SIZE, |block| block.size),
                places: vec![(*at, Point::default())],
            }),
            _ => {}
        }
    }
    // Teams first; else, and among areas of one size, the order of the records.
    nodes.sort_by_key(|(behind, ..)| *behind);
    areas.sort_by(|one, other| {
        let by_height = other.size.h.total_cmp(&one.size.h);
        by_height.then(other.size.w.total_cmp(&one.size.w))
    });
    let nodes: Vec<(usize, Size)> = nodes.into_iter().map(|(_, at, size)| (at, size)).collect();
    if !nodes.is_empty() {
        areas.push(grid(&nodes));
    }
    shelves(&areas)
}

/// Returns the boxes row by row, in as many columns as give the best shape.
fn grid(boxes: &[(usize, Size)]) -> Block {
    /// How many numbers of columns are tried on either side of the likely one.
    const REACH: usize = 2;

    let n_boxes = boxes.len() as f64;
    let mean = |sum: f64| sum / n_boxes + NODE_GAP;
    let width = mean(boxes.iter().map(|(_, size)| size.w).sum());
    let height = mean(boxes.iter().map(|(_, size)| size.h).sum());
    let likely = (n_boxes * height * ASPECT / width).sqrt().round();
    let likely = (1..boxes.len())
        .find(|n| likely <= *n as f64)
        .unwrap_or(boxes.len());
    let tried = likely.saturating_sub(REACH).max(1)..=(likely + REACH).min(boxes.len());
    let grids = tried.map(|n_columns| grid_of(boxes, n_columns));
    best(grids)
}

fn grid_of(boxes: &[(usize, Size)], n_columns: usize) -> Block {
    let mut widths = vec![0.0_f64; n_columns];
    for row in boxes.chunks(n_columns) {
        for (width, (_, size)) in widths.iter_mut().zip(row) {
            *width = width.max(size.w);
        }
    }
    let mut block = Block::default();
    let mut y = 0.0;
    for row in boxes.chunks(n_columns) {
        let mut x = 0.0;
        let mut height = 0.0_f64;
        for (width, (at, size)) in widths.iter().zip(row) {
            block.places.push((*at, Point::new(x, y)));
            block.size.w = block.size.w.max(x + width);
            x += width + NODE_GAP;
            height = height.max(size.h);
        }
        block.size.h = y + height;
        y += height + NODE_GAP;
    }
    block
}

/// Returns the blocks side by side on shelves, as wide as gives the best shape.
fn shelves(blocks: &[Block]) -> Block {
    /// The widths tried are these shares of that of a rectangle without waste.
    const SHARES: std::ops::RangeInclusive<u8> = 14..=32;
    const PARTS: f64 = 20.0;

    let widest = blocks.iter().map(|block| block.size.w).fold(0.0, f64::max);
    let room = |block: &Block| (block.size.w + AREA_GAP) * (block.size.h + AREA_GAP);
    let ideal = (blocks.iter().map(room).sum::<f64>() * ASPECT).sqrt();
    let widths = SHARES.map(|share| widest.max(ideal * f64::from(share) / PARTS));
    best(widths.map(|width| shelves_of(blocks, width)))
}

fn shelves_of(blocks: &[Block], width: f64) -> Block {
    let mut all = Block::default();
    let (mut x, mut y) = (0.0, 0.0);
    for block in blocks {
        if 0.0 < x && width < x + block.size.w {
            x = 0.0;
            y = all.size.h + AREA_GAP;
        }
        let placed = block.clone().moved(Point::new(x, y));
        all.places.extend(placed.places);
        all.size = all.size.max(Size::new(x + block.size.w, y + block.size.h));
        x += block.size.w + AREA_GAP;
    }
    all
}

/// Returns the first of those that fit the wanted shape best.
fn best(blocks: impl Iterator<Item = Block>) -> Block {
    let best = blocks.min_by(|one, other| one.cost().total_cmp(&other.cost()));
    best.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a panic is a failed test")]

    use proptest::prelude::*;

    use crate::model::{Id, Node, NodeId, Rect};

    use super::*;

    /// The least room between two things side by side.
    const LEAST_GAP: f64 = 24.0;

    fn area(n: usize, parent: Option<usize>) -> Record {
        let rect = Rect::from_pos_size(Point::default(), Area::USUAL_SIZE);
        let area = Area::new(area_id(n), &format!("Area {n}"), rect);
        area.in_parent(parent.map(area_id)).into()
    }

    fn area_id(n: usize) -> AreaId {
        Id::new(&format!("area-{n}")).unwrap()
    }

    fn node(n: usize, kind: NodeKind, home: Option<usize>) -> Record {
        let id: NodeId = Id::new(&format!("node-{n}")).unwrap();
        let node = Node::new(id, kind, "", Point::default());
        node.in_area(home.map(area_id)).into()
    }

    fn rect_and_home(record: &Record) -> Option<(Rect, Option<AreaId>)> {
        match record {
            Record::Area(area) => Some((area.rect(), area.parent)),
            Record::Node(node) => Some((node.rect(), node.area)),
            _ => None,
        }
    }

    /// Checks that all lie apart, in their area if they have one, and on whole numbers.
    fn check(records: &[Record]) {
        let areas: BTreeMap<AreaId, Rect> = records
            .iter()
            .filter_map(|record| match record {
                Record::Area(area) => Some((area.id, area.rect())),
                _ => None,
            })
            .collect();
        for (at, record) in records.iter().enumerate() {
            let (rect, home) = rect_and_home(record).unwrap();
            let (x, y) = (rect.min.x, rect.min.y);
            assert_eq!((x.fract(), y.fract()), (0.0, 0.0), "{record:?}");
            if let Some(outer) = home.and_then(|home| areas.get(&home)) {
                let inside = Rect::new(
                    outer.min + Point::new(PADDING, HEADER),
                    outer.max - Point::new(PADDING, PADDING),
                );
                assert!(inside.contains_rect(&rect), "{record:?} in {outer:?}");
            }
            for other in records.iter().skip(at + 1) {
                let (other_rect, other_home) = rect_and_home(other).unwrap();
                let apart = !rect.expanded(LEAST_GAP - 0.1).intersects(&other_rect);
                assert!(home != other_home || apart, "{record:?} and {other:?}");
            }
        }
    }

    #[test]
    fn the_team_comes_first_in_its_area() {
        let mut records = vec![
            node(1, NodeKind::Component, Some(1)),
            node(2, NodeKind::Team, Some(1)),
            area(1, None),
        ];
        pack(&mut records);
        check(&records);
        let rects: Vec<Rect> = records
            .iter()
            .filter_map(|record| Some(rect_and_home(record)?.0))
            .collect();
        let [component, team, area] = rects.as_slice() else {
            unreachable!("three records");
        };
        assert_eq!(team.min, area.min + Point::new(PADDING, HEADER));
        assert!(team.min.y < component.min.y || team.min.x < component.min.x);
    }

    #[test]
    fn the_whole_has_about_the_shape_of_a_screen() {
        let mut records: Vec<Record> = (0..20).map(|n| area(n, None)).collect();
        let held = (0..400).map(|n| node(n, NodeKind::Component, Some(n * n % 20)));
        records.extend(held);
        records.extend((400..430).map(|n| node(n, NodeKind::Team, None)));
        pack(&mut records);
        check(&records);
        let rects = records
            .iter()
            .filter_map(|record| Some(rect_and_home(record)?.0));
        let all = Rect::around(rects).unwrap();
        assert_eq!(all.min, Point::default());
        let aspect = all.width() / all.height();
        assert!((1.1..2.2).contains(&aspect), "{aspect}");
    }

    #[test]
    fn areas_in_a_loop_and_homes_that_are_gone_are_placed_too() {
        let mut records = vec![
            area(1, Some(2)),
            area(2, Some(1)),
            node(1, NodeKind::Team, Some(2)),
            node(2, NodeKind::Team, Some(9)),
            area(3, Some(3)),
        ];
        pack(&mut records);
        let rects: Vec<Rect> = records
            .iter()
            .filter_map(|record| Some(rect_and_home(record)?.0))
            .collect();
        let [one, two, held, loose, alone] = rects.as_slice() else {
            unreachable!("five records");
        };
        assert!(one.contains_rect(two) && two.contains_rect(held));
        assert!(!one.intersects(loose) && !one.intersects(alone) && !alone.intersects(loose));
        pack(&mut []);
    }

    fn any_records() -> impl Strategy<Value = Vec<Record>> {
        let kind = prop::sample::select(NodeKind::ALL.to_vec());
        let node_of = (kind, prop::option::of(0..6_usize), 1.0..400.0, 1.0..300.0);
        let nodes = prop::collection::vec(node_of, 0..60);
        let areas = prop::collection::vec(prop::option::of(0..6_usize), 0..6);
        (areas, nodes).prop_map(|(areas, nodes)| {
            let mut records = Vec::new();
            for (n, parent) in areas.iter().enumerate() {
                // An area lies in an earlier one, so that there is no loop.
                records.push(area(n, parent.filter(|parent| *parent < n)));
            }
            for (n, (kind, home, w, h)) in nodes.into_iter().enumerate() {
                let mut record = node(n, kind, home.filter(|home| *home < areas.len()));
                if let Record::Node(node) = &mut record {
                    Arc::make_mut(node).size = Size::new(w, h).rounded();
                }
                records.push(record);
            }
            records
        })
    }

    proptest! {
        #[test]
        fn nothing_overlaps_and_all_lie_in_their_area(mut records in any_records()) {
            pack(&mut records);
            check(&records);
            let once = records.clone();
            pack(&mut records);
            prop_assert_eq!(once, records);
        }
    }
}
