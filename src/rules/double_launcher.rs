//! `double-launcher`: the launcher stands in `command` and again in `args`.

use crate::argv::script::is_python;
use crate::argv::{Argv, Layer, Token, TokenPlace, is_bare_name, program_name};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::edit::Edit;
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::rules::support::{cmd, tokens};

pub(super) static RULE: Rule = Rule {
    name: "double-launcher",
    category: Category::Launch,
    severity: Severity::Error,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Safe),
    summary: "the launcher is named twice, in command and in args",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    cmd_twice(context, server, findings);
    let argv = server.argv();
    for layer in &argv.layers {
        let Some((outer, inner)) = two_launchers(argv, layer) else { continue };
        let token = &argv.tokens[layer.program + 1];
        let message = match outer {
            "npx" => "npx runs a second npx: where npm's own folder holds none, it installs the old package \
                      npx, which crashes on Node 20"
                .to_owned(),
            "node" => format!("node looks for a script file called {inner} and exits"),
            name if is_python(name) => format!("{outer} looks for a script file called {inner} and exits"),
            "uvx" => {
                "uvx tries to install a package called uvx, which refuses to be built, and exits".to_owned()
            }
            _ => format!("{outer} has no subcommand {inner}, so it prints its usage and exits"),
        };
        let found = findings.report(token.span, message);
        found
            .label(token.span, if outer == inner { "a second time" } else { "a launcher, not a script" })
            .says(context.closed_error())
            .maybe_fix(repair(context, server, layer, outer == inner));
        // Measured: with npx on npm's own path the second npx starts, and the server with it.
        if outer == "npx" {
            found.severity(Severity::Warning);
        }
    }
}

/// `cmd /c cmd /c npx …`: it works, and the first cmd could do it alone.
fn cmd_twice(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    let Some(outer) = cmd::of(context, argv).next() else { return };
    let first = outer.token + 1;
    let Some([slash_c, program, again, rest @ ..]) = argv.tokens.get(first..outer.end) else { return };
    let is_slash_c = |text: &str| text.eq_ignore_ascii_case("/c");
    // Each cmd reads quotes and special characters anew: with any of them two are not the same as one.
    let plain = rest
        .iter()
        .all(|token| !token.text.contains([' ', '"', '&', '|', '<', '>', '^', '%', '(', ')', '!']));
    if outer.token > 0
        || rest.is_empty()
        || !plain
        || !is_slash_c(&slash_c.text)
        || !is_slash_c(&again.text)
        || program_name(&program.text) != "cmd"
    {
        return;
    }
    // All but what the last one is given.
    let pairs = argv.tokens[first + 1..outer.end].chunks_exact(2);
    let again = |pair: &&[Token]| program_name(&pair[0].text) == "cmd" && is_slash_c(&pair[1].text);
    let count = 2 * pairs.take_while(again).count();
    let count = if first + 1 + count == outer.end { count - 2 } else { count };
    let edits = tokens::remove(context, server, first + 1, count);
    findings
        .report(program.span, "cmd starts a second cmd, which does nothing that the first would not")
        .label(program.span, "a second time")
        .severity(Severity::Info)
        .impact(Impact::None)
        .maybe_fix(edits.map(|edits| {
            let which = if count == 2 { "the second".to_owned() } else { format!("the other {}", count / 2) };
            Fix::safe(format!("remove {which} \"cmd\" \"/c\""), edits)
        }));
}

/// The names of a launcher and of the one it is given.
fn two_launchers<'v>(argv: &'v Argv<'_>, layer: &Layer) -> Option<(&'v str, String)> {
    let outer = argv.name(layer);
    let first = argv.args(layer).first().filter(|token| is_bare_name(&token.text))?;
    let inner = program_name(&first.text);
    // `python python` alone could run a folder of that name.
    if argv.args(layer).len() < 2 {
        return None;
    }
    let is_twice = outer == inner
        && (matches!(outer, "npx" | "uvx" | "uv" | "node" | "docker" | "podman") || is_python(outer));
    let is_mixed = match outer {
        "node" => matches!(inner.as_str(), "npx" | "npm" | "pnpm" | "bunx" | "uvx" | "uv"),
        "uv" => inner == "uvx",
        name if is_python(name) => {
            matches!(inner.as_str(), "uvx" | "uv" | "npx" | "node") || is_python(&inner)
        }
        _ => false,
    };
    (is_twice || is_mixed).then_some((outer, inner))
}

/// Drops the second word and those like it, or the first where they differ: it is the second that can read the rest.
fn repair(context: &Context<'_>, server: &Server<'_>, layer: &Layer, same: bool) -> Option<Fix> {
    let argv = server.argv();
    let (program, second) = (&argv.tokens[layer.program], &argv.tokens[layer.program + 1]);
    let TokenPlace::Arg(index) = second.place else { return None };
    let args = argv.args(layer);
    let again =
        args.iter().take_while(|token| token.place != TokenPlace::Word && token.text == second.text).count();
    // `npx npx` alone is nothing that this rule speaks of.
    let count = if same { again.min(args.len() - 1) } else { 1 };
    let mut edits: Vec<Edit> = context.editor().remove_items(server.args_array()?, index, count);
    if same {
        let which = if count == 1 { "the second".to_owned() } else { format!("the other {count}") };
        return Some(Fix::safe(format!("remove {which} {:?}", second.text), edits));
    }
    edits.push(context.editor().replace_string(program.span, &second.text));
    Some(Fix::unsafe_(format!("start {:?} alone", second.text), edits))
}
