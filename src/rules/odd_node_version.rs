//! `odd-node-version`: a Node.js that is too old for MCP servers, or one without long-term support.

use crate::argv::runtime_path::{RuntimePath, major};
use crate::argv::{Argv, Layer, program_name};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "odd-node-version",
    category: Category::Launch,
    severity: Severity::Info,
    impact: Impact::None,
    fix: Some(Applicability::Suggestion),
    summary: "the entry names a Node.js without long-term support, or one that is too old",
    check: Check::Server(check),
};

/// The oldest version that the MCP SDK supports.
const OLDEST: u32 = 18;

/// From 27 on every version gets long-term support, whatever its number.
const LAST_ODD: u32 = 25;

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    for layer in argv.local_layers() {
        let Some((token, version)) = version(argv, layer) else { continue };
        let span = argv.tokens[token].span;
        if version < OLDEST {
            findings
                .report(
                    span,
                    format!(
                        "servers on the MCP SDK need Node.js {OLDEST} or newer: on {version} they stop at the \
                         first module that they do not find"
                    ),
                )
                .severity(Severity::Warning)
                .impact(Impact::ServerFails)
                .label(span, "too old")
                .says(context.closed_error())
                .fix(Fix::suggestion("name a version with long-term support, 22 or 24", Vec::new()));
        } else if version % 2 == 1 && version <= LAST_ODD {
            findings
                .report(
                    span,
                    format!(
                        "Node.js {version} has no long-term support: it got fixes for about half a year, and \
                         packages with native parts often have no build for it"
                    ),
                )
                .label(span, "an odd version")
                .fix(Fix::suggestion("name a version with long-term support, 22 or 24", Vec::new()));
        }
    }
}

/// The version of Node.js that a layer names, and where.
fn version(argv: &Argv<'_>, layer: &Layer) -> Option<(usize, u32)> {
    let program = argv.tokens[layer.program].text.as_ref();
    if let Some(found) = RuntimePath::parse(program).and_then(|path| path.node_major()) {
        return Some((layer.program, found));
    }
    if let Some(npx) = argv.npx(layer) {
        let package = npx.package()?;
        return Some((package, of_package(&argv.tokens[package].text)?));
    }
    // `mise exec node@25 -- npx …`: the words before `--`.
    if program_name(program) == "mise" {
        return (layer.program + 1..layer.end)
            .take_while(|at| argv.tokens[*at].text != "--")
            .find_map(|at| Some((at, of_package(&argv.tokens[at].text)?)));
    }
    None
}

/// `node@25`, `--package=node@25`
fn of_package(text: &str) -> Option<u32> {
    let name = text.rsplit_once('=').map_or(text, |(_, name)| name);
    major(name.strip_prefix("node@").or_else(|| name.strip_prefix("nodejs@"))?)
}
