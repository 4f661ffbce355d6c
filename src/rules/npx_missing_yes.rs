//! `npx-missing-yes`: npx without `-y`.

use crate::argv::TokenPlace;
use crate::argv::npx::{Kind, Npx, is_folder};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "npx-missing-yes",
    category: Category::Launch,
    severity: Severity::Warning,
    impact: Impact::None,
    fix: Some(Applicability::Safe),
    summary: "npx is started without -y",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    for layer in &argv.layers {
        let Some(npx) = argv.npx(layer) else { continue };
        let Some(package) = npx.package() else { continue };
        if npx.yes.is_some() || npx.never_installs || yes_in_env(server) {
            continue;
        }
        // `-y` behind the package is `npx-yes-after-package`'s to say.
        if npx.late_yes(argv).is_some() {
            continue;
        }
        let text = argv.tokens[package].text.as_ref();
        if is_folder(text) {
            continue;
        }
        let program = if npx.kind == Kind::Npx { "npx" } else { "npm exec" };
        let span = argv.tokens[package].span;
        findings
            .report(
                span,
                format!(
                    "{program} may not install {text} without -y: with `yes=false` in an .npmrc it gives up, \
                     and on a terminal it waits for an answer"
                ),
            )
            .label(span, "not installed yet: npx asks first, or refuses")
            .says(context.closed_error())
            .maybe_fix(insert_yes(context, server, &npx));
    }
}

fn yes_in_env(server: &Server<'_>) -> bool {
    server.env_vars().any(|variable| {
        variable.key.eq_ignore_ascii_case("npm_config_yes") && variable.value.as_str() == Some("true")
    })
}

/// Whether the text has control characters or quotes of a word processor in it.
fn is_garbled(text: &str) -> bool {
    let is_quote = |character: char| matches!(character, '\u{2018}'..='\u{201f}' | '\u{ab}' | '\u{bb}');
    text.contains(char::is_control) || text.starts_with(is_quote)
}

fn insert_yes(context: &Context<'_>, server: &Server<'_>, npx: &Npx) -> Option<Fix> {
    let array = server.args_array()?;
    let first = server.argv().tokens.get(npx.options_start)?;
    let TokenPlace::Arg(index) = first.place else { return None };
    // `“-y”`, or a path whose `\n` became a line break: once that is mended, the line says something else.
    if server.argv().tokens.iter().any(|token| is_garbled(&token.text)) {
        return None;
    }
    Some(Fix::safe("insert \"-y\" before the package", context.editor().insert_items(array, index, &["-y"])))
}
