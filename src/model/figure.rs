//! Figures: a time, share, demand or quality that a person gave.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::extra::{Extra, is_default};

/// A number that a person gave, with how sure they were and who said it.
///
/// An unknown figure is an absent one: there is no figure without a value. In the file a plain guess
/// is a bare number. A figure is never rounded.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figure {
    pub value: f64,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub basis: Basis,
    pub by: String,
    /// The day it was said or measured, as `YYYY-MM-DD`.
    pub on: String,
    pub extra: Extra,
}

/// What a figure rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    #[default]
    Guess,
    Agreed,
    Measured,
    #[serde(untagged)]
    Other(String),
}

impl Figure {
    /// Returns a plain guess.
    pub fn guess(value: f64) -> Self {
        Self {
            value,
            ..Self::default()
        }
    }

    fn is_plain_guess(&self) -> bool {
        *self == Self::guess(self.value)
    }

    /// Returns whether the value and the ends of its range are in order and at least 0.
    pub fn in_order(&self) -> bool {
        let low = self.low.unwrap_or(self.value);
        let high = self.high.unwrap_or(self.value);
        0.0 <= low && low <= self.value && self.value <= high && high.is_finite()
    }
}

/// A number as the file writes it: `7` rather than `7.0`.
pub(super) struct Number(pub(super) f64);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        /// Above it, not every whole number is an `f64`.
        const LARGEST_EXACT: f64 = 9_007_199_254_740_992.0;
        if self.0.fract() == 0.0 && self.0.abs() < LARGEST_EXACT {
            #[expect(clippy::cast_possible_truncation, reason = "whole and below 2^53")]
            return serializer.serialize_i64(self.0 as i64);
        }
        serializer.serialize_f64(self.0)
    }
}

/// The long form of a figure in the file.
#[derive(Serialize, Deserialize)]
struct Long {
    #[serde(serialize_with = "number")]
    value: f64,
    #[serde(default, skip_serializing_if = "is_default", serialize_with = "maybe")]
    low: Option<f64>,
    #[serde(default, skip_serializing_if = "is_default", serialize_with = "maybe")]
    high: Option<f64>,
    #[serde(default, skip_serializing_if = "is_default")]
    basis: Basis,
    #[serde(default, skip_serializing_if = "is_default")]
    by: String,
    #[serde(default, skip_serializing_if = "is_default")]
    on: String,
    #[serde(flatten)]
    extra: Extra,
}

#[derive(Deserialize)]
#[serde(
    untagged,
    expecting = "a figure is a number or an object with a value, such as { \"value\": 3 }"
)]
enum Either {
    Short(f64),
    Long(Long),
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
fn number<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    Number(*value).serialize(serializer)
}

#[expect(clippy::ref_option, reason = "serde's signature")]
fn maybe<S: Serializer>(value: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    value.map(Number).serialize(serializer)
}

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.is_plain_guess() {
            return Number(self.value).serialize(serializer);
        }
        let figure = self.clone();
        Long {
            value: figure.value,
            low: figure.low,
            high: figure.high,
            basis: figure.basis,
            by: figure.by,
            on: figure.on,
            extra: figure.extra,
        }
        .serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Figure {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match Either::deserialize(deserializer)? {
            Either::Short(value) => Self::guess(value),
            Either::Long(long) => Self {
                value: long.value,
                low: long.low,
                high: long.high,
                basis: long.basis,
                by: long.by,
                on: long.on,
                extra: long.extra,
            },
        })
    }
}

impl JsonSchema for Figure {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Figure".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let basis = generator.subschema_for::<Basis>();
        json_schema!({
            "description": "A number that a person gave: bare if it is only a guess, else with its range, its basis, who said it and when.",
            "anyOf": [
                { "type": "number" },
                {
                    "type": "object",
                    "properties": {
                        "value": { "type": "number" },
                        "low": { "type": "number" },
                        "high": { "type": "number" },
                        "basis": basis,
                        "by": { "type": "string" },
                        "on": { "type": "string", "description": "A day, YYYY-MM-DD." }
                    },
                    "required": ["value"]
                }
            ]
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a panic is a failed test")]

    use super::*;

    #[test]
    fn a_figure_is_read_and_written_in_its_shortest_form() {
        let rows = [
            ("7", "7"),
            ("0.3", "0.3"),
            ("{\"value\":7}", "7"),
            ("{\"value\":7,\"basis\":\"guess\"}", "7"),
            (
                "{\"value\":0.3,\"low\":0.2,\"high\":0.4}",
                "{\"value\":0.3,\"low\":0.2,\"high\":0.4}",
            ),
            (
                "{\"value\":16,\"basis\":\"measured\",\"on\":\"2026-11-20\"}",
                "{\"value\":16,\"basis\":\"measured\",\"on\":\"2026-11-20\"}",
            ),
            (
                "{\"value\":1,\"basis\":\"dreamt\",\"mood\":\"odd\"}",
                "{\"value\":1,\"basis\":\"dreamt\",\"mood\":\"odd\"}",
            ),
        ];
        for (read, written) in rows {
            let figure: Figure = serde_json::from_str(read).unwrap();
            assert_eq!(serde_json::to_string(&figure).unwrap(), written);
        }
    }

    #[test]
    fn a_range_is_in_order_or_not() {
        let figure = |low, value, high| Figure {
            value,
            low,
            high,
            ..Figure::default()
        };
        assert!(figure(None, 3.0, None).in_order());
        assert!(figure(Some(1.0), 3.0, Some(3.0)).in_order());
        assert!(!figure(Some(4.0), 3.0, None).in_order());
        assert!(!figure(None, 3.0, Some(2.0)).in_order());
        assert!(!figure(None, -1.0, None).in_order());
    }
}
