//! `wsl-unc-path`: a folder of WSL by its network name, given to a program that runs through cmd.

use super::support::paths;
use crate::argv::system::{Role, System};
use crate::argv::{Argv, program_name};
use crate::diagnostic::{Applicability, Fix, Impact, Severity};
use crate::model::Server;
use crate::platform::Platform;
use crate::rule::{Category, Check, Context, Findings, Rule};

pub(super) static RULE: Rule = Rule {
    name: "wsl-unc-path",
    category: Category::Platform,
    severity: Severity::Warning,
    impact: Impact::ServerFails,
    fix: Some(Applicability::Suggestion),
    summary: "a network path into WSL where cmd or Windows cannot use it",
    check: Check::Server(check),
};

/// Programs that are batch files on Windows, and so run in cmd.
const BATCH: [&str; 9] = ["npx", "npm", "pnpm", "pnpx", "yarn", "yarnpkg", "corepack", "tsx", "ts-node"];

fn check(context: &Context<'_>, server: &Server<'_>, findings: &mut Findings<'_>) {
    // The path itself says Windows; another known platform is `wrong-os-path`'s.
    if !matches!(context.platform, Platform::Windows | Platform::Any)
        || server.platform_block(Platform::Windows).is_some()
    {
        return;
    }
    let argv = server.argv();
    let cwd = server.cwd().map(|cwd| cwd.value.span);
    for found in paths::of_entry(context, server) {
        let Some((distribution, inside)) = into_wsl(found.path) else { continue };
        let is_cwd = cwd == Some(found.span);
        let (message, label) = if is_cwd && runs_in_cmd(argv) {
            (
                format!(
                    "cmd cannot start in a network path: {} runs in C:\\Windows instead, and finds nothing of this \
                     folder",
                    argv.program_name()
                ),
                "a network path",
            )
        } else if found.role == Role::Program
            && found.system == System::Target
            && !is_windows_program(found.path)
        {
            (
                "this is a program of Linux: Windows reads the file through the network path, and cannot run it"
                    .to_owned(),
                "a program of Linux",
            )
        } else {
            continue;
        };
        let says = if is_cwd {
            "UNC paths are not supported. Defaulting to Windows directory."
        } else {
            context.closed_error()
        };
        let fix = if is_cwd {
            format!("start it inside WSL: wsl -d {distribution} --cd {inside} -e and the program")
        } else {
            format!("start it inside WSL: wsl -d {distribution} -e {inside}")
        };
        findings
            .report(found.span, message)
            .label(found.span, label)
            .says(says)
            .fix(Fix::suggestion(fix, Vec::new()));
    }
}

/// The distribution, and the path inside it, of `\\wsl$\Ubuntu\home\me`.
fn into_wsl(path: &str) -> Option<(String, String)> {
    if !path.starts_with(['/', '\\']) {
        return None;
    }
    let slashed = path.replace('\\', "/");
    let rest = slashed.strip_prefix("//")?;
    let (host, rest) = rest.split_once('/')?;
    if !matches!(host.to_ascii_lowercase().as_str(), "wsl$" | "wsl.localhost") {
        return None;
    }
    let (distribution, inside) = rest.split_once('/').unwrap_or((rest, ""));
    (!distribution.is_empty()).then(|| (distribution.to_owned(), format!("/{inside}")))
}

fn runs_in_cmd(argv: &Argv<'_>) -> bool {
    let text = argv.program_text().to_ascii_lowercase();
    let name = argv.program_name();
    name == "cmd" || BATCH.contains(&name) || text.ends_with(".cmd") || text.ends_with(".bat")
}

/// Whether the file is one that Windows starts.
fn is_windows_program(path: &str) -> bool {
    program_name(path).len() < path.rsplit(['/', '\\']).next().map_or(0, str::len)
}
