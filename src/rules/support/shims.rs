//! The `.cmd` shims of npm, and the clients that start them through cmd without quoting for it.

use crate::argv::Argv;
use crate::clients::ShimQuoting;
use crate::diagnostic::Severity;
use crate::platform::Platform;
use crate::rule::Context;

/// Programs that are `.cmd` files on Windows.
const SHIMS: [&str; 10] =
    ["npx", "npm", "pnpm", "pnpx", "yarn", "yarnpkg", "corepack", "tsx", "ts-node", "nodemon"];

/// How sure it is that this client puts `cmd /C` before the shim that it starts, without escaping what
/// follows; `None` for other clients, systems and programs.
pub(in crate::rules) fn unquoted(context: &Context<'_>, argv: &Argv<'_>) -> Option<Severity> {
    if context.platform != Platform::Windows || !starts_shim(argv) {
        return None;
    }
    match context.dialect?.shim_quoting {
        ShimQuoting::Lost => Some(Severity::Error),
        ShimQuoting::SaidLost => Some(Severity::Warning),
        ShimQuoting::Unknown => None,
    }
}

/// Whether the client starts one of these files itself.
fn starts_shim(argv: &Argv<'_>) -> bool {
    let text = argv.program_text();
    // `/usr/bin/npx` is no path of Windows: another rule's.
    !text.starts_with('/')
        && SHIMS.contains(&argv.program_name())
        && !text.to_ascii_lowercase().ends_with(".exe")
}

/// Whether this client, if it is started on Windows, breaks an argument with a space behind a shim.
///
/// Those that the README of mcp-remote names (npm, 0.15.1, read 2026-11-25).
pub(in crate::rules) fn breaks_on_windows(context: &Context<'_>, argv: &Argv<'_>) -> bool {
    context.dialect.is_some_and(|dialect| matches!(dialect.id, "claude-desktop" | "cursor" | "codex"))
        && starts_shim(argv)
}
