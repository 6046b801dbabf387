//! Opening: the bytes of a file, and the map in them.

use std::{
    fs::{self, File},
    hash::{DefaultHasher, Hasher as _},
    io::{self, ErrorKind, Read as _},
    path::Path,
};

use crate::{
    formats::native::{self, LARGEST, LoadError},
    model::Map,
};

/// A map as its file has it, and one sentence for each thing that had to be mended.
#[derive(Debug)]
pub struct Opened {
    pub map: Map,
    pub mended: Vec<String>,
    pub stamp: Stamp,
}

/// What was in a file, as a hash: another stamp says that somebody changed it since.
///
/// Good while the program runs, not to be kept in a file: another build may hash otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp(u64);

impl Stamp {
    pub fn of(bytes: &[u8]) -> Self {
        let mut hasher = DefaultHasher::new();
        hasher.write(bytes);
        Self(hasher.finish())
    }

    /// Returns the hash as a plain number, for those who do not know this floor.
    pub fn number(self) -> u64 {
        self.0
    }

    /// Returns the stamp that [`Stamp::number`] was taken from.
    pub fn from_number(number: u64) -> Self {
        Self(number)
    }
}

/// Why a file could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("There is no such file")]
    NotFound,
    #[error("This is a folder, not a file")]
    Folder,
    #[error("This is not an ordinary file, so it is not read")]
    NotAFile,
    #[error("You are not allowed to read the file")]
    Denied,
    #[error("The file could not be read: {0}")]
    Io(#[source] io::Error),
    #[error(transparent)]
    Load(#[from] LoadError),
}

impl From<io::Error> for OpenError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::NotFound,
            ErrorKind::IsADirectory => Self::Folder,
            ErrorKind::PermissionDenied => Self::Denied,
            _ => Self::Io(error),
        }
    }
}

/// Reads a map from its file.
pub fn open(path: &Path) -> Result<Opened, OpenError> {
    let bytes = read_bytes(path)?;
    let loaded = native::read(&bytes)?;
    Ok(Opened {
        map: loaded.map,
        mended: loaded.mended,
        stamp: Stamp::of(&bytes),
    })
}

/// Reads an ordinary file that is no larger than a map may be.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, OpenError> {
    // Looked at before it is opened: opening a pipe waits for somebody to write into it.
    let metadata = fs::metadata(path)?;
    if metadata.is_dir() {
        return Err(OpenError::Folder);
    }
    if !metadata.is_file() {
        return Err(OpenError::NotAFile);
    }
    let size = usize::try_from(metadata.len()).unwrap_or(usize::MAX);
    if size > LARGEST {
        return Err(LoadError::TooLarge(size).into());
    }
    // One byte more than allowed is enough to see that the file has grown meanwhile.
    let mut bytes = Vec::with_capacity(size);
    let file = File::open(path)?;
    file.take(LARGEST as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > LARGEST {
        return Err(LoadError::TooLarge(bytes.len()).into());
    }
    Ok(bytes)
}
