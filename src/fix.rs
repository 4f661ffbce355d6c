//! Applying fixes until nothing changes.

use std::collections::{BTreeMap, HashSet};

use crate::diagnostic::{Applicability, Diagnostic, Fix};
use crate::edit::{self, Edit};
use crate::lint::{LintOptions, lint_text, spare};
use crate::report::FileReport;
use crate::source::Encoding;

/// More rounds than most chains of fixes need. Where many fixes change one place, each has a round of its own.
const MAX_ROUNDS: usize = 30;

/// Bytes that may be linted in rounds after those: `npx npx npx …` loses one word in each.
const MOST_AFTER: usize = 8 << 20;

/// More fixes than people need in one place, few enough to be done in seconds.
const MOST_IN_ONE_PLACE: usize = 300;

/// The result of repairing one text.
#[derive(Debug)]
pub struct Fixed {
    /// The text after the repairs.
    pub text: String,
    /// What remains, with [`FileReport::fixed`] set.
    pub report: FileReport,
    /// Whether the text must be written as UTF-8, which it was not.
    pub reencoded: bool,
    /// The rules whose fixes undid each other; empty as it should be.
    pub cycle: Vec<&'static str>,
    /// Whether fixes are left for another run: one chain of them took too long.
    pub is_unfinished: bool,
}

/// The rounds that one text may take.
struct Rounds {
    left: usize,
    bytes_after: usize,
}

impl Rounds {
    fn of(report: &FileReport) -> Self {
        Self { left: MAX_ROUNDS + report.diagnostics.len().min(MOST_IN_ONE_PLACE), bytes_after: MOST_AFTER }
    }

    /// Whether there may be another one, over a text of this length.
    fn begin(&mut self, length: usize) -> bool {
        let bytes = if self.left > 0 { 0 } else { length.max(1) };
        self.left = self.left.saturating_sub(1);
        let Some(rest) = self.bytes_after.checked_sub(bytes) else { return false };
        self.bytes_after = rest;
        true
    }
}

/// Repairs `text` with every fix of at least this applicability, again and again until none is left.
///
/// A round that makes the text worse (more places that strict JSON refuses, fewer servers) is
/// taken back, and the last good text returned. If the client could not parse even that, the text stays as it was:
/// it takes a person, who should find it as they left it.
pub fn fix_text(text: &str, path: &str, options: &LintOptions<'_>, at_least: Applicability) -> Fixed {
    let mut report = lint_text(text, path, options);
    let fixed = fix_in_rounds(text, report.clone(), path, options, at_least);
    let is_changed = fixed.reencoded || fixed.text != text;
    let was_unreadable = report.diagnostics.iter().any(spare::makes_unreadable);
    let is_in_vain = |found: &Diagnostic| {
        spare::makes_unreadable(found) || was_unreadable && spare::shows_two_versions(found)
    };
    if !is_changed || !fixed.report.diagnostics.iter().any(is_in_vain) {
        return fixed;
    }
    spare::lower_fixes(&mut report.diagnostics, Applicability::Suggestion);
    done(text.to_owned(), report, 0, fixed.cycle)
}

fn fix_in_rounds(
    text: &str,
    report: FileReport,
    path: &str,
    options: &LintOptions<'_>,
    at_least: Applicability,
) -> Fixed {
    if options.encoding == Encoding::Utf8 {
        return fix_utf8(text, report, path, options, at_least);
    }
    // What is not UTF-8 can only be repaired as a whole.
    if !rewrites_encoding(&report, at_least) {
        return done(text.to_owned(), report, 0, Vec::new());
    }
    let options = LintOptions { encoding: Encoding::Utf8, ..*options };
    let mut fixed = fix_utf8(text, lint_text(text, path, &options), path, &options, at_least);
    fixed.report.fixed += 1;
    Fixed { reencoded: true, ..fixed }
}

/// Whether writing the file anew as UTF-8 is offered, and good enough.
fn rewrites_encoding(report: &FileReport, at_least: Applicability) -> bool {
    report.diagnostics.iter().any(|diagnostic| {
        diagnostic.rule == "file-encoding"
            && diagnostic.fix.as_ref().is_some_and(|fix| fix.applicability >= at_least)
    })
}

