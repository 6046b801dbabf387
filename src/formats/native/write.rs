//! A map as the bytes of its file: the same map is always the same bytes.

use std::{collections::BTreeMap, io, sync::Arc};

use serde_json::ser::{CharEscape, Formatter, Serializer};

use crate::model::{Map, PathId, Stop};

use super::{
    FORMAT, VERSION,
    file::{LooseStop, MapFile, PathWithStops},
    read::{LoadError, read},
};

/// Why bytes are not the map that they were made from. A defect of ours, found before it does harm.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    #[error("The map could not be read back: {0}")]
    Unreadable(#[from] LoadError),
    #[error("The map read back is not the one that was written")]
    Different,
}

/// Returns the map as the bytes of its file.
pub fn encode(map: &Map) -> Result<Vec<u8>, serde_json::Error> {
    to_lines(&file_of(map))
}

/// Returns a value as JSON in the form of the file.
pub(in crate::formats) fn to_lines(
    value: &impl serde::Serialize,
) -> Result<Vec<u8>, serde_json::Error> {
    let mut bytes = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut bytes, Lines::default());
    value.serialize(&mut serializer)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Reads the bytes back and compares them with the map that they were made from.
pub fn verify(bytes: &[u8], map: &Map) -> Result<(), VerifyError> {
    if read(bytes)?.map == *map {
        Ok(())
    } else {
        Err(VerifyError::Different)
    }
}

fn file_of(map: &Map) -> MapFile {
    let mut stops: BTreeMap<PathId, Vec<Arc<Stop>>> = BTreeMap::new();
    for stop in map.stops() {
        stops.entry(stop.path).or_default().push(Arc::clone(stop));
    }
    let paths = map.paths().map(|path| PathWithStops {
        stops: stops.remove(&path.id).unwrap_or_default(),
        path: Arc::clone(path),
    });
    let paths = paths.collect();
    let mut loose: Vec<LooseStop> = stops
        .into_iter()
        .flat_map(|(path, stops)| stops.into_iter().map(move |stop| LooseStop { path, stop }))
        .collect();
    loose.sort_by_key(|loose| loose.stop.id);

    let header = map.header().clone();
    MapFile {
        format: FORMAT.to_owned(),
        version: VERSION,
        title: header.about.name,
        description: header.about.description,
        tags: header.about.tags,
        links: header.about.links,
        areas: map.areas().cloned().collect(),
        nodes: map.nodes().cloned().collect(),
        relations: map.relations().cloned().collect(),
        paths,
        stops: loose,
        work_items: map.work_items().cloned().collect(),
        extra: header.extra,
    }
}

/// Two spaces of indent, one field a line, but arrays of numbers on one line.
///
/// So a moved node is one changed line for git, and a place is read at a glance.
#[derive(Default)]
struct Lines {
    depth: usize,
    /// For each open array or object, whether something was written on a line of its own.
    broken: Vec<bool>,
    /// An element of an array is about to be written; a number stays on the line.
    element: Option<Element>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Element {
    First,
    Later,
}

impl Lines {
    fn newline<W: ?Sized + io::Write>(&self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b"\n")?;
        for _ in 0..self.depth {
            writer.write_all(b"  ")?;
        }
        Ok(())
    }

    /// Begins an element that is not a number: on a line of its own.
    fn begin_element<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        if let Some(element) = self.element.take() {
            if element == Element::Later {
                writer.write_all(b",")?;
            }
            if let Some(broken) = self.broken.last_mut() {
                *broken = true;
            }
            self.newline(writer)?;
        }
        Ok(())
    }

    /// Begins an element that is a number: on the same line, if all before it are.
    fn begin_number<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        if self.broken.last() == Some(&true) {
            return self.begin_element(writer);
        }
        if self.element.take() == Some(Element::Later) {
            writer.write_all(b", ")?;
        }
        Ok(())
    }

    fn open<W: ?Sized + io::Write>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.begin_element(writer)?;
        self.depth += 1;
        self.broken.push(false);
        writer.write_all(bracket)
    }

    fn close<W: ?Sized + io::Write>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth = self.depth.saturating_sub(1);
        if self.broken.pop() == Some(true) {
            self.newline(writer)?;
        }
        writer.write_all(bracket)
    }
}

impl Formatter for Lines {
    fn begin_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open(writer, b"[")
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer, b"]")
    }

    fn begin_array_value<W: ?Sized + io::Write>(
        &mut self,
        _writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.element = Some(if first {
            Element::First
        } else {
            Element::Later
        });
        Ok(())
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open(writer, b"{")
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer, b"}")
    }

    fn begin_object_key<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        if !first {
            writer.write_all(b",")?;
        }
        if let Some(broken) = self.broken.last_mut() {
            *broken = true;
        }
        self.newline(writer)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }

    fn begin_string<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin_element(writer)?;
        writer.write_all(b"\"")
    }

    fn write_char_escape<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        escape: CharEscape,
    ) -> io::Result<()> {
        serde_json::ser::CompactFormatter.write_char_escape(writer, escape)
    }

    fn write_null<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin_element(writer)?;
        writer.write_all(b"null")
    }

    fn write_bool<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: bool) -> io::Result<()> {
        self.begin_element(writer)?;
        writer.write_all(if value { b"true" } else { b"false" })
    }

    fn write_i64<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: i64) -> io::Result<()> {
        self.begin_number(writer)?;
        serde_json::ser::CompactFormatter.write_i64(writer, value)
    }

    fn write_u32<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: u32) -> io::Result<()> {
        self.write_u64(writer, value.into())
    }

    fn write_u64<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: u64) -> io::Result<()> {
        self.begin_number(writer)?;
        serde_json::ser::CompactFormatter.write_u64(writer, value)
    }

    fn write_f64<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        self.begin_number(writer)?;
        serde_json::ser::CompactFormatter.write_f64(writer, value)
    }
}
