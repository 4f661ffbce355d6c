//! `json-trailing-comma`: a comma with nothing after it.

use super::support::syntax::{is_json5, repair};
use crate::clients::{Dialect, Knowledge, Validator};
use crate::diagnostic::{Applicability, Impact, Severity};
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::{Problem, ProblemKind};

pub(super) static RULE: Rule = Rule {
    name: "json-trailing-comma",
    category: Category::Syntax,
    severity: Severity::Error,
    impact: Impact::ConfigRejected,
    fix: Some(Applicability::Safe),
    summary: "a comma has no value after it",
    check: Check::File(check),
};

/// Whether nothing stands before the comma that it could follow.
fn is_extra(before: &str) -> bool {
    before.trim_end().ends_with([',', ';', '\u{ff0c}', '{', '['])
}

/// What becomes of a comma.
enum End {
    /// The client loads nothing.
    Refused(&'static Dialect),
    /// The client takes a comma after the last value, and was asked about one before the first: it loads nothing.
    RefusedAsExtra(&'static Dialect),
    /// Nobody's format allows it; what this client does was not asked.
    Unknown,
    Taken,
}

fn end(context: &Context<'_>, problem: &Problem) -> End {
    let is_extra = is_extra(&context.text[..problem.span.start]);
    match context.dialect {
        Some(dialect) if dialect.leniency.trailing_commas == Knowledge::No => End::Refused(dialect),
        // One comma before a bracket is often taken, two of them never.
        Some(dialect) if is_extra && dialect.validator != Validator::Unknown => End::RefusedAsExtra(dialect),
        _ if is_extra => End::Unknown,
        _ => End::Taken,
    }
}

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    if is_json5(context) {
        return;
    }
    for problem in &context.parsed.problems {
        if problem.kind != ProblemKind::TrailingComma {
            continue;
        }
        let message = match end(context, problem) {
            End::Refused(dialect) => format!(
                "{} reads strict JSON, which allows no comma without a value after it, so it loads no server of \
                 this file",
                dialect.name
            ),
            End::RefusedAsExtra(dialect) => format!(
                "{} allows a comma after the last value, but none without a value before it, so it loads no server of \
                 this file",
                dialect.name
            ),
            End::Unknown => {
                "a comma stands where no value is before it, which even JSON with comments does not \
                             allow: most clients load no server of this file"
                    .to_owned()
            }
            End::Taken => continue,
        };
        let finding = findings.report(problem.span, message);
        finding.label(problem.span, "no value follows").maybe_fix(repair(
            context,
            problem,
            "remove the comma",
        ));
        match end(context, problem) {
            End::Unknown => finding.severity(Severity::Warning),
            _ => finding.maybe_says(context.dialect.and_then(|dialect| dialect.parse_error)),
        };
    }
}
