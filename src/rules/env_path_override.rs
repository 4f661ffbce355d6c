//! `env-path-override`: a `PATH` in `env` that hides the programs of the system.

use super::support::gui_path::is_node_script;
use super::support::search_path::{self, SearchPath};
use crate::argv::script::has_script_suffix;
use crate::argv::{is_bare_name, program_name};
use crate::clients::Knowledge;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::platform::Platform;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "env-path-override",
    category: Category::Launch,
    severity: Severity::Error,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Unsafe),
    summary: "PATH in env replaces the client's PATH, and hides the programs of the system",
    check: Check::Server(check),
};

/// What is wrong with a PATH.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wrong<'a> {
    /// `$PATH`, which stays as it is.
    Literal(&'a str),
    /// `;` on POSIX, `:` on Windows.
    Separator,
    /// `~/bin`, which stays as it is.
    Tilde(&'a str),
    /// No folder of the system.
    NoSystem,
}

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(path) = SearchPath::of(context, server) else { return };
    let program = server.argv().program_text();
    let replaces = search_path::replaces(context);
    // A program that is one file, named by its path, needs no PATH to start.
    let is_searched = is_bare_name(program) || is_node_script(program) || has_script_suffix(program);
    if replaces == Knowledge::No || !is_searched || server.platform_block(context.platform).is_some() {
        return;
    }
    let Some(wrong) = wrong(context, &path) else { return };
    let Some(severity) = severity(context, &path, wrong, program, replaces) else { return };
    let client = context.client();
    let (message, label) = match wrong {
        Wrong::Literal(text) => (
            format!("{client} does not expand {text} here: PATH loses the folders that it stands for"),
            format!("{text} stays as it is"),
        ),
        Wrong::Separator if path.windows => (
            "on Windows the folders of PATH are separated by ; so this is one folder that does not exist".to_owned(),
            "joined by :".to_owned(),
        ),
        Wrong::Separator => (
            "on macOS and Linux the folders of PATH are separated by : so this is one folder that does not exist"
                .to_owned(),
            "joined by ;".to_owned(),
        ),
        Wrong::Tilde(folder) => (
            format!("only a shell expands ~: nothing is found in {folder}, which is no folder as it stands"),
            "a ~ that stays as it is".to_owned(),
        ),
        Wrong::NoSystem => (
            format!(
                "PATH in env replaces the one that {client} has: {} and what it starts are looked for in these \
                 folders alone",
                program_name(program)
            ),
            if path.windows { "without System32" } else { "without /usr/bin and /bin" }.to_owned(),
        ),
    };
    let span = path.member.value.span;
    let found = findings.report(span, message).severity(severity).label(span, label);
    if severity < Severity::Error {
        found.impact(Impact::None);
    } else if is_bare_name(program) && !is_node_script(program) {
        found.says(context.not_found_error(program));
    } else {
        found.says(context.closed_error());
    }
    found.fix(repair(context, &path, wrong, program));
}

fn wrong<'a>(context: &Context<'_>, path: &SearchPath<'a>) -> Option<Wrong<'a>> {
    if let Some(text) = path.literal_reference(context) {
        return Some(Wrong::Literal(text));
    }
    if path.has_wrong_separator() {
        return Some(Wrong::Separator);
    }
    if !path.has_system() && !path.has_unknown() {
        return Some(Wrong::NoSystem);
    }
    path.tilde_folder().map(Wrong::Tilde)
}

/// How sure it is that the program, or the shell that it needs, cannot be found; `None` if it likely is found.
fn severity(
    context: &Context<'_>,
    path: &SearchPath<'_>,
    wrong: Wrong<'_>,
    program: &str,
    replaces: Knowledge,
) -> Option<Severity> {
    let name = program_name(program);
    let has_system = path.has_system() && wrong != Wrong::Separator;
    let found_here = context.host.filter(|_| context.runs_here).map(|host| {
        path.known_folders().any(|folder| host.exists(&format!("{}/{program}", folder.trim_end_matches('/'))))
    });
    let may_be_there = found_here.unwrap_or_else(|| path.known_folders().next().is_some());
    let sure = match wrong {
        Wrong::Literal(_) | Wrong::Tilde(_) if has_system => Severity::Info,
        // npx starts `sh`, and on Windows cmd.
        _ if is_node_script(program) => Severity::Error,
        Wrong::NoSystem if found_here == Some(true) || path.is_usual_home(&name) => return None,
        Wrong::Separator => Severity::Error,
        _ if may_be_there => Severity::Warning,
        _ => Severity::Error,
    };
    Some(match (context.example, replaces, sure) {
        (true, ..) => Severity::Info,
        (_, Knowledge::Unknown, Severity::Error) => Severity::Warning,
        (_, _, sure) => sure,
    })
}

fn repair(context: &Context<'_>, path: &SearchPath<'_>, wrong: Wrong<'_>, program: &str) -> Fix {
    let system = match context.platform {
        Platform::Macos => "/opt/homebrew/bin:/usr/local/bin:/usr/bin:/bin",
        _ => "/usr/local/bin:/usr/bin:/bin",
    };
    let (title, value) = match (wrong, search_path::reference(context)) {
        (Wrong::Literal(text), Some(right)) => {
            (format!("write {right} in place of {text}"), path.value.replace(text, &right))
        }
        (Wrong::Literal(text), None) if !path.windows => {
            let system = if path.has_system() { "" } else { system };
            let folders: Vec<&str> = path
                .folders()
                .map(|folder| if folder.contains(text) { system } else { folder })
                .filter(|folder| !folder.is_empty())
                .collect();
            let title = if system.is_empty() {
                format!("remove {text}")
            } else {
                format!("write {system} in place of {text}")
            };
            (title, folders.join(":"))
        }
        (Wrong::Separator, _) if !path.windows => {
            let value = path.value.replace(';', ":");
            let complete = value.split(':').any(|folder| matches!(folder, "/usr/bin" | "/bin"));
            let value = if complete { value } else { format!("{}:{system}", value.trim_end_matches(':')) };
            ("separate the folders with :".to_owned(), value)
        }
        (Wrong::NoSystem, _) if !path.windows => {
            (format!("add {system}"), format!("{}:{system}", path.value.trim_end_matches(':')))
        }
        (Wrong::Tilde(_), _) => return Fix::suggestion("write the home folder in place of ~", Vec::new()),
        (Wrong::Separator, _) => return Fix::suggestion("separate the folders with ;", Vec::new()),
        _ => {
            let folder = program_name(program);
            let title = format!("add C:\\Windows\\System32, C:\\Windows and the folder of {folder}");
            return Fix::suggestion(title, Vec::new());
        }
    };
    Fix::unsafe_(title, vec![context.editor().replace_string(path.member.value.span, &value)])
}
