//! `arg-holds-several-args`: one string of `args` holds several arguments.

use super::support::joined::{several, takes_lines};
use super::support::reader::is_servers;
use super::support::words::{Certainty, certainty};
use crate::argv::TokenPlace;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "arg-holds-several-args",
    category: Category::Launch,
    severity: Severity::Error,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Unsafe),
    summary: "one string of args holds several arguments",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    let layers = argv.local_layers();
    for (depth, layer) in layers.iter().enumerate() {
        let end = layers.get(depth + 1).map_or(layer.end, |inner| inner.program.min(layer.end));
        if takes_lines(argv.name(layer)) {
            continue;
        }
        for at in layer.program + 1..end {
            let token = &argv.tokens[at];
            let TokenPlace::Arg(index) = token.place else { continue };
            let Some(several) = several(argv, layer, at) else { continue };
            let words = several.words;
            let severity = match (several.sure, context.dialect) {
                (true, Some(_)) => Severity::Error,
                _ => Severity::Warning,
            };
            let reader = if is_servers(argv, layer, at) { "the server" } else { argv.name(layer) };
            let knows = if several.sure { "does" } else { "may" };
            let message = format!(
                "no shell splits args: {reader} gets \"{} …\" as one argument, which it {knows} not know",
                words[0]
            );
            let list = server.args_array().filter(|_| certainty(&words) > Certainty::No);
            let fix = list.map(|list| {
                let edits = context.editor().replace_item(list, index, &words);
                Fix::unsafe_(format!("split it into {} strings", words.len()), edits)
            });
            let found = findings
                .report(token.span, message)
                .severity(severity)
                .label(token.span, format!("one string, {} arguments", words.len()))
                .says(context.closed_error())
                .maybe_fix(fix);
            if found.fix.is_none() {
                found.help("write every argument as a string of its own");
            }
        }
    }
}
