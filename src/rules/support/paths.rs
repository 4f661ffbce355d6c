//! Paths of the wrong system: finding them among the words of a command line, and rewriting them.

use crate::argv::system::{PathWord, Role, System};
use crate::argv::{TokenPlace, program_name};
use crate::clients::Knowledge;
use crate::edit::Edit;
use crate::model::Server;
use crate::rule::Context;
use crate::span::Span;

/// Folders that macOS and Linux have, and Windows has not. `/home` and `/mnt/c` are `wsl-path-mismatch`'s.
const POSIX_ROOTS: [&str; 14] = [
    "/Applications/",
    "/Library/",
    "/Users/",
    "/Volumes/",
    "/bin/",
    "/etc/",
    "/nix/",
    "/opt/",
    "/private/",
    "/root/",
    "/sbin/",
    "/snap/",
    "/usr/",
    "/var/",
];

/// A path as it stands in an entry.
#[derive(Clone, Debug)]
pub(in crate::rules) struct FoundPath<'t> {
    /// The whole value in the file.
    pub(in crate::rules) span: Span,
    /// What stands before the path: `--directory=`, or nothing.
    pub(in crate::rules) prefix: &'t str,
    /// The path.
    pub(in crate::rules) path: &'t str,
    /// Where it is read.
    pub(in crate::rules) system: System,
    /// What it is.
    pub(in crate::rules) role: Role,
    /// Whether the value is this and nothing else, so that it can be replaced.
    pub(in crate::rules) whole: bool,
}

impl FoundPath<'_> {
    /// The edit that puts another path here.
    pub(in crate::rules) fn replace(&self, context: &Context<'_>, path: &str) -> Option<Edit> {
        let value = format!("{}{path}", self.prefix);
        self.whole.then(|| context.editor().replace_string(self.span, &value))
    }
}

/// The words of the command line that may be paths, and the working folder where the client heeds it.
pub(in crate::rules) fn of_entry<'s>(
    context: &Context<'_>,
    server: &'s Server<'_>,
) -> impl Iterator<Item = FoundPath<'s>> {
    let argv = server.argv();
    let cwd = server.cwd().filter(|_| context.dialect.is_some_and(|dialect| dialect.cwd == Knowledge::Yes));
    let cwd = cwd.and_then(|cwd| {
        let path = cwd.value.as_str()?;
        Some(FoundPath {
            span: cwd.value.span,
            prefix: "",
            path,
            system: System::Target,
            role: Role::Argument,
            whole: true,
        })
    });
    let words = argv.path_words(context.platform);
    (0..words.len())
        .filter_map(move |at| {
            let PathWord { token, system, role } = *words.get(at)?;
            let token = argv.tokens.get(token)?;
            let (prefix, path) = split_option(&token.text);
            Some(FoundPath {
                span: token.span,
                prefix,
                path,
                system,
                role,
                whole: token.place != TokenPlace::Word,
            })
        })
        .chain(cwd)
}

/// `--directory=/x` to `--directory=` and `/x`.
fn split_option(text: &str) -> (&str, &str) {
    match text.find('=').filter(|_| text.starts_with('-')) {
        Some(at) => text.split_at(at + 1),
        None => ("", text),
    }
}

/// Whether the file may be read by an editor that is connected to WSL, so that Linux paths are right in it.
pub(in crate::rules) fn may_be_remote(context: &Context<'_>) -> bool {
    context.is_shared() && context.path.replace('\\', "/").starts_with("/mnt/")
}

/// `/mnt/c/x` to `C:\x`; `None` for another path.
pub(in crate::rules) fn from_wsl_mount(path: &str) -> Option<String> {
    let rest = path.strip_prefix("/mnt/")?;
    let (letter, rest) = rest.split_at_checked(1)?;
    let is_drive = letter.chars().all(|letter| letter.is_ascii_alphabetic())
        && matches!(rest.get(..1), None | Some("/"));
    is_drive.then(|| {
        format!("{}:\\{}", letter.to_ascii_uppercase(), rest.trim_start_matches('/').replace('/', "\\"))
    })
}

/// `C:\x` to `/mnt/c/x`; `None` for another path.
pub(in crate::rules) fn to_wsl_mount(path: &str) -> Option<String> {
    if !crate::platform::is_drive_path(path) {
        return None;
    }
    let (letter, rest) = path.split_once(':')?;
    Some(
        format!("/mnt/{}{}", letter.to_ascii_lowercase(), rest.replace('\\', "/"))
            .trim_end_matches('/')
            .to_owned(),
    )
}

/// `/c/Users/me` to `C:/Users/me`. An argument of another form may be anything.
pub(in crate::rules) fn from_git_bash(path: &str, role: Role) -> Option<String> {
    let (letter, rest) = path.strip_prefix('/')?.split_once('/')?;
    let is_letter = letter.len() == 1 && letter.chars().all(|letter| letter.is_ascii_alphabetic());
    let of_windows =
        ["Users/", "Program Files", "ProgramData/", "Windows/"].iter().any(|folder| rest.starts_with(folder));
    (is_letter && !rest.is_empty() && (role != Role::Argument || of_windows))
        .then(|| format!("{}:/{rest}", letter.to_ascii_uppercase()))
}

/// `C:/x/.venv/bin/python` to `C:/x/.venv/Scripts/python.exe`.
pub(in crate::rules) fn to_windows_venv(path: &str, role: Role) -> Option<String> {
    let (folder, separator, program) = in_venv(path, "bin")?;
    let lower = path.to_ascii_lowercase();
    // The Python of MSYS2 and MinGW makes environments with a bin folder.
    let has_bin = lower.contains("msys") || lower.contains("mingw") || lower.ends_with(".exe");
    let python = program.starts_with("python");
    if has_bin || path.starts_with(['/', '~', '$']) || (role == Role::Argument && !python) {
        return None;
    }
    let program = if python { "python" } else { program };
    Some(format!("{folder}{separator}Scripts{separator}{program}.exe"))
}

/// `.venv\Scripts\python.exe` to `.venv/bin/python`.
pub(in crate::rules) fn to_posix_venv(path: &str) -> Option<String> {
    let (folder, _, program) = in_venv(path, "Scripts")?;
    Some(format!("{}/bin/{}", folder.replace('\\', "/"), program_name(program)))
}

/// The environment, the separator and the program of `…/.venv/<programs>/program`.
fn in_venv<'t>(path: &'t str, programs: &str) -> Option<(&'t str, char, &'t str)> {
    let (before, program) = path.rsplit_once(['/', '\\'])?;
    let separator = path[before.len()..].chars().next()?;
    let (folder, last) = before.rsplit_once(['/', '\\'])?;
    let (_, name) = folder.rsplit_once(['/', '\\']).unwrap_or(("", folder));
    let is_venv =
        matches!(name, ".venv" | "venv") && last.eq_ignore_ascii_case(programs) && !program.is_empty();
    is_venv.then_some((folder, separator, program))
}

/// Whether a program or script cannot lie there on Windows.
pub(in crate::rules) fn is_posix_only(path: &str, role: Role) -> bool {
    let program = role == Role::Program;
    (program || role == Role::Script && !path.starts_with("/Users/"))
        && POSIX_ROOTS.iter().any(|root| path.starts_with(root))
        && !path.to_ascii_lowercase().ends_with(".exe")
}
