//! `project-command-risk`: a shared config that runs a file of the project.

use crate::argv::path::{has_separator, is_relative};
use crate::argv::script::has_script_suffix;
use crate::argv::{Argv, Layer};
use crate::diagnostic::{Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "project-command-risk",
    category: Category::Security,
    severity: Severity::Info,
    impact: Impact::Risk,
    fix: None,
    summary: "a shared config runs a file of the project, which a later commit can change",
    check: Check::Server(check),
};

/// What clients fill in with the folder of the project.
const PROJECT_FOLDERS: [&str; 5] = [
    "${workspaceFolder}",
    "${workspaceRoot}",
    "${CLAUDE_PROJECT_DIR",
    "$CLAUDE_PROJECT_DIR",
    "${workspacePath}",
];

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    if !context.is_shared() {
        return;
    }
    let argv = server.argv();
    let Some(at) = argv.local_layers().iter().rev().find_map(|layer| file(argv, layer)) else { return };
    let token = &argv.tokens[at];
    findings
        .report(
            token.span,
            format!(
                "{} starts {}, a file of the project: it asks about the entry, not about the file, so a commit that \
                 changes the file runs on the machine of everyone who has said yes",
                context.client(),
                token.text
            ),
        )
        .label(token.span, "changes with the project")
        .help("have changes to this file reviewed like those to a build script");
}

/// The token of the project's own file that `layer` runs.
fn file(argv: &Argv<'_>, layer: &Layer) -> Option<usize> {
    let program = argv.tokens.get(layer.program)?.text.as_ref();
    if !program.contains(char::is_whitespace)
        && is_of_project(program)
        && (has_separator(program) || has_script_suffix(program))
    {
        return Some(layer.program);
    }
    let script = argv.script(layer)?;
    is_of_project(&argv.tokens[script].text).then_some(script)
}

fn is_of_project(path: &str) -> bool {
    is_relative(path) || PROJECT_FOLDERS.iter().any(|folder| path.starts_with(folder))
}
