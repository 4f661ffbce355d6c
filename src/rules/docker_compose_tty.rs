//! `docker-compose-tty`: compose makes a terminal where the client holds a pipe.

use super::support::container::arg_index;
use super::support::docker::insert_before;
use crate::argv::docker_compose::Compose;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "docker-compose-tty",
    category: Category::Docker,
    severity: Severity::Warning,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Safe),
    summary: "compose run or exec without -T may ask for a terminal",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    if server.url().is_some() {
        return;
    }
    let argv = server.argv();
    for layer in &argv.layers {
        let Some(compose) = Compose::parse(argv, layer) else { continue };
        if compose.service.is_none()
            || compose.flag(argv, 'T', &["--no-TTY", "--no-tty"]).is_some()
            || compose.flag(argv, 'd', &["--detach"]).is_some()
        {
            continue;
        }
        let (program, subcommand) = (&compose.program, &compose.subcommand);
        let asked = compose.flag(argv, 't', &["--tty"]).filter(|at| !argv.tokens[*at].text.contains('='));
        let span = argv.tokens[asked.unwrap_or(compose.subcommand_token)].span;
        // nerdctl looks whether there is a terminal, unless it is told.
        if asked.is_none() && program == "nerdctl compose" {
            continue;
        }
        // So does docker's plugin of today.
        let is_plugin = program == "docker compose" && asked.is_none();
        let message = if asked.is_some() {
            format!(
                "{program} {subcommand} is told to use a terminal, and the client gives it a pipe: it exits"
            )
        } else if is_plugin {
            format!(
                "{program} {subcommand} makes a terminal without -T in some versions of compose 2, and \
                 exits since the client gives it a pipe"
            )
        } else {
            format!(
                "without -T {program} {subcommand} makes a terminal, and exits since the client gives it a pipe"
            )
        };
        let found = findings
            .report(span, message)
            .label(span, if asked.is_some() { "asks for a terminal" } else { "no -T" })
            .maybe_fix(fix(context, server, &compose, asked));
        if is_plugin {
            found.severity(Severity::Info).impact(Impact::None);
        } else {
            found.says(context.closed_error());
        }
    }
}

fn fix(context: &Context<'_>, server: &Server<'_>, compose: &Compose, asked: Option<usize>) -> Option<Fix> {
    let Some(asked) = asked else {
        let edits = insert_before(context, server, compose.subcommand_token + 1, &["-T"])?;
        return Some(Fix::safe(format!("insert \"-T\" after \"{}\"", compose.subcommand), edits));
    };
    let index = arg_index(server, asked)?;
    let text = server.argv().tokens[asked].text.as_ref();
    let without = if text == "--tty" { "-T".to_owned() } else { text.replacen('t', "T", 1) };
    let edits = context.editor().replace_item(server.args_array()?, index, &[&without]);
    Some(Fix::safe(format!("write \"{without}\" for \"{text}\""), edits))
}
