//! `variable-syntax-unsupported`: a reference in a form that this client does not expand.

mod repair;

use std::cell::OnceCell;

use crate::byte_set::ByteSet;
use crate::clients::{Dialect, Unset, VariableForm};
use crate::diagnostic::{Applicability, Impact, Severity};
use crate::model::Server;
use crate::model::uses::{self, Use};
use crate::platform::Platform;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::span::Span;
use crate::variables::{self, Variable};

pub(super) static RULE: Rule = Rule {
    name: "variable-syntax-unsupported",
    category: Category::Env,
    severity: Severity::Error,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Safe),
    summary: "a variable is written in a form that the client does not expand",
    check: Check::Server(check),
};

/// Programs that expand `${NAME}` in their own arguments.
const EXPAND_THEMSELVES: [&str; 3] = ["mcp-remote", "docker-compose", "envsubst"];

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(dialect) = context.dialect else { return };
    let is_known = dialect.variables.complete || dialect.shell_reads_values;
    if !is_known && dialect.literal_fields.is_empty() || !variables::may_stand_in(server.bytes()) {
        return;
    }
    let reads_itself = OnceCell::new();
    let reads_itself = || *reads_itself.get_or_init(|| uses::runs_script(server) || expands_itself(server));
    for use_ in server.uses().iter().filter(|use_| variables::may_stand_in(ByteSet::of(use_.text.text))) {
        let is_read = match use_.field {
            field if !is_known && !dialect.literal_fields.contains(&field) => false,
            "args" => !reads_itself(),
            "url" | "headers" => !dialect.keys.url.is_empty() && server.is_remote(),
            "cwd" => dialect.keys.cwd.is_some(),
            _ => true,
        };
        if is_read {
            judge(context, dialect, server, findings, use_);
        }
    }
}

