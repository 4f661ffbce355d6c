//! `ephemeral-runtime-path`: a program in a folder that is emptied or gone before long.

use super::support::paths;
use super::support::paths::FoundPath;
use std::borrow::Cow;

use crate::argv::program_name;
use crate::argv::runtime_path::{Folder, RuntimePath};
use crate::argv::system::Role;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::platform::{Platform, is_drive_path};
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "ephemeral-runtime-path",
    category: Category::Launch,
    severity: Severity::Error,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Suggestion),
    summary: "the program lies in a folder that does not last",
    check: Check::Server(check),
};

/// Folders that do not last.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Passing {
    /// `fnm_multishells/<process>_<time>`
    Shell,
    /// What npx installed for one run, with the package if the path names it.
    Npx(Option<String>),
    /// What uv or pnpm installed for one run.
    Cache(&'static str),
    /// The system's folder for temporary files.
    Temporary,
}

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    for found in paths::of_entry(context, server) {
        if !matches!(found.role, Role::Program | Role::Script) {
            continue;
        }
        let Some(passing) = passing(found.path) else { continue };
        report(context, findings, &found, &passing);
    }
}

fn report(context: &Context<'_>, findings: &mut Findings<'_>, found: &FoundPath<'_>, passing: &Passing) {
    let file = program_name(found.path);
    let (message, label) = match passing {
        Passing::Shell => (
            format!(
                "fnm makes this folder for one shell and drops it afterwards: once that is gone, {} finds no {file}",
                context.client()
            ),
            "the folder of one shell",
        ),
        Passing::Npx(_) => (
            "npx keeps this folder in its cache: when the package changes or the cache is cleaned, \
             the path leads nowhere"
                .to_owned(),
            "in the cache of npx",
        ),
        Passing::Cache(owner) => (
            format!("{owner} keeps this folder in its cache: when that is cleaned, the path leads nowhere"),
            "in a cache",
        ),
        Passing::Temporary => (
            "a temporary folder is emptied at a restart or after some days: then there is nothing to start"
                .to_owned(),
            "a temporary folder",
        ),
    };
    let severity = match passing {
        _ if context.example => Severity::Info,
        Passing::Shell => Severity::Error,
        _ => Severity::Warning,
    };
    let says = match found.role {
        Role::Program => context.not_found_error(found.path),
        _ => context.closed_error().to_owned(),
    };
    findings
        .report(found.span, message)
        .severity(severity)
        .label(found.span, label)
        .says(says)
        .fix(repair(context, found, passing));
}

fn passing(path: &str) -> Option<Passing> {
    if !path.contains(['/', '\\']) {
        return None;
    }
    if RuntimePath::parse(path).is_some_and(|runtime| runtime.folder == Folder::Session) {
        return Some(Passing::Shell);
    }
    let slashed = if path.contains('\\') { path.replace('\\', "/").into() } else { Cow::Borrowed(path) };
    if slashed.contains("/_npx/") {
        return Some(Passing::Npx(package_in(&slashed)));
    }
    for (folder, owner) in [
        ("/uv/archive-v0/", "uv"),
        ("/uv/environments-v2/", "uv"),
        ("/uv/cache/archive-v0/", "uv"),
        ("/pnpm/dlx/", "pnpm"),
    ] {
        if slashed.contains(folder) {
            return Some(Passing::Cache(owner));
        }
    }
    let is_temporary = ["/tmp/", "/var/folders/", "/private/tmp/", "/private/var/folders/"]
        .iter()
        .any(|root| slashed.starts_with(root))
        || is_drive_path(path) && {
            let lower = slashed.to_ascii_lowercase();
            lower.contains("/appdata/local/temp/") || lower[2..].starts_with("/windows/temp/")
        };
    is_temporary.then_some(Passing::Temporary)
}

/// The package of `…/_npx/<hash>/node_modules/@scope/name/dist/x.js`.
fn package_in(path: &str) -> Option<String> {
    let (_, inside) = path.split_once("/node_modules/")?;
    let mut parts = inside.split('/');
    match parts.next()? {
        ".bin" | "" => None,
        scope if scope.starts_with('@') => Some(format!("{scope}/{}", parts.next()?)),
        name => Some(name.to_owned()),
    }
}

fn repair(context: &Context<'_>, found: &FoundPath<'_>, passing: &Passing) -> Fix {
    let file = found.path.rsplit(['/', '\\']).next().unwrap_or(found.path);
    let title = match passing {
        Passing::Shell if context.platform == Platform::Windows || found.path.contains('\\') => {
            format!("start \"fnm\" with \"exec\", \"--using=default\", \"{file}\" before the other arguments")
        }
        Passing::Shell => format!("write the path that \"fnm exec --using=default which {file}\" prints"),
        Passing::Npx(Some(package)) => format!("start it with npx -y {package}"),
        Passing::Npx(None) => "start it with npx -y and the name of the package".to_owned(),
        Passing::Cache("uv") => "start it with uvx and the name of the package".to_owned(),
        Passing::Cache(_) => "start it with pnpm dlx and the name of the package".to_owned(),
        Passing::Temporary => "move it to a folder that lasts, and write that path".to_owned(),
    };
    Fix::suggestion(title, Vec::new())
}
