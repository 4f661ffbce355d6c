//! `hardcoded-secret`: a token in the file, where everyone who reads it finds it.

use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::edit::Edit;
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::secrets::{self, Secret, SecretKind};
use crate::syntax::Member;

use super::support::inputs::Inputs;

pub(super) static RULE: Rule = Rule {
    name: "hardcoded-secret",
    category: Category::Security,
    severity: Severity::Warning,
    impact: Impact::Risk,
    fix: Some(Applicability::Unsafe),
    summary: "a token stands in the file",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    for (field, map) in [("env", server.env()), ("headers", headers(server))] {
        let members = map.and_then(|map| map.value.as_object()).unwrap_or_default();
        for member in members {
            let Some(text) = member.value.as_str() else { continue };
            if let Some(secret) = secrets::find(&member.key, text) {
                report(context, server, field, member, text, secret, findings);
            }
        }
    }
}

fn headers<'a>(server: &Server<'a>) -> Option<&'a Member<'a>> {
    server.field(server.dialect.map_or(Some("headers"), |dialect| dialect.keys.headers)?)
}

fn report(
    context: &Context<'_>,
    server: &Server<'_>,
    field: &str,
    member: &Member<'_>,
    text: &str,
    secret: Secret,
    findings: &mut Findings<'_>,
) {
    // On this machine the password is for this machine.
    if matches!(secret.kind, SecretKind::UrlPassword { is_local: true })
        || context.example && !secret.kind.is_sure()
    {
        return;
    }
    let what = secret.kind.what();
    let name = variable_name(server, field, member);
    let finding = findings.report(
        member.value.span,
        format!("{} holds {what} in plain text: everyone who can read this file can use it", member.key),
    );
    finding.label(member.value.span, "in plain text");
    let expands = context.dialect.map(|dialect| dialect.variables);
    let expands_nothing = expands.is_some_and(|known| known.complete && !known.fields.contains(&field));
    if !secret.kind.is_sure() || expands_nothing {
        finding.severity(Severity::Info);
    }
    let reference = context.dialect.and_then(|dialect| dialect.secret_reference(field, &name));
    let Some(reference) = reference else {
        if expands_nothing {
            finding.help(format!(
                "{} reads no variables here, so the value has to stand in the file: keep the file out of \
                 repositories and backups, and readable by you alone",
                context.client()
            ));
        } else {
            finding.help("keep the value outside of the file, and do not share the file");
        }
        return;
    };
    let new = format!("{}{}{}", &text[..secret.span.start], reference.text, &text[secret.span.end..]);
    let mut edits: Vec<Edit> = vec![context.editor().replace_string(member.value.span, &new)];
    let how = match &reference.input {
        Some(id) => {
            edits
                .extend(Inputs::of(context).map(|inputs| inputs.declare(context, &[id])).unwrap_or_default());
            format!("{} then asks for the value once and keeps it", context.client())
        }
        None => format!("first set {name} in the environment that {} starts from", context.client()),
    };
    finding
        .help(format!("{how}; if the file has been shared, replace the secret where it was issued"))
        .fix(Fix::unsafe_(format!("write {} in its place", reference.text), edits));
}

/// The variable to keep the secret in: that of `env`, or for a header one named after the server.
fn variable_name(server: &Server<'_>, field: &str, member: &Member<'_>) -> String {
    let word = |text: &str| -> String {
        let letters = text
            .chars()
            .map(|letter| if letter.is_ascii_alphanumeric() { letter.to_ascii_uppercase() } else { '_' });
        letters.collect::<String>().trim_matches('_').to_owned()
    };
    if field == "env" {
        return member.key.to_string();
    }
    let kind =
        if member.key.eq_ignore_ascii_case("authorization") { "TOKEN".to_owned() } else { word(&member.key) };
    let server = word(server.name);
    if server.is_empty() || server.starts_with(|first: char| first.is_ascii_digit()) {
        format!("MCP_{kind}")
    } else {
        format!("{server}_{}", kind.trim_start_matches("X_"))
    }
}
