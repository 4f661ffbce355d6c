//! `cwd-ignored-by-client`: a working folder that this client does not read.

use super::support::folder_need::{self, Need};
use super::support::start_folder;
use crate::argv::path::{has_blanks, is_absolute};
use crate::argv::program_name;
use crate::clients::{Knowledge, StartFolder, UnknownFields};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};
use crate::syntax::Member;

pub(super) static RULE: Rule = Rule {
    name: "cwd-ignored-by-client",
    category: Category::Launch,
    severity: Severity::Warning,
    impact: Impact::SettingIgnored,
    fix: Some(Applicability::Unsafe),
    summary: "the client does not read cwd, and starts the server elsewhere",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(dialect) = context.dialect else { return };
    // A client that refuses the entry for it is `unknown-key`'s.
    let ignores = dialect.cwd == Knowledge::No && dialect.unknown_fields != UnknownFields::EntryDropped;
    if !ignores || dialect.field("cwd").is_some() || !server.is_stdio() {
        return;
    }
    let Some((cwd, folder)) = server.cwd().zip(server.cwd_text()) else { return };
    if is_start_folder(context, server, folder) {
        return;
    }
    let client = context.client();
    let need = folder_need::of(server);
    let starts = match dialect.start_folder {
        StartFolder::Project => "in the project that is open",
        StartFolder::Elsewhere | StartFolder::Unknown => "in a folder of its own choice",
    };
    let outcome = match need {
        Some(Need::Path(token)) => {
            format!("{} is looked for there", server.argv().tokens[token].text)
        }
        Some(Need::Project(program, _) | Need::Other(program)) => {
            format!("{} finds no project there", program_name(&server.argv().tokens[program].text))
        }
        Some(Need::Module(program)) => {
            format!(
                "{} looks for the module there, and among its packages",
                program_name(&server.argv().tokens[program].text)
            )
        }
        None => "the server's own relative paths lead elsewhere".to_owned(),
    };
    // A module may be installed as well.
    let depends = need.is_some_and(|need| !matches!(need, Need::Module(_)));
    let fails = depends && !may_be_start_folder(context, server, folder) && !context.example;
    let found = findings
        .report(cwd.key_span, format!("{client} does not read cwd and starts the server {starts}: {outcome}"))
        .label(cwd.key_span, "not read")
        .maybe_fix(fix(context, server, cwd, folder, need));
    if fails {
        found.severity(Severity::Error).impact(Impact::ServerFails).says(context.closed_error());
    }
    if found.fix.is_none() {
        found.help("name the folder in the command line: as a whole path, or by an option of the program");
    }
}

/// Whether the client starts the server in this folder anyway.
fn is_start_folder(context: &Context<'_>, server: &Server<'_>, folder: &str) -> bool {
    let in_project = context.dialect.is_some_and(|dialect| dialect.start_folder == StartFolder::Project);
    let own = context.path.rsplit_once(['/', '\\']).map(|(own, _)| own);
    let same = |other: &str| folder.trim_end_matches(['/', '\\']) == other.trim_end_matches(['/', '\\']);
    let of_file =
        own.is_some_and(|own| same(own) || own.rsplit_once(['/', '\\']).is_some_and(|(up, _)| same(up)));
    in_project
        && (matches!(folder, "" | "." | "./" | "${workspaceFolder}" | "${CLAUDE_PROJECT_DIR}")
            || start_folder::project_of(context, server).is_some_and(same)
            || context.is_shared() && of_file)
}

/// Whether it may be that folder: a project's file may name the project by its whole path or by a variable.
fn may_be_start_folder(context: &Context<'_>, server: &Server<'_>, folder: &str) -> bool {
    has_blanks(folder) || is_absolute(folder) && !start_folder::is_for_all_projects(context, server)
}

fn fix(
    context: &Context<'_>,
    server: &Server<'_>,
    cwd: &Member<'_>,
    folder: &str,
    need: Option<Need>,
) -> Option<Fix> {
    let index = server.field_index(cwd)?;
    let remove = context.editor().remove_member(server.node, index);
    let Some(need) = need else {
        // Of a command line in the wrong shape nobody knows what it needs.
        let has_odd_args = server.args().is_some_and(|args| args.value.as_array().is_none());
        let has_odd_command = server
            .command()
            .and_then(|command| command.value.as_str())
            .is_none_or(|command| command.contains(' '));
        if has_odd_args || has_odd_command {
            return None;
        }
        return Some(Fix::unsafe_("remove \"cwd\"", remove));
    };
    // What stands for a folder in `cwd` may stand for nothing in `args`.
    if has_blanks(folder) {
        return None;
    }
    let (title, mut edits) = folder_need::name_folder(context, server, need, folder)?;
    edits.extend(remove);
    Some(Fix::unsafe_(format!("{title}, and remove \"cwd\""), edits))
}
