//! Reading files that may be anything: a pipe, a device, a file that never ends.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use mcplint::report::FileError;

/// The most bytes that are read of one file. Nothing that a client reads is a hundredth as long.
const MOST: u64 = 256 << 20;

/// The bytes of a regular file.
///
/// # Errors
/// When it cannot be read, is no file, or grows while it is read.
pub(super) fn file(path: &Path) -> io::Result<Vec<u8>> {
    // Before it is opened: opening a pipe waits for its writer.
    let there = fs::metadata(path)?;
    if there.is_dir() && fs::read_dir(path).is_err() {
        return Err(io::Error::other(Unread::Folder));
    }
    if !there.is_file() {
        return Err(io::Error::other(Unread::NoFile));
    }
    let file = File::open(path)?;
    // Files of /proc say that they are empty.
    match file.metadata()?.len() {
        0 => bounded(file),
        length if length > MOST => Err(io::Error::other(Unread::TooLong)),
        length => at_most(file, length)?.ok_or_else(|| io::Error::other(Unread::Grown)),
    }
}

/// All bytes, unless they do not end.
///
/// # Errors
/// When the system refuses, or there are too many.
pub(super) fn bounded(from: impl Read) -> io::Result<Vec<u8>> {
    at_most(from, MOST)?.ok_or_else(|| io::Error::other(Unread::TooLong))
}

/// All bytes; `None` if there are more than `most`.
fn at_most(from: impl Read, most: u64) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    from.take(most + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= most).then_some(bytes))
}

/// Why a file was not read, where the system would have read it.
#[derive(Debug, thiserror::Error)]
enum Unread {
    #[error("this is no regular file")]
    NoFile,
    #[error("no permission to look into this folder")]
    Folder,
    #[error("the file grew while mcplint was reading it; run mcplint again")]
    Grown,
    #[error("this is longer than 256 MB, and no config of a client is")]
    TooLong,
}

/// What to say of a file that could not be read.
pub(super) fn unreadable(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "no permission to read this file".to_owned(),
        io::ErrorKind::Other => error.to_string(),
        _ => format!("cannot read this file: {error}"),
    }
}

/// An error about the file at `path`.
pub(super) fn file_error(path: &Path, message: String) -> FileError {
    FileError { path: path.to_string_lossy().into_owned(), message }
}
