//! `command-contains-args`: a whole command line where the name of one program belongs.

use super::support::words::{Certainty, certainty, is_option, is_shell_syntax};
use crate::argv::path::has_separator;
use crate::argv::script::is_python;
use crate::argv::{program_name, split_words};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::edit::{Edit, Literal};
use crate::model::Server;
use crate::platform::is_drive_path;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "command-contains-args",
    category: Category::Launch,
    severity: Severity::Error,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Safe),
    summary: "command holds a whole command line",
    check: Check::Server(check),
};

/// Programs that are given arguments, and that nobody names a file after.
const LAUNCHERS: [&str; 46] = [
    "npx",
    "npm",
    "pnpm",
    "pnpx",
    "yarn",
    "bunx",
    "bun",
    "node",
    "deno",
    "tsx",
    "ts-node",
    "nodemon",
    "uv",
    "uvx",
    "pipx",
    "poetry",
    "pipenv",
    "conda",
    "mamba",
    "hatch",
    "rye",
    "docker",
    "podman",
    "nerdctl",
    "wsl",
    "cmd",
    "powershell",
    "pwsh",
    "bash",
    "sh",
    "zsh",
    "env",
    "sudo",
    "java",
    "dotnet",
    "go",
    "cargo",
    "ruby",
    "php",
    "perl",
    "mise",
    "mcp-proxy",
    "mcp-remote",
    "supergateway",
    "fastmcp",
    "mcp",
];

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(command) = server.command() else { return };
    let Some(text) = command.value.as_str().map(str::trim) else { return };
    let is_list = context.dialect.is_some_and(|dialect| dialect.keys.command_is_array);
    let is_file = || context.host.is_some_and(|host| context.runs_here && host.exists(text));
    let Some((program, rest)) = split_program(text) else { return };
    if is_list || !is_command_line(program, rest) || is_file() {
        return;
    }
    let severity = if context.dialect.is_some() { Severity::Error } else { Severity::Warning };
    let span = command.value.span;
    let message = format!(
        "{} takes the whole text for the name of one program: no shell splits it, and there is no such program",
        context.client()
    );
    let found = findings
        .report(span, message)
        .severity(severity)
        .label(span, "one name, spaces included")
        .says(context.not_found_error(text))
        .maybe_fix(split(context, server, program, rest));
    if found.fix.is_none() {
        found.help(format!("write {program} as the command, and every argument as a string of args"));
    }
}

/// The program and the rest. A drive path with spaces ends at `.exe`; a quoted program at its quote.
fn split_program(text: &str) -> Option<(&str, &str)> {
    let quoted = text.strip_prefix(['"', '\'']);
    let end = if let Some(inner) = quoted {
        let close = inner.find(['"', '\''])?;
        return Some((&inner[..close], inner[close + 1..].trim())).filter(|(_, rest)| !rest.is_empty());
    } else if is_drive_path(text) {
        let lower = text.to_ascii_lowercase();
        let suffix = [".exe ", ".cmd ", ".bat "].iter().filter_map(|suffix| lower.find(suffix)).min();
        suffix.map(|at| at + 4).or_else(|| text.find(char::is_whitespace))?
    } else {
        text.find(char::is_whitespace)?
    };
    Some((&text[..end], text[end..].trim()))
}

/// Whether this is a program with arguments, and not a path with spaces or a line for a shell.
fn is_command_line(program: &str, rest: &str) -> bool {
    let second = rest.split_whitespace().next().unwrap_or("");
    if rest.split_whitespace().any(is_shell_syntax) || program.contains('=') {
        return false;
    }
    let name = program_name(program);
    let is_launcher = LAUNCHERS.contains(&name.as_str()) || is_python(&name);
    let folder = program.rsplit(['/', '\\']).nth(1).unwrap_or("");
    let is_program = !has_separator(program)
        || name.len() < program.rsplit(['/', '\\']).next().map_or(0, str::len)
        || matches!(folder, "bin" | "sbin" | "shims" | "Scripts" | "scripts");
    is_launcher && is_program || is_option(second)
}

/// The program stays in `command`; what follows it goes to the front of `args`.
fn split(context: &Context<'_>, server: &Server<'_>, program: &str, rest: &str) -> Option<Fix> {
    let quotes = |text: &str| text.contains(['"', '\'']);
    let quoted = quotes(rest) || server.command()?.value.as_str().is_some_and(quotes);
    let words: Vec<String> =
        if quoted { split_words(rest) } else { rest.split_whitespace().map(str::to_owned).collect() };
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    // What was meant as a comment is no argument.
    if words.iter().any(|word| matches!(*word, "//" | "#" | "/*")) {
        return None;
    }
    let (edits, repeated) = edits(context, server, program, &words)?;
    let applicability = match certainty(&words) {
        _ if quoted => Applicability::Suggestion,
        Certainty::Yes if !repeated => Applicability::Safe,
        Certainty::No => return None,
        _ => Applicability::Unsafe,
    };
    Some(Fix::new(applicability, format!("keep {program}, and move the rest into args"), edits))
}

/// The edits, and whether `args` starts with the same words already.
fn edits(
    context: &Context<'_>,
    server: &Server<'_>,
    program: &str,
    words: &[&str],
) -> Option<(Vec<Edit>, bool)> {
    let editor = context.editor();
    let command = server.command()?;
    let mut edits = vec![editor.replace_string(command.value.span, program)];
    let mut repeated = false;
    match server.args() {
        Some(args) => {
            let items = args.value.as_array()?;
            repeated = items.len() >= words.len()
                && words.iter().zip(items).all(|(word, item)| item.as_str() == Some(word));
            if !repeated {
                edits.extend(editor.insert_items(&args.value, 0, words));
            }
        }
        None => {
            let key = context.dialect.map_or("args", |dialect| dialect.keys.args);
            let list = Literal::Strings(words.iter().map(|word| (*word).to_owned()).collect());
            edits.extend(editor.insert_member(server.node, server.field_index(command)? + 1, key, &list));
        }
    }
    Some((edits, repeated))
}
