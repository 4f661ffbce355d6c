//! `value-wrapped-in-quotes`: quotes that came with the value from a shell or an env file.

use crate::byte_set::ByteSet;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "value-wrapped-in-quotes",
    category: Category::Env,
    severity: Severity::Warning,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Unsafe),
    summary: "a value has quotes of its own, which no shell takes away",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    if !server.bytes().meets(ByteSet::of("\"'")) {
        return;
    }
    for used in server.uses() {
        let (Some(name), Some(inner)) = (used.name, unquoted(used.text.text)) else { continue };
        let what = if used.field == "headers" { format!("the header {name}") } else { name.to_owned() };
        let edit = context.editor().replace_string(used.text.span, inner);
        findings
            .report(
                used.text.span,
                format!("{what} has quotes inside its value: no shell takes them away, so the server gets them too"),
            )
            .label(used.text.span, "quotes inside quotes")
            .fix(Fix::unsafe_("remove the inner quotes", vec![edit]));
    }
}

/// What stands between quotes of its own, where they can only be those of a shell: `"abc"`, `'abc'`.
fn unquoted(text: &str) -> Option<&str> {
    let text = text.trim();
    ['"', '\''].iter().find_map(|quote| {
        let inner = text.strip_prefix(*quote)?.strip_suffix(*quote)?;
        (!inner.trim().is_empty() && !inner.contains(['"', '\''])).then_some(inner)
    })
}
