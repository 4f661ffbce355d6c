//! `dev-watcher-as-server`: a tool that restarts the server, or shows it to people, as the server.

use crate::argv::tool::Tool;
use crate::argv::{Argv, TokenPlace, Wrapper};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::edit::Edit;
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::rules::support::{launch, tokens};

pub(super) static RULE: Rule = Rule {
    name: "dev-watcher-as-server",
    category: Category::Stdio,
    severity: Severity::Warning,
    impact: Impact::Risk,
    fix: Some(Applicability::Unsafe),
    summary: "a development tool that restarts the server stands between it and the client",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    for tool in argv.tools() {
        if let Some(token) = inspector(argv, tool) {
            let span = argv.tokens[token].span;
            let title = "start the server itself; run the Inspector by hand";
            let fix = if tool.name == "mcp" {
                tokens::replace(context, server, token, "run")
                    .map(|edits| Fix::unsafe_("replace \"dev\" by \"run\"", edits))
            } else {
                None
            };
            findings
                .report(
                    span,
                    "this starts the MCP Inspector, a web page for people, and the client gets no server on this pipe",
                )
                .label(span, "no MCP server")
                .severity(Severity::Error)
                .impact(Impact::ServerFails)
                .says(context.closed_error())
                .fix(fix.unwrap_or_else(|| Fix::suggestion(title, Vec::new())));
            continue;
        }
        let Some(token) = watcher(argv, tool) else { continue };
        let span = argv.tokens[token].span;
        findings
            .report(
                span,
                format!(
                    "{} restarts the server when a file changes; the new process knows nothing of the session, and \
                     the client does not start a new one",
                    tool.name
                ),
            )
            .label(span, "restarts the server")
            .fix(fix(context, server, tool, token));
    }
}

/// The token that says that the Inspector is started: `mcp dev`, `npx @modelcontextprotocol/inspector`.
fn inspector(argv: &Argv, tool: &Tool) -> Option<usize> {
    match tool.name.as_str() {
        "@modelcontextprotocol/inspector" => Some(tool.token),
        "mcp" => tool.word(argv, &[]).filter(|(_, verb)| *verb == "dev").map(|(at, _)| at),
        _ => None,
    }
}

/// The token that says that files are watched.
fn watcher(argv: &Argv, tool: &Tool) -> Option<usize> {
    let own_option = |names: &[&str]| {
        tool.args(argv)
            .take_while(|(_, text)| text.starts_with('-') || *text == "run")
            .find(|(_, text)| names.iter().any(|name| text.split('=').next() == Some(name)))
            .map(|(at, _)| at)
    };
    let verb = |name: &str| tool.word(argv, &[]).filter(|(_, verb)| *verb == name).map(|(at, _)| at);
    match tool.name.as_str() {
        "nodemon" | "ts-node-dev" | "tsnd" | "watchexec" | "cargo-watch" => Some(tool.token),
        "tsx" | "cargo" | "dotnet" => verb("watch"),
        "node" | "bun" | "deno" => own_option(&["--watch", "--watch-path", "--hot", "--watch-hmr"]),
        "uvicorn" => tool.args(argv).find(|(_, text)| *text == "--reload").map(|(at, _)| at),
        _ => None,
    }
}

fn fix(context: &Context<'_>, server: &Server<'_>, tool: &Tool, token: usize) -> Fix {
    let argv = server.argv();
    let text = argv.tokens[token].text.as_ref();
    let next =
        argv.tokens.get(token + 1).filter(|_| token + 1 < tool.end).map_or("", |next| next.text.as_ref());
    let removable = match tool.name.as_str() {
        // What follows `watch` may be an option that only the watcher knows.
        "tsx" => !next.starts_with('-') && !next.is_empty(),
        "node" | "bun" | "deno" => text != "--watch-path",
        "uvicorn" => true,
        _ => false,
    };
    let (title, edits) = match tool.name.as_str() {
        "nodemon" => ("replace nodemon by \"node\"", nodemon(context, server, tool)),
        "dotnet" if next == "run" => ("remove \"watch\"", tokens::remove(context, server, token, 1)),
        "dotnet" => ("replace \"watch\" by \"run\"", tokens::replace(context, server, token, "run")),
        _ if removable => ("", tokens::remove(context, server, token, 1)),
        _ => ("", None),
    };
    match edits {
        Some(edits) if title.is_empty() => Fix::unsafe_(format!("remove \"{text}\""), edits),
        Some(edits) => Fix::unsafe_(title, edits),
        None => Fix::suggestion("start the server without the watcher", Vec::new()),
    }
}

/// `nodemon [-q] server.js …` becomes `node server.js …`.
fn nodemon(context: &Context<'_>, server: &Server<'_>, tool: &Tool) -> Option<Vec<Edit>> {
    let argv = server.argv();
    let (quiet, script) = match tool.args(argv).collect::<Vec<_>>().as_slice() {
        [(_, "-q" | "--quiet"), (_, script), ..] => (1, *script),
        [(_, script), ..] => (0, *script),
        [] => return None,
    };
    let is_script = [".js", ".mjs", ".cjs"].iter().any(|suffix| script.ends_with(suffix));
    if !is_script {
        return None;
    }
    // `cmd /c nodemon`: node is a program that needs no cmd.
    let behind_cmd = argv.layers.get(1).is_some_and(|layer| {
        layer.program == tool.token && layer.inside == Some(Wrapper::Cmd) && tool.end == layer.end
    });
    match argv.tokens[tool.token].place {
        TokenPlace::Command => {}
        TokenPlace::Arg(_) if behind_cmd => {
            return launch::start_at(context, server, tool.token + quiet, "node");
        }
        _ => return None,
    }
    let mut edits = tokens::replace(context, server, tool.token, "node")?;
    if quiet == 1 {
        edits.extend(tokens::remove(context, server, tool.token + 1, 1)?);
    }
    Some(edits)
}
