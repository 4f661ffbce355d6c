//! `cmd-joined-line`: the command line behind cmd in one string.

use crate::argv::{TokenPlace, Wrapper};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::rules::support::cmd;

pub(super) static RULE: Rule = Rule {
    name: "cmd-joined-line",
    category: Category::Platform,
    severity: Severity::Info,
    impact: Impact::None,
    fix: Some(Applicability::Safe),
    summary: "cmd gets a whole command line in one string",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    for cmd in cmd::of(context, argv) {
        let Some(switch) = cmd.switch else { continue };
        // Only where the shell does no more than take the string apart at spaces.
        let Some(inner) = argv.layers.iter().find(|layer| {
            layer.inside == Some(Wrapper::Cmd) && argv.tokens[layer.program].place == TokenPlace::Word
        }) else {
            continue;
        };
        let line = if argv.tokens[switch].text.contains(' ') { switch } else { switch + 1 };
        let token = &argv.tokens[line];
        if line + 1 != cmd.end || token.text.contains(['%', '^', '"', '\'']) {
            continue;
        }
        let words: Vec<&str> =
            argv.tokens[inner.program..inner.end].iter().map(|word| word.text.as_ref()).collect();
        let mut items = if line == switch { vec![&token.text[..2]] } else { Vec::new() };
        items.extend(&words);
        let fix = server.args_array().and_then(|array| match token.place {
            TokenPlace::Arg(index) => Some(context.editor().replace_item(array, index, &items)),
            _ => None,
        });
        findings
            .report(
                token.span,
                "cmd takes this string apart itself, so it works as long as no word needs quotes; a word with a \
                 space or one of & | < > ^ in it would come out as something else",
            )
            .label(token.span, format!("{} words in one string", items.len()))
            .maybe_fix(fix.map(|edits| Fix::safe("write each word as an argument of its own", edits)));
    }
}
