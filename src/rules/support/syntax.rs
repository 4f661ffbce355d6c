//! What rules about the text itself share.

use crate::clients::Knowledge;
use crate::diagnostic::{Applicability, Diagnostic, Fix};
use crate::edit::Edit;
use crate::rule::{Context, Findings};
use crate::syntax::{Certainty, Problem, ProblemKind};

/// What becomes of a file that is not JSON: `Cursor loads no server of this file`.
pub(in crate::rules) fn loads_nothing(context: &Context<'_>) -> String {
    match context.dialect {
        Some(dialect) => format!("{} loads no server of this file", dialect.name),
        None => "no client loads a server of this file".to_owned(),
    }
}

/// Whether the client reads on over slips that leave one reading.
pub(in crate::rules) fn is_forgiven(context: &Context<'_>) -> bool {
    context.dialect.is_some_and(|dialect| dialect.forgives_slips == Knowledge::Yes)
}

/// Whether the name of the file says JSON5, which has single quotes, bare keys and comments.
pub(in crate::rules) fn is_json5(context: &Context<'_>) -> bool {
    context.path.rsplit_once('.').is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("json5"))
}

/// The repair of `problem` as far as it can be trusted here.
pub(in crate::rules) fn repair(context: &Context<'_>, problem: &Problem, title: &str) -> Option<Fix> {
    let certainty = context.parsed.trust(problem)?;
    Some(Fix::new(applicability(certainty), title, problem.repair.clone()))
}

pub(in crate::rules) fn applicability(certainty: Certainty) -> Applicability {
    match certainty {
        Certainty::Certain => Applicability::Safe,
        Certainty::Likely => Applicability::Unsafe,
        Certainty::Open => Applicability::Suggestion,
    }
}

/// A habit that runs through a file, such as single quotes: one finding says it for all places.
pub(in crate::rules) struct Habit<'h> {
    pub(in crate::rules) kind: ProblemKind,
    /// What stands there: `text stands in single quotes`.
    pub(in crate::rules) what: &'h str,
    /// What the place needs.
    pub(in crate::rules) label: &'h str,
    /// The title of the repair.
    pub(in crate::rules) title: &'h str,
}

impl Habit<'_> {
    /// Reports the habit, if the file has it.
    pub(in crate::rules) fn report<'f>(
        &self,
        context: &Context<'_>,
        findings: &'f mut Findings<'_>,
    ) -> Option<&'f mut Diagnostic> {
        let places: Vec<&Problem> =
            context.parsed.problems.iter().filter(|problem| problem.kind == self.kind).collect();
        let first = places.first()?;
        let more = if places.len() > 1 { format!(" ({} places)", places.len()) } else { String::new() };
        let message = format!("this is not JSON: {}{more}, so {}", self.what, loads_nothing(context));
        let finding = findings.report(first.span, message);
        finding
            .label(first.span, self.label)
            .maybe_says(context.dialect.and_then(|dialect| dialect.parse_error));
        let trust = places.iter().map(|place| context.parsed.trust(place)).min().flatten();
        if let Some(certainty) = trust {
            let edits: Vec<Edit> = places.iter().flat_map(|place| place.repair.clone()).collect();
            finding.fix(Fix::new(applicability(certainty), self.title, edits));
        }
        Some(finding)
    }
}
