//! `cwd-does-not-exist`: the folder in which the server is to start is not there.

use super::support::machine;
use crate::argv::path::has_blanks;
use crate::clients::Knowledge;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::host::Host;
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "cwd-does-not-exist",
    category: Category::Launch,
    severity: Severity::Error,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Suggestion),
    summary: "the folder in which the server is to start does not exist",
    check: Check::Server(check),
};

/// What stands where a folder should be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wrong {
    Nothing,
    File,
}

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let Some(host) = machine::of_file(context) else { return };
    // A client that does not read `cwd` is `cwd-ignored-by-client`'s.
    let reads = context.dialect.map_or(Knowledge::Unknown, |dialect| dialect.cwd);
    let Some((cwd, folder)) = server.cwd().zip(server.cwd_text()).filter(|_| reads != Knowledge::No) else {
        return;
    };
    let is_read = context.dialect.and_then(|dialect| dialect.keys.cwd).is_none_or(|key| cwd.key == key);
    if !is_read || !server.is_stdio() || server.platform_block(context.platform).is_some() {
        return;
    }
    let Some(wrong) = wrong(context, host, folder) else { return };
    let program = server.argv().program_text();
    let (message, label, says) = match wrong {
        Wrong::Nothing => (
            format!("there is no folder {folder} on this machine: no process can start in it"),
            "no such folder",
            format!("spawn {program} ENOENT"),
        ),
        Wrong::File => (
            format!("{folder} is a file, and a process starts in a folder: the start fails"),
            "a file",
            "spawn ENOTDIR".to_owned(),
        ),
    };
    let span = cwd.value.span;
    findings
        .report(span, message)
        .severity(if reads == Knowledge::Yes { Severity::Error } else { Severity::Warning })
        .label(span, label)
        .says(says)
        .fix(repair(context, host, span, folder, wrong));
}

fn wrong(context: &Context<'_>, host: &dyn Host, folder: &str) -> Option<Wrong> {
    if !machine::has_path_form(context.platform, folder) || has_blanks(folder) || host.is_dir(folder) {
        return None;
    }
    Some(if host.exists(folder) { Wrong::File } else { Wrong::Nothing })
}

fn repair(
    context: &Context<'_>,
    host: &dyn Host,
    span: crate::span::Span,
    folder: &str,
    wrong: Wrong,
) -> Fix {
    let parent = folder.rsplit_once(['/', '\\']).map(|(parent, _)| parent);
    match parent.filter(|parent| wrong == Wrong::File && host.is_dir(parent)) {
        Some(parent) => {
            let edit = context.editor().replace_string(span, parent);
            Fix::suggestion(format!("write {parent}, the folder of the file"), vec![edit])
        }
        None => Fix::suggestion("correct the path", Vec::new()),
    }
}
