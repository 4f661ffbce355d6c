//! `unused-suppression`: a comment that silences nothing.

use crate::diagnostic::{Applicability, Diagnostic, Fix, Impact, Severity};
use crate::edit::Edit;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::selection::{Selection, nearest_name};
use crate::span::Span;
use crate::suppress::{Suppression, Suppressions, Word};

use super::support::comments::with_blanks;

pub(crate) static RULE: Rule = Rule {
    name: "unused-suppression",
    category: Category::Suppression,
    severity: Severity::Warning,
    impact: Impact::None,
    fix: Some(Applicability::Unsafe),
    summary: "a comment that silences rules silences nothing",
    check: Check::Afterwards,
};

/// Says which comments silenced nothing, once all other rules have spoken.
pub(crate) fn check(
    context: &Context<'_>,
    suppressions: &Suppressions<'_>,
    selection: Option<&Selection>,
    found: &mut Vec<Diagnostic>,
) {
    let mut findings = Findings::new(&RULE, None, found);
    for suppression in &suppressions.comments {
        if suppression.words.is_empty() {
            findings
                .report(suppression.comment, "this comment names no rule, so it silences nothing")
                .label(suppression.comment, "write mcplint-ignore: rule - reason");
            continue;
        }
        let idle: Vec<&Word> =
            suppression.words.iter().filter(|word| is_idle(context, word, selection)).collect();
        for word in &idle {
            let text = word.span.slice(context.text);
            if word.named.is_nothing() {
                misspelt(&mut findings, word, text);
                continue;
            }
            findings
                .report(word.span, format!("`{text}` finds nothing here, so this silences nothing"))
                .label(word.span, "not needed")
                .fix(removal(context, suppression, word, idle.len()));
        }
    }
}

/// A word that names no rule.
fn misspelt(findings: &mut Findings<'_>, word: &Word, text: &str) {
    let finding = findings.report(word.span, format!("there is no rule `{text}`, so this silences nothing"));
    match nearest_name(text) {
        Some(name) => {
            let fix = Fix::unsafe_(format!("write `{name}`"), vec![Edit::replace(word.span, name)]);
            finding.label(word.span, format!("`{name}` is meant")).fix(fix);
        }
        None => {
            finding.label(word.span, "no rule of this name").help("`mcplint rules` lists the rules");
        }
    }
}

/// Whether the word silenced nothing although its rules were asked.
fn is_idle(context: &Context<'_>, word: &Word, selection: Option<&Selection>) -> bool {
    let host = context.host.is_some();
    let was_asked = |name: &str| match selection {
        Some(selection) => selection.asks(name, host),
        None => Selection::default().asks(name, host),
    };
    !word.used && (word.named.is_nothing() || word.named.rules().any(|rule| was_asked(rule.name)))
}

/// Takes the word out of the comment, or the whole comment if nothing would be left of it.
fn removal(context: &Context<'_>, suppression: &Suppression, word: &Word, idle: usize) -> Fix {
    let words = &suppression.words;
    if idle == words.len() {
        return Fix::unsafe_(
            "remove the comment",
            vec![Edit::delete(with_blanks(context.text, suppression.comment))],
        );
    }
    let at = words.iter().position(|other| other.span == word.span).unwrap_or(0);
    let span = match (at.checked_sub(1).and_then(|before| words.get(before)), words.get(at + 1)) {
        (_, Some(next)) => Span::new(word.span.start, next.span.start),
        (Some(before), None) => Span::new(before.span.end, word.span.end),
        (None, None) => word.span,
    };
    Fix::unsafe_(format!("remove `{}`", word.span.slice(context.text)), vec![Edit::delete(span)])
}
