//! The folders that an app started from the desktop searches for programs.

use crate::argv::runtime_path::folder_of_shells;
use crate::argv::{Token, is_bare_name, program_name};
use crate::clients::{Inherits, Scope};
use crate::host::Host;
use crate::model::Server;
use crate::platform::Platform;
use crate::rule::Context;

/// Programs that people install with version managers and language installers.
const LAUNCHERS: [&str; 20] = [
    "node", "npx", "npm", "pnpm", "pnpx", "yarn", "corepack", "tsx", "bun", "bunx", "deno", "uv", "uvx",
    "python", "python3", "pipx", "poetry", "ruby", "go", "java",
];

/// Launchers that are scripts for Node.js: they start with `#!/usr/bin/env node`, and look for it on PATH.
const NODE_SCRIPTS: [&str; 7] = ["npx", "npm", "pnpm", "pnpx", "yarn", "corepack", "tsx"];

/// Whether the program is a script that needs `node` on PATH.
pub(in crate::rules) fn is_node_script(program: &str) -> bool {
    NODE_SCRIPTS.contains(&program_name(program).as_str())
}

/// Whether one person's client that sees the PATH of the desktop and not that of the shell reads the file.
///
/// VS Code and Zed ask the login shell for its variables and hand all of them on.
pub(in crate::rules) fn is_searched_from_desktop(context: &Context<'_>) -> bool {
    matches!(context.platform, Platform::Linux | Platform::Macos)
        && context.scope == Some(Scope::User)
        && !context.example
        && context.dialect.is_some_and(|dialect| dialect.desktop_app && dialect.inherits != Inherits::Full)
}

/// The program of the entry, if the client looks for it by name on its own PATH.
pub(in crate::rules) fn bare_launcher<'s, 'a>(server: &'s Server<'a>) -> Option<&'s Token<'a>> {
    let program = server.argv().tokens.first()?;
    let has_own_path = server.env_vars().any(|variable| variable.key == "PATH")
        || server.fields().iter().any(|field| field.key.eq_ignore_ascii_case("envFile"));
    (is_bare_name(&program.text) && LAUNCHERS.contains(&program.text.as_ref()) && !has_own_path)
        .then_some(program)
}

/// Whether a folder that every app searches has the program, be it another one than the shell finds.
pub(in crate::rules) fn finds(context: &Context<'_>, host: &dyn Host, program: &str) -> bool {
    let more = match context.platform {
        // The logs of Claude Desktop show it; of other apps that is not known.
        Platform::Macos => "/opt/homebrew/bin",
        _ => "/snap/bin",
    };
    ["/usr/local/bin", "/usr/bin", "/bin", "/usr/sbin", "/sbin", more]
        .iter()
        .any(|folder| host.exists(&format!("{folder}/{program}")))
}

/// A path in the file that leads to this program, or to one that came with it, where only shells look.
pub(in crate::rules) fn named_elsewhere<'c>(context: &'c Context<'_>, program: &str) -> Option<&'c str> {
    let family = family(program);
    let paths = context.facts.paths_of_shells.get_or_init(|| paths_of_shells(context));
    paths.iter().map(String::as_str).find(|text| {
        // A package that npm installed with the Node.js of a version manager.
        let of_node = family == "node" && text.contains("/lib/node_modules/");
        of_node || self::family(&program_name(text)) == family
    })
}

fn paths_of_shells(context: &Context<'_>) -> Vec<String> {
    let values = context.config.servers.iter().flat_map(|server| {
        let args = server.args_array().and_then(|args| args.as_array()).unwrap_or_default();
        server.command().map(|command| &command.value).into_iter().chain(args)
    });
    values
        .filter_map(|value| value.as_str())
        .filter(|text| text.contains(['/', '\\']) && folder_of_shells(text, context.platform).is_some())
        .map(str::to_owned)
        .collect()
}

/// Programs that are installed together.
fn family(program: &str) -> &str {
    match program {
        "npx" | "npm" | "node" => "node",
        "bun" | "bunx" => "bun",
        "uv" | "uvx" => "uv",
        "python" | "python3" => "python",
        other => other,
    }
}
