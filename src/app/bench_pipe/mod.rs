//! The window as one end of a measurement: it is driven with a real pointer from outside, like the
//! other programs that are measured, and the pipe only asks and reports.
//!
//! Requests come on stdin and replies go to stdout, one JSON object a line. A frame counts as presented
//! when the next one begins: its buffers have been swapped by then.

mod answer;
mod film;
mod lines;
mod pipe;

pub(super) use pipe::Pipe;
