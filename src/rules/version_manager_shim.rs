//! `version-manager-shim`: a shim that chooses its version by the start folder, started from nowhere.

use super::support::machine;
use super::support::start_folder::{self, Cwd};
use crate::argv::program_name;
use crate::argv::runtime_path::{Folder, Manager, RuntimePath};
use crate::argv::system::{Role, System};
use crate::clients::StartFolder;
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "version-manager-shim",
    category: Category::Launch,
    severity: Severity::Warning,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Suggestion),
    summary: "a shim of asdf, mise or pyenv finds no version where the client starts it",
    check: Check::Server(check),
};

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    let starts_in_project =
        context.dialect.is_none_or(|dialect| dialect.start_folder == StartFolder::Project);
    if starts_in_project
        || context.example
        || !start_folder::is_for_all_projects(context, server)
        || start_folder::cwd(context, server) == Cwd::Decides
    {
        return;
    }
    let argv = server.argv();
    for word in argv.path_words(context.platform).iter() {
        let token = &argv.tokens[word.token];
        let Some(runtime) = RuntimePath::parse(&token.text) else { continue };
        let is_shim = runtime.folder == Folder::Shims
            && word.role == Role::Program
            && word.system == System::Target
            && !start_folder::is_moved(argv, word.token);
        if !is_shim || names_version(server) || has_global_version(context, &runtime) {
            continue;
        }
        let program = program_name(&token.text);
        let (looks_for, outcome) = match runtime.manager {
            Manager::Pyenv => (
                ".python-version",
                format!("runs the system's {program}, or stops with \"pyenv: {program}: command not found\""),
            ),
            Manager::Mise => ("mise.toml", "stops".to_owned()),
            _ => (".tool-versions", format!("stops with \"No version is set for command {program}\"")),
        };
        findings
            .report(
                token.span,
                format!(
                    "this shim of {} looks for {looks_for} above the folder where {} starts servers, then for a \
                     global version: with neither it {outcome}",
                    runtime.manager.name(),
                    context.client()
                ),
            )
            .label(token.span, "chooses its version by the start folder")
            .says(context.closed_error())
            .fix(Fix::suggestion(advice(&runtime, &program), Vec::new()));
    }
}

/// Whether the entry says which version: `ASDF_NODEJS_VERSION`, `PYENV_VERSION`, `MISE_NODE_VERSION`.
fn names_version(server: &Server<'_>) -> bool {
    let is_version = |name: &str| {
        name == "PYENV_VERSION"
            || name.ends_with("_VERSION") && (name.starts_with("ASDF_") || name.starts_with("MISE_"))
    };
    server.env_vars().any(|variable| is_version(&variable.key))
        || server
            .argv()
            .top_level_texts()
            .filter_map(|text| text.split_once('='))
            .any(|(name, _)| is_version(name))
}

/// Whether this machine has a version for every folder.
fn has_global_version(context: &Context<'_>, runtime: &RuntimePath<'_>) -> bool {
    let Some(host) = machine::of_file(context) else { return false };
    let Some(home) = host.home() else { return true };
    let in_home = |file: &str| host.exists(&home.join(file).to_string_lossy());
    match runtime.manager {
        Manager::Pyenv => host.exists(&format!("{}/version", runtime.root)),
        Manager::Mise => [".config/mise/config.toml", ".tool-versions", "mise.toml", ".mise.toml"]
            .iter()
            .any(|file| in_home(file)),
        _ => in_home(".tool-versions"),
    }
}

fn advice(runtime: &RuntimePath<'_>, program: &str) -> String {
    let versions = match runtime.manager {
        Manager::Pyenv => "versions",
        _ => "installs",
    };
    let plugin = match program {
        "node" | "npx" | "npm" | "pnpm" | "yarn" => "NODEJS",
        "python" | "python3" => "PYTHON",
        "ruby" => "RUBY",
        "go" => "GOLANG",
        _ => "<PLUGIN>",
    };
    let or = match runtime.manager {
        Manager::Pyenv => "set PYENV_VERSION in env".to_owned(),
        Manager::Mise => "start it with mise exec".to_owned(),
        _ => format!("set ASDF_{plugin}_VERSION in env"),
    };
    format!("write the path of {program} below {}/{versions}, or {or}", runtime.root)
}