fn fix_utf8(
    text: &str,
    mut report: FileReport,
    path: &str,
    options: &LintOptions<'_>,
    at_least: Applicability,
) -> Fixed {
    let mut text = text.to_owned();
    let mut seen: HashSet<String> = HashSet::new();
    let mut fixed = 0;
    let mut refused: HashSet<(&'static str, usize)> = HashSet::new();
    let length = text.len();
    let mut rounds = Rounds::of(&report);
    while rounds.begin(text.len()) {
        let chosen = choose(&report.diagnostics, at_least, &refused);
        if chosen.is_empty() {
            return done(text, report, fixed, Vec::new());
        }
        let rules: Vec<&'static str> = chosen.iter().map(|(rule, _)| *rule).collect();
        let next = edit::apply(&text, chosen.iter().flat_map(|(_, fix)| &fix.edits));
        let next_report = lint_text(&next, path, options);
        if is_worse(&report, &next_report) {
            // One bad fix must not hold up the others: apply as many of the first as go together, or drop all.
            let Some((count, good)) = first_good(&chosen, &text, path, options, &report) else {
                refused.extend(report.diagnostics.iter().map(|found| (found.rule, found.span.start)));
                continue;
            };
            seen.insert(std::mem::replace(&mut text, good));
            fixed += count;
            report = lint_text(&text, path, options);
            continue;
        }
        fixed += rules.len();
        seen.insert(std::mem::replace(&mut text, next));
        report = next_report;
        if seen.contains(&text) {
            return done(text, report, fixed, rules);
        }
    }
    let left = choose(&report.diagnostics, at_least, &refused);
    // What grows and grows is no chain that comes to its end.
    let is_unfinished = !left.is_empty() && text.len() <= length;
    let rules = left.iter().filter(|_| !is_unfinished).map(|(rule, _)| *rule).collect();
    Fixed { is_unfinished, ..done(text, report, fixed, rules) }
}

fn done(text: String, mut report: FileReport, fixed: usize, mut cycle: Vec<&'static str>) -> Fixed {
    report.fixed = fixed;
    cycle.sort_unstable();
    cycle.dedup();
    Fixed { text, report, reencoded: false, cycle, is_unfinished: false }
}

/// The fixes that can be applied together, in file order: earlier ones win where two conflict. Of a text that the client
/// cannot parse those come first that make it one: what others would move may still be in pieces.
fn choose<'d>(
    diagnostics: &'d [Diagnostic],
    at_least: Applicability,
    refused: &HashSet<(&'static str, usize)>,
) -> Vec<(&'static str, &'d Fix)> {
    let mut chosen: Vec<(&'static str, &Fix)> = Vec::new();
    let mut taken = Taken::default();
    let is_unreadable = diagnostics.iter().any(spare::makes_unreadable);
    let in_turn = diagnostics.iter().filter(|found| !is_unreadable || spare::makes_unreadable(found));
    for diagnostic in in_turn {
        let Some(fix) = &diagnostic.fix else { continue };
        if fix.applicability < at_least
            || fix.edits.is_empty()
            || refused.contains(&(diagnostic.rule, diagnostic.span.start))
        {
            continue;
        }
        if fix.is_alone && chosen.is_empty() {
            return vec![(diagnostic.rule, fix)];
        }
        let conflicts = fix.is_alone || fix.edits.iter().any(|edit| taken.conflicts_with(edit));
        if !conflicts {
            fix.edits.iter().for_each(|edit| taken.insert(edit));
            chosen.push((diagnostic.rule, fix));
        }
    }
    chosen
}

/// What chosen edits touch.
#[derive(Default)]
struct Taken<'d> {
    /// The byte ranges, by their start. Of items that are put behind one list the last.
    ranges: BTreeMap<(usize, usize), &'d Edit>,
    /// The items, with the place.
    items: HashSet<(usize, &'d str)>,
}

impl<'d> Taken<'d> {
    fn insert(&mut self, edit: &'d Edit) {
        self.ranges.insert((edit.span.start, edit.span.end), edit);
        self.items.extend(edit.item.iter().map(|item| (edit.span.start, item.as_str())));
    }

    /// Chosen edits do not overlap each other, so only the neighbours can be in the way.
    fn conflicts_with(&self, edit: &Edit) -> bool {
        if edit.item.as_ref().is_some_and(|item| self.items.contains(&(edit.span.start, item.as_str()))) {
            return true;
        }
        let key = (edit.span.start, edit.span.end);
        let before = self.ranges.range(..=key).rev().take(2);
        let after = self.ranges.range(key..).take(2);
        before.chain(after).any(|(_, other)| other.conflicts_with(edit))
    }
}

/// The first fixes that make nothing worse, about as many as can be: half of all, a quarter, … or a single one.
fn first_good(
    chosen: &[(&'static str, &Fix)],
    text: &str,
    path: &str,
    options: &LintOptions<'_>,
    before: &FileReport,
) -> Option<(usize, String)> {
    let good = |fixes: &[(&'static str, &Fix)]| {
        let next = edit::apply(text, fixes.iter().flat_map(|(_, fix)| &fix.edits));
        let after = lint_text(&next, path, options);
        (!is_worse(before, &after)).then_some((fixes.len(), next))
    };
    let halves = std::iter::successors(Some(chosen.len() / 2), |count| Some(count / 2));
    let many = halves.take_while(|count| *count > 1).find_map(|count| good(&chosen[..count]));
    many.or_else(|| chosen.chunks(1).take(MOST_IN_ONE_PLACE).find_map(good))
}

fn is_worse(before: &FileReport, after: &FileReport) -> bool {
    after.problems > before.problems || names(after) < names(before)
}

/// How many servers have a name of their own: of those that share one a client reads only the last.
fn names(report: &FileReport) -> usize {
    report.servers.iter().map(|server| &server.name).collect::<HashSet<_>>().len()
}
