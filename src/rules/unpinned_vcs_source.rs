//! `unpinned-vcs-source`: code taken from a repository's branch at each start.

use crate::argv::{Argv, Layer};
use crate::diagnostic::{Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::url::Url;

pub(super) static RULE: Rule = Rule {
    name: "unpinned-vcs-source",
    category: Category::Security,
    severity: Severity::Warning,
    impact: Impact::Risk,
    fix: None,
    summary: "the server is taken from whatever a repository holds at the moment",
    check: Check::Server(check),
};

/// Names of branches; a tag is not called so.
const BRANCHES: [&str; 8] = ["main", "master", "dev", "develop", "development", "trunk", "latest", "head"];

/// The short names of npm for places of repositories.
const NPM_HOSTS: [&str; 4] = ["github:", "gitlab:", "bitbucket:", "gist:"];

/// Sites whose pages npm takes for repositories.
const SITES: [&str; 3] = ["github.com", "gitlab.com", "bitbucket.org"];

/// Which package manager reads a source, and with it how a version is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Manager {
    Npm,
    Python,
}

fn check(_: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    let Some((layer, manager)) =
        argv.layers.iter().rev().find_map(|layer| Some((layer, manager(argv, layer)?)))
    else {
        return;
    };
    let own = own_words(argv, layer);
    for token in argv.tokens.get(own).unwrap_or_default() {
        let text = token.text.trim();
        let source = ["--from=", "--spec=", "--with=", "--package="]
            .iter()
            .find_map(|option| text.strip_prefix(option))
            .unwrap_or(text);
        let Some(reference) = reference(manager, source) else { continue };
        let (held, label) = match reference {
            Some(branch) => (format!("the branch {branch}"), "a branch moves"),
            None => ("the default branch".to_owned(), "no tag, no commit"),
        };
        let write = match manager {
            Manager::Npm => "#<tag or commit>",
            Manager::Python => "@<tag or commit>",
        };
        findings
            .report(
                token.span,
                format!(
                    "{} runs what {held} holds when the server starts: whoever can push there runs code on this \
                     machine, and a broken commit stops the server",
                    argv.name(layer)
                ),
            )
            .label(token.span, label)
            .help(format!("name the version that you have read: {write} behind the repository"));
    }
}

fn manager(argv: &Argv<'_>, layer: &Layer) -> Option<Manager> {
    match argv.name(layer) {
        "npx" | "npm" | "bunx" | "bun" | "pnpx" | "pnpm" | "yarn" => Some(Manager::Npm),
        "uvx" | "uv" | "pipx" => Some(Manager::Python),
        _ => None,
    }
}

/// The launcher's own words, up to and with the first one that names what it runs: what follows belongs to the
/// server. An option with its value in the next word may stand before.
fn own_words(argv: &Argv<'_>, layer: &Layer) -> std::ops::Range<usize> {
    let first = layer.program + 1;
    let mut at = first;
    while at < layer.end {
        let text = argv.tokens[at].text.as_ref();
        let takes_value = matches!(
            text,
            "--from"
                | "--spec"
                | "--with"
                | "--package"
                | "-p"
                | "--python"
                | "--index"
                | "--index-url"
                | "--registry"
        );
        let is_subcommand = matches!(text, "exec" | "x" | "dlx" | "tool" | "run");
        if !text.starts_with('-') && !is_subcommand {
            return first..at + 1;
        }
        at += if takes_value { 2 } else { 1 };
    }
    first..layer.end
}

/// What a source names: `Some(None)` no version, `Some(Some(branch))` a branch; `None` if it is no repository
/// elsewhere or names a version.
fn reference(manager: Manager, source: &str) -> Option<Option<&str>> {
    // `notes-mcp @ git+https://…`
    let source = source.split_once(" @ ").map_or(source, |(_, url)| url.trim());
    if source.starts_with("git+file:") {
        return None;
    }
    let version = match manager {
        Manager::Python => {
            let url = Url::parse(source.strip_prefix("git+")?)?;
            // `git@` before the host is a user, not a version.
            url.path.rsplit_once('@').map(|(_, version)| version)
        }
        Manager::Npm => {
            let (place, version) = match source.split_once('#') {
                Some((place, version)) => (place, Some(version)),
                None => (source, None),
            };
            if !is_npm_repository(place) {
                return None;
            }
            version
        }
    };
    match version.filter(|version| !version.is_empty()) {
        None => Some(None),
        Some(version) => {
            BRANCHES.iter().any(|name| name.eq_ignore_ascii_case(version)).then_some(Some(version))
        }
    }
}

fn is_npm_repository(place: &str) -> bool {
    // A package in a scope.
    if place.starts_with('@') && !place.contains(':') {
        return false;
    }
    if NPM_HOSTS.iter().any(|host| place.starts_with(host)) {
        // `github:owner/name@v1` is no spelling of npm's; leave it to npm's own error.
        return !place.contains('@');
    }
    if place.starts_with("git@") {
        return place.contains(':');
    }
    if let Some(url) = place.strip_prefix("git+").and_then(Url::parse).or_else(|| Url::parse(place)) {
        let is_site = SITES.iter().any(|site| url.has_host(site));
        let is_repository = url.path.trim_matches('/').split('/').count() == 2;
        return place.starts_with("git") || is_site && is_repository;
    }
    // `owner/name`, which npm takes for one of GitHub's.
    let is_word = |part: &str| {
        !part.is_empty()
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
    };
    place.split_once('/').is_some_and(|(owner, name)| {
        is_word(owner) && is_word(name) && !owner.starts_with(['.', '~']) && !name.ends_with(".js")
    })
}
