//! `codex-inline-bearer`: a token where the client wants the name of the variable that holds it.

use crate::clients::{Dialect, FieldKind, Mistake};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::Member;
use crate::variables::is_name;

pub(super) static RULE: Rule = Rule {
    name: "codex-inline-bearer",
    category: Category::Shape,
    severity: Severity::Error,
    impact: Impact::ConfigRejected,
    fix: Some(Applicability::Suggestion),
    summary: "a token stands where the client wants the name of a variable",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(dialect) = context.dialect else { return };
    for member in server.fields() {
        match dialect.field(&member.key).map(|field| field.kind) {
            Some(FieldKind::Refused(instead)) => refused(dialect, server, findings, member, instead),
            Some(FieldKind::VariableName) => variable(dialect, server, findings, member),
            _ => {}
        }
    }
}

/// A field that the client knows only to refuse it.
fn refused(
    dialect: &Dialect,
    server: &Server<'_>,
    findings: &mut Findings<'_>,
    member: &Member<'_>,
    instead: &str,
) {
    let reaction = dialect.reaction(Mistake::RefusedField);
    let misfit = server.misfits().iter().find(|misfit| misfit.field.name == member.key);
    // Of a value that is no string it says that first.
    let says = match misfit {
        Some(misfit) => dialect.validator.issue(misfit),
        None => {
            let transport = if server.command().is_some() { "stdio" } else { "streamable_http" };
            reaction.words(server.name, &member.key, transport)
        }
    };
    findings
        .report(
            member.key_span,
            format!(
                "{} takes no token from its config: with \"{}\" it {}",
                dialect.name,
                member.key,
                reaction.outcome.verb()
            ),
        )
        .impact(reaction.outcome.impact())
        .label(member.key_span, "refused")
        .maybe_says(says.as_deref())
        .fix(suggestion(server, instead));
}

/// A field for the name of a variable, with something else in it.
fn variable(dialect: &Dialect, server: &Server<'_>, findings: &mut Findings<'_>, member: &Member<'_>) {
    let Some(value) = member.value.as_str() else { return };
    if is_name(value) && !value.is_empty() && !looks_like_token(value) {
        return;
    }
    findings
        .report(
            member.value.span,
            format!(
                "\"{}\" is the name of a variable; {} looks for a variable of that name, finds none and sends \
                 no token",
                member.key, dialect.name
            ),
        )
        .impact(Impact::ServerFails)
        .label(member.value.span, "no name of a variable")
        .fix(suggestion(server, &member.key));
}

fn suggestion(server: &Server<'_>, key: &str) -> Fix {
    let mut name: String = server
        .name
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' })
        .collect();
    if !is_name(&name) || name.is_empty() {
        name = "MCP".to_owned();
    }
    Fix::suggestion(
        format!("write {key} = \"{name}_TOKEN\", and put the token into that variable"),
        Vec::new(),
    )
}

/// Names of variables are short, or written in capitals; tokens are long and mixed.
fn looks_like_token(value: &str) -> bool {
    let has = |test: fn(char) -> bool| value.contains(test);
    let is_mixed = has(|c| c.is_ascii_lowercase()) && has(|c| c.is_ascii_digit());
    (value.len() >= 20 && is_mixed)
        || ["ghp_", "gho_", "ghs_", "github_pat_", "figd_", "hf_", "npm_", "lin_api_"]
            .iter()
            .any(|prefix| value.starts_with(prefix))
}
