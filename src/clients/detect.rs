//! Which client reads a file: by its path, else by content that only one client has.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::misplaced::misplaced_paths;
use super::{ConfigFile, DIALECTS, Dialect, Os, Scope};
use crate::byte_set::ByteSet;
use crate::syntax::{Format, Node};

/// What a path says about a file.
#[derive(Clone, Copy, Debug)]
pub struct Detected {
    /// The client.
    pub dialect: &'static Dialect,
    /// Who shares the file.
    pub scope: Scope,
    /// The system on which a file with this path lies, where the path says so.
    pub os: Os,
    /// Whether the name says that the file is an example to copy.
    pub example: bool,
    /// Whether only a part of the name says so, which other files may have too.
    pub loosely: bool,
}

impl Detected {
    /// Whether the content does not speak against the path: `manifest.json` and `server.json` are
    /// names of many things.
    pub fn fits(&self, root: Option<&Node>) -> bool {
        let has = |key: &&str| root.is_some_and(|root| root.get(key).is_some());
        let sets = self.dialect.only_with;
        let holds_map = |path: &&[&str]| find(root, path).is_some_and(|node| node.as_object().is_some());
        let finds_root = || self.dialect.roots.iter().any(holds_map);
        if (self.loosely || self.dialect.only_with_root) && !finds_root() {
            return false;
        }
        sets.is_empty() || sets.iter().any(|set| set.iter().all(has)) || self.names_schema(root)
    }

    /// Whether `$schema` says that this is a server.json, whatever else it lacks.
    fn names_schema(&self, root: Option<&Node>) -> bool {
        let schema = root.and_then(|root| root.get("$schema")?.value.as_str());
        self.dialect.schema.is_some_and(|part| schema.is_some_and(|schema| schema.contains(part)))
    }
}

/// What stands under a path of keys.
fn find<'n, 'a>(root: Option<&'n Node<'a>>, path: &[&str]) -> Option<&'n Node<'a>> {
    path.iter().try_fold(root?, |node, key| Some(&node.get(key)?.value))
}

/// File names that many other files have: not worth opening in a walk.
const GENERIC_NAMES: [&str; 3] = ["manifest.json", "server.json", "config.json"];

/// Finds the client whose config file has this path.
///
/// `home` is the user's home folder, so that `~/.cursor/mcp.json` is told from a project's.
pub fn detect(path: &str, home: Option<&str>) -> Option<Detected> {
    let path = path.replace('\\', "/");
    let (plain, example) = without_example_marks(&path);
    let mut best: Option<(usize, Detected)> = None;
    let place = without_empty_parts(&plain);
    for dialect in DIALECTS {
        for file in dialect.files {
            let Some(quality) = match_quality(file, &place) else {
                continue;
            };
            let found = Detected { dialect, scope: file.scope, os: file.os, example, loosely: false };
            match &mut best {
                Some((known, _)) if quality < *known => {}
                // `Claude/claude_desktop_config.json` lies in a folder of Windows and in one of Linux.
                Some((known, best)) if quality == *known => {
                    if best.dialect.id == dialect.id && best.os != file.os {
                        best.os = Os::Any;
                    }
                }
                _ => best = Some((quality, found)),
            }
        }
    }
    let (_, mut found) = best.or_else(|| by_loose_name(&plain, example))?;
    if !found.dialect.only_with_root && super::misplaced(&path).is_some() {
        return None;
    }
    if found.scope != Scope::Managed && has_project_twin(found.dialect, &place) {
        found.scope = if lies_in_home(&plain, home) { Scope::User } else { Scope::Project };
    }
    Some(found)
}

/// The end of a place: a file name, and where that holds a `*` the folder around it, for `*.json` is every file's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct End {
    name: &'static str,
    folder: Option<&'static str>,
    has_star: bool,
}

impl End {
    fn fits<'p>(&self, name: &str, folder: impl Fn() -> &'p str) -> bool {
        if !self.has_star {
            return self.name.eq_ignore_ascii_case(name);
        }
        component_matches(self.name, name)
            && self.folder.is_none_or(|wanted| component_matches(wanted, folder()))
    }
}

/// The ends of all places, each once.
static ENDS: LazyLock<Vec<End>> = LazyLock::new(|| {
    let places = DIALECTS.iter().flat_map(|dialect| dialect.files).map(|file| file.path);
    let end_of = |path: &'static str| {
        let (before, name) = path.rsplit_once('/').unwrap_or(("", path));
        // The folder of a user or the system is any.
        let is_folder = |folder: &&str| !folder.is_empty() && !folder.starts_with(['~', '%', '$']);
        let folder = before.rsplit('/').next().filter(|folder| name.contains('*') && is_folder(folder));
        End { name, folder, has_star: name.contains('*') }
    };
    let mut ends: Vec<End> = places.chain(misplaced_paths()).map(end_of).collect();
    ends.sort_unstable();
    ends.dedup();
    ends
});

