//! `python-buffered-stdout`: Python keeps what a script prints until its buffer is full.

use crate::argv::script::is_python;
use crate::argv::uv::UvRun;
use crate::argv::{Argv, Layer, program_name};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::edit::{Edit, Literal};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "python-buffered-stdout",
    category: Category::Stdio,
    severity: Severity::Info,
    impact: Impact::None,
    fix: Some(Applicability::Safe),
    summary: "Python buffers standard output when it is a pipe",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let argv = server.argv();
    let set = server.env_vars().any(|variable| variable.key == "PYTHONUNBUFFERED");
    // A variable of the entry does not reach another system.
    if set || argv.runs_in_container() {
        return;
    }
    if let Some(wrong) = server.env_vars().find(|variable| variable.key == "PYTHONBUFFERED") {
        let edits = context.editor().rename_key(wrong, "PYTHONUNBUFFERED");
        findings
            .report(wrong.key_span, "Python knows no variable PYTHONBUFFERED, so its output stays buffered")
            .label(wrong.key_span, "UN is missing")
            .severity(Severity::Warning)
            .impact(Impact::SettingIgnored)
            .fix(Fix::unsafe_("write PYTHONUNBUFFERED", edits));
        return;
    }
    let Some(layer) = argv.layers.last() else { return };
    let Some(script) = script(argv, layer) else { return };
    let text = argv.tokens[script].text.as_ref();
    let before = &argv.tokens[layer.program..script];
    let is_unbuffered = before.iter().any(|token| {
        token.text.strip_prefix('-').is_some_and(|letters| !letters.starts_with('-') && letters.contains('u'))
    });
    if !text.ends_with(".py") || is_unbuffered {
        return;
    }
    let span = argv.tokens[script].span;
    findings
        .report(
            span,
            "Python writes to a pipe in blocks: what a script prints without flush reaches the client late or not \
             at all. Servers on the MCP SDK flush by themselves",
        )
        .label(span, "its output is buffered")
        .maybe_fix(
            edits(context, server).map(|edits| Fix::safe("set PYTHONUNBUFFERED to \"1\" in the environment", edits)),
        );
}

/// The script of Python itself, or of Python behind uv, poetry or conda.
fn script(argv: &Argv<'_>, layer: &Layer) -> Option<usize> {
    let name = argv.name(layer);
    match name {
        "uv" => UvRun::parse(argv, layer)?.script,
        "poetry" | "pipenv" | "pdm" | "conda" | "mamba" | "micromamba" => {
            let words = layer.program + 1..layer.end;
            let python = words.into_iter().find(|at| is_python(&program_name(&argv.tokens[*at].text)))?;
            argv.script(&Layer { program: python, ..*layer })
        }
        name if is_python(name) => argv.script(layer),
        _ => None,
    }
}

fn edits(context: &Context<'_>, server: &Server<'_>) -> Option<Vec<Edit>> {
    let editor = context.editor();
    let value = Literal::from("1");
    match server.env() {
        Some(env) => {
            let count = env.value.as_object()?.len();
            Some(editor.insert_member(&env.value, count, "PYTHONUNBUFFERED", &value))
        }
        None => {
            let after =
                server.args().or_else(|| server.command()).and_then(|field| server.field_index(field))? + 1;
            let env = Literal::Object(vec![("PYTHONUNBUFFERED".to_owned(), value)]);
            Some(editor.insert_member(server.node, after, server.env_key(), &env))
        }
    }
}
