//! `launcher-not-on-gui-path`: a program that only shells find, started by an app of the desktop.

use super::support::gui_path;
use super::support::machine;
use crate::argv::TokenPlace;
use crate::argv::runtime_path::{Folder, Manager, RuntimePath, folder_of_shells};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::edit::{Edit, Literal};
use crate::host::Host;
use crate::model::Server;
use crate::platform::Platform;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "launcher-not-on-gui-path",
    category: Category::Launch,
    severity: Severity::Info,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Unsafe),
    summary: "an app started from the desktop does not find this program",
    check: Check::Server(check),
};

/// What follows the program's folder on PATH when an entry sets it.
const SYSTEM_FOLDERS: &str = "/usr/local/bin:/usr/bin:/bin";

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    if !gui_path::is_searched_from_desktop(context) {
        return;
    }
    let Some(token) = gui_path::bare_launcher(server) else { return };
    let program = token.text.as_ref();
    let host = machine::of_file(context);
    let path = match host {
        Some(host) if gui_path::finds(context, host, program) => None,
        Some(host) => host.find_program(program).map(|path| path.to_string_lossy().into_owned()),
        // Another path of the same file shows where the author's programs are.
        None if context.runs_here => None,
        None => gui_path::named_elsewhere(context, program).map(str::to_owned),
    };
    let Some(path) = path else { return };
    let Some(keeper) = folder_of_shells(&path, context.platform) else { return };
    let client = context.client();
    let manager = RuntimePath::parse(&path).map(|runtime| runtime.manager);
    let message = if puts_nvm_on_path(context, manager) {
        format!(
            "{client} searches every version of nvm, the oldest first: {program} runs with the oldest Node.js"
        )
    } else if host.is_some() {
        format!(
            "{keeper} puts {program} on the PATH of shells only: {client} does not find it when it is started \
             from the desktop"
        )
    } else {
        format!(
            "this file names programs of {keeper}, which only shells have on PATH: {client} may not find \
             {program} when it is started from the desktop"
        )
    };
    let found = findings.report(token.span, message).label(token.span, "looked for on the desktop's PATH");
    if host.is_some() {
        found.severity(Severity::Warning).says(context.not_found_error(program));
    } else {
        found.impact(Impact::None);
    }
    match host.and_then(|host| verified(context, server, host, program, &path)) {
        Some(fix) => found.fix(fix),
        None => found.fix(Fix::suggestion(advice(&path, program), Vec::new())),
    };
}

/// Claude Desktop for macOS puts them on PATH itself, in ascending order.
fn puts_nvm_on_path(context: &Context<'_>, manager: Option<Manager>) -> bool {
    manager == Some(Manager::Nvm)
        && context.platform == Platform::Macos
        && context.dialect.is_some_and(|dialect| dialect.finds_nvm)
}

/// Writes the path that this machine has, and the PATH on which the program finds Node.js.
fn verified(
    context: &Context<'_>,
    server: &Server<'_>,
    host: &dyn Host,
    program: &str,
    path: &str,
) -> Option<Fix> {
    let token = server.argv().tokens.first().filter(|token| token.place == TokenPlace::Command)?;
    let lasts = !matches!(
        RuntimePath::parse(path).map(|runtime| runtime.folder),
        Some(Folder::Session | Folder::Shims)
    );
    if !lasts || !host.exists(path) {
        return None;
    }
    let mut edits = vec![context.editor().replace_string(token.span, path)];
    let mut title = format!("write {path}");
    if gui_path::is_node_script(program) {
        let node = host.find_program("node")?;
        let folder = node.parent()?.to_string_lossy().into_owned();
        if !SYSTEM_FOLDERS.split(':').any(|system| system == folder) {
            edits.extend(set_path(context, server, &format!("{folder}:{SYSTEM_FOLDERS}"))?);
            title.push_str(", and set PATH to where it finds node");
        }
    }
    Some(Fix::unsafe_(title, edits))
}

fn set_path(context: &Context<'_>, server: &Server<'_>, value: &str) -> Option<Vec<Edit>> {
    let editor = context.editor();
    let value = Literal::String(value.to_owned());
    if let Some(env) = server.env() {
        let end = env.value.as_object()?.len();
        return Some(editor.insert_member(&env.value, end, "PATH", &value));
    }
    let map = Literal::Object(vec![("PATH".to_owned(), value)]);
    Some(editor.insert_member(server.node, server.fields().len(), server.env_key(), &map))
}

fn advice(path: &str, program: &str) -> String {
    let runtime = RuntimePath::parse(path);
    match runtime.map(|runtime| (runtime.manager, runtime.folder)) {
        Some((manager, Folder::Session | Folder::Shims)) => {
            format!("write the whole path of {program} in the folder of one version of {}", manager.name())
        }
        _ if gui_path::is_node_script(program) => {
            format!("write the whole path of {program}, and set PATH in env to the folder of node")
        }
        _ => format!("write the whole path of {program}"),
    }
}