/// Reports the first reference of a string that stays as it is; the repair is for all of them.
fn judge(
    context: &Context<'_>,
    dialect: &'static Dialect,
    server: &Server<'_>,
    findings: &mut Findings<'_>,
    use_: &Use<'_>,
) {
    let expanded = dialect.forms_in(use_.field);
    // Clients take `%NAME%` on Windows alone.
    let is_posix = matches!(context.platform, Platform::Linux | Platform::Macos);
    let is_elsewhere = |form: VariableForm| form == VariableForm::Percent && is_posix;
    let text = use_.text.text;
    let lost: Vec<(Variable<'_>, Span)> = use_
        .text
        .variables(context.text)
        .into_iter()
        .filter(|(variable, _)| {
            (!expanded.contains(&variable.form)
                || is_elsewhere(variable.form)
                || is_nested(dialect, use_.field, variable))
                && is_meant(variable, text)
                && !(dialect.shell_reads_values && is_for_a_shell(variable.form))
                && !use_.is_set_by_entry(server, variable.name)
        })
        .collect();
    let Some((variable, span)) = lost.first() else { return };
    let written = variable.range.slice(text);
    let Verdict { message, mut severity, impact, label } = verdict(dialect, use_, variable, written);
    // What stands in an example is to be replaced anyway.
    if context.example {
        severity = Severity::Info;
    }
    findings
        .report(use_.text.span, message)
        .severity(severity)
        .impact(impact)
        .label(*span, label)
        .fix(repair::fix(context, dialect, use_, &lost));
}

/// What the client makes of a reference that it does not expand.
struct Verdict {
    message: String,
    severity: Severity,
    impact: Impact,
    label: &'static str,
}

fn verdict(dialect: &Dialect, use_: &Use<'_>, variable: &Variable<'_>, written: &str) -> Verdict {
    let (severity, impact) = cost(use_.field, variable.form);
    let name = dialect.name;
    let label = "stays as it is";
    if written.starts_with("${") && dialect.variables.unset == Unset::Rejected {
        let message = format!(
            "{name} takes all of {written} for the name of a variable; none is set, and it loads no server of this file"
        );
        return Verdict { message, severity: Severity::Error, impact: Impact::ConfigRejected, label };
    }
    if dialect.refused_forms.contains(&variable.form) {
        let message = format!(
            "since July 2026 {name} takes no variables of the environment from the file of a project: it drops this \
             entry and warns"
        );
        let (severity, impact) = (Severity::Warning, Impact::ServerRejected);
        return Verdict { message, severity, impact, label: "not allowed here" };
    }
    if dialect.shell_reads_values && variable.form == VariableForm::EnvColon {
        let message = format!(
            "{name} reads values as a shell does, and a shell takes {written} for a part of $env: the server does \
             not get {}",
            variable.name
        );
        return Verdict { message, severity, impact, label: "not that variable" };
    }
    if is_nested(dialect, use_.field, variable) {
        let message = format!(
            "{name} takes the default of {} as it stands, so the reference in it is not expanded: {}",
            variable.name,
            consequence(use_)
        );
        return Verdict { message, severity: Severity::Warning, impact, label };
    }
    let message = format!("{name} {}: {}", mechanism(dialect, use_.field, written), consequence(use_));
    Verdict { message, severity, impact, label }
}

/// Whether a default holds a reference, which this client does not expand there.
fn is_nested(dialect: &Dialect, field: &str, variable: &Variable<'_>) -> bool {
    dialect.plain_defaults.contains(&field) && variable.default.is_some_and(|default| default.contains("${"))
}

fn mechanism(dialect: &Dialect, field: &str, written: &str) -> String {
    let variables = &dialect.variables;
    if variables.forms.is_empty() && dialect.variables_by_field.is_empty() {
        return format!("expands no variables, so {written} stays as it is");
    }
    if dialect.forms_in(field).is_empty() {
        return format!("expands no variables in {field}, so {written} stays as it is");
    }
    format!("does not expand {written}")
}

fn consequence(use_: &Use<'_>) -> &'static str {
    match use_.field {
        "command" => "it looks for a program of that name",
        "url" => "there is no such address",
        "headers" if use_.name.is_some_and(|name| name.eq_ignore_ascii_case("authorization")) => {
            "the server gets this text as the key, and refuses it"
        }
        "cwd" => "there is no such folder",
        _ => "the server gets this text as the value",
    }
}

/// A server may make something of its arguments; nobody but an editor knows an editor's names.
fn cost(field: &str, form: VariableForm) -> (Severity, Impact) {
    match (field, form) {
        ("args", VariableForm::Editor | VariableForm::Input) => (Severity::Error, Impact::ServerFails),
        ("args", _) => (Severity::Warning, Impact::ServerFails),
        ("env", _) => (Severity::Error, Impact::SettingIgnored),
        _ => (Severity::Error, Impact::ServerFails),
    }
}

/// Whether a shell makes something of this form, in values that it reads.
fn is_for_a_shell(form: VariableForm) -> bool {
    !matches!(form, VariableForm::BareEnvColon | VariableForm::Percent | VariableForm::EnvColon)
}

/// Whether the text is a reference, and not a template of the server, a pattern or a password.
fn is_meant(variable: &Variable<'_>, text: &str) -> bool {
    let is_capital = |name: &str| !name.contains(|c: char| c.is_ascii_lowercase());
    match variable.form {
        VariableForm::Braces | VariableForm::BracesDefault => is_capital(variable.name),
        VariableForm::Dollar | VariableForm::Percent => {
            let before = text[..variable.range.start].chars().next_back();
            let after = text[variable.range.end..].chars().next();
            let joins = |character: Option<char>| character.is_some_and(|c| c.is_ascii_alphanumeric());
            variable.name.len() > 1 && is_capital(variable.name) && !joins(before) && !joins(after)
        }
        VariableForm::EnvColon | VariableForm::BareEnvColon | VariableForm::Input | VariableForm::Editor => {
            true
        }
        // A step before the client may fill these in.
        VariableForm::Secret | VariableForm::File => false,
    }
}

/// Whether a program of the command line replaces references in its own arguments.
fn expands_itself(server: &Server<'_>) -> bool {
    let argv = server.argv();
    let is_compose = argv.layers.iter().any(|layer| {
        matches!(argv.name(layer), "docker" | "podman")
            && argv.args(layer).first().is_some_and(|word| word.text == "compose")
    });
    is_compose
        || argv.top_level_texts().any(|text| {
            // `mcp-remote@latest`, `/usr/bin/envsubst`
            let name = text.rsplit(['/', '\\']).next().unwrap_or(text);
            EXPAND_THEMSELVES.contains(&name.split('@').next().unwrap_or(name))
        })
}
