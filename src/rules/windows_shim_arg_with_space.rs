//! `windows-shim-arg-with-space`: npx with a spaced argument, in a client that puts cmd in front.

use crate::argv::TokenPlace;
use crate::argv::package::PackageRef;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::edit::{Edit, Literal};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::rules::support::{launch, shims};

pub(super) static RULE: Rule = Rule {
    name: "windows-shim-arg-with-space",
    category: Category::Platform,
    severity: Severity::Error,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Safe),
    summary: "an argument with a space behind npx breaks the command line on Windows",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    let Some(severity) = shims::unquoted(context, argv) else { return };
    let name = argv.program_name();
    let spaced = |at: &usize| {
        let token = &argv.tokens[*at];
        matches!(token.place, TokenPlace::Arg(_)) && token.text.contains([' ', '\t'])
    };
    let Some(outer) = argv.outer() else { return };
    for at in (outer.program + 1..outer.end).filter(spaced) {
        let span = argv.tokens[at].span;
        let sure = severity == Severity::Error;
        let message = if sure {
            format!(
                "{} starts {name} as cmd.exe /C \"C:\\Program Files\\nodejs\\{name}.cmd\" …, and with a second quoted \
                 argument cmd drops the outer quotes: it looks for a program named C:\\Program",
                context.client()
            )
        } else {
            format!(
                "{} was reported to start {name} through cmd without quoting for it: the argument is split at its \
                 space, and the server gets the pieces",
                context.client()
            )
        };
        let diagnostic = findings.report(span, message);
        diagnostic
            .severity(severity)
            .label(span, "has a space")
            .maybe_fix(header_fix(context, server, at).or_else(|| wrap(context, server, &name)));
        if sure {
            diagnostic.says("'C:\\Program' is not recognized as an internal or external command");
        }
    }
}

/// With a plain word behind `/c` the line does not start with a quote, and cmd leaves the quotes alone.
fn wrap(context: &Context<'_>, server: &Server<'_>, name: &str) -> Option<Fix> {
    let edits = launch::put_in_front(context, server, &["cmd", "/c"], name)?;
    Some(Fix::unsafe_(format!("start it as cmd /c {name}"), edits))
}

/// `--header "Name: value"` of mcp-remote: the space goes, or moves into a variable, which mcp-remote expands.
fn header_fix(context: &Context<'_>, server: &Server<'_>, at: usize) -> Option<Fix> {
    let argv = server.argv();
    let package = PackageRef::of(argv)?;
    let follows_option = argv.tokens.get(at.checked_sub(1)?)?.text == "--header";
    if package.name != "mcp-remote" || !package.server_args.contains(&at) || !follows_option {
        return None;
    }
    let token = &argv.tokens[at];
    let (header, value) = token.text.split_once(':')?;
    let (header, value) = (header.trim(), value.trim());
    if header.is_empty() || value.is_empty() || header.contains(char::is_whitespace) {
        return None;
    }
    let editor = context.editor();
    if !value.contains(char::is_whitespace) {
        let edit = editor.replace_string(token.span, &format!("{header}:{value}"));
        return Some(Fix::safe("remove the space behind the colon", vec![edit]));
    }
    let text = expand(server, value)?;
    let variable = variable_name(header);
    let mut edits: Vec<Edit> = vec![editor.replace_string(token.span, &format!("{header}:${{{variable}}}"))];
    match server.env_vars().find(|member| member.key == variable) {
        Some(member) if member.value.as_str() == Some(text.as_str()) => {}
        Some(_) => return None,
        None => edits.extend(set_variable(context, server, &variable, &text)?),
    }
    Some(Fix::safe(format!("move the value into {variable} in env, where spaces do no harm"), edits))
}

/// `Bearer ${TOKEN}` with TOKEN from the same entry. `None` where a variable comes from elsewhere.
fn expand(server: &Server<'_>, value: &str) -> Option<String> {
    let mut text = String::new();
    let mut rest = value;
    while let Some((before, after)) = rest.split_once("${") {
        let (name, behind) = after.split_once('}')?;
        let variable = server.env_vars().find(|variable| variable.key == name)?.value.as_str()?;
        // A value that the client would have to expand first is not this one's to copy.
        if variable.contains('$') {
            return None;
        }
        text.push_str(before);
        text.push_str(variable);
        rest = behind;
    }
    text.push_str(rest);
    Some(text)
}

fn variable_name(header: &str) -> String {
    if header.eq_ignore_ascii_case("authorization") {
        return "AUTH_HEADER".to_owned();
    }
    let name: String = header
        .chars()
        .map(|letter| if letter.is_ascii_alphanumeric() { letter.to_ascii_uppercase() } else { '_' })
        .collect();
    format!("{name}_HEADER")
}

fn set_variable(context: &Context<'_>, server: &Server<'_>, name: &str, value: &str) -> Option<Vec<Edit>> {
    let editor = context.editor();
    let value = Literal::from(value);
    if let Some(env) = server.env() {
        return Some(editor.insert_member(&env.value, env.value.as_object()?.len(), name, &value));
    }
    let after = server.field_index(server.args()?)? + 1;
    let env = Literal::Object(vec![(name.to_owned(), value)]);
    Some(editor.insert_member(server.node, after, server.env_key(), &env))
}
