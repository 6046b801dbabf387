//! The fields of where something is: of nodes and areas.

use std::sync::Arc;

use crate::{
    edit::LEAST_SIZE,
    model::{Point, Record, Size},
};

use super::{
    choices,
    fields::{Field, Input, Section},
};

pub(super) static NODE_PLACE: Section = Section {
    heading: "Place",
    fields: &[
        POSITION,
        SIZE,
        Field {
            label: "Pinned",
            input: Input::Choice(choices::pinned),
            get: |record| match record {
                Record::Node(node) if node.pinned => "yes".to_owned(),
                _ => "no".to_owned(),
            },
            set: |record, text| {
                if let Record::Node(node) = record {
                    Arc::make_mut(node).pinned = text == "yes";
                }
                Ok(())
            },
        },
    ],
    figures: &[],
};

pub(super) static AREA_PLACE: Section = Section {
    heading: "Place",
    fields: &[POSITION, SIZE],
    figures: &[],
};

const POSITION: Field = Field {
    label: "Position",
    input: Input::Line("x, y"),
    get: |record| match record {
        Record::Node(node) => format!("{}, {}", node.pos.x, node.pos.y),
        Record::Area(area) => format!("{}, {}", area.pos.x, area.pos.y),
        _ => String::new(),
    },
    set: |record, text| {
        let (x, y) = pair(text).ok_or_else(|| said(text, "a position such as 300, 196"))?;
        let pos = Point::new(x, y).rounded();
        match record {
            Record::Node(node) => Arc::make_mut(node).pos = pos,
            Record::Area(area) => Arc::make_mut(area).pos = pos,
            _ => {}
        }
        Ok(())
    },
};

const SIZE: Field = Field {
    label: "Size",
    input: Input::Line("width × height"),
    get: |record| match record {
        Record::Node(node) => format!("{} × {}", node.size.w, node.size.h),
        Record::Area(area) => format!("{} × {}", area.size.w, area.size.h),
        _ => String::new(),
    },
    set: |record, text| {
        let (w, h) = pair(text).ok_or_else(|| said(text, "a size such as 190 × 76"))?;
        let size = Size::new(w, h).max(LEAST_SIZE).rounded();
        match record {
            Record::Node(node) => Arc::make_mut(node).size = size,
            Record::Area(area) => Arc::make_mut(area).size = size,
            _ => {}
        }
        Ok(())
    },
};

fn said(text: &str, example: &str) -> String {
    format!("“{}” is not {example}", text.trim())
}

/// Reads two numbers with a comma or a cross between them.
fn pair(text: &str) -> Option<(f64, f64)> {
    let (one, other) = text.split_once(['×', 'x', ',', ';'])?;
    let number = |text: &str| {
        text.trim()
            .parse()
            .ok()
            .filter(|value: &f64| value.is_finite())
    };
    Some((number(one)?, number(other)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_numbers_are_read_with_a_comma_or_a_cross() {
        for text in ["190, 76", "190×76", " 190 x 76 ", "190;76"] {
            assert_eq!(pair(text), Some((190.0, 76.0)), "{text}");
        }
        for text in ["", "190", "190, wide", "1, 2, 3", "inf, 1"] {
            assert_eq!(pair(text), None, "{text}");
        }
    }
}