/// Whether some client may have a file with this path: what a walk asks of each file that it meets, so that it must
/// cost nothing.
fn may_be_config(path: &str) -> bool {
    const LOOSE: [ByteSet; 2] = [ByteSet::of("claude"), ByteSet::of("cline")];
    let start = path.rfind(['/', '\\']).map_or(0, |slash| slash + 1);
    let (before, name) = path.split_at(start);
    // A mark stands between dots: `mcp.example.json`.
    let has_marks = memchr::memchr_iter(b'.', name.as_bytes()).count() > 1;
    let (plain, example) = if has_marks { without_example_marks(name) } else { (Cow::Borrowed(name), false) };
    let folder = || before.trim_end_matches(['/', '\\']).rsplit(['/', '\\']).next().unwrap_or("");
    let bytes = ByteSet::of(&plain).lower();
    ENDS.iter().any(|end| end.fits(&plain, folder))
        || (has_marks || LOOSE.iter().any(|word| bytes.covers(*word)))
            && by_loose_name(&plain, example).is_some()
}

/// Whether a file with this name is worth opening when a folder is walked.
pub fn is_config_name(path: &str) -> bool {
    if !may_be_config(path) {
        return false;
    }
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    detect(path, None).is_some_and(|_| !GENERIC_NAMES.contains(&name))
        || name.eq_ignore_ascii_case("mcp.json")
        || super::misplaced(path).is_some_and(|_| name != "package.json")
}

/// The client that content alone gives away, for a file whose path says nothing.
pub fn by_content(root: &Node, format: Format) -> Option<&'static Dialect> {
    let has = |key: &str| root.get(key).is_some();
    let object = |key: &str| root.get(key).is_some_and(|member| member.value.as_object().is_some());
    let list = |key: &str| root.get(key).is_some_and(|member| member.value.as_array().is_some());
    let schema = |part: &str| {
        root.get("$schema").is_some_and(|schema| schema.value.as_str().is_some_and(|url| url.contains(part)))
    };
    let id = match format {
        Format::Json if has("context_servers") => "zed",
        Format::Json if object("amp.mcpServers") => "amp",
        Format::Json if object("servers") && has("inputs") => "vscode",
        Format::Json if object("mcp") && schema("opencode.ai") => "opencode",
        Format::Json if object("server") && (has("manifest_version") || has("dxt_version")) => "mcpb",
        Format::Json if schema(SERVER_JSON) || describes_packages(root) => "mcp-server-json",
        Format::Toml if has("mcp_servers") => "codex",
        Format::Yaml if has("extensions") && !has("mcpServers") => "goose",
        Format::Yaml if list("mcpServers") && has("schema") && has("version") => "continue",
        Format::Yaml if object("mcpServers") && (has("endpoints") || has("mcpSettings")) => "librechat",
        _ => return None,
    };
    super::by_id(id)
}

/// A regular expression for the paths of config files in repositories, as hooks take it: what a walk opens,
/// but for what only the content tells apart.
pub fn path_pattern() -> String {
    let places = places();
    let ends_in_another = |path: &str| {
        places.iter().any(|other| path.strip_suffix(other).is_some_and(|folder| folder.ends_with('/')))
    };
    let mut patterns: Vec<String> = places
        .iter()
        .filter(|path| !ends_in_another(path))
        .map(|path| path.replace('.', "\\.").replace('*', "[^/]*"))
        .collect();
    patterns.sort();
    patterns.dedup();
    format!("(^|/)({})$", patterns.join("|"))
}

/// The ends of the paths of config files, but for names that many other files have.
pub fn places() -> Vec<&'static str> {
    DIALECTS
        .iter()
        .flat_map(|dialect| dialect.files)
        .filter(|file| file.scope != Scope::Managed)
        .map(|file| without_base(file.path).0)
        .filter(|path| !GENERIC_NAMES.contains(path))
        .chain(["mcp.json", "claude_desktop_config.json", "cline_mcp_settings.json"])
        .collect()
}

/// A place without the folder of the user or the system that it starts with, and that folder.
fn without_base(path: &'static str) -> (&'static str, &'static str) {
    match path.as_bytes().first() {
        Some(b'~' | b'%' | b'$') => path.split_once('/').map_or((path, ""), |(base, rest)| (rest, base)),
        _ => (path.trim_start_matches('/'), ""),
    }
}

/// The end of the URL of every schema of the registry's server.json.
const SERVER_JSON: &str = "/server.schema.json";

