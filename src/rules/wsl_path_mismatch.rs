//! `wsl-path-mismatch`: Linux paths given to Windows programs, and the other way round.

use crate::argv::system::{Role, System};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::edit::Edit;
use crate::model::Server;
use crate::platform::{Platform, is_drive_path};
use crate::rule::{Category, Check, Context, Findings, Rule};

use super::support::launch;
use super::support::paths::{self, FoundPath};

pub(super) static RULE: Rule = Rule {
    name: "wsl-path-mismatch",
    category: Category::Platform,
    severity: Severity::Error,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Safe),
    summary: "a path of WSL in a Windows entry, or a Windows path behind wsl",
    check: Check::Server(check),
};

/// What is wrong with a path.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mismatch {
    /// `/mnt/c/…`, read by a Windows program.
    Mount,
    /// `/home/…`, read by a Windows program.
    Home,
    /// `C:\…`, read by Linux inside Windows.
    Drive,
}

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    if server.platform_block(context.platform).is_some() {
        return;
    }
    let found: Vec<(Mismatch, FoundPath)> =
        paths::of_entry(context, server).filter_map(|path| Some((mismatch(context, &path)?, path))).collect();
    let Some((kind, first)) = found.first() else { return };
    let path = first.path;
    let message = match kind {
        Mismatch::Mount => {
            format!("{path} exists inside WSL only: Windows programs know this place by its drive letter")
        }
        Mismatch::Home => format!(
            "{path} lies inside WSL: {} on Windows starts Windows programs, and they do not find it",
            context.client()
        ),
        Mismatch::Drive => {
            format!("{path} is read by Linux, which has no drive letters: inside WSL it is not found")
        }
    };
    let diagnostic = findings.report(first.span, message);
    for (kind, path) in &found {
        let label = match kind {
            Mismatch::Mount | Mismatch::Home => "a Linux path, read by Windows",
            Mismatch::Drive => "a Windows path, read by Linux",
        };
        diagnostic.label(path.span, label);
    }
    match first.role {
        Role::Program if first.system == System::Target => {
            _ = diagnostic.says(format!("spawn {path} ENOENT"))
        }
        Role::Program | Role::Script => _ = diagnostic.says(context.closed_error()),
        Role::Argument => {}
    }
    match (repair(context, server, &found), paths::to_wsl_mount(path)) {
        (Some(fix), _) => diagnostic.fix(fix),
        (None, Some(right)) => diagnostic.help(format!("inside WSL this path is {right}")),
        (None, None) => diagnostic.help("start the program inside WSL (`wsl -e …`), or name a Windows path"),
    };
}

fn mismatch(context: &Context<'_>, found: &FoundPath<'_>) -> Option<Mismatch> {
    let read_by_linux = match found.system {
        System::Target => context.platform == Platform::Wsl,
        System::Wsl => !matches!(context.platform, Platform::Linux | Platform::Macos),
        System::Elsewhere => false,
    };
    if read_by_linux {
        return is_drive_path(found.path).then_some(Mismatch::Drive);
    }
    if found.system != System::Target
        || context.platform != Platform::Windows
        || paths::may_be_remote(context)
    {
        return None;
    }
    if paths::from_wsl_mount(found.path).is_some() {
        Some(Mismatch::Mount)
    } else {
        found.path.strip_prefix("/home/").filter(|rest| !rest.is_empty()).map(|_| Mismatch::Home)
    }
}

/// A Linux program is started through wsl; other paths are written as the reader knows them.
fn repair(context: &Context<'_>, server: &Server<'_>, found: &[(Mismatch, FoundPath<'_>)]) -> Option<Fix> {
    let (kind, first) = found.first()?;
    let outermost = server.argv().tokens.first().is_some_and(|program| program.span == first.span);
    if *kind == Mismatch::Home && first.role == Role::Program {
        let edits =
            outermost.then(|| launch::put_in_front(context, server, &["wsl", "-e"], first.path))??;
        return Some(Fix::unsafe_("start it inside WSL with wsl -e", edits));
    }
    let edits: Vec<Edit> = found
        .iter()
        .filter_map(|(_, path)| {
            let other = paths::from_wsl_mount(path.path).or_else(|| paths::to_wsl_mount(path.path))?;
            path.replace(context, &other)
        })
        .collect();
    if edits.is_empty() {
        return None;
    }
    let only_mounts = found.iter().all(|(kind, _)| *kind == Mismatch::Mount);
    let title = match kind {
        Mismatch::Drive => "write the path as WSL knows it",
        Mismatch::Mount | Mismatch::Home => "write the path as Windows knows it",
    };
    Some(if only_mounts { Fix::safe(title, edits) } else { Fix::unsafe_(title, edits) })
}
