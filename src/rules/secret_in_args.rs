//! `secret-in-args`: a token among the arguments, which every program on the machine can list.

use crate::argv::mcp_remote;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::edit::{Edit, Literal};
use crate::knowledge::packages::Way;
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

use super::support::env;
use super::support::mcp_header;
use super::support::planted::{self, Planted, SecretPlace};
use super::support::tokens;
use super::support::way_out::WayOut;

pub(super) static RULE: Rule = Rule {
    name: "secret-in-args",
    category: Category::Security,
    severity: Severity::Warning,
    impact: Impact::Risk,
    fix: Some(Applicability::Suggestion),
    summary: "a token stands among the arguments",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    if !planted::may_be_any(server) {
        return;
    }
    for planted in planted::in_args(server).iter().filter(|planted| planted.matters(context)) {
        let what = planted.secret.kind.what();
        let finding = findings.report(
            planted.span,
            format!(
                "{what} stands among the arguments: every program on the machine can list them, and everyone \
                 who can read this file can use it"
            ),
        );
        finding.label(planted.locate(context), "shows in the list of processes");
        if let Some(fix) = move_to_env(context, server, planted) {
            finding.fix(fix);
        } else {
            let fix = WayOut::of(context, server, planted).map(|way| way.fix(Applicability::Suggestion));
            finding.help("hand it over in a variable or a file, if the server reads one").maybe_fix(fix);
        }
    }
}

/// The words that leave the command line, and what they become.
struct Move {
    /// The variable that takes the secret.
    variable: String,
    /// Its value, with the secret in it as in [`Planted::text`].
    value: (String, String),
    /// What is done to the command line.
    edits: Option<Vec<Edit>>,
}

fn move_to_env(context: &Context<'_>, server: &Server<'_>, planted: &Planted<'_>) -> Option<Fix> {
    let SecretPlace::Token(at) = planted.place else { return None };
    let Move { variable, value: (before, after), edits } = docker_variable(context, server, planted, at)
        .or_else(|| header(context, server, planted, at))
        .or_else(|| option(context, server, planted, at))?;
    let is_taken = server.sets(&variable);
    let reference = context.dialect.and_then(|dialect| dialect.secret_reference("env", &variable));
    let mut title = format!("move it to {variable} in \"{}\"", server.env_key());
    let (secret, input) = match reference {
        Some(reference) => {
            title.push_str(&format!(", as {}", reference.text));
            (reference.text, reference.input)
        }
        None => (planted.secret.span.slice(planted.text).to_owned(), None),
    };
    let Some(edits) = edits.filter(|_| !is_taken) else {
        return Some(Fix::suggestion(title, Vec::new()));
    };
    let members = [(variable.as_str(), Literal::String(format!("{before}{secret}{after}")))];
    let inputs: Vec<&str> = input.as_deref().into_iter().collect();
    Some(Fix::suggestion(title, env::add(context, server, &members, &inputs, edits)))
}

/// `-e NAME=secret`: docker copies NAME from its own variables where no value follows.
fn docker_variable(
    context: &Context<'_>,
    server: &Server<'_>,
    planted: &Planted<'_>,
    at: usize,
) -> Option<Move> {
    let argv = server.argv();
    let docker = argv.layers.iter().find_map(|layer| argv.docker(layer))?;
    let option = docker.env_at(argv, at).filter(|option| option.value.is_some())?;
    let name = option.name;
    let start = planted.text.find(&format!("{name}="))?;
    let value = start + name.len() + 1..planted.text.len();
    Some(Move {
        variable: name.to_owned(),
        value: around(planted, value.start)?,
        edits: tokens::replace(context, server, at, &planted.text[..start + name.len()]),
    })
}

/// The `--header` of mcp-remote, which reads `${NAME}` in it from its variables.
fn header(context: &Context<'_>, server: &Server<'_>, planted: &Planted<'_>, at: usize) -> Option<Move> {
    if !mcp_header::is_header(server, at) {
        return None;
    }
    let (name, value) = mcp_remote::header(planted.text)?;
    let variable = mcp_header::variable_name(name);
    let new = format!("{name}:${{{variable}}}");
    Some(Move {
        value: around(planted, planted.text.len() - value.len())?,
        edits: tokens::replace(context, server, at, &new),
        variable,
    })
}

/// An option of a known server that also reads a variable: `--figma-api-key` and FIGMA_API_KEY.
fn option(context: &Context<'_>, server: &Server<'_>, planted: &Planted<'_>, at: usize) -> Option<Move> {
    let argv = server.argv();
    let row =
        argv.known().filter(|_| argv.package().is_some_and(|package| package.server_args.contains(&at)))?;
    let option = letters(planted.name);
    let groups = row.any_of.iter().copied().flatten().filter_map(|way| match way {
        Way::Variable(name) => Some(*name),
        _ => None,
    });
    let mut names = row.required.iter().chain(groups).chain(row.optional.iter());
    let variable = names.find(|name| option.len() >= 3 && letters(name).ends_with(&option))?;
    let joined = planted.text.starts_with('-');
    let (first, count) = if joined { (at, 1) } else { (at.checked_sub(1)?, 2) };
    Some(Move {
        variable: variable.to_owned(),
        value: around(planted, if joined { planted.text.find('=')? + 1 } else { 0 })?,
        edits: tokens::remove(context, server, first, count),
    })
}

/// What stands before and after the secret in the value that starts at this byte of the text.
fn around(planted: &Planted<'_>, value: usize) -> Option<(String, String)> {
    let secret = planted.secret.span;
    let before = planted.text.get(value..secret.start)?;
    Some((before.to_owned(), planted.text.get(secret.end..)?.to_owned()))
}

fn letters(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect()
}
