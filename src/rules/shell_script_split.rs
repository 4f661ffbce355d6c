//! `shell-script-split`: `sh -c` with a script in several arguments, of which the shell runs the first.

use crate::argv::wrapper::{has_metacharacters, keep_together, reads_arguments, shell_script};
use crate::argv::{Argv, Layer, TokenPlace, is_shell, program_name};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "shell-script-split",
    category: Category::Launch,
    severity: Severity::Error,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Safe),
    summary: "only the first argument behind sh -c is the script",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    for layer in &argv.layers {
        let name = argv.name(layer);
        if !is_shell(name) {
            continue;
        }
        let Some(script) = shell_script(argv, layer) else { continue };
        let text = argv.tokens[script].text.as_ref();
        let rest = texts(argv, script + 1, layer);
        if let Some(line) = unquoted(text, &rest) {
            let span = argv.tokens[script].span;
            findings
                .report(
                    span,
                    format!(
                        "{name} gets these quotes as part of its script: it looks for one program with the whole \
                         line as its name, and finds none"
                    ),
                )
                .label(span, "quotes inside the quotes")
                .says(context.closed_error())
                .maybe_fix(join(context, server, script, layer, &line, "take the quotes off the script"));
        } else if loses_arguments(argv, script, &rest) {
            let span = argv.tokens[script + 1].span;
            let line = format!(
                "{text} {}",
                rest.iter().map(|word| keep_together(word)).collect::<Vec<_>>().join(" ")
            );
            let runs = if text.len() <= 40 { text } else { "that" };
            let diagnostic = findings.report(
                span,
                format!(
                    "{name} takes only the one argument behind -c as its script: it runs {runs}, and drops all \
                     that follows"
                ),
            );
            diagnostic.label(span, "from here on: not part of the script").maybe_fix(join(
                context,
                server,
                script,
                layer,
                &line,
                "write the script as one argument",
            ));
            if let Some(says) = left_alone(context, text) {
                diagnostic.says(says);
            }
        }
    }
}

/// What the user sees of a program that is started without its arguments, where that is known.
fn left_alone(context: &Context<'_>, program: &str) -> Option<&'static str> {
    match program_name(program.trim()).as_str() {
        // npx opens a shell, and all of these take the client's messages for a script.
        "npx" | "node" | "python" | "python3" | "sh" | "bash" => context.timeout_error(),
        "uv" | "uvx" | "npm" | "docker" | "java" => Some(context.closed_error()),
        _ => None,
    }
}

fn texts<'t>(argv: &'t Argv<'_>, from: usize, layer: &Layer) -> Vec<&'t str> {
    argv.tokens.get(from..layer.end).unwrap_or_default().iter().map(|token| token.text.as_ref()).collect()
}

/// Whether the shell ignores what follows its script, and the server needs it.
fn loses_arguments(argv: &Argv<'_>, script: usize, rest: &[&str]) -> bool {
    let text = argv.tokens[script].text.trim();
    if text.is_empty() || reads_arguments(text) {
        return false;
    }
    let whole = text.contains(char::is_whitespace) && !lacks_operand(argv);
    match rest {
        [] => false,
        // Behind a whole script stands, by custom, a name for $0.
        [name] if whole => name.starts_with('-') && !matches!(*name, "-" | "--"),
        _ => true,
    }
}

/// `npx -y`, `python -m`: the program that the script starts is given options only.
fn lacks_operand(argv: &Argv<'_>) -> bool {
    argv.inner().is_some_and(|inner| {
        let launcher = matches!(argv.name(inner), "npx" | "uvx" | "bunx" | "node" | "python" | "python3");
        launcher && argv.args(inner).iter().all(|token| token.text.starts_with('-'))
    })
}

/// The script without the quotes around all of it, where those are characters of it.
fn unquoted(script: &str, rest: &[&str]) -> Option<String> {
    let line = std::iter::once(script).chain(rest.iter().copied()).collect::<Vec<_>>().join(" ");
    let line = line.trim();
    let quote = line.chars().next().filter(|first| matches!(first, '\'' | '"'))?;
    let inner = line.strip_prefix(quote)?.strip_suffix(quote)?;
    let (program, arguments) = inner.trim().split_once(' ')?;
    // `'/Applications/My App/server'` is quoted for good reason.
    let is_path = program.contains(['/', '\\']) && !arguments.starts_with('-') && !arguments.contains(" -");
    (!is_path && !inner.contains(['\'', '"'])).then(|| inner.to_owned())
}

/// Puts `line` in the place of the script and all that follows it.
fn join(
    context: &Context<'_>,
    server: &Server<'_>,
    script: usize,
    layer: &Layer,
    line: &str,
    title: &str,
) -> Option<Fix> {
    let argv = server.argv();
    let array = server.args_array()?;
    let TokenPlace::Arg(first) = argv.tokens.get(script)?.place else { return None };
    let rest = texts(argv, script + 1, layer);
    let has_quotes = rest.iter().any(|word| word.contains(['\'', '"']));
    if first + 1 + rest.len() != array.as_array()?.len() || (has_quotes && line.contains(['\'', '"'])) {
        return None;
    }
    let editor = context.editor();
    let mut edits = vec![editor.replace_string(argv.tokens[script].span, line)];
    edits.extend(editor.remove_items(array, first + 1, rest.len()));
    let spaced = rest.iter().any(|word| word.is_empty() || word.contains(char::is_whitespace));
    let plain = !has_metacharacters(line) && !spaced;
    Some(if plain { Fix::safe(title, edits) } else { Fix::unsafe_(title, edits) })
}
