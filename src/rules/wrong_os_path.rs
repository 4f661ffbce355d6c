//! `wrong-os-path`: a path that the target system does not have.

use crate::argv::system::{Role, System};
use crate::argv::{is_bare_name, program_name};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::edit::Edit;
use crate::model::Server;
use crate::platform::{Platform, is_drive_path};
use crate::rule::{Category, Check, Context, Findings, Rule};

use super::support::paths::{self, FoundPath};

pub(super) static RULE: Rule = Rule {
    name: "wrong-os-path",
    category: Category::Platform,
    severity: Severity::Error,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Unsafe),
    summary: "a path of another system than the one that reads it",
    check: Check::Server(check),
};

/// Programs of every system, whose Windows file name has a suffix.
const LAUNCHERS: [&str; 16] = [
    "bun", "bunx", "deno", "docker", "dotnet", "git", "java", "node", "npm", "npx", "pnpm", "python",
    "python3", "uv", "uvx", "yarn",
];

/// A path with what is wrong about it.
struct Wrong<'t> {
    found: FoundPath<'t>,
    why: String,
    right: Option<String>,
    severity: Severity,
}

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    if server.platform_block(context.platform).is_some() {
        return;
    }
    let mut wrong: Vec<Wrong> = paths::of_entry(context, server)
        .filter(|found| found.system == System::Target)
        .filter_map(|found| match context.platform {
            Platform::Windows if !paths::may_be_remote(context) => on_windows(found),
            Platform::Macos => on_posix(found, "macOS", server),
            Platform::Linux => on_posix(found, "Linux", server),
            _ => None,
        })
        .collect();
    // The surest first; those that are as sure stay in their order.
    wrong.sort_by_key(|wrong| std::cmp::Reverse(wrong.severity));
    let Some(first) = wrong.first() else { return };
    let diagnostic = findings.report(first.found.span, first.why.as_str());
    diagnostic.severity(first.severity);
    for wrong in &wrong {
        diagnostic.label(wrong.found.span, "not to be found on this system");
    }
    match first.found.role {
        Role::Program => _ = diagnostic.says(format!("spawn {} ENOENT", first.found.path)),
        Role::Script => _ = diagnostic.says(context.closed_error()),
        Role::Argument => {}
    }
    let edits: Vec<Edit> =
        wrong.iter().filter_map(|wrong| wrong.found.replace(context, wrong.right.as_deref()?)).collect();
    match wrong.iter().find_map(|wrong| wrong.right.as_deref()).filter(|_| !edits.is_empty()) {
        Some(right) => diagnostic.fix(Fix::unsafe_(format!("write {right}"), edits)),
        None => diagnostic.help(help(context.platform, &first.found)),
    };
}

/// What to do where the right path does not follow from the wrong one.
fn help(platform: Platform, found: &FoundPath<'_>) -> String {
    let (finder, system) = match platform {
        Platform::Windows => ("where", "Windows"),
        Platform::Macos => ("which", "macOS"),
        _ => ("which", "Linux"),
    };
    match found.role {
        Role::Program => {
            let name = program_name(found.path);
            format!("`{finder} {name}` in a terminal shows where {name} lies on this machine")
        }
        Role::Script | Role::Argument => format!("write the path as {system} has it"),
    }
}

fn on_windows(found: FoundPath<'_>) -> Option<Wrong<'_>> {
    let (path, role) = (found.path, found.role);
    let mut severity = Severity::Error;
    let (why, right) = if let Some(right) = paths::from_git_bash(path, role) {
        (format!("{path} is how Git Bash writes {right}: other programs do not find it"), Some(right))
    } else if let Some(right) = paths::to_windows_venv(path, role) {
        (
            format!("On Windows the programs of a virtual environment lie in Scripts: there is no {path}"),
            Some(right),
        )
    } else if paths::is_posix_only(path, role) {
        (format!("{path} is a path of macOS or Linux: Windows does not find it"), None)
    } else if path.strip_prefix("/Users/").is_some_and(|rest| !rest.is_empty()) {
        severity = Severity::Warning;
        (
            format!("{path} is a path of macOS: on Windows it means a folder of whatever drive is current"),
            None,
        )
    } else {
        return None;
    };
    Some(Wrong { found, why, right, severity })
}

fn on_posix<'t>(found: FoundPath<'t>, system: &str, server: &Server<'_>) -> Option<Wrong<'t>> {
    let path = found.path;
    let outermost = server.argv().tokens.first().is_some_and(|program| program.span == found.span);
    let network = path.starts_with(r"\\") && found.role != Role::Argument;
    let (why, right) = if is_drive_path(path) || network {
        (format!("{path} is a path of Windows: {system} does not find it"), None)
    } else if let Some(right) = paths::to_posix_venv(path).filter(|_| found.role == Role::Program) {
        (
            format!("On {system} the programs of a virtual environment lie in bin: there is no {path}"),
            Some(right),
        )
    } else if outermost && is_suffixed_launcher(path) {
        let name = program_name(path);
        (format!("{path} is the program's name on Windows: on {system} it is {name}"), Some(name))
    } else {
        return None;
    };
    Some(Wrong { found, why, right, severity: Severity::Error })
}

fn is_suffixed_launcher(path: &str) -> bool {
    let name = program_name(path);
    is_bare_name(path) && path.len() > name.len() && LAUNCHERS.contains(&name.as_str())
}