/// Whether the file lists packages as the registry does, by kind and identifier, or remotes, by kind and URL.
fn describes_packages(root: &Node) -> bool {
    let any = |list: &str, fits: fn(&Node) -> bool| {
        let items = root.get(list).and_then(|list| list.value.as_array());
        items.is_some_and(|items| items.iter().any(fits))
    };
    let has = |node: &Node, key: &str| node.get(key).is_some();
    any("packages", |package| {
        let is_kind = |key: &str| package.get(key).is_some();
        is_kind("identifier") && (is_kind("registryType") || is_kind("registry_type"))
    }) || (has(root, "name")
        && any("remotes", |remote| remote.get("type").is_some() && remote.get("url").is_some()))
}

/// The path without parts that name nothing: `a//b/` is `a/b`.
fn without_empty_parts(path: &str) -> Cow<'_, str> {
    let is_plain = !path.ends_with('/') && memchr::memmem::find(path.as_bytes(), b"//").is_none();
    if is_plain {
        return Cow::Borrowed(path);
    }
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    Cow::Owned(parts.join("/"))
}

/// How much of the path, which has no empty parts, a place explains; `None` if it does not fit.
fn match_quality(file: &ConfigFile, path: &str) -> Option<usize> {
    if !may_fit(file.path, path) {
        return None;
    }
    let (pattern, base) = without_base(file.path);
    let mut have = path.rsplit('/').filter(|part| !part.is_empty());
    let mut components = 0;
    for wanted in pattern.rsplit('/') {
        if !component_matches(wanted, have.next()?) {
            return None;
        }
        components += 1;
    }
    let in_base = have.next().is_some_and(|folder| is_base(base, folder));
    Some(components * 4 + usize::from(!pattern.contains('*')) * 2 + usize::from(in_base))
}

/// Whether a place and a path are the same from their ends up to a `*` or the folder that the place starts with.
/// Most differ in the first bytes, and this is asked for every place of every client.
fn may_fit(place: &str, path: &str) -> bool {
    let (place, path) = (place.as_bytes(), path.as_bytes());
    let is_same = |(wanted, byte): &(&u8, &u8)| {
        **wanted != b'*' && (wanted == byte || wanted.eq_ignore_ascii_case(byte))
    };
    let same = place.iter().rev().zip(path.iter().rev()).take_while(is_same).count();
    let rest = &place[..place.len() - same];
    rest.last().is_none_or(|last| *last == b'*')
        || rest == b"/"
        || matches!(place.first(), Some(b'~' | b'%' | b'$'))
            && memchr::memchr(b'/', rest).is_none_or(|at| at + 1 == rest.len())
}

/// Whether a folder of this name is what a place starts with, as far as one can tell.
fn is_base(base: &str, folder: &str) -> bool {
    let usual = match base {
        "%APPDATA%" => "Roaming",
        "%LOCALAPPDATA%" => "Local",
        "$XDG_CONFIG_HOME" => ".config",
        _ => return false,
    };
    [base, usual].iter().any(|name| folder.eq_ignore_ascii_case(name))
}

/// Whether a path component fits a pattern in which `*` stands for any text.
fn component_matches(pattern: &str, component: &str) -> bool {
    let Some(star) = memchr::memchr(b'*', pattern.as_bytes()) else {
        return pattern.eq_ignore_ascii_case(component);
    };
    let (before, after) = (&pattern.as_bytes()[..star], &pattern.as_bytes()[star + 1..]);
    let component = component.as_bytes();
    component.len() >= before.len() + after.len()
        && component[..before.len()].eq_ignore_ascii_case(before)
        && component[component.len() - after.len()..].eq_ignore_ascii_case(after)
}

/// `my_claude_desktop_config.windows.json`: the stem is so particular that it is enough.
fn by_loose_name(path: &str, example: bool) -> Option<(usize, Detected)> {
    let name = path.rsplit('/').next()?.to_ascii_lowercase();
    let is_json = name.ends_with(".json") || name.ends_with(".jsonc");
    let loosely = !name.contains("claude_desktop_config")
        && (name.starts_with("claude-desktop") || name.starts_with("claude_desktop"));
    let id = if name.contains("claude_desktop_config") || (loosely && is_json) {
        "claude-desktop"
    } else if name.contains("cline_mcp_settings") {
        "cline"
    } else if name.starts_with(".mcp.") && name.ends_with(".json") {
        "claude-code"
    } else {
        return None;
    };
    let dialect = super::by_id(id)?;
    let file = dialect.files.first()?;
    let os = if dialect.files.len() == 1 { file.os } else { Os::Any };
    Some((0, Detected { dialect, scope: file.scope, os, example, loosely }))
}

/// Whether the same path, relative to a project, is a config file of this client too.
fn has_project_twin(dialect: &Dialect, path: &str) -> bool {
    dialect.files.iter().any(|file| file.scope == Scope::Project && match_quality(file, path).is_some())
}

