//! `node-runs-typescript`: node is given a TypeScript file.

use crate::argv::{Argv, Layer, TokenPlace};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "node-runs-typescript",
    category: Category::Launch,
    severity: Severity::Warning,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Suggestion),
    summary: "node is given a TypeScript file",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    for layer in argv.layers.iter().filter(|layer| argv.name(layer) == "node") {
        let Some(script) = argv.script(layer) else { continue };
        let token = &argv.tokens[script];
        let Some(suffix) = typescript_suffix(&token.text) else { continue };
        if loads_typescript(argv, layer, script) || env_loads_typescript(server) {
            continue;
        }
        let message = if suffix == ".tsx" {
            "node runs no .tsx file in any version".to_owned()
        } else {
            format!(
                "node before 22.18, and 23 before 23.6, cannot run {suffix} files: it stops at the first type"
            )
        };
        findings
            .report(token.span, message)
            .label(token.span, "TypeScript, not JavaScript")
            .says(context.closed_error())
            .maybe_fix(use_tsx(context, server, layer, script))
            .help("or build the project and start the JavaScript file, often dist/index.js");
    }
}

fn typescript_suffix(text: &str) -> Option<&'static str> {
    let is_declaration = [".d.ts", ".d.mts", ".d.cts"].iter().any(|suffix| text.ends_with(suffix));
    [".ts", ".mts", ".cts", ".tsx"].into_iter().find(|suffix| text.ends_with(suffix) && !is_declaration)
}

/// Options of node that load something which may read TypeScript.
fn loads_typescript(argv: &Argv<'_>, layer: &Layer, script: usize) -> bool {
    argv.tokens[layer.program + 1..script].iter().any(|token| is_loader(&token.text))
}

fn is_loader(option: &str) -> bool {
    let name = option.split_once('=').map_or(option, |(name, _)| name);
    matches!(
        name,
        "--import"
            | "--loader"
            | "--experimental-loader"
            | "-r"
            | "--require"
            | "--experimental-strip-types"
            | "--experimental-transform-types"
            | "--experimental-default-type"
    )
}

fn env_loads_typescript(server: &Server<'_>) -> bool {
    server
        .env_vars()
        .filter(|variable| variable.key == "NODE_OPTIONS")
        .filter_map(|variable| variable.value.as_str())
        .any(|options| options.split_whitespace().any(is_loader))
}

/// `npx -y tsx file`, where nothing but the script's own arguments would follow.
fn use_tsx(context: &Context<'_>, server: &Server<'_>, layer: &Layer, script: usize) -> Option<Fix> {
    let argv = server.argv();
    let TokenPlace::Arg(index) = argv.tokens[script].place else { return None };
    if script != layer.program + 1 {
        return None;
    }
    let editor = context.editor();
    let mut edits = vec![editor.replace_string(argv.tokens[layer.program].span, "npx")];
    edits.extend(editor.insert_items(server.args_array()?, index, &["-y", "tsx"]));
    Some(Fix::suggestion("run it with tsx: npx -y tsx", edits))
}
