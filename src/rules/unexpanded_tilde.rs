//! `unexpanded-tilde`: `~`, which only a shell turns into the home folder.

use super::support::home;
use super::support::reader::{self, Reader};
use crate::argv::TokenPlace;
use crate::argv::path::starts_at_home;
use crate::byte_set::ByteSet;
use crate::clients::Knowledge;
use crate::diagnostic::{Applicability, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    name: "unexpanded-tilde",
    category: Category::Launch,
    severity: Severity::Error,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Safe),
    summary: "~ is written where no shell replaces it by the home folder",
    check: Check::Server(check),
};

/// A place with a `~`.
struct Tilde<'w> {
    span: Span,
    field: &'static str,
    /// `--flag=` or nothing.
    flag: &'w str,
    path: &'w str,
    /// The program that opens the path; `None` if the system does, or nobody knows.
    program: Option<String>,
    reader: Reader,
    says: String,
}

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    if !server.bytes().meets(ByteSet::of("~")) {
        return;
    }
    let argv = server.argv();
    let layers = argv.local_layers();
    for (depth, layer) in layers.iter().enumerate() {
        let end = layers.get(depth + 1).map_or(layer.end, |inner| inner.program.min(layer.end));
        for at in layer.program..end {
            let token = &argv.tokens[at];
            let (flag, path) = split_flag(&token.text);
            let reader = reader::of_path(argv, layer, at);
            if token.place == TokenPlace::Word || reader == Reader::Expands || !starts_at_home(path) {
                continue;
            }
            let field = if token.place == TokenPlace::Command { "command" } else { "args" };
            let program = (at != layer.program).then(|| argv.name(layer).to_owned());
            let says = match token.place {
                TokenPlace::Command => context.not_found_error(path),
                _ => context.closed_error().to_owned(),
            };
            report(context, findings, &Tilde { span: token.span, field, flag, path, program, reader, says });
        }
    }
    let reads_cwd = context.dialect.is_some_and(|dialect| dialect.cwd == Knowledge::Yes);
    if let Some((cwd, path)) = server.cwd().filter(|_| reads_cwd).zip(server.cwd_text())
        && starts_at_home(path)
    {
        let (span, reader) = (cwd.value.span, Reader::System);
        // Node blames the program when the folder is missing.
        let says = context.not_found_error(argv.program_text());
        report(context, findings, &Tilde { span, field: "cwd", flag: "", path, program: None, reader, says });
    }
}

fn report(context: &Context<'_>, findings: &mut Findings<'_>, tilde: &Tilde<'_>) {
    // Some clients replace a leading `~`; whoever does so does not look behind a flag.
    let replaced = context.dialect.map_or(Knowledge::Yes, |dialect| dialect.expands_tilde(tilde.field));
    if replaced == Knowledge::Yes && tilde.flag.is_empty() {
        return;
    }
    let sure = replaced == Knowledge::No && tilde.reader == Reader::System;
    let (client, field) = (context.client(), tilde.field);
    let mechanism = match replaced {
        Knowledge::Yes => format!("behind {} ~ stays as it is", tilde.flag),
        Knowledge::No => format!("no shell reads {field}, so ~ stays as it is"),
        Knowledge::Unknown => format!("no shell reads {field}, and {client} is not known to replace ~"),
    };
    let outcome = match (&tilde.program, tilde.reader) {
        (_, Reader::Server) => "unless the server itself replaces it, it finds no such file".to_owned(),
        (Some(program), _) => format!("{program} looks for a folder named ~ and fails"),
        (None, _) if field == "cwd" => "there is no folder named ~ to start the server in".to_owned(),
        (None, _) => format!("there is no program {} to start", tilde.path),
    };
    let found = findings
        .report(tilde.span, format!("{mechanism}: {outcome}"))
        .severity(if sure { Severity::Error } else { Severity::Warning })
        .label(tilde.span, "~ is not replaced")
        .maybe_fix(home::fix(context, tilde.span, field, tilde.flag, tilde.path, sure));
    if tilde.reader == Reader::System {
        found.says(tilde.says.as_str());
    }
    if found.fix.is_none() {
        found.help("write the whole path of the home folder in place of ~");
    }
}

/// `--dir=~/x` is `--dir=` and `~/x`.
fn split_flag(text: &str) -> (&str, &str) {
    match text.find('=').filter(|_| text.starts_with('-')) {
        Some(equals) => text.split_at(equals + 1),
        None => ("", text),
    }
}
