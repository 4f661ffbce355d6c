//! Folders that hold more than one project: a whole disk, a home folder, the settings of the system.

/// Whether `path` is such a folder itself, not one below it.
pub(crate) fn is_broad(path: &str) -> bool {
    let path = path.replace('\\', "/");
    let trimmed = path.trim_end_matches('/');
    let mut parts = trimmed.split('/').skip(1);
    let (first, second, deeper) = (parts.next(), parts.next(), parts.next().is_some());
    match trimmed {
        "" => path.starts_with('/'),
        "~" | "$HOME" | "${HOME}" | "${env:HOME}" | "{env:HOME}" | "${userHome}" | "%USERPROFILE%"
        | "/root" | "/etc" | "/home" | "/Users" => true,
        "${env:USERPROFILE}" | "${USERPROFILE}" => true,
        _ if deeper => false,
        _ if trimmed.starts_with('/') => match (first, second) {
            (Some("home" | "Users"), Some(_)) => true,
            (Some("mnt"), Some(drive)) => drive.len() == 1,
            _ => false,
        },
        _ => is_broad_on_windows(trimmed),
    }
}

/// `C:`, `C:/Users`, `C:/Users/me`.
fn is_broad_on_windows(path: &str) -> bool {
    let bytes = path.as_bytes();
    let has_drive = bytes.len() >= 2 && bytes[0].is_ascii_alphabetic() && bytes[1] == b':';
    has_drive
        && match path[2..].strip_prefix('/') {
            None => path.len() == 2,
            Some(rest) => {
                let mut parts = rest.split('/');
                parts.next().is_some_and(|users| users.eq_ignore_ascii_case("users")) && parts.count() <= 1
            }
        }
}

#[cfg(test)]
mod tests {
    use super::is_broad;

    #[test]
    fn only_whole_disks_and_homes_are_broad() {
        for path in [
            "/",
            "~",
            "~/",
            "$HOME",
            "/home/me",
            "/Users/me/",
            "/root",
            "/etc",
            "/mnt/c",
            "C:\\",
            "D:/",
            "C:\\Users\\me",
        ] {
            assert!(is_broad(path), "{path}");
        }
        for path in [
            "/home/me/x",
            "~/x",
            "/srv",
            "/mnt/data",
            "/mnt/c/x",
            "C:\\src",
            "C:\\Users\\me\\x",
            "/projects",
            "",
            ".",
            "é",
        ] {
            assert!(!is_broad(path), "{path}");
        }
    }
}
