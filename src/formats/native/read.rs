//! The bytes of a file as a map, with what had to be mended on the way.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use serde::{Deserialize, de::IgnoredAny};
use serde_json::{Value, error::Category};

use crate::model::{About, Area, Header, Id, Map, Record, RecordId};

use super::{FORMAT, VERSION, file::MapFile, migrate::lift};

/// A larger file is refused: reading it would take more memory than a desktop may have.
pub const LARGEST: usize = 64 * 1024 * 1024;

/// A map as it was read, and one sentence for each thing that had to be mended.
#[derive(Debug)]
pub struct Loaded {
    pub map: Map,
    pub mended: Vec<String>,
}

/// Why a map file could not be read.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum LoadError {
    #[error("The file is empty")]
    Empty,
    #[error("The file is {} MB large; maps are read up to {} MB", .0 >> 20, LARGEST >> 20)]
    TooLarge(usize),
    #[error("The file is not UTF-8 text: byte {0} is none of it")]
    NotUtf8(usize),
    #[error("The file is cut off: it ends in the middle, at line {0}")]
    CutOff(usize),
    #[error("This is not a map file: {what}, at line {line}")]
    NotJson { line: usize, what: String },
    #[error("This is not a map file: it does not say \"format\": \"{FORMAT}\"")]
    NotAMap,
    #[error("The file does not say which version of the format it has")]
    NoVersion,
    #[error("The file comes from a newer version: format {found}, this one knows up to {VERSION}")]
    TooNew { found: u64 },
    #[error("Something in the map cannot be read, near line {line}: {what}")]
    Unreadable { line: usize, what: String },
}

/// What says that a file is a map, and of which version.
#[derive(Deserialize)]
struct Head {
    format: Option<Value>,
    version: Option<Value>,
}

