//! Where a relative path leads: the folder in which a client starts a process.

use crate::argv::path::{is_absolute, join};
use crate::argv::{Argv, TokenPlace};
use crate::clients::{Knowledge, Scope, StartFolder, VariableForm};
use crate::diagnostic::Severity;
use crate::model::Server;
use crate::rule::Context;

/// What the entry's `cwd` means for its relative paths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cwd<'a> {
    /// There is none that matters.
    Unset,
    /// The client does not read it: the author's wish, and not what happens.
    Ignored(&'a str),
    /// The client starts the process there, or no source says that it does not.
    Decides,
}

/// What the entry's `cwd` means to this client.
pub(crate) fn cwd<'a>(context: &Context<'_>, server: &Server<'a>) -> Cwd<'a> {
    let honoured = context.dialect.map_or(Knowledge::Unknown, |dialect| dialect.cwd);
    match server.cwd_text() {
        None | Some("") => Cwd::Unset,
        Some(folder) if honoured == Knowledge::No && is_absolute(folder) => Cwd::Ignored(folder),
        Some(_) if honoured == Knowledge::No => Cwd::Unset,
        Some(_) => Cwd::Decides,
    }
}

/// Whether the entry is one person's for all projects, so that no project's folder can be meant.
pub(crate) fn is_for_all_projects(context: &Context<'_>, server: &Server<'_>) -> bool {
    matches!(context.scope, Some(Scope::User | Scope::Managed)) && project_of(context, server).is_none()
}

/// `personal` in a file for all projects, else `shared`; in an example, which is yet to be filled in, info.
pub(crate) fn severity(
    context: &Context<'_>,
    server: &Server<'_>,
    personal: Severity,
    shared: Severity,
) -> Severity {
    match (context.example, is_for_all_projects(context, server)) {
        (true, _) => Severity::Info,
        (false, true) => personal,
        (false, false) => shared,
    }
}

/// Where a relative path is looked for and what comes of it: goes on after "x is looked for". `failing`
/// says what comes of it where it cannot be found.
pub(crate) fn outcome(context: &Context<'_>, server: &Server<'_>, failing: &str) -> String {
    let start = context.dialect.map_or(StartFolder::Unknown, |dialect| dialect.start_folder);
    let client = context.client();
    if !is_for_all_projects(context, server) {
        format!("in the folder where {client} starts the server, and finds it only if that is the project")
    } else if start == StartFolder::Project {
        "in the folder of whatever project is open, and finds it in one project at most".to_owned()
    } else {
        format!("in the folder where {client} starts servers, not beside this file: {failing}")
    }
}

/// Whether a program before token `at` starts what follows it in another folder: `env -C`, `--cwd`.
pub(crate) fn is_moved(argv: &Argv<'_>, at: usize) -> bool {
    argv.tokens[..at].iter().any(|token| {
        let text = token.text.as_ref();
        let name = text.split_once('=').map_or(text, |(name, _)| name);
        matches!(name, "--cwd" | "--chdir" | "--directory" | "--cd")
            || name == "-C" && argv.program_name() == "env"
    })
}

/// `relative`, which stands at `place`, as a path that leads to the same file from any folder; `None` if
/// the folder that the author means is not known.
pub(crate) fn written_out(
    context: &Context<'_>,
    server: &Server<'_>,
    place: TokenPlace,
    relative: &str,
) -> Option<String> {
    let is_there = |path: &String| !context.runs_here || context.host.is_some_and(|host| host.exists(path));
    if let Cwd::Ignored(folder) = cwd(context, server) {
        return Some(join(folder, relative)).filter(is_there);
    }
    if let Some(project) = project_of(context, server) {
        return Some(join(project, relative)).filter(is_there);
    }
    if context.is_shared() {
        let field = if place == TokenPlace::Command { "command" } else { "args" };
        let forms = context.dialect?.forms_in(field);
        // Editors that write `${env:X}` write `${workspaceFolder}`; Gemini CLI's names are others.
        let expands = [VariableForm::Editor, VariableForm::EnvColon].iter().all(|form| forms.contains(form));
        return expands.then(|| join("${workspaceFolder}", relative));
    }
    let host = context.host.filter(|_| context.runs_here && !context.example)?;
    let home = host.home()?;
    Some(join(&home.to_string_lossy(), relative)).filter(|path| host.exists(path))
}

/// The project that the entry belongs to, in a file that keeps the servers of each project apart.
pub(crate) fn project_of<'a>(context: &Context<'a>, server: &Server<'_>) -> Option<&'a str> {
    let projects = context.config.root?.get("projects")?.value.as_object()?;
    let start = server.node.span.start;
    projects
        .iter()
        .find(|project| (project.value.span.start..project.value.span.end).contains(&start))
        .map(|project| project.key.as_ref())
        .filter(|key| is_absolute(key))
}
