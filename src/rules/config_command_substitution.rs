//! `config-command-substitution`: a command inside a value, which the client runs when it reads the file.

use crate::diagnostic::{Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::variables;

pub(super) static RULE: Rule = Rule {
    name: "config-command-substitution",
    category: Category::Security,
    severity: Severity::Warning,
    impact: Impact::Risk,
    fix: None,
    summary: "the client runs a command that stands inside a value",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    if !context.dialect.is_some_and(|dialect| dialect.shell_reads_values) {
        return;
    }
    let is_shared = context.is_shared();
    for field in server.fields() {
        for text in variables::texts(&field.value).iter().filter(|text| !text.is_key) {
            if !substitutes(text.text) {
                continue;
            }
            let client = context.client();
            let message = if is_shared {
                format!(
                    "{client} runs the command in this value when it starts the server, for everyone who opens \
                     this project"
                )
            } else {
                format!("{client} runs the command in this value when it starts the server")
            };
            let finding = findings.report(text.span, message);
            finding
                .label(text.span, "run, not read")
                .help("write a variable, such as ${NAME}, and let the environment hold the value");
            if !is_shared {
                finding.severity(Severity::Info);
            }
        }
    }
}

/// Whether a shell would run a command in the text: `$(…)` or backticks that no backslash disarms.
fn substitutes(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut ticks = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b'$' if starts_command(&bytes[at + 1..]) => return true,
            b'`' => ticks += 1,
            _ => {}
        }
        at += 1;
    }
    ticks >= 2
}

/// Whether a command follows: `$((…))` counts, and `$(pwd)` only names the folder.
fn starts_command(behind: &[u8]) -> bool {
    behind.starts_with(b"(") && !behind.starts_with(b"((") && !behind.starts_with(b"(pwd)")
}

#[cfg(test)]
mod tests {
    use super::substitutes;

    #[test]
    fn commands_are_told_from_what_looks_like_them() {
        for text in ["$(cat ~/.token)", "Bearer $(op read x)", "`whoami`", "a$(b)"] {
            assert!(substitutes(text), "{text}");
        }
        for text in ["", "$", "${A}", "$A (b)", r"\$(x)", "$((1 + 2))", "$(pwd)/x", "a ` b", r"\`x\`"] {
            assert!(!substitutes(text), "{text}");
        }
    }
}