/// Reads the bytes of a map file. Nothing in it is dropped.
///
/// References that lead nowhere are kept for [`Map::problems`] to report; a second record with an id
/// gets another one, a node without a size the usual one, and each is said in `mended`.
pub fn read(bytes: &[u8]) -> Result<Loaded, LoadError> {
    if bytes.len() > LARGEST {
        return Err(LoadError::TooLarge(bytes.len()));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| match error.error_len() {
        Some(_) => LoadError::NotUtf8(error.valid_up_to()),
        // The last letter is not all there.
        None => LoadError::CutOff(bytes.split(|byte| *byte == b'\n').count()),
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(LoadError::Empty);
    }
    let version = version_of(text)?;
    let file: MapFile = if version == VERSION {
        serde_json::from_str(text)
    } else {
        let mut value: Value = serde_json::from_str(text).map_err(|error| why(&error, text))?;
        lift(&mut value, version);
        serde_json::from_value(value)
    }
    .map_err(|error| why(&error, text))?;
    Ok(map_of(file))
}

fn version_of(text: &str) -> Result<u32, LoadError> {
    if !text.trim_start().starts_with('{') {
        // Good JSON, perhaps, but no object; the head below would take an array for one.
        let json: Result<IgnoredAny, _> = serde_json::from_str(text);
        return Err(json.map_or_else(|error| why(&error, text), |_| LoadError::NotAMap));
    }
    let head: Head = serde_json::from_str(text).map_err(|error| why(&error, text))?;
    if head.format.as_ref().and_then(Value::as_str) != Some(FORMAT) {
        return Err(LoadError::NotAMap);
    }
    let version = head.version.as_ref().and_then(Value::as_u64);
    let version = version.filter(|version| *version > 0);
    let found = version.ok_or(LoadError::NoVersion)?;
    match u32::try_from(found) {
        Ok(version) if version <= VERSION => Ok(version),
        _ => Err(LoadError::TooNew { found }),
    }
}

/// Returns what to say of a text that `serde_json` could not read.
fn why(error: &serde_json::Error, text: &str) -> LoadError {
    let line = error.line();
    let what = error.to_string();
    // serde_json adds the place, which we say ourselves.
    let what = what.split(" at line ").next().unwrap_or(&what).to_owned();
    let in_a_number = what == "invalid number" && text.ends_with(['-', '+', '.', 'e', 'E']);
    match error.classify() {
        Category::Eof => LoadError::CutOff(line),
        Category::Syntax if in_a_number => LoadError::CutOff(line),
        Category::Syntax if what == "recursion limit exceeded" => {
            let what = "it is nested too deeply".to_owned();
            LoadError::Unreadable { line, what }
        }
        Category::Data => LoadError::Unreadable { line, what },
        Category::Syntax | Category::Io => LoadError::NotJson { line, what },
    }
}

fn map_of(file: MapFile) -> Loaded {
    let mut reader = Reader {
        taken: ids_of(&file),
        ..Reader::default()
    };
    let about = About {
        name: file.title,
        description: file.description,
        tags: file.tags,
        links: file.links,
        color: String::new(),
    };
    let extra = file.extra;
    reader.put(Header { about, extra }.into());
    for mut area in file.areas {
        if area.size.w <= 0.0 || area.size.h <= 0.0 {
            Arc::make_mut(&mut area).size = Area::USUAL_SIZE;
            reader.sized(area.id.as_str());
        }
        reader.rename(&mut area, |area| &mut area.id);
        reader.put(Record::Area(area));
    }
    for mut node in file.nodes {
        if node.size.w <= 0.0 || node.size.h <= 0.0 {
            let node = Arc::make_mut(&mut node);
            node.size = node.kind.usual_size(&node.shape);
            reader.sized(node.id.as_str());
        }
        reader.rename(&mut node, |node| &mut node.id);
        reader.put(Record::Node(node));
    }
    for mut relation in file.relations {
        reader.rename(&mut relation, |relation| &mut relation.id);
        reader.put(Record::Relation(relation));
    }
    for nested in file.paths {
        let mut path = nested.path;
        reader.rename(&mut path, |path| &mut path.id);
        for mut stop in nested.stops {
            Arc::make_mut(&mut stop).path = path.id;
            reader.rename(&mut stop, |stop| &mut stop.id);
            reader.put(Record::Stop(stop));
        }
        reader.put(Record::Path(path));
    }
    for loose in file.stops {
        let mut stop = loose.stop;
        Arc::make_mut(&mut stop).path = loose.path;
        reader.rename(&mut stop, |stop| &mut stop.id);
        reader.put(Record::Stop(stop));
    }
    for mut item in file.work_items {
        reader.rename(&mut item, |item| &mut item.id);
        reader.put(Record::WorkItem(item));
    }
    Loaded {
        map: reader.map,
        mended: reader.mended,
    }
}

#[derive(Default)]
struct Reader {
    map: Map,
    mended: Vec<String>,
    /// Every id in the file, and those given to second records.
    taken: HashSet<&'static str>,
    /// For the start of an id, the last number that was added to it.
    last_numbers: HashMap<String, u32>,
}

impl Reader {
    fn put(&mut self, record: Record) {
        self.map.put(record.id(), Some(record));
    }

    fn sized(&mut self, id: &str) {
        let sentence = format!("{id} had no size and got the usual one");
        self.mended.push(sentence);
    }

    /// Gives a second record with the same id another one: the same on each load, so that two people
    /// who open the file see one map.
    fn rename<T: Clone>(&mut self, record: &mut Arc<T>, id_of: fn(&mut T) -> &mut Id<T>)
    where
        RecordId: From<Id<T>>,
    {
        // Looking needs no copy: the record is not shared yet, so `make_mut` makes none.
        let id = *id_of(Arc::make_mut(record));
        if !self.map.contains(id.into()) {
            return;
        }
        let free = self.free_id(id);
        *id_of(Arc::make_mut(record)) = free;
        let noun = RecordId::from(id).noun();
        let sentence = format!("Two records are the {noun} {id}; the second is now {free}");
        self.mended.push(sentence);
    }

    /// Returns an id like this one that nothing in the file has, so that each reference still leads
    /// where it led.
    fn free_id<T>(&mut self, id: Id<T>) -> Id<T> {
        // Short enough that an id has room for any number behind it.
        let stem: String = id.as_str().chars().take(13).collect();
        let number = self.last_numbers.entry(stem.clone()).or_insert(1);
        loop {
            *number += 1;
            if let Ok(free) = Id::new(&format!("{stem}-{number}"))
                && self.taken.insert(free.as_str())
            {
                return free;
            }
        }
    }
}

fn ids_of(file: &MapFile) -> HashSet<&'static str> {
    let nested = file.paths.iter().flat_map(|nested| {
        let stops = nested.stops.iter().map(|stop| stop.id.as_str());
        stops.chain([nested.path.id.as_str()])
    });
    let areas = file.areas.iter().map(|area| area.id.as_str());
    areas
        .chain(file.nodes.iter().map(|node| node.id.as_str()))
        .chain(file.relations.iter().map(|relation| relation.id.as_str()))
        .chain(nested)
        .chain(file.stops.iter().map(|loose| loose.stop.id.as_str()))
        .chain(file.work_items.iter().map(|item| item.id.as_str()))
        .collect()
}
