//! Requests and replies of the measurement pipe, one JSON object a line.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// What a runner asks for.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(tag = "cmd", rename_all = "snake_case")]
pub enum Ask {
    /// Show the map in this file.
    Load {
        path: PathBuf,
    },
    Counts,
    /// Show the whole map.
    Fit,
    /// Show this point of the map in the middle, a map unit `k` pixels wide.
    Zoom {
        cx: f64,
        cy: f64,
        k: f64,
    },
    /// How the map lies in the window.
    View,
    /// Where the canvas is in the window.
    Area,
    /// Where a node is on the map.
    Node {
        id: String,
    },
    /// What is at a pixel of the window.
    Hit {
        x: f64,
        y: f64,
    },
    /// Select everything, nothing, or one node.
    Select {
        #[serde(default)]
        all: Option<bool>,
        #[serde(default)]
        id: Option<String>,
    },
    /// Wait until nothing moves.
    Settle,
    FramesStart,
    Now,
    FramesStop,
    Exports,
    Export {
        kind: String,
    },
}

/// What the program answers.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Reply {
    Ready {
        ready_at_unix_ms: f64,
        version: &'static str,
        width: u32,
        height: u32,
        pan: Pan,
    },
    Done {},
    Loaded {
        load_ms: f64,
    },
    Counts {
        nodes: usize,
        relations: usize,
        areas: usize,
    },
    View {
        x: f64,
        y: f64,
        k: f64,
    },
    Area {
        x: f64,
        y: f64,
        w: f64,
        h: f64,
    },
    Place {
        x: f64,
        y: f64,
    },
    Hit {
        what: &'static str,
    },
    Time {
        t_ms: f64,
    },
    Frames {
        t_ms: Vec<f64>,
    },
    Kinds {
        kinds: Vec<&'static str>,
    },
    Exported {
        ms: f64,
        bytes: usize,
    },
    Failed {
        error: String,
    },
}

/// How the map is moved with the pointer.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Pan {
    button: &'static str,
    on: &'static str,
}

impl Pan {
    /// The middle button, wherever it goes down.
    pub const MIDDLE_ANYWHERE: Self = Self {
        button: "middle",
        on: "any",
    };
}

impl Ask {
    /// Reads a request. The error is a sentence for the runner.
    pub fn from_line(line: &str) -> Result<Self, String> {
        serde_json::from_str(line).map_err(|error| format!("This is no request: {error}"))
    }
}

impl Reply {
    /// Returns the reply as a line, without its end.
    pub fn line(&self) -> String {
        // Not reached: nothing in a reply can fail to be written.
        serde_json::to_string(self).unwrap_or_else(|_| "{}".to_owned())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a panic is a failed test")]

    use super::*;

    #[test]
    fn a_line_is_a_request() {
        let select = |all, id: Option<&str>| Ask::Select {
            all,
            id: id.map(str::to_owned),
        };
        let rows = [
            (
                r#"{"cmd":"load","path":"/tmp/map.json"}"#,
                Ask::Load {
                    path: PathBuf::from("/tmp/map.json"),
                },
            ),
            (r#"{"cmd":"fit"}"#, Ask::Fit),
            (
                r#"{"cmd":"zoom","cx":1,"cy":-2.5,"k":0.5}"#,
                Ask::Zoom {
                    cx: 1.0,
                    cy: -2.5,
                    k: 0.5,
                },
            ),
            (r#"{"cmd":"select","all":true}"#, select(Some(true), None)),
            (r#"{"cmd":"select","id":"n12"}"#, select(None, Some("n12"))),
            (r#"{"cmd":"frames_start"}"#, Ask::FramesStart),
            (r#" {"cmd": "now", "more": 1} "#, Ask::Now),
        ];
        for (line, ask) in rows {
            assert_eq!(Ask::from_line(line), Ok(ask), "{line}");
        }
    }

    #[test]
    fn a_line_that_is_no_request_is_answered_with_the_reason() {
        for line in ["", "fit", r#"{"cmd":"dance"}"#, r#"{"cmd":"hit","x":1}"#] {
            let error = Ask::from_line(line).unwrap_err();
            assert!(error.starts_with("This is no request: "), "{error}");
        }
    }

    #[test]
    fn a_reply_is_one_line() {
        let frames = Reply::Frames {
            t_ms: vec![1.5, 2.0],
        };
        let ready = Reply::Ready {
            ready_at_unix_ms: 1.0,
            version: "0.1.0",
            width: 1280,
            height: 800,
            pan: Pan::MIDDLE_ANYWHERE,
        };
        let rows = [
            (Reply::Done {}, "{}"),
            (frames, r#"{"t_ms":[1.5,2.0]}"#),
            (Reply::Time { t_ms: 3.25 }, r#"{"t_ms":3.25}"#),
            (
                Reply::Hit { what: "background" },
                r#"{"what":"background"}"#,
            ),
            (
                ready,
                r#"{"ready_at_unix_ms":1.0,"version":"0.1.0","width":1280,"height":800,"pan":{"button":"middle","on":"any"}}"#,
            ),
        ];
        for (reply, line) in rows {
            assert_eq!(reply.line(), line);
        }
    }
}