/// Whether the file lies in a home folder itself, not in a project below it.
fn lies_in_home(path: &str, home: Option<&str>) -> bool {
    let inside = home
        .map(|home| home.replace('\\', "/"))
        .and_then(|home| path.strip_prefix(home.trim_end_matches('/')))
        .or_else(|| after_any_home(path));
    inside.is_some_and(|rest| rest.trim_start_matches('/').starts_with('.'))
}

/// What follows `/home/me`, `/Users/me`, `C:/Users/me`, `/root` or `~`.
fn after_any_home(path: &str) -> Option<&str> {
    for whole in ["~/", "/root/"] {
        if let Some(rest) = path.strip_prefix(whole) {
            return Some(rest);
        }
    }
    let path = path.strip_prefix("/mnt/c").unwrap_or(path);
    let path = if crate::platform::is_drive_path(path) { &path[2..] } else { path };
    let rest = ["/home/", "/Users/"].iter().find_map(|base| path.strip_prefix(base))?;
    rest.split_once('/').map(|(_, rest)| rest)
}

/// Takes marks such as `.example` and `sample.` off the file name.
fn without_example_marks(path: &str) -> (Cow<'_, str>, bool) {
    let (folder, name) = match path.rfind('/') {
        Some(slash) => path.split_at(slash + 1),
        None => ("", path),
    };
    let mut example = false;
    let parts: Vec<&str> = name
        .split('.')
        .filter(|part| {
            let mark = ["example", "sample", "template", "dist", "tmpl"]
                .iter()
                .any(|mark| part.eq_ignore_ascii_case(mark));
            example |= mark;
            !mark
        })
        .collect();
    if !example {
        return (Cow::Borrowed(path), false);
    }
    (Cow::Owned(format!("{folder}{}", parts.join("."))), example)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str) -> (&'static str, Scope, bool) {
        let found = detect(path, Some("/home/me")).unwrap();
        (found.dialect.id, found.scope, found.example)
    }

    #[test]
    fn paths_name_clients() {
        assert_eq!(found("repo/.mcp.json"), ("claude-code", Scope::Project, false));
        assert_eq!(found(".vscode/mcp.json"), ("vscode", Scope::Project, false));
        assert_eq!(found("/home/me/.cursor/mcp.json"), ("cursor", Scope::User, false));
        assert_eq!(found("/home/me/work/app/.cursor/mcp.json"), ("cursor", Scope::Project, false));
        assert_eq!(found(r"C:\Users\me\.cursor\mcp.json"), ("cursor", Scope::User, false));
        assert_eq!(found("claude_desktop_config.json"), ("claude-desktop", Scope::User, false));
        assert_eq!(found("x/claude_desktop_config.example.json"), ("claude-desktop", Scope::User, true));
        assert_eq!(
            found(r"C:\Users\me\AppData\Roaming\Claude\claude_desktop_config.json"),
            ("claude-desktop", Scope::User, false)
        );
    }

    #[test]
    fn what_two_paths_share_at_their_ends_is_enough_to_look_closer() {
        let places = [
            ".mcp.json",
            "mcp.json",
            "~/.cursor/mcp.json",
            "/etc/x/mcp.json",
            "%APPDATA%/X/mcp.json",
            "a/*.mcp.json",
        ];
        for place in places {
            let plain = without_base(place).0.replace('*', "my");
            for path in
                [plain.clone(), plain.to_uppercase(), format!("/home/me/{plain}"), format!("C:/x/{plain}")]
            {
                assert!(may_fit(place, &path), "{place}: {path}");
            }
        }
        assert!(!may_fit("~/.cursor/mcp.json", "/home/me/.vscode/mcp.json"));
        assert!(!may_fit("mcp.json", "x.json"));
        assert!(!may_fit("a/mcp.json", "mcp.json"));
    }

    #[test]
    fn parts_of_a_path_that_name_nothing_do_not_hide_its_client() {
        for path in ["repo//.mcp.json", "repo/.mcp.json/", "//repo/.mcp.json"] {
            assert_eq!(found(path).0, "claude-code", "{path}");
        }
    }

    #[test]
    fn a_walk_opens_the_files_of_every_client() {
        for file in DIALECTS.iter().flat_map(|dialect| dialect.files) {
            let name = without_base(file.path).0.replace('*', "x");
            let is_generic = GENERIC_NAMES.contains(&name.rsplit('/').next().unwrap_or(&name));
            assert_eq!(is_config_name(&name), !is_generic, "{name}");
        }
    }

    #[test]
    fn other_files_have_no_client() {
        assert!(detect("package.json", None).is_none());
        assert!(detect("mcp.json", None).is_none());
    }
}
