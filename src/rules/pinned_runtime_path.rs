//! `pinned-runtime-path`: a path with a version in it, where the same program has one without.

use super::support::paths;
use crate::argv::runtime_path::{Folder, Manager, RuntimePath};
use crate::argv::system::Role;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "pinned-runtime-path",
    category: Category::Launch,
    severity: Severity::Info,
    impact: Impact::None,
    fix: Some(Applicability::Suggestion),
    summary: "the path names a version that the next upgrade removes",
    check: Check::Server(check),
};

/// What an upgrade removes.
struct Pinned {
    /// Who upgrades.
    owner: &'static str,
    /// The same file under a name that stays.
    stable: Option<String>,
}

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    for found in paths::of_entry(context, server) {
        if !matches!(found.role, Role::Program | Role::Script) {
            continue;
        }
        let Some(pinned) = pinned(found.path) else { continue };
        let host = context.host.filter(|_| context.runs_here);
        let stable = pinned.stable.filter(|path| host.is_none_or(|host| host.exists(path)));
        let fix = match &stable {
            Some(path) => {
                let edits = found.replace(context, path).into_iter().collect();
                Fix::suggestion(format!("write {path}, which stays"), edits)
            }
            None => {
                Fix::suggestion("install the program outside of this folder, and write that path", Vec::new())
            }
        };
        findings
            .report(
                found.span,
                format!(
                    "{} removes the folder of this version when it upgrades: then {} has nothing to start",
                    pinned.owner,
                    context.client()
                ),
            )
            .label(found.span, "holds until the next upgrade")
            .fix(fix);
    }
}

/// nvm, asdf, mise, pyenv and Volta keep a version until the user removes it, and have no other name for it.
fn pinned(path: &str) -> Option<Pinned> {
    if let Some(runtime) = RuntimePath::parse(path) {
        return of_manager(&runtime);
    }
    if !path.contains("AnthropicClaude") && !path.contains("extensions") {
        return None;
    }
    let slashed = path.replace('\\', "/");
    let parts: Vec<&str> = slashed.split('/').collect();
    parts.windows(2).find_map(|pair| {
        let owner = match (pair[0], pair[1]) {
            ("AnthropicClaude", app) if app.strip_prefix("app-").is_some_and(is_version) => "Claude Desktop",
            ("extensions", extension) if is_extension(extension) => "the editor",
            _ => return None,
        };
        Some(Pinned { owner, stable: None })
    })
}

fn of_manager(runtime: &RuntimePath<'_>) -> Option<Pinned> {
    let Folder::Version(_) = runtime.folder else { return None };
    match runtime.manager {
        // `opt/<formula>` leads to the version that is installed, also where nothing is linked to `bin`.
        Manager::Homebrew => {
            let prefix = runtime.root.strip_suffix("/Cellar")?;
            let stable = format!("{prefix}/opt/{}{}", runtime.tool, runtime.rest);
            Some(Pinned { owner: "Homebrew", stable: Some(stable) })
        }
        _ => None,
    }
}

/// `publisher.name-1.2.3`, with or without a platform.
fn is_extension(folder: &str) -> bool {
    folder.split_once('.').is_some_and(|(publisher, rest)| {
        !publisher.is_empty()
            && rest.match_indices('-').any(|(at, _)| {
                let version = rest[at + 1..].split('-').next().unwrap_or("");
                is_version(version)
            })
    })
}

/// `1.2.3`
fn is_version(text: &str) -> bool {
    let mut parts = 0;
    text.split('.').all(|part| {
        parts += 1;
        !part.is_empty() && part.chars().all(|letter| letter.is_ascii_digit())
    }) && parts == 3
}
