//! From a text to its findings.

pub(crate) mod spare;

use crate::clients::{self, Detected, Dialect, Scope};
use crate::diagnostic::{Diagnostic, Impact, Severity};
use crate::explained::drop_explained;
use crate::host::Host;
use crate::model::{Config, Form, Server};
use crate::parallel;
use crate::platform::{self, Platform};
use crate::report::{FileReport, ServerLine};
use crate::rule::{Check, Context, FileFacts, Findings, Rule};
use crate::rules::{OF_PACKAGES, unused_suppression};
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
    let mut diagnostics = check(context, options.selection);
    spare::shared_values(context, &mut diagnostics);
    spare::comments(context, &mut diagnostics);
    sort(&mut diagnostics);
    let mut suppressions = Suppressions::new(context, options.selection);
    suppressions.note(&diagnostics);
    drop_explained(&mut diagnostics);
    suppressions.apply(&mut diagnostics);
    if options.selection.is_none_or(|selection| selection.has_rule(unused_suppression::RULE.name)) {
        unused_suppression::check(context, &suppressions, options.selection, &mut diagnostics);
        sort(&mut diagnostics);
    }
    spare::unreadable_files(&mut diagnostics);
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
        diagnostics,
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

/// In the order of the file.
fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|a, b| (a.span.start, a.span.end, a.rule).cmp(&(b.span.start, b.span.end, b.rule)));
}

/// So many servers are judged together: what is read out of them stays near the processor, and is dropped with them.
const SERVERS_PER_PART: usize = 100;

/// Fewer parts than this per thread are judged before it has started.
const PARTS_PER_THREAD: usize = 5;

fn check(context: &Context<'_>, selection: Option<&Selection>) -> Vec<Diagnostic> {
    let rules: Vec<&'static Rule> = match selection {
        Some(selection) => selection.rules().collect(),
        None => Selection::default().rules().collect(),
    };
    let mut found = of_file(context, &rules, selection);
    let parts: Vec<(usize, &[Server<'_>])> = context
        .config
        .servers
        .chunks(SERVERS_PER_PART)
        .enumerate()
        .map(|(part, servers)| (part * SERVERS_PER_PART, servers))
        .collect();
    if let [(first, servers)] = parts[..] {
        found.extend(of_servers(context, &rules, first, servers, selection));
    } else {
        let judged = parallel::map(&parts, PARTS_PER_THREAD, |(first, servers)| {
            let unread: Vec<Server<'_>> = servers.iter().map(Server::unread).collect();
            of_servers(context, &rules, *first, &unread, selection)
        });
        found.extend(judged.into_iter().flatten());
    }
    for diagnostic in &mut found {
        if diagnostic.labels.is_empty() {
            let span = diagnostic.span;
            diagnostic.label(span, "");
        }
    }
    found
}

/// Whether the rule can be asked about this text: of question marks for bytes nothing else can be said.
fn can_judge(rule: &Rule, context: &Context<'_>) -> bool {
    !matches!(context.encoding, Encoding::Unknown { .. }) || rule.name == "file-encoding"
}

/// What the rules find in the file as a whole.
fn of_file(context: &Context<'_>, rules: &[&'static Rule], selection: Option<&Selection>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for rule in rules.iter().filter(|rule| can_judge(rule, context)) {
        if let Check::File(check) | Check::Both(check, _) = rule.check {
            let from = found.len();
            check(context, &mut Findings::new(rule, None, &mut found));
            set_severity(rule, selection, &mut found[from..]);
        }
    }
    found
}

/// What the rules find in these servers, the first of which is number `first` of the file.
fn of_servers(
    context: &Context<'_>,
    rules: &[&'static Rule],
    first: usize,
    servers: &[Server<'_>],
    selection: Option<&Selection>,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for rule in rules.iter().filter(|rule| can_judge(rule, context)) {
        let (Check::Server(check) | Check::Both(_, check)) = rule.check else { continue };
        let before = found.len();
        let of_package = OF_PACKAGES.contains(&rule.name);
        for (server, index) in servers.iter().zip(first..) {
            // Another of that name follows, and clients read that one.
            if server.is_shadowed || server.form == Form::Package && !of_package {
                continue;
            }
            let from = found.len();
            check(context, server, &mut Findings::new(rule, Some((index, server.name)), &mut found));
            if found.len() > from && server.is_disabled() {
                // Unless it costs the client the other servers as well.
                let hurts = |diagnostic: &&mut Diagnostic| diagnostic.impact != Impact::ConfigRejected;
                for diagnostic in found[from..].iter_mut().filter(hurts) {
                    diagnostic.severity = Severity::Info;
                }
            }
        }
        set_severity(rule, selection, &mut found[before..]);
    }
    found
}

/// Gives findings of a rule the severity that the user chose for it.
fn set_severity(rule: &Rule, selection: Option<&Selection>, found: &mut [Diagnostic]) {
    if let Some(severity) = selection.and_then(|selection| selection.severity(rule.name)) {
        found.iter_mut().for_each(|diagnostic| diagnostic.severity = severity);
    }
}
