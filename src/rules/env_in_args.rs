//! `env-in-args`: a variable among the arguments of a server.

use crate::argv::TokenPlace;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::edit::{Edit, Literal};
use crate::knowledge::packages::{Package, Way};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::secrets::is_secret_name;

use super::support::tokens;

pub(super) static RULE: Rule = Rule {
    name: "env-in-args",
    category: Category::Env,
    severity: Severity::Warning,
    impact: Impact::SettingIgnored,
    fix: Some(Applicability::Suggestion),
    summary: "NAME=value stands among the arguments, where it sets no variable",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    let Some(package) = argv.package() else { return };
    let row = argv.known();
    for at in package.server_args.clone() {
        let Some(token) = argv.tokens.get(at).filter(|token| token.place != TokenPlace::Word) else {
            continue;
        };
        let Some((name, value)) = token.text.split_once('=') else { continue };
        // Behind an option it is that option's value: `--define NAME=value`.
        let is_value = at > package.server_args.start && argv.tokens[at - 1].text.starts_with('-');
        if is_value || !is_variable(name, row) || is_documented(row, &token.text) {
            continue;
        }
        let message =
            format!("{name} is an argument here: it sets no variable, so the server does not see it as one");
        let finding = findings.report(token.span, message);
        finding.label(token.span, "an argument, not a variable");
        finding.maybe_fix(repair(context, server, at, name, value));
    }
}

/// Whether a text before `=` can only be meant as a variable.
fn is_variable(name: &str, row: Option<&Package>) -> bool {
    let is_capital = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_';
    let is_name = name.len() >= 3 && name.starts_with(|first: char| first.is_ascii_uppercase());
    is_name
        && name.bytes().all(is_capital)
        && (name.contains('_')
            || is_secret_name(name)
            || row.is_some_and(|row| row.variables().any(|known| known == name)))
}

/// Whether the server takes it as an argument.
fn is_documented(row: Option<&Package>, text: &str) -> bool {
    let ways = row.map(|row| row.any_of).unwrap_or_default().iter().copied().flatten();
    ways.into_iter().any(|way| matches!(way, Way::Argument(start) if text.starts_with(start)))
}

fn repair(context: &Context<'_>, server: &Server<'_>, token: usize, name: &str, value: &str) -> Option<Fix> {
    if server.sets(name) {
        return None;
    }
    let editor = context.editor();
    let mut edits: Vec<Edit> = tokens::remove(context, server, token, 1)?;
    let literal = Literal::from(value);
    match server.env() {
        Some(env) => {
            let count = env.value.as_object()?.len();
            edits.extend(editor.insert_members(&env.value, count, &[(name, literal)]));
        }
        None => {
            let map = Literal::Object(vec![(name.to_owned(), literal)]);
            edits.extend(editor.insert_member(server.node, server.fields().len(), server.env_key(), &map));
        }
    }
    Some(Fix::suggestion(format!("move {name} to \"{}\"", server.env_key()), edits))
}
