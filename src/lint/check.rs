//! Asking the rules, and keeping of what they find as much as is wanted.

use std::collections::HashSet;

use super::spare::{self, Unreadable};
use crate::diagnostic::{Diagnostic, Impact, Severity};
use crate::explained::drop_explained;
use crate::model::{Form, Server};
use crate::parallel;
use crate::report::Tally;
use crate::rule::{Check, Context, Findings, Rule};
use crate::rules::OF_PACKAGES;
use crate::selection::Selection;
use crate::source::Encoding;
use crate::span::Span;

/// So many servers are judged together: what is read out of them stays near the processor, and is dropped with them.
const SERVERS_PER_PART: usize = 100;

/// Fewer parts than this per thread are judged before it has started.
const PARTS_PER_THREAD: usize = 5;

/// Findings past what is wanted are counted and dropped in batches of at least this.
const LEAST_BATCH: usize = 1000;

/// What the rules found: the first findings of the file, and what is to be known of those behind.
#[derive(Default)]
pub(super) struct Found {
    /// As many as are wanted, in the order of the file.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// The count of the others.
    pub(super) rest: Tally,
    /// What the others do to all fixes.
    unreadable: Unreadable,
    /// How many are wanted.
    most: usize,
}

impl Found {
    fn at_most(most: usize) -> Self {
        Self { most, ..Self::default() }
    }

    fn add(&mut self, found: Vec<Diagnostic>) {
        if self.diagnostics.is_empty() {
            self.diagnostics = found;
        } else {
            self.diagnostics.extend(found);
        }
        if self.diagnostics.len() / 2 >= self.most.max(LEAST_BATCH) {
            self.cut();
        }
    }

    /// Counts and drops what stands behind the findings that are wanted.
    fn cut(&mut self) {
        sort(&mut self.diagnostics);
        let behind = self.diagnostics.get(self.most..).unwrap_or_default();
        behind.iter().for_each(|diagnostic| self.rest.add(diagnostic));
        self.unreadable.note(behind);
        self.diagnostics.truncate(self.most);
    }

    fn merge(&mut self, other: Self) {
        self.rest += other.rest;
        self.unreadable.merge(other.unreadable);
        self.add(other.diagnostics);
    }

    /// Makes no fix safer than the file allows, once it is known what is shown of it.
    pub(super) fn settle_fixes(&mut self) {
        self.unreadable.note(&self.diagnostics);
        let highest = self.unreadable.highest_fix();
        spare::lower_fixes(&mut self.diagnostics, highest);
        self.rest.lower_fixes(highest);
    }
}

/// In the order of the file. Of findings at one place those of the file as a whole come first.
pub(super) fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|a, b| {
        (a.span.start, a.span.end, a.rule, a.server_index).cmp(&(
            b.span.start,
            b.span.end,
            b.rule,
            b.server_index,
        ))
    });
}

/// What the rules find: the first `most` findings, less what others explain if `explain` says so.
pub(super) fn run(
    context: &Context<'_>,
    selection: Option<&Selection>,
    most: Option<usize>,
    explain: bool,
) -> Found {
    let rules: Vec<&'static Rule> = match selection {
        Some(selection) => selection.rules().collect(),
        None => Selection::default().rules().collect(),
    };
    let most = most.unwrap_or(usize::MAX);
    let of_file = finish(context, of_file(context, &rules, selection));
    let causes: HashSet<(&'static str, Span)> =
        of_file.iter().map(|cause| (cause.rule, cause.span)).collect();
    let survivors = |mut found: Vec<Diagnostic>| {
        if explain && !found.is_empty() {
            drop_explained(&mut found, &causes);
        }
        found
    };
    let mut all = Found::at_most(most);
    all.add(survivors(of_file));
    let servers = &context.config.servers;
    if servers.len() <= SERVERS_PER_PART {
        all.add(survivors(finish(context, of_servers(context, &rules, 0, servers, selection))));
    } else {
        let parts: Vec<&[Server<'_>]> = servers.chunks(SERVERS_PER_PART).collect();
        let start = || Found::at_most(most);
        let judged = parallel::fold(&parts, PARTS_PER_THREAD, start, |found, part, servers| {
            let unread: Vec<Server<'_>> = servers.iter().map(Server::unread).collect();
            let first = part * SERVERS_PER_PART;
            found.add(survivors(finish(context, of_servers(context, &rules, first, &unread, selection))));
        });
        judged.into_iter().for_each(|found| all.merge(found));
    }
    all.cut();
    all
}

/// Gives findings what rules need not say: a place to look at, and how far their fixes can be trusted.
fn finish(context: &Context<'_>, mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    for diagnostic in found.iter_mut().filter(|diagnostic| diagnostic.labels.is_empty()) {
        let span = diagnostic.span;
        diagnostic.label(span, "");
    }
    spare::shared_values(context, &mut found);
    spare::comments(context, &mut found);
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
