//! `relative-script-path`: an interpreter is given a script by a path that depends on where it starts.

use super::support::start_folder::{self, Cwd};
use crate::argv::path::{has_separator, is_relative};
use crate::argv::script::{has_script_suffix, is_python};
use crate::argv::{Argv, Layer, TokenPlace, program_name};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "relative-script-path",
    category: Category::Launch,
    severity: Severity::Error,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Unsafe),
    summary: "an interpreter is given a script by a relative path",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    if start_folder::cwd(context, server) == Cwd::Decides {
        return;
    }
    let argv = server.argv();
    for layer in argv.local_layers() {
        let Some((interpreter, at)) = script(argv, layer) else { continue };
        let token = &argv.tokens[at];
        let path = token.text.as_ref();
        let is_file = has_script_suffix(path) || has_separator(path) || takes_any_file(&interpreter, path);
        if !is_file || !is_relative(path) || start_folder::is_moved(argv, at) {
            continue;
        }
        let outcome = start_folder::outcome(context, server, "it finds nothing there and exits");
        let severity = start_folder::severity(context, server, Severity::Error, Severity::Info);
        let found = findings
            .report(token.span, format!("{interpreter} looks for {path} {outcome}"))
            .severity(severity)
            .label(token.span, "relative to the start folder")
            .maybe_fix(fix(context, server, at));
        if severity == Severity::Error {
            found.says(context.closed_error());
        } else {
            found.impact(Impact::None);
        }
        if found.fix.is_none() {
            found.help(match interpreter.as_str() {
                "uv" => "write \"--directory\" and the folder of the project before \"run\"",
                _ => "write the whole path of the script",
            });
        }
    }
}

/// What opens a script, and the token of the script: also in `npx tsx x.ts` and `uv run mcp run x.py`.
fn script(argv: &Argv<'_>, layer: &Layer) -> Option<(String, usize)> {
    if let Some(script) = argv.script(layer) {
        return Some((argv.name(layer).to_owned(), script));
    }
    let word = |at: usize| argv.tokens.get(at).filter(|_| at < layer.end).map_or("", |token| &token.text);
    if let Some(npx) = argv.npx(layer) {
        let runner = npx.target.filter(|target| matches!(word(*target), "tsx" | "ts-node"))?;
        let at = if word(runner + 1) == "watch" { runner + 2 } else { runner + 1 };
        return (!word(at).starts_with('-') && has_script_suffix(word(at)))
            .then(|| (word(runner).to_owned(), at));
    }
    let moved = |text: &str| text.starts_with("--directory") || text.starts_with("--project");
    if !matches!(argv.name(layer), "uv" | "uvx" | "mcp" | "fastmcp")
        || argv.args(layer).iter().any(|token| moved(&token.text))
    {
        return None;
    }
    let run = (layer.program + 1..layer.end)
        .find(|at| word(*at) == "run" && matches!(program_name(word(at - 1)).as_str(), "mcp" | "fastmcp"))?;
    let file = word(run + 1).split_once(".py:").map_or(word(run + 1), |(file, _)| file);
    (file.ends_with(".py") || word(run + 1).contains(".py:")).then(|| (program_name(word(run - 1)), run + 1))
}

/// Whether the interpreter takes its first argument for a file whatever it looks like.
fn takes_any_file(interpreter: &str, word: &str) -> bool {
    match interpreter {
        "node" | "nodejs" => !matches!(word, "inspect" | "debug"),
        "php" | "ruby" | "perl" | "mcp" | "fastmcp" => true,
        "py" => false,
        name => is_python(name),
    }
}

fn fix(context: &Context<'_>, server: &Server<'_>, at: usize) -> Option<Fix> {
    let token = &server.argv().tokens[at];
    if token.place == TokenPlace::Word {
        return None;
    }
    let path = start_folder::written_out(context, server, token.place, &token.text)?;
    Some(Fix::unsafe_(format!("write {path}"), vec![context.editor().replace_string(token.span, &path)]))
}
