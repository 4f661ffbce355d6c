//! From a text to its findings.

mod check;
pub(crate) mod spare;

use std::collections::HashSet;

use crate::clients::{self, Detected, Dialect, Scope};
use crate::explained::drop_explained;
use crate::host::Host;
use crate::model::Config;
use crate::platform::{self, Platform};
use crate::report::{FileReport, ServerLine};
use crate::rule::{Context, FileFacts};
use crate::rules::unused_suppression;
use crate::selection::Selection;
use crate::source::{Encoding, LineIndex};
use crate::suppress::Suppressions;
use crate::syntax::{self, Format, Parsed};

/// How to lint a text.
#[derive(Clone, Copy, Default)]
pub struct LintOptions<'o> {
    /// The client, if the user names it.
    pub client: Option<&'static Dialect>,
    /// The target platform, if the user names it.
    pub platform: Option<Platform>,
    /// The machine to ask; `None` asks nothing.
    pub host: Option<&'o dyn Host>,
    /// The platform of that machine; `None` is the one that this program was built for.
    pub host_platform: Option<Platform>,
    /// Which rules speak; `None` is the default selection.
    pub selection: Option<&'o Selection>,
    /// Versions of clients that everyone uses at least, by id.
    pub client_versions: &'o [(&'static str, String)],
    /// The user's home folder, so that `~/.cursor/mcp.json` is told from a project's file.
    pub home: Option<&'o str>,
    /// How the text stood in its file.
    pub encoding: Encoding,
    /// How many findings are wanted; those behind them in the file may only be counted. `None` is all.
    pub most: Option<usize>,
}

/// Says what a client will make of `text`.
///
/// `path` helps to find the client and the platform; nothing is read from it.
pub fn lint_text(text: &str, path: &str, options: &LintOptions<'_>) -> FileReport {
    look(text, path, options, Trust::Certain, |context, by_path| judge(context, by_path, options))
}

/// Which trees a look at a text rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trust {
    /// Only those that leave one reading, as findings must.
    Certain,
    /// The best that could be made of it: a text that someone is writing is rarely whole.
    Any,
}

/// Reads `text` as its client would and hands to `see` what is to be seen there, and whether the path says which
/// client it is.
pub(crate) fn look<T>(
    text: &str,
    path: &str,
    options: &LintOptions<'_>,
    trust: Trust,
    see: impl FnOnce(&Context<'_>, bool) -> T,
) -> T {
    let lines = LineIndex::new(text);
    let by_path = clients::detect(path, options.home);
    let format = format_of(path, by_path.as_ref(), options.client);
    let parsed = syntax::parse(text, format);
    let detected = by_path.filter(|found| found.fits(parsed.root.as_ref()));
    // A client may have two dialects under one id, for files of two generations: the path tells which.
    let of_path = detected.map(|found| found.dialect);
    let dialect = options
        .client
        .filter(|named| of_path.is_none_or(|found| found.id != named.id))
        .or(of_path)
        .or_else(|| clients::by_content(parsed.root.as_ref()?, format));
    let is_trusted = trust == Trust::Any || is_readable(&parsed);
    let config = Config::new(parsed.root.as_ref().filter(|_| is_trusted), dialect);
    let host_platform = options.host_platform.unwrap_or_else(Platform::host);
    let platform =
        options.platform.unwrap_or_else(|| platform::detect(path, detected.as_ref(), &config, host_platform));
    let context = Context {
        path,
        text,
        encoding: options.encoding,
        lines: &lines,
        parsed: &parsed,
        config: &config,
        dialect,
        client_version: dialect.and_then(|dialect| {
            let pinned = options.client_versions.iter().rev().find(|(id, _)| *id == dialect.id)?;
            Some(pinned.1.as_str())
        }),
        scope: scope_of(detected.as_ref(), dialect),
        example: detected.is_some_and(|found| found.example),
        platform,
        host: options.host,
        runs_here: options.host.is_some() && platform == host_platform,
        facts: FileFacts::default(),
    };
    see(&context, detected.is_some())
}

/// What the rules find, less what is silenced or explained.
pub(crate) fn judge(context: &Context<'_>, by_path: bool, options: &LintOptions<'_>) -> FileReport {
    let mut suppressions = Suppressions::new(context, options.selection);
    // What is silenced may explain others, and says of a comment that it is needed: that is settled over all of it.
    let nothing_silenced = suppressions.is_empty();
    let most = options.most.filter(|_| nothing_silenced);
    let mut found = check::run(context, options.selection, most, nothing_silenced);
    if !nothing_silenced {
        let diagnostics = &mut found.diagnostics;
        suppressions.note(diagnostics);
        drop_explained(diagnostics, &HashSet::new());
        suppressions.apply(diagnostics);
        if options.selection.is_none_or(|selection| selection.has_rule(unused_suppression::RULE.name)) {
            unused_suppression::check(context, &suppressions, options.selection, diagnostics);
            check::sort(diagnostics);
        }
    }
    found.settle_fixes();
    FileReport {
        path: context.path.to_owned(),
        client: context.dialect,
        platform: context.platform,
        is_mcp: context.dialect.is_some() || context.config.looks_like_mcp(),
        is_unmistakable: options.client.is_some() || by_path || is_unmistakable(context),
        problems: context.parsed.problems.len(),
        servers: context
            .config
            .servers
            .iter()
            .map(|server| ServerLine {
                name: server.name.to_owned(),
                line: context.lines.line_of(server.name_span.start) + 1,
            })
            .collect(),
        fixed: 0,
        diagnostics: found.diagnostics,
        rest: found.rest,
        silences_used: suppressions.into_silences_used(),
    }
}

/// Whether content and name together leave no doubt: `servers` with URLs are in descriptions of web services too,
/// and `extensions` in many a YAML file.
fn is_unmistakable(context: &Context<'_>) -> bool {
    let text = context.text.as_bytes();
    let holds = |word: &str| memchr::memmem::find(text, word.as_bytes()).is_some();
    if !context.parsed.is_certain() {
        return ["\"mcpServers\"", "\"context_servers\"", "[mcp_servers"].iter().any(|key| holds(key));
    }
    // Anything may be under `mcp`.
    let is_bare = || {
        context.config.containers.is_empty()
            && context.config.root.is_some_and(|root| root.get("mcp").is_some())
    };
    context.config.names_mcp() && !is_bare()
        || context.dialect.is_some() && (holds("mcp") || holds("MCP") || holds("context_servers"))
        || context.config.looks_like_mcp() && clients::is_config_name(context.path)
}

/// The format that the file's name says, else that of the client.
fn format_of(path: &str, by_path: Option<&Detected>, named: Option<&'static Dialect>) -> Format {
    let of_client = || named.or(by_path.map(|found| found.dialect)).map(|dialect| dialect.format);
    Format::of_path(path).or_else(of_client).unwrap_or_default()
}

/// Whether the tree is sure enough for more than syntax findings.
fn is_readable(parsed: &Parsed<'_>) -> bool {
    parsed.is_certain()
}

/// A file that a client was named for is the user's own, unless its path says that a project shares it.
fn scope_of(detected: Option<&Detected>, dialect: Option<&'static Dialect>) -> Option<Scope> {
    if let Some(found) = detected {
        return Some(found.scope);
    }
    let files = dialect?.files;
    let first = files.first()?.scope;
    files.iter().all(|file| file.scope == first).then_some(first)
}
