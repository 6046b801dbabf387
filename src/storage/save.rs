//! Saving: a file is replaced whole or left as it was, whatever happens in between.

use std::{
    fs::{self, File, Metadata, OpenOptions},
    io::{self, ErrorKind, Write as _},
    path::{Path, PathBuf},
};

use tempfile::{Builder, NamedTempFile};

use crate::{
    formats::native::{self, VerifyError},
    model::Map,
};

use super::open::{OpenError, Stamp, read_bytes};

/// How many links lead to a file at most; more are a loop.
const MOST_LINKS: usize = 40;

/// What the caller knows to be in the file that is replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// What was last opened or saved; if the file is gone, it is made anew.
    Stamp(Stamp),
    /// There is no file: nobody was asked whether one may be replaced.
    Nothing,
    /// Whatever it is, the user said that it may go.
    Anything,
}

/// A file that was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saved {
    /// To be expected by the next save.
    pub stamp: Stamp,
    /// False if the new file is there, but a loss of power could bring the old one back.
    pub durable: bool,
}

/// Why a file was not written. What was there before still is.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    #[error("It could not be put into text: {0}")]
    Encode(#[source] serde_json::Error),
    #[error(transparent)]
    Verify(#[from] VerifyError),
    #[error("The file was changed by somebody else since it was opened")]
    ChangedOnDisk,
    #[error("There is already a file with this name")]
    Exists,
    #[error("The file is read-only")]
    ReadOnly,
    #[error("This is a folder, not a file")]
    Folder,
    #[error("This is not an ordinary file, so it is not replaced")]
    NotAFile,
    #[error("The folder does not exist")]
    NoFolder,
    #[error("You are not allowed to write into the folder")]
    FolderDenied,
    #[error("The disk is full")]
    DiskFull,
    #[error("The file could not be written: {0}")]
    Io(#[source] io::Error),
}

impl From<io::Error> for SaveError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::NoFolder,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::FolderDenied,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull,
            _ => Self::Io(error),
        }
    }
}

/// Who may read a file that is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Readers {
    /// Those of the old file, or those whom the system gives a new one.
    AsBefore,
    /// Nobody but the user.
    Owner,
}

/// Saves a map, after its text was read back and found to be the same map.
pub fn save(path: &Path, map: &Map, expected: Expected) -> Result<Saved, SaveError> {
    let bytes = native::encode(map).map_err(SaveError::Encode)?;
    native::verify(&bytes, map)?;
    replace(path, &bytes, expected, Readers::AsBefore)
}

/// Writes a file that is no map, in the place of the one that is there.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> Result<Saved, SaveError> {
    replace(path, bytes, Expected::Anything, Readers::AsBefore)
}

/// Writes beside the file and renames: a reader sees the old file or the new one.
pub(super) fn replace(
    path: &Path,
    bytes: &[u8],
    expected: Expected,
    readers: Readers,
) -> Result<Saved, SaveError> {
    let target = behind_links(path)?;
    let old = writable(&target)?;
    let folder = match target.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    };

    // Dropped by any error below, and so removed.
    let mut temporary = beside(folder, old.is_some() || readers == Readers::Owner)?;
    if let (Some(old), Readers::AsBefore) = (&old, readers) {
        keep_access(temporary.as_file(), old);
    }
    temporary.as_file_mut().write_all(bytes)?;
    // Once only: after a failure the system may forget what it could not write, and say yes.
    temporary.as_file().sync_all()?;
    // As late as can be, so that little time is left for somebody else.
    require(&target, bytes, expected)?;
    temporary
        .persist(&target)
        .map_err(|failed| SaveError::from(failed.error))?;

    Ok(Saved {
        stamp: Stamp::of(bytes),
        durable: sync_folder(folder).is_ok(),
    })
}

/// Returns the file that a path leads to, which need not be there: a link stays a link.
fn behind_links(path: &Path) -> io::Result<PathBuf> {
    let mut target = path.to_owned();
    for _ in 0..MOST_LINKS {
        let Ok(next) = fs::read_link(&target) else {
            return Ok(target);
        };
        // An absolute one takes the place of the whole.
        target = match target.parent() {
            Some(parent) => parent.join(next),
            None => next,
        };
    }
    Err(io::Error::other("its links lead in a circle"))
}

/// Returns what is known of the file, if it is there and may be replaced.
///
/// A rename asks only the folder, so the file itself is asked here.
fn writable(target: &Path) -> Result<Option<Metadata>, SaveError> {
    let old = match fs::metadata(target) {
        Ok(old) => old,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    if old.is_dir() {
        return Err(SaveError::Folder);
    }
    if !old.is_file() {
        return Err(SaveError::NotAFile);
    }
    // Root may write anything, so the mode is looked at as well.
    if old.permissions().readonly() {
        return Err(SaveError::ReadOnly);
    }
    match OpenOptions::new().write(true).open(target) {
        Ok(_) => Ok(Some(old)),
        Err(error) => match error.kind() {
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Err(SaveError::ReadOnly),
            _ => Err(error.into()),
        },
    }
}

/// Makes an empty file in the folder, with the mode of any new file unless it is to be private.
fn beside(folder: &Path, private: bool) -> io::Result<NamedTempFile<File>> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(if private { 0o600 } else { 0o666 });
    }
    #[cfg(not(unix))]
    let _ = private;

    let mut builder = Builder::new();
    builder.prefix(".throughline-").suffix(".tmp");
    builder.make_in(folder, |path| options.open(path))
}

/// Gives the new file the owner, the group and the mode of the old one, as far as the system lets us.
#[cfg(unix)]
fn keep_access(file: &File, old: &Metadata) {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, fchown};

    let mode = old.mode() & 0o777;
    // Only root may give a file away.
    fchown(file, Some(old.uid()), None).ok();
    let mode = if fchown(file, None, Some(old.gid())).is_ok() {
        mode
    } else {
        // Another group may do no more than anybody.
        (mode & 0o707) | ((mode & 0o007) << 3)
    };
    // A file system without modes refuses; there is nothing to keep then.
    file.set_permissions(fs::Permissions::from_mode(mode)).ok();
}

#[cfg(not(unix))]
fn keep_access(file: &File, old: &Metadata) {
    file.set_permissions(old.permissions()).ok();
}

/// Compares the file on disk with what the caller knows of it.
fn require(target: &Path, bytes: &[u8], expected: Expected) -> Result<(), SaveError> {
    match expected {
        Expected::Anything => Ok(()),
        Expected::Nothing => match fs::symlink_metadata(target) {
            Ok(_) => Err(SaveError::Exists),
            Err(_) => Ok(()),
        },
        Expected::Stamp(stamp) => match read_bytes(target) {
            Ok(found) if Stamp::of(&found) == stamp || found == bytes => Ok(()),
            Err(OpenError::NotFound) => Ok(()),
            // What cannot be compared is not taken for ours.
            _ => Err(SaveError::ChangedOnDisk),
        },
    }
}

/// Makes the rename last: it is an entry of the folder, not of the file.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder)?.sync_all() {
        // Not known to this file system, so there is nothing that could be lost.
        Err(error) if error.kind() == ErrorKind::InvalidInput => Ok(()),
        done => done,
    }
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the shape of the other one")]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}
