//! What a word says about where a file lies.

use crate::platform::is_drive_path;

/// Whether `text` is an absolute path of some system. `\x`, from the root of the current drive, counts.
pub fn is_absolute(text: &str) -> bool {
    text.starts_with(['/', '\\']) || is_drive_path(text)
}

/// `~`, `~/x` or `~\x`: a path from the home folder, as shells write it.
pub fn starts_at_home(text: &str) -> bool {
    text.strip_prefix('~').is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '\\']))
}

/// Whether a part of `text` is yet to be filled in: `${X}`, `$X`, `$(x)`, `%X%`, `{env:X}`, `<you>`.
pub fn has_blanks(text: &str) -> bool {
    let starts_name =
        |rest: &str| rest.starts_with(|next: char| next.is_ascii_alphabetic() || matches!(next, '_' | '('));
    text.contains(['{', '<', '`'])
        || text.match_indices('$').any(|(at, _)| starts_name(&text[at + 1..]))
        || text.match_indices('%').count() > 1
}

/// Whether `text` starts with a scheme: `https:`, `npm:`, `git+ssh:`. A drive letter is none.
pub fn has_scheme(text: &str) -> bool {
    text.split_once(':').is_some_and(|(scheme, _)| {
        scheme.len() > 1
            && scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '+' | '-'))
    })
}

/// Whether `text`, read as a path, depends on the folder in which a process starts. In quotes it is no path.
pub fn is_relative(text: &str) -> bool {
    !text.is_empty()
        && !text.starts_with(['-', '"', '\''])
        && !is_absolute(text)
        && !starts_at_home(text)
        && !has_blanks(text)
        && !has_scheme(text)
}

/// Whether `text` has more than one path component.
pub fn has_separator(text: &str) -> bool {
    text.contains(['/', '\\'])
}

/// Whether `path` leads into what belongs to one project: a virtual environment, `node_modules`.
/// A program of the same name elsewhere is not the same program.
pub fn is_in_environment(path: &str) -> bool {
    path.split(['/', '\\']).any(|part| matches!(part, ".venv" | "venv" | ".env" | "env" | "node_modules"))
}

/// The home folder in which `path` lies: `/Users/me`, `/home/me`, `C:\Users\me`.
/// Names that stand for the reader's own (`username`) are none.
pub fn home_of(path: &str) -> Option<&str> {
    let start = if is_drive_path(path) { 2 } else { 0 };
    let rest = &path[start..];
    let base = ["/Users/", "/home/", "\\Users\\"].iter().find(|base| rest.starts_with(**base))?;
    let name_start = start + base.len();
    let name_end = path[name_start..].find(['/', '\\']).map_or(path.len(), |end| name_start + end);
    let name = path[name_start..name_end].to_ascii_lowercase();
    let stands_for_another = name.is_empty()
        || has_blanks(&name)
        || ["you", "shared", "public", "username", "user_name", "name", "..."].contains(&name.as_str())
        || name.starts_with("your");
    (!stands_for_another).then(|| &path[..name_end])
}

/// `relative` below `base`, in the spelling of `base`: `./x` and `../x` are worked out.
pub fn join(base: &str, relative: &str) -> String {
    let separator = if base.contains('\\') { '\\' } else { '/' };
    let mut joined = base.trim_end_matches(['/', '\\']).to_owned();
    for part in relative.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." if !has_blanks(&joined) => joined.truncate(joined.rfind(['/', '\\']).unwrap_or(0)),
            part => {
                joined.push(separator);
                joined.push_str(part);
            }
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_paths_are_told_from_others() {
        for text in ["server.py", "./x", "..\\x", "dist/index.js", "PROGRA~1\\x"] {
            assert!(is_relative(text), "{text}");
        }
        for text in [
            "/x",
            "C:\\x",
            "\\\\host\\x",
            "~/x",
            "${X}/x",
            "$HOME/x",
            "%X%\\x",
            "npm:x",
            "-x",
            "",
            "\"C:\\x\"",
        ] {
            assert!(!is_relative(text), "{text}");
        }
    }

    #[test]
    fn homes_are_found() {
        assert_eq!(home_of("/Users/me/x"), Some("/Users/me"));
        assert_eq!(home_of(r"C:\Users\me\x"), Some(r"C:\Users\me"));
        assert_eq!(home_of("C:/Users/me"), Some("C:/Users/me"));
        assert_eq!(home_of("/Users/<you>/x"), None);
        assert_eq!(home_of("/Users/your-name/x"), None);
        assert_eq!(home_of("/usr/home/x"), None);
    }

    #[test]
    fn joining_works_out_dots() {
        assert_eq!(join("/srv/a/", "./b/../c.js"), "/srv/a/c.js");
        assert_eq!(join(r"C:\srv\a", "../b/c.js"), r"C:\srv\b\c.js");
        assert_eq!(join("${workspaceFolder}", "../b.js"), "${workspaceFolder}/../b.js");
    }
}
