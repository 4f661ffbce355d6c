//! Extended attributes of files: tags of a desktop, lists of access, labels of SELinux.

use std::fs::File;
use std::path::Path;

/// Gives `new` the extended attributes of the file `old`, as far as the system allows. What a user may not set, such
/// as `trusted.*`, is lost; so is everything on a file system that has none.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
pub(super) fn copy(old: &Path, new: &File) {
    use rustix::fs::{XattrFlags, fsetxattr};
    for name in names(old).split(|byte| *byte == 0).filter(|name| !name.is_empty()) {
        if let Some(value) = value(old, name) {
            let _ = fsetxattr(new, name, &value, XattrFlags::empty());
        }
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
pub(super) fn copy(_: &Path, _: &File) {}

/// The names, each with a zero byte behind it; empty if there are none to be had.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn names(path: &Path) -> Vec<u8> {
    let size = rustix::fs::listxattr_query(path).unwrap_or(0);
    let mut names = vec![0; size];
    let length = rustix::fs::listxattr(path, names.as_mut_slice()).unwrap_or(0);
    names.truncate(length);
    names
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn value(path: &Path, name: &[u8]) -> Option<Vec<u8>> {
    let size = rustix::fs::getxattr_query(path, name).ok()?;
    if size == 0 {
        return Some(Vec::new());
    }
    let mut value = vec![0; size];
    let length = rustix::fs::getxattr(path, name, value.as_mut_slice()).ok()?;
    value.truncate(length);
    Some(value)
}
