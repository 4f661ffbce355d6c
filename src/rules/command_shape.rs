//! `command-shape`: a list where the client wants the program alone, or a string where it wants a list.

use crate::clients::{Dialect, Outcome};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::edit::Literal;
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::{Member, Node};

use super::support::misfit::report;

pub(super) static RULE: Rule = Rule {
    name: "command-shape",
    category: Category::Shape,
    severity: Severity::Error,
    impact: Impact::ServerRejected,
    fix: Some(Applicability::Safe),
    summary: "the program is a list where the client wants a string, or the reverse",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(command) = server.command() else { return };
    let Some(dialect) = context.dialect else {
        unknown_client(context, server, findings, command);
        return;
    };
    let misfit = server.misfits().iter().find(|misfit| misfit.field.name == command.key && !misfit.is_part());
    let Some(misfit) = misfit.filter(|misfit| misfit.node.is_some() && !misfit.is_null()) else { return };
    if command.value.as_str().is_some_and(str::is_empty) {
        return;
    }
    let kind = command.value.kind();
    let (wanted, label, fix) = if dialect.keys.command_is_array {
        (
            "a list with the program and its arguments",
            format!("{kind}, not a list"),
            joined(context, server, command),
        )
    } else {
        ("the program alone, as a string", format!("{kind}, not a string"), split(context, server, command))
    };
    let what = format!("\"{}\" must be {wanted}, and is {kind}", command.key);
    if let Some(diagnostic) = report(findings, server, misfit, &what) {
        diagnostic.label(command.value.span, label).maybe_fix(fix);
        if stops_at_args(dialect, server) {
            diagnostic.impact(Impact::ServerRejected);
        }
    }
}

/// Whether the arguments beside it are such that the client stops there.
fn stops_at_args(dialect: &Dialect, server: &Server<'_>) -> bool {
    let mut of_args = server.misfits().iter().filter(|misfit| misfit.field.name == dialect.keys.args);
    of_args.any(|misfit| {
        server.reaction(misfit.mistake(dialect)).is_some_and(|reaction| reaction.outcome == Outcome::Stops)
    })
}

/// All clients but one want a string; that one has a key of its own for such files.
fn unknown_client(
    context: &Context<'_>,
    server: &Server<'_>,
    findings: &mut Findings<'_>,
    command: &Member<'_>,
) {
    let is_opencode = server.field("type").is_some_and(|word| word.value.as_str() == Some("local"));
    if command.value.as_array().is_none() || is_opencode {
        return;
    }
    let fix = split(context, server, command);
    findings
        .report(
            command.value.span,
            "\"command\" must be the program alone, as a string, and is an array; the client cannot start the server",
        )
        .severity(Severity::Warning)
        .impact(Impact::ServerFails)
        .label(command.value.span, "an array, not a string")
        .maybe_fix(fix);
}

/// `["npx", "-y", "pkg"]` as `command` and `args`.
fn split(context: &Context<'_>, server: &Server<'_>, command: &Member<'_>) -> Option<Fix> {
    let (first, rest) = command.value.as_array()?.split_first()?;
    let program = first.as_str().filter(|program| !program.trim().is_empty())?;
    let rest: Option<Vec<&str>> = rest.iter().map(Node::as_str).collect();
    let rest = rest?;
    let mut edits = vec![context.editor().replace_string(command.value.span, program)];
    match server.args() {
        _ if rest.is_empty() => {}
        Some(args) if args.value.as_array().is_some() => {
            edits.extend(context.editor().insert_items(&args.value, 0, &rest));
        }
        Some(_) => return None,
        None => {
            let words = Literal::Strings(rest.iter().map(|word| (*word).to_owned()).collect());
            let key = context.dialect.map_or("args", |dialect| dialect.keys.args);
            let place = server.field_index(command)? + 1;
            edits.extend(context.editor().insert_member(server.node, place, key, &words));
        }
    }
    let title = if rest.is_empty() {
        "write the program without the brackets"
    } else {
        "move the arguments to \"args\""
    };
    Some(Fix::safe(title, edits))
}

/// `"npx"` and its `args` as one list.
fn joined(context: &Context<'_>, server: &Server<'_>, command: &Member<'_>) -> Option<Fix> {
    let program = command.value.as_str()?;
    let mut words = vec![program.to_owned()];
    let args = server.field("args");
    let is_line = program.contains(char::is_whitespace);
    if let Some(args) = args {
        let items: Option<Vec<&str>> = args.value.as_array()?.iter().map(Node::as_str).collect();
        words.extend(items?.into_iter().map(str::to_owned));
    } else if is_line {
        words = program.split_whitespace().map(str::to_owned).collect();
    }
    let is_sure = !is_line || args.is_none() && !program.contains(['"', '\'', '\\', '$', '/']);
    let mut edits = vec![context.editor().replace_value(command.value.span, &Literal::Strings(words))];
    if let Some(args) = args {
        edits.extend(context.editor().remove_member(server.node, server.field_index(args)?));
    }
    let applicability = if is_sure { Applicability::Safe } else { Applicability::Unsafe };
    let title =
        if args.is_some() { "put the program and its \"args\" into one list" } else { "put it into a list" };
    Some(Fix::new(applicability, title, edits))
}
