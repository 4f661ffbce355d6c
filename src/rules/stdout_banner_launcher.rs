//! `stdout-banner-launcher`: the launcher prints to standard output before the server does.

use crate::argv::TokenPlace;
use crate::argv::tool::Tool;
use crate::clients::Knowledge;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::rules::support::noise::{Noise, noise};
use crate::rules::support::tokens;

pub(super) static RULE: Rule = Rule {
    name: "stdout-banner-launcher",
    category: Category::Stdio,
    severity: Severity::Error,
    impact: Impact::Risk,
    fix: Some(Applicability::Safe),
    summary: "the launcher prints its own lines to the pipe of the protocol",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    for tool in argv.tools() {
        let Some(noise) = noise(argv, server, tool) else { continue };
        let token = &argv.tokens[tool.token];
        let prefixes = noise.words.is_empty();
        // A client that is not known may skip them as well.
        let skips = context.dialect.is_none_or(|dialect| dialect.skips_noise == Knowledge::Yes);
        let consequence = match (prefixes, skips) {
            (true, _) => "no message of the server is JSON any more",
            (false, true) if context.dialect.is_some() => {
                "this client skips lines that are no JSON, others report them or drop the server"
            }
            (false, true) => {
                "some clients skip lines that are no JSON, others report them or drop the server"
            }
            (false, false) => "the client reads that as a message of the server, and it is no JSON",
        };
        let severity =
            if skips && !prefixes { noise.severity.min(Severity::Warning) } else { noise.severity };
        let diagnostic = findings.report(token.span, format!("{} {}; {consequence}", tool.name, noise.lines));
        diagnostic
            .label(token.span, "prints to standard output")
            .severity(severity)
            .impact(if prefixes { Impact::ServerFails } else { Impact::Risk })
            .fix(fix(context, server, tool, &noise));
        if matches!(tool.name.as_str(), "npm" | "pnpm") && !skips && context.timeout_error().is_some() {
            diagnostic.says("Unexpected token '>', \"> \"... is not valid JSON");
        }
    }
}

fn fix(context: &Context<'_>, server: &Server<'_>, tool: &Tool, noise: &Noise) -> Fix {
    let argv = server.argv();
    if noise.words.is_empty() {
        return Fix::suggestion("start the server's own program instead", Vec::new());
    }
    let words = noise.words.join("\" \"");
    let last = argv.tokens.get(noise.at.wrapping_sub(1));
    let (title, edits) = match argv.tokens.get(noise.at).filter(|_| noise.at < tool.end) {
        Some(next) => (
            format!("insert \"{words}\" before \"{}\"", next.text),
            tokens::insert_before(context, server, noise.at, noise.words),
        ),
        // Nothing follows: at the end of the list, if there is one.
        None => (
            format!("add \"{words}\" to the arguments"),
            last.filter(|last| last.place != TokenPlace::Word).and_then(|_| {
                let array = server.args_array()?;
                Some(context.editor().insert_items(array, array.as_array()?.len(), noise.words))
            }),
        ),
    };
    match edits {
        Some(edits) => Fix::new(noise.silence, title, edits),
        None => Fix::suggestion(title, Vec::new()),
    }
}
